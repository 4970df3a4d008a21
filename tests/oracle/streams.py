#!/usr/bin/env python3
"""Small streams of events, drawn from a seed: every shape, every wrapping,
every trap, and in a share of them damage.  Each comes with the options to run
it with.  Nothing here knows an answer; run.py asks the oracle.

    streams.py --seed 1 --number 42     the stream's bytes; options on stderr
"""

import argparse
import copy
import random
import sys

sys.dont_write_bytecode = True     # the source tree is to stay as it is

import oracle
import times
from damage import as_text, damage, damage_unseen
from words import ACTORS, APPS, BAD_TIMES, LOGINS, NAMES, NO_TEXTS, \
    OTHER_TYPES, PLACES, RESULTS, SELECTED, TOKEN_TYPES, TRICKS, TYPES, UUIDS, WHOLE


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
    if plan.instants and rng.random() < .9:
        return rng.choice(plan.instants)
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


def inside(plan, instant):
    return (plan.since is None or plan.since <= instant) and (
        plan.until is None or instant < plan.until)


def decoys(rng, plan):
    """Members that look like the event's own, but are not at its depth."""
    fake = Members([
        ("eventType", rng.choice([SELECTED, "decoy"])),
        ("published", "2026-10-15T12:00:00Z"),
        ("actor", Members([("id", "decoy"), ("type", "decoy")])),
        ("target", [Members([("id", "decoy"), ("type", "User")])]),
        ("country", "decoy"), ("alternateId", "decoy"),
        ("outcome", Members([("result", "SUCCESS")]))])
    rng.shuffle(fake)
    if rng.random() < .5:
        # It may be the last of its name, in the event itself, and win.
        fake.insert(0, ("type", "User"))
    kind = rng.choice([0, 1, 2, 5, 6, 7, 8] if plan.bare else range(9))
    if kind == 0:
        return "target", [Members([("id", "decoy"), ("alternateId", "decoy")]),
                          fake]
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


def odd_value(rng):
    """What is no string, or not a whole one."""
    return rng.choice(NO_TEXTS + [
        [], Members(), ["Germany"], Members([("country", "x"), ("x", None)]),
        Text(rng.choice(WHOLE)), Text("1.50")])


def describe(rng, plan, actor, typed=True):
    """Give an actor a login, a name and a type, or some of them."""
    for name, texts in [("alternateId", LOGINS), ("displayName", NAMES),
                        ("type", TYPES)][:2 + typed]:
        if rng.random() < .15:
            continue
        text = rng.choice(texts[:plan.logins] if texts is LOGINS else texts)
        if rng.random() < plan.oddity:
            text = odd_value(rng)
        actor.insert(rng.randint(0, len(actor)), (name, text))
        if rng.random() < .06:
            repeat(rng, actor, name, rng.choice([odd_value(rng), "decoy"]))


def some_place(rng, plan):
    """The country of a client."""
    country = rng.choice(PLACES[:plan.places])
    if rng.random() < plan.oddity:
        country = odd_value(rng)
    context = Members([("city", "x"), ("country", country),
                       ("geolocation", Members([("country", "decoy")]))])
    rng.shuffle(context)
    if rng.random() < .1:
        context = Members(m for m in context if m[0] != "country")
    elif rng.random() < .06:
        repeat(rng, context, "country", odd_value(rng))
    return context


def some_client(rng, plan):
    if rng.random() < plan.oddity:
        return rng.choice([None, "x", [some_place(rng, plan)], Members(), 1,
                           Members([("geographicalContext", odd_value(rng))])])
    client = Members([("userAgent", Members([("os", "x")])),
                      ("geographicalContext", some_place(rng, plan)),
                      ("country", "decoy")])
    rng.shuffle(client)
    if rng.random() < .06:
        repeat(rng, client, "geographicalContext", rng.choice(
            [None, "x", some_place(rng, plan)]))
    return client


def some_context(rng, plan):
    digest = "%x" % (rng.getrandbits(256) if rng.random() < .8 else 7)
    if rng.random() < plan.oddity:
        digest = odd_value(rng)
    return Members([("debugData", Members([("requestUri", "/"),
                                           ("dtHash", digest)]))])


def place(rng, event, plan):
    """Give an event what --group-by may ask for."""
    for name, draw in ("client", some_client), ("debugContext", some_context):
        for _ in range(rng.choice([0, 1, 1, 1, 1, 1, 1, 2])):
            event.insert(rng.randint(0, len(event)), (name, draw(rng, plan)))


def of_type(rng, plan, thing, kind):
    """Give it a type that does not depend on luck alone."""
    thing[:] = [m for m in thing if m[0] != "type"]
    thing.insert(rng.randint(0, len(thing)), ("type", kind))
    if rng.random() < .05:
        repeat(rng, thing, "type", rng.choice(["User", "App", None, []]))


def some_target(rng, plan, kind, actor):
    target = Members([("id", actor)])
    if rng.random() < .8:
        describe(rng, plan, target, typed=False)
    of_type(rng, plan, target, kind)
    if rng.random() < .3:
        detail = Members([("id", "decoy"), ("type", "User"),
                          ("alternateId", "decoy")])
        target.insert(rng.randint(0, len(target)), ("detailEntry", detail))
    if rng.random() < .05:
        repeat(rng, target, "id", rng.choice(["decoy", None, 7, ""]))
    return target


def some_targets(rng, plan):
    """What a token is for: mostly one User, and what else there is."""
    actor = rng.choice(ACTORS[:plan.people])
    kind = rng.random()
    others = [some_target(rng, plan, rng.choice(APPS), rng.choice(
        [actor, "at.1", None])) for _ in range(rng.choice([0, 1, 1, 2]))]
    if rng.random() < plan.oddity:
        others.append(rng.choice([
            None, "User", 7, [], Members(), Members([("type", "User ")]),
            Members([("type", ["User"]), ("id", "decoy")]),
            [some_target(rng, plan, "User", "decoy")]]))
    users = [some_target(rng, plan, "User", actor)
             for _ in range(rng.choice([1, 1, 1, 1, 1, 1, 2, 3]))]
    if kind < .12:
        users = []
    elif rng.random() < plan.doubt:
        if rng.random() < .6:
            users.append(some_target(rng, plan, "User", actor))
        user = rng.choice(users)
        if kind < .6:                   # another one's id
            replace(user, "id", rng.choice(ACTORS))
        elif kind < .9:                 # none
            replace(user, "id", rng.choice([
                None, 7, True, "", [], Members([("id", actor)]), "\ud800",
                actor + "\udc00"]))
        else:
            user[:] = [m for m in user if m[0] != "id"]
    targets = others + users
    rng.shuffle(targets)
    if rng.random() < plan.oddity / 3:
        return rng.choice([None, "User", Members(), targets[0], [targets], 7]
                          if targets else [None, []])
    return targets


def make_token(rng, plan, event, actor):
    """Make it an event in which a token is made for somebody."""
    replace(event, "eventType", rng.choice(TOKEN_TYPES[:rng.choice([2, 13])]))
    kind = rng.random()
    of_type(rng, plan, actor, "User" if kind < .3 else rng.choice(APPS))
    if kind > .9:
        of_type(rng, plan, actor, odd_value(rng))
    elif kind > .85:
        actor[:] = [m for m in actor if m[0] != "type"]
    if kind > .3 and rng.random() < .7:
        replace(actor, "id", rng.choice(["0oaAPP1", "0oaAPP2", "", None]))
    for _ in range(rng.choice([0, 1, 1, 1, 1, 1, 1, 1, 1, 2])):
        event.insert(rng.randint(0, len(event)), (
            "target", some_targets(rng, plan)))


def repeat(rng, event, name, earlier):
    """Put a member of the same name before the real one: it must lose."""
    where = [n for n, _ in event].index(name)
    event.insert(rng.randint(0, where), (name, earlier))


def make_event(rng, plan):
    trouble = rng.random() < plan.trouble
    kind = rng.random()
    event_type = SELECTED
    if kind > .75 and not plan.instants:
        event_type = rng.choice(OTHER_TYPES)
    if rng.random() < .02:
        event_type = SELECTED + rng.choice(["\ud800", "\x00", "\udc00\ud800"])
    zoneless = plan.assume_utc and rng.random() < .5
    published = show(rng, instant_near(rng, plan), zoneless)
    if not plan.trouble and times.parse_time(published, zoneless) is None:
        published = "2026-10-15T12:00:00.000Z"

    actor = Members([("id", rng.choice(ACTORS[:plan.people]))])
    if rng.random() < plan.described:
        describe(rng, plan, actor)
    if rng.random() < .2:
        actor.insert(rng.randint(0, 1), ("detailEntry", Members([
            ("id", "decoy"), ("actor", Members([("id", "decoy")]))])))
    outcome = Members([("result", rng.choice(RESULTS[:plan.results]))])
    if rng.random() < .3:
        outcome.insert(rng.randint(0, 1), ("reason", rng.choice(
            [None, None, "LOCKED_OUT", "INVALID_CREDENTIALS", 1])))
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
    if rng.random() < plan.tokens:
        if rng.random() < .75:
            make_token(rng, plan, event, actor)
        else:
            replace(event, "eventType", "user.authentication.sso")

    if rng.random() < .3:
        rng.shuffle(event)
    if rng.random() < .12:
        repeat(rng, event, "eventType", rng.choice(["decoy", SELECTED, None]))
    if rng.random() < .08:
        repeat(rng, event, "published", rng.choice([
            "redacted", None, 5, "2026-10-15T12:00:00Z"]))
    if rng.random() < .08:
        repeat(rng, event, "actor", rng.choice([
            Members([("id", "decoy"), ("alternateId", "decoy")]), None, "x",
            []]))
    if rng.random() < .08:
        repeat(rng, actor, "id", rng.choice(["decoy", None, 0, "", []]))
    if rng.random() < .06 and any(n == "outcome" for n, _ in event):
        repeat(rng, event, "outcome", rng.choice([
            Members([("result", "SUCCESS")]), None, 1]))

    if rng.random() < plan.placed:
        place(rng, event, plan)
    if plan.unique:
        identify(rng, event, plan)
    if trouble:
        spoil(rng, event, actor)
    for _ in range(rng.choice([0, 0, 1, 1, 2, 4])):
        event.insert(rng.randint(0, len(event)), decoys(rng, plan))
    if trouble and rng.random() < .3:
        rng.shuffle(event)       # repeats too: then another one is the last
    return event


def identify(rng, event, plan):
    """Give an event a uuid, of which there are few."""
    uuid = rng.choice(UUIDS[:plan.people])
    if plan.trouble and rng.random() < .1:
        uuid = rng.choice(NO_TEXTS + ["", [], Members()])
    if rng.random() > plan.trouble / 10:
        event.insert(rng.randint(0, len(event)), ("uuid", uuid))
        if rng.random() < .05:
            repeat(rng, event, "uuid", rng.choice(UUIDS + NO_TEXTS))


def make_again(rng, event, plan):
    """An event that is there already: as it is, or not quite."""
    event = copy.deepcopy(event)
    members = dict(event)
    actor = members.get("actor")
    if rng.random() < .3 and isinstance(actor, Members):
        actor = Members(m for m in actor if m[0] == "id")
        describe(rng, plan, actor)
        replace(event, "actor", actor)
    other = rng.choice([
        None, None, ("uuid", rng.choice(UUIDS)), ("severity", "WARN"),
        ("outcome", Members([("result", rng.choice(RESULTS[:5]))])),
        ("actor", Members([("id", rng.choice(ACTORS[:plan.people]))])),
        ("published", show(rng, instant_near(rng, plan))),
        ("published", show(rng, plan.anchor)),
        ("published", show(rng, plan.anchor + rng.choice([0, 1, 1000]))),
        ("client", some_client(rng, plan)), ("debugContext", None),
        ("target", some_targets(rng, plan))])
    if other and other[0] in members:
        replace(event, *other)
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
    if kind < .6 or plan.bare:
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


# The stream -----------------------------------------------------------------

WINDOWS = ["-m 2026-10", "-m 2026-10", "-m 2028-02", "-m 2027-02",
           "-m 2026-12",
           "-m 2016-12", "-m 2027-01", "-a", "-s 2026-10-05 -u 2026-10-06",
           "-s 2026-10-01T00:00:00.500Z -u 2026-10-01T12:00:00+05:30",
           "-s 2026-10-31T22:00:00-02:00", "-u 2026-10-01t00:00:00z"]


def some_values(rng, plan, count):
    """Records, one for each event; now and then an event comes again."""
    events = []
    for _ in range(count):
        if plan.unique and events and rng.random() < .5:
            events.append(make_again(rng, rng.choice(events), plan))
        else:
            events.append(make_event(rng, plan))
    return [wrap(rng, event, plan) for event in events]


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
        unique = rng.random() < .25
        if unique and rng.random() < .9:
            options += ["--unique-events"]
        damaged = rng.random() < .4
        trouble = rng.choice([0, 0, .15, .5])
        tokens = rng.choice([0, 0, .6, .9])
        doubt = rng.choice([0, .1, .4]) if tokens else 0
        if doubt and rng.random() < .5:
            trouble = 0
        if rng.random() < (.85 if damaged else .8 if trouble or doubt else .2):
            options += ["-k"]
        if damaged and rng.random() < .25:
            options += ["--max-record", "1200"]

        args, plan = oracle.parse_args(options)
        plan.anchor = times.month_window("2026-10")[0]
        plan.trouble = trouble
        plan.people = rng.choice([3, 8, len(ACTORS)])
        plan.results = rng.choice([5, 8, len(RESULTS)])
        plan.described = rng.choice([0, .5, .9])
        plan.placed = rng.choice([0, .5, .9])
        plan.logins = rng.choice([2, 5, len(LOGINS)])
        plan.places = rng.choice([4, len(PLACES)])
        plan.oddity = rng.choice([0, .1, .3])
        plan.tokens, plan.doubt, plan.unique = tokens, doubt, unique
        plan.instants, plan.bare = [], False
        if rng.random() < (.5 if plan.tokens else .25):
            # Many sessions, so that the reports have something to tell.
            drawn = [instant_near(rng, plan) for _ in range(30)]
            plan.instants = [instant for instant in drawn if inside(
                plan, instant)][:rng.choice([2, 8])]
            plan.described, plan.placed = .9, .9
            plan.bare = rng.random() < .6
            plan.results = 5 if plan.tokens else plan.results
        if unique:
            plan.described, plan.placed = .9, .9
        most = rng.choice([12, 30] if plan.instants or unique else
                          [1, 4, 12, 30])
        values = some_values(rng, plan,
                             rng.randint(0 if most > 1 else 1, most))
        if trouble and values and rng.random() < .3:
            values.insert(rng.randint(0, len(values)), Text(rng.choice(WHOLE)))
        data = assemble(rng, values)
        if damaged:
            if plan.bare:
                data = damage_unseen(rng, data)
            for _ in range(rng.choice([1, 1, 1, 2, 3, most // 4 + 1])):
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
