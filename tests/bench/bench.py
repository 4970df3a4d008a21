#!/usr/bin/env python3
"""make bench: mau-count beside other programs, on generated logs.

    bench.py --mau-count PROGRAM --gen PROGRAM --work FOLDER
             [--size-mb 256] [--runs 5] [--full | --smoke]

Prints two tables, time and memory.  Status 0: done; 1: a number was wrong,
a program failed or a memory bound is broken (never because of a speed);
2: usage.
"""

import argparse
import os
import platform
import subprocess
import sys

sys.dont_write_bytecode = True      # the source tree stays clean

from bench_logs import Logs         # noqa: E402
from bench_memory import MemoryTable
from bench_run import Runner
from bench_speed import SpeedTable

LEGEND = """
wall, CPU, MB/s: median of the runs, which take turns (A B C A B C ...), each
one a whole process; CPU is user and system together; MB/s of uncompressed log.
x: times that of the base above, marked 1.00 (wc -l on the same file, cat | wc,
or the decompressor).  spread: slowest less fastest run, of the median.  peak:
resident memory of the largest process.  All files are in the page cache.
answer: as the generator knows it; "-": counts nothing but lines or bytes."""


class Bench:
    """What the tables need to know."""

    month = "2026-10"

    def __init__(self, args):
        self.mau_count = os.path.abspath(args.mau_count)
        self.gen = os.path.abspath(args.gen)
        self.folder = os.path.abspath(args.work)
        self.runs = args.runs
        self.memory_runs = 1 if args.smoke else 3
        self.bytes = args.size_mb * 10 ** 6
        self.cut_bytes = min(self.bytes, 32 * 10 ** 6)
        os.makedirs(self.folder, exist_ok=True)
        self.runner = Runner(self.folder)
        self.logs = Logs(self.gen, self.folder)
        # Logs of another size may stay: the next bench will want them.
        self.label = f"{args.size_mb}mb"

    def log(self, label, *options):
        return self.logs.get(f"{label}-{self.label}", *options)

    @staticmethod
    def peer(name):
        return os.path.join(os.path.dirname(os.path.abspath(__file__)),
                            "peers", name)


def processor_name():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            for line in file:
                if line.startswith("model name"):
                    return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.processor() or "unknown processor"


def version_line(command):
    """What a program calls itself."""
    try:
        shown = subprocess.run(command, capture_output=True, text=True,
                               check=False)
    except OSError:
        return command[0] + ": not installed"
    text = (shown.stdout or shown.stderr).strip()
    return text.splitlines()[0].strip("* ") if text else command[0]


def print_machine(bench):
    cores = (len(os.sched_getaffinity(0))
             if hasattr(os, "sched_getaffinity") else os.cpu_count())
    kernel = os.uname()
    print(f"{processor_name()}, {cores} processors, "
          f"{kernel.sysname} {kernel.release} {kernel.machine}")
    for command in ([bench.mau_count, "-V"], ["wc", "--version"],
                    ["jq", "--version"], [sys.executable, "--version"],
                    ["zstd", "--version"], ["gzip", "--version"]):
        print("  " + version_line(command))
    print()


def parse_args():
    parser = argparse.ArgumentParser(description="Benchmark of mau-count.")
    parser.add_argument("--mau-count", required=True)
    parser.add_argument("--gen", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--size-mb", type=int, default=256)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--full", action="store_true",
                        help="ten million actors and a gigabyte as well")
    parser.add_argument("--smoke", action="store_true",
                        help="only see whether the bench itself works")
    args = parser.parse_args()
    if args.smoke:
        args.size_mb, args.runs = 2, 1
    if args.size_mb < 1 or args.runs < 1:
        parser.error("--size-mb and --runs begin at 1")
    for path in (args.mau_count, args.gen):
        if not os.access(path, os.X_OK):
            parser.error(f"{path}: not there, or no program; run make first")
    return args


def main():
    args = parse_args()
    bench = Bench(args)
    speed, memory = SpeedTable(bench), MemoryTable(bench)
    print_machine(bench)
    speed.show()
    if args.smoke:
        memory.show([10 ** 5], [2, 8], people=500)
    else:
        memory.show([10 ** 5, 10 ** 6, 2 * 10 ** 6] + [10 ** 7] * args.full,
                    [64, 256] + [1024] * args.full, people=10 ** 4)
    print(LEGEND)
    if speed.wrong or memory.wrong:
        print(f"\nbench: {speed.wrong} wrong or failed, {memory.wrong} "
              "memory rows broken", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
