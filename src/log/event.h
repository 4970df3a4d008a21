/*
 * log/event.h - what is known of one System Log event: plain facts, lent by
 * whoever read them.
 */
#ifndef LOG_EVENT_H
#define LOG_EVENT_H

#include <stddef.h>

#include "base/instant.h"
#include "base/span.h"

/* What became of a member that has to be a string. */
enum fact_state {
	FACT_ABSENT,
	FACT_NULL,
	FACT_SCALAR,		/* a number, true, false */
	FACT_OTHER,		/* an object, an array */
	FACT_BROKEN,		/* half a surrogate pair in an escape */
	FACT_TEXT
};

struct fact {
	struct span	text;		/* of FACT_TEXT decoded, of FACT_SCALAR
					 * as written; else none */
	enum fact_state	state;
};

/* What an event travelled in. */
enum wrapping {
	WRAPPING_NONE,
	WRAPPING_DETAIL,	/* EventBridge: {"detail": event} */
	WRAPPING_EVENT,		/* Splunk HEC: {"event": event} */
	WRAPPING_HOOK,		/* Event Hook: {"data": {"events": [event]}} */
	WRAPPING_PAYLOAD	/* Kafka Connect: {"payload": event} */
};
#define WRAPPINGS	(WRAPPING_PAYLOAD + 1)

/* Members that matter only if somebody asks for them: wanted.h. */
enum want {
	WANT_LOGIN,		/* /actor/alternateId */
	WANT_NAME,		/* /actor/displayName */
	WANT_ACTOR_TYPE,	/* /actor/type */
	WANT_FIELD,		/* one anywhere, by its path */
	WANT_UUID,		/* /uuid */
	/* Of the one element of /target whose type is "User": its id, or
	 * FACT_OTHER, if there are several ids; alternateId, displayName. */
	WANT_PERSON,
	WANT_PERSON_LOGIN,
	WANT_PERSON_NAME
};
#define WANTS	(WANT_PERSON_NAME + 1)

struct event {
	struct fact	type;		/* /eventType; no string: no event */
	struct fact	published;	/* /published */
	struct fact	result;		/* /outcome/result */
	struct fact	actor;		/* /actor/id */
	enum wrapping	wrapping;	/* the outermost one */
	int		has_when;	/* published was read already: */
	struct instant	when;
	struct fact	wanted[WANTS];	/* FACT_ABSENT if not asked for */
};

/* All events of one record, in order; in a hook's body none is possible. */
struct events {
	const struct event	*list;
	size_t			 count;
};

/* Was it a string, if perhaps one that means nothing? */
static inline int
fact_is_string(struct fact fact)
{
	return fact.state == FACT_TEXT || fact.state == FACT_BROKEN;
}

/* "is missing", "is null", ...: what to say of a fact that is no text. */
const char *fact_complaint(enum fact_state state);

#endif
