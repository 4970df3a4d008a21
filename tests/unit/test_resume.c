/*
 * What a download remembers: all of it comes back, and to no other download.
 */
#include "fetch/resume.h"

#include <stdio.h>

#include "unit.h"

static const struct resume_job job = {
	"https://acme.okta.example.com", "2026-10-01T00:00:00.000Z",
	"2026-11-01T00:00:00.000Z", "eventType eq \"user.session.start\"",
	"ndjson"
};

static const struct resume_tally tally = {
	.pages = 3, .events = 2500, .outside = 7, .twice = 2,
	.last_begin = (uint64_t)5 << 32, .has_latest = 1,
	.latest = { 1792000000, 123456789 }
};

/* What is read back; next and until are to be done with. */
struct memory {
	struct resume_tally	tally;
	struct buf		next;
	struct buf		until;
};

static int
recall(const struct object *state, const struct resume_job *as,
    struct memory *memory, struct fault *why)
{
	buf_init(&memory->next, 1000);
	buf_init(&memory->until, 100);
	return resume_read(state, as, &memory->tally, &memory->next,
	    &memory->until, why);
}

static void
forget(struct memory *memory)
{
	buf_done(&memory->next);
	buf_done(&memory->until);
}

/* By way of text, as it is kept. */
static struct object *
by_text(struct object *state)
{
	struct fault why = unit_no_fault();
	struct object *again;
	struct buf text;

	ck_assert_ptr_nonnull(state);
	buf_init(&text, 10000);
	ck_assert_int_eq(object_write(state, &text, &why), 0);
	again = object_parse(text.data, text.len);
	ck_assert_ptr_nonnull(again);
	buf_done(&text);
	object_free(state);
	return again;
}

static struct object *
written(const struct resume_tally *at, const char *next)
{
	struct fault why = unit_no_fault();

	return by_text(resume_write(&job, at, next, &why));
}

static void
expect_tally(const struct resume_tally *is, const struct resume_tally *want)
{
	ck_assert_uint_eq(is->pages, want->pages);
	ck_assert_uint_eq(is->events, want->events);
	ck_assert_uint_eq(is->outside, want->outside);
	ck_assert_uint_eq(is->twice, want->twice);
	ck_assert_uint_eq(is->last_begin, want->last_begin);
	ck_assert_int_eq(is->has_latest, want->has_latest);
	if (want->has_latest)
		ck_assert_int_eq(instant_cmp(is->latest, want->latest), 0);
}

static const char *const nexts[] = {
	NULL, "https://acme.okta.example.com/api/v1/logs?after=1_2&limit=1000",
	"https://acme.okta.example.com/?a=%22\"\\", "x\xc3\xa4",
};

START_TEST(all_of_it_comes_back)
{
	const struct resume_tally none = { .pages = 0 };
	const struct resume_tally *tallies[2];
	struct fault why = unit_no_fault();
	struct memory memory;
	struct object *state;
	int i;

	tallies[0] = &tally;
	tallies[1] = &none;
	for (i = 0; i < 2; i++) {
		state = written(tallies[i], nexts[_i]);
		ck_assert_msg(recall(state, &job, &memory, &why) == 0, "%s",
		    why.msg);
		expect_tally(&memory.tally, tallies[i]);
		ck_assert_str_eq(memory.next.data, nexts[_i] != NULL ?
		    nexts[_i] : "");
		ck_assert_uint_eq(memory.next.len,
		    strlen(memory.next.data));
		ck_assert_str_eq(memory.until.data, job.until);
		ck_assert_uint_eq(memory.until.len, strlen(job.until));
		forget(&memory);
		object_free(state);
	}
}
END_TEST

/* What was in the buffers before is gone. */
START_TEST(buffers_are_begun_anew)
{
	struct fault why = unit_no_fault();
	struct object *state = written(&tally, "next");
	struct memory memory;

	ck_assert_int_eq(recall(state, &job, &memory, &why), 0);
	ck_assert_int_eq(resume_read(state, &job, &memory.tally,
	    &memory.next, &memory.until, &why), 0);
	ck_assert_str_eq(memory.next.data, "next");
	ck_assert_str_eq(memory.until.data, job.until);
	forget(&memory);
	object_free(state);
}
END_TEST

static const struct {
	struct resume_job	 other;	/* what is not NULL differs */
	const char		*name;
} others[] = {
	{ { "https://b.okta.example.com", NULL, NULL, NULL, NULL }, "org" },
	{ { NULL, "2026-10-01T00:00:00.001Z", NULL, NULL, NULL }, "since" },
	{ { NULL, NULL, "2026-10-31T00:00:00.000Z", NULL, NULL }, "until" },
	{ { NULL, NULL, NULL, "", NULL }, "filter" },
	{ { NULL, NULL, NULL, NULL, "pages" }, "format" },
};

START_TEST(another_job_is_refused_by_name)
{
	const struct resume_job *other = &others[_i].other;
	struct resume_job mixed = job;
	struct fault why = unit_no_fault();
	struct object *state = written(&tally, "next");
	const char *is, *was;
	struct memory memory;
	char says[300];

	if (other->origin != NULL)
		mixed.origin = other->origin;
	if (other->since != NULL)
		mixed.since = other->since;
	if (other->until != NULL)
		mixed.until = other->until;
	if (other->filter != NULL)
		mixed.filter = other->filter;
	if (other->format != NULL)
		mixed.format = other->format;
	ck_assert_int_eq(recall(state, &mixed, &memory, &why), -1);
	was = object_text(state, others[_i].name);
	is = _i == 0 ? other->origin : _i == 1 ? other->since : _i == 2 ?
	    other->until : _i == 3 ? other->filter : other->format;
	snprintf(says, sizeof says,
	    "%s was '%s' when it was begun, and is '%s' now",
	    others[_i].name, was, is);
	unit_expect_fault(&why, FAULT_USAGE, says);
	forget(&memory);
	object_free(state);
}
END_TEST

START_TEST(an_open_end_is_any)
{
	struct resume_job open_job = job;
	struct fault why = unit_no_fault();
	struct object *state = written(&tally, "next");
	struct memory memory;

	open_job.until = NULL;
	ck_assert_int_eq(recall(state, &open_job, &memory, &why), 0);
	/* It ends where it was to end. */
	ck_assert_str_eq(memory.until.data, job.until);
	forget(&memory);
	open_job.since = "2026-10-02T00:00:00.000Z";
	ck_assert_int_eq(recall(state, &open_job, &memory, &why), -1);
	unit_expect_fault(&why, FAULT_USAGE, "since was ");
	forget(&memory);
	object_free(state);
}
END_TEST

/* A member, and what it is instead; NULL: a text where a number belongs. */
static const struct {
	const char	*name;
	const char	*text;		/* NULL: the number */
	int64_t		 number;
} spoilt[] = {
	{ "okta-logfetch", NULL, 0 }, { "okta-logfetch", NULL, 2 },
	{ "okta-logfetch", "1", 0 }, { "pages", NULL, -1 },
	{ "pages", "3", 0 }, { "events", "", 0 }, { "outside", NULL, -7 },
	{ "twice", NULL, INT64_MIN }, { "last_begin", NULL, -1 },
	{ "latest", "yesterday", 0 }, { "latest", "2026-10-01T00:00:00", 0 },
	{ "next", NULL, 1 }, { "org", NULL, 1 }, { "since", NULL, 1 },
	{ "until", NULL, 1 }, { "filter", NULL, 1 }, { "format", NULL, 1 },
};

START_TEST(what_was_not_written_by_us)
{
	struct fault why = unit_no_fault();
	struct object *state = written(&tally, "next");
	struct memory memory;

	if (spoilt[_i].text != NULL)
		ck_assert_int_eq(object_put_text(state, spoilt[_i].name,
		    span_of(spoilt[_i].text), &why), 0);
	else
		ck_assert_int_eq(object_put_number(state, spoilt[_i].name,
		    spoilt[_i].number, &why), 0);
	ck_assert_int_eq(recall(state, &job, &memory, &why), -1);
	unit_expect_fault(&why, FAULT_USAGE, "not written by this version");
	forget(&memory);
	object_free(state);
}
END_TEST

START_TEST(any_object_but_ours)
{
	static const char *const texts[] = { "{}", "{\"next\":\"\"}",
	    "{\"okta-logfetch\":1}", "{\"okta-logfetch\":1,\"next\":\"\"}" };
	struct fault why;
	struct memory memory;
	struct object *state;
	int i;

	for (i = 0; i < UNIT_ROWS(texts); i++) {
		why = unit_no_fault();
		state = object_parse(texts[i], strlen(texts[i]));
		ck_assert_int_eq(recall(state, &job, &memory, &why), -1);
		unit_expect_fault(&why, FAULT_USAGE, "not written by this");
		forget(&memory);
		object_free(state);
	}
}
END_TEST

START_TEST(what_is_no_text_is_not_written)
{
	struct resume_job odd = job;
	struct fault why = unit_no_fault();

	odd.filter = "\xff";
	ck_assert_ptr_null(resume_write(&odd, &tally, NULL, &why));
	unit_expect_fault(&why, FAULT_SYSTEM, "filter");
}
END_TEST

static Suite *
resume_suite(void)
{
	Suite *suite = suite_create("resume");
	TCase *core = unit_case(suite, "core");
	TCase *errors = unit_case(suite, "errors");

	unit_table(core, all_of_it_comes_back, nexts);
	tcase_add_test(core, buffers_are_begun_anew);
	tcase_add_test(core, an_open_end_is_any);
	unit_table(errors, another_job_is_refused_by_name, others);
	unit_table(errors, what_was_not_written_by_us, spoilt);
	tcase_add_test(errors, any_object_but_ours);
	tcase_add_test(errors, what_is_no_text_is_not_written);
	return suite;
}

UNIT_MAIN(resume_suite)
