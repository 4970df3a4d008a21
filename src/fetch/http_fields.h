/*
 * fetch/http_fields.h - the header fields of an answer, from the lines libcurl
 * hands over.  Part of http: it has libcurl read dates.
 */
#ifndef FETCH_HTTP_FIELDS_H
#define FETCH_HTTP_FIELDS_H

#include "base/buf.h"
#include "base/fault.h"
#include "base/span.h"
#include "response.h"

struct http_fields {
	struct buf	field;		/* the one at hand, so far */
	unsigned	count;		/* lines of this answer */
};

void http_fields_init(struct http_fields *fields);
void http_fields_done(struct http_fields *fields);

/* An answer begins. */
void http_fields_begin(struct http_fields *fields);

/*
 * Take one line, its end included.  A field goes to *res when the line behind
 * it shows that it is whole: one that begins with a blank goes on with it
 * (RFC 9112, 5.2).  A status line begins anew: what came before was an interim
 * answer.  -1: too many, too long; no memory.
 */
int http_fields_line(struct http_fields *fields, struct response *res,
    struct span line, struct fault *why);

#endif
