/*
 * count/idset.h - how many different identifiers?  Holds 128-bit digests, not
 * text: two ids that share one count once.  By chance that takes about 2^63
 * ids; the digests are XXH3 under a seed drawn for the run, so that nobody can
 * choose ids that collide before it starts, but XXH3 is no cryptographic hash.
 *
 * An open-addressing table kept in the order of its keys (linear probing, the
 * larger key moves on).  Growing needs no second table, only a longer one: at
 * most 30 bytes an id from a hundred thousand up, while growing too.
 */
#ifndef COUNT_IDSET_H
#define COUNT_IDSET_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"

struct idset;

struct idkey {
	uint64_t	hi;
	uint64_t	lo;
};

/* An empty set.  NULL: no memory. */
struct idset *idset_new(struct fault *why);
void idset_free(struct idset *set);

/* The key of an id, under the seed of all keys of a set.  Its lowest bit is
 * unused, and 0. */
struct idkey idset_key(uint64_t seed, const void *id, size_t len);

/*
 * 1: new.  0: known.  -1: no memory, the set is as it was.  mark not 0 marks
 * the id, for good; which ids are marked is counted too.  Amortised O(1).
 */
int idset_add(struct idset *set, struct idkey key, int mark,
    struct fault *why);

/* A key is about to be added: have the memory for it brought. */
void idset_prefetch(const struct idset *set, struct idkey key);

size_t idset_count(const struct idset *set);
size_t idset_marked(const struct idset *set);

/* How many have the hi of another key, not counting one of each such.  All of
 * the set is looked at. */
size_t idset_akin(const struct idset *set);

/* Bytes of memory the set takes. */
size_t idset_bytes(const struct idset *set);

#endif
