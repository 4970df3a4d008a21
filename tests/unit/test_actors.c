/*
 * The shared set against an obvious one, by one thread and by many at once:
 * who is in it, who is marked, and that nobody is lost on the way.
 */
#include <pthread.h>
#include <stdint.h>

#include "chance.h"
#include "count/actors.h"
#include "unit.h"

#define PEOPLE	5000
#define THREADS	8

static struct actors *
new_actors(void)
{
	struct fault why = unit_no_fault();
	struct actors *actors = actors_new(&why);

	ck_assert_ptr_nonnull(actors);
	return actors;
}

static struct idkey
key_of(const struct actors *actors, uint64_t person, int mark)
{
	struct idkey key = idset_key(actors_seed(actors), &person,
	    sizeof person);

	key.lo |= mark ? KEY_MARK : 0;
	return key;
}

/* A list of people as they come, and the naive set beside it. */
struct crowd {
	struct chance	chance;
	char		seen[PEOPLE];
	char		marked[PEOPLE];
};

static struct idkey
next_key(const struct actors *actors, struct crowd *crowd)
{
	uint64_t person = chance_below(&crowd->chance, PEOPLE);
	int mark = chance_in(&crowd->chance, 4);

	crowd->seen[person] = 1;
	crowd->marked[person] |= (char)mark;
	return key_of(actors, person, mark);
}

static size_t
sum(const char *flags)
{
	size_t i, count = 0;

	for (i = 0; i < PEOPLE; i++)
		count += (size_t)flags[i];
	return count;
}

START_TEST(empty)
{
	struct actors *actors = new_actors(), *other = new_actors();
	struct fault why = unit_no_fault();

	ck_assert_uint_eq(actors_count(actors), 0);
	ck_assert_uint_eq(actors_marked(actors), 0);
	ck_assert_int_eq(actors_add(actors, NULL, 0, &why), 0);
	ck_assert_uint_eq(actors_count(actors), 0);
	/* By chance they are the same once in 2^64 runs. */
	ck_assert_uint_ne(actors_seed(actors), actors_seed(other));
	actors_free(actors);
	actors_free(other);
	actors_free(NULL);
}
END_TEST

/* How many keys at a time: fewer than there are shares of the set, and more. */
static const size_t batches[] = { 1, 2, 3, 15, 16, 17, 100, 1000, 20000 };

START_TEST(as_a_naive_set)
{
	static struct crowd crowd;
	static struct idkey keys[20000];
	struct actors *actors = new_actors();
	struct fault why = unit_no_fault();
	size_t batch = batches[_i], done, i, rounds = unit_quick() ? 2 : 20;

	memset(&crowd, 0, sizeof crowd);
	for (done = 0; done < rounds; done++) {
		for (i = 0; i < batch; i++)
			keys[i] = next_key(actors, &crowd);
		ck_assert_int_eq(actors_add(actors, keys, batch, &why), 0);
		ck_assert_uint_eq(actors_count(actors), sum(crowd.seen));
		ck_assert_uint_eq(actors_marked(actors), sum(crowd.marked));
	}
	actors_free(actors);
}
END_TEST

START_TEST(keys_stay_as_they_are)
{
	static struct crowd crowd;
	struct actors *actors = new_actors();
	struct idkey keys[500], before[500];
	struct fault why = unit_no_fault();
	size_t i;

	for (i = 0; i < 500; i++)
		keys[i] = next_key(actors, &crowd);
	memcpy(before, keys, sizeof keys);
	ck_assert_int_eq(actors_add(actors, keys, 500, &why), 0);
	ck_assert_mem_eq(keys, before, sizeof keys);
	actors_free(actors);
}
END_TEST

START_TEST(mark_stays)
{
	struct actors *actors = new_actors();
	struct fault why = unit_no_fault();
	struct idkey keys[3] = { key_of(actors, 1, 0), key_of(actors, 1, 1),
	    key_of(actors, 1, 0) };
	size_t i;

	for (i = 0; i < 3; i++) {
		ck_assert_int_eq(actors_add(actors, &keys[i], 1, &why), 0);
		ck_assert_uint_eq(actors_count(actors), 1);
		ck_assert_uint_eq(actors_marked(actors), i > 0);
	}
	actors_free(actors);
}
END_TEST

/* One of several threads that add at the same time. */
struct adder {
	pthread_t	 thread;
	struct actors	*actors;
	uint64_t	 first;		/* a person, */
	uint64_t	 count;		/* and those behind */
	int		 status;
};

/* Its people backwards and forwards, marking every third, in batches. */
static void *
add_people(void *ctx)
{
	struct adder *a = ctx;
	struct idkey keys[64];
	struct fault why;
	uint64_t person, i, n = 0;

	for (i = 0; i < 2 * a->count && a->status == 0; i++) {
		person = a->first + (i < a->count ? a->count - 1 - i :
		    i - a->count);
		keys[n++] = key_of(a->actors, person, person % 3 == 0);
		if (n == 64 || i + 1 == 2 * a->count) {
			a->status = actors_add(a->actors, keys, (size_t)n,
			    &why);
			n = 0;
		}
	}
	return NULL;
}

/* Half of each one's people are the next one's, too. */
START_TEST(several_threads)
{
	struct actors *actors = new_actors();
	struct adder adders[THREADS];
	uint64_t share = unit_quick() ? 500 : 20000, people, i;

	people = (THREADS + 1) * share / 2;
	for (i = 0; i < THREADS; i++) {
		adders[i] = (struct adder){ .actors = actors,
		    .first = i * share / 2, .count = share };
		ck_assert_int_eq(pthread_create(&adders[i].thread, NULL,
		    add_people, &adders[i]), 0);
	}
	for (i = 0; i < THREADS; i++) {
		ck_assert_int_eq(pthread_join(adders[i].thread, NULL), 0);
		ck_assert_int_eq(adders[i].status, 0);
	}
	ck_assert_uint_eq(actors_count(actors), people);
	ck_assert_uint_eq(actors_marked(actors), (people + 2) / 3);
	actors_free(actors);
}
END_TEST

static Suite *
actors_suite(void)
{
	Suite *suite = suite_create("actors");
	TCase *core = unit_case(suite, "core");
	TCase *threads = unit_case(suite, "threads");

	tcase_add_test(core, empty);
	unit_table(core, as_a_naive_set, batches);
	tcase_add_test(core, keys_stay_as_they_are);
	tcase_add_test(core, mark_stays);
	tcase_add_test(threads, several_threads);
	return suite;
}

UNIT_MAIN(actors_suite)
