/*
 * The same events by every definition: ballots, and what many of them, from
 * several threads, add up to.
 */
#include <pthread.h>

#include "count/compared.h"
#include "unit.h"

#define SEED	UINT64_C(5)

static struct idkey
key_of(size_t number)
{
	return idset_key(SEED, &number, sizeof number);
}

static void
vote(struct ballot *ballot, size_t number)
{
	struct fault why = unit_no_fault();

	ck_assert_int_eq(ballot_add(ballot, key_of(number), NULL, &why), 0);
}

static void
ballots_done(struct ballot ballots[DEFINITIONS])
{
	int i;

	for (i = 0; i < DEFINITIONS; i++)
		ballot_done(&ballots[i]);
}

static void
expect(const struct compared *compared, int definition, uint64_t events,
    size_t actors)
{
	ck_assert_uint_eq(compared_events(compared,
	    (enum definition)definition), events);
	ck_assert_uint_eq(compared_actors(compared,
	    (enum definition)definition), actors);
}

static const size_t counts[] = { 0, 1, 63, 64, 65, 127, 128, 129, 5000 };

/* An event each, also of the same actor. */
START_TEST(a_ballot_keeps_keys_in_their_order)
{
	struct ballot ballot = { .keys = NULL };
	struct idkey key;
	size_t i;

	for (i = 0; i < counts[_i]; i++)
		vote(&ballot, i / 2);
	ck_assert_uint_eq(ballot.count, counts[_i]);
	for (i = 0; i < ballot.count; i++) {
		key = key_of(i / 2);
		ck_assert_uint_eq(ballot.keys[i].hi, key.hi);
		ck_assert_uint_eq(ballot.keys[i].lo, key.lo);
	}
	ballot_done(&ballot);
	ck_assert(ballot.keys == NULL && ballot.count == 0 &&
	    ballot.cap == 0);
	ballot_done(&ballot);
}
END_TEST

START_TEST(nothing_is_nothing)
{
	struct ballot ballots[DEFINITIONS] = { { .keys = NULL } };
	struct fault why = unit_no_fault();
	struct compared *compared = compared_new(0, 0, &why);
	int i;

	ck_assert_ptr_nonnull(compared);
	ck_assert_int_eq(compared_add(compared, ballots, &why), 0);
	for (i = 0; i < DEFINITIONS; i++)
		expect(compared, i, 0, 0);
	compared_free(compared);
	compared_free(NULL);
}
END_TEST

/* None is mixed with another; events add up, actors are different ones. */
START_TEST(each_definition_counts_for_itself)
{
	struct ballot ballots[DEFINITIONS] = { { .keys = NULL } };
	struct fault why = unit_no_fault();
	struct compared *compared = compared_new(0, 0, &why);
	int i, j;

	for (i = 0; i < DEFINITIONS; i++)
		for (j = 0; j < 10 * (i + 1); j++)
			vote(&ballots[i], (size_t)(j % (3 + i)));
	ck_assert_int_eq(compared_add(compared, ballots, &why), 0);
	for (i = 0; i < DEFINITIONS; i++)
		expect(compared, i, (uint64_t)(10 * (i + 1)),
		    (size_t)(3 + i));
	/* Again, but for the second one, which has somebody else. */
	ballots[1].count = 0;
	vote(&ballots[1], 1000);
	ck_assert_int_eq(compared_add(compared, ballots, &why), 0);
	for (i = 0; i < DEFINITIONS; i++)
		expect(compared, i, i == 1 ? 21 : (uint64_t)(20 * (i + 1)),
		    i == 1 ? 5 : (size_t)(3 + i));
	compared_free(compared);
	ballots_done(ballots);
}
END_TEST

#define THREADS	4
#define PARTS	100
#define VOTES	50

struct adder {
	struct compared	*compared;
	size_t		 number;
	int		 failed;
};

/* Definition i has VOTES / (i + 1) events in each part; half of the actors are
 * those of all threads. */
static void *
add_parts(void *ctx)
{
	struct adder *adder = ctx;
	struct ballot ballots[DEFINITIONS] = { { .keys = NULL } };
	struct fault why;
	size_t part, vote, actor;
	int i;

	for (part = 0; part < PARTS; part++) {
		for (i = 0; i < DEFINITIONS; i++) {
			ballots[i].count = 0;
			for (vote = 0; vote < VOTES / ((size_t)i + 1);
			    vote++) {
				actor = part * VOTES + vote;
				if (vote % 2 == 0)
					actor += (adder->number + 1) * 1000000;
				adder->failed |= ballot_add(&ballots[i],
				    key_of(actor), NULL, &why);
			}
		}
		adder->failed |= compared_add(adder->compared, ballots, &why);
	}
	ballots_done(ballots);
	return NULL;
}

START_TEST(several_threads_add)
{
	struct fault why = unit_no_fault();
	struct compared *compared = compared_new(0, 0, &why);
	struct adder adders[THREADS];
	pthread_t threads[THREADS];
	size_t i, votes, own;

	for (i = 0; i < THREADS; i++) {
		adders[i] = (struct adder){ compared, i, 0 };
		ck_assert_int_eq(pthread_create(&threads[i], NULL, add_parts,
		    &adders[i]), 0);
	}
	for (i = 0; i < THREADS; i++) {
		ck_assert_int_eq(pthread_join(threads[i], NULL), 0);
		ck_assert_int_eq(adders[i].failed, 0);
	}
	for (i = 0; i < DEFINITIONS; i++) {
		votes = VOTES / (i + 1);
		own = (votes + 1) / 2;
		expect(compared, (int)i, THREADS * PARTS * votes,
		    PARTS * (THREADS * own + votes - own));
	}
	compared_free(compared);
}
END_TEST

#define SMALL_PARTS	20000

/* The same event again and again, in parts of its own. */
static void *
add_small_parts(void *ctx)
{
	struct adder *adder = ctx;
	struct idkey key = key_of(adder->number);
	struct ballot ballots[DEFINITIONS] = { { .keys = &key, .count = 1 },
	    { .keys = &key, .count = 1 }, { .keys = &key, .count = 1 },
	    { .keys = &key, .count = 1 } };
	struct fault why;
	int i;

	for (i = 0; i < SMALL_PARTS; i++)
		adder->failed |= compared_add(adder->compared, ballots, &why);
	return NULL;
}

/* No part is lost where many come at once. */
START_TEST(small_parts_are_added_up)
{
	struct fault why = unit_no_fault();
	struct compared *compared = compared_new(0, 0, &why);
	struct adder adders[THREADS];
	pthread_t threads[THREADS];
	size_t i;

	for (i = 0; i < THREADS; i++) {
		adders[i] = (struct adder){ compared, i, 0 };
		ck_assert_int_eq(pthread_create(&threads[i], NULL,
		    add_small_parts, &adders[i]), 0);
	}
	for (i = 0; i < THREADS; i++) {
		ck_assert_int_eq(pthread_join(threads[i], NULL), 0);
		ck_assert_int_eq(adders[i].failed, 0);
	}
	for (i = 0; i < DEFINITIONS; i++)
		expect(compared, (int)i, THREADS * SMALL_PARTS, THREADS);
	compared_free(compared);
}
END_TEST

static Suite *
compared_suite(void)
{
	Suite *suite = suite_create("compared");
	TCase *core = unit_case(suite, "core");
	TCase *limits = unit_case(suite, "limits");

	tcase_add_test(core, nothing_is_nothing);
	tcase_add_test(core, each_definition_counts_for_itself);
	unit_table(limits, a_ballot_keeps_keys_in_their_order, counts);
	tcase_add_test(limits, several_threads_add);
	tcase_add_test(limits, small_parts_are_added_up);
	return suite;
}

UNIT_MAIN(compared_suite)
