/*
 * The values of a part's sessions: what was added is there, in order, whatever
 * came before it; and two have one key if, and only if, they are the same.
 */
#include <stdint.h>

#include "chance.h"
#include "count/actors.h"
#include "count/values.h"
#include "unit.h"

#define SEED	77
#define MANY	20000

/* All different; the texts are those that a kind might be mistaken for. */
static const struct sample {
	enum value_kind	kind;
	struct span	text;
} samples[] = {
	{ VALUE_TEXT, BYTES("") },
	{ VALUE_ABSENT, { NULL, 0 } },
	{ VALUE_UNUSABLE, { NULL, 0 } },
	{ VALUE_TEXT, BYTES("(absent)") },
	{ VALUE_TEXT, BYTES("(unusable)") },
	{ VALUE_TEXT, BYTES("absent") },
	{ VALUE_TEXT, BYTES("null") },
	{ VALUE_TEXT, BYTES("\0") },
	{ VALUE_TEXT, BYTES("\0\0") },
	{ VALUE_TEXT, BYTES("\1") },
	{ VALUE_TEXT, BYTES("\2") },
	{ VALUE_TEXT, BYTES("a") },
	{ VALUE_TEXT, BYTES("a\0b") },
	{ VALUE_TEXT, BYTES("A") },
	{ VALUE_TEXT, BYTES("a ") },
	{ VALUE_TEXT, BYTES("Z\303\274rich") },
	{ VALUE_TEXT, BYTES("Zu\314\210rich") },
};

static void
add(struct values *values, enum value_kind kind, struct span text)
{
	struct fault why = unit_no_fault();
	char *copy = text.data == NULL ? NULL : unit_copy(text);

	ck_assert_int_eq(values_add(values, SEED, kind,
	    (struct span){ copy, text.len }, &why), 0);
	/* Not to be borrowed. */
	if (text.len > 0)
		memset(copy, '#', text.len);
	free(copy);
}

static int
is(const struct values *values, size_t i, const struct sample *sample)
{
	const struct value *value = &values->list[i];

	return value->kind == sample->kind &&
	    value->len == sample->text.len && (value->len == 0 ||
	    memcmp(values->texts + value->at, sample->text.data,
	    value->len) == 0);
}

static int
same_key(const struct value *a, const struct value *b)
{
	return a->key.hi == b->key.hi && a->key.lo == b->key.lo;
}

/* Each sample before, behind and beside each other one, itself included. */
START_TEST(every_pair)
{
	struct values values = { .list = NULL };
	const size_t all = sizeof samples / sizeof samples[0];
	size_t i, j, at;

	for (i = 0; i < all; i++)
		for (j = 0; j < all; j++) {
			add(&values, samples[i].kind, samples[i].text);
			add(&values, samples[j].kind, samples[j].text);
		}
	ck_assert_uint_eq(values.count, 2 * all * all);
	for (at = 0; at < values.count; at++) {
		i = at / 2 / all;
		j = at / 2 % all;
		ck_assert_msg(is(&values, at, &samples[at % 2 ? j : i]),
		    "%zu of %zu, %zu", at % 2, i, j);
		if (at % 2 == 1 && same_key(&values.list[at],
		    &values.list[at - 1]) != (i == j))
			ck_abort_msg("keys of %zu, %zu", i, j);
		/* The same wherever it stands; and room for a mark. */
		ck_assert(same_key(&values.list[at],
		    &values.list[(at % 2 ? j : i) * 2 * all]));
		ck_assert_uint_eq(values.list[at].key.lo & KEY_MARK, 0);
	}
	values_done(&values);
	ck_assert_ptr_null(values.list);
	ck_assert_ptr_null(values.texts);
	ck_assert_uint_eq(values.cap + values.texts_cap + values.count, 0);
}
END_TEST

/* Texts stand under the seed of the actors, and kinds depend on it. */
START_TEST(keys_are_those_of_the_seed)
{
	struct fault why = unit_no_fault();
	struct values values = { .list = NULL };
	struct idkey key = idset_key(SEED, "a", 1);
	uint64_t seed;

	add(&values, VALUE_TEXT, SPAN("a"));
	ck_assert_uint_eq(values.list[0].key.hi, key.hi);
	ck_assert_uint_eq(values.list[0].key.lo, key.lo);
	values_clear(&values);
	for (seed = SEED; seed < SEED + 2; seed++) {
		ck_assert_int_eq(values_add(&values, seed, VALUE_ABSENT,
		    SPAN(""), &why), 0);
		ck_assert_int_eq(values_add(&values, seed, VALUE_UNUSABLE,
		    SPAN(""), &why), 0);
	}
	ck_assert(!same_key(&values.list[0], &values.list[2]));
	ck_assert(!same_key(&values.list[1], &values.list[3]));
	values_done(&values);
}
END_TEST

/* What is no text has none, whatever is handed over with it. */
START_TEST(only_texts_have_text)
{
	struct values values = { .list = NULL };
	const struct sample absent = { VALUE_ABSENT, { NULL, 0 } };
	const struct sample unusable = { VALUE_UNUSABLE, { NULL, 0 } };

	add(&values, VALUE_ABSENT, SPAN("x"));
	add(&values, VALUE_ABSENT, SPAN("y"));
	add(&values, VALUE_UNUSABLE, SPAN("{}"));
	add(&values, VALUE_ABSENT, (struct span){ NULL, 0 });
	ck_assert(is(&values, 0, &absent));
	ck_assert(is(&values, 1, &absent));
	ck_assert(is(&values, 2, &unusable));
	ck_assert(same_key(&values.list[0], &values.list[1]));
	ck_assert(same_key(&values.list[0], &values.list[3]));
	ck_assert_uint_eq(values.len, 0);
	values_done(&values);
}
END_TEST

/* A thousand sessions of one value have its text once. */
START_TEST(repeated)
{
	struct values values = { .list = NULL };
	const struct sample sample = { VALUE_TEXT, BYTES("CHROME") };
	size_t i;

	for (i = 0; i < 1000; i++)
		add(&values, sample.kind, sample.text);
	ck_assert_uint_eq(values.count, 1000);
	ck_assert_uint_eq(values.len, sample.text.len);
	for (i = 0; i < 1000; i++)
		ck_assert(is(&values, i, &sample) &&
		    same_key(&values.list[i], &values.list[0]));
	/* It begins as the one before it did. */
	add(&values, VALUE_TEXT, SPAN("CHROM"));
	add(&values, VALUE_TEXT, SPAN("CHROMIUM"));
	ck_assert(is(&values, 1000, &(struct sample){ VALUE_TEXT,
	    BYTES("CHROM") }));
	ck_assert(is(&values, 1001, &(struct sample){ VALUE_TEXT,
	    BYTES("CHROMIUM") }));
	values_done(&values);
}
END_TEST

/* Longer than all there was room for. */
START_TEST(a_long_text)
{
	struct values values = { .list = NULL };
	static char text[300000];
	const struct sample sample = { VALUE_TEXT, { text, sizeof text } };
	size_t i;

	for (i = 0; i < sizeof text; i++)
		text[i] = (char)('a' + i % 23);
	add(&values, VALUE_TEXT, SPAN("before"));
	add(&values, sample.kind, sample.text);
	add(&values, VALUE_TEXT, SPAN("behind"));
	ck_assert(is(&values, 0, &(struct sample){ VALUE_TEXT,
	    BYTES("before") }));
	ck_assert(is(&values, 1, &sample));
	ck_assert(is(&values, 2, &(struct sample){ VALUE_TEXT,
	    BYTES("behind") }));
	values_done(&values);
}
END_TEST

/* The memory stays, what was in it does not. */
START_TEST(begun_anew)
{
	struct values values = { .list = NULL };
	const struct sample other = { VALUE_TEXT, BYTES("other") };
	const struct value *list;
	const char *texts;
	size_t i;

	/* No shorter than what comes then. */
	for (i = 0; i < 2000; i++)
		add(&values, VALUE_TEXT, i % 2 ? SPAN("some") :
		    SPAN("where"));
	list = values.list;
	texts = values.texts;
	values_clear(&values);
	ck_assert_uint_eq(values.count, 0);
	ck_assert_uint_eq(values.len, 0);
	for (i = 0; i < 2000; i++)
		add(&values, VALUE_TEXT, i % 2 ? SPAN("next") : other.text);
	ck_assert_uint_eq(values.count, 2000);
	ck_assert_ptr_eq(values.list, list);
	ck_assert_ptr_eq(values.texts, texts);
	ck_assert_uint_eq(values.len, 1000 * 4 + 1000 * 5);
	ck_assert(is(&values, 0, &other));
	ck_assert(is(&values, 1998, &other));
	values_done(&values);
}
END_TEST

/* Random ones in random order, with runs; each is made again from its seed. */
static struct sample
random_sample(struct chance *chance, char text[40])
{
	struct sample sample = { VALUE_TEXT, { text, 0 } };
	size_t i;

	if (chance_in(chance, 5))
		sample.kind = chance_in(chance, 2) ? VALUE_ABSENT :
		    VALUE_UNUSABLE;
	else
		sample.text.len = chance_below(chance, 40);
	for (i = 0; i < sample.text.len; i++)
		text[i] = (char)chance_next(chance);
	return sample;
}

START_TEST(random_ones)
{
	static uint64_t seeds[MANY];
	struct values values = { .list = NULL };
	struct chance chance = { (uint64_t)_i }, one;
	struct sample sample;
	char text[40];
	size_t i;

	for (i = 0; i < MANY; i++) {
		seeds[i] = i > 0 && chance_in(&chance, 3) ? seeds[i - 1] :
		    chance_below(&chance, MANY / 10);
		one = (struct chance){ seeds[i] };
		sample = random_sample(&one, text);
		add(&values, sample.kind, sample.text);
	}
	ck_assert_uint_eq(values.count, MANY);
	for (i = 0; i < MANY; i++) {
		one = (struct chance){ seeds[i] };
		sample = random_sample(&one, text);
		if (!is(&values, i, &sample))
			ck_abort_msg("seed %d, value %zu", _i, i);
		if (sample.kind != VALUE_TEXT)
			continue;
		if (values.list[i].key.hi != idset_key(SEED, text,
		    sample.text.len).hi)
			ck_abort_msg("seed %d, key %zu", _i, i);
	}
	values_done(&values);
}
END_TEST

static Suite *
values_suite(void)
{
	Suite *suite = suite_create("values");
	TCase *tc = unit_case(suite, "core");

	tcase_add_test(tc, every_pair);
	tcase_add_test(tc, keys_are_those_of_the_seed);
	tcase_add_test(tc, only_texts_have_text);
	tcase_add_test(tc, repeated);
	tcase_add_test(tc, begun_anew);
	tc = unit_case(suite, "limits");
	tcase_add_test(tc, a_long_text);
	tcase_add_loop_test(tc, random_ones, 1, 5);
	return suite;
}

UNIT_MAIN(values_suite)
