/*
 * count/compared.h - the same events by every definition of who is active.
 */
#ifndef COUNT_COMPARED_H
#define COUNT_COMPARED_H

#include <stddef.h>
#include <stdint.h>

#include "actors.h"
#include "base/fault.h"
#include "definition.h"

/* What a part of a text came to, by one of them: the keys of who was active,
 * an event each.  All zeros at first. */
struct ballot {
	struct idkey	*keys;		/* owned */
	size_t		 count;
	size_t		 cap;
};

void ballot_done(struct ballot *ballot);

/* -1: no memory. */
int ballot_add(struct ballot *ballot, struct idkey key, struct fault *why);

/* The whole count by all of them. */
struct compared;

/* NULL: no memory. */
struct compared *compared_new(struct fault *why);
void compared_free(struct compared *compared);

/* Add a part's, one for each definition.  Any thread may at any time.  -1: no
 * memory. */
int compared_add(struct compared *compared,
    const struct ballot ballots[DEFINITIONS], struct fault *why);

/* When no thread adds: */
uint64_t compared_events(const struct compared *compared,
    enum definition definition);
size_t compared_actors(const struct compared *compared,
    enum definition definition);

#endif
