/*
 * count/sightings.h - the sessions of a part of a text, and what each says of
 * its actor.
 */
#ifndef COUNT_SIGHTINGS_H
#define COUNT_SIGHTINGS_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/span.h"
#include "actors.h"
#include "idset.h"

/* What is said of an actor; no data: nothing. */
struct described {
	struct span	id;
	struct span	login;		/* actor.alternateId */
	struct span	name;		/* actor.displayName */
	struct span	type;		/* actor.type */
};

struct sighting {
	struct idkey	key;		/* of the id; with KEY_MARK it is no
					 * session, but one again */
	uint64_t	digest;		/* of all that is said: the same, if
					 * that is the same */
	struct instant	when;
	size_t		at;		/* of what is said, in texts */
};

static inline int
sighting_repeats(const struct sighting *sighting)
{
	return (sighting->key.lo & KEY_MARK) != 0;
}

struct sightings {
	struct sighting	*list;		/* owned */
	size_t		 count;
	size_t		 cap;
	char		*texts;		/* owned; packed, see below */
	size_t		 len;
	size_t		 texts_cap;
};

/* All zeros at first; this gives back the memory. */
void sightings_done(struct sightings *sightings);

/* Begin anew, keeping the memory. */
void sightings_clear(struct sightings *sightings);

/* Add a session; the texts are copied.  seed is that of the keys.  -1: no
 * memory, or a text of 2^32 - 1 bytes or more; nothing has changed. */
int sightings_add(struct sightings *sightings, uint64_t seed,
    struct idkey key, struct instant when, const struct described *said,
    struct fault *why);

/* Session i is one that was there before: what it says still counts. */
void sightings_repeat(struct sightings *sightings, size_t i);

/* What was said, packed: the lengths of the four texts, and the texts.  It is
 * one stretch of bytes that can be copied as a whole. */
size_t described_bytes(const char *packed);
struct described described_unpack(const char *packed);

#endif
