"""The logs the bench counts: made once, kept in the work folder, made again
when the generator or what is asked of it has changed."""

import glob
import hashlib
import json
import os
import subprocess
from collections import namedtuple

# truth: what gen_events --truth wrote.
Log = namedtuple("Log", "path truth")


class Logs:
    def __init__(self, gen, folder):
        self.gen = gen
        self.folder = folder
        with open(gen, "rb") as file:
            self.version = hashlib.sha256(file.read()).hexdigest()

    def get(self, label, *options):
        """The log that gen_events writes with these options.  label: tells
        one log of this bench from another; a new log ousts an old one."""
        key = hashlib.sha256(repr((self.version, options)).encode())
        path = os.path.join(self.folder, f"{label}.{key.hexdigest()[:12]}")
        truth = path + ".truth"
        if not os.path.exists(truth):
            for old in glob.glob(os.path.join(self.folder, label + ".*")):
                os.remove(old)
            with open(path, "wb") as file:
                subprocess.run([self.gen, *options, "--truth", truth + "~"],
                               stdout=file, check=True)
                settle(file)
            os.rename(truth + "~", truth)
        return Log(path, read_truth(truth))

    @staticmethod
    def compressed(log, program, suffix):
        """The same log through a compressor, as it comes."""
        path = log.path + suffix
        if not os.path.exists(path):
            with open(path + "~", "wb") as file:
                subprocess.run([program, "-c", log.path], stdout=file,
                               stderr=subprocess.DEVNULL, check=True)
                settle(file)
            os.rename(path + "~", path)
        return Log(path, log.truth)


def settle(file):
    """Have it on the disk: written back later, it would slow what is
    measured meanwhile."""
    os.fsync(file.fileno())


def read_truth(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def warm(path):
    """Bring a file into the page cache."""
    with open(path, "rb", buffering=0) as file:
        while file.read(1 << 20):
            pass
