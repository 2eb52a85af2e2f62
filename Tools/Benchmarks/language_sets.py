#!/usr/bin/env python3
"""Makes frozen development sets for language detection out of the development texts.

  language_sets.py DATA OUT [--seed N] [--per-language N] [--hold-out TABLE]

DATA is the language data folder (`dev.tsv.xz`, `train.tsv.xz`, `core.txt`, `common75.txt`, …). OUT receives tab
separated files `gold TEXT` (.tsv.xz): gold is a code, several accepted codes joined by `|`, or `und`; and JSON Lines
with the passages of mixed documents (`mixed*.jsonl`), each beside a table `gold TEXT` whose gold is joined by `+`.
--hold-out takes a table of training texts for languages of which the development file has few: every
twentieth line goes into the sets `held-out-*`, the rest into `train-rest.tsv.xz` to train on instead of the table.
The same data and seed give the same bytes. Needs Python 3.9 and, for romanised texts, ICU's `uconv`.
"""
import argparse, collections, json, lzma, os, random, re, shutil, sys

import language_mixtures
import language_noise
import language_nothing
import language_romanised

SIMILAR = ["bs hr sr", "id ms", "da nb nn", "cs sk", "zu xh", "pt gl es ast", "bg mk", "ru uk be", "hi mr ne",
           "fa ur ps", "st tn", "rn rw", "tr az", "nl af", "et fi", "lt lv", "hsb dsb pl", "sv da nb", "kk ky tt",
           "ar fa ckb", "is fo", "ca es oc", "cs sl hr"]
WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")


class Texts:
    """The development texts by language, and how frequent words are in the training texts of each language."""

    def __init__(self, data, seed):
        self.seed = seed
        self.sentences = collections.defaultdict(list)
        self.sources = {}
        self.lists = {"p": collections.defaultdict(list), "w": collections.defaultdict(list)}
        for code, kind, source, text in rows(os.path.join(data, "dev.tsv.xz")):
            if kind == "s":
                self.sentences[code].append(text)
                self.sources[(code, text)] = source
            else:
                self.lists[kind][code].append(text)
        self.core = open(os.path.join(data, "core.txt")).read().split()
        self.common = open(os.path.join(data, "common75.txt")).read().strip().split(",")
        self.frequencies = word_frequencies(os.path.join(data, "train.tsv.xz"), set(self.core))

    def random(self, name):
        return random.Random(f"{self.seed} {name}")

    def accepted(self, words, code):
        """The languages in which these words are about as usual as in `code`."""
        rates = [self.frequencies.get(word.lower(), {}) for word in words]
        answers = {code}
        for other in self.core:
            if other != code and all(rate.get(other, 0) * 4 >= max(rate.get(code, 0), 2e-5) for rate in rates):
                answers.add(other)
        return "|".join(sorted(answers))


def rows(path):
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n").split("\t", 3)


def word_frequencies(path, languages):
    """Share of each word among the words of the sentences of a language, for the frequent ones."""
    counts, totals = collections.defaultdict(collections.Counter), collections.Counter()
    for code, kind, _, text in rows(path):
        if kind == "s" and code in languages and totals[code] < 60000:
            words = [word.lower() for word in WORD.findall(text)]
            counts[code].update(words)
            totals[code] += len(words)
    frequencies = collections.defaultdict(dict)
    for code, counter in counts.items():
        for word, count in counter.items():
            if count > 1:
                frequencies[word][code] = count / totals[code]
    return frequencies


def is_spaced(code):
    return code not in ("zh", "ja", "th", "lo", "km", "my", "bo", "dz", "shn", "mnw", "blk")


def pieces(text, fewest, most, random):
    """Some words in a row, as they stand in the text."""
    words = text.split()
    length = min(len(words), random.randint(fewest, most))
    start = random.randint(0, len(words) - length)
    return words[start:start + length]


def clean_words(words):
    return [word for word in (match for piece in words for match in WORD.findall(piece)) if word]


def lists_and_cuts(texts, kind, count, per_language):
    """Word lists and pairs as given; where a language has none, words of its sentences."""
    random = texts.random("cut" + kind)
    for code in texts.core:
        given = [text for text in texts.lists[kind].get(code, []) if kind == "p" or len(text) >= 4]
        given = random.sample(given, min(per_language // 2, len(given)))
        sentences = texts.sentences.get(code, [])
        seen, cuts, tries = set(given), [], 0
        while len(cuts) < per_language - len(given) and sentences and tries < 20 * per_language and is_spaced(code):
            tries += 1
            words = clean_words(pieces(random.choice(sentences), count, count, random))
            text = " ".join(words[:count])
            long_enough = all(len(word) >= (5 if count == 1 else 3) or ord(word[0]) > 0x2E80 for word in words)
            if len(words) >= count and long_enough and text not in seen:
                seen.add(text)
                cuts.append(text)
        for text in given + cuts:
            yield code, text


def sentences(texts, per_language):
    random = texts.random("sentences")
    for code in texts.core:
        found = texts.sentences.get(code, [])
        for text in random.sample(found, min(per_language, len(found))):
            yield code, text


def crowd(texts, per_language):
    """Short sentences as people write them one by one: whole ones first, else the beginning of a longer one."""
    random = texts.random("crowd")
    for code in texts.core:
        found = texts.sentences.get(code, [])
        if is_spaced(code):
            short = [text for text in found if 3 <= len(text.split()) <= 9 and len(text) <= 70]
            long = [text for text in found if len(text.split()) > 9]
        else:
            short = [text for text in found if 6 <= len(text) <= 30]
            long = []
        chosen = random.sample(short, min(per_language, len(short)))
        for text in random.sample(long, min(per_language - len(chosen), len(long))):
            chosen.append(" ".join(text.split()[:random.randint(4, 8)]).rstrip(",;:-–") + ".")
        for text in chosen:
            yield code, text


def paragraphs(texts, per_language):
    random = texts.random("paragraphs")
    for code in texts.core:
        found = texts.sentences.get(code, [])
        by_source = collections.defaultdict(list)
        for text in found:
            by_source[texts.sources[(code, text)]].append(text)
        for source, group in sorted(by_source.items()):
            random.shuffle(group)
            count = min(per_language, len(group) // 4)
            for index in range(count):
                yield code, " ".join(group[4 * index:4 * index + 4])


def short(texts, per_language):
    """One to three common words, or the beginning of a sentence; every language they are usual in is right."""
    random = texts.random("short")
    for code in texts.core:
        found = texts.sentences.get(code, [])
        if len(found) < 20 or not is_spaced(code):
            continue
        common = collections.Counter(word.lower() for text in found for word in set(WORD.findall(text)))
        usual = [word for word, _ in sorted(common.items(), key=lambda item: (-item[1], item[0])) if len(word) > 2][:80]
        seen = set()
        for index in range(per_language):
            words = clean_words(random.choice(found).split()[:random.randint(1, 3)])
            if index % 3 == 0 and usual:
                words = [random.choice(usual)]
            text = " ".join(words)
            if len(text) >= 3 and text not in seen:
                seen.add(text)
                yield texts.accepted(words, code), text.capitalize() if random.random() < 0.3 else text


def similar(texts, per_language):
    random = texts.random("similar")
    for group in SIMILAR:
        for code in group.split():
            found = texts.sentences.get(code, [])
            for text in random.sample(found, min(per_language, len(found))):
                yield code, text


def by_source(texts, per_language):
    """Sets of one source each, of languages that have others: for measuring models trained without it."""
    random = texts.random("sources")
    groups = collections.defaultdict(lambda: collections.defaultdict(list))
    for (code, text), source in texts.sources.items():
        groups[code][source].append(text)
    sets = collections.defaultdict(list)
    for code, sources in sorted(groups.items()):
        if code in texts.core and len(sources) > 1:
            for source, found in sorted(sources.items()):
                if len(found) >= 20:
                    sets[source] += [(code, text) for text in random.sample(found, min(per_language, len(found)))]
    return {source: found for source, found in sorted(sets.items()) if len({code for code, _ in found}) >= 10}


def hold_out(texts, table, out, per_language):
    """Splits a table of training texts; yields sets of the part that is held out."""
    every = list(rows(table))
    held = [row for index, row in enumerate(every) if index % 20 == 10]
    rest = "".join("\t".join(row) + "\n" for index, row in enumerate(every) if index % 20 != 10)
    with open(os.path.join(out, "train-rest.tsv.xz"), "wb") as file:
        file.write(lzma.compress(rest.encode(), preset=6))
    part = Texts.__new__(Texts)
    part.seed, part.core, part.lists = texts.seed, sorted({row[0] for row in held}), {"p": {}, "w": {}}
    part.sentences = collections.defaultdict(list)
    for code, _, _, text in held:
        part.sentences[code].append(text)
    yield "words", lists_and_cuts(part, "w", 1, per_language)
    yield "pairs", lists_and_cuts(part, "p", 2, per_language)
    yield "sentences", sentences(part, per_language)
    yield "crowd", crowd(part, per_language // 2)


def write(out, name, lines):
    lines = [(gold, " ".join(text.split())) for gold, text in lines]
    lines = [(gold, text) for gold, text in lines if text]
    data = "".join(f"{gold}\t{text}\n" for gold, text in lines).encode()
    with open(os.path.join(out, name + ".tsv.xz"), "wb") as file:
        file.write(lzma.compress(data, preset=6))
    print(f"{name}: {len(lines)} texts, {len({gold for gold, _ in lines})} answers, {len(data)} bytes", flush=True)


def write_documents(out, name, documents):
    """Documents with their passages, and a table that scorers of language sets can read."""
    documents = list(documents)
    with open(os.path.join(out, name + ".jsonl"), "w", encoding="utf-8") as file:
        for index, document in enumerate(documents):
            line = {"Id": str(index), "Kind": document.kind, "Text": document.text, "Languages": document.languages,
                    "Segments": document.segments}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    write(out, name, (("+".join(document.languages), document.text) for document in documents))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("out")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--per-language", type=int, default=100)
    parser.add_argument("--hold-out", metavar="TABLE")
    options = parser.parse_args()
    texts = Texts(options.data, options.seed)
    out, count = options.out, options.per_language
    os.makedirs(out, exist_ok=True)
    write(out, "words", lists_and_cuts(texts, "w", 1, count))
    write(out, "pairs", lists_and_cuts(texts, "p", 2, count))
    write(out, "sentences", sentences(texts, count))
    write(out, "crowd", crowd(texts, count // 2))
    write(out, "paragraphs", paragraphs(texts, count // 5))
    write(out, "short", short(texts, count // 2))
    write(out, "similar", similar(texts, 2 * count))
    write(out, "noise", language_noise.noisy(texts, count // 4))
    write(out, "und", language_nothing.texts(texts.random("und"), 20 * count))
    for source, lines in by_source(texts, count // 2).items():
        write(out, "source-" + source, lines)
    if options.hold_out:
        for name, lines in hold_out(texts, options.hold_out, out, count):
            write(out, "held-out-" + name, lines)
    if shutil.which("uconv"):
        write(out, "romanised", language_romanised.texts(texts, count))
    else:
        print("romanised: left out, uconv is not installed", file=sys.stderr)
    write_documents(out, "mixed", language_mixtures.joined(texts, 10 * count))
    write_documents(out, "mixed-hard", language_mixtures.hard(texts, 14 * count))
    write_documents(out, "mixed-crumbs", language_mixtures.crumbs(texts, 4 * count))


if __name__ == "__main__":
    main()
