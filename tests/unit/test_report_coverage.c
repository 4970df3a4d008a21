/*
 * What is written of the log's coverage of the window: lines for people, and
 * a member of the JSON object.
 */
#include "caught.h"
#include "count/report_parts.h"
#include "when.h"

#define LEAD	"mau-count: "
#define NOW	"2026-12-24T12:00:00Z"

/* What the log was like: the window, when its files were written, the events
 * in the window, and the first event of all; NULL: none. */
struct log {
	const char	*since, *until;
	const char	*file;
	const char	*events[4];
	const char	*oldest;
};

static struct window
window_of(const struct log *log)
{
	struct window window = { .has_since = log->since != NULL,
	    .has_until = log->until != NULL };

	if (log->since != NULL)
		window.since = when(log->since);
	if (log->until != NULL)
		window.until = when(log->until);
	return window;
}

static void
fill(struct tally *tally, const struct log *log)
{
	struct seconds seconds = { .list = NULL };
	struct fault why = unit_no_fault();
	size_t i;

	*tally = (struct tally){ .coverage = coverage_new(&why),
	    .over = when(NOW) };
	ck_assert_ptr_nonnull(tally->coverage);
	for (i = 0; i < 4 && log->events[i] != NULL; i++) {
		ck_assert_int_eq(seconds_add(&seconds, when(log->events[i]),
		    &why), 0);
		extent_add(&tally->books.seen, when(log->events[i]));
	}
	ck_assert_int_eq(coverage_add(tally->coverage, &seconds, &why), 0);
	seconds_done(&seconds);
	if (log->oldest != NULL)
		extent_add(&tally->books.seen, when(log->oldest));
	if (log->file != NULL)
		extent_add(&tally->written, when(log->file));
}

static void
expect(const struct log *log, int json, const char *expected)
{
	struct window window = window_of(log);
	struct caught caught;
	struct tally tally;
	char *text;

	fill(&tally, log);
	caught_begin(&caught);
	if (json)
		report_coverage_json(caught.out, &window, &tally);
	else
		report_coverage_text(caught.out, &window, &tally, 0);
	text = caught_end(&caught);
	ck_assert_msg(strcmp(text, expected) == 0,
	    "written:\n%s\nexpected:\n%s", text, expected);
	free(text);
	coverage_free(tally.coverage);
}

static const struct {
	struct log	 log;
	const char	*lines;
} texts[] = {
	{ { "2026-10-01T00:00:00Z", "2026-10-03T00:00:00Z",
	    "2026-10-03T01:00:00Z", { "2026-10-01T02:14:59.5Z",
	    "2026-10-02T12:00:00Z" }, "2025-01-01T00:00:00Z" },
	    LEAD "events in the window: 2026-10-01T02:14:59.500Z to "
	    "2026-10-02T12:00:00.000Z\n"
	    LEAD "without any event: 46 of 48 hours, 0 of 2 days; longest "
	    "silence 1 day 9 h, from 2026-10-01T02:14:59.000Z to "
	    "2026-10-02T12:00:00.000Z\n"
	    LEAD "the log was written 2026-10-03T01:00:00.000Z, after the "
	    "window was over and settled\n" },
	{ { "2026-10-01T00:00:00Z", "2026-10-01T06:00:00Z",
	    "2026-10-01T06:59:59Z", { "2026-10-01T02:14:59Z",
	    "2026-10-01T04:00:00Z" }, NULL },
	    LEAD "events in the window: 2026-10-01T02:14:59.000Z to "
	    "2026-10-01T04:00:00.000Z\n"
	    LEAD "without any event: 4 of 6 hours, 0 of 1 days; longest "
	    "silence 2 h 14 min, from 2026-10-01T00:00:00.000Z to "
	    "2026-10-01T02:14:59.000Z\n"
	    LEAD "the log was written 2026-10-01T06:59:59.000Z, less than an "
	    "hour after the window's end: late events may be missing\n" },
	{ { "2026-10-01T00:00:00Z", "2026-10-01T06:00:00Z",
	    "2026-10-01T00:00:59Z", { "2026-10-01T00:00:00Z" }, NULL },
	    LEAD "events in the window: 2026-10-01T00:00:00.000Z to "
	    "2026-10-01T00:00:00.000Z\n"
	    LEAD "without any event: 0 of 1 hours, 0 of 1 days; longest "
	    "silence 59 s, from 2026-10-01T00:00:00.000Z to "
	    "2026-10-01T00:00:59.000Z\n"
	    LEAD "the log was written 2026-10-01T00:00:59.000Z, before the "
	    "window was over: later events are missing\n" },
	/* No file: no word of when, unless an event says so. */
	{ { "2026-10-01T00:00:00Z", "2026-10-01T00:01:05Z", NULL,
	    { "2026-10-01T00:00:00Z" }, NULL },
	    LEAD "events in the window: 2026-10-01T00:00:00.000Z to "
	    "2026-10-01T00:00:00.000Z\n"
	    LEAD "without any event: 0 of 1 hours, 0 of 1 days; longest "
	    "silence 1 min 5 s, from 2026-10-01T00:00:00.000Z to "
	    "2026-10-01T00:01:05.000Z\n" },
	{ { "2026-12-01T00:00:00Z", "2026-12-24T12:00:01Z", NULL,
	    { NULL }, NULL },
	    LEAD "without any event: 564 of 564 hours, 24 of 24 days; "
	    "longest silence 23 days 12 h, from 2026-12-01T00:00:00.000Z to "
	    "2026-12-24T12:00:00.000Z\n"
	    LEAD "days without any event: 2026-12-01, 2026-12-02, "
	    "2026-12-03, 2026-12-04, 2026-12-05, 2026-12-06, 2026-12-07, "
	    "2026-12-08, 2026-12-09, 2026-12-10, and 14 more\n"
	    LEAD "the log was written before the window was over: later "
	    "events are missing\n" },
	{ { NULL, "2026-10-01T00:00:00Z", NULL, { NULL },
	    "2026-10-01T00:30:00Z" },
	    LEAD "the log was written 2026-10-01T00:30:00.000Z or later, "
	    "after the window was over\n" },
	{ { NULL, "2026-10-01T00:00:00Z", NULL, { NULL },
	    "2026-10-01T01:00:00Z" },
	    LEAD "the log was written 2026-10-01T01:00:00.000Z or later, "
	    "after the window was over and settled\n" },
	/* Open: nothing beyond the events, and no end to be over. */
	{ { NULL, NULL, "2026-10-03T01:00:00Z",
	    { "2026-10-01T02:14:59.5Z" }, NULL },
	    LEAD "events in the window: 2026-10-01T02:14:59.500Z to "
	    "2026-10-01T02:14:59.500Z\n"
	    LEAD "without any event: 0 of 1 hours, 0 of 1 days\n" },
	{ { NULL, NULL, NULL, { NULL }, NULL }, "" },
	/* One day, ten, and months that are gone. */
	{ { "2026-09-24T00:00:00Z", "2026-09-26T00:00:00Z", NULL,
	    { "2026-09-25T12:00:00Z" }, NULL },
	    LEAD "events in the window: 2026-09-25T12:00:00.000Z to "
	    "2026-09-25T12:00:00.000Z\n"
	    LEAD "without any event: 47 of 48 hours, 1 of 2 days; longest "
	    "silence 1 day 12 h, from 2026-09-24T00:00:00.000Z to "
	    "2026-09-25T12:00:00.000Z\n"
	    LEAD "days without any event: 2026-09-24\n"
	    LEAD "Okta keeps its log for 90 days: 2026-09 may have been cut "
	    "short\n" },
	{ { "2026-07-31T00:00:00Z", "2026-08-10T00:00:00Z", NULL, { NULL },
	    NULL },
	    LEAD "without any event: 240 of 240 hours, 10 of 10 days; "
	    "longest silence 10 days 0 h, from 2026-07-31T00:00:00.000Z to "
	    "2026-08-10T00:00:00.000Z\n"
	    LEAD "days without any event: 2026-07-31, 2026-08-01, "
	    "2026-08-02, 2026-08-03, 2026-08-04, 2026-08-05, 2026-08-06, "
	    "2026-08-07, 2026-08-08, 2026-08-09\n"
	    LEAD "Okta keeps its log for 90 days: 2026-07 to 2026-08 may "
	    "have been cut short\n" },
};

START_TEST(lines)
{
	expect(&texts[_i].log, 0, texts[_i].lines);
}
END_TEST

static const struct {
	struct log	 log;
	const char	*member;
} members[] = {
	{ { "2026-10-01T00:00:00Z", "2026-10-04T00:00:00Z",
	    "2026-10-04T01:00:00Z", { "2026-10-01T02:14:59.123456789Z",
	    "2026-10-03T12:00:00Z" }, "2025-01-01T00:00:00Z" },
	    "  \"coverage\": {\n"
	    "    \"first\": \"2026-10-01T02:14:59.123456789Z\",\n"
	    "    \"last\": \"2026-10-03T12:00:00.000Z\",\n"
	    "    \"hours\": 72,\n"
	    "    \"hours_without_events\": 70,\n"
	    "    \"days\": 3,\n"
	    "    \"days_without_events\": 1,\n"
	    "    \"empty_days\": [\"2026-10-02\"],\n"
	    "    \"longest_silence\": {\"since\": "
	    "\"2026-10-01T02:14:59.000Z\", \"until\": "
	    "\"2026-10-03T12:00:00.000Z\", \"seconds\": 207901},\n"
	    "    \"written\": \"2026-10-04T01:00:00.000Z\",\n"
	    "    \"window_over\": true,\n"
	    "    \"settled\": true,\n"
	    "    \"retention_cut\": []\n"
	    "  },\n" },
	{ { NULL, NULL, NULL, { NULL }, NULL },
	    "  \"coverage\": {\n"
	    "    \"first\": null,\n"
	    "    \"last\": null,\n"
	    "    \"hours\": 0,\n"
	    "    \"hours_without_events\": 0,\n"
	    "    \"days\": 0,\n"
	    "    \"days_without_events\": 0,\n"
	    "    \"empty_days\": [],\n"
	    "    \"longest_silence\": null,\n"
	    "    \"written\": null,\n"
	    "    \"window_over\": null,\n"
	    "    \"settled\": null,\n"
	    "    \"retention_cut\": []\n"
	    "  },\n" },
	{ { "2026-07-31T00:00:00Z", "2026-08-02T00:00:00Z",
	    "2026-12-01T00:00:00Z", { NULL }, NULL },
	    "  \"coverage\": {\n"
	    "    \"first\": null,\n"
	    "    \"last\": null,\n"
	    "    \"hours\": 48,\n"
	    "    \"hours_without_events\": 48,\n"
	    "    \"days\": 2,\n"
	    "    \"days_without_events\": 2,\n"
	    "    \"empty_days\": [\"2026-07-31\", \"2026-08-01\"],\n"
	    "    \"longest_silence\": {\"since\": "
	    "\"2026-07-31T00:00:00.000Z\", \"until\": "
	    "\"2026-08-02T00:00:00.000Z\", \"seconds\": 172800},\n"
	    "    \"written\": \"2026-12-01T00:00:00.000Z\",\n"
	    "    \"window_over\": true,\n"
	    "    \"settled\": true,\n"
	    "    \"retention_cut\": [\"2026-07\", \"2026-08\"]\n"
	    "  },\n" },
	{ { "2026-10-31T00:00:00Z", "2026-11-01T00:00:00Z",
	    "2026-10-31T23:00:00Z", { "2026-10-31T22:59:59Z" }, NULL },
	    "  \"coverage\": {\n"
	    "    \"first\": \"2026-10-31T22:59:59.000Z\",\n"
	    "    \"last\": \"2026-10-31T22:59:59.000Z\",\n"
	    "    \"hours\": 23,\n"
	    "    \"hours_without_events\": 22,\n"
	    "    \"days\": 1,\n"
	    "    \"days_without_events\": 0,\n"
	    "    \"empty_days\": [],\n"
	    "    \"longest_silence\": {\"since\": "
	    "\"2026-10-31T00:00:00.000Z\", \"until\": "
	    "\"2026-10-31T22:59:59.000Z\", \"seconds\": 82799},\n"
	    "    \"written\": \"2026-10-31T23:00:00.000Z\",\n"
	    "    \"window_over\": false,\n"
	    "    \"settled\": false,\n"
	    "    \"retention_cut\": []\n"
	    "  },\n" },
};

START_TEST(member)
{
	expect(&members[_i].log, 1, members[_i].member);
}
END_TEST

static size_t
times(const char *text, const char *part)
{
	size_t count = 0;

	for (; (text = strstr(text, part)) != NULL; text++)
		count++;
	return count;
}

/* Lists have an end: the first 100 days, the first 120 months. */
START_TEST(long_lists)
{
	struct log log = { "1900-01-01T00:00:00Z", "2000-01-01T00:00:00Z",
	    NULL, { NULL }, NULL };
	struct window window = window_of(&log);
	struct caught caught;
	struct tally tally;
	char *text, *months;

	fill(&tally, &log);
	caught_begin(&caught);
	report_coverage_json(caught.out, &window, &tally);
	text = caught_end(&caught);
	ck_assert_ptr_nonnull(strstr(text, "\"days_without_events\": 36524,"));
	ck_assert_ptr_nonnull(strstr(text, "\"1900-01-01\", \"1900-01-02\""));
	ck_assert_ptr_nonnull(strstr(text, "\"1900-04-10\"],\n"));
	months = strstr(text, "\"retention_cut\": [\"1900-01\", ");
	ck_assert_ptr_nonnull(months);
	ck_assert_uint_eq(times(months, "\"19"), 120);
	ck_assert_ptr_nonnull(strstr(months, "\"1909-12\"]\n"));
	free(text);
	coverage_free(tally.coverage);
}
END_TEST

/* What was not kept is not told. */
START_TEST(not_asked_for)
{
	struct tally tally = { .coverage = NULL };
	struct window window = { .has_since = 0 };
	struct caught caught;
	char *text;

	caught_begin(&caught);
	report_coverage_json(caught.out, &window, &tally);
	report_coverage_text(caught.out, &window, &tally, 0);
	text = caught_end(&caught);
	ck_assert_str_eq(text, "");
	free(text);
}
END_TEST

static Suite *
report_coverage_suite(void)
{
	Suite *suite = suite_create("report_coverage");
	TCase *core = unit_case(suite, "core");

	unit_table(core, lines, texts);
	unit_table(core, member, members);
	tcase_add_test(core, long_lists);
	tcase_add_test(core, not_asked_for);
	return suite;
}

UNIT_MAIN(report_coverage_suite)
