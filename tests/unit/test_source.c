/*
 * Bytes on tap: what was peeked at is read again, a failure waits for its
 * turn, and a descriptor is read from where it stands.
 */
#include "pack.h"

static const struct span numbers = BYTES("0123456789abcdefghijklmnopqrstuvw");

/* Everything a source has, read and peeked in turn by so many bytes. */
static void
expect_all(struct source *source, struct span expected, size_t step)
{
	struct fault why = unit_no_fault();
	char data[1024];
	const char *head;
	size_t at = 0, left;
	long count;

	for (;;) {
		left = expected.len - at;
		count = source_peek(source, &head, &why);
		ck_assert_int_eq(count, left < SOURCE_PEEK ? (long)left :
		    SOURCE_PEEK);
		ck_assert_mem_eq(head, expected.data + at, count);
		count = source_read(source, data, step, &why);
		if (left == 0)
			break;
		ck_assert_int_ge(count, 1);
		ck_assert_int_le(count, (long)step);
		ck_assert_mem_eq(data, expected.data + at, count);
		at += (size_t)count;
	}
	ck_assert_int_eq(count, 0);
	ck_assert_int_eq(source_read(source, data, step, &why), 0);
	ck_assert_int_eq(why.kind, FAULT_NONE);
}

START_TEST(peeked_bytes_are_read_again)
{
	static const size_t chunks[] = { 1, 2, 3, 31, 511, 512, 513, 4096 };
	struct pack text = { NULL, 0, 0 };
	struct tap tap;
	size_t i;

	/* Less than a peek, one peek, and more than one. */
	for (i = 0; i < 50; i++) {
		pack_add_span(&text, numbers);
		if (text.len > 400)
			pack_add(&text, "xyz", i % 4);
		tap_open(&tap, pack_span(&text), chunks[_i]);
		expect_all(&tap.source, pack_span(&text), 1 + i * 7);
	}
	pack_done(&text);
}
END_TEST

START_TEST(empty_source)
{
	struct tap tap;

	tap_open(&tap, (struct span){ "", 0 }, 1);
	expect_all(&tap.source, (struct span){ "", 0 }, 10);
}
END_TEST

START_TEST(bytes_before_a_failure_are_read)
{
	struct fault why = unit_no_fault();
	struct tap tap;
	const char *head;
	char data[64];
	int peek;

	for (peek = 0; peek < 2; peek++) {
		tap_open(&tap, numbers, 5);
		tap.broken = 1;
		if (peek) {
			ck_assert_int_eq(source_peek(&tap.source, &head,
			    &why), (long)numbers.len);
			ck_assert_mem_eq(head, numbers.data, numbers.len);
		}
		while (tap.at < numbers.len || tap.source.head_at <
		    tap.source.head_end)
			ck_assert_int_ge(source_read(&tap.source, data, 4,
			    &why), 1);
		ck_assert_int_eq(why.kind, FAULT_NONE);
		ck_assert_int_eq(source_read(&tap.source, data, 4, &why), -1);
		unit_expect_fault(&why, FAULT_INPUT, "the tap is broken");
		why = unit_no_fault();
		ck_assert_int_eq(source_peek(&tap.source, &head, &why), -1);
		unit_expect_fault(&why, FAULT_INPUT, "the tap is broken");
		why = unit_no_fault();
	}
}
END_TEST

START_TEST(nothing_but_a_failure)
{
	struct fault why = unit_no_fault();
	struct tap tap;
	const char *head;
	char data[8];

	tap_open(&tap, (struct span){ "", 0 }, 5);
	tap.broken = 1;
	ck_assert_int_eq(source_peek(&tap.source, &head, &why), -1);
	unit_expect_fault(&why, FAULT_INPUT, "the tap is broken");
	why = unit_no_fault();
	ck_assert_int_eq(source_read(&tap.source, data, 8, &why), -1);
	unit_expect_fault(&why, FAULT_INPUT, "the tap is broken");
}
END_TEST

START_TEST(file_from_where_it_stands)
{
	struct fault why = unit_no_fault();
	int fd = open(scratch_write(numbers), O_RDONLY);
	struct source *source;
	struct span rest = { numbers.data + 10, numbers.len - 10 };

	ck_assert_int_eq(lseek(fd, 10, SEEK_SET), 10);
	source = source_new_file(fd, &why);
	ck_assert_ptr_nonnull(source);
	ck_assert_uint_eq(source_file_position(source), 0);
	expect_all(source, rest, 3);
	ck_assert_uint_eq(source_file_position(source), rest.len);
	source_free(source);
	/* The descriptor is still the caller's. */
	ck_assert_int_eq(close(fd), 0);
}
END_TEST

START_TEST(pipe_to_its_end)
{
	struct fault why = unit_no_fault();
	struct source *source;
	char data[8];

	scratch_pipe(numbers);
	source = source_new_file(STDIN_FILENO, &why);
	ck_assert_int_eq(source_read(source, data, 8, &why), 8);
	ck_assert_uint_eq(source_file_position(source), 8);
	expect_all(source, (struct span){ numbers.data + 8,
	    numbers.len - 8 }, 100);
	ck_assert_uint_eq(source_file_position(source), numbers.len);
	source_free(source);
}
END_TEST

START_TEST(what_cannot_be_read)
{
	struct fault why = unit_no_fault();
	int folder = open("/", O_RDONLY), bad = open("/", O_RDONLY);
	struct source *source;
	char data[8];

	source = source_new_file(folder, &why);
	ck_assert_int_eq(source_read(source, data, 8, &why), -1);
	unit_expect_fault(&why, FAULT_INPUT,
	    "is a directory; name the files in it");
	source_free(source);
	close(folder);

	close(bad);
	source = source_new_file(bad, &why);
	ck_assert_int_eq(source_read(source, data, 8, &why), -1);
	unit_expect_fault(&why, FAULT_INPUT, "cannot be read: ");
	source_free(source);
	source_free(NULL);
}
END_TEST

static Suite *
source_suite(void)
{
	Suite *suite = suite_create("source");
	TCase *core = unit_case(suite, "core");
	TCase *errors = unit_case(suite, "errors");

	tcase_add_unchecked_fixture(core, scratch_make, scratch_remove);
	tcase_add_loop_test(core, peeked_bytes_are_read_again, 0, 8);
	tcase_add_test(core, empty_source);
	tcase_add_test(core, file_from_where_it_stands);
	tcase_add_test(core, pipe_to_its_end);
	tcase_add_test(errors, bytes_before_a_failure_are_read);
	tcase_add_test(errors, nothing_but_a_failure);
	tcase_add_test(errors, what_cannot_be_read);
	return suite;
}

UNIT_MAIN(source_suite)
