/*
 * count/best.h - the first of many profiles in some order, in no more memory
 * than these take.
 */
#ifndef COUNT_BEST_H
#define COUNT_BEST_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "profile.h"
#include "roster.h"

/* Most ids differ in their first 16 bytes: so few have to be brought, and a
 * million are sorted in half the time. */
struct candidate {
	const struct profile	*profile;
	uint64_t		 sessions;
	uint64_t		 head[2];	/* of the id */
};

/* A heap with the last in order on top. */
struct best {
	enum roster_order	 order;
	struct candidate	*list;		/* owned */
	size_t			 count;
	size_t			 room;		/* 1 or more */
};

/* For room profiles.  -1: no memory. */
int best_init(struct best *best, enum roster_order order, size_t room,
    struct fault *why);
void best_done(struct best *best);

/* O(log room) time.  The profile has a session, and does not change. */
void best_consider(struct best *best, const struct profile *profile);

/* When all are considered: put the list in order. */
void best_sort(struct best *best);

#endif
