/*
 * count/books.h - the figures of a count: where every event ended, and when
 * those were.  Books of parts are merged into those of the whole, in whatever
 * order.
 */
#ifndef COUNT_BOOKS_H
#define COUNT_BOOKS_H

#include <stddef.h>
#include <stdint.h>

#include "base/instant.h"
#include "filter.h"
#include "log/event.h"

/* The earliest and the latest of some instants. */
struct extent {
	int		any;		/* 0: there are none */
	struct instant	first;
	struct instant	last;
};

static inline void
extent_add(struct extent *extent, struct instant at)
{
	if (!extent->any || instant_cmp(at, extent->first) < 0)
		extent->first = at;
	if (!extent->any || instant_cmp(at, extent->last) > 0)
		extent->last = at;
	extent->any = 1;
}

void extent_merge(struct extent *extent, const struct extent *part);

/* Months of selected events outside the window, in order: the earliest, if
 * there are more than fit. */
#define BOOKS_MONTHS	24
struct months {
	month_index	list[BOOKS_MONTHS];
	uint64_t	events[BOOKS_MONTHS];
	size_t		count;
	int		more;		/* months that did not fit */
};

struct books {
	uint64_t	read;			/* records, all of them */
	uint64_t	ended[VERDICTS];	/* and where each ended */
	struct extent	counted;		/* published of what counted */
	struct extent	seen;			/* of all that can be read */
	struct months	outside;
	uint64_t	unknown;		/* sessions of "unknown" */
	uint64_t	unknown_success;
	uint64_t	tokens;			/* events of types that are
						 * about persons, filter.h, if
						 * such are asked for */
	uint64_t	skipped_bytes;		/* passed over after damage */
};

/* Book an event as it was judged.  Returns whether it is a sign-in that
 * succeeded. */
int books_event(struct books *books, const struct event *event,
    const struct judgement *judged);

/* Book a record that could not be read at all. */
void books_damage(struct books *books);

void books_merge(struct books *books, const struct books *part);

#endif
