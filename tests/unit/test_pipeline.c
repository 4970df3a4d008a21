/*
 * A file's way through all stages: what is counted, what is told of a record
 * that cannot be, at which line and byte, and when the run ends there.
 */
#include "run_text.h"

#define EVENT(type, published, actor)	"{\"eventType\":\"" type "\"," \
		"\"published\":\"" published "\",\"actor\":{\"id\":\""	\
		actor "\"}}"
#define START(actor)	EVENT("user.session.start", "2026-10-05T08:00:00Z", \
		actor)
#define A	START("00uTEST000001")	/* 100 bytes, to make it easy */
#define B	START("00uTEST000002")
#define SEEN	"seen 2026-10-05T08:00:00.000Z 2026-10-05T08:00:00.000Z\n"
#define TIMES	"counted 2026-10-05T08:00:00.000Z " \
		"2026-10-05T08:00:00.000Z\n" SEEN
#define NONE	"actors 0\nsuccess 0\n"
#define ONE	"actors 1\nsuccess 0\n" TIMES
#define TWO	"actors 2\nsuccess 0\n" TIMES

/* Replace each of the scratch file's paths by "F". */
static void
shorten(struct pack *text)
{
	size_t len = strlen(scratch_path);
	char *at;

	while ((at = strstr(text->data, scratch_path)) != NULL) {
		*at = 'F';
		memmove(at + 1, at + len, strlen(at + len) + 1);
	}
}

static void
expect_run(const struct count_plan *plan, struct span bytes,
    const char *expected)
{
	const char *const paths[] = { scratch_write(bytes), NULL };
	struct pack text = { NULL, 0, 0 };

	run_files(plan, paths, &text);
	shorten(&text);
	ck_assert_str_eq(text.data, expected);
	pack_done(&text);
}

static const struct {
	struct span	 bytes;
	const char	*run;
} whole[] = {
	{ BYTES(""), "read 0\n" NONE "input - none 0 0 0 empty none\n" },
	{ BYTES(" \n\n"), "read 0\n" NONE
	    "input - none 3 0 0 empty none\n" },
	{ BYTES(A), "read 1\ncounted 1\n" ONE
	    "input - none 100 1 0 ndjson none\n" },
	{ BYTES(A "\n" B "\n" A "\n"), "read 3\ncounted 3\n" TWO
	    "input - none 303 3 0 ndjson none\n" },
	{ BYTES(A B), "read 2\ncounted 2\n" TWO
	    "input - none 200 2 0 values none\n" },
	{ BYTES("[" A "," B "]\n"), "read 2\ncounted 2\n" TWO
	    "input - none 204 2 0 pages none\n" },
	{ BYTES("{\"data\":{\"events\":[" A "," B "]}}"),
	    "read 2\ncounted 2\n" TWO
	    "input - none 223 2 0 ndjson event-hook\n" },
	{ BYTES("{\"data\":{\"events\":[]}}"),
	    "read 0\n" NONE "input - none 22 0 0 ndjson none\n" },
	{ BYTES(A "\n{\"detail\":" B "}\n"), "read 2\ncounted 2\n" TWO
	    "input - none 213 2 0 ndjson mixed\n" },
	{ BYTES(EVENT("x", "2026-10-05T08:00:00Z", "a")),
	    "read 1\nother type 1\n" NONE SEEN
	    "input - none 71 1 0 ndjson none\n" },
	{ BYTES(START("unknown") "\n" A), "read 2\ncounted 2\n" TWO
	    "unknown 1\ninput - none 195 2 0 ndjson none\n" },
};

START_TEST(whole_inputs)
{
	struct count_plan plan = run_plan(_i >= UNIT_ROWS(whole), RUN_BLOCK);
	int row = _i % UNIT_ROWS(whole);

	expect_run(&plan, whole[row].bytes, whole[row].run);
}
END_TEST

/* The first message ends a run, or is one of those told of with -k. */
static const struct {
	struct span	 bytes;
	const char	*message;	/* behind the path */
	const char	*keep_going;	/* the rest of that run */
} broken[] = {
	{ BYTES("7"), ":1 (byte 0): not a System Log event: eventType is "
	    "not a string\n",
	    "read 1\nrejected 1\n" NONE
	    "input - none 1 1 1 ndjson none\n" },
	{ BYTES(A "\n{}\n" B), ":2 (byte 101): not a System Log event: "
	    "eventType is missing\n",
	    "read 3\ncounted 2\nrejected 1\n" TWO
	    "input - none 204 3 1 ndjson none\n" },
	{ BYTES("\n\n  " START("")), ":3 (byte 4): actor.id is empty\n",
	    "read 1\nrejected 1\n" NONE SEEN
	    "input - none 91 1 1 ndjson none\n" },
	{ BYTES(A "\r\n" EVENT("user.session.start", "redacted", "b")),
	    ":2 (byte 102): published \"redacted\": not an RFC 3339 time\n",
	    "read 2\ncounted 1\nrejected 1\n" ONE
	    "input - none 178 2 1 ndjson none\n" },
	/* Which of several events in a record. */
	{ BYTES("{\"data\":{\"events\":[" A ",7," B "]}}"),
	    ":1 (byte 0): event 2 of 3 in this record: not a System Log "
	    "event: eventType is not a string\n",
	    "read 3\ncounted 2\nrejected 1\n" TWO
	    "input - none 225 3 1 ndjson event-hook\n" },
	/* Damage that split sees, */
	{ BYTES(A "\n{\"a\":\n" B "\n"), ":2 (byte 101): ",
	    NULL },
	{ BYTES("}\n" A), ":1 (byte 0): no JSON value begins here\n",
	    "read 2\ncounted 1\nrejected 1\n" ONE
	    "skipped bytes 2\ninput - none 102 2 1 ndjson none\n" },
	{ BYTES("[" A " " B "]\n" A), ":1 (byte 102): no comma between the "
	    "elements of an array\n",
	    "read 3\ncounted 2\nrejected 1\n" ONE
	    "skipped bytes 102\ninput - none 304 3 1 mixed none\n" },
	{ BYTES("[" A), ":1 (byte 101): the input ends inside an array: was "
	    "it cut short?\n",
	    "read 2\ncounted 1\nrejected 1\n" ONE
	    "input - none 101 2 1 pages none\n" },
	{ BYTES(A "\n{\"a\":\"x"), ":2 (byte 101): the input ends inside a "
	    "record: was it cut short?\n",
	    "read 2\ncounted 1\nrejected 1\n" ONE
	    "skipped bytes 7\ninput - none 108 2 1 ndjson none\n" },
	/* and damage that only the parser sees. */
	{ BYTES(A "\n{\"a\":01}\n" B), ":2 (byte 101): ", NULL },
	{ BYTES(A "\n{\"\xff\":1}\n" B), ":2 (byte 101): at byte 103: not "
	    "valid JSON: not UTF-8\n",
	    "read 3\ncounted 2\nrejected 1\n" TWO
	    "skipped bytes 8\ninput - none 209 3 1 ndjson none\n" },
	{ BYTES("{\"a\":\"\x1f\"}\n" A), ":1 (byte 0): at byte 6: not valid "
	    "JSON: a control character\n",
	    "read 2\ncounted 1\nrejected 1\n" ONE
	    "skipped bytes 10\ninput - none 110 2 1 ndjson none\n" },
};

START_TEST(first_message_ends_the_run)
{
	struct count_plan plan = run_plan(0, RUN_BLOCK);
	const char *const paths[] = { scratch_write(broken[_i].bytes), NULL };
	struct pack text = { NULL, 0, 0 };
	char expected[300];
	const char *failed;

	run_files(&plan, paths, &text);
	shorten(&text);
	failed = strstr(text.data, "failed: ");
	ck_assert_ptr_nonnull(failed);
	snprintf(expected, sizeof expected, "failed: F%s",
	    broken[_i].message);
	ck_assert_int_eq(strncmp(failed, expected, strlen(expected)), 0);
	/* Nobody is told twice. */
	ck_assert_ptr_null(strstr(text.data, "skipped: "));
	pack_done(&text);
}
END_TEST

START_TEST(keep_going)
{
	struct count_plan plan = run_plan(1, RUN_BLOCK);
	const char *const paths[] = { scratch_write(broken[_i].bytes), NULL };
	struct pack text = { NULL, 0, 0 };
	char expected[800];

	run_files(&plan, paths, &text);
	shorten(&text);
	ck_assert_ptr_null(strstr(text.data, "failed: "));
	snprintf(expected, sizeof expected, "skipped: F%s%s",
	    broken[_i].message, broken[_i].keep_going == NULL ? "" :
	    broken[_i].keep_going);
	if (broken[_i].keep_going != NULL)
		ck_assert_str_eq(text.data, expected);
	else
		ck_assert_int_eq(strncmp(text.data, expected,
		    strlen(expected)), 0);
	pack_done(&text);
}
END_TEST

/* An input that says itself that it is not whole ends every run. */
START_TEST(sentinel)
{
	struct count_plan plan = run_plan(_i, RUN_BLOCK);

	expect_run(&plan, SPAN(A "\nokta-logfetch: incomplete: no route to "
	    "example.com\n" B "\n"),
	    "failed: F:2 (byte 101): the download broke off "
	    "(\"okta-logfetch: incomplete: no route to example.com\")\n");
}
END_TEST

START_TEST(record_too_long)
{
	struct count_plan plan = run_plan(_i, RUN_BLOCK);

	plan.max_record = sizeof A - 2;
	expect_run(&plan, SPAN(A "\n" B), _i == 0 ?
	    "failed: F:1 (byte 0): longer than --max-record allows\n" :
	    "skipped: F:1 (byte 0): longer than --max-record allows\n"
	    "skipped: F:2 (byte 101): longer than --max-record allows\n"
	    "read 2\nrejected 2\n" NONE "skipped bytes 201\n"
	    "input - none 201 2 2 empty none\n");
	plan.max_record = sizeof A - 1;
	expect_run(&plan, SPAN(A "\n" B), "read 2\ncounted 2\n" TWO
	    "input - none 201 2 0 ndjson none\n");
}
END_TEST

START_TEST(several_files)
{
	struct count_plan plan = run_plan(0, RUN_BLOCK);
	const char *paths[] = { scratch_write(SPAN(A "\n" B)), NULL, NULL,
	    NULL };
	struct pack text = { NULL, 0, 0 };

	/* The same people in each: no matter. */
	paths[1] = paths[2] = paths[0];
	run_files(&plan, paths, &text);
	shorten(&text);
	ck_assert_str_eq(text.data, "read 6\ncounted 6\n" TWO
	    "input - none 201 2 0 ndjson none\n"
	    "input - none 201 2 0 ndjson none\n"
	    "input - none 201 2 0 ndjson none\n");
	pack_done(&text);
}
END_TEST

START_TEST(array_left_open_ends_with_its_file)
{
	struct count_plan plan = run_plan(1, RUN_BLOCK);
	const char *paths[] = { scratch_write(SPAN("[" A ",")), NULL, NULL };
	struct pack text = { NULL, 0, 0 };

	paths[1] = paths[0];
	run_files(&plan, paths, &text);
	shorten(&text);
	ck_assert_str_eq(text.data, "skipped: F:1 (byte 102): the input ends "
	    "inside an array: was it cut short?\n"
	    "skipped: F:1 (byte 102): the input ends inside an array: was it "
	    "cut short?\n"
	    "read 4\ncounted 2\nrejected 2\n" ONE
	    "input - none 102 2 1 pages none\n"
	    "input - none 102 2 1 pages none\n");
	pack_done(&text);
}
END_TEST

START_TEST(missing_file)
{
	struct count_plan plan = run_plan(_i, RUN_BLOCK);
	const char *const paths[] = { "no/such/file", scratch_write(SPAN(A)),
	    "/", NULL };
	struct pack text = { NULL, 0, 0 };

	run_files(&plan, paths, &text);
	ck_assert_str_eq(text.data, _i == 0 ?
	    "failed: no/such/file: No such file or directory\n" :
	    "skipped: no/such/file: No such file or directory\n"
	    "skipped: /: is a directory; name the files in it\n"
	    "read 1\ncounted 1\n" ONE "failed inputs 2\n"
	    "input - none 100 1 0 ndjson none\n");
	pack_done(&text);
}
END_TEST

/* Where a packed file breaks off is told by the text's own line and byte; what
 * was counted before it stays counted. */
START_TEST(packed_file_cut_short)
{
	struct count_plan plan = run_plan(_i, RUN_BLOCK);
	struct pack packed = { NULL, 0, 0 };

	pack_deflate(&packed, SPAN(A "\n" B "\n"), 15 + 16, 0);
	expect_run(&plan, (struct span){ packed.data, packed.len - 20 },
	    _i == 0 ? "failed: F:2 (byte 190): the gzip data is cut short\n" :
	    "skipped: F:2 (byte 190): the gzip data is cut short\n"
	    "skipped: F:2 (byte 101): the input ends inside a record: was it "
	    "cut short?\n"
	    "read 2\ncounted 1\nrejected 1\n" ONE "skipped bytes 89\n"
	    "failed inputs 1\n"
	    "input - gzip 190 2 1 ndjson none incomplete\n");
	pack_done(&packed);
}
END_TEST

START_TEST(files_of_an_archive)
{
	static const struct entry files[] = {
		{ .name = "a", .contents = BYTES(A "\n") },
		{ .name = "b", .contents = BYTES("\1\2\3\4") },
		{ .name = "c", .contents = BYTES("[" B "]\n{}\n") },
	};
	struct count_plan plan = run_plan(1, RUN_BLOCK);
	struct pack packed = { NULL, 0, 0 };

	pack_container(&packed, TAR_USTAR, files, 3);
	expect_run(&plan, pack_span(&packed),
	    "skipped: F(b): is binary data, not JSON and no compression or "
	    "archive known here\n"
	    "skipped: F(c):2 (byte 103): not a System Log event: eventType "
	    "is missing\n"
	    "read 3\ncounted 2\nrejected 1\n" TWO "failed inputs 1\n"
	    "input (a) tar 101 1 0 ndjson none\n"
	    "input (c) tar 106 2 1 mixed none\n");
	pack_done(&packed);
}
END_TEST

/* The plan's question is asked: window, outcomes, zone. */
START_TEST(the_plan_filters)
{
	static const struct span outcomes[] = { BYTES("SUCCESS") };
	struct count_plan plan = run_plan(0, RUN_BLOCK);
	struct fault why;

	ck_assert_int_eq(window_parse_month("2026-09", &plan.filter.window,
	    &why), 0);
	expect_run(&plan, SPAN(A), "read 1\noutside 1\n" NONE SEEN
	    "2026-10 1\ninput - none 100 1 0 ndjson none\n");
	plan.filter.outcomes = outcomes;
	plan.filter.outcome_count = 1;
	expect_run(&plan, SPAN(A), "read 1\nother outcome 1\n" NONE SEEN
	    "input - none 100 1 0 ndjson none\n");
	plan = run_plan(0, RUN_BLOCK);
	plan.filter.zone = INSTANT_ZONE_OR_UTC;
	expect_run(&plan, SPAN(EVENT("user.session.start",
	    "2026-10-05T08:00:00", "a")), "read 1\ncounted 1\n" ONE
	    "input - none 87 1 0 ndjson none\n");
}
END_TEST

START_TEST(standard_input)
{
	struct count_plan plan = run_plan(0, 7);
	const char *const paths[] = { "-", NULL };
	struct pack text = { NULL, 0, 0 };

	scratch_pipe(SPAN(A "\n" B "\n{}\n"));
	run_files(&plan, paths, &text);
	ck_assert_str_eq(text.data,
	    "failed: -:3 (byte 202): not a System Log event: eventType is "
	    "missing\n");
	pack_done(&text);
}
END_TEST

static Suite *
pipeline_suite(void)
{
	Suite *suite = suite_create("pipeline");
	TCase *core = unit_case(suite, "core");
	TCase *errors = unit_case(suite, "errors");

	tcase_add_unchecked_fixture(core, scratch_make, scratch_remove);
	tcase_add_loop_test(core, whole_inputs, 0, 2 * UNIT_ROWS(whole));
	tcase_add_test(core, several_files);
	tcase_add_test(core, the_plan_filters);
	tcase_add_test(core, standard_input);
	tcase_add_unchecked_fixture(errors, scratch_make, scratch_remove);
	unit_table(errors, first_message_ends_the_run, broken);
	unit_table(errors, keep_going, broken);
	tcase_add_loop_test(errors, sentinel, 0, 2);
	tcase_add_loop_test(errors, record_too_long, 0, 2);
	tcase_add_test(errors, array_left_open_ends_with_its_file);
	tcase_add_loop_test(errors, missing_file, 0, 2);
	tcase_add_loop_test(errors, packed_file_cut_short, 0, 2);
	tcase_add_test(errors, files_of_an_archive);
	return suite;
}

UNIT_MAIN(pipeline_suite)
