/*
 * What is said beside a download: what the org no longer has, does not have
 * yet, and what was left out; and nothing where there is nothing to say.
 */
#include "fetch/fetch_notes.h"

#include "caught.h"

#define DAY	INT64_C(86400)
#define NOW	INT64_C(1798761600)	/* 2027-01-01T00:00:00Z */
#define PARTS	5

static struct window
window_of(struct instant since, struct instant until)
{
	return (struct window){ .has_since = 1, .since = since,
	    .has_until = 1, .until = until };
}

/* One line that holds all parts; none, if there are no parts. */
static void
expect_said(char *text, const char *const parts[PARTS])
{
	size_t i;

	if (parts[0] == NULL) {
		ck_assert_str_eq(text, "");
	} else {
		ck_assert(strncmp(text, "okta-logfetch: ", 15) == 0);
		ck_assert_ptr_eq(strchr(text, '\n'),
		    text + strlen(text) - 1);
	}
	for (i = 0; i < PARTS && parts[i] != NULL; i++)
		ck_assert_msg(strstr(text, parts[i]) != NULL,
		    "\"%s\" is not in \"%s\"", parts[i], text);
	free(text);
}

static const struct {
	struct instant	 since;
	const char	*parts[PARTS];
} beginnings[] = {
	{ { NOW, 0 }, { NULL } }, { { NOW - 30 * DAY, 0 }, { NULL } },
	/* Exactly 90 days, and a nanosecond more. */
	{ { NOW - 90 * DAY, 500 }, { NULL } },
	{ { NOW - 90 * DAY, 501 }, { NULL } },
	{ { NOW - 90 * DAY, 499 }, { "warning: ", " 90 days ago",
	    "2026-10-03T00:00:00" } },
	{ { NOW - 91 * DAY, 0 }, { "warning: ", "2026-10-02T00:00:00.000Z",
	    " 91 days ago", "for 90 days", "part of the answer" } },
	{ { NOW - 365 * DAY, 0 }, { "warning: ", "2026-01-01T00:00:00.000Z",
	    " 365 days ago", "gone" } },
	{ { 0, 0 }, { "warning: ", "1970-01-01T00:00:00.000Z" } },
};

START_TEST(what_is_gone_is_said_before)
{
	struct window window = window_of(beginnings[_i].since,
	    (struct instant){ NOW + DAY, 0 });
	struct caught caught;

	caught_begin(&caught);
	fetch_notes_warn(caught.out, &window, (struct instant){ NOW, 500 });
	expect_said(caught_end(&caught), beginnings[_i].parts);
}
END_TEST

static const struct {
	struct instant	 until;
	const char	*parts[PARTS];
} ends[] = {
	{ { NOW - DAY, 0 }, { NULL } }, { { NOW - 600, 0 }, { NULL } },
	{ { NOW - 599, 0 }, { "note: ", "ended at 2026-12-31T23:50:01.000Z",
	    " 599 seconds before", "may have come since" } },
	{ { NOW - 1, 0 }, { "note: ", " 1 second", "may have come since" } },
	{ { NOW, 0 }, { "note: ", "ended at 2027-01-01T00:00:00.000Z",
	    "may have come since" } },
	{ { NOW, 500 }, { "ended at", "may have come since" } },
	{ { NOW, 501 }, { "note: ", "ends at", "until then" } },
	{ { NOW + 1, 0 }, { "note: ", "ends at 2027-01-01T00:00:01.000Z",
	    "begun at 2027-01-01T00:00:00", "until then" } },
	{ { NOW + 400 * DAY, 0 }, { "ends at" } },
};

START_TEST(what_may_still_come_is_said)
{
	struct window window = window_of((struct instant){ NOW - 80 * DAY,
	    0 }, ends[_i].until);
	struct caught caught;

	caught_begin(&caught);
	fetch_notes_early(caught.out, &window, (struct instant){ NOW, 500 });
	expect_said(caught_end(&caught), ends[_i].parts);
}
END_TEST

/* Begun before all of the window was there, finished when it was. */
static const struct {
	int64_t	begun, now;
	int	is_stale;
} courses[] = {
	{ NOW - DAY, NOW - 1, 0 }, { NOW - DAY, NOW + 599, 0 },
	{ NOW - DAY, NOW + 600, 1 }, { NOW, NOW + 600, 1 },
	{ NOW + 599, NOW + 600, 1 }, { NOW + 599, NOW + 599, 0 },
	{ NOW + 600, NOW + 600, 0 }, { NOW + DAY, NOW + 2 * DAY, 0 },
};

START_TEST(what_is_stale_is_told_apart)
{
	struct window window = window_of((struct instant){ NOW - 80 * DAY,
	    0 }, (struct instant){ NOW, 0 });

	ck_assert_int_eq(fetch_notes_is_stale(&window,
	    (struct instant){ courses[_i].begun, 0 },
	    (struct instant){ courses[_i].now, 0 }), courses[_i].is_stale);
}
END_TEST

static const struct {
	struct resume_tally tally;
	enum sink_format format;
	const char	*parts[PARTS];
} results[] = {
	{ { .pages = 1, .events = 1 }, SINK_NDJSON, { NULL } },
	{ { .pages = 9, .events = 9000 }, SINK_PAGES, { NULL } },
	{ { .pages = 1 }, SINK_NDJSON, { "note: ", "no such event",
	    "2026-10\n" } },
	{ { .pages = 1 }, SINK_PAGES, { "note: ", "no such event" } },
	{ { .events = 5, .outside = 1 }, SINK_NDJSON, { "1 event outside",
	    "was left out" } },
	{ { .events = 5, .outside = 17 }, SINK_NDJSON, { "17 events outside",
	    "were left out" } },
	/* Bodies are written as they were sent. */
	{ { .events = 5, .outside = 17 }, SINK_PAGES, { "17 events outside",
	    "in the pages" } },
	{ { .events = 5, .twice = 1 }, SINK_NDJSON, { "1 event came twice",
	    "was written once" } },
	{ { .events = 5, .twice = 3 }, SINK_NDJSON, { "3 events came twice",
	    "were written once" } },
};

START_TEST(what_was_left_out_is_said)
{
	struct window october = window_of_month(2026 * 12 + 9);
	struct caught caught;

	caught_begin(&caught);
	fetch_notes_result(caught.out, &october, results[_i].format,
	    &results[_i].tally);
	expect_said(caught_end(&caught), results[_i].parts);
}
END_TEST

START_TEST(all_of_it_is_said)
{
	struct window october = window_of_month(2026 * 12 + 9);
	struct resume_tally tally = { .outside = 2, .twice = 3 };
	struct caught caught;
	char *text, *p;
	size_t count = 0;

	caught_begin(&caught);
	fetch_notes_result(caught.out, &october, SINK_NDJSON, &tally);
	text = caught_end(&caught);
	for (p = text; (p = strstr(p, "okta-logfetch: note: ")) != NULL; p++)
		count++;
	ck_assert_uint_eq(count, 3);
	free(text);
}
END_TEST

static Suite *
fetch_notes_suite(void)
{
	Suite *suite = suite_create("fetch_notes");
	TCase *tcase = unit_case(suite, "core");

	unit_table(tcase, what_is_gone_is_said_before, beginnings);
	unit_table(tcase, what_may_still_come_is_said, ends);
	unit_table(tcase, what_is_stale_is_told_apart, courses);
	unit_table(tcase, what_was_left_out_is_said, results);
	tcase_add_test(tcase, all_of_it_is_said);
	return suite;
}

UNIT_MAIN(fetch_notes_suite)
