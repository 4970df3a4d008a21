"""Hand-written cases of a damaged record: what the reports about actors and
groups see of it without --strict.
"""

from cases import raw
from report_cases import case, group, row


def damaged(name, options, reports, *, actor="", more=""):
    """A record with damage in a member that nobody asks for, and perhaps more
    in others.  reports is None where all of it is for JSON to judge."""
    data = raw('{"id":"a"%s}' % actor, more=',"x":01' + more)
    if reports is not None:
        return case(name, "-k " + options, data, reports, forms="json")
    reports = {"list": []} if "--list" in options else {}
    if "--group-by" in options:
        reports.update(group_by=options.split()[-1], groups=[])
    return case(name, "-k " + options, data, reports, 3, forms="json")


def lists(name, actor, *words):
    """The login, name and type that --list then has; without words JSON has to
    judge."""
    return damaged(name, "--list", {"list": [row(
        "1 a %s 15T12:00:00.000Z 15T12:00:00.000Z" % " ".join(words))]}
        if words else None, actor=actor)


def grouped(name, more, *rows, field="client.geographicalContext.country",
            actor=""):
    return damaged(name, "--group-by " + field, {
        "group_by": field, "groups": [group(line) for line in rows]}
        if rows else None, more=more, actor=actor)


def client(text):
    return ',"client":{"geographicalContext":{"country":%s}}' % text


CASES = [
    lists("a login beside damage", ',"alternateId":"z\u00f6","displayName":'
          '"\x7f","type":"User"', "z\u00f6", "\x7f", "User"),
    lists("a login with an escape", ',"alternateId":"a\\u006e"', "an", "-",
          "-"),
    lists("half a surrogate pair for a login", ',"alternateId":"\\ud800"', "-",
          "-", "-"),
    lists("a login with an escape that is none", ',"alternateId":"a\\x"'),
    lists("a name with half an escape", ',"displayName":"\\u12"'),
    lists("an escape that is none in a login that is not the last",
          ',"alternateId":"a\\x","alternateId":"b"', "b", "-", "-"),
    lists("a login that is null", ',"alternateId":null', "-", "-", "-"),
    lists("a login that is nearly null", ',"alternateId":nul'),
    lists("a login that is true", ',"alternateId":true', "-", "-", "-"),
    lists("a login that is no literal", ',"alternateId":tru'),
    lists("a login that is a number", ',"alternateId":7'),
    lists("a login in brackets that hold damage",
          ',"alternateId":"x","alternateId":["a",tru]'),
    lists("damage beside a login", ',"alternateId":"x","y":tru', "x", "-",
          "-"),
    damaged("a login with an escape that nobody asks for",
            "--group-by eventType", {"group_by": "eventType", "groups": [
                group("text user.session.start 1 1 1")]},
            actor=',"alternateId":"\\u0061"'),
    grouped("a value beside damage", client('"c\u00f4te"'),
            "text c\u00f4te 1 1 1"),
    grouped("a value with an escape", client('"\\u0044E"'), "text DE 1 1 1"),
    grouped("a value with half a surrogate pair", client('"\\ud800"'),
            "unusable 1 1 1"),
    grouped("a value with an escape that is none", client('"\\D"')),
    grouped("a value that is null", client("null"), "absent 1 1 1"),
    grouped("a value that is nearly null", client("nul")),
    grouped("a value that is true", client("true"), "text true 1 1 1"),
    grouped("a value that is false", client("false"), "text false 1 1 1"),
    grouped("a value that is no literal", client("tru")),
    grouped("a value that is a number", client("7")),
    grouped("a value in brackets that hold damage", client('{"a":tru}')),
    grouped("an array that holds damage", client("[1 2]")),
    grouped("damage beside a value", ',"client":{"geographicalContext":'
            '{"a":tru,"country":"DE"},"b":[1 2]}', "text DE 1 1 1"),
    grouped("null on the way", ',"client":{"geographicalContext":null}',
            "absent 1 1 1"),
    grouped("damage on the way", ',"client":{"geographicalContext":tru}'),
    grouped("an array with damage on the way",
            client('"x"') + ',"client":[{"geographicalContext":tru}]'),
    grouped("a string on the way", ',"client":"a"'),
    grouped("a key with an escape on the way",
            ',"client":{"\\u0061":1,"geographicalContext":'
            '{"country":"x"}}'),
    grouped("a comma too many on the way", ',"client":{"a":1,}'),
    grouped("a comma too few at the value's side",
            ',"client":{"geographicalContext":{"country":"x" "y":1}}'),
    grouped("a colon too few on the way", ',"client":{"a" 1}'),
    grouped("a comma too many in a member aside",
            client('"x"') + ',"y":{"a":1,}', "text x 1 1 1"),
    grouped("a value in the actor", "", "text User 1 1 1", field="actor.type",
            actor=',"type":"User","y":tru'),
    grouped("a number in the actor", "", field="actor.type",
            actor=',"type":7'),
    grouped("an object in the actor", "", "text b 1 1 1",
            field="actor.detailEntry.c",
            actor=',"detailEntry":{"a":tru,"c":"b"}'),
    damaged("a number that describes and is asked for too",
            "--list --group-by actor.type", None, actor=',"type":7'),
    damaged("damage beside an object that is listed and led through",
            "--list --group-by actor.type.x", None,
            actor=',"type":{"x":"y","z":tru}'),
]
