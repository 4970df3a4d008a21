/*
 * log/members.h - which members of which containers mean something, by their
 * keys.  Everything else in a record is passed over.
 */
#ifndef LOG_MEMBERS_H
#define LOG_MEMBERS_H

#include <stddef.h>

#include "base/span.h"
#include "event.h"
#include "wanted.h"

/* Containers worth entering, by what their members mean. */
enum role {
	ROLE_TOP,		/* what stands around records */
	ROLE_EVENT,		/* an event, or what events are wrapped in */
	ROLE_ACTOR,
	ROLE_OUTCOME,
	ROLE_DATA,
	ROLE_EVENTS,		/* a hook's array of them */
	ROLE_FIELD,		/* on the path to WANT_FIELD */
	ROLE_TARGETS,		/* the array */
	ROLE_TARGET		/* an object in it */
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
	MEMBER_EVENTS,
	MEMBER_LOGIN,		/* these only if they are wanted */
	MEMBER_NAME,
	MEMBER_ACTOR_TYPE,
	MEMBER_FIELD,
	MEMBER_UUID,
	MEMBER_FIELD_WAY,	/* one that the path leads through */
	MEMBER_TARGETS,
	MEMBER_TARGET_ID,
	MEMBER_TARGET_LOGIN,
	MEMBER_TARGET_NAME,
	MEMBER_TARGET_TYPE
};
#define MEMBERS	(MEMBER_TARGET_TYPE + 1)

/* What the member with that key, decoded, is in a container of that role; in
 * ROLE_FIELD, in one that so many keys of the path led to. */
enum member member_find(const struct wanted *wanted, enum role role,
    size_t way, struct span key);

/* MEMBER_LOGIN to MEMBER_UUID, by their place among what is wanted. */
static inline enum want
member_want(enum member member)
{
	return (enum want)(member - MEMBER_LOGIN);
}

/* Forget what an earlier member with that name, MEMBER_ACTOR, _OUTCOME,
 * _FIELD_WAY or _TARGETS, has told of what is wanted. */
void member_forget(const struct wanted *wanted, enum member member,
    struct fact facts[WANTS]);

#endif
