/*
 * Memory that leaves nothing behind.  That it is zero behind free() cannot be
 * seen without looking where nobody may; what can be seen is that it is whole,
 * aligned, and holds what was put there.
 */
#include "fetch/wiped.h"

#include <stdint.h>

#include "unit.h"

static void
fill(unsigned char *bytes, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		bytes[i] = (unsigned char)(i * 7 + 1);
}

static void
expect_filled(const unsigned char *bytes, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (bytes[i] != (unsigned char)(i * 7 + 1))
			ck_abort_msg("byte %zu of %zu", i, len);
}

START_TEST(every_size_is_aligned_and_whole)
{
	unsigned char *all[130];
	size_t size;

	for (size = 0; size < 130; size++) {
		all[size] = wiped_malloc(size);
		ck_assert_ptr_nonnull(all[size]);
		ck_assert_uint_eq((uintptr_t)all[size] %
		    _Alignof(max_align_t), 0);
		fill(all[size], size);
	}
	for (size = 0; size < 130; size++) {
		expect_filled(all[size], size);
		wiped_free(all[size]);
	}
	wiped_free(NULL);
}
END_TEST

static const size_t sizes[] = { 0, 1, 15, 16, 17, 1000, 65536, 1000000 };

/* From each of the sizes to each other. */
START_TEST(contents_move_along)
{
	unsigned char *bytes;
	size_t from = sizes[_i], to, i;

	for (i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		to = sizes[i];
		bytes = wiped_malloc(from);
		ck_assert_ptr_nonnull(bytes);
		fill(bytes, from);
		bytes = wiped_realloc(bytes, to);
		ck_assert_ptr_nonnull(bytes);
		ck_assert_uint_eq((uintptr_t)bytes % _Alignof(max_align_t),
		    0);
		expect_filled(bytes, from < to ? from : to);
		fill(bytes, to);
		bytes = wiped_realloc(bytes, to + 1);
		ck_assert_ptr_nonnull(bytes);
		expect_filled(bytes, to);
		wiped_free(bytes);
	}
}
END_TEST

START_TEST(realloc_begins_with_nothing)
{
	unsigned char *bytes = wiped_realloc(NULL, 40);

	ck_assert_ptr_nonnull(bytes);
	fill(bytes, 40);
	wiped_free(bytes);
}
END_TEST

START_TEST(what_cannot_be_is_refused)
{
	struct fault why = unit_no_fault();
	unsigned char *bytes = wiped_malloc(8);
	struct buf buf;
	size_t less;

	ck_assert_ptr_nonnull(bytes);
	fill(bytes, 8);
	for (less = 0; less < sizeof(max_align_t); less++) {
		ck_assert_ptr_null(wiped_malloc(SIZE_MAX - less));
		ck_assert_ptr_null(wiped_realloc(bytes, SIZE_MAX - less));
	}
	expect_filled(bytes, 8);
	wiped_free(bytes);
	ck_assert_ptr_null(wiped_copy("x", SIZE_MAX, &why));
	ck_assert_int_eq(why.kind, FAULT_SYSTEM);
	why = unit_no_fault();
	ck_assert_int_eq(wiped_buf_init(&buf, SIZE_MAX / 8, &why), -1);
	ck_assert_int_eq(why.kind, FAULT_SYSTEM);
	wiped_buf_done(&buf);
}
END_TEST

START_TEST(a_buffer_never_moves)
{
	struct fault why = unit_no_fault();
	struct buf buf;
	const char *at;
	size_t i;

	ck_assert_int_eq(wiped_buf_init(&buf, 1000, &why), 0);
	ck_assert_uint_eq(buf.len, 0);
	at = buf.data;
	for (i = 0; i < 1000; i++) {
		ck_assert_int_eq(buf_add(&buf, "x", 1, &why), 0);
		ck_assert_ptr_eq(buf.data, at);
	}
	ck_assert_int_eq(buf_add(&buf, "x", 1, &why), -1);
	ck_assert_uint_eq(buf.len, 1000);
	wiped_buf_done(&buf);
	/* One that never had memory, and one done already. */
	buf_init(&buf, 1000);
	wiped_buf_done(&buf);
	wiped_buf_done(&buf);
}
END_TEST

START_TEST(a_copy_is_terminated)
{
	static const char text[] = "a\0b\xff";
	struct fault why = unit_no_fault();
	char *exact, *copy;
	size_t len;

	for (len = 0; len < sizeof text; len++) {
		exact = unit_copy((struct span){ text, len });
		copy = wiped_copy(exact, len, &why);
		ck_assert_ptr_nonnull(copy);
		ck_assert_mem_eq(copy, text, len);
		ck_assert_int_eq(copy[len], '\0');
		free(exact);
		wiped_free(copy);
	}
}
END_TEST

static Suite *
wiped_suite(void)
{
	Suite *suite = suite_create("wiped");
	TCase *core = unit_case(suite, "core");
	TCase *limits = unit_case(suite, "limits");

	tcase_add_test(core, every_size_is_aligned_and_whole);
	unit_table(core, contents_move_along, sizes);
	tcase_add_test(core, realloc_begins_with_nothing);
	tcase_add_test(core, a_buffer_never_moves);
	tcase_add_test(core, a_copy_is_terminated);
	tcase_add_test(limits, what_cannot_be_is_refused);
	return suite;
}

UNIT_MAIN(wiped_suite)
