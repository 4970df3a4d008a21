/*
 * Numbers of keys against a list that is searched from its begin: dense, in
 * the order of coming, and the same for good; also where keys share a home.
 */
#include <stdint.h>

#include "chance.h"
#include "count/keyindex.h"
#include "unit.h"

#define SEED	31

static struct keyindex *
new_index(void)
{
	struct fault why = unit_no_fault();
	struct keyindex *index = keyindex_new(&why);

	ck_assert_ptr_nonnull(index);
	return index;
}

static int
add(struct keyindex *index, struct idkey key, size_t *number)
{
	struct fault why = unit_no_fault();

	keyindex_prefetch(index, key);
	return keyindex_add(index, key, number, &why);
}

START_TEST(empty)
{
	struct keyindex *index = new_index();

	ck_assert_uint_eq(keyindex_count(index), 0);
	keyindex_free(index);
	keyindex_free(NULL);
}
END_TEST

/* Ways to make keys that are hard on the table; person is below 2000. */
static struct idkey
spread_key(uint64_t person)
{
	return idset_key(SEED, &person, sizeof person);
}

static struct idkey
last_home(uint64_t person)
{
	return (struct idkey){ UINT64_MAX, person };
}

static struct idkey
first_home(uint64_t person)
{
	return (struct idkey){ 0, person };
}

static struct idkey
same_lo(uint64_t person)
{
	return (struct idkey){ person << 40, 1 };
}

static struct idkey
near_the_end(uint64_t person)
{
	return (struct idkey){ UINT64_MAX - (person << 56), person };
}

typedef struct idkey make_key(uint64_t person);
static make_key *const makers[] = { spread_key, last_home, first_home,
    same_lo, near_the_end };

START_TEST(as_a_naive_list)
{
	static uint64_t list[2000];
	struct chance chance = { SEED };
	struct keyindex *index = new_index();
	size_t count = 0, i, number, rounds = unit_quick() ? 300 : 6000;
	uint64_t person;
	int status;

	while (rounds-- > 0) {
		person = chance_below(&chance, 2000);
		for (i = 0; i < count && list[i] != person; i++)
			;
		number = SIZE_MAX;
		status = add(index, makers[_i](person), &number);
		ck_assert_int_eq(status, i == count);
		ck_assert_uint_eq(number, i);
		if (i == count)
			list[count++] = person;
		ck_assert_uint_eq(keyindex_count(index), count);
	}
	ck_assert_uint_gt(count, 200);
	keyindex_free(index);
}
END_TEST

START_TEST(numbers_stay_while_it_grows)
{
	struct keyindex *index = new_index();
	size_t count = unit_quick() ? 5000 : 300000, number;
	uint64_t person;

	for (person = 0; person < count; person++) {
		ck_assert_int_eq(add(index, spread_key(person), &number), 1);
		ck_assert_uint_eq(number, person);
	}
	for (person = count; person-- > 0; ) {
		ck_assert_int_eq(add(index, spread_key(person), &number), 0);
		ck_assert_uint_eq(number, person);
	}
	ck_assert_uint_eq(keyindex_count(index), count);
	keyindex_free(index);
}
END_TEST

START_TEST(half_a_key_is_another_key)
{
	static const struct idkey keys[] = { { 1, 2 }, { 1, 3 }, { 2, 2 },
	    { 2, 1 }, { 0, 0 }, { 0, 1 }, { UINT64_MAX, 2 } };
	struct keyindex *index = new_index();
	size_t i, number;

	for (i = 0; i < 2 * 7; i++) {
		ck_assert_int_eq(add(index, keys[i % 7], &number), i < 7);
		ck_assert_uint_eq(number, i % 7);
	}
	keyindex_free(index);
}
END_TEST

/* At every size: 4 bytes or more a slot, at most 3/4 in use; 16 to 24 a key. */
START_TEST(memory)
{
	struct keyindex *index = new_index();
	size_t number, bytes, most = 0;
	uint64_t person;

	for (person = 0; person < 20000; person++) {
		add(index, spread_key(person), &number);
		bytes = keyindex_bytes(index);
		ck_assert_uint_ge(bytes, (person + 1) * 21);
		if (person >= 1000 && bytes / (person + 1) > most)
			most = bytes / (person + 1);
	}
	ck_assert_uint_le(most, 35);
	keyindex_free(index);
}
END_TEST

static Suite *
keyindex_suite(void)
{
	Suite *suite = suite_create("keyindex");
	TCase *core = unit_case(suite, "core");
	TCase *limits = unit_case(suite, "limits");

	tcase_add_test(core, empty);
	unit_table(core, as_a_naive_list, makers);
	tcase_add_test(core, half_a_key_is_another_key);
	tcase_add_test(limits, numbers_stay_while_it_grows);
	tcase_add_test(limits, memory);
	return suite;
}

UNIT_MAIN(keyindex_suite)
