"""The second table: memory, which has bounds that must hold."""

import os
import statistics

from bench_logs import read_truth, warm

MB = 10 ** 6
MIB = 2 ** 20
MAX_BYTES_PER_ACTOR = 40
MAX_FLAT = 16 * MIB
MAX_GROWTH = 1 * MIB        # what "flat" leaves to the allocator's moods


class MemoryTable:
    def __init__(self, bench):
        self.bench = bench
        self.wrong = 0

    def show(self, actors, sizes_mb, people):
        """actors: how many distinct ones, a row each.  sizes_mb: lengths of
        logs that all hold the same people, a row each."""
        print(f"\n{'distinct actors':>15}{'MB':>8}{'peak MiB':>11}"
              f"{'with 1,000':>12}{'bytes each':>12}   must be at most "
              f"{MAX_BYTES_PER_ACTOR} each")
        for count in actors:
            self.actors_row(count)
        print(f"\n{'MB of the same':>15}{'':8}{'FILE, MiB':>11}"
              f"{'pipe, MiB':>12}{'':12}   must be flat, at most "
              f"{MAX_FLAT // MIB} MiB")
        self.length_rows(sizes_mb, people)

    def verdict(self, trouble):
        if trouble:
            self.wrong += 1
            return "BROKEN: " + trouble
        return "holds" if self.bench.runner.sees_peaks else "not judged here"

    def generated(self, *options):
        """mau-count's peak behind the generator; what it got; any trouble."""
        truth_path = os.path.join(self.bench.folder, "piped.truth")
        peaks = []
        for _ in range(self.bench.memory_runs):
            run = self.bench.runner.run([
                [self.bench.gen, "--small", "--margin", "0", "--regulars",
                 "0", "--failures", "0", "--month", self.bench.month,
                 *options, "--truth", truth_path],
                [self.bench.mau_count, "-m", self.bench.month]])
            if run.trouble is not None:
                return 0, None, run.trouble
            truth = read_truth(truth_path)
            trouble = wrong_number(run, truth)
            if trouble is not None:
                return 0, truth, trouble
            peaks.append(run.peaks[-1])
        return statistics.median(peaks), truth, None

    def actors_row(self, count):
        peak, truth, trouble = self.generated(
            "--actors", str(count), "--events", str(count))
        if trouble is None:
            few, _, trouble = self.generated(
                "--actors", "1000", "--bytes", str(truth["bytes"]))
        if trouble is not None:
            print(f"{count:>15,}  {self.verdict(trouble)}")
            return
        each = (peak - few) / count
        if self.bench.runner.sees_peaks and each > MAX_BYTES_PER_ACTOR:
            trouble = f"more than {MAX_BYTES_PER_ACTOR} bytes each"
        print(f"{count:>15,}{truth['bytes'] / MB:8.0f}{peak / MIB:11.1f}"
              f"{few / MIB:12.1f}{each:12.1f}   {self.verdict(trouble)}",
              flush=True)

    def length_rows(self, sizes_mb, people):
        first = None
        for size in sizes_mb:
            log = self.bench.logs.get(
                f"length-{size}mb", "--bytes", str(size * MB), "--actors",
                str(people), "--month", self.bench.month)
            warm(log.path)
            counter = [self.bench.mau_count, "-m", self.bench.month]
            peaks, trouble = [], None
            for pipeline in ([counter + [log.path]],
                             [["cat", log.path], counter]):
                run = self.bench.runner.run(pipeline)
                trouble = trouble or run.trouble or wrong_number(run,
                                                                 log.truth)
                peaks.append(run.peaks[-1])
            first = first or peaks
            if trouble is None and self.bench.runner.sees_peaks:
                trouble = not_flat(peaks, first)
            print(f"{size:>15,}{'':8}{peaks[0] / MIB:11.1f}"
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
