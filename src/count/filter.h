/*
 * count/filter.h - does an event count?  Pure: the same event and the same
 * question give the same answer.
 */
#ifndef COUNT_FILTER_H
#define COUNT_FILTER_H

#include <stddef.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/window.h"
#include "log/event.h"

/* The question.  Texts and lists are borrowed. */
struct filter {
	const struct span	*types;		/* eventType is one of these */
	size_t			 type_count;
	const struct span	*outcomes;	/* outcome.result is, too */
	size_t			 outcome_count;	/* 0: whatever it is */
	int			 known_users;	/* not by "unknown" */
	/* Types, among these, of events by which the user among the targets
	 * is active, if the actor is not of type "User". */
	const struct span	*person_types;
	size_t			 person_type_count;
	int			 unique;	/* it has a uuid */
	struct window		 window;	/* published is inside */
	int			 has_gap;	/* and not inside this: */
	struct window		 gap;
	enum instant_zone	 zone;		/* what it may leave out */
};

/* The books: every event ends in exactly one of these. */
enum verdict {
	VERDICT_COUNTED,
	VERDICT_OTHER_TYPE,
	VERDICT_OTHER_OUTCOME,
	VERDICT_OUTSIDE,		/* the window */
	VERDICT_NO_USER,		/* by no user, or one not known */
	VERDICT_DUPLICATE,		/* counted already: unique.h; no event
					 * is judged so */
	VERDICT_REJECTED		/* it cannot be told, or no event */
};
#define VERDICTS	(VERDICT_REJECTED + 1)

/* The answer. */
struct judgement {
	enum verdict	verdict;
	int		has_when;	/* published can be read: */
	struct instant	when;
	int		is_person;	/* not the actor was active, but the
					 * person it stands for */
};

/*
 * Judge an event: by its type, its outcome, its time, and last its actor, so
 * that what is wrong with an event matters only if it might have counted.
 * For VERDICT_REJECTED why says what is missing, FAULT_RECORD.
 */
struct judgement filter_judge(const struct filter *filter,
    const struct event *event, struct fault *why);

/* Who was active, of VERDICT_COUNTED: an id, the event's. */
static inline struct span
judged_actor(const struct event *event, const struct judgement *judged)
{
	return judged->is_person ? event->wanted[WANT_PERSON].text :
	    event->actor.text;
}

#endif
