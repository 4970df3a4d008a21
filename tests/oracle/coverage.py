"""What a log covers of a window, for oracle.py: by the definition, over every
second there is, with no thought of speed.  Times are exact integers, as those
of times.py.
"""

from times import DAY, HOUR, SECOND, day_number

KEPT = 90 * DAY            # how long Okta keeps its log,
KEPT_SLACK = 2 * DAY       # give or take
LATE = HOUR                # after which late events have arrived
DAYS_LISTED = 100
MONTHS_LISTED = 120


def written_between(files, seen, now):
    """When the log was written: (earliest or None, latest).

    files: the modification times of the regular files that were read; seen:
    the times of all events, inside the window and outside, or those of the
    first and the last.
    """
    earliest = None
    if seen and max(seen) <= now:
        earliest = max(seen)
    believed = [time for time in files if time <= now]
    if believed and (earliest is None or max(believed) >= earliest):
        return max(believed), max(believed)
    return earliest, now


def not_before(written, bound):
    """True, False, or None when it cannot be told."""
    earliest, latest = written
    if bound is None:
        return None
    if earliest is not None and earliest >= bound:
        return True
    return False if latest < bound else None


def whole_second(time):
    return time // SECOND * SECOND


def stretch_of(since, until, inside, latest):
    """(begin, end, last instant) that is examined, or None."""
    if not inside and (since is None or until is None):
        return None
    begin = whole_second(min(inside)) if since is None else since
    end = whole_second(max(inside)) if until is None else until
    end = min(end, latest)
    if inside and end <= max(inside):
        end = whole_second(max(inside))
    last = max([end - 1] + inside)
    return None if begin > last else (begin, end, last)


def empty_among(stretch, inside, length):
    """(how many there are, the numbers of those without an event)."""
    if stretch is None:
        return 0, []
    numbers = range(stretch[0] // length, stretch[2] // length + 1)
    full = {time // length for time in inside}
    return len(numbers), [n for n in numbers if n not in full]


def longest_silence(stretch, inside):
    """(since, until), or None."""
    if stretch is None:
        return None
    events = sorted({whole_second(time) for time in inside})
    points = [stretch[0]] + events + [stretch[1]]
    longest = None
    for since, until in zip(points, points[1:]):
        if until > since and (longest is None or
                              until - since > longest[1] - longest[0]):
            longest = since, until
    return longest


def date_of(day):
    """Of a day since 0000-01-01: (year, month, day)."""
    year = day // 366
    while day_number(year + 1, 1, 1) <= day:
        year += 1
    month = 1
    while month < 12 and day_number(year, month + 1, 1) <= day:
        month += 1
    return year, month, day - day_number(year, month, 1) + 1


def months_cut(since, until, seen, latest):
    horizon = latest - KEPT
    if since is None or since >= horizon:
        return []
    if seen and min(seen) < horizon - KEPT_SLACK:
        return []
    end = horizon if until is None else min(until, horizon)
    year, month, _ = date_of(since // DAY)
    last = date_of((end - 1) // DAY)[:2]
    months = []
    while (year, month) <= last:
        months.append(f"{year:04}-{month:02}")
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return months[:MONTHS_LISTED]


def coverage(published, since, until, files, now):
    """The member "coverage" of the JSON report, but with times as integers.

    published: the times of all events that have one; since, until: the
    window's bounds, or None; files: the modification times of the regular
    files that were read; now: when they had been.
    """
    inside = [time for time in published
              if (since is None or time >= since) and
              (until is None or time < until)]
    written = written_between(files, published, now)
    stretch = stretch_of(since, until, inside, written[1])
    hours, empty_hours = empty_among(stretch, inside, HOUR)
    days, empty_days = empty_among(stretch, inside, DAY)
    silence = longest_silence(stretch, inside)
    return {
        "first": min(inside, default=None),
        "last": max(inside, default=None),
        "hours": hours,
        "hours_without_events": len(empty_hours),
        "days": days,
        "days_without_events": len(empty_days),
        "empty_days": ["%04d-%02d-%02d" % date_of(day)
                       for day in empty_days[:DAYS_LISTED]],
        "longest_silence": silence and {
            "since": silence[0], "until": silence[1],
            "seconds": (silence[1] - silence[0]) // SECOND},
        "written": written[0],
        "window_over": not_before(written, until),
        "settled": not_before(written, until and until + LATE),
        "retention_cut": months_cut(since, until, published, written[1]),
    }
