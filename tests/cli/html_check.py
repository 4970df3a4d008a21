#!/usr/bin/env python3
"""html_check.py <PAGE: is it a page of its own, well made, and harmless?

Says what is wrong, a line each; nothing if all is in order.
"""

import re
import sys
from html.parser import HTMLParser

VOID = {"meta", "br", "hr", "img", "input", "link", "line"}
ELEMENTS = {
    "html", "head", "meta", "title", "style", "body", "a", "header", "main",
    "footer", "section", "h1", "h2", "p", "div", "ul", "li", "dl", "dt", "dd",
    "figure", "figcaption", "svg", "desc", "rect", "line", "text", "table",
    "caption", "thead", "tbody", "tr", "th", "td", "bdi", "data", "time",
    "code", "b"}
ATTRIBUTES = {
    "lang", "charset", "http-equiv", "content", "name", "class", "href", "id",
    "aria-labelledby", "aria-label", "role", "tabindex", "scope", "abbr",
    "value", "datetime", "viewbox", "x", "y", "x1", "x2", "y1", "y2", "width",
    "height", "text-anchor"}
POLICY = ("default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
          "form-action 'none'")


class Page(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.wrong, self.ids, self.labels = [], [], [], []
        self.headings, self.policy, self.columns = [], None, 0
        self.cells = []

    def complain(self, what):
        self.wrong.append("line %d: %s" % (self.getpos()[0], what))

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag not in ELEMENTS:
            self.complain("element %s" % tag)
        for name in given:
            if name not in ATTRIBUTES:
                self.complain("attribute %s of %s" % (name, tag))
        if len(given) != len(attrs):
            self.complain("an attribute twice")
        if "id" in given:
            self.ids.append(given["id"])
        self.labels += given.get("aria-labelledby", "").split()
        if not given.get("href", "#").startswith("#"):
            self.complain("a link to elsewhere: %s" % given["href"])
        if given.get("href"):
            self.labels.append(given["href"][1:])
        if tag == "meta" and given.get("http-equiv"):
            self.policy = given["content"]
        if tag == "th" and given.get("scope") not in ("col", "row"):
            self.complain("th without scope")
        if tag in ("h1", "h2"):
            self.headings.append(tag)
        if tag == "table":
            self.columns = 0
        if tag == "tr":
            self.cells.append(0)
        if tag in ("td", "th"):
            self.cells[-1] += 1
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.complain("</%s> closes %s" % (tag, self.open[-1:]))
            return
        self.open.pop()
        if tag == "tr":
            cells = self.cells.pop()
            self.columns = self.columns or cells
            if cells != self.columns:
                self.complain("a row of %d cells, not %d" % (
                    cells, self.columns))

    def handle_data(self, data):
        if re.search("[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f"
                     "\u2028-\u202e\u2066-\u2069]", data):
            self.complain("a character that is not to be shown")

    def handle_comment(self, data):
        self.complain("a comment")


def check(data):
    text = data.decode("utf-8")     # fails if it is something else
    page = Page()
    page.feed(text)
    page.close()
    wrong = page.wrong
    if not text.startswith("<!DOCTYPE html>\n<html lang=\"en\">"):
        wrong.append("does not begin as a page")
    if page.open:
        wrong.append("left open: %s" % page.open)
    if len(set(page.ids)) != len(page.ids):
        wrong.append("an id twice")
    wrong += ["no element with the id %s" % label
              for label in page.labels if label not in page.ids]
    if page.policy != POLICY:
        wrong.append("policy %s" % page.policy)
    if page.headings[:1] != ["h1"] or page.headings.count("h1") != 1:
        wrong.append("headings %s" % page.headings)
    style = text[text.index("<style>"):text.index("</style>")]
    if re.search("url|import|expression", style):
        wrong.append("the style takes something from elsewhere")
    return wrong


if __name__ == "__main__":
    print("".join(line + "\n" for line in check(sys.stdin.buffer.read())),
          end="")
