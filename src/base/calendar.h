/*
 * base/calendar.h - days, and the dates of the proleptic Gregorian calendar
 * they have.
 */
#ifndef BASE_CALENDAR_H
#define BASE_CALENDAR_H

#include <stdint.h>

#define DAY_SECONDS	INT64_C(86400)

struct date {
	int64_t	year;
	int	month, day;	/* from 1 */
};

/* Days from 1970-01-01 to that date, which exists. */
int64_t calendar_day(int64_t year, int month, int day);

/* The reverse. */
struct date calendar_date(int64_t days);

/* n / by, rounded down below 0 as above; by is positive. */
static inline int64_t
calendar_floor(int64_t n, int64_t by)
{
	return (n >= 0 ? n : n - (by - 1)) / by;
}

/* Which day a second since 1970-01-01T00:00:00Z lies in. */
int64_t calendar_day_of(int64_t sec);

/* Is there such a date?  year is not negative. */
int calendar_has(int year, int month, int day);

#endif
