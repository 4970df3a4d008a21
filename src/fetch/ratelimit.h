/*
 * fetch/ratelimit.h - what a response says of the org's rate limit, and how to
 * stay within a share of it.  Pure: times come from the response and as
 * arguments, seconds since 1970 in the server's own clock unless said.
 */
#ifndef FETCH_RATELIMIT_H
#define FETCH_RATELIMIT_H

#include <stdint.h>

#include "base/span.h"

/* Fields of a response.  -1: it did not have them, or not as a number. */
struct ratelimit {
	int64_t	limit;		/* X-Rate-Limit-Limit: requests a window */
	int64_t	remaining;	/* X-Rate-Limit-Remaining */
	int64_t	reset;		/* X-Rate-Limit-Reset: when it ends */
	int64_t	date;		/* Date: the server's clock */
	int64_t	retry_after;	/* Retry-After, in seconds: from a proxy */
	int64_t	retry_at;	/* the same as a point in time */
};

void ratelimit_init(struct ratelimit *rl);

/*
 * Take in one header field; others are ignored.  Where a field comes twice, or
 * holds two values, the one that asks for more patience counts.
 */
void ratelimit_field(struct ratelimit *rl, struct span name,
    struct span value);

/*
 * After 429: how long to wait, in ms.  Until the window ends, by the server's
 * clock, and a second more (Okta, "Rate limits"); or as Retry-After says, which
 * Okta never sends, but proxies do.  When a field is missing, or the reset is
 * RATELIMIT_WAIT_MAX_MS off or more, a minute: no window is longer.  When it
 * is past, a second, and twice as long each time, up to half a minute.
 * attempt counts from 0 and jitter is 0 to 1: when too many requests run at
 * once (the limit is 0 then, and the end of the window says nothing) the wait
 * is short, at random, and doubles, too.
 */
#define RATELIMIT_WAIT_MAX_MS	(5 * 60 * 1000)
int64_t ratelimit_wait_ms(const struct ratelimit *rl, unsigned attempt,
    double jitter);

/* Between half and all of a wait, as jitter, from 0 to 1, has it. */
int64_t ratelimit_jittered_ms(int64_t ms, double jitter);

/* What Retry-After asks for, within the same bounds; 0: nothing. */
int64_t ratelimit_retry_after_ms(const struct ratelimit *rl);

/*
 * Before the next request: how long to wait, in ms, so that of each window's
 * requests no more than share percent, and one at least, are used; those of
 * others count.  0: go on.
 */
int64_t ratelimit_pace_ms(const struct ratelimit *rl, int share);

#endif
