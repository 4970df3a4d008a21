"""Run a pipeline of whole processes and measure each: wall, CPU, peak memory.

A process that Python starts reports Python's own memory as its peak when that
was the larger: the kernel carries the mark of a process across exec.  So a
shell, which is small, starts each one and leaves; the kernel then hands the
orphan to us, because we ask to be the reaper of orphans, and wait4() tells
what it used by itself.  The orphan waits for a line on GATE before it becomes
the program, so neither the shell nor the start of its neighbours is timed.
"""

import os
import signal
import subprocess
import sys
import time
from collections import namedtuple

try:
    import ctypes
except ImportError:         # some Pythons are built without
    ctypes = None

GATE = 8                    # one digit: a POSIX shell knows no more
PR_SET_CHILD_SUBREAPER = 36
TIMEOUT_SECONDS = 600

LAUNCH = ('errors=$1; shift; exec 3<&0; '
          '(read -r line <&8 && exec "$@" <&3 3<&- 8<&- 2>"$errors") & '
          'echo $! >&2')

# cpu: user and system, of all; peaks: bytes, one a process; output: of the
# last; trouble: None, or what went wrong.
Run = namedtuple("Run", "wall cpu peaks output trouble")


class Runner:
    def __init__(self, folder):
        """folder: for what the programs print; is there already."""
        self.folder = folder
        self.sees_peaks = self._become_reaper()
        signal.signal(signal.SIGALRM, self._time_is_up)
        os.environ["LC_ALL"] = "C"

    def _become_reaper(self):
        """False where there is no such thing: then we start them ourselves,
        and peaks below our own are hidden."""
        if ctypes is None or not sys.platform.startswith("linux"):
            return False
        if ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
            return False
        gate, self.gate_opener = os.pipe()
        if self.gate_opener == GATE:
            self.gate_opener = os.dup(GATE)
        os.dup2(gate, GATE)
        if gate != GATE:
            os.close(gate)
        return True

    @staticmethod
    def _time_is_up(*_):
        raise TimeoutError

    def run(self, pipeline, keep_output=True):
        """pipeline: a list of argument lists, joined by pipes."""
        output = (os.path.join(self.folder, "stdout") if keep_output
                  else os.devnull)
        errors = [os.path.join(self.folder, f"stderr.{i}")
                  for i in range(len(pipeline))]
        pids = []
        source = os.open(os.devnull, os.O_RDONLY)
        for i, command in enumerate(pipeline):
            next_source = None
            if i < len(pipeline) - 1:
                next_source, sink = os.pipe()
            else:
                sink = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC,
                               0o666)
            began = time.perf_counter()
            pids.append(self._start(command, source, sink, errors[i]))
            os.close(source)
            os.close(sink)
            source = next_source

        if self.sees_peaks:
            began = time.perf_counter()
            os.write(self.gate_opener, b"\n" * len(pids))
        usages, statuses = self._wait(pids)
        wall = time.perf_counter() - began

        with open(output, encoding="utf-8", errors="replace") as file:
            text = file.read()
        return Run(wall, sum(u.ru_utime + u.ru_stime for u in usages),
                   [self._peak_bytes(u) for u in usages], text,
                   self._trouble(pipeline, statuses, errors))

    def _start(self, command, source, sink, errors):
        if not self.sees_peaks:
            return os.posix_spawnp(
                command[0], command, os.environ, setsigdef=[signal.SIGPIPE],
                file_actions=[
                    (os.POSIX_SPAWN_DUP2, source, 0),
                    (os.POSIX_SPAWN_DUP2, sink, 1),
                    (os.POSIX_SPAWN_OPEN, 2, errors,
                     os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)])
        with subprocess.Popen(["/bin/sh", "-c", LAUNCH, "sh", errors,
                               *command], stdin=source, stdout=sink,
                              stderr=subprocess.PIPE,
                              pass_fds=[GATE]) as shell:
            return int(shell.stderr.readline())

    @staticmethod
    def _wait(pids):
        usages, statuses = [], []
        signal.alarm(TIMEOUT_SECONDS)
        try:
            for pid in pids:
                _, status, usage = os.wait4(pid, 0)
                statuses.append(os.waitstatus_to_exitcode(status))
                usages.append(usage)
        except TimeoutError:
            for pid in pids[len(statuses):]:
                os.kill(pid, signal.SIGKILL)
            sys.exit(f"bench: no end after {TIMEOUT_SECONDS} seconds")
        finally:
            signal.alarm(0)
        return usages, statuses

    @staticmethod
    def _peak_bytes(usage):
        return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)

    @staticmethod
    def _trouble(pipeline, statuses, errors):
        # Backwards: a reader that fails takes its writer with it.
        for command, status, path in reversed(list(zip(pipeline, statuses,
                                                       errors))):
            if status != 0:
                with open(path, encoding="utf-8", errors="replace") as file:
                    why = file.readline().strip()
                name = os.path.basename(command[0])
                return f"{name}: status {status}: {why}"
        return None
