#!/usr/bin/env python3
"""Docent against VADER, TextBlob and AFINN on the same labelled files.

usage: sentiment.py DOCENT DATA [--out FILE.md]

DOCENT is the `docent` binary, DATA the data folder (its sentiment/*.dev.tsv.gz are read, and en-devqa.train, which has no
development part; Docent has trained on that one, so it is marked). Peers: pip install vaderSentiment textblob afinn.
Peers are read as their documentation says: compound, polarity and score beyond +-0.05 (AFINN: sign).
Macro-F1 is over positive, negative and neutral as far as they occur, rows of gold label mixed left out; polarity is the
share of positive and negative rows whose score has the right sign, a tie being an error.
"""
import argparse, gzip, json, pathlib, subprocess, time

LABELS = ["positive", "negative", "neutral"]

def rows(path):
    with gzip.open(path, "rt", encoding="utf8") as file:
        for line in file:
            label, _, text = line.rstrip("\n").partition("\t")
            if text and label in LABELS:
                yield label, text

def measures(gold, scores, band):
    def label(score):
        return "positive" if score > band else "negative" if score < -band else "neutral"
    found = [label(score) for score in scores]
    f1 = []
    for name in sorted(set(gold)):
        hits = sum(g == f == name for g, f in zip(gold, found))
        total = gold.count(name) + found.count(name)
        f1.append(2 * hits / total)
    polar = [(g, s) for g, s in zip(gold, scores) if g != "neutral"]
    right = sum(s > 0 if g == "positive" else s < 0 for g, s in polar)
    return sum(f1) / len(f1), right / len(polar) if polar else None

def peers():
    from afinn import Afinn
    from textblob import TextBlob
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
    vader, afinn = SentimentIntensityAnalyzer(), Afinn(emoticons=True)
    return [
        ("VADER", 0.05, lambda text: vader.polarity_scores(text)["compound"]),
        ("TextBlob", 0.05, lambda text: TextBlob(text).sentiment.polarity),
        ("AFINN", 0.0, afinn.score),
    ]

def docent(binary, path):
    command = [binary, "evaluate", "sentiment", "--json", "--resamples", "0", "--data", str(path)]
    result = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return result["Measures"]["MacroF1WithoutMixed"], result["Measures"].get("Polarity"), result["CalibrationError"]

def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docent")
    parser.add_argument("data")
    parser.add_argument("--out")
    options = parser.parse_args()
    folder = pathlib.Path(options.data) / "sentiment"
    files = sorted(folder.glob("*.dev.tsv.gz")) + [folder / "en-devqa.train.tsv.gz"]
    tools = peers()
    spent = {name: 0.0 for name, _, _ in tools}
    table = ["| set | rows | Docent | " + " | ".join(name for name, _, _ in tools) + " |", "|---|---:" + "|---:" * 4 + "|"]
    texts = 0
    for path in files:
        data = list(rows(path))
        gold = [label for label, _ in data]
        texts += len(data)
        own, polarity, _ = docent(options.docent, path)
        cells = [f"{own:.3f} / {polarity:.3f}" if polarity else f"{own:.3f}"]
        for name, band, score in tools:
            start = time.process_time()
            scores = [score(text) for _, text in data]
            spent[name] += time.process_time() - start
            value, polar = measures(gold, scores, band)
            cells.append(f"{value:.3f} / {polar:.3f}" if polar is not None else f"{value:.3f}")
        name = path.name.split(".")[0] + (" (trained on)" if "train" in path.name else "")
        table.append(f"| {name} | {len(data)} | " + " | ".join(cells) + " |")
    table.append("")
    table.append("Macro-F1 / polarity. " + ", ".join(f"{name} {texts / spent[name]:.0f} texts a CPU second" for name in spent))
    text = "\n".join(table) + "\n"
    if options.out:
        pathlib.Path(options.out).write_text(text)
    print(text)

if __name__ == "__main__":
    main()
