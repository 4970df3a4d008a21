/*
 * fake-okta/links.h - the Link header, in every form a server may give it.
 */
#ifndef FAKE_OKTA_LINKS_H
#define FAKE_OKTA_LINKS_H

#include "answer.h"

enum links_form {
	LINKS_TWO_FIELDS,	/* as Okta sends them */
	LINKS_ONE_FIELD,
	LINKS_UPPER,
	LINKS_PARAMS,
	LINKS_COMMAS,
	LINKS_SELF_LAST
};

/* -1: no such form. */
int links_form(const char *name, enum links_form *form);

/* Put at the end of a next link's query, so that it has the form; or "". */
const char *links_extra(enum links_form form);

/*
 * Add the links to an answer.  next is NULL when there is none.  LINKS_PARAMS
 * has several styles: turn selects one.
 */
void links_add(struct answer *answer, enum links_form form, const char *self,
    const char *next, unsigned turn);

#endif
