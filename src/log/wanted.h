/*
 * log/wanted.h - the members of an event that a report asks for, beside those
 * that decide whether it counts.  Nothing else is looked at.
 */
#ifndef LOG_WANTED_H
#define LOG_WANTED_H

#include <stddef.h>

#include "base/fault.h"
#include "base/span.h"
#include "event.h"

/* Keys in a path, and bytes in it. */
#define WANTED_DEPTH	8
#define WANTED_PATH	256

/* All zeros: nothing. */
struct wanted {
	unsigned	members;	/* a bit for each enum want */
	/* The way to WANT_FIELD, from the event's root; borrowed.  depth is 0
	 * if nobody asks, or if it is a member that is read anyway. */
	struct span	path[WANTED_DEPTH];
	size_t		depth;
	/* The path leads through them. */
	int		in_actor;
	int		in_outcome;
	/* Where wanted_field() finds it. */
	enum field_source {
		FIELD_WANTED, FIELD_TYPE, FIELD_PUBLISHED, FIELD_RESULT,
		FIELD_ACTOR, FIELD_NOWHERE
	}		source;
	enum want	want;		/* FIELD_WANTED: which */
	/* Types of events for which WANT_PERSON matters, where the actor is
	 * not of type "User"; borrowed.  For others it may be absent. */
	const struct span *person_types;
	size_t		person_type_count;
};

static inline void
wanted_add(struct wanted *wanted, enum want want)
{
	wanted->members |= 1U << want;
}

static inline int
wanted_has(const struct wanted *wanted, enum want want)
{
	return (wanted->members >> want & 1) != 0;
}

/*
 * Ask for the member at a path such as client.geographicalContext.country:
 * keys, from the event's own root, each but the last that of an object.  One
 * path at most; text is borrowed.  -1: it is no such path, or can lead to no
 * value, FAULT_USAGE.
 */
int wanted_path(struct wanted *wanted, const char *text, struct fault *why);

/* Is it of a type that is about a person, whoever the actor is? */
int wanted_person(const struct wanted *wanted, const struct event *event);

/* And is the actor none itself, so that the person is another, WANT_PERSON?
 * Of other events that may be set or not. */
int wanted_for_person(const struct wanted *wanted, const struct event *event);

/* What the event has there: FACT_TEXT or FACT_SCALAR, or no value. */
struct fact wanted_field(const struct wanted *wanted,
    const struct event *event);

#endif
