#!/usr/bin/env python3
"""Measures the search engine beside its peers and writes Tools/Benchmarks/results/search-*.md.

  search.py HARNESS DATA [--docent BINARY] [--documents N] [--peers tantivy,lucene] [--only speed,relevance,commit,kills,growth]

HARNESS is the folder of the search benchmark (`bench_peers.py`, `gen_corpus.py`, `relevance.py`), DATA that with the
relevance collections (`search/medline` and so on). Peers need a Python with tantivy (PY_TANTIVY), and liblucene8-java.
Product and peers take turns in one run; only figures of one run may be compared. tantivy's Python binding scores every
match (it does not prune), so tantivy used from Rust is faster on words and OR than shown here.
"""
import argparse, datetime, json, os, platform, random, shlex, shutil, signal, subprocess, sys, tempfile, threading, time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
RESULTS = os.path.join(HERE, "results")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("harness")
    parser.add_argument("data")
    parser.add_argument("--docent", default=os.path.join(ROOT, ".build/release/docent"))
    parser.add_argument("--documents", type=int, default=100000)
    parser.add_argument("--peers", default="tantivy,lucene")
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--longest", type=float, default=.8, help="seconds before a kill, at most")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--only", default="speed,relevance,commit,kills")
    options = parser.parse_args()
    measures = {"speed": speed, "relevance": relevance, "commit": commit, "kills": kills, "growth": growth}
    os.makedirs(RESULTS, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for name in options.only.split(","):
            write(name, options, measures[name](options, scratch))


def write(name, options, text):
    commit = subprocess.run(["git", "-C", ROOT, "rev-parse", "--short", "HEAD"], capture_output=True, text=True)
    machine = f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()} {platform.release()}"
    with open(os.path.join(RESULTS, f"search-{name}.md"), "w", encoding="utf-8") as file:
        file.write(f"{text.rstrip()}\n\n{datetime.date.today()}, commit {commit.stdout.strip()}, {machine}, load "
                   f"{os.getloadavg()[0]:.1f}; `Tools/Benchmarks/search.py HARNESS DATA --documents "
                   f"{options.documents} --only {name}`.\n")
    print(open(file.name, encoding="utf-8").read(), flush=True)


def product(options):
    """The product as an additional peer of the harness."""
    binary = shlex.quote(options.docent)
    return (f"docent;{binary} index build --jsonl {{docs}} --index {{index}} --threads {{threads}} --analyzer {{analyzer}};"
            f"{binary} index bench --index {{index}} --queries {{queries}} --repeat {{repeat}};"
            f"{binary} index search --index {{index}} --queries {{queries}} --k {{k}} --format trec")


def harness(options, *arguments):
    command = [sys.executable, os.path.join(options.harness, "bench_peers.py"), *arguments,
               "--peers", options.peers, "--analyzers", "english", "--extra", product(options)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def corpus(options, scratch):
    path = os.path.join(scratch, "corpus.jsonl")
    if not os.path.exists(path):
        subprocess.run([sys.executable, os.path.join(options.harness, "gen_corpus.py"), "--docs", str(options.documents),
                        "--out", path], check=True, stderr=subprocess.DEVNULL)
    return path


def speed(options, scratch):
    output = harness(options, "speed", "--docs", corpus(options, scratch), "--queries",
                     os.path.join(options.harness, "queries_dev.jsonl"), "--work", os.path.join(scratch, "speed"),
                     "--threads", "1,2", "--repeat", str(options.repeat))
    return f"# Search: speed\n\ntantivy's Python binding scores every match: its figures are exhaustive.\n\n```\n{output}```"


def relevance(options, scratch):
    folders = [os.path.join(options.data, "search", name) for name in ("medline", "npl", "cacm")]
    output = harness(options, "relevance", "--collections", *folders, "--work", os.path.join(scratch, "relevance"))
    return f"# Search: relevance on the development collections\n\n```\n{output}```"


def commit(options, scratch):
    """Seconds between acknowledgements of single documents, each with an fdatasync."""
    index = os.path.join(scratch, "commit")
    with open(corpus(options, scratch), "rb") as file:
        lines = b"".join(next(file) for _ in range(1000))
    process = subprocess.Popen([options.docent, "index", "build", "--jsonl", "-", "--index", index, "--analyzer",
                                "english", "--commit-every", "1"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    feeder = threading.Thread(target=lambda: (process.stdin.write(lines), process.stdin.close()))
    feeder.start()
    times = [time.perf_counter() for _ in process.stdout]
    feeder.join()
    process.wait()
    gaps = sorted(1000 * (after - before) for before, after in zip(times, times[1:]))
    return (f"# Search: acknowledging one document\n\n{len(gaps)} documents: p50 {gaps[len(gaps) // 2]:.2f} ms, "
            f"p99 {gaps[int(.99 * len(gaps))]:.2f} ms.")


def kills(options, scratch):
    """Ends the writer at random moments: everything acknowledged has to be there, nothing twice, and the index whole."""
    chance = random.Random(options.seed)
    index = os.path.join(scratch, "kills")
    source = os.path.join(scratch, "kills.jsonl")
    ids = []
    with open(corpus(options, scratch), encoding="utf-8") as lines, open(source, "w", encoding="utf-8") as file:
        for line in lines:
            file.write(line)
            ids.append(json.loads(line)["id"])
            if len(ids) == 20000:
                break
    problems = {"not opened": 0, "acknowledged documents lost": 0, "documents twice": 0, "damaged": 0}
    finished = merging = done = 0
    stopped = []
    # Told to end, it says what it has found so far.
    signal.signal(signal.SIGTERM, lambda *_: stopped.append(True))
    for kill in range(options.kills):
        if stopped:
            break
        done += 1
        # Every fourth run starts anew; the others go on in the index that the one before left, and replace what it holds.
        if kill % 4 == 0:
            shutil.rmtree(index, ignore_errors=True)
            before = 0
        every = chance.choice([1, 7, 50, 500])
        command = [options.docent, "index", "build", "--jsonl", source, "--index", index, "--analyzer", "english",
                   "--commit-every", str(every), "--flush-every", str(chance.choice([40, 300, 3000]))]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        last = [0]

        def read():
            for line in process.stdout:
                if line.startswith(b"committed"):
                    last[0] = int(line.split()[1])
        reader = threading.Thread(target=read)
        reader.start()
        time.sleep(chance.uniform(0, options.longest))
        finished += process.poll() is not None
        merging += sum(name.endswith(".tmp") for name in os.listdir(index)) if os.path.isdir(index) else 0
        process.send_signal(signal.SIGKILL)
        process.wait()
        reader.join()
        acknowledged = max(last[0], before)
        listing = subprocess.run([options.docent, "index", "count", "--ids", "--index", index], capture_output=True,
                                 text=True)
        if listing.returncode != 0:
            if acknowledged > 0 or os.path.exists(os.path.join(index, "CURRENT")):
                problems["not opened"] += 1
                print(f"kill {kill}: {listing.stderr}", file=sys.stderr)
            continue
        found = listing.stdout.split("\n")[:-1]
        problems["documents twice"] += len(found) != len(set(found))
        # Documents come in the order of the file, so that what is there has to be its beginning.
        lost = set(found) != set(ids[:len(found)]) or len(found) < acknowledged
        problems["acknowledged documents lost"] += lost
        before = acknowledged
        verified = subprocess.run([options.docent, "index", "verify", "--index", index], capture_output=True, text=True)
        problems["damaged"] += verified.returncode != 0
        if lost or verified.returncode:
            print(f"kill {kill}: {acknowledged} acknowledged, {len(found)} there; {verified.stderr}", file=sys.stderr)
    outcome = ", ".join(f"{count} times {problem}" for problem, count in problems.items())
    return (f"# Search: kill -9 while indexing\n\n{done} kills at random moments within {options.longest} s, "
            f"documents acknowledged in groups of 1 to 500, commits and merges every 40 to 3,000 documents; after each the "
            f"index is opened, its ids compared with the beginning of the input, and every byte verified: {outcome}. "
            f"{merging} files were half written at the moment of a kill; {finished} runs had ended before.")


def growth(options, scratch):
    """Ten times the documents: CPU seconds and the peak of anonymous memory, indexing and searching."""
    rows = []
    for documents in (options.documents, 10 * options.documents):
        source = os.path.join(scratch, f"{documents}.jsonl")
        index = os.path.join(scratch, f"growth{documents}")
        subprocess.run([sys.executable, os.path.join(options.harness, "gen_corpus.py"), "--docs", str(documents), "--out",
                        source], check=True, stderr=subprocess.DEVNULL)
        build = measured([options.docent, "index", "build", "--jsonl", source, "--index", index, "--threads", "2",
                          "--analyzer", "english"])
        bench = measured([options.docent, "index", "bench", "--index", index, "--queries",
                          os.path.join(options.harness, "queries_dev.jsonl"), "--repeat", "1"])
        rows.append((documents, *build, bench[2]))
        os.remove(source)
        shutil.rmtree(index)
    lines = [f"| {documents:,} | {cpu:.1f} | {wall:.1f} | {memory:.0f} | {search:.0f} |"
             for documents, cpu, wall, memory, search in rows]
    ratios = [large / max(small, 1e-9) for small, large in zip(rows[0], rows[1])]
    return ("# Search: growth\n\n| documents | CPU s | wall s | indexing, anonymous MB | searching, anonymous MB |\n"
            "|---|---|---|---|---|\n" + "\n".join(lines)
            + f"\n| ratio | {ratios[1]:.2f} | {ratios[2]:.2f} | {ratios[3]:.2f} | {ratios[4]:.2f} |")


def measured(command):
    """CPU seconds, seconds, and the peak of anonymous memory in MB, looked at every 20 ms."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    peak = 0
    while True:
        ended, status, usage = os.wait4(process.pid, os.WNOHANG)
        if ended:
            break
        try:
            with open(f"/proc/{process.pid}/status", encoding="ascii") as file:
                for line in file:
                    if line.startswith("RssAnon:"):
                        peak = max(peak, int(line.split()[1]))
        except OSError:
            pass
        time.sleep(.02)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"search.py: {' '.join(command)} failed")
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - start, peak / 1024


main()
