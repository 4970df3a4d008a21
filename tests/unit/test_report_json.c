/*
 * The JSON report, read back by a small strict reader of its own: well formed
 * whatever the names hold, and every number in its place.
 */
#include <stdint.h>
#include <stdio.h>

#include "base/version.h"
#include "books_filled.h"
#include "caught.h"
#include "count/report.h"
#include "when.h"

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
	struct count_plan plan = { .filter = { .types = start,
	    .type_count = 1 } };
	struct fault why;

	ck_assert_int_eq(window_parse_month("2026-10", &plan.filter.window,
	    &why), 0);
	return plan;
}

static struct tally *
new_tally(void)
{
	struct fault why = unit_no_fault();
	struct tally *tally = tally_new(PERIOD_NONE, &why);

	ck_assert_ptr_nonnull(tally);
	return tally;
}

static char *
report(const struct count_plan *plan, const struct tally *tally)
{
	struct caught caught;

	caught_begin(&caught);
	report_json(caught.out, plan, tally);
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

static Suite *
report_json_suite(void)
{
	Suite *suite = suite_create("report_json");
	TCase *core = unit_case(suite, "core");

	tcase_add_test(core, nothing_read);
	tcase_add_test(core, every_number);
	tcase_add_test(core, each_input);
	unit_table(core, names_of_inputs, names);
	return suite;
}

UNIT_MAIN(report_json_suite)
