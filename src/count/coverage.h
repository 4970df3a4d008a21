/*
 * count/coverage.h - in which seconds there are events, shared by the threads
 * of a count; and of a stretch of time, where there are none.  Takes some 500
 * bytes for each hour that has events.
 */
#ifndef COUNT_COVERAGE_H
#define COUNT_COVERAGE_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "base/period.h"
#include "books.h"
#include "seconds.h"
#include "settled.h"

struct coverage;

/* NULL: no memory. */
struct coverage *coverage_new(struct fault *why);
void coverage_free(struct coverage *coverage);

/* Add events.  Any thread may at any time; quick where they are more or less
 * in the order of time, as in a log.  -1: no memory, some may be missing. */
int coverage_add(struct coverage *coverage, const struct seconds *seconds,
    struct fault *why);

/* When no thread adds: the first and the last event. */
const struct extent *coverage_extent(const struct coverage *coverage);

/* Calendar hours or days, UTC, in a stretch that holds all events. */
struct coverage_count {
	uint64_t	all;
	uint64_t	empty;
};
struct coverage_count coverage_hours(const struct coverage *coverage,
    const struct stretch *stretch);
struct coverage_count coverage_days(const struct coverage *coverage,
    const struct stretch *stretch);

/* The first of the empty days, at most that many; returns how many. */
size_t coverage_empty_days(const struct coverage *coverage,
    const struct stretch *stretch, period_index *days, size_t most);

/*
 * The longest time without an event in such a stretch, its ends included, and
 * of several the earliest.  An event is known to its second: from there to
 * there silence lasts.  Costs a look at every hour that has events.
 */
struct silence {
	int		any;		/* 0: none that lasts */
	struct instant	since;
	struct instant	until;
};
struct silence coverage_silence(const struct coverage *coverage,
    const struct stretch *stretch);

/* How long it is, in whole seconds. */
int64_t silence_seconds(const struct silence *silence);

#endif
