"""The second table: every program that can tell the number, and what does
less: counting lines, copying."""

from bench_race import Race

MB = 10 ** 6
MIB = 2 ** 20
BASE = "wc -l"

HEAD = (f"\n{'':28}{'wall s':>8}{'MB/s':>7}{'x wall':>8}{'spread':>8}"
        f"{'CPU s':>8}{'x CPU':>8}{'peak MiB':>10}  answer")


class PeerTable:
    def __init__(self, bench):
        self.bench = bench

    def show(self):
        print(HEAD)
        for label, title in (("signins", "NDJSON, all sign-ins"),
                             ("org", "NDJSON, 8 % sign-ins"),
                             ("pages", "API pages, all sign-ins")):
            form = "pages" if label == "pages" else "ndjson"
            log = self.bench.corpus(label)
            self.section(title, log, self.fast(log, form))
            cut = self.bench.corpus(label, cut=True)
            self.section(title + ", the beginning", cut,
                         self.slow(cut, form))
        log = self.bench.corpus("pretty")
        self.section("pretty-printed pages, all sign-ins", log,
                     self.any_form(log))

    def race(self, log):
        race = Race(self.bench)
        race.add(BASE, [["wc", "-l", log.path]], log, counts=False)
        return race

    def any_form(self, log):
        """Those that no line break matters to."""
        programs, path = self.bench.programs, log.path
        race = self.race(log)
        race.add("cat >/dev/null", [["cat", path]], log, counts=False)
        race.add("mau-count", programs.mau(path), log)
        race.add("mau-count -j 1", programs.mau(path, "-j", "1"), log)
        race.add("mau-count --strict", programs.mau(path, "--strict"), log)
        race.add("cat | mau-count", programs.piped(path), log)
        race.add("yajl, every byte", programs.yajl(path), log)
        return race

    def fast(self, log, form):
        programs, path = self.bench.programs, log.path
        race = self.any_form(log)
        race.add("simdjson On-Demand", programs.simdjson(path), log)
        race.add(f"simdjson -t {programs.threads}",
                 programs.simdjson(path, programs.threads), log)
        race.add("DuckDB", programs.duckdb(path, form), log)
        return race

    def slow(self, log, form):
        """Those that a smaller log has to do for."""
        programs, path = self.bench.programs, log.path
        race = self.race(log)
        race.add("mau-count", programs.mau(path), log)
        race.add("jq | sort -u | wc -l", programs.jq(path, form), log)
        race.add("Python json, by lines", programs.python(path), log)
        return race

    def section(self, title, log, race):
        truth = log.truth
        print(f"\n{title}: {truth['bytes'] / MB:.0f} MB, "
              f"{truth['records']:,} events, {truth['sessions']:,} sign-ins, "
              f"{truth['distinct_actors']:,} actors", flush=True)
        race.run(self.bench.runs)
        for name, lane in race.lanes.items():
            self.row(name, lane, race[BASE])

    @staticmethod
    def row(name, lane, base):
        if lane.trouble is not None:
            print(f"  {name:26}{lane.trouble}", flush=True)
            return
        print(f"  {name:26}{lane.wall:8.3f}{lane.speed / MB:7.0f}"
              f"{times(lane, base, 'wall'):>8}{100 * lane.spread:7.0f}%"
              f"{lane.cpu:8.3f}{times(lane, base, 'cpu'):>8}"
              f"{lane.peak / MIB:10.1f}  "
              f"{'-' if lane.right is None else 'right'}", flush=True)


def times(lane, base, measure):
    if base.trouble is not None or base.median(measure) == 0:
        return "-"
    return f"{lane.median(measure) / base.median(measure):.2f}"
