#!/usr/bin/env python3
"""What JSON is, and what it is not, after RFC 8259, text by text.

Each text is tried in three places: as the value of a member nobody asked
for, as a line of its own, and as an element of an array on one line.  A
valid one must never cost the events around it.  An invalid one must end the
run with no number, and with -k cost its own line and no more.

All of that with --strict.  Without it a member nobody asked for may hold what
is not valid, and its event then counts as if it did not; nothing else changes.

    conformance.py --mau-count build/mau-count

Without --mau-count the oracle is put to the same test.  The last line is
"conformance: N passed, M failed".
"""

import argparse
import json
import os
import sys
import tempfile

sys.dont_write_bytecode = True     # the source tree is to stay as it is

import oracle
import run

VALID = [
    # numbers
    b"0", b"-0", b"1", b"-1", b"9", b"10", b"1234567890", b"-98765", b"0.0",
    b"0.5", b"-0.5", b"1.25", b"10.01", b"1e5", b"1E5", b"1e+5", b"1e-5",
    b"0e0", b"0E+00", b"-0e-0", b"1.5e10", b"1e999999", b"-1E-999999",
    b"1" * 400, b"0." + b"1" * 400, b"9223372036854775808",
    # literals
    b"true", b"false", b"null",
    # strings: plain, escaped, UTF-8 of every length at its limits
    b'""', b'"a"', b'" "', b'"\x7f"', b'"\\""', b'"\\\\"', b'"\\/"', b'"/"',
    b'"\\b\\f\\n\\r\\t"', b'"\\u0000"', b'"\\u001f"', b'"\\u0041"',
    b'"\\uABCD\\uabcd\\uAbCd"', b'"\\\\u0041"', b'"\\\\\\""',
    b'"\\ud834\\udd1e"', b'"\\ud834"', b'"\\udd1e"', b'"\\udd1e\\ud834"',
    b'"\\ud834x"', b'"\\uffff\\ufffe"', b'"\xc2\x80"', b'"\xdf\xbf"',
    b'"\xe0\xa0\x80"', b'"\xed\x9f\xbf"', b'"\xee\x80\x80"',
    b'"\xef\xbf\xbf"', b'"\xf0\x90\x80\x80"', b'"\xf4\x8f\xbf\xbf"',
    b'"\xef\xbb\xbf"', b'"\xe2\x80\xa8\xe2\x80\xa9"', b'"[{]},:"',
    b'"//"', b'"' + b"\\\\" * 33 + b'"', b'"' + b"a" * 70 + b'\\""',
    # arrays and objects
    b"[]", b"[ ]", b"[1]", b"[1,2]", b"[[],[[]]]", b'["",{},[],null]',
    b"[\t1 ,\r\n2\n]", b"{}", b"{ }", b'{"a":1}', b'{"":""}',
    b'{"a":1,"a":2}', b'{"a":{"b":[{"c":null}]}}', b'{ "a" : 1 , "b" : 2 }',
    b'{"\\u0061":1}', b'{"a\\u0000b":1}', b'{"\\ud800":1}',
    b'{"\xc3\xa9":"\xc3\xa9"}', b'{"a":[],"b":{}}', b'{"}":"{","]":"["}',
    b"[" * 500 + b"]" * 500, b'{"a":' * 500 + b"1" + b"}" * 500,
    # white space
    b" 1", b"1 ", b"\t[\t]\t", b"\r{\r}\r",
]

INVALID = [
    # numbers
    b"01", b"-01", b"00", b"-", b"+1", b"--1", b"1.", b".1", b"-.1", b"1.e1",
    b"1e", b"1e+", b"1e1.5", b"1E-", b"1.2.3", b"1e2e3", b"0x1F", b"0b1",
    b"1_000", b"1,000", b"1a", b"0xg", b"- 1", b"1 .5", b"\xd9\xa1",
    b"\xef\xbc\x91", b"NaN", b"nan", b"-NaN", b"Infinity", b"-Infinity",
    b"inf", b"1f", b"0.1L", b"1\x00",
    # literals
    b"tru", b"truee", b"True", b"TRUE", b"fals", b"nul", b"nulL", b"None",
    b"undefined", b"a", b"yes", b"truefalse", b"tr ue", b"t\nrue", b"*",
    # strings
    b'"', b'"a', b'a"', b"'a'", b"`a`", b'"\\"', b'"\\', b'"\\x41"',
    b'"\\a"', b'"\\\'"', b'"\\0"', b'"\\u"', b'"\\u12"', b'"\\u123"',
    b'"\\u12G4"', b'"\\u 123"', b'"\\U0041"', b'"\\ud834\\u12"', b'"\\\n"',
    b'"\n"', b'"a\r\nb"', b'"\r"', b'"\t"', b'"\x00"', b'"a\x01"', b'"\x1f"',
    b'"\x08"', b'"\\\x00"', b'"\\\xc3\xa9"',
    # bytes that are not UTF-8: strays, cut, overlong, surrogates, too high
    b'"\x80"', b'"\xbf"', b'"\xc3"', b'"\xc3("', b'"\xe2\x82"',
    b'"\xe2(\xa1"', b'"\xf0\x9f\x98"', b'"\xf0(\x8c\xbc"', b'"\xc0\x80"',
    b'"\xc0\xaf"', b'"\xc1\xbf"', b'"\xe0\x80\x80"', b'"\xe0\x9f\xbf"',
    b'"\xf0\x80\x80\x80"', b'"\xf0\x8f\xbf\xbf"', b'"\xed\xa0\x80"',
    b'"\xed\xbf\xbf"', b'"\xed\xa0\xb4\xed\xb4\x9e"', b'"\xf4\x90\x80\x80"',
    b'"\xf5\x80\x80\x80"', b'"\xf8\x88\x80\x80\x80"', b'"\xfe"', b'"\xff"',
    b'"' + b"a" * 63 + b'\xff"', b'{"\xff":1}', b'{"a":["\xe9"]}', b"\xff",
    b"\xe9", b"\xc2\xa0", b"\xc2\x85", b"\xe2\x80\xa8", b"\xef\xbb",
    # arrays
    b"[1,]", b"[,1]", b"[,]", b"[1,,2]", b"[1 2]", b"[1:2]", b"[1;2]",
    b'["a" "b"]', b"[1}", b"[}", b"[1]]", b"[NaN]", b"[01]", b'["a]', b"]",
    b"[[1}]", b"(1)", b"<1>", b"[1,/**/2]", b"[a]", b"[\x0c]", b"[\x0b1]",
    b"[\x001]", b"[\xef\xbb\xbf1]", b"[1\xc2\xa0]", b"[...]",
    # objects
    b'{"a":1,}', b'{,"a":1}', b"{,}", b'{"a":1,,"b":2}', b'{"a":1 "b":2}',
    b'{"a"}', b'{"a":}', b'{"a",1}', b'{"a" 1}', b'{"a"::1}', b'{"a":1:2}',
    b'{:1}', b"{a:1}", b"{'a':1}", b"{1:1}", b"{null:1}", b"{[]:1}", b"{{}}",
    b'{"a":1]', b"{]", b'{"a":1}}', b"}", b'{"a":"b}', b'{"a":01}',
    b'{"a":nul}', b'{"a":1;"b":2}', b'{"a"="b"}', b'{"a":{"b":1]}',
    b'{"a":\x0b1}', b'{"a\n":1}', b'{"a\\x":1}', b'{"a":1 /* b */}',
    b'{"a":1}#', b'{"a":(1)}', b'{\xef\xbb\xbf"a":1}', b'{"a":1 2}',
    b'{"a":"b" "c"}', b'{"\x00":1}', b"{\x00}",
    b"{", b'{"a', b'{"a"', b'{"a":', b'{"a":1', b'{"a":1,', b'{"a":[',
    b'{"a":[1', b'{"a":[1,', b'{"a":{"b":{}',
    # around values
    b"// 1", b"/* 1 */ 1", b"# 1", b"1 // 1", b",", b":", b";", b"\x00",
    b"\x01", b"\x0b", b"\x0c", b"\x1a", b"\x7f", b"\\u0031", b"\\", b"&",
    b"[" * 2000 + b"]" * 2000, b'{"a":' * 2000 + b"1" + b"}" * 2000,
]

# No single value, but fine as a line: with what each is worth there.
SEQUENCES = [(b"", 0), (b" ", 0), (b"1 2", 2), (b"{}{}", 2), (b"[][]", 0),
             (b'"a" "b"', 2), (b"[1][2]{}", 3), (b"\xef\xbb\xbf{}", 1),
             (b"\xef\xbb\xbf[]", 0), (b"null\tnull", 2)]

# An array left open takes in the lines that follow; one more is then lost.
OPEN = [b"[", b"[[", b"[1", b"[1,", b"[[]", b'["a"', b"[[1],[2]", b"[{}",
        b"[{},"]


def good(name):
    return (b'{"actor":{"id":"%s"},"published":"2026-10-15T12:00:00Z",'
            b'"eventType":"user.session.start"}' % name)


def as_member(text):
    return (good(b"before") + b'\n{"eventType":"user.session.start","x":'
            + text + b',"published":"2026-10-15T12:00:00Z","actor":'
            b'{"id":"host"}}\n' + good(b"after") + b"\n")


def as_line(text):
    return good(b"before") + b"\n" + text + b"\n" + good(b"after") + b"\n"


def as_element(text):
    return (b"[" + good(b"before") + b"," + text + b"," + good(b"host")
            + b"]\n" + good(b"after") + b"\n")


def leaves(value):
    """How many records a valid text is worth at record level."""
    if isinstance(value, list):
        return sum(leaves(part) for part in value)
    return 1


# Asking ---------------------------------------------------------------------

def ask_oracle(data, options):
    """(status, report or None, lines and offsets of what was rejected)."""
    _, plan = oracle.parse_args(options)
    answer = oracle.count(data, plan)
    report = None
    if answer.status != oracle.FAILED:
        report = oracle.as_json(answer, plan, "", len(data))
    return answer.status, report, [r[:2] for r in answer.rejects]


def program_asker(program, scratch):
    path = os.path.join(scratch, "text")

    def ask(data, options):
        with open(path, "wb") as out:
            out.write(data)
        status, out, err = run.ask_program(
            program, options + ["-f", "json"], path, run.Way())
        places = [(int(line), int(offset))
                  for line, offset in run.POSITION.findall(err)]
        return status, json.loads(out) if out else None, places

    return ask


# Judging --------------------------------------------------------------------

def strictly(ask):
    return lambda data, options: ask(data, options + ["--strict"])


def judge_valid(ask, data, distinct, rejected):
    """None, or what is wrong; rejected strangers are no damage."""
    status, report, _ = ask(data, ["-a"])
    if status != (1 if rejected else 0):
        return "exit %d" % status
    if (report is None) != (status == 1):
        return "a number on failure, or none on success"
    status, report, _ = ask(data, ["-a", "-k"])
    if status != (3 if rejected else 0):
        return "with -k exit %d" % status
    found = report["distinct_actors"], report["records"]["rejected"]
    if found != (distinct, rejected):
        return "with -k (distinct, rejected) %s, not %s" % (
            found, (distinct, rejected))
    return None


def judge_invalid(ask, data, distinct, line):
    """None, or what is wrong; distinct None: only that it fails."""
    status, report, places = ask(data, ["-a"])
    if status != 1 or report is not None:
        return "exit %d, printed %s" % (status, report)
    if len(places) != 1 or (line and places[0][0] != line):
        return "the error is not placed on line %s: %s" % (line, places)
    status, report, places = ask(data, ["-a", "-k"])
    if status != 3 or report["records"]["rejected"] < 1 or not places:
        return "with -k exit %d, placed %s" % (status, places)
    if line and places[0][0] != line:
        return "with -k not placed on line %s: %s" % (line, places)
    if distinct is not None and report["distinct_actors"] != distinct:
        return "with -k %d actors, not %d" % (report["distinct_actors"],
                                              distinct)
    return None


def judge_unseen(ask, data, distinct, line):
    """As judge_invalid(), or the damage has not been seen at all."""
    complaint = judge_invalid(ask, data, distinct, line)
    if complaint and judge_valid(ask, data, distinct + 1, 0) is None:
        return None
    return complaint


def without_strict(place, judge):
    """How a trial is judged then."""
    if place == "member" and judge is judge_invalid:
        return judge_unseen
    return judge


def trials():
    """Yield (place, text, data, judge, its two numbers)."""
    for text in VALID:
        worth = leaves(oracle.decode(text))
        yield "member", text, as_member(text), judge_valid, 3, 0
        yield "line", text, as_line(text), judge_valid, 2, worth
        yield "element", text, as_element(text), judge_valid, 3, worth
    for text in INVALID:
        yield "member", text, as_member(text), judge_invalid, 2, 2
        yield "line", text, as_line(text), judge_invalid, 2, 2
        if text != b"1,000":
            yield "element", text, as_element(text), judge_invalid, 2, 1
    for text, worth in SEQUENCES:
        yield "member", text, as_member(text), judge_invalid, 2, 2
        yield "line", text, as_line(text), judge_valid, 2, worth
        yield "element", text, as_element(text), judge_invalid, 2, 1
    for text in OPEN:
        yield "member", text, as_member(text), judge_invalid, 2, 2
        yield "line", text, as_line(text), judge_invalid, None, None
        yield "element", text, as_element(text), judge_invalid, None, None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--mau-count", metavar="PROGRAM",
                        help="without it, the oracle is tested")
    args = parser.parse_args()
    passed = failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        ask = ask_oracle
        if args.mau_count:
            ask = program_asker(os.path.abspath(args.mau_count), scratch)
        for place, text, data, judge, first, second in trials():
            for mode, complaint in (
                    ("--strict", judge(strictly(ask), data, first, second)),
                    ("no --strict", without_strict(place, judge)(
                        ask, data, first, second))):
                if complaint:
                    failed += 1
                    print("FAIL %r as a %s, %s: %s" % (text[:60], place, mode,
                                                       complaint))
                else:
                    passed += 1
    print("conformance: %d passed, %d failed" % (passed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
