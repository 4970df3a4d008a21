/*
 * What an answer comes to, and how long to wait for a better one.
 */
#include "fetch/retry.h"

#include "unit.h"

#define FIRST	INT64_C(1000)
#define MOST	INT64_C(60000)

static const struct retry_policy policy = { 10, FIRST, MOST };
static const struct ratelimit nothing = { -1, -1, -1, -1, -1, -1 };

/* Okta's own: 429 is waited out; 500 is a query that took too long, 503 its
 * maintenance.  Others of 5xx, and 408, are of proxies, and pass. */
static enum retry_outcome
outcome_by_the_book(long status)
{
	switch (status) {
	case 200:
		return RETRY_WHOLE;
	case 429:
		return RETRY_LIMITED;
	case 408:
	case 425:
		return RETRY_TRANSIENT;
	default:
		return status >= 500 && status <= 599 ? RETRY_TRANSIENT :
		    RETRY_FINAL;
	}
}

START_TEST(every_status_has_an_outcome)
{
	ck_assert_int_eq(retry_outcome_of_status(_i),
	    outcome_by_the_book(_i));
}
END_TEST

START_TEST(what_is_no_status_is_final)
{
	static const long odd[] = { 0, -1, -200, 1, 99, 600, 999, 65736,
	    2000 };
	size_t i;

	for (i = 0; i < sizeof odd / sizeof odd[0]; i++)
		ck_assert_int_eq(retry_outcome_of_status(odd[i]),
		    RETRY_FINAL);
}
END_TEST

/* Which wait is twice the one before, until the longest; at random between
 * half and all of it. */
START_TEST(waits_double_up_to_the_longest)
{
	static const int64_t all[] = { 1000, 2000, 4000, 8000, 16000, 32000,
	    60000, 60000, 60000, 60000 };
	unsigned attempt = (unsigned)_i;
	int64_t ms, before = 0;
	int tenth;

	ck_assert_int_eq(retry_wait_ms(&policy, RETRY_TRANSIENT, &nothing,
	    attempt, 1), all[attempt]);
	ck_assert_int_eq(retry_wait_ms(&policy, RETRY_TRANSIENT, &nothing,
	    attempt, 0), all[attempt] / 2);
	for (tenth = 0; tenth <= 10; tenth++) {
		ms = retry_wait_ms(&policy, RETRY_TRANSIENT, &nothing,
		    attempt, tenth / 10.0);
		ck_assert_int_gt(ms, before);
		ck_assert_int_ge(ms, all[attempt] / 2);
		ck_assert_int_le(ms, all[attempt]);
		before = ms;
	}
}
END_TEST

static const enum retry_outcome outcomes[] = {
	RETRY_WHOLE, RETRY_LIMITED, RETRY_TRANSIENT, RETRY_AT_ONCE,
	RETRY_FINAL,
};

START_TEST(only_what_may_pass_is_waited_for)
{
	enum retry_outcome outcome = outcomes[_i];
	int passes = outcome == RETRY_LIMITED || outcome == RETRY_TRANSIENT;

	ck_assert_int_eq(retry_wait_ms(&policy, outcome, &nothing, 0,
	    0.5) > 0, passes);
	ck_assert_int_eq(retry_wait_ms(&policy, outcome, &nothing, 9,
	    0.5) > 0, passes);
	if (!passes)
		ck_assert_int_eq(retry_wait_ms(&policy, outcome, &nothing, 0,
		    0.5), -1);
}
END_TEST

START_TEST(so_many_retries_and_no_more)
{
	struct retry_policy few = policy;
	unsigned attempt;

	for (few.max_retries = 0; few.max_retries < 5; few.max_retries++)
		for (attempt = 0; attempt < 8; attempt++) {
			ck_assert_int_eq(retry_wait_ms(&few, RETRY_TRANSIENT,
			    &nothing, attempt, 1) == -1,
			    attempt >= few.max_retries);
			ck_assert_int_eq(retry_wait_ms(&few, RETRY_LIMITED,
			    &nothing, attempt, 1) == -1,
			    attempt >= few.max_retries);
		}
	few.max_retries = 4000000000u;
	ck_assert_int_eq(retry_wait_ms(&few, RETRY_TRANSIENT, &nothing,
	    3999999999u, 1), MOST);
	ck_assert_int_eq(retry_wait_ms(&few, RETRY_TRANSIENT, &nothing,
	    4000000000u, 1), -1);
}
END_TEST

START_TEST(the_first_may_be_the_longest)
{
	struct retry_policy flat = { 10, MOST, MOST };
	struct retry_policy over = { 10, 5 * MOST, MOST };
	unsigned attempt;

	for (attempt = 0; attempt < 10; attempt++) {
		ck_assert_int_eq(retry_wait_ms(&flat, RETRY_TRANSIENT,
		    &nothing, attempt, 1), MOST);
		ck_assert_int_eq(retry_wait_ms(&over, RETRY_TRANSIENT,
		    &nothing, attempt, 1), MOST);
	}
}
END_TEST

/* By the answer's own fields, chance aside. */
START_TEST(a_429_says_how_long)
{
	struct ratelimit rl = { 60, 0, 1030, 1000, -1, -1 };
	unsigned attempt;

	for (attempt = 0; attempt < 10; attempt++)
		ck_assert_int_eq(retry_wait_ms(&policy, RETRY_LIMITED, &rl,
		    attempt, attempt / 10.0), 31000);
	ck_assert_int_eq(retry_wait_ms(&policy, RETRY_LIMITED, &nothing, 0,
	    0), 60000);
	/* Which does not hold for what is no 429. */
	ck_assert_int_eq(retry_wait_ms(&policy, RETRY_TRANSIENT, &rl, 0, 1),
	    FIRST);
}
END_TEST

START_TEST(retry_after_is_the_least)
{
	static const int64_t asked[][3] = {
		/* Retry-After, attempt, wait by chance 1 */
		{ 0, 0, 1000 }, { 1, 0, 1000 }, { 5, 0, 5000 },
		{ 5, 2, 5000 }, { 5, 3, 8000 }, { 120, 0, 120000 },
		{ 120, 9, 120000 }, { 9999999, 0, 300000 },
	};
	struct ratelimit rl = nothing;
	size_t i;

	for (i = 0; i < sizeof asked / sizeof asked[0]; i++) {
		rl.retry_after = asked[i][0];
		ck_assert_int_eq(retry_wait_ms(&policy, RETRY_TRANSIENT, &rl,
		    (unsigned)asked[i][1], 1), asked[i][2]);
		ck_assert_int_ge(retry_wait_ms(&policy, RETRY_TRANSIENT, &rl,
		    (unsigned)asked[i][1], 0),
		    ratelimit_retry_after_ms(&rl));
	}
}
END_TEST

static Suite *
retry_suite(void)
{
	Suite *suite = suite_create("retry");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	tcase_add_loop_test(tcase, every_status_has_an_outcome, 100, 600);
	tcase_add_test(tcase, what_is_no_status_is_final);
	tcase_add_loop_test(tcase, waits_double_up_to_the_longest, 0, 10);
	unit_table(tcase, only_what_may_pass_is_waited_for, outcomes);
	tcase_add_test(tcase, a_429_says_how_long);
	tcase_add_test(tcase, retry_after_is_the_least);

	tcase = unit_case(suite, "limits");
	tcase_add_test(tcase, so_many_retries_and_no_more);
	tcase_add_test(tcase, the_first_may_be_the_longest);
	return suite;
}

UNIT_MAIN(retry_suite)
