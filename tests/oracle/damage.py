"""Damage for the streams of streams.py: bytes that were JSON, and now are not
(now and then by luck they still are).
"""

import re

import oracle

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

# Members that some question asks for, and what they may be.
WANTED = re.compile(
    rb'"(?:alternateId|displayName|type|client|geographicalContext|country|'
    rb'debugContext|debugData|dtHash|actor|outcome|result|reason|target)"'
    rb'\s*:\s*'
    rb'("(?:[^"\\]|\\.)*"|[a-z0-9.+-]+)?')
ODD_MEMBERS = [b'"User"', b'"Us\\u0065r"', b'[{"id":"x","type":"User"}]',
               b'"z\\u00f6"', b'"z\xc3\xb6"', b'"\x7f"', b"true",
               b"false", b"null", b"tru", b"truex", b"nulx", b"n",
               b"7", b"-0", b"+7", b"{}",
               b'{"a":tru}', b"[nul]", b'{"country":nul}',
               b'{"country":"x","a":tru}', b'{"dtHash":"x" "y"}', b"[1 2]",
               b'{"\\u0061":1}', b'{"a" 1}', b'{"geographicalContext":tru}',
               b'{"geographicalContext":{"country":"x","y":01}}']


def places(data, what):
    return [m.start() for m in re.finditer(what, data)]


def damage(rng, data, plan):
    """The same bytes, no longer right (now and then by luck still valid)."""
    size = len(data)
    spot = rng.randrange(size) if size else 0
    lines = data.split(b"\n")
    n = rng.randrange(len(lines))
    kind = rng.randrange(23)
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
    if kind >= 21:
        return damage_unseen(rng, data)
    if kind >= 18:                                  # what is asked for
        found = list(WANTED.finditer(data))
        if found:
            match = rng.choice(found)
            value = rng.choice(rng.choice([BAD_MEMBERS, ODD_MEMBERS]))
            if match.group(1) is not None and rng.random() < .6:
                return data[:match.start(1)] + value + data[match.end(1):]
            name = data[match.start():data.index(b":", match.start()) + 1]
            return (data[:match.start()] + name + value + b","
                    + data[match.start():])
    marks = places(data, rb"(?<=[]}]),(?=\s*[{[])|(?<=\})(?=\s*\])")
    if marks:                                       # commas between elements
        spot = rng.choice(marks)
        other = rng.choice([b"", b"", b",,", b";", b",null,", b"],[", b",]"])
        return data[:spot] + other + data[spot + 1:]
    return data


def damage_unseen(rng, data):
    """Damage all over, most of it where nobody looks."""
    bad = rng.choice([b"01", b"tru", b"[1 2]", b'"\xff"', b'{"a":1,}'])
    often = rng.choice([.1, .3, 1])
    return re.sub(rb"\{(?=\s*\")", lambda opened: opened.group() + (
        b'"bad":' + bad + b"," if rng.random() < often else b""), data)


def as_text(data):
    """Begin as JSON does: what begins otherwise may be refused as binary,
    and that is not for an oracle of JSON to judge."""
    if re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", data[:512]) or (
            data[:1] > b"\x7f" and not data.startswith(oracle.BOM)):
        return b"[]\n" + data
    return data
