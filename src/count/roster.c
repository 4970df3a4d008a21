#include "roster.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "best.h"
#include "keyindex.h"
#include "profile.h"

#define SHARDS_BITS	4
#define SHARDS		(1U << SHARDS_BITS)
/* How many keys ahead memory is asked for; and how many actors at a time are
 * looked up before the first of them is changed. */
#define AHEAD		8
#define BLOCK		32

/* Profiles come in chunks, lest any be copied when there are more; each begins
 * a line of the cache. */
#define CHUNK		256
#define CHUNK_BYTES	(CHUNK * sizeof (struct profile) + PROFILE_BYTES)
#define FIRST_CHUNKS	4

struct shard {
	pthread_mutex_t	  lock;
	struct keyindex	 *index;	/* numbers of profiles */
	char		**chunks;	/* as calloc() gave them */
	size_t		  chunk_count;
	size_t		  chunk_cap;
	uint64_t	  sessions;
};

struct roster {
	struct shard	shards[SHARDS];
};

struct roster *
roster_new(struct fault *why)
{
	struct roster *roster = calloc(1, sizeof *roster);
	size_t i;

	if (roster == NULL) {
		fault_memory(why);
		return NULL;
	}
	for (i = 0; i < SHARDS; i++)
		pthread_mutex_init(&roster->shards[i].lock, NULL);
	for (i = 0; i < SHARDS; i++)
		if ((roster->shards[i].index = keyindex_new(why)) == NULL) {
			roster_free(roster);
			return NULL;
		}
	return roster;
}

static struct profile *
profiles_of(char *chunk)
{
	size_t past = (uintptr_t)chunk % PROFILE_BYTES;

	return (struct profile *)(void *)(past == 0 ? chunk :
	    chunk + PROFILE_BYTES - past);
}

static struct profile *
profile_at(const struct shard *shard, size_t number)
{
	return &profiles_of(shard->chunks[number / CHUNK])[number % CHUNK];
}

static void
free_profiles(struct shard *shard)
{
	size_t i, number;

	for (i = 0; i < shard->chunk_count; i++) {
		for (number = 0; number < CHUNK; number++)
			profile_done(&profiles_of(shard->chunks[i])[number]);
		free(shard->chunks[i]);
	}
	free(shard->chunks);
}

void
roster_free(struct roster *roster)
{
	size_t i;

	if (roster == NULL)
		return;
	for (i = 0; i < SHARDS; i++) {
		pthread_mutex_destroy(&roster->shards[i].lock);
		keyindex_free(roster->shards[i].index);
		free_profiles(&roster->shards[i]);
	}
	free(roster);
}

static int
add_chunk(struct shard *shard, struct fault *why)
{
	size_t cap = shard->chunk_cap;
	char **chunks;

	if (shard->chunk_count == cap) {
		cap = cap == 0 ? FIRST_CHUNKS : cap * 2;
		chunks = realloc(shard->chunks, cap * sizeof *chunks);
		if (chunks == NULL)
			return fault_memory(why);
		shard->chunks = chunks;
		shard->chunk_cap = cap;
	}
	chunks = &shard->chunks[shard->chunk_count];
	if ((*chunks = calloc(1, CHUNK_BYTES)) == NULL)
		return fault_memory(why);
	shard->chunk_count++;
	return 0;
}

/* The profile of an actor, without sessions if it is new.  NULL: no memory. */
static struct profile *
profile_of(struct shard *shard, const struct sighting *sighting,
    const char *texts, struct fault *why)
{
	struct idkey key = sighting->key;
	struct profile *profile;
	size_t number;
	int status;

	/* First of all, so that no key is without a profile. */
	if (keyindex_count(shard->index) == shard->chunk_count * CHUNK &&
	    add_chunk(shard, why) == -1)
		return NULL;
	key.lo &= ~KEY_MARK;
	status = keyindex_add(shard->index, key, &number, why);
	if (status == -1)
		return NULL;
	profile = profile_at(shard, number);
	if (status == 1)
		profile_begin(profile,
		    described_unpack(texts + sighting->at).id);
	return profile;
}

/* Add sessions to a shard, which is locked. */
static int
add_run(struct shard *shard, const struct sighting *const *run,
    size_t count, const char *texts, struct fault *why)
{
	struct profile *profiles[BLOCK];
	size_t from, to, i;

	for (from = 0; from < count; from = to) {
		to = count - from < BLOCK ? count : from + BLOCK;
		for (i = from; i < to; i++) {
			if (i + AHEAD < count)
				keyindex_prefetch(shard->index,
				    run[i + AHEAD]->key);
			profiles[i - from] = profile_of(shard, run[i], texts,
			    why);
			if (profiles[i - from] == NULL)
				return -1;
			__builtin_prefetch(profiles[i - from], 1);
		}
		for (i = from; i < to; i++) {
			if (profile_add(profiles[i - from], run[i],
			    texts + run[i]->at, why) == -1)
				return -1;
			shard->sessions += !sighting_repeats(run[i]);
		}
	}
	return 0;
}

/* An index chooses a key's home by hi; so lo chooses the shard. */
static unsigned
shard_of(struct idkey key)
{
	return (unsigned)(key.lo >> (64 - SHARDS_BITS));
}

/* The sightings in the order of their shards: ends[i] is set behind the last
 * of shard i. */
static void
sort_by_shard(const struct sightings *sightings,
    const struct sighting **sorted, size_t ends[SHARDS])
{
	const struct sighting *list = sightings->list;
	size_t at = 0, i, share;

	for (i = 0; i < SHARDS; i++)
		ends[i] = 0;
	for (i = 0; i < sightings->count; i++)
		ends[shard_of(list[i].key)]++;
	/* Where each begins, which moves on to where it ends. */
	for (i = 0; i < SHARDS; i++) {
		share = ends[i];
		ends[i] = at;
		at += share;
	}
	for (i = 0; i < sightings->count; i++)
		sorted[ends[shard_of(list[i].key)]++] = &list[i];
}

int
roster_add(struct roster *roster, const struct sightings *sightings,
    struct fault *why)
{
	const struct sighting **sorted;
	size_t ends[SHARDS], i, begin = 0;
	struct shard *shard;
	int status = 0;

	if (sightings->count == 0)
		return 0;
	if ((sorted = malloc(sightings->count * sizeof *sorted)) == NULL)
		return fault_memory(why);
	sort_by_shard(sightings, sorted, ends);
	for (i = 0; i < SHARDS && status == 0; begin = ends[i++]) {
		if (ends[i] == begin)
			continue;
		shard = &roster->shards[i];
		pthread_mutex_lock(&shard->lock);
		status = add_run(shard, sorted + begin, ends[i] - begin,
		    sightings->texts, why);
		pthread_mutex_unlock(&shard->lock);
	}
	free(sorted);
	return status;
}

size_t
roster_count(const struct roster *roster)
{
	size_t i, count = 0;

	for (i = 0; i < SHARDS; i++)
		count += keyindex_count(roster->shards[i].index);
	return count;
}

uint64_t
roster_sessions(const struct roster *roster)
{
	uint64_t sessions = 0;
	size_t i;

	for (i = 0; i < SHARDS; i++)
		sessions += roster->shards[i].sessions;
	return sessions;
}

size_t
roster_bytes(const struct roster *roster)
{
	size_t bytes = sizeof *roster, i, number;
	const struct shard *shard;

	for (i = 0; i < SHARDS; i++) {
		shard = &roster->shards[i];
		bytes += keyindex_bytes(shard->index) +
		    shard->chunk_cap * sizeof *shard->chunks +
		    shard->chunk_count * CHUNK_BYTES;
		for (number = 0; number < keyindex_count(shard->index);
		    number++)
			bytes += profile_text_bytes(profile_at(shard,
			    number));
	}
	return bytes;
}

static void
consider_all(struct best *best, const struct roster *roster)
{
	const struct profile *profile;
	const struct shard *shard;
	size_t i, number;

	for (i = 0; i < SHARDS; i++) {
		shard = &roster->shards[i];
		for (number = 0; number < keyindex_count(shard->index);
		    number++) {
			profile = profile_at(shard, number);
			/* None: memory ran out before there was one. */
			if (profile->sessions > 0)
				best_consider(best, profile);
		}
	}
}

static struct roster_row
row_of(const struct profile *profile)
{
	return (struct roster_row){ .said = profile_said(profile),
	    .sessions = profile->sessions,
	    .first = profile_first(profile), .last = profile_last(profile),
	    .renamed = (profile->flags & PROFILE_RENAMED) != 0,
	    .unknown = (profile->flags & PROFILE_UNKNOWN) != 0 };
}

int
roster_pick(const struct roster *roster, enum roster_order order,
    size_t most, struct roster_pick *pick, struct fault *why)
{
	size_t count = roster_count(roster), i;
	struct best best;

	*pick = (struct roster_pick){ .rows = NULL };
	if (count > most)
		count = most;
	if (count == 0)
		return 0;
	if (best_init(&best, order, count, why) == -1)
		return -1;
	if (count > SIZE_MAX / sizeof *pick->rows || (pick->rows = malloc(
	    count * sizeof *pick->rows)) == NULL) {
		best_done(&best);
		return fault_memory(why);
	}
	consider_all(&best, roster);
	best_sort(&best);
	for (i = 0; i < best.count; i++)
		pick->rows[i] = row_of(best.list[i].profile);
	pick->count = best.count;
	best_done(&best);
	return 0;
}

void
roster_pick_done(struct roster_pick *pick)
{
	free(pick->rows);
	*pick = (struct roster_pick){ .rows = NULL };
}
