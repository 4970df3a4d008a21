"""mau-count --diff held to the oracle: two months of a stream, and a stream
beside another one.
"""

import json
import os
import subprocess

import oracle
import people
import streams
import times

MONTHS = ["2026-09", "2026-10", "2026-11", "2026-12", "2016-12"]
WINDOWS = {"-m", "-s", "-u"}           # with a value each
SIDES = ("before", "after")


def without_window(options):
    kept, words = [], iter(options)
    for word in words:
        if word in WINDOWS:
            next(words)
        elif word != "-a":
            kept.append(word)
    return kept


def row(before, after):
    """One that is in either list of actors, or in both."""
    shown = after or before
    return {"sessions_before": before["sessions"] if before else 0,
            "sessions_after": after["sessions"] if after else 0,
            "actor": shown["actor"], "login": shown["login"],
            "name": shown["name"], "unknown": shown["unknown"]}


def diff(sides):
    """The member "diff" of the JSON; a side is (name, since, until, sessions,
    repeats)."""
    told, rows = {}, []
    for side, (name, since, until, sessions, repeats) in zip(SIDES, sides):
        rows.append({one["actor"]: one for one in people.actors(
            sessions + repeats)})
        told[side] = {"name": name, "since": times.show_time(since),
                      "until": times.show_time(until),
                      "distinct_actors": len({s.actor for s in sessions}),
                      "sessions": len(sessions)}
    before, after = rows
    both = sorted(set(before) & set(after), key=people.memory)
    renamed = [actor for actor in both
               if None not in (before[actor]["login"], after[actor]["login"])
               and before[actor]["login"] != after[actor]["login"]]
    told.update(
        in_both=len(both),
        new=[row(None, after[actor]) for actor in sorted(
            set(after) - set(before), key=people.memory)],
        gone=[row(before[actor], None) for actor in sorted(
            set(before) - set(after), key=people.memory)],
        renamed=[dict(row(before[actor], after[actor]),
                      login_before=before[actor]["login"])
                 for actor in renamed])
    return told


def of_months(rng, data, options, path):
    """(words for the command line, what it has to say)."""
    names = rng.sample(MONTHS[:rng.choice([2, 3, 5])], 2)
    base = without_window(options)
    _, plan = oracle.parse_args(base + ["-a"])
    plan.sides = [times.month_window(name) for name in names]
    plan.list = True
    answer = oracle.count(data, plan)

    def inside(sessions, window):
        return [s for s in sessions if window[0] <= s.published < window[1]]

    sides = [(name, *window, inside(answer.sessions, window),
              inside(answer.repeats, window))
             for name, window in zip(names, plan.sides)]
    return base + ["--diff"] + names + [path], wanted(
        [answer], sides, plan)


def of_inputs(rng, data, options, path):
    other = streams.Stream(rng.random(), 0).data
    if rng.random() < .4:
        other += b"\n" + data
    base = without_window(options) if rng.random() < .7 else [
        word for word in options if word != "-a"]
    _, plan = oracle.parse_args(
        base if WINDOWS.intersection(base) else base + ["-a"])
    plan.list = True
    both = [(path, data), (path + ".other", other)]
    with open(both[1][0], "wb") as out:
        out.write(other)
    if rng.random() < .5:
        both.reverse()
    answers = [oracle.count(bytes_, plan) for _, bytes_ in both]
    sides = [(name, plan.since, plan.until, answer.sessions, answer.repeats)
             for (name, _), answer in zip(both, answers)]
    return base + ["--diff"] + [name for name, _ in both], wanted(
        answers, sides, plan)


def wanted(answers, sides, plan):
    statuses = [answer.status for answer in answers]
    if oracle.FAILED in statuses:
        return {"status": oracle.FAILED}
    books = {name: sum(answer.books[name] for answer in answers)
             for name in answers[0].books}
    actors = {s.actor for side in sides for s in side[3]}
    return {"status": max(statuses), "diff": diff(sides),
            "distinct_actors": len(actors), "sessions": books["counted"],
            "records": dict(books, read=sum(books.values())),
            "list": None, "top": None}


def compare(program, data, options, path, rng, way):
    """None, or (the way that failed, its options, what is wrong)."""
    make = rng.choice([of_months, of_inputs])
    words, told = make(rng, data, options, path)
    words += ["-f", "json"]
    done = subprocess.run([program] + way.options() + words, timeout=60,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, env=way.environment())
    got = {"status": done.returncode}
    if done.returncode != oracle.FAILED and done.stdout:
        report = json.loads(done.stdout)
        got.update((name, report.get(name)) for name in told
                   if name != "status")
    if os.path.exists(path + ".other") and got == told:
        os.remove(path + ".other")
    if got == told:
        return None
    wrong = ["%s: oracle %s, mau-count %s" % (name, told[name], got.get(name))
             for name in told if told[name] != got.get(name)]
    return way, words, "\n".join(wrong)
