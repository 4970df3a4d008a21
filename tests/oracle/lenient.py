"""What mau-count sees of a damaged record without --strict.

Strings and brackets have to balance, and the members it asks for have to be
what they are in most records; the rest is not looked at.  A record of any
other kind is for JSON to judge, all of it.
"""

import re

BLANKS = re.compile(rb"[ \t\r\n]*")
STRING = re.compile(rb'"(?:[^"\\\x00-\x1f]|\\[^\x00-\x1f])*"')
MARK = re.compile(rb'["{}\[\]\n\\]')
BARE = re.compile(rb"[A-Za-z0-9+.-]+")
PLAIN = re.compile(rb"[\x20-\x7f]*")
PAIRS = {b"}": b"{", b"]": b"["}
DEEPEST = 63               # brackets in a record of the usual kind
NESTED = 32                # its members with brackets
MARKS = 65535              # its brackets and line breaks

WRAPPERS = (b"detail", b"event", b"data", b"payload")


class Unusual(Exception):
    """All of the record has to be read."""


def may_begin(data, start, pos, opened):
    """May an object begin at pos, the first bracket of its line?"""
    before = data[start:pos].rstrip(b" \t\r\n")[-1:]
    return before in b":[" or (before == b"," and opened == b"[")


def balance(data, start, limits, depth):
    """Where strings and brackets end, by where they begin."""
    ends, stack, last, marks, pos = {}, [], b"", 0, start
    while True:
        match = MARK.search(data, pos)
        if match is None or match.group() == b"\\":
            raise Unusual
        at, c, pos = match.start(), match.group(), match.end()
        if c == b'"':
            string = STRING.match(data, at)
            if string is None:
                raise Unusual
            pos = ends[at] = string.end()
            continue
        marks += 1
        if marks > MARKS:
            raise Unusual
        if c in b"{[":
            if len(stack) == DEEPEST or (
                    last == b"\n" and c == b"{" and
                    not may_begin(data, start, at, data[stack[-1]:][:1])):
                raise Unusual
            stack.append(at)
            if depth + len(stack) > limits.max_depth:
                raise Unusual
        elif c != b"\n":
            opened = stack.pop()
            if data[opened:opened + 1] != PAIRS[c]:
                raise Unusual
            ends[opened] = pos
            if not stack:
                if pos - start > limits.max_record:
                    raise Unusual
                return ends
        last = c


class Walk:
    """One record, as far as it is looked at."""

    def __init__(self, data, start, ends):
        self.data, self.ends, self.nested = data, ends, 0
        self.event = {}
        if self.walk(start, self.take_member) != ends[start]:
            raise Unusual
        if "eventType" not in self.event or "actor" not in self.event:
            raise Unusual

    def blanks(self, pos):
        return BLANKS.match(self.data, pos).end()

    def char(self, pos):
        return self.data[pos:pos + 1]

    def walk(self, pos, take):
        """Take each member of the object at pos; where it ends."""
        pos = self.blanks(pos + 1)
        if self.char(pos) == b"}":
            return pos + 1
        while True:
            if self.char(pos) != b'"':
                raise Unusual
            end = self.ends[pos]
            key = self.data[pos + 1:end - 1]
            if b"\\" in key:
                raise Unusual
            pos = self.blanks(end)
            if self.char(pos) != b":":
                raise Unusual
            pos = self.blanks(take(key, self.blanks(pos + 1)))
            if self.char(pos) != b",":
                break
            pos = self.blanks(pos + 1)
        if self.char(pos) != b"}":
            raise Unusual
        return pos + 1

    def skip(self, pos):
        if pos in self.ends:
            return self.ends[pos]
        bare = BARE.match(self.data, pos)
        if bare is None:
            raise Unusual
        return bare.end()

    def token(self, pos):
        """A string of plain ASCII, which means itself; and its end."""
        if self.char(pos) != b'"':
            raise Unusual
        end = self.ends[pos]
        text = self.data[pos + 1:end - 1]
        if b"\\" in text or PLAIN.fullmatch(text) is None:
            raise Unusual
        return text.decode("ascii"), end

    def null(self, pos):
        bare = BARE.match(self.data, pos)
        if bare is None or bare.group() != b"null":
            raise Unusual
        return None, bare.end()

    def take_member(self, key, pos):
        if self.char(pos) in (b"{", b"["):
            self.nested += 1
            if self.nested > NESTED:
                raise Unusual
        if key in WRAPPERS:
            raise Unusual
        if key in (b"eventType", b"published"):
            self.event[key.decode()], end = self.token(pos)
        elif key == b"actor":
            if self.char(pos) != b"{":
                raise Unusual
            self.event["actor"] = {}
            end = self.walk(pos, self.take_in_actor)
        elif key == b"outcome":
            self.event["outcome"] = {}
            if self.char(pos) == b"{":
                end = self.walk(pos, self.take_in_outcome)
            else:
                end = self.null(pos)[1]
        else:
            end = self.skip(pos)
        return end

    def take_in_actor(self, key, pos):
        if key != b"id":
            return self.skip(pos)
        self.event["actor"]["id"], end = self.token(pos)
        return end

    def take_in_outcome(self, key, pos):
        if key != b"result":
            return self.skip(pos)
        take = self.token if self.char(pos) == b'"' else self.null
        self.event["outcome"]["result"], end = take(pos)
        return end


def look(data, pos, depth, limits):
    """(its end, the event as Python has it) of the record at pos, or None when
    all of it has to be read."""
    if data[pos:pos + 1] != b"{":
        return None
    try:
        ends = balance(data, pos, limits, depth)
        return ends[pos], Walk(data, pos, ends).event
    except Unusual:
        return None
