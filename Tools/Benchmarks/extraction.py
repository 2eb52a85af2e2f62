#!/usr/bin/env python3
"""Measures extraction and writes Tools/Benchmarks/results/extraction.md.

  extraction.py DATA [--docent BINARY] [--extractous PYTHON] [--only quality,markup,memory,throughput]

DATA is the folder with the data sets (`extract/` with its harness is used). PYTHON is an interpreter that has the
extractous package; without it that comparison is left out. Every ratio comes from runs that take turns in one run
of this script, since other work on the machine changes the figures from one minute to the next.
"""
import argparse, datetime, json, os, re, resource, shutil, subprocess, sys, tempfile, threading, time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
RESULTS = os.path.join(HERE, "results")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", help="folder with the data sets")
    parser.add_argument("--docent", default=os.path.join(ROOT, ".build/release/docent"))
    parser.add_argument("--extractous", help="a Python with extractous installed")
    parser.add_argument("--only", default="quality,markup,memory,throughput")
    options = parser.parse_args()
    chosen = options.only.split(",")
    sections = {"quality": quality, "markup": markup, "memory": memory, "throughput": throughput}
    os.makedirs(RESULTS, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        documents = os.path.join(scratch, "documents")
        subprocess.run(["sh", os.path.join(options.data, "extract", "prepare.sh"), documents], check=True,
                       stdout=subprocess.DEVNULL)
        for name, measure in sections.items():
            if name in chosen:
                write(name, measure(options, documents, scratch))


def write(name, text):
    path = os.path.join(RESULTS, f"extraction-{name}.md")
    commit = subprocess.run(["git", "-C", ROOT, "rev-parse", "--short", "HEAD"], capture_output=True, text=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"{text.rstrip()}\n\n{datetime.date.today()}, commit {commit.stdout.strip()}, "
                   f"`Tools/Benchmarks/extraction.py DATA --only {name}`.\n")
    print(open(path, encoding="utf-8").read())


def cpu(command, **arguments):
    """CPU seconds of a command and its children, and its exit code."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    code = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **arguments).returncode
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, code


# Quality: the development documents by format, every failure named.

def quality(options, documents, scratch):
    results = os.path.join(scratch, "results.json")
    raw = os.path.join(scratch, "raw")
    harness = os.path.join(options.data, "extract", "run.py")
    subprocess.run([sys.executable, harness, "--data", documents, "--out", results, "--raw", raw,
                    "--tool", f"docent={options.docent} extract --format json {{path}}"],
                   check=True, stdout=subprocess.DEVNULL)
    run = json.load(open(results))["docent"]
    manifest = {d["id"]: d for d in json.load(open(os.path.join(documents, "manifest.json")))}
    lines = ["# Extraction, development documents", "",
             "| format | documents | passed | checks | word F1 | order F1 | crashed | CPU s, median | peak MB |",
             "|---|---|---|---|---|---|---|---|---|"]
    for name, row in run["summary"].items():
        if name in ("main_content", "by_check"):
            continue
        figures = [row["n"], f"{row['passed']} %", f"{row['checks']} %", row["f1"] or "–", row["shingle"] or "–",
                   row["crash"], row["median_s"], row["max_rss_mb"]]
        lines.append(f"| {name} | " + " | ".join(map(str, figures)) + " |")
    content = run["summary"].get("main_content", {})
    lines += ["", f"Main content of web pages: precision {content.get('precision')}, recall {content.get('recall')}, "
                  f"F1 {content.get('f1')} ({content.get('n')} pages)."]
    kinds = run["summary"]["by_check"]
    lines += ["", "Checks: " + ", ".join(f"{kind} {figure}" for kind, figure in kinds.items()) + ".", "",
              "## Documents that fail", ""]
    for document in run["docs"]:
        if document["pass"]:
            continue
        missed = sorted({kind for kind, ok in document["checks"] if not ok})
        reason = re.search(r"'message': [\"'](.*?)[\"'], '", document["error"])
        said = f": {reason.group(1)}" if reason else ""
        f1 = f", word F1 {document['f1']:.2f}" if document["f1"] is not None else ""
        lines.append(f"- `{document['id']}` ({document['format']}): {', '.join(missed)}{f1}{said}")
    return "\n".join(lines)


# Markup: MB of HTML and XML per CPU second against xmllint.

def markup(options, documents, scratch):
    repeats = 7
    rows = []
    for name, peer, build in [("HTML", ["xmllint", "--html", "--noout"], html_file),
                              ("XML", ["xmllint", "--stream", "--noout"], xml_file)]:
        path = build(os.path.join(scratch, f"large.{name.lower()}"))
        size = os.path.getsize(path) / 1e6
        idle = min(cpu([options.docent, "--version"])[0] for _ in range(3))
        own, other = [], []
        for _ in range(repeats):
            own.append(cpu([options.docent, "extract", path])[0] - idle)
            other.append(cpu(peer + [path])[0])
        own.sort(), other.sort()
        ratios = other[repeats // 2] / own[repeats // 2]
        rows.append(f"| {name} | {size:.0f} | {size / own[repeats // 2]:.0f} | {size / other[repeats // 2]:.0f} "
                    f"(`{' '.join(peer)}`) | {ratios:.2f}× |")
    return "\n".join(["# HTML and XML, MB per CPU second", "",
                      f"Text to stdout, start of the process taken off; medians of {repeats} alternating runs.", "",
                      "| | MB | docent extract | peer | ratio |", "|---|---|---|---|---|"] + rows)


def html_file(path):
    folder = os.path.join(ROOT, "Corpus")
    pages = []
    for place, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            if name.endswith((".html", ".htm")):
                data = open(os.path.join(place, name), "rb").read()
                if b"charset=utf-8" in data.lower() or b'charset="utf-8"' in data.lower():
                    body = re.search(rb"<body[^>]*>(.*)</body>", data, re.S | re.I)
                    pages.append(body.group(1) if body else data)
    with open(path, "wb") as file:
        file.write(b'<!DOCTYPE html><html><head><meta charset="utf-8"><title>Large</title></head><body>')
        while file.tell() < 30_000_000:
            for page in pages:
                file.write(page)
        file.write(b"</body></html>")
    return path


def xml_file(path):
    texts = []
    for place, _, names in sorted(os.walk(os.path.join(ROOT, "Corpus"))):
        for name in sorted(names):
            if name.endswith(".txt"):
                text = open(os.path.join(place, name), "rb").read().decode("utf-8", "ignore")
                texts += [p for p in text.split("\n\n") if p.isprintable() or "\n" in p]
    clean = [re.sub(r"[\x00-\x08\x0b-\x1f]", "", t).replace("&", "&amp;").replace("<", "&lt;") for t in texts]
    with open(path, "w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<book><title>Large</title>\n')
        written = number = 0
        while written < 30_000_000:
            for text in clean:
                number += 1
                written += file.write(f'<section id="s{number}"><title>{number}</title><para>{text}</para></section>\n')
        file.write("</book>\n")
    return path


# Memory: PDF files of 12 and 120 pages.

def memory(options, documents, scratch):
    rows = []
    for pages in (12, 120, 1200):
        path = pdf_file(os.path.join(scratch, f"{pages}.pdf"), pages)
        peak, seconds = peak_memory([options.docent, "extract", path, "--format", "text"])
        rows.append(f"| {pages} | {peak:.0f} | {seconds:.2f} |")
    return "\n".join(["# PDF files: memory and pages", "",
                      "Highest sum of the proportional set sizes of the process and its children, looked at every 5 ms.",
                      "", "| pages | peak MB | seconds |", "|---|---|---|"] + rows)


def pdf_file(path, pages):
    """A PDF of text pages, 46 lines each."""
    words = open(os.path.join(ROOT, "README.md"), encoding="ascii", errors="ignore").read().split()
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for page in range(pages):
        lines = []
        for line in range(46):
            start = (page * 46 + line) * 11 % (len(words) - 11)
            text = re.sub(r"[()\\]", "", " ".join(words[start:start + 11]))[:90]
            lines.append(f"BT /F1 11 Tf 60 {770 - line * 15} Td ({text}) Tj ET")
        stream = "\n".join(lines).encode("latin-1", "ignore")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
                       b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects))
        kids.append(len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (pages, b" ".join(b"%d 0 R" % k for k in kids))
    with open(path, "wb") as file:
        file.write(b"%PDF-1.4\n")
        places = []
        for number, body in enumerate(objects, 1):
            places.append(file.tell())
            file.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        table = file.tell()
        file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
        for place in places:
            file.write(b"%010d 00000 n \n" % place)
        file.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table))
    return path


def peak_memory(command):
    start = time.time()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = 0
    while process.poll() is None:
        peak = max(peak, sum(proportional_size(p) for p in family(process.pid)))
        time.sleep(0.005)
    return peak / 1024, time.time() - start


def family(pid):
    found, waiting = [], [pid]
    while waiting:
        current = waiting.pop()
        found.append(current)
        try:
            for task in os.listdir(f"/proc/{current}/task"):
                with open(f"/proc/{current}/task/{task}/children") as file:
                    waiting += map(int, file.read().split())
        except OSError:
            pass
    return found


def proportional_size(pid):
    try:
        with open(f"/proc/{pid}/smaps_rollup") as file:
            return int(re.search(r"^Pss:\s+(\d+)", file.read(), re.M).group(1))
    except (OSError, AttributeError):
        return 0


# Throughput: documents a second, two workers, against extractous in two Python processes.

PEER = r"""
import sys, multiprocessing
def read(path):
    import extractous
    global engine
    try:
        engine
    except NameError:
        engine = extractous.Extractor().set_extract_string_max_length(60_000_000)
    try:
        return len(engine.extract_file_to_string(path)[0])
    except Exception:
        return -1
if __name__ == "__main__":
    paths = open(sys.argv[1]).read().split("\n")
    with multiprocessing.Pool(2) as pool:
        print(sum(1 for n in pool.imap(read, paths, chunksize=4) if n >= 0))
"""


def throughput(options, documents, scratch):
    manifest = json.load(open(os.path.join(documents, "manifest.json")))
    left_out = {"ocr", "ocr-receipt", "hostile", "pdf-scan", "pdf-notext"}
    paths = sorted({os.path.join(documents, d["file"]) for d in manifest if d["format"] not in left_out})
    runs = 3
    own, other, code = [], [], 0
    script = os.path.join(scratch, "peer.py")
    listing = os.path.join(scratch, "paths")
    open(script, "w").write(PEER)
    open(listing, "w").write("\n".join(paths))
    for _ in range(runs):
        own.append(wall([options.docent, "extract", "--format", "json", "--ocr", "never", "-j", "2"] + paths))
        if options.extractous:
            other.append(wall([options.extractous, script, listing]))
    rate = lambda times: len(paths) / sorted(times)[len(times) // 2]
    lines = ["# Documents a second", "",
             f"{len(paths)} development documents without OCR and hostile files, two workers, start of the process "
             f"included; medians of {runs} alternating runs.", "", "| | documents/s |", "|---|---|",
             f"| `docent extract --format json --ocr never -j 2` | {rate(own):.0f} |"]
    if other:
        lines += [f"| extractous, two Python processes | {rate(other):.0f} |",
                  f"| ratio | {rate(own) / rate(other):.1f}× |"]
    return "\n".join(lines)


def wall(command):
    start = time.time()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.time() - start


if __name__ == "__main__":
    main()
