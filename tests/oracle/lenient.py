"""What mau-count sees of a damaged record without --strict.

Strings and brackets have to balance, and the members it asks for have to be
what they are in most records; the rest is not looked at.  A record of any
other kind is for JSON to judge, all of it.  What members those are depends on
the question; rules_of() has each with its rule.
"""

import json
import re

import people
from definitions import USER

BLANKS = re.compile(rb"[ \t\r\n]*")
STRING = re.compile(rb'"(?:[^"\\\x00-\x1f]|\\[^\x00-\x1f])*"')
MARK = re.compile(rb'["{}\[\]\n\\]')
BARE = re.compile(rb"[A-Za-z0-9+.-]+")
VALID = re.compile(
    rb'(?:[^"\\\x00-\x1f]|\\["\\/bfnrt]|\\u[0-9A-Fa-f]{4})*')
PLAIN = re.compile(rb"[\x20-\x7f]*")
PAIRS = {b"}": b"{", b"]": b"["}
DEEPEST = 63               # brackets in a record of the usual kind
NESTED = 32                # its members with brackets
MARKS = 65535              # its brackets and line breaks

WRAPPERS = b"detail", b"event", b"data", b"payload"
DETAILS = b"alternateId", b"displayName", b"type"


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


class Token:
    """A string as it is written, to be read when the record has been walked."""

    def __init__(self, text, read):
        self.text, self.read = text, read


def read_word(text):
    """Plain ASCII, which means itself."""
    if b"\\" in text or PLAIN.fullmatch(text) is None:
        raise Unusual
    return text.decode("ascii")


def read_text(text):
    """Any valid string."""
    if VALID.fullmatch(text) is None:
        raise Unusual
    try:
        return json.loads('"%s"' % text.decode("utf-8"))
    except UnicodeDecodeError:
        raise Unusual


def read_tokens(members):
    return {name: value.read(value.text) if isinstance(value, Token)
            else read_tokens(value) if isinstance(value, dict) else value
            for name, value in members.items()}


class Walk:
    """One record, as far as it is looked at.

    rules says by its path which member is asked for, and how it is taken: by a
    method that returns (its value as json.loads() has it, its end).  persons
    are the types of events that have to be by a User.
    """

    def __init__(self, data, start, ends, rules, persons):
        self.data, self.ends, self.rules = data, ends, rules
        self.nested = 0
        self.event, end = self.walk((), start)
        if end != ends[start]:
            raise Unusual
        if "eventType" not in self.event or "actor" not in self.event:
            raise Unusual
        kind = self.event["actor"].get("type")
        self.event = read_tokens(self.event)
        if self.event["eventType"] in persons and not (
                isinstance(kind, Token) and kind.text == USER.encode()):
            raise Unusual           # where its person is, JSON has to tell

    def blanks(self, pos):
        return BLANKS.match(self.data, pos).end()

    def char(self, pos):
        return self.data[pos:pos + 1]

    def walk(self, path, pos):
        """The object at pos, of its members those asked for; and its end."""
        members = {}
        pos = self.blanks(pos + 1)
        if self.char(pos) == b"}":
            return members, pos + 1
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
            pos = self.blanks(pos + 1)
            if not path and self.char(pos) in (b"{", b"["):
                self.nested += 1
                if self.nested > NESTED:
                    raise Unusual
            rule = self.rules.get(path + (key,))
            if rule is None:
                end = self.skip(pos)
            else:
                members[key.decode()], end = rule(self, path + (key,), pos)
            pos = self.blanks(end)
            if self.char(pos) != b",":
                break
            pos = self.blanks(pos + 1)
        if self.char(pos) != b"}":
            raise Unusual
        return members, pos + 1

    def skip(self, pos):
        if pos in self.ends:
            return self.ends[pos]
        return self.bare(pos)[1]

    def bare(self, pos):
        """What may be a number or literal, and its end."""
        match = BARE.match(self.data, pos)
        if match is None:
            raise Unusual
        return match.group(), match.end()

    # The rules.

    def odd(self, path, pos):
        raise Unusual

    def word(self, path, pos):
        """A string; of equal members only the last has to be one that
        read_word() takes."""
        if self.char(pos) != b'"':
            raise Unusual
        end = self.ends[pos]
        return Token(self.data[pos + 1:end - 1], read_word), end

    def text(self, path, pos):
        token, end = self.word(path, pos)
        return Token(token.text, read_text), end

    def null(self, path, pos):
        bare, end = self.bare(pos)
        if bare != b"null":
            raise Unusual
        return None, end

    def enter(self, path, pos):
        if self.char(pos) != b"{":
            raise Unusual
        return self.walk(path, pos)

    def enter_or_null(self, path, pos):
        rule = self.enter if self.char(pos) == b"{" else self.null
        return rule(path, pos)

    def word_or_null(self, path, pos):
        rule = self.word if self.char(pos) == b'"' else self.null
        return rule(path, pos)

    def value(self, path, pos):
        """What a report asks for; anything with brackets, and a number, is
        for JSON."""
        if self.char(pos) == b'"':
            return self.text(path, pos)
        bare, end = self.bare(pos)
        literals = {b"null": None, b"true": True, b"false": False}
        if bare not in literals:
            raise Unusual
        return literals[bare], end

    def way(self, path, pos):
        """An object on the way there, or a literal, which ends it."""
        if self.char(pos) == b"{":
            return self.walk(path, pos)
        if self.char(pos) == b'"':
            raise Unusual
        return None, self.value(path, pos)[1]


def for_persons(options):
    """The types of events whose targets may be asked for."""
    return {kind for one in options.asked() for kind in one.for_persons}


def rules_of(options):
    """The members the question asks for, and how each is taken."""
    rules = {(b"eventType",): Walk.word, (b"published",): Walk.word,
             (b"actor",): Walk.enter, (b"actor", b"id"): Walk.word,
             (b"outcome",): Walk.enter_or_null,
             (b"outcome", b"result"): Walk.word_or_null}
    rules.update(((wrapper,), Walk.odd) for wrapper in WRAPPERS)
    if options.names_actors():
        rules.update(((b"actor", name), Walk.value) for name in DETAILS)
    if options.why:
        rules[b"actor", b"alternateId"] = Walk.value
    if options.unique:
        rules[b"uuid",] = Walk.value
    if for_persons(options):
        rules[b"actor", b"type"] = Walk.value
    if options.group_by and not people.leads_nowhere(options.group_by):
        path = tuple(name.encode() for name in options.group_by)
        for length in range(1, len(path)):
            rules.setdefault(path[:length], Walk.way)
        rules.setdefault(path, Walk.value)
    return rules


def look(data, pos, depth, limits):
    """(its end, the event as Python has it) of the record at pos, or None when
    all of it has to be read."""
    if data[pos:pos + 1] != b"{":
        return None
    try:
        ends = balance(data, pos, limits, depth)
        return ends[pos], Walk(data, pos, ends, rules_of(limits),
                               for_persons(limits)).event
    except Unusual:
        return None
