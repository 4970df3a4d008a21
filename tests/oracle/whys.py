"""mau-count --why held to the oracle: what became of one actor's events."""

import json

import definitions
import oracle
import people
import times
from members import has_lone_surrogate, text_of
from words import ACTORS, LOGINS

VERDICTS = ["counted", "other_event_type", "other_outcome", "outside_window",
            "no_user", "duplicate", "rejected"]


def whole(text):
    return None if text is None or has_lone_surrogate(text) else text


def person_of(event, options):
    """(id, login) of the user it was done for, or None; as far as that can be
    told.  Only where a definition counts persons it matters."""
    for one in options.asked():
        if text_of(event, "eventType") in one.for_persons and (
                text_of(event, "actor", "type") != definitions.USER):
            some = definitions.users(event.get("target"))
            ids = {text_of(user, "id") for user in some}
            if not some:
                return None
            return (whole(text_of(some[0], "id")) if len(ids) == 1 else None,
                    whole(text_of(some[0], "alternateId")), len(ids) > 1)
    return None


def concern(event, place, who, options):
    """(id, login, verdict) if the event is of that actor."""
    actor = (whole(text_of(event, "actor", "id")),
             whole(text_of(event, "actor", "alternateId")))
    person = person_of(event, options)
    if who in actor:
        if place in ("counted", "duplicate") and person:
            place = "no_user"
        return actor + (place,)
    if person and who in person[:2]:
        return person[:2] + (place,)
    return None


def rows(answer, data, who, options):
    """The member "why" of the JSON, but for the input."""
    found = {}
    for event, start, place in answer.judged:
        told = concern(event, place, who, options)
        if told is None:
            continue
        actor, login, place = told
        text = text_of(event, "published")
        when = None if text is None else times.parse_time(
            text, options.assume_utc)
        row = found.setdefault((actor, place), {
            "actor": actor, "login": None, "verdict": place, "events": 0,
            "first": None, "last": None})
        if row["events"] == 0 or (when is not None and (
                row["first"] is None or when < row["first"])):
            row.update(first=when, byte=start,
                       line=data.count(b"\n", 0, start) + 1)
        if when is not None:
            row["last"] = when if row["last"] is None else max(
                row["last"], when)
        row["events"] += 1
        if row["login"] is None:
            row["login"] = login
    told = sorted(found.values(), key=lambda row: (
        row["actor"] is not None, people.memory(row["actor"] or ""),
        VERDICTS.index(row["verdict"])))
    for row in told:
        row.update(first=times.show_time(row["first"]),
                   last=times.show_time(row["last"]))
    return told


def compare(program, data, options, path, rng, way, ask):
    """None, or (the way that failed, its options, what is wrong); ask runs the
    program."""
    who = rng.choice(ACTORS[:8] + LOGINS[:5] + ["unknown", "00uTEST01"])
    options = options + ["--why", who]
    _, plan = oracle.parse_args(options)
    answer = oracle.count(data, plan)
    # Of what is no event nobody knows whose it is.
    if not who or answer.judged is None:
        return None
    wanted = {"status": answer.status}
    if answer.status != oracle.FAILED:
        wanted.update(why=rows(answer, data, who, plan),
                      sessions=answer.books["counted"])
    words = options + ["-f", "json"]
    status, out, _ = ask(program, words, path, way)
    got = {"status": status}
    if status != oracle.FAILED and out:
        report = json.loads(out)
        got.update(sessions=report["sessions"], why=[
            {name: value for name, value in row.items() if name != "input"}
            for row in report["why"]])
    if got == wanted:
        return None
    return way, words, "\n".join(
        "%s: oracle %s, mau-count %s" % (name, wanted.get(name),
                                         got.get(name))
        for name in ("status", "sessions", "why")
        if wanted.get(name) != got.get(name))
