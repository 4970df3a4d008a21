/*
 * base/instant.h - RFC 3339 text <-> a point in time, exact to the nanosecond.
 * UTC only: no time zone database, no locale, no daylight saving.
 */
#ifndef BASE_INSTANT_H
#define BASE_INSTANT_H

#include <stddef.h>
#include <stdint.h>

#include "span.h"

struct instant {
	int64_t	sec;		/* since 1970-01-01T00:00:00Z, leap-free */
	int32_t	ns;		/* 0 to 999999999 */
};

/* A calendar month of the proleptic Gregorian calendar, counted from year 0:
 * year * 12 + (month - 1).  The next month is one more, in December too. */
typedef int32_t month_index;

enum instant_status {
	INSTANT_OK,
	INSTANT_MALFORMED,	/* not the form described below */
	INSTANT_IMPOSSIBLE,	/* the form, but no such day or time */
	INSTANT_NO_ZONE		/* all of it but Z or an offset */
};

enum instant_zone { INSTANT_ZONE_REQUIRED, INSTANT_ZONE_OR_UTC };

/* Room for any text instant_format() writes, NUL included. */
#define INSTANT_TEXT	48
/* The same for month_format(). */
#define MONTH_TEXT	16

/*
 * Read a whole RFC 3339 date-time: "T", "t" or a space between date and time,
 * 0 to 9 digits of a second's fraction, then "Z", "z" or an offset.  With
 * INSTANT_ZONE_OR_UTC a missing zone means UTC.
 *
 * A leap second (":60") belongs to the minute it ends, and is the last
 * nanosecond of it here.  It can only stand where UTC puts one: at 23:59:60
 * UTC on the last day of a month (ITU-R TF.460-6, RFC 3339 section 5.7).
 *
 * In UTC too the year is one from 0000 to 9999; else it is IMPOSSIBLE.
 *
 * *at is set for INSTANT_OK only.
 */
enum instant_status instant_parse(struct span text, enum instant_zone zone,
    struct instant *at);

/*
 * Read the one form the System Log API writes, 2026-10-05T12:34:56.789Z, as
 * instant_parse() does, and quickly.  1: done.  0: it is not of that form, or
 * a leap second, or no such time: instant_parse() knows.
 */
int instant_parse_api(struct span text, struct instant *at);

/* Read YYYY-MM-DD as midnight UTC; MALFORMED or IMPOSSIBLE otherwise. */
enum instant_status instant_parse_date(struct span text, struct instant *at);

/* Read YYYY-MM; MALFORMED or IMPOSSIBLE otherwise. */
enum instant_status month_parse(struct span text, month_index *month);

/* What is wrong, in words that follow "is" or a colon; "" for INSTANT_OK. */
const char *instant_complaint(enum instant_status status);

/* <0, 0, >0 as a is before, at or after b. */
static inline int
instant_cmp(struct instant a, struct instant b)
{
	if (a.sec != b.sec)
		return a.sec < b.sec ? -1 : 1;
	return (a.ns > b.ns) - (a.ns < b.ns);
}

/*
 * Write "2026-10-01T00:00:00.000Z": three digits of a fraction, as Okta does,
 * or nine when the instant has more.  Returns text.
 */
char *instant_format(struct instant at, char text[INSTANT_TEXT]);

/* Write "2026-10"; returns text. */
char *month_format(month_index month, char text[MONTH_TEXT]);

month_index instant_month(struct instant at);
struct instant month_start(month_index month);

#endif
