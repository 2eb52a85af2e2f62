#!/usr/bin/env python3
"""Names in text: Docent beside CRFsuite, trained on the same files, judged on the same raw texts in one run.

usage: entities.py --docent BINARY --data FOLDER [--out results/entities.md] [--model FILE]

FOLDER holds ner/LANGUAGE.SET.{train,dev}.bio.gz (or set DOCENT_DATA_DIR). Needs python-crfsuite. The peer learns one
model a language from the training files of that language, with the feature template its users take: words, affixes of
three letters and case of a word and its neighbours. Texts are the tokens of a sentence joined with single spaces, ten
sentences to a document for Docent and one at a time for the peer; an entity is right where type, start and end are.
"""
import argparse, collections, gzip, json, os, re, subprocess, sys, tempfile, time

SETS = {
    "en": ["en.uner-ewt", "en.wikigold", "en.gum", "en.btc", "en.wnut17", "en.grobidner"],
    "pt": ["pt.uner-bosque"],
    "da": ["da.uner-ddt"],
    "hr": ["hr.uner-set"],
    "de": ["de.germeval14", "de.smartdata"],
    "fr": ["fr.europeana", "fr.newseye"],
    "nl": ["nl.europeana"],
    "sv": ["sv.uner-talbanken", "sv.newseye"],
}
TYPES = ("PER", "LOC", "ORG")
TOKEN = re.compile(r"\w+(?:['’.-]\w+)*|[^\w\s]", re.UNICODE)


def sentences(path):
    """Lists of (token, tag) of a file; other types than TYPES are O."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        current = []
        for line in file:
            line = line.rstrip("\n")
            if line:
                token, tag = line.split("\t")[:2]
                current.append((token, tag if tag[2:] in TYPES else "O"))
            elif current:
                yield current
                current = []
        if current:
            yield current


def spans(tags):
    """(first, last + 1, type) as conlleval counts."""
    found, start, kind = [], None, None
    for index, tag in enumerate(list(tags) + ["O"]):
        if start is not None and (tag[:1] != "I" or tag[2:] != kind):
            found.append((start, index, kind))
            start = None
        if start is None and tag != "O":
            start, kind = index, tag[2:]
    return found


def text_and_gold(sentence):
    starts, position = [], 0
    for token, _ in sentence:
        starts.append(position)
        position += len(token) + 1
    gold = {
        (starts[a], starts[b - 1] + len(sentence[b - 1][0]), kind) for a, b, kind in spans([tag for _, tag in sentence])
    }
    return " ".join(token for token, _ in sentence), gold


def word_features(word):
    lower = word.lower()
    features = ["w=" + lower, "s3=" + lower[-3:], "s2=" + lower[-2:], "p3=" + lower[:3]]
    if word[:1].isupper():
        features.append("upper" if word.isupper() else "title")
    elif word.isdigit():
        features.append("digit")
    return features


def sentence_features(words):
    own = [word_features(word) for word in words]
    rows = []
    for index, features in enumerate(own):
        row = ["bias", *features]
        row += ["-1" + f for f in own[index - 1]] if index else ["BOS"]
        row += ["+1" + f for f in own[index + 1]] if index + 1 < len(own) else ["EOS"]
        if index > 1:
            row.append("-2" + own[index - 2][0])
        if index + 2 < len(own):
            row.append("+2" + own[index + 2][0])
        rows.append(row)
    return rows


class Peer:
    def __init__(self, files):
        import pycrfsuite

        trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
        trainer.set_params({"c1": 0.1, "c2": 0.01, "max_iterations": 60, "feature.possible_transitions": True})
        for path in files:
            for sentence in sentences(path):
                trainer.append(sentence_features([t for t, _ in sentence]), [tag for _, tag in sentence])
        with tempfile.NamedTemporaryFile(delete=False) as file:
            self.path = file.name
        trainer.train(self.path)
        self.tagger = pycrfsuite.Tagger()
        self.tagger.open(self.path)

    def measure(self, path):
        """(F1, bytes of text, seconds of CPU)"""
        right = expected = found = size = 0
        seconds = 0.0
        for sentence in sentences(path):
            text, gold = text_and_gold(sentence)
            started = time.process_time()
            tokens = [match.span() for match in TOKEN.finditer(text)]
            tags = self.tagger.tag(sentence_features([text[a:b] for a, b in tokens]))
            answer = {(tokens[a][0], tokens[b - 1][1], kind) for a, b, kind in spans(tags)}
            seconds += time.process_time() - started
            right += len(gold & answer)
            expected += len(gold)
            found += len(answer)
            size += len(text.encode())
        return 2 * right / max(1, expected + found), size, seconds


def docent(binary, path, model):
    command = [binary, "evaluate", "entities", "--json", "--types", ",".join(TYPES), "--data", path]
    if model:
        command += ["--model", model]
    before = os.times()
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    after = os.times()
    return json.loads(output.splitlines()[0]), after.children_user - before.children_user


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--docent", required=True)
    parser.add_argument("--data", default=os.environ.get("DOCENT_DATA_DIR"))
    parser.add_argument("--model", help="measure this model file instead of the shipped one")
    parser.add_argument("--languages", default=",".join(SETS), help="only these, separated by commas")
    parser.add_argument("--out")
    arguments = parser.parse_args()
    if not arguments.data:
        sys.exit("name the data folder with --data or DOCENT_DATA_DIR")
    folder = os.path.join(arguments.data, "ner")
    lines = [
        "| development set | Docent | 95 % interval | PER | LOC | ORG | CRFsuite, same files |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    speed = collections.Counter()
    for language in arguments.languages.split(","):
        names = SETS[language]
        peer = Peer([os.path.join(folder, name + ".train.bio.gz") for name in names])
        for name in names:
            path = os.path.join(folder, name + ".dev.bio.gz")
            ours, cpu = docent(arguments.docent, path, arguments.model)
            f1, size, seconds = peer.measure(path)
            speed["bytes"] += size
            speed["docent"] += cpu
            speed["peer"] += seconds
            low, high = ours["interval"]
            kinds = " | ".join("%.1f" % (100 * ours["types"].get(kind, {"f1": 0})["f1"]) for kind in TYPES)
            lines.append(
                "| %s | %.1f | %.1f–%.1f | %s | %.1f |"
                % (name, 100 * ours["all"]["f1"], 100 * low, 100 * high, kinds, 100 * f1)
            )
            print(lines[-1], flush=True)
    lines.append("")
    lines.append(
        "Exact spans in raw text, F1 in per cent. CPU seconds for these %.1f MB: Docent %.1f (start, reading, tokens, "
        "rules, scoring and bootstrap included), CRFsuite %.1f (tokens by one expression, features and tagging alone)."
        % (speed["bytes"] / 1e6, speed["docent"], speed["peer"])
    )
    if arguments.out:
        with open(arguments.out, "w", encoding="utf-8") as file:
            file.write("\n".join(["# Entities", "", *lines]) + "\n")
    print(lines[-1])


if __name__ == "__main__":
    main()
