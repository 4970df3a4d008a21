/*
 * The JSON report, read back by a small strict reader of its own: well formed
 * whatever the names hold, and every number in its place.
 */
#include <stdint.h>
#include <stdio.h>

#include "base/version.h"
#include "books_filled.h"
#include "sessions.h"

/*
 * The reader.  It fails the test on anything RFC 8259 does not allow, and
 * notes the raw text of the value that wanted leads to: ".records.read",
 * ".inputs[1].name"; "" is the whole.
 */
struct reading {
	const char	*p;
	const char	*wanted;
	char		 path[200];
	struct span	 found;
	int		 times;
};

static void read_value(struct reading *r);

static void
blanks(struct reading *r)
{
	r->p += strspn(r->p, " \t\r\n");
}

static void
take(struct reading *r, char c)
{
	if (*r->p != c)
		ck_abort_msg("'%c' is missing at \"%.20s\"", c, r->p);
	r->p++;
}

static struct span
read_string(struct reading *r)
{
	const char *begin = r->p + 1;
	int i;

	take(r, '"');
	for (; *r->p != '"'; r->p++) {
		ck_assert_int_ge((unsigned char)*r->p, 0x20);
		if (*r->p != '\\')
			continue;
		r->p++;
		if (*r->p == 'u') {
			for (i = 1; i <= 4; i++)
				ck_assert_ptr_nonnull(strchr(
				    "0123456789abcdefABCDEF", r->p[i]));
			r->p += 4;
		} else {
			ck_assert(*r->p != '\0' &&
			    strchr("\"\\/bfnrt", *r->p) != NULL);
		}
	}
	r->p++;
	return (struct span){ begin, (size_t)(r->p - 1 - begin) };
}

/* Members or elements, each under a path of its own. */
static void
read_list(struct reading *r, char open, char close)
{
	size_t len = strlen(r->path);
	struct span key;
	int index = 0;

	take(r, open);
	blanks(r);
	while (*r->p != close) {
		if (index > 0) {
			take(r, ',');
			blanks(r);
		}
		if (open == '{') {
			key = read_string(r);
			blanks(r);
			take(r, ':');
			snprintf(r->path + len, sizeof r->path - len, ".%.*s",
			    (int)key.len, key.data);
		} else {
			snprintf(r->path + len, sizeof r->path - len, "[%d]",
			    index);
		}
		index++;
		read_value(r);
		r->path[len] = '\0';
		blanks(r);
	}
	take(r, close);
}

static void
read_plain(struct reading *r)
{
	static const char *const words[] = { "true", "false", "null" };
	size_t i, len;

	for (i = 0; i < 3; i++)
		if (strncmp(r->p, words[i], strlen(words[i])) == 0) {
			r->p += strlen(words[i]);
			return;
		}
	len = strspn(r->p, "0123456789");
	ck_assert_msg(len > 0 && (len == 1 || *r->p != '0'),
	    "no value at \"%.20s\"", r->p);
	r->p += len;
}

static void
read_value(struct reading *r)
{
	const char *begin;

	blanks(r);
	begin = r->p;
	if (*r->p == '{')
		read_list(r, '{', '}');
	else if (*r->p == '[')
		read_list(r, '[', ']');
	else if (*r->p == '"')
		read_string(r);
	else
		read_plain(r);
	if (strcmp(r->path, r->wanted) == 0) {
		r->found = (struct span){ begin, (size_t)(r->p - begin) };
		r->times++;
	}
}

/* The value at path, as it is written, has to be this one. */
static void
expect_at(const char *json, const char *path, const char *expected)
{
	struct reading r = { .p = json, .wanted = path };

	read_value(&r);
	/* One object, one line break, and nothing more. */
	ck_assert_str_eq(r.p, "\n");
	ck_assert_msg(r.times == 1, "%s is there %d times", path, r.times);
	ck_assert_msg(unit_is(r.found, expected), "%s is %.*s, not %s", path,
	    (int)r.found.len, r.found.data, expected);
}

static const struct span start[] = { BYTES("user.session.start") };
static const struct span odd[] = {
	BYTES("a \"b\"\\"), BYTES(""), BYTES("r\xc3\xa9sum\xe9\n\x7f"),
};

static struct count_plan
october(void)
{
	struct count_plan plan = { .format = FORMAT_JSON,
	    .filter = { .types = start, .type_count = 1 } };
	struct fault why;

	ck_assert_int_eq(window_parse_month("2026-10", &plan.filter.window,
	    &why), 0);
	return plan;
}

static struct tally *
new_tally(void)
{
	struct fault why = unit_no_fault();
	struct tally *tally = tally_new(NULL, &why);

	ck_assert_ptr_nonnull(tally);
	return tally;
}

static char *
report(const struct count_plan *plan, const struct tally *tally)
{
	struct fault why = unit_no_fault();
	struct caught caught;

	caught_begin(&caught);
	ck_assert_int_eq(report_write(caught.out, plan, tally, &why), 0);
	return caught_end(&caught);
}

START_TEST(nothing_read)
{
	static const char *const values[][2] = {
		{ ".schema", "\"mau-count/1\"" },
		{ ".program", "\"mau-count " VERSION "\"" },
		{ ".definition.event_types", "[\"user.session.start\"]" },
		{ ".definition.outcomes", "[]" },
		{ ".definition.since", "\"2026-10-01T00:00:00.000Z\"" },
		{ ".definition.until", "\"2026-11-01T00:00:00.000Z\"" },
		{ ".definition.assume_utc", "false" },
		{ ".distinct_actors", "0" },
		{ ".distinct_actors_success", "0" },
		{ ".sessions", "0" },
		{ ".complete", "true" },
		{ ".records.read", "0" },
		{ ".records.counted", "0" },
		{ ".records.other_event_type", "0" },
		{ ".records.other_outcome", "0" },
		{ ".records.outside_window", "0" },
		{ ".records.no_user", "0" },
		{ ".records.rejected", "0" },
		{ ".skipped_bytes", "0" },
		{ ".published.first_counted", "null" },
		{ ".published.last_counted", "null" },
		{ ".published.first_seen", "null" },
		{ ".published.last_seen", "null" },
		{ ".inputs", "[]" },
	};
	struct tally *tally = new_tally();
	struct count_plan plan = october();
	char *json = report(&plan, tally);
	size_t i;

	for (i = 0; i < sizeof values / sizeof values[0]; i++)
		expect_at(json, values[i][0], values[i][1]);
	free(json);
	tally_free(tally);
}
END_TEST

/* Numbers that are all different, and as large as they come. */
START_TEST(every_number)
{
	static const char *const values[][2] = {
		{ ".definition.outcomes[2]",
		    "\"r\xc3\xa9sum\\ufffd\\u000a\\u007f\"" },
		{ ".definition.event_types[0]", "\"a \\\"b\\\"\\\\\"" },
		{ ".definition.event_types[1]", "\"\"" },
		{ ".definition.since", "null" },
		{ ".definition.until", "\"2026-10-02T00:00:00.000000001Z\"" },
		{ ".definition.assume_utc", "true" },
		{ ".distinct_actors", "3" },
		{ ".distinct_actors_success", "2" },
		{ ".sessions", "18446744073709551615" },
		{ ".complete", "false" },
		{ ".records.read", "11" },
		{ ".records.counted", "18446744073709551615" },
		{ ".records.other_event_type", "13" },
		{ ".records.other_outcome", "14" },
		{ ".records.outside_window", "15" },
		{ ".records.no_user", "19" },
		{ ".records.rejected", "16" },
		{ ".skipped_bytes", "17" },
		{ ".failed_inputs", "18" },
		{ ".published.first_counted", "\"2026-10-01T00:00:00.500Z\"" },
		{ ".published.last_counted",
		    "\"2026-10-01T00:00:00.500000001Z\"" },
		{ ".published.first_seen", "\"0000-01-01T00:00:00.000Z\"" },
		{ ".published.last_seen", "\"9999-12-31T23:59:59.000Z\"" },
	};
	struct tally *tally = new_tally();
	struct count_plan plan = october();
	char *json;
	size_t i;

	plan.filter.types = plan.filter.outcomes = odd;
	plan.filter.type_count = plan.filter.outcome_count = 3;
	plan.filter.zone = INSTANT_ZONE_OR_UTC;
	plan.filter.window = (struct window){ .has_until = 1,
	    .until = when("2026-10-02T00:00:00.000000001Z") };
	fill_actors(tally, 3, 2);
	tally->books.read = 11;
	tally->books.ended[VERDICT_COUNTED] = UINT64_MAX;
	tally->books.ended[VERDICT_OTHER_TYPE] = 13;
	tally->books.ended[VERDICT_OTHER_OUTCOME] = 14;
	tally->books.ended[VERDICT_OUTSIDE] = 15;
	tally->books.ended[VERDICT_NO_USER] = 19;
	tally->books.ended[VERDICT_REJECTED] = 16;
	tally->books.skipped_bytes = 17;
	tally->failed_inputs = 18;
	tally->books.counted = (struct extent){ 1,
	    when("2026-10-01T00:00:00.5Z"),
	    when("2026-10-01T00:00:00.500000001Z") };
	tally->books.seen = (struct extent){ 1, when("0000-01-01T00:00:00Z"),
	    when("9999-12-31T23:59:59Z") };
	json = report(&plan, tally);
	for (i = 0; i < sizeof values / sizeof values[0]; i++)
		expect_at(json, values[i][0], values[i][1]);
	free(json);
	tally_free(tally);
}
END_TEST

static const struct {
	const char	*name;
	const char	*written;
} names[] = {
	{ "a.ndjson", "\"a.ndjson\"" },
	{ "", "\"\"" },
	{ "-", "\"-\"" },
	{ "say \"hi\"", "\"say \\\"hi\\\"\"" },
	{ "back\\slash", "\"back\\\\slash\"" },
	{ "line\nbreak\ttab\r", "\"line\\u000abreak\\u0009tab\\u000d\"" },
	{ "\x01\x1b[1m\x1f", "\"\\u0001\\u001b[1m\\u001f\"" },
	{ "\x7f", "\"\\u007f\"" },
	{ "r\xc3\xa9sum\xc3\xa9", "\"r\xc3\xa9sum\xc3\xa9\"" },
	{ "\xf0\x9f\x98\x80", "\"\xf0\x9f\x98\x80\"" },
	/* Not UTF-8: Latin-1, overlong, a surrogate, cut off, too high. */
	{ "r\xe9sum\xe9", "\"r\\ufffdsum\\ufffd\"" },
	{ "\xc0\xaf", "\"\\ufffd\\ufffd\"" },
	{ "\xed\xa0\x80", "\"\\ufffd\\ufffd\\ufffd\"" },
	{ "x\xe2\x82", "\"x\\ufffd\\ufffd\"" },
	{ "\xf4\x90\x80\x80", "\"\\ufffd\\ufffd\\ufffd\\ufffd\"" },
	{ "</script>", "\"</script>\"" },
};

START_TEST(names_of_inputs)
{
	struct tally *tally = new_tally();
	struct count_plan plan = october();
	struct fault why = unit_no_fault();
	char *json;

	ck_assert_ptr_nonnull(tally_input(tally, names[_i].name, "none",
	    &why));
	json = report(&plan, tally);
	expect_at(json, ".inputs[0].name", names[_i].written);
	free(json);
	tally_free(tally);
}
END_TEST

START_TEST(each_input)
{
	static const char *const values[][2] = {
		{ ".inputs[0].name", "\"one\"" },
		{ ".inputs[0].shape", "\"empty\"" },
		{ ".inputs[0].wrapping", "\"none\"" },
		{ ".inputs[0].compression", "\"none\"" },
		{ ".inputs[0].bytes", "0" },
		{ ".inputs[0].records", "0" },
		{ ".inputs[0].rejected", "0" },
		{ ".inputs[0].complete", "true" },
		{ ".inputs[1].name", "\"two(x)\"" },
		{ ".inputs[1].shape", "\"pages\"" },
		{ ".inputs[1].wrapping", "\"eventbridge\"" },
		{ ".inputs[1].compression", "\"tar+gzip\"" },
		{ ".inputs[1].bytes", "21" },
		{ ".inputs[1].records", "22" },
		{ ".inputs[1].rejected", "23" },
		{ ".inputs[1].complete", "false" },
		{ ".inputs[2].complete", "false" },
		{ ".inputs[2].shape", "\"mixed\"" },
		{ ".inputs[2].wrapping", "\"mixed\"" },
		{ ".inputs[3].complete", "true" },
		{ ".inputs[3].bytes", "18446744073709551615" },
	};
	struct tally *tally = new_tally();
	struct count_plan plan = october();
	struct fault why = unit_no_fault();
	struct input *input;
	char *json;
	size_t i;

	tally_input(tally, "one", "none", &why);
	input = tally_input(tally, "two(x)", "tar+gzip", &why);
	input->bytes = 21;
	input->records = 22;
	input->rejected = 23;
	input->layouts = 1U << RECORD_PAGE;
	input->wrappings = 1U << WRAPPING_DETAIL;
	input = tally_input(tally, "three", "none", &why);
	input->incomplete = 1;
	input->layouts = 1U << RECORD_PAGE | 1U << RECORD_LINE;
	input->wrappings = 1U << WRAPPING_NONE | 1U << WRAPPING_HOOK;
	input = tally_input(tally, "four", "none", &why);
	input->bytes = UINT64_MAX;
	json = report(&plan, tally);
	for (i = 0; i < sizeof values / sizeof values[0]; i++)
		expect_at(json, values[i][0], values[i][1]);
	free(json);
	tally_free(tally);
}
END_TEST

#define T(day)	"2026-10-0" #day "T00:00:00Z"

/* Of a, c and b there are 3, 2 and 2 sessions; of the unknown 1. */
static const struct session cast[] = {
	{ BYTES("a"), BYTES("\"\\\n\x01\xe2\x80\xae"), BYTES(""),
	    { NULL, 0 }, T(1), 0, VALUE_TEXT, BYTES("v\"\n") },
	{ BYTES("a"), { NULL, 0 }, BYTES("A"), BYTES("User"), T(3), 1,
	    VALUE_TEXT, BYTES("v\"\n") },
	{ BYTES("a"), BYTES("="), { NULL, 0 }, BYTES("User"), T(2), 0,
	    VALUE_ABSENT, { NULL, 0 } },
	{ BYTES("c\0"), { NULL, 0 }, { NULL, 0 }, { NULL, 0 }, T(1), 0,
	    VALUE_TEXT, BYTES("v\"\n") },
	{ BYTES("c\0"), { NULL, 0 }, { NULL, 0 }, { NULL, 0 }, T(1), 0,
	    VALUE_TEXT, BYTES("") },
	{ BYTES("b"), BYTES("b@x"), BYTES("B"), BYTES("User"), T(1), 0,
	    VALUE_UNUSABLE, { NULL, 0 } },
	{ BYTES("b"), BYTES("b@x"), BYTES("B"), BYTES("User"), T(1), 1,
	    VALUE_UNUSABLE, { NULL, 0 } },
	{ BYTES("unknown"), BYTES("u@x"), BYTES("U"), BYTES("User"), T(1), 0,
	    VALUE_ABSENT, { NULL, 0 } },
};

#define AT(day)	"\"2026-10-0" #day "T00:00:00.000Z\""
#define A	"{\"actor\": \"a\", \"login\": \"=\", \"name\": null, "	\
		"\"type\": \"User\", \"sessions\": 3, \"first_seen\": "	\
		AT(1) ", \"last_seen\": " AT(3)				\
		", \"renamed\": true, \"unknown\": false}"
#define B	"{\"actor\": \"b\", \"login\": \"b@x\", \"name\": \"B\", " \
		"\"type\": \"User\", \"sessions\": 2, \"first_seen\": "	\
		AT(1) ", \"last_seen\": " AT(1)				\
		", \"renamed\": false, \"unknown\": false}"
#define C	"{\"actor\": \"c\\u0000\", \"login\": null, "		\
		"\"name\": null, \"type\": null, \"sessions\": 2, "	\
		"\"first_seen\": " AT(1) ", \"last_seen\": " AT(1)	\
		", \"renamed\": false, \"unknown\": false}"
#define U	"{\"actor\": \"unknown\", \"login\": null, "		\
		"\"name\": null, \"type\": null, \"sessions\": 1, "	\
		"\"first_seen\": " AT(1) ", \"last_seen\": " AT(1)	\
		", \"renamed\": false, \"unknown\": true}"
#define GROUP(value, kind, sessions, actors, success)			\
		"    {\"value\": " value ", \"kind\": \"" kind		\
		"\", \"sessions\": " #sessions ", \"distinct_actors\": " \
		#actors ", \"distinct_actors_success\": " #success "}"

/* The text from one member to another. */
static void
expect_between(const char *json, const char *from, const char *to,
    const char *expected)
{
	const char *begin = strstr(json, from), *end = strstr(json, to);

	ck_assert_ptr_nonnull(begin);
	ck_assert_ptr_nonnull(end);
	ck_assert_msg((size_t)(end - begin) == strlen(expected) &&
	    strncmp(begin, expected, strlen(expected)) == 0,
	    "written:\n%.*s\nexpected:\n%s", (int)(end - begin), begin,
	    expected);
}

START_TEST(all_asked_for)
{
	struct count_plan plan = october();
	char *json;

	plan.group_by = "a.\"b\"";
	plan.top = 3;
	plan.bottom = 1;
	plan.list = 1;
	json = sessions_written(&plan, cast, UNIT_ROWS(cast));
	expect_between(json, "  \"complete\"", "  \"records\"",
	    "  \"complete\": true,\n"
	    "  \"group_by\": \"a.\\\"b\\\"\",\n"
	    "  \"groups\": [\n"
	    GROUP("\"v\\\"\\u000a\"", "text", 3, 2, 1) ",\n"
	    GROUP("null", "absent", 2, 2, 0) ",\n"
	    GROUP("null", "unusable", 2, 1, 1) ",\n"
	    GROUP("\"\"", "text", 1, 1, 0) "\n"
	    "  ],\n"
	    "  \"top\": [\n    " A ",\n    " B ",\n    " C "\n  ],\n"
	    "  \"bottom\": [\n    " U "\n  ],\n"
	    "  \"list\": [\n    " A ",\n    " B ",\n    " C ",\n    " U
	    "\n  ],\n");
	expect_at(json, ".list[3].actor", "\"unknown\"");
	free(json);
}
END_TEST

/* What anybody can choose is still a string. */
START_TEST(hostile_login)
{
	struct count_plan plan = october();
	char *json;

	plan.top = 1;
	json = sessions_written(&plan, cast, 1);
	expect_at(json, ".top[0].login",
	    "\"\\\"\\\\\\u000a\\u0001\xe2\x80\xae\"");
	expect_at(json, ".top[0].name", "\"\"");
	expect_at(json, ".top[0].type", "null");
	ck_assert_ptr_null(strstr(json, "\"bottom\""));
	ck_assert_ptr_null(strstr(json, "\"list\""));
	ck_assert_ptr_null(strstr(json, "\"group"));
	free(json);
}
END_TEST

START_TEST(nobody_asked_for)
{
	struct count_plan plan = october();
	char *json;

	plan.group_by = "x";
	plan.top = plan.bottom = 1;
	plan.list = 1;
	json = sessions_written(&plan, NULL, 0);
	expect_between(json, "  \"complete\"", "  \"records\"",
	    "  \"complete\": true,\n"
	    "  \"group_by\": \"x\",\n"
	    "  \"groups\": [],\n"
	    "  \"top\": [],\n"
	    "  \"bottom\": [],\n"
	    "  \"list\": [],\n");
	expect_at(json, ".list", "[]");
	free(json);
}
END_TEST

static Suite *
report_json_suite(void)
{
	Suite *suite = suite_create("report_json");
	TCase *core = unit_case(suite, "core");

	tcase_add_test(core, nothing_read);
	tcase_add_test(core, every_number);
	tcase_add_test(core, each_input);
	tcase_add_test(core, all_asked_for);
	tcase_add_test(core, hostile_login);
	tcase_add_test(core, nobody_asked_for);
	unit_table(core, names_of_inputs, names);
	return suite;
}

UNIT_MAIN(report_json_suite)
