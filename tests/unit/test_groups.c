/*
 * Sessions and actors by value, against an obvious account of the same; the
 * order of the rows, tie by tie; and many threads at once.
 */
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>

#include "chance.h"
#include "count/actors.h"
#include "count/groups.h"
#include "unit.h"

#define SEED	77
#define VALUES	1000
#define PEOPLE	40
#define MANY	6000		/* sessions */
#define THREADS	6

struct session {
	size_t	value;
	size_t	person;
	int	mark;
};

/* Who came with which value, and with success. */
struct naive {
	uint64_t	sessions[VALUES];
	char		seen[VALUES][PEOPLE];
	char		marked[VALUES][PEOPLE];
};

struct rows {
	struct group_row	*list;
	size_t			 count;
};

static struct groups *
new_groups(uint64_t seed)
{
	struct fault why = unit_no_fault();
	struct groups *groups = groups_new(seed, &why);

	ck_assert_ptr_nonnull(groups);
	return groups;
}

static struct rows
rows_of(const struct groups *groups)
{
	struct fault why = unit_no_fault();
	struct rows rows = { &(struct group_row){ .actors = 1 }, 99 };

	ck_assert_int_eq(groups_rows(groups, &rows.list, &rows.count, &why),
	    0);
	return rows;
}

static struct idkey
key_of(uint64_t seed, size_t person, int mark)
{
	struct idkey key = idset_key(seed, &person, sizeof person);

	key.lo |= mark ? KEY_MARK : 0;
	return key;
}

/* The value of that number: the first ones look like each other. */
static struct span
make_value(size_t number, enum value_kind *kind, char text[32])
{
	static const char *const odd[] = { "", "", "", "(absent)",
	    "(unusable)", "absent", "null" };

	*kind = number == 0 ? VALUE_ABSENT : number == 1 ? VALUE_UNUSABLE :
	    VALUE_TEXT;
	if (number < sizeof odd / sizeof odd[0])
		snprintf(text, 32, "%s", odd[number]);
	else
		snprintf(text, 32, "value %zu", number);
	return span_of(text);
}

/* Not by ck_assert(): threads do it, too.  What is handed over is gone
 * behind it. */
static void
add(struct groups *groups, uint64_t seed, const struct session *sessions,
    size_t count)
{
	struct idkey *keys = malloc((count + 1) * sizeof *keys);
	struct values values = { .list = NULL };
	struct fault why = unit_no_fault();
	enum value_kind kind;
	struct span text;
	char space[32];
	size_t i;

	if (keys == NULL)
		abort();
	for (i = 0; i < count; i++) {
		text = make_value(sessions[i].value, &kind, space);
		keys[i] = key_of(seed, sessions[i].person, sessions[i].mark);
		if (values_add(&values, seed, kind, text, &why) == -1)
			abort();
	}
	if (groups_add(groups, keys, &values, &why) == -1)
		abort();
	values_done(&values);
	free(keys);
}

/* A few values have most sessions, as in a log. */
static void
fill(struct session *sessions, struct naive *naive, uint64_t seed)
{
	struct chance chance = { seed };
	struct session *session;
	size_t i;

	for (i = 0; i < MANY; i++) {
		session = &sessions[i];
		session->value = chance_below(&chance,
		    1 + chance_below(&chance, VALUES));
		session->person = chance_below(&chance, PEOPLE);
		session->mark = chance_in(&chance, 3);
		naive->sessions[session->value]++;
		naive->seen[session->value][session->person] = 1;
		naive->marked[session->value][session->person] |=
		    (char)session->mark;
	}
}

static void
shuffle(struct session *sessions, size_t count, struct chance *chance)
{
	struct session other;
	size_t i, j;

	for (i = count; i > 1; i--) {
		j = chance_below(chance, i);
		other = sessions[i - 1];
		sessions[i - 1] = sessions[j];
		sessions[j] = other;
	}
}

/* A few at a time, and more and more. */
static void
add_in_parts(struct groups *groups, uint64_t seed,
    const struct session *sessions, size_t count)
{
	size_t from, len, step = 1;

	for (from = 0; from < count; from += len) {
		len = step < count - from ? step : count - from;
		add(groups, seed, sessions + from, len);
		step += step / 3 + 1;
	}
}

static size_t
sum(const char flags[PEOPLE])
{
	size_t i, count = 0;

	for (i = 0; i < PEOPLE; i++)
		count += (size_t)flags[i];
	return count;
}

/* The only row of that value, or NULL. */
static const struct group_row *
find(const struct rows *rows, size_t number)
{
	const struct group_row *found = NULL, *row;
	enum value_kind kind;
	char space[32];
	struct span text = make_value(number, &kind, space);
	size_t i;

	for (i = 0; i < rows->count; i++) {
		row = &rows->list[i];
		if (row->kind != kind || (kind == VALUE_TEXT ?
		    !span_eq(row->text, text) : row->text.data != NULL))
			continue;
		if (found != NULL)
			ck_abort_msg("value %zu has two rows", number);
		found = row;
	}
	return found;
}

static int
same_row(const struct group_row *a, const struct group_row *b)
{
	return a->kind == b->kind && a->sessions == b->sessions &&
	    a->actors == b->actors && a->marked == b->marked &&
	    (a->kind == VALUE_TEXT ? span_eq(a->text, b->text) :
	    a->text.data == NULL && b->text.data == NULL);
}

static int
texts_rise(struct span a, struct span b)
{
	size_t i;

	for (i = 0; i < a.len && i < b.len; i++)
		if (a.data[i] != b.data[i])
			return (unsigned char)a.data[i] <
			    (unsigned char)b.data[i];
	return a.len < b.len;
}

static int
in_order(const struct group_row *a, const struct group_row *b)
{
	return a->actors > b->actors || (a->actors == b->actors &&
	    (a->sessions > b->sessions || (a->sessions == b->sessions &&
	    (a->kind < b->kind || (a->kind == b->kind &&
	    texts_rise(a->text, b->text))))));
}

static void
compare(const struct groups *groups, const struct naive *naive,
    uint64_t seed)
{
	struct rows rows = rows_of(groups);
	const struct group_row *row;
	size_t i, found = 0;

	for (i = 0; i < VALUES; i++) {
		row = find(&rows, i);
		if ((row != NULL) != (naive->sessions[i] > 0))
			ck_abort_msg("seed %u: value %zu", (unsigned)seed, i);
		if (row == NULL)
			continue;
		found++;
		if (row->sessions != naive->sessions[i] ||
		    row->actors != sum(naive->seen[i]) ||
		    row->marked != sum(naive->marked[i]))
			ck_abort_msg("seed %u: value %zu has %u, %zu, %zu",
			    (unsigned)seed, i, (unsigned)row->sessions,
			    row->actors, row->marked);
	}
	ck_assert_uint_eq(rows.count, found);
	for (i = 1; i < rows.count; i++)
		if (!in_order(&rows.list[i - 1], &rows.list[i]))
			ck_abort_msg("seed %u: row %zu", (unsigned)seed, i);
	free(rows.list);
}

START_TEST(as_a_naive_account)
{
	static struct session sessions[MANY];
	static struct naive naive;
	uint64_t seed = (uint64_t)_i;
	struct groups *groups = new_groups(seed);

	memset(&naive, 0, sizeof naive);
	fill(sessions, &naive, seed);
	add_in_parts(groups, seed, sessions, MANY);
	compare(groups, &naive, seed);
	groups_free(groups);
}
END_TEST

/* The same sessions in another order, other parts, and under another seed:
 * the same rows, to the byte. */
START_TEST(whatever_the_order)
{
	static struct session sessions[MANY];
	static struct naive naive;
	struct chance chance = { (uint64_t)_i + 100 };
	struct groups *one = new_groups(1), *other = new_groups(2);
	struct rows a, b;
	size_t i;

	fill(sessions, &naive, (uint64_t)_i);
	add(one, 1, sessions, MANY);
	shuffle(sessions, MANY, &chance);
	add_in_parts(other, 2, sessions, MANY);
	a = rows_of(one);
	b = rows_of(other);
	ck_assert_uint_eq(a.count, b.count);
	for (i = 0; i < a.count; i++)
		if (!same_row(&a.list[i], &b.list[i]))
			ck_abort_msg("seed %d: row %zu", _i, i);
	free(a.list);
	free(b.list);
	groups_free(one);
	groups_free(other);
}
END_TEST

/* Rows in their order, with ties at every step.  Each actor has a session, and
 * the last one the rest. */
static const struct group_row wants[] = {
	{ BYTES("z"), VALUE_TEXT, 3, 3, 0 },
	{ { NULL, 0 }, VALUE_UNUSABLE, 5, 2, 0 },
	{ BYTES("y"), VALUE_TEXT, 4, 2, 0 },
	{ BYTES("x"), VALUE_TEXT, 4, 1, 0 },
	{ BYTES(""), VALUE_TEXT, 2, 1, 0 },
	{ BYTES("\0"), VALUE_TEXT, 2, 1, 0 },
	{ BYTES("\0\0"), VALUE_TEXT, 2, 1, 0 },
	{ BYTES("(absent)"), VALUE_TEXT, 2, 1, 0 },
	{ BYTES("(unusable)"), VALUE_TEXT, 2, 1, 0 },
	{ BYTES("10"), VALUE_TEXT, 2, 1, 0 },
	{ BYTES("9"), VALUE_TEXT, 2, 1, 0 },
	{ BYTES("A"), VALUE_TEXT, 2, 1, 0 },
	{ BYTES("A\0"), VALUE_TEXT, 2, 1, 0 },
	{ BYTES("AB"), VALUE_TEXT, 2, 1, 0 },
	{ BYTES("B"), VALUE_TEXT, 2, 1, 0 },
	{ BYTES("a"), VALUE_TEXT, 2, 1, 0 },
	{ BYTES("\303\204"), VALUE_TEXT, 2, 1, 0 },
	{ BYTES("\360\237\230\200"), VALUE_TEXT, 2, 1, 0 },
	{ { NULL, 0 }, VALUE_ABSENT, 2, 1, 0 },
	{ BYTES("!"), VALUE_TEXT, 1, 1, 0 },
	{ BYTES("\""), VALUE_TEXT, 1, 1, 0 },
};
/* Then both that are no text in a tie. */
static const struct group_row no_texts[] = {
	{ BYTES("z"), VALUE_TEXT, 2, 2, 0 },
	{ { NULL, 0 }, VALUE_ABSENT, 2, 2, 0 },
	{ { NULL, 0 }, VALUE_UNUSABLE, 2, 2, 0 },
	{ BYTES("a"), VALUE_TEXT, 2, 1, 0 },
};

/* The value's session of that turn. */
static void
add_want(struct groups *groups, const struct group_row *want, size_t turn)
{
	struct values values = { .list = NULL };
	struct fault why = unit_no_fault();
	size_t person = turn < want->actors ? turn : want->actors - 1;
	struct idkey key = key_of(SEED, person, 0);

	ck_assert_int_eq(values_add(&values, SEED, want->kind, want->text,
	    &why), 0);
	ck_assert_int_eq(groups_add(groups, &key, &values, &why), 0);
	values_done(&values);
}

static void
check_order(const struct group_row *want, size_t count, uint64_t seed)
{
	struct session sessions[100];
	struct groups *groups = new_groups(SEED);
	struct chance chance = { seed };
	struct rows rows;
	size_t i, j, all = 0;

	for (i = 0; i < count; i++)
		for (j = 0; j < want[i].sessions; j++)
			sessions[all++] = (struct session){ i, j, 0 };
	shuffle(sessions, all, &chance);
	for (i = 0; i < all; i++)
		add_want(groups, want + sessions[i].value, sessions[i].person);
	rows = rows_of(groups);
	ck_assert_uint_eq(rows.count, count);
	for (i = 0; i < count; i++)
		ck_assert_msg(same_row(&rows.list[i], &want[i]),
		    "seed %u: row %zu", (unsigned)seed, i);
	free(rows.list);
	groups_free(groups);
}

START_TEST(ties)
{
	check_order(wants, UNIT_ROWS(wants), (uint64_t)_i);
	check_order(no_texts, UNIT_ROWS(no_texts), (uint64_t)_i);
}
END_TEST

/* One session after the other: a pair is marked by any of its sessions, for
 * good, and counts once; with another value it is another pair. */
START_TEST(marks)
{
	static const struct {
		struct session	session;
		size_t		actors, marked;	/* of the value, then */
	} steps[] = {
		{ { 10, 1, 0 }, 1, 0 },
		{ { 10, 1, 1 }, 1, 1 },
		{ { 10, 1, 1 }, 1, 1 },
		{ { 10, 1, 0 }, 1, 1 },
		{ { 10, 2, 1 }, 2, 2 },
		{ { 10, 2, 0 }, 2, 2 },
		{ { 10, 3, 0 }, 3, 2 },
		{ { 11, 1, 0 }, 1, 0 },
		{ { 11, 2, 0 }, 2, 0 },
		{ { 11, 2, 1 }, 2, 1 },
		{ { 0, 2, 1 }, 1, 1 },
		{ { 1, 2, 0 }, 1, 0 },
		{ { 10, 3, 1 }, 3, 3 },
	};
	struct groups *groups = new_groups(SEED);
	uint64_t sessions[12] = { 0 };
	const struct group_row *row;
	struct rows rows;
	size_t i;

	for (i = 0; i < UNIT_ROWS(steps); i++) {
		add(groups, SEED, &steps[i].session, 1);
		rows = rows_of(groups);
		row = find(&rows, steps[i].session.value);
		ck_assert_ptr_nonnull(row);
		ck_assert_uint_eq(row->sessions,
		    ++sessions[steps[i].session.value]);
		ck_assert_uint_eq(row->actors, steps[i].actors);
		ck_assert_uint_eq(row->marked, steps[i].marked);
		free(rows.list);
	}
	groups_free(groups);
}
END_TEST

/* The same, with all of a value's sessions in one part. */
START_TEST(marks_in_one_part)
{
	static const struct session sessions[] = {
		{ 10, 1, 0 }, { 10, 1, 1 }, { 10, 1, 1 }, { 11, 1, 0 },
		{ 10, 2, 1 }, { 10, 1, 0 }, { 10, 3, 0 }, { 11, 2, 1 },
	};
	static const struct group_row want[] = {
		{ BYTES("value 10"), VALUE_TEXT, 6, 3, 2 },
		{ BYTES("value 11"), VALUE_TEXT, 2, 2, 1 },
	};
	struct groups *groups = new_groups(SEED);
	struct rows rows;

	add(groups, SEED, sessions, UNIT_ROWS(sessions));
	rows = rows_of(groups);
	ck_assert_uint_eq(rows.count, 2);
	ck_assert(same_row(&rows.list[0], &want[0]));
	ck_assert(same_row(&rows.list[1], &want[1]));
	free(rows.list);
	groups_free(groups);
}
END_TEST

START_TEST(of_nothing)
{
	struct values values = { .list = NULL };
	struct fault why = unit_no_fault();
	struct groups *groups = new_groups(SEED);
	struct rows rows;

	ck_assert_int_eq(groups_add(groups, NULL, &values, &why), 0);
	rows = rows_of(groups);
	ck_assert_uint_eq(rows.count, 0);
	ck_assert_ptr_null(rows.list);
	groups_free(groups);
	groups_free(NULL);
}
END_TEST

/* No text has a byte, and "" is one all the same. */
START_TEST(of_an_empty_text)
{
	static const struct session sessions[] = { { 2, 1, 0 }, { 0, 1, 0 } };
	struct groups *groups = new_groups(SEED);
	struct rows rows;

	add(groups, SEED, sessions, 2);
	rows = rows_of(groups);
	ck_assert_uint_eq(rows.count, 2);
	ck_assert(unit_is(rows.list[0].text, ""));
	ck_assert_ptr_null(rows.list[1].text.data);
	free(rows.list);
	groups_free(groups);
}
END_TEST

/* Each number is the value of one session; every tenth has another one. */
START_TEST(as_many_values_as_sessions)
{
	static struct session sessions[55000];
	static char seen[50000 + 7];
	struct groups *groups = new_groups(SEED);
	const struct group_row *row;
	size_t i, count = 0, number;
	struct rows rows;
	char text[32];
	int twice;

	for (i = 0; i < 50000; i++) {
		sessions[count++] = (struct session){ i + 7, 1, i % 2 == 0 };
		if (i % 10 == 0)
			sessions[count++] = (struct session){ i + 7, 2, 0 };
	}
	add_in_parts(groups, SEED, sessions, count);
	rows = rows_of(groups);
	ck_assert_uint_eq(rows.count, 50000);
	for (i = 0; i < rows.count; i++) {
		row = &rows.list[i];
		snprintf(text, sizeof text, "%.*s", (int)row->text.len,
		    row->text.data);
		ck_assert_int_eq(strncmp(text, "value ", 6), 0);
		number = strtoul(text + 6, NULL, 10);
		twice = (number - 7) % 10 == 0;
		if (seen[number]++ || (i < 5000) != twice ||
		    row->actors != (twice ? 2U : 1U) ||
		    row->sessions != row->actors ||
		    row->marked != ((number - 7) % 2 == 0))
			ck_abort_msg("row %zu: %s", i, text);
	}
	free(rows.list);
	groups_free(groups);
}
END_TEST

/* A text longer than all there was room for, next to one that begins so. */
START_TEST(a_long_text)
{
	struct values values = { .list = NULL };
	struct fault why = unit_no_fault();
	struct groups *groups = new_groups(SEED);
	struct idkey keys[3];
	static char text[200000];
	struct rows rows;
	size_t i;

	memset(text, 'x', sizeof text);
	for (i = 0; i < 3; i++) {
		keys[i] = key_of(SEED, i, 0);
		ck_assert_int_eq(values_add(&values, SEED, VALUE_TEXT,
		    (struct span){ text, sizeof text - i }, &why), 0);
	}
	ck_assert_int_eq(groups_add(groups, keys, &values, &why), 0);
	values_done(&values);
	rows = rows_of(groups);
	ck_assert_uint_eq(rows.count, 3);
	for (i = 0; i < 3; i++)
		ck_assert(span_eq(rows.list[i].text,
		    (struct span){ text, sizeof text - 2 + i }));
	free(rows.list);
	groups_free(groups);
}
END_TEST

struct adder {
	struct groups	*groups;
	struct session	 sessions[MANY];
};

static void *
add_all(void *ctx)
{
	struct adder *adder = ctx;
	size_t i;

	for (i = 0; i < MANY; i += 60)
		add(adder->groups, SEED, adder->sessions + i, 60);
	return NULL;
}

START_TEST(by_many_threads)
{
	static struct adder adders[THREADS];
	static struct naive naive;
	struct groups *groups = new_groups(SEED);
	pthread_t threads[THREADS];
	size_t i;

	for (i = 0; i < THREADS; i++) {
		adders[i].groups = groups;
		fill(adders[i].sessions, &naive, i);
	}
	for (i = 0; i < THREADS; i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL, add_all,
		    &adders[i]), 0);
	for (i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	compare(groups, &naive, 0);
	groups_free(groups);
}
END_TEST

static Suite *
groups_suite(void)
{
	Suite *suite = suite_create("groups");
	TCase *tc = unit_case(suite, "core");

	tcase_add_loop_test(tc, as_a_naive_account, 1, 6);
	tcase_add_loop_test(tc, whatever_the_order, 1, 6);
	tcase_add_loop_test(tc, ties, 1, 21);
	tcase_add_test(tc, marks);
	tcase_add_test(tc, marks_in_one_part);
	tcase_add_test(tc, by_many_threads);
	tc = unit_case(suite, "limits");
	tcase_add_test(tc, of_nothing);
	tcase_add_test(tc, of_an_empty_text);
	tcase_add_test(tc, as_many_values_as_sessions);
	tcase_add_test(tc, a_long_text);
	return suite;
}

UNIT_MAIN(groups_suite)
