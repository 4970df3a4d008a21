/*
 * Header fields from lines: folded ones become whole, interim answers are
 * forgotten, dates are read, and there is an end to everything.
 */
#include "fetch/http_fields.h"

#include <stdint.h>

#include "unit.h"

#define LINES		8
#define EPOCH_S		1767225600	/* Thu, 01 Jan 2026 00:00:00 GMT */

/* Each line in memory of its own, and no longer there afterwards. */
static int
line(struct http_fields *fields, struct response *res, const char *text,
    struct fault *why)
{
	struct span span = span_of(text);
	char *copy = unit_copy(span);
	int status;

	status = http_fields_line(fields, res, (struct span){ copy,
	    span.len }, why);
	free(copy);
	return status;
}

static const struct {
	const char	*lines[LINES];
	const char	*links;		/* all of them, a line each */
	struct ratelimit limits;
} answers[] = {
	{ { "HTTP/1.1 200 OK\r\n", "Link: <a>; rel=next\r\n", "\r\n" },
	    "<a>; rel=next\n", { -1, -1, -1, -1, -1, -1 } },
	/* HTTP/2 has no reason, and no other lines than these. */
	{ { "HTTP/2 200 \r\n", "link:<a>\r\n", "link:\t <b> \t\r\n", "\r\n" },
	    "<a>\n<b>\n", { -1, -1, -1, -1, -1, -1 } },
	/* Folded: at a blank, over several lines, at the very end. */
	{ { "Link: <a>;\r\n", " rel=next\r\n", "\r\n" },
	    "<a>; rel=next\n", { -1, -1, -1, -1, -1, -1 } },
	{ { "Link:\r\n", "\t<a>;\r\n", "  \t rel=\r\n", " next\r\n",
	    "X-Rate-Limit-Limit: 7\r\n", "\r\n" },
	    "<a>; rel= next\n", { 7, -1, -1, -1, -1, -1 } },
	/* An interim answer, or that of a proxy, is not the answer. */
	{ { "HTTP/1.1 103 Early Hints\r\n", "Link: <early>\r\n",
	    "X-Rate-Limit-Limit: 1\r\n", "\r\n", "HTTP/1.1 200 OK\r\n",
	    "Link: <a>\r\n", "\r\n" }, "<a>\n", { -1, -1, -1, -1, -1, -1 } },
	/* Called like a status line, and none. */
	{ { "Link: <a>\r\n", "HTTP/Link: <b>\r\n", "\r\n" }, "<a>\n",
	    { -1, -1, -1, -1, -1, -1 } },
	/* Times: only the answer's own, and that of Retry-After, are. */
	{ { "Date: Thu, 01 Jan 2026 00:00:00 GMT\r\n",
	    "Retry-After: Thu, 01 Jan 2026 00:02:00 GMT\r\n", "\r\n" }, "",
	    { -1, -1, -1, EPOCH_S, -1, EPOCH_S + 120 } },
	{ { "Date: Thu,\r\n", " 01 Jan 2026 00:00:00 GMT\r\n",
	    "Retry-After: 120\r\n", "\r\n" }, "",
	    { -1, -1, -1, EPOCH_S, 120, -1 } },
	{ { "Date: soon\r\n", "Retry-After: later\r\n", "\r\n" }, "",
	    { -1, -1, -1, -1, -1, -1 } },
	{ { "Date:\r\n", "Date: 2026\r\n", "\r\n" }, "",
	    { -1, -1, -1, -1, -1, -1 } },
	/* Not a field at all. */
	{ { "Link <a>\r\n", ": <b>\r\n", " Link: <c>\r\n", "\r\n" }, "",
	    { -1, -1, -1, -1, -1, -1 } },
	/* A field whose end was not seen is not there. */
	{ { "Link: <a>\r\n", "Link: <b>\r\n" }, "<a>\n",
	    { -1, -1, -1, -1, -1, -1 } },
};

START_TEST(lines_become_fields)
{
	const struct ratelimit *want = &answers[_i].limits, *is;
	struct fault why = unit_no_fault();
	struct http_fields fields;
	struct response res;
	int i;

	response_init(&res);
	http_fields_init(&fields);
	http_fields_begin(&fields);
	for (i = 0; i < LINES && answers[_i].lines[i] != NULL; i++)
		ck_assert_int_eq(line(&fields, &res, answers[_i].lines[i],
		    &why), 0);
	ck_assert(unit_is((struct span){ res.links.len > 0 ? res.links.data :
	    "", res.links.len }, answers[_i].links));
	is = &res.ratelimit;
	ck_assert_int_eq(is->limit, want->limit);
	ck_assert_int_eq(is->remaining, want->remaining);
	ck_assert_int_eq(is->reset, want->reset);
	ck_assert_int_eq(is->date, want->date);
	ck_assert_int_eq(is->retry_after, want->retry_after);
	ck_assert_int_eq(is->retry_at, want->retry_at);
	http_fields_done(&fields);
	response_done(&res);
}
END_TEST

START_TEST(an_answer_knows_nothing_of_the_last)
{
	struct fault why = unit_no_fault();
	struct http_fields fields;
	struct response res;
	int i;

	response_init(&res);
	http_fields_init(&fields);
	for (i = 0; i < 3; i++) {
		response_clear(&res);
		http_fields_begin(&fields);
		/* It never ended, and so is no part of the next. */
		ck_assert_int_eq(line(&fields, &res, "Link: <a>\r\n", &why),
		    0);
		ck_assert_uint_eq(res.links.len, 0);
	}
	http_fields_done(&fields);
	response_done(&res);
}
END_TEST

START_TEST(there_is_an_end_to_lines)
{
	struct fault why = unit_no_fault();
	struct http_fields fields;
	struct response res;
	int i;

	response_init(&res);
	http_fields_init(&fields);
	http_fields_begin(&fields);
	for (i = 0; i < 1000; i++)
		ck_assert_int_eq(line(&fields, &res, "X: y\r\n", &why), 0);
	ck_assert_int_eq(line(&fields, &res, "X: y\r\n", &why), -1);
	unit_expect_fault(&why, FAULT_REMOTE, "more than 1000 header");
	/* Another answer has as many of its own. */
	http_fields_begin(&fields);
	ck_assert_int_eq(line(&fields, &res, "X: y\r\n", &why), 0);
	http_fields_done(&fields);
	response_done(&res);
}
END_TEST

/* Nobody asked for it, and so it may be long; one that counts may not. */
START_TEST(there_is_an_end_to_fields)
{
	static const char unasked[] = "Content-Security-Policy: ";
	static char text[100 * 1024];
	struct fault why = unit_no_fault();
	struct http_fields fields;
	struct response res;

	response_init(&res);
	http_fields_init(&fields);
	http_fields_begin(&fields);
	memset(text, 'x', sizeof text - 1);
	memcpy(text, unasked, strlen(unasked));
	ck_assert_int_eq(line(&fields, &res, text, &why), 0);
	ck_assert_int_eq(line(&fields, &res, "Link: <a>\r\n", &why), 0);
	memcpy(text, "Location: ", strlen("Location: "));
	ck_assert_int_eq(line(&fields, &res, text, &why), 0);
	ck_assert_int_eq(line(&fields, &res, "\r\n", &why), -1);
	unit_expect_fault(&why, FAULT_REMOTE, "Location");
	http_fields_done(&fields);
	response_done(&res);
}
END_TEST

static Suite *
http_fields_suite(void)
{
	Suite *suite = suite_create("http_fields");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	unit_table(tcase, lines_become_fields, answers);
	tcase_add_test(tcase, an_answer_knows_nothing_of_the_last);

	tcase = unit_case(suite, "limits");
	tcase_add_test(tcase, there_is_an_end_to_lines);
	tcase_add_test(tcase, there_is_an_end_to_fields);
	return suite;
}

UNIT_MAIN(http_fields_suite)
