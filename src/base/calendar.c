#include "calendar.h"

#define ERA_DAYS	INT64_C(146097)		/* 400 years */
#define EPOCH_DAYS	INT64_C(719468)		/* 0000-03-01 to 1970-01-01 */

/*
 * Years begin in March, so that the leap day comes last and the lengths of the
 * months before it follow one line, 30.6 days each.
 */
int64_t
calendar_day(int64_t year, int month, int day)
{
	int64_t era, yoe, doy;

	year -= month <= 2;
	era = calendar_floor(year, 400);
	yoe = year - era * 400;
	doy = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
	return era * ERA_DAYS + yoe * 365 + yoe / 4 - yoe / 100 + doy -
	    EPOCH_DAYS;
}

struct date
calendar_date(int64_t days)
{
	int64_t era, doe, yoe, doy, mp;
	struct date date;

	days += EPOCH_DAYS;
	era = calendar_floor(days, ERA_DAYS);
	doe = days - era * ERA_DAYS;
	yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	mp = (5 * doy + 2) / 153;
	date.day = (int)(doy - (153 * mp + 2) / 5 + 1);
	date.month = (int)(mp < 10 ? mp + 3 : mp - 9);
	date.year = yoe + era * 400 + (date.month <= 2);
	return date;
}

int64_t
calendar_day_of(int64_t sec)
{
	return calendar_floor(sec, DAY_SECONDS);
}

static int
days_in_month(int year, int month)
{
	static const unsigned char days[] = { 31, 28, 31, 30, 31, 30, 31, 31,
	    30, 31, 30, 31 };
	int leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return month == 2 ? 28 + leap : days[month - 1];
}

int
calendar_has(int year, int month, int day)
{
	/* Every month has 28 days; most dates need no more than that. */
	return month >= 1 && month <= 12 && day >= 1 &&
	    (day <= 28 || day <= days_in_month(year, month));
}
