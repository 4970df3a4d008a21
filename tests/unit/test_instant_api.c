/*
 * The quick way to read the API's own times: whatever it reads,
 * instant_parse() reads the same; what it leaves alone is of another form, a
 * leap second, or no time at all.
 */
#include "base/instant.h"

#include <stdio.h>

#include "unit.h"

#define FORM	"dddd-dd-ddTdd:dd:dd.dddZ"

/* Is it of the form, character by character? */
static int
has_form(const char *text, size_t len)
{
	size_t i;

	if (len != strlen(FORM))
		return 0;
	for (i = 0; i < len; i++)
		if (FORM[i] == 'd' ? text[i] < '0' || text[i] > '9' :
		    text[i] != FORM[i])
			return 0;
	return 1;
}

/* Both say the same of it. */
static void
check(const char *text, size_t len)
{
	struct instant quick = { 99, 98 }, at = { 99, 98 };
	int want = instant_parse((struct span){ text, len },
	    INSTANT_ZONE_REQUIRED, &at) == INSTANT_OK &&
	    has_form(text, len) && memcmp(text + 17, "60", 2) != 0;
	int got = instant_parse_api((struct span){ text, len }, &quick);

	if (got != want)
		ck_abort_msg("%d of %.*s", got, (int)len, text);
	if (got && instant_cmp(quick, at) != 0)
		ck_abort_msg("another time of %.*s", (int)len, text);
	/* Nothing is set where nothing is read. */
	if (!got && (quick.sec != 99 || quick.ns != 98))
		ck_abort_msg("set by %.*s", (int)len, text);
}

static const char *const times[] = {
	"2026-10-05T12:34:56.789Z", "1970-01-01T00:00:00.000Z",
	"2024-02-29T23:59:59.999Z", "2000-02-29T09:08:07.060Z",
	"0000-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z",
	"2026-12-31T19:29:39.100Z", "2016-12-31T23:59:59.001Z",
};

START_TEST(a_time_with_another_byte)
{
	char text[sizeof FORM];
	struct instant at;
	size_t i;
	int c;

	memcpy(text, times[_i], sizeof text);
	ck_assert_int_eq(instant_parse_api(span_of(text), &at), 1);
	for (i = 0; i < strlen(FORM); i++) {
		for (c = 0; c < 256; c++) {
			text[i] = (char)c;
			check(text, strlen(FORM));
		}
		text[i] = times[_i][i];
	}
}
END_TEST

/* In memory that ends where they do. */
START_TEST(a_time_of_another_length)
{
	char text[64], *copy;
	size_t len;

	for (len = 0; len <= 32; len++) {
		memset(text, '0', sizeof text);
		memcpy(text, times[_i], strlen(FORM));
		copy = unit_copy((struct span){ text, len });
		check(copy, len);
		free(copy);
		/* And a digit more of the fraction, or one less. */
		if (len > 20) {
			text[len - 1] = 'Z';
			check(text, len);
		}
	}
}
END_TEST

/* Day 0 to 32 of month 0 to 13, in years of every kind. */
START_TEST(every_day_of_some_years)
{
	static const int years[] = {
		0, 1, 4, 99, 100, 400, 1600, 1899, 1900, 1969, 1970, 1972,
		1999, 2000, 2023, 2024, 2025, 2026, 2027, 2028, 2100, 2400,
		9996, 9999 };
	int month, day, read = 0;
	char text[64];
	struct instant at;

	for (month = 0; month <= 13; month++)
		for (day = 0; day <= 32; day++) {
			snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:"
			    "%02d.%03dZ", years[_i], month, day,
			    (month * 31 + day) % 24, day, month, day * 31);
			check(text, strlen(FORM));
			read += instant_parse_api(span_of(text), &at);
		}
	ck_assert_int_eq(read, years[_i] % 4 == 0 && (years[_i] % 100 != 0 ||
	    years[_i] % 400 == 0) ? 366 : 365);
}
END_TEST

START_TEST(every_second_of_a_day_and_more)
{
	int hour, minute, second, read = 0;
	char text[64];
	struct instant at;

	for (hour = 0; hour <= 25; hour++)
		for (minute = 0; minute <= 61; minute++)
			for (second = 0; second <= 61; second++) {
				if (unit_quick() && (hour + minute + second) %
				    7 > 0)
					continue;
				snprintf(text, sizeof text, "2016-12-31T%02d:"
				    "%02d:%02d.500Z", hour, minute, second);
				check(text, strlen(FORM));
				read += instant_parse_api(span_of(text), &at);
			}
	ck_assert_int_gt(read, 12000);
	ck_assert_int_le(read, 86400);
}
END_TEST

static Suite *
instant_api_suite(void)
{
	Suite *suite = suite_create("instant_api");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	unit_table(tcase, a_time_with_another_byte, times);
	tcase_add_loop_test(tcase, every_day_of_some_years, 0, 24);
	tcase_add_test(tcase, every_second_of_a_day_and_more);

	tcase = unit_case(suite, "limits");
	unit_table(tcase, a_time_of_another_length, times);
	return suite;
}

UNIT_MAIN(instant_api_suite)
