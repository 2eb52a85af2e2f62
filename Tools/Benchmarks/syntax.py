#!/usr/bin/env python3
"""Measures parts of speech beside NLTK's perceptron tagger and writes Tools/Benchmarks/results/syntax.md.

  syntax.py DATA [--docent BINARY] [--model FILE] [--peer PYTHON] [--iterations N] [--peer-languages CODES]

DATA is the folder with the data sets (`pos/`). PYTHON is an interpreter that has the nltk package; without it that
comparison is left out. The peer is trained here on the same training treebanks and given the treebank's own words;
Docent reads the plain text in its own tokens.
"""
import argparse, datetime, glob, json, os, resource, subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PEER = r"""
import glob, gzip, json, os, random, sys, time
from nltk.tag.perceptron import PerceptronTagger
folder, language, iterations = sys.argv[1], sys.argv[2], int(sys.argv[3])
def sentences(path):
    sentence = []
    for line in gzip.open(path, "rt", encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        if len(fields) > 1:
            sentence.append((fields[0], fields[1]))
        elif sentence:
            yield sentence
            sentence = []
    if sentence:
        yield sentence
random.seed(1)
tagger = PerceptronTagger(load=False)
train = [s for path in sorted(glob.glob(os.path.join(folder, language + ".*.train.pos.gz"))) for s in sentences(path)]
tagger.train(train, nr_iter=iterations)
for path in sorted(glob.glob(os.path.join(folder, language + ".*.dev.pos.gz"))):
    right = words = 0
    start = time.process_time()
    for sentence in sentences(path):
        answers = tagger.tag([form for form, _ in sentence])
        right += sum(a[1] == b[1] for a, b in zip(answers, sentence))
        words += len(sentence)
    print(json.dumps({"file": path, "accuracy": right / words, "words": words, "seconds": time.process_time() - start}))
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", help="folder with the data sets")
    parser.add_argument("--docent", default=os.path.join(ROOT, ".build/release/docent"))
    parser.add_argument("--model", help="a model instead of the shipped one")
    parser.add_argument("--peer", help="a Python with nltk installed")
    parser.add_argument("--iterations", type=int, default=5)
    parser.add_argument("--peer-languages", help="train the peer for these alone: de,es")
    options = parser.parse_args()
    folder = os.path.join(options.data, "pos")
    files = sorted(glob.glob(os.path.join(folder, "*.dev.pos.gz")))
    model = ["--model", options.model] if options.model else []
    output = run([options.docent, "evaluate", "syntax", "--json", *model, *[x for f in files for x in ("--data", f)]])[1]
    own = {report["file"]: report for report in map(json.loads, output.decode().splitlines())}
    peers, peer_words, peer_seconds = {}, 0, 0.0
    if options.peer:
        wanted = options.peer_languages.split(",") if options.peer_languages else None
        for language in sorted({os.path.basename(path).split(".")[0] for path in files}):
            if wanted and language not in wanted:
                continue
            output = run([options.peer, "-c", PEER, folder, language, str(options.iterations)])[1]
            for report in map(json.loads, output.decode().splitlines()):
                peers[report["file"]] = report
                peer_words += report["words"]
                peer_seconds += report["seconds"]
    text = "# Parts of speech\n\nWords of the development treebanks with the right universal part of speech, in percent.\n\n"
    text += "| treebank | words | Docent | 95 % interval | NLTK, same training data |\n|---|---:|---:|---|---:|\n"
    for path in files:
        report, peer = own[path], peers.get(path)
        low, high = report["accuracyInterval"]
        text += (f"| {os.path.basename(path).replace('.dev.pos.gz', '')} | {report['words']} | {report['accuracy']:.2%} "
                 f"| {low:.2%} to {high:.2%} | {'' if peer is None else format(peer['accuracy'], '.2%')} |\n")
    # Speed: the same treebanks again and again in one process, less one run of a single pass.
    repeated = [x for _ in range(10) for f in files for x in ("--data", f)]
    once, _ = run([options.docent, "evaluate", "syntax", "--json", *model, *[x for f in files for x in ("--data", f)]])
    more, output = run([options.docent, "evaluate", "syntax", "--json", *model, *repeated])
    tokens = sum(json.loads(line)["tokens"] for line in output.decode().splitlines()) * 0.9
    text += (f"\nReading, tokenising, tagging and scoring: {tokens / max(more - once, 1e-9) / 1000:.0f} thousand tokens a CPU "
             "second")
    if options.peer:
        text += f"; the peer's tagging alone {peer_words / peer_seconds / 1000:.0f} thousand"
    write(text + ".")


def run(command):
    """CPU seconds of a command and its children, and its output."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, output


def write(text):
    results = os.path.join(HERE, "results")
    os.makedirs(results, exist_ok=True)
    commit = subprocess.run(["git", "-C", ROOT, "rev-parse", "--short", "HEAD"], capture_output=True, text=True)
    with open(os.path.join(results, "syntax.md"), "w", encoding="utf-8") as file:
        file.write(f"{text}\n\n{datetime.date.today()}, commit {commit.stdout.strip()}, "
                   "`Tools/Benchmarks/syntax.py DATA --peer PYTHON`.\n")
    print(text)


if __name__ == "__main__":
    main()
