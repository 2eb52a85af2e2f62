#!/usr/bin/env python3
"""Measures the search engine beside its peers and writes Tools/Benchmarks/results/search-*.md.

  search.py HARNESS DATA [--docent BINARY] [--documents N] [--peers tantivy,lucene] [--only speed,relevance,commit,kills]

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
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--only", default="speed,relevance,commit,kills")
    options = parser.parse_args()
    measures = {"speed": speed, "relevance": relevance, "commit": commit, "kills": kills}
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
    """Ends the writer at random moments and looks whether everything acknowledged is there, once."""
    chance = random.Random(7)
    index = os.path.join(scratch, "kills")
    documents = []
    with open(corpus(options, scratch), encoding="utf-8") as file:
        for line in file:
            documents.append(line)
            if len(documents) == 20000:
                break
    source = os.path.join(scratch, "kills.jsonl")
    with open(source, "w", encoding="utf-8") as file:
        file.writelines(documents)
    lost = twice = unopened = 0
    for kill in range(options.kills):
        # Every fourth run goes on in the index that the one before left.
        if kill % 4 == 0:
            shutil.rmtree(index, ignore_errors=True)
        every = chance.choice([1, 7, 50, 500])
        process = subprocess.Popen([options.docent, "index", "build", "--jsonl", source, "--index", index,
                                    "--analyzer", "english", "--commit-every", str(every), "--flush-every",
                                    str(chance.choice([40, 300, 3000]))],
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True)
        last = [0]

        def read():
            for line in process.stdout:
                if line.startswith(b"committed"):
                    last[0] = int(line.split()[1])
        reader = threading.Thread(target=read)
        reader.start()
        time.sleep(chance.uniform(0, 0.8))
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        process.wait()
        reader.join()
        count = subprocess.run([options.docent, "index", "count", "--index", index], capture_output=True, text=True)
        if last[0] == 0 and count.returncode != 0 and not os.path.exists(os.path.join(index, "CURRENT")):
            continue
        if count.returncode != 0:
            unopened += 1
            print(count.stderr, file=sys.stderr)
            continue
        lost += int(count.stdout) < last[0]
        twice += int(count.stdout) > len(documents)
        if kill % 10 == 0:
            verified = subprocess.run([options.docent, "index", "verify", "--index", index], capture_output=True)
            unopened += verified.returncode != 0
    return (f"# Search: kill -9 while indexing\n\n{options.kills} kills at random moments, documents acknowledged in "
            f"groups of 1 to 500, commits every 40 to 3,000 documents: {unopened} times not opened, {lost} times "
            f"acknowledged documents lost, {twice} times documents twice.")


main()
