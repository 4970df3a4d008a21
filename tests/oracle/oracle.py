#!/usr/bin/env python3
"""The slow, obvious count: what mau-count must answer, and nothing clever.

The whole input is in memory, every record is decoded whole by Python's json
module, times are exact integers (nanoseconds) and actors are a plain set of
strings.  What of a damaged record counts without --strict lenient.py says; all
else is judged to the last byte.  Times are in times.py, what counts in
definitions.py, the reports about actors and groups in people.py, how tables are
printed in tables.py.  Read it from top to bottom: JSON, the stream, the events,
the count, the periods, the reports, the command.

    oracle.py [the options of mau-count] FILE     prints JSON of the same shape,
                                                  or the number, or tables
"""

import argparse
import json
import re
import sys

sys.dont_write_bytecode = True     # the source tree is to stay as it is

import definitions
import lenient
import people
import tables
from members import Number, has_lone_surrogate, is_string, text_of
from times import KINDS, month_window, parse_bound, parse_time, period_at, \
    show_time

KEEPS_GOING = 3            # exit statuses
FAILED = 1
COUNTED = 0

# JSON ---------------------------------------------------------------------

SPACE = re.compile(rb"[ \t\r\n]*")
STRING = re.compile(rb'"(?:[^"\\\x00-\x1f]|\\["\\/bfnrt]|\\u[0-9A-Fa-f]{4})*"')
NUMBER = rb"-?(?:0|[1-9][0-9]*)(?:[.][0-9]+)?(?:[eE][+-]?[0-9]+)?"
SCALAR = re.compile(rb"(?:" + NUMBER + rb"|true|false|null)")
WORD = re.compile(rb'[^] \t\r\n"[{},:]+')


class Damage(Exception):
    """No JSON here; where in the record that shows does not matter."""


def string_end(data, pos):
    match = STRING.match(data, pos)
    if match is None:
        raise Damage("bad string")
    try:
        match.group().decode("utf-8")
    except UnicodeDecodeError:
        raise Damage("invalid UTF-8")
    return match.end()


def scalar_end(data, pos):
    """The end of a number or literal; a longer word is neither."""
    word = WORD.match(data, pos)
    if word is None or SCALAR.fullmatch(word.group()) is None:
        raise Damage("no JSON value")
    return word.end()


def object_end(data, start, depth, limits):
    """Where the object at start ends; Damage if it is none.

    stack holds the brackets that are open, due what may come next:
    "value", "value or ]", "key", "key or }", ":", or ", or end".
    """
    stack, due, pos = [], "value", start
    while True:
        pos = SPACE.match(data, pos).end()
        c = data[pos:pos + 1]
        end = pos + 1
        if c == b"":
            raise Damage("the input ends inside a record")
        if c in b"{[" and due.startswith("value"):
            if depth + len(stack) + 1 > limits.max_depth:
                raise Damage("over-deep")
            stack.append(c)
            due = "key or }" if c == b"{" else "value or ]"
        elif c in b"}]" and stack[-1] + c in (b"{}", b"[]") and (
                due == ", or end" or due.endswith(c.decode())):
            stack.pop()
            due = ", or end"
        elif c == b"," and due == ", or end":
            due = "key" if stack[-1] == b"{" else "value"
        elif c == b":" and due == ":":
            due = "value"
        elif c == b'"' and due.startswith(("key", "value")):
            end = string_end(data, pos)
            due = ":" if due.startswith("key") else ", or end"
        elif due.startswith("value"):
            end = scalar_end(data, pos)
            due = ", or end"
        else:
            raise Damage("expected " + due)
        if end - start > limits.max_record:
            raise Damage("over-long")
        pos = end
        if not stack:
            return pos


def value_end(data, pos, depth, limits):
    """Where the value at pos ends; Damage if it is none."""
    c = data[pos:pos + 1]
    if c == b"{":
        return object_end(data, pos, depth, limits)
    end = string_end(data, pos) if c == b'"' else scalar_end(data, pos)
    if end - pos > limits.max_record:
        raise Damage("over-long")
    return end


def decode(text):
    """A valid value as Python's; of equal members dict keeps the last.

    Numbers stay as they are written: only groups have any use for them.
    """
    return json.loads(text.decode("utf-8"), parse_int=Number,
                      parse_float=Number)


def read_value(data, pos, depth, limits):
    """(its end, the value), of a record."""
    try:
        end = value_end(data, pos, depth, limits)
        return end, decode(data[pos:end])
    except Damage:
        seen = None if limits.strict else lenient.look(data, pos, depth,
                                                       limits)
        if seen is None:
            raise
        return seen


# The stream ---------------------------------------------------------------

BOM = b"\xef\xbb\xbf"
SENTINEL = b"okta-logfetch: incomplete:"
BLANKS = re.compile(rb"[ \t\r]*")      # a line ends in LF alone
FRESH_LINE = re.compile(rb"[]}, \t\r]*[{[]")
LINE_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"')


def line_start(data, pos):
    return data.rfind(b"\n", 0, pos) + 1


def indentation(data, pos):
    """How many blanks the line of pos begins with."""
    line = line_start(data, pos)
    return BLANKS.match(data, line).end() - line


def goes_on(line):
    """Do the lines behind this one, which begins with damage, belong to it?
    They do when strings and brackets, read alone, leave brackets open: a
    closing one closes what was opened last, whatever that is."""
    depth = 0
    for c in re.findall(rb'[][{}"]', LINE_STRING.sub(b"", line)):
        if c == b'"':
            return False                 # a string left open: cut short
        depth = depth + 1 if c in b"{[" else max(0, depth - 1)
    return depth > 0


def resume(data, start):
    """Where reading goes on after damage; the end of data when nowhere."""
    newline = data.find(b"\n", start)
    if newline < 0:
        return len(data)
    pos = newline + 1
    if not goes_on(data[start:newline]):
        return pos
    # Something ran on: its other lines are fragments, to be passed over.
    indent = indentation(data, start)
    while pos < len(data):
        text = BLANKS.match(data, pos).end()
        if text - pos <= indent:
            fresh = FRESH_LINE.match(data, text)
            if fresh:
                return fresh.end() - 1
            if data.startswith(SENTINEL, text):
                return text
        newline = data.find(b"\n", pos)
        pos = len(data) if newline < 0 else newline + 1
    return pos


def records(data, limits):
    """Yield ("record", start, value), ("damage", start, reason, end) and, last,
    ("incomplete", start) for the line a broken download ends with."""
    pos, depth, due, adrift = 0, 0, "value or ]", False
    while True:
        pos = SPACE.match(data, pos).end()
        if depth == 0 and data.startswith(BOM, pos):
            pos += len(BOM)
            continue
        if pos == len(data):
            if depth > 0:
                yield "damage", pos, "the input ends inside an array", pos
            return
        if data.startswith(SENTINEL, pos):
            yield "incomplete", pos
            return
        c = data[pos:pos + 1]
        try:
            if c in b",]" and depth == 0:
                if not adrift:
                    raise Damage("no array is open")
                pos += 1
            elif c == b"]":
                if due == "value":
                    raise Damage("nothing after a comma")
                depth -= 1
                due = ", or ]"
                pos += 1
            elif c == b",":
                if due != ", or ]":
                    raise Damage("a comma too many")
                due = "value"
                pos += 1
            elif depth > 0 and due == ", or ]":
                raise Damage("a comma is missing")
            elif c == b"[":
                if depth == limits.max_depth:
                    raise Damage("over-deep")
                depth += 1
                due = "value or ]"
                pos += 1
            else:
                end, value = read_value(data, pos, depth, limits)
                yield "record", pos, value
                pos = end
                due = ", or ]"
        except Damage as damage:
            end = resume(data, pos)
            yield "damage", pos, str(damage), end
            pos, depth, due, adrift = end, 0, "value or ]", True


# The events ---------------------------------------------------------------

def events_of(value, level=0):
    """The events in a value; None stands for a record without one."""
    if not isinstance(value, dict):
        return [None]
    typed = is_string(value.get("eventType"))
    if typed and isinstance(value.get("actor"), dict):
        return [value]
    wrapped = None
    data = value.get("data")
    if isinstance(value.get("detail"), dict):
        wrapped = [value["detail"]]
    elif isinstance(value.get("event"), dict):
        wrapped = [value["event"]]
    elif isinstance(data, dict) and isinstance(data.get("events"), list):
        wrapped = data["events"]
    elif isinstance(value.get("payload"), dict):
        wrapped = [value["payload"]]
    if wrapped is not None:
        if level == 8:
            return [None]
        return [event for part in wrapped
                for event in events_of(part, level + 1)]
    return [value] if typed else [None]


# The count ----------------------------------------------------------------

class Options:
    def __init__(self, **given):
        self.since = self.until = None         # instants; None is open
        self.definition = definitions.SESSION
        self.defined = False                   # by its name
        self.compare = False                   # all definitions
        self.sides = []                        # two windows, for --diff
        self.unique = False                    # each event once
        self.keep_going = False
        self.assume_utc = False
        self.strict = False
        self.by = None                         # one of KINDS
        self.top = self.bottom = None          # how many actors
        self.list = False
        self.why = None                        # an id or a login
        self.group_by = None                   # a path
        self.max_record = 16 << 20
        self.max_depth = 1024
        self.__dict__.update(given)

    def names_actors(self):
        """Is a report asked for that has a row for an actor?"""
        return bool(self.top or self.bottom or self.list)

    def asked(self):
        """All that are asked for: the one that the number is about first."""
        return [self.definition] + (
            definitions.DEFINITIONS if self.compare else [])


class Answer:
    def __init__(self):
        self.status = COUNTED
        self.books = dict.fromkeys(("counted", "other_event_type",
                                    "other_outcome", "outside_window",
                                    "no_user", "duplicate",
                                    "rejected"), 0)
        self.actors, self.success = set(), set()
        # By each definition, if they are compared, whose each event is.
        self.compared = {one.name: [] for one in definitions.DEFINITIONS}
        # By the definition, and each compared, the events known, as told
        # apart by identity(), if only one of each is to count.
        self.known = {}
        self.seen, self.counted = [], []       # instants
        self.sessions = []                     # people.Session
        self.repeats = []                      # the same, that do not count
        self.rejects = []                      # (line, offset, reason)
        self.skipped_bytes = 0
        # Of events, (event, offset, place), for --why; None: not of all.
        self.judged = []


def book(event, options, answer):
    """One event: its place in the books, and a reason when rejected."""
    text = text_of(event, "published")
    published = None
    if text is not None:
        published = parse_time(text, options.assume_utc)
    if published is not None:
        answer.seen.append(published)

    each = [definitions.judge(event, published, one, options)
            for one in options.asked()]
    for judged in each:
        if judged.place == "rejected":
            return judged.place, judged.reason
    for one, judged in zip(definitions.DEFINITIONS, each[1:]):
        if judged.place == "counted" and not (
                options.unique and is_known(answer, one.name, event, published,
                                            judged.actor, options)):
            answer.compared[one.name].append(judged.actor)
    judged = each[0]
    if judged.place != "counted":
        return judged.place, None
    succeeded = text_of(event, "outcome", "result") == "SUCCESS"
    repeated = options.unique and is_known(answer, None, event, published,
                                           judged.actor, options)
    session = people.Session(published, judged.actor, succeeded, event,
                             judged.who, repeated)
    if repeated:
        answer.repeats.append(session)
        return "duplicate", None
    answer.counted.append(published)
    answer.sessions.append(session)
    answer.actors.add(judged.actor)
    if succeeded:
        answer.success.add(judged.actor)
    return "counted", None


def fact(event, *path):
    """What stands at path, so that the same is equal and nothing else is."""
    for name in path:
        if not isinstance(event, dict) or name not in event:
            return "absent"
        event = event[name]
    if event is None or isinstance(event, (list, dict)):
        return "null" if event is None else "other"
    if event is True or event is False or not is_string(event):
        return "scalar", str(event)
    return "broken" if has_lone_surrogate(event) else ("text", str(event))


def is_known(answer, name, event, published, actor, options):
    """Was that event there already, by the definition of that name?"""
    identity = (text_of(event, "uuid"), fact(event, "eventType"), published,
                fact(event, "outcome", "result"), fact(event, "actor", "id"),
                actor, options.group_by and people.value_of(
                    event, options.group_by))
    known = answer.known.setdefault(name, set())
    if identity in known:
        return True
    known.add(identity)
    return False


def unique_events(answer, options):
    """The member "unique_events" of the JSON."""
    if not options.unique:
        return None
    known = answer.known.get(None, set())
    return {"duplicates": answer.books["duplicate"],
            "conflicting": len(known) - len({one[0] for one in known})}


def count(data, options):
    answer = Answer()

    def reject(start, reason):
        line = data.count(b"\n", 0, start) + 1
        answer.books["rejected"] += 1
        answer.rejects.append((line, start, reason))

    for kind, start, *rest in records(data, options):
        if kind == "incomplete":
            line = data.count(b"\n", 0, start) + 1
            answer.rejects.append((line, start, "a broken download"))
            answer.status = FAILED
            return answer
        if kind == "damage":
            reject(start, rest[0])
            answer.skipped_bytes += rest[1] - start
        else:
            for event in events_of(rest[0]):
                if event is None:
                    answer.judged = None
                    reject(start, "no event is recognised")
                else:
                    place, reason = book(event, options, answer)
                    if answer.judged is not None:
                        answer.judged.append((event, start, place))
                    if reason:
                        reject(start, reason)
                    else:
                        answer.books[place] += 1
                if answer.rejects and not options.keep_going:
                    break
        if answer.rejects and not options.keep_going:
            answer.status = FAILED
            return answer
    if answer.rejects:
        answer.status = KEEPS_GOING
    return answer


# The periods --------------------------------------------------------------

def first_and_last(answer, options):
    """The instants whose periods are the first and the last, or None."""
    first, behind = options.since, options.until
    if answer.counted:
        first = min(answer.counted) if first is None else first
        behind = max(answer.counted) + 1 if behind is None else behind
    return None if None in (first, behind) else (first, behind - 1)


def row(name, since, until, sessions):
    return {"period": name, "since": show_time(since),
            "until": show_time(until), "sessions": len(sessions),
            "distinct_actors": len({s.actor for s in sessions}),
            "distinct_actors_success": len({s.actor for s in sessions
                                            if s.succeeded})}


def periods(answer, options):
    """The rows of --by, as the JSON has them."""
    rows, sessions = [], answer.sessions
    at, last = first_and_last(answer, options) or (0, -1)
    while at <= last:
        name, since, behind = period_at(options.by, at)
        until = behind
        if options.since is not None:
            since = max(since, options.since)
        if options.until is not None:
            until = min(until, options.until)
        inside = [s for s in sessions if since <= s.published < until]
        rows.append(row(name, since, until, inside))
        at = behind
    assert sum(row["sessions"] for row in rows) == len(sessions)
    return rows


# The reports --------------------------------------------------------------

def reports(answer, options):
    """What was asked for besides the number, as the JSON has it, in order."""
    found = {}
    if options.compare:
        found.update(definitions=[
            {"name": name, "events": len(theirs),
             "distinct_actors": len(set(theirs))}
            for name, theirs in answer.compared.items()])
    if options.by:
        found.update(by=options.by, periods=periods(answer, options))
    if options.group_by:
        found.update(group_by=".".join(options.group_by), groups=people.groups(
            answer.sessions, options.group_by))
    rows = []
    if options.names_actors():
        rows = people.actors(answer.sessions + answer.repeats)
    if options.top:
        found.update(top=people.top(rows, options.top))
    if options.bottom:
        found.update(bottom=people.bottom(rows, options.bottom))
    if options.list:
        found.update(list=rows)
    return found


# The command --------------------------------------------------------------

def size(text):
    unit = {"K": 1 << 10, "M": 1 << 20, "G": 1 << 30}.get(text[-1:].upper())
    return int(text[:-1]) * unit if unit else int(text)


def some(text):
    number = int(text)
    if not 1 <= number <= 10 ** 9:
        raise ValueError("too few or too many")
    return number


def parse_args(argv):
    """argv -> (Options, the file named, the whole namespace)."""
    parser = argparse.ArgumentParser(prog="oracle.py")
    parser.add_argument("-m", "--month")
    parser.add_argument("-s", "--since")
    parser.add_argument("-u", "--until")
    parser.add_argument("-a", "--all-time", action="store_true")
    parser.add_argument("-e", "--event-type", action="append")
    parser.add_argument("-o", "--outcome", action="append", default=[])
    parser.add_argument("--definition", action="append",
                        choices=definitions.BY_NAME)
    parser.add_argument("--compare-definitions", action="store_true")
    parser.add_argument("-b", "--by", choices=KINDS)
    parser.add_argument("-t", "--top", type=some)
    parser.add_argument("--bottom", type=some)
    parser.add_argument("-l", "--list", action="store_true")
    parser.add_argument("--group-by", type=people.parse_field)
    parser.add_argument("-f", "--format", default="json")
    parser.add_argument("--why")
    parser.add_argument("--unique-events", action="store_true")
    parser.add_argument("-k", "--keep-going", action="store_true")
    parser.add_argument("--assume-utc", action="store_true")
    parser.add_argument("--strict", action="store_true")
    parser.add_argument("--max-record", type=size, default=16 << 20)
    parser.add_argument("--max-depth", type=int, default=1024)
    parser.add_argument("file", nargs="?", default="-", metavar="FILE")
    args = parser.parse_args(argv)
    since = until = None
    if args.month:
        since, until = month_window(args.month)
    elif args.since or args.until:
        since = parse_bound(args.since) if args.since else None
        until = parse_bound(args.until) if args.until else None
    elif not args.all_time:
        parser.error("the oracle has no clock: say -m, -s, -u or -a")
    asked = [args.compare_definitions, args.by, args.top, args.bottom,
             args.list, args.group_by]
    if args.format in ("tsv", "csv") and sum(map(bool, asked)) > 1:
        parser.error("%s holds one table" % args.format)
    definition = definitions.SESSION
    if args.event_type or args.outcome:
        if args.definition or args.compare_definitions:
            parser.error("a definition has types and outcomes of its own")
        definition = definitions.of_lists(args.event_type, args.outcome)
    elif args.definition:
        if len(args.definition) > 1 or args.compare_definitions:
            parser.error("one definition, or all of them")
        definition = definitions.BY_NAME[args.definition[0]]
    return args, Options(
        since=since, until=until, definition=definition,
        defined=bool(args.definition), compare=args.compare_definitions,
        unique=args.unique_events, why=args.why,
        keep_going=args.keep_going, assume_utc=args.assume_utc,
        strict=args.strict, by=args.by, top=args.top, bottom=args.bottom,
        list=args.list, group_by=args.group_by, max_record=args.max_record,
        max_depth=args.max_depth)


def as_json(answer, options, name, length):
    complete = answer.status == COUNTED
    rejected = answer.books["rejected"]
    read = sum(answer.books.values())

    def first_last(name, instants):
        return {"first_" + name: show_time(min(instants, default=None)),
                "last_" + name: show_time(max(instants, default=None))}

    return {
        "schema": "mau-count/1", "program": "oracle",
        "definition": {
            "name": options.definition.name,
            "event_types": options.definition.event_types,
            "outcomes": options.definition.outcomes,
            "known_users": options.definition.known_users,
            "since": show_time(options.since),
            "until": show_time(options.until),
            "assume_utc": options.assume_utc},
        "distinct_actors": len(answer.actors),
        "distinct_actors_success": len(answer.success),
        "sessions": answer.books["counted"], "complete": complete,
        **reports(answer, options),
        "records": dict(answer.books, read=read),
        "unique_events": unique_events(answer, options),
        "skipped_bytes": answer.skipped_bytes,
        "published": {**first_last("counted", answer.counted),
                      **first_last("seen", answer.seen)},
        "inputs": [{"name": name, "bytes": length, "records": read,
                    "rejected": rejected, "complete": complete}]}


# Python's json goes down one call a level, and 1,024 levels are allowed.
sys.setrecursionlimit(10000)


def main(argv):
    args, options = parse_args(argv)
    if args.file == "-":
        data = sys.stdin.buffer.read()
    else:
        with open(args.file, "rb") as stream:
            data = stream.read()
    answer = count(data, options)
    for line, offset, reason in answer.rejects:
        print("oracle: %s:%d (byte %d): %s" % (args.file, line, offset,
                                               reason), file=sys.stderr)
    if answer.status == FAILED:
        return FAILED
    if args.format != "json":
        sys.stdout.buffer.write(tables.printed(
            reports(answer, options), answer, args.format,
            options.definition.name if options.defined else None).encode())
    else:
        print(json.dumps(as_json(answer, options, args.file, len(data))))
    return answer.status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
