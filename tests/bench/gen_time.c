#include "gen_time.h"

#include <stdbool.h>

#include "gen_text.h"

#define DAY_MS	(24 * GEN_HOUR_MS)

static bool
is_leap(int year)
{
	return ((year % 4 == 0 && year % 100 != 0) || year % 400 == 0);
}

static int
days_in_month(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31,
	    30, 31 };

	return (days[month - 1] + (month == 2 && is_leap(year)));
}

/* Days from 1970-01-01 to the first of January. */
static int64_t
days_to_year(int year)
{
	int64_t before = year - 1;

	return (365 * (int64_t)(year - 1970) +
	    (before / 4 - before / 100 + before / 400) -
	    (1969 / 4 - 1969 / 100 + 1969 / 400));
}

int64_t
gen_time_month_ms(int year, int month)
{
	int64_t days;

	if (month == 13)
		return (gen_time_month_ms(year + 1, 1));
	days = days_to_year(year);
	for (int m = 1; m < month; m++)
		days += days_in_month(year, m);
	return (days * DAY_MS);
}

void
gen_time_put(int64_t ms, struct gen_text *out)
{
	int64_t day = ms / DAY_MS;
	int64_t rest = ms % DAY_MS;
	int year, month = 1;

	if (rest < 0) {
		rest += DAY_MS;
		day--;
	}
	/* Leap days make this guess too high, never too low. */
	year = 1970 + (int)(day / 365);
	while (days_to_year(year) > day)
		year--;
	day -= days_to_year(year);
	while (day >= days_in_month(year, month))
		day -= days_in_month(year, month++);

	gen_text_number(out, (uint64_t)year, 4);
	gen_text_str(out, "-");
	gen_text_number(out, (uint64_t)month, 2);
	gen_text_str(out, "-");
	gen_text_number(out, (uint64_t)day + 1, 2);
	gen_text_str(out, "T");
	gen_text_number(out, (uint64_t)(rest / GEN_HOUR_MS), 2);
	gen_text_str(out, ":");
	gen_text_number(out, (uint64_t)(rest / 60000 % 60), 2);
	gen_text_str(out, ":");
	gen_text_number(out, (uint64_t)(rest / 1000 % 60), 2);
	gen_text_str(out, ".");
	gen_text_number(out, (uint64_t)(rest % 1000), 3);
	gen_text_str(out, "Z");
}
