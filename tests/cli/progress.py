#!/usr/bin/env python3
"""Does progress show where it should, and go without a trace?

    progress.py PROGRAM

Several runs get the same input at the same time, on and on until those that
should draw something have done so some times over; by then one that should
not would have done it as well.  So nothing here depends on how fast a machine
is.  Standard error is a pipe or a pseudo terminal, and is read the way a
terminal reads it.
"""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time

EVENT = (b'{"actor":{"id":"00uTEST0001"},"eventType":"user.session.start",'
         b'"outcome":{"result":"SUCCESS"},'
         b'"published":"2020-10-05T08:00:00.000Z"}\n')
BLOCK = EVENT * 256
ENOUGH = 4                  # times drawn
PATIENCE = 300              # seconds, before a run is taken to draw nothing
PIPE = 0                    # columns, where there are none
LINE = re.compile(r"[0-9.]+ (B|[KMG]iB)  [0-9]+ events  "
                  r"[0-9.]+ (B|[KMG]iB)/s  [0-9:]+")


class Run:
    """A running program, and all it wrote to standard error."""

    def __init__(self, program, name, options, columns, draws, last=b"",
                 status=0):
        self.name = name
        self.draws = draws
        self.columns = columns
        self.last = last
        self.status = status
        self.said = b""
        self.ended = False
        if columns == PIPE:
            self.end, end = os.pipe()
        else:
            self.end, end = pty.openpty()
            fcntl.ioctl(end, termios.TIOCSWINSZ,
                        struct.pack("HHHH", 24, columns, 0, 0))
        self.child = subprocess.Popen(
            [program, "-m", "2020-10"] + options, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=end, bufsize=0)
        os.close(end)

    def hear(self):
        try:
            data = os.read(self.end, 65536)
        except OSError:     # how a pseudo terminal ends
            data = b""
        self.said += data
        self.ended = self.ended or data == b""

    def finish(self):
        """Give it the last line; the number it prints, and its status."""
        self.child.stdin.write(self.last)
        self.child.stdin.close()
        number = self.child.stdout.read()
        while not self.ended:
            self.hear()
        return number, self.child.wait()

    def drawn(self):
        """The pieces drawn over one another, without blanks behind them."""
        text = self.said.decode().split("mau-count: ")[0]
        return [piece.rstrip(" ") for piece in text.split("\r")]

    def widest(self):
        text = self.said.decode().split("mau-count: ")[0]
        return max(map(len, text.split("\r")))

    def screen(self):
        """What is to be seen in the end, lines as long as they come."""
        rows, column = [[]], 0
        for char in self.said.decode():
            if char == "\r":
                column = 0
            elif char == "\n":
                rows.append([])
                column = 0
            else:
                row = rows[-1]
                row.extend(" " * (column + 1 - len(row)))
                row[column] = char
                column += 1
        return "\n".join("".join(row).rstrip(" ") for row in rows)


def hear_all(runs, seconds):
    open_ends = {run.end: run for run in runs if not run.ended}
    for end in select.select(list(open_ends), [], [], seconds)[0]:
        open_ends[end].hear()


def feed(runs):
    """The same for each, until those that draw have drawn enough."""
    give_up = time.monotonic() + PATIENCE
    while any(run.draws and len(run.drawn()) <= ENOUGH for run in runs):
        if time.monotonic() > give_up:
            return
        for run in runs:
            run.child.stdin.write(BLOCK)
        hear_all(runs, 0.005)


def judge(run, number, status):
    """What is wrong with it, a sentence each."""
    lines = [piece for piece in run.drawn() if piece != ""]
    want = b"1\n" if run.status in (0, 3) else b""
    if number != want:
        yield "standard output is %r" % number
    if status != run.status:
        yield "exit status %d" % status
    if run.draws and len(lines) < ENOUGH:
        yield "drawn %d times" % len(lines)
    if not run.draws and b"\r" in run.said.replace(b"\r\n", b"\n"):
        yield "something was drawn: %r" % run.said
    for line in lines:
        if run.columns < 80 and run.columns != PIPE:
            if len(line) >= run.columns:
                yield "too wide: %r" % line
        elif run.draws and not LINE.fullmatch(line):
            yield "not progress: %r" % line
    if run.columns != PIPE and run.widest() >= run.columns:
        yield "%d columns drawn" % run.widest()
    seen = run.screen().split("\n")
    if seen.pop() != "":
        yield "the last line holds something: %r" % run.said[-200:]
    if len(seen) != (2 if status == 3 else 1 if status == 1 else 0):
        yield "to be seen in the end: %r" % seen
    for line in seen:
        if not line.startswith("mau-count: "):
            yield "a trace of progress: %r" % line


def main():
    program = sys.argv[1]
    bad = b"oops\n"
    runs = [
        # First, so that it has the most time to draw.
        Run(program, "none without a terminal", [], PIPE, False),
        Run(program, "none with --no-progress", ["--no-progress"], 80, False),
        Run(program, "none with --quiet", ["-q"], 80, False),
        Run(program, "by itself on a terminal", [], 80, True),
        Run(program, "cut to the terminal", [], 30, True),
        Run(program, "anywhere with --progress", ["--progress"], PIPE, True),
        Run(program, "gone before what is skipped", ["--progress", "-k"],
            PIPE, True, bad, 3),
        Run(program, "gone before an error", ["--progress"], PIPE, True, bad,
            1),
    ]
    feed(runs)
    failed = 0
    for run in runs:
        wrong = list(judge(run, *run.finish()))
        print("%s - progress: %s" % ("not ok" if wrong else "ok", run.name))
        for sentence in wrong:
            print("  " + sentence)
        failed += bool(wrong)
    sys.exit(failed != 0)


main()
