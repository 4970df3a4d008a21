/*
 * Books of parts: however a log is cut, and in whatever order the parts are
 * merged, the figures are those of one book for all of it.
 */
#include <stdint.h>

#include "chance.h"
#include "count/books.h"
#include "unit.h"

#define EVENTS		400
#define PARTS_MAX	7

/* What an event of the log is, and how it was judged. */
struct judged_event {
	struct event		event;
	struct judgement	judged;
	int			damage;		/* no event, but damage */
};

static struct fact
fact(const char *text)
{
	return (struct fact){ span_of(text), FACT_TEXT };
}

/* months: of that many different ones outside the window. */
static struct judged_event
draw(struct chance *chance, unsigned months)
{
	static const char *const results[] = { "SUCCESS", "FAILURE", "" };
	struct judged_event e = { .damage = chance_in(chance, 12) };

	e.event.result = fact(results[chance_below(chance, 3)]);
	e.event.actor = fact(chance_in(chance, 4) ? "unknown" : "a");
	e.judged.verdict = (enum verdict)chance_below(chance, VERDICTS);
	e.judged.has_when = e.judged.verdict == VERDICT_COUNTED ||
	    e.judged.verdict == VERDICT_OUTSIDE || chance_in(chance, 2);
	if (e.judged.has_when)
		e.judged.when = month_start(24300 +
		    (month_index)chance_below(chance, months));
	return e;
}

static void
book(struct books *books, const struct judged_event *e)
{
	int succeeded;

	if (e->damage) {
		books_damage(books);
		return;
	}
	succeeded = books_event(books, &e->event, &e->judged);
	ck_assert_int_eq(succeeded, e->judged.verdict == VERDICT_COUNTED &&
	    unit_is(e->event.result.text, "SUCCESS"));
}

static void
expect_extent(const struct extent *got, const struct extent *wanted)
{
	ck_assert_int_eq(got->any, wanted->any);
	if (!got->any)
		return;
	ck_assert_int_eq(instant_cmp(got->first, wanted->first), 0);
	ck_assert_int_eq(instant_cmp(got->last, wanted->last), 0);
}

static void
expect_same(const struct books *got, const struct books *wanted)
{
	size_t i;

	ck_assert_uint_eq(got->read, wanted->read);
	for (i = 0; i < VERDICTS; i++)
		ck_assert_uint_eq(got->ended[i], wanted->ended[i]);
	expect_extent(&got->counted, &wanted->counted);
	expect_extent(&got->seen, &wanted->seen);
	ck_assert_uint_eq(got->outside.count, wanted->outside.count);
	ck_assert_int_eq(got->outside.more, wanted->outside.more);
	for (i = 0; i < got->outside.count; i++) {
		ck_assert_int_eq(got->outside.list[i],
		    wanted->outside.list[i]);
		ck_assert_uint_eq(got->outside.events[i],
		    wanted->outside.events[i]);
	}
	ck_assert_uint_eq(got->unknown, wanted->unknown);
	ck_assert_uint_eq(got->unknown_success, wanted->unknown_success);
	ck_assert_uint_eq(got->skipped_bytes, wanted->skipped_bytes);
}

/* How many different months are outside; around what there is room for. */
static const unsigned months[] = { 1, 3, BOOKS_MONTHS - 1, BOOKS_MONTHS,
    BOOKS_MONTHS + 1, 60, 300 };

/* Cut at random places, merged in a random order, into books that are empty or
 * hold a part already. */
START_TEST(parts_in_any_order)
{
	struct chance chance = { (uint64_t)_i + 1 };
	size_t i, j, parts, at;
	int round;

	for (round = 0; round < 50; round++) {
		struct books whole = { 0 }, part[PARTS_MAX] = { { 0 } };
		struct books merged = { 0 };

		parts = 1 + chance_below(&chance, PARTS_MAX);
		for (i = 0; i < EVENTS; i++) {
			struct judged_event e = draw(&chance, months[_i]);

			at = chance_below(&chance, parts);
			book(&whole, &e);
			book(&part[at], &e);
			whole.skipped_bytes += i;
			part[at].skipped_bytes += i;
		}
		for (i = parts; i > 0; i--) {
			j = chance_below(&chance, i);
			books_merge(&merged, &part[j]);
			part[j] = part[i - 1];
		}
		expect_same(&merged, &whole);
	}
}
END_TEST

/* The reference for the months: all of them, counted one by one. */
START_TEST(earliest_months_stay)
{
	struct chance chance = { (uint64_t)_i + 100 };
	uint64_t events[300] = { 0 };
	struct books books = { 0 };
	unsigned month, known = 0, i;

	for (i = 0; i < 5000; i++) {
		struct judged_event e = draw(&chance, months[_i]);

		if (e.damage || e.judged.verdict != VERDICT_OUTSIDE)
			continue;
		book(&books, &e);
		events[instant_month(e.judged.when) - 24300]++;
	}
	for (month = 0; month < 300; month++) {
		if (events[month] == 0)
			continue;
		if (known < BOOKS_MONTHS) {
			ck_assert_int_eq(books.outside.list[known],
			    24300 + (month_index)month);
			ck_assert_uint_eq(books.outside.events[known],
			    events[month]);
		}
		known++;
	}
	ck_assert_uint_eq(books.outside.count,
	    known < BOOKS_MONTHS ? known : BOOKS_MONTHS);
	ck_assert_int_eq(books.outside.more, known > BOOKS_MONTHS);
}
END_TEST

START_TEST(nothing_changes_nothing)
{
	struct books books = { 0 }, again, none = { 0 };
	struct chance chance = { 7 };
	int i;

	for (i = 0; i < EVENTS; i++) {
		struct judged_event e = draw(&chance, 5);

		book(&books, &e);
	}
	again = books;
	books_merge(&books, &none);
	expect_same(&books, &again);
	books_merge(&none, &books);
	expect_same(&none, &again);
}
END_TEST

/* That a part has left months out is remembered, if there were room now. */
START_TEST(months_left_out_of_a_part)
{
	struct books books = { 0 }, part = { .outside = { .count = 1,
	    .list = { 24300 }, .events = { 3 }, .more = 1 } };

	books_merge(&books, &part);
	ck_assert_int_eq(books.outside.more, 1);
	ck_assert_uint_eq(books.outside.count, 1);
	ck_assert_uint_eq(books.outside.events[0], 3);
}
END_TEST

/* Who was active is looked at, be that the actor or not. */
START_TEST(unknown_is_who_was_active)
{
	struct books books = { .read = 0 };
	struct event event = { .actor = fact("unknown"),
	    .result = fact("SUCCESS") };
	struct judgement judged = { .verdict = VERDICT_COUNTED,
	    .is_person = 1 };

	event.wanted[WANT_PERSON] = fact("a");

	books_event(&books, &event, &judged);
	ck_assert_uint_eq(books.unknown, 0);
	event.wanted[WANT_PERSON] = fact("unknown");
	event.actor = fact("app");
	books_event(&books, &event, &judged);
	ck_assert_uint_eq(books.unknown, 1);
	ck_assert_uint_eq(books.unknown_success, 1);
	judged.is_person = 0;
	books_event(&books, &event, &judged);
	ck_assert_uint_eq(books.unknown, 1);
	ck_assert_uint_eq(books.ended[VERDICT_COUNTED], 3);
}
END_TEST

static Suite *
books_suite(void)
{
	Suite *suite = suite_create("books");
	TCase *core = unit_case(suite, "core");
	TCase *limits = unit_case(suite, "limits");

	unit_table(core, parts_in_any_order, months);
	tcase_add_test(core, nothing_changes_nothing);
	tcase_add_test(core, unknown_is_who_was_active);
	unit_table(limits, earliest_months_stay, months);
	tcase_add_test(limits, months_left_out_of_a_part);
	return suite;
}

UNIT_MAIN(books_suite)
