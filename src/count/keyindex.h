/*
 * count/keyindex.h - 128-bit keys, numbered in the order they came: 0, 1, ...
 * Who knows something by key keeps it by number.
 */
#ifndef COUNT_KEYINDEX_H
#define COUNT_KEYINDEX_H

#include <stddef.h>

#include "base/fault.h"
#include "idset.h"

struct keyindex;

/* An empty index.  NULL: no memory. */
struct keyindex *keyindex_new(struct fault *why);
void keyindex_free(struct keyindex *index);

/* Set *number to that of the key.  1: it is new, and the number the next one.
 * 0: it is known.  -1: no memory, and nothing has changed.  Amortised O(1). */
int keyindex_add(struct keyindex *index, struct idkey key, size_t *number,
    struct fault *why);

/* A key is about to be added: have the memory for it brought. */
void keyindex_prefetch(const struct keyindex *index, struct idkey key);

size_t keyindex_count(const struct keyindex *index);

/* Bytes of memory the index takes. */
size_t keyindex_bytes(const struct keyindex *index);

#endif
