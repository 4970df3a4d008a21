/*
 * count/difference.h - the actors of two months, or of two inputs, side by
 * side: who is new, who is gone, and who bears another login.
 */
#ifndef COUNT_DIFFERENCE_H
#define COUNT_DIFFERENCE_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "base/window.h"
#include "roster.h"
#include "sightings.h"

/* Before and after. */
#define SIDES	2

/* What makes a session belong to a side.  All zeros: nobody asks. */
struct sides {
	enum sides_by {
		SIDES_NONE,
		SIDES_MONTHS,		/* it is in one of two windows */
		SIDES_INPUTS		/* it is in one of two files */
	}			 by;
	const char		*names[SIDES];	/* borrowed */
	struct window		 windows[SIDES];	/* of months; they do
							 * not overlap */
};

struct difference;

/* sides is borrowed.  NULL: no memory. */
struct difference *difference_new(const struct sides *sides,
    struct fault *why);
void difference_free(struct difference *difference);

/* Add a part's sessions, which are put into another order.  file is the number
 * of the file they are in, of two.  Any thread may, at any time.  -1: no
 * memory. */
int difference_add(struct difference *difference, struct sightings *sightings,
    size_t file, struct fault *why);

/* When no thread adds: the actors of a side. */
const struct roster *difference_side(const struct difference *difference,
    size_t side);

enum change { CHANGE_NEW, CHANGE_GONE, CHANGE_RENAMED, CHANGE_NONE };
#define CHANGES	(CHANGE_NONE + 1)

/* An actor: before NULL if he is new, after NULL if he is gone. */
struct changed {
	enum change		 change;
	const struct roster_row	*before;
	const struct roster_row	*after;
};

struct changes {
	struct roster_pick	 sides[SIDES];	/* owned, ids in order */
	size_t			 counts[CHANGES];
};

/* -1: no memory, and nothing to be given back.  144 bytes an actor of either
 * side, of which 112 stay. */
int changes_find(struct changes *changes,
    const struct difference *difference, struct fault *why);
void changes_done(struct changes *changes);

/* Walk through the actors of one kind of change, by their ids; at is zeros at
 * first.  0: there are no more. */
int changes_next(const struct changes *changes, enum change change,
    size_t at[SIDES], struct changed *changed);

#endif
