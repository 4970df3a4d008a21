/*
 * The rate limit by its header fields: what they say however odd they are, and
 * the waits that follow from them, never none and never without an end.
 */
#include "fetch/ratelimit.h"

#include "unit.h"

#define NOW	INT64_C(1767225600)	/* 2026-01-01T00:00:00Z */
#define MINUTE	INT64_C(60000)
#define FIELDS	4

static const struct {
	const char	*fields[FIELDS][2];
	struct ratelimit want;
} answers[] = {
	{ { { NULL, NULL } }, { -1, -1, -1, -1, -1, -1 } },
	{ { { "X-Rate-Limit-Limit", "60" }, { "X-Rate-Limit-Remaining", "0" },
	    { "X-Rate-Limit-Reset", "1767225660" }, { "Retry-After", "7" } },
	    { 60, 0, 1767225660, -1, 7, -1 } },
	/* HTTP/2 has them in lower case, older manuals otherwise. */
	{ { { "x-rate-limit-limit", "60" }, { "x-rate-limit-remaining", "59" },
	    { "x-rate-limit-reset", "1767225660" }, { "retry-after", "0" } },
	    { 60, 59, 1767225660, -1, 0, -1 } },
	{ { { "X-RATE-LIMIT-LIMIT", "1" }, { "RETRY-AFTER", "2" } },
	    { 1, -1, -1, -1, 2, -1 } },
	/* Others. */
	{ { { "X-Rate-Limit", "1" }, { "X-Rate-Limit-Limits", "2" },
	    { "Rate-Limit-Reset", "3" }, { "", "4" } },
	    { -1, -1, -1, -1, -1, -1 } },
	/* Twice, in two fields or in one: the more patient one counts. */
	{ { { "X-Rate-Limit-Limit", "60" }, { "X-Rate-Limit-Limit", "120" },
	    { "X-Rate-Limit-Remaining", "9" },
	    { "X-Rate-Limit-Remaining", "3" } }, { 60, 3, -1, -1, -1, -1 } },
	{ { { "X-Rate-Limit-Limit", "120" }, { "X-Rate-Limit-Limit", "60" },
	    { "X-Rate-Limit-Remaining", "3" },
	    { "X-Rate-Limit-Remaining", "9" } }, { 60, 3, -1, -1, -1, -1 } },
	{ { { "X-Rate-Limit-Reset", "100" }, { "X-Rate-Limit-Reset", "200" },
	    { "Retry-After", "5" }, { "Retry-After", "4" } },
	    { -1, -1, 200, -1, 5, -1 } },
	{ { { "X-Rate-Limit-Limit", "120,60" },
	    { "X-Rate-Limit-Remaining", "3 , 9,4" },
	    { "X-Rate-Limit-Reset", "100, 200" },
	    { "Retry-After", "4,5" } }, { 60, 3, 200, -1, 5, -1 } },
	/* One of two that is no number leaves the other. */
	{ { { "X-Rate-Limit-Limit", "x" }, { "X-Rate-Limit-Limit", "60" },
	    { "X-Rate-Limit-Reset", "7" }, { "X-Rate-Limit-Reset", "" } },
	    { 60, -1, 7, -1, -1, -1 } },
	/* No numbers. */
	{ { { "X-Rate-Limit-Limit", "" }, { "X-Rate-Limit-Remaining", "-1" },
	    { "X-Rate-Limit-Reset", "+5" }, { "Retry-After",
	    "Thu, 01 Jan 2026 00:00:00 GMT" } }, { -1, -1, -1, -1, -1, -1 } },
	{ { { "X-Rate-Limit-Limit", "1.5" }, { "X-Rate-Limit-Remaining",
	    "0x10" }, { "X-Rate-Limit-Reset", "1e9" }, { "Retry-After",
	    "5s" } }, { -1, -1, -1, -1, -1, -1 } },
	{ { { "X-Rate-Limit-Limit", "," }, { "X-Rate-Limit-Remaining", "5," },
	    { "X-Rate-Limit-Reset", ",5" }, { "Retry-After", "1,,2" } },
	    { -1, -1, -1, -1, -1, -1 } },
	/* More than anybody means, and more than fits. */
	{ { { "X-Rate-Limit-Limit", "999999999999999" },
	    { "X-Rate-Limit-Remaining", "9223372036854775808" },
	    { "X-Rate-Limit-Reset", "18446744073709551617" },
	    { "Retry-After", "99999999999999999999999999" } },
	    { INT64_C(999999999999999), -1, -1, -1, -1, -1 } },
	/* Blanks around it, zeroes in front. */
	{ { { "X-Rate-Limit-Limit", " 60 " }, { "Retry-After", "007" } },
	    { 60, -1, -1, -1, 7, -1 } },
};

START_TEST(fields_are_taken_in)
{
	const struct ratelimit *want = &answers[_i].want;
	struct ratelimit rl;
	struct span value;
	char *copy;
	size_t i;

	ratelimit_init(&rl);
	for (i = 0; i < FIELDS && answers[_i].fields[i][0] != NULL; i++) {
		value = span_of(answers[_i].fields[i][1]);
		copy = unit_copy(value);
		ratelimit_field(&rl, span_of(answers[_i].fields[i][0]),
		    (struct span){ copy, value.len });
		free(copy);
	}
	ck_assert_int_eq(rl.limit, want->limit);
	ck_assert_int_eq(rl.remaining, want->remaining);
	ck_assert_int_eq(rl.reset, want->reset);
	ck_assert_int_eq(rl.date, -1);
	ck_assert_int_eq(rl.retry_after, want->retry_after);
}
END_TEST

static const struct {
	struct ratelimit rl;
	int64_t		 want;
} waits[] = {
	/* Reset - Date + 1, whatever our own clock says. */
	{ { 60, 0, NOW + 30, NOW, -1, -1 }, 31000 },
	{ { 60, 0, NOW, NOW, -1, -1 }, 1000 },
	{ { 60, 0, NOW + 60, NOW, -1, -1 }, 61000 },
	{ { 60, 0, 40, 10, -1, -1 }, 31000 }, { { 60, 0, 0, 0, -1, -1 }, 1000 },
	{ { -1, -1, NOW + 30, NOW, -1, -1 }, 31000 },
	{ { 60, 5, NOW + 30, NOW, -1, -1 }, 31000 },
	{ { 60, 0, NOW + 299, NOW, -1, -1 }, 300000 },
	/* Missing, absurd: a minute. */
	{ { -1, -1, -1, -1, -1, -1 }, MINUTE },
	{ { 60, 0, -1, NOW, -1, -1 }, MINUTE },
	{ { 60, 0, NOW + 30, -1, -1, -1 }, MINUTE },
	{ { 60, 0, NOW + 301, NOW, -1, -1 }, MINUTE },
	{ { 60, 0, NOW * 1000, NOW, -1, -1 }, MINUTE },	/* milliseconds */
	{ { 60, 0, INT64_MAX, 0, -1, -1 }, MINUTE },
	{ { 60, 0, NOW + 30, 0, -1, -1 }, MINUTE },
	/* Retry-After goes first, within a second and five minutes. */
	{ { 60, 0, NOW + 30, NOW, 7, -1 }, 7000 },
	{ { 0, 0, NOW, NOW, 7, -1 }, 7000 },
	{ { -1, -1, -1, -1, 0, -1 }, 1000 },
	{ { -1, -1, -1, -1, 1, -1 }, 1000 },
	{ { -1, -1, -1, -1, 299, -1 }, 299000 },
	{ { -1, -1, -1, -1, 300, -1 }, 300000 },
	{ { -1, -1, -1, -1, 301, -1 }, 300000 },
	{ { -1, -1, -1, -1, INT64_MAX, -1 }, 300000 },
	/* Retry-After as a date, told apart by the answer's own. */
	{ { 60, 0, NOW + 10, NOW, -1, NOW + 120 }, 120000 },
	{ { 60, 0, NOW + 10, NOW, -1, NOW - 5 }, 1000 },
	{ { 60, 0, NOW + 10, -1, -1, NOW + 120 }, MINUTE },
};

START_TEST(a_429_is_waited_out)
{
	static const double chances[] = { 0, 0.5, 1 };
	unsigned attempt;
	size_t i;

	/* Neither chance nor the attempt has a say in it. */
	for (attempt = 0; attempt < 40; attempt++)
		for (i = 0; i < 3; i++)
			ck_assert_int_eq(ratelimit_wait_ms(&waits[_i].rl,
			    attempt, chances[i]), waits[_i].want);
}
END_TEST

static const int64_t past[] = { NOW - 1, NOW - 60, NOW - 86400, 0 };

/* A window that is over: soon, and then less and less so. */
START_TEST(a_past_reset_is_waited_for_longer_each_time)
{
	struct ratelimit rl = { 60, 0, past[_i], NOW, -1, -1 };
	int64_t ms, before = 500;
	unsigned attempt;

	for (attempt = 0; attempt < 40; attempt++) {
		ms = ratelimit_wait_ms(&rl, attempt, attempt % 2);
		if (attempt < 5)
			ck_assert_int_eq(ms, 2 * before);
		ck_assert(ms == 2 * before || ms == before);
		ck_assert_int_le(ms, RATELIMIT_WAIT_MAX_MS);
		before = ms;
	}
	rl.retry_after = 7;
	ck_assert_int_eq(ratelimit_wait_ms(&rl, 9, 1), 7000);
}
END_TEST

/* Limit 0: too many at once.  Reset says nothing then. */
static const int64_t resets[] = { -1, NOW - 5, NOW + 50, INT64_MAX };

START_TEST(too_many_at_once_is_over_soon)
{
	struct ratelimit rl = { 0, 0, resets[_i], NOW, -1, -1 };
	int64_t low, high, middle, before = 0;
	unsigned attempt;

	for (attempt = 0; attempt < 100; attempt++) {
		low = ratelimit_wait_ms(&rl, attempt, 0);
		middle = ratelimit_wait_ms(&rl, attempt, 0.5);
		high = ratelimit_wait_ms(&rl, attempt, 1);
		ck_assert_int_ge(low, 1000);
		ck_assert_int_lt(low, middle);
		ck_assert_int_lt(middle, high);
		ck_assert_int_le(high, RATELIMIT_WAIT_MAX_MS);
		if (attempt == 0)
			ck_assert_int_le(high, 10000);
		else
			ck_assert(high == 2 * before || high == before);
		if (attempt > 0 && attempt < 4)
			ck_assert_int_eq(high, 2 * before);
		before = high;
	}
	ck_assert_int_eq(ratelimit_wait_ms(&rl, 4000000000u, 1), before);
}
END_TEST

START_TEST(retry_after_is_known_by_itself)
{
	static const int64_t asked[][2] = {
		{ -1, 0 }, { 0, 1000 }, { 1, 1000 }, { 59, 59000 },
		{ 300, 300000 }, { 301, 300000 }, { INT64_MAX, 300000 },
		{ INT64_MAX / 1000, 300000 }, { INT64_MAX / 1000 + 1, 300000 },
	};
	struct ratelimit rl;
	size_t i;

	for (i = 0; i < sizeof asked / sizeof asked[0]; i++) {
		ratelimit_init(&rl);
		rl.reset = NOW + 30;
		rl.date = NOW;
		rl.retry_after = asked[i][0];
		ck_assert_int_eq(ratelimit_retry_after_ms(&rl), asked[i][1]);
	}
}
END_TEST

static const struct {
	int64_t	limit, remaining;
	int	share;
	int	waits;
} paces[] = {
	{ 60, 59, 50, 0 }, { 60, 31, 50, 0 }, { 60, 30, 50, 1 },
	{ 60, 29, 50, 1 }, { 60, 0, 50, 1 },
	/* All of it, down to the last request. */
	{ 60, 1, 100, 0 }, { 60, 0, 100, 1 }, { 1, 1, 100, 0 },
	{ 1, 0, 100, 1 },
	/* One at least. */
	{ 60, 60, 1, 0 }, { 60, 59, 1, 1 }, { 20, 20, 1, 0 },
	{ 20, 19, 4, 1 }, { 1, 1, 1, 0 }, { 1, 0, 1, 1 },
	/* Never more: shares are rounded down. */
	{ 60, 59, 2, 1 }, { 10, 7, 33, 1 }, { 10, 8, 33, 0 },
	{ 3, 2, 67, 0 }, { 3, 1, 67, 1 },
	/* Nothing is known. */
	{ -1, 30, 50, 0 }, { 60, -1, 50, 0 }, { -1, -1, 50, 0 },
	/* Too many at once, or nonsense. */
	{ 0, 0, 50, 0 }, { 0, 5, 50, 0 }, { 60, 61, 50, 0 },
	{ 60, 1000, 1, 0 },
	{ INT64_C(999999999999999), 0, 100, 1 },
	{ INT64_C(999999999999999), INT64_C(999999999999999), 1, 0 },
};

START_TEST(the_pace_keeps_to_the_share)
{
	struct ratelimit rl = { paces[_i].limit, paces[_i].remaining,
	    NOW + 30, NOW, -1, -1 };

	ck_assert_int_eq(ratelimit_pace_ms(&rl, paces[_i].share),
	    paces[_i].waits ? 31000 : 0);
	/* The end of the window is not known. */
	rl.reset = -1;
	ck_assert_int_eq(ratelimit_pace_ms(&rl, paces[_i].share),
	    paces[_i].waits ? MINUTE : 0);
}
END_TEST

/* For each limit and share: used up is exactly what the share says. */
START_TEST(every_share_of_every_limit)
{
	struct ratelimit rl = { 0, 0, NOW + 30, NOW, -1, -1 };
	int64_t used, ours;
	int share = _i;

	for (rl.limit = 1; rl.limit <= 120; rl.limit += unit_quick() ? 17 :
	    1) {
		ours = rl.limit * share / 100;
		if (ours < 1)
			ours = 1;
		for (used = 0; used <= rl.limit; used++) {
			rl.remaining = rl.limit - used;
			if ((ratelimit_pace_ms(&rl, share) > 0) !=
			    (used >= ours))
				ck_abort_msg("%lld of %lld used",
				    (long long)used, (long long)rl.limit);
		}
	}
}
END_TEST

static Suite *
ratelimit_suite(void)
{
	Suite *suite = suite_create("ratelimit");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	unit_table(tcase, fields_are_taken_in, answers);
	unit_table(tcase, a_429_is_waited_out, waits);
	unit_table(tcase, a_past_reset_is_waited_for_longer_each_time, past);
	unit_table(tcase, too_many_at_once_is_over_soon, resets);
	tcase_add_test(tcase, retry_after_is_known_by_itself);
	unit_table(tcase, the_pace_keeps_to_the_share, paces);

	tcase = unit_case(suite, "limits");
	tcase_add_loop_test(tcase, every_share_of_every_limit, 1, 101);
	return suite;
}

UNIT_MAIN(ratelimit_suite)
