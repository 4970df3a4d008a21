/*
 * count/periods.h - sessions and distinct actors of every period that has any,
 * shared by the threads of a count.  Each period has a set of its own: its
 * actors are not told apart from those of another, so that their counts do not
 * add up to anything.
 */
#ifndef COUNT_PERIODS_H
#define COUNT_PERIODS_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "base/period.h"
#include "base/window.h"
#include "idset.h"

struct periods;

/* Of that kind.  NULL: no memory. */
struct periods *periods_new(enum period kind, struct fault *why);
void periods_free(struct periods *periods);

enum period periods_kind(const struct periods *periods);

/*
 * Add sessions: by key, KEY_MARK and all (actors.h), and period.  Any thread
 * may at any time; quick where neighbours share a period, as in a log.  -1: no
 * memory.
 */
int periods_add(struct periods *periods, const struct idkey *keys,
    const period_index *of, size_t count, struct fault *why);

/* When no thread adds: what is known, in the order of time. */
struct period_row {
	period_index	index;
	uint64_t	sessions;
	size_t		actors;
	size_t		marked;		/* of them */
};
size_t periods_count(const struct periods *periods);
struct period_row periods_row(const struct periods *periods, size_t i);

/*
 * A walk over all periods that have an instant in the window, those without
 * sessions too; where the window is open, from the first to the last one that
 * has any.  periods_next() gives 0 at the end.
 */
struct periods_walk {
	const struct periods	*periods;
	size_t			 row;	/* the next one, of those known */
	period_index		 next;
	period_index		 last;
};
void periods_begin(struct periods_walk *walk, const struct periods *periods,
    const struct window *window);
int periods_next(struct periods_walk *walk, struct period_row *row);

#endif
