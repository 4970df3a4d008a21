/*
 * base/window.h - a half-open stretch of time, [since, until).  Months and
 * days meet in it without a gap and without an overlap.
 */
#ifndef BASE_WINDOW_H
#define BASE_WINDOW_H

#include "fault.h"
#include "instant.h"

struct window {
	int		has_since;	/* 0: no lower bound */
	int		has_until;	/* 0: no upper bound */
	struct instant	since;		/* the first instant inside */
	struct instant	until;		/* the first instant after */
};

/* The month of the calendar, all of it, UTC. */
struct window window_of_month(month_index month);

/* The same from "YYYY-MM".  -1: FAULT_USAGE. */
int window_parse_month(const char *text, struct window *window,
    struct fault *why);

/*
 * One bound: an RFC 3339 time, zone included, or YYYY-MM-DD (midnight UTC).
 * -1: FAULT_USAGE.
 */
int window_parse_bound(const char *text, struct instant *bound,
    struct fault *why);

/* -1: since is not before until, nothing could be inside; FAULT_USAGE. */
int window_check(const struct window *window, struct fault *why);

/* <0: before the window.  0: inside.  >0: after it. */
int window_place(const struct window *window, struct instant at);

/*
 * Write "2026-10" for a calendar month, else "[since, until)" with what is
 * open left empty, or "all time".  Returns text.
 */
#define WINDOW_TEXT	(2 * INSTANT_TEXT + 8)
char *window_format(const struct window *window, char text[WINDOW_TEXT]);

#endif
