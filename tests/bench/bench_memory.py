"""The third table: memory, which has bounds that must hold."""

import os
import statistics

from bench_logs import read_truth, warm

MB = 10 ** 6
MIB = 2 ** 20
MAX_BYTES_PER_ACTOR = 40
MAX_FLAT = 16 * MIB
MAX_GROWTH = 1 * MIB        # what "flat" leaves to the allocator's moods
MANY_THREADS = "16"
# With fewer actors it is the threads themselves that weigh.
MANY_THREADS_FROM = 10 ** 6


class MemoryTable:
    def __init__(self, bench):
        self.bench = bench
        self.wrong = 0

    def show(self, piped, in_files, sizes_mb, people):
        """piped: how many distinct actors, a row each.  in_files: the same,
        of logs with a row each for one thread and for many.  sizes_mb:
        lengths of logs that all hold the same people, a row each."""
        print(f"\n{'memory: actors':>15}{'MB':>8}  {'':9}{'peak MiB':>10}"
              f"{'with 1,000':>12}{'bytes each':>12}   must be at most "
              f"{MAX_BYTES_PER_ACTOR} each")
        for count in piped:
            self.actors_row(count, "pipe", self.piped(count))
        for count in in_files:
            for jobs in "1", MANY_THREADS:
                self.actors_row(count, "-j " + jobs, self.filed(count, jobs),
                                jobs == "1" or count >= MANY_THREADS_FROM)
        print(f"\n{'MB of the same':>15}{'':19}{'FILE, MiB':>10}"
              f"{'pipe, MiB':>12}{'':12}   must be flat, at most "
              f"{MAX_FLAT // MIB} MiB")
        self.length_rows(sizes_mb, people)

    def verdict(self, trouble, judged=True):
        if trouble:
            self.wrong += 1
            return "BROKEN: " + trouble
        if not self.bench.runner.sees_peaks or not judged:
            return "not judged here"
        return "holds"

    def options(self, *more):
        return ["--small", "--margin", "0", "--regulars", "0", "--failures",
                "0", "--month", self.bench.month, *more]

    def peak(self, pipeline, truth_of):
        """mau-count's peak; what it got; any trouble."""
        peaks, truth = [], None
        for _ in range(self.bench.memory_runs):
            run = self.bench.runner.run(pipeline)
            if run.trouble is not None:
                return 0, None, run.trouble
            truth = truth_of()
            trouble = wrong_number(run, truth)
            if trouble is not None:
                return 0, truth, trouble
            peaks.append(run.peaks[-1])
        return statistics.median(peaks), truth, None

    def generated(self, *options):
        """Straight from the generator."""
        truth_path = os.path.join(self.bench.folder, "piped.truth")
        return self.peak(
            [[self.bench.gen, *self.options(*options), "--truth",
              truth_path], [self.bench.mau_count, "-m", self.bench.month]],
            lambda: read_truth(truth_path))

    def from_file(self, label, jobs, *options):
        log = self.bench.logs.get(label, *self.options(*options))
        warm(log.path)
        return self.peak(self.bench.programs.mau(log.path, "-j", jobs),
                         lambda: log.truth)

    def piped(self, count):
        peak, truth, trouble = self.generated(
            "--actors", str(count), "--events", str(count))
        few = 0
        if trouble is None:
            few, _, trouble = self.generated(
                "--actors", "1000", "--bytes", str(truth["bytes"]))
        return peak, few, truth, trouble

    def filed(self, count, jobs):
        peak, truth, trouble = self.from_file(
            f"actors-{count}", jobs, "--actors", str(count), "--events",
            str(count))
        few = 0
        if trouble is None:
            few, _, trouble = self.from_file(
                f"actors-1000-for-{count}", jobs, "--actors", "1000",
                "--bytes", str(min(truth["bytes"], 10 ** 9)))
        return peak, few, truth, trouble

    def actors_row(self, count, how, measured, judged=True):
        peak, few, truth, trouble = measured
        if trouble is not None:
            print(f"{count:>15,}{'':8}  {how:9}{self.verdict(trouble)}",
                  flush=True)
            return
        each = (peak - few) / count
        if (self.bench.runner.sees_peaks and judged
                and each > MAX_BYTES_PER_ACTOR):
            trouble = f"more than {MAX_BYTES_PER_ACTOR} bytes each"
        print(f"{count:>15,}{truth['bytes'] / MB:8.0f}  {how:9}"
              f"{peak / MIB:10.1f}{few / MIB:12.1f}{each:12.1f}   "
              f"{self.verdict(trouble, judged)}", flush=True)

    def length_rows(self, sizes_mb, people):
        first = None
        for size in sizes_mb:
            log = self.bench.logs.get(
                f"length-{size}mb", "--bytes", str(size * MB), "--actors",
                str(people), "--month", self.bench.month)
            warm(log.path)
            peaks, trouble = [], None
            for pipeline in (self.bench.programs.mau(log.path),
                             self.bench.programs.piped(log.path)):
                peak, _, what = self.peak(pipeline, lambda: log.truth)
                trouble = trouble or what
                peaks.append(peak)
            first = first or peaks
            if trouble is None and self.bench.runner.sees_peaks:
                trouble = not_flat(peaks, first)
            print(f"{size:>15,}{'':19}{peaks[0] / MIB:10.1f}"
                  f"{peaks[1] / MIB:12.1f}{'':12}   {self.verdict(trouble)}",
                  flush=True)


def wrong_number(run, truth):
    right = str(truth["distinct_actors"])
    if run.output.strip() != right:
        return f"counted {run.output.strip()!r}, not {right}"
    return None


def not_flat(peaks, first):
    if max(peaks) > MAX_FLAT:
        return f"more than {MAX_FLAT // MIB} MiB"
    if any(peak > start + MAX_GROWTH for peak, start in zip(peaks, first)):
        return "grows with the input"
    return None
