"""Programs that take turns, A B C A B C ..., so that a slow minute of the
machine is everybody's; what comes of them are medians."""

import statistics

from bench_logs import warm


def median(values):
    """Of no values, what compares with nothing."""
    return statistics.median(values) if values else float("nan")


class Lane:
    """One program on one log.  right: the number it has to print, or None
    where it prints something else.  number: finds it in what is printed.
    trouble: None, or what went wrong."""

    def __init__(self, pipeline, log, right, number):
        self.pipeline = pipeline
        self.log = log
        self.right = right
        self.number = number
        self.runs = []
        self.trouble = None if pipeline is not None else "not installed"

    def turn(self, runner):
        run = runner.run(self.pipeline, keep_output=self.right is not None)
        said = self.number(run.output)
        if run.trouble is not None:
            self.trouble = "FAILED: " + run.trouble
        elif self.right is not None and said != str(self.right):
            self.trouble = f"WRONG: {said!r}, not {self.right}"
        else:
            self.runs.append(run)

    def median(self, measure):
        return median([getattr(run, measure) for run in self.runs])

    @property
    def wall(self):
        return self.median("wall")

    @property
    def cpu(self):
        return self.median("cpu")

    @property
    def spread(self):
        """Slowest less fastest run, of the median."""
        walls = [run.wall for run in self.runs]
        return (max(walls) - min(walls)) / self.wall

    @property
    def peak(self):
        """Bytes of the largest process."""
        return median([max(run.peaks) for run in self.runs])

    @property
    def speed(self):
        """Uncompressed bytes of the log a second."""
        return self.log.truth["bytes"] / self.wall


class Race:
    def __init__(self, bench):
        self.bench = bench
        self.lanes = {}

    def add(self, name, pipeline, log, counts=True, number=str.strip):
        """counts: what it prints is the answer, or number finds it there."""
        self.lanes[name] = Lane(pipeline, log,
                                log.truth["distinct_actors"] if counts
                                else None, number)

    def __getitem__(self, name):
        return self.lanes[name]

    def run(self, runs):
        for path in {lane.log.path for lane in self.lanes.values()}:
            warm(path)
        for _ in range(runs):
            for lane in self.lanes.values():
                if lane.trouble is None:
                    lane.turn(self.bench.runner)
        for name, lane in self.lanes.items():
            # A program that is not there is nobody's mistake.
            if lane.trouble is not None and lane.pipeline is not None:
                self.bench.failures.append(f"{name}: {lane.trouble}")
        return self
