/*
 * Sizes from the command line: strict, and never wrapped around.
 */
#include "base/num.h"

#include <stdio.h>

#include "unit.h"

#define KIB	UINT64_C(1024)

static const struct {
	const char	*text;
	uint64_t	 want;
} sizes[] = {
	{ "0", 0 }, { "1", 1 }, { "007", 7 }, { "65536", 65536 },
	{ "0000000000000000000000000000000000009", 9 },
	{ "1K", KIB }, { "1k", KIB }, { "1KiB", KIB }, { "1kib", KIB },
	{ "1KIB", KIB }, { "0K", 0 },
	{ "16M", 16 * KIB * KIB }, { "16m", 16 * KIB * KIB },
	{ "16MiB", 16 * KIB * KIB }, { "3G", 3 * KIB * KIB * KIB },
	{ "3gib", 3 * KIB * KIB * KIB },
	{ "17179869183G", UINT64_MAX - (KIB * KIB * KIB - 1) },
	{ "18014398509481983K", UINT64_MAX - (KIB - 1) },
	{ "18446744073709551608", UINT64_MAX - 7 },
	{ "18446744073709551609", UINT64_MAX - 6 },
	{ "18446744073709551610", UINT64_MAX - 5 },
	{ "18446744073709551615", UINT64_MAX },
};

START_TEST(sizes_are_read)
{
	struct fault why = unit_no_fault();
	uint64_t bytes = 99;

	ck_assert_msg(num_size(sizes[_i].text, 0, UINT64_MAX, &bytes,
	    &why) == 0, "%s: %s", sizes[_i].text, why.msg);
	ck_assert_uint_eq(bytes, sizes[_i].want);
	/* The bounds belong to the range. */
	ck_assert_int_eq(num_size(sizes[_i].text, bytes, bytes, &bytes,
	    &why), 0);
	ck_assert_int_eq(why.kind, FAULT_NONE);
}
END_TEST

static const char *const not_sizes[] = {
	"", " ", "K", "KiB", "-1", "+1", " 1", "1 ", "1 K", "1KK", "1Ki",
	"1iB", "1KiBs", "1T", "1B", "0x10", "1e3", "1.5M", "1,000", "16M\n",
	"\t1", "one", "1_000", "\xd9\xa1", "1K1", "--1", "'", "1\xc2\xa0",
};

START_TEST(what_is_no_size_is_refused)
{
	struct fault why = unit_no_fault();
	uint64_t bytes = 99;

	ck_assert_msg(num_size(not_sizes[_i], 0, UINT64_MAX, &bytes,
	    &why) == -1, "%s", not_sizes[_i]);
	unit_expect_fault(&why, FAULT_USAGE, "not a size such as");
	ck_assert_uint_eq(bytes, 99);
}
END_TEST

static const struct {
	const char	*text;
	uint64_t	 min, max;
} outside[] = {
	{ "0", 1, 10 }, { "11", 1, 10 }, { "1K", 0, 1023 },
	{ "1K", 1025, 4096 }, { "1G", 0, KIB * KIB * KIB - 1 },
	{ "18446744073709551616", 0, UINT64_MAX },
	{ "18446744073709551620", 0, UINT64_MAX },
	{ "18446744073709551625", 0, UINT64_MAX },
	{ "36893488147419103232", 0, UINT64_MAX },
	{ "99999999999999999999999999999999", 0, UINT64_MAX },
	{ "17179869184G", 0, UINT64_MAX },
	{ "34359738369G", 0, UINT64_MAX },
	{ "18014398509481984K", 0, UINT64_MAX },
	{ "18446744073709551615K", 0, UINT64_MAX },
	{ "99999999999999999999K", 0, UINT64_MAX },
};

START_TEST(what_is_out_of_range_is_refused)
{
	struct fault why = unit_no_fault();
	uint64_t bytes = 99;
	char low[32], high[32];

	ck_assert_msg(num_size(outside[_i].text, outside[_i].min,
	    outside[_i].max, &bytes, &why) == -1, "%s is %llu",
	    outside[_i].text, (unsigned long long)bytes);
	ck_assert_uint_eq(bytes, 99);
	/* It says what is accepted. */
	snprintf(low, sizeof low, " %llu ",
	    (unsigned long long)outside[_i].min);
	snprintf(high, sizeof high, " %llu ",
	    (unsigned long long)outside[_i].max);
	unit_expect_fault(&why, FAULT_USAGE, low);
	unit_expect_fault(&why, FAULT_USAGE, high);
}
END_TEST

static Suite *
num_suite(void)
{
	Suite *suite = suite_create("num");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	unit_table(tcase, sizes_are_read, sizes);

	tcase = unit_case(suite, "errors");
	unit_table(tcase, what_is_no_size_is_refused, not_sizes);
	unit_table(tcase, what_is_out_of_range_is_refused, outside);
	return suite;
}

UNIT_MAIN(num_suite)
