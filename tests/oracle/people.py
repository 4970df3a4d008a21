"""The reports about actors, --top, --bottom and --list, and about groups of
them, --group-by, as oracle.py needs them: rows as the JSON has them, of the
sessions counted.
"""

from collections import namedtuple

from members import has_lone_surrogate, text_of
from times import show_time

# published is an instant, actor a string, event the event itself; who is what
# of it describes the actor.
# repeated: it is the same event again, and only describes the actor.
Session = namedtuple("Session",
                     "published actor succeeded event who repeated")

# Actors -------------------------------------------------------------------

NOBODY = "unknown"         # the id of logins that no user has


def memory(text):
    """What strings are ordered by: the bytes of their UTF-8."""
    return text.encode("utf-8")


def detail(session, name):
    """A member of the actor that describes him, or None."""
    text = text_of(session.who, name)
    return None if text is None or has_lone_surrogate(text) else text


def login_of(session):
    return detail(session, "alternateId")


def rank(session):
    """The greatest of an actor's sessions describes him: the last one of those
    that have a login, or of all.  Equal times leave it to the strings."""
    def some(text):
        return (0, b"") if text is None else (1, memory(text))

    login = some(login_of(session))
    return (login[0], session.published, login[1]) + some(
        detail(session, "displayName")) + some(detail(session, "type"))


def describe(actor, sessions):
    """The row of one actor."""
    known = actor != NOBODY
    last = max(sessions, key=rank)
    logins = {login_of(s) for s in sessions} - {None}
    sessions = [s for s in sessions if not s.repeated]
    times = [s.published for s in sessions]
    return {"actor": actor,
            "login": login_of(last) if known else None,
            "name": detail(last, "displayName") if known else None,
            "type": detail(last, "type") if known else None,
            "sessions": len(sessions),
            "first_seen": show_time(min(times)),
            "last_seen": show_time(max(times)),
            "renamed": known and len(logins) > 1,
            "unknown": not known}


def actors(sessions):
    """The rows of --list."""
    theirs = {}
    for session in sessions:
        theirs.setdefault(session.actor, []).append(session)
    return [describe(actor, theirs[actor])
            for actor in sorted(theirs, key=memory)]


def top(rows, number):
    """Of the rows of --list those of --top."""
    return sorted(rows, key=lambda row: (-row["sessions"], memory(
        row["actor"])))[:number]


def bottom(rows, number):
    return sorted(rows, key=lambda row: (row["sessions"], memory(
        row["actor"])))[:number]


def marks(row):
    """The last cell of an actor's row in a table."""
    if row["unknown"]:
        return "unknown"
    words = ["renamed"] if row["renamed"] else []
    if row["type"] != "User":
        words.append("type=" + (row["type"] or ""))
    return " ".join(words)


# Groups -------------------------------------------------------------------

KINDS = ["text", "absent", "unusable"]
# What is a string, or as good as absent: below them there is nothing.
READ = [("eventType",), ("published",), ("uuid",), ("outcome", "result"),
        ("actor", "id"), ("actor", "alternateId"), ("actor", "displayName"),
        ("actor", "type")]
WRAPPERS = ["detail", "event", "data", "payload"]


def parse_field(text):
    """A FIELD as a path; ValueError if it cannot be asked for."""
    path = tuple(text.split("."))
    if "" in path or len(path) > 8 or len(text.encode()) > 256:
        raise ValueError("no path")
    if path in (("actor",), ("outcome",)) or path[0] in WRAPPERS or (
            path[0] == "target"):
        raise ValueError("no field of an event")
    return path


def leads_nowhere(path):
    """Is it below what is a string?"""
    return any(path[:len(read)] == read != path for read in READ)


def value_of(event, path):
    """(kind, text or None) of what stands at path."""
    if leads_nowhere(path):
        return "absent", None
    value = event
    for name in path:
        if not isinstance(value, dict):
            return "absent", None
        value = value.get(name)
    if value is None:
        return "absent", None
    if value is True or value is False:
        return "text", "true" if value else "false"
    if isinstance(value, str) and not has_lone_surrogate(value):
        return "text", str(value)          # a number is one too
    return "unusable", None


def groups(sessions, path):
    """The rows of --group-by."""
    inside = {}
    for session in sessions:
        inside.setdefault(value_of(session.event, path), []).append(session)
    rows = [{"value": text, "kind": kind, "sessions": len(some),
             "distinct_actors": len({s.actor for s in some}),
             "distinct_actors_success": len({s.actor for s in some
                                             if s.succeeded})}
            for (kind, text), some in inside.items()]
    return sorted(rows, key=lambda row: (
        -row["distinct_actors"], -row["sessions"], KINDS.index(row["kind"]),
        memory(row["value"] or "")))
