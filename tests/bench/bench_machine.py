"""What the numbers were measured on."""

import os
import platform
import shutil
import subprocess
import sys


def processors():
    """How many this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def processor_name():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            for line in file:
                if line.startswith("model name"):
                    return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def version_line(command):
    """What a program calls itself."""
    if shutil.which(command[0]) is None:
        return command[0] + ": not installed"
    shown = subprocess.run(command, capture_output=True, text=True,
                           check=False, stdin=subprocess.DEVNULL)
    text = (shown.stdout or shown.stderr).strip()
    return text.splitlines()[0].strip("* ") if text else command[0]


def library_line(name):
    if shutil.which("pkg-config") is None:
        return f"{name}: version unknown"
    shown = subprocess.run(["pkg-config", "--modversion", name],
                           capture_output=True, text=True, check=False)
    return f"{name} {shown.stdout.strip() or 'not installed'}"


def show_machine(bench):
    kernel = os.uname()
    print(f"{processor_name()}, {processors()} processors, "
          f"{kernel.sysname} {kernel.release} {kernel.machine}")
    compilers = [os.environ.get(name, usual).split() for name, usual in
                 (("CC", "cc"), ("CXX", "c++"))]
    for command in ([bench.mau_count, "-V"], ["wc", "--version"],
                    *[compiler + ["--version"] for compiler in compilers],
                    ["zstd", "--version"], ["gzip", "--version"],
                    ["jq", "--version"], ["duckdb", "--version"],
                    [sys.executable, "--version"],
                    ["valgrind", "--version"]):
        print("  " + version_line(command))
    print("  " + library_line("yajl"))
    simdjson = bench.programs.built("simdjson-peer", "-V")
    print("  " + (version_line(simdjson[0]) if simdjson
                  else "simdjson: no peer was built"))
