#include "ratelimit.h"

#include <stddef.h>

#define SECOND_MS	INT64_C(1000)
#define FALLBACK_MS	(60 * SECOND_MS)
#define CONCURRENT_MS	(2 * SECOND_MS)	/* a page takes about that long */
#define DOUBLINGS	5
#define DIGITS_MAX	15	/* fits, and goes far beyond any year */

void
ratelimit_init(struct ratelimit *rl)
{
	*rl = (struct ratelimit){ -1, -1, -1, -1, -1, -1 };
}

/*
 * A number, or several set apart by commas, of which the least or the largest
 * counts.  -1: anything else.
 */
static int64_t
number(struct span text, int want_least)
{
	int64_t best = -1, value;
	size_t i = 0;
	int digits;

	for (;; i++) {
		while (i < text.len && text.data[i] == ' ')
			i++;
		value = 0;
		for (digits = 0; i < text.len && text.data[i] >= '0' &&
		    text.data[i] <= '9'; i++, digits++)
			if (digits < DIGITS_MAX)
				value = value * 10 + (text.data[i] - '0');
		while (i < text.len && text.data[i] == ' ')
			i++;
		if (digits == 0 || digits > DIGITS_MAX ||
		    (i < text.len && text.data[i] != ','))
			return -1;
		if (best == -1 || (want_least ? value < best : value > best))
			best = value;
		if (i == text.len)
			return best;
	}
}

/* Keep of two values the one that counts; -1 is none. */
static void
merge(int64_t *have, int64_t value, int want_least)
{
	if (value != -1 && (*have == -1 || (want_least ? value < *have :
	    value > *have)))
		*have = value;
}

void
ratelimit_field(struct ratelimit *rl, struct span name, struct span value)
{
	if (span_is_nocase(name, "x-rate-limit-limit"))
		merge(&rl->limit, number(value, 1), 1);
	else if (span_is_nocase(name, "x-rate-limit-remaining"))
		merge(&rl->remaining, number(value, 1), 1);
	else if (span_is_nocase(name, "x-rate-limit-reset"))
		merge(&rl->reset, number(value, 0), 0);
	else if (span_is_nocase(name, "retry-after"))
		merge(&rl->retry_after, number(value, 0), 0);
}

int64_t
ratelimit_jittered_ms(int64_t ms, double jitter)
{
	return ms / 2 + (int64_t)((double)(ms - ms / 2) * jitter);
}

/* Within a second and what a reset can be away. */
static int64_t
clamped(int64_t ms)
{
	if (ms < SECOND_MS)
		return SECOND_MS;
	return ms < RATELIMIT_WAIT_MAX_MS ? ms : RATELIMIT_WAIT_MAX_MS;
}

/*
 * A reset that is past, or further off than any window is long, is some
 * clock's mistake.
 */
static int64_t
until_reset_ms(const struct ratelimit *rl)
{
	if (rl->reset == -1 || rl->date == -1 || rl->reset < rl->date ||
	    rl->reset - rl->date >= RATELIMIT_WAIT_MAX_MS / SECOND_MS)
		return FALLBACK_MS;
	return (rl->reset - rl->date + 1) * SECOND_MS;
}

int64_t
ratelimit_retry_after_ms(const struct ratelimit *rl)
{
	int64_t s = rl->retry_after;

	if (s == -1 && rl->retry_at != -1 && rl->date != -1)
		s = rl->retry_at > rl->date ? rl->retry_at - rl->date : 0;
	if (s == -1)
		return 0;
	if (s > RATELIMIT_WAIT_MAX_MS / SECOND_MS)
		return RATELIMIT_WAIT_MAX_MS;
	return clamped(s * SECOND_MS);
}

int64_t
ratelimit_wait_ms(const struct ratelimit *rl, unsigned attempt, double jitter)
{
	unsigned doublings = attempt < DOUBLINGS ? attempt : DOUBLINGS;
	int64_t asked;

	if ((asked = ratelimit_retry_after_ms(rl)) > 0)
		return asked;
	if (rl->limit == 0)
		return clamped(ratelimit_jittered_ms(
		    CONCURRENT_MS << doublings, jitter));
	/* The window is over already, it says: soon then, but not for ever. */
	if (rl->reset != -1 && rl->date != -1 && rl->reset < rl->date)
		return SECOND_MS << doublings;
	return until_reset_ms(rl);
}

int64_t
ratelimit_pace_ms(const struct ratelimit *rl, int share)
{
	int64_t ours;

	if (rl->limit <= 0 || rl->remaining == -1 ||
	    rl->remaining > rl->limit)
		return 0;
	ours = rl->limit * share / 100;
	if (ours < 1)
		ours = 1;
	if (rl->limit - rl->remaining < ours)
		return 0;
	return until_reset_ms(rl);
}
