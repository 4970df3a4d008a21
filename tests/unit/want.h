/*
 * want.h - asking for members: about people or not, for the person among the
 * targets or not, and by a path or not.
 */
#ifndef WANT_H
#define WANT_H

#include "log/wanted.h"
#include "unit.h"

/* To be joined by "|". */
enum { NOBODY, PEOPLE = 1, PERSONS = 2 };

/* The types of events for which PERSONS asks. */
static const struct span want_types[] = {
	BYTES("t"), BYTES("user.session.start"),
};

/* path, borrowed: NULL for none. */
static inline struct wanted
want_of(int people, const char *path)
{
	struct wanted wanted = { .members = 0 };
	struct fault why = unit_no_fault();

	if ((people & PEOPLE) != 0) {
		wanted_add(&wanted, WANT_LOGIN);
		wanted_add(&wanted, WANT_NAME);
		wanted_add(&wanted, WANT_ACTOR_TYPE);
	}
	if ((people & PERSONS) != 0) {
		wanted_add(&wanted, WANT_ACTOR_TYPE);
		wanted_add(&wanted, WANT_PERSON);
		wanted_add(&wanted, WANT_PERSON_LOGIN);
		wanted_add(&wanted, WANT_PERSON_NAME);
		wanted.person_types = want_types;
		wanted.person_type_count = 2;
	}
	if (path != NULL && wanted_path(&wanted, path, &why) != 0)
		ck_abort_msg("%s: %s", path, why.msg);
	return wanted;
}

#endif
