/*
 * The line of progress: what it says with a total and without, and that no
 * number is too large for it.
 */
#include <stdint.h>

#include "count/meter.h"
#include "unit.h"

#define KIB	UINT64_C(1024)
#define MIB	(1024 * KIB)
#define GIB	(1024 * MIB)

static const struct {
	struct meter	 meter;
	const char	*text;
} lines[] = {
	/* Nothing yet, of something. */
	{ { 0, 1000, 0, 0 }, "  0 %  0 B of 1.0 KiB  0 events  0 B/s  "
	    "0:00 left" },
	{ { 0, 100, 0, 5000 }, "  0 %  0 B of 100 B  0 events  0 B/s  "
	    "0:00 left" },
	/* Half of it in a second: a second is left, and a begun one counts. */
	{ { 500, 1000, 7, 1000 }, " 50 %  500 B of 1.0 KiB  7 events  "
	    "500 B/s  0:01 left" },
	{ { 100 * MIB, (int64_t)(1100 * MIB), 123456, 2000 },
	    "  9 %  100 MiB of 1.1 GiB  123456 events  50.0 MiB/s  "
	    "0:20 left" },
	{ { GIB, (int64_t)(2 * GIB), 1, 3600000 },
	    " 50 %  1.0 GiB of 2.0 GiB  1 events  291 KiB/s  1:00:00 left" },
	/* All of it; rounding never says so too early. */
	{ { 1000, 1000, 9, 1000 }, "100 %  1.0 KiB of 1.0 KiB  9 events  "
	    "1.0 KiB/s  0:00 left" },
	{ { 999, 1000, 9, 1000 }, " 99 %  999 B of 1.0 KiB  9 events  "
	    "999 B/s  0:01 left" },
	/* No total, an empty one, and one that was overtaken. */
	{ { 2048, -1, 3, 2000 }, "2.0 KiB  3 events  1.0 KiB/s  0:02" },
	{ { 0, 0, 0, 0 }, "0 B  0 events  0 B/s  0:00" },
	{ { 1001, 1000, 3, 1000 }, "1.0 KiB  3 events  1.0 KiB/s  0:01" },
	/* A clock that has not moved yet, or went back. */
	{ { 1000, -1, 3, 0 }, "1.0 KiB  3 events  977 KiB/s  0:00" },
	{ { 1000, -1, 3, -5000 }, "1.0 KiB  3 events  977 KiB/s  0:00" },
};

/* The same line in the bytes around it would go unseen. */
static void
expect_line(const struct meter *meter, const char *expected)
{
	char room[METER_TEXT + 16];
	char *text;
	size_t i;

	memset(room, '#', sizeof room);
	text = meter_text(meter, room);
	ck_assert_ptr_eq(text, room);
	if (expected != NULL)
		ck_assert_str_eq(text, expected);
	ck_assert_uint_lt(strlen(text), METER_TEXT);
	ck_assert_ptr_null(strpbrk(text, "\n\r\t"));
	for (i = METER_TEXT; i < sizeof room; i++)
		ck_assert_int_eq(room[i], '#');
}

START_TEST(says_how_far)
{
	expect_line(&lines[_i].meter, lines[_i].text);
}
END_TEST

static const struct meter extremes[] = {
	{ UINT64_MAX / 2, INT64_MAX, UINT64_MAX, 3600000 },
	{ (uint64_t)INT64_MAX, INT64_MAX, UINT64_MAX, INT64_MAX },
	{ UINT64_MAX, -1, UINT64_MAX, INT64_MAX },
	{ UINT64_C(1) << 60, INT64_MAX, UINT64_MAX, 86400000 },
	{ 1, (int64_t)1 << 40, 1, 86400000 },
	{ 0, INT64_MAX, 0, INT64_MAX },
};

START_TEST(no_number_is_too_large)
{
	expect_line(&extremes[_i], NULL);
}
END_TEST

static Suite *
meter_suite(void)
{
	Suite *suite = suite_create("meter");

	unit_table(unit_case(suite, "core"), says_how_far, lines);
	unit_table(unit_case(suite, "limits"), no_number_is_too_large,
	    extremes);
	return suite;
}

UNIT_MAIN(meter_suite)
