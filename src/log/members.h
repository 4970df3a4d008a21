/*
 * log/members.h - which members of which containers mean something, by their
 * keys.  Everything else in a record is passed over.
 */
#ifndef LOG_MEMBERS_H
#define LOG_MEMBERS_H

#include "base/span.h"

/* Containers worth entering, by what their members mean. */
enum role {
	ROLE_TOP,		/* what stands around records */
	ROLE_EVENT,		/* an event, or what events are wrapped in */
	ROLE_ACTOR,
	ROLE_OUTCOME,
	ROLE_DATA,
	ROLE_EVENTS		/* a hook's array of them */
};

enum member {
	MEMBER_OTHER,
	MEMBER_TYPE,
	MEMBER_PUBLISHED,
	MEMBER_ACTOR,
	MEMBER_OUTCOME,
	MEMBER_DETAIL,		/* events may be wrapped in these */
	MEMBER_EVENT,
	MEMBER_DATA,
	MEMBER_PAYLOAD,
	MEMBER_ACTOR_ID,
	MEMBER_RESULT,
	MEMBER_EVENTS
};
#define MEMBERS	(MEMBER_EVENTS + 1)

/* What the member with that key, decoded, is in a container of that role. */
enum member member_find(enum role role, struct span key);

#endif
