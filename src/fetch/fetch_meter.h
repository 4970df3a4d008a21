/*
 * fetch/fetch_meter.h - how far a download has got, in a line for people.  The
 * org does not say how much there is; but events come in the order of their
 * time, so the latest tells where in the window it is.
 */
#ifndef FETCH_FETCH_METER_H
#define FETCH_FETCH_METER_H

#include <stdint.h>

#include "base/instant.h"

struct fetch_meter {
	struct instant	since;		/* of the window */
	struct instant	until;		/* or now, if that is earlier */
	struct instant	begun;		/* where this run began in it */
	int		has_latest;
	struct instant	latest;
	uint64_t	pages;
	uint64_t	events;
	int64_t		elapsed_ms;	/* of this run */
	int64_t		remaining;	/* lowest seen of the limit; -1 */
	int64_t		limit;		/* -1: not known */
	const char	*waiting;	/* for what; NULL: at work */
	int64_t		waiting_ms;	/* how long still */
};

/*
 * " 62 %  2026-10-19 14:02  123 pages  122345 events  3:10 left  limit: 34
 * of 60 left"; what is not known is left out.  Returns text.
 */
#define FETCH_METER_TEXT	240
char *fetch_meter_text(const struct fetch_meter *meter,
    char text[FETCH_METER_TEXT]);

#endif
