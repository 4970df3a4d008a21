#!/usr/bin/env python3
"""Small streams of events, drawn from a seed: every shape, every wrapping,
every trap, and in a share of them damage.  Each comes with the options to run
it with.  Nothing here knows an answer; run.py asks the oracle.

    streams.py --seed 1 --number 42     the stream's bytes; options on stderr
"""

import argparse
import random
import re
import sys

sys.dont_write_bytecode = True     # the source tree is to stay as it is

import oracle
import times

SELECTED = "user.session.start"
OTHER_TYPES = ["user.session.end", "user.authentication.sso", "",
               "policy.lifecycle.update", "user.session.start.x",
               "User.Session.Start"]
ACTORS = ["00uTEST%02d" % n for n in range(1, 6)] + [
    "unknown", "zo\u00eb", "\u5b66\u751f7", "\U0001f600", 'q"uote', "back\\sl",
    "sl/ash", "nul\x00end", "nul", "tab\t", "00utest01", " 00uTEST01"]
BAD_TIMES = [
    "redacted", "", "2026-10-15", "2026-09-31T00:00:00Z",
    "2026-13-01T00:00:00Z", "2026-00-10T00:00:00Z",
    "2026-10-00T00:00:00Z", "2026-02-29T10:00:00Z",
    "2026-10-15T24:00:00Z", "2026-10-15T23:60:00Z", "2026-10-15T12:00:61Z",
    "2026-10-15T12:00:60Z", "2026-10-15T23:59:60Z",
    "2026-10-31T23:59:60+01:00",
    "2026-10-15T12:00Z", "2026-10-15T12:00:00,5Z", "2026-10-15T12:00:00.Z",
    "2026-10-15T12:00:00.0123456789Z", "2026-10-15T12:00:00+24:00",
    "2026-10-15T12:00:00+10:60", "2026-10-15T12:00:00+1000",
    "2026-10-15T12:00:00+10", " 2026-10-15T12:00:00Z", "2026-10-15T12:00:00Z ",
    "2026-10-15t12:00:00 Z", "2026-10-15_12:00:00Z", "26-10-15T12:00:00Z",
    "2026-1-15T12:00:00Z", "2026-10-15T12:00:00UTC", "20261015T120000Z",
    "2026-10-15T12:00:00Z\x00", "2026-10-15T12:00:00\ud800Z",
    "+2026-10-15T12:00:00Z", "2026-10-15T12:00:0\u0660Z",
    "2026-100-15T12:00:00Z", "1791979200",
    "2026-10-15T12:00:00-", "2026-10-15T-1:00:00Z", "2026-10-15T12:00:00.5",
    "2026-10-15T12:00:00", "2026-10-15 12:00:00.123"]
RESULTS = ["SUCCESS", "SUCCESS", "SUCCESS", "FAILURE", "FAILURE", "ALLOW",
           "DENY", "success", "SUCCESS\x00", "SUCCESS ", ""]
# Texts that hurt whoever looks for brackets or members without reading JSON.
TRICKS = ["}", "]}", "{[", '"', '\\"', "\\", '\\\\"}', ",", ":", "}, {",
          '{"eventType":"user.session.start","actor":{"id":"decoy"}}',
          '","actor":{"id":"decoy"},"x":"', "a\nb", "\u2028",
          "okta-logfetch: incomplete: no", "//", "/*", "\x7f", "\ufeff",
          "\ud800", "null"]
WHOLE = ["0", "-1", "1.5e3", "true", "false", "null", "[]", "{}", "[[],{}]",
         "1E400", "-0", "[1,2,[3,{}]]", '{"":""}', "123456789012345678901234"]


class Members(list):
    """A JSON object as a list of (name, value): order and repeats are kept."""


class Text(str):
    """JSON text to be put in as it is."""


# One event ------------------------------------------------------------------

def show(rng, instant, zoneless=False):
    """An instant in one of the spellings RFC 3339 has for it."""
    zone = ""
    shift = 0
    if not zoneless:
        kind = rng.random()
        if kind < .6:
            zone = "Z"
        elif kind < .7:
            zone = "z"
        else:
            shift = rng.choice([0, 1, 30, 60, 330, 540, 845, 1439])
            sign = rng.choice("+-")
            zone = "%s%02d:%02d" % (sign, shift // 60, shift % 60)
            shift = shift if sign == "+" else -shift
    local = instant + shift * 60 * times.SECOND
    seconds, nanos = divmod(local, times.SECOND)
    year, month, day = times.split_day(seconds // 86400)
    second = seconds % 86400
    digits = ("%09d" % nanos).rstrip("0")
    if digits or rng.random() < .7:
        wanted = rng.choice([3, 3, 3, 6, 9, 1, 2, 4, 5, 7, 8])
        digits = digits.ljust(wanted, "0")
    text = "%04d-%02d-%02d%s%02d:%02d:%02d" % (
        year, month, day, rng.choice("TTTTTTt "), second // 3600,
        second // 60 % 60, second % 60)
    if nanos == times.SECOND - 1 and rng.random() < .2:
        # 23:59:59.999999999 may become a leap second, or an impossible one.
        text, digits = text[:-2] + "60", rng.choice(["", "0", "999"])
    return text + ("." + digits if digits else "") + zone


def instant_near(rng, plan):
    """Mostly inside the window, often on its edges, sometimes far away."""
    low, high = plan.since, plan.until
    if low is None or high is None:
        high = plan.until or (plan.since or plan.anchor) + 20 * times.DAY
        low = plan.since or high - 40 * times.DAY
    milli = times.SECOND // 1000
    kind = rng.random()
    if kind < .45:
        return rng.randrange(low // milli, high // milli) * milli
    if kind < .5:
        return rng.randrange(low, high)
    if kind < .9:
        edge = rng.choice([low, high])
        return edge + rng.choice([0, 0, -1, -milli, milli - 1, 1, -milli - 1,
                                  3600 * times.SECOND,
                                  -3600 * times.SECOND])
    if kind < .95:
        # Month ends, where leap seconds live.
        year, month, _ = times.split_day(low // times.DAY)
        return times.month_window("%04d-%02d" % (year, month))[1] - 1
    return rng.randrange(low - 400 * times.DAY, high + 400 * times.DAY)


def decoys(rng):
    """Members that look like the event's own, but are not at its depth."""
    fake = Members([
        ("eventType", rng.choice([SELECTED, "decoy"])),
        ("published", "2026-10-15T12:00:00Z"),
        ("actor", Members([("id", "decoy"), ("type", "User")])),
        ("outcome", Members([("result", "SUCCESS")]))])
    rng.shuffle(fake)
    kind = rng.randrange(9)
    if kind == 0:
        return "target", [Members([("id", "decoy")]), fake]
    if kind == 1:
        return "debugContext", Members([("debugData", fake)])
    if kind == 2:
        return "client", Members([("userAgent", Members([
            ("rawUserAgent", rng.choice(TRICKS))])), ("zone", "null")])
    if kind == 3:
        return rng.choice(["detail", "event", "payload"]), fake
    if kind == 4:
        return "data", Members([("events", [fake, fake])])
    if kind == 5:
        return rng.choice(["displayMessage", "x", "", "a\"b"]), rng.choice(
            TRICKS)
    if kind == 6:
        return "x", Text(rng.choice(WHOLE))
    if kind == 7:
        return rng.choice(["eventtype", "actorId", "eventType ", "event_type",
                           "eventType\x00", "published\x00", "actor\ud800",
                           "Actor", "outcomes"]), "decoy"
    return "request", Members([("ipChain", [[fake], fake])])


def repeat(rng, event, name, earlier):
    """Put a member of the same name before the real one: it must lose."""
    where = [n for n, _ in event].index(name)
    event.insert(rng.randint(0, where), (name, earlier))


def make_event(rng, plan):
    trouble = rng.random() < plan.trouble
    kind = rng.random()
    event_type = SELECTED if kind < .75 else rng.choice(OTHER_TYPES)
    if rng.random() < .02:
        event_type = SELECTED + rng.choice(["\ud800", "\x00", "\udc00\ud800"])
    zoneless = plan.assume_utc and rng.random() < .5
    published = show(rng, instant_near(rng, plan), zoneless)
    if not plan.trouble and times.parse_time(published, zoneless) is None:
        published = "2026-10-15T12:00:00.000Z"

    actor = Members([("id", rng.choice(ACTORS[:plan.people]))])
    if rng.random() < .5:
        actor += [("type", "User"), ("alternateId", "ann@example.com")]
        rng.shuffle(actor)
    if rng.random() < .2:
        actor.insert(rng.randint(0, 1), ("detailEntry", Members([
            ("id", "decoy"), ("actor", Members([("id", "decoy")]))])))
    outcome = Members([("result", rng.choice(RESULTS[:plan.results]))])
    if rng.random() < .3:
        outcome.insert(rng.randint(0, 1), ("reason", None))
    kind = rng.random()
    if kind < .04:
        outcome = None
    elif kind < .08:
        outcome = Members([("result", rng.choice(
            [None, 1, True, [], Members()]))])
    elif kind < .11:
        outcome = rng.choice(["SUCCESS", [], 3, Members(),
                              Members([("outcome", outcome)])])
    event = Members([("actor", actor), ("eventType", event_type),
                     ("outcome", outcome), ("published", published)])
    if rng.random() < .05:
        event = Members(m for m in event if m[0] != "outcome")

    if rng.random() < .3:
        rng.shuffle(event)
    if rng.random() < .12:
        repeat(rng, event, "eventType", rng.choice(["decoy", SELECTED, None]))
    if rng.random() < .08:
        repeat(rng, event, "published", rng.choice([
            "redacted", None, 5, "2026-10-15T12:00:00Z"]))
    if rng.random() < .08:
        repeat(rng, event, "actor", rng.choice([
            Members([("id", "decoy")]), None, "x", []]))
    if rng.random() < .08:
        repeat(rng, actor, "id", rng.choice(["decoy", None, 0, "", []]))
    if rng.random() < .06 and any(n == "outcome" for n, _ in event):
        repeat(rng, event, "outcome", rng.choice([
            Members([("result", "SUCCESS")]), None, 1]))

    if trouble:
        spoil(rng, event, actor)
    for _ in range(rng.choice([0, 0, 1, 1, 2, 4])):
        event.insert(rng.randint(0, len(event)), decoys(rng))
    if trouble and rng.random() < .3:
        rng.shuffle(event)       # repeats too: then another one is the last
    return event


def spoil(rng, event, actor):
    """Give the event something that may make it one to be rejected."""
    wrong = rng.choice([None, 7, True, [], Members(), "", "\ud800"])
    kind = rng.random()
    if kind < .45:
        replace(event, "published", rng.choice(BAD_TIMES))
    elif kind < .55:
        replace(event, "published", wrong)
    elif kind < .7:
        replace(actor, "id", rng.choice([wrong, "a\udfff", "\ud83d\u0041"]))
    elif kind < .8:
        replace(event, "actor", rng.choice([None, "00uTEST01", [], Members()]))
    elif kind < .85:
        replace(event, "eventType", wrong)
    else:
        gone = rng.choice(["actor", "published", "eventType"])
        event[:] = [m for m in event if m[0] != gone]


def replace(members, name, value):
    members[:] = [(n, value if n == name else v) for n, v in members]


# Wrappings ------------------------------------------------------------------

def wrap(rng, event, plan):
    """A record holding the event, and perhaps some more."""
    kind = rng.random()
    if kind < .6:
        return event
    if kind < .68:
        return wrapped(rng, [("detail-type", "SystemLog"), ("time", "2026-10-"
                             "15T12:00:02Z")], "detail", event)
    if kind < .76:
        return hook(rng, [event], plan)
    if kind < .82:
        return wrapped(rng, [("time", 1.5), ("sourcetype", "OktaIM2:log")],
                       "event", event)
    if kind < .88:
        return wrapped(rng, [("schema", Members([("type", "struct"), ("event",
                             None)]))], "payload", event)
    if kind < .92:
        return wrapped(rng, [], "detail", hook(rng, [event], plan))
    if kind < .96:
        levels = rng.choice([2, 3, 7, 8]) if not plan.trouble else 9
        for _ in range(levels):
            event = wrapped(rng, [], rng.choice(["detail", "event",
                                                 "payload"]), event)
        return event
    # Wrappers of the wrong type are passed over, one of lower rank waits.
    others = [("detail", rng.choice([None, "{}", 1, []])),
              ("event", rng.choice([None, "", [event], False])),
              ("data", rng.choice([None, [event], Members([("events", "")]),
                                   Members([("event", event)])]))]
    if rng.random() < .5:
        rank = rng.randrange(3)
        others[rank] = [("detail", event), ("event", event), (
            "data", Members([("events", [event])]))][rank]
    record = Members(others[:rng.randint(1, 3)])
    return wrapped(rng, record, "payload", event)


def wrapped(rng, others, name, event):
    record = Members(others)
    record.append((name, event))
    if rng.random() < .1:
        record.append(("eventType", "wrapper"))
    if rng.random() < .3:
        rng.shuffle(record)
    if rng.random() < .15:
        repeat(rng, record, name, rng.choice([None, Members(), "x"]))
    return record


def hook(rng, events, plan):
    for _ in range(rng.choice([0, 0, 1, 3])):
        events.append(make_event(rng, plan))
    if rng.random() < .1:
        events = []
    if rng.random() < plan.trouble:
        events.insert(rng.randint(0, len(events)), rng.choice(
            [None, 1, "x", [make_event(rng, plan)], Members()]))
    data = Members([("events", events)])
    if rng.random() < .2:
        data.insert(rng.randint(0, 1), ("eventType", "decoy"))
    record = Members([("eventType", "com.okta.event_hook"),
                      ("eventTypeVersion", "1.0"), ("data", data),
                      ("eventTime", "2026-10-15T12:00:05.000Z")])
    if rng.random() < .3:
        rng.shuffle(record)
    return record


# Bytes ----------------------------------------------------------------------

SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n",
         "\r": "\\r", "\t": "\\t"}


def quote(rng, text, zeal):
    """A JSON string; zeal is the chance that a character is \\u-escaped."""
    out = []
    for c in text:
        code = ord(c)
        if 0xd800 <= code < 0xe000 or rng.random() < zeal:
            form = rng.choice(["\\u%04x", "\\u%04X"])
            if code > 0xffff:
                code -= 0x10000
                out.append(form % (0xd800 + (code >> 10)))
                code = 0xdc00 + (code & 0x3ff)
            out.append(form % code)
        elif c in SHORT:
            out.append(SHORT[c])
        elif code < 0x20:
            out.append("\\u%04x" % code)
        elif c == "/" and rng.random() < .5:
            out.append("\\/")
        else:
            out.append(c)
    return '"' + "".join(out) + '"'


class Look:
    """How values are written: separators, and indentation (None: one line)."""

    def __init__(self, rng, pretty):
        self.zeal = rng.choice([0, 0, 0, .02, .3])
        self.indent = rng.choice(["  ", " ", "    ", "\t", ""]) if pretty \
            else None
        self.comma = rng.choice([",", ",", ", ", " , "])
        self.colon = rng.choice([":", ":", ": ", " :\t"])
        self.newline = rng.choice(["\n", "\n", "\r\n"])
        if pretty:
            self.comma = ","


def render(rng, value, look, level=0):
    if isinstance(value, Text):
        return str(value)
    if isinstance(value, str):
        return quote(rng, value, look.zeal)
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, list):
        if isinstance(value, Members):
            parts = [quote(rng, n, look.zeal) + look.colon
                     + render(rng, v, look, level + 1) for n, v in value]
            left, right = "{", "}"
        else:
            parts = [render(rng, v, look, level + 1) for v in value]
            left, right = "[", "]"
        if look.indent is None or not parts:
            return left + look.comma.join(parts) + right
        line = look.newline + look.indent * (level + 1)
        return (left + line + (look.comma + line).join(parts) + look.newline
                + look.indent * level + right)
    return repr(value)


def segment(rng, values):
    """Some records in one of the shapes a stream may have."""
    kind = rng.randrange(14)
    look = Look(rng, kind >= 9)
    line = look.newline
    if kind < 9:
        texts = [render(rng, v, look) for v in values]
    if kind < 3:
        return "".join(t + line for t in texts)
    if kind == 3:
        return "".join(t + line * rng.randint(1, 3) for t in texts)
    if kind == 4:
        return rng.choice(["", " ", "\t"]).join(texts)
    if kind == 5:                          # pages, one a line or run together
        out = []
        while texts:
            some = rng.randint(0, 4)
            out.append("[" + look.comma.join(texts[:some]) + "]"
                       + rng.choice([line, line, line, "", " "]))
            texts = texts[some:]
        return "".join(out) + rng.choice(["", "[]" + line])
    if kind == 6:                          # an array across lines
        return "[" + line + ("," + line).join(texts) + line + "]" + line
    if kind == 7:                          # the same, commas first
        return "[" + (line + ",").join(texts) + line + "]" + line
    if kind == 8:                          # arrays in arrays
        inner = ",".join("[%s%s]" % (t, rng.choice(["", ",[]"]))
                         for t in texts)
        return "[[[]," + inner + "]," + line + "[]]" + line
    if kind == 9:                          # one pretty array
        return render(rng, list(values), look) + line
    if kind == 10:                         # }, {
        inner = [render(rng, v, look, 1) for v in values]
        return "[" + line + look.indent + ", ".join(inner) + line + "]" + line
    if kind == 11:                         # [{ ... }, { ... }]
        return "[" + ", ".join(render(rng, v, look) for v in values) + "]" \
            + line
    return "".join(render(rng, v, look) + line for v in values)


def assemble(rng, values):
    """All the records, as one to three segments of different shapes."""
    cuts = sorted(rng.randint(0, len(values))
                  for _ in range(rng.choice([0, 0, 0, 1, 2])))
    data = b""
    for low, high in zip([0] + cuts, cuts + [len(values)]):
        if high == low:
            continue                # "[\n\n]" is fine, "[\n,\n]" would not be
        if data and not data.endswith(b"\n") and rng.random() < .5:
            data += b"\n"
        if rng.random() < .08:
            data += b"\xef\xbb\xbf"
        data += segment(rng, values[low:high]).encode()
    if rng.random() < .15:
        data = data.rstrip()
    return data


# Damage ---------------------------------------------------------------------

GARBAGE = [b"garbage", b"HTTP/1.1 502 Bad Gateway", b"<html>", b"---", b"}",
           b"]", b"}}", b"{", b"[", b'"', b"{]", b"[}", b'{"a"}', b"{,}",
           b'{"a":1,}', b"{a:1}", b"{'a':1}", b"[1 2]", b"[,1]", b"[1,]",
           b'{"a" 1}', b'{"a":}', b"nul", b"tru\xc3\xa9", b"True", b"NaN",
           b"01", b"+1", b".5", b"1.", b"1e", b"-", b"0x10", b"'a'", b"//",
           b"\x00", b"\x0b", b"\x0c", b"\x1a", b"\xff", b"\xc2\xa0", b"\x7f",
           b"5 true", b'"text"', b"{}", b"[null]", b'["\x01"]', b":", b",",
           b"{\x0b}", b"[1,\x0c2]", b'{"\xed\xa0\x80":1}']
BAD_MEMBERS = [b"01", b"1.", b".5", b"+1", b"--1", b"1e", b"0x1", b"1e+",
               b"NaN",
               b"Infinity", b"-Infinity", b"nul", b"True", b"None", b"'x'",
               b'"\\x"', b'"\\u12g4"', b'"\\u12"', b'"\\U0041"', b'"\x01"',
               b'"\x00"', b'"\t"', b'"\x1f"', b'"\xff"', b'"\xc0\x80"',
               b'"\xe0\x80\x80"', b'"\xed\xa0\x80"', b'"\xf4\x90\x80\x80"',
               b'"\xf8\x88\x80\x80\x80"', b'"\xc3"', b'"\x80"', b"[1,]",
               b"{,}",
               b'{"a"}', b"[1 2]", b"", b"/**/1", b"undefined", b"1_000",
               b'"a" "b"', b"[}", b"{]", b"{1:2}", b"\xc2\xa01", b"tRue",
               b"1\x00", b'"\\"', b'"\n"', b'"\r"', b"00", b"-01", b"1.e5"]


def places(data, what):
    return [m.start() for m in re.finditer(what, data)]


def damage(rng, data, plan):
    """The same bytes, no longer right (now and then by luck still valid)."""
    size = len(data)
    spot = rng.randrange(size) if size else 0
    lines = data.split(b"\n")
    n = rng.randrange(len(lines))
    kind = rng.randrange(18)
    if kind <= 1:                                   # a line cut
        lines[n] = lines[n][:rng.randint(0, len(lines[n]))]
        return b"\n".join(lines)
    if kind == 2:                                   # a raw line break
        return data[:spot] + rng.choice([b"\n", b"\r\n"]) + data[spot:]
    if kind == 3 and size:                          # a byte flipped
        flipped = bytes([data[spot] ^ (1 << rng.randrange(8))])
        return data[:spot] + flipped + data[spot + 1:]
    if kind == 4:                                   # a range lost
        return data[:spot] + data[spot + rng.choice([1, 2, 9, 80, 300]):]
    if kind == 5:                                   # a range twice
        end = spot + rng.choice([1, 2, 9, 80, 300])
        return data[:end] + data[spot:]
    if kind == 6:                                   # a line of garbage
        lines.insert(n, rng.choice(GARBAGE))
        return b"\n".join(lines)
    if kind <= 8:                                   # a member that is no JSON
        opened = places(data, rb"\{(?=\s*\")")
        if opened:
            spot = rng.choice(opened) + 1
            return (data[:spot] + b'"bad":' + rng.choice(BAD_MEMBERS) + b","
                    + data[spot:])
    if kind == 9:                                   # a bracket, comma, colon
        marks = places(data, rb"[][{},:]")
        if marks:
            spot = rng.choice(marks)
            other = rng.choice([b"", b"", b"{", b"}", b"[", b"]", b",", b":",
                                b",,", b'"'])
            return data[:spot] + other + data[spot + 1:]
    if kind == 10:                                  # the end cut off
        return data[:spot]
    if kind == 11:                                  # too deep, or just not
        levels = rng.choice([1023, 1024, 1025, 1030])
        deep = rng.choice([
            b'{"a":' * (levels - 1) + b"{}" + b"}" * (levels - 1),
            b"[" * levels + b"]" * levels,
            b'{"a":' + b"[" * (levels - 1) + b"]" * (levels - 1) + b"}"])
        lines.insert(n, deep)
        return b"\n".join(lines)
    if kind == 12 and plan.max_record < 1 << 20:    # too long, or just not
        length = plan.max_record + rng.choice([-1, 0, 1, 2, 500])
        record = rng.choice([b'{"x":"%s"}', b'{"x":1,\n"y":"%s"}',
                             b'{"x":"%s",\n"y":1}', b'{"x":{"y":"%s"\n}}'])
        fill = max(0, length - len(record) + 2)
        lines.insert(n, record % (b"x" * fill))
        return b"\n".join(lines)
    if kind == 13:                                  # a broken download
        end = rng.choice([b"", b"\n"])
        lines = lines[:n] + [rng.choice([b"", b" ", b"\t"])
                             + b"okta-logfetch: incomplete: HTTP 503" + end]
        return b"\n".join(lines)
    if kind == 14:                                  # two lines run together
        marks = places(data, rb"\n")
        if marks:
            spot = rng.choice(marks)
            return data[:spot] + data[spot + 1:]
    if kind == 15:                                  # before what opens
        marks = places(data, rb"[{[]")
        if marks:
            spot = rng.choice(marks)
            return data[:spot] + rng.choice([b'{"a":tru}', b"}", b"{]", b":",
                                             b'{"a":1]', b"nul"]) + data[spot:]
    marks = places(data, rb"(?<=[]}]),(?=\s*[{[])|(?<=\})(?=\s*\])")
    if marks:                                       # commas between elements
        spot = rng.choice(marks)
        other = rng.choice([b"", b"", b",,", b";", b",null,", b"],[", b",]"])
        return data[:spot] + other + data[spot + 1:]
    return data


def as_text(data):
    """Begin as JSON does: what begins otherwise may be refused as binary,
    and that is not for an oracle of JSON to judge."""
    if re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", data[:512]) or (
            data[:1] > b"\x7f" and not data.startswith(oracle.BOM)):
        return b"[]\n" + data
    return data


# The stream -----------------------------------------------------------------

WINDOWS = ["-m 2026-10", "-m 2026-10", "-m 2028-02", "-m 2027-02",
           "-m 2026-12",
           "-m 2016-12", "-m 2027-01", "-a", "-s 2026-10-05 -u 2026-10-06",
           "-s 2026-10-01T00:00:00.500Z -u 2026-10-01T12:00:00+05:30",
           "-s 2026-10-31T22:00:00-02:00", "-u 2026-10-01t00:00:00z"]


class Stream:
    """data (bytes), options (a list for the command line), and the plan."""

    def __init__(self, seed, number):
        rng = random.Random("%s:%s" % (seed, number))
        options = rng.choice(WINDOWS).split()
        if rng.random() < .15:
            options += ["-e", rng.choice([SELECTED, "user.session.end"])]
            if rng.random() < .5:
                options += ["-e", "user.authentication.sso"]
        if rng.random() < .25:
            options += ["-o", rng.choice(["SUCCESS", "FAILURE", "ALLOW"])]
            if rng.random() < .3:
                options += ["--outcome", "DENY"]
        if rng.random() < .2:
            options += ["--assume-utc"]
        damaged = rng.random() < .4
        trouble = rng.choice([0, 0, .15, .5])
        if rng.random() < (.85 if damaged else .8 if trouble else .2):
            options += ["-k"]
        if damaged and rng.random() < .25:
            options += ["--max-record", "1200"]

        args, plan = oracle.parse_args(options)
        plan.anchor = times.month_window("2026-10")[0]
        plan.trouble = trouble
        plan.people = rng.choice([3, 8, len(ACTORS)])
        plan.results = rng.choice([5, 8, len(RESULTS)])
        most = rng.choice([1, 4, 12, 30])
        values = [wrap(rng, make_event(rng, plan), plan)
                  for _ in range(rng.randint(0 if most > 1 else 1, most))]
        if trouble and values and rng.random() < .3:
            values.insert(rng.randint(0, len(values)), Text(rng.choice(WHOLE)))
        data = assemble(rng, values)
        if damaged:
            for _ in range(rng.choice([1, 1, 1, 2, 3])):
                data = damage(rng, data, plan)
            data = as_text(data)
        if rng.random() < .04:
            # Let the stream straddle a place where some reader's block ends.
            block = rng.choice([4096, 1 << 15, 1 << 16, 1 << 17, 1 << 18])
            room = rng.randint(0, min(len(data), block - 1))
            data = b" " * (block - room - 1) + b"\n" + data
        self.number = number
        self.data, self.options, self.plan = data, options, plan
        self.plain_too = rng.random() < .25


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", default="1")
    parser.add_argument("--number", type=int, default=0)
    args = parser.parse_args()
    stream = Stream(args.seed, args.number)
    print(" ".join(stream.options), file=sys.stderr)
    sys.stdout.buffer.write(stream.data)


if __name__ == "__main__":
    main()
