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
	struct window		 window;	/* published is inside */
	enum instant_zone	 zone;		/* what it may leave out */
};

/* The books: every event ends in exactly one of these. */
enum verdict {
	VERDICT_COUNTED,
	VERDICT_OTHER_TYPE,
	VERDICT_OTHER_OUTCOME,
	VERDICT_OUTSIDE,		/* the window */
	VERDICT_REJECTED		/* it cannot be told, or no event */
};
#define VERDICTS	(VERDICT_REJECTED + 1)

/* The answer. */
struct judgement {
	enum verdict	verdict;
	int		has_when;	/* published can be read: */
	struct instant	when;
};

/*
 * Judge an event: by its type, its outcome, its time, and last its actor, so
 * that what is wrong with an event matters only if it might have counted.
 * For VERDICT_REJECTED why says what is missing, FAULT_RECORD.
 */
struct judgement filter_judge(const struct filter *filter,
    const struct event *event, struct fault *why);

#endif
