/*
 * fetch/retry.h - what to do about an answer, or about none.  Pure: the same
 * answer, attempt and chance give the same decision.
 */
#ifndef FETCH_RETRY_H
#define FETCH_RETRY_H

#include <stdint.h>

#include "ratelimit.h"

enum retry_outcome {
	RETRY_WHOLE,		/* a page, all of it */
	RETRY_LIMITED,		/* 429 */
	RETRY_TRANSIENT,	/* may go better the next time */
	RETRY_AT_ONCE,		/* will, now that we know more; no wait */
	RETRY_FINAL		/* will not */
};

struct retry_policy {
	unsigned	max_retries;	/* of one request, in a row */
	int64_t		first_ms;	/* the wait after the first failure */
	int64_t		most_ms;	/* and the longest; it doubles */
};

/* What a status code comes to, where the body is not looked at. */
enum retry_outcome retry_outcome_of_status(long status);

/*
 * How long to wait before the same request is sent again, in ms; -1: no more.
 * attempt counts the retries done, chance is 0 to 1.
 */
int64_t retry_wait_ms(const struct retry_policy *policy,
    enum retry_outcome outcome, const struct ratelimit *rl, unsigned attempt,
    double chance);

#endif
