/*
 * count/actors.h - the distinct actors of a count, shared by its threads:
 * several idset.h, each with a lock and a share of the keys, so that there is
 * one copy of every key however many threads there are.
 */
#ifndef COUNT_ACTORS_H
#define COUNT_ACTORS_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "idset.h"

struct actors;

/* An empty set, under a random seed.  NULL: no memory, or no randomness. */
struct actors *actors_new(struct fault *why);
void actors_free(struct actors *actors);

/* What keys of this set are made with: idset_key(). */
uint64_t actors_seed(const struct actors *actors);

/* Any thread may add at any time.  The keys marked, by KEY_MARK in lo, mark
 * their actors.  Takes 16 bytes a key meanwhile.  -1: no memory. */
#define KEY_MARK	UINT64_C(1)
int actors_add(struct actors *actors, const struct idkey *keys, size_t count,
    struct fault *why);

/* The same, to a set of anybody's own, which no other thread may touch. */
int actors_add_to(struct idset *set, const struct idkey *keys, size_t count,
    struct fault *why);

/* When no thread adds: */
size_t actors_count(const struct actors *actors);
size_t actors_marked(const struct actors *actors);

#endif
