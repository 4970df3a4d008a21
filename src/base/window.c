#include "window.h"

#include <stdio.h>

struct window
window_of_month(month_index month)
{
	return (struct window){
		.has_since = 1, .since = month_start(month),
		.has_until = 1, .until = month_start(month + 1),
	};
}

int
window_parse_month(const char *text, struct window *window, struct fault *why)
{
	month_index month;

	if (month_parse(span_of(text), &month) != INSTANT_OK)
		return fault_set(why, FAULT_USAGE,
		    "'%s' is not a month; write it as 2026-10", text);
	*window = window_of_month(month);
	return 0;
}

int
window_parse_bound(const char *text, struct instant *bound, struct fault *why)
{
	enum instant_status status;
	struct span span = span_of(text);

	status = instant_parse_date(span, bound);
	if (status == INSTANT_MALFORMED)
		status = instant_parse(span, INSTANT_ZONE_REQUIRED, bound);
	if (status == INSTANT_OK)
		return 0;
	return fault_set(why, FAULT_USAGE, "'%s': %s; write it as 2026-10-01 "
	    "(midnight UTC) or 2026-10-01T08:30:00Z", text,
	    instant_complaint(status));
}

int
window_check(const struct window *window, struct fault *why)
{
	char since[INSTANT_TEXT], until[INSTANT_TEXT];

	if (!window->has_since || !window->has_until ||
	    instant_cmp(window->since, window->until) < 0)
		return 0;
	return fault_set(why, FAULT_USAGE,
	    "the window is empty: since %s is not before until %s",
	    instant_format(window->since, since),
	    instant_format(window->until, until));
}

int
window_place(const struct window *window, struct instant at)
{
	if (window->has_since && instant_cmp(at, window->since) < 0)
		return -1;
	if (window->has_until && instant_cmp(at, window->until) >= 0)
		return 1;
	return 0;
}

char *
window_format(const struct window *window, char text[WINDOW_TEXT])
{
	char since[INSTANT_TEXT] = "", until[INSTANT_TEXT] = "";
	struct window month;

	if (!window->has_since && !window->has_until) {
		snprintf(text, WINDOW_TEXT, "all time");
		return text;
	}
	if (window->has_since && window->has_until) {
		month = window_of_month(instant_month(window->since));
		if (instant_cmp(month.since, window->since) == 0 &&
		    instant_cmp(month.until, window->until) == 0)
			return month_format(instant_month(window->since),
			    text);
	}
	if (window->has_since)
		instant_format(window->since, since);
	if (window->has_until)
		instant_format(window->until, until);
	snprintf(text, WINDOW_TEXT, "[%s, %s)", since, until);
	return text;
}
