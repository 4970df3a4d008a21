#include "retry.h"

enum retry_outcome
retry_outcome_of_status(long status)
{
	if (status == 200)
		return RETRY_WHOLE;
	if (status == 429)
		return RETRY_LIMITED;
	/* 408: the server gave up waiting for us.  425: too early for TLS's
	 * early data.  All 5xx are the server's side: Okta answers a query
	 * that ran over 30 seconds with 500. */
	if (status == 408 || status == 425 || (status >= 500 && status < 600))
		return RETRY_TRANSIENT;
	return RETRY_FINAL;
}

int64_t
retry_wait_ms(const struct retry_policy *policy, enum retry_outcome outcome,
    const struct ratelimit *rl, unsigned attempt, double chance)
{
	int64_t ms = policy->first_ms, least;

	if ((outcome != RETRY_LIMITED && outcome != RETRY_TRANSIENT) ||
	    attempt >= policy->max_retries)
		return -1;
	if (outcome == RETRY_LIMITED)
		return ratelimit_wait_ms(rl, attempt, chance);
	while (attempt-- > 0 && ms < policy->most_ms)
		ms *= 2;
	if (ms > policy->most_ms)
		ms = policy->most_ms;
	/* Many clients fail at the same moment. */
	ms = ratelimit_jittered_ms(ms, chance);
	least = ratelimit_retry_after_ms(rl);
	return ms > least ? ms : least;
}
