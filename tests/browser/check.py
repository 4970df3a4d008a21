#!/usr/bin/env python3
"""check.py --mau-count PROGRAM --work FOLDER

The page of --format html, looked at in a real browser: several reports, each
wide and narrow, light and dark, on paper, and as a screen reader has it.  What
it must look like is worked out here from the JSON of the same input.  The
pictures stay in FOLDER.  Then the same checks look at pages that were spoilt,
each of which has to fail one of them.
"""

import argparse
import datetime
import json
import os
import re
import struct
import subprocess
import sys
import tempfile
import zlib

sys.dont_write_bytecode = True     # the source tree is to stay as it is

import devtools
import logs

HERE = os.path.dirname(os.path.abspath(__file__))
WIDE, NARROW, PAPER = 1280, 375, 718    # CSS pixels; A4 within its margins
POLICY = ("default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
          "form-action 'none'")
LIGHT, DARK = 200, 60                   # of 255, as a page is one or the other

REPORTS = {
    "month": (logs.one_month, ["-m", "2026-10", "-l", "--group-by",
                               "client.geographicalContext.country"]),
    "years": (logs.two_years, ["-a"]),
    "hours": (logs.one_month, ["-m", "2026-10", "-b", "hour"]),
    "everything": (logs.two_months, [
        "-s", "2026-09-15", "-u", "2026-10-20", "-b", "week", "--bottom", "3",
        "-t", "20", "--why", "user1@example.com", "--compare-definitions",
        "--unique-events"]),
    "diff": (logs.two_months, ["--diff", "2026-09", "2026-10"]),
    "attack": (logs.attack, ["-m", "2026-10", "-l", "--group-by",
                             "client.geographicalContext.country"]),
    "empty": (lambda: "", ["-m", "2026-10"]),
    "partial": (lambda: logs.two_months() + '{"actor":\n', [
        "-m", "2026-10", "-k"]),
}


class Report:
    def __init__(self, program, folder, name):
        make, options = REPORTS[name]
        self.name, self.folder = name, folder
        self.path = os.path.join(folder, name + ".html")
        log = os.path.join(folder, name + ".ndjson")
        with open(log, "w") as out:
            out.write(make())

        def run(*more):
            done = subprocess.run(
                [program, "-q"] + options + list(more) + [log],
                stdout=subprocess.PIPE, check=False)
            if done.returncode not in (0, 3):
                raise devtools.Failure("mau-count exits %d" % done.returncode)
            return done.stdout

        with open(self.path, "wb") as out:
            out.write(run("-f", "html"))
        self.json = json.loads(run("-f", "json"))
        self.days = {}
        if "diff" not in self.json:
            window = [option for option in options[:4]
                      if re.match("-[msua]|20", option)]
            rows = subprocess.run(
                [program, "-q", "-k", "-f", "tsv", "-b", "day"] + window +
                (["--unique-events"] if "--unique-events" in options else [])
                + [log], stdout=subprocess.PIPE, check=False).stdout.decode()
            self.days = {row.split("\t")[0]: int(row.split("\t")[2])
                         for row in rows.splitlines()[1:-1]}

    def url(self):
        return "file://" + self.path


# The checks: each is a function of (report, what look.js saw, page) that
# yields what is wrong. ---------------------------------------------------

def harmless(report, seen, page):
    if page.requests != [report.url()]:
        yield "it asked for %s" % page.requests[1:]
    yield from ("it says %s" % told for told in page.complaints())
    if seen["scripts"] or seen["handlers"] or seen["elsewhere"]:
        yield "scripts, handlers or links: %s" % [
            seen[what] for what in ("scripts", "handlers", "elsewhere")]
    if seen["policy"] != POLICY:
        yield "its policy is %s" % seen["policy"]
    if seen["title"].find("active users") < 0:
        yield "its title is %s" % seen["title"]


def the_number(report, seen, page):
    wanted = report.json["distinct_actors"]
    if int(seen["number"]) != wanted or seen["shown"] != "%s" % format(
            wanted, ","):
        yield "%s, shown as %s, is not %d" % (
            seen["number"], seen["shown"], wanted)


def fits(report, seen, page):
    if seen["wide"] > seen["width"]:
        yield "%d pixels wide, of %d" % (seen["wide"], seen["width"])
    if seen["broken"] and report.name != "attack":
        yield "%d ids are broken into lines" % seen["broken"]
    last = None
    for section in seen["sections"]:
        if section["bottom"] <= section["top"]:
            yield "nothing to see of %s" % section["id"]
        if last and section["top"] < last["bottom"] - 1:
            yield "%s lies over %s" % (section["id"], last["id"])
        last = section


def legible(report, seen, page):
    if seen["texts"] < 20:
        yield "only %d texts" % seen["texts"]
    yield from ("too little contrast: %s" % text for text in seen["pale"][:5])


def bars_are_true(report, seen, page):
    rows = [row for row in seen["trend"] if row[0] != "total"]
    if any(len(row) != 3 for row in rows):
        yield "the table has rows of another length"
        return
    periods = report.json.get("periods")
    if periods is not None and rows != [
            [one["period"], str(one["sessions"]), str(one["distinct_actors"])]
            for one in periods]:
        yield "the table is not that of the JSON"
    full = [row for row in rows if row[2] != "0"][-len(seen["bars"]):]
    if [bar["title"] for bar in seen["bars"]] != [
            "%s: %s actors, %s sessions" % (name, actors, sessions)
            for name, sessions, actors in full if seen["bars"]]:
        yield "the bars are not those of the table"
        return
    if not seen["bars"]:
        if full:
            yield "there are no bars"
        return
    left = seen["svg"]["left"]
    most = max(int(row[2]) for row in full)
    highest = max(bar["bottom"] - bar["top"] for bar in seen["bars"])
    for row, bar in zip(full, seen["bars"]):
        wanted = highest * int(row[2]) / most
        if abs(bar["bottom"] - bar["top"] - wanted) > 1:
            yield "the bar of %s is %.1f high, not %.1f" % (
                row[0], bar["bottom"] - bar["top"], wanted)
        if abs(bar["bottom"] - seen["axis"]) > 1 or (
                bar["top"] < seen["svg"]["top"]) or bar["left"] < left - 1:
            yield "the bar of %s does not stand on the axis" % row[0]
        left = bar["right"]
    if left > seen["svg"]["right"] or highest < 20:
        yield "the bars end at %d, %d high" % (left, highest)
    for name, after in zip(seen["names"], seen["names"][1:]):
        if name["bottom"] - name["top"] < 10:
            yield "a name is too small to be read"
        if name["top"] == after["top"] and name["right"] > after["left"]:
            yield "two names lie over each other"
    for name in seen["names"]:
        if name["left"] < seen["svg"]["left"] - 1 or (
                name["right"] > seen["svg"]["right"] + 1):
            yield "a name stands outside of the picture"


def calendar_is_true(report, seen, page):
    cells = {cell["day"]: cell for month in seen["months"]
             for cell in month["days"]}
    if sum(len(month["days"]) for month in seen["months"]) != len(cells):
        yield "a day twice"
    if {day: int(cell["actors"]) for day, cell in cells.items()} != (
            report.days):
        yield "the days are not those of --by day"
    for day, cell in cells.items():
        if datetime.date.fromisoformat(day).weekday() != cell["column"]:
            yield "%s is in column %d" % (day, cell["column"])
    for month in seen["months"]:
        if month["heads"] != ["Monday", "Tuesday", "Wednesday", "Thursday",
                              "Friday", "Saturday", "Sunday"]:
            yield "the week is %s" % month["heads"]
        first = datetime.date.fromisoformat(month["days"][0]["day"])
        if month["caption"] != first.strftime("%B %Y"):
            yield "%s is called %s" % (first, month["caption"])
    shades = sorted((int(cell["actors"]), cell["shade"])
                    for cell in cells.values())
    if [shade for _, shade in shades] != sorted(shade for _, shade in shades):
        yield "fewer actors are darker"


def spoken_well(report, seen, page):
    nodes = page.spoken()
    levels = [level for role, _, level, _ in nodes if role == "heading"]
    if levels[:1] != [1] or levels.count(1) != 1 or any(
            after > before + 1 for before, after in zip(levels, levels[1:])):
        yield "headings of the levels %s" % levels
    for role, name, _, _ in nodes:
        if role in ("table", "image", "img", "region", "link", "grid",
                    "heading") and not name.strip():
            yield "a %s without a name" % role
        if role == "paragraph" and len(name) > 10000:
            yield "a paragraph without an end"
    roles = [role for role, _, _, _ in nodes]
    tables = roles.count("table") + roles.count("grid")
    if roles.count("columnheader") < 2 * tables or not tables:
        yield "%d tables have %d column headers" % (
            tables, roles.count("columnheader"))
    for wanted in ["main", "contentinfo", "banner"] + (
            ["image"] if seen["svg"] else []):
        if wanted not in roles and not (wanted == "image" and
                                        "img" in roles):
            yield "there is no %s" % wanted
    if seen["lang"] != "en":
        yield "its language is %s" % seen["lang"]


def rows_are_true(report, seen, page):
    for name in "top", "list":
        if name not in report.json:
            continue
        wanted = [(str(one["sessions"]), [one["first_seen"]])
                  for one in report.json[name]]
        if [(row[0], row[4:5]) for row in seen[name]] != wanted:
            yield "--%s has other rows than the JSON" % name


CHECKS = [harmless, the_number, fits, legible, bars_are_true,
          calendar_is_true, spoken_well, rows_are_true]


# Pictures and paper ----------------------------------------------------------

def pixels(png):
    """The colours of a PNG as the browser makes them: a set of (r, g, b), and
    how often the first row has its most frequent one."""
    at, data, width, channels = 8, b"", 0, 0
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at:at + 8])
        body = png[at + 8:at + 8 + length]
        if kind == b"IHDR":
            width, _, depth, colour = struct.unpack(">IIBB", body[:10])
            channels = {2: 3, 6: 4}[colour]
            assert depth == 8 and body[12] == 0
        elif kind == b"IDAT":
            data += body
        at += length + 12
    data, stride = zlib.decompress(data), width * channels
    before, found = bytearray(stride), {}
    for start in range(0, len(data), stride + 1):
        kind, row = data[start], bytearray(data[start + 1:start + 1 + stride])
        for i in range(stride):
            left = row[i - channels] if i >= channels else 0
            up, corner = before[i], before[i - channels] if (
                i >= channels) else 0
            guess = left + up - corner
            paeth = min((left, up, corner), key=lambda v: abs(guess - v))
            row[i] = (row[i] + (0, left, up, (left + up) // 2, paeth)[
                kind]) & 255
        for i in range(0, stride, channels):
            colour = tuple(row[i:i + 3])
            found[colour] = found.get(colour, 0) + 1
        before = row
    return found


def look_right(report, page, width, dark):
    """Yields what is wrong with the picture, which it keeps."""
    name = "%s-%d-%s.png" % (report.name, width, "dark" if dark else "light")
    with open(os.path.join(report.folder, name), "wb") as out:
        out.write(page.picture())
    found = pixels(page.picture(height=160))
    paper = max(found, key=found.get)
    if len(found) < 20:
        yield "only %d colours" % len(found)
    if (max(paper) > DARK) if dark else (min(paper) < LIGHT):
        yield "it is on %s" % (paper,)
    ink = min(found, key=sum) if not dark else max(found, key=sum)
    if abs(sum(ink) - sum(paper)) < 300:
        yield "there is no ink on it"


def print_well(report, browser):
    page = browser.open(report.url(), PAPER, dark=True, media="print")
    seen = page.ask(look_js())
    if seen["page"][:3] != [255, 255, 255]:
        yield "the paper is %s" % seen["page"]
    if seen["clipped"]:
        yield "%d tables are cut" % seen["clipped"]
    for table in seen["tables"]:
        if table["right"] > seen["width"] + 1:
            yield "%s is %d pixels too wide" % (
                table["label"], table["right"] - seen["width"])
    yield from ("too little contrast: %s" % text for text in seen["pale"][:3])
    paper = page.paper()
    sheets = len(re.findall(rb"/Type\s*/Page\b", paper))
    if not paper.startswith(b"%PDF-") or sheets < (
            3 if report.name == "month" else 1):
        yield "%d sheets of paper" % sheets
    with open(report.path[:-5] + ".pdf", "wb") as out:
        out.write(paper)
    page.close()


# All of it -------------------------------------------------------------------

def look_js():
    with open(os.path.join(HERE, "look.js")) as script:
        return script.read()


def look_at(report, browser, width, dark):
    """(check, what is wrong) of one look at the page."""
    page = browser.open(report.url(), width, dark)
    seen = page.ask(look_js())
    for check in CHECKS:
        yield check.__name__, list(check(report, seen, page))
    yield "look_right", list(look_right(report, page, width, dark))
    page.close()


def tell(name, wrong):
    print("not ok - %s: %s" % (name, "; ".join(wrong[:3])) if wrong else
          "ok - " + name)
    sys.stdout.flush()
    return bool(wrong)


# One change each, to the page "month", and the check that has to see it.
SPOILT = [
    ("harmless", "</main>", "<script>1</script></main>"),
    ("harmless", "default-src 'none'; ", ""),
    ("harmless", "<header>", "<header onclick=\"x()\">"),
    ("the_number", "<data value=\"", "<data value=\"1"),
    ("the_number", "</data>", "0</data>"),
    ("fits", "overflow:auto;", ""),
    ("fits", "header{padding-top", "footer{margin-top:-9rem}"
     "header{padding-top"),
    ("fits", " overflow-wrap:break-word}", " overflow-wrap:anywhere}"
     ".scroll table{width:100% !important}"),
    ("bars_are_true", "text-anchor=\"start\"", "text-anchor=\"end\""),
    ("legible", "--soft:#4a5866", "--soft:#99aabb"),
    ("legible", "--i4:#fff", "--i4:#17507f"),
    ("legible", "--i0:#a3b1be", "--i0:#2c343c"),
    ("bars_are_true", " height=\"1", " height=\"2"),
    ("bars_are_true", " sessions</title>", "</title>"),
    ("bars_are_true", "<td class=\"n\"><bdi>", "<td class=\"n\"><bdi>1"),
    ("calendar_is_true", "<tr><td></td>", "<tr>"),
    ("calendar_is_true", "</time><b>", "</time><b>1"),
    ("calendar_is_true", "October 2026", "November 2026"),
    ("spoken_well", "<h2 id", "<h3 id"),
    ("spoken_well", " aria-labelledby=\"top\"", ""),
    ("spoken_well", "<main>", "<div>"),
    ("spoken_well", "lang=\"en\"", "lang=\"xx\""),
    ("rows_are_true", "<tbody>\n<tr>", "<tbody>\n<tr><td>9</td></tr><tr>"),
    ("look_right", "--page:#fff", "--page:#000"),
    ("look_right", "--page:#11161b", "--page:#fff"),
    ("print_well", "{max-height:none;overflow:visible;", "{"),
    ("print_well", "@media print{:root{color-scheme:light;--page:#fff",
     "@media print{:root{color-scheme:light"),
]


def check_spoilt(browser, program, folder):
    """Every change has to be seen; returns how many were not."""
    missed = 0
    report = Report(program, folder, "month")
    with open(report.path) as page:
        good = page.read()
    report.path = os.path.join(folder, "spoilt.html")
    for number, (wanted, old, new) in enumerate(SPOILT):
        wrong = []
        if old not in good:
            wrong = ["there is no %r to change" % old]
        with open(report.path, "w") as page:
            page.write(good.replace(old, new))
        if not wrong and wanted == "print_well":
            seen = bool(list(print_well(report, browser)))
        elif not wrong:
            seen = any(found for width, dark in ((WIDE, False), (NARROW, True))
                       for check, found in look_at(report, browser, width,
                                                   dark)
                       if check == wanted)
        if not wrong and not seen:
            wrong = ["%r for %r is not seen" % (new, old)]
        missed += tell("spoilt %d, %s" % (number + 1, wanted), wrong)
    return missed


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--mau-count", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--only", help="one of the reports")
    args = parser.parse_args()
    program, folder = os.path.abspath(args.mau_count), os.path.abspath(
        args.work)
    os.makedirs(folder, exist_ok=True)
    failed = 0
    with tempfile.TemporaryDirectory() as home, (
            devtools.Browser(home)) as browser:
        for name in [args.only] if args.only else REPORTS:
            report = Report(program, folder, name)
            for width in WIDE, NARROW:
                for dark in False, True:
                    for check, wrong in look_at(report, browser, width, dark):
                        failed += tell("%s, %d %s, %s" % (
                            name, width, "dark" if dark else "light", check),
                            wrong)
            failed += tell("%s, print_well" % name,
                           list(print_well(report, browser)))
        if not args.only:
            failed += check_spoilt(browser, program, folder)
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except devtools.Failure as why:
        print("not ok - the browser: %s" % why)
        sys.exit(1)
