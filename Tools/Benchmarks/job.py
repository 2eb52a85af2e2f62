#!/usr/bin/env python3
"""The whole job against the usual Python pipeline: measures and writes Tools/Benchmarks/results/job-*.md.

  job.py HARNESS DATA [--docent BINARY] [--python PYTHON --model CRF] [--only tickets,mixed,...] [--tickets N]

HARNESS is the folder of the pipeline benchmark (make_folder.py, measure.py, peer.py, as its README says), DATA the folder
that make_folder.py filled: DATA/tickets, DATA/mixed, DATA/growth. PYTHON is one with the peer's packages, CRF the peer's
recogniser. Product and peers take turns in one run; figures are medians, ratios are of one run only. Memory is the PSS
of the process tree. Measures:

  tickets   documents/s, CPU, memory and bytes written against both peers
  mixed     the same on mixed formats, and documents that failed
  workers   two workers against one
  again     a second run over the unchanged folder against the first
  growth    the whole of DATA/growth against its first tenth: time, anonymous memory
  search    start of `docent search` to its first result, on the collection of `growth`
  kills     kill -9 at random moments, then the same command: equal exports
"""
import argparse
import collections
import datetime
import json
import os
import platform
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
RESULTS = os.path.join(HERE, "results")
EXPORTS = [["sentiment"], ["sentiment", "--by", "language,folder"], ["entities"], ["keyphrases"],
           ["documents", "--format", "jsonl"]]


class Bench:
    def __init__(self, options):
        self.options = options
        self.work = tempfile.mkdtemp(prefix="docent-job-", dir=options.work)
        self.raw = []

    def path(self, name):
        return os.path.join(self.work, name)

    def measured(self, name, command, allowed=(0,)):
        """Runs a command under the harness's measure.py."""
        log = self.path("log")
        if os.path.exists(log):
            os.remove(log)
        run = subprocess.run([sys.executable, os.path.join(self.options.harness, "measure.py"), "--json", log, "--",
                              *command], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if run.returncode not in allowed:
            raise SystemExit("%s: exit %d: %s" % (name, run.returncode, run.stderr[-600:].decode("utf-8", "replace")))
        with open(log) as file:
            result = json.loads(file.read().splitlines()[-1])
        self.raw.append(dict(result, name=name))
        print("%-28s %8.2f s wall %8.2f s CPU %6d MB" % (name, result["wall"], result["cpu"], result["peak_pss_mb"]),
              flush=True)
        return result, run.stdout.decode("utf-8", "replace")

    def docent(self, *arguments):
        return [self.options.docent, *arguments]

    def process(self, name, folder, collection, jobs=2, fresh=True):
        if fresh:
            shutil.rmtree(collection, ignore_errors=True)
        command = self.docent("process", folder, "--collection", collection, "-j", str(jobs), "-q")
        result, _ = self.measured(name, command, (0, 3))
        return result

    def export(self, collection, *what):
        run = subprocess.run(self.docent("export", *what, "--collection", collection), stdout=subprocess.PIPE, check=True)
        return run.stdout

    def peer(self, name, folder, limit):
        out = self.path("peer")
        shutil.rmtree(out, ignore_errors=True)
        command = [self.options.python, os.path.join(self.options.harness, "peer.py"), folder, out, "--jobs", "2"]
        if self.options.model:
            command += ["--model", self.options.model]
        if name == "fast":
            command.append("--fast")
        if limit:
            command += ["--limit", str(limit)]
        result, text = self.measured("peer " + name, command)
        return result, json.loads(text.strip().splitlines()[-1])["documents"]


def files_below(folder):
    return sum(len(names) for _, _, names in os.walk(folder))


def bytes_below(folder):
    return sum(os.path.getsize(os.path.join(d, n)) for d, _, names in os.walk(folder) for n in names)


def part_of(folder, target, count):
    """The first files of a folder in the order of their paths, as hard links."""
    paths = sorted(os.path.join(d, n) for d, _, names in os.walk(folder) for n in names)[:count]
    for path in paths:
        place = os.path.join(target, os.path.relpath(path, folder))
        os.makedirs(os.path.dirname(place), exist_ok=True)
        os.link(path, place)


def against_peers(bench, folder, repeat, limit=None):
    """Rows of docent and both peers, alternating; the export counts, as the peers write one."""
    collection = bench.path("collection")
    count, runs = files_below(folder), collections.defaultdict(list)
    for _ in range(repeat):
        result = bench.process("docent", folder, collection)
        exported, _ = bench.measured(
            "docent export", bench.docent("export", "sentiment", "-o", bench.path("s.csv"), "--collection", collection))
        wall, cpu = result["wall"] + exported["wall"], result["cpu"] + exported["cpu"]
        runs["docent"].append((count / wall, cpu / count, result["peak_pss_mb"]))
        for peer in ("fast", "default"):
            if bench.options.python:
                result, documents = bench.peer(peer, folder, limit)
                runs[peer].append((documents / result["wall"], result["cpu"] / documents, result["peak_pss_mb"]))
    medians = {name: [statistics.median(v) for v in zip(*values)] for name, values in runs.items()}
    lines = ["| | documents/s | CPU ms a document | PSS MB |", "|---|---|---|---|"]
    for name, (rate, cpu, memory) in medians.items():
        lines.append("| %s | %.1f | %.3f | %.0f |" % (name, rate, cpu * 1e3, memory))
    own = medians["docent"]
    for name in ("fast", "default"):
        if name in medians:
            rate, cpu, memory = medians[name]
            lines.append("| docent against %s | %.2f times | %.3f of it | %.2f of it |"
                         % (name, own[0] / rate, own[1] / cpu, own[2] / memory))
    return lines, collection


def text_bytes(bench, collection):
    """Bytes of text in a collection, as UTF-8 would have them if every code point took one."""
    rows = bench.export(collection, "documents", "--columns", "source,characters").decode().splitlines()[1:]
    return sum(int(row.rsplit(",", 1)[1] or 0) for row in rows)


def tickets(bench):
    lines, collection = against_peers(bench, bench.path("tickets"), bench.options.repeat, bench.options.limit_peer)
    size, text = bytes_below(collection), text_bytes(bench, collection)
    lines.append("")
    lines.append("Collection %.1f MB for %.2f M characters of text: %.2f bytes each." % (size / 1e6, text / 1e6, size / text))
    return lines


def mixed(bench):
    lines, collection = against_peers(bench, os.path.join(bench.options.data, "mixed"), bench.options.repeat)
    status = json.loads(subprocess.run(bench.docent("status", "--json", "--collection", collection),
                                       stdout=subprocess.PIPE, check=True).stdout)
    failed = sum(o["count"] for o in status["outcomes"] if o["status"] == "failed")
    lines += ["", "%d documents, %d failed." % (status["documents"], failed)]
    return lines


def workers(bench):
    walls = collections.defaultdict(list)
    for _ in range(bench.options.repeat):
        for jobs in (1, 2):
            walls[jobs].append(bench.process("%d workers" % jobs, bench.path("tickets"), bench.path("c"), jobs)["wall"])
    one, two = statistics.median(walls[1]), statistics.median(walls[2])
    return ["One worker %.1f s, two %.1f s: %.2f times as fast." % (one, two, one / two)]


def again(bench):
    first = bench.process("first run", bench.path("tickets"), bench.path("c"))
    walls = [bench.process("second run", bench.path("tickets"), bench.path("c"), fresh=False) for _ in range(3)]
    second = statistics.median(w["wall"] for w in walls)
    cpu = statistics.median(w["cpu"] for w in walls)
    return ["First run %.2f s (%.2f s CPU), over the unchanged folder %.2f s (%.2f s CPU): %.1f%% of the time, %.1f%% of the CPU."
            % (first["wall"], first["cpu"], second, cpu, 100 * second / first["wall"], 100 * cpu / first["cpu"])]


def growth(bench):
    whole = os.path.join(bench.options.data, "growth")
    count = files_below(whole)
    part = bench.path("growth-part")
    part_of(whole, part, count // 10)
    small = bench.process("growth, a tenth", part, bench.path("c"))
    large = bench.process("growth, whole", whole, bench.path("growth-collection"))
    return ["%d files %.1f s, %d MB; %d files %.1f s, %d MB: %.2f times the time, %.2f times the CPU, %.2f times the memory."
            % (count // 10, small["wall"], small["peak_pss_mb"], count, large["wall"], large["peak_pss_mb"],
               large["wall"] / small["wall"], large["cpu"] / small["cpu"], large["peak_pss_mb"] / small["peak_pss_mb"])]


def search(bench):
    collection = bench.path("growth-collection")
    if not os.path.isdir(collection):
        bench.process("growth, whole", os.path.join(bench.options.data, "growth"), collection)
    times = []
    for word in ("refund", "invoice", "late delivery", "sentiment:negative hotel", "language:de") * 4:
        start = time.perf_counter()
        run = subprocess.Popen(bench.docent("search", word, "--limit", "5", "-q", "--collection", collection),
                               stdout=subprocess.PIPE)
        run.stdout.readline()
        times.append(time.perf_counter() - start)
        run.stdout.close()
        run.wait()
    return ["Start to first result over %d queries: median %.0f ms, worst %.0f ms."
            % (len(times), 1e3 * statistics.median(times), 1e3 * max(times))]


def kills(bench):
    folder, collection = bench.path("killed"), bench.path("k")
    part_of(bench.path("tickets"), folder, 1000)
    for name in sorted(os.listdir(os.path.join(bench.options.data, "mixed"))):
        source = os.path.join(bench.options.data, "mixed", name)
        if os.path.isdir(source):
            part_of(source, os.path.join(folder, "mixed", name), 5)
    duration = bench.process("undisturbed", folder, collection)["wall"]
    expected = [bench.export(collection, *what) for what in EXPORTS]
    generator, killed, wrong, rounds = random.Random(7), 0, 0, 0
    while killed < bench.options.kills:
        rounds += 1
        shutil.rmtree(collection, ignore_errors=True)
        done = False
        while not done:
            run = subprocess.Popen(bench.docent("process", folder, "--collection", collection, "-q", "-j", "2"),
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                run.wait(generator.uniform(0.01, max(.3, duration)))
                done = True
            except subprocess.TimeoutExpired:
                run.send_signal(signal.SIGKILL)
                run.wait()
                killed += 1
        wrong += [bench.export(collection, *what) for what in EXPORTS] != expected
    return ["%d kills in %d rounds: %d rounds with other exports than an undisturbed run." % (killed, rounds, wrong)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("harness")
    parser.add_argument("data")
    parser.add_argument("--docent", default=os.path.join(ROOT, ".build/release/docent"))
    parser.add_argument("--python", help="without it the peers are left out")
    parser.add_argument("--model")
    parser.add_argument("--tickets", type=int, default=20000, help="how many of them")
    parser.add_argument("--limit-peer", type=int, help="give the peers only so many tickets, 5,000 or more")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--only", default="tickets,mixed,workers,again,growth,search,kills")
    parser.add_argument("--work", help="where temporary files go")
    options = parser.parse_args()
    options.docent = os.path.abspath(options.docent)
    bench = Bench(options)
    measures = dict(tickets=tickets, mixed=mixed, workers=workers, again=again, growth=growth, search=search, kills=kills)
    try:
        part_of(os.path.join(options.data, "tickets"), bench.path("tickets"), options.tickets)
        os.makedirs(RESULTS, exist_ok=True)
        for name in options.only.split(","):
            bench.raw = []
            lines = measures[name](bench)
            print("\n".join(lines), flush=True)
            with open(os.path.join(RESULTS, "job-%s.md" % name), "w", encoding="utf-8") as file:
                file.write("# The whole job: %s\n\n%s, %d processors, %s. %d tickets, %d repeats. Load at the end %.1f.\n\n"
                           % (name, platform.machine(), os.cpu_count(), datetime.date.today(), options.tickets,
                              options.repeat, os.getloadavg()[0]))
                file.write("\n".join(lines) + "\n\nEvery run:\n\n| run | wall s | CPU s | peak PSS MB |\n|---|---|---|---|\n")
                for run in bench.raw:
                    file.write("| %s | %.2f | %.2f | %d |\n" % (run["name"], run["wall"], run["cpu"], run["peak_pss_mb"]))
    finally:
        shutil.rmtree(bench.work, ignore_errors=True)


if __name__ == "__main__":
    main()
