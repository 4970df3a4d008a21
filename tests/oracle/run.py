#!/usr/bin/env python3
"""Hold mau-count to the oracle: on hand-written cases, whose numbers bind the
oracle too, and on thousands of generated streams.

    run.py --mau-count build/mau-count [--seed 1] [--streams 3000] [--jobs 2]

A stream that disagrees is kept, with both answers and the command that shows
it again.  The last line is "oracle: N passed, M failed".
"""

import argparse
import json
import multiprocessing
import os
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


def ask_program(program, options, path, use_stdin):
    """Run it on the file; (status, standard output, standard error)."""
    command = [program] + options
    with open(path, "rb") as stream:
        done = subprocess.run(
            command if use_stdin else command + [path], timeout=PATIENCE,
            stdin=stream if use_stdin else subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, close_fds=False)
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


def run_json(program, options, path, use_stdin):
    """The program's answer in the same words, or a complaint about it."""
    status, out, err = ask_program(
        program, options + ["-f", "json"], path, use_stdin)
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


def run_plain(program, options, path, use_stdin, answer):
    """A complaint, or None when the plain run prints what it must."""
    status, out, err = ask_program(program, options, path, use_stdin)
    wanted = b""
    if answer.status != oracle.FAILED:
        wanted = b"%d\n" % len(answer.actors)
    if (status, out) != (answer.status, wanted):
        return "the plain run exits %d and prints %r" % (status, out)
    return None


def compare(program, data, options, plan, path, use_stdin, plain_too):
    """None, or the text of a disagreement over the stream at path."""
    answer = oracle.count(data, plan)
    wanted = expected(answer)
    try:
        got = run_json(program, options, path, use_stdin)
        complaint = None
        if plain_too:
            complaint = run_plain(program, options, path, use_stdin, answer)
    except subprocess.TimeoutExpired:
        got, complaint = {}, "hung for %d s" % PATIENCE
    if got == wanted and complaint is None:
        return None
    lines = [complaint] if complaint else []
    keys = set(wanted) | set(got)
    if wanted["status"] != got.get("status"):
        keys = {"status", "failed at", "rejected at", "stderr"} & keys
    for key in sorted(keys):
        if wanted.get(key) != got.get(key):
            lines.append("%s: oracle %s, mau-count %s" % (
                key, wanted.get(key), got.get(key)))
    return "\n".join(lines)


def keep(folder, name, data, options):
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, name + ".bin")
    with open(path, "wb") as out:
        out.write(data)
    with open(os.path.join(folder, name + ".options"), "w") as out:
        out.write(" ".join(options) + "\n")
    return path


def tell(program, name, options, path, use_stdin, text):
    """Print one disagreement and how to see it again."""
    here = os.path.dirname(os.path.abspath(__file__))
    shown = " ".join(options) + (" < " if use_stdin else " ") + path
    print("FAIL %s\n    %s\n    %s -f json %s\n    %s %s %s %s" % (
        name, text.replace("\n", "\n    "), program, shown,
        sys.executable, os.path.relpath(os.path.join(here, "oracle.py")),
        " ".join(options), path))
    sys.stdout.flush()


# The hand-written cases -----------------------------------------------------

def check_cases(program, folder, scratch):
    """Each case binds the oracle, then the program; the number that failed."""
    failed = 0
    path = os.path.join(scratch, "case")
    for case in cases.CASES:
        _, plan = oracle.parse_args(case.options)
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
        text = compare(program, case.data, case.options, plan, path, False,
                       True)
        if text:
            name = "case-" + re.sub("[^a-z0-9]+", "-", case.name.lower())
            kept = keep(folder, name, case.data, case.options)
            tell(program, "case %r" % case.name, case.options, kept, False,
                 text)
            failed += 1
    return failed


# The generated streams ------------------------------------------------------

def check_share(job):
    """One worker's streams; a list of (number, options, stdin, data, text)."""
    program, seed, numbers = job
    failures = []
    with tempfile.TemporaryDirectory() as scratch:
        path = os.path.join(scratch, "stream")
        for number in numbers:
            stream = streams.Stream(seed, number)
            with open(path, "wb") as out:
                out.write(stream.data)
            text = compare(program, stream.data, stream.options, stream.plan,
                           path, stream.use_stdin, stream.plain_too)
            if text:
                failures.append((number, stream.options, stream.use_stdin,
                                 stream.data, text))
    return failures


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--mau-count", metavar="PROGRAM",
                        help="without it, only the oracle is tested")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--streams", type=int, default=3000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", default="build/oracle", metavar="DIR")
    args = parser.parse_args()
    program = args.mau_count and os.path.abspath(args.mau_count)
    begun = time.monotonic()

    with tempfile.TemporaryDirectory() as scratch:
        failed = check_cases(program, args.keep, scratch)
    total = len(cases.CASES)
    if program:
        numbers = range(args.first, args.first + args.streams)
        shares = [(program, args.seed, numbers[n:n + 50])
                  for n in range(0, len(numbers), 50)]
        total += len(numbers)
        with multiprocessing.Pool(args.jobs) as pool:
            for failures in pool.imap(check_share, shares):
                for number, options, use_stdin, data, text in failures:
                    name = "stream-%s-%d" % (args.seed, number)
                    kept = keep(args.keep, name, data, options)
                    tell(program, name, options, kept, use_stdin, text)
                    failed += 1
    print("%.1f s, seed %s" % (time.monotonic() - begun, args.seed),
          file=sys.stderr)
    print("oracle: %d passed, %d failed" % (total - failed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
