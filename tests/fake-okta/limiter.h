/*
 * fake-okta/limiter.h - so many requests in a window, and the headers that
 * tell of it.  A window begins with the first request in it.
 */
#ifndef FAKE_OKTA_LIMITER_H
#define FAKE_OKTA_LIMITER_H

#include <stdint.h>

#include "answer.h"

struct limiter {
	long	limit;
	long	window_ms;
	long	others;		/* taken from each window at its start */
	long	used;
	int64_t	begin_ms;
	int	running;	/* there is a window */
};

/* Count a request.  0, or -1 when it is over the limit. */
int limiter_take(struct limiter *limiter, int64_t now_ms);

/* When the window ends, in whole seconds of the org's clock. */
int64_t limiter_reset(const struct limiter *limiter);

/* Add the three headers. */
void limiter_headers(const struct limiter *limiter, struct answer *answer);

/* The same with values of one's own; NULL leaves the field out. */
void limiter_fields(struct answer *answer, const char *limit,
    const char *remaining, const char *reset);

#endif
