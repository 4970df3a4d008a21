/*
 * Memory runs out while something is added to a set, an index, a report.
 */
#include "oom.h"

#include "count/actors.h"
#include "count/compared.h"
#include "count/coverage.h"
#include "count/difference.h"
#include "count/groups.h"
#include "count/idset.h"
#include "count/keyindex.h"
#include "count/report.h"
#include "count/roster.h"
#include "sessions.h"

static int
try_idset(struct fault *why)
{
	struct idset *set = idset_new(why);
	int i, status = 0;

	if (set == NULL)
		return -1;
	for (i = 0; i < 20000 && status != -1; i++)
		status = idset_add(set, idset_key(1, &i, sizeof i), 0, why);
	idset_free(set);
	return status == -1 ? -1 : 0;
}

static int
try_actors(struct fault *why)
{
	struct actors *actors = actors_new(why);
	struct idkey keys[500];
	int i, j, status = 0;

	if (actors == NULL)
		return -1;
	for (i = 0; i < 40 && status == 0; i++) {
		for (j = 0; j < 500; j++)
			keys[j] = idset_key(actors_seed(actors),
			    &(int){ i * 500 + j }, sizeof i);
		status = actors_add(actors, keys, 500, why);
	}
	actors_free(actors);
	return status;
}

static int
try_values(struct fault *why)
{
	struct values values = { .list = NULL };
	struct span text;
	int i, status = 0;

	for (i = 0; i < 2000 && status == 0; i++) {
		text = (struct span){ (char *)&i, sizeof i };
		status = values_add(&values, 1, VALUE_TEXT, text, why);
	}
	/* What could not be added is not there. */
	if (values.count != (size_t)(status == 0 ? i : i - 1))
		ck_abort_msg("%zu values", values.count);
	values_done(&values);
	return status;
}

/* An hour an event, which is more than the list and its hours hold at first.
 * What could not be added is not there. */
static int
try_coverage(struct fault *why)
{
	struct coverage *coverage = coverage_new(why);
	struct seconds seconds = { .list = NULL };
	struct stretch stretch = { .any = 1, .last = { 600 * 3600, 0 } };
	uint64_t full;
	int i, status = 0;

	if (coverage == NULL)
		return -1;
	for (i = 0; i < 600 && status == 0; i++)
		status = seconds_add(&seconds,
		    (struct instant){ i * INT64_C(3600), 0 }, why);
	if (seconds.count != (size_t)(status == 0 ? i : i - 1))
		ck_abort_msg("%zu seconds", seconds.count);
	if (status == 0)
		status = coverage_add(coverage, &seconds, why);
	full = 601 - coverage_hours(coverage, &stretch).empty;
	if (status == 0 && full != 600)
		ck_abort_msg("%llu hours", (unsigned long long)full);
	seconds_done(&seconds);
	coverage_free(coverage);
	return status;
}

/* Other threads go on for a while, and so does the test: what is in the groups
 * must hang together whenever memory ran out. */
static int
try_groups(struct fault *why)
{
	struct groups *groups = groups_new(1, why);
	struct values values = { .list = NULL };
	struct group_row *rows = NULL;
	struct idkey keys[100];
	struct span text;
	int i, j, failed = 0;
	size_t count;

	if (groups == NULL)
		return -1;
	for (i = 0; i < 60; i++) {
		values_clear(&values);
		for (j = i * 100; j < i * 100 + 100; j++) {
			text = (struct span){ (char *)&(int){ j / 2 },
			    sizeof j };
			keys[j % 100] = idset_key(1, &j, sizeof j);
			if (values_add(&values, 1, VALUE_TEXT, text,
			    why) == -1)
				break;
		}
		if (j < i * 100 + 100 ||
		    groups_add(groups, keys, &values, why) == -1)
			failed = 1;
	}
	if (groups_rows(groups, &rows, &count, why) == -1)
		failed = 1;
	free(rows);
	groups_free(groups);
	values_done(&values);
	return failed ? -1 : 0;
}

/* Sessions with an event each, in a ledger and out of it: what is left of them
 * stands side by side. */
static int
try_unique(struct fault *why)
{
	struct unique *unique = unique_new(1, why);
	struct ledger ledger = { .asked = { .unique = 1 } };
	struct judgement judged = { .verdict = VERDICT_COUNTED };
	struct event event = { .actor = { BYTES("a"), FACT_TEXT } };
	struct idkey once;
	int i, status = 0;

	if (unique == NULL)
		return -1;
	for (i = 0; i < 9000 && status == 0; i++) {
		once = idset_key(1, &(int){ i / 2 }, sizeof i);
		status = ledger_event(&ledger, 1, &event, &judged, &once,
		    why);
		if (status == -1 || i % 3000 != 2999)
			continue;
		status = unique_add(unique, ledger.events, ledger.keys,
		    ledger.key_count, ledger.repeated, why);
		if (status == 0)
			ledger_drop(&ledger);
		if (status == 0 && ledger.key_count != 1500)
			ck_abort_msg("%zu keys", ledger.key_count);
		ledger_clear(&ledger);
	}
	if (status == 0 && (unique_repeats(unique).events != 4500 ||
	    unique_count(unique) != 4500))
		ck_abort_msg("%zu events", unique_count(unique));
	ledger_done(&ledger);
	unique_free(unique);
	return status;
}

static int
try_difference(struct fault *why)
{
	struct sides sides = { .by = SIDES_INPUTS };
	struct difference *difference = difference_new(&sides, why);
	struct sightings sightings = { .list = NULL };
	struct described said = { BYTES("a"), BYTES("x"), { NULL, 0 },
	    { NULL, 0 } };
	struct changes changes;
	size_t i;
	int status = 0;

	if (difference == NULL)
		return -1;
	for (i = 0; i < 40 && status == 0; i++) {
		said.id = (struct span){ (char *)&i, sizeof i };
		status = sightings_add(&sightings, 1, idset_key(1, &i,
		    sizeof i), (struct instant){ 0, 0 }, &said, why);
	}
	for (i = 0; i < SIDES && status == 0; i++)
		status = difference_add(difference, &sightings, i, why);
	if (status == 0 && (status = changes_find(&changes, difference,
	    why)) == 0) {
		if (changes.counts[CHANGE_NONE] != 40)
			ck_abort_msg("%zu", changes.counts[CHANGE_NONE]);
		changes_done(&changes);
	}
	sightings_done(&sightings);
	difference_free(difference);
	return status;
}

/* What could not be added is not in the ballot; and whatever of a part is not
 * in the whole, no actor is in it without an event. */
static int
try_compared(struct fault *why)
{
	struct compared *compared = compared_new(1, 1, why);
	struct ballot ballots[DEFINITIONS] = { { .keys = NULL } };
	int i, j, status = 0;
	struct idkey key;
	size_t count;

	if (compared == NULL)
		return -1;
	for (i = 0; i < 20 && status == 0; i++) {
		for (j = 0; j < 600 && status == 0; j++) {
			count = ballots[j % DEFINITIONS].count;
			key = idset_key(1, &(int){ i * 600 + j }, sizeof i);
			status = ballot_add(&ballots[j % DEFINITIONS], key,
			    &key, why);
			if (ballots[j % DEFINITIONS].count != count +
			    (status == 0))
				ck_abort_msg("vote %d", j);
		}
		if (status == 0)
			status = compared_add(compared, ballots, why);
		for (j = 0; j < DEFINITIONS; j++)
			ballots[j].count = 0;
	}
	for (j = 0; j < DEFINITIONS; j++) {
		if (compared_actors(compared, (enum definition)j) >
		    compared_events(compared, (enum definition)j))
			ck_abort_msg("more actors than events");
		ballot_done(&ballots[j]);
	}
	compared_free(compared);
	return status;
}

/* More keys with the last home than there is room behind it at first. */
static int
try_crowded_idset(struct fault *why)
{
	struct idset *set = idset_new(why);
	struct idkey key = { UINT64_MAX, 0 };
	int status = 0;

	if (set == NULL)
		return -1;
	for (; key.lo < 10000 && status != -1; key.lo += 2)
		status = idset_add(set, key, 1, why);
	if (idset_count(set) != key.lo / 2 - (status == -1))
		ck_abort_msg("%zu keys", idset_count(set));
	idset_free(set);
	return status == -1 ? -1 : 0;
}

static int
try_keyindex(struct fault *why)
{
	struct keyindex *index = keyindex_new(why);
	size_t number, count;
	int i, status = 0;

	if (index == NULL)
		return -1;
	for (i = 0; i < 5000 && status != -1; i++) {
		count = keyindex_count(index);
		status = keyindex_add(index, idset_key(1, &i, sizeof i),
		    &number, why);
		if (keyindex_count(index) != count + (status == 1))
			ck_abort_msg("key %d", i);
	}
	keyindex_free(index);
	return status == -1 ? -1 : 0;
}

/* Sessions of i % 150, whose names get longer. */
static int
fill_roster(struct roster *roster, struct sightings *sightings,
    struct fault *why)
{
	static const char name[40] = "a name of several lengths";
	struct described said = { .login = SPAN("a@example.test") };
	int i, id, status = 0;

	for (i = 0; i < 600 && status == 0; i++) {
		id = i % 150;
		said.id = (struct span){ (char *)&id, sizeof id };
		said.name = (struct span){ name, (size_t)i / 25 };
		status = sightings_add(sightings, 1,
		    idset_key(1, &id, sizeof id), (struct instant){ i, 0 },
		    &said, why);
		if (status == 0 && i % 200 == 199) {
			status = roster_add(roster, sightings, why);
			sightings_clear(sightings);
		}
	}
	return status;
}

static int
try_roster(struct fault *why)
{
	struct roster *roster = roster_new(why);
	struct sightings sightings = { .list = NULL };
	struct fault ignored;
	struct roster_pick pick;
	int status;

	if (roster == NULL)
		return -1;
	status = fill_roster(roster, &sightings, why);
	/* What is there after a failure is whole; no row is without a text. */
	if (roster_pick(roster, ROSTER_LEAST, 100, &pick,
	    status == 0 ? why : &ignored) == 0) {
		if (pick.count > 0 && (pick.rows[0].sessions == 0 ||
		    pick.rows[0].said.id.len != sizeof (int)))
			ck_abort_msg("a row of nobody");
		roster_pick_done(&pick);
	} else {
		status = -1;
	}
	sightings_done(&sightings);
	roster_free(roster);
	return status;
}

/* All tables there are: nothing is written if there is no memory for one. */
static int
try_report(struct fault *why)
{
	static const struct session sessions[] = {
		{ BYTES("a"), BYTES("x"), { NULL, 0 }, BYTES("Bot"),
		    "2026-10-01T00:00:00Z", 0, VALUE_ABSENT, { NULL, 0 } },
		{ BYTES("b"), { NULL, 0 }, { NULL, 0 }, { NULL, 0 },
		    "2026-10-01T00:00:00Z", 0, VALUE_TEXT, BYTES("v") },
	};
	struct count_plan plan = { .group_by = "x", .top = 1, .bottom = 1,
	    .list = 1 };
	struct oom armed = oom;
	struct caught caught;
	struct tally tally;
	char *text;
	int status;

	disarm();
	sessions_begin(&tally);
	session_add(&tally, &sessions[0]);
	session_add(&tally, &sessions[1]);
	caught_begin(&caught);
	oom = armed;
	status = report_write(caught.out, &plan, &tally, why);
	armed = oom;
	disarm();
	text = caught_end(&caught);
	ck_assert_int_eq(text[0] == '\0', status == -1);
	free(text);
	sessions_end(&tally);
	oom = armed;
	return status;
}

START_TEST(modules)
{
	static const struct {
		attempt	*attempt;
		size_t	 least;		/* allocations there must be */
	} cases[] = {
		{ try_idset, 5 }, { try_crowded_idset, 4 },
		{ try_actors, 33 }, { try_keyindex, 15 },
		{ try_values, 5 }, { try_groups, 100 },
		{ try_roster, 200 }, { try_report, 8 },
		{ try_coverage, 600 },
		{ try_compared, 20 }, { try_unique, 30 },
		{ try_difference, 100 },
	};

	exhaust_both(cases[_i].attempt, cases[_i].least);
}
END_TEST

/* At every growth: the key that did not fit is not in the set, all others
 * are, and with memory it goes in. */
START_TEST(idset_is_unchanged)
{
	struct fault why = unit_no_fault();
	struct idset *set = idset_new(&why);
	size_t bytes, marked;
	int i, j, status, growths = 0;

	for (i = 0; growths < 6; i++) {
		bytes = idset_bytes(set);
		marked = idset_marked(set);
		arm(0, 1);
		status = idset_add(set, idset_key(1, &i, sizeof i),
		    i % 3 == 0, &why);
		disarm();
		if (oom.refused == 0) {
			if (status != 1)
				ck_abort_msg("key %d: %d", i, status);
			continue;
		}
		growths++;
		ck_assert_int_eq(status, -1);
		unit_expect_fault(&why, FAULT_SYSTEM, "out of memory");
		ck_assert_uint_eq(idset_count(set), (size_t)i);
		ck_assert_uint_eq(idset_marked(set), marked);
		ck_assert_uint_eq(idset_bytes(set), bytes);
		for (j = 0; j < i; j++)
			if (idset_add(set, idset_key(1, &j, sizeof j), 0,
			    &why) != 0)
				ck_abort_msg("key %d of %d is lost", j, i);
		ck_assert_uint_eq(idset_count(set), (size_t)i);
		ck_assert_int_eq(idset_add(set, idset_key(1, &i, sizeof i),
		    i % 3 == 0, &why), 1);
		ck_assert_uint_eq(idset_marked(set), marked + (i % 3 == 0));
	}
	idset_free(set);
}
END_TEST

static Suite *
oom_sets_suite(void)
{
	Suite *suite = suite_create("oom_sets");
	TCase *core = unit_case(suite, "modules");
	TCase *sets = unit_case(suite, "idset");

	tcase_add_loop_test(core, modules, 0, 12);
	tcase_add_test(sets, idset_is_unchanged);
	return suite;
}

UNIT_MAIN(oom_sets_suite)
