/*
 * count/unique.h - sessions that are in the input more than once, where exports
 * overlap: events with the same uuid, and the same in all that decides whose
 * session it is, when, and in which row it stands.  So it makes no difference
 * which of them counts.
 *
 * Kept as keys of 128 bits, as in idset.h: of the uuid, 68 bits, and 59 of the
 * rest.
 */
#ifndef COUNT_UNIQUE_H
#define COUNT_UNIQUE_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "base/instant.h"
#include "idset.h"
#include "log/event.h"
#include "log/wanted.h"

struct unique;

/* What was there before, and is left out. */
struct repeats {
	uint64_t	events;
	uint64_t	unknown;	/* by the actor "unknown", */
	uint64_t	unknown_success;	/* and marked */
};

/* seed is that of the keys.  NULL: no memory. */
struct unique *unique_new(uint64_t seed, struct fault *why);
void unique_free(struct unique *unique);

/* The key of an event whose uuid is a text; when is its published; field is
 * wanted, if it is asked for a field, or NULL. */
struct idkey unique_key(uint64_t seed, const struct wanted *wanted,
    const struct wanted *field, const struct event *event,
    struct instant when);

/*
 * Add events, by key; actors are the keys of who began them, KEY_MARK and all.
 * repeated[i] is set to whether an event was there before.  Any thread may, at
 * any time.  At most 30 bytes an event, as idset.h.  -1: no memory.
 */
int unique_add(struct unique *unique, const struct idkey *events,
    const struct idkey *actors, size_t count, unsigned char *repeated,
    struct fault *why);

/* When no thread adds: what was left out; how many were not; how many of these
 * have the uuid of another one, and differ from it, for which all are looked
 * at. */
struct repeats unique_repeats(const struct unique *unique);
size_t unique_count(const struct unique *unique);
uint64_t unique_conflicts(const struct unique *unique);

#endif
