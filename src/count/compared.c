#include "compared.h"

#include <pthread.h>
#include <stdlib.h>

#define KEYS_FIRST	64

struct compared {
	pthread_mutex_t	 lock;		/* of events */
	uint64_t	 events[DEFINITIONS];
	struct actors	*actors[DEFINITIONS];
};

void
ballot_done(struct ballot *ballot)
{
	free(ballot->keys);
	*ballot = (struct ballot){ .keys = NULL };
}

int
ballot_add(struct ballot *ballot, struct idkey key, struct fault *why)
{
	size_t cap = ballot->cap == 0 ? KEYS_FIRST : ballot->cap * 2;
	struct idkey *keys;

	if (ballot->count == ballot->cap) {
		keys = realloc(ballot->keys, cap * sizeof *keys);
		if (keys == NULL)
			return fault_memory(why);
		ballot->keys = keys;
		ballot->cap = cap;
	}
	ballot->keys[ballot->count++] = key;
	return 0;
}

struct compared *
compared_new(struct fault *why)
{
	struct compared *compared = calloc(1, sizeof *compared);
	int i;

	if (compared == NULL) {
		fault_memory(why);
		return NULL;
	}
	pthread_mutex_init(&compared->lock, NULL);
	for (i = 0; i < DEFINITIONS; i++)
		if ((compared->actors[i] = actors_new(why)) == NULL) {
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
	for (i = 0; i < DEFINITIONS; i++)
		actors_free(compared->actors[i]);
	pthread_mutex_destroy(&compared->lock);
	free(compared);
}

int
compared_add(struct compared *compared,
    const struct ballot ballots[DEFINITIONS], struct fault *why)
{
	int i;

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
