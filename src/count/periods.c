#include "periods.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "actors.h"

#define FIRST_CAP	32

struct entry {
	period_index	 index;
	uint64_t	 sessions;
	struct idset	*set;
	pthread_mutex_t	 lock;		/* of both */
};

struct periods {
	enum period	  kind;
	pthread_mutex_t	  lock;		/* of the list */
	struct entry	**list;		/* in the order of time */
	size_t		  count;
	size_t		  cap;
};

struct periods *
periods_new(enum period kind, struct fault *why)
{
	struct periods *periods = calloc(1, sizeof *periods);

	if (periods == NULL) {
		fault_memory(why);
		return NULL;
	}
	periods->kind = kind;
	pthread_mutex_init(&periods->lock, NULL);
	return periods;
}

void
periods_free(struct periods *periods)
{
	size_t i;

	if (periods == NULL)
		return;
	for (i = 0; i < periods->count; i++) {
		idset_free(periods->list[i]->set);
		pthread_mutex_destroy(&periods->list[i]->lock);
		free(periods->list[i]);
	}
	free(periods->list);
	pthread_mutex_destroy(&periods->lock);
	free(periods);
}

enum period
periods_kind(const struct periods *periods)
{
	return periods->kind;
}

/* Where index stands in the list, or would have to. */
static size_t
place_of(const struct periods *periods, period_index index)
{
	size_t from = 0, to = periods->count, middle;

	/* Logs are in the order of time: most often it is the last one. */
	if (to > 0 && periods->list[to - 1]->index <= index)
		return periods->list[to - 1]->index == index ? to - 1 : to;
	while (from < to) {
		middle = from + (to - from) / 2;
		if (periods->list[middle]->index < index)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

/* Make an entry at that place.  NULL: no memory. */
static struct entry *
insert(struct periods *periods, size_t at, period_index index,
    struct fault *why)
{
	size_t cap = periods->cap;
	struct entry **list, *entry;

	if (periods->count == cap) {
		cap = cap == 0 ? FIRST_CAP : cap * 2;
		list = realloc(periods->list, cap * sizeof(struct entry *));
		if (list == NULL) {
			fault_memory(why);
			return NULL;
		}
		periods->list = list;
		periods->cap = cap;
	}
	if ((entry = calloc(1, sizeof *entry)) == NULL) {
		fault_memory(why);
		return NULL;
	}
	if ((entry->set = idset_new(why)) == NULL) {
		free(entry);
		return NULL;
	}
	entry->index = index;
	pthread_mutex_init(&entry->lock, NULL);
	memmove(periods->list + at + 1, periods->list + at,
	    (periods->count - at) * sizeof(struct entry *));
	periods->list[at] = entry;
	periods->count++;
	return entry;
}

/* The entry of a period, new if need be.  It does not move. */
static struct entry *
entry_of(struct periods *periods, period_index index, struct fault *why)
{
	struct entry *entry;
	size_t at;

	pthread_mutex_lock(&periods->lock);
	at = place_of(periods, index);
	if (at < periods->count && periods->list[at]->index == index)
		entry = periods->list[at];
	else
		entry = insert(periods, at, index, why);
	pthread_mutex_unlock(&periods->lock);
	return entry;
}

/* Add sessions of one period. */
static int
add_run(struct periods *periods, const struct idkey *keys,
    period_index index, size_t count, struct fault *why)
{
	struct entry *entry = entry_of(periods, index, why);
	int status;

	if (entry == NULL)
		return -1;
	pthread_mutex_lock(&entry->lock);
	if ((status = actors_add_to(entry->set, keys, count, why)) == 0)
		entry->sessions += count;
	pthread_mutex_unlock(&entry->lock);
	return status;
}

int
periods_add(struct periods *periods, const struct idkey *keys,
    const period_index *of, size_t count, struct fault *why)
{
	size_t from, to;

	for (from = 0; from < count; from = to) {
		for (to = from + 1; to < count && of[to] == of[from]; to++)
			;
		if (add_run(periods, keys + from, of[from], to - from,
		    why) == -1)
			return -1;
	}
	return 0;
}

size_t
periods_count(const struct periods *periods)
{
	return periods->count;
}

struct period_row
periods_row(const struct periods *periods, size_t i)
{
	const struct entry *entry = periods->list[i];

	return (struct period_row){ entry->index, entry->sessions,
	    idset_count(entry->set), idset_marked(entry->set) };
}

void
periods_begin(struct periods_walk *walk, const struct periods *periods,
    const struct window *window)
{
	struct instant before = window->until;
	size_t count = periods->count;

	*walk = (struct periods_walk){ .periods = periods, .next = 0,
	    .last = -1 };
	if (count > 0) {
		walk->next = periods->list[0]->index;
		walk->last = periods->list[count - 1]->index;
	} else if (!window->has_since || !window->has_until) {
		return;
	}
	if (window->has_since)
		walk->next = period_of(periods->kind, window->since);
	if (!window->has_until)
		return;
	/* The last instant inside. */
	before.sec -= before.ns == 0;
	walk->last = period_of(periods->kind, before);
}

int
periods_next(struct periods_walk *walk, struct period_row *row)
{
	const struct periods *periods = walk->periods;

	if (walk->next > walk->last)
		return 0;
	*row = (struct period_row){ .index = walk->next };
	if (walk->row < periods->count &&
	    periods->list[walk->row]->index == walk->next)
		*row = periods_row(periods, walk->row++);
	walk->next++;
	return 1;
}
