"""Times, and the periods of the calendar, as oracle.py needs them: a time is
an exact integer, and all arithmetic is on days, since Python's datetime has
neither a year 0 nor nanoseconds.
"""

import functools
import re

# Times --------------------------------------------------------------------

SECOND = 10 ** 9           # instants are nanoseconds since 0000-01-01T00:00Z
HOUR = 3600 * SECOND
DAY = 24 * HOUR
RFC3339 = re.compile(
    "([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt ]"
    "([0-9]{2}):([0-9]{2}):([0-9]{2})(?:[.]([0-9]{1,9}))?"
    "(?:([Zz])|([+-])([0-9]{2}):([0-9]{2}))?")


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year, month):
    if month == 2:
        return 29 if is_leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def day_number(year, month, day):
    """Days since 0000-01-01; year 0 is a leap year of this calendar."""
    days = 365 * year + (year + 3) // 4 - (year + 99) // 100
    days += (year + 399) // 400
    days += sum(days_in_month(year, m) for m in range(1, month))
    return days + day - 1


def parse_time(text, assume_utc=False):
    """The instant, or None when text is not a time that can be used."""
    match = RFC3339.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second = map(int, match.groups()[:6])
    fraction, zulu, sign, zone_hour, zone_minute = match.groups()[6:]
    if not 1 <= month <= 12 or not 1 <= day <= days_in_month(year, month):
        return None
    if hour > 23 or minute > 59 or second > 60:
        return None
    if sign is None:
        if zulu is None and not assume_utc:
            return None
        zone = 0
    else:
        if int(zone_hour) > 23 or int(zone_minute) > 59:
            return None
        zone = int(zone_hour) * 60 + int(zone_minute)
        if sign == "-":
            zone = -zone
    minutes = day_number(year, month, day) * 1440 + hour * 60 + minute - zone
    if not 0 <= minutes < day_number(10000, 1, 1) * 1440:
        return None
    if second == 60:
        # A leap second ends a UTC month, and belongs to the minute it ends.
        next_day = split_day((minutes + 1) // 1440)
        if (minutes + 1) % 1440 != 0 or next_day[2] != 1:
            return None
        return (minutes * 60 + 60) * SECOND - 1
    nanos = int((fraction or "").ljust(9, "0"))
    return (minutes * 60 + second) * SECOND + nanos


@functools.lru_cache(None)      # --by hour asks for each day often
def split_day(number):
    """The inverse of day_number(), by looking."""
    year = number // 366
    while day_number(year + 1, 1, 1) <= number:
        year += 1
    month = 1
    while month < 12 and day_number(year, month + 1, 1) <= number:
        month += 1
    return year, month, number - day_number(year, month, 1) + 1


def show_year(year):
    """Four digits; the first week of year 0 begins before it."""
    return "%s%04d" % ("-" if year < 0 else "", abs(year))


def show_time(instant):
    """As mau-count writes a time: three digits, or nine where they matter."""
    if instant is None:
        return None
    year, month, day = split_day(instant // DAY)
    second, nanos = divmod(instant % DAY, SECOND)
    fraction = "%09d" % nanos
    if fraction.endswith("000000"):
        fraction = fraction[:3]
    return "%s-%02d-%02dT%02d:%02d:%02d.%sZ" % (
        show_year(year), month, day, second // 3600, second // 60 % 60,
        second % 60, fraction)


def month_window(text):
    year, month = int(text[:4]), int(text[5:])
    since = day_number(year, month, 1) * DAY
    return since, since + days_in_month(year, month) * DAY


def parse_bound(text):
    """A --since or --until: a time, or a day (its midnight, UTC)."""
    if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        text += "T00:00:00Z"
    return parse_time(text)


# Periods ------------------------------------------------------------------

KINDS = "hour", "day", "week", "month"
SOME_MONDAY = day_number(2026, 10, 5)


def period_at(kind, instant):
    """(name, first instant, the one behind the last) of its period."""
    day = instant // DAY
    year, month, of_month = split_day(day)
    if kind == "month":
        name = "%04d-%02d" % (year, month)
        return (name,) + month_window(name)
    if kind == "week":
        monday = day - (day - SOME_MONDAY) % 7
        year = split_day(monday + 3)[0]
        week = (monday + 3 - day_number(year, 1, 1)) // 7 + 1
        return "%s-W%02d" % (show_year(year), week), monday * DAY, (
            monday + 7) * DAY
    name = "%04d-%02d-%02d" % (year, month, of_month)
    if kind == "day":
        return name, day * DAY, (day + 1) * DAY
    hour = instant // HOUR
    return "%sT%02dZ" % (name, hour % 24), hour * HOUR, (hour + 1) * HOUR
