/*
 * count/groups.h - sessions and distinct actors of every value of some member,
 * shared by the threads of a count.  What comes out does not depend on the
 * order in which sessions are added.
 *
 * Which actors a value has is known by one key for each pair of the two, so
 * that memory grows with the pairs there are: millions of values cost what
 * millions of actors do.
 */
#ifndef COUNT_GROUPS_H
#define COUNT_GROUPS_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "base/span.h"
#include "idset.h"
#include "values.h"

struct groups;

/* seed is that of the actors' keys.  NULL: no memory. */
struct groups *groups_new(uint64_t seed, struct fault *why);
void groups_free(struct groups *groups);

/* Add sessions: actors by key, KEY_MARK and all (actors.h), values->count of
 * them, and the value of each.  Any thread may at any time.  Takes 24 bytes a
 * session meanwhile.  -1: no memory, and some may have been added. */
int groups_add(struct groups *groups, const struct idkey *keys,
    const struct values *values, struct fault *why);

/* When no thread adds: */
uint64_t groups_sessions(const struct groups *groups);	/* of all */
struct group_row {
	struct span	text;		/* the groups'; of VALUE_TEXT alone */
	enum value_kind	kind;
	uint64_t	sessions;
	size_t		actors;
	size_t		marked;		/* of them */
};
/* All of them: those with the most actors first, of these those with the most
 * sessions, then by kind, then by text, the least first.  *rows is the caller's
 * to free, and NULL if there are none.  -1: no memory. */
int groups_rows(const struct groups *groups, struct group_row **rows,
    size_t *count, struct fault *why);

#endif
