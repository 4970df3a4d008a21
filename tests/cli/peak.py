#!/usr/bin/env python3
"""How much memory does a long input take?  peak.py PROGRAM

Feeds 64 MB through a pipe, and looks at the peak of the resident size while
the program waits for more: getrusage() would tell of this process as well.
"""

import subprocess
import sys

MOST = 16 * 1024 * 1024
BYTES = 64 * 1000 * 1000
EVENT = ('{"actor":{"id":"00uTEST%04d","type":"User"},"client":{"pad":"%s"},'
         '"eventType":"user.session.start","outcome":{"result":"SUCCESS"},'
         '"published":"2020-10-05T08:00:00.000Z"}')


def peak_bytes(pid):
    with open("/proc/%d/status" % pid, encoding="ascii") as status:
        for line in status:
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    raise SystemExit("the program ended early")


def feed(program, begin, between, end):
    """The peak, and what the program said."""
    events = [EVENT % (n, "x" * 1800) for n in range(500)]
    block = between.join(events)
    with subprocess.Popen([program, "-q", "-m", "2020-10"], text=True,
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT) as child:
        child.stdin.write(begin + block)
        for _ in range(BYTES // len(block)):
            child.stdin.write(between + block)
        child.stdin.flush()
        peak = peak_bytes(child.pid)
        child.stdin.write(end)
        said = child.communicate()[0]
    return peak, "%sexit %d" % (said, child.returncode)


def main():
    for name, begin, between, end in (("lines", "", "\n", "\n"),
                                      ("one page", "[", ",", "]")):
        peak, said = feed(sys.argv[1], begin, between, end)
        print(name + ":")
        print(said)
        if peak <= MOST:
            print("at most 16 MiB")
        else:
            print("%.1f MiB" % (peak / 1024 / 1024))


main()
