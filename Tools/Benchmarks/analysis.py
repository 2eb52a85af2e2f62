#!/usr/bin/env python3
"""Times language, sentiment, entities and key phrases of English text on one core and writes results/analysis.md.

  analysis.py DATA [--docent BINARY] [--peer PYTHON] [--entities FILE.crf] [--megabytes N] [--rounds N]

DATA is the folder with the data sets: the text is made of its English news, abstracts, papers and reviews, which are
taken in turn and cut into documents of about 4 KB, so that both read all of it. PYTHON is an interpreter with py3langid, vaderSentiment, yake and
python-crfsuite; it does the same with them: language of the first 1,000 characters, VADER by sentence, entities of every
sentence by a CRF trained here on DATA (ner/en.uner-ewt.train), phrases of the first 5,000 characters, as YAKE is
superlinear. Both run in turn, several times; CPU seconds of one core count, once
with the start of the program and once without. Docent also tags the parts of speech, which its key phrases are made of.

Then a text ten times as long is timed against the text itself, and the start of `docent analyze` with one sentence.
"""
import argparse, datetime, gzip, json, os, resource, statistics, subprocess, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PEER = r"""
import gzip, json, re, sys, time
import pycrfsuite, py3langid, yake
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+|\n|$)")
TOKEN = re.compile(r"\w+(?:['’]\w+)?|[^\w\s]")
def word(w):
    lower = w.lower()
    case = "upper" if w.isupper() else "title" if w[:1].isupper() else "digit" if w.isdigit() else "lower"
    return ["w=" + lower, "e3=" + lower[-3:], "e2=" + lower[-2:], "b3=" + lower[:3], case]
def features(words):
    own = [word(w) for w in words]
    rows = []
    for i, mine in enumerate(own):
        row = ["bias", *mine]
        row += ["-1" + f for f in own[i - 1]] if i else ["first"]
        row += ["+1" + f for f in own[i + 1]] if i + 1 < len(own) else ["last"]
        if i > 1: row.append("-2" + own[i - 2][0])
        if i + 2 < len(own): row.append("+2" + own[i + 2][0])
        rows.append(row)
    return rows
if sys.argv[1] == "train":
    trainer, words, tags = pycrfsuite.Trainer(verbose=False), [], []
    for line in gzip.open(sys.argv[2], "rt", encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        if len(fields) > 1:
            words.append(fields[0]); tags.append(fields[-1])
        elif words:
            trainer.append(features(words), tags); words, tags = [], []
    trainer.set_params({"c1": 0.1, "c2": 0.01, "max_iterations": 40})
    trainer.train(sys.argv[3])
    sys.exit()
tagger = pycrfsuite.Tagger(); tagger.open(sys.argv[2])
vader, phrases = SentimentIntensityAnalyzer(), yake.KeywordExtractor(lan="en", n=3, top=20)
py3langid.classify("a text that loads the model")
limit = int(sys.argv[3])
started, stages, count = time.process_time(), {}, 0
def stage(name, since):
    stages[name] = stages.get(name, 0) + time.process_time() - since
for line in sys.stdin:
    text = json.loads(line)["Text"]
    t = time.process_time(); py3langid.classify(text[:1000]); stage("language", t)
    t = time.process_time()
    sentences = [m.group() for m in SENTENCE.finditer(text) if m.group().strip()]
    for sentence in sentences: vader.polarity_scores(sentence)
    stage("sentiment", t)
    t = time.process_time()
    for sentence in sentences:
        words = TOKEN.findall(sentence)
        if words: count += sum(tag[0] == "B" for tag in tagger.tag(features(words)))
    stage("entities", t)
    t = time.process_time(); phrases.extract_keywords(text[:limit]); stage("phrases", t)
print(json.dumps({"work": time.process_time() - started, "stages": stages}))
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", help="folder with the data sets")
    parser.add_argument("--docent", default=os.path.join(ROOT, ".build/release/docent"))
    parser.add_argument("--peer", help="a Python with the peers installed")
    parser.add_argument("--entities", help="a CRF that was trained before")
    parser.add_argument("--megabytes", type=float, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    documents = texts(options.data, int(options.megabytes * 1e6))
    size = sum(len(text.encode()) for text in documents)
    with tempfile.TemporaryDirectory() as scratch:
        batch = write_batch(scratch, "batch.jsonl", documents)
        nothing = write_batch(scratch, "nothing.jsonl", ["A plain sentence."])
        crf = options.entities
        if options.peer and not crf:
            crf = os.path.join(scratch, "entities.crf")
            gold = os.path.join(options.data, "ner", "en.uner-ewt.train.bio.gz")
            subprocess.run([options.peer, "-c", PEER, "train", gold, crf], check=True)
        own, start, other, stages = [], [], [], {}
        for _ in range(options.rounds):
            start.append(cpu([options.docent, "analyze", "--json", "-j", "1", nothing]))
            own.append(cpu([options.docent, "analyze", "--json", "-j", "1", batch]))
            if options.peer:
                with open(batch, "rb") as file:
                    answer = subprocess.run(
                        [options.peer, "-c", PEER, "run", crf, "5000"], stdin=file, check=True, stdout=subprocess.PIPE)
                report = json.loads(answer.stdout)
                other.append(report["work"])
                stages = report["stages"]
        lines = [
            "# Analysis on one core", "",
            f"{size / 1e6:.1f} MB of English text in {len(documents)} documents, median of {options.rounds} rounds, CPU "
            "seconds.", "", "| | CPU seconds | MB/s |", "|---|---:|---:|",
            row("Docent, start included", statistics.median(own), size),
            row("Docent", statistics.median(own) - statistics.median(start), size),
        ]
        if other:
            lines.append(row("py3langid, VADER, CRFsuite, YAKE", statistics.median(other), size))
            ratio = statistics.median(other) / (statistics.median(own) - statistics.median(start))
            lines += ["", f"Docent does it {ratio:.1f} times as fast, parts of speech included. Stages of the peers in CPU "
                      "seconds: " + ", ".join(f"{name} {seconds:.1f}" for name, seconds in stages.items()) + "."]
        lines += ["", growth(options.docent, scratch, documents), "", first_answer(options.docent)]
    text = "\n".join(lines)
    print(text)
    folder = os.path.join(HERE, "results")
    with open(os.path.join(folder, "analysis.md"), "w", encoding="utf-8") as file:
        file.write(text + f"\n\n{datetime.date.today()}, `Tools/Benchmarks/analysis.py`.\n")


def texts(data, wanted):
    """Documents of about 4 KB from sets of different kinds, in turn."""
    sources = [
        stream(os.path.join(data, "keyphrases", "en-news-crowd500.train.jsonl.gz")),
        stream(os.path.join(data, "keyphrases", "en-nguyen2007-papers.train.jsonl.gz")),
        stream(os.path.join(data, "keyphrases", "en-inspec.train.jsonl.gz")),
        stream(os.path.join(data, "sentiment", "en-moviedocs.train.tsv.gz")),
    ]
    documents, total = [], 0
    while total < wanted:
        for source in sources:
            text = ""
            while len(text) < 4000:
                piece = next(source, None)
                if piece is None:
                    return documents
                text += piece + "\n\n"
            documents.append(text[:5000])
            total += len(documents[-1].encode())
    return documents


def stream(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)["text"] if ".jsonl" in path else line.partition("\t")[2].rstrip("\n")


def growth(docent, scratch, documents):
    """CPU of one text of 300 KB and of ten of it in one."""
    text = "".join(documents)[:300_000]
    times = []
    for name, content in (("one.txt", text), ("ten.txt", text * 10)):
        path = os.path.join(scratch, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(content)
        times.append(min(cpu([docent, "analyze", path]) for _ in range(3)))
    with open(os.path.join(scratch, "none.txt"), "w") as file:
        file.write("A plain sentence.\n")
    start = min(cpu([docent, "analyze", os.path.join(scratch, "none.txt")]) for _ in range(3))
    return f"A text of 0.3 MB takes {times[0] - start:.2f} CPU seconds, one ten times as long {times[1] - start:.2f}: " \
        f"{(times[1] - start) / (times[0] - start):.1f} times."


def first_answer(docent):
    """Wall and CPU time of the whole process for one sentence."""
    walls, cpus = [], []
    for _ in range(9):
        began, used = time.perf_counter(), children()
        subprocess.run([docent, "analyze", "-"], input=b"What a lovely day", check=True, stdout=subprocess.DEVNULL)
        walls.append(time.perf_counter() - began)
        cpus.append(children() - used)
    return f"`docent analyze` answers one sentence in {statistics.median(walls) * 1000:.0f} ms " \
        f"({statistics.median(cpus) * 1000:.0f} ms of CPU), start included."


def row(name, seconds, size):
    return f"| {name} | {seconds:.2f} | {size / 1e6 / seconds:.2f} |"


def write_batch(folder, name, documents):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        for number, text in enumerate(documents):
            file.write(json.dumps({"Id": str(number), "Text": text}) + "\n")
    return path


def children():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def cpu(command):
    before = children()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return children() - before


if __name__ == "__main__":
    main()
