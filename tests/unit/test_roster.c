/*
 * Who the actors are, in whatever order their sessions come and however many
 * threads bring them: against an obvious account that keeps all of them.
 */
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>

#include "chance.h"
#include "count/roster.h"
#include "unit.h"

#define SEED	9
#define NONE	{ NULL, 0 }
#define SEEN	1500
#define THREADS	4

struct seen {
	struct described	said;
	struct instant		when;
};

static const struct span ids[] = { BYTES("unknown"), BYTES("unknow"),
    BYTES("unknown2"), BYTES("Unknown"), BYTES("unknown\0"), BYTES(""),
    BYTES("\0"), BYTES("a"), BYTES("a\0"), BYTES("a\xff"), BYTES("b"),
    BYTES("\xff"), BYTES("00u1"),
    BYTES("00u12345678901234567"), BYTES("00u12345678901234568"),
    BYTES("00u1234567890123456"), BYTES("00u12345678901234"),
    BYTES("00u1234567890123"), BYTES("00u123456"), BYTES("00u12345"),
    BYTES("00u1234"), BYTES("00u123456789012\xc3\xa4"), BYTES("00u9") };
static const struct span logins[] = { NONE, NONE, BYTES(""), BYTES("a@b"),
    BYTES("a@b\0"), BYTES("a@bc"), BYTES("b@b"), BYTES("\xff@b") };
static const struct span names[] = { NONE, BYTES(""), BYTES("Ann"),
    BYTES("Anna"), BYTES("Bo") };
static const struct span types[] = { NONE, BYTES(""), BYTES("User"),
    BYTES("SystemPrincipal") };
#define ANY(chance, list)	\
	((list)[chance_below((chance), sizeof (list) / sizeof (list)[0])])
#define IDS	(sizeof ids / sizeof ids[0])

static struct roster *
new_roster(void)
{
	struct fault why = unit_no_fault();
	struct roster *roster = roster_new(&why);

	ck_assert_ptr_nonnull(roster);
	return roster;
}

/* Add sessions, so many at a time.  -1 as roster_add(). */
static int
add(struct roster *roster, const struct seen *seen, size_t count, size_t step)
{
	struct sightings sightings = { .list = NULL };
	struct fault why = unit_no_fault();
	int status = 0;
	size_t i;

	for (i = 0; i < count && status == 0; i++) {
		status = sightings_add(&sightings, SEED, idset_key(SEED,
		    seen[i].said.id.data, seen[i].said.id.len),
		    seen[i].when, &seen[i].said, &why);
		if (status == 0 && (i + 1 == count || (i + 1) % step == 0)) {
			status = roster_add(roster, &sightings, &why);
			sightings_clear(&sightings);
		}
	}
	sightings_done(&sightings);
	return status;
}

static int
compare(struct span a, struct span b)
{
	size_t i;

	if (a.data == NULL || b.data == NULL)
		return (a.data != NULL) - (b.data != NULL);
	for (i = 0; i < a.len && i < b.len; i++)
		if (a.data[i] != b.data[i])
			return (unsigned char)a.data[i] <
			    (unsigned char)b.data[i] ? -1 : 1;
	return (a.len > b.len) - (a.len < b.len);
}

static int
by_having_login(const struct seen *a, const struct seen *b)
{
	return (a->said.login.data != NULL) - (b->said.login.data != NULL);
}

static int
by_when(const struct seen *a, const struct seen *b)
{
	return instant_cmp(a->when, b->when);
}

static int
by_login(const struct seen *a, const struct seen *b)
{
	return compare(a->said.login, b->said.login);
}

static int
by_name(const struct seen *a, const struct seen *b)
{
	return compare(a->said.name, b->said.name);
}

static int
by_type(const struct seen *a, const struct seen *b)
{
	return compare(a->said.type, b->said.type);
}

/* Strike off whoever is less than another in one respect, then in the next:
 * what is left says the same. */
static struct described
naive_said(const struct seen *const *of, size_t count)
{
	static int (*const respects[])(const struct seen *,
	    const struct seen *) = { by_having_login, by_when, by_login,
	    by_name, by_type };
	static char out[SEEN];
	size_t r, i, best;

	memset(out, 0, sizeof out);
	for (r = 0; r < 5; r++) {
		for (best = 0; out[best]; best++)
			;
		for (i = 0; i < count; i++)
			if (!out[i] && respects[r](of[i], of[best]) > 0)
				best = i;
		for (i = 0; i < count; i++)
			out[i] |= respects[r](of[i], of[best]) < 0;
	}
	for (best = 0; out[best]; best++)
		;
	return of[best]->said;
}

static struct roster_row
naive_row(const struct seen *const *of, size_t count)
{
	struct roster_row row = { .sessions = count, .first = of[0]->when,
	    .last = of[0]->when, .said = naive_said(of, count) };
	size_t i, j;

	for (i = 0; i < count; i++) {
		if (instant_cmp(of[i]->when, row.first) < 0)
			row.first = of[i]->when;
		if (instant_cmp(of[i]->when, row.last) > 0)
			row.last = of[i]->when;
		for (j = 0; j < count; j++)
			row.renamed |= of[i]->said.login.data != NULL &&
			    of[j]->said.login.data != NULL &&
			    by_login(of[i], of[j]) != 0;
	}
	if (unit_is(row.said.id, "unknown")) {
		row.said = (struct described){ .id = row.said.id };
		row.renamed = 0;
		row.unknown = 1;
	}
	return row;
}

/* All rows of the ids above, in the order of that list. */
static size_t
naive_rows(const struct seen *seen, size_t count, struct roster_row rows[IDS])
{
	static const struct seen *of[SEEN];
	size_t i, j, n, found = 0;

	for (i = 0; i < IDS; i++) {
		for (j = n = 0; j < count; j++)
			if (span_eq(seen[j].said.id, ids[i]))
				of[n++] = &seen[j];
		if (n > 0)
			rows[found++] = naive_row(of, n);
	}
	return found;
}

static int
naive_before(enum roster_order order, const struct roster_row *a,
    const struct roster_row *b)
{
	if (order == ROSTER_MOST && a->sessions != b->sessions)
		return a->sessions > b->sessions;
	if (order == ROSTER_LEAST && a->sessions != b->sessions)
		return a->sessions < b->sessions;
	return compare(a->said.id, b->said.id) < 0;
}

static void
naive_sort(enum roster_order order, struct roster_row *rows, size_t count)
{
	struct roster_row row;
	size_t i, j;

	for (i = 1; i < count; i++) {
		row = rows[i];
		for (j = i; j > 0 && naive_before(order, &row, &rows[j - 1]);
		    j--)
			rows[j] = rows[j - 1];
		rows[j] = row;
	}
}

static void
expect_row(const struct roster_row *is, const struct roster_row *wanted)
{
	ck_assert_int_eq(compare(is->said.id, wanted->said.id), 0);
	ck_assert_int_eq(compare(is->said.login, wanted->said.login), 0);
	ck_assert_int_eq(compare(is->said.name, wanted->said.name), 0);
	ck_assert_int_eq(compare(is->said.type, wanted->said.type), 0);
	ck_assert_uint_eq(is->sessions, wanted->sessions);
	ck_assert_int_eq(instant_cmp(is->first, wanted->first), 0);
	ck_assert_int_eq(instant_cmp(is->last, wanted->last), 0);
	ck_assert_int_eq(is->renamed, wanted->renamed);
	ck_assert_int_eq(is->unknown, wanted->unknown);
}

static void
expect_pick(const struct roster *roster, enum roster_order order,
    size_t most, const struct roster_row *rows, size_t count)
{
	struct fault why = unit_no_fault();
	struct roster_pick pick;
	size_t i;

	ck_assert_int_eq(roster_pick(roster, order, most, &pick, &why), 0);
	ck_assert_uint_eq(pick.count, most < count ? most : count);
	for (i = 0; i < pick.count; i++)
		expect_row(&pick.rows[i], &rows[i]);
	roster_pick_done(&pick);
	ck_assert_ptr_null(pick.rows);
}

/* That each session was added so many times: in each order none, one, some,
 * all, and more than there are. */
static void
expect(const struct roster *roster, const struct seen *seen, size_t count,
    size_t times)
{
	static const enum roster_order orders[] = { ROSTER_MOST,
	    ROSTER_LEAST, ROSTER_BY_ID };
	struct roster_row rows[IDS];
	size_t found = naive_rows(seen, count, rows), i, most;

	ck_assert_uint_eq(roster_count(roster), found);
	ck_assert_uint_eq(roster_sessions(roster), times * count);
	for (i = 0; i < found; i++)
		rows[i].sessions *= times;
	for (i = 0; i < 3; i++) {
		naive_sort(orders[i], rows, found);
		for (most = 0; most <= found + 1; most++)
			expect_pick(roster, orders[i], most, rows, found);
		expect_pick(roster, orders[i], SIZE_MAX, rows, found);
	}
}

START_TEST(empty)
{
	struct roster *roster = new_roster();
	struct sightings none = { .list = NULL };
	struct fault why = unit_no_fault();

	ck_assert_int_eq(roster_add(roster, &none, &why), 0);
	expect(roster, NULL, 0, 1);
	roster_free(roster);
	roster_free(NULL);
}
END_TEST

/* Few times and texts, so that all sorts of ties come up. */
static void
fill(struct seen *seen, size_t count, struct chance *chance)
{
	size_t i;

	for (i = 0; i < count; i++) {
		seen[i].said.id = ANY(chance, ids);
		seen[i].said.login = ANY(chance, logins);
		seen[i].said.name = ANY(chance, names);
		seen[i].said.type = ANY(chance, types);
		seen[i].when.sec = (int64_t)chance_below(chance, 4) - 2;
		seen[i].when.ns = (int32_t)chance_below(chance, 2);
	}
}

static void
shuffle(struct seen *seen, size_t count, struct chance *chance)
{
	struct seen other;
	size_t i, j;

	for (i = count; i > 1; i--) {
		j = chance_below(chance, i);
		other = seen[i - 1];
		seen[i - 1] = seen[j];
		seen[j] = other;
	}
}

/* Of each seed: some sessions or many, in several orders and steps. */
START_TEST(as_a_naive_account)
{
	static struct seen seen[SEEN];
	struct chance chance = { (uint64_t)_i };
	size_t count = _i % 2 == 0 ? 60 : unit_quick() ? 200 : SEEN, round;
	struct roster *roster;

	fill(seen, count, &chance);
	for (round = 0; round < 6; round++) {
		roster = new_roster();
		ck_assert_int_eq(add(roster, seen, count,
		    1 + chance_below(&chance, count)), 0);
		expect(roster, seen, count, 1);
		roster_free(roster);
		shuffle(seen, count, &chance);
	}
}
END_TEST

#define AT(sec, login, name)	\
	{ { BYTES("00u1"), login, name, NONE }, { (sec), 0 } }
#define ANN	BYTES("ann@b")
#define BEA	BYTES("bea@b")

/* Three sessions of an actor; what is shown after them in any order. */
static const struct {
	struct seen	 seen[3];
	const char	*login, *name;	/* NULL: absent */
	int		 renamed;
} triples[] = {
	/* What is said again is as late as that. */
	{ { AT(1, ANN, NONE), AT(2, BEA, NONE), AT(3, ANN, NONE) },
	    "ann@b", NULL, 1 },
	{ { AT(1, ANN, NONE), AT(3, BEA, NONE), AT(2, ANN, NONE) },
	    "bea@b", NULL, 1 },
	{ { AT(1, ANN, BYTES("A")), AT(2, ANN, BYTES("B")),
	    AT(3, ANN, BYTES("A")) }, "ann@b", "A", 0 },
	/* At the same time: the greater login. */
	{ { AT(2, ANN, BYTES("Z")), AT(2, BEA, NONE), AT(1, ANN, NONE) },
	    "bea@b", NULL, 1 },
	/* A login weighs more than to be late, and ties two of them. */
	{ { AT(1, ANN, BYTES("A")), AT(2, NONE, BYTES("B")),
	    AT(3, NONE, BYTES("C")) }, "ann@b", "A", 0 },
	{ { AT(1, ANN, BYTES("A")), AT(2, NONE, BYTES("B")),
	    AT(0, BEA, BYTES("C")) }, "ann@b", "A", 1 },
	{ { AT(1, NONE, BYTES("A")), AT(2, NONE, NONE),
	    AT(0, NONE, BYTES("C")) }, NULL, NULL, 0 },
	/* An empty text is one. */
	{ { AT(1, BYTES(""), NONE), AT(2, NONE, BYTES("B")),
	    AT(0, NONE, NONE) }, "", NULL, 0 },
	{ { AT(1, BYTES(""), NONE), AT(1, ANN, NONE), AT(2, NONE, NONE) },
	    "ann@b", NULL, 1 },
	{ { AT(1, ANN, BYTES("")), AT(1, ANN, NONE), AT(1, ANN, NONE) },
	    "ann@b", "", 0 },
};

static void
expect_shown(struct span is, const char *wanted)
{
	ck_assert_int_eq(is.data == NULL, wanted == NULL);
	if (wanted != NULL)
		ck_assert_msg(unit_is(is, wanted), "%s", wanted);
}

START_TEST(three_sessions)
{
	static const size_t orders[6][3] = { { 0, 1, 2 }, { 0, 2, 1 },
	    { 1, 0, 2 }, { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 } };
	struct fault why = unit_no_fault();
	struct roster_pick pick;
	struct roster *roster;
	struct seen seen[3];
	size_t i, j;

	for (i = 0; i < 6; i++) {
		for (j = 0; j < 3; j++)
			seen[j] = triples[_i].seen[orders[i][j]];
		roster = new_roster();
		ck_assert_int_eq(add(roster, seen, 3, 1 + i % 3), 0);
		ck_assert_int_eq(roster_pick(roster, ROSTER_MOST, 5, &pick,
		    &why), 0);
		ck_assert_uint_eq(pick.count, 1);
		ck_assert_uint_eq(pick.rows[0].sessions, 3);
		expect_shown(pick.rows[0].said.login, triples[_i].login);
		expect_shown(pick.rows[0].said.name, triples[_i].name);
		ck_assert_int_eq(pick.rows[0].renamed, triples[_i].renamed);
		roster_pick_done(&pick);
		roster_free(roster);
	}
}
END_TEST

/* Several chunks in each shard; the actor of number i has 1 + i % 3. */
START_TEST(many_actors)
{
	size_t count = unit_quick() ? 5000 : 30000, i, n, most;
	struct described said = { .login = BYTES("somebody@example.test"),
	    .name = BYTES("Somebody or other"), .type = BYTES("User") };
	struct fault why = unit_no_fault();
	struct roster *roster = new_roster();
	struct roster_pick pick;
	struct seen seen;
	char id[32];

	for (i = 0; i < 3 * count; i++) {
		n = i % count;
		if (n % 3 < i / count)
			continue;
		snprintf(id, sizeof id, "00u%09zu", n);
		said.id = span_of(id);
		seen = (struct seen){ said, { (int64_t)n, 0 } };
		ck_assert_int_eq(add(roster, &seen, 1, 1), 0);
	}
	ck_assert_uint_eq(roster_count(roster), count);
	ck_assert_int_eq(roster_pick(roster, ROSTER_BY_ID, SIZE_MAX, &pick,
	    &why), 0);
	ck_assert_uint_eq(pick.count, count);
	for (i = 0; i < count; i++) {
		snprintf(id, sizeof id, "00u%09zu", i);
		ck_assert(unit_is(pick.rows[i].said.id, id));
		ck_assert_uint_eq(pick.rows[i].sessions, 1 + i % 3);
		ck_assert_int_eq(pick.rows[i].last.sec, (int64_t)i);
	}
	roster_pick_done(&pick);
	for (most = 1; most < count; most = most * 3 + 1) {
		ck_assert_int_eq(roster_pick(roster, ROSTER_MOST, most,
		    &pick, &why), 0);
		for (i = 0; i < most && i < count / 3; i++) {
			snprintf(id, sizeof id, "00u%09zu", 3 * i + 2);
			ck_assert(unit_is(pick.rows[i].said.id, id));
		}
		roster_pick_done(&pick);
	}
	roster_free(roster);
}
END_TEST

START_TEST(memory)
{
	size_t count = unit_quick() ? 2000 : 200000, i;
	struct seen seen = { { BYTES(""), BYTES("someone24@example.testing"),
	    BYTES("Sixteen in order"), BYTES("User") }, { 1, 0 } };
	struct roster *roster = new_roster();
	char id[32];

	for (i = 1; i <= count; i++) {
		snprintf(id, sizeof id, "00u%017zu", i);
		seen.said.id = span_of(id);
		ck_assert_int_eq(add(roster, &seen, 1, 1), 0);
		/* 64, an id and a login are the least there can be. */
		if (i % 1000 == 0)
			ck_assert_uint_ge(roster_bytes(roster),
			    i * (64 + 16 + 20 + 25));
		if (i >= 100000 && i % 5000 == 0)
			ck_assert_uint_le(roster_bytes(roster), i * 200);
	}
	roster_free(roster);
}
END_TEST

struct adder {
	pthread_t		 thread;
	pthread_barrier_t	*start;
	struct roster		*roster;
	struct seen		*seen;
	size_t			 count;
	size_t			 times;
	int			 status;
};

static void *
add_share(void *ctx)
{
	struct adder *adder = ctx;
	size_t i;

	pthread_barrier_wait(adder->start);
	for (i = 0; i < adder->times && adder->status == 0; i++)
		adder->status = add(adder->roster, adder->seen, adder->count,
		    7);
	return NULL;
}

START_TEST(several_threads)
{
	static struct seen seen[SEEN];
	struct chance chance = { SEED };
	struct roster *roster = new_roster();
	struct adder adders[THREADS];
	size_t i, share = SEEN / THREADS, times = unit_quick() ? 10 : 200;
	pthread_barrier_t start;

	fill(seen, THREADS * share, &chance);
	ck_assert_int_eq(pthread_barrier_init(&start, NULL, THREADS), 0);
	for (i = 0; i < THREADS; i++) {
		adders[i] = (struct adder){ .start = &start,
		    .roster = roster, .seen = seen + i * share,
		    .count = share, .times = times };
		ck_assert_int_eq(pthread_create(&adders[i].thread, NULL,
		    add_share, &adders[i]), 0);
	}
	for (i = 0; i < THREADS; i++) {
		ck_assert_int_eq(pthread_join(adders[i].thread, NULL), 0);
		ck_assert_int_eq(adders[i].status, 0);
	}
	pthread_barrier_destroy(&start);
	expect(roster, seen, THREADS * share, times);
	roster_free(roster);
}
END_TEST

static Suite *
roster_suite(void)
{
	Suite *suite = suite_create("roster");
	TCase *core = unit_case(suite, "core");
	TCase *limits = unit_case(suite, "limits");
	TCase *threads = unit_case(suite, "threads");

	tcase_add_test(core, empty);
	tcase_add_loop_test(core, as_a_naive_account, 0, 20);
	unit_table(core, three_sessions, triples);
	tcase_add_test(limits, many_actors);
	tcase_add_test(limits, memory);
	tcase_add_test(threads, several_threads);
	return suite;
}

UNIT_MAIN(roster_suite)
