/*
 * log/feed.h - the stretch of an input that is at hand: filled at its end,
 * dropped from its front, and aware of where in the input it stands.
 */
#ifndef LOG_FEED_H
#define LOG_FEED_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"

struct feed {
	char		*data;		/* len bytes at hand, of cap; owned */
	size_t		 len;
	size_t		 cap;
	uint64_t	 offset;	/* of data[0] in the input */
	uint64_t	 line;		/* of data[0], from 1 */
	/* feed_line()'s own: up to where lines are counted. */
	size_t		 counted;
	uint64_t	 counted_line;	/* of data[counted] */
};

void feed_init(struct feed *feed);
void feed_done(struct feed *feed);

/* Forget all bytes and begin an input, keeping the memory. */
void feed_restart(struct feed *feed);

/* Done with the first count bytes at hand.  Costs a move of those left. */
void feed_drop(struct feed *feed, size_t count);

/*
 * Room for want bytes behind those at hand; say with feed_fill() how many came.
 * NULL: no memory, all is as it was.
 */
char *feed_space(struct feed *feed, size_t want, struct fault *why);
void feed_fill(struct feed *feed, size_t count);

/*
 * The line data[at] stands on, from 1.  Costs a look at the bytes since the
 * last one asked for: places are asked for in order, and may be many.
 */
uint64_t feed_line(struct feed *feed, size_t at);

#endif
