#include "actors.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/random.h>

#define SHARDS_BITS	4
#define SHARDS		(1U << SHARDS_BITS)
/* How many keys ahead memory is asked for: enough to hide its latency. */
#define AHEAD		8

struct shard {
	pthread_mutex_t	 lock;
	struct idset	*set;
};

struct actors {
	uint64_t	seed;
	struct shard	shards[SHARDS];
};

struct actors *
actors_new(struct fault *why)
{
	struct actors *actors;
	size_t i;

	if ((actors = calloc(1, sizeof *actors)) == NULL) {
		fault_memory(why);
		return NULL;
	}
	for (i = 0; i < SHARDS; i++)
		pthread_mutex_init(&actors->shards[i].lock, NULL);
	for (i = 0; i < SHARDS; i++)
		if ((actors->shards[i].set = idset_new(why)) == NULL)
			goto fail;
	if (getrandom(&actors->seed, sizeof actors->seed, 0) !=
	    (ssize_t)sizeof actors->seed) {
		fault_errno(why, FAULT_SYSTEM, "no random numbers");
		goto fail;
	}
	return actors;

fail:
	actors_free(actors);
	return NULL;
}

void
actors_free(struct actors *actors)
{
	size_t i;

	if (actors == NULL)
		return;
	for (i = 0; i < SHARDS; i++) {
		pthread_mutex_destroy(&actors->shards[i].lock);
		idset_free(actors->shards[i].set);
	}
	free(actors);
}

uint64_t
actors_seed(const struct actors *actors)
{
	return actors->seed;
}

/* Sets choose a key's home by hi; so lo chooses the set. */
static unsigned
shard_of(struct idkey key)
{
	return (unsigned)(key.lo >> (64 - SHARDS_BITS));
}

/* Copy the keys to sorted, in the order of their shards: ends[i] is set behind
 * the last of shard i. */
static void
sort_by_shard(const struct idkey *keys, size_t count, struct idkey *sorted,
    size_t ends[SHARDS])
{
	size_t at = 0, i, share;

	for (i = 0; i < SHARDS; i++)
		ends[i] = 0;
	for (i = 0; i < count; i++)
		ends[shard_of(keys[i])]++;
	/* Where each begins, which moves on to where it ends. */
	for (i = 0; i < SHARDS; i++) {
		share = ends[i];
		ends[i] = at;
		at += share;
	}
	for (i = 0; i < count; i++)
		sorted[ends[shard_of(keys[i])]++] = keys[i];
}

int
actors_add_to(struct idset *set, const struct idkey *keys, size_t count,
    struct fault *why)
{
	struct idkey key;
	size_t i;

	for (i = 0; i < count; i++) {
		if (i + AHEAD < count)
			idset_prefetch(set, keys[i + AHEAD]);
		key = keys[i];
		key.lo &= ~KEY_MARK;
		if (idset_add(set, key, (keys[i].lo & KEY_MARK) != 0,
		    why) == -1)
			return -1;
	}
	return 0;
}

int
actors_add(struct actors *actors, const struct idkey *keys, size_t count,
    struct fault *why)
{
	size_t ends[SHARDS], i, begin = 0;
	struct idkey *sorted;
	struct shard *shard;
	int status = 0;

	if (count == 0)
		return 0;
	if ((sorted = malloc(count * sizeof *sorted)) == NULL)
		return fault_memory(why);
	sort_by_shard(keys, count, sorted, ends);
	for (i = 0; i < SHARDS && status == 0; begin = ends[i++]) {
		if (ends[i] == begin)
			continue;
		shard = &actors->shards[i];
		pthread_mutex_lock(&shard->lock);
		status = actors_add_to(shard->set, sorted + begin,
		    ends[i] - begin, why);
		pthread_mutex_unlock(&shard->lock);
	}
	free(sorted);
	return status;
}

size_t
actors_count(const struct actors *actors)
{
	size_t i, count = 0;

	for (i = 0; i < SHARDS; i++)
		count += idset_count(actors->shards[i].set);
	return count;
}

size_t
actors_marked(const struct actors *actors)
{
	size_t i, count = 0;

	for (i = 0; i < SHARDS; i++)
		count += idset_marked(actors->shards[i].set);
	return count;
}
