/*
 * count/seconds.h - the seconds in which a part of a text has events, and the
 * first and the last event.  All zeros at first.
 */
#ifndef COUNT_SECONDS_H
#define COUNT_SECONDS_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "base/instant.h"
#include "books.h"

struct seconds {
	int64_t		*list;		/* in the order of the log, perhaps
					 * with repetitions; owned */
	size_t		 count;
	size_t		 cap;
	struct extent	 extent;
};

void seconds_done(struct seconds *seconds);

/* Begin anew, keeping the memory. */
void seconds_clear(struct seconds *seconds);

/* Add an event.  A second that the last one was in takes no memory.  -1: no
 * memory, nothing has changed. */
int seconds_add(struct seconds *seconds, struct instant at,
    struct fault *why);

#endif
