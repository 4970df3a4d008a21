/*
 * log/prune.h - the few members of a record that count, or are wanted, as they
 * are written: raw tokens, which nobody has read yet.  Only the record's own
 * level, and those of actor, outcome and what a wanted path leads through, are
 * walked, along their quotes; what a member holds that is not asked for is
 * passed over by its quotes or brackets.
 *
 * Members come in the same order from record to record, so what stands where
 * is remembered, and looked at first.
 */
#ifndef LOG_PRUNE_H
#define LOG_PRUNE_H

#include <stddef.h>

#include "base/span.h"
#include "brackets.h"
#include "event.h"
#include "sweep.h"
#include "wanted.h"

/* A string between its quotes, escapes and all; no data: it is not there. */
struct tokens {
	struct span	type;		/* /eventType */
	struct span	published;	/* /published */
	struct span	result;		/* /outcome/result */
	struct span	actor;		/* /actor/id */
	int		result_null;	/* it is null */
	int		roomy;		/* behind the record are STEP_BYTES
					 * of text, step.h */
	struct fact	wanted[WANTS];	/* text: the token; FACT_SCALAR:
					 * true, false */
};

struct prune;

/* wanted, if not NULL, is borrowed.  NULL: no memory. */
struct prune *prune_new(const struct wanted *wanted);
void prune_free(struct prune *prune);

/*
 * Pick the tokens out of the record at text[at] of the sweep, whose marks are
 * those from the cursor on, and have that shape.  1: it is an event, with a
 * type and an actor object, and nothing in it could have a say in what it is
 * but the tokens; they are lent from the text.  0: that is not certain, and
 * all of it has to be read: a member that counts is not a string, one that is
 * wanted is a number, a key has an escape, events may be wrapped in it, or
 * between its members stands something that no valid record has there.
 *
 * Of a repeated member the last one wins, whole, as in unwrap.h.
 */
int prune_event(struct prune *prune, const struct sweep *sweep,
    const struct shape *shape, size_t at, struct tokens *tokens);

#endif
