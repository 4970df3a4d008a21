/*
 * count/ledger.h - what one part of a text came to: its figures, its actors'
 * keys, and what could not be read in it.  Nothing outside has changed before
 * it is entered into the tally, so that a part read in vain can be dropped.
 */
#ifndef COUNT_LEDGER_H
#define COUNT_LEDGER_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "base/period.h"
#include "asked.h"
#include "books.h"
#include "compared.h"
#include "findings.h"
#include "idset.h"
#include "log/split.h"
#include "seconds.h"
#include "sightings.h"
#include "values.h"

/* Something that was skipped, or that ended the run. */
struct mishap {
	uint64_t	offset;		/* in the text */
	uint64_t	line;		/* from 1, counted from the part's */
	struct fault	why;		/* without the place */
};

/* More than this many are not told of, and not kept, but for what ends the
 * run. */
#define LEDGER_MISHAPS	21

struct ledger {
	struct books	 books;
	size_t		 file;		/* its number, from 0: told when it is
					 * entered */
	unsigned	 layouts;	/* a bit for each record_layout seen */
	unsigned	 wrappings;	/* a bit for each wrapping seen */
	struct idkey	*keys;		/* of sign-ins counted, KEY_MARK and
					 * all; owned */
	struct asked	 asked;		/* with each key goes, if asked for, */
	period_index	*periods;	/* the period it fell in, of the kind
					 * below; owned, */
	struct sightings sightings;	/* what it says of its actor, */
	struct values	 values;	/* the value of a member */
	struct ballot	 ballots[DEFINITIONS];	/* of every event, by them */
	struct idkey	*events;	/* unique_key() of it; owned, */
	unsigned char	*repeated;	/* room for what is found out about
					 * it; owned */
	int		 sifted;	/* that was found out */
	size_t		 key_count;
	size_t		 key_cap;
	struct findings	 findings;	/* of the actor asked about; lines
					 * as of mishaps */
	struct seconds	 seconds;	/* if asked for: of all events inside
					 * the window, counted or not */
	struct mishap	*mishaps;	/* in order; owned */
	size_t		 mishap_count;
	size_t		 mishap_cap;
	int		 fatal;		/* the last of them ends the run; if
					 * there is none, memory ran out */
	int		 incomplete;	/* the text could not be read on */
};

/* The kind of period that a ledger notes: all that are asked for follow from
 * it. */
enum period ledger_noted(const struct asked *asked);

/* A ledger is all zeros at first, but for asked; this gives back its memory. */
void ledger_done(struct ledger *ledger);

/* Begin anew, keeping the memory. */
void ledger_clear(struct ledger *ledger);

/* Book an event as it was judged; seed is that of the keys; once its
 * unique_key(), if that is asked for and the event counts.  -1: no memory. */
int ledger_event(struct ledger *ledger, uint64_t seed,
    const struct event *event, const struct judgement *judged,
    const struct idkey *once, struct fault *why);

/* Leave out the sessions that are repeated, as if they had not counted; but
 * what they say of their actors still is said.  The books are not changed. */
void ledger_drop(struct ledger *ledger);

/* Keep a mishap, unless there are LEDGER_MISHAPS.  A fatal one is kept, if need
 * be in the place of the one before; no other follows.  -1: no memory; fatal is
 * set nevertheless. */
int ledger_mishap(struct ledger *ledger, uint64_t offset, uint64_t line,
    const struct fault *what, int fatal, struct fault *why);

#endif
