/*
 * count/asked.h - what is kept of a session, beside who began it,
 * and of every event.
 */
#ifndef COUNT_ASKED_H
#define COUNT_ASKED_H

#include "base/period.h"
#include "base/window.h"
#include "log/wanted.h"

struct sides;

/* All zeros: nothing. */
struct asked {
	enum period		 by;		/* the period it fell in */
	int			 days;		/* the day, besides */
	int			 digests;	/* of the files read */
	int			 people;	/* what it says of its actor */
	const struct sides	*sides;		/* with people: to which side
						 * it belongs, or NULL;
						 * borrowed */
	const struct wanted	*field;		/* the value of a member, or
						 * NULL; borrowed */
	int			 unique;	/* which event it is, so that
						 * it is counted once */
	int			 in_order;	/* and of several the first,
						 * not any of them */
	int			 compare;	/* what other definitions make
						 * of each event */
	/* And of every event, if it is inside the window: its second.  NULL:
	 * nothing; borrowed. */
	const struct window	*coverage;
};

#endif
