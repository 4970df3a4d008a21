/*
 * When a log was written, what of the window it can hold, whether that is all,
 * and what Okta had thrown away: tables of days around October 2026.
 */
#include "count/settled.h"
#include "when.h"

#define NOW	"2026-12-24T12:00:00Z"

/* NULL: there are none.  A row has the last one, or both. */
static struct extent
extent_of(const char *first, const char *last)
{
	struct extent extent = { .any = 0 };

	if (first != NULL)
		extent_add(&extent, when(first));
	if (last != NULL)
		extent_add(&extent, when(last));
	return extent;
}

static struct window
window_between(const char *since, const char *until)
{
	struct window window = { .has_since = since != NULL,
	    .has_until = until != NULL };

	if (since != NULL)
		window.since = when(since);
	if (until != NULL)
		window.until = when(until);
	return window;
}

static void
expect_instant(struct instant got, const char *wanted)
{
	char text[INSTANT_TEXT], other[INSTANT_TEXT];

	ck_assert_str_eq(instant_format(got, text),
	    instant_format(when(wanted), other));
}

/* The latest file, the last event, and what they say; NULL: nothing. */
static const struct {
	const char	*file, *event;
	const char	*earliest, *latest;
	int		 by_file;
} writings[] = {
	{ NULL, NULL, NULL, NOW, 0 },
	{ NULL, "2026-10-31T10:00:00Z", "2026-10-31T10:00:00Z", NOW, 0 },
	{ "2026-11-01T01:00:00Z", NULL, "2026-11-01T01:00:00Z",
	    "2026-11-01T01:00:00Z", 1 },
	{ "2026-11-01T01:00:00Z", "2026-10-31T10:00:00Z",
	    "2026-11-01T01:00:00Z", "2026-11-01T01:00:00Z", 1 },
	{ "2026-10-31T10:00:00Z", "2026-10-31T10:00:00Z",
	    "2026-10-31T10:00:00Z", "2026-10-31T10:00:00Z", 1 },
	/* A file older than its events: its time is somebody's invention. */
	{ "2026-10-31T09:59:59.999999999Z", "2026-10-31T10:00:00Z",
	    "2026-10-31T10:00:00Z", NOW, 0 },
	{ "1970-01-01T00:00:01Z", "2026-10-31T10:00:00Z",
	    "2026-10-31T10:00:00Z", NOW, 0 },
	/* Now is not the future; a nanosecond later is. */
	{ NOW, "2026-10-31T10:00:00Z", NOW, NOW, 1 },
	{ "2026-12-24T12:00:00.000000001Z", "2026-10-31T10:00:00Z",
	    "2026-10-31T10:00:00Z", NOW, 0 },
	{ "2026-12-24T12:00:00.000000001Z", NULL, NULL, NOW, 0 },
	{ NULL, NOW, NOW, NOW, 0 },
	{ NULL, "2026-12-24T12:00:00.000000001Z", NULL, NOW, 0 },
	/* An event of the future does not make the file one of the past. */
	{ "2026-11-01T01:00:00Z", "2099-01-01T00:00:00Z",
	    "2026-11-01T01:00:00Z", "2026-11-01T01:00:00Z", 1 },
};

START_TEST(when_written)
{
	struct extent files = extent_of(NULL, writings[_i].file);
	struct extent seen = extent_of(NULL, writings[_i].event);
	struct written written = settled_written(&files, &seen, when(NOW));

	ck_assert_int_eq(written.any, writings[_i].earliest != NULL);
	ck_assert_int_eq(written.by_file, writings[_i].by_file);
	if (written.any)
		expect_instant(written.earliest, writings[_i].earliest);
	expect_instant(written.latest, writings[_i].latest);
}
END_TEST

/* Of several files and events, the latest; the first does not matter. */
START_TEST(written_last)
{
	struct extent files = extent_of("2026-01-01T00:00:00Z",
	    "2026-11-02T00:00:00Z");
	struct extent seen = extent_of("2025-01-01T00:00:00Z",
	    "2026-11-01T00:00:00Z");
	struct written written = settled_written(&files, &seen, when(NOW));

	expect_instant(written.earliest, "2026-11-02T00:00:00Z");
	files = extent_of("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z");
	written = settled_written(&files, &seen, when(NOW));
	expect_instant(written.earliest, "2026-11-01T00:00:00Z");
}
END_TEST

#define NO	ANSWER_NO
#define YES	ANSWER_YES
#define UNKNOWN	ANSWER_UNKNOWN

/* Of October; until NULL: of an open window. */
static const struct {
	const char	*file, *event, *now, *until;
	enum answer	 over, late;
} answers[] = {
	{ "2026-11-01T01:00:00Z", NULL, NOW, "2026-11-01T00:00:00Z",
	    YES, YES },
	{ "2026-11-01T00:59:59.999999999Z", NULL, NOW,
	    "2026-11-01T00:00:00Z", YES, NO },
	{ "2026-11-01T00:00:00Z", NULL, NOW, "2026-11-01T00:00:00Z",
	    YES, NO },
	{ "2026-10-31T23:59:59.999999999Z", NULL, NOW,
	    "2026-11-01T00:00:00Z", NO, NO },
	{ "2026-10-20T00:00:00Z", "2026-10-19T00:00:00Z", NOW,
	    "2026-11-01T00:00:00Z", NO, NO },
	/* By events alone it may have been written later. */
	{ NULL, "2026-10-31T23:59:59Z", NOW, "2026-11-01T00:00:00Z",
	    UNKNOWN, UNKNOWN },
	{ NULL, "2026-11-01T00:00:00Z", NOW, "2026-11-01T00:00:00Z",
	    YES, UNKNOWN },
	{ NULL, "2026-11-01T01:00:00Z", NOW, "2026-11-01T00:00:00Z",
	    YES, YES },
	{ "2026-10-20T00:00:00Z", "2026-10-31T23:59:59Z", NOW,
	    "2026-11-01T00:00:00Z", UNKNOWN, UNKNOWN },
	{ NULL, NULL, NOW, "2026-11-01T00:00:00Z", UNKNOWN, UNKNOWN },
	/* But not later than now. */
	{ NULL, NULL, "2026-10-20T00:00:00Z", "2026-11-01T00:00:00Z",
	    NO, NO },
	{ NULL, "2026-10-19T00:00:00Z", "2026-10-20T00:00:00Z",
	    "2026-11-01T00:00:00Z", NO, NO },
	{ NULL, "2026-10-19T00:00:00Z", "2026-11-01T00:30:00Z",
	    "2026-11-01T00:00:00Z", UNKNOWN, NO },
	{ NULL, "2026-10-19T00:00:00Z", "2026-11-01T00:00:00Z",
	    "2026-11-01T00:00:00Z", UNKNOWN, NO },
	{ NULL, "2026-11-01T00:10:00Z", "2026-11-01T00:30:00Z",
	    "2026-11-01T00:00:00Z", YES, NO },
	/* An event of the future proves nothing. */
	{ NULL, "2099-01-01T00:00:00Z", "2026-10-20T00:00:00Z",
	    "2026-11-01T00:00:00Z", NO, NO },
	{ "2026-11-01T01:00:00Z", NULL, NOW, NULL, UNKNOWN, UNKNOWN },
	{ NULL, NULL, NOW, NULL, UNKNOWN, UNKNOWN },
};

START_TEST(over)
{
	struct extent files = extent_of(NULL, answers[_i].file);
	struct extent seen = extent_of(NULL, answers[_i].event);
	struct window window = window_between("2026-10-01T00:00:00Z",
	    answers[_i].until);
	struct written written = settled_written(&files, &seen,
	    when(answers[_i].now));

	ck_assert_int_eq(settled_over(&written, &window), answers[_i].over);
	ck_assert_int_eq(settled_arrived(&written, &window), answers[_i].late);
	/* Where it begins makes no difference. */
	window.has_since = 0;
	ck_assert_int_eq(settled_over(&written, &window), answers[_i].over);
	ck_assert_int_eq(settled_arrived(&written, &window), answers[_i].late);
}
END_TEST

/* The window, the first and the last event in it, when at the latest the log
 * was written; and the stretch, from NULL: there is none. */
static const struct {
	const char	*since, *until;
	const char	*first, *last;
	const char	*latest;
	const char	*from, *to, *last_examined;
} stretches[] = {
	/* All of it, events or not. */
	{ "2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z",
	    "2026-10-02T00:00:00Z", "2026-10-03T00:00:00Z", NOW,
	    "2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z",
	    "2026-10-31T23:59:59.999999999Z" },
	{ "2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z", NULL, NULL, NOW,
	    "2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z",
	    "2026-10-31T23:59:59.999999999Z" },
	{ "2026-10-01T00:00:00.5Z", "2026-11-01T00:00:00.25Z",
	    "2026-10-01T00:00:00.7Z", "2026-11-01T00:00:00.1Z", NOW,
	    "2026-10-01T00:00:00.5Z", "2026-11-01T00:00:00.25Z",
	    "2026-11-01T00:00:00.249999999Z" },
	/* Up to when it was written. */
	{ "2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z",
	    "2026-10-02T00:00:00Z", "2026-10-03T00:00:00Z",
	    "2026-10-05T06:00:00.5Z", "2026-10-01T00:00:00Z",
	    "2026-10-05T06:00:00.5Z", "2026-10-05T06:00:00.499999999Z" },
	{ "2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z", NULL, NULL,
	    "2026-10-05T06:00:00Z", "2026-10-01T00:00:00Z",
	    "2026-10-05T06:00:00Z", "2026-10-05T05:59:59.999999999Z" },
	{ "2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z", NULL, NULL,
	    "2026-11-01T00:00:00Z", "2026-10-01T00:00:00Z",
	    "2026-11-01T00:00:00Z", "2026-10-31T23:59:59.999999999Z" },
	/* But not without an event that is there. */
	{ "2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z",
	    "2026-10-02T00:00:00Z", "2026-10-05T06:00:00Z",
	    "2026-10-05T06:00:00Z", "2026-10-01T00:00:00Z",
	    "2026-10-05T06:00:00Z", "2026-10-05T06:00:00Z" },
	{ "2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z",
	    "2026-10-02T00:00:00Z", "2026-10-25T06:00:00.9Z",
	    "2026-10-05T06:00:00Z", "2026-10-01T00:00:00Z",
	    "2026-10-25T06:00:00Z", "2026-10-25T06:00:00.9Z" },
	{ "2026-10-01T00:00:00.5Z", "2026-11-01T00:00:00Z",
	    "2026-10-01T00:00:00.7Z", "2026-10-01T00:00:00.7Z",
	    "2026-09-05T06:00:00Z", "2026-10-01T00:00:00.5Z",
	    "2026-10-01T00:00:00Z", "2026-10-01T00:00:00.7Z" },
	/* It was written before. */
	{ "2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z", NULL, NULL,
	    "2026-09-30T00:00:00Z", NULL, NULL, NULL },
	{ "2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z", NULL, NULL,
	    "2026-10-01T00:00:00Z", NULL, NULL, NULL },
	{ "2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z", NULL, NULL,
	    "2026-10-01T00:00:00.000000001Z", "2026-10-01T00:00:00Z",
	    "2026-10-01T00:00:00.000000001Z", "2026-10-01T00:00:00Z" },
	/* Open: from event to event. */
	{ NULL, "2026-11-01T00:00:00Z", "2026-10-02T00:00:00.9Z",
	    "2026-10-03T00:00:00Z", NOW, "2026-10-02T00:00:00Z",
	    "2026-11-01T00:00:00Z", "2026-10-31T23:59:59.999999999Z" },
	{ "2026-10-01T00:00:00Z", NULL, "2026-10-02T00:00:00Z",
	    "2026-10-03T00:00:00.9Z", NOW, "2026-10-01T00:00:00Z",
	    "2026-10-03T00:00:00Z", "2026-10-03T00:00:00.9Z" },
	{ "2026-10-01T00:00:00Z", NULL, "2026-10-02T00:00:00Z",
	    "2026-10-03T00:00:00.9Z", "2026-10-02T00:00:00Z",
	    "2026-10-01T00:00:00Z", "2026-10-03T00:00:00Z",
	    "2026-10-03T00:00:00.9Z" },
	{ NULL, NULL, "2026-10-02T00:00:00.1Z", "2026-10-02T00:00:00.1Z",
	    NOW, "2026-10-02T00:00:00Z", "2026-10-02T00:00:00Z",
	    "2026-10-02T00:00:00.1Z" },
	{ NULL, NULL, NULL, NULL, NOW, NULL, NULL, NULL },
	{ "2026-10-01T00:00:00Z", NULL, NULL, NULL, NOW, NULL, NULL, NULL },
	{ NULL, "2026-11-01T00:00:00Z", NULL, NULL, NOW, NULL, NULL, NULL },
	{ NULL, NULL, "0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z", NOW,
	    "0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z",
	    "9999-12-31T23:59:59Z" },
};

START_TEST(examined)
{
	struct window window = window_between(stretches[_i].since,
	    stretches[_i].until);
	struct extent inside = extent_of(stretches[_i].first,
	    stretches[_i].last);
	struct written written = { .latest = when(stretches[_i].latest) };
	struct stretch got = settled_stretch(&window, &inside, &written);

	ck_assert_int_eq(got.any, stretches[_i].from != NULL);
	if (!got.any)
		return;
	expect_instant(got.since, stretches[_i].from);
	expect_instant(got.until, stretches[_i].to);
	expect_instant(got.last, stretches[_i].last_examined);
}
END_TEST

/* Written 90 days after 2 October, 6 o'clock. */
#define LATEST	"2026-12-31T06:00:00Z"
#define HORIZON	"2026-10-02T06:00:00Z"

/* The window, the first event seen, and the first of so many months. */
static const struct {
	const char	*since, *until, *latest, *seen;
	const char	*first;
	size_t		 count;
} cuts[] = {
	{ "2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z", LATEST, HORIZON,
	    "2026-10", 1 },
	{ "2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z", LATEST, NULL,
	    "2026-10", 1 },
	{ "2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z", LATEST,
	    "2026-09-30T06:00:00Z", "2026-10", 1 },
	{ "2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z", LATEST,
	    "2026-09-30T05:59:59.999999999Z", NULL, 0 },
	{ "2026-07-15T00:00:00Z", "2026-11-01T00:00:00Z", LATEST, HORIZON,
	    "2026-07", 4 },
	{ "2026-07-15T00:00:00Z", "2026-09-15T00:00:00Z", LATEST, NULL,
	    "2026-07", 3 },
	{ "2026-07-15T00:00:00Z", "2026-09-01T00:00:00Z", LATEST, NULL,
	    "2026-07", 2 },
	{ "2026-07-15T00:00:00Z", NULL, LATEST, HORIZON, "2026-07", 4 },
	{ "2025-11-15T00:00:00Z", NULL, LATEST, HORIZON, "2025-11", 12 },
	{ NULL, "2026-11-01T00:00:00Z", LATEST, HORIZON, NULL, 0 },
	{ NULL, NULL, LATEST, NULL, NULL, 0 },
	{ HORIZON, "2026-11-01T00:00:00Z", LATEST, HORIZON, NULL, 0 },
	{ "2026-10-02T05:59:59.999999999Z", "2026-11-01T00:00:00Z", LATEST,
	    HORIZON, "2026-10", 1 },
	/* Nothing of October was too old. */
	{ "2026-09-30T23:59:59Z", NULL, "2026-12-30T00:00:00Z",
	    "2026-10-01T00:00:00Z", "2026-09", 1 },
	{ "2026-09-30T23:59:59Z", NULL, "2026-12-30T00:00:00.000000001Z",
	    "2026-10-01T00:00:00Z", "2026-09", 2 },
	{ "0000-01-01T00:00:00Z", NULL, LATEST, NULL, "0000-01", 24322 },
};

START_TEST(cut)
{
	struct window window = window_between(cuts[_i].since,
	    cuts[_i].until);
	struct extent seen = extent_of(cuts[_i].seen, cuts[_i].seen);
	struct written written = { .latest = when(cuts[_i].latest) };
	char text[MONTH_TEXT];
	month_index first;

	if (seen.any)
		extent_add(&seen, when("2026-12-01T00:00:00Z"));
	ck_assert_uint_eq(settled_cut(&window, &seen, &written, &first),
	    cuts[_i].count);
	if (cuts[_i].count > 0)
		ck_assert_str_eq(month_format(first, text), cuts[_i].first);
}
END_TEST

static Suite *
settled_suite(void)
{
	Suite *suite = suite_create("settled");
	TCase *core = unit_case(suite, "core");

	unit_table(core, when_written, writings);
	tcase_add_test(core, written_last);
	unit_table(core, over, answers);
	unit_table(core, examined, stretches);
	unit_table(core, cut, cuts);
	return suite;
}

UNIT_MAIN(settled_suite)
