#include "timing.h"

#include <stdlib.h>
#include <time.h>

#include "base/clock.h"

#define SLICE_MS	100	/* how soon a signal is seen at the latest */
#define MS_IN_S		1000
#define NS_IN_MS	1000000

static int
read_scale(const char *text, double *scale, struct fault *why)
{
	char *end;

	*scale = strtod(text, &end);
	/* Written so that what is no number is refused, too. */
	if (*text != '\0' && *end == '\0' && *scale > 0 && *scale <= 1)
		return 0;
	return fault_set(why, FAULT_USAGE, "OKTA_TESTING_WAIT_SCALE is above "
	    "0 and at most 1, not '%s'", text);
}

int
timing_init(struct timing *timing, int (*stopped)(void), struct fault *why)
{
	const char *now = getenv("OKTA_TESTING_NOW");
	const char *scale = getenv("OKTA_TESTING_WAIT_SCALE");

	*timing = (struct timing){ .stopped = stopped, .scale = 1,
	    .start_ms = clock_steady_ms(), .is_moved = now != NULL ||
	    scale != NULL };
	if (scale != NULL && read_scale(scale, &timing->scale, why) == -1)
		return -1;
	timing->start = clock_now();
	if (now != NULL && instant_parse(span_of(now), INSTANT_ZONE_REQUIRED,
	    &timing->start) != INSTANT_OK)
		return fault_set(why, FAULT_USAGE, "OKTA_TESTING_NOW is a time "
		    "such as 2026-10-01T00:00:00Z, not '%s'", now);
	return 0;
}

int64_t
timing_elapsed_ms(const struct timing *timing)
{
	return (int64_t)((double)(clock_steady_ms() - timing->start_ms) /
	    timing->scale);
}

struct instant
timing_now(const struct timing *timing)
{
	int64_t ms;

	/* A machine that slept, or was set right, has another time now. */
	if (!timing->is_moved)
		return clock_now();
	ms = timing_elapsed_ms(timing) + timing->start.ns / NS_IN_MS;
	return (struct instant){ timing->start.sec + ms / MS_IN_S,
	    (int32_t)(ms % MS_IN_S * NS_IN_MS) };
}

int64_t
timing_real_ms(const struct timing *timing, int64_t ms)
{
	int64_t real = (int64_t)((double)ms * timing->scale);

	return real > 0 ? real : 1;
}

double
timing_chance(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (double)(ts.tv_nsec % NS_IN_MS) / NS_IN_MS;
}

int
timing_wait(const struct timing *timing, int64_t ms,
    void (*tick)(void *ctx, int64_t left_ms), void *ctx)
{
	int64_t end = clock_steady_ms() + timing_real_ms(timing, ms), left;
	struct timespec slice;

	while (!timing->stopped()) {
		if ((left = end - clock_steady_ms()) <= 0)
			return 0;
		if (tick != NULL)
			tick(ctx, (int64_t)((double)left / timing->scale));
		/* A signal between the question and the sleep would be slept
		 * over: so it never sleeps for long. */
		if (left > SLICE_MS)
			left = SLICE_MS;
		slice = (struct timespec){ 0, left * NS_IN_MS };
		nanosleep(&slice, NULL);
	}
	return -1;
}
