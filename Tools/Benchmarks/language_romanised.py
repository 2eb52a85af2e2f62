"""Texts of other scripts in Latin letters, by ICU's transliterators: with diacritics, without, and by other rules."""
import subprocess

SCHEMES = {
    "ru": ["Cyrillic-Latin", "Cyrillic-Latin; Latin-ASCII", "Russian-Latin/BGN; Latin-ASCII"],
    "el": ["Greek-Latin", "Greek-Latin; Latin-ASCII", "Greek-Latin/UNGEGN; Latin-ASCII"],
    "hi": ["Devanagari-Latin", "Devanagari-Latin; Latin-ASCII"],
    "ar": ["Arabic-Latin", "Arabic-Latin; Latin-ASCII"],
    "ja": ["Hiragana-Latin; Katakana-Latin", "Hiragana-Latin; Katakana-Latin; Latin-ASCII"],
    "zh": ["Han-Latin", "Han-Latin; Latin-ASCII"],
}


def texts(texts, per_language):
    random = texts.random("romanised")
    for code, schemes in SCHEMES.items():
        found = list(texts.sentences.get(code, []))
        if code == "ja":
            found = [kana for kana in (longest_kana(text) for text in found) if len(kana) >= 8]
        random.shuffle(found)
        size = per_language // len(schemes) + 1
        for index, scheme in enumerate(schemes):
            for line in transliterated(found[index * size:(index + 1) * size], scheme):
                yield code + "-Latn", line.replace("'", "") if "ASCII" in scheme else line


def longest_kana(text):
    """The longest stretch without Chinese characters: their Japanese readings are not ICU's."""
    best = current = ""
    for c in text:
        current = current + c if 0x3040 <= ord(c) <= 0x30FF or c in "、。！？" else ""
        best = max(best, current, key=len)
    return best


def transliterated(lines, scheme):
    run = subprocess.run(["uconv", "-f", "utf-8", "-t", "utf-8", "-x", scheme], input="\n".join(lines).encode(),
                         capture_output=True, check=True)
    return run.stdout.decode().split("\n")
