"""Hand-written cases of the definitions of who is active: books and numbers a
person worked out, as cases.py has the others, and of damaged records what is
seen without --strict.
"""

import json

from cases import ReportCase, case, ev, fails, raw
from report_cases import group, row

OCT = "-m 2026-10 "
SSO = "user.authentication.sso"
GRANTS = ["app.oauth2.token.grant.", "app.oauth2.as.token.grant."]
IMPLICITS = ["app.oauth2.authorize.implicit.",
             "app.oauth2.as.authorize.implicit."]
TOKENS = [start + end for start in GRANTS + IMPLICITS
          for end in ("access_token", "id_token")] + [
    start + "refresh_token" for start in GRANTS]
GRANT = GRANTS[0] + "id_token"
NAMES = ["session", "success", "amau", "sso"]


# Events -----------------------------------------------------------------------

def user(words, more=""):
    """A User among the targets: "ID [LOGIN [NAME]]"; the id is JSON."""
    values = words.split() + [None, None]
    return '{"id":%s,"type":"User"%s%s}' % (values[0], "".join(
        ',"%s":%s' % pair for pair in zip(["alternateId", "displayName"],
                                          values[1:]) if pair[1]), more)


def grant(targets=None, kind="PublicClientApp", actor="0oaAPP",
          result="SUCCESS", event=GRANT, when="2026-10-15T12:00:00Z", more=""):
    """A token for one of the targets, which are JSON; kind is the actor's type,
    '' for an actor without one."""
    text = '"type":' + json.dumps(kind) if kind else '"x":1'
    more = ("" if targets is None else ',"target":' + targets) + more
    return raw('{"id":%s,%s}' % (json.dumps(actor), text), '"%s"' % when,
               '{"result":"%s"}' % result, '"%s"' % event, more)


def lines(*events):
    return b"\n".join(events)


A, B = user('"a"'), user('"b"')
APP = '{"id":"x","type":"AppInstance","detailEntry":' + user('"d"') + '}'


def amau(name, options, events, numbers, books, rejected=(), no_user=0):
    return case("amau: " + name,
                (OCT + "--definition amau " + options, lines(*events)),
                numbers, books, rejected, no_user)


def alone(name, event, *, counts=None, nobody=False):
    """An event by amau, beside a session of "a": the number then, so that it
    tells who it was; or that it is nobody's; or else it is to be rejected."""
    if counts or nobody:
        return amau(name, "", [event, ev("a")],
                    (counts or 1, counts or 1), (2 - nobody, 0, 0, 0),
                    no_user=int(nobody))
    return amau(name, "-k", [event, ev("a")], (1, 1), (1, 0, 0, 0), [(1, 0)])


def rejected(name, targets):
    return alone(name, grant(targets))


LOG = [ev("a"), ev("b", result="FAILURE"), ev("unknown"),
       ev("unknown", result="FAILURE"), ev("c", kind=SSO),
       ev("d", kind=SSO, result="FAILURE"), ev("unknown", kind=SSO),
       grant("[%s]" % user('"e"')), grant("[%s]" % user('"f"'),
                                          result="FAILURE"),
       grant("[]"), grant(kind="User", actor="a"), grant("[%s]" % user(
           '"unknown"')), ev("g", "2026-11-01T00:00:00Z")]

CASES = [
    case("session: any outcome, any actor", (
        OCT + "--definition session", lines(*LOG)), (3, 2), (4, 8, 0, 1)),
    case("success: SUCCESS alone, but for unknown", (
        OCT + "--definition success", lines(*LOG)), (1, 1), (1, 8, 2, 1),
         no_user=1),
    case("amau: these, and tokens", (
        OCT + "--definition amau", lines(*LOG)), (2, 2), (3, 3, 3, 1),
         no_user=3),
    case("sso: sign-ons to applications", (
        OCT + "--definition sso", lines(*LOG)), (1, 1), (1, 10, 1, 0),
         no_user=1),
    case("success: a session by no User is one", (
        OCT + "--definition success",
        raw('{"id":"a","type":"SystemPrincipal"}')), (1, 1), (1, 0, 0, 0)),
    case("success: SUCCESS is the whole word", (
        OCT + "--definition success", ev(result="success")
        + ev(result="SUCCESS ") + ev(result="ALLOW")
        + raw(outcome='{"result":null}') + raw(outcome="")
        + raw(outcome='"SUCCESS"') + raw(outcome='{"result":"SUCC\\u0045SS"}')),
         (1, 1), (1, 0, 6, 0)),
    case("success: unknown spelt with an escape, and what is not unknown", (
        OCT + "--definition success", raw('{"id":"\\u0075nknown"}')
        + ev("Unknown") + ev("unknown ") + ev("unknown2")
        + raw('{"id":"a","alternateId":"unknown","displayName":"unknown"}')),
         (4, 4), (4, 0, 0, 0), no_user=1),
    case("sso: an application that signs on is as good as a User", (
        OCT + "--definition sso",
        raw('{"id":"a","type":"App"}', kind='"%s"' % SSO,
            more=',"target":[%s]' % B)), (1, 1), (1, 0, 0, 0)),
    fails("unknown is no excuse for a time that cannot be used", (
        OCT + "--definition success", ev("unknown", "2026-10-32T00:00:00Z")),
          1, 0),
    case("nor is unknown looked at outside of the window", (
        OCT + "--definition success", ev("unknown", "2026-11-01T00:00:00Z")),
         (0, 0), (0, 0, 0, 1)),
    fails("an empty id is not unknown", (OCT + "--definition success",
                                         ev("")), 1, 0),

    # amau: what events
    amau("each of the ten types", "", [
        grant("[%s]" % user('"%d"' % n), event=kind)
        for n, kind in enumerate(TOKENS)] + [ev("0oaAPP")],
         (11, 11), (11, 0, 0, 0)),
    amau("and none that is nearly one", "", [
        grant("[%s]" % A, event=kind) for kind in [
            start + "refresh_token" for start in IMPLICITS] + [
            GRANTS[0][:-1], GRANTS[0] + "access_token.x", "app.oauth2.token",
            GRANTS[0] + "access_Token", "app.oauth2.as.token.grant",
            "app.oauth2.client.token.grant.access_token", SSO, ""]],
         (0, 0), (0, 10, 0, 0)),
    amau("a type spelt with an escape", "", [grant(
        "[%s]" % A, event="app.oauth2.token.grant.id\\u005ftoken")],
         (1, 1), (1, 0, 0, 0)),
    amau("an outcome that is not SUCCESS, whoever it is for", "", [
        grant("[%s,%s]" % (A, B), result="FAILURE"),
        grant("[%s]" % user("7"), result="ALLOW"),
        grant(kind="User", result="FAILURE")], (0, 0), (0, 0, 3, 0)),
    amau("outside of the window, whoever it is for", "", [
        grant("[%s,%s]" % (A, B), when="2026-11-01T00:00:00Z"),
        grant("[]", when="2026-09-30T23:59:59Z")], (0, 0), (0, 0, 0, 2)),
    amau("a time that cannot be used, though nobody's", "-k", [
        grant("[]", when="yesterday")], (0, 0), (0, 0, 0, 0), [(1, 0)]),

    # amau: whose they are
    alone("a User is it himself", grant("[%s,%s]" % (A, B), "User", "c"),
          counts=2),
    alone("even if his targets could not be told",
          grant("[%s]" % user("7"), "User", "c"), counts=2),
    alone("and with no targets", grant(None, "User", "c"), counts=2),
    alone("a User spelt with an escape", raw(
        '{"id":"c","type":"U\\u0073er"}', kind='"%s"' % GRANT,
        more=',"target":[%s]' % B), counts=2),
    alone("of two types the last", raw(
        '{"id":"c","type":"App","type":"User"}', kind='"%s"' % GRANT),
          counts=2),
    alone("and so User first is none", raw(
        '{"id":"c","type":"User","type":"App"}', kind='"%s"' % GRANT),
          nobody=True),
    alone("a User who is unknown", grant(None, "User", "unknown"),
          nobody=True),
    alone("a User without an id", raw('{"type":"User"}', kind='"%s"' % GRANT,
                                      more=',"target":[%s]' % A)),
    alone("an application acts for the User",
          grant("[%s]" % B), counts=2),
    alone("for him who has a session too", grant("[%s]" % A), counts=1),
    alone("an application without an id", raw(
        '{"type":"App"}', kind='"%s"' % GRANT, more=',"target":[%s]' % B),
          counts=2),
    alone("an unknown application", grant("[%s]" % B, actor="unknown"),
          counts=2),
    alone("the User may stand anywhere among the targets",
          grant("[%s,null,7,[%s],\"User\",%s,%s]" % (APP, A, B, APP)),
          counts=2),
    alone("an actor without a type is no User", grant("[%s]" % B, ""),
          counts=2),
    alone("nor is one whose type is null", grant("[%s]" % B, None), counts=2),
    alone("nor one whose type is a list", grant("[%s]" % B, ["User"]),
          counts=2),
    alone("nor one called user, in small letters", grant("[%s]" % B, "user"),
          counts=2),
    alone("nor one of half a surrogate pair", raw(
        '{"id":"c","type":"User\\ud800"}', kind='"%s"' % GRANT,
        more=',"target":[%s]' % B), counts=2),
    alone("nor one with a User in its detailEntry", raw(
        '{"id":"c","detailEntry":{"type":"User"}}', kind='"%s"' % GRANT,
        more=',"target":[%s]' % B), counts=2),
    alone("no actor at all", raw("", kind='"%s"' % GRANT,
                                 more=',"target":[%s]' % B), counts=2),
    alone("a session is the actor's own, whoever is among the targets",
          raw('{"id":"c","type":"App"}',
              more=',"target":[%s]' % user('"unknown"')),
          counts=2),
    alone("a User who is unknown among the targets",
          grant("[%s]" % user('"unknown"')), nobody=True),
    alone("no target", grant(), nobody=True),
    alone("targets that are null", grant("null"), nobody=True),
    alone("no User among the targets", grant("[%s]" % APP), nobody=True),
    alone("a User that is not in a list", grant(B), nobody=True),
    alone("a User in a list in the list", grant("[[%s]]" % B), nobody=True),
    alone("a User in another member", grant(None, more=',"targets":[%s]' % B),
          nobody=True),
    alone("types that are not quite User", grant("[%s]" % ",".join(
        '{"id":"b","type":%s}' % kind for kind in [
            '"user"', '"User "', '"AppUser"', '["User"]', "null", "7",
            '"User\\u0000"', '"User","type":"App"'])), nobody=True),
    alone("an empty list behind one with a User", grant(
        "[%s]" % B, more=',"target":[]'), nobody=True),
    alone("null behind one with a User", grant(
        "[%s]" % B, more=',"target":null'), nobody=True),
    alone("the last of two lists, one key spelt with an escape", grant(
        "[%s,%s]" % (A, user("7")), more=',"t\\u0061rget":[%s]' % B),
          counts=2),
    alone("the last of two ids of a User",
          grant("[%s]" % user("7", ',"id":"b"')), counts=2),
    alone("a User whose key and type are spelt with escapes", grant(
        '[{"\\u0069d":"b","t\\u0079pe":"\\u0055ser"}]'), counts=2),
    alone("the same User twice", grant("[%s,%s]" % (B, B)), counts=2),
    alone("the same one, spelt otherwise", grant("[%s,%s]" % (
        user('"b/"'), user('"\\u0062\\/"'))), counts=2),
    alone("an application with the User's id, and another", grant(
        '[{"id":"b","type":"App"},{"id":"c","type":"App"},%s]' % B),
          counts=2),
    rejected("two Users", "[%s,%s]" % (A, B)),
    rejected("two with the first one again", "[%s,%s,%s]" % (A, B, A)),
    rejected("ids that differ in case", "[%s,%s]" % (A, user('"A"'))),
    rejected("ids of which one is the beginning of the other",
             "[%s,%s]" % (A, user('"a\\u0000"'))),
    rejected("one of two Users without an id", '[%s,{"type":"User"}]' % A),
    rejected("the first of two without an id", '[{"type":"User"},%s]' % A),
    rejected("one of two with null", "[%s,%s]" % (user("null"), A)),
    rejected("one of two with the other's id for a number",
             "[%s,%s]" % (user('"7"'), user("7"))),
    rejected("and the number first", "[%s,%s]" % (user("7"), user('"7"'))),
    rejected("or true for one", "[%s,%s]" % (user('"true"'), user("true"))),
    rejected("one of two with a list", "[%s,%s]" % (A, user('["a"]'))),
    rejected("one of two with an empty id", "[%s,%s]" % (A, user('""'))),
    rejected("one of two with half a surrogate pair",
             "[%s,%s]" % (A, user('"a\\ud800"'))),
    rejected("two without any id", '[{"type":"User"},{"type":"User"}]'),
    rejected("one of two who is unknown", "[%s,%s]" % (A, user('"unknown"'))),
    rejected("an id that is missing", '[{"type":"User","alternateId":"a"}]'),
    rejected("an id that is null", "[%s]" % user("null")),
    rejected("an id that is empty", "[%s]" % user('""')),
    rejected("an id that is a number", "[%s]" % user("7")),
    rejected("an id that is true", "[%s]" % user("true")),
    rejected("an id that is an object", "[%s]" % user('{"id":"a"}')),
    rejected("an id of half a surrogate pair",
             "[%s]" % user('"\\ud83d\\u0041"')),
    rejected("an id in the detailEntry alone",
             '[{"type":"User","detailEntry":{"id":"a"}}]'),
    rejected("null for the last of two ids",
             "[%s]" % user('"a"', ',"id":null')),
    amau("each on its own, in all wrappings", "", [
        b'{"data":{"events":[' + grant("[%s]" % A) + b"," + grant() + b","
        + grant("[%s]" % B) + b',{"eventType":"x"}]}}', b'{"target":[' +
        A.encode() + b'],"detail":' + grant() + b"}",
        b'{"event":' + grant("[%s]" % user('"c"')) + b"}"],
         (3, 3), (3, 1, 0, 0), no_user=2),
    amau("the first of a page that cannot be told", "-k", [
        b"[" + ev("a") + b"," + grant("[%s,%s]" % (A, B)) + b","
        + grant("[%s]" % B) + b"]"], (2, 2), (2, 0, 0, 0), [(1, 202)]),

    # all at once
    fails("compared: what amau rejects is rejected", (
        OCT + "--compare-definitions", ev("a") + grant("[%s,%s]" % (A, B))),
          1, 200),
    fails("compared: what sso rejects is rejected", (
        OCT + "--compare-definitions", ev("", kind=SSO)), 1, 0),
    fails("compared: and what session does, though it be no SUCCESS", (
        OCT + "--compare-definitions", ev("", result="FAILURE")), 1, 0),
    case("compared: the books are those of session", (
        OCT + "--compare-definitions", lines(*LOG)), (3, 2), (4, 8, 0, 1)),
]


# Reports ----------------------------------------------------------------------

def report(name, options, data, reports, status=0, printed=None, forms="json"):
    return ReportCase(name, (OCT + options).split(), data, status, reports,
                      printed or {}, forms.split())


def compared(name, events, *rows, options="", status=0, printed=None,
             forms="json json text tsv csv"):
    """rows: "EVENTS ACTORS" of each definition."""
    return report("compared: " + name, "--compare-definitions " + options,
                  lines(*events), {"definitions": [
                      {"name": name, "events": int(row.split()[0]),
                       "distinct_actors": int(row.split()[1])}
                      for name, row in zip(NAMES, rows)]},
                  status, printed, forms)


def damaged(name, rows, *, actor="", event=GRANT, more=""):
    """A token event with damage that only JSON sees, beside a session.  rows
    is how many of both count."""
    data = lines(raw('{"id":"u"%s}' % actor, kind='"%s"' % event,
                     more=',"x":01' + more), ev("a"))
    number = str(rows)
    return report("damaged: " + name, "-k --definition amau -b month", data, {
                  "by": "month", "periods": [{
                      "period": "2026-10", "since": "2026-10-01T00:00:00.000Z",
                      "until": "2026-11-01T00:00:00.000Z", "sessions": rows,
                      "distinct_actors": rows,
                      "distinct_actors_success": rows}]},
                  0 if rows == 2 else 3, {"tsv":
                      "period\tsessions\tactors\tdefinition\n"
                      "2026-10\t" + number + "\t" + number + "\tamau\n"
                      "total\t" + number + "\t" + number + "\tamau\n"},
                  "json tsv text")


NOON = " 15T12:00:00.000Z 15T12:00:00.000Z"
ANN = user('"a" "ann" "Ann"')
REPORTS = [
    compared("each by its own rules", LOG, "4 3", "1 1", "3 2", "1 1", printed={
        "text": "definition  events  actors\n"
                "session          4       3\n"
                "success          1       1\n"
                "amau             3       2\n"
                "sso              1       1\n",
        "tsv": "definition\tevents\tactors\nsession\t4\t3\nsuccess\t1\t1\n"
               "amau\t3\t2\nsso\t1\t1\n",
        "csv": "definition,events,actors\r\nsession,4,3\r\nsuccess,1,1\r\n"
               "amau,3,2\r\nsso,1,1\r\n"}),
    compared("nothing", [], "0 0", "0 0", "0 0", "0 0"),
    compared("what one rejects none counts", [
        ev("a"), ev("", result="FAILURE"), ev(""), ev("", kind=SSO),
        ev("b", when="x", kind=SSO), grant("[%s,%s]" % (A, B)),
        grant("[%s]" % user("null")), ev("", kind=SSO, result="DENY"),
        ev("", kind="x"), grant("[%s]" % user("null"), result="DENY")],
             "1 1", "1 1", "1 1", "0 0", options="-k", status=3),
    compared("one who is active by all", [
        ev("a", result="FAILURE"), ev("a"), ev("a", kind=SSO),
        grant("[%s]" % A), grant("[%s]" % A), grant("[]", "User", "a")],
             "2 1", "1 1", "4 1", "1 1"),
    report("compared: beside other reports, which are of sessions alone",
           "--compare-definitions -l --group-by eventType",
           lines(raw('{"id":"a","type":"User"}'), grant("[%s]" % ANN)), {
               "definitions": [
                   {"name": "session", "events": 1, "distinct_actors": 1},
                   {"name": "success", "events": 1, "distinct_actors": 1},
                   {"name": "amau", "events": 2, "distinct_actors": 1},
                   {"name": "sso", "events": 0, "distinct_actors": 0}],
               "group_by": "eventType",
               "groups": [group("text user.session.start 1 1 1")],
               "list": [row("1 a - - User" + NOON)]}, printed={"text":
           "definition  events  actors\n"
           "session          1       1\n"
           "success          1       1\n"
           "amau             2       1\n"
           "sso              0       0\n"
           "\n"
           "value               sessions  actors\n"
           "user.session.start         1       1\n"
           "total                      1       1\n"
           "The total has each actor once, and is not the sum of the rows.\n"
           "\n"
           "sessions  actor  login  name  first                     last"
           "                      marks\n"
           "       1  a                   2026-10-15T12:00:00.000Z  "
           "2026-10-15T12:00:00.000Z\n"
           "1 actors, by id.\n"}, forms="json text"),
    report("the number as text", "--definition success", lines(*LOG), {},
           printed={"text": "1\n", "tsv":
                    "period\tsessions\tactors\tdefinition\n"
                    "total\t1\t1\tsuccess\n", "csv":
                    "period,sessions,actors,definition\r\n"
                    "total,1,1,success\r\n"}, forms="text tsv csv json"),
    report("the default is named where it was asked for",
           "--definition session --group-by outcome.result", lines(*LOG), {
               "group_by": "outcome.result", "groups": [
                   group("text FAILURE 2 2 0"), group("text SUCCESS 2 2 2")]},
           printed={"tsv": "value\tsessions\tactors\tdefinition\n"
                           "FAILURE\t2\t2\tsession\nSUCCESS\t2\t2\tsession\n"
                           "total\t4\t3\tsession\n",
                    "text": "value    sessions  actors\n"
                            "FAILURE         2       2\n"
                            "SUCCESS         2       2\n"
                            "total           4       3\n"
                            "The total has each actor once, and is not the sum "
                            "of the rows.\n"}, forms="json tsv csv text"),
    report("who was given a token is described by the target",
           "--definition amau -l", lines(
               grant("[%s]" % ANN, more=',"alternateId":"z"'),
               grant("[%s]" % user('"b" 7 "\\ud800"'), ""),
               grant("[%s,%s]" % (user('"c" "cat"'), user('"c" "dog" "Dog"'))),
               grant("[]", "User", "d")), {"list": [
                   row("1 a ann Ann User" + NOON), row("1 b - - User" + NOON),
                   row("1 c cat - User" + NOON), row("1 d - - User" + NOON)]},
           printed={"tsv":
                    "sessions\tactor\tlogin\tname\tfirst\tlast\tmarks\t"
                    "definition\n" + "".join(
                        "1\t%s\t2026-10-15T12:00:00.000Z\t"
                        "2026-10-15T12:00:00.000Z\t\tamau\n" % person
                        for person in ("a\tann\tAnn", "b\t\t", "c\tcat\t",
                                       "d\t\t"))},
           forms="json tsv csv text"),
    report("and renamed by it", "--definition amau -t 1", lines(
        raw('{"id":"a","alternateId":"anna","type":"X"}',
            '"2026-10-14T12:00:00Z"'), grant("[%s]" % ANN)), {
                "top": [row("2 a ann Ann User 14T12:00:00.000Z "
                            "15T12:00:00.000Z renamed")]},
           printed={"csv": "sessions,actor,login,name,first,last,marks,"
                           "definition\r\n2,a,ann,Ann,2026-10-14T12:00:00.000Z,"
                           "2026-10-15T12:00:00.000Z,renamed,amau\r\n"},
           forms="json csv"),
    report("a group is by what the event says, not the target",
           "--definition amau --group-by actor.type", lines(
               grant("[%s]" % ANN), grant("[%s]" % ANN, ""),
               grant(kind="User", actor="a")), {
                   "group_by": "actor.type", "groups": [
                       group("text PublicClientApp 1 1 1"),
                       group("text User 1 1 1"), group("absent 1 1 1")]},
           forms="json text tsv csv"),
    report("a group by an id that is none", "--definition amau --group-by "
           "actor.id", raw('{"id":{},"type":"App"}', kind='"%s"' % GRANT,
                           more=',"target":[%s]' % ANN), {
               "group_by": "actor.id", "groups": [group("unusable 1 1 1")]}),

    damaged("a User's own token", 2, actor=',"type":"User"'),
    damaged("and with damage among his targets", 2, actor=',"type":"User"',
            more=',"target":[{"id":"a","type":"User","y":tru} 1]'),
    damaged("his type spelt with an escape", 1, actor=',"type":"\\u0055ser"'),
    damaged("of his types the last", 2, actor=',"type":"App","type":"User"'),
    damaged("of the application's too", 1, actor=',"type":"User","type":"App"',
            more=',"target":[%s]' % B),
    damaged("an application's", 1, actor=',"type":"App"',
            more=',"target":[%s]' % B),
    damaged("one by an actor without a type", 1, more=',"target":[%s]' % B),
    damaged("one that is nobody's", 1, actor=',"type":"App"'),
    damaged("a session by an application", 2, actor=',"type":"App"',
            event="user.session.start"),
    damaged("a session by an actor whose type is a number", 1,
            actor=',"type":7', event="user.session.start"),
    damaged("by one whose type is an object with damage", 1,
            actor=',"type":{"y":tru}', event="user.session.start"),
    damaged("a login with an escape that is none, which nobody asks for", 2,
            actor=',"type":"User","alternateId":"\\x"'),
    damaged("a type with an escape that is none", 1, actor=',"type":"\\x"',
            event="user.session.start"),
    report("damaged: an event of another type by an application",
           "-k --definition amau --group-by eventType",
           raw('{"id":"a","type":"App"}', kind='"x"', more=',"x":01'),
           {"group_by": "eventType", "groups": []}, forms="json"),
    report("damaged: by session an actor's type is not asked for",
           "-k --definition session --group-by eventType",
           raw('{"id":"a","type":7}', more=',"x":01'),
           {"group_by": "eventType",
            "groups": [group("text user.session.start 1 1 1")]}),
    compared("damage in the token of an application", [
        raw('{"id":"u","type":"App"}', kind='"%s"' % GRANT, more=',"x":01'),
        raw('{"id":"u","type":"User"}', kind='"%s"' % GRANT, more=',"x":01'),
        raw('{"id":"u","type":"App"}', kind='"%s"' % SSO, more=',"x":01'),
        raw('{"id":"u","type":7}', more=',"x":01'),
        raw('{"id":"u"}', more=',"x":01')],
             "1 1", "1 1", "2 1", "1 1", options="-k", status=3),
]

# What the JSON says was asked ------------------------------------------------

AMAU = ["user.session.start",
        "app.oauth2.as.authorize.implicit.access_token",
        "app.oauth2.as.authorize.implicit.id_token",
        "app.oauth2.as.token.grant.access_token",
        "app.oauth2.as.token.grant.id_token",
        "app.oauth2.as.token.grant.refresh_token",
        "app.oauth2.authorize.implicit.access_token",
        "app.oauth2.authorize.implicit.id_token",
        "app.oauth2.token.grant.access_token",
        "app.oauth2.token.grant.id_token",
        "app.oauth2.token.grant.refresh_token"]


def question(options, name, types, outcomes, known_users):
    return options, {"name": name, "event_types": types, "outcomes": outcomes,
                     "known_users": known_users}


SESSION = "session", ["user.session.start"], [], False
QUESTIONS = [
    question("", *SESSION), question("--definition session", *SESSION),
    question("--compare-definitions", *SESSION),
    question("--definition success", "success", ["user.session.start"],
             ["SUCCESS"], True),
    question("--definition amau", "amau", AMAU, ["SUCCESS"], True),
    question("--definition sso", "sso", [SSO], ["SUCCESS"], True),
    question("-e user.session.start", None, ["user.session.start"], [], False),
    question("-o SUCCESS -o ALLOW", None, ["user.session.start"],
             ["SUCCESS", "ALLOW"], False),
    question("-e x -e y -o z", None, ["x", "y"], ["z"], False)]

REFUSED = [words.split(" ") for words in [
    "--definition mau", "--definition ", "--definition Session",
    "--definition amau --definition amau", "--definition amau -e x",
    "--definition session -o SUCCESS", "--compare-definitions -e x",
    "--compare-definitions -o x", "--compare-definitions --definition session",
    "--compare-definitions -f tsv -l", "--compare-definitions -f csv -b day",
    "-f tsv --compare-definitions --group-by x"]]
