/*
 * One page, however many attempts: what is sent, what is waited for and how
 * long, what is heard of it, and when it is given up.  The world is a table.
 */
#include "world.h"

#define LIMITS(limit, remaining, reset)			\
	{ "X-Rate-Limit-Limit", limit },		\
	{ "X-Rate-Limit-Remaining", remaining },	\
	{ "X-Rate-Limit-Reset", reset }
#define IN_30_S		"1767225630"
#define ID(id)		{ "X-Okta-Request-Id", id }
#define NEXT		WORLD_ORG "/api/v1/logs?after=2"
#define LINK(url)	{ "Link", "<" url ">; rel=\"next\"" }

#define GOOD		{ .status = 200, .body = WORLD_PAGE }
#define BAD(code)	{ .status = (code), .body = "{}" }
#define GARBAGE(text)	{ .status = 200, .body = (text) }
#define LOST		{ .sent = HTTP_TRANSIENT, .why = "the line went dead" }
#define LIMITED		{ .status = 429, .body = "{}", .date = WORLD_NOW, \
			.fields = { LIMITS("60", "0", IN_30_S) } }

/* Share 100 and chance 1: waits are 1, 2, 4, ... seconds, the longest. */
static const struct {
	struct world_step	 steps[WORLD_STEPS];
	unsigned		 max_retries;
	int			 stop_at;	/* wait number; 0: never */
	int64_t			 waits[WORLD_STEPS];
	size_t			 sends;
	const char		*complaint;	/* NULL: it goes well */
} runs[] = {
	{ { GOOD }, 3, 0, { 0 }, 1, NULL },
	/* 429: Reset - Date + 1, a minute if not known, or Retry-After. */
	{ { LIMITED, GOOD }, 3, 0, { 31000 }, 2, NULL },
	{ { BAD(429), GOOD }, 3, 0, { 60000 }, 2, NULL },
	{ { { .status = 429, .body = "", .date = WORLD_NOW + 100, .fields = {
	    LIMITS("60", "0", IN_30_S) } }, GOOD }, 3, 0, { 1000 }, 2, NULL },
	{ { { .status = 429, .body = "", .fields = { { "Retry-After", "7" } }
	    }, GOOD }, 3, 0, { 7000 }, 2, NULL },
	{ { LIMITED, LIMITED, LIMITED, GOOD }, 3, 0, { 31000, 31000, 31000 },
	    4, NULL },
	{ { LIMITED, LIMITED, LIMITED, LIMITED }, 3, 0,
	    { 31000, 31000, 31000 }, 4, "given up after 3 retries" },
	/* The server's side. */
	{ { BAD(503), GOOD }, 3, 0, { 1000 }, 2, NULL },
	{ { BAD(500), BAD(502), BAD(504), GOOD }, 3, 0,
	    { 1000, 2000, 4000 }, 4, NULL },
	{ { BAD(503), BAD(503), BAD(503), BAD(503) }, 3, 0,
	    { 1000, 2000, 4000 }, 4, "given up after 3 retries" },
	{ { BAD(503), BAD(503), BAD(503), BAD(503) }, 3, 0,
	    { 1000, 2000, 4000 }, 4, "HTTP 503" },
	{ { BAD(503), BAD(503) }, 1, 0, { 1000 }, 2, "given up after 1 " },
	{ { { .status = 503, .body = "", .fields = { { "Retry-After", "30" } }
	    }, GOOD }, 3, 0, { 30000 }, 2, NULL },
	{ { BAD(408), GOOD }, 3, 0, { 1000 }, 2, NULL },
	/* No retries at all. */
	{ { BAD(503) }, 0, 0, { 0 }, 1, "HTTP 503" },
	{ { LIMITED }, 0, 0, { 0 }, 1, "HTTP 429" },
	{ { LOST }, 0, 0, { 0 }, 1, "the line went dead" },
	{ { GARBAGE("<html>") }, 0, 0, { 0 }, 1, "no array" },
	/* The way there. */
	{ { LOST, GOOD }, 3, 0, { 1000 }, 2, NULL },
	{ { LOST, LOST, LOST }, 2, 0, { 1000, 2000 }, 3,
	    "given up after 2 retries: the line went dead" },
	{ { { .sent = HTTP_FAILED, .why = "no such host" } }, 3, 0, { 0 }, 1,
	    "no such host" },
	{ { { .sent = HTTP_STOPPED, .why = "a signal" } }, 3, 0, { 0 }, 1,
	    "a signal" },
	/* A page that is none, or not all of it. */
	{ { GARBAGE("<html>"), GOOD }, 3, 0, { 1000 }, 2, NULL },
	{ { GARBAGE(""), GARBAGE("{}"), GARBAGE("[{"), GOOD }, 3, 0,
	    { 1000, 2000, 4000 }, 4, NULL },
	{ { GARBAGE("[{}]"), GARBAGE("[][]"), GARBAGE("[1]"), GARBAGE("x") },
	    3, 0, { 1000, 2000, 4000 }, 4, "given up after 3 retries" },
	/* One after the other: all count. */
	{ { LIMITED, BAD(503), LOST, GARBAGE("["), GOOD }, 4, 0,
	    { 31000, 2000, 4000, 8000 }, 5, NULL },
	{ { BAD(503), LOST, LIMITED, BAD(503) }, 3, 0,
	    { 1000, 2000, 31000 }, 4, "given up after 3 retries: HTTP 503" },
	/* Refused for good. */
	{ { BAD(400) }, 3, 0, { 0 }, 1, "HTTP 400" },
	{ { BAD(401) }, 3, 0, { 0 }, 1, "HTTP 401" },
	{ { BAD(403) }, 3, 0, { 0 }, 1, "HTTP 403" },
	{ { BAD(404) }, 3, 0, { 0 }, 1, "HTTP 404" },
	{ { { .status = 302, .body = WORLD_PAGE, .fields = { { "Location",
	    "https://evil.example/" } } } }, 3, 0, { 0 }, 1, "not followed" },
	{ { { .status = 204, .body = "" } }, 3, 0, { 0 }, 1, "HTTP 204" },
	{ { { .status = 206, .body = WORLD_PAGE } }, 3, 0, { 0 }, 1,
	    "HTTP 206" },
	{ { BAD(503), BAD(401) }, 3, 0, { 1000 }, 2, "HTTP 401" },
	/* Whether a page follows cannot be told. */
	{ { { .status = 200, .body = WORLD_PAGE, .fields = { { "Link",
	    "<a; rel=\"next\"" } } } }, 3, 0, { 0 }, 1, "Link header" },
	{ { { .status = 200, .body = WORLD_PAGE, .fields = {
	    LINK(WORLD_ORG "/a"), LINK(WORLD_ORG "/b") } } }, 3, 0, { 0 }, 1,
	    "two different" },
	/* Stopped in the first wait, and in the second. */
	{ { LIMITED }, 3, 1, { 31000 }, 1, "stopped" },
	{ { BAD(503), BAD(503) }, 3, 2, { 1000, 2000 }, 2, "stopped" },
};

START_TEST(attempts_and_waits)
{
	struct fault why = unit_no_fault();
	struct world world;
	struct page page;
	struct buf next;
	size_t i;
	int status;

	world_begin(&world, runs[_i].steps, runs[_i].max_retries, 100);
	world.stop_at = runs[_i].stop_at;
	buf_init(&next, WORLD_TEXT);
	ck_assert_int_eq(client_last_status(world.client), 0);
	status = client_get(world.client, WORLD_URL, &page, &next, &why);
	ck_assert_msg(status == (runs[_i].complaint == NULL ? 0 : -1), "%s",
	    why.msg);
	ck_assert_uint_eq(world.sends, runs[_i].sends);
	for (i = 0; i < world.waits; i++)
		ck_assert_int_eq(world.wait_ms[i], runs[_i].waits[i]);
	ck_assert_int_eq(runs[_i].waits[i], 0);
	if (status == 0) {
		ck_assert_uint_eq(page.count, 1);
		ck_assert_uint_eq(next.len, 0);
		ck_assert_uint_eq(world.answered, 1);
		ck_assert_int_eq(client_last_status(world.client), 200);
	} else {
		unit_expect_fault(&why, FAULT_REMOTE, runs[_i].complaint);
		ck_assert_uint_eq(world.answered, 0);
	}
	if (world.waits == 0)
		ck_assert_ptr_null(strstr(why.msg, "given up"));
	world_check_said(&why);
	buf_done(&next);
	world_end(&world);
}
END_TEST

/* What is heard before each wait. */
START_TEST(waits_are_told)
{
	static const struct world_step steps[WORLD_STEPS] = { LIMITED,
	    BAD(503), LOST, GARBAGE("[") , GOOD };
	static const struct {
		enum client_wait wait;
		const char	*why;
	} want[] = {
		{ CLIENT_LIMITED, "HTTP 429" }, { CLIENT_RETRY, "HTTP 503" },
		{ CLIENT_RETRY, "the line went dead" },
		{ CLIENT_RETRY, "ends at byte" },
	};
	struct fault why = unit_no_fault();
	struct world world;
	struct page page;
	struct buf next;
	size_t i;

	world_begin(&world, steps, 9, 100);
	buf_init(&next, WORLD_TEXT);
	ck_assert_int_eq(client_get(world.client, WORLD_URL, &page, &next,
	    &why), 0);
	ck_assert_uint_eq(world.heard, 4);
	for (i = 0; i < 4; i++) {
		ck_assert_int_eq(world.news[i].wait, want[i].wait);
		ck_assert_int_eq(world.news[i].wait_ms, world.wait_ms[i]);
		ck_assert_uint_eq(world.news[i].attempt, i + 1);
		ck_assert_uint_eq(world.news[i].max_retries, 9);
		unit_expect_fault(&world.whys[i], FAULT_REMOTE, want[i].why);
	}
	buf_done(&next);
	world_end(&world);
}
END_TEST

START_TEST(chance_makes_waits_shorter)
{
	static const struct world_step steps[WORLD_STEPS] = { BAD(503),
	    BAD(503), GOOD };
	static const double chances[] = { 0, 0.5, 1 };
	static const int64_t waits[][2] = { { 500, 1000 }, { 750, 1500 },
	    { 1000, 2000 } };
	struct fault why = unit_no_fault();
	struct world world;
	struct page page;
	struct buf next;

	world_begin(&world, steps, 9, 100);
	world.dice = chances[_i];
	buf_init(&next, WORLD_TEXT);
	ck_assert_int_eq(client_get(world.client, WORLD_URL, &page, &next,
	    &why), 0);
	ck_assert_int_eq(world.wait_ms[0], waits[_i][0]);
	ck_assert_int_eq(world.wait_ms[1], waits[_i][1]);
	buf_done(&next);
	world_end(&world);
}
END_TEST

START_TEST(requests_say_who_asks)
{
	static const struct world_step steps[WORLD_STEPS] = { GOOD };
	struct fault why = unit_no_fault();
	struct world world;
	struct page page;
	struct buf next;

	world_begin(&world, steps, 9, 100);
	buf_init(&next, WORLD_TEXT);
	ck_assert_int_eq(client_get(world.client, WORLD_URL, &page, &next,
	    &why), 0);
	ck_assert_ptr_nonnull(strstr(world.headers[0],
	    "\nAccept: application/json\n"));
	ck_assert_ptr_nonnull(strstr(world.headers[0],
	    "\nAuthorization: SSWS " WORLD_TOKEN "\n"));
	ck_assert_ptr_null(strstr(world.headers[0], "X-Okta-Retry"));
	ck_assert_ptr_null(strstr(world.headers[0], "DPoP"));
	ck_assert_str_eq(world.urls[0], WORLD_URL);
	ck_assert(!world.posted[0]);
	buf_done(&next);
	world_end(&world);
}
END_TEST

/* Okta's SDKs: X-Okta-Retry-For is the first id, and how often it was. */
START_TEST(repeats_say_what_they_repeat)
{
	static const struct world_step steps[WORLD_STEPS] = {
		LOST,
		{ .status = 429, .body = "", .fields = { ID("req-FIRST") } },
		{ .status = 503, .body = "", .fields = { ID("req-SECOND") } },
		GARBAGE("["),
		{ .status = 200, .body = WORLD_PAGE,
		    .fields = { ID("req-LAST") } },
		/* The next page is another request. */
		{ .status = 503, .body = "", .fields = { ID("req-OTHER") } },
		GOOD,
	};
	static const char *const counts[] = { NULL, NULL, ": 2\n", ": 3\n",
	    ": 4\n", NULL, ": 1\n" };
	struct fault why = unit_no_fault();
	struct world world;
	struct page page;
	struct buf next;
	const char *found;
	size_t i;

	world_begin(&world, steps, 9, 100);
	buf_init(&next, WORLD_TEXT);
	ck_assert_int_eq(client_get(world.client, WORLD_URL, &page, &next,
	    &why), 0);
	ck_assert_int_eq(client_get(world.client, WORLD_URL "&n", &page,
	    &next, &why), 0);
	ck_assert_uint_eq(world.sends, 7);
	for (i = 0; i < 7; i++) {
		found = strstr(world.headers[i], "\nX-Okta-Retry-Count");
		if (counts[i] == NULL) {
			ck_assert_ptr_null(strstr(world.headers[i], "req-"));
			continue;
		}
		ck_assert_ptr_nonnull(found);
		found += strlen("\nX-Okta-Retry-Count");
		ck_assert_mem_eq(found, counts[i], strlen(counts[i]));
		ck_assert_ptr_nonnull(strstr(world.headers[i], i < 5 ?
		    "\nX-Okta-Retry-For: req-FIRST\n" :
		    "\nX-Okta-Retry-For: req-OTHER\n"));
	}
	for (i = 0; i < 7; i++)
		ck_assert_str_eq(world.urls[i], i < 5 ? WORLD_URL :
		    WORLD_URL "&n");
	buf_done(&next);
	world_end(&world);
}
END_TEST

START_TEST(the_next_page_is_found)
{
	static const struct world_step steps[WORLD_STEPS] = {
		/* A link that came with a failure is none. */
		{ .status = 503, .body = "", .fields = {
		    LINK(WORLD_ORG "/wrong") } },
		{ .status = 200, .body = "[", .fields = {
		    LINK(WORLD_ORG "/wrong") } },
		{ .status = 200, .body = WORLD_PAGE, .fields = {
		    { "link", "<" WORLD_URL ">; rel=\"self\"" },
		    LINK(NEXT) } },
		{ .status = 200, .body = "[]", .fields = {
		    { "link", "<" WORLD_URL ">; rel=\"self\", <" NEXT "&3>; "
		    "rel=\"next\"" } } },
		{ .status = 200, .body = "[]", .fields = {
		    { "link", "<" WORLD_URL ">; rel=\"self\"" } } },
	};
	static const char *const want[] = { NEXT, NEXT "&3", NULL };
	struct fault why = unit_no_fault();
	struct world world;
	struct page page;
	struct buf next;
	size_t i;

	world_begin(&world, steps, 9, 100);
	buf_init(&next, WORLD_TEXT);
	for (i = 0; i < 3; i++) {
		ck_assert_int_eq(client_get(world.client, WORLD_URL, &page,
		    &next, &why), 0);
		ck_assert_uint_eq(page.count, i == 0);
		if (want[i] == NULL)
			ck_assert_uint_eq(next.len, 0);
		else
			ck_assert_str_eq(next.data, want[i]);
	}
	buf_done(&next);
	world_end(&world);
}
END_TEST

static const struct {
	struct world_step	 first;
	int			 share;
	int64_t			 wait_ms;	/* 0: none */
	int64_t			 then_ms;	/* one request later */
} paces[] = {
	{ { .status = 200, .body = "[]", .date = WORLD_NOW, .fields = {
	    LIMITS("60", "30", IN_30_S) } }, 50, 31000, 0 },
	{ { .status = 200, .body = "[]", .date = WORLD_NOW, .fields = {
	    LIMITS("60", "31", IN_30_S) } }, 50, 0, 31000 },
	{ { .status = 200, .body = "[]", .date = WORLD_NOW, .fields = {
	    LIMITS("60", "0", IN_30_S) } }, 100, 31000, 0 },
	{ { .status = 200, .body = "[]", .date = WORLD_NOW, .fields = {
	    LIMITS("60", "1", IN_30_S) } }, 100, 0, 31000 },
	{ { .status = 200, .body = "[]", .date = WORLD_NOW, .fields = {
	    LIMITS("60", "40", IN_30_S) } }, 50, 0, 0 },
	{ { .status = 200, .body = "[]", .date = WORLD_NOW, .fields = {
	    LIMITS("60", "59", IN_30_S) } }, 1, 31000, 61000 },
	{ { .status = 200, .body = "[]" }, 1, 0, 0 },
};

START_TEST(the_pace_is_kept)
{
	struct world_step steps[WORLD_STEPS] = { paces[_i].first, GOOD,
	    GOOD };
	struct fault why = unit_no_fault();
	struct world world;
	struct page page;
	struct buf next;
	size_t waits = paces[_i].wait_ms > 0;

	world_begin(&world, steps, 3, paces[_i].share);
	buf_init(&next, WORLD_TEXT);
	ck_assert_int_eq(client_get(world.client, WORLD_URL, &page, &next,
	    &why), 0);
	ck_assert_uint_eq(world.waits, 0);
	ck_assert_int_eq(client_get(world.client, NEXT, &page, &next, &why),
	    0);
	ck_assert_uint_eq(world.waits, waits);
	ck_assert_uint_eq(world.heard, waits);
	if (waits == 1) {
		ck_assert_int_eq(world.wait_ms[0], paces[_i].wait_ms);
		ck_assert_int_eq(world.sends_at_wait[0], 1);
		ck_assert_int_eq(world.news[0].wait, CLIENT_PACED);
		ck_assert_int_eq(world.news[0].wait_ms, paces[_i].wait_ms);
		ck_assert_ptr_null(world.news[0].why);
	}
	/* That answer told nothing, but was one request more. */
	ck_assert_int_eq(client_get(world.client, NEXT, &page, &next, &why),
	    0);
	ck_assert_uint_eq(world.waits, waits + (paces[_i].then_ms > 0));
	if (paces[_i].then_ms > 0)
		ck_assert_int_eq(world.wait_ms[waits], paces[_i].then_ms);
	buf_done(&next);
	world_end(&world);
}
END_TEST

/* What was not waited for, but went by; a second of it may not have. */
START_TEST(time_goes_by_between_requests)
{
	static const int64_t passed[] = { 0, 1, 2, 31, 32, 1000 };
	static const int64_t left[] = { 31000, 31000, 30000, 1000, 0, 0 };
	struct world_step steps[WORLD_STEPS] = { paces[0].first, GOOD };
	struct fault why = unit_no_fault();
	struct world world;
	struct page page;
	struct buf next;

	world_begin(&world, steps, 3, 50);
	buf_init(&next, WORLD_TEXT);
	ck_assert_int_eq(client_get(world.client, WORLD_URL, &page, &next,
	    &why), 0);
	world.now_s += passed[_i];
	ck_assert_int_eq(client_get(world.client, NEXT, &page, &next, &why),
	    0);
	ck_assert_uint_eq(world.waits, left[_i] > 0);
	ck_assert_int_eq(world.wait_ms[0], left[_i]);
	buf_done(&next);
	world_end(&world);
}
END_TEST

START_TEST(a_signal_ends_the_pace)
{
	struct world_step steps[WORLD_STEPS] = { paces[0].first };
	struct fault why = unit_no_fault();
	struct world world;
	struct page page;
	struct buf next;

	world_begin(&world, steps, 3, 50);
	world.stop_at = 1;
	buf_init(&next, WORLD_TEXT);
	ck_assert_int_eq(client_get(world.client, WORLD_URL, &page, &next,
	    &why), 0);
	ck_assert_int_eq(client_get(world.client, NEXT, &page, &next, &why),
	    -1);
	unit_expect_fault(&why, FAULT_REMOTE, "stopped");
	ck_assert_uint_eq(world.sends, 1);
	buf_done(&next);
	world_end(&world);
}
END_TEST

/* Each page has all its retries, whatever the last one took. */
START_TEST(retries_are_counted_anew)
{
	static const struct world_step steps[WORLD_STEPS] = { BAD(503),
	    BAD(503), GOOD, BAD(503), BAD(503), GOOD };
	struct fault why = unit_no_fault();
	struct world world;
	struct page page;
	struct buf next;
	size_t i;

	world_begin(&world, steps, 2, 100);
	buf_init(&next, WORLD_TEXT);
	for (i = 0; i < 2; i++)
		ck_assert_int_eq(client_get(world.client, WORLD_URL, &page,
		    &next, &why), 0);
	ck_assert_uint_eq(world.waits, 4);
	ck_assert_int_eq(world.wait_ms[2], 1000);
	ck_assert_int_eq(world.wait_ms[3], 2000);
	buf_done(&next);
	world_end(&world);
}
END_TEST

START_TEST(nothing_may_be_freed)
{
	client_free(NULL);
}
END_TEST

static Suite *
client_suite(void)
{
	Suite *suite = suite_create("client");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	unit_table(tcase, attempts_and_waits, runs);
	tcase_add_test(tcase, waits_are_told);
	tcase_add_loop_test(tcase, chance_makes_waits_shorter, 0, 3);
	tcase_add_test(tcase, requests_say_who_asks);
	tcase_add_test(tcase, repeats_say_what_they_repeat);
	tcase_add_test(tcase, the_next_page_is_found);
	unit_table(tcase, the_pace_is_kept, paces);
	tcase_add_loop_test(tcase, time_goes_by_between_requests, 0, 6);
	tcase_add_test(tcase, a_signal_ends_the_pace);
	tcase_add_test(tcase, retries_are_counted_anew);
	tcase_add_test(tcase, nothing_may_be_freed);
	return suite;
}

UNIT_MAIN(client_suite)
