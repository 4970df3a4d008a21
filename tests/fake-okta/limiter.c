#include "limiter.h"

#include <stdlib.h>

#include "mem.h"

int
limiter_take(struct limiter *limiter, int64_t now_ms)
{
	if (!limiter->running ||
	    now_ms >= limiter->begin_ms + limiter->window_ms) {
		limiter->running = 1;
		limiter->begin_ms = now_ms;
		limiter->used = limiter->others;
	}
	if (limiter->used >= limiter->limit)
		return -1;
	limiter->used++;
	return 0;
}

int64_t
limiter_reset(const struct limiter *limiter)
{
	/* Rounded down, which is why clients have to add a second. */
	return (limiter->begin_ms + limiter->window_ms) / 1000;
}

void
limiter_fields(struct answer *answer, const char *limit,
    const char *remaining, const char *reset)
{
	if (limit != NULL)
		answer_header(answer, "X-Rate-Limit-Limit", limit);
	if (remaining != NULL)
		answer_header(answer, "X-Rate-Limit-Remaining", remaining);
	if (reset != NULL)
		answer_header(answer, "X-Rate-Limit-Reset", reset);
}

void
limiter_headers(const struct limiter *limiter, struct answer *answer)
{
	long left = limiter->limit - limiter->used;
	char *limit = mem_format("%ld", limiter->limit);
	char *remaining = mem_format("%ld", left > 0 ? left : 0);
	char *reset = mem_format("%lld", (long long)limiter_reset(limiter));

	limiter_fields(answer, limit, remaining, reset);
	free(limit);
	free(remaining);
	free(reset);
}
