#include "unique.h"

#include <pthread.h>
#include <stdlib.h>

#include "actors.h"
#include "values.h"

#define SHARDS_BITS	4
#define SHARDS		(1U << SHARDS_BITS)
/* The bits of lo that are of the uuid; they choose the shard. */
#define UUID_BITS	(~(UINT64_MAX >> SHARDS_BITS))

struct shard {
	pthread_mutex_t	 lock;
	struct idset	*set;
	struct repeats	 repeats;
};

struct unique {
	struct idkey	unknown;
	struct shard	shards[SHARDS];
};

struct unique *
unique_new(uint64_t seed, struct fault *why)
{
	struct unique *unique;
	size_t i;

	if ((unique = calloc(1, sizeof *unique)) == NULL) {
		fault_memory(why);
		return NULL;
	}
	unique->unknown = idset_key(seed, "unknown", 7);
	for (i = 0; i < SHARDS; i++)
		pthread_mutex_init(&unique->shards[i].lock, NULL);
	for (i = 0; i < SHARDS; i++)
		if ((unique->shards[i].set = idset_new(why)) == NULL) {
			unique_free(unique);
			return NULL;
		}
	return unique;
}

void
unique_free(struct unique *unique)
{
	size_t i;

	if (unique == NULL)
		return;
	for (i = 0; i < SHARDS; i++) {
		pthread_mutex_destroy(&unique->shards[i].lock);
		idset_free(unique->shards[i].set);
	}
	free(unique);
}

/* Chain a digest on: of a text, and of its kind. */
static uint64_t
chain(uint64_t digest, uint64_t kind, struct span text)
{
	return idset_key(digest + kind, text.data, text.len).hi;
}

static uint64_t
chain_fact(uint64_t digest, struct fact fact)
{
	return chain(digest, (uint64_t)fact.state, fact.text);
}

struct idkey
unique_key(uint64_t seed, const struct wanted *wanted,
    const struct wanted *field, const struct event *event,
    struct instant when)
{
	struct span uuid = event->wanted[WANT_UUID].text;
	struct idkey key = idset_key(seed, uuid.data, uuid.len);
	int64_t time[2] = { when.sec, when.ns };
	uint64_t rest = idset_key(seed, time, sizeof time).hi;
	struct fact value;

	rest = chain_fact(rest, event->type);
	rest = chain_fact(rest, event->result);
	rest = chain_fact(rest, event->actor);
	/* Of other events that may be set or not. */
	if (wanted_for_person(wanted, event))
		rest = chain_fact(rest, event->wanted[WANT_PERSON]);
	if (field != NULL) {
		value = wanted_field(field, event);
		rest = chain(rest, (uint64_t)value_kind(value), value.text);
	}
	key.lo = (key.lo & UUID_BITS) | (rest & ~(UUID_BITS | KEY_MARK));
	return key;
}

/* The same as unique_add(), of one. */
static int
add(struct unique *unique, struct idkey event, struct idkey actor,
    struct fault *why)
{
	struct shard *shard = &unique->shards[event.lo >> (64 - SHARDS_BITS)];
	uint64_t is_unknown = actor.hi == unique->unknown.hi &&
	    (actor.lo & ~KEY_MARK) == unique->unknown.lo;
	int status;

	pthread_mutex_lock(&shard->lock);
	status = idset_add(shard->set, event, 0, why);
	if (status == 0) {
		shard->repeats.events++;
		shard->repeats.unknown += is_unknown;
		shard->repeats.unknown_success += is_unknown &
		    (actor.lo & KEY_MARK);
	}
	pthread_mutex_unlock(&shard->lock);
	return status;
}

int
unique_add(struct unique *unique, const struct idkey *events,
    const struct idkey *actors, size_t count, unsigned char *repeated,
    struct fault *why)
{
	size_t i;
	int status;

	for (i = 0; i < count; i++) {
		if ((status = add(unique, events[i], actors[i], why)) == -1)
			return -1;
		repeated[i] = status == 0;
	}
	return 0;
}

struct repeats
unique_repeats(const struct unique *unique)
{
	struct repeats all = { .events = 0 };
	size_t i;

	for (i = 0; i < SHARDS; i++) {
		all.events += unique->shards[i].repeats.events;
		all.unknown += unique->shards[i].repeats.unknown;
		all.unknown_success +=
		    unique->shards[i].repeats.unknown_success;
	}
	return all;
}

size_t
unique_count(const struct unique *unique)
{
	size_t count = 0, i;

	for (i = 0; i < SHARDS; i++)
		count += idset_count(unique->shards[i].set);
	return count;
}

uint64_t
unique_conflicts(const struct unique *unique)
{
	uint64_t conflicts = 0;
	size_t i;

	for (i = 0; i < SHARDS; i++)
		conflicts += idset_akin(unique->shards[i].set);
	return conflicts;
}
