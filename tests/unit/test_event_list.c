/*
 * Events in a list: in their order, as many as are let in, and memory that is
 * kept from record to record unless it is much.
 */
#include "log/event_list.h"
#include "unit.h"

static int
add(struct event_list *events, size_t most, size_t number)
{
	struct event event = { .type.state = FACT_TEXT, .has_when = 1,
	    .when = { (int64_t)number, 0 } };
	int added = event_list_add(events, most, &event);

	/* It is a copy. */
	event.when.sec = -1;
	return added;
}

static void
expect(const struct event_list *events, size_t count)
{
	size_t i;

	ck_assert_uint_eq(events->count, count);
	for (i = 0; i < count; i++)
		if (events->list[i].when.sec != (int64_t)i ||
		    events->list[i].type.state != FACT_TEXT)
			ck_abort_msg("event %zu of %zu", i, count);
}

START_TEST(events_stand_in_their_order)
{
	struct event_list events = { .list = NULL };
	size_t i;

	expect(&events, 0);
	for (i = 0; i < 5000; i++) {
		ck_assert_int_eq(add(&events, SIZE_MAX, i), 1);
		ck_assert_uint_le(events.count, events.cap);
	}
	expect(&events, 5000);
	event_list_done(&events);
	ck_assert(events.list == NULL && events.count == 0 &&
	    events.cap == 0);
	event_list_done(&events);
}
END_TEST

static const size_t mosts[] = { 0, 1, 15, 16, 17, 32, 1000 };

START_TEST(there_are_most)
{
	struct event_list events = { .list = NULL };
	size_t i;

	for (i = 0; i < mosts[_i]; i++)
		ck_assert_int_eq(add(&events, mosts[_i], i), 1);
	ck_assert_int_eq(add(&events, mosts[_i], i), 0);
	ck_assert_int_eq(add(&events, mosts[_i], i), 0);
	expect(&events, mosts[_i]);
	/* There may be room behind a clearing. */
	event_list_clear(&events);
	expect(&events, 0);
	ck_assert_int_eq(add(&events, mosts[_i], 0), mosts[_i] > 0);
	event_list_done(&events);
}
END_TEST

static const struct {
	size_t	count;
	int	kept;
} memories[] = {
	{ 1, 1 }, { 16, 1 }, { 1024, 1 }, { 1025, 0 }, { 5000, 0 },
};

START_TEST(much_memory_is_given_back)
{
	struct event_list events = { .list = NULL };
	struct event *list;
	size_t i;

	for (i = 0; i < memories[_i].count; i++)
		ck_assert_int_eq(add(&events, SIZE_MAX, i), 1);
	list = events.list;
	event_list_clear(&events);
	ck_assert_uint_eq(events.count, 0);
	ck_assert_ptr_eq(events.list, memories[_i].kept ? list : NULL);
	ck_assert_int_eq(events.cap > 0, memories[_i].kept);
	ck_assert_int_eq(add(&events, SIZE_MAX, 0), 1);
	expect(&events, 1);
	event_list_done(&events);
}
END_TEST

static Suite *
event_list_suite(void)
{
	Suite *suite = suite_create("event_list");
	TCase *core = unit_case(suite, "core");
	TCase *limits = unit_case(suite, "limits");

	tcase_add_test(core, events_stand_in_their_order);
	unit_table(limits, there_are_most, mosts);
	unit_table(limits, much_memory_is_given_back, memories);
	return suite;
}

UNIT_MAIN(event_list_suite)
