/*
 * Sessions that are in the input more than once: in the books, and in every
 * report beside the number.
 */
#include <stdio.h>

#include "books_filled.h"
#include "when.h"

#define TEXT(literal)	((struct fact){ BYTES(literal), FACT_TEXT })

/* A ledger's sessions: those from first to last, each on a day of its own;
 * every third is by "unknown", the rest by an actor of its own; the even ones
 * are SUCCESS.  Logins are told by the ledger. */
static void
fill(struct ledger *ledger, struct tally *tally, int first, int last,
    const char *login)
{
	static const struct wanted nothing = { .members = 0 };
	uint64_t seed = actors_seed(tally->actors);
	struct judgement judged = { .verdict = VERDICT_COUNTED,
	    .has_when = 1 };
	struct event event = { .type = TEXT("t") };
	struct fault why = unit_no_fault();
	char id[20], uuid[20];
	struct idkey once;
	int i, d;

	for (i = first; i <= last; i++) {
		snprintf(id, sizeof id, i % 3 == 0 ? "unknown" : "a%d", i);
		snprintf(uuid, sizeof uuid, "u%d", i);
		event.actor = (struct fact){ span_of(id), FACT_TEXT };
		event.result = i % 2 == 0 ? TEXT("SUCCESS") : TEXT("FAILURE");
		event.wanted[WANT_UUID] = (struct fact){ span_of(uuid),
		    FACT_TEXT };
		event.wanted[WANT_LOGIN] = (struct fact){ span_of(login),
		    FACT_TEXT };
		judged.when = (struct instant){ i * INT64_C(86400), 0 };
		once = unique_key(seed, &nothing, ledger->asked.field, &event,
		    judged.when);
		ck_assert_int_eq(ledger_event(ledger, seed, &event, &judged,
		    &once, &why), 0);
		for (d = 0; d < DEFINITIONS; d++)
			ck_assert_int_eq(ballot_add(&ledger->ballots[d],
			    idset_key(seed, id, strlen(id)), &once, &why), 0);
	}
}

static const struct finding *
find(const struct tally *tally, enum verdict verdict)
{
	size_t i;

	for (i = 0; i < tally->findings.count; i++)
		if (tally->findings.list[i].verdict == verdict)
			return &tally->findings.list[i];
	ck_abort_msg("no finding of verdict %d", (int)verdict);
}

/* 1 to 12, 7 to 18, and 1 to 3 again; the first ledger's keys come last. */
START_TEST(each_session_counts_once)
{
	struct wanted wanted = { .members = 0 };
	struct asked asked = { .by = PERIOD_DAY, .people = 1,
	    .field = &wanted, .unique = 1, .compare = 1 };
	struct ledger ledgers[3] = { { .asked = asked }, { .asked = asked },
	    { .asked = asked } };
	static const int turns[] = { 1, 2, 0 };
	struct fault why = unit_no_fault();
	struct roster_pick pick;
	struct group_row *rows;
	struct period_row row;
	struct tally *tally;
	size_t i, count;

	ck_assert_int_eq(wanted_path(&wanted, "outcome.result", &why), 0);
	ck_assert_ptr_nonnull(tally = tally_new(&asked, &why));
	ck_assert_ptr_nonnull(tally_input(tally, "-", "none", &why));
	fill(&ledgers[0], tally, 1, 12, "one");
	fill(&ledgers[1], tally, 7, 18, "two");
	fill(&ledgers[2], tally, 1, 3, "three");
	for (i = 0; i < 3; i++)
		ck_assert_int_eq(fill_enter(tally, &ledgers[turns[i]], &why),
		    0);
	tally_finish(tally, when("2026-10-05T00:00:00Z"));
	ck_assert_msg(tally_check(tally, &why) == 0, "%s", why.msg);

	ck_assert_uint_eq(tally->books.read, 27);
	ck_assert_uint_eq(tally->books.ended[VERDICT_COUNTED], 18);
	ck_assert_uint_eq(tally->books.ended[VERDICT_DUPLICATE], 9);
	/* 3, 6, 9, 12, 15, 18 */
	ck_assert_uint_eq(tally->books.unknown, 6);
	ck_assert_uint_eq(tally->books.unknown_success, 3);
	ck_assert_uint_eq(actors_count(tally->actors), 13);
	ck_assert_uint_eq(compared_events(tally->compared, DEFINITION_SSO),
	    18);
	for (i = 0; i < periods_count(tally->periods); i++) {
		row = periods_row(tally->periods, i);
		ck_assert_uint_eq(row.sessions, 1);
	}
	ck_assert_uint_eq(i, 18);
	ck_assert_int_eq(groups_rows(tally->groups, &rows, &count, &why), 0);
	ck_assert_uint_eq(count, 2);
	ck_assert_uint_eq(rows[0].sessions, 9);
	ck_assert_uint_eq(rows[1].sessions, 9);
	free(rows);
	/* Renamed are those that were told twice, counted or not. */
	ck_assert_int_eq(roster_pick(tally->roster, ROSTER_BY_ID, SIZE_MAX,
	    &pick, &why), 0);
	for (i = count = 0; i < pick.count; i++) {
		count += pick.rows[i].renamed != 0;
		ck_assert_uint_eq(pick.rows[i].sessions,
		    pick.rows[i].unknown ? 6 : 1);
	}
	/* 1, 2, 7, 8, 10, 11 */
	ck_assert_uint_eq(count, 6);
	roster_pick_done(&pick);
	tally_free(tally);
}
END_TEST

/* What was dropped without being booked, or booked without being dropped. */
START_TEST(books_have_to_agree)
{
	struct asked asked = { .by = PERIOD_NONE, .unique = 1 };
	struct ledger ledger = { .asked = asked };
	struct fault why = unit_no_fault();
	struct tally *tally = tally_new(&asked, &why);

	ck_assert_ptr_nonnull(tally);
	ck_assert_ptr_nonnull(tally_input(tally, "-", "none", &why));
	ck_assert_int_eq(tally_check(tally, &why), 0);
	fill(&ledger, tally, 1, 2, "one");
	ck_assert_int_eq(fill_enter(tally, &ledger, &why), 0);
	ck_assert_int_eq(tally_check(tally, &why), 0);
	tally->books.ended[VERDICT_COUNTED]--;
	tally->books.ended[VERDICT_DUPLICATE]++;
	ck_assert_int_eq(tally_check(tally, &why), -1);
	unit_expect_fault(&why, FAULT_SYSTEM, "do not balance");
	tally_free(tally);
}
END_TEST

/* Of one actor's events the first in order counts, whoever is asked about, and
 * whenever its keys come; the others are told of, with their places. */
START_TEST(findings_are_settled_in_order)
{
	struct asked asked = { .by = PERIOD_NONE, .unique = 1,
	    .in_order = 1 };
	struct ledger ledgers[2] = { { .asked = asked }, { .asked = asked } };
	struct fault why = unit_no_fault();
	struct tally *tally = tally_new(&asked, &why);
	struct finding finding = { .id = BYTES("a"), .events = 1,
	    .has_when = 1 }, *kept;
	int i, k;

	ck_assert_ptr_nonnull(tally);
	ck_assert_ptr_nonnull(tally_input(tally, "-", "none", &why));
	/* 1 to 6, of which 1 to 4 are found; and 3 to 8, all of them. */
	for (k = 0; k < 2; k++) {
		fill(&ledgers[k], tally, 1 + 2 * k, 6 + 2 * k, "one");
		for (i = 0; i < 4 + 2 * k; i++) {
			finding.alone = 1;
			finding.verdict = VERDICT_COUNTED;
			finding.event = (size_t)i;
			finding.spot = (struct spot){ .line =
			    (uint64_t)(10 * k + i + 1) };
			finding.first = finding.last = (struct instant){
			    2 * k + i, 0 };
			ck_assert_int_eq(findings_add(&ledgers[k].findings,
			    &finding, &kept, &why), 1);
		}
		/* Those that do not count have no number, and join. */
		finding.alone = 0;
		finding.verdict = VERDICT_OUTSIDE;
		ck_assert_int_eq(findings_add(&ledgers[k].findings, &finding,
		    &kept, &why), 1);
		ck_assert_int_eq(findings_add(&ledgers[k].findings, &finding,
		    &kept, &why), 0);
	}
	for (k = 0; k < 2; k++)
		ck_assert_int_eq(tally_findings(tally, 0, &ledgers[k], 100,
		    &why), 0);
	ck_assert_uint_eq(tally->findings.count, 3);
	/* 1 to 4, and 7 and 8; 3 to 6 were there. */
	ck_assert_uint_eq(find(tally, VERDICT_COUNTED)->events, 6);
	ck_assert_uint_eq(find(tally, VERDICT_COUNTED)->spot.line, 101);
	ck_assert_uint_eq(find(tally, VERDICT_DUPLICATE)->events, 4);
	ck_assert_uint_eq(find(tally, VERDICT_DUPLICATE)->spot.line, 111);
	ck_assert_int_eq(find(tally, VERDICT_DUPLICATE)->last.sec, 5);
	ck_assert_uint_eq(find(tally, VERDICT_OUTSIDE)->events, 4);
	/* The keys come in another order, and nothing is found out twice. */
	for (k = 1; k >= 0; k--)
		ck_assert_int_eq(fill_enter(tally, &ledgers[k], &why), 0);
	tally_finish(tally, when("2026-10-05T00:00:00Z"));
	ck_assert_msg(tally_check(tally, &why) == 0, "%s", why.msg);
	ck_assert_uint_eq(tally->books.ended[VERDICT_COUNTED], 8);
	ck_assert_uint_eq(tally->books.ended[VERDICT_DUPLICATE], 4);
	tally_free(tally);
}
END_TEST

static Suite *
tally_unique_suite(void)
{
	Suite *suite = suite_create("tally_unique");
	TCase *core = unit_case(suite, "core");
	TCase *errors = unit_case(suite, "errors");

	tcase_add_test(core, each_session_counts_once);
	tcase_add_test(core, findings_are_settled_in_order);
	tcase_add_test(errors, books_have_to_agree);
	return suite;
}

UNIT_MAIN(tally_unique_suite)
