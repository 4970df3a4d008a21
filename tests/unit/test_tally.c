/*
 * The books: where each judgement is entered, what is remembered beside, and
 * that an unbalanced account shows.
 */
#include <stdint.h>
#include <stdio.h>

#include "books_filled.h"
#include "count/tally.h"
#include "when.h"

#define FACT(literal)	{ .text = BYTES(literal), .state = FACT_TEXT }

static struct tally *
new_tally(void)
{
	struct fault why = unit_no_fault();
	struct tally *tally = tally_new(NULL, &why);

	ck_assert_ptr_nonnull(tally);
	return tally;
}

/* The one input of a tally that has to balance. */
static struct input *
only_input(struct tally *tally)
{
	struct fault why = unit_no_fault();

	if (tally->input_count == 0)
		ck_assert_ptr_nonnull(tally_input(tally, "-", "none", &why));
	return tally->inputs;
}

/* An event as the filter leaves it.  published NULL: it cannot be read.
 * result NULL: there is none. */
static void
book(struct tally *tally, enum verdict verdict, const char *actor,
    const char *result, const char *published)
{
	struct event event = { .type = FACT("user.session.start") };
	struct judgement judged = { .verdict = verdict };
	struct fault why = unit_no_fault();

	if (actor != NULL)
		event.actor = (struct fact){ span_of(actor), FACT_TEXT };
	if (result != NULL)
		event.result = (struct fact){ span_of(result), FACT_TEXT };
	if (published != NULL) {
		judged.has_when = 1;
		judged.when = when(published);
	}
	only_input(tally);
	ck_assert_int_eq(fill_event(tally, &event, &judged, &why), 0);
	ck_assert_int_eq(tally_check(tally, &why), 0);
}

static void
expect_instant(struct instant instant, const char *text)
{
	ck_assert_int_eq(instant_cmp(instant, when(text)), 0);
}

START_TEST(empty)
{
	struct tally *tally = new_tally();
	struct fault why = unit_no_fault();
	int i;

	ck_assert_uint_eq(tally->books.read, 0);
	for (i = 0; i < VERDICTS; i++)
		ck_assert_uint_eq(tally->books.ended[i], 0);
	ck_assert_uint_eq(actors_count(tally->actors), 0);
	ck_assert(!tally->books.counted.any && !tally->books.seen.any);
	ck_assert_uint_eq(tally->books.outside.count, 0);
	ck_assert_uint_eq(tally->input_count, 0);
	ck_assert_int_eq(tally_check(tally, &why), 0);
	ck_assert(tally_complete(tally));
	tally_free(tally);
	tally_free(NULL);
}
END_TEST

#define OCT1	"2026-10-01T00:00:00Z"
#define OCT2	"2026-10-02T00:00:00Z"

START_TEST(each_verdict_has_its_book)
{
	struct tally *tally = new_tally();
	int verdict, i;

	for (verdict = 0; verdict < VERDICTS; verdict++)
		for (i = 0; i <= verdict; i++)
			book(tally, (enum verdict)verdict, "00uTEST1", NULL,
			    OCT1);
	for (verdict = 0; verdict < VERDICTS; verdict++)
		ck_assert_uint_eq(tally->books.ended[verdict],
		    (uint64_t)verdict + 1);
	ck_assert_uint_eq(tally->books.read, 1 + 2 + 3 + 4 + 5 + 6 +
	    7);
	ck_assert_uint_eq(actors_count(tally->actors), 1);
	tally_free(tally);
}
END_TEST

START_TEST(damage_is_a_rejected_record)
{
	struct tally *tally = new_tally();
	struct ledger ledger = { .keys = NULL };
	struct fault why = unit_no_fault();

	only_input(tally);
	books_damage(&ledger.books);
	books_damage(&ledger.books);
	ck_assert_int_eq(fill_enter(tally, &ledger, &why), 0);
	ck_assert_uint_eq(tally->books.read, 2);
	ck_assert_uint_eq(tally->books.ended[VERDICT_REJECTED], 2);
	ck_assert_int_eq(tally_check(tally, &why), 0);
	ck_assert(!tally_complete(tally));
	ck_assert(!tally->books.seen.any);
	tally_free(tally);
}
END_TEST

/* Only what counted makes an actor, and only SUCCESS a successful one. */
START_TEST(actors)
{
	struct tally *tally = new_tally();

	book(tally, VERDICT_OTHER_TYPE, "a", "SUCCESS", OCT1);
	book(tally, VERDICT_OTHER_OUTCOME, "b", "SUCCESS", OCT1);
	book(tally, VERDICT_OUTSIDE, "c", "SUCCESS", OCT1);
	book(tally, VERDICT_REJECTED, "d", "SUCCESS", OCT1);
	ck_assert_uint_eq(actors_count(tally->actors), 0);
	book(tally, VERDICT_COUNTED, "a", "FAILURE", OCT1);
	book(tally, VERDICT_COUNTED, "a", "success", OCT1);
	book(tally, VERDICT_COUNTED, "a", "SUCCESSFUL", OCT1);
	book(tally, VERDICT_COUNTED, "a", NULL, OCT1);
	ck_assert_uint_eq(actors_count(tally->actors), 1);
	ck_assert_uint_eq(actors_marked(tally->actors), 0);
	book(tally, VERDICT_COUNTED, "a", "SUCCESS", OCT1);
	book(tally, VERDICT_COUNTED, "a", "FAILURE", OCT1);
	book(tally, VERDICT_COUNTED, "A", "SUCCESS", OCT1);
	book(tally, VERDICT_COUNTED, "a ", "FAILURE", OCT1);
	ck_assert_uint_eq(actors_count(tally->actors), 3);
	ck_assert_uint_eq(actors_marked(tally->actors), 2);
	tally_free(tally);
}
END_TEST

START_TEST(unknown)
{
	struct tally *tally = new_tally();

	book(tally, VERDICT_COUNTED, "unknown", "FAILURE", OCT1);
	book(tally, VERDICT_COUNTED, "Unknown", "FAILURE", OCT1);
	book(tally, VERDICT_COUNTED, "unknown ", "FAILURE", OCT1);
	book(tally, VERDICT_OUTSIDE, "unknown", "FAILURE", OCT1);
	book(tally, VERDICT_COUNTED, "unknown", NULL, OCT1);
	ck_assert_uint_eq(tally->books.unknown, 2);
	ck_assert_uint_eq(tally->books.unknown_success, 0);
	ck_assert_uint_eq(actors_count(tally->actors), 3);
	book(tally, VERDICT_COUNTED, "unknown", "SUCCESS", OCT1);
	ck_assert_uint_eq(tally->books.unknown, 3);
	ck_assert_uint_eq(tally->books.unknown_success, 1);
	ck_assert_uint_eq(actors_count(tally->actors), 3);
	tally_free(tally);
}
END_TEST

START_TEST(extents)
{
	struct tally *tally = new_tally();

	book(tally, VERDICT_OTHER_TYPE, NULL, NULL, NULL);
	ck_assert(!tally->books.seen.any && !tally->books.counted.any);
	book(tally, VERDICT_REJECTED, NULL, NULL, OCT2);
	ck_assert(tally->books.seen.any && !tally->books.counted.any);
	expect_instant(tally->books.seen.first, OCT2);
	expect_instant(tally->books.seen.last, OCT2);
	book(tally, VERDICT_COUNTED, "a", NULL, "2026-10-02T00:00:00.5Z");
	book(tally, VERDICT_COUNTED, "a", NULL,
	    "2026-10-02T00:00:00.499999999Z");
	book(tally, VERDICT_OTHER_OUTCOME, "a", NULL, "2027-01-01T00:00:00Z");
	book(tally, VERDICT_OUTSIDE, "a", NULL, "1969-12-31T23:59:59Z");
	expect_instant(tally->books.counted.first,
	    "2026-10-02T00:00:00.499999999Z");
	expect_instant(tally->books.counted.last, "2026-10-02T00:00:00.5Z");
	expect_instant(tally->books.seen.first, "1969-12-31T23:59:59Z");
	expect_instant(tally->books.seen.last, "2027-01-01T00:00:00Z");
	tally_free(tally);
}
END_TEST

static void
outside(struct tally *tally, month_index month)
{
	struct event event = { .type = FACT("user.session.start") };
	struct judgement judged = { .verdict = VERDICT_OUTSIDE, .has_when = 1,
	    .when = month_start(month) };
	struct fault why = unit_no_fault();

	only_input(tally);
	ck_assert_int_eq(fill_event(tally, &event, &judged, &why), 0);
}

/* In whatever order the events come, the months stand in theirs. */
START_TEST(months_in_order)
{
	static const month_index months[] = {
		24321, 24310, 24322, 24310, 24300, 24399, 24310, 24321, 0,
		119999, 24311,
	};
	struct tally *tally = new_tally();
	const struct months *list = &tally->books.outside;
	size_t i, j;
	uint64_t expected;

	for (i = 0; i < sizeof months / sizeof months[0]; i++)
		outside(tally, months[i]);
	ck_assert_uint_eq(list->count, 8);
	ck_assert_int_eq(list->more, 0);
	for (i = 0; i < list->count; i++) {
		if (i > 0)
			ck_assert_int_lt(list->list[i - 1], list->list[i]);
		expected = 0;
		for (j = 0; j < sizeof months / sizeof months[0]; j++)
			expected += months[j] == list->list[i];
		ck_assert_uint_eq(list->events[i], expected);
	}
	tally_free(tally);
}
END_TEST

/* Other verdicts leave no trace in them. */
START_TEST(months_of_what_is_outside_only)
{
	struct tally *tally = new_tally();

	book(tally, VERDICT_COUNTED, "a", NULL, OCT1);
	book(tally, VERDICT_OTHER_TYPE, "a", NULL, OCT1);
	book(tally, VERDICT_OTHER_OUTCOME, "a", NULL, OCT1);
	book(tally, VERDICT_REJECTED, "a", NULL, OCT1);
	ck_assert_uint_eq(tally->books.outside.count, 0);
	book(tally, VERDICT_OUTSIDE, "a", NULL,
	    "2026-09-30T23:59:59.999999999Z");
	ck_assert_uint_eq(tally->books.outside.count, 1);
	ck_assert_int_eq(tally->books.outside.list[0], 2026 * 12 + 8);
	tally_free(tally);
}
END_TEST

START_TEST(more_months_than_fit)
{
	struct tally *tally = new_tally();
	const struct months *list = &tally->books.outside;
	month_index month;
	uint64_t events = 0;
	size_t i;
	int round;

	/* Backwards: each one moves all others. */
	for (month = 24000 + BOOKS_MONTHS; month > 24000; month--)
		outside(tally, month);
	ck_assert_uint_eq(list->count, BOOKS_MONTHS);
	ck_assert_int_eq(list->more, 0);
	/* The earliest stay, whenever they come. */
	for (round = 0; round < 2; round++) {
		outside(tally, 24000 + BOOKS_MONTHS);
		outside(tally, 24001);
		outside(tally, 24000);
		outside(tally, 24500);
	}
	ck_assert_int_eq(list->more, 1);
	ck_assert_uint_eq(list->count, BOOKS_MONTHS);
	for (i = 0; i < BOOKS_MONTHS; i++) {
		ck_assert_int_eq(list->list[i], 24000 + (month_index)i);
		events += list->events[i];
	}
	ck_assert_uint_eq(list->events[0], 2);
	ck_assert_uint_eq(list->events[1], 3);
	ck_assert_uint_eq(list->events[2], 1);
	ck_assert_uint_eq(events, BOOKS_MONTHS + 3);
	/* The books hold all of them. */
	ck_assert_uint_eq(tally->books.ended[VERDICT_OUTSIDE],
	    BOOKS_MONTHS + 8);
	tally_free(tally);
}
END_TEST

START_TEST(inputs)
{
	struct tally *tally = new_tally();
	struct fault why = unit_no_fault();
	struct input *input;
	char name[32];
	size_t i;

	for (i = 0; i < 100; i++) {
		snprintf(name, sizeof name, "file %zu", i);
		input = tally_input(tally, name, "gzip", &why);
		ck_assert_ptr_nonnull(input);
		ck_assert_uint_eq(tally->input_count, i + 1);
		ck_assert_ptr_eq(input, &tally->inputs[i]);
		ck_assert(input->bytes == 0 && input->records == 0 &&
		    input->rejected == 0 && input->layouts == 0 &&
		    input->wrappings == 0 && input->incomplete == 0);
		input->bytes = i;
	}
	/* Names are copies. */
	memset(name, 'x', sizeof name);
	for (i = 0; i < 100; i++) {
		snprintf(name, sizeof name, "file %zu", i);
		ck_assert_str_eq(tally->inputs[i].name, name);
		ck_assert_str_eq(tally->inputs[i].packing, "gzip");
		ck_assert_uint_eq(tally->inputs[i].bytes, i);
	}
	tally_free(tally);
}
END_TEST

START_TEST(unbalanced_books)
{
	struct tally *tally = new_tally();
	struct fault why = unit_no_fault();
	int i;

	book(tally, VERDICT_COUNTED, "a", NULL, OCT1);
	book(tally, VERDICT_COUNTED, "b", NULL, OCT1);
	for (i = 0; i < VERDICTS; i++) {
		tally->books.ended[i]++;
		ck_assert_int_eq(tally_check(tally, &why), -1);
		unit_expect_fault(&why, FAULT_SYSTEM, "the books do not "
		    "balance: 2 records read, 3 accounted for");
		tally->books.ended[i]--;
		ck_assert_int_eq(tally_check(tally, &why), 0);
	}
	tally->books.read++;
	ck_assert_int_eq(tally_check(tally, &why), -1);
	unit_expect_fault(&why, FAULT_SYSTEM, "3 records read, 2 accounted");
	tally->books.read--;
	/* So are those of the inputs, all of them together. */
	only_input(tally)->records--;
	ck_assert_int_eq(tally_check(tally, &why), -1);
	unit_expect_fault(&why, FAULT_SYSTEM, "2 records read, 2 accounted "
	    "for, 1 by input");
	ck_assert_ptr_nonnull(tally_input(tally, "x", "none", &why));
	tally->inputs[1].records++;
	ck_assert_int_eq(tally_check(tally, &why), 0);
	tally->inputs[1].rejected++;
	ck_assert_int_eq(tally_check(tally, &why), -1);
	tally->inputs[1].rejected--;
	/* More actors than sessions: balanced, and impossible. */
	tally->books.ended[VERDICT_COUNTED]--;
	tally->books.ended[VERDICT_OUTSIDE]++;
	ck_assert_int_eq(tally_check(tally, &why), -1);
	ck_assert_int_eq(why.kind, FAULT_SYSTEM);
	tally_free(tally);
}
END_TEST

/* What compares has the same sessions as the count, and their actors; only
 * by that definition, and only if it was asked for. */
START_TEST(compared_sessions_are_those_counted)
{
	struct asked asked = { .compare = 1 };
	struct fault why = unit_no_fault();
	struct tally *tally = tally_new(&asked, &why);
	struct event event = { .actor = FACT("a") };
	struct judgement judged = { .verdict = VERDICT_COUNTED };
	struct ledger ledger = { .keys = NULL };
	struct idkey a, b;

	ck_assert_ptr_nonnull(tally);
	ck_assert_ptr_nonnull(tally->compared);
	only_input(tally);
	a = idset_key(actors_seed(tally->actors), "a", 1);
	b = idset_key(actors_seed(tally->actors), "b", 1);
	ck_assert_int_eq(tally_check(tally, &why), 0);
	ck_assert_int_eq(ledger_event(&ledger, actors_seed(tally->actors),
	    &event, &judged, NULL, &why), 0);
	ballot_add(&ledger.ballots[DEFINITION_SESSION], a, NULL, &why);
	ballot_add(&ledger.ballots[DEFINITION_AMAU], a, NULL, &why);
	ballot_add(&ledger.ballots[DEFINITION_AMAU], b, NULL, &why);
	ck_assert_int_eq(fill_enter(tally, &ledger, &why), 0);
	ck_assert_uint_eq(compared_events(tally->compared, DEFINITION_AMAU),
	    2);
	ck_assert_uint_eq(compared_actors(tally->compared, DEFINITION_AMAU),
	    2);
	ck_assert_uint_eq(compared_events(tally->compared, DEFINITION_SSO),
	    0);
	ck_assert_uint_eq(actors_count(tally->actors), 1);
	ck_assert_int_eq(tally_check(tally, &why), 0);
	/* One that the count does not have. */
	ballot_add(&ledger.ballots[DEFINITION_SESSION], _i == 0 ? a : b,
	    NULL, &why);
	if (_i == 2)
		ck_assert_int_eq(ledger_event(&ledger,
		    actors_seed(tally->actors), &event, &judged,
		    NULL, &why), 0);
	ck_assert_int_eq(fill_enter(tally, &ledger, &why), 0);
	ck_assert_int_eq(tally_check(tally, &why), -1);
	unit_expect_fault(&why, FAULT_SYSTEM, "do not balance");
	tally_free(tally);
	tally = new_tally();
	ck_assert_ptr_null(tally->compared);
	tally_free(tally);
}
END_TEST

START_TEST(complete)
{
	struct tally *tally = new_tally();

	book(tally, VERDICT_OTHER_TYPE, "a", NULL, OCT1);
	tally->books.skipped_bytes = 0;
	ck_assert(tally_complete(tally));
	tally->failed_inputs = 1;
	ck_assert(!tally_complete(tally));
	tally->failed_inputs = 0;
	book(tally, VERDICT_REJECTED, "a", NULL, OCT1);
	ck_assert(!tally_complete(tally));
	tally_free(tally);
}
END_TEST

#define LINE	(1U << RECORD_LINE)
#define RUN	(1U << RECORD_RUN)
#define PAGE	(1U << RECORD_PAGE)
#define PRETTY	(1U << RECORD_PRETTY)

static const struct {
	unsigned	 layouts;
	const char	*shape;
} shapes[] = {
	{ 0, "empty" },
	{ LINE, "ndjson" },
	{ RUN, "values" },
	{ LINE | RUN, "values" },
	{ PAGE, "pages" },
	{ PRETTY, "pretty" },
	{ PAGE | LINE, "mixed" },
	{ PAGE | RUN, "mixed" },
	{ PAGE | PRETTY, "mixed" },
	{ PRETTY | LINE, "mixed" },
	{ LINE | RUN | PAGE | PRETTY, "mixed" },
};

START_TEST(shape_names)
{
	struct input input = { .layouts = shapes[_i].layouts };

	ck_assert_str_eq(tally_shape(&input), shapes[_i].shape);
}
END_TEST

START_TEST(wrapping_names)
{
	static const char *const names[WRAPPINGS] = {
		"none", "eventbridge", "hec", "event-hook", "kafka",
	};
	struct input input = { .wrappings = 0 };
	unsigned i, j;

	ck_assert_str_eq(tally_wrapping(&input), "none");
	for (i = 0; i < WRAPPINGS; i++)
		for (j = 0; j < WRAPPINGS; j++) {
			input.wrappings = 1U << i | 1U << j;
			ck_assert_str_eq(tally_wrapping(&input), i == j ?
			    names[i] : "mixed");
		}
}
END_TEST

static Suite *
tally_suite(void)
{
	Suite *suite = suite_create("tally");
	TCase *core = unit_case(suite, "core");
	TCase *limits = unit_case(suite, "limits");
	TCase *errors = unit_case(suite, "errors");

	tcase_add_test(core, empty);
	tcase_add_test(core, each_verdict_has_its_book);
	tcase_add_test(core, damage_is_a_rejected_record);
	tcase_add_test(core, actors);
	tcase_add_test(core, unknown);
	tcase_add_test(core, extents);
	tcase_add_test(core, months_in_order);
	tcase_add_test(core, months_of_what_is_outside_only);
	tcase_add_test(core, inputs);
	tcase_add_test(core, complete);
	unit_table(core, shape_names, shapes);
	tcase_add_test(core, wrapping_names);
	tcase_add_test(limits, more_months_than_fit);
	tcase_add_test(errors, unbalanced_books);
	tcase_add_loop_test(errors, compared_sessions_are_those_counted, 0,
	    3);
	return suite;
}

UNIT_MAIN(tally_suite)
