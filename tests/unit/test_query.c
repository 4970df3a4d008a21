/*
 * The question to the API: filters that cannot be broken out of, and bounds
 * that leave out nothing of the window.
 */
#include "fetch/query.h"

#include <stdint.h>

#include "unit.h"

#define ORG	"https://acme.example.com"
#define TYPE	"eventType eq "
#define RESULT	"outcome.result eq "
#define MOST	4
#define TEXT_MAX ((size_t)16 * 1024)

static size_t
spans(const char *const *texts, struct span *list)
{
	size_t i;

	for (i = 0; i < MOST && texts[i] != NULL; i++)
		list[i] = span_of(texts[i]);
	return i;
}

static const struct {
	const char	*types[MOST];
	const char	*outcomes[MOST];
	const char	*want;
} filters[] = {
	{ { NULL }, { NULL }, "" },
	{ { "user.session.start" }, { NULL }, TYPE "\"user.session.start\"" },
	{ { NULL }, { "SUCCESS" }, RESULT "\"SUCCESS\"" },
	{ { "user.session.start" }, { "SUCCESS" },
	    TYPE "\"user.session.start\" and " RESULT "\"SUCCESS\"" },
	{ { "a", "b" }, { NULL }, TYPE "\"a\" or " TYPE "\"b\"" },
	{ { NULL }, { "S", "F" }, RESULT "\"S\" or " RESULT "\"F\"" },
	/* "and" binds closer than "or" (RFC 7644, 3.4.2.2). */
	{ { "a", "b" }, { "S" }, "(" TYPE "\"a\" or " TYPE "\"b\") and "
	    RESULT "\"S\"" },
	{ { "a" }, { "S", "F" }, TYPE "\"a\" and (" RESULT "\"S\" or " RESULT
	    "\"F\")" },
	{ { "a", "b", "c" }, { "S", "F" }, "(" TYPE "\"a\" or " TYPE
	    "\"b\" or " TYPE "\"c\") and (" RESULT "\"S\" or " RESULT
	    "\"F\")" },
	/* A value is one value, whatever is in it. */
	{ { "a\" or eventType pr or eventType eq \"b" }, { NULL },
	    TYPE "\"a\\\" or eventType pr or eventType eq \\\"b\"" },
	{ { "\\" }, { NULL }, TYPE "\"\\\\\"" },
	{ { "\\\"" }, { NULL }, TYPE "\"\\\\\\\"\"" },
	{ { "a) or (b" }, { "S" }, TYPE "\"a) or (b\" and " RESULT "\"S\"" },
	{ { "a\nb\tc\r\x01\x1f" }, { NULL },
	    TYPE "\"a\\u000ab\\u0009c\\u000d\\u0001\\u001f\"" },
	{ { "%s%n" }, { "" }, TYPE "\"%s%n\" and " RESULT "\"\"" },
	{ { "sch\xc3\xb6n" }, { NULL }, TYPE "\"sch\xc3\xb6n\"" },
};

START_TEST(filters_are_built)
{
	struct fault why = unit_no_fault();
	struct span types[MOST], outcomes[MOST];
	size_t type_count = spans(filters[_i].types, types);
	size_t outcome_count = spans(filters[_i].outcomes, outcomes);
	struct buf filter;

	buf_init(&filter, TEXT_MAX);
	ck_assert_int_eq(query_filter(types, type_count, outcomes,
	    outcome_count, &filter, &why), 0);
	ck_assert_str_eq(filter.data, filters[_i].want);
	ck_assert_uint_eq(filter.len, strlen(filters[_i].want));
	buf_done(&filter);
}
END_TEST

START_TEST(a_nul_in_a_value_is_escaped)
{
	struct fault why = unit_no_fault();
	struct span type = SPAN("a\0b");
	struct buf filter;

	buf_init(&filter, TEXT_MAX);
	ck_assert_int_eq(query_filter(&type, 1, NULL, 0, &filter, &why), 0);
	ck_assert_str_eq(filter.data, TYPE "\"a\\u0000b\"");
	buf_done(&filter);
}
END_TEST

#define SEC	INT64_C(1790812800)	/* 2026-10-01T00:00:00Z */

static const struct {
	struct instant	 since, until;
	const char	*since_text, *until_text;
} bounds[] = {
	{ { SEC, 0 }, { SEC + 86400, 0 },
	    "2026-10-01T00%3A00%3A00.000Z", "2026-10-02T00%3A00%3A00.000Z" },
	/* Whole milliseconds stay. */
	{ { SEC, 123000000 }, { SEC, 456000000 },
	    "2026-10-01T00%3A00%3A00.123Z", "2026-10-01T00%3A00%3A00.456Z" },
	{ { SEC, 999000000 }, { SEC + 1, 999000000 },
	    "2026-10-01T00%3A00%3A00.999Z", "2026-10-01T00%3A00%3A01.999Z" },
	/* Down, and up. */
	{ { SEC, 1 }, { SEC, 2 },
	    "2026-10-01T00%3A00%3A00.000Z", "2026-10-01T00%3A00%3A00.001Z" },
	{ { SEC, 999999 }, { SEC, 1000000 },
	    "2026-10-01T00%3A00%3A00.000Z", "2026-10-01T00%3A00%3A00.001Z" },
	{ { SEC, 123999999 }, { SEC, 456000001 },
	    "2026-10-01T00%3A00%3A00.123Z", "2026-10-01T00%3A00%3A00.457Z" },
	{ { SEC, 999999999 }, { SEC + 59, 999000001 },
	    "2026-10-01T00%3A00%3A00.999Z", "2026-10-01T00%3A01%3A00.000Z" },
	{ { SEC + 1, 0 }, { SEC + 86399, 999999999 },
	    "2026-10-01T00%3A00%3A01.000Z", "2026-10-02T00%3A00%3A00.000Z" },
	/* Into the next year, and before 1970. */
	{ { 1798761599, 999999999 }, { 1798761599, 999999999 },
	    "2026-12-31T23%3A59%3A59.999Z", "2027-01-01T00%3A00%3A00.000Z" },
	{ { -1, 999999999 }, { -1, 999999999 },
	    "1969-12-31T23%3A59%3A59.999Z", "1970-01-01T00%3A00%3A00.000Z" },
	{ { -2, 500 }, { -1, 500 },
	    "1969-12-31T23%3A59%3A58.000Z", "1969-12-31T23%3A59%3A59.001Z" },
};

START_TEST(bounds_go_out_in_milliseconds)
{
	struct fault why = unit_no_fault();
	struct window window = { .has_since = 1, .since = bounds[_i].since,
	    .has_until = 1, .until = bounds[_i].until };
	struct buf url, want;

	buf_init(&url, TEXT_MAX);
	buf_init(&want, TEXT_MAX);
	ck_assert_int_eq(query_url(ORG, &window, "", &url, &why), 0);
	ck_assert_int_eq(buf_printf(&want, &why, ORG "/api/v1/logs?since=%s&"
	    "until=%s&limit=1000", bounds[_i].since_text,
	    bounds[_i].until_text), 0);
	ck_assert_uint_eq(url.len, want.len);
	ck_assert_mem_eq(url.data, want.data, want.len);
	ck_assert_int_eq(url.data[url.len], '\0');
	buf_done(&url);
	buf_done(&want);
}
END_TEST

static const struct {
	const char	*filter;
	const char	*want;
} encodings[] = {
	{ "", "" },
	{ "eventType eq \"user.session.start\"",
	    "&filter=eventType%20eq%20%22user.session.start%22" },
	/* What would end the parameter, or be taken for a blank. */
	{ "a&until=&b=c", "&filter=a%26until%3D%26b%3Dc" },
	{ "a+b#c?d%20/:;,", "&filter=a%2Bb%23c%3Fd%2520%2F%3A%3B%2C" },
	{ "A-z0_9.~", "&filter=A-z0_9.~" },
	{ "(a)\\\"'", "&filter=%28a%29%5C%22%27" },
	{ "\xc3\xa9\xff", "&filter=%C3%A9%FF" },
	{ "a\r\nHost: x", "&filter=a%0D%0AHost%3A%20x" },
};

START_TEST(filters_are_percent_encoded)
{
	static const char front[] = ORG "/api/v1/logs?since=2026-10-01T00%3A00"
	    "%3A00.000Z&until=2026-11-01T00%3A00%3A00.000Z&limit=1000";
	struct fault why = unit_no_fault();
	struct window window = window_of_month(2026 * 12 + 9);
	struct buf url;

	buf_init(&url, TEXT_MAX);
	ck_assert_int_eq(query_url(ORG, &window, encodings[_i].filter, &url,
	    &why), 0);
	ck_assert_uint_eq(url.len, strlen(url.data));
	ck_assert_uint_ge(url.len, sizeof front - 1);
	ck_assert_mem_eq(url.data, front, sizeof front - 1);
	ck_assert_str_eq(url.data + sizeof front - 1, encodings[_i].want);
	buf_done(&url);
}
END_TEST

START_TEST(too_long_is_said)
{
	struct fault why = unit_no_fault();
	struct window window = window_of_month(2026 * 12 + 9);
	struct span type = SPAN("user.session.start");
	struct buf whole, url;
	size_t room;

	buf_init(&whole, TEXT_MAX);
	ck_assert_int_eq(query_url(ORG, &window, "x y", &whole, &why), 0);
	for (room = 0; room <= whole.len; room++) {
		buf_init(&url, room);
		ck_assert_int_eq(query_url(ORG, &window, "x y", &url, &why),
		    -1);
		buf_done(&url);
	}
	whole.len = 0;
	ck_assert_int_eq(query_filter(&type, 1, &type, 1, &whole, &why), 0);
	for (room = 0; room <= whole.len; room++) {
		buf_init(&url, room);
		ck_assert_int_eq(query_filter(&type, 1, &type, 1, &url, &why),
		    -1);
		buf_done(&url);
	}
	buf_done(&whole);
}
END_TEST

static Suite *
query_suite(void)
{
	Suite *suite = suite_create("query");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	unit_table(tcase, filters_are_built, filters);
	tcase_add_test(tcase, a_nul_in_a_value_is_escaped);
	unit_table(tcase, bounds_go_out_in_milliseconds, bounds);
	unit_table(tcase, filters_are_percent_encoded, encodings);

	tcase = unit_case(suite, "errors");
	tcase_add_test(tcase, too_long_is_said);
	return suite;
}

UNIT_MAIN(query_suite)
