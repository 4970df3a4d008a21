#include "compared.h"

#include <pthread.h>
#include <stdlib.h>

#include "unique.h"

#define KEYS_FIRST	64

struct compared {
	pthread_mutex_t	 lock;		/* of events */
	uint64_t	 events[DEFINITIONS];
	struct actors	*actors[DEFINITIONS];
	struct unique	*unique[DEFINITIONS];	/* or all NULL */
};

void
ballot_done(struct ballot *ballot)
{
	free(ballot->keys);
	free(ballot->events);
	free(ballot->repeated);
	*ballot = (struct ballot){ .keys = NULL };
}

/* Room for more. */
static int
grow(struct ballot *ballot, int events, struct fault *why)
{
	size_t cap = ballot->cap == 0 ? KEYS_FIRST : ballot->cap * 2;
	struct idkey *keys = realloc(ballot->keys, cap * sizeof *keys);
	unsigned char *repeated;

	if (keys == NULL)
		return fault_memory(why);
	ballot->keys = keys;
	if (events) {
		keys = realloc(ballot->events, cap * sizeof *keys);
		if (keys == NULL)
			return fault_memory(why);
		ballot->events = keys;
		if ((repeated = realloc(ballot->repeated, cap)) == NULL)
			return fault_memory(why);
		ballot->repeated = repeated;
	}
	ballot->cap = cap;
	return 0;
}

int
ballot_add(struct ballot *ballot, struct idkey key, const struct idkey *once,
    struct fault *why)
{
	if (ballot->count == ballot->cap &&
	    grow(ballot, once != NULL, why) == -1)
		return -1;
	if (once != NULL)
		ballot->events[ballot->count] = *once;
	ballot->keys[ballot->count++] = key;
	return 0;
}

struct compared *
compared_new(int unique, uint64_t seed, struct fault *why)
{
	struct compared *compared = calloc(1, sizeof *compared);
	int i;

	if (compared == NULL) {
		fault_memory(why);
		return NULL;
	}
	pthread_mutex_init(&compared->lock, NULL);
	for (i = 0; i < DEFINITIONS; i++)
		if ((compared->actors[i] = actors_new(why)) == NULL ||
		    (unique && (compared->unique[i] = unique_new(seed,
		    why)) == NULL)) {
			compared_free(compared);
			return NULL;
		}
	return compared;
}

void
compared_free(struct compared *compared)
{
	int i;

	if (compared == NULL)
		return;
	for (i = 0; i < DEFINITIONS; i++) {
		actors_free(compared->actors[i]);
		unique_free(compared->unique[i]);
	}
	pthread_mutex_destroy(&compared->lock);
	free(compared);
}

/* Keep of a ballot what is there for the first time. */
static int
sift(struct unique *unique, struct ballot *ballot, struct fault *why)
{
	size_t i, kept = 0;

	if (unique_add(unique, ballot->events, ballot->keys, ballot->count,
	    ballot->repeated, why) == -1)
		return -1;
	for (i = 0; i < ballot->count; i++)
		if (!ballot->repeated[i])
			ballot->keys[kept++] = ballot->keys[i];
	ballot->count = kept;
	return 0;
}

int
compared_add(struct compared *compared, struct ballot ballots[DEFINITIONS],
    struct fault *why)
{
	int i;

	for (i = 0; i < DEFINITIONS; i++)
		if (compared->unique[i] != NULL && sift(compared->unique[i],
		    &ballots[i], why) == -1)
			return -1;
	pthread_mutex_lock(&compared->lock);
	for (i = 0; i < DEFINITIONS; i++)
		compared->events[i] += ballots[i].count;
	pthread_mutex_unlock(&compared->lock);
	for (i = 0; i < DEFINITIONS; i++)
		if (actors_add(compared->actors[i], ballots[i].keys,
		    ballots[i].count, why) == -1)
			return -1;
	return 0;
}

uint64_t
compared_events(const struct compared *compared, enum definition definition)
{
	return compared->events[definition];
}

size_t
compared_actors(const struct compared *compared, enum definition definition)
{
	return actors_count(compared->actors[definition]);
}
