/*
 * The bytes a decoder works on, however small the pieces they come in.
 */
#include "count/intake.h"
#include "pack.h"

START_TEST(every_byte_once)
{
	struct pack text = { NULL, 0, 0 };
	struct fault why = unit_no_fault();
	struct intake *in = malloc(sizeof *in);
	size_t seen = 0;
	struct tap tap;

	ck_assert_ptr_nonnull(in);
	pack_noise(&text, 200000);
	tap_open(&tap, pack_span(&text), _i == 0 ? 7 : SIZE_MAX);
	intake_init(in, &tap.source);
	while (intake_fill(in, &why) == 1) {
		/* Nothing moves as long as something is left. */
		if (intake_fill(in, &why) != 1 ||
		    in->data[in->at] != text.data[seen])
			ck_abort_msg("byte %zu", seen);
		in->at++;
		seen++;
	}
	ck_assert_uint_eq(seen, text.len);
	ck_assert_int_eq(intake_fill(in, &why), 0);
	ck_assert_int_eq(why.kind, FAULT_NONE);
	free(in);
	pack_done(&text);
}
END_TEST

START_TEST(failure_below)
{
	struct fault why = unit_no_fault();
	struct intake *in = malloc(sizeof *in);
	struct tap tap;

	ck_assert_ptr_nonnull(in);
	tap_open(&tap, SPAN("ab"), 1);
	tap.broken = 1;
	intake_init(in, &tap.source);
	ck_assert_int_eq(intake_fill(in, &why), 1);
	in->at++;
	ck_assert_int_eq(intake_fill(in, &why), 1);
	in->at++;
	ck_assert_int_eq(intake_fill(in, &why), -1);
	unit_expect_fault(&why, FAULT_INPUT, "the tap is broken");
	free(in);
}
END_TEST

/* zeros, then so many bytes of rest. */
static const struct {
	size_t	zeros;
	size_t	rest;
	int	broken;
	int	status;
} tails[] = {
	{ 0, 0, 0, 0 },
	{ 1, 0, 0, 0 },
	{ INTAKE_BYTES, 0, 0, 0 },
	{ INTAKE_BYTES * 2 + 1, 0, 0, 0 },
	{ 0, 1, 0, -1 },
	{ 1, 1, 0, -1 },
	{ INTAKE_BYTES, 1, 0, -1 },
	{ INTAKE_BYTES - 1, 1, 0, -1 },
	{ 5, 0, 1, -1 },
	{ 0, 0, 1, -1 },
};

START_TEST(only_zeros_are_left)
{
	struct fault why = unit_no_fault();
	struct intake *in = malloc(sizeof *in);
	struct pack bytes = { NULL, 0, 0 };
	struct tap tap;
	size_t i;

	ck_assert_ptr_nonnull(in);
	for (i = 0; i < tails[_i].zeros; i++)
		pack_add(&bytes, "", 1);
	pack_add(&bytes, "x", tails[_i].rest);
	tap_open(&tap, pack_span(&bytes), SIZE_MAX);
	tap.broken = tails[_i].broken;
	intake_init(in, &tap.source);
	ck_assert_int_eq(intake_pass_zeros(in, &why), tails[_i].status);
	if (tails[_i].status == 0)
		ck_assert_uint_eq(tap.at, bytes.len);
	else
		unit_expect_fault(&why, FAULT_INPUT, tails[_i].broken ?
		    "the tap is broken" : "something other than zeros");
	free(in);
	pack_done(&bytes);
}
END_TEST

static Suite *
intake_suite(void)
{
	Suite *suite = suite_create("intake");

	tcase_add_loop_test(unit_case(suite, "core"), every_byte_once, 0, 2);
	tcase_add_test(unit_case(suite, "errors"), failure_below);
	unit_table(unit_case(suite, "zeros"), only_zeros_are_left, tails);
	return suite;
}

UNIT_MAIN(intake_suite)
