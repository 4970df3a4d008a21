"""The fourth table: instructions, as callgrind counts them.  They hardly vary
from run to run, so a stage that got slower shows on a noisy machine too."""

import os
import re
import shutil

COLUMNS = (("signins", "NDJSON"), ("org", "8 %"), ("pages", "pages"))
SHOWN_FROM = 0.01           # of all instructions, in any column
LOADING = "ld.so"
NAMED = re.compile(r"\((\d+)\)(?: (.*))?$")


class CountTable:
    def __init__(self, bench):
        self.bench = bench

    def show(self):
        print("\ninstructions a byte, mau-count -j 1 under callgrind:",
              end="")
        if shutil.which("valgrind") is None:
            print(" valgrind is not installed")
            return
        columns, truths, loading = [], [], []
        for label, _ in COLUMNS:
            log = self.bench.counted(label)
            counts, trouble = self.count(log)
            if trouble is not None:
                self.bench.failures.append(f"callgrind: {trouble}")
                print(f" FAILED: {trouble}")
                return
            truths.append(log.truth)
            loading.append(counts.pop(LOADING, 0))
            columns.append({stage: count / log.truth["bytes"]
                            for stage, count in counts.items()})
        print(f"\n{'':30}" + "".join(f"{title:>10}" for _, title in COLUMNS))
        self.rows(columns)
        whole = [sum(column.values()) for column in columns]
        self.row("all", whole)
        self.row("all, an event", [
            each * truth["bytes"] / truth["records"]
            for each, truth in zip(whole, truths)], digits=0)
        self.row("loading the program, once", loading, digits=0)

    def count(self, log):
        """Instructions by stage, any trouble."""
        path = os.path.join(self.bench.folder, "callgrind.out")
        run = self.bench.runner.run([[
            "valgrind", "--quiet", "--tool=callgrind",
            "--callgrind-out-file=" + path,
            *self.bench.programs.mau(log.path, "-j", "1")[0]]])
        if run.trouble is not None:
            return None, run.trouble
        right = str(log.truth["distinct_actors"])
        if run.output.strip() != right:
            return None, f"WRONG: {run.output.strip()!r}, not {right}"
        with open(path, encoding="utf-8", errors="replace") as file:
            return count_by_stage(file), None

    def rows(self, columns):
        names = {name for column in columns for name in column}
        shown = [name for name in names if any(
            column.get(name, 0) >= SHOWN_FROM * sum(column.values())
            for column in columns)]
        shown.sort(key=lambda name: -sum(c.get(name, 0) for c in columns))
        for name in shown:
            self.row(name, [column.get(name, 0) for column in columns])
        self.row("other", [sum(count for name, count in column.items()
                               if name not in shown) for column in columns])

    @staticmethod
    def row(name, figures, digits=4):
        print(f"  {name:28}" + "".join(f"{each:10.{digits}f}"
                                       for each in figures), flush=True)


def stage_name(program, source):
    """Ours by their source file, the others by their library."""
    if "/src/" in source or source.startswith("src/"):
        return source.rsplit("src/", 1)[1]
    name = os.path.basename(program)
    if name.startswith("ld-") or name.startswith("ld."):
        return LOADING
    return name.split(".so")[0]


def count_by_stage(lines):
    """Sum up a callgrind.out file, each function in the file it begins in:
    what it inlines from elsewhere is its own work.

    Lines are "KEY=(NUMBER) NAME", the name only where the number is new,
    and "POSITION COST"; the one behind calls= is the callee's."""
    names = {"ob": {}, "fl": {}}
    now = {"ob": "", "fl": ""}
    counts = {}
    is_callees = False
    for line in lines:
        key, equals, value = line.rstrip("\n").partition("=")
        if line[:1] in "0123456789+-*" and line[:1]:
            cost = line.split()[1:]
            if cost and not is_callees:
                stage = stage_name(now["ob"], now["fl"])
                counts[stage] = counts.get(stage, 0) + int(cost[0])
            is_callees = False
        elif equals and key == "calls":
            is_callees = True
        elif equals and key in ("ob", "fl", "cob", "cfl", "cfi", "fi", "fe"):
            kind = "ob" if key.endswith("ob") else "fl"
            number, name = NAMED.match(value).groups()
            if name is not None:
                names[kind][number] = name
            if key in now:
                now[key] = names[kind][number]
    return counts
