/*
 * Hours, days, weeks and months: each instant lies in one, and the next begins
 * where it ends.
 */
#include "base/period.h"

#include "unit.h"
#include "when.h"

/* What they are called; weeks by ISO 8601, near the ends of years. */
static const struct {
	enum period	 kind;
	const char	*at, *name, *start;
} named[] = {
	{ PERIOD_HOUR, "2026-10-05T13:59:59.999999999Z", "2026-10-05T13Z",
	    "2026-10-05T13:00:00Z" },
	{ PERIOD_HOUR, "2026-10-05T14:00:00Z", "2026-10-05T14Z",
	    "2026-10-05T14:00:00Z" },
	{ PERIOD_HOUR, "1969-12-31T23:30:00Z", "1969-12-31T23Z",
	    "1969-12-31T23:00:00Z" },
	{ PERIOD_HOUR, "2026-03-29T02:30:00+02:00", "2026-03-29T00Z",
	    "2026-03-29T00:00:00Z" },
	{ PERIOD_DAY, "2024-02-29T12:00:00Z", "2024-02-29",
	    "2024-02-29T00:00:00Z" },
	{ PERIOD_DAY, "2024-02-29T23:30:00-01:00", "2024-03-01",
	    "2024-03-01T00:00:00Z" },
	{ PERIOD_DAY, "1969-12-31T23:59:59.5Z", "1969-12-31",
	    "1969-12-31T00:00:00Z" },
	{ PERIOD_MONTH, "2026-12-31T23:59:60Z", "2026-12",
	    "2026-12-01T00:00:00Z" },
	{ PERIOD_MONTH, "2027-01-01T00:00:00Z", "2027-01",
	    "2027-01-01T00:00:00Z" },
	{ PERIOD_WEEK, "1970-01-01T00:00:00Z", "1970-W01",
	    "1969-12-29T00:00:00Z" },
	{ PERIOD_WEEK, "1969-12-28T23:59:59Z", "1969-W52",
	    "1969-12-22T00:00:00Z" },
	{ PERIOD_WEEK, "2026-10-05T00:00:00Z", "2026-W41",
	    "2026-10-05T00:00:00Z" },
	{ PERIOD_WEEK, "2026-10-04T23:59:59.999Z", "2026-W40",
	    "2026-09-28T00:00:00Z" },
	{ PERIOD_WEEK, "2020-12-31T00:00:00Z", "2020-W53",
	    "2020-12-28T00:00:00Z" },
	{ PERIOD_WEEK, "2021-01-03T23:59:59Z", "2020-W53",
	    "2020-12-28T00:00:00Z" },
	{ PERIOD_WEEK, "2021-01-04T00:00:00Z", "2021-W01",
	    "2021-01-04T00:00:00Z" },
	{ PERIOD_WEEK, "2026-12-31T00:00:00Z", "2026-W53",
	    "2026-12-28T00:00:00Z" },
	{ PERIOD_WEEK, "2024-12-30T00:00:00Z", "2025-W01",
	    "2024-12-30T00:00:00Z" },
	{ PERIOD_WEEK, "2022-01-01T00:00:00Z", "2021-W52",
	    "2021-12-27T00:00:00Z" },
	{ PERIOD_WEEK, "0000-01-01T00:00:00Z", "-0001-W52",
	    "0000-01-01T00:00:00Z" },
};

START_TEST(periods_have_names)
{
	enum period kind = named[_i].kind;
	period_index index = period_of(kind, when(named[_i].at));
	char text[PERIOD_TEXT];

	ck_assert_str_eq(period_format(kind, index, text), named[_i].name);
	/* There is no text for what is before the year 0. */
	if (named[_i].name[0] != '-')
		ck_assert_int_eq(instant_cmp(period_start(kind, index),
		    when(named[_i].start)), 0);
}
END_TEST

/* For 40 years: the last instant before a begin is of the one before. */
START_TEST(the_next_begins_where_one_ends)
{
	enum period kind = (enum period)_i;
	period_index i, first = period_of(kind,
	    when("1960-01-01T00:00:00Z"));
	period_index last = period_of(kind, when("2000-01-01T00:00:00Z"));
	struct instant start, before;

	for (i = first; i <= last; i++) {
		start = period_start(kind, i);
		before = (struct instant){ start.sec - 1, 999999999 };
		if (period_of(kind, start) != i ||
		    period_of(kind, before) != i - 1)
			ck_abort_msg("%s %lld", period_name(kind),
			    (long long)i);
	}
}
END_TEST

/* Every day of 40 years is in one week of its year, numbered without gap. */
START_TEST(weeks_are_counted_within_their_year)
{
	period_index i, first = period_of(PERIOD_WEEK,
	    when("1990-01-10T00:00:00Z"));
	char text[PERIOD_TEXT], before[PERIOD_TEXT];
	int week, week_before;

	for (i = first; i < first + 40 * 52; i++) {
		period_format(PERIOD_WEEK, i - 1, before);
		period_format(PERIOD_WEEK, i, text);
		week = atoi(text + strlen("1990-W"));
		week_before = atoi(before + strlen("1990-W"));
		if (strncmp(text, before, 4) == 0)
			ck_assert_int_eq(week, week_before + 1);
		else
			ck_assert(week == 1 && week_before >= 52 &&
			    atoi(text) == atoi(before) + 1);
	}
}
END_TEST

START_TEST(kinds_have_names)
{
	int kind;

	for (kind = PERIOD_HOUR; kind <= PERIOD_MONTH; kind++)
		ck_assert_int_eq(period_named(period_name(
		    (enum period)kind)), kind);
	ck_assert_int_eq(period_named("none"), PERIOD_NONE);
	ck_assert_int_eq(period_named("year"), PERIOD_NONE);
	ck_assert_int_eq(period_named(""), PERIOD_NONE);
}
END_TEST

static Suite *
period_suite(void)
{
	Suite *suite = suite_create("period");
	TCase *tc = tcase_create("period");

	tcase_add_loop_test(tc, periods_have_names, 0,
	    sizeof named / sizeof named[0]);
	tcase_add_loop_test(tc, the_next_begins_where_one_ends, PERIOD_HOUR,
	    PERIOD_MONTH + 1);
	tcase_add_test(tc, weeks_are_counted_within_their_year);
	tcase_add_test(tc, kinds_have_names);
	suite_add_tcase(suite, tc);
	return suite;
}

UNIT_MAIN(period_suite)
