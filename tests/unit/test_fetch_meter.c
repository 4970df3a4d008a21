/*
 * The line of a download: where in the window it is, how long still, and that
 * what is not known is left out.
 */
#include "fetch/fetch_meter.h"

#include <stdint.h>
#include <stdio.h>

#include "unit.h"

#define DAY	INT64_C(86400)
#define SINCE	INT64_C(1790812800)	/* 2026-10-01T00:00:00Z */
#define WINDOW	.since = { SINCE, 0 }, .until = { SINCE + 10 * DAY, 0 }, \
		.begun = { SINCE, 0 }
#define UNKNOWN	.remaining = -1, .limit = -1

static const struct {
	struct fetch_meter meter;
	const char	*parts[6];
	const char	*absent[4];
} lines[] = {
	{ { WINDOW, UNKNOWN }, { "0 pages  0 events" },
	    { "%", "left", "2026", "limit" } },
	/* Half of the window in a minute: a minute is left. */
	{ { WINDOW, UNKNOWN, .has_latest = 1,
	    .latest = { SINCE + 5 * DAY, 0 }, .pages = 123,
	    .events = 122345, .elapsed_ms = 60000 },
	    { " 50 %  2026-10-06 00:00  123 pages  122345 events  1:00 left" },
	    { "limit", "requests" } },
	/* A run that began in the middle: its own pace counts. */
	{ { .since = { SINCE, 0 }, .until = { SINCE + 10 * DAY, 0 },
	    .begun = { SINCE + 5 * DAY, 0 }, UNKNOWN, .has_latest = 1,
	    .latest = { SINCE + 6 * DAY, 0 }, .elapsed_ms = 30000 },
	    { " 60 %  2026-10-07 00:00  ", "  2:00 left" }, { NULL } },
	/* Nothing went by yet in this run. */
	{ { .since = { SINCE, 0 }, .until = { SINCE + 10 * DAY, 0 },
	    .begun = { SINCE + 5 * DAY, 0 }, UNKNOWN, .has_latest = 1,
	    .latest = { SINCE + 5 * DAY, 0 }, .elapsed_ms = 30000 },
	    { " 50 %" }, { "left" } },
	{ { WINDOW, UNKNOWN, .has_latest = 1, .latest = { SINCE, 1 } },
	    { "  0 %  2026-10-01 00:00" }, { NULL } },
	{ { WINDOW, UNKNOWN, .has_latest = 1,
	    .latest = { SINCE + 10 * DAY - 1, 999999999 },
	    .elapsed_ms = 60000 }, { " 99 %  2026-10-10 23:59  ",
	    "0:00 left" }, { "100" } },
	/* The limit. */
	{ { WINDOW, .remaining = 34, .limit = 60 }, { "34 of 60", "left" },
	    { "%" } },
	{ { WINDOW, .remaining = 0, .limit = 60 }, { "0 of 60" }, { NULL } },
	{ { WINDOW, .remaining = -1, .limit = 60 }, { "0 events" },
	    { " of " } },
	{ { WINDOW, .remaining = 5, .limit = -1 }, { "0 events" },
	    { " of " } },
	/* Waiting: for what and how long, and no guesses. */
	{ { WINDOW, UNKNOWN, .waiting = "rate limit", .waiting_ms = 31000,
	    .pages = 2, .events = 7 },
	    { "2 pages  7 events  rate limit, 31 s" }, { "left" } },
	{ { WINDOW, UNKNOWN, .waiting = "x", .waiting_ms = 1 },
	    { "x, 1 s" }, { NULL } },
	{ { WINDOW, UNKNOWN, .waiting = "x", .waiting_ms = 1001 },
	    { "x, 2 s" }, { NULL } },
	{ { WINDOW, UNKNOWN, .waiting = "x", .waiting_ms = 0 },
	    { "x, 0 s" }, { NULL } },
};

/* Nothing is written behind the room there is. */
static const char *
text_of(const struct fetch_meter *meter)
{
	static char room[FETCH_METER_TEXT + 16];
	size_t i;

	memset(room, '#', sizeof room);
	ck_assert_ptr_eq(fetch_meter_text(meter, room), room);
	ck_assert_uint_lt(strlen(room), FETCH_METER_TEXT);
	ck_assert_ptr_null(strpbrk(room, "\r\n\t"));
	for (i = FETCH_METER_TEXT; i < sizeof room; i++)
		ck_assert_int_eq(room[i], '#');
	return room;
}

START_TEST(says_where_it_is)
{
	const char *text = text_of(&lines[_i].meter);
	size_t i;

	for (i = 0; i < 6 && lines[_i].parts[i] != NULL; i++)
		ck_assert_msg(strstr(text, lines[_i].parts[i]) != NULL,
		    "\"%s\" is not in \"%s\"", lines[_i].parts[i], text);
	for (i = 0; i < 4 && lines[_i].absent[i] != NULL; i++)
		ck_assert_msg(strstr(text, lines[_i].absent[i]) == NULL,
		    "\"%s\" is in \"%s\"", lines[_i].absent[i], text);
}
END_TEST

static const struct fetch_meter extremes[] = {
	{ WINDOW, .has_latest = 1, .latest = { SINCE, 1 },
	    .pages = UINT64_MAX, .events = UINT64_MAX,
	    .elapsed_ms = INT64_MAX, .remaining = INT64_MAX,
	    .limit = INT64_MAX },
	{ .since = { INT64_C(-62167219200), 0 },
	    .until = { INT64_C(253402300799), 999999999 },
	    .begun = { INT64_C(-62167219200), 0 }, .has_latest = 1,
	    .latest = { INT64_C(-62167219200), 1 },
	    .elapsed_ms = INT64_MAX, .remaining = 1, .limit = INT64_MAX },
	{ .since = { INT64_C(-62167219200), 0 },
	    .until = { INT64_C(253402300799), 999999999 }, .has_latest = 1,
	    .latest = { INT64_C(253402300799), 999999998 },
	    .elapsed_ms = 1, UNKNOWN },
	/* A window that is over before it began. */
	{ .since = { SINCE, 0 }, .until = { SINCE, 0 }, .begun = { SINCE, 0 },
	    .has_latest = 1, .latest = { SINCE, 0 }, UNKNOWN },
	{ WINDOW, UNKNOWN, .waiting = "the rate limit of the org",
	    .waiting_ms = INT64_MAX - 999, .pages = UINT64_MAX,
	    .events = UINT64_MAX },
};

START_TEST(no_number_is_too_large)
{
	ck_assert_ptr_nonnull(strstr(text_of(&extremes[_i]), " events"));
}
END_TEST

/* Further on never says less, and never 100 before the end. */
START_TEST(percents_grow)
{
	struct fetch_meter meter = { WINDOW, UNKNOWN, .has_latest = 1 };
	int64_t at;
	int percent, before = 0;

	for (at = 0; at < 10 * DAY; at += 997) {
		meter.latest = (struct instant){ SINCE + at, 0 };
		ck_assert_int_eq(sscanf(text_of(&meter), "%d %%", &percent),
		    1);
		ck_assert_int_ge(percent, before);
		ck_assert_int_lt(percent, 100);
		before = percent;
	}
	ck_assert_int_eq(before, 99);
}
END_TEST

static Suite *
fetch_meter_suite(void)
{
	Suite *suite = suite_create("fetch_meter");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	unit_table(tcase, says_where_it_is, lines);
	tcase_add_test(tcase, percents_grow);

	tcase = unit_case(suite, "limits");
	unit_table(tcase, no_number_is_too_large, extremes);
	return suite;
}

UNIT_MAIN(fetch_meter_suite)
