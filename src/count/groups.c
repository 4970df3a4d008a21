#include "groups.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "actors.h"
#include "base/buf.h"
#include "keyindex.h"

#define SHARDS_BITS	4
#define SHARDS		(1U << SHARDS_BITS)
/* How many sessions ahead memory is asked for: enough to hide its latency. */
#define AHEAD		8
#define FIRST_CAP	32

/* A value: its text stands in that of its shard. */
struct entry {
	uint64_t	sessions;
	size_t		actors;
	size_t		marked;		/* of them */
	size_t		at;
	uint32_t	len;
	enum value_kind	kind;
};

struct shard {
	pthread_mutex_t	 lock;
	struct keyindex	*index;		/* value -> which of the entries */
	struct entry	*entries;
	size_t		 count;
	size_t		 cap;
	struct buf	 texts;
	struct idset	*pairs;		/* of a value and an actor */
};

struct groups {
	uint64_t	seed;
	struct shard	shards[SHARDS];
};

/* A session: pair has the KEY_MARK of the actor's key. */
struct session {
	struct idkey		 pair;
	const struct value	*value;
};

struct groups *
groups_new(uint64_t seed, struct fault *why)
{
	struct groups *groups;
	struct shard *shard;
	size_t i;

	if ((groups = calloc(1, sizeof *groups)) == NULL) {
		fault_memory(why);
		return NULL;
	}
	groups->seed = seed;
	for (i = 0; i < SHARDS; i++) {
		pthread_mutex_init(&groups->shards[i].lock, NULL);
		buf_init(&groups->shards[i].texts, SIZE_MAX);
	}
	for (i = 0; i < SHARDS; i++) {
		shard = &groups->shards[i];
		if ((shard->index = keyindex_new(why)) == NULL ||
		    (shard->pairs = idset_new(why)) == NULL) {
			groups_free(groups);
			return NULL;
		}
	}
	return groups;
}

void
groups_free(struct groups *groups)
{
	struct shard *shard;
	size_t i;

	if (groups == NULL)
		return;
	for (i = 0; i < SHARDS; i++) {
		shard = &groups->shards[i];
		pthread_mutex_destroy(&shard->lock);
		keyindex_free(shard->index);
		idset_free(shard->pairs);
		buf_done(&shard->texts);
		free(shard->entries);
	}
	free(groups);
}

/* Sets choose a key's home by hi; so lo chooses the shard. */
static unsigned
shard_of(const struct value *value)
{
	return (unsigned)(value->key.lo >> (64 - SHARDS_BITS));
}

static struct session
session_of(const struct groups *groups, struct idkey actor,
    const struct value *value)
{
	struct idkey both[2] = { value->key, actor };
	struct session session = { .value = value };

	both[1].lo &= ~KEY_MARK;
	session.pair = idset_key(groups->seed, both, sizeof both);
	session.pair.lo |= actor.lo & KEY_MARK;
	return session;
}

/* Fill in the sessions, in the order of their shards: ends[i] is set behind the
 * last of shard i. */
static void
sort_by_shard(const struct groups *groups, const struct idkey *keys,
    const struct values *values, struct session *sorted, size_t ends[SHARDS])
{
	const struct value *value = values->list;
	size_t at = 0, i, share;

	for (i = 0; i < SHARDS; i++)
		ends[i] = 0;
	for (i = 0; i < values->count; i++)
		ends[shard_of(&value[i])]++;
	/* Where each begins, which moves on to where it ends. */
	for (i = 0; i < SHARDS; i++) {
		share = ends[i];
		ends[i] = at;
		at += share;
	}
	for (i = 0; i < values->count; i++)
		sorted[ends[shard_of(&value[i])]++] = session_of(groups,
		    keys[i], &value[i]);
}

/* Room for one more entry, and its text. */
static int
reserve(struct shard *shard, size_t len, struct fault *why)
{
	size_t cap = shard->cap;
	struct entry *entries;

	if (shard->count == cap) {
		cap = cap == 0 ? FIRST_CAP : cap * 2;
		entries = realloc(shard->entries, cap * sizeof *entries);
		if (entries == NULL)
			return fault_memory(why);
		shard->entries = entries;
		shard->cap = cap;
	}
	return buf_reserve(&shard->texts, len, why);
}

/* Which entry is the value's; it may be a new one.  -1: no memory. */
static int
number_of(struct shard *shard, const struct value *value, const char *texts,
    size_t *number, struct fault *why)
{
	int status;

	/* First: what is in the index must have an entry, too, whatever other
	 * threads add before they hear that there is no memory. */
	if (reserve(shard, value->len, why) == -1 ||
	    (status = keyindex_add(shard->index, value->key, number,
	    why)) == -1)
		return -1;
	if (status == 0)
		return 0;
	shard->entries[shard->count++] = (struct entry){
	    .at = shard->texts.len, .len = value->len, .kind = value->kind };
	return value->len == 0 ? 0 : buf_add(&shard->texts,
	    texts + value->at, value->len, why);
}

/* Add sessions of one shard, whose lock is ours. */
static int
add_run(struct shard *shard, const struct session *sessions, size_t count,
    const char *texts, struct fault *why)
{
	const struct value *last = NULL, *value;
	size_t i, marked, number = 0;
	struct entry *entry;
	struct idkey pair;
	int is_new;

	for (i = 0; i < count; i++, last = value) {
		if (i + AHEAD < count) {
			keyindex_prefetch(shard->index,
			    sessions[i + AHEAD].value->key);
			idset_prefetch(shard->pairs,
			    sessions[i + AHEAD].pair);
		}
		value = sessions[i].value;
		if ((last == NULL || last->key.hi != value->key.hi ||
		    last->key.lo != value->key.lo) &&
		    number_of(shard, value, texts, &number, why) == -1)
			return -1;
		pair = sessions[i].pair;
		pair.lo &= ~KEY_MARK;
		marked = idset_marked(shard->pairs);
		is_new = idset_add(shard->pairs, pair,
		    (sessions[i].pair.lo & KEY_MARK) != 0, why);
		if (is_new == -1)
			return -1;
		entry = &shard->entries[number];
		entry->sessions++;
		entry->actors += (size_t)is_new;
		/* By one, if this was the pair's first mark. */
		entry->marked += idset_marked(shard->pairs) - marked;
	}
	return 0;
}

int
groups_add(struct groups *groups, const struct idkey *keys,
    const struct values *values, struct fault *why)
{
	size_t ends[SHARDS], i, begin = 0;
	struct session *sorted;
	struct shard *shard;
	int status = 0;

	if (values->count == 0)
		return 0;
	if ((sorted = malloc(values->count * sizeof *sorted)) == NULL)
		return fault_memory(why);
	sort_by_shard(groups, keys, values, sorted, ends);
	for (i = 0; i < SHARDS && status == 0; begin = ends[i++]) {
		if (ends[i] == begin)
			continue;
		shard = &groups->shards[i];
		pthread_mutex_lock(&shard->lock);
		status = add_run(shard, sorted + begin, ends[i] - begin,
		    values->texts, why);
		pthread_mutex_unlock(&shard->lock);
	}
	free(sorted);
	return status;
}

uint64_t
groups_sessions(const struct groups *groups)
{
	const struct shard *shard;
	uint64_t sessions = 0;
	size_t i, k;

	for (i = 0; i < SHARDS; i++) {
		shard = &groups->shards[i];
		for (k = 0; k < shard->count; k++)
			sessions += shard->entries[k].sessions;
	}
	return sessions;
}

static int
compare_texts(struct span a, struct span b)
{
	size_t len = a.len < b.len ? a.len : b.len;
	int order = len == 0 ? 0 : memcmp(a.data, b.data, len);

	return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

static int
compare_rows(const void *a, const void *b)
{
	const struct group_row *x = a, *y = b;

	if (x->actors != y->actors)
		return x->actors > y->actors ? -1 : 1;
	if (x->sessions != y->sessions)
		return x->sessions > y->sessions ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	return compare_texts(x->text, y->text);
}

static struct group_row
row_of(const struct shard *shard, const struct entry *entry)
{
	struct group_row row = { { NULL, 0 }, entry->kind, entry->sessions,
	    entry->actors, entry->marked };

	/* Even where no text has a byte, "" is one. */
	if (entry->kind == VALUE_TEXT)
		row.text = entry->len == 0 ? span_of("") :
		    (struct span){ shard->texts.data + entry->at, entry->len };
	return row;
}

int
groups_rows(const struct groups *groups, struct group_row **rows,
    size_t *count, struct fault *why)
{
	const struct shard *shard;
	size_t i, j, all = 0;

	*rows = NULL;
	*count = 0;
	for (i = 0; i < SHARDS; i++)
		all += groups->shards[i].count;
	if (all == 0)
		return 0;
	if (all > SIZE_MAX / sizeof **rows ||
	    (*rows = malloc(all * sizeof **rows)) == NULL)
		return fault_memory(why);
	for (i = 0; i < SHARDS; i++) {
		shard = &groups->shards[i];
		for (j = 0; j < shard->count; j++)
			(*rows)[(*count)++] = row_of(shard,
			    &shard->entries[j]);
	}
	qsort(*rows, all, sizeof **rows, compare_rows);
	return 0;
}
