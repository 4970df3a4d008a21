/*
 * count/findings.h - what became of the events of one actor, and where the
 * first of each kind stands: what settles whether somebody is counted rightly.
 */
#ifndef COUNT_FINDINGS_H
#define COUNT_FINDINGS_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "base/span.h"
#include "filter.h"
#include "log/event.h"

/* Where an event stands. */
struct spot {
	size_t		input;		/* of the tally's */
	uint64_t	line;
	uint64_t	offset;
};

/* Events of one id with one verdict. */
struct finding {
	struct span	id;		/* no data: they have none; owned */
	struct span	login;		/* the first one seen; or no data;
					 * owned */
	enum verdict	verdict;
	uint64_t	events;
	int		has_when;	/* one of them has: */
	struct instant	first;
	struct instant	last;
	struct spot	spot;		/* of the first, by time, or by place */
	int		alone;		/* of one event, the ledger's with this
					 * number: not to be joined yet */
	size_t		event;
};

/* All zeros at first. */
struct findings {
	struct finding	*list;		/* owned */
	size_t		 count;
	size_t		 cap;
};

void findings_done(struct findings *findings);

/* Begin anew, keeping the memory of the list. */
void findings_clear(struct findings *findings);

/*
 * Whose is the event, if it is of who, an id or a login?  *of is then a finding
 * of this event alone, but for its verdict, time and spot; its texts are the
 * event's.  for_person: WANT_PERSON can be he, too.
 */
enum whose { WHOSE_NOT, WHOSE_ACTOR, WHOSE_PERSON };
enum whose findings_concern(const char *who, const struct event *event,
    int for_person, struct finding *of);

/*
 * Add a finding; its texts are copied.  1: its spot is the first of its id and
 * verdict by now, and *kept the place for it, until the next call.  0: it is
 * not.  -1: no memory.  One that is alone stays so.
 */
int findings_add(struct findings *findings, const struct finding *finding,
    struct finding **kept, struct fault *why);

/* Those of one id together, in the order of verdicts; ids in order. */
void findings_sort(struct findings *findings);

#endif
