"""The first table: time, beside programs that do less or the same."""

import shutil
import statistics
import sys
from collections import namedtuple

from bench_logs import warm

MB = 10 ** 6
MIB = 2 ** 20
PEOPLE = "10000"            # in each of these logs

# pipeline: argument lists, or None where a program is missing.  base: the one
# that those after it, up to the next base, are compared with.  counts: what
# it prints is the answer.
Entry = namedtuple("Entry", "name pipeline base counts")

HEAD = (f"{'':34}{'wall s':>8}{'MB/s':>7}{'x wall':>8}{'spread':>8}"
        f"{'CPU s':>8}{'x CPU':>7}{'peak MiB':>10}  answer")


def program(name):
    return shutil.which(name)


def lines(path):
    return Entry("wc -l", [["wc", "-l", path]], True, False)


class SpeedTable:
    def __init__(self, bench):
        self.bench = bench
        self.wrong = 0

    def counter(self, path):
        return Entry("mau-count", [[self.bench.mau_count, "-m",
                                    self.bench.month, path]], False, True)

    def whole(self, path):
        return [
            lines(path),
            Entry("cat >/dev/null", [["cat", path]], False, False),
            self.counter(path),
            Entry("cat | wc -l", [["cat", path], ["wc", "-l"]], True, False),
            Entry("cat | mau-count", [["cat", path], [
                self.bench.mau_count, "-m", self.bench.month]], False, True),
        ]

    def slow(self, path, form):
        """The peers that a smaller log has to do for."""
        each = "" if form == "ndjson" else ".[] | "
        query = (f'{each}select(.eventType == "user.session.start" and '
                 f'(.published | startswith("{self.bench.month}"))) '
                 '| .actor.id')
        jq = program("jq") and [["jq", "-r", query, path], ["sort", "-u"],
                                ["wc", "-l"]]
        entries = [lines(path), self.counter(path),
                   Entry("jq | sort -u | wc -l", jq, False, True)]
        if form != "pretty":
            entries.append(Entry("Python json, line by line", [
                [sys.executable, self.bench.peer("count.py"),
                 self.bench.month, path]], False, True))
        return entries

    def packed(self, log, name, suffix):
        tool = program(name)
        if tool is None:
            return [Entry(f"{name} -dc >/dev/null", None, True, False)], log
        packed = self.bench.logs.compressed(log, tool, suffix)
        return [Entry(f"{name} -dc >/dev/null", [[tool, "-dc", packed.path]],
                      True, False), self.counter(packed.path)], packed

    def show(self):
        print(HEAD)
        size, cut = self.bench.bytes, self.bench.cut_bytes
        for label, title, form, signins in (
                ("signins", "sign-ins only, NDJSON", "ndjson", "100"),
                ("org", "whole org (8 % sign-ins), NDJSON", "ndjson", "8"),
                ("pages", "sign-ins only, pages", "pages", "100"),
                ("pretty", "sign-ins only, pretty-printed", "pretty", "100")):
            options = ("--bytes", str(size), "--month", self.bench.month,
                       "--actors", PEOPLE, "--form", form,
                       "--signins", signins)
            log = self.bench.log(label, *options)
            self.section(title, log, self.whole(log.path))
            part = self.bench.log(label + "-cut", *options,
                                  "--head", str(cut))
            self.section(title + ", its beginning", part,
                         self.slow(part.path, form))
            if label == "signins":
                for tool, suffix in ("zstd", ".zst"), ("gzip", ".gz"):
                    entries, packed = self.packed(log, tool, suffix)
                    self.section(f"{title}, {tool}", packed, entries)

    def section(self, title, log, entries):
        truth = log.truth
        print(f"\n{title}: {truth['bytes'] / MB:.0f} MB, "
              f"{truth['records']:,} events, {truth['sessions']:,} sign-ins, "
              f"{truth['distinct_actors']:,} actors", flush=True)
        warm(log.path)
        measured = [(entry, []) for entry in entries
                    if entry.pipeline is not None]
        for _ in range(self.bench.runs):
            for entry, runs in measured:
                runs.append(self.bench.runner.run(
                    entry.pipeline, keep_output=entry.counts))
        base = None
        for entry, runs in measured:
            medians = (statistics.median(r.wall for r in runs),
                       statistics.median(r.cpu for r in runs))
            if entry.base:
                base = medians
            self.row(entry, runs, medians, base, truth)
        for entry in entries:
            if entry.pipeline is None:
                print(f"  {entry.name:32}not installed", flush=True)

    def row(self, entry, runs, medians, base, truth):
        wall, cpu = medians
        walls = [r.wall for r in runs]
        spread = 100 * (max(walls) - min(walls)) / wall
        peak = max(max(r.peaks) for r in runs) / MIB
        print(f"  {entry.name:32}{wall:8.3f}{truth['bytes'] / MB / wall:7.0f}"
              f"{ratio(wall, base[0]):>8}{spread:7.0f}%{cpu:8.3f}"
              f"{ratio(cpu, base[1]):>7}{peak:10.1f}  "
              f"{self.answer(entry, runs, truth['distinct_actors'])}",
              flush=True)

    def answer(self, entry, runs, right):
        for run in runs:
            if run.trouble is not None:
                self.wrong += 1
                return "FAILED: " + run.trouble
            if entry.counts and run.output.strip() != str(right):
                self.wrong += 1
                return f"WRONG: {run.output.strip()!r}, not {right}"
        return "right" if entry.counts else "-"


def ratio(value, base):
    return f"{value / base:.2f}" if base > 0 else "-"
