"""Logs of an invented org, the same on every run."""

import calendar
import json
import random

NAMES = ["Ann Lee", "Ben Baker", "Cid Paz", "Dee Ito", "Eve Kim", "Zo\u00eb Ek"]
EVILS = ["<script>document.title='x'</script>", "</td></table><h1>x",
         "\" onload=\"alert(1)", "<img src=x onerror=alert(1)>",
         "</style><style>*{display:none}", "\u202etxet desrever", "\u2066x",
         "\u0000\u0007\u001b[31m", "<svg/onload=alert(1)>", "&lt;b&gt;",
         "<iframe src=https://example.com>", "\u05d0\u05d1\u05d2 \u0645\u0631",
         "W" * 300, "a " * 200, "\U0001f600" * 40]
COUNTRIES = ["Germany", "Germany", "Germany", "France", "Spain", "Japan", None]


def event(rng, number, at, name, outcome):
    return json.dumps({
        "uuid": "%032x" % rng.getrandbits(128),
        "eventType": "user.session.start", "published": at,
        "actor": {"id": "00uTEST%05d" % number, "type": "User",
                  "alternateId": "user%d@example.com" % number,
                  "displayName": name},
        "client": {"geographicalContext": {
            "country": rng.choice(COUNTRIES)}},
        "outcome": {"result": outcome}})


def month(rng, year, number, people, share=1.0):
    """The sign-ins of a month: fewer at weekends, none on the 14th."""
    days = calendar.monthrange(year, number)[1]
    for day in range(1, days + 1):
        busy = calendar.weekday(year, number, day) < 5
        sessions = int((70 if busy else 12) * share * (.7 + .6 * rng.random()))
        for _ in range(0 if day == 14 else sessions):
            who = int(people * rng.random() ** 1.5)
            hour = min(23, max(0, int(rng.gauss(11, 3))))
            yield event(
                rng, who, "%04d-%02d-%02dT%02d:%02d:%02d.000Z" % (
                    year, number, day, hour, rng.randrange(60),
                    rng.randrange(60)),
                NAMES[who] if who < len(NAMES) else "User %d" % who,
                "FAILURE" if rng.random() < .06 else "SUCCESS")


def one_month():
    rng = random.Random("month")
    return "".join(line + "\n" for line in month(rng, 2026, 10, 420))


def two_months():
    rng = random.Random("two")
    return "".join(line + "\n" for number, people in ((9, 60), (10, 70))
                   for line in month(rng, 2026, number, people, .1))


def two_years():
    rng = random.Random("years")
    return "".join(line + "\n" for year in (2025, 2026)
                   for number in range(1, 13)
                   for line in month(rng, year, number, 300, .3))


def attack():
    rng = random.Random("attack")
    lines = []
    for number, evil in enumerate(EVILS):
        for name in evil, "x":
            one = json.loads(event(rng, number, "2026-10-%02dT08:00:00.000Z" %
                                   (number % 28 + 1), name, "SUCCESS"))
            one["actor"]["id"] = evil
            one["actor"]["alternateId"] = evil + name
            one["client"]["geographicalContext"]["country"] = evil
            lines.append(json.dumps(one) + "\n")
    return "".join(lines)
