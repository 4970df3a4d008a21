#include "instant.h"

#include <endian.h>
#include <stdio.h>

#include "calendar.h"
#include "word.h"

#define LAST_NS		999999999

/* A reader over borrowed text; every take_*() returns -1 on what it is not. */
struct cursor {
	const char	*p;
	const char	*end;
};

struct civil {
	int	year, month, day;	/* month and day from 1 */
	int	hour, minute, second;
};

static int
take_digits(struct cursor *in, int count, int *value)
{
	int n = 0;

	for (; count > 0; count--, in->p++) {
		if (in->p == in->end || *in->p < '0' || *in->p > '9')
			return -1;
		n = n * 10 + (*in->p - '0');
	}
	*value = n;
	return 0;
}

static int
take_char(struct cursor *in, const char *accepted)
{
	if (in->p == in->end || *in->p == '\0' ||
	    strchr(accepted, *in->p) == NULL)
		return -1;
	in->p++;
	return 0;
}

static int
take_date(struct cursor *in, struct civil *at)
{
	return take_digits(in, 4, &at->year) == 0 && take_char(in, "-") == 0 &&
	    take_digits(in, 2, &at->month) == 0 && take_char(in, "-") == 0 &&
	    take_digits(in, 2, &at->day) == 0 ? 0 : -1;
}

static int
date_exists(const struct civil *at)
{
	return calendar_has(at->year, at->month, at->day);
}

/* ".123" as nanoseconds; 0 when there is no point. */
static int
take_fraction(struct cursor *in, int32_t *ns)
{
	int digits, digit;
	int32_t value = 0;

	*ns = 0;
	if (take_char(in, ".") == -1)
		return 0;
	for (digits = 0; take_digits(in, 1, &digit) == 0; digits++) {
		if (digits == 9)
			return -1;
		value = value * 10 + digit;
	}
	if (digits == 0)
		return -1;
	for (; digits < 9; digits++)
		value *= 10;
	*ns = value;
	return 0;
}

/* The rest of the text as a zone; *offset in seconds east of UTC. */
static enum instant_status
take_zone(struct cursor *in, enum instant_zone zone, int *offset)
{
	int sign, hours, minutes;

	*offset = 0;
	if (in->p == in->end)
		return zone == INSTANT_ZONE_OR_UTC ? INSTANT_OK :
		    INSTANT_NO_ZONE;
	if (take_char(in, "Zz") == 0)
		return in->p == in->end ? INSTANT_OK : INSTANT_MALFORMED;
	sign = *in->p == '-' ? -1 : 1;
	if (take_char(in, "+-") == -1 || take_digits(in, 2, &hours) == -1 ||
	    take_char(in, ":") == -1 || take_digits(in, 2, &minutes) == -1 ||
	    in->p != in->end)
		return INSTANT_MALFORMED;
	if (hours > 23 || minutes > 59)
		return INSTANT_IMPOSSIBLE;
	*offset = sign * (hours * 3600 + minutes * 60);
	return INSTANT_OK;
}

/* An offset can lead out of the years that four digits write. */
static int
has_four_digits(int64_t sec)
{
	return sec >= calendar_day(0, 1, 1) * DAY_SECONDS &&
	    sec < calendar_day(10000, 1, 1) * DAY_SECONDS;
}

/* Is sec, the start of a second in UTC, the last one of a month? */
static int
ends_month(int64_t sec)
{
	struct instant at = { sec, 0 }, next = { sec + 1, 0 };

	return instant_month(at) != instant_month(next);
}

enum instant_status
instant_parse(struct span text, enum instant_zone zone, struct instant *at)
{
	struct cursor in = { text.data, text.data + text.len };
	enum instant_status status;
	struct civil when;
	int offset, leap;
	int32_t ns;
	int64_t sec;

	if (take_date(&in, &when) == -1 || take_char(&in, "Tt ") == -1 ||
	    take_digits(&in, 2, &when.hour) == -1 ||
	    take_char(&in, ":") == -1 ||
	    take_digits(&in, 2, &when.minute) == -1 ||
	    take_char(&in, ":") == -1 ||
	    take_digits(&in, 2, &when.second) == -1 ||
	    take_fraction(&in, &ns) == -1)
		return INSTANT_MALFORMED;
	status = take_zone(&in, zone, &offset);
	/* "31 September, no zone" is wrong for good; say that first. */
	if (status == INSTANT_MALFORMED)
		return status;
	if (!date_exists(&when) || when.hour > 23 || when.minute > 59 ||
	    when.second > 60)
		return INSTANT_IMPOSSIBLE;
	if (status != INSTANT_OK)
		return status;

	leap = when.second == 60;
	sec = calendar_day(when.year, when.month, when.day) * DAY_SECONDS +
	    when.hour * 3600 + when.minute * 60 + when.second - leap - offset;
	if (!has_four_digits(sec) || (leap && !ends_month(sec)))
		return INSTANT_IMPOSSIBLE;
	*at = (struct instant){ sec, leap ? LAST_NS : ns };
	return INSTANT_OK;
}

/*
 * How eight bytes, the first lowest, differ from those of form: a digit by its
 * value from the "0" there, where digits has ones, and any other byte not at
 * all.  Bytes that differ in another way show in the bits 0x80 of *wrong.
 */
static inline uint64_t
differ_from(const char *text, const char *form, uint64_t digits,
    uint64_t *wrong)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t more = le64toh(word_at(text) ^ word_at(form));

	/* 0x80 is reached from 10 on by digits, from 1 on by others. */
	*wrong |= more | (more + (ones * 0x7f - (digits & ones * 9)));
	return more;
}

/* Byte at and the one behind it, as two digits. */
static inline int
two_digits(uint64_t digits, int at)
{
	uint64_t pair = digits * 10 + (digits >> 8);

	return (int)(pair >> 8 * at & 0xff);
}

int
instant_parse_api(struct span text, struct instant *at)
{
	uint64_t wrong = 0, date, time, rest;
	struct civil when;
	int ms;

	if (text.len != 24)
		return 0;
	date = differ_from(text.data, "0000-00-", UINT64_C(0x00ffff00ffffffff),
	    &wrong);
	time = differ_from(text.data + 8, "00T00:00",
	    UINT64_C(0xffff00ffff00ffff), &wrong);
	rest = differ_from(text.data + 16, ":00.000Z",
	    UINT64_C(0x00ffffff00ffff00), &wrong);
	if ((wrong & UINT64_C(0x8080808080808080)) != 0)
		return 0;
	when = (struct civil){
		.year = two_digits(date, 0) * 100 + two_digits(date, 2),
		.month = two_digits(date, 5), .day = two_digits(time, 0),
		.hour = two_digits(time, 3), .minute = two_digits(time, 6),
		.second = two_digits(rest, 1),
	};
	ms = two_digits(rest, 4) * 10 + (int)(rest >> 48 & 0xff);
	if (!date_exists(&when) || when.hour > 23 || when.minute > 59 ||
	    when.second > 59)
		return 0;
	*at = (struct instant){
		calendar_day(when.year, when.month, when.day) * DAY_SECONDS +
		when.hour * 3600 + when.minute * 60 + when.second,
		ms * 1000000 };
	return 1;
}

enum instant_status
instant_parse_date(struct span text, struct instant *at)
{
	struct cursor in = { text.data, text.data + text.len };
	struct civil when;

	if (take_date(&in, &when) == -1 || in.p != in.end)
		return INSTANT_MALFORMED;
	if (!date_exists(&when))
		return INSTANT_IMPOSSIBLE;
	*at = (struct instant){ calendar_day(when.year, when.month,
	    when.day) * DAY_SECONDS, 0 };
	return INSTANT_OK;
}

enum instant_status
month_parse(struct span text, month_index *month)
{
	struct cursor in = { text.data, text.data + text.len };
	int year, number;

	if (take_digits(&in, 4, &year) == -1 || take_char(&in, "-") == -1 ||
	    take_digits(&in, 2, &number) == -1 || in.p != in.end)
		return INSTANT_MALFORMED;
	if (number < 1 || number > 12)
		return INSTANT_IMPOSSIBLE;
	*month = year * 12 + number - 1;
	return INSTANT_OK;
}

const char *
instant_complaint(enum instant_status status)
{
	switch (status) {
	case INSTANT_OK:
		break;
	case INSTANT_MALFORMED:
		return "not an RFC 3339 time";
	case INSTANT_IMPOSSIBLE:
		return "no such date or time";
	case INSTANT_NO_ZONE:
		return "no time zone";
	}
	return "";
}

char *
instant_format(struct instant at, char text[INSTANT_TEXT])
{
	int64_t days = calendar_day_of(at.sec);
	struct date date = calendar_date(days);
	int sec, digits;

	sec = (int)(at.sec - days * DAY_SECONDS);
	digits = at.ns % 1000000 == 0 ? 3 : 9;
	/* A minus, and four digits. */
	snprintf(text, INSTANT_TEXT, "%0*lld-%02d-%02dT%02d:%02d:%02d.%0*dZ",
	    date.year < 0 ? 5 : 4, (long long)date.year, date.month,
	    date.day, sec / 3600, sec / 60 % 60, sec % 60, digits,
	    digits == 3 ? at.ns / 1000000 : at.ns);
	return text;
}

char *
month_format(month_index month, char text[MONTH_TEXT])
{
	snprintf(text, MONTH_TEXT, "%04d-%02d", month / 12, month % 12 + 1);
	return text;
}

month_index
instant_month(struct instant at)
{
	struct date date = calendar_date(calendar_day_of(at.sec));

	return (month_index)(date.year * 12 + date.month - 1);
}

struct instant
month_start(month_index month)
{
	return (struct instant){
		calendar_day(month / 12, month % 12 + 1, 1) * DAY_SECONDS, 0 };
}
