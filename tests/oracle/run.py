#!/usr/bin/env python3
"""Hold mau-count to the oracle: on hand-written cases, whose numbers bind the
oracle too, and on thousands of generated streams.

    run.py --mau-count build/mau-count [--seed 1] [--streams 3000] [--jobs 2]

Each is put to both, with --strict and without.  Of either there are several
more runs, by other threads, other blocks, from the file and from standard
input: all of these have to say the same, byte by byte.  One or two more ask for
some of the reports, --by, --group-by, --top, --bottom and --list, and now and
then another for them as tables.  Now and then all that is by another
definition, or by all of them.

A stream that disagrees is kept, with both answers and the command that shows
it again.  The last line is "oracle: N passed, M failed".
"""

import argparse
import contextlib
import io
import itertools
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
import coverage
import differences
import definition_cases
import definitions
import lenient_cases
import oracle
import report_cases
import streams
import table_cases
import tables
import times
import whys
import words

REPORT_CASES = (cases.BY_CASES + report_cases.PEOPLE + report_cases.GROUPS
                + [report_cases.BOTH] + table_cases.CASES + lenient_cases.CASES
                + definition_cases.REPORTS)
REFUSED = report_cases.REFUSED + definition_cases.REFUSED
COUNT_CASES = cases.CASES + definition_cases.CASES
POSITION = re.compile(rb"^mau-count: .*?:([0-9]+) \(byte ([0-9]+)\): ", re.M)
SHOWN = 20                 # with -k, so many positions are printed
PATIENCE = 60              # seconds before a run counts as hung
WRITTEN = 1793836800       # 2026-11-05: when each input was, to its file
LONGEST = 800 * times.DAY  # that is asked for what is covered of it
MOST_ROWS = 100000         # of --by, so that no stream takes minutes
HOURS = {"hour": 1, "day": 24, "week": 7 * 24, "month": 28 * 24}
TABLES = ["tsv", "csv", "text", "text"]
REPORTS = ["definitions", "by", "periods", "group_by", "groups", "top",
           "bottom", "list"]


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


def write_input(path, data):
    """The file of a run, written when coverage_of() has it."""
    with open(path, "wb") as out:
        out.write(data)
    os.utime(path, (WRITTEN, WRITTEN))


def coverage_of(answer, plan):
    """The member "coverage", or None where it would be another every hour, or
    would take too long to find out the slow way."""
    times_seen = answer.seen + [t for t in (plan.since, plan.until) if t]
    if times_seen and max(times_seen) - min(times_seen) > LONGEST:
        return None
    now = times.parse_time("1970-01-01T00:00:00Z", False)
    now += int(time.time()) * times.SECOND
    files = [times.parse_time("1970-01-01T00:00:00Z", False) +
             WRITTEN * times.SECOND] if any(answer.books.values()) else []
    at_once, later = (coverage.coverage(answer.seen, plan.since, plan.until,
                                        files, then)
                      for then in (now, now + times.HOUR))
    if at_once != later:
        return None
    for name in "first", "last", "written":
        at_once[name] = times.show_time(at_once[name])
    silence = at_once["longest_silence"] or {}
    for name in set(silence) & {"since", "until"}:
        silence[name] = times.show_time(silence[name])
    return at_once


def figures(report):
    """Of a report in JSON, all that has to be the oracle's."""
    return {"distinct": report["distinct_actors"],
            "success": report["distinct_actors_success"],
            "sessions": report["sessions"],
            "definition": report["definition"],
            "complete": report["complete"],
            "records": report["records"],
            "unique events": report["unique_events"],
            "published": report["published"],
            "coverage": report["coverage"],
            "skipped bytes": report["skipped_bytes"],
            "reports": [name for name in report if name in REPORTS],
            **{name: report[name] for name in REPORTS if name in report}}


def expected(answer, plan):
    """What the oracle says, in the words as_expected() has for the program."""
    positions = [reject[:2] for reject in answer.rejects]
    if answer.status == oracle.FAILED:
        # Rejects that -k passed over may be reported before the fatal one.
        return {"status": 1, "failed at": positions[-1:]}
    return {"status": answer.status, "rejected at": positions[:SHOWN],
            **figures(dict(oracle.as_json(answer, plan, "", 0),
                           coverage=coverage_of(answer, plan)))}


def as_expected(status, out, err):
    """The program's answer in the same words, or a complaint about it."""
    positions = [(int(line), int(offset))
                 for line, offset in POSITION.findall(err)]
    if status == oracle.FAILED:
        if out:
            return {"status": 1, "printed although it failed": repr(out)}
        return {"status": 1, "failed at": positions[-1:]}
    try:
        return {"status": status, "rejected at": positions,
                **figures(json.loads(out))}
    except (ValueError, KeyError) as why:
        return {"status": status, "no report": repr(why),
                "stderr": repr(err[-400:])}


def run_plain(program, options, path, way, answer):
    """A complaint, or None when the plain run prints what it must."""
    status, out, _ = ask_program(program, options, path, way)
    wanted = b""
    if answer.status != oracle.FAILED:
        wanted = printed(answer, oracle.parse_args(options)[1],
                         "text").encode()
    if (status, out) != (answer.status, wanted):
        return "the plain run exits %d and prints %r" % (status, out)
    return None


def first_other(wanted, got):
    """Of two lists, what is not the same first, by its place."""
    for place, pair in enumerate(itertools.zip_longest(wanted, got)):
        if pair[0] != pair[1]:
            return {place: pair[0]}, {place: pair[1]}
    raise AssertionError("they are the same")


def disagreements(wanted, got):
    """What the program says otherwise than the oracle, a line each."""
    keys = set(wanted) | set(got)
    if wanted["status"] != got.get("status"):
        keys = {"status", "failed at", "rejected at", "stderr"} & keys
    if wanted.get("coverage", 0) is None:
        keys.discard("coverage")
    wrong = []
    for key in sorted(keys):
        pair = wanted.get(key), got.get(key)
        if pair[0] != pair[1]:
            lists = isinstance(pair[0], list) and isinstance(pair[1], list)
            wrong.append("%s: oracle %s, mau-count %s" % (
                (key,) + (first_other(*pair) if lists else pair)))
    return wrong


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
            wrong = disagreements(expected(answer, plan), as_expected(*told))
            if wrong:
                return way, json_too, "\n".join(wrong)
            first = nameless(told, path)
        elif nameless(told, path) != first:
            return way, json_too, "another answer than by %s:\n%r\n%r" % (
                ways[0].shown("", [], "x").strip(), nameless(told, path),
                first)
    return None


def lines_of(form, text):
    """Of a table, so that the first that differs can be told.  Blanks at the
    end of a line are nothing to people."""
    lines = text.split("\r\n" if form == "csv" else "\n")
    return [line.rstrip(" ") for line in lines] if form == "text" else lines


def printed(answer, plan, form):
    return tables.printed(oracle.reports(answer, plan), answer, form,
                          plan.definition.name if plan.defined else None)


def table_differences(answer, plan, form, told):
    status, out, _ = told
    wanted = ""
    if answer.status != oracle.FAILED:
        wanted = printed(answer, plan, form)
    return disagreements(
        {"status": answer.status, "lines": lines_of(form, wanted)},
        {"status": status,
         "lines": lines_of(form, out.decode(errors="replace"))})


def compare_reports(program, answer, options, path, form, ways):
    """As compare(), of the reports among the options, in one of the forms."""
    _, plan = oracle.parse_args(options)
    asked, first = options + ["-f", form], None
    for way in ways:
        try:
            told = ask_program(program, asked, path, way)
        except subprocess.TimeoutExpired:
            return way, asked, "hung for %d s" % PATIENCE
        if first is None:
            first = nameless(told, path)
            if form == "json":
                wrong = disagreements(expected(answer, plan), as_expected(*told))
            else:
                wrong = table_differences(answer, plan, form, told)
            if wrong:
                return way, asked, "\n".join(wrong)
        elif nameless(told, path) != first:
            return way, asked, "another answer than by %s:\n%r\n%r" % (
                ways[0].shown("", [], "x").strip(), nameless(told, path),
                first)
    return None


# What is asked --------------------------------------------------------------

def some_kind(rng, answer, plan):
    """A period to ask for, of which there are not too many."""
    first, last = oracle.first_and_last(answer, plan) or (0, 0)
    hours = (last - first) // times.HOUR
    return rng.choice([kind for kind in HOURS
                       if hours // HOURS[kind] < MOST_ROWS] or ["month"])


def some_reports(rng):
    """Of the reports but --by some to ask for, each as its options."""
    def number():
        return str(rng.choice([1, 1, 2, 3, 5, 10 ** 9]))

    wanted = [["--group-by", rng.choice(words.FIELDS)],
              [rng.choice(["-t", "--top"]), number()],
              ["--bottom", number()], [rng.choice(["-l", "--list"])]]
    rng.shuffle(wanted)
    return wanted[:rng.choice([0, 1, 1, 1, 2, 3, 4])]


def some_definition(rng, options, often):
    """The options to ask by a definition, or by all of them; now and then, and
    where the options have no definition yet."""
    given = {"-e", "--event-type", "-o", "--outcome", "--definition",
             "--compare-definitions"}
    if rng.random() >= often or given.intersection(options):
        return []
    return rng.choice([["--compare-definitions"]] * 3 + [
        ["--definition", name] for name in [
            *definitions.BY_NAME, "amau", "amau"]])


def ask_reports(program, data, options, path, rng, form, ways):
    """Ask for some of the reports; tsv and csv hold one."""
    asked = some_reports(rng)
    compared = "--compare-definitions" in options
    if form in ("tsv", "csv"):
        asked = [] if compared else asked[:1]
    options = options + [word for some in asked for word in some]
    _, plan = oracle.parse_args(options)
    answer = oracle.count(data, plan)
    if (not asked and not compared) or (len(asked) > 1 and rng.random() < .5):
        options += [rng.choice(["-b", "--by"]), some_kind(rng, answer, plan)]
    return compare_reports(program, answer, options, path, form,
                           [Way(rng) for _ in range(ways)])


def compare_all(program, data, options, path, rng, ways, plain_too, often=0):
    """As compare(), with --strict and without, and with reports; so often by
    definitions."""
    options = options + some_definition(rng, options, often)
    for more in ["--strict"], []:
        some = [Way(rng) for _ in range(ways)]
        wrong = compare(program, data, options + more, path, some, plain_too)
        if wrong:
            return wrong
    options = options + rng.choice([["--strict"], [], []]) + some_definition(
        rng, options, often / 2)
    wrong = ask_reports(program, data, options, path, rng, "json",
                        rng.choice([1, 2]))
    if wrong is None and rng.random() < 1 / 4:
        wrong = ask_reports(program, data, options, path, rng,
                            rng.choice(TABLES), rng.choice([1, 1, 2]))
    if wrong is None and rng.random() < 1 / 2:
        wrong = whys.compare(program, data, options, path, rng, Way(rng),
                             ask_program)
    if wrong is None and "--compare-definitions" not in options and (
            rng.random() < 1 / 3):
        options = [word for word in options if word != "--strict"]
        wrong = differences.compare(program, data, options, path, rng,
                                    Way(rng))
    return wrong


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

def tell_case(program, folder, case, wrong):
    name = "case-" + re.sub("[^a-z0-9]+", "-", case.name.lower())
    kept = keep(folder, name, case.data, wrong[1])
    tell(program, "case %r" % case.name, kept, wrong)
    return 1


def check_cases(program, folder, scratch, seed):
    """Each case binds the oracle, then the program; the number that failed."""
    failed = 0
    rng = random.Random(seed)
    path = os.path.join(scratch, "case")
    for case in COUNT_CASES:
        _, plan = oracle.parse_args(case.options + ["--strict"])
        answer = oracle.count(case.data, plan)
        got = expected(answer, plan)
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
        write_input(path, case.data)
        ways = 3 if case in cases.CASES else 1
        wrong = compare_all(program, case.data, case.options, path, rng, ways,
                            ways > 1)
        if wrong:
            failed += tell_case(program, folder, case, wrong)
    return failed


def check_report_cases(program, folder, scratch, seed):
    """The same of those with reports, whose rows a person worked out."""
    failed = 0
    rng = random.Random(seed)
    path = os.path.join(scratch, "case")
    for case in REPORT_CASES:
        _, plan = oracle.parse_args(case.options)
        answer = oracle.count(case.data, plan)
        found = oracle.reports(answer, plan)
        wrong = disagreements({"status": case.status, **case.reports},
                            {"status": answer.status, **found})
        for form, text in case.printed.items():
            wrong += disagreements(
                {"status": form, "lines": lines_of("", text)},
                {"status": form, "lines": lines_of("", printed(
                    answer, plan, form))})
        if wrong:
            print("FAIL case %r: where it says oracle, read a person; where "
                  "mau-count, the oracle\n    %s" % (case.name,
                                                     "\n    ".join(wrong)))
            failed += 1
            continue
        if program is None:
            continue
        write_input(path, case.data)
        for form in case.forms:
            wrong = compare_reports(program, answer, case.options, path, form,
                                    [Way(rng), Way(rng)])
            if wrong:
                failed += tell_case(program, folder, case, wrong)
                break
    return failed


def check_questions(program):
    """What the JSON says that was asked; the number that are wrong."""
    failed = 0
    for options, wanted in definition_cases.QUESTIONS:
        words = ["-m", "2026-10"] + options.split()
        _, plan = oracle.parse_args(words)
        found = oracle.as_json(oracle.count(b"", plan), plan, "", 0)
        said = {"the oracle": found["definition"]}
        if program:
            _, out, _ = ask_program(program, words + ["-f", "json"],
                                    os.devnull, Way())
            said["mau-count"] = json.loads(out)["definition"]
        for who, told in said.items():
            told = {name: told[name] for name in wanted}
            if told != wanted:
                print("FAIL question %r: %s says %s, a person %s" % (
                    options, who, told, wanted))
                failed += 1
                break
    return failed


def check_refused(program):
    """What cannot be asked for: both have to say so, and no more."""
    failed = 0
    for options in REFUSED:
        words = ["-a"] + options
        with contextlib.redirect_stderr(io.StringIO()):
            try:
                oracle.parse_args(words)
                status = 0
            except SystemExit as end:
                status = end.code
        if status != 2:
            print("FAIL options %s: the oracle takes them" % options)
            failed += 1
        elif program:
            done = ask_program(program, words, os.devnull, Way())
            if done[:2] != (2, b""):
                print("FAIL options %s: mau-count exits %d and prints %r" % (
                    (options,) + done[:2]))
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
            write_input(path, stream.data)
            rng = random.Random("%s:%s:ways" % (seed, number))
            wrong = compare_all(program, stream.data, stream.options, path,
                                rng, ways, stream.plain_too,
                                .7 if stream.plan.tokens else .15)
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
        failed += check_report_cases(program, args.keep, scratch, args.seed)
        failed += check_questions(program) + check_refused(program)
    total = len(COUNT_CASES) + len(REPORT_CASES) + len(REFUSED) + len(
        definition_cases.QUESTIONS)
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
