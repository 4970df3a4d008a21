/*
 * count/profile.h - what is known of an actor, from any number of sessions in
 * any order: how many, the first and the last, and the greatest of what was
 * said, by (has a login, when, login, name, type), where a text that is absent
 * comes before all that are there.
 */
#ifndef COUNT_PROFILE_H
#define COUNT_PROFILE_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/span.h"
#include "sightings.h"

/* A line of the cache: all that most sessions touch.  Instants are apart, as
 * two of them would take 32 bytes. */
#define PROFILE_BYTES	64
struct profile {
	uint64_t	 sessions;
	int64_t		 first_sec;
	int64_t		 last_sec;
	int64_t		 told_sec;	/* the latest that says the same */
	int32_t		 first_ns;
	int32_t		 last_ns;
	int32_t		 told_ns;
	uint32_t	 flags;
	uint64_t	 digest;	/* of text */
	char		*text;		/* packed, sightings.h; owned.  NULL of
					 * UNKNOWN */
};
#define PROFILE_RENAMED	1U		/* several logins were seen */
#define PROFILE_UNKNOWN	2U		/* nobody: nothing said is kept */

/* All zeros at first, then told the id.  What is all zeros needs no end. */
void profile_begin(struct profile *profile, struct span id);
void profile_done(struct profile *profile);

/* Add a session, of that actor, that says what is packed; of one that repeats,
 * only what it says.  -1: no memory, and
 * it is not added. */
int profile_add(struct profile *profile, const struct sighting *sighting,
    const char *packed, struct fault *why);

/* When there is a session: the profile's texts, good until one is added. */
struct described profile_said(const struct profile *profile);
struct instant profile_first(const struct profile *profile);
struct instant profile_last(const struct profile *profile);

/* <0, 0, >0 as the id of a is before, at or behind that of b: memcmp(), then
 * length. */
int profile_id_cmp(const struct profile *a, const struct profile *b);

/* Bytes of memory its texts take, as malloc() has them. */
size_t profile_text_bytes(const struct profile *profile);

#endif
