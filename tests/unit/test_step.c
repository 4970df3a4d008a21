/*
 * What was remembered is known again when every byte of it is there, and not
 * when one is another: of every length, at every place.
 */
#include "log/step.h"

#include "unit.h"

/* Text of which STEP_BYTES can be read, and no more; to be freed. */
static char *
text_of(int begin)
{
	char *text = malloc(STEP_BYTES);
	size_t i;

	ck_assert_ptr_nonnull(text);
	for (i = 0; i < STEP_BYTES; i++)
		text[i] = (char)(begin + (int)i * 7 % 90);
	return text;
}

START_TEST(every_byte_matters)
{
	struct step step = STEP_NONE;
	char *text = text_of(' ');
	size_t len = (size_t)_i, i;
	int bit;

	step_remember(&step, text, len, 42);
	ck_assert_uint_eq(step.len, len);
	ck_assert_int_eq(step.action, 42);
	ck_assert_int_eq(step_is(&step, text), 1);
	for (i = 0; i < STEP_BYTES; i++)
		for (bit = 0; bit < 8; bit++) {
			text[i] ^= (char)(1 << bit);
			if (step_is(&step, text) != (i >= len))
				ck_abort_msg("%zu bytes, bit %d of byte %zu",
				    len, bit, i);
			text[i] ^= (char)(1 << bit);
		}
	free(text);
}
END_TEST

START_TEST(none_is_known)
{
	struct step step = STEP_NONE;
	char *text = text_of('a');

	ck_assert_int_eq(step_is(&step, text), 0);
	ck_assert_uint_eq(step.len, 0);
	free(text);
}
END_TEST

/* The longer one is not remembered, and what was there stays; a shorter one
 * leaves nothing of it. */
START_TEST(one_after_another)
{
	char *text = text_of(' '), *other = text_of('a');
	struct step step = STEP_NONE;
	size_t len;

	step_remember(&step, text, 20, 1);
	step_remember(&step, other, STEP_BYTES + 1, 2);
	ck_assert_int_eq(step_is(&step, text), 1);
	ck_assert_int_eq(step.action, 1);
	for (len = STEP_BYTES; len > 0; len--) {
		step_remember(&step, text, len, 3);
		step_remember(&step, other, STEP_BYTES + 1 - len, 4);
		ck_assert_int_eq(step_is(&step, text), 0);
		ck_assert_int_eq(step_is(&step, other), 1);
		ck_assert_int_eq(step.action, 4);
	}
	free(text);
	free(other);
}
END_TEST

static Suite *
step_suite(void)
{
	Suite *suite = suite_create("step");
	TCase *tc = tcase_create("step");

	tcase_add_loop_test(tc, every_byte_matters, 1, (int)STEP_BYTES + 1);
	tcase_add_test(tc, none_is_known);
	tcase_add_test(tc, one_after_another);
	suite_add_tcase(suite, tc);
	return suite;
}

UNIT_MAIN(step_suite)
