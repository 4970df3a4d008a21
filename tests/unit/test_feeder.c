/*
 * Blocks for a library: full ones, whatever pieces they come in, and the count
 * of what went by.
 */
#include "count/feeder.h"
#include "pack.h"

static struct feeder *
new_feeder(struct tap *tap)
{
	struct feeder *feeder = calloc(1, sizeof *feeder);

	ck_assert_ptr_nonnull(feeder);
	feeder->below = &tap->source;
	return feeder;
}

static const size_t lengths[] = {
	0, 1, FEEDER_BYTES - 1, FEEDER_BYTES, FEEDER_BYTES + 1, 200000,
};

START_TEST(full_blocks)
{
	static const size_t chunks[] = { 1, 1000, SIZE_MAX };
	struct pack text = { NULL, 0, 0 };
	struct feeder *feeder;
	struct tap tap;
	size_t i, at, due;

	pack_noise(&text, lengths[_i]);
	for (i = 0; i < 3; i++) {
		tap_open(&tap, pack_span(&text), chunks[i]);
		feeder = new_feeder(&tap);
		for (at = 0; at < text.len; at += due) {
			due = text.len - at < FEEDER_BYTES ? text.len - at :
			    FEEDER_BYTES;
			ck_assert_int_eq(feeder_take(feeder), (long)due);
			ck_assert_mem_eq(feeder->in, text.data + at, due);
			ck_assert_uint_eq(feeder->fed, at + due);
			ck_assert_uint_eq(feeder->zeros, 0);
		}
		ck_assert_int_eq(feeder_take(feeder), 0);
		ck_assert_uint_eq(feeder->fed, text.len);
		ck_assert_int_eq(feeder->fault.kind, FAULT_NONE);
		free(feeder);
	}
	pack_done(&text);
}
END_TEST

/* What came before a failure is handed over first. */
START_TEST(failure_below)
{
	struct pack text = { NULL, 0, 0 };
	struct feeder *feeder;
	struct tap tap;
	size_t at;
	long count;

	pack_noise(&text, lengths[_i]);
	tap_open(&tap, pack_span(&text), 1000);
	tap.broken = 1;
	feeder = new_feeder(&tap);
	for (at = 0; (count = feeder_take(feeder)) > 0; at += (size_t)count)
		;
	ck_assert_int_eq(count, -1);
	ck_assert_uint_eq(at, text.len);
	ck_assert_uint_eq(feeder->fed, text.len);
	unit_expect_fault(&feeder->fault, FAULT_INPUT, "the tap is broken");
	ck_assert_int_eq(feeder_take(feeder), -1);
	free(feeder);
	pack_done(&text);
}
END_TEST

/* Zeros are those at the end of everything, over any number of blocks. */
static const struct {
	size_t	 text, zeros, rest;
} tails[] = {
	{ 0, 1, 0 }, { 1, 1, 0 }, { 5, 0, 0 }, { 10, 512, 0 },
	{ 10, 512, 1 }, { 10, FEEDER_BYTES - 10, 0 },
	{ 10, FEEDER_BYTES - 10, 1 }, { 10, 3 * FEEDER_BYTES, 0 },
	{ 0, 2 * FEEDER_BYTES, 0 }, { FEEDER_BYTES, FEEDER_BYTES, 0 },
	{ FEEDER_BYTES - 1, FEEDER_BYTES, 0 },
};

START_TEST(zeros_at_the_end)
{
	struct pack bytes = { NULL, 0, 0 };
	struct feeder *feeder;
	struct tap tap;
	size_t i;

	pack_noise(&bytes, tails[_i].text);
	for (i = 0; i < tails[_i].zeros; i++)
		pack_add(&bytes, "", 1);
	pack_add(&bytes, "x", tails[_i].rest);
	tap_open(&tap, pack_span(&bytes), SIZE_MAX);
	feeder = new_feeder(&tap);
	while (feeder_take(feeder) > 0)
		;
	ck_assert_uint_eq(feeder->zeros, tails[_i].rest > 0 ? 0 :
	    tails[_i].zeros);
	free(feeder);
	pack_done(&bytes);
}
END_TEST

START_TEST(end_of_a_zip_file_is_fed)
{
	static const struct entry entry = { .name = "a",
	    .contents = BYTES("one\n") };
	struct zipend *end = calloc(1, sizeof *end);
	struct pack zip = { NULL, 0, 0 };
	struct feeder *feeder;
	struct tap tap;

	ck_assert_ptr_nonnull(end);
	pack_zip(&zip, ZIP_STORED, &entry, 1);
	tap_open(&tap, pack_span(&zip), 7);
	feeder = new_feeder(&tap);
	feeder->zipend = end;
	while (feeder_take(feeder) > 0)
		;
	ck_assert_ptr_null(zipend_complaint(end, 1, 4));
	free(feeder);
	free(end);
	pack_done(&zip);
}
END_TEST

static Suite *
feeder_suite(void)
{
	Suite *suite = suite_create("feeder");
	TCase *core = unit_case(suite, "core");

	unit_table(core, full_blocks, lengths);
	unit_table(core, zeros_at_the_end, tails);
	tcase_add_test(core, end_of_a_zip_file_is_fed);
	unit_table(unit_case(suite, "errors"), failure_below, lengths);
	return suite;
}

UNIT_MAIN(feeder_suite)
