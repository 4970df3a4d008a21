/*
 * fake-okta/seen.h - names that may be used once.
 */
#ifndef FAKE_OKTA_SEEN_H
#define FAKE_OKTA_SEEN_H

#include <stddef.h>

struct seen {
	char	**name;
	size_t	  count;
};

/* 0, or -1 when it was there before. */
int seen_add(struct seen *seen, const char *name);
void seen_done(struct seen *seen);

#endif
