/*
 * The words for what became of a member.
 */
#include "log/event.h"

#include "unit.h"

static const enum fact_state states[] = {
	FACT_ABSENT, FACT_NULL, FACT_OTHER, FACT_BROKEN, FACT_TEXT,
};

/* They follow a member's name, and no two are alike. */
START_TEST(each_state_has_words_of_its_own)
{
	const char *complaint = fact_complaint(states[_i]);
	int i;

	ck_assert_ptr_nonnull(complaint);
	ck_assert(strncmp(complaint, "is ", 3) == 0 ||
	    strncmp(complaint, "has ", 4) == 0);
	for (i = 0; i < UNIT_ROWS(states); i++)
		if (i != _i)
			ck_assert_str_ne(complaint,
			    fact_complaint(states[i]));
}
END_TEST

/* A number is as little a string as an object is. */
START_TEST(what_is_no_string_is_called_so)
{
	ck_assert_str_eq(fact_complaint(FACT_SCALAR), "is not a string");
	ck_assert_str_eq(fact_complaint(FACT_OTHER), "is not a string");
	ck_assert(!fact_is_string((struct fact){ SPAN("1"), FACT_SCALAR }));
	ck_assert(fact_is_string((struct fact){ SPAN("1"), FACT_TEXT }));
	ck_assert(fact_is_string((struct fact){ .state = FACT_BROKEN }));
}
END_TEST

/* What is zero means nothing is known: many rely on it. */
START_TEST(nothing_is_known_at_first)
{
	struct event event = { .wrapping = WRAPPING_NONE };
	int want;

	ck_assert_int_eq(event.type.state, FACT_ABSENT);
	ck_assert_int_eq(event.actor.state, FACT_ABSENT);
	ck_assert_int_eq(WRAPPING_NONE, 0);
	for (want = 0; want < WANTS; want++)
		ck_assert_int_eq(event.wanted[want].state, FACT_ABSENT);
}
END_TEST

static Suite *
event_suite(void)
{
	Suite *suite = suite_create("event");
	TCase *tcase = unit_case(suite, "core");

	unit_table(tcase, each_state_has_words_of_its_own, states);
	tcase_add_test(tcase, what_is_no_string_is_called_so);
	tcase_add_test(tcase, nothing_is_known_at_first);
	return suite;
}

UNIT_MAIN(event_suite)
