#include "keyindex.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_BITS	6
#define FIRST_KEYS	32
/* Share of the slots that may be in use: 4 / 0.375 bytes a key at most. */
#define LOAD_OF(slots)	((slots) / 4 * 3)
#define MORE_THAN(cap)	((cap) + (cap) / 2)
/* A slot holds 32 bits, and 0 is not one of the numbers in it. */
#define COUNT_MAX	(UINT32_MAX - 1)

/*
 * Keys stand by number, and nothing else of them does: a slot has a number + 1,
 * or 0 where it is free.  A key's number stands in its home, or behind it with
 * no free slot between; behind the last slot comes the first.
 */
struct keyindex {
	struct idkey	*keys;
	size_t		 count;
	size_t		 cap;
	uint32_t	*slots;		/* 1 << bits of them */
	unsigned	 bits;
};

static size_t
slots_of(unsigned bits)
{
	return (size_t)1 << bits;
}

static size_t
home_of(struct idkey key, unsigned bits)
{
	return (size_t)(key.hi >> (64 - bits));
}

struct keyindex *
keyindex_new(struct fault *why)
{
	struct keyindex *index = calloc(1, sizeof *index);

	if (index == NULL)
		goto fail;
	index->bits = FIRST_BITS;
	index->cap = FIRST_KEYS;
	index->slots = calloc(slots_of(FIRST_BITS), sizeof *index->slots);
	index->keys = malloc(FIRST_KEYS * sizeof *index->keys);
	if (index->slots == NULL || index->keys == NULL)
		goto fail;
	return index;

fail:
	keyindex_free(index);
	fault_memory(why);
	return NULL;
}

void
keyindex_free(struct keyindex *index)
{
	if (index == NULL)
		return;
	free(index->slots);
	free(index->keys);
	free(index);
}

/* The slot that has the key's number, or the free one where it belongs. */
static size_t
find(const struct keyindex *index, struct idkey key)
{
	size_t mask = slots_of(index->bits) - 1;
	size_t at = home_of(key, index->bits);
	const struct idkey *other;

	for (; index->slots[at] != 0; at = (at + 1) & mask) {
		other = &index->keys[index->slots[at] - 1];
		if (other->hi == key.hi && other->lo == key.lo)
			break;
	}
	return at;
}

/* Room for one more key. */
static int
grow_keys(struct keyindex *index, struct fault *why)
{
	size_t cap = MORE_THAN(index->cap);
	struct idkey *keys;

	if (cap < index->cap || cap > SIZE_MAX / sizeof *keys ||
	    (keys = realloc(index->keys, cap * sizeof *keys)) == NULL)
		return fault_memory(why);
	index->keys = keys;
	index->cap = cap;
	return 0;
}

/* Twice the slots.  What stood in them is known from the keys; so none has to
 * be kept beside the new ones, where realloc() can do without. */
static int
grow_slots(struct keyindex *index, struct fault *why)
{
	size_t mask, at, i, count = slots_of(index->bits);
	uint32_t *slots;

	if (count > SIZE_MAX / 2 / sizeof *slots || (slots = realloc(
	    index->slots, 2 * count * sizeof *slots)) == NULL)
		return fault_memory(why);
	index->slots = slots;
	index->bits++;
	memset(slots, 0, 2 * count * sizeof *slots);
	mask = 2 * count - 1;
	for (i = 0; i < index->count; i++) {
		at = home_of(index->keys[i], index->bits);
		while (slots[at] != 0)
			at = (at + 1) & mask;
		slots[at] = (uint32_t)(i + 1);
	}
	return 0;
}

int
keyindex_add(struct keyindex *index, struct idkey key, size_t *number,
    struct fault *why)
{
	size_t at = find(index, key);

	if (index->slots[at] != 0) {
		*number = index->slots[at] - 1;
		return 0;
	}
	if (index->count >= COUNT_MAX)
		return fault_memory(why);
	if (index->count == index->cap && grow_keys(index, why) == -1)
		return -1;
	if (index->count >= LOAD_OF(slots_of(index->bits))) {
		if (grow_slots(index, why) == -1)
			return -1;
		at = find(index, key);
	}
	*number = index->count;
	index->keys[index->count++] = key;
	index->slots[at] = (uint32_t)index->count;
	return 1;
}

void
keyindex_prefetch(const struct keyindex *index, struct idkey key)
{
	__builtin_prefetch(&index->slots[home_of(key, index->bits)]);
}

size_t
keyindex_count(const struct keyindex *index)
{
	return index->count;
}

size_t
keyindex_bytes(const struct keyindex *index)
{
	return sizeof *index + index->cap * sizeof *index->keys +
	    slots_of(index->bits) * sizeof *index->slots;
}
