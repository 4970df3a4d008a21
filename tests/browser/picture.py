#!/usr/bin/env python3
"""picture.py --mau-count PROGRAM --output FILE

The picture in README.md: the page of the demo's log, from its top on.
"""

import argparse
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True     # the source tree is to stay as it is

import devtools

DEMO = "fixtures/demo/2026-10.ndjson"
WIDTH, HEIGHT = 900, 1080


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--mau-count", required=True)
    parser.add_argument("--output", required=True)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "report.html")
        with open(path, "wb") as page:
            subprocess.run([args.mau_count, "-q", "-m", "2026-10", "-f",
                            "html", DEMO], stdout=page, check=True)
        with devtools.Browser(folder) as browser:
            page = browser.open("file://" + path, WIDTH)
            with open(args.output, "wb") as out:
                out.write(page.picture(height=HEIGHT))


if __name__ == "__main__":
    main()
