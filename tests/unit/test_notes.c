/*
 * What is said beside the number: each note in its exact words where it holds,
 * and silence where it does not.
 */
#include "books_filled.h"
#include "caught.h"
#include "count/notes.h"
#include "when.h"

#define N	"mau-count: note: "
#define GROW	": the number may still grow\n"

static const struct span start[] = { BYTES("user.session.start") };
static const struct span types[] = { BYTES("a"), BYTES("b"), BYTES("c") };
static const struct span outcomes[] = { BYTES("SUCCESS"), BYTES("ALLOW") };

static struct tally *
new_tally(void)
{
	struct fault why = unit_no_fault();
	struct tally *tally = tally_new(NULL, &why);

	ck_assert_ptr_nonnull(tally);
	ck_assert_ptr_nonnull(tally_input(tally, "-", "none", &why));
	return tally;
}

/* Whoever counted, by their first letters: "ab" two actors without, "AB" with
 * a SUCCESS; "u" and "U" are "unknown". */
static void
count_actors(struct tally *tally, const char *who)
{
	static const struct fact success = { BYTES("SUCCESS"), FACT_TEXT };
	struct judgement judged = { .verdict = VERDICT_COUNTED, .has_when = 1,
	    .when = when("2026-10-05T00:00:00Z") };
	struct fault why = unit_no_fault();
	struct event event;
	char name[2] = "";

	for (; *who != '\0'; who++) {
		name[0] = *who | 0x20;
		memset(&event, 0, sizeof event);
		event.actor = (struct fact){ span_of(name[0] == 'u' ?
		    "unknown" : name), FACT_TEXT };
		if ((*who & 0x20) == 0)
			event.result = success;
		ck_assert_int_eq(fill_event(tally, &event, &judged, &why),
		    0);
	}
}

/* October 2026, over. */
static struct count_plan
october(void)
{
	struct count_plan plan = { .filter = { .types = start,
	    .type_count = 1 } };
	struct fault why;

	ck_assert_int_eq(window_parse_month("2026-10", &plan.filter.window,
	    &why), 0);
	return plan;
}

static void
expect(const struct count_plan *plan, const struct tally *tally,
    const char *now, const char *expected)
{
	struct caught caught;
	char *text;

	caught_begin(&caught);
	notes_write(caught.out, plan, tally, when(now));
	text = caught_end(&caught);
	ck_assert_str_eq(text, expected);
	free(text);
}

static const struct {
	const char	*who;
	int		 asked_for_outcomes;
	const char	*notes;
} actors[] = {
	{ "A", 0, "" },
	{ "ABCabcA", 0, "" },
	{ "a", 0, N "1 of the 1 actor had no sign-in with the outcome "
	    "SUCCESS; --outcome SUCCESS leaves it out\n" },
	{ "aaaB", 0, N "1 of the 2 actors had no sign-in with the outcome "
	    "SUCCESS; --outcome SUCCESS leaves it out\n" },
	{ "abcABd", 0, N "2 of the 4 actors had no sign-in with the outcome "
	    "SUCCESS; --outcome SUCCESS leaves them out\n" },
	{ "uA", 0, N "1 of the 2 actors had no sign-in with the outcome "
	    "SUCCESS, among them \"unknown\": 1 sign-in with a login that "
	    "no user has; --outcome SUCCESS leaves it out\n" },
	{ "uuuabA", 0, N "2 of the 3 actors had no sign-in with the outcome "
	    "SUCCESS, among them \"unknown\": 3 sign-ins with a login that "
	    "no user has; --outcome SUCCESS leaves them out\n" },
	/* "unknown" that succeeded is odd, and said by itself. */
	{ "U", 0, N "one of the actors counted is \"unknown\": 1 sign-in "
	    "with a login that no user has\n" },
	{ "uUuaA", 0, N "one of the actors counted is \"unknown\": 3 "
	    "sign-ins with a login that no user has\n" },
	{ "uUb", 0, N "1 of the 2 actors had no sign-in with the outcome "
	    "SUCCESS; --outcome SUCCESS leaves it out\n"
	    N "one of the actors counted is \"unknown\": 2 sign-ins with a "
	    "login that no user has\n" },
	/* Who asks for outcomes knows what they get. */
	{ "ab", 1, "" },
	{ "uab", 1, N "one of the actors counted is \"unknown\": 1 sign-in "
	    "with a login that no user has\n" },
};

START_TEST(who_was_counted)
{
	struct tally *tally = new_tally();
	struct count_plan plan = october();

	if (actors[_i].asked_for_outcomes) {
		plan.filter.outcomes = outcomes;
		plan.filter.outcome_count = 2;
	}
	count_actors(tally, actors[_i].who);
	expect(&plan, tally, "2026-11-05T00:00:00Z", actors[_i].notes);
	tally_free(tally);
}
END_TEST

/* Nothing counted: the books, and what is said of them.  months: outside. */
static const struct {
	uint64_t	 books[VERDICTS];
	size_t		 months;
	int		 more;
	const char	*notes;
} nothing[] = {
	{ { 0 }, 0, 0, N "the input holds no event at all\n" },
	{ { [VERDICT_REJECTED] = 2 }, 0, 0, "" },
	{ { [VERDICT_OTHER_TYPE] = 1 }, 0, 0,
	    N "no event has the type a or b or c; 1 has another\n" },
	{ { [VERDICT_OTHER_TYPE] = 7, [VERDICT_REJECTED] = 1 }, 0, 0,
	    N "no event has the type a or b or c; 7 have another\n" },
	{ { [VERDICT_OTHER_TYPE] = 7, [VERDICT_OTHER_OUTCOME] = 1 }, 0, 0,
	    N "no event has the outcome SUCCESS or ALLOW; 1 of the type "
	    "asked for has another or none\n" },
	{ { [VERDICT_OTHER_OUTCOME] = 5 }, 0, 0,
	    N "no event has the outcome SUCCESS or ALLOW; 5 of the type "
	    "asked for have another or none\n" },
	{ { [VERDICT_OUTSIDE] = 3 }, 1, 0, N "no event is inside the window "
	    "2026-10, but the input has others: 1 in 2026-11; --month picks "
	    "one\n" },
	{ { [VERDICT_OUTSIDE] = 3, [VERDICT_OTHER_OUTCOME] = 5,
	    [VERDICT_OTHER_TYPE] = 2 }, 3, 0, N "no event is inside the "
	    "window 2026-10, but the input has others: 1 in 2026-11, 2 in "
	    "2026-12, 3 in 2027-01; --month picks one\n" },
	{ { [VERDICT_OUTSIDE] = 3 }, 2, 1, N "no event is inside the window "
	    "2026-10, but the input has others: 1 in 2026-11, 2 in 2026-12, "
	    "and more in other months; --month picks one\n" },
	/* Something counted: all this is nobody's worry. */
	{ { [VERDICT_COUNTED] = 1, [VERDICT_OUTSIDE] = 3,
	    [VERDICT_OTHER_OUTCOME] = 5, [VERDICT_OTHER_TYPE] = 2 }, 3, 0,
	    "" },
};

/* What was asked for may be anything, and is made printable. */
START_TEST(odd_texts_are_asked_for)
{
	static const struct span odd[] = { BYTES("\x1b[2J\n"), BYTES("b") };
	struct tally *tally = new_tally();
	struct count_plan plan = october();

	plan.filter.types = plan.filter.outcomes = odd;
	plan.filter.type_count = plan.filter.outcome_count = 2;
	tally->books.ended[VERDICT_OTHER_TYPE] = 1;
	expect(&plan, tally, "2026-11-05T00:00:00Z", N "no event has the type "
	    "?[2J? or b; 1 has another\n");
	tally->books.ended[VERDICT_OTHER_OUTCOME] = 1;
	expect(&plan, tally, "2026-11-05T00:00:00Z", N "no event has the "
	    "outcome ?[2J? or b; 1 of the type asked for has another or "
	    "none\n");
	tally_free(tally);
}
END_TEST

START_TEST(why_nothing_counted)
{
	struct tally *tally = new_tally();
	struct books *books = &tally->books;
	struct count_plan plan = october();
	size_t i;

	plan.filter.types = types;
	plan.filter.type_count = 3;
	plan.filter.outcomes = outcomes;
	plan.filter.outcome_count = 2;
	memcpy(books->ended, nothing[_i].books, sizeof books->ended);
	for (i = 0; i < VERDICTS; i++)
		books->read += books->ended[i];
	for (i = 0; i < nothing[_i].months; i++) {
		books->outside.list[i] = 2026 * 12 + 10 + (month_index)i;
		books->outside.events[i] = i + 1;
	}
	books->outside.count = nothing[_i].months;
	books->outside.more = nothing[_i].more;
	expect(&plan, tally, "2026-11-05T00:00:00Z", nothing[_i].notes);
	tally_free(tally);
}
END_TEST

/* since or until NULL: open. */
static const struct {
	const char	*since, *until, *now, *notes;
} windows[] = {
	{ "2026-10-01", "2026-11-01", "2026-09-30T23:59:59.999999999Z",
	    N "the window 2026-10 has not begun yet\n" },
	{ "2026-10-01", "2026-11-01", "2026-10-01T00:00:00Z",
	    N "the window 2026-10 is not over before "
	    "2026-11-01T00:00:00.000Z" GROW },
	{ "2026-10-01", "2026-11-01", "2026-10-31T23:59:59.999999999Z",
	    N "the window 2026-10 is not over before "
	    "2026-11-01T00:00:00.000Z" GROW },
	{ "2026-10-01", "2026-11-01", "2026-11-01T00:00:00Z", "" },
	{ "2026-10-01", "2026-11-01", "2027-11-01T00:00:00Z", "" },
	{ "2026-10-01", "2026-10-02", "2026-10-01T12:00:00Z",
	    N "the window [2026-10-01T00:00:00.000Z, "
	    "2026-10-02T00:00:00.000Z) is not over before "
	    "2026-10-02T00:00:00.000Z" GROW },
	{ NULL, "2026-10-02T00:00:00.000000001Z", "2026-10-02T00:00:00Z",
	    N "the window [, 2026-10-02T00:00:00.000000001Z) is not over "
	    "before 2026-10-02T00:00:00.000000001Z" GROW },
	{ NULL, "2026-10-02", "2026-10-02T00:00:00Z", "" },
	/* A window without an end is never over: that is what was asked. */
	{ "2026-10-01", NULL, "2026-10-02T00:00:00Z", "" },
	{ "2026-10-01", NULL, "2026-09-02T00:00:00Z", "" },
	{ NULL, NULL, "2026-10-02T00:00:00Z", "" },
};

START_TEST(is_the_window_over)
{
	struct tally *tally = new_tally();
	struct count_plan plan = october();
	struct window *window = &plan.filter.window;
	struct fault why;

	count_actors(tally, "A");
	*window = (struct window){ .has_since = windows[_i].since != NULL,
	    .has_until = windows[_i].until != NULL };
	if (window->has_since)
		ck_assert_int_eq(window_parse_bound(windows[_i].since,
		    &window->since, &why), 0);
	if (window->has_until)
		ck_assert_int_eq(window_parse_bound(windows[_i].until,
		    &window->until, &why), 0);
	expect(&plan, tally, windows[_i].now, windows[_i].notes);
	tally_free(tally);
}
END_TEST

START_TEST(all_at_once)
{
	struct tally *tally = new_tally();
	struct count_plan plan = october();

	count_actors(tally, "bU");
	expect(&plan, tally, "2026-10-05T00:00:00Z",
	    N "1 of the 2 actors had no sign-in with the outcome SUCCESS; "
	    "--outcome SUCCESS leaves it out\n"
	    N "one of the actors counted is \"unknown\": 1 sign-in with a "
	    "login that no user has\n"
	    N "the window 2026-10 is not over before "
	    "2026-11-01T00:00:00.000Z" GROW);
	tally_free(tally);
}
END_TEST

static Suite *
notes_suite(void)
{
	Suite *suite = suite_create("notes");
	TCase *core = unit_case(suite, "core");

	unit_table(core, who_was_counted, actors);
	unit_table(core, why_nothing_counted, nothing);
	tcase_add_test(core, odd_texts_are_asked_for);
	unit_table(core, is_the_window_over, windows);
	tcase_add_test(core, all_at_once);
	return suite;
}

UNIT_MAIN(notes_suite)
