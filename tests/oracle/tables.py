"""Tables as mau-count prints them: text for people, tsv and csv."""

import re

from people import marks

# What they hold ---------------------------------------------------------------

class Table:
    """cells are rows of strings, the first row the names; numbers says which
    columns stand to the right; the sentence, and that a cell has so many
    characters at most, are for text alone."""

    def __init__(self, cells, numbers, most, sentence):
        self.cells, self.numbers = cells, numbers
        self.most, self.sentence = most, sentence


def counts_table(answer, name, rows):
    """rows: (what the first cell has, the row of the JSON)."""
    return Table(
        [[name, "sessions", "actors"]] + [
            [cell, str(row["sessions"]), str(row["distinct_actors"])]
            for cell, row in rows] + [
            ["total", str(answer.books["counted"]), str(len(answer.actors))]],
        [1, 2], 160,
        "The total has each actor once, and is not the sum of the rows.")


def actors_table(rows, sentence):
    names = "sessions actor login name first last marks".split()
    return Table([names] + [
        [str(row["sessions"]), row["actor"], row["login"] or "",
         row["name"] or "", row["first_seen"], row["last_seen"], marks(row)]
        for row in rows], [0], 64, sentence)


def definitions_table(rows):
    return Table([["definition", "events", "actors"]] + [
        [row["name"], str(row["events"]), str(row["distinct_actors"])]
        for row in rows], [1, 2], 160, None)


def tables_of(reports, answer):
    """All that were asked for, in order; without any, the total alone."""
    tables = []
    if "definitions" in reports:
        tables.append(definitions_table(reports["definitions"]))
    if "periods" in reports:
        tables.append(counts_table(answer, "period", [
            (row["period"], row) for row in reports["periods"]]))
    if "groups" in reports:
        tables.append(counts_table(answer, "value", [
            (row["value"] if row["kind"] == "text" else
             "(%s)" % row["kind"], row) for row in reports["groups"]]))
    for name, order in ("top", "most"), ("bottom", "least"):
        if name in reports:
            tables.append(actors_table(
                reports[name], "%d of %d actors, the %s active first." % (
                    len(reports[name]), len(answer.actors), order)))
    if "list" in reports:
        tables.append(actors_table(
            reports["list"], "%d actors, by id." % len(answer.actors)))
    return tables or [counts_table(answer, "period", [])]


# How they look ----------------------------------------------------------------

# Controls, and what ends lines or changes their direction.
TRICKY = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e"
                    "\u2066-\u2069]")

def as_text(table):
    """Columns two blanks apart, each as wide as its widest cell."""
    def printable(cell):
        cell = TRICKY.sub("?", cell)
        if len(cell) > table.most:
            return cell[:table.most - 3] + "..."
        return cell.rstrip(" ")

    rows = [[printable(cell) for cell in cells] for cells in table.cells]
    widths = [max(map(len, column)) for column in zip(*rows)]
    lines = ["  ".join(cell.rjust(width) if place in table.numbers
                       else cell.ljust(width)
                       for place, (cell, width) in enumerate(zip(row, widths)))
             for row in rows]
    if table.sentence is not None:
        lines.append(table.sentence)
    return "".join(line.rstrip(" ") + "\n" for line in lines)


def as_tsv(table):
    def cell(text):
        for c, written in ("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), (
                "\r", "\\r"):
            text = text.replace(c, written)
        return text

    return "".join("\t".join(map(cell, cells)) + "\n"
                   for cells in table.cells)


def as_csv(table):
    def cell(text):
        safe = "'" + text if text[:1] in list("=+-@\t\r\n\0") else text
        if any(c in text for c in '",\r\n'):
            safe = '"' + safe.replace('"', '""') + '"'
        return safe

    return "".join(",".join(map(cell, cells)) + "\r\n"
                   for cells in table.cells)


def printed(reports, answer, form, definition=None):
    """What a format other than JSON is; tsv and csv hold one table, and name
    the definition in each row, if it was asked for by its name."""
    if form == "text":
        if not reports:
            return "%d\n" % len(answer.actors)
        return "\n".join(map(as_text, tables_of(reports, answer)))
    only, = tables_of(reports, answer)
    if definition is not None:
        only.cells = [cells + [definition if place else "definition"]
                      for place, cells in enumerate(only.cells)]
    return as_tsv(only) if form == "tsv" else as_csv(only)
