/*
 * Half-open stretches of time: neighbours meet without gap and overlap.
 */
#include "base/window.h"

#include "unit.h"
#include "when.h"

/* NULL: open on that side. */
static struct window
between(const char *since, const char *until)
{
	struct window window = { .has_since = since != NULL,
	    .has_until = until != NULL };

	if (since != NULL)
		window.since = when(since);
	if (until != NULL)
		window.until = when(until);
	return window;
}

#define OCT	"2026-10-01T00:00:00Z"
#define NOV	"2026-11-01T00:00:00Z"

static const struct {
	const char	*since, *until, *at;
	int		 place;
} places[] = {
	{ OCT, NOV, "2026-09-30T23:59:59.999999999Z", -1 },
	{ OCT, NOV, "2026-09-30T23:59:60Z", -1 },
	{ OCT, NOV, "2026-10-01T00:00:00Z", 0 },
	{ OCT, NOV, "2026-10-01T00:00:00.000000001Z", 0 },
	{ OCT, NOV, "2026-10-31T23:59:59.999999999Z", 0 },
	{ OCT, NOV, "2026-10-31T23:59:60Z", 0 },
	{ OCT, NOV, "2026-11-01T00:00:00Z", 1 },
	{ OCT, NOV, "2026-11-01T00:59:59.999+01:00", 0 },
	{ OCT, NOV, "2026-10-31T23:00:00-01:00", 1 },
	{ OCT, NOV, "0000-01-01T00:00:00Z", -1 },
	{ OCT, NOV, "9999-12-31T00:00:00Z", 1 },
	{ OCT, NULL, "2026-09-30T23:59:59.999Z", -1 },
	{ OCT, NULL, OCT, 0 },
	{ OCT, NULL, "9999-12-31T00:00:00Z", 0 },
	{ NULL, NOV, "0000-01-01T00:00:00Z", 0 },
	{ NULL, NOV, "2026-10-31T23:59:59.999Z", 0 },
	{ NULL, NOV, NOV, 1 },
	{ NULL, NULL, OCT, 0 },
	{ NULL, NULL, "0000-01-01T00:00:00Z", 0 },
	{ "2026-10-01T00:00:00.5Z", "2026-10-01T00:00:00.500000001Z",
	    "2026-10-01T00:00:00.5Z", 0 },
	{ "2026-10-01T00:00:00.5Z", "2026-10-01T00:00:00.500000001Z",
	    "2026-10-01T00:00:00.500000001Z", 1 },
	{ "2026-10-01T00:00:00.5Z", "2026-10-01T00:00:00.500000001Z",
	    "2026-10-01T00:00:00.499999999Z", -1 },
};

START_TEST(every_instant_has_its_place)
{
	struct window window = between(places[_i].since, places[_i].until);
	int place = window_place(&window, when(places[_i].at));

	ck_assert_int_eq((place > 0) - (place < 0), places[_i].place);
}
END_TEST

/* An instant is in one month: on both sides of each border, over 500 years. */
START_TEST(months_meet)
{
	month_index month;
	struct window here, next;
	struct instant last;

	for (month = 1800 * 12; month < 2300 * 12; month++) {
		here = window_of_month(month);
		next = window_of_month(month + 1);
		last = (struct instant){ next.since.sec - 1, 999999999 };
		if (!here.has_since || !here.has_until ||
		    instant_cmp(here.until, next.since) != 0 ||
		    window_place(&here, here.since) != 0 ||
		    window_place(&here, last) != 0 ||
		    window_place(&here, next.since) <= 0 ||
		    window_place(&next, last) >= 0)
			ck_abort_msg("month %d", (int)month);
	}
}
END_TEST

static const struct {
	const char	*text, *since, *until;
} months[] = {
	{ "2026-10", OCT, NOV },
	{ "2026-12", "2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z" },
	{ "2024-02", "2024-02-01T00:00:00Z", "2024-03-01T00:00:00Z" },
	{ "0000-01", "0000-01-01T00:00:00Z", "0000-02-01T00:00:00Z" },
	{ "1969-12", "1969-12-01T00:00:00Z", "1970-01-01T00:00:00Z" },
};

START_TEST(months_are_read)
{
	struct fault why = unit_no_fault();
	struct window window, want;
	char text[WINDOW_TEXT];

	want = between(months[_i].since, months[_i].until);
	ck_assert_int_eq(window_parse_month(months[_i].text, &window, &why),
	    0);
	ck_assert(window.has_since && window.has_until);
	ck_assert_int_eq(instant_cmp(window.since, want.since), 0);
	ck_assert_int_eq(instant_cmp(window.until, want.until), 0);
	ck_assert_int_eq(window_check(&window, &why), 0);
	ck_assert_str_eq(window_format(&window, text), months[_i].text);
}
END_TEST

static const char *const not_months[] = {
	"", "2026", "2026-1", "2026-13", "2026-00", "2026-10-01", "10/2026",
	"202610", "october", "2026-10 ", " 2026-10", "-2026-10",
};

START_TEST(what_is_no_month_is_refused)
{
	struct fault why = unit_no_fault();
	struct window window = { .since.sec = 99 };

	ck_assert_int_eq(window_parse_month(not_months[_i], &window, &why),
	    -1);
	unit_expect_fault(&why, FAULT_USAGE, "is not a month");
	unit_expect_fault(&why, FAULT_USAGE, not_months[_i]);
	ck_assert_int_eq(window.since.sec, 99);
}
END_TEST

static const struct {
	const char	*text, *want;
} bounds[] = {
	{ "2026-10-01", OCT },
	{ "0000-02-29", "0000-02-29T00:00:00Z" },
	{ "2026-10-01T08:30:00Z", "2026-10-01T08:30:00Z" },
	{ "2026-10-01t08:30:00.5+02:00", "2026-10-01T06:30:00.5Z" },
	{ "2026-10-01 08:30:00z", "2026-10-01T08:30:00Z" },
};

START_TEST(bounds_are_read)
{
	struct fault why = unit_no_fault();
	struct instant bound;

	ck_assert_int_eq(window_parse_bound(bounds[_i].text, &bound, &why),
	    0);
	ck_assert_int_eq(instant_cmp(bound, when(bounds[_i].want)), 0);
}
END_TEST

static const struct {
	const char	*text, *complaint;
} not_bounds[] = {
	{ "", "not an RFC 3339 time" },
	{ "2026-10", "not an RFC 3339 time" },
	{ "yesterday", "not an RFC 3339 time" },
	{ "2026-10-01T08:30Z", "not an RFC 3339 time" },
	{ "2026-09-31", "no such date" },
	{ "2026-09-31T00:00:00Z", "no such date" },
	{ "2026-10-01T24:00:00Z", "no such date or time" },
	{ "2026-10-01T00:00:00", "no time zone" },
};

START_TEST(what_is_no_bound_is_refused)
{
	struct fault why = unit_no_fault();
	struct instant bound;

	ck_assert_int_eq(window_parse_bound(not_bounds[_i].text, &bound,
	    &why), -1);
	unit_expect_fault(&why, FAULT_USAGE, not_bounds[_i].complaint);
	unit_expect_fault(&why, FAULT_USAGE, not_bounds[_i].text);
}
END_TEST

static const struct {
	const char	*since, *until;
	int		 status;
} checks[] = {
	{ OCT, NOV, 0 }, { OCT, OCT, -1 }, { NOV, OCT, -1 },
	{ NOV, NULL, 0 }, { NULL, OCT, 0 }, { NULL, NULL, 0 },
	{ OCT, "2026-10-01T00:00:00.000000001Z", 0 },
	{ "2026-10-01T00:00:00.000000001Z", OCT, -1 },
	{ "2026-10-01T02:00:00+02:00", OCT, -1 },
};

START_TEST(empty_windows_are_refused)
{
	struct fault why = unit_no_fault();
	struct window window = between(checks[_i].since, checks[_i].until);

	ck_assert_int_eq(window_check(&window, &why), checks[_i].status);
	if (checks[_i].status == -1)
		unit_expect_fault(&why, FAULT_USAGE, "2026-10-01T00:00:00");
}
END_TEST

static const struct {
	const char	*since, *until, *want;
} formats[] = {
	{ NULL, NULL, "all time" },
	{ OCT, NOV, "2026-10" },
	{ "2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z", "2026-12" },
	{ OCT, NULL, "[2026-10-01T00:00:00.000Z, )" },
	{ NULL, NOV, "[, 2026-11-01T00:00:00.000Z)" },
	{ OCT, "2026-12-01T00:00:00Z",
	    "[2026-10-01T00:00:00.000Z, 2026-12-01T00:00:00.000Z)" },
	{ "2026-10-01T00:00:00.000000001Z", NOV,
	    "[2026-10-01T00:00:00.000000001Z, 2026-11-01T00:00:00.000Z)" },
	{ OCT, "2026-10-31T23:59:60Z",
	    "[2026-10-01T00:00:00.000Z, 2026-10-31T23:59:59.999999999Z)" },
	{ "0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z",
	    "[0000-01-01T00:00:00.000Z, 9999-12-31T23:59:59.999999999Z)" },
};

START_TEST(windows_are_written)
{
	struct window window = between(formats[_i].since, formats[_i].until);
	char text[WINDOW_TEXT];

	ck_assert_ptr_eq(window_format(&window, text), text);
	ck_assert_str_eq(text, formats[_i].want);
}
END_TEST

/* A bound that is not set says nothing, whatever stands in its place. */
START_TEST(bounds_that_are_not_set_do_not_matter)
{
	struct window window = between(OCT, NOV);
	struct fault why = unit_no_fault();
	char text[WINDOW_TEXT];

	window.has_until = 0;
	ck_assert_str_eq(window_format(&window, text),
	    "[2026-10-01T00:00:00.000Z, )");
	ck_assert_int_eq(window_place(&window, when(NOV)), 0);
	window.until = window.since;
	ck_assert_int_eq(window_check(&window, &why), 0);
	window = between(OCT, NOV);
	window.has_since = 0;
	ck_assert_str_eq(window_format(&window, text),
	    "[, 2026-11-01T00:00:00.000Z)");
	ck_assert_int_eq(window_place(&window,
	    when("0000-01-01T00:00:00Z")), 0);
}
END_TEST

static Suite *
window_suite(void)
{
	Suite *suite = suite_create("window");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	unit_table(tcase, every_instant_has_its_place, places);
	tcase_add_test(tcase, months_meet);
	unit_table(tcase, months_are_read, months);
	unit_table(tcase, bounds_are_read, bounds);
	unit_table(tcase, windows_are_written, formats);
	tcase_add_test(tcase, bounds_that_are_not_set_do_not_matter);

	tcase = unit_case(suite, "errors");
	unit_table(tcase, what_is_no_month_is_refused, not_months);
	unit_table(tcase, what_is_no_bound_is_refused, not_bounds);
	unit_table(tcase, empty_windows_are_refused, checks);
	return suite;
}

UNIT_MAIN(window_suite)
