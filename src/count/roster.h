/*
 * count/roster.h - who the actors of a count are: sessions, first and last
 * seen, login, name; shared by its threads.  What comes out does not depend on
 * the order in which sessions are added.  At most 200 bytes an actor from a
 * hundred thousand up, while growing too, of it 96 for texts of 64.
 */
#ifndef COUNT_ROSTER_H
#define COUNT_ROSTER_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/span.h"
#include "sightings.h"

struct roster;

/* An empty one.  NULL: no memory. */
struct roster *roster_new(struct fault *why);
void roster_free(struct roster *roster);

/* Add sessions, which stay as they are.  Any thread may at any time.  Takes 8
 * bytes a session meanwhile.  -1: no memory; some of them may have been added,
 * and an actor be counted that has no session. */
int roster_add(struct roster *roster, const struct sightings *sightings,
    struct fault *why);

/* When no thread adds: */
size_t roster_count(const struct roster *roster);
uint64_t roster_sessions(const struct roster *roster);	/* of all */
size_t roster_bytes(const struct roster *roster);	/* of memory; O(n) */

/* An actor.  Texts are the roster's. */
struct roster_row {
	struct described said;		/* by the latest session with a login,
					 * or the latest; of UNKNOWN only id */
	uint64_t	 sessions;
	struct instant	 first;
	struct instant	 last;
	int		 renamed;	/* several logins were seen */
	int		 unknown;	/* its id is "unknown": nobody */
};

enum roster_order { ROSTER_MOST, ROSTER_LEAST, ROSTER_BY_ID };

/* The first rows in that order, at most so many: by sessions, descending or
 * ascending, and then by id (memcmp(), then length); or by id alone. */
struct roster_pick {
	struct roster_row	*rows;		/* owned */
	size_t			 count;
};
/* -1: no memory, and nothing to be given back.  O(n log most) time, and 144
 * bytes a row, of which 112 stay. */
int roster_pick(const struct roster *roster, enum roster_order order,
    size_t most, struct roster_pick *pick, struct fault *why);
void roster_pick_done(struct roster_pick *pick);

#endif
