/*
 * The stretch of an input at hand, against the whole input kept aside.
 */
#include "log/feed.h"

#include <stdint.h>

#include "unit.h"

#define INPUT	20000

/* A few lines in every hundred bytes, some of them empty. */
static char
byte_at(size_t i)
{
	return i * i % 97 < 5 ? '\n' : (char)('a' + i % 26);
}

static uint64_t
slow_line(size_t at)
{
	uint64_t line = 1;
	size_t i;

	for (i = 0; i < at; i++)
		line += byte_at(i) == '\n';
	return line;
}

/* Numbers that look drawn, and are the same every time. */
static size_t
draw(uint32_t *state, size_t below)
{
	*state = *state * UINT32_C(1664525) + UINT32_C(1013904223);
	return (*state >> 8) % below;
}

static void
append(struct feed *feed, size_t from, size_t want, size_t count)
{
	struct fault why = unit_no_fault();
	char *space = feed_space(feed, want, &why);
	size_t i;

	ck_assert_ptr_nonnull(space);
	for (i = 0; i < count; i++)
		space[i] = byte_at(from + i);
	/* All that was asked for may be written to. */
	memset(space + count, '\n', want - count);
	feed_fill(feed, count);
}

static void
check(const struct feed *feed, size_t begin, size_t end)
{
	size_t i;

	ck_assert_uint_eq(feed->offset, begin);
	ck_assert_uint_eq(feed->len, end - begin);
	ck_assert_uint_eq(feed->line, slow_line(begin));
	for (i = begin; i < end; i++)
		if (feed->data[i - begin] != byte_at(i))
			ck_abort_msg("byte %zu", i);
}

/* Filled and dropped in steps of many sizes, for two inputs in a row. */
START_TEST(it_knows_where_it_stands)
{
	struct feed feed;
	uint32_t state = (uint32_t)_i;
	size_t begin, end, want, count, at;
	int input;

	feed_init(&feed);
	for (input = 0; input < 2; input++) {
		begin = end = 0;
		while (end < INPUT) {
			want = draw(&state, 500);
			count = draw(&state, want + 1);
			append(&feed, end, want, count);
			end += count;
			check(&feed, begin, end);
			at = draw(&state, end - begin + 1);
			ck_assert_uint_eq(feed_line(&feed, at),
			    slow_line(begin + at));
			count = draw(&state, end - begin + 1);
			feed_drop(&feed, count);
			begin += count;
			check(&feed, begin, end);
		}
		feed_restart(&feed);
		ck_assert_uint_eq(feed.len, 0);
		ck_assert_uint_eq(feed.offset, 0);
		ck_assert_uint_eq(feed.line, 1);
	}
	feed_done(&feed);
}
END_TEST

START_TEST(an_empty_feed_is_at_the_beginning)
{
	struct feed feed;

	feed_init(&feed);
	ck_assert_uint_eq(feed.len, 0);
	ck_assert_uint_eq(feed.offset, 0);
	ck_assert_uint_eq(feed_line(&feed, 0), 1);
	feed_drop(&feed, 0);
	ck_assert_uint_eq(feed.offset, 0);
	feed_done(&feed);
	feed_done(&feed);
	ck_assert_ptr_null(feed.data);
	ck_assert_uint_eq(feed.cap, 0);
}
END_TEST

START_TEST(memory_is_kept_from_input_to_input)
{
	struct fault why = unit_no_fault();
	struct feed feed;
	size_t cap;

	feed_init(&feed);
	append(&feed, 0, 5000, 5000);
	cap = feed.cap;
	feed_restart(&feed);
	ck_assert_ptr_eq(feed_space(&feed, 5000, &why), feed.data);
	ck_assert_uint_eq(feed.cap, cap);
	feed_done(&feed);
}
END_TEST

static const size_t impossible[] = {
	SIZE_MAX, SIZE_MAX - 1, SIZE_MAX - 3, SIZE_MAX / 2, SIZE_MAX / 4,
	SIZE_MAX / 4 - 3,
};

START_TEST(no_memory_changes_nothing)
{
	struct fault why = unit_no_fault();
	struct feed feed, before;

	feed_init(&feed);
	append(&feed, 0, 3, 3);
	before = feed;
	ck_assert_ptr_null(feed_space(&feed, impossible[_i], &why));
	unit_expect_fault(&why, FAULT_SYSTEM, "memory");
	ck_assert_ptr_eq(feed.data, before.data);
	ck_assert_uint_eq(feed.cap, before.cap);
	check(&feed, 0, 3);
	feed_done(&feed);
}
END_TEST

static Suite *
feed_suite(void)
{
	Suite *suite = suite_create("feed");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	tcase_add_loop_test(tcase, it_knows_where_it_stands, 0, 20);
	tcase_add_test(tcase, an_empty_feed_is_at_the_beginning);
	tcase_add_test(tcase, memory_is_kept_from_input_to_input);

	tcase = unit_case(suite, "errors");
	unit_table(tcase, no_memory_changes_nothing, impossible);
	return suite;
}

UNIT_MAIN(feed_suite)
