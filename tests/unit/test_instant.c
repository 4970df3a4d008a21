/*
 * RFC 3339 times.  What parsing means is told by the canonical text of the
 * same instant; that text is checked against a calendar which counts every
 * day from 0001-01-01 to 9999-12-31 one by one.
 */
#include "base/instant.h"

#include <stdio.h>

#include "unit.h"

#define DAY		86400
/* 0001-01-01T00:00:00Z: 719162 days before 1970, as every almanac has it. */
#define YEAR_1		(INT64_C(-719162) * DAY)

/* How long is a month?  The rule as Pope Gregory gave it. */
static int
slow_month_days(int year, int month)
{
	static const int days[] = {
		31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	int leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return days[month - 1] + (month == 2 && leap);
}

static enum instant_status
parse(const char *text, enum instant_zone zone, struct instant *at)
{
	struct span span = span_of(text);
	char *copy = unit_copy(span);
	enum instant_status status;

	status = instant_parse((struct span){ copy, span.len }, zone, at);
	free(copy);
	return status;
}

static const struct {
	const char	*text;
	int64_t		 sec;
	int32_t		 ns;
} fixed_points[] = {
	{ "1970-01-01T00:00:00Z", 0, 0 },
	{ "1970-01-01T00:00:01.5Z", 1, 500000000 },
	{ "1969-12-31T23:59:59.5Z", -1, 500000000 },
	{ "2000-01-01T00:00:00Z", 946684800, 0 },
	{ "2001-09-09T01:46:40Z", 1000000000, 0 },
	{ "2038-01-19T03:14:08Z", INT64_C(2147483648), 0 },
	{ "2026-10-01T00:00:00Z", 1790812800, 0 },
	{ "0001-01-01T00:00:00Z", YEAR_1, 0 },
	{ "0000-01-01T00:00:00Z", YEAR_1 - 366 * DAY, 0 },
	{ "9999-12-31T23:59:59Z", INT64_C(253402300799), 0 },
};

START_TEST(known_times_are_where_they_belong)
{
	struct instant at = { 99, 99 };

	ck_assert_int_eq(parse(fixed_points[_i].text, INSTANT_ZONE_REQUIRED,
	    &at), INSTANT_OK);
	ck_assert_int_eq(at.sec, fixed_points[_i].sec);
	ck_assert_int_eq(at.ns, fixed_points[_i].ns);
}
END_TEST

/* Two digits, and what follows them. */
static char *
put2(char *p, int value, char behind)
{
	*p++ = (char)('0' + value / 10);
	*p++ = (char)('0' + value % 10);
	*p++ = behind;
	return p;
}

/* Everything the header knows to do with one second of one day. */
static void
check_day(int year, int month, int day, int64_t midnight)
{
	char want[INSTANT_TEXT], text[INSTANT_TEXT];
	int second = (int)(((midnight / DAY % 7919 + 7919) * 7919) % DAY);
	struct instant at = { midnight + second, 0 }, read;
	char *p = put2(want, year / 100, '?') - 1;

	p = put2(put2(put2(p, year % 100, '-'), month, '-'), day, 'T');
	p = put2(put2(p, second / 3600, ':'), second / 60 % 60, ':');
	p = put2(p, second % 60, '.');
	memcpy(p, "000Z", 5);
	if (strcmp(instant_format(at, text), want) != 0)
		ck_abort_msg("%s is written %s", want, text);
	if (instant_parse(span_of(want), INSTANT_ZONE_REQUIRED, &read) !=
	    INSTANT_OK || instant_cmp(at, read) != 0)
		ck_abort_msg("%s is read wrongly", want);
	if (instant_parse_date((struct span){ want, 10 }, &read) !=
	    INSTANT_OK || read.sec != midnight || read.ns != 0)
		ck_abort_msg("the day of %s is read wrongly", want);
	if (instant_month(at) != year * 12 + month - 1)
		ck_abort_msg("the month of %s", want);
	if (day == 1 && month_start(year * 12 + month - 1).sec != midnight)
		ck_abort_msg("the start of the month of %s", want);
}

/* A century a test; its first day is found by counting years. */
START_TEST(every_day_of_a_century)
{
	int64_t midnight = YEAR_1;
	int year, month, day;

	for (year = 1; year < 100 * _i; year++)
		midnight += (337 + slow_month_days(year, 2)) * DAY;
	for (; year < 100 * (_i + 1); year++)
		for (month = 1; month <= 12; month++)
			for (day = 1; day <= slow_month_days(year, month);
			    day++, midnight += DAY)
				check_day(year, month, day, midnight);
}
END_TEST

/* Month 0 to 13 and day 0 to 32 of years with and without a leap day. */
START_TEST(days_that_do_not_exist)
{
	static const int years[] = {
		0, 1, 4, 100, 400, 1900, 1999, 2000, 2023, 2024, 2100, 2400,
		9996, 9999 };
	char text[64];
	struct instant at;
	enum instant_status want;
	int year, month, day;
	size_t i;

	for (i = 0; i < sizeof years / sizeof years[0]; i++)
		for (month = 0; month <= 13; month++)
			for (day = 0; day <= 32; day++) {
				year = years[i];
				want = month >= 1 && month <= 12 &&
				    day >= 1 && day <= slow_month_days(year,
				    month) ? INSTANT_OK : INSTANT_IMPOSSIBLE;
				snprintf(text, sizeof text,
				    "%04d-%02d-%02dT12:00:00Z", year, month,
				    day);
				ck_assert_msg(parse(text,
				    INSTANT_ZONE_REQUIRED, &at) == want,
				    "%s", text);
				text[10] = '\0';
				ck_assert_msg(instant_parse_date(span_of(text),
				    &at) == want, "%s", text);
			}
}
END_TEST

static const struct {
	const char	*text;
	const char	*want;		/* the same instant, as it is written */
} good[] = {
	{ "2026-10-01T08:30:00Z", "2026-10-01T08:30:00.000Z" },
	{ "2026-10-01t08:30:00z", "2026-10-01T08:30:00.000Z" },
	{ "2026-10-01 08:30:00Z", "2026-10-01T08:30:00.000Z" },
	{ "2026-10-01T00:00:00Z", "2026-10-01T00:00:00.000Z" },
	{ "2026-10-01T23:59:59Z", "2026-10-01T23:59:59.000Z" },
	/* 1 to 9 digits of a fraction. */
	{ "2026-10-01T08:30:00.1Z", "2026-10-01T08:30:00.100Z" },
	{ "2026-10-01T08:30:00.12Z", "2026-10-01T08:30:00.120Z" },
	{ "2026-10-01T08:30:00.123Z", "2026-10-01T08:30:00.123Z" },
	{ "2026-10-01T08:30:00.1234Z", "2026-10-01T08:30:00.123400000Z" },
	{ "2026-10-01T08:30:00.12345Z", "2026-10-01T08:30:00.123450000Z" },
	{ "2026-10-01T08:30:00.123456Z", "2026-10-01T08:30:00.123456000Z" },
	{ "2026-10-01T08:30:00.1234567Z", "2026-10-01T08:30:00.123456700Z" },
	{ "2026-10-01T08:30:00.12345678Z", "2026-10-01T08:30:00.123456780Z" },
	{ "2026-10-01T08:30:00.123456789Z", "2026-10-01T08:30:00.123456789Z" },
	{ "2026-10-01T08:30:00.000000001Z", "2026-10-01T08:30:00.000000001Z" },
	{ "2026-10-01T08:30:00.999999999Z", "2026-10-01T08:30:00.999999999Z" },
	{ "2026-10-01T08:30:00.0Z", "2026-10-01T08:30:00.000Z" },
	{ "2026-10-01T08:30:00.000000000Z", "2026-10-01T08:30:00.000Z" },
	{ "1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z" },
	/* Offsets: across midnight, month, year, leap day. */
	{ "2026-10-01T08:30:00+00:00", "2026-10-01T08:30:00.000Z" },
	{ "2026-10-01T08:30:00-00:00", "2026-10-01T08:30:00.000Z" },
	{ "2026-10-01T08:30:00+05:30", "2026-10-01T03:00:00.000Z" },
	{ "2026-10-01T08:30:00-03:30", "2026-10-01T12:00:00.000Z" },
	{ "2026-10-01T08:30:00.5+12:45", "2026-09-30T19:45:00.500Z" },
	{ "2026-10-01T01:59:59.999+02:00", "2026-09-30T23:59:59.999Z" },
	{ "2026-10-01T02:00:00+02:00", "2026-10-01T00:00:00.000Z" },
	{ "2026-09-30T19:00:00-05:00", "2026-10-01T00:00:00.000Z" },
	{ "2026-12-31T23:30:00-01:00", "2027-01-01T00:30:00.000Z" },
	{ "2027-01-01T00:30:00+01:00", "2026-12-31T23:30:00.000Z" },
	{ "2024-02-28T23:59:00-00:01", "2024-02-29T00:00:00.000Z" },
	{ "2023-02-28T23:59:00-00:01", "2023-03-01T00:00:00.000Z" },
	{ "2024-03-01T00:00:00+00:01", "2024-02-29T23:59:00.000Z" },
	{ "2100-03-01T00:00:00+00:01", "2100-02-28T23:59:00.000Z" },
	{ "2000-03-01T00:00:00+00:01", "2000-02-29T23:59:00.000Z" },
	{ "2026-10-01T00:00:00+23:59", "2026-09-30T00:01:00.000Z" },
	{ "2026-10-01T00:00:00-23:59", "2026-10-01T23:59:00.000Z" },
	{ "1970-01-01T00:00:00+00:01", "1969-12-31T23:59:00.000Z" },
	{ "0001-01-01T00:00:00+00:01", "0000-12-31T23:59:00.000Z" },
	{ "0000-02-29T00:00:00Z", "0000-02-29T00:00:00.000Z" },
	{ "9999-12-31T23:59:59.999999999Z", "9999-12-31T23:59:59.999999999Z" },
	/* To the edges of the years there are, and no further. */
	{ "0000-01-01T23:59:00+23:59", "0000-01-01T00:00:00.000Z" },
	{ "9999-12-31T00:00:59.5-23:59", "9999-12-31T23:59:59.500Z" },
	{ "9999-12-31T23:59:60Z", "9999-12-31T23:59:59.999999999Z" },
	/* Leap seconds: real ones, one to come, and seen from elsewhere. */
	{ "2016-12-31T23:59:60Z", "2016-12-31T23:59:59.999999999Z" },
	{ "2016-12-31T23:59:60.5Z", "2016-12-31T23:59:59.999999999Z" },
	{ "2016-12-31T23:59:60.000Z", "2016-12-31T23:59:59.999999999Z" },
	{ "2015-06-30t23:59:60z", "2015-06-30T23:59:59.999999999Z" },
	{ "2026-09-30T23:59:60Z", "2026-09-30T23:59:59.999999999Z" },
	{ "2024-02-29T23:59:60Z", "2024-02-29T23:59:59.999999999Z" },
	{ "2026-02-28T23:59:60Z", "2026-02-28T23:59:59.999999999Z" },
	{ "2016-12-31T18:59:60-05:00", "2016-12-31T23:59:59.999999999Z" },
	{ "2017-01-01T00:59:60+01:00", "2016-12-31T23:59:59.999999999Z" },
	{ "2017-01-01T05:29:60+05:30", "2016-12-31T23:59:59.999999999Z" },
	{ "1990-12-31T15:59:60-08:00", "1990-12-31T23:59:59.999999999Z" },
	{ "2017-01-01T23:58:60+23:59", "2016-12-31T23:59:59.999999999Z" },
};

START_TEST(good_times_are_read)
{
	struct instant at = { 99, 99 }, again;
	char text[INSTANT_TEXT];

	ck_assert_int_eq(parse(good[_i].text, INSTANT_ZONE_REQUIRED, &at),
	    INSTANT_OK);
	ck_assert_str_eq(instant_format(at, text), good[_i].want);
	ck_assert_int_eq(parse(good[_i].text, INSTANT_ZONE_OR_UTC, &again),
	    INSTANT_OK);
	ck_assert_int_eq(instant_cmp(at, again), 0);
}
END_TEST

static const struct {
	enum instant_status	 want;
	const char		*text;
} bad[] = {
	{ INSTANT_MALFORMED, "" },
	{ INSTANT_MALFORMED, "redacted" },
	{ INSTANT_MALFORMED, "2026-10-01" },
	{ INSTANT_MALFORMED, "2026-10-01Z" },
	{ INSTANT_MALFORMED, "2026-10-01T08:30Z" },
	{ INSTANT_MALFORMED, "2026-10-01T08:30:0Z" },
	{ INSTANT_MALFORMED, "2026-10-01T08:3:00Z" },
	{ INSTANT_MALFORMED, "2026-10-01T8:30:00Z" },
	{ INSTANT_MALFORMED, "2026-10-01T08:3000Z" },
	{ INSTANT_MALFORMED, "2026-10-01T0830:00Z" },
	{ INSTANT_MALFORMED, "2026-10-0108:30:00Z" },
	{ INSTANT_MALFORMED, "2026-10-1T08:30:00Z" },
	{ INSTANT_MALFORMED, "2026-1-01T08:30:00Z" },
	{ INSTANT_MALFORMED, "26-10-01T08:30:00Z" },
	{ INSTANT_MALFORMED, "02026-10-01T08:30:00Z" },
	{ INSTANT_MALFORMED, "+2026-10-01T08:30:00Z" },
	{ INSTANT_MALFORMED, "-2026-10-01T08:30:00Z" },
	{ INSTANT_MALFORMED, " 2026-10-01T08:30:00Z" },
	{ INSTANT_MALFORMED, "2026-10-01T08:30:00Z " },
	{ INSTANT_MALFORMED, "2026-10-01T08:30:00 Z" },
	{ INSTANT_MALFORMED, "2026-10-01  08:30:00Z" },
	{ INSTANT_MALFORMED, "2026-10-01_08:30:00Z" },
	{ INSTANT_MALFORMED, "2026-10-01T08:30:00ZZ" },
	{ INSTANT_MALFORMED, "2026-10-01T08:30:00Z+00:00" },
	{ INSTANT_MALFORMED, "2026-10-01T08:30:00UTC" },
	{ INSTANT_MALFORMED, "2026-10-01T08:30:00.Z" },
	{ INSTANT_MALFORMED, "2026-10-01T08:30:00." },
	{ INSTANT_MALFORMED, "2026-10-01T08:30:00,5Z" },
	{ INSTANT_MALFORMED, "2026-10-01T08:30:00..5Z" },
	{ INSTANT_MALFORMED, "2026-10-01T08:30:00.5.5Z" },
	{ INSTANT_MALFORMED, "2026-10-01T08:30:00.1234567890Z" },
	{ INSTANT_MALFORMED, "2026-10-01T08:30:00.0000000000Z" },
	{ INSTANT_MALFORMED, "2026-10-01T08:30:00.1234567890" },
	{ INSTANT_MALFORMED, "2026-10-01T08:30:00+" },
	{ INSTANT_MALFORMED, "2026-10-01T08:30:00+1" },
	{ INSTANT_MALFORMED, "2026-10-01T08:30:00+10" },
	{ INSTANT_MALFORMED, "2026-10-01T08:30:00+10:" },
	{ INSTANT_MALFORMED, "2026-10-01T08:30:00+10:0" },
	{ INSTANT_MALFORMED, "2026-10-01T08:30:00+1000" },
	{ INSTANT_MALFORMED, "2026-10-01T08:30:00+10:000" },
	{ INSTANT_MALFORMED, "2026-10-01T08:30:00+1:00" },
	{ INSTANT_MALFORMED, "2026-10-01T08:30:00+:00" },
	{ INSTANT_MALFORMED, "2026-10-01T08:30:0010:00" },
	{ INSTANT_MALFORMED, "2026-10-01T08:30:00+10:00:00" },
	{ INSTANT_MALFORMED, "2026-10-01T08:30:00+10:00Z" },
	{ INSTANT_MALFORMED, "2026-10-01T08:30:00*10:00" },
	{ INSTANT_MALFORMED, "2026-10-01T08:30:00 +10:00" },
	{ INSTANT_MALFORMED, "2026-10-01T08:30:00\xe2\x88\x92" "10:00" },
	{ INSTANT_MALFORMED, "20261001T083000Z" },
	{ INSTANT_MALFORMED, "1790812800" },
	{ INSTANT_MALFORMED, "Thu Oct  1 08:30:00 2026" },
	{ INSTANT_MALFORMED, "2026-13-01T08:30:00 " },
	{ INSTANT_IMPOSSIBLE, "2026-10-01T24:00:00Z" },
	{ INSTANT_IMPOSSIBLE, "2026-10-01T23:60:00Z" },
	{ INSTANT_IMPOSSIBLE, "2026-10-01T23:59:61Z" },
	{ INSTANT_IMPOSSIBLE, "2026-10-01T99:99:99Z" },
	{ INSTANT_IMPOSSIBLE, "2026-10-01T08:30:00+24:00" },
	{ INSTANT_IMPOSSIBLE, "2026-10-01T08:30:00+23:60" },
	{ INSTANT_IMPOSSIBLE, "2026-10-01T08:30:00-99:00" },
	/* An offset out of the years there are. */
	{ INSTANT_IMPOSSIBLE, "0000-01-01T23:58:59.999999999+23:59" },
	{ INSTANT_IMPOSSIBLE, "0000-01-01T00:00:00+23:59" },
	{ INSTANT_IMPOSSIBLE, "0000-01-01T00:00:00+00:01" },
	{ INSTANT_IMPOSSIBLE, "9999-12-31T23:59:00-00:01" },
	{ INSTANT_IMPOSSIBLE, "9999-12-31T23:59:59-23:59" },
	{ INSTANT_IMPOSSIBLE, "9999-12-31T23:59:60-00:01" },
	/* 31 September is wrong for good, whatever else is missing. */
	{ INSTANT_IMPOSSIBLE, "2026-09-31T08:30:00" },
	{ INSTANT_IMPOSSIBLE, "2026-09-30T25:30:00" },
	/* No leap second there: not a month's end, not its last minute, or
	 * only by the clock of another zone. */
	{ INSTANT_IMPOSSIBLE, "2016-12-31T23:58:60Z" },
	{ INSTANT_IMPOSSIBLE, "2016-12-31T22:59:60Z" },
	{ INSTANT_IMPOSSIBLE, "2016-12-30T23:59:60Z" },
	{ INSTANT_IMPOSSIBLE, "2026-10-15T12:00:60Z" },
	{ INSTANT_IMPOSSIBLE, "2017-01-01T00:00:60Z" },
	{ INSTANT_IMPOSSIBLE, "2016-12-31T23:59:60+01:00" },
	{ INSTANT_IMPOSSIBLE, "2016-12-31T23:59:60-05:00" },
	{ INSTANT_IMPOSSIBLE, "2016-12-31T18:59:60-05:01" },
	{ INSTANT_IMPOSSIBLE, "2024-02-28T23:59:60Z" },
	{ INSTANT_IMPOSSIBLE, "2026-02-29T23:59:60Z" },
	{ INSTANT_NO_ZONE, "2026-10-01T08:30:00" },
	{ INSTANT_NO_ZONE, "2026-10-01 08:30:00.123" },
	{ INSTANT_NO_ZONE, "2026-10-01t08:30:00.123456789" },
	{ INSTANT_NO_ZONE, "2016-12-31T23:59:60" },
};

START_TEST(bad_times_are_refused)
{
	struct instant at = { 99, 98 };
	enum instant_status want = bad[_i].want;

	ck_assert_int_eq(parse(bad[_i].text, INSTANT_ZONE_REQUIRED, &at),
	    want);
	ck_assert_int_eq(at.sec, 99);
	ck_assert_int_eq(at.ns, 98);
	if (want == INSTANT_NO_ZONE)
		want = INSTANT_OK;
	ck_assert_int_eq(parse(bad[_i].text, INSTANT_ZONE_OR_UTC, &at), want);
}
END_TEST

START_TEST(a_time_without_zone_may_mean_utc)
{
	struct instant at;
	char text[INSTANT_TEXT];

	ck_assert_int_eq(parse("2026-10-01 08:30:00.25", INSTANT_ZONE_OR_UTC,
	    &at), INSTANT_OK);
	ck_assert_str_eq(instant_format(at, text), "2026-10-01T08:30:00.250Z");
	ck_assert_int_eq(parse("2016-12-31T23:59:60", INSTANT_ZONE_OR_UTC,
	    &at), INSTANT_OK);
	ck_assert_int_eq(parse("2016-12-30T23:59:60", INSTANT_ZONE_OR_UTC,
	    &at), INSTANT_IMPOSSIBLE);
}
END_TEST

/* Cut off anywhere, a stamp is malformed, or lacks its zone and no more. */
START_TEST(truncated_times_are_refused)
{
	const char *text = good[_i].text;
	enum instant_status want;
	char cut[64];
	struct instant at;
	size_t len, digits;

	for (len = 0; len < strlen(text); len++) {
		memcpy(cut, text, len);
		cut[len] = '\0';
		digits = len < 20 ? 0 : strspn(cut + 20, "0123456789");
		want = len == 19 || (len > 20 && cut[19] == '.' &&
		    20 + digits == len) ? INSTANT_NO_ZONE : INSTANT_MALFORMED;
		ck_assert_msg(parse(cut, INSTANT_ZONE_REQUIRED, &at) == want,
		    "%s", cut);
		/* And a byte more than the whole is one too many. */
		ck_assert_int_eq(instant_parse((struct span){ text,
		    strlen(text) + 1 }, INSTANT_ZONE_OR_UTC, &at),
		    INSTANT_MALFORMED);
	}
}
END_TEST

/* Each byte of a stamp replaced by each other byte. */
START_TEST(times_with_one_wrong_byte_are_refused)
{
	static const char form[] = "dddd-dd-ddTdd:dd:dd.dddZ";
	static const char whole[] = "2026-10-01T08:30:00.123Z";
	char text[sizeof whole];
	enum instant_status status;
	struct instant at;
	size_t i;
	int c, fits;

	for (i = 0; i < sizeof whole - 1; i++)
		for (c = 0; c < 256; c++) {
			memcpy(text, whole, sizeof whole);
			text[i] = (char)c;
			fits = form[i] == 'd' ? c >= '0' && c <= '9' :
			    c == form[i] || (form[i] == 'T' &&
			    (c == 't' || c == ' ')) ||
			    (form[i] == 'Z' && c == 'z');
			status = instant_parse((struct span){ text,
			    sizeof whole - 1 }, INSTANT_ZONE_OR_UTC, &at);
			/* A digit in the zone's place: four of a fraction. */
			if (form[i] == 'Z' && c >= '0' && c <= '9')
				fits = 1;
			ck_assert_msg((status == INSTANT_MALFORMED) == !fits,
			    "byte %d at %zu", c, i);
		}
}
END_TEST

static const struct {
	enum instant_status	 want;
	struct span		 text;
} dates[] = {
	{ INSTANT_OK, BYTES("2026-10-01") },
	{ INSTANT_OK, BYTES("0000-02-29") },
	{ INSTANT_MALFORMED, BYTES("") },
	{ INSTANT_MALFORMED, BYTES("2026-10") },
	{ INSTANT_MALFORMED, BYTES("2026-10-0") },
	{ INSTANT_MALFORMED, BYTES("2026-10-01 ") },
	{ INSTANT_MALFORMED, BYTES("2026-10-01\0") },
	{ INSTANT_MALFORMED, BYTES("2026-10-01T") },
	{ INSTANT_MALFORMED, BYTES("2026-10-01Z") },
	{ INSTANT_MALFORMED, BYTES("2026-10-011") },
	{ INSTANT_MALFORMED, BYTES("2026/10/01") },
	{ INSTANT_MALFORMED, BYTES("20261001") },
	{ INSTANT_IMPOSSIBLE, BYTES("2026-09-31") },
	{ INSTANT_IMPOSSIBLE, BYTES("2026-00-10") },
};

START_TEST(dates_are_whole)
{
	struct instant at = { 99, 98 };

	ck_assert_int_eq(instant_parse_date(dates[_i].text, &at),
	    dates[_i].want);
	ck_assert_int_eq(at.ns, dates[_i].want == INSTANT_OK ? 0 : 98);
}
END_TEST

static const struct {
	enum instant_status	 want;
	struct span		 text;
	month_index		 month;
} months[] = {
	{ INSTANT_OK, BYTES("2026-10"), 2026 * 12 + 9 },
	{ INSTANT_OK, BYTES("0000-01"), 0 },
	{ INSTANT_OK, BYTES("9999-12"), 119999 },
	{ INSTANT_MALFORMED, BYTES(""), 0 },
	{ INSTANT_MALFORMED, BYTES("2026"), 0 },
	{ INSTANT_MALFORMED, BYTES("2026-1"), 0 },
	{ INSTANT_MALFORMED, BYTES("2026-010"), 0 },
	{ INSTANT_MALFORMED, BYTES("2026-10-"), 0 },
	{ INSTANT_MALFORMED, BYTES("2026-10\0"), 0 },
	{ INSTANT_MALFORMED, BYTES("2026/10"), 0 },
	{ INSTANT_MALFORMED, BYTES("202610"), 0 },
	{ INSTANT_MALFORMED, BYTES("202-10"), 0 },
	{ INSTANT_MALFORMED, BYTES("-10"), 0 },
	{ INSTANT_MALFORMED, BYTES("10-2026"), 0 },
	{ INSTANT_MALFORMED, BYTES(" 2026-10"), 0 },
	{ INSTANT_IMPOSSIBLE, BYTES("2026-00"), 0 },
	{ INSTANT_IMPOSSIBLE, BYTES("2026-13"), 0 },
};

START_TEST(months_are_read)
{
	month_index month = -99;
	char text[MONTH_TEXT];

	ck_assert_int_eq(month_parse(months[_i].text, &month),
	    months[_i].want);
	if (months[_i].want != INSTANT_OK) {
		ck_assert_int_eq(month, -99);
		return;
	}
	ck_assert_int_eq(month, months[_i].month);
	ck_assert_ptr_eq(month_format(month, text), text);
	ck_assert(unit_is(months[_i].text, text));
}
END_TEST

START_TEST(a_month_ends_where_the_next_begins)
{
	month_index month;
	struct instant start, before;

	for (month = 0; month < 120000; month++) {
		start = month_start(month);
		before = (struct instant){ start.sec - 1, 999999999 };
		if (start.ns != 0 || instant_month(start) != month ||
		    instant_month(before) != month - 1)
			ck_abort_msg("month %d", (int)month);
	}
}
END_TEST

START_TEST(instants_are_ordered)
{
	static const struct instant order[] = {
		{ INT64_MIN, 0 }, { -2, 999999999 }, { -1, 0 }, { -1, 1 },
		{ 0, 0 }, { 0, 1 }, { 0, 999999999 }, { 1, 0 },
		{ INT64_MAX, 0 }, { INT64_MAX, 999999999 } };
	int a, b, cmp;

	for (a = 0; a < UNIT_ROWS(order); a++)
		for (b = 0; b < UNIT_ROWS(order); b++) {
			cmp = instant_cmp(order[a], order[b]);
			ck_assert_int_eq((cmp > 0) - (cmp < 0),
			    (a > b) - (a < b));
		}
}
END_TEST

START_TEST(complaints_are_different_words)
{
	ck_assert_str_eq(instant_complaint(INSTANT_OK), "");
	ck_assert_str_ne(instant_complaint(INSTANT_MALFORMED), "");
	ck_assert_str_ne(instant_complaint(INSTANT_IMPOSSIBLE),
	    instant_complaint(INSTANT_MALFORMED));
	ck_assert_str_ne(instant_complaint(INSTANT_NO_ZONE),
	    instant_complaint(INSTANT_MALFORMED));
}
END_TEST

/* Far beyond any calendar: no text is longer than the room for it. */
START_TEST(the_room_is_enough_for_any_instant)
{
	static const struct instant far[] = {
		{ INT64_MAX, 999999999 }, { INT64_MAX, 0 },
		{ INT64_MIN / 2, 999999999 }, { YEAR_1 - 367 * DAY, 1 } };
	char text[2 * INSTANT_TEXT];
	int i;

	for (i = 0; i < UNIT_ROWS(far); i++) {
		memset(text, '#', sizeof text);
		instant_format(far[i], text);
		ck_assert_uint_lt(strlen(text), INSTANT_TEXT);
		ck_assert_int_eq(text[strlen(text) - 1], 'Z');
	}
}
END_TEST

static Suite *
instant_suite(void)
{
	Suite *suite = suite_create("instant");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	unit_table(tcase, known_times_are_where_they_belong, fixed_points);
	tcase_add_loop_test(tcase, every_day_of_a_century,
	    unit_quick() ? 19 : 0, unit_quick() ? 22 : 100);
	unit_table(tcase, good_times_are_read, good);
	tcase_add_test(tcase, a_time_without_zone_may_mean_utc);
	unit_table(tcase, dates_are_whole, dates);
	unit_table(tcase, months_are_read, months);
	tcase_add_test(tcase, a_month_ends_where_the_next_begins);
	tcase_add_test(tcase, instants_are_ordered);
	tcase_add_test(tcase, complaints_are_different_words);

	tcase = unit_case(suite, "limits");
	tcase_add_test(tcase, days_that_do_not_exist);
	tcase_add_test(tcase, the_room_is_enough_for_any_instant);

	tcase = unit_case(suite, "errors");
	unit_table(tcase, bad_times_are_refused, bad);
	unit_table(tcase, truncated_times_are_refused, good);
	tcase_add_test(tcase, times_with_one_wrong_byte_are_refused);
	return suite;
}

UNIT_MAIN(instant_suite)
