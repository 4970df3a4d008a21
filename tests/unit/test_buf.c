/*
 * Growing bytes: what goes in stays, and the maximum is never passed.
 */
#include "base/buf.h"

#include <wchar.h>

#include "unit.h"

#define EVEN_MORE	4097

START_TEST(empty_buffer_has_no_memory)
{
	struct buf buf;

	buf_init(&buf, 10);
	ck_assert_ptr_null(buf.data);
	ck_assert_uint_eq(buf.len, 0);
	ck_assert_uint_eq(buf.max, 10);
	buf_done(&buf);
	ck_assert_ptr_null(buf.data);
}
END_TEST

/* Every length up to a few doublings, a byte at a time and all at once. */
START_TEST(added_bytes_stay)
{
	struct fault why = unit_no_fault();
	struct buf one, all;
	char bytes[EVEN_MORE];
	size_t i;

	buf_init(&one, sizeof bytes);
	buf_init(&all, sizeof bytes);
	for (i = 0; i < sizeof bytes; i++) {
		bytes[i] = (char)(i * 7);
		ck_assert_int_eq(buf_add(&one, bytes + i, 1, &why), 0);
		ck_assert_uint_eq(one.len, i + 1);
		ck_assert_uint_ge(one.cap, one.len);
		ck_assert_uint_le(one.cap, one.max);
	}
	ck_assert_int_eq(buf_add(&all, bytes, sizeof bytes, &why), 0);
	ck_assert_mem_eq(one.data, bytes, sizeof bytes);
	ck_assert_mem_eq(all.data, bytes, sizeof bytes);
	ck_assert_int_eq(why.kind, FAULT_NONE);
	buf_done(&one);
	buf_done(&all);
}
END_TEST

START_TEST(reserving_changes_no_byte)
{
	struct fault why = unit_no_fault();
	struct buf buf;
	char *data;

	buf_init(&buf, 100000);
	ck_assert_int_eq(buf_add(&buf, "abc", 3, &why), 0);
	ck_assert_int_eq(buf_reserve(&buf, 50000, &why), 0);
	ck_assert_uint_eq(buf.len, 3);
	ck_assert_uint_ge(buf.cap, 50003);
	ck_assert_mem_eq(buf.data, "abc", 3);
	/* What is reserved needs no move. */
	data = buf.data;
	memset(buf.data + buf.len, 'x', 50000);
	ck_assert_int_eq(buf_reserve(&buf, 50000, &why), 0);
	ck_assert_ptr_eq(buf.data, data);
	buf_done(&buf);
}
END_TEST

START_TEST(formatted_text_is_appended)
{
	struct fault why = unit_no_fault();
	struct buf buf;
	int i;

	buf_init(&buf, 8192);
	ck_assert_int_eq(buf_printf(&buf, &why, "%s", ""), 0);
	ck_assert_str_eq(buf.data, "");
	for (i = 0; i < 1000; i++)
		ck_assert_int_eq(buf_printf(&buf, &why, "%03d,", i), 0);
	ck_assert_uint_eq(buf.len, 4000);
	ck_assert_mem_eq(buf.data, "000,001,002,", 12);
	ck_assert_mem_eq(buf.data + 3996, "999,", 4);
	ck_assert_int_eq(buf_printf(&buf, &why, "%s", ""), 0);
	ck_assert_uint_eq(buf.len, 4000);
	buf_done(&buf);
}
END_TEST

START_TEST(nothing_may_be_added)
{
	struct fault why = unit_no_fault();
	struct buf buf;

	buf_init(&buf, 5);
	ck_assert_int_eq(buf_add(&buf, NULL, 0, &why), 0);
	ck_assert_int_eq(buf_add(&buf, "", 0, &why), 0);
	ck_assert_uint_eq(buf.len, 0);
	buf_done(&buf);
}
END_TEST

START_TEST(a_done_buffer_can_be_used_again)
{
	struct fault why = unit_no_fault();
	struct buf buf;

	buf_init(&buf, 5);
	ck_assert_int_eq(buf_add(&buf, "abcde", 5, &why), 0);
	buf_done(&buf);
	ck_assert_ptr_null(buf.data);
	buf_init(&buf, 6);
	ck_assert_int_eq(buf_add(&buf, "fghijk", 6, &why), 0);
	ck_assert_mem_eq(buf.data, "fghijk", 6);
	buf_done(&buf);
}
END_TEST

static const size_t maxima[] = {
	0, 1, 2, 3, 255, 256, 257, 511, 512, 513, 1000, 4096,
};

/* Filled to the brim, one byte more is refused, and nothing has changed. */
START_TEST(the_maximum_is_kept)
{
	struct fault why = unit_no_fault();
	struct buf buf, before;
	size_t max = maxima[_i], i;

	buf_init(&buf, max);
	for (i = 0; i < max; i++)
		ck_assert_int_eq(buf_add(&buf, "x", 1, &why), 0);
	ck_assert_uint_eq(buf.len, max);
	ck_assert_uint_le(buf.cap, max);
	ck_assert_int_eq(buf_reserve(&buf, 0, &why), 0);
	ck_assert_int_eq(why.kind, FAULT_NONE);

	before = buf;
	ck_assert_int_eq(buf_add(&buf, "y", 1, &why), -1);
	unit_expect_fault(&why, FAULT_SYSTEM, "more than");
	ck_assert_int_eq(buf_reserve(&buf, 1, &why), -1);
	ck_assert_int_eq(buf_printf(&buf, &why, "y"), -1);
	ck_assert_int_eq(buf_reserve(&buf, SIZE_MAX, &why), -1);
	ck_assert_int_eq(buf_reserve(&buf, SIZE_MAX - max, &why), -1);
	ck_assert_ptr_eq(buf.data, before.data);
	ck_assert_uint_eq(buf.len, before.len);
	ck_assert_uint_eq(buf.cap, before.cap);
	for (i = 0; i < max; i++)
		ck_assert_int_eq(buf.data[i], 'x');
	buf_done(&buf);
}
END_TEST

START_TEST(all_at_once_up_to_the_maximum)
{
	struct fault why = unit_no_fault();
	size_t max = maxima[_i];
	char *bytes = calloc(1, max + 1);
	struct buf buf;

	buf_init(&buf, max);
	ck_assert_int_eq(buf_add(&buf, bytes, max + 1, &why), -1);
	ck_assert_int_eq(buf_add(&buf, bytes, max, &why), 0);
	ck_assert_int_eq(buf_add(&buf, bytes, 1, &why), -1);
	ck_assert_uint_eq(buf.len, max);
	buf_done(&buf);
	free(bytes);
}
END_TEST

/* Formatted text is kept unterminated, so all of the maximum is for it. */
START_TEST(formatted_text_may_reach_the_maximum)
{
	struct fault why = unit_no_fault();
	struct buf buf;

	buf_init(&buf, 8);
	ck_assert_int_eq(buf_printf(&buf, &why, "%s", "abc"), 0);
	ck_assert_int_eq(buf_printf(&buf, &why, "%s", "defgh"), 0);
	ck_assert_uint_eq(buf.len, 8);
	ck_assert_mem_eq(buf.data, "abcdefgh", 8);
	buf_done(&buf);
}
END_TEST

/* So much that no machine has it: the sum must not wrap around. */
START_TEST(impossible_sizes_are_refused)
{
	struct fault why = unit_no_fault();
	struct buf buf;

	buf_init(&buf, SIZE_MAX);
	ck_assert_int_eq(buf_add(&buf, "abc", 3, &why), 0);
	ck_assert_int_eq(buf_reserve(&buf, SIZE_MAX / 2 - 9, &why), -1);
	unit_expect_fault(&why, FAULT_SYSTEM, "memory");
	why = unit_no_fault();
	ck_assert_int_eq(buf_reserve(&buf, SIZE_MAX - 2, &why), -1);
	ck_assert_int_eq(why.kind, FAULT_SYSTEM);
	ck_assert_mem_eq(buf.data, "abc", 3);
	ck_assert_uint_eq(buf.len, 3);
	buf_done(&buf);
}
END_TEST

/* A failure without a word would be printed as an empty line. */
START_TEST(text_that_cannot_be_formatted_says_so)
{
	struct fault why = unit_no_fault();
	struct buf buf;

	buf_init(&buf, 100);
	/* No character of the C locale. */
	ck_assert_int_eq(buf_printf(&buf, &why, "%lc", (wint_t)0x4e2d), -1);
	ck_assert_int_eq(why.kind, FAULT_SYSTEM);
	ck_assert_uint_eq(buf.len, 0);
	buf_done(&buf);
}
END_TEST

static Suite *
buf_suite(void)
{
	Suite *suite = suite_create("buf");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	tcase_add_test(tcase, empty_buffer_has_no_memory);
	tcase_add_test(tcase, added_bytes_stay);
	tcase_add_test(tcase, reserving_changes_no_byte);
	tcase_add_test(tcase, formatted_text_is_appended);
	tcase_add_test(tcase, nothing_may_be_added);
	tcase_add_test(tcase, a_done_buffer_can_be_used_again);

	tcase = unit_case(suite, "limits");
	unit_table(tcase, the_maximum_is_kept, maxima);
	unit_table(tcase, all_at_once_up_to_the_maximum, maxima);
	tcase_add_test(tcase, formatted_text_may_reach_the_maximum);

	tcase = unit_case(suite, "errors");
	tcase_add_test(tcase, impossible_sizes_are_refused);
	tcase_add_test(tcase, text_that_cannot_be_formatted_says_so);
	return suite;
}

UNIT_MAIN(buf_suite)
