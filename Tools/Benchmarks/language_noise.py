"""Sentences as they are written in a hurry: casing, punctuation, typing errors, addresses, mentions, emoji."""
import re

EMOJI = "😀 😂 ❤️ 👍 🙏 🎉 😭 🔥 😅 🤔 ✨ 💯 🥲 👏 😍".split()
MENTIONS = ["@anna_k", "@the_real_max", "@support", "#throwback", "#love", "#news2024", "@user1234", "#ootd", "RT @ada:"]
ADDRESSES = ["https://t.co/x8GhQ2", "http://www.example.com/a/b?id=42", "www.example.org", "bit.ly/3xYz9Ab",
             "info@example.net", "https://youtu.be/dQw4w9WgXcQ", "example.com/news/today.html", "pic.twitter.com/aB3dE"]
CODES = ["123", "3x", "50%", "12:30", "v2.1", "#3", "2024", "10-15", "A4", "€20", "08/05", "24/7"]
EMOTICONS = [":)", ":-D", ";)", ":(", "xD", "<3", "^^", ":P"]


def noisy(texts, per_language):
    random = texts.random("noise")
    kinds = [upper, lower, title, mocking, bare, shouting, typing_errors, stretched, social, hurried]
    for code in texts.core:
        found = [text for text in texts.sentences.get(code, []) if 15 <= len(text) <= 160]
        for index, text in enumerate(random.sample(found, min(per_language, len(found)))):
            yield code, kinds[index % len(kinds)](text, random)


def upper(text, random):
    return text.upper()


def lower(text, random):
    return text.lower()


def title(text, random):
    return text.title()


def mocking(text, random):
    return "".join(c.upper() if random.random() < 0.5 else c.lower() for c in text)


def bare(text, random):
    return re.sub(r"[^\w\s'’\u0300-\u036f\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]", "", text)


def shouting(text, random):
    sign = random.choice(["!!!", "???", "...", "!?!", "…", "!!!!!!!", " ."])
    return random.choice(["", "- ", "> ", "* ", '"']) + text.rstrip(".!?") + sign


def typing_errors(text, random):
    """About one letter in twenty is dropped, doubled or changes places with the next."""
    letters, index, out = list(text), 0, []
    while index < len(letters):
        c = letters[index]
        if c.isalpha() and random.random() < 0.05:
            kind = random.randrange(3)
            if kind == 0:
                out += [c, c]
            elif kind == 1 and index + 1 < len(letters) and letters[index + 1].isalpha():
                out += [letters[index + 1], c]
                index += 1
            elif kind == 2 and len(letters) > 8:
                pass
            else:
                out.append(c)
        else:
            out.append(c)
        index += 1
    return "".join(out)


def stretched(text, random):
    words = text.split()
    index = random.randrange(len(words))
    words[index] = re.sub(r"([aeiouyаеиоуαεηιο])(\W*)$", lambda m: m.group(1) * random.randint(3, 6) + m.group(2), words[index])
    return " ".join(words) + " " + random.choice(EMOTICONS)


def social(text, random):
    words = text.split()
    for kind in (MENTIONS, ADDRESSES, EMOJI, CODES):
        if random.random() < 0.7:
            words.insert(random.randint(0, len(words)), random.choice(kind))
    return " ".join(words) + "".join(random.choice(EMOJI) for _ in range(random.randint(0, 3)))


def hurried(text, random):
    return typing_errors(bare(text, random).lower(), random) + " " + random.choice(EMOTICONS + EMOJI + ADDRESSES)
