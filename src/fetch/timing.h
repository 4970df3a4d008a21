/*
 * fetch/timing.h - the clocks, and waits that a signal ends.  For tests two
 * variables move them: OKTA_TESTING_NOW, what time it is at the start, and
 * OKTA_TESTING_WAIT_SCALE, what a second takes (0.01: ten milliseconds).
 */
#ifndef FETCH_TIMING_H
#define FETCH_TIMING_H

#include <stdint.h>

#include "base/fault.h"
#include "base/instant.h"

struct timing {
	struct instant	 start;		/* by the calendar */
	int64_t		 start_ms;	/* by the clock that never jumps */
	double		 scale;
	int		 is_moved;	/* by one of the variables */
	int		 (*stopped)(void);
};

/* stopped says whether a signal came.  -1: a variable cannot be read,
 * FAULT_USAGE. */
int timing_init(struct timing *timing, int (*stopped)(void),
    struct fault *why);

struct instant timing_now(const struct timing *timing);

/* Milliseconds since timing_init(). */
int64_t timing_elapsed_ms(const struct timing *timing);

/* How long ms really are: for limits that others keep. */
int64_t timing_real_ms(const struct timing *timing, int64_t ms);

/* From 0 to 1, by the clock's nanoseconds: fit to spread waits, no more. */
double timing_chance(void);

/*
 * Wait.  0: it is over.  -1: a signal ended it.  tick, if not NULL, is called
 * with ctx some times a second, with what is left.
 */
int timing_wait(const struct timing *timing, int64_t ms,
    void (*tick)(void *ctx, int64_t left_ms), void *ctx);

#endif
