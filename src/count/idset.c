#include "idset.h"

#include <stdlib.h>
#include <string.h>

/* Inlined, XXH3 is some instructions for an id of 20 bytes, and no call. */
#define XXH_INLINE_ALL
#include <xxhash.h>

#define FIRST_CAP	128
#define FIRST_SLACK	128	/* slots behind the last home */
#define MARK		UINT64_C(1)
/* Share of the homes that may be in use, and growth: 16 * 1.5 / 0.8 bytes. */
#define LOAD_OF(cap)	((cap) / 5 * 4)
#define MORE_THAN(cap)	((cap) + (cap) / 2)
/* 32 bits of a key choose its home. */
#define CAP_MAX		(UINT64_C(1) << 32)

/*
 * slots[0 .. cap + slack) in ascending order of their keys, with gaps: all
 * zeros is a free slot.  A key stands at its home, one of the first cap slots,
 * or behind it, with no gap between.  The last slot is always free, so that a
 * walk ends there.
 */
struct idset {
	struct idkey	*slots;
	size_t		 cap;
	size_t		 slack;
	size_t		 count;
	size_t		 marked;
};

static size_t
home_of(struct idkey key, size_t cap)
{
	return (size_t)((key.hi >> 32) * (uint64_t)cap >> 32);
}

static int
is_free(struct idkey key)
{
	return (key.hi | key.lo) == 0;
}

/* Free slots, all zeros, come before every key: ask is_free() first. */
static int
comes_before(struct idkey a, struct idkey b)
{
	return a.hi != b.hi ? a.hi < b.hi : (a.lo | MARK) < (b.lo | MARK);
}

struct idset *
idset_new(struct fault *why)
{
	struct idset *set;

	if ((set = calloc(1, sizeof *set)) == NULL ||
	    (set->slots = calloc(FIRST_CAP + FIRST_SLACK,
	    sizeof *set->slots)) == NULL) {
		free(set);
		fault_memory(why);
		return NULL;
	}
	set->cap = FIRST_CAP;
	set->slack = FIRST_SLACK;
	return set;
}

void
idset_free(struct idset *set)
{
	if (set == NULL)
		return;
	free(set->slots);
	free(set);
}

struct idkey
idset_key(uint64_t seed, const void *id, size_t len)
{
	XXH128_hash_t hash = XXH3_128bits_withSeed(id, len, seed);

	return (struct idkey){ hash.high64, hash.low64 & ~MARK };
}

/* Index behind the last key, if there were cap homes. */
static size_t
keys_end(const struct idset *set, size_t cap)
{
	size_t i, home, next = 0;

	/* What is free has home 0, and changes nothing. */
	for (i = 0; i < set->cap + set->slack; i++) {
		home = home_of(set->slots[i], cap);
		next = (home > next ? home : next) +
		    !is_free(set->slots[i]);
	}
	return next;
}

/* Move the keys of the first len slots to the end of a table of end slots, in
 * order.  Returns where they begin.  Whether a slot is free, nobody can
 * foretell: so each is moved, and what is free gives way to the next. */
static size_t
pack(struct idkey *slots, size_t len, size_t end)
{
	size_t from = end, i;

	for (i = len; i-- > 0; ) {
		slots[from - 1] = slots[i];
		from -= !is_free(slots[from - 1]);
	}
	return from;
}

/* Bring all keys, which begin at from, to their places among cap homes.  None
 * of these is behind the place a key is read from, because the keys after it
 * find room too. */
static void
spread(struct idkey *slots, size_t from, size_t end, size_t cap)
{
	size_t home, next = 0;
	struct idkey key;

	memset(slots, 0, from * sizeof *slots);
	for (; from < end; from++) {
		key = slots[from];
		slots[from] = (struct idkey){ 0, 0 };
		home = home_of(key, cap);
		next = home > next ? home : next;
		slots[next++] = key;
	}
}

/*
 * Lengthen the table where it is: all keys go to its very end, and from there
 * forward again to their new places.
 */
static int
lengthen(struct idset *set, size_t cap, size_t slack, struct fault *why)
{
	size_t len = set->cap + set->slack, keys = keys_end(set, cap), end;
	struct idkey *slots;

	while (cap + slack <= keys)
		slack *= 2;
	end = cap + slack;
	if (cap > CAP_MAX || end > SIZE_MAX / sizeof *slots ||
	    (slots = realloc(set->slots, end * sizeof *slots)) == NULL)
		return fault_memory(why);
	spread(slots, pack(slots, len, end), end, cap);
	set->slots = slots;
	set->cap = cap;
	set->slack = slack;
	return 0;
}

/* Room for one more: more homes, or, where keys crowd at the end, more slots
 * behind them. */
static int
grow(struct idset *set, struct fault *why)
{
	if (set->count >= LOAD_OF(set->cap))
		return lengthen(set, MORE_THAN(set->cap), set->slack, why);
	return lengthen(set, set->cap, set->slack * 2, why);
}

/* Where key stands, or where it would have to. */
static size_t
find(const struct idset *set, struct idkey key)
{
	size_t i = home_of(key, set->cap);

	while (!is_free(set->slots[i]) && comes_before(set->slots[i], key))
		i++;
	return i;
}

/* Put key at slots[at], moving on what stands there up to the next gap.  0:
 * that gap is the last one, nothing was moved. */
static int
insert(struct idset *set, size_t at, struct idkey key)
{
	size_t gap = at;

	while (!is_free(set->slots[gap]))
		gap++;
	if (gap == set->cap + set->slack - 1)
		return 0;
	memmove(set->slots + at + 1, set->slots + at,
	    (gap - at) * sizeof key);
	set->slots[at] = key;
	return 1;
}

int
idset_add(struct idset *set, struct idkey key, int mark, struct fault *why)
{
	struct idkey *slot;
	size_t at;

	if (is_free(key))	/* one of 2^127, and as good as any other */
		key.hi = 1;
	at = find(set, key);
	slot = &set->slots[at];
	if (!is_free(*slot) && !comes_before(key, *slot)) {
		if (mark && (slot->lo & MARK) == 0) {
			slot->lo |= MARK;
			set->marked++;
		}
		return 0;
	}
	if (mark)
		key.lo |= MARK;
	while (set->count >= LOAD_OF(set->cap) || !insert(set, at, key)) {
		if (grow(set, why) == -1)
			return -1;
		at = find(set, key);
	}
	set->count++;
	set->marked += mark != 0;
	return 1;
}

void
idset_prefetch(const struct idset *set, struct idkey key)
{
	__builtin_prefetch(&set->slots[home_of(key, set->cap)]);
}

size_t
idset_count(const struct idset *set)
{
	return set->count;
}

size_t
idset_marked(const struct idset *set)
{
	return set->marked;
}

size_t
idset_akin(const struct idset *set)
{
	const struct idkey *before = NULL, *slot;
	size_t akin = 0, i;

	for (i = 0; i < set->cap + set->slack; i++) {
		slot = &set->slots[i];
		if (is_free(*slot))
			continue;
		akin += before != NULL && before->hi == slot->hi;
		before = slot;
	}
	return akin;
}

size_t
idset_bytes(const struct idset *set)
{
	return sizeof *set + (set->cap + set->slack) * sizeof *set->slots;
}
