#!/usr/bin/env python3
"""make bench: mau-count beside other programs, on generated logs.

    bench.py --mau-count PROGRAM --gen PROGRAM --peers FOLDER --work FOLDER
             [--size-mb 1000] [--runs 5] [--full | --smoke]
             [--only targets|programs|memory|counts]

Prints the machine, the targets, all programs, memory and instruction counts.
Status 0: done; 1: a number was wrong, a program failed or a memory bound is
broken (never because of a speed); 2: usage.
"""

import argparse
import os
import sys

sys.dont_write_bytecode = True      # the source tree stays clean

from bench_counts import CountTable     # noqa: E402
from bench_logs import Logs
from bench_machine import processors, show_machine
from bench_memory import MemoryTable
from bench_peers import PeerTable
from bench_programs import Programs
from bench_run import Runner
from bench_targets import TargetTable

LEGEND = """
wall, CPU, MB/s: median of the runs, which take turns (A B C A B C ...), each
one a whole process; CPU is user and system together; MB/s of uncompressed log.
x: times that of wc -l on the same file.  spread: slowest less fastest run, of
the median.  peak: resident memory of the largest process.  All files are in
the page cache.  right: the number is the one that the generator knows; "-":
counts nothing but lines or bytes."""

# --form and --signins of each log.
CORPORA = {
    "signins": ("ndjson", "100"),
    "org": ("ndjson", "8"),
    "pages": ("pages", "100"),
    "pretty": ("pretty", "100"),
}
MB = 10 ** 6
CUT_BYTES = 32 * MB
COUNTED_BYTES = 3 * MB
TABLES = ("targets", "programs", "memory", "counts")


class Bench:
    """What the tables need to know."""

    month = "2026-10"

    def __init__(self, args):
        self.mau_count = os.path.abspath(args.mau_count)
        self.gen = os.path.abspath(args.gen)
        self.folder = os.path.abspath(args.work)
        self.smoke = args.smoke
        self.runs = args.runs
        self.memory_runs = 1 if args.smoke else 3
        self.bytes = args.size_mb * MB
        os.makedirs(self.folder, exist_ok=True)
        self.runner = Runner(self.folder)
        self.logs = Logs(self.gen, self.folder)
        self.programs = Programs(self.mau_count, os.path.abspath(args.peers),
                                 self.month, min(processors(), 64))
        # Logs of another size may stay: the next bench will want them.
        self.label = f"{args.size_mb}mb"
        # What was wrong or did not run, one text each.
        self.failures = []

    def log(self, label, size, *options):
        return self.logs.get(label, "--bytes", str(size), "--month",
                             self.month, *options)

    def corpus(self, label, cut=False):
        form, signins = CORPORA[label]
        options = ["--form", form, "--signins", signins, "--actors", "10000"]
        if not cut:
            return self.log(f"{label}-{self.label}", self.bytes, *options)
        return self.log(f"{label}-cut-{self.label}", self.bytes, *options,
                        "--head", str(min(self.bytes, CUT_BYTES)))

    def counted(self, label):
        """Of one size always, so that counts can be compared."""
        form, signins = CORPORA[label]
        size = COUNTED_BYTES // 10 if self.smoke else COUNTED_BYTES
        return self.log(f"counted-{label}-{size}", size, "--form", form,
                        "--signins", signins, "--actors", "1000")

    def short_events(self, label, people):
        return self.log(f"{label}-{self.label}", self.bytes, "--small",
                        "--regulars", "0", "--failures", "0", "--actors",
                        str(people))

    def many(self):
        """Two million people in a gigabyte."""
        return self.short_events("many", self.bytes // 500)

    def few(self):
        """As long, by hardly anybody."""
        return self.short_events("few", 1000)

    def smallest(self):
        return self.log("smallest", 801, "--small", "--margin", "0")


def parse_args():
    parser = argparse.ArgumentParser(description="Benchmark of mau-count.")
    parser.add_argument("--mau-count", required=True)
    parser.add_argument("--gen", required=True)
    parser.add_argument("--peers", required=True,
                        help="folder of those that could be built")
    parser.add_argument("--work", required=True)
    parser.add_argument("--size-mb", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--full", action="store_true",
                        help="ten million actors and a 1 GB log as well")
    parser.add_argument("--smoke", action="store_true",
                        help="only see whether the bench itself works")
    parser.add_argument("--only", choices=TABLES, help="one of the tables")
    args = parser.parse_args()
    if args.smoke:
        args.size_mb, args.runs = 5, 1
    if args.size_mb < 1 or args.runs < 1:
        parser.error("--size-mb and --runs begin at 1")
    for path in (args.mau_count, args.gen):
        if not os.access(path, os.X_OK):
            parser.error(f"{path}: not there, or no program; run make first")
    return args


def show_memory(memory, args):
    if args.smoke:
        memory.show([10 ** 5], [10 ** 5], [2, 8], people=500)
        return
    full = [10 ** 7] * args.full
    memory.show([10 ** 5, 10 ** 6] + full, [10 ** 6] + full,
                [64, 256] + [1024] * args.full, people=10 ** 4)


def main():
    args = parse_args()
    bench = Bench(args)
    memory = MemoryTable(bench)
    show_machine(bench)
    for table in [args.only] if args.only else TABLES:
        if table == "targets":
            TargetTable(bench).show()
        elif table == "programs":
            PeerTable(bench).show()
            print(LEGEND)
        elif table == "memory":
            show_memory(memory, args)
        else:
            CountTable(bench).show()
    for failure in dict.fromkeys(bench.failures):
        print("bench: " + failure, file=sys.stderr)
    if bench.failures or memory.wrong:
        print(f"\nbench: {len(bench.failures)} wrong or failed, "
              f"{memory.wrong} memory rows broken", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
