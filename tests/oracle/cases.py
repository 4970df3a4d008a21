"""Hand-written cases: the edges where a counter goes wrong, each with the
numbers a person worked out.  run.py holds both the oracle and the program to
them, so that the oracle is itself tested.

Every event ev() makes is exactly 200 bytes, so offsets can be read by eye:
on a page of lines the second one begins at byte 201, the third at 402.
"""

import json
import re
from collections import namedtuple

Case = namedtuple("Case", "name options data status numbers books rejects")
# reports are those of the JSON; printed is what other formats are, to the last
# byte; forms are the formats to ask the program for.
ReportCase = namedtuple("ReportCase",
                        "name options data status reports printed forms")

OCT = "-m 2026-10"
K = "-m 2026-10 -k"


def ev(actor="u1", when="2026-10-15T12:00:00.000Z", result="SUCCESS",
       kind="user.session.start"):
    text = json.dumps({"actor": {"id": actor}, "eventType": kind,
                       "outcome": {"result": result}, "published": when,
                       "pad": ""}, separators=(",", ":"))
    return (text[:-2] + "x" * (200 - len(text)) + text[-2:]).encode()


def raw(actor='{"id":"u1"}', when='"2026-10-15T12:00:00Z"',
        outcome='{"result":"SUCCESS"}', kind='"user.session.start"', more=""):
    """An event whose values are given as JSON text, '' leaving one out."""
    members = [("actor", actor), ("eventType", kind), ("outcome", outcome),
               ("published", when)]
    text = ",".join('"%s":%s' % pair for pair in members if pair[1])
    return ("{" + text + more + "}").encode()


def at(when, options=OCT):
    """Options and data: one event at this time."""
    return options, ev(when=when) + b"\n"


def case(name, given, numbers, books, rejected=(), no_user=0, duplicate=0):
    """Counted: numbers are (distinct, with SUCCESS); books the counts of
    (counted, other type, other outcome, outside); rejected the positions."""
    options, data = given
    return Case(name, options.split(), data, 3 if rejected else 0, numbers,
                books + (no_user, duplicate, len(rejected)), list(rejected))


def fails(name, given, line, offset):
    """No number: the first bad record, where it is."""
    options, data = given
    return Case(name, options.split(), data, 1, None, None, [(line, offset)])


ONE = (1, 1), (1, 0, 0, 0)
TYPE = (0, 0), (0, 1, 0, 0)
OUTSIDE = (0, 0), (0, 0, 0, 1)
NONE = (0, 0), (0, 0, 0, 0)

A, B, C, D = ev("a"), ev("b"), ev("c"), ev("d")

PRETTY = (b'{\n'
          b'  "actor": {\n    "id": "p"\n  },\n'
          b'  "eventType": "user.session.start",\n'
          b'  "target": [\n    {\n      "id": "t"\n    }\n  ],\n'
          b'  "published": "2026-10-15T12:00:00Z"\n'
          b'}\n')
# The same with its third line damaged: what follows are fragments of it.
PRETTY_BAD = PRETTY.replace(b'"id": "p"', b'"id": p"')

# A record of three lines, the second of which looks like an event.
LINES = b'{"target":[\n  ' + ev("decoy") + b"\n  ]}"

# Events with a uuid, the second one of which is the first again.
U1, U1_AGAIN = raw(more=',"uuid":"u"'), raw(
    when='"2026-10-15T14:00:00+02:00"', more=',"uuid":"\\u0075","x":1')
U1_DENIED = raw(outcome='{"result":"DENY"}', more=',"uuid":"u"')
UNIQUE = OCT + " --unique-events"

CASES = [
    # duplicates
    case("an event twice", (OCT, U1 + U1_AGAIN), (1, 1), (2, 0, 0, 0)),
    case("an event twice counts once", (UNIQUE, U1 + U1_AGAIN + U1), *ONE,
         duplicate=2),
    case("one uuid, two events", (UNIQUE, U1 + U1_DENIED + U1_DENIED), (1, 1),
         (2, 0, 0, 0), duplicate=1),
    case("what does not count is no duplicate",
         (UNIQUE + " -o DENY", U1 + U1_AGAIN + U1_DENIED), (1, 0),
         (1, 0, 2, 0)),
    fails("which event it is cannot be told", (UNIQUE, U1 + b"\n" + A), 2,
          len(U1) + 1),
    case("nor of others", (UNIQUE + " -k", raw(more=',"uuid":""') + A + U1),
         *ONE, rejected=[(1, 0), (1, len(raw(more=',"uuid":""')))]),

    # what follows damage
    case("behind the end of a damaged record, and a CR",
         (K, PRETTY_BAD[:-1] + b"\r" + A), *ONE, rejected=[(1, 0)]),

    # shapes
    case("empty input", (OCT, b""), *NONE),
    case("white space only", (OCT, b" \r\n\t\n"), *NONE),
    case("one event", (OCT, A + b"\n"), *ONE),
    case("no final newline", (OCT, A + b"\n" + B), (2, 2), (2, 0, 0, 0)),
    case("CRLF and blank lines", (OCT, A + b"\r\n\r\n\r\n" + B + b"\r\n"),
         (2, 2), (2, 0, 0, 0)),
    case("the same person twice", (OCT, A + b"\n" + A), (1, 1), (2, 0, 0, 0)),
    case("values run together", (OCT, A + B + b"[" + C + b"][]" + D),
         (4, 4), (4, 0, 0, 0)),
    case("pages, an empty one, nested ones",
         (OCT, b"[" + A + b"," + B + b"]\n[]\n[[" + C + b"],[],[[" + D
          + b"]]]\n"), (4, 4), (4, 0, 0, 0)),
    case("an array across lines",
         (OCT, b"[\n" + A + b",\n" + B + b"\n]\n"), (2, 2), (2, 0, 0, 0)),
    case("pretty-printed", (OCT, PRETTY + PRETTY + A), (2, 1), (3, 0, 0, 0)),
    case("a BOM before each value",
         (OCT, b"\xef\xbb\xbf" + A + b"\n\xef\xbb\xbf[" + B + b"]\n"),
         (2, 2), (2, 0, 0, 0)),

    # what is an event
    case("EventBridge", (OCT, b'{"detail-type":"SystemLog","detail":'
                         + A + b"}"), *ONE),
    case("Event Hook, its own eventType aside",
         (OCT, b'{"eventType":"com.okta.event_hook","data":{"events":['
          + A + b"," + B + b"]}}"), (2, 2), (2, 0, 0, 0)),
    case("Event Hook without events", (OCT, b'{"data":{"events":[]}}'), *NONE),
    case("Event Hook with a stranger among its events",
         (K, A + b'\n{"data":{"events":[' + B + b',7,' + C + b"]}}"),
         (3, 3), (3, 0, 0, 0), [(2, 201)]),
    case("Splunk HEC", (OCT, b'{"time":1.5,"event":' + A + b"}"), *ONE),
    case("Kafka Connect", (OCT, b'{"schema":{"type":"struct"},"payload":'
                           + A + b"}"), *ONE),
    case("a hook inside detail",
         (OCT, b'{"detail":{"data":{"events":[' + A + b"]}}}"), *ONE),
    case("wrappers of the wrong type are passed over",
         (OCT, b'{"detail":"{}","event":[],"data":{"events":{}},"payload":'
          + A + b"}"), *ONE),
    case("detail comes before event, whatever the order",
         (OCT, b'{"event":' + A + b',"detail":' + ev(kind="x") + b"}"), *TYPE),
    case("an event may have a detail of its own",
         (OCT, raw(more=',"detail":{"eventType":"x","actor":{}}')), *ONE),
    case("eight wrappers", (OCT, b'{"detail":' * 8 + A + b"}" * 8), *ONE),
    fails("nine wrappers", (OCT, b'{"detail":' * 9 + A + b"}" * 9), 1, 0),
    case("nine wrappers, the last with two events",
         (K, b'{"detail":' * 8 + b'{"data":{"events":[' + A + b"," + B
          + b"]}}" + b"}" * 8), *NONE, [(1, 0)]),
    fails("a record without an event", (OCT, A + b'\n\n {"a":1}\n'), 3, 203),
    fails("scalars are records", (OCT, A + b"\n17\n"), 2, 201),
    case("scalars are rejected one by one",
         (K, b'1 "a" [null,true]\n' + A), (1, 1), (1, 0, 0, 0),
         [(1, 0), (1, 2), (1, 7), (1, 12)]),
    case("a type without an actor is an event still",
         (OCT, raw(actor="", kind='"x"')), *TYPE),
    fails("the selected type without an actor", (OCT, raw(actor="null")),
          1, 0),

    # members: escapes, duplicates, decoys, depth
    case("an escaped key and an escaped value",
         (OCT, raw(kind="").replace(
             b'{"actor"', b'{"\\u0065vent\\u0054ype":"user\\u002esession.start'
             b'","actor"')), *ONE),
    case("escaped and plain ids are one person",
         (OCT, raw(actor='{"id":"z\\u00f6\\ud83d\\ude00\\/"}')
          + raw(actor='{"id":"z\u00f6\U0001f600/"}')), (1, 1), (2, 0, 0, 0)),
    case("NUL does not end a string",
         (OCT, raw(actor='{"id":"u\\u0000a"}') + raw(actor='{"id":"u"}')
          + raw(kind='"user.session.start\\u0000"')
          + raw(more=',"eventType\\u0000":"x"', actor='{"id":"w"}')),
         (3, 3), (3, 1, 0, 0)),
    case("the last of equal members wins, even when spelt otherwise",
         (OCT, raw(more=',"\\u0065ventType":"x"')), *TYPE),
    case("the last actor wins as a whole", (K, raw(more=',"actor":{}')
                                            + b"\n" + A), (1, 1),
         (1, 0, 0, 0), [(1, 0)]),
    case("the last outcome wins, null too",
         (OCT, raw(more=',"outcome":null')), (1, 0), (1, 0, 0, 0)),
    case("the last id wins", (OCT, raw(actor='{"id":"a","id":"b"}')
                              + raw(actor='{"id":"b"}')), (1, 1),
         (2, 0, 0, 0)),
    case("a member inside another does not count",
         (OCT, raw(more=',"target":[{"eventType":"x","published":"x","actor":'
                   '{"id":7},"outcome":{"result":"FAILURE"}}],"outcomes":'
                   '{"result":"x"},"debugContext":{"debugData":{"eventType":'
                   '"x","published":null,"actor":null}}')), *ONE),
    case("an id one level too deep is none",
         (K, raw(actor='{"detailEntry":{"id":"a"},"Id":"b"}')), (0, 0),
         (0, 0, 0, 0), [(1, 0)]),
    case("JSON in a string is a string",
         (OCT, raw(more=',"x":"}],\\"eventType\\":\\"x\\",{[\\\\"')), *ONE),
    case("a lone surrogate elsewhere does no harm",
         (OCT, raw(more=',"x":"\\ud800","\\udc00":1')), *ONE),
    fails("a lone surrogate in the id",
          (OCT, raw(actor='{"id":"\\ud83d\\u0041"}')), 1, 0),
    case("a lone surrogate in the type is another type",
         (OCT, raw(kind='"user.session.start\\ud800"')), *TYPE),
    case("unknown is a person", (OCT, ev("unknown", result="FAILURE")),
         (1, 0), (1, 0, 0, 0)),
    case("success needs one event only",
         (OCT, ev("a", result="FAILURE") + A + ev("b", result="FAILURE")),
         (2, 1), (3, 0, 0, 0)),
    case("outcomes asked for",
         (OCT + " -o SUCCESS -o ALLOW", A + ev("b", result="ALLOW")
          + ev("c", result="FAILURE") + raw(outcome="null")
          + raw(outcome='{"result":1}') + raw(outcome="")),
         (2, 1), (2, 0, 4, 0)),
    case("verdicts in order: type, outcome, time, window, actor",
         (OCT + " -o SUCCESS", raw(kind='"x"', when="1", outcome="1")
          + raw(outcome="1", when='"redacted"')
          + raw(when='"2026-09-30T23:59:59Z"', actor='{"id":""}')),
         (0, 0), (0, 1, 1, 1)),
    fails("an empty id in the window", (OCT, A + raw(actor='{"id":""}')),
          1, 200),

    # the window
    case("the month's first instant", at("2026-10-01T00:00:00Z"), *ONE),
    case("a nanosecond before it", at("2026-09-30T23:59:59.999999999Z"),
         *OUTSIDE),
    case("the month's last nanosecond", at("2026-10-31T23:59:59.999999999Z"),
         *ONE),
    case("the next month's first instant", at("2026-11-01T00:00:00.000Z"),
         *OUTSIDE),
    case("an offset takes it into the month", at("2026-09-30T23:30:00-00:30"),
         *ONE),
    case("an offset takes it out of the month",
         at("2026-11-01T00:29:59.9+00:30"), *ONE),
    case("29 February", at("2028-02-29T23:59:59Z", "-m 2028-02"), *ONE),
    case("no 29 February in 2100", at("2100-02-29T00:00:00Z", "-a -k"),
         (0, 0), (0, 0, 0, 0), [(1, 0)]),
    case("December ends with the year", at("2026-12-31T23:59:59Z",
                                           "-m 2026-12"), *ONE),
    case("January is not December", at("2027-01-01T00:00:00Z", "-m 2026-12"),
         *OUTSIDE),
    case("small letters and a space", at("2026-10-31 23:59:59z"), *ONE),
    case("a leap second belongs to its month",
         at("2016-12-31T18:59:60.5-05:00", "-m 2016-12"), *ONE),
    fails("a leap second at noon", at("2016-12-31T12:59:60Z", "-a"), 1, 0),
    fails("31 September, with no window at all",
          at("2026-09-31T00:00:00Z", "-a"), 1, 0),
    fails("no zone", at("2026-10-15T12:00:00.000"), 1, 0),
    case("no zone, taken as UTC",
         at("2026-10-01T00:00:00", OCT + " --assume-utc"), *ONE),
    fails("ten fraction digits", at("2026-10-15T12:00:00.0123456789Z"), 1, 0),
    fails("hour 24", at("2026-10-15T24:00:00Z"), 1, 0),
    case("since is in, until is out",
         ("-s 2026-10-02 -u 2026-10-03T00:00:00+01:00",
          ev("a", "2026-10-01T23:59:59.999Z") + ev("b", "2026-10-02T00:00:00Z")
          + ev("c", "2026-10-02T22:59:59.999Z")
          + ev("d", "2026-10-02T23:00:00Z")), (2, 2), (2, 0, 0, 2)),

    # damage
    fails("damage is where its record begins",
          (OCT, A + b"\n  " + raw(more=',"x":nul')), 2, 203),
    fails("a cut last record", (OCT, A + b"\n" + B[:150]), 2, 201),
    fails("an array left open", (OCT, b"[" + A + b",\n" + B + b"\n"), 3, 404),
    fails("a comma between lines", (OCT, A + b",\n" + B), 1, 200),
    fails("a comma too many", (OCT, b"[" + A + b",," + B + b"]"), 1, 202),
    fails("a comma too few", (OCT, b"[" + A + B + b"]"), 1, 201),
    fails("a comma behind the last", (OCT, b"[" + A + b",]"), 1, 202),
    fails("a bracket too many", (OCT, A + b"\n]"), 2, 201),
    fails("a BOM inside an array", (OCT, b"[\xef\xbb\xbf" + A + b"]"), 1, 1),
    case("a bad line costs itself", (K, A + b"\n" + B[:-3] + b"\n" + C
                                     + b"\nbad\n" + D + b"\n"),
         (3, 3), (3, 0, 0, 0), [(2, 201), (4, 600)]),
    case("a line cut outside strings swallows none",
         (K, A + b"\n" + b'{"actor":{"id":"b"},\n' + C + b"\n" + D),
         (3, 3), (3, 0, 0, 0), [(2, 201)]),
    case("a value cut off takes no record in its place",
         (K, b'{"detail":\n' + C + b"\n" + D),
         (2, 2), (2, 0, 0, 0), [(1, 0)]),
    case("a bad page costs its line", (K, b"[" + A + b"," + b"{]," + B
                                       + b"]\n[" + C + b"]\n" + D),
         (3, 3), (3, 0, 0, 0), [(1, 202)]),
    case("a broken array's commas and bracket are forgiven",
         (K, b"[\n" + A + b",\n{bad},\n" + B + b",\n" + C + b"\n]\n"),
         (3, 3), (3, 0, 0, 0), [(3, 204)]),
    case("a broken pretty record costs itself",
         (K, PRETTY + PRETTY_BAD + PRETTY + A),
         (2, 1), (3, 0, 0, 0), [(13, 158)]),
    case("a bad byte costs its line", (K, A + b"\n" + B.replace(
        b"xx", b"x\xff", 1) + b"\n" + C), (2, 2), (2, 0, 0, 0), [(2, 201)]),
    case("a line break in a string", (K, A + b"\n" + B.replace(
        b"xx", b"x\n", 1) + b"\n" + C), (2, 2), (2, 0, 0, 0),
        [(2, 201), (3, 333)]),
    case("a missing comma costs the record behind it",
         (K, b"[\n" + A + b"\n" + LINES + b",\n" + B + b"\n]\n"),
         (2, 2), (2, 0, 0, 0), [(3, 203)]),
    case("deeper lines of a broken record are its members",
         (K, LINES.replace(b"]}", b",x]}") + b"\n" + A),
         (1, 1), (1, 0, 0, 0), [(1, 0)]),
    case("what opens behind damage is no record either",
         (K, b'{"a":tru}' + LINES + b"\n" + A + b"\n" + b"{bad}, {\n  "
          + B + b"\n}\n" + C), (2, 2), (2, 0, 0, 0), [(1, 0), (5, 430)]),
    case("what closes behind damage lets the next line be",
         (K, b'{"a":tru}{"b":[' + A + b"]}\n  " + B), (1, 1), (1, 0, 0, 0),
         [(1, 0)]),
    case("what is no number costs its line and no more",
         (K, b"01\n" + A + b"\n7n\n" + B), (2, 2), (2, 0, 0, 0),
         [(1, 0), (3, 204)]),
    fails("a broken download, even with -k",
          (K, A + b"\nokta-logfetch: incomplete: HTTP 500\n"), 2, 201),
    fails("a broken download behind a cut line",
          (K, b'{"actor":{"id":"b"},\nokta-logfetch: incomplete: x\n'), 2, 21),
    fails("a broken download behind a record",
          (K, A + b"okta-logfetch: incomplete: x\n"), 1, 200),
    case("1,024 levels", (OCT, raw(more=',"x":' + "[" * 1023 + "]" * 1023)),
         *ONE),
    case("1,025 levels", (K, A + b"\n" + raw(
        more=',"x":' + "[" * 1024 + "]" * 1024) + b"\n" + B),
         (2, 2), (2, 0, 0, 0), [(2, 201)]),
    case("as long as may be", (OCT + " --max-record 200", A + b"\n " + B),
         (2, 2), (2, 0, 0, 0)),
    case("one byte too long", (K + " --max-record 199", b"{}\n" + A
                               + b"\n{}"), (0, 0), (0, 0, 0, 0),
         [(1, 0), (2, 3), (3, 204)]),
    case("too long, on two lines",
         (K + " --max-record 200", b'{\n"x":"' + b"x" * 300 + b'"}\n' + A),
         (1, 1), (1, 0, 0, 0), [(1, 0)]),
    case("a huge number is a number", (OCT, raw(
        more=',"x":[1e999999,' + "9" * 5000 + "]")), *ONE),
]


# With --by ------------------------------------------------------------------

def by(name, options, times, *rows, forms="json json tsv csv text"):
    """times: "ACTOR TIME [RESULT]" of each event.  rows: what the JSON has, a
    line each; a day stands for its midnight."""
    def midnight(word):
        day = re.fullmatch("[0-9]+-[0-9]+-[0-9]+", word)
        return word + "T00:00:00.000Z" if day else word

    def row(line):
        name, since, until, *numbers = line.split()
        names = "sessions", "distinct_actors", "distinct_actors_success"
        return {"period": name, "since": midnight(since),
                "until": midnight(until),
                **dict(zip(names, map(int, numbers)))}

    words = options.split()
    return ReportCase(name, words, b"\n".join(
        ev(*time.split()) for time in times), 0, {
            "by": words[-1], "periods": [row(line) for line in rows]},
        {}, forms.split())


BY_CASES = [
    by("an actor counts once a day, and a day without any is there",
       "-s 2026-10-01 -u 2026-10-04 --by day",
       ["a 2026-10-01T00:00:00Z", "a 2026-10-01T23:59:59.999Z FAILURE",
        "b 2026-10-01T12:00:00Z FAILURE", "a 2026-10-03T00:00:00Z FAILURE"],
       "2026-10-01 2026-10-01 2026-10-02 3 2 1",
       "2026-10-02 2026-10-02 2026-10-03 0 0 0",
       "2026-10-03 2026-10-03 2026-10-04 1 1 0"),
    by("one SUCCESS of several is enough", "-m 2026-10 -b month",
       ["a 2026-10-01T00:00:00Z FAILURE", "a 2026-10-05T00:00:00Z",
        "a 2026-10-31T00:00:00Z FAILURE", "b 2026-10-01T00:00:00Z DENY"],
       "2026-10 2026-10-01 2026-11-01 4 2 1"),
    by("a window's ends cut the hours there", "-s 2026-10-05T13:30:00Z "
       "-u 2026-10-05T15:00:00.000000001Z --by hour",
       ["a 2026-10-05T13:29:59.999999999Z", "a 2026-10-05T14:00:00Z",
        "a 2026-10-05T15:00:00Z", "b 2026-10-05T15:00:00.000000001Z"],
       "2026-10-05T13Z 2026-10-05T13:30:00.000Z 2026-10-05T14:00:00.000Z "
       "0 0 0",
       "2026-10-05T14Z 2026-10-05T14:00:00.000Z 2026-10-05T15:00:00.000Z "
       "1 1 1",
       "2026-10-05T15Z 2026-10-05T15:00:00.000Z "
       "2026-10-05T15:00:00.000000001Z 1 1 1"),
    by("a window inside one hour", "-s 2026-10-05T13:30:00.500Z "
       "-u 2026-10-05T13:30:00.600Z --by hour", [],
       "2026-10-05T13Z 2026-10-05T13:30:00.500Z 2026-10-05T13:30:00.600Z "
       "0 0 0"),
    by("hours are those of UTC", "-a --by hour",
       ["a 2026-10-05T00:30:00+01:00", "a 2026-10-04T18:30:00-05:30"],
       "2026-10-04T23Z 2026-10-04T23:00:00.000Z 2026-10-05 1 1 1",
       "2026-10-05T00Z 2026-10-05 2026-10-05T01:00:00.000Z 1 1 1"),
    by("a year of 53 weeks", "-s 2026-12-27 -u 2027-01-05 --by week",
       ["a 2026-12-27T23:59:59.999999999Z", "b 2026-12-28T00:00:00Z",
        "c 2027-01-03T23:59:59Z", "d 2027-01-04T00:00:00Z FAILURE"],
       "2026-W52 2026-12-27 2026-12-28 1 1 1",
       "2026-W53 2026-12-28 2027-01-04 2 2 2",
       "2027-W01 2027-01-04 2027-01-05 1 1 0"),
    by("week 1 begins in December", "-s 2024-12-29 -u 2025-01-06 --by week",
       ["a 2024-12-30T00:00:00Z", "a 2025-01-05T23:59:59Z"],
       "2024-W52 2024-12-29 2024-12-30 0 0 0",
       "2025-W01 2024-12-30 2025-01-06 2 1 1"),
    by("the weeks of a month", "-m 2026-10 --by week", [],
       "2026-W40 2026-10-01 2026-10-05 0 0 0",
       "2026-W41 2026-10-05 2026-10-12 0 0 0",
       "2026-W42 2026-10-12 2026-10-19 0 0 0",
       "2026-W43 2026-10-19 2026-10-26 0 0 0",
       "2026-W44 2026-10-26 2026-11-01 0 0 0"),
    by("months around 29 February",
       "-s 2028-01-31 -u 2028-03-01T00:00:00.001Z --by month",
       ["a 2028-02-29T23:59:59.999Z", "a 2028-03-01T00:00:00Z"],
       "2028-01 2028-01-31 2028-02-01 0 0 0",
       "2028-02 2028-02-01 2028-03-01 1 1 1",
       "2028-03 2028-03-01 2028-03-01T00:00:00.001Z 1 1 1"),
    by("all time is from the first counted to the last",
       "-a -o SUCCESS --by month",
       ["a 2026-12-01T00:00:00Z", "b 2026-11-30T23:59:59Z",
        "a 2026-09-30T23:59:59Z", "c 2027-05-01T00:00:00Z FAILURE",
        "c 2026-01-01T00:00:00Z FAILURE"],
       "2026-09 2026-09-01 2026-10-01 1 1 1",
       "2026-10 2026-10-01 2026-11-01 0 0 0",
       "2026-11 2026-11-01 2026-12-01 1 1 1",
       "2026-12 2026-12-01 2027-01-01 1 1 1"),
    by("since alone, up to the last counted",
       "-s 2026-10-03T12:00:00Z --by day",
       ["a 2026-10-05T00:00:00Z", "a 2026-10-02T00:00:00Z"],
       "2026-10-03 2026-10-03T12:00:00.000Z 2026-10-04 0 0 0",
       "2026-10-04 2026-10-04 2026-10-05 0 0 0",
       "2026-10-05 2026-10-05 2026-10-06 1 1 1"),
    by("until alone, from the first counted", "-u 2026-10-06T00:00:01Z -b day",
       ["a 2026-10-06T00:00:01Z", "a 2026-10-05T23:59:59Z"],
       "2026-10-05 2026-10-05 2026-10-06 1 1 1",
       "2026-10-06 2026-10-06 2026-10-06T00:00:01.000Z 0 0 0"),
    by("since alone and nothing counted", "-s 2026-10-03 --by hour",
       ["a 2026-10-02T00:00:00Z"]),
    by("until alone and nothing counted", "-u 2026-10-03 --by week",
       ["a 2026-10-03T00:00:00Z"]),
    by("all time and nothing counted", "-a -o ALLOW --by month",
       ["a 2026-10-03T00:00:00Z"]),
    by("a leap second is in the hour it ends", "-a --by hour",
       ["a 2016-12-31T23:59:60Z", "b 2016-12-31T18:59:60.9-05:00",
        "a 2017-01-01T00:00:00Z"],
       "2016-12-31T23Z 2016-12-31T23:00:00.000Z 2017-01-01 2 2 2",
       "2017-01-01T00Z 2017-01-01 2017-01-01T01:00:00.000Z 1 1 1"),
    by("and in the month", "-a --by month",
       ["a 2016-12-31T23:59:60Z", "a 2017-01-01T00:00:00Z"],
       "2016-12 2016-12-01 2017-01-01 1 1 1",
       "2017-01 2017-01-01 2017-02-01 1 1 1"),
    by("years begin with 0", "-s 0000-02-28 -u 0000-03-02 --by day",
       ["a 0000-02-29T00:00:00Z"],
       "0000-02-28 0000-02-28 0000-02-29 0 0 0",
       "0000-02-29 0000-02-29 0000-03-01 1 1 1",
       "0000-03-01 0000-03-01 0000-03-02 0 0 0"),
    by("and 1 January of it is in a week of the year before",
       "-s 0000-01-01 -u 0000-01-04 --by week",
       ["a 0000-01-01T00:00:00Z", "b 0000-01-03T00:00:00Z"],
       "-0001-W52 0000-01-01 0000-01-03 1 1 1",
       "0000-W01 0000-01-03 0000-01-04 1 1 1", forms="json tsv text"),
    by("a week that begins before year 0", "-a --by week",
       ["a 0000-01-01T00:00:00Z"],
       "-0001-W52 -0001-12-27T00:00:00.000Z 0000-01-03 1 1 1",
       forms="json tsv text"),
    by("years end with 9999", "-s 9999-12-27 --by week",
       ["a 9999-12-31T23:59:59.999999999Z"],
       "9999-W52 9999-12-27 10000-01-03 1 1 1"),
]
