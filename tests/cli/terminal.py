#!/usr/bin/env python3
"""terminal.py COLUMNS PROGRAM [ARGUMENT...]

Run a program whose standard output is a terminal of that width, and print what
it gets: line ends as they were written, ESC as "^".
"""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios


def main():
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ,
                struct.pack("HHHH", 24, int(sys.argv[1]), 0, 0))
    modes = termios.tcgetattr(theirs)
    modes[1] &= ~termios.OPOST
    termios.tcsetattr(theirs, termios.TCSANOW, modes)
    with subprocess.Popen(sys.argv[2:], stdin=subprocess.DEVNULL,
                          stdout=theirs) as process:
        os.close(theirs)
        told = b""
        while True:
            try:
                some = os.read(ours, 65536)
            except OSError:        # the other end is closed
                break
            if not some:
                break
            told += some
    sys.stdout.buffer.write(told.replace(b"\033", b"^"))
    return process.returncode


if __name__ == "__main__":
    sys.exit(main())
