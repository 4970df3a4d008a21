/*
 * base/period.h - the hours, days, weeks and months of the calendar, UTC.
 * Those of a kind are counted from some point, so that the next is one more.
 */
#ifndef BASE_PERIOD_H
#define BASE_PERIOD_H

#include <stdint.h>

#include "instant.h"
#include "window.h"

enum period { PERIOD_NONE, PERIOD_HOUR, PERIOD_DAY, PERIOD_WEEK, PERIOD_MONTH };

typedef int64_t period_index;

/* "hour", "day", "week", "month"; PERIOD_NONE: another word. */
enum period period_named(const char *word);
const char *period_name(enum period kind);

/* The one an instant lies in.  kind is not PERIOD_NONE, here and below. */
period_index period_of(enum period kind, struct instant at);

/* The one that a shorter one begins in; kind may be the same. */
period_index period_around(enum period kind, enum period shorter,
    period_index index);

/* Its first instant. */
struct instant period_start(enum period kind, period_index index);

/* What of it is inside the window. */
struct window period_window(enum period kind, period_index index,
    const struct window *window);

/*
 * Write "2026-10-05T13Z", "2026-10-05", "2026-W41" or "2026-10", as ISO 8601
 * does: weeks begin on Monday, and belong to the year of their Thursday.
 * Returns text.
 */
#define PERIOD_TEXT	48
char *period_format(enum period kind, period_index index,
    char text[PERIOD_TEXT]);

#endif
