#include "coverage.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"

#define FIRST_CAP	32
#define HOUR_SECONDS	3600
#define DAY_HOURS	24
#define WORD_BITS	64
#define WORDS		((HOUR_SECONDS + WORD_BITS - 1) / WORD_BITS)

struct hour {
	period_index	index;
	uint64_t	seconds[WORDS];	/* a bit for each that has events */
};

struct coverage {
	pthread_mutex_t	  lock;
	struct hour	**list;		/* in the order of time */
	size_t		  count;
	size_t		  cap;
	struct extent	  extent;
};

struct coverage *
coverage_new(struct fault *why)
{
	struct coverage *coverage = calloc(1, sizeof *coverage);

	if (coverage == NULL) {
		fault_memory(why);
		return NULL;
	}
	pthread_mutex_init(&coverage->lock, NULL);
	return coverage;
}

void
coverage_free(struct coverage *coverage)
{
	size_t i;

	if (coverage == NULL)
		return;
	for (i = 0; i < coverage->count; i++)
		free(coverage->list[i]);
	free(coverage->list);
	pthread_mutex_destroy(&coverage->lock);
	free(coverage);
}

/* Where index stands in the list, or would have to. */
static size_t
place_of(const struct coverage *coverage, period_index index)
{
	size_t from = 0, to = coverage->count, middle;

	/* Most often it is the last one. */
	if (to > 0 && coverage->list[to - 1]->index <= index)
		return coverage->list[to - 1]->index == index ? to - 1 : to;
	while (from < to) {
		middle = from + (to - from) / 2;
		if (coverage->list[middle]->index < index)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

static int
grow(struct coverage *coverage, struct fault *why)
{
	size_t cap = coverage->cap == 0 ? FIRST_CAP : coverage->cap * 2;
	struct hour **list = NULL;

	if (cap <= SIZE_MAX / sizeof(struct hour *))
		list = realloc(coverage->list, cap * sizeof(struct hour *));
	if (list == NULL)
		return fault_memory(why);
	coverage->list = list;
	coverage->cap = cap;
	return 0;
}

/* The hour of that index, new if need be.  NULL: no memory. */
static struct hour *
hour_of(struct coverage *coverage, period_index index, struct fault *why)
{
	size_t at = place_of(coverage, index);
	struct hour *hour;

	if (at < coverage->count && coverage->list[at]->index == index)
		return coverage->list[at];
	if (coverage->count == coverage->cap && grow(coverage, why) == -1)
		return NULL;
	if ((hour = calloc(1, sizeof *hour)) == NULL) {
		fault_memory(why);
		return NULL;
	}
	hour->index = index;
	memmove(coverage->list + at + 1, coverage->list + at,
	    (coverage->count - at) * sizeof(struct hour *));
	coverage->list[at] = hour;
	coverage->count++;
	return hour;
}

static int
add_seconds(struct coverage *coverage, const struct seconds *seconds,
    struct fault *why)
{
	struct hour *hour = NULL;
	int64_t start = 0, in_hour;
	size_t i;

	for (i = 0; i < seconds->count; i++) {
		in_hour = seconds->list[i] - start;
		if (hour == NULL || in_hour < 0 || in_hour >= HOUR_SECONDS) {
			hour = hour_of(coverage, calendar_floor(
			    seconds->list[i], HOUR_SECONDS), why);
			if (hour == NULL)
				return -1;
			start = hour->index * HOUR_SECONDS;
			in_hour = seconds->list[i] - start;
		}
		hour->seconds[in_hour / WORD_BITS] |=
		    UINT64_C(1) << in_hour % WORD_BITS;
	}
	return 0;
}

int
coverage_add(struct coverage *coverage, const struct seconds *seconds,
    struct fault *why)
{
	int status;

	if (seconds->count == 0)
		return 0;
	pthread_mutex_lock(&coverage->lock);
	status = add_seconds(coverage, seconds, why);
	extent_merge(&coverage->extent, &seconds->extent);
	pthread_mutex_unlock(&coverage->lock);
	return status;
}

const struct extent *
coverage_extent(const struct coverage *coverage)
{
	return &coverage->extent;
}

/* Of that kind in the stretch, of which so many have events. */
static struct coverage_count
count_of(enum period kind, const struct stretch *stretch, uint64_t full)
{
	struct coverage_count count = { 0, 0 };

	if (!stretch->any)
		return count;
	count.all = (uint64_t)(period_of(kind, stretch->last) -
	    period_of(kind, stretch->since)) + 1;
	count.empty = count.all - full;
	return count;
}

struct coverage_count
coverage_hours(const struct coverage *coverage,
    const struct stretch *stretch)
{
	return count_of(PERIOD_HOUR, stretch, coverage->count);
}

static period_index
day_at(const struct coverage *coverage, size_t i)
{
	return calendar_floor(coverage->list[i]->index, DAY_HOURS);
}

struct coverage_count
coverage_days(const struct coverage *coverage, const struct stretch *stretch)
{
	uint64_t full = 0;
	size_t i;

	for (i = 0; i < coverage->count; i++)
		full += i == 0 || day_at(coverage, i) !=
		    day_at(coverage, i - 1);
	return count_of(PERIOD_DAY, stretch, full);
}

size_t
coverage_empty_days(const struct coverage *coverage,
    const struct stretch *stretch, period_index *days, size_t most)
{
	size_t i = 0, count = 0;
	period_index day, last;

	if (!stretch->any)
		return 0;
	day = period_of(PERIOD_DAY, stretch->since);
	last = period_of(PERIOD_DAY, stretch->last);
	for (; day <= last && count < most; day++) {
		if (i == coverage->count || day_at(coverage, i) != day)
			days[count++] = day;
		while (i < coverage->count && day_at(coverage, i) == day)
			i++;
	}
	return count;
}

static struct instant
length_of(struct instant since, struct instant until)
{
	struct instant length = { until.sec - since.sec,
	    until.ns - since.ns };

	if (length.ns < 0) {
		length.sec--;
		length.ns += 1000000000;
	}
	return length;
}

/* Is that silence longer than the longest so far? */
static void
consider(struct silence *longest, struct instant since, struct instant until)
{
	if (instant_cmp(since, until) >= 0)
		return;
	if (!longest->any || instant_cmp(length_of(since, until),
	    length_of(longest->since, longest->until)) > 0)
		*longest = (struct silence){ 1, since, until };
}

struct silence
coverage_silence(const struct coverage *coverage,
    const struct stretch *stretch)
{
	struct silence longest = { .any = 0 };
	struct instant before = stretch->since, at = { 0, 0 };
	const struct hour *hour;
	uint64_t bits;
	size_t i, word;

	if (!stretch->any)
		return longest;
	for (i = 0; i < coverage->count; i++) {
		hour = coverage->list[i];
		for (word = 0; word < WORDS; word++) {
			bits = hour->seconds[word];
			for (; bits != 0; bits &= bits - 1) {
				at.sec = hour->index * HOUR_SECONDS +
				    (int64_t)(word * WORD_BITS) +
				    __builtin_ctzll(bits);
				consider(&longest, before, at);
				before = at;
			}
		}
	}
	consider(&longest, before, stretch->until);
	return longest;
}

int64_t
silence_seconds(const struct silence *silence)
{
	return length_of(silence->since, silence->until).sec;
}
