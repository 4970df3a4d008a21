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
	struct idkey	*events;	/* unique_key() of each, if that is
					 * asked for, else NULL; owned */
	unsigned char	*repeated;	/* room beside them; owned */
};

void ballot_done(struct ballot *ballot);

/* once: NULL, or the event's unique_key(), if they are asked for: then for all.
 * -1: no memory. */
int ballot_add(struct ballot *ballot, struct idkey key,
    const struct idkey *once, struct fault *why);

/* The whole count by all of them. */
struct compared;

/* unique: leave out events that are there already, by keys of that seed.  NULL:
 * no memory. */
struct compared *compared_new(int unique, uint64_t seed, struct fault *why);
void compared_free(struct compared *compared);

/* Add a part's, one for each definition, which loses what is left out.  Any
 * thread may at any time.  -1: no memory. */
int compared_add(struct compared *compared,
    struct ballot ballots[DEFINITIONS], struct fault *why);

/* When no thread adds: */
uint64_t compared_events(const struct compared *compared,
    enum definition definition);
size_t compared_actors(const struct compared *compared,
    enum definition definition);

#endif
