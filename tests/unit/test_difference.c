/*
 * Who is new, gone, renamed, whatever the order, the parts and the threads:
 * against an obvious account of all sessions.
 */
#include <stdint.h>
#include <stdio.h>

#include "chance.h"
#include "count/difference.h"
#include "unit.h"

#define SEED	5
#define IDS	12
#define LOGINS	3
#define SESSIONS	60

struct naive {
	uint64_t	sessions[SIDES];
	int		login[SIDES];	/* the last that was told; 0: none */
	int64_t		when[SIDES];
};

static const struct window first = { 1, 1, { 100, 0 }, { 200, 0 } };
static const struct window second = { 1, 1, { 300, 0 }, { 400, 0 } };

/* Actor 0 is "unknown"; ids are in the order of their numbers. */
static struct span
id_of(size_t number, char text[20])
{
	snprintf(text, 20, number == 0 ? "unknown" : "a%02zu", number);
	return span_of(text);
}

static const char *const logins[] = { NULL, "x", "y", "" };

/* Add a session to the list and to the account. */
static void
add(struct sightings *sightings, struct naive *naive, size_t number,
    size_t side, int login, int64_t sec)
{
	struct fault why = unit_no_fault();
	char text[20];
	struct described said = { .id = id_of(number, text) };

	if (logins[login] != NULL)
		said.login = span_of(logins[login]);
	ck_assert_int_eq(sightings_add(sightings, SEED, idset_key(SEED,
	    said.id.data, said.id.len), (struct instant){ sec, 0 }, &said,
	    &why), 0);
	naive[number].sessions[side]++;
	if (login != 0 && sec >= naive[number].when[side]) {
		naive[number].login[side] = login;
		naive[number].when[side] = sec;
	}
}

static enum change
naive_change(const struct naive *naive, size_t number)
{
	if (naive->sessions[0] == 0)
		return CHANGE_NEW;
	if (naive->sessions[1] == 0)
		return CHANGE_GONE;
	return number > 0 && naive->login[0] != 0 && naive->login[1] != 0 &&
	    naive->login[0] != naive->login[1] ? CHANGE_RENAMED : CHANGE_NONE;
}

static void
expect(const struct difference *difference, const struct naive *naive)
{
	struct fault why = unit_no_fault();
	size_t counts[CHANGES] = { 0 }, at[SIDES], number;
	struct changes changes;
	struct changed changed;
	char text[20];
	int kind;

	ck_assert_int_eq(changes_find(&changes, difference, &why), 0);
	for (kind = 0; kind < CHANGES; kind++) {
		at[0] = at[1] = 0;
		/* "unknown" comes behind those that begin with an "a". */
		for (number = 1; number <= IDS; number++) {
			const struct naive *one = &naive[number % IDS];

			if (one->sessions[0] + one->sessions[1] == 0 ||
			    (int)naive_change(one, number % IDS) != kind)
				continue;
			counts[kind]++;
			ck_assert_int_eq(changes_next(&changes,
			    (enum change)kind, at, &changed), 1);
			ck_assert_int_eq(changed.change, kind);
			ck_assert_int_eq(changed.before != NULL,
			    one->sessions[0] > 0);
			ck_assert_int_eq(changed.after != NULL,
			    one->sessions[1] > 0);
			if (changed.before != NULL) {
				ck_assert(span_eq(changed.before->said.id,
				    id_of(number % IDS, text)));
				ck_assert_uint_eq(changed.before->sessions,
				    one->sessions[0]);
			}
			if (changed.after != NULL) {
				ck_assert(span_eq(changed.after->said.id,
				    id_of(number % IDS, text)));
				ck_assert_uint_eq(changed.after->sessions,
				    one->sessions[1]);
			}
		}
		ck_assert_int_eq(changes_next(&changes, (enum change)kind,
		    at, &changed), 0);
		ck_assert_uint_eq(changes.counts[kind], counts[kind]);
	}
	changes_done(&changes);
}

/* Row 0, 1: months.  2, 3: files. */
START_TEST(as_a_naive_account)
{
	struct chance chance = { (uint64_t)_i };
	struct sides sides = { .by = _i % 2 == 0 ? SIDES_MONTHS :
	    SIDES_INPUTS, .windows = { first, second } };
	struct naive naive[IDS] = { { .sessions = { 0 } } };
	struct sightings sightings = { .list = NULL };
	struct fault why = unit_no_fault();
	struct difference *difference = difference_new(&sides, &why);
	size_t i, number, side = 0, kept = chance_below(&chance, SESSIONS);

	ck_assert_ptr_nonnull(difference);
	for (i = 0; i < kept; i++) {
		number = chance_below(&chance, IDS);
		/* A part is of one file, but may be of both months. */
		if (sides.by == SIDES_MONTHS || sightings.count == 0)
			side = chance_below(&chance, SIDES);
		add(&sightings, naive, number, side,
		    (int)chance_below(&chance, LOGINS + 1),
		    (int64_t)(side == 0 ? 100 : 300) + (int64_t)i);
		if (!chance_in(&chance, 7) && i + 1 < kept)
			continue;
		ck_assert_int_eq(difference_add(difference, &sightings, side,
		    &why), 0);
		sightings_clear(&sightings);
	}
	expect(difference, naive);
	sightings_done(&sightings);
	difference_free(difference);
	difference_free(NULL);
}
END_TEST

/* The first instant of a month is in it, that behind its last one is not. */
START_TEST(bounds)
{
	static const int64_t secs[] = { 199, 300, 100, 399 };
	struct sides sides = { .by = SIDES_MONTHS,
	    .windows = { second, first } };
	struct naive naive[IDS] = { { .sessions = { 0 } } };
	struct sightings sightings = { .list = NULL };
	struct fault why = unit_no_fault();
	struct difference *difference = difference_new(&sides, &why);
	size_t i;

	for (i = 0; i < 4; i++)
		add(&sightings, naive, i, secs[i] < 200, 1, secs[i]);
	ck_assert_int_eq(difference_add(difference, &sightings, 0, &why), 0);
	expect(difference, naive);
	ck_assert_uint_eq(roster_sessions(difference_side(difference, 0)), 2);
	ck_assert_uint_eq(roster_sessions(difference_side(difference, 1)), 2);
	sightings_done(&sightings);
	difference_free(difference);
}
END_TEST

static Suite *
difference_suite(void)
{
	Suite *suite = suite_create("difference");
	TCase *core = unit_case(suite, "core");

	tcase_add_loop_test(core, as_a_naive_account, 0, 200);
	tcase_add_test(core, bounds);
	return suite;
}

UNIT_MAIN(difference_suite)
