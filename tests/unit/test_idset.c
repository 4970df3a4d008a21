/*
 * The set against an obvious reference: all keys sorted, equal ones side by
 * side.  Checks in the long loops are plain ifs: a passed ck_assert() costs a
 * write.
 */
#include <stdint.h>
#include <stdio.h>

#include "count/idset.h"
#include "unit.h"

#define CROWD		5000	/* keys with one home */

/* A key to be added, and what the reference says of that. */
struct step {
	struct idkey	key;
	size_t		turn;
	int		mark;
	int		is_new;
	int		marks;		/* the first mark of this key */
};

/* Steele, Lea, Flood: the same numbers on every run and machine. */
static uint64_t
next_random(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

static struct idkey
random_key(uint64_t *state)
{
	uint64_t hi = next_random(state);

	return (struct idkey){ hi, next_random(state) & ~UINT64_C(1) };
}

static int
by_key(const void *a, const void *b)
{
	const struct step *x = a, *y = b;

	if (x->key.hi != y->key.hi)
		return x->key.hi < y->key.hi ? -1 : 1;
	if (x->key.lo != y->key.lo)
		return x->key.lo < y->key.lo ? -1 : 1;
	return x->turn < y->turn ? -1 : 1;
}

static int
by_turn(const void *a, const void *b)
{
	const struct step *x = a, *y = b;

	return x->turn < y->turn ? -1 : 1;
}

/* Fill in what the reference knows. */
static void
expect(struct step *steps, size_t count)
{
	size_t i;
	int marked = 0;

	for (i = 0; i < count; i++)
		steps[i].turn = i;
	qsort(steps, count, sizeof *steps, by_key);
	for (i = 0; i < count; i++) {
		steps[i].is_new = i == 0 ||
		    steps[i].key.hi != steps[i - 1].key.hi ||
		    steps[i].key.lo != steps[i - 1].key.lo;
		if (steps[i].is_new)
			marked = 0;
		steps[i].marks = steps[i].mark && !marked;
		marked |= steps[i].mark;
	}
	qsort(steps, count, sizeof *steps, by_turn);
}

/* None of the keys added so far may be missing, or count again. */
static void
expect_all_known(struct idset *set, const struct step *steps, size_t count)
{
	size_t had = idset_count(set), marked = idset_marked(set), i;
	struct fault why = unit_no_fault();

	for (i = 0; i < count; i++)
		if (idset_add(set, steps[i].key, 0, &why) != 0)
			ck_abort_msg("key %zu of %zu is lost", i, count);
	ck_assert_uint_eq(idset_count(set), had);
	ck_assert_uint_eq(idset_marked(set), marked);
}

static void
replay(struct step *steps, size_t count)
{
	struct fault why = unit_no_fault();
	struct idset *set = idset_new(&why);
	size_t i, have = 0, marked = 0, bytes;
	int status;

	ck_assert_ptr_nonnull(set);
	expect(steps, count);
	bytes = idset_bytes(set);
	for (i = 0; i < count; i++) {
		/* It may be any key, at any time, and changes nothing. */
		if (i + 3 < count)
			idset_prefetch(set, steps[i + 3].key);
		status = idset_add(set, steps[i].key, steps[i].mark, &why);
		if (status != steps[i].is_new)
			ck_abort_msg("key %zu: %d instead of %d", i, status,
			    steps[i].is_new);
		have += (size_t)steps[i].is_new;
		marked += (size_t)steps[i].marks;
		if (idset_count(set) != have || idset_marked(set) != marked)
			ck_abort_msg("behind key %zu: %zu keys (%zu marked) "
			    "instead of %zu (%zu)", i, idset_count(set),
			    idset_marked(set), have, marked);
		if (idset_bytes(set) != bytes) {
			bytes = idset_bytes(set);
			expect_all_known(set, steps, i + 1);
		}
	}
	expect_all_known(set, steps, count);
	idset_free(set);
}

static struct step *
new_steps(size_t count)
{
	struct step *steps = calloc(count, sizeof *steps);

	ck_assert_ptr_nonnull(steps);
	return steps;
}

/* How the keys of a row are made of a random number and a turn. */
enum pattern {
	RANDOM,		/* half of them again */
	HI_COUNTS,	/* all homes are the first one */
	HI_COUNTS_DOWN,	/* the same from behind: each moves all others */
	LO_COUNTS,	/* one hi in the middle, only lo differs */
	FOUR_CLUSTERS,	/* in narrow ranges, the first and the last too */
	BOTH_ENDS,	/* crowds at zero and at the end, few between */
	RISING,		/* in order, each behind all others */
	EVEN		/* as far apart as can be, in no order */
};

static const struct {
	const char	*name;
	enum pattern	 pattern;
	size_t		 count;
} patterns[] = {
	{ "random", RANDOM, 1000000 },
	{ "hi counts", HI_COUNTS, 6000 },
	{ "hi counts down", HI_COUNTS_DOWN, 6000 },
	{ "lo counts", LO_COUNTS, 6000 },
	{ "four clusters", FOUR_CLUSTERS, 4 * 1000 },
	{ "both ends", BOTH_ENDS, 20000 },
	{ "rising", RISING, 6000 },
	{ "even", EVEN, 1000003 },
};

static struct idkey
make_key(enum pattern pattern, size_t turn, size_t count, uint64_t *state)
{
	uint64_t r = next_random(state), id;

	switch (pattern) {
	case RANDOM:
		id = r % (count / 2);
		return random_key(&id);
	case HI_COUNTS:
		return (struct idkey){ turn + 1, 0 };
	case HI_COUNTS_DOWN:
		return (struct idkey){ count - turn, 0 };
	case LO_COUNTS:
		return (struct idkey){ UINT64_C(0x8000000000000000), turn * 2 };
	case FOUR_CLUSTERS:
		id = turn % 4 * UINT64_C(0x5555555555555555);
		if (turn % 4 == 3)
			return (struct idkey){ id - r % 900, 2 };
		return (struct idkey){ id + r % 900 + 1, 2 };
	case BOTH_ENDS:
		if (turn % 20 == 0)
			return (struct idkey){ UINT64_MAX - turn / 20, 2 };
		if (turn % 20 == 1)
			return (struct idkey){ 0, (turn / 20 + 1) * 2 };
		return (struct idkey){ r, r << 1 };
	case RISING:
		return (struct idkey){ turn * (UINT64_MAX / count), 2 };
	default:
		id = turn * 7919 % count;
		return (struct idkey){ id * (UINT64_MAX / count), 2 };
	}
}

START_TEST(set_agrees_with_reference)
{
	size_t count = patterns[_i].count, i;
	struct step *steps = new_steps(count);
	uint64_t state = 1, coin = 2;

	for (i = 0; i < count; i++) {
		steps[i].key = make_key(patterns[_i].pattern, i, count,
		    &state);
		steps[i].mark = next_random(&coin) % 3 == 0;
	}
	replay(steps, count);
	free(steps);
}
END_TEST

/* Ids as they come, keys as the set makes them. */
START_TEST(ids_in_sequence)
{
	struct fault why = unit_no_fault();
	struct idset *set = idset_new(&why);
	char id[32];
	int i, round, len;

	ck_assert_ptr_nonnull(set);
	for (round = 0; round < 2; round++)
		for (i = 0; i < 300000; i++) {
			len = snprintf(id, sizeof id, "00u%d", i);
			if (idset_add(set, idset_key(99, id, (size_t)len),
			    round == 1 && i % 2 == 0, &why) != (round == 0))
				ck_abort_msg("%s in round %d", id, round);
		}
	ck_assert_uint_eq(idset_count(set), 300000);
	ck_assert_uint_eq(idset_marked(set), 150000);
	idset_free(set);
}
END_TEST

START_TEST(key_is_of_all_bytes_and_the_seed)
{
	static const char id[] = "00uTEST1\0tail";
	struct idkey key = idset_key(1, id, sizeof id - 1), again;
	size_t len;

	again = idset_key(1, id, sizeof id - 1);
	ck_assert(key.hi == again.hi && key.lo == again.lo);
	again = idset_key(2, id, sizeof id - 1);
	ck_assert(key.hi != again.hi || key.lo != again.lo);
	for (len = 0; len < sizeof id - 1; len++) {
		again = idset_key(1, id, len);
		ck_assert(key.hi != again.hi || key.lo != again.lo);
		ck_assert_uint_eq(again.lo & 1, 0);
		ck_assert(again.hi != 0 || again.lo != 0);
	}
}
END_TEST

START_TEST(mark_stays)
{
	static const int marks[][3] = {
		{ 0, 0, 0 }, { 0, 0, 1 }, { 0, 1, 0 }, { 0, 1, 1 },
		{ 1, 0, 0 }, { 1, 0, 1 }, { 1, 1, 0 }, { 1, 1, 1 },
		{ 0, 5, 0 }, { -1, 0, 0 },
	};
	struct fault why = unit_no_fault();
	struct idset *set = idset_new(&why);
	struct idkey key;
	size_t i, expected = 0;
	int turn, marked;

	for (i = 0; i < sizeof marks / sizeof marks[0]; i++) {
		key = idset_key(1, &i, sizeof i);
		for (turn = marked = 0; turn < 3; turn++) {
			marked |= marks[i][turn] != 0;
			ck_assert_int_eq(idset_add(set, key, marks[i][turn],
			    &why), turn == 0);
			ck_assert_uint_eq(idset_count(set), i + 1);
			ck_assert_uint_eq(idset_marked(set),
			    expected + (size_t)marked);
		}
		expected += (size_t)marked;
	}
	idset_free(set);
}
END_TEST

/* Neighbours in every order, and the least and the greatest key there are. */
START_TEST(smallest_and_largest_keys)
{
	static const struct idkey keys[] = {
		{ 0, 2 }, { 0, 4 }, { 0, UINT64_MAX - 1 }, { 1, 0 }, { 1, 2 },
		{ UINT64_C(0xffffffff), 0 }, { UINT64_C(0x100000000), 0 },
		{ UINT64_MAX, 0 }, { UINT64_MAX, UINT64_MAX - 1 },
		{ UINT64_MAX - 1, UINT64_MAX - 1 },
	};
	const size_t count = sizeof keys / sizeof keys[0];
	struct fault why = unit_no_fault();
	struct idset *set;
	size_t first, i, at;

	for (first = 0; first < count; first++) {
		set = idset_new(&why);
		for (i = 0; i < 2 * count; i++) {
			at = (first + i * 7) % count;
			ck_assert_int_eq(idset_add(set, keys[at], i % 2 == 0,
			    &why), i < count);
			ck_assert_uint_eq(idset_count(set),
			    i < count ? i + 1 : count);
		}
		idset_free(set);
	}
}
END_TEST

/* No id has this key, but a caller may. */
START_TEST(zero_key_counts_once)
{
	const struct idkey zero = { 0, 0 }, next = { 0, 2 };
	struct fault why = unit_no_fault();
	struct idset *set = idset_new(&why);

	ck_assert_int_eq(idset_add(set, next, 0, &why), 1);
	ck_assert_int_eq(idset_add(set, zero, 0, &why), 1);
	ck_assert_int_eq(idset_add(set, zero, 0, &why), 0);
	ck_assert_int_eq(idset_add(set, zero, 1, &why), 0);
	ck_assert_int_eq(idset_add(set, next, 0, &why), 0);
	ck_assert_uint_eq(idset_count(set), 2);
	ck_assert_uint_eq(idset_marked(set), 1);
	idset_free(set);
}
END_TEST

/* All keys with the last home: no digest does that, and it has to fit. */
START_TEST(crowd_at_the_end)
{
	struct fault why = unit_no_fault();
	struct idset *set = idset_new(&why);
	struct idkey key = { UINT64_MAX, 0 };
	size_t i;

	for (i = 0; i < CROWD; i++, key.lo += 2)
		if (idset_add(set, key, i % 2 == 0, &why) != 1)
			ck_abort_msg("key %zu is not new", i);
	ck_assert_uint_eq(idset_count(set), CROWD);
	ck_assert_uint_eq(idset_marked(set), CROWD / 2);
	for (key.lo = 0; key.lo < 2 * CROWD; key.lo += 2)
		if (idset_add(set, key, 0, &why) != 0)
			ck_abort_msg("a key is lost");
	ck_assert_uint_lt(idset_bytes(set), 1000 * CROWD);
	idset_free(set);
}
END_TEST

/* The header's promise at every size, and the project's from 100000 ids up:
 * 40 bytes each. */
START_TEST(memory_per_id)
{
	struct fault why = unit_no_fault();
	struct idset *set = idset_new(&why);
	uint64_t state = 4;
	size_t i, bytes;

	ck_assert_ptr_nonnull(set);
	for (i = 1; i <= 3000000; i++) {
		if (idset_add(set, random_key(&state), 0, &why) != 1)
			ck_abort_msg("key %zu is not new", i);
		bytes = idset_bytes(set);
		if (i >= 1000 && bytes > 30 * i + (size_t)20 * 1024)
			ck_abort_msg("%zu bytes for %zu ids", bytes, i);
		if (i >= 100000 && bytes > 40 * i)
			ck_abort_msg("%zu bytes for %zu ids", bytes, i);
	}
	ck_assert_uint_eq(idset_count(set), 3000000);
	ck_assert_uint_eq(idset_marked(set), 0);
	for (state = 4; i > 1; i--)
		if (idset_add(set, random_key(&state), 0, &why) != 0)
			ck_abort_msg("a key is lost");
	idset_free(set);
}
END_TEST

START_TEST(empty_set)
{
	struct fault why = unit_no_fault();
	struct idset *set = idset_new(&why);

	ck_assert_uint_eq(idset_count(set), 0);
	ck_assert_uint_eq(idset_marked(set), 0);
	ck_assert_uint_gt(idset_bytes(set), 0);
	idset_free(set);
	idset_free(NULL);
}
END_TEST

static Suite *
idset_suite(void)
{
	Suite *suite = suite_create("idset");
	TCase *core = unit_case(suite, "core");
	TCase *limits = unit_case(suite, "limits");

	tcase_add_test(core, empty_set);
	tcase_add_test(core, key_is_of_all_bytes_and_the_seed);
	tcase_add_test(core, mark_stays);
	tcase_add_test(core, ids_in_sequence);
	unit_table(core, set_agrees_with_reference, patterns);
	tcase_add_test(limits, smallest_and_largest_keys);
	tcase_add_test(limits, zero_key_counts_once);
	tcase_add_test(limits, crowd_at_the_end);
	tcase_add_test(limits, memory_per_id);
	return suite;
}

UNIT_MAIN(idset_suite)
