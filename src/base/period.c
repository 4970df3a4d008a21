#include "period.h"

#include <stdio.h>
#include <string.h>

#include "calendar.h"

#define HOUR_SECONDS	INT64_C(3600)
#define WEEK_DAYS	7
/* 1970-01-01 was a Thursday: so far was it from its Monday. */
#define THURSDAY	3

static const char *const names[] = {
	[PERIOD_NONE] = "none", [PERIOD_HOUR] = "hour", [PERIOD_DAY] = "day",
	[PERIOD_WEEK] = "week", [PERIOD_MONTH] = "month",
};

enum period
period_named(const char *word)
{
	int kind;

	for (kind = PERIOD_MONTH; kind > PERIOD_NONE; kind--)
		if (strcmp(names[kind], word) == 0)
			break;
	return (enum period)kind;
}

const char *
period_name(enum period kind)
{
	return names[kind];
}

period_index
period_of(enum period kind, struct instant at)
{
	switch (kind) {
	case PERIOD_HOUR:
		return calendar_floor(at.sec, HOUR_SECONDS);
	case PERIOD_DAY:
		return calendar_day_of(at.sec);
	case PERIOD_WEEK:
		return calendar_floor(calendar_day_of(at.sec) + THURSDAY,
		    WEEK_DAYS);
	case PERIOD_MONTH:
		return instant_month(at);
	case PERIOD_NONE:
		break;
	}
	return 0;
}

period_index
period_around(enum period kind, enum period shorter, period_index index)
{
	return kind == shorter ? index :
	    period_of(kind, period_start(shorter, index));
}

struct instant
period_start(enum period kind, period_index index)
{
	switch (kind) {
	case PERIOD_HOUR:
		return (struct instant){ index * HOUR_SECONDS, 0 };
	case PERIOD_DAY:
		return (struct instant){ index * DAY_SECONDS, 0 };
	case PERIOD_WEEK:
		return (struct instant){ (index * WEEK_DAYS - THURSDAY) *
		    DAY_SECONDS, 0 };
	case PERIOD_MONTH:
		return month_start((month_index)index);
	case PERIOD_NONE:
		break;
	}
	return (struct instant){ 0, 0 };
}

struct window
period_window(enum period kind, period_index index,
    const struct window *window)
{
	struct window inside = { .has_since = 1, .has_until = 1,
	    .since = period_start(kind, index),
	    .until = period_start(kind, index + 1) };

	if (window->has_since && instant_cmp(inside.since, window->since) < 0)
		inside.since = window->since;
	if (window->has_until && instant_cmp(inside.until, window->until) > 0)
		inside.until = window->until;
	return inside;
}

/* The year of a week's Thursday, and how many of its Thursdays came before. */
static void
format_week(int64_t thursday, char text[PERIOD_TEXT])
{
	int64_t year = calendar_date(thursday).year;
	int64_t before = (thursday - calendar_day(year, 1, 1)) / WEEK_DAYS;

	snprintf(text, PERIOD_TEXT, "%0*lld-W%02d", year < 0 ? 5 : 4,
	    (long long)year, (int)before + 1);
}

char *
period_format(enum period kind, period_index index, char text[PERIOD_TEXT])
{
	char at[INSTANT_TEXT];

	switch (kind) {
	case PERIOD_HOUR: case PERIOD_DAY:
		instant_format(period_start(kind, index), at);
		/* Up to the hour, or to the date. */
		snprintf(text, PERIOD_TEXT, kind == PERIOD_HOUR ?
		    "%.13sZ" : "%.10s", at);
		break;
	case PERIOD_WEEK:
		format_week(index * WEEK_DAYS, text);
		break;
	case PERIOD_MONTH:
		return month_format((month_index)index, text);
	case PERIOD_NONE:
		text[0] = '\0';
		break;
	}
	return text;
}
