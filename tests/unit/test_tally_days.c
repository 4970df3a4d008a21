/*
 * Days beside periods of any kind: each is what it is when asked for alone.
 */
#include "books_filled.h"
#include "chance.h"

#define SESSIONS	400
#define HOUR		3600

/* The same sessions, some 60 days from year to year, in parts. */
static struct tally *
tally_of(const struct asked *asked)
{
	struct judgement judged = { .verdict = VERDICT_COUNTED,
	    .has_when = 1 };
	struct event event = { .actor = { BYTES("a"), FACT_TEXT } };
	struct fault why = unit_no_fault();
	struct tally *tally = tally_new(asked, &why);
	struct ledger ledger = { .asked = *asked };
	struct chance chance = { 3 };
	char id;
	int i;

	ck_assert_ptr_nonnull(tally);
	ck_assert_ptr_nonnull(tally_input(tally, "-", "none", &why));
	for (i = 0; i < SESSIONS; i++) {
		id = (char)('a' + chance_below(&chance, 20));
		event.actor.text = (struct span){ &id, 1 };
		judged.when = (struct instant){ 1766000000 +
		    (int64_t)chance_below(&chance, 60 * 24) * HOUR - 1, 0 };
		ck_assert_int_eq(ledger_event(&ledger, actors_seed(
		    tally->actors), &event, &judged, NULL, &why), 0);
		if (i % 7 != 0 && i + 1 < SESSIONS)
			continue;
		ck_assert_int_eq(fill_enter(tally, &ledger, &why), 0);
		ledger.asked = *asked;
	}
	ck_assert_msg(tally_check(tally, &why) == 0, "%s", why.msg);
	return tally;
}

static void
expect_same(const struct periods *is, const struct periods *wanted)
{
	struct period_row a, b;
	size_t i;

	ck_assert_int_eq(periods_kind(is), periods_kind(wanted));
	ck_assert_uint_eq(periods_count(is), periods_count(wanted));
	ck_assert_uint_gt(periods_count(is), 1);
	for (i = 0; i < periods_count(is); i++) {
		a = periods_row(is, i);
		b = periods_row(wanted, i);
		ck_assert_int_eq(a.index, b.index);
		ck_assert_uint_eq(a.sessions, b.sessions);
		ck_assert_uint_eq(a.actors, b.actors);
	}
}

START_TEST(beside_each_kind)
{
	struct asked both = { .by = (enum period)_i, .days = 1 };
	struct asked alone = { .by = (enum period)_i };
	struct asked days = { .by = PERIOD_DAY };
	struct tally *tally = tally_of(&both), *other = tally_of(&alone);
	struct tally *wanted = tally_of(&days);

	expect_same(tally->days, wanted->periods);
	ck_assert_ptr_null(other->days);
	if (_i != PERIOD_NONE)
		expect_same(tally->periods, other->periods);
	else
		ck_assert_ptr_null(tally->periods);
	tally_free(tally);
	tally_free(other);
	tally_free(wanted);
}
END_TEST

static Suite *
tally_days_suite(void)
{
	Suite *suite = suite_create("tally_days");
	TCase *core = unit_case(suite, "core");

	tcase_add_loop_test(core, beside_each_kind, PERIOD_NONE,
	    PERIOD_MONTH + 1);
	return suite;
}

UNIT_MAIN(tally_days_suite)
