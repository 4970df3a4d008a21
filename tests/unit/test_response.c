/*
 * An answer's header fields: those that matter are kept, whatever their case
 * and number, and the next answer knows nothing of the last.
 */
#include "fetch/response.h"

#include <stdint.h>

#include "unit.h"

/* The name and value are in memory that is gone afterwards. */
static int
field(struct response *res, const char *name, const char *value,
    struct fault *why)
{
	struct span n = span_of(name), v = span_of(value);
	char *name_copy = unit_copy(n), *value_copy = unit_copy(v);
	int status;

	status = response_field(res, (struct span){ name_copy, n.len },
	    (struct span){ value_copy, v.len }, why);
	free(name_copy);
	free(value_copy);
	return status;
}

/* A text with a len is terminated. */
static void
expect_text(const struct buf *buf, const char *want)
{
	ck_assert_uint_eq(buf->len, strlen(want));
	if (buf->len > 0)
		ck_assert_str_eq(buf->data, want);
}

static void
expect_empty(const struct response *res)
{
	ck_assert_int_eq(res->status, 0);
	ck_assert_uint_eq(res->body.len, 0);
	ck_assert_uint_eq(res->links.len, 0);
	ck_assert_uint_eq(res->location.len, 0);
	ck_assert_uint_eq(res->authenticate.len, 0);
	ck_assert_uint_eq(res->dpop_nonce.len, 0);
	ck_assert_uint_eq(res->request_id.len, 0);
	ck_assert_int_eq(res->ratelimit.limit, -1);
	ck_assert_int_eq(res->ratelimit.remaining, -1);
	ck_assert_int_eq(res->ratelimit.reset, -1);
	ck_assert_int_eq(res->ratelimit.date, -1);
	ck_assert_int_eq(res->ratelimit.retry_after, -1);
}

/* The name of each field in three cases. */
static const char *const names[][6] = {
	{ "Link", "Location", "WWW-Authenticate", "DPoP-Nonce",
	    "X-Okta-Request-Id", "X-Rate-Limit-Limit" },
	{ "link", "location", "www-authenticate", "dpop-nonce",
	    "x-okta-request-id", "x-rate-limit-limit" },
	{ "LINK", "LOCATION", "WWW-AUTHENTICATE", "DPOP-NONCE",
	    "X-OKTA-REQUEST-ID", "X-RATE-LIMIT-LIMIT" },
};

START_TEST(fields_are_kept)
{
	struct fault why = unit_no_fault();
	struct response res;
	size_t i;

	response_init(&res);
	expect_empty(&res);
	for (i = 0; i < 6; i++)
		ck_assert_int_eq(field(&res, names[_i][i], i == 5 ? "60" :
		    names[0][i], &why), 0);
	expect_text(&res.location, "Location");
	expect_text(&res.authenticate, "WWW-Authenticate");
	expect_text(&res.dpop_nonce, "DPoP-Nonce");
	expect_text(&res.request_id, "X-Okta-Request-Id");
	ck_assert_uint_eq(res.links.len, 5);
	ck_assert_mem_eq(res.links.data, "Link\n", 5);
	ck_assert_int_eq(res.ratelimit.limit, 60);
	response_clear(&res);
	expect_empty(&res);
	response_done(&res);
	ck_assert_int_eq(why.kind, FAULT_NONE);
}
END_TEST

START_TEST(other_fields_are_not)
{
	static const char *const others[] = { "", "Set-Cookie", "Links",
	    "Lin", "X-Link", "Locations", "WWW-Authenticate2", "DPoP",
	    "X-Okta-Request", "Content-Type", "Link ", " Link" };
	struct fault why = unit_no_fault();
	struct response res;
	size_t i;

	response_init(&res);
	for (i = 0; i < sizeof others / sizeof others[0]; i++)
		ck_assert_int_eq(field(&res, others[i], "7", &why), 0);
	expect_empty(&res);
	response_done(&res);
}
END_TEST

START_TEST(every_link_counts)
{
	static const char want[] = "<a>; rel=\"self\"\n\n<b>; rel=\"next\"\n";
	struct fault why = unit_no_fault();
	struct response res;

	response_init(&res);
	ck_assert_int_eq(field(&res, "link", "<a>; rel=\"self\"", &why), 0);
	ck_assert_int_eq(field(&res, "link", "", &why), 0);
	ck_assert_int_eq(field(&res, "Link", "<b>; rel=\"next\"", &why), 0);
	ck_assert_uint_eq(res.links.len, sizeof want - 1);
	ck_assert_mem_eq(res.links.data, want, sizeof want - 1);
	response_done(&res);
}
END_TEST

/* A challenge may hide behind another; of the rest only one can be meant. */
START_TEST(fields_that_come_twice)
{
	struct fault why = unit_no_fault();
	struct response res;

	response_init(&res);
	ck_assert_int_eq(field(&res, "WWW-Authenticate", "Bearer", &why), 0);
	ck_assert_int_eq(field(&res, "WWW-Authenticate",
	    "DPoP error=\"x\"", &why), 0);
	expect_text(&res.authenticate, "Bearer, DPoP error=\"x\"");
	ck_assert_int_eq(field(&res, "DPoP-Nonce", "a longer one", &why), 0);
	ck_assert_int_eq(field(&res, "DPoP-Nonce", "new", &why), 0);
	expect_text(&res.dpop_nonce, "new");
	ck_assert_int_eq(field(&res, "X-Okta-Request-Id", "req-AAAA", &why),
	    0);
	ck_assert_int_eq(field(&res, "X-Okta-Request-Id", "req", &why), 0);
	expect_text(&res.request_id, "req");
	ck_assert_int_eq(field(&res, "X-Rate-Limit-Remaining", "9", &why), 0);
	ck_assert_int_eq(field(&res, "X-Rate-Limit-Remaining", "8", &why), 0);
	ck_assert_int_eq(res.ratelimit.remaining, 8);
	response_done(&res);
}
END_TEST

/* It is sent back in a header field, and shown. */
START_TEST(a_request_id_is_printable)
{
	struct fault why = unit_no_fault();
	struct response res;

	response_init(&res);
	ck_assert_int_eq(field(&res, "X-Okta-Request-Id",
	    "a\rb\nc\x1b[2Jd\xff", &why), 0);
	expect_text(&res.request_id, "a?b?c?[2Jd?");
	response_done(&res);
}
END_TEST

/* What the last answer had is behind the terminator of a shorter one. */
START_TEST(nothing_is_left_of_the_last_answer)
{
	struct fault why = unit_no_fault();
	struct response res;
	size_t i;

	response_init(&res);
	for (i = 0; i < 5; i++)
		ck_assert_int_eq(field(&res, names[0][i],
		    "of the last answer", &why), 0);
	ck_assert_int_eq(buf_add(&res.body, "[{}]", 4, &why), 0);
	res.status = 200;
	res.ratelimit = (struct ratelimit){ 1, 2, 3, 4, 5, -1 };
	response_clear(&res);
	expect_empty(&res);
	for (i = 0; i < 5; i++)
		ck_assert_int_eq(field(&res, names[0][i], "x", &why), 0);
	expect_text(&res.location, "x");
	expect_text(&res.authenticate, "x");
	expect_text(&res.dpop_nonce, "x");
	expect_text(&res.request_id, "x");
	ck_assert_uint_eq(res.links.len, 2);
	response_done(&res);
}
END_TEST

/* An answer that goes on and on is cut off by us, not by the memory. */
START_TEST(fields_have_an_end)
{
	static const char *const many[] = { "Link", "WWW-Authenticate" };
	struct fault why = unit_no_fault();
	struct response res;
	char value[1001];
	size_t i, count;

	memset(value, 'x', sizeof value - 1);
	value[sizeof value - 1] = '\0';
	response_init(&res);
	for (i = 0; i < sizeof many / sizeof many[0]; i++) {
		for (count = 0; count < 5000 && field(&res, many[i], value,
		    &why) == 0; count++)
			;
		ck_assert_uint_gt(count, 8);
		ck_assert_uint_lt(count, 4000);
	}
	response_done(&res);
}
END_TEST

START_TEST(a_wiped_answer_is_as_good_as_new)
{
	struct fault why = unit_no_fault();
	struct response res;

	response_init(&res);
	response_wipe(&res);
	response_init(&res);
	ck_assert_int_eq(buf_add(&res.body, "{\"access_token\":\"x\"}", 20,
	    &why), 0);
	ck_assert_int_eq(field(&res, "DPoP-Nonce", "x", &why), 0);
	response_wipe(&res);
}
END_TEST

static Suite *
response_suite(void)
{
	Suite *suite = suite_create("response");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	unit_table(tcase, fields_are_kept, names);
	tcase_add_test(tcase, other_fields_are_not);
	tcase_add_test(tcase, every_link_counts);
	tcase_add_test(tcase, fields_that_come_twice);
	tcase_add_test(tcase, a_request_id_is_printable);
	tcase_add_test(tcase, nothing_is_left_of_the_last_answer);
	tcase_add_test(tcase, a_wiped_answer_is_as_good_as_new);

	tcase = unit_case(suite, "limits");
	tcase_add_test(tcase, fields_have_an_end);
	return suite;
}

UNIT_MAIN(response_suite)
