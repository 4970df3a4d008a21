/*
 * fake-okta/uri.h - what a request target and a form body are made of.
 */
#ifndef FAKE_OKTA_URI_H
#define FAKE_OKTA_URI_H

#include <stddef.h>

#include "base/buf.h"

#define URI_PARAMS	32

/* Decoded name=value pairs, in their order; owned. */
struct params {
	struct {
		char	*name;
		char	*value;
	}	item[URI_PARAMS];
	size_t	count;
};

/*
 * Take "a=1&b=%202" apart; "+" is a space.  -1: a broken percent sequence, a
 * NUL, or more than URI_PARAMS of them.  params_done() in either case.
 */
int params_parse(struct params *params, const char *query);
void params_done(struct params *params);

/* The value, or NULL when there is none.  How often it is there. */
const char *params_get(const struct params *params, const char *name);
size_t params_times(const struct params *params, const char *name);

/* Append text with all but unreserved characters percent-encoded. */
void uri_encode(struct buf *buf, const char *text);

#endif
