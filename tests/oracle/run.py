#!/usr/bin/env python3
"""Hold mau-count to the oracle: on hand-written cases, whose numbers bind the
oracle too, and on thousands of generated streams.

    run.py --mau-count build/mau-count [--seed 1] [--streams 3000] [--jobs 2]

Each is put to both, with --strict and without.  Of either there are several
more runs, by other threads, other blocks, from the file and from standard
input: all of these have to say the same, byte by byte.

A stream that disagrees is kept, with both answers and the command that shows
it again.  The last line is "oracle: N passed, M failed".
"""

import argparse
import json
import multiprocessing
import os
import random
import re
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True     # the source tree is to stay as it is

import cases
import oracle
import streams

POSITION = re.compile(rb"^mau-count: .*?:([0-9]+) \(byte ([0-9]+)\): ", re.M)
SHOWN = 20                 # with -k, so many positions are printed
PATIENCE = 60              # seconds before a run counts as hung


class Way:
    """One way to run it, of many that must not differ."""

    def __init__(self, rng=None):
        self.use_stdin, self.block, self.jobs = False, None, None
        if rng:
            self.use_stdin = rng.random() < .5
            self.block = rng.choice([None, 1, 5, 64, 333, 333, 4096])
            self.jobs = rng.choice([1, 2, 2, 3, 16])

    def options(self):
        return ["-j", str(self.jobs)] if self.jobs else []

    def environment(self):
        if self.block is None:
            return None
        return dict(os.environ, MAU_COUNT_TESTING_BLOCK=str(self.block))

    def shown(self, program, options, path):
        """The command that takes it."""
        words = [program] + self.options() + options
        if self.block is not None:
            words.insert(0, "MAU_COUNT_TESTING_BLOCK=%d" % self.block)
        return " ".join(words) + (" <" if self.use_stdin else " ") + path


def ask_program(program, options, path, way):
    """Run it on the file; (status, standard output, standard error)."""
    command = [program] + way.options() + options
    with open(path, "rb") as stream:
        done = subprocess.run(
            command if way.use_stdin else command + [path], timeout=PATIENCE,
            stdin=stream if way.use_stdin else subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, close_fds=False,
            env=way.environment())
    return done.returncode, done.stdout, done.stderr


def expected(answer):
    """What the oracle says, in the words run_json() uses for the program."""
    positions = [reject[:2] for reject in answer.rejects]
    if answer.status == oracle.FAILED:
        # Rejects that -k passed over may be reported before the fatal one.
        return {"status": 1, "failed at": positions[-1:]}
    report = oracle.as_json(answer, oracle.Options(), "", 0)
    return {"status": answer.status,
            "distinct": report["distinct_actors"],
            "success": report["distinct_actors_success"],
            "sessions": report["sessions"],
            "complete": report["complete"],
            "records": report["records"],
            "published": report["published"],
            "skipped bytes": report["skipped_bytes"],
            "rejected at": positions[:SHOWN]}


def as_expected(status, out, err):
    """The program's answer in the same words, or a complaint about it."""
    positions = [(int(line), int(offset))
                 for line, offset in POSITION.findall(err)]
    if status == oracle.FAILED:
        if out:
            return {"status": 1, "printed although it failed": repr(out)}
        return {"status": 1, "failed at": positions[-1:]}
    try:
        report = json.loads(out)
        return {"status": status,
                "distinct": report["distinct_actors"],
                "success": report["distinct_actors_success"],
                "sessions": report["sessions"],
                "complete": report["complete"],
                "records": report["records"],
                "published": report["published"],
                "skipped bytes": report["skipped_bytes"],
                "rejected at": positions}
    except (ValueError, KeyError) as why:
        return {"status": status, "no report": repr(why),
                "stderr": repr(err[-400:])}


def run_plain(program, options, path, way, answer):
    """A complaint, or None when the plain run prints what it must."""
    status, out, _ = ask_program(program, options, path, way)
    wanted = b""
    if answer.status != oracle.FAILED:
        wanted = b"%d\n" % len(answer.actors)
    if (status, out) != (answer.status, wanted):
        return "the plain run exits %d and prints %r" % (status, out)
    return None


def differences(wanted, got):
    """What the program says otherwise than the oracle, a line each."""
    keys = set(wanted) | set(got)
    if wanted["status"] != got.get("status"):
        keys = {"status", "failed at", "rejected at", "stderr"} & keys
    return ["%s: oracle %s, mau-count %s" % (key, wanted.get(key),
                                             got.get(key))
            for key in sorted(keys) if wanted.get(key) != got.get(key)]


def nameless(told, path):
    """All that a run said, without the name of its input."""
    status, out, err = told
    name = path.encode()
    return (status, out.replace(b'"%s"' % name, b'"-"'),
            err.replace(b" %s:" % name, b" -:"))


def compare(program, data, options, path, ways, plain_too):
    """None, or (the way that failed, its options, what is wrong)."""
    _, plan = oracle.parse_args(options)
    answer = oracle.count(data, plan)
    json_too = options + ["-f", "json"]
    first = None
    for way in ways:
        try:
            told = ask_program(program, json_too, path, way)
            complaint = None
            if first is None and plain_too:
                complaint = run_plain(program, options, path, way, answer)
        except subprocess.TimeoutExpired:
            return way, json_too, "hung for %d s" % PATIENCE
        if complaint:
            return way, options, complaint
        if first is None:
            wrong = differences(expected(answer), as_expected(*told))
            if wrong:
                return way, json_too, "\n".join(wrong)
            first = nameless(told, path)
        elif nameless(told, path) != first:
            return way, json_too, "another answer than by %s:\n%r\n%r" % (
                ways[0].shown("", [], "x").strip(), nameless(told, path),
                first)
    return None


def compare_both(program, data, options, path, rng, ways, plain_too):
    """As compare(), with --strict and without."""
    for more in ["--strict"], []:
        some = [Way(rng) for _ in range(ways)]
        wrong = compare(program, data, options + more, path, some, plain_too)
        if wrong:
            return wrong
    return None


def keep(folder, name, data, options):
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, name + ".bin")
    with open(path, "wb") as out:
        out.write(data)
    with open(os.path.join(folder, name + ".options"), "w") as out:
        out.write(" ".join(options) + "\n")
    return path


def tell(program, name, path, wrong):
    """Print one disagreement and how to see it again."""
    here = os.path.dirname(os.path.abspath(__file__))
    way, options, text = wrong
    print("FAIL %s\n    %s\n    %s\n    %s %s %s %s" % (
        name, text.replace("\n", "\n    "), way.shown(program, options, path),
        sys.executable, os.path.relpath(os.path.join(here, "oracle.py")),
        " ".join(options), path))
    sys.stdout.flush()


# The hand-written cases -----------------------------------------------------

def check_cases(program, folder, scratch, seed):
    """Each case binds the oracle, then the program; the number that failed."""
    failed = 0
    rng = random.Random(seed)
    path = os.path.join(scratch, "case")
    for case in cases.CASES:
        _, plan = oracle.parse_args(case.options + ["--strict"])
        answer = oracle.count(case.data, plan)
        got = expected(answer)
        wanted = [case.status, case.rejects]
        found = [got["status"], got.get("failed at", got.get("rejected at"))]
        if case.status != oracle.FAILED:
            wanted += [case.numbers, case.books]
            found += [(len(answer.actors), len(answer.success)),
                      tuple(answer.books.values())]
        if wanted != found:
            print("FAIL case %r: the oracle says %s, a person %s" % (
                case.name, found, wanted))
            failed += 1
            continue
        if program is None:
            continue
        with open(path, "wb") as out:
            out.write(case.data)
        wrong = compare_both(program, case.data, case.options, path, rng, 3,
                             True)
        if wrong:
            name = "case-" + re.sub("[^a-z0-9]+", "-", case.name.lower())
            kept = keep(folder, name, case.data, wrong[1])
            tell(program, "case %r" % case.name, kept, wrong)
            failed += 1
    return failed


# The generated streams ------------------------------------------------------

def check_share(job):
    """One worker's streams; a list of (number, data, what is wrong)."""
    program, seed, numbers, ways = job
    failures = []
    with tempfile.TemporaryDirectory() as scratch:
        path = os.path.join(scratch, "stream")
        for number in numbers:
            stream = streams.Stream(seed, number)
            with open(path, "wb") as out:
                out.write(stream.data)
            rng = random.Random("%s:%s:ways" % (seed, number))
            wrong = compare_both(program, stream.data, stream.options, path,
                                 rng, ways, stream.plain_too)
            if wrong:
                failures.append((number, stream.data, wrong))
    return failures


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--mau-count", metavar="PROGRAM",
                        help="without it, only the oracle is tested")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--streams", type=int, default=3000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--ways", type=int, default=3,
                        help="to run each, with --strict and without")
    parser.add_argument("--keep", default="build/oracle", metavar="DIR")
    args = parser.parse_args()
    program = args.mau_count and os.path.abspath(args.mau_count)
    begun = time.monotonic()

    with tempfile.TemporaryDirectory() as scratch:
        failed = check_cases(program, args.keep, scratch, args.seed)
    total = len(cases.CASES)
    if program:
        numbers = range(args.first, args.first + args.streams)
        shares = [(program, args.seed, numbers[n:n + 50], args.ways)
                  for n in range(0, len(numbers), 50)]
        total += len(numbers)
        with multiprocessing.Pool(args.jobs) as pool:
            for failures in pool.imap(check_share, shares):
                for number, data, wrong in failures:
                    name = "stream-%s-%d" % (args.seed, number)
                    kept = keep(args.keep, name, data, wrong[1])
                    tell(program, name, kept, wrong)
                    failed += 1
    print("%.1f s, seed %s" % (time.monotonic() - begun, args.seed),
          file=sys.stderr)
    print("oracle: %d passed, %d failed" % (total - failed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
