/*
 * Numbers from the command line: strict, and never wrapped around.
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

static const struct {
	const char	*text;
	uint64_t	 want;
} wholes[] = {
	{ "0", 0 }, { "1", 1 }, { "10", 10 }, { "007", 7 },
	{ "00000000000000000000000000000000000100", 100 },
	{ "18446744073709551609", UINT64_MAX - 6 },
	{ "18446744073709551610", UINT64_MAX - 5 },
	{ "18446744073709551615", UINT64_MAX },
};

START_TEST(whole_numbers_are_read)
{
	struct fault why = unit_no_fault();
	uint64_t value = 99;

	ck_assert_int_eq(num_whole(wholes[_i].text, 0, UINT64_MAX, &value,
	    &why), 0);
	ck_assert_uint_eq(value, wholes[_i].want);
	/* The bounds belong to the range. */
	ck_assert_int_eq(num_whole(wholes[_i].text, value, value, &value,
	    &why), 0);
	ck_assert_int_eq(why.kind, FAULT_NONE);
}
END_TEST

static const struct {
	const char	*text;
	uint64_t	 min, max;
} not_whole[] = {
	{ "", 0, 10 }, { " ", 0, 10 }, { "-1", 0, 10 }, { "+1", 0, 10 },
	{ " 1", 0, 10 }, { "1 ", 0, 10 }, { "1\n", 0, 10 }, { "1K", 0, 10 },
	{ "1.0", 0, 10 }, { "0x1", 0, 10 }, { "1e1", 0, 10 },
	{ "1,0", 0, 10 }, { "one", 0, 10 }, { "1%", 0, 10 },
	{ "\xd9\xa1", 0, 10 }, { "1\xc2\xa0", 0, 10 },
	/* Out of range. */
	{ "0", 1, 100 }, { "101", 1, 100 }, { "11", 0, 10 },
	{ "18446744073709551616", 0, UINT64_MAX },
	{ "18446744073709551617", 0, 10 },
	{ "36893488147419103233", 0, 10 },
	{ "99999999999999999999999999999999999", 0, UINT64_MAX },
};

START_TEST(what_is_no_whole_number_is_refused)
{
	struct fault why = unit_no_fault();
	uint64_t value;
	char range[64];

	ck_assert_msg(num_whole(not_whole[_i].text, not_whole[_i].min,
	    not_whole[_i].max, &value, &why) == -1, "%s is %llu",
	    not_whole[_i].text, (unsigned long long)value);
	/* It says what is accepted. */
	snprintf(range, sizeof range, "from %llu to %llu",
	    (unsigned long long)not_whole[_i].min,
	    (unsigned long long)not_whole[_i].max);
	unit_expect_fault(&why, FAULT_USAGE, range);
}
END_TEST

#define HOUR	INT64_C(3600000)

static const struct {
	const char	*text;
	int64_t		 want;
} seconds[] = {
	{ "0", 0 }, { "1", 1000 }, { "90", 90000 }, { "0060", 60000 },
	{ "1.5", 1500 }, { "1.50", 1500 }, { "1.500", 1500 },
	{ "0.001", 1 }, { "0.01", 10 }, { "0.1", 100 }, { "0.0", 0 },
	{ "0.999", 999 }, { "1.234", 1234 }, { "1.034", 1034 },
	{ "3600", HOUR }, { "3600.000", HOUR }, { "3599.999", HOUR - 1 },
};

START_TEST(seconds_become_milliseconds)
{
	struct fault why = unit_no_fault();
	int64_t ms = 99;

	ck_assert_msg(num_seconds(seconds[_i].text, 0, HOUR, &ms, &why) == 0,
	    "%s: %s", seconds[_i].text, why.msg);
	ck_assert_int_eq(ms, seconds[_i].want);
	ck_assert_int_eq(num_seconds(seconds[_i].text, ms, ms, &ms, &why), 0);
	ck_assert_int_eq(why.kind, FAULT_NONE);
}
END_TEST

static const char *const not_seconds[] = {
	"", ".", "1.", ".5", "-1", "+1", " 1", "1 ", "1s", "1m", "1,5",
	"1..5", "1.5.5", "1.5s", "1. 5", "1.-5", "1e3", "0x10", "inf", "nan",
	"1.2345", "1.0000", "\xd9\xa1",
	/* Out of range: 1.5 seconds to an hour. */
	"0", "1", "1.499", "0.001", "3600.001", "3601",
	"9223372036854775", "9223372036854776", "18446744073709551616",
	"18446744073709551617.5", "99999999999999999999999999999",
};

START_TEST(what_is_no_number_of_seconds_is_refused)
{
	struct fault why = unit_no_fault();
	int64_t ms;

	ck_assert_msg(num_seconds(not_seconds[_i], 1500, HOUR, &ms,
	    &why) == -1, "%s is %lld", not_seconds[_i], (long long)ms);
	unit_expect_fault(&why, FAULT_USAGE, "from 1.5 to 3600");
}
END_TEST

static Suite *
num_suite(void)
{
	Suite *suite = suite_create("num");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	unit_table(tcase, sizes_are_read, sizes);
	unit_table(tcase, whole_numbers_are_read, wholes);
	unit_table(tcase, seconds_become_milliseconds, seconds);

	tcase = unit_case(suite, "errors");
	unit_table(tcase, what_is_no_size_is_refused, not_sizes);
	unit_table(tcase, what_is_out_of_range_is_refused, outside);
	unit_table(tcase, what_is_no_whole_number_is_refused, not_whole);
	unit_table(tcase, what_is_no_number_of_seconds_is_refused,
	    not_seconds);
	return suite;
}

UNIT_MAIN(num_suite)
