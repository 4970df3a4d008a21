/*
 * fetch/response.h - an answer, as far as it has come: its body, and those of
 * its header fields that somebody asks for.
 */
#ifndef FETCH_RESPONSE_H
#define FETCH_RESPONSE_H

#include "base/buf.h"
#include "base/fault.h"
#include "base/span.h"
#include "ratelimit.h"

/* A text with a len is terminated, which len does not count. */
struct response {
	long		 status;	/* 0: there was no answer */
	struct buf	 body;		/* unpacked; not terminated */
	struct buf	 links;		/* Link field values, one a line */
	struct buf	 location;
	struct buf	 authenticate;	/* WWW-Authenticate */
	struct buf	 dpop_nonce;
	struct buf	 request_id;	/* X-Okta-Request-Id */
	struct ratelimit ratelimit;
};

void response_init(struct response *res);
void response_done(struct response *res);

/* The same for an answer that held a secret. */
void response_wipe(struct response *res);

/* No answer yet; the memory stays for the next one. */
void response_clear(struct response *res);

/* Take in one header field; others are ignored.  -1: too long, no memory. */
int response_field(struct response *res, struct span name, struct span value,
    struct fault *why);

#endif
