/*
 * log/target.h - the person among the targets of an event.  For what an
 * application does in somebody's name, such as being given a token, that is
 * who was active.
 */
#ifndef LOG_TARGET_H
#define LOG_TARGET_H

#include "event.h"
#include "members.h"

/* What is known of one of them; all zeros at first. */
struct target {
	struct fact	id;
	struct fact	login;
	struct fact	name;
	struct fact	type;
};

/* The fact that a member, MEMBER_TARGET_ID to _TYPE, is. */
struct fact *target_fact(struct target *target, enum member member);

/* It is complete: if it is a user, and the only one so far, facts[WANT_PERSON]
 * and the like are its; if there is another with another id, it cannot be told
 * who was active: FACT_OTHER. */
void target_take(const struct target *target, struct fact facts[WANTS]);

#endif
