/*
 * keyset.h - the set of ids the peers count with: a table of 128-bit XXH3
 * keys, open addressing, at most three quarters full.  C and C++.
 */
#ifndef KEYSET_H
#define KEYSET_H

#define XXH_INLINE_ALL
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <xxhash.h>

#define KEYSET_FIRST	4096		/* slots; a power of two */
#define KEYSET_PAGE	((size_t)1 << 21)

struct keyset {
	XXH128_hash_t	*slots;		/* all zero: free */
	size_t		 mask;		/* slots - 1 */
	size_t		 count;
};

static inline int
keyset_is_free(XXH128_hash_t key)
{
	return ((key.low64 | key.high64) == 0);
}

/*
 * Written to at once, and in large pages where there are some: to fault pages
 * in by looking for free slots costs two faults each, and interrupts the
 * other threads.
 */
static inline XXH128_hash_t *
keyset_slots(size_t count)
{
	size_t bytes = count * sizeof(XXH128_hash_t);
	size_t page = bytes < KEYSET_PAGE ? 4096 : KEYSET_PAGE;
	void *slots = aligned_alloc(page, bytes);

	if (slots == NULL)
		return (NULL);
#ifdef MADV_HUGEPAGE
	if (page == KEYSET_PAGE)
		madvise(slots, bytes, MADV_HUGEPAGE);
#endif
	memset(slots, 0, bytes);
	return ((XXH128_hash_t *)slots);
}

/* 0, or -1: no memory. */
static inline int
keyset_init(struct keyset *set)
{
	set->slots = keyset_slots(KEYSET_FIRST);
	set->mask = KEYSET_FIRST - 1;
	set->count = 0;
	return (set->slots == NULL ? -1 : 0);
}

static inline void
keyset_done(struct keyset *set)
{
	free(set->slots);
}

/* Where key is, or the free slot where it would be. */
static inline XXH128_hash_t *
keyset_find(const struct keyset *set, XXH128_hash_t key)
{
	size_t i = (size_t)key.low64 & set->mask;

	while (!keyset_is_free(set->slots[i]) &&
	    (set->slots[i].low64 != key.low64 ||
	    set->slots[i].high64 != key.high64))
		i = (i + 1) & set->mask;
	return (&set->slots[i]);
}

static inline int
keyset_grow(struct keyset *set)
{
	struct keyset wide = *set;

	wide.mask = 2 * set->mask + 1;
	wide.slots = keyset_slots(wide.mask + 1);
	if (wide.slots == NULL)
		return (-1);
	for (size_t i = 0; i <= set->mask; i++)
		if (!keyset_is_free(set->slots[i]))
			*keyset_find(&wide, set->slots[i]) = set->slots[i];
	free(set->slots);
	*set = wide;
	return (0);
}

/* 0, or -1: no memory. */
static inline int
keyset_add_key(struct keyset *set, XXH128_hash_t key)
{
	XXH128_hash_t *slot = keyset_find(set, key);

	if (!keyset_is_free(*slot))
		return (0);
	*slot = key;
	set->count++;
	return (set->count > set->mask / 4 * 3 ? keyset_grow(set) : 0);
}

static inline int
keyset_add(struct keyset *set, const void *id, size_t len)
{
	return (keyset_add_key(set, XXH3_128bits(id, len)));
}

/*
 * Room comes first: keys that arrive in the order of another table would pile
 * up at the front of one that has yet to grow.
 */
static inline int
keyset_merge(struct keyset *into, const struct keyset *from)
{
	while (into->count + from->count > into->mask / 4 * 3)
		if (keyset_grow(into) == -1)
			return (-1);
	for (size_t i = 0; i <= from->mask; i++)
		if (!keyset_is_free(from->slots[i]) &&
		    keyset_add_key(into, from->slots[i]) == -1)
			return (-1);
	return (0);
}

#endif
