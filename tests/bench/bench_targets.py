"""The first table: what mau-count is meant to reach, as ratios to programs
that do much less, and the peer that has to be behind it."""

import re

from bench_race import Race

MB = 10 ** 6
MIB = 2 ** 20
SMALL_RUNS = 40             # of processes that live for a millisecond

HEAD = (f"\n{'targets':26}{'measure':8}{'mau-count':>9}  {'beside':21}"
        f"{'ratio':>8}{'target':>9}  {'':8}must be behind")


def of_actors(output):
    """The number of all actors in what --top or --list prints."""
    said = re.search("^(?:[0-9]+ of )?([0-9]+) actors, ", output, re.M)
    return said and said.group(1)


def wall_s(lane):
    return f"{lane.wall:.3f} s"


def cpu_s(lane):
    return f"{lane.cpu:.3f} s"


def mb_a_second(lane):
    return f"{lane.speed / MB:.0f} MB/s"


def times_wall(lane, base):
    return lane.wall / base.wall


def times_cpu(lane, base):
    return lane.cpu / base.cpu


class TargetTable:
    def __init__(self, bench):
        self.bench = bench
        self.judged = self.met = 0

    def show(self):
        print(HEAD)
        self.files()
        self.org()
        self.pipe()
        self.packed()
        self.many()
        self.strict()
        self.smallest()
        self.reports()
        if not self.bench.smoke:
            print(f"{self.met} of {self.judged} met")

    def files(self):
        """The same events in each form."""
        programs = self.bench.programs
        lines, pages, pretty = (self.bench.corpus(label) for label in
                                ("signins", "pages", "pretty"))
        threads = self.threads()
        race = Race(self.bench)
        race.add("wc -l", [["wc", "-l", lines.path]], lines, counts=False)
        race.add("mau", programs.mau(lines.path), lines)
        race.add(threads, programs.simdjson(lines.path, programs.threads),
                 lines)
        race.add("mau -j 1", programs.mau(lines.path, "-j", "1"), lines)
        race.add("simdjson", programs.simdjson(lines.path), lines)
        race.add("mau pages", programs.mau(pages.path), pages)
        race.add("pages, " + threads,
                 programs.simdjson(pages.path, programs.threads), pages)
        race.add("mau pretty", programs.mau(pretty.path), pretty)
        race.add("NDJSON", race["mau"].pipeline, lines)
        race.run(self.bench.runs)
        self.row(race, "NDJSON, all sign-ins", "wall", "mau", "wc -l", 0.85,
                 threads)
        self.row(race, "the same, -j 1", "CPU", "mau -j 1", "wc -l", 1.6,
                 "simdjson", cpu_s, times_cpu)
        self.row(race, "API pages, beside NDJSON", "wall", "mau pages",
                 "wc -l", 0.95, "pages, " + threads)
        self.row(race, "pretty-printed pages", "speed", "mau pretty",
                 "NDJSON", 0.5, None, mb_a_second,
                 lambda lane, base: lane.speed / base.speed, at_least=True)

    def threads(self):
        return f"simdjson -t {self.bench.programs.threads}"

    def org(self):
        log, programs = self.bench.corpus("org"), self.bench.programs
        race = Race(self.bench)
        race.add("wc -l", [["wc", "-l", log.path]], log, counts=False)
        race.add("mau", programs.mau(log.path), log)
        race.add(self.threads(),
                 programs.simdjson(log.path, programs.threads), log)
        race.run(self.bench.runs)
        self.row(race, "NDJSON, 8 % sign-ins", "wall", "mau", "wc -l", 0.8,
                 self.threads())

    def pipe(self):
        log, programs = self.bench.corpus("signins"), self.bench.programs
        race = Race(self.bench)
        race.add("cat | wc -l", [["cat", log.path], ["wc", "-l"]], log,
                 counts=False)
        race.add("mau", programs.piped(log.path), log)
        race.run(self.bench.runs)
        self.row(race, "cat FILE |", "wall", "mau", "cat | wc -l", 1.1)

    def packed(self):
        log, programs = self.bench.corpus("signins"), self.bench.programs
        for tool, suffix in ("zstd", ".zst"), ("gzip", ".gz"):
            base = tool + " -dc"
            race = Race(self.bench)
            if programs.unpack(tool, log.path) is None:
                race.add(base, None, log)
            else:
                packed = self.bench.logs.compressed(log, tool, suffix)
                race.add(base, programs.unpack(tool, packed.path), packed,
                         counts=False)
                race.add("mau", programs.mau(packed.path), packed)
                race.run(self.bench.runs)
            self.row(race, suffix + " of it", "wall", "mau", base, 1.1)

    def many(self):
        """Events as short as they come, nearly each by someone else."""
        programs = self.bench.programs
        many, few = self.bench.many(), self.bench.few()
        actors = many.truth["distinct_actors"]
        threads = self.threads()
        race = Race(self.bench)
        race.add("wc -l", [["wc", "-l", many.path]], many, counts=False)
        race.add("mau", programs.mau(many.path), many)
        race.add(threads, programs.simdjson(many.path, programs.threads),
                 many)
        race.add("1,000 actors", programs.mau(few.path), few)
        race.add("simdjson", programs.simdjson(many.path), many)
        race.add("simdjson few", programs.simdjson(few.path), few)
        race.run(self.bench.runs)
        title = f"{actors:,} actors, 400 B"
        self.row(race, title, "wall", "mau", "wc -l", 3.0, threads)

        def each(lane, base):
            # The peer is measured against itself.
            if lane is race["simdjson"]:
                base = race["simdjson few"]
            return (lane.peak - base.peak) / actors
        self.row(race, "the same, its memory", "B each", "mau", "1,000 actors",
                 40, "simdjson", lambda lane: f"{lane.peak / MIB:.1f} MiB",
                 each)

    def strict(self):
        log, programs = self.bench.corpus("signins"), self.bench.programs
        race = Race(self.bench)
        race.add("mau", programs.mau(log.path, "--strict"), log)
        race.add("yajl", programs.yajl(log.path), log)
        race.run(self.bench.runs)
        self.row(race, "NDJSON, --strict", "speed", "mau",
                 "yajl", 1.8, None, wall_s,
                 lambda lane, base: base.wall / lane.wall, at_least=True)

    def smallest(self):
        log = self.bench.smallest()
        race = Race(self.bench)
        race.add("wc -l", [["wc", "-l", log.path]], log, counts=False)
        race.add("mau", self.bench.programs.mau(log.path), log)
        race.run(2 if self.bench.smoke else SMALL_RUNS)
        self.row(race, f"{log.truth['bytes']} bytes", "ms more", "mau",
                 "wc -l", 3.0, None, lambda lane: f"{1000 * lane.wall:.2f} ms",
                 lambda lane, base: 1000 * (lane.wall - base.wall))

    def reports(self):
        """What else a run can tell, beside the number alone."""
        programs = self.bench.programs
        log, many, few = (self.bench.corpus("signins"), self.bench.many(),
                          self.bench.few())
        race = Race(self.bench)
        race.add("plain", programs.mau(log.path), log)
        race.add("mau", programs.mau(log.path, "--by", "day", "--top", "10"),
                 log, number=of_actors)
        race.run(self.bench.runs)
        self.row(race, "--by day --top 10", "speed", "mau", "plain", 0.6,
                 None, mb_a_second,
                 lambda lane, base: lane.speed / base.speed, at_least=True)
        race = Race(self.bench)
        race.add("1,000 actors", programs.mau(few.path, "--top", "10"),
                 few, number=of_actors)
        race.add("mau", programs.mau(many.path, "--top", "10"), many,
                 number=of_actors)
        race.run(1)
        actors = many.truth["distinct_actors"]
        self.row(race, f"{actors:,} actors, --top", "B each", "mau",
                 "1,000 actors", 200, None,
                 lambda lane: f"{lane.peak / MIB:.1f} MiB",
                 lambda lane, base: (lane.peak - base.peak) / actors)

    def row(self, race, corpus, measure, own, base, limit, peer=None,
            figure=wall_s, value=times_wall, at_least=False):
        """own, base, peer: names of lanes.  figure: a lane's measure, as
        text.  value: of a lane beside the base, what limit is for."""
        self.judged += 1
        head = f"{corpus:26}{measure:8}"
        for name in own, base:
            if name not in race.lanes or race[name].trouble is not None:
                why = (race[name].trouble if name in race.lanes
                       else "not measured")
                print(f"{head}{'mau-count' if name == own else name}: {why}",
                      flush=True)
                return
        mine = value(race[own], race[base])
        met = mine >= limit if at_least else mine <= limit
        behind = ""
        if peer is not None:
            behind, is_behind = self.behind(race[peer], race[base], mine,
                                            value)
            behind = f"{peer.removeprefix('pages, ')}: {behind}"
            met = met and is_behind
        self.met += met
        verdict = "met" if met else "MISSED"
        if self.bench.smoke:
            verdict = "-"
        sign = ">=" if at_least else "<="
        print(f"{head}{figure(race[own]):>9}  {base:12}"
              f"{figure(race[base]):>9}{mine:8.2f}{sign:>4}{limit:5.2f}  "
              f"{verdict:8}{behind}".rstrip(), flush=True)

    @staticmethod
    def behind(peer, base, mine, value):
        """The peer's value, as text, and whether it is worse than mine.
        Where it is not installed there is nothing to be ahead of."""
        if peer.trouble is not None:
            return peer.trouble, peer.pipeline is None
        theirs = value(peer, base)
        if mine < theirs:
            return f"{theirs:.2f}", True
        return f"{theirs:.2f} IS NOT", False
