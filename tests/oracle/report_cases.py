"""Hand-written cases of the reports about actors and groups, each with the
rows a person worked out, as cases.py has the others.  table_cases.py has what
is printed, lenient_cases.py what of damaged records is seen.
"""

import json
import re

from cases import ReportCase, raw

OCT = "-m 2026-10 "


def case(name, options, data, reports, status=0, printed=None,
         forms="json json text"):
    return ReportCase(name, (OCT + options).split(), data, status, reports,
                      printed or {}, forms.split())


# Actors -----------------------------------------------------------------------

def word_of(word):
    """What a word of a row stands for."""
    return {"-": None, '""': ""}.get(word, word.replace("_", " "))


def when(word, fraction=".000"):
    """A day of the month, perhaps with a time."""
    if len(word) > 2:
        return "2026-10-" + word
    return "2026-10-%sT00:00:00%sZ" % (word, fraction)


def person(line):
    """The event of a line "ACTOR WHEN [MEMBER...]": a member is "login=ann",
    or "login:null" where it is given as JSON; "_" stands for a blank."""
    actor, day, *words = line.split()
    members, more, result = ['"id":' + json.dumps(actor)], "", '"SUCCESS"'
    for word in words:
        name, sign, value = re.fullmatch("([^=:]+)([=:])(.*)", word).groups()
        value = value.replace("_", " ")
        if sign == "=":
            value = json.dumps(value)
        if name == "result":
            result = value
        elif name == "more":
            more = "," + value
        else:
            member = {"login": "alternateId", "name": "displayName"}.get(
                name, name)
            members.append('"%s":%s' % (member, value))
    return raw("{%s}" % ",".join(members), '"%s"' % when(day, ""),
               '{"result":%s}' % result, more=more)


def row(line):
    """"SESSIONS ACTOR LOGIN NAME TYPE FIRST LAST [MARK]"; "-" is null."""
    sessions, actor, login, name, kind, first, last, *mark = line.split()
    return {"actor": actor, "login": word_of(login), "name": word_of(name),
            "type": word_of(kind), "sessions": int(sessions),
            "first_seen": when(first), "last_seen": when(last),
            "renamed": mark == ["renamed"], "unknown": mark == ["unknown"]}


def people(name, options, lines, status=0, printed=None, forms=None,
           **reports):
    return case(name, options, b"\n".join(map(person, lines)),
                {report: [row(line) for line in lines]
                 for report, lines in reports.items()}, status, printed,
                forms or "json json text")


FEW = ["a 01", "b 01", "b 02", "c 03", "c 04", "d 05"]
PEOPLE = [
    people("equally many sessions: by id, at the top", "--top 3", FEW, top=[
        "2 b - - - 01 02", "2 c - - - 03 04", "1 a - - - 01 01"]),
    people("and at the bottom", "--bottom 3", FEW, bottom=[
        "1 a - - - 01 01", "1 d - - - 05 05", "2 b - - - 01 02"]),
    people("all of it at once, and of some more than there are",
           "-t 9 --bottom 1 --list", FEW,
           top=["2 b - - - 01 02", "2 c - - - 03 04", "1 a - - - 01 01",
                "1 d - - - 05 05"],
           bottom=["1 a - - - 01 01"],
           list=["1 a - - - 01 01", "2 b - - - 01 02", "2 c - - - 03 04",
                 "1 d - - - 05 05"]),
    people("as many as may be asked for", "--top 1000000000", ["a 01"],
           top=["1 a - - - 01 01"]),
    people("ids go by their bytes", "-l",
           ["b 01", "ab 01", "B 01", "z\u00f6 01", "\uff01 01",
            "\U0001f600 01", "a 01"],
           list=["1 B - - - 01 01", "1 a - - - 01 01", "1 ab - - - 01 01",
                 "1 b - - - 01 01", "1 z\u00f6 - - - 01 01",
                 "1 \uff01 - - - 01 01", "1 \U0001f600 - - - 01 01"]),
    people("a rename: the later login is shown, wherever it stands", "-l",
           ["a 02 login=new name=N type=User", "a 01 login=old name=O type=X"],
           list=["2 a new N User 01 02 renamed"]),
    people("and back to the old login", "-l",
           ["a 01 login=old", "a 02 login=new", "a 03 login=old"],
           list=["3 a old - - 01 03 renamed"]),
    people("a login that differs in a letter's case is another", "-l",
           ["a 01 login=ann", "a 01 login=Ann"],
           list=["2 a ann - - 01 01 renamed"]),
    people("another name or type is no rename", "-l",
           ["a 02 login=ann name=B type=User", "a 01 login=ann name=C"],
           list=["2 a ann B User 01 02"]),
    people("a login spelt with escapes is the same", "-l",
           ["a 01 login=z\u00f6e", 'a 02 login:"\\u007a\\u00f6e"'],
           list=["2 a z\u00f6e - - 01 02"]),
    people("at the same time the greater login, by its bytes", "-l",
           ["a 01 login=z name=last", "a 01 login=z\u00f6 name=first",
            "b 01 login=\U0001f600", "b 01 login=\uff01",
            "c 02T00:00:00+01:00 login=1", "c 01T23:00:00Z login=2"],
           list=["2 a z\u00f6 first - 01 01 renamed",
                 "2 b \U0001f600 - - 01 01 renamed",
                 "2 c 2 - - 01T23:00:00.000Z 01T23:00:00.000Z renamed"]),
    people("then what has a name, the greater name, and so the type", "-l",
           ["a 01 login=x name=A type=Z", "a 01 login=x type=Z",
            "b 01 login=x name=A type=Z", "b 01 login=x name=B",
            "c 01 login=x", "c 01 login=x type=A", "c 01 login=x type=B"],
           list=["2 a x A Z 01 01", "2 b x B - 01 01", "3 c x - B 01 01"]),
    people("a login is worth more than a later event without", "-l",
           ["a 01 login=x", "a 02 login:null name=N type=T"],
           list=["2 a x - - 01 02"]),
    people("without any login the last event tells", "-l",
           ["a 02 name=N type=T", "a 01 name=Z type=Z", "b 01"],
           list=["2 a - N T 01 02", "1 b - - - 01 01"]),
    people("what is no string is no login, but an empty one is", "-l",
           ["a 09 login:null", "a 08 login:7", "a 07 login:true",
            "a 06 login:{}", "a 05 login:[]", 'a 04 login:"\\ud800"',
            'b 04 name:"\\udc00x" type:"x\\ud83d"', "a 03 login=ann",
            "b 03 login= name:1.5 type:[7]", "c 02 login=", "c 01 login=c"],
           list=['7 a ann - - 03 09', '2 b "" - - 03 04',
                 '2 c "" - - 01 02 renamed']),
    people("unknown is nobody in particular, whatever the logins", "--top 9",
           ["unknown 01 login=ann name=Ann type=User",
            "unknown 02 login=bob name=Bob type=User",
            "Unknown 03 login=ann", "unknown 03", "unknown2 01"],
           top=["3 unknown - - - 01 03 unknown", "1 Unknown ann - - 03 03",
                "1 unknown2 - - - 01 01"]),
    people("one who is called unknown is somebody", "-l",
           ["a 01 login=unknown name=unknown type=SystemPrincipal"],
           list=["1 a unknown unknown SystemPrincipal 01 01"]),
    people("what is not counted tells nothing", "-l -k -o SUCCESS",
           ["a 01 login=ann type=User", "a 02 login=x result=FAILURE",
            "a 31T23:59:59-00:01 login=y", "a 2 login=z",
            "b 01 login=b result:null", 'a 03 login=w eventType=x '
            'more:"eventType":"other"', 'a 03 more:"actor":{}'],
           list=["1 a ann - User 01 01"], status=3),
    people("the last of equal members describes", "-l",
           ["a 01 login=x login=y", "b 01 login=x login:null",
            'c 01 login=x name=n more:"actor":{"id":"d","displayName":"N"}',
            'e 01 login=x \\u0061lternateId=y'],
           list=["1 a y - - 01 01", "1 b - - - 01 01", "1 d - N - 01 01",
                 "1 e y - - 01 01"]),
    people("and in its own place alone", "-l",
           ['a 01 detailEntry:{"alternateId":"x","type":"y"} '
            'more:"target":[{"alternateId":"x","displayName":"y"}],'
            '"alternateId":"x","type":"y","displayName":"z"'],
           list=["1 a - - - 01 01"]),
    people("first and last to the nanosecond", "-l",
           ["a 05T12:00:00.000000001Z", "a 05T13:00:00+00:30",
            "a 05T12:00:00.5z"],
           list=["3 a - - - 05T12:00:00.000000001Z 05T12:30:00.000Z"]),
    people("nobody counted", "--top 1 --bottom 1 --list", [],
           top=[], bottom=[], list=[], printed={"text":
           "sessions  actor  login  name  first  last  marks\n"
           "0 of 0 actors, the most active first.\n"
           "\n"
           "sessions  actor  login  name  first  last  marks\n"
           "0 of 0 actors, the least active first.\n"
           "\n"
           "sessions  actor  login  name  first  last  marks\n"
           "0 actors, by id.\n"}),
]

# Groups -----------------------------------------------------------------------

COUNTRY = "--group-by client.geographicalContext.country "


def group(line):
    """"KIND VALUE SESSIONS ACTORS SUCCESS"; without a VALUE where the kind has
    none."""
    kind, *value, sessions, actors, success = line.split(" ")
    return {"value": "".join(value).replace('""', "") if value else None,
            "kind": kind, "sessions": int(sessions),
            "distinct_actors": int(actors),
            "distinct_actors_success": int(success)}


def groups(name, options, events, *rows, status=0, printed=None,
           forms="json json text tsv csv"):
    """events: "ACTOR RESULT MEMBERS", or JSON.  The last of the options is the
    field."""
    def made(line):
        if isinstance(line, bytes):
            return line
        actor, result, *more = line.split(" ", 2)
        return raw('{"id":"%s"}' % actor, outcome='{"result":"%s"}' % result,
                   more="".join("," + members for members in more))

    return case(name, options, b"\n".join(map(made, events)), {
        "group_by": options.split()[-1],
        "groups": [group(line) for line in rows]}, status, printed, forms)


def country(actor, value, result="SUCCESS"):
    return '%s %s "client":{"geographicalContext":{"country":%s}}' % (
        actor, result, value)


def outcome(actor, text):
    return raw('{"id":"%s"}' % actor, outcome=text)


def of_type(actor, text):
    return raw('{"id":"%s","type":%s}' % (actor, text))


GROUPS = [
    groups("an actor of two groups, with SUCCESS in one of them", COUNTRY,
           [country("a", '"FR"', "FAILURE"), country("a", '"DE"'),
            country("a", '"DE"', "DENY"), country("b", '"DE"', "FAILURE")],
           "text DE 3 2 1", "text FR 1 1 0"),
    groups("by actors, then sessions, kind, and bytes", COUNTRY,
           [country("a", '"b"'), country("a", '"a"'), country("a", "null"),
            country("a", "{}"), country("a", '"zz"'), country("a", '"zz"'),
            country("a", '"\\uff01"'), country("a", '"\\ud83d\\ude00"'),
            country("a", '"y"'), country("b", '"y"'), country("a", '"ab"')],
           "text y 2 2 2", "text zz 2 1 1", "text a 1 1 1", "text ab 1 1 1",
           "text b 1 1 1", "text \uff01 1 1 1", "text \U0001f600 1 1 1",
           "absent 1 1 1", "unusable 1 1 1"),
    groups("more sessions of nothing come before fewer of something", COUNTRY,
           [country("a", "null"), country("a", "null"), country("a", "[]"),
            country("a", "[]"), country("a", '"x"')],
           "absent 2 1 1", "unusable 2 1 1", "text x 1 1 1"),
    groups("all that is absent", COUNTRY,
           ["a SUCCESS", 'a SUCCESS "client":null', 'b SUCCESS "client":"x"',
            'b SUCCESS "client":[{"geographicalContext":{"country":"x"}}]',
            'a SUCCESS "client":{}', 'a SUCCESS "client":7',
            'a SUCCESS "client":{"geographicalContext":true}',
            'a SUCCESS "client":{"geographicalContext":[]}',
            'a SUCCESS "client":{"geographicalContext":{"Country":"x"}}',
            'a SUCCESS "client":{"country":"x"},"country":"x",'
            '"geographicalContext":{"country":"x"}',
            country("a", "null")],
           "absent 11 2 2"),
    groups("all that is unusable", COUNTRY,
           [country("a", "{}"), country("a", '{"country":"x"}'),
            country("a", "[]"), country("a", '["x"]'),
            country("a", '"\\ud800"'), country("b", '"x\\udc00\\ud800"')],
           "unusable 6 2 2"),
    groups("numbers and literals are their text", COUNTRY,
           [country("a", "1"), country("b", '"1"'), country("a", "1.0"),
            country("a", "1E2"), country("a", "-0"), country("a", "true"),
            country("b", '"true"'), country("a", "false"),
            country("a", '"null"'), country("a", '"(absent)"'),
            country("a", "12345678901234567890123")],
           "text 1 2 2 2", "text true 2 2 2", "text (absent) 1 1 1",
           "text -0 1 1 1", "text 1.0 1 1 1",
           "text 12345678901234567890123 1 1 1", "text 1E2 1 1 1",
           "text false 1 1 1", "text null 1 1 1", forms="json text tsv csv"),
    groups("strings are what they mean, an empty one too", COUNTRY,
           [country("a", '"c\u00f4te"'), country("b", '"\\u0063\\u00f4te"'),
            country("a", '""'), country("a", '"C\u00f4te"')],
           "text c\u00f4te 2 2 2", 'text "" 1 1 1', "text C\u00f4te 1 1 1"),
    groups("the last of equal members counts, as a whole", COUNTRY,
           [country("a", '"x"') + ',"client":{"zone":"y"}',
            country("a", '"x"') + ',"client":null',
            country("a", '"x","country":"y"'),
            country("b", '"x","\\u0063ountry":"y"'),
            country("a", '"x"}, "geographicalContext":{"city":"x"'),
            country("a", '"x"}, "geographicalContext":{"country":"z"'),
            'a SUCCESS "client":7,' + country("a", '"z"').split(" ", 2)[2]],
           "text y 2 2 2", "absent 3 1 1", "text z 2 1 1"),
    groups("only what is counted", "-k -o SUCCESS " + COUNTRY,
           [country("a", '"x"'), country("a", '"y"', "FAILURE"),
            country("a", '"x"') + ',"published":"2026-11-01T00:00:00Z"',
            country("a", '"y"') + ',"published":""', b"7",
            country("a", '"y"') + ',"eventType":"x"'],
           "text x 1 1 1", status=3),
    groups("nothing counted", COUNTRY, [], printed={
        "text": "value  sessions  actors\n"
                "total         0       0\n"
                "The total has each actor once, and is not the sum of the "
                "rows.\n",
        "tsv": "value\tsessions\tactors\ntotal\t0\t0\n"}),
    groups("a wrapped event has its own root", COUNTRY,
           [b'{"client":{"geographicalContext":{"country":"x"}},"detail":'
            + raw(more=',"client":{"geographicalContext":{"country":"y"}}')
            + b"}"], "text y 1 1 1"),
    groups("an array is not walked", "--group-by request.0.id",
           ['a SUCCESS "request":[{"id":"x"}]',
            'a SUCCESS "request":{"0":{"id":"x"}}'],
           "text x 1 1 1", "absent 1 1 1"),
    groups("eight keys", "--group-by b.c.d.e.f.g.h.i",
           ['a SUCCESS "b":{"c":{"d":{"e":{"f":{"g":{"h":{"i":"x"}}}}}}}',
            'a SUCCESS "b":{"c":{"d":{"e":{"f":{"g":{"h":"i"}}}}}}'],
           "text x 1 1 1", "absent 1 1 1"),
    groups("a key of 256 bytes", "--group-by " + "\u00f6" * 128,
           ['a SUCCESS "%s":1' % ("\u00f6" * 128)], "text 1 1 1 1"),
    groups("the type of the actor", "--group-by actor.type",
           [of_type("a", '"User"'), of_type("b", '"User"'),
            of_type("a", '"SystemPrincipal"'), of_type("a", "null"),
            of_type("a", "7"), of_type("a", "{}"), "a SUCCESS"],
           "text User 2 2 2", "absent 2 1 1", "text 7 1 1 1",
           "text SystemPrincipal 1 1 1", "unusable 1 1 1"),
    groups("the outcome", "--group-by outcome.result",
           ["a SUCCESS", "b SUCCESS", "a FAILURE", outcome("a", ""),
            outcome("a", "null"), outcome("a", '"FAILURE"'),
            outcome("a", '{"result":null}'), outcome("a", '{"result":7}'),
            outcome("a", '{"result":{}}'), outcome("a", '{"result":[]}'),
            outcome("b", '{"result":"\\ud800"}'), outcome("c", "{}")],
           "absent 5 2 0", "unusable 3 2 0", "text SUCCESS 2 2 2",
           "text 7 1 1 0", "text FAILURE 1 1 0"),
    groups("below what is read there is nothing", "--group-by outcome.result.x",
           [outcome("a", '{"result":{"x":"y"}}'), "a SUCCESS"],
           "absent 2 1 1"),
    groups("below an id neither", "--group-by actor.id.x", ["a SUCCESS"],
           "absent 1 1 1"),
    groups("the type of the event", "-e x -e y --group-by eventType",
           [raw(kind='"x"'), raw(kind='"\\u0079"'), raw(kind='"y"')],
           "text y 2 1 1", "text x 1 1 1"),
    groups("times as they are written", "--group-by published",
           [raw(when='"2026-10-15T12:00:00Z"'),
            raw(when='"2026-10-15T12:00:00.000Z"')],
           "text 2026-10-15T12:00:00.000Z 1 1 1",
           "text 2026-10-15T12:00:00Z 1 1 1"),
    groups("the ids themselves", "--group-by actor.id",
           ["b SUCCESS", "a FAILURE", "unknown SUCCESS", "b FAILURE"],
           "text b 2 1 1", "text a 1 1 0", "text unknown 1 1 1"),
    groups("beside the outcome", "--group-by outcome.reason",
           [outcome("a", '{"result":"FAILURE","reason":"LOCKED_OUT"}'),
            outcome("a", '"LOCKED_OUT"')],
           "text LOCKED_OUT 1 1 0", "absent 1 1 0"),
]

BOTH = case(
    "an actor's type that is an object, and a path through it",
    "--list --group-by actor.type.x",
    raw('{"id":"a","type":{"x":"y"}}', '"2026-10-01T00:00:00Z"'),
    {"group_by": "actor.type.x", "groups": [group("absent 1 1 1")],
     "list": [row("1 a - - - 01 01")]})

# Options that have to be refused --------------------------------------------

REFUSED = [words.split(" ") for words in [
    "--top 0", "-t -1", "--top 1000000001", "--top 1.5", "--top x",
    "--bottom 0", "--bottom 1000000001", "--bottom 1e3", "--bottom +",
    "--group-by actor", "--group-by outcome", "--group-by detail",
    "--group-by detail.x", "--group-by event", "--group-by event.actor.id",
    "--group-by data.events", "--group-by payload.x",
    "--group-by target", "--group-by target.id", "--group-by ",
    "--group-by .", "--group-by a.", "--group-by .a", "--group-by a..b",
    "--group-by a.b.c.d.e.f.g.h.i", "--group-by " + "x" * 257,
    "--group-by " + "\u00f6" * 129, "-f tsv --top 1 --bottom 1",
    "-f csv -l --group-by x", "-f tsv --by day --list",
    "-f csv -b hour --group-by x", "-f tsv -t 1 -l"]]
