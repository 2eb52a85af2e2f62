#!/usr/bin/env python3
"""Measures key phrases beside YAKE and writes Tools/Benchmarks/results/keyphrases.md.

  keyphrases.py DATA [--docent BINARY] [--syntax FILE] [--peer PYTHON] [--documents N] [--long N]

DATA is the folder with the data sets (`keyphrases/`). PYTHON is an interpreter that has the yake package; without it that
comparison is left out. Both read the same documents: the first N of every set, of full papers the first --long.

The training sets are measured with models that have seen nothing of the set (`docent train keyphrases --without SET`).
Scoring is the usual protocol: lower case, words split at what is no letter or digit, Porter stems for English, the first
ten phrases compared with all gold phrases, F1 averaged over the documents.
"""
import argparse, datetime, glob, gzip, json, os, re, resource, subprocess, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PEER = r"""
import json, sys, yake
for line in sys.stdin:
    document = json.loads(line)
    extractor = yake.KeywordExtractor(lan=document["lang"], n=3, top=20)
    phrases = [phrase for phrase, _ in extractor.extract_keywords(document["text"])]
    print(json.dumps({"id": document["id"], "keyPhrases": phrases}))
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", help="folder with the data sets")
    parser.add_argument("--docent", default=os.path.join(ROOT, ".build/release/docent"))
    parser.add_argument("--syntax", help="a model of parts of speech instead of the shipped one")
    parser.add_argument("--peer", help="a Python with yake installed")
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--long", type=int, default=10)
    options = parser.parse_args()
    files = sorted(glob.glob(os.path.join(options.data, "keyphrases", "*.jsonl.gz")))
    rows, tokens, seconds, peer_seconds, measured = [], 0, 0.0, 0.0, 0
    with tempfile.TemporaryDirectory() as scratch:
        for path in files:
            name = os.path.basename(path).split(".")[0]
            documents = read(path)[: options.long if "papers" in name else options.documents]
            sample = os.path.join(scratch, name + ".jsonl")
            with open(sample, "w", encoding="utf-8") as file:
                for document in documents:
                    file.write(json.dumps(document, ensure_ascii=False) + "\n")
            model = os.path.join(scratch, "keyphrases.model")
            train = [options.docent, "train", "keyphrases", "--data", options.data, "-o", model, "--quick"]
            if options.syntax:
                train += ["--syntax", options.syntax]
            if ".train." in path:
                train += ["--without", name]
            subprocess.run(train, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            answers = os.path.join(scratch, "answers.jsonl")
            evaluate = [options.docent, "evaluate", "keyphrases", "--data", sample, "--model", model, "--json",
                        "--predictions", answers]
            if options.syntax:
                evaluate += ["--syntax", options.syntax]
            spent, output = run(evaluate)
            seconds += spent
            tokens += json.loads(output)["tokens"]
            own = score(documents, {item["id"]: item["keyPhrases"] for item in read(answers)})
            other = None
            if options.peer:
                spent, output = run([options.peer, "-c", PEER], input=open(sample, "rb").read())
                peer_seconds += spent
                found = [json.loads(line) for line in output.decode().splitlines()]
                other = score(documents, {item["id"]: item["keyPhrases"] for item in found})
            measured += len(documents)
            kind = "other sets only" if ".train." in path else "training sets"
            rows.append(f"| {name} | {len(documents)} | {kind} | {own:.3f} | {'' if other is None else f'{other:.3f}'} |")
            print(rows[-1], flush=True)
    text = "# Key phrases\n\nMacro F1@10 against all gold phrases.\n\n"
    text += "| set | documents | Docent learnt from | Docent | YAKE |\n|---|---:|---|---:|---:|\n" + "\n".join(rows)
    text += f"\n\n{tokens} tokens in {seconds:.1f} CPU seconds, start, parts of speech and scoring included"
    if options.peer:
        text += f"; YAKE {peer_seconds:.1f} CPU seconds for the same {measured} documents"
    write(text + ".")


def run(command, **arguments):
    """CPU seconds of a command and its children, and its output."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE, **arguments).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, output


def read(path):
    opened = gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")
    with opened as file:
        return [json.loads(line) for line in file if line.strip()]


def write(text):
    results = os.path.join(HERE, "results")
    os.makedirs(results, exist_ok=True)
    commit = subprocess.run(["git", "-C", ROOT, "rev-parse", "--short", "HEAD"], capture_output=True, text=True)
    with open(os.path.join(results, "keyphrases.md"), "w", encoding="utf-8") as file:
        file.write(f"{text}\n\n{datetime.date.today()}, commit {commit.stdout.strip()}, "
                   "`Tools/Benchmarks/keyphrases.py DATA --peer PYTHON`.\n")


# The stemmer of M. F. Porter (1980).

def is_consonant(word, index):
    letter = word[index]
    if letter in "aeiou":
        return False
    return letter != "y" or index == 0 or not is_consonant(word, index - 1)


def measure(word):
    pattern = "".join("c" if is_consonant(word, index) else "v" for index in range(len(word)))
    return len(re.findall("v+c+", pattern))


def has_vowel(word):
    return any(not is_consonant(word, index) for index in range(len(word)))


def ends_short(word):
    return (len(word) > 2 and is_consonant(word, len(word) - 3) and not is_consonant(word, len(word) - 2)
            and is_consonant(word, len(word) - 1) and word[-1] not in "wxy")


SECOND = {"ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize", "abli": "able", "alli": "al",
          "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize", "ation": "ate", "ator": "ate", "alism": "al",
          "iveness": "ive", "fulness": "ful", "ousness": "ous", "aliti": "al", "iviti": "ive", "biliti": "ble"}
THIRD = {"icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": ""}
FOURTH = ["ement", "ment", "ance", "ence", "able", "ible", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion",
          "al", "er", "ic", "ou"]


def stem(word):
    if len(word) < 3 or not word.isascii():
        return word
    if word.endswith(("sses", "ies")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    if word.endswith("eed"):
        if measure(word[:-3]) > 0:
            word = word[:-1]
    else:
        cut = word[:-2] if word.endswith("ed") else word[:-3] if word.endswith("ing") else None
        if cut is not None and has_vowel(cut):
            word = cut
            if word.endswith(("at", "bl", "iz")):
                word += "e"
            elif len(word) > 1 and word[-1] == word[-2] and is_consonant(word, len(word) - 1) and word[-1] not in "lsz":
                word = word[:-1]
            elif measure(word) == 1 and ends_short(word):
                word += "e"
    if word.endswith("y") and has_vowel(word[:-1]):
        word = word[:-1] + "i"
    for table in (SECOND, THIRD):
        ending = max((end for end in table if word.endswith(end)), key=len, default=None)
        if ending and measure(word[: -len(ending)]) > 0:
            word = word[: -len(ending)] + table[ending]
    ending = max((end for end in FOURTH if word.endswith(end)), key=len, default=None)
    if ending:
        rest = word[: -len(ending)]
        if measure(rest) > 1 and (ending != "ion" or rest.endswith(("s", "t"))):
            word = rest
    if word.endswith("e"):
        rest = word[:-1]
        if measure(rest) > 1 or (measure(rest) == 1 and not ends_short(rest)):
            word = rest
    return word[:-1] if word.endswith("ll") and measure(word) > 1 else word


def key(phrase, language):
    words = re.findall(r"[^\W_]+", str(phrase).lower())
    return " ".join(map(stem, words)) if language == "en" else " ".join(words)


def score(documents, answers):
    total = 0.0
    for document in documents:
        gold = {key(phrase, document["lang"]) for phrase in document["keys"]} - {""}
        ranked = list(dict.fromkeys(key(phrase, document["lang"]) for phrase in answers.get(document["id"], [])))
        top = [phrase for phrase in ranked if phrase][:10]
        hits = sum(phrase in gold for phrase in top)
        if hits:
            precision, recall = hits / len(top), hits / len(gold)
            total += 2 * precision * recall / (precision + recall)
    return total / max(len(documents), 1)


if __name__ == "__main__":
    main()
