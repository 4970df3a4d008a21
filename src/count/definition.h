/*
 * count/definition.h - what makes somebody active: the definitions that have a
 * name.  Okta has published no binding one; the manual says what each of these
 * means, and what it is an estimate of.
 */
#ifndef COUNT_DEFINITION_H
#define COUNT_DEFINITION_H

#include "filter.h"

enum definition {
	DEFINITION_SESSION,	/* the recipe: any user.session.start */
	DEFINITION_SUCCESS,	/* those that succeeded, of known users */
	DEFINITION_AMAU,	/* these, or a token for a user */
	DEFINITION_SSO		/* a sign-on to an application */
};
#define DEFINITIONS	(DEFINITION_SSO + 1)

/* Its name; and, 1, the definition with that name, or 0: there is none. */
const char *definition_name(enum definition definition);
int definition_named(const char *name, enum definition *definition);

/* Let the filter ask for it.  Window and zone stay as they are. */
void definition_ask(enum definition definition, struct filter *filter);

#endif
