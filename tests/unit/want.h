/*
 * want.h - asking for members: about people or not, and by a path or not.
 */
#ifndef WANT_H
#define WANT_H

#include "log/wanted.h"
#include "unit.h"

enum { NOBODY, PEOPLE };

/* path, borrowed: NULL for none. */
static inline struct wanted
want_of(int people, const char *path)
{
	struct wanted wanted = { .members = 0 };
	struct fault why = unit_no_fault();

	if (people == PEOPLE) {
		wanted_add(&wanted, WANT_LOGIN);
		wanted_add(&wanted, WANT_NAME);
		wanted_add(&wanted, WANT_ACTOR_TYPE);
	}
	if (path != NULL && wanted_path(&wanted, path, &why) != 0)
		ck_abort_msg("%s: %s", path, why.msg);
	return wanted;
}

#endif
