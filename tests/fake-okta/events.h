/*
 * fake-okta/events.h - the org's log: the lines of a file by published.  What
 * is served is the line as it stands there, byte for byte.
 */
#ifndef FAKE_OKTA_EVENTS_H
#define FAKE_OKTA_EVENTS_H

#include <jansson.h>

#include "base/buf.h"
#include "base/instant.h"

/*
 * The three members that filters ask for most are kept; for others the line
 * is parsed again.  A line that is not JSON has none of them, and is wild: it
 * passes every filter, so that a test can put damage where it wants it.
 */
struct log_event {
	struct span	 line;		/* in events.text */
	size_t		 order;		/* of its line in the file */
	struct instant	 published;	/* without one: of the line before */
	char		*type;		/* NULL: not there, or no string */
	char		*result;
	char		*actor;
	int		 wild;
};

struct events {
	struct buf		 text;
	struct log_event	*item;		/* by published, then order */
	size_t			 count;
};

/* -1: the file cannot be read. */
int events_load(struct events *events, const char *path, struct fault *why);
void events_done(struct events *events);

/* The index of the first event at or after that time. */
size_t events_from(const struct events *events, struct instant at);

/* The line as a tree, for the caller to free; NULL when it is not JSON. */
json_t *events_tree(const struct log_event *event);

#endif
