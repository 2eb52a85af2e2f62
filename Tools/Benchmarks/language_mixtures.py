"""Documents of several languages with their passages, from joined sentences to what real documents look like."""
import dataclasses

GROUPS = {
    "de": "en fr it nl pl tr ru", "fr": "en de es it ar nl", "en": "de fr es it pt nl sv pl ru zh ja hi ar ko id",
    "es": "en ca pt fr gl eu", "it": "en de fr es", "pt": "en es fr", "nl": "en de fr fy", "sv": "en fi nb da",
    "pl": "en de cs uk", "cs": "en de sk", "sk": "cs hu en", "hu": "en de ro", "ro": "en hu fr", "fi": "sv en et",
    "da": "en sv de", "nb": "en nn sv", "tr": "en de ar ku", "ru": "en uk de kk", "uk": "ru en pl", "bg": "en ru mk",
    "el": "en de", "ar": "en fr", "he": "en ar ru", "fa": "en ar", "hi": "en mr ur", "bn": "en hi", "ta": "en hi",
    "th": "en zh", "vi": "en fr", "id": "en ms jv", "ja": "en zh", "zh": "en ja", "ko": "en ja zh", "ca": "es en fr",
    "eu": "es fr en", "ga": "en", "cy": "en", "et": "en ru fi", "lv": "en ru lt", "lt": "en pl ru", "sl": "en de hr",
    "hr": "en de sl", "sr": "en hu ru", "sw": "en", "af": "en", "kk": "ru en", "uz": "ru en", "ka": "en ru", "hy": "ru en",
    "sq": "en it", "mk": "en sq bg", "is": "en da", "mt": "en it", "lb": "fr de", "gl": "es en", "eo": "en fr",
    "la": "en de it fr", "ur": "en hi", "am": "en", "ne": "en hi", "mn": "en ru", "ky": "ru en", "rw": "en fr", "ha": "en",
}
TITLES = ["The Great Gatsby", "Le Petit Prince", "La Dolce Vita", "Bohemian Rhapsody", "Game of Thrones", "Das Boot",
          "Cien años de soledad", "Stairway to Heaven", "Amélie", "Machine Learning", "New York Times", "Real Madrid",
          "carpe diem", "déjà vu", "Zeitgeist", "Credit Suisse First Boston", "Windows Server", "ad hoc", "in vitro"]
NAMES = ["Anna Kowalska", "J. Müller", "M. Dupont", "Maria Rossi", "K. Tanaka", "Ltd.", "GmbH & Co. KG", "S.p.A.",
         "Microsoft", "IBM", "Paris", "Berlin", "Tokyo", "Samsung Galaxy", "Adobe PDF", "UNESCO", "ISO 9001", "Wi-Fi"]


@dataclasses.dataclass
class Document:
    """A text, the languages with at least a twentieth of its bytes, and its passages in code points."""
    kind: str
    text: str
    languages: list
    segments: list


class Builder:
    def __init__(self, kind):
        self.kind, self.text, self.segments = kind, "", []

    def add(self, code, text):
        """Text of a language; None continues the passage before it (and never counts for a language)."""
        begin = len(self.text)
        self.text += text
        if code is None:
            return
        if self.segments and self.segments[-1]["LanguageCode"] == code:
            self.segments[-1]["EndOffset"] = len(self.text)
        else:
            self.segments.append({"BeginOffset": begin, "EndOffset": len(self.text), "LanguageCode": code})

    def document(self):
        sizes = {}
        for segment in self.segments:
            text = self.text[segment["BeginOffset"]:segment["EndOffset"]]
            sizes[segment["LanguageCode"]] = sizes.get(segment["LanguageCode"], 0) + len(text.encode())
        total = sum(sizes.values())
        languages = sorted(code for code, size in sizes.items() if size * 20 >= total)
        return Document(self.kind, self.text, languages, self.segments)


class Source:
    def __init__(self, texts, random):
        self.random = random
        self.sentences = {code: [text for text in found if len(text) >= 12 or ord(text[0]) > 0x2E80]
                          for code, found in texts.sentences.items() if code in texts.core and len(found) >= 60}
        self.codes = sorted(self.sentences)
        self.partners = {code: [p for p in GROUPS[code].split() if p in self.sentences]
                         for code in GROUPS if code in self.sentences}

    def some(self, code, count, least=0):
        found = [text for text in self.sentences[code] if len(text.encode()) >= least]
        return [sentence(text) for text in self.random.sample(found, min(count, len(found)))]

    def pair(self):
        first = self.random.choice(sorted(self.partners))
        second = self.random.choice(self.partners[first])
        return (first, second) if self.random.random() < 0.6 else (second, first)

    def words(self, code, fewest, most):
        text = self.random.choice(self.sentences[code])
        words = text.split()
        if len(words) < 2:
            return text[:self.random.randint(2, 6)]
        length = min(len(words), self.random.randint(fewest, most))
        start = self.random.randint(0, len(words) - length)
        return " ".join(words[start:start + length]).strip(".,;:!?\"'()«»“”„")


def sentence(text):
    return text if text[-1] in ".!?。।؟…:።။។" else text + "."


def joined(texts, count):
    """Two to four sentences in each of one to three of all languages, joined by spaces."""
    random = texts.random("mixed")
    source = Source(texts, random)
    for _ in range(count):
        builder = Builder("joined")
        for code in random.sample(source.codes, random.randint(1, 3)):
            for text in source.some(code, random.randint(2, 4), least=40):
                builder.add(code, (" " if builder.text else "") + text)
        yield builder.document()


def hard(texts, count):
    random = texts.random("mixed-hard")
    source = Source(texts, random)
    kinds = [two_spaces, paragraphs, lines, uneven, quotation, titles, parallel, list_of_labels, phrase_book, letter,
             single_with_names, single_with_quote, three, alternating]
    for index in range(count):
        builder = Builder(kinds[index % len(kinds)].__name__.replace("_", " "))
        kinds[index % len(kinds)](builder, source, random)
        yield builder.document()


def two_spaces(builder, source, random):
    """Languages that meet in practice, one to three sentences each."""
    for code in source.pair():
        for text in source.some(code, random.randint(1, 3)):
            builder.add(code, (" " if builder.text else "") + text)


def paragraphs(builder, source, random):
    for code in source.pair():
        for _ in range(random.randint(1, 2)):
            builder.add(code, " ".join(source.some(code, random.randint(2, 4))) + "\n\n")


def lines(builder, source, random):
    """Lines without full stops."""
    for code in source.pair():
        for text in source.some(code, random.randint(2, 4)):
            builder.add(code, text.rstrip(".。।") + "\n")


def uneven(builder, source, random):
    first, second = source.pair()
    body = source.some(first, random.randint(6, 10))
    foreign = " ".join(source.some(second, random.randint(1, 2), least=60))
    at = random.randint(0, len(body))
    for text in body[:at]:
        builder.add(first, text + " ")
    builder.add(second, foreign + " ")
    for text in body[at:]:
        builder.add(first, text + " ")


def quotation(builder, source, random):
    """A quoted sentence in another language, introduced by a colon."""
    first, second = source.pair()
    for text in source.some(first, random.randint(1, 3)):
        builder.add(first, text + " ")
    open_sign, close_sign = random.choice([("“", "”"), ("„", "“"), ("«", "»"), ('"', '"')])
    builder.add(first, source.words(first, 3, 6) + ": ")
    builder.add(second, open_sign + " ".join(source.some(second, random.randint(1, 2), least=50)) + close_sign + " ")
    for text in source.some(first, random.randint(1, 3)):
        builder.add(first, text + " ")


def titles(builder, source, random):
    """Foreign names and titles are not passages."""
    code = source.pair()[0]
    for text in source.some(code, random.randint(3, 6), least=30):
        words = text.split()
        if random.random() < 0.6 and len(words) > 4:
            words.insert(random.randint(2, len(words) - 1), random.choice(["„{}“", '"{}"', "({})", "{}"]).format(random.choice(TITLES)))
        builder.add(code, " ".join(words) + " ")


def parallel(builder, source, random):
    """Columns of a manual: blocks of each language one after the other, with numbers."""
    codes = list(dict.fromkeys(source.pair() + source.pair()))
    for number, code in enumerate(codes, 1):
        builder.add(code, f"{number}. " + " ".join(source.some(code, random.randint(2, 3), least=30)) + "\n")


def list_of_labels(builder, source, random):
    """A document of one language with a table of short labels and numbers."""
    code = source.pair()[0]
    builder.add(code, " ".join(source.some(code, random.randint(2, 4))) + "\n")
    for _ in range(random.randint(3, 8)):
        builder.add(code, source.words(code, 1, 2) + "\t" + str(random.randint(1, 9999)) + "\n")


def phrase_book(builder, source, random):
    """Lines of one language, then their likes of another."""
    first, second = source.pair()
    for _ in range(random.randint(3, 5)):
        builder.add(first, source.some(first, 1)[0] + "\n")
        builder.add(second, source.some(second, 1)[0] + "\n")


def letter(builder, source, random):
    """A reply above the message it answers, with addresses and a signature."""
    first, second = source.pair()
    builder.add(first, " ".join(source.some(first, random.randint(1, 3))) + "\n\n")
    builder.add(first, random.choice(NAMES) + "\ntel. +49 30 123456\nhttps://example.com/\n\n> 2024-05-01 12:30 <ada@example.org>:\n")
    for text in source.some(second, random.randint(2, 4)):
        builder.add(second, "> " + text + "\n")


def single_with_names(builder, source, random):
    code = source.pair()[0]
    builder.add(code, random.choice(NAMES) + " – " + random.choice(NAMES) + "\n")
    for text in source.some(code, random.randint(2, 5)):
        builder.add(code, text + random.choice([" ", "\n", f" ({random.choice(NAMES)}) "]))


def single_with_quote(builder, source, random):
    """Two or three foreign words are no passage."""
    first, second = source.pair()
    body = source.some(first, random.randint(4, 7), least=40)
    for text in body[:2]:
        builder.add(first, text + " ")
    builder.add(first, "„" + source.words(second, 1, 3) + "“ ")
    for text in body[2:]:
        builder.add(first, text + " ")


def three(builder, source, random):
    first, second = source.pair()
    third = random.choice([code for code in source.partners if code not in (first, second)])
    for code in (first, second, third):
        separator = random.choice([" ", "\n", "\n\n"])
        for text in source.some(code, random.randint(2, 3), least=30):
            builder.add(code, text + separator)


def alternating(builder, source, random):
    first, second = source.pair()
    for _ in range(random.randint(2, 3)):
        for code in (first, second):
            builder.add(code, " ".join(source.some(code, random.randint(2, 3), least=30)) + " ")


def crumbs(texts, count):
    """Documents of one language as tables, forms and pictures leave them: headings, labels, names, broken words."""
    random = texts.random("crumbs")
    source = Source(texts, random)
    for index in range(count):
        code = sorted(source.partners)[index % len(source.partners)]
        builder = Builder("crumbs")
        for _ in range(random.randint(10, 25)):
            builder.add(code, crumb(code, source, random) + random.choice(["\n", "\n", "\t", "\n\n"]))
        yield builder.document()


def crumb(code, source, random):
    kind = random.randrange(9)
    if kind < 3:
        return source.words(code, 1, 3) + random.choice(["", ":", ""])
    if kind == 3:
        return source.words(code, 1, 2) + f" {random.randint(1, 99999)}"
    if kind == 4:
        return random.choice(NAMES)
    if kind == 5:
        return random.choice(["1.2.3", "2024-05-01", "€ 12,50", "42 %", "A-17", "n/a", "–", "kWh", "Nr. 5", "S. 12", "fig. 3"])
    if kind == 6:
        return source.words(code, 1, 1)[:random.randint(1, 4)]
    if kind == 7:
        return "".join(random.choice("ilI|1!.,:;'`~-_ oO0") for _ in range(random.randint(2, 8)))
    return source.some(code, 1)[0]
