/*
 * fetch/jwt.h - the two things an OAuth client signs: who it is, for a token;
 * and, with each call, that it holds the key its token was made out to.
 */
#ifndef FETCH_JWT_H
#define FETCH_JWT_H

#include <stdint.h>

#include "base/buf.h"
#include "base/fault.h"
#include "base/span.h"
#include "crypto_key.h"

struct jwt_client {
	const char	*id;
	const char	*key_id;	/* NULL: the key's own, if any */
	const char	*token_url;	/* exactly as the request has it */
};

/*
 * Append a client assertion (RFC 7523, 3; Okta, "Build a JWT for client
 * authentication").  It works once, and for some minutes around now_s, which
 * is in seconds since 1970.  -1: FAULT_SYSTEM.
 */
int jwt_assertion(const struct crypto_key *key,
    const struct jwt_client *client, int64_t now_s, struct buf *out,
    struct fault *why);

struct jwt_call {
	const char	*method;
	struct span	 url;		/* without query and fragment */
	struct span	 nonce;		/* of len 0: none was given out */
	struct span	 token;		/* of len 0: it is asked for now */
};

/*
 * Append a DPoP proof (RFC 9449, 4.2).  It works once, and around now_s.
 * -1: FAULT_SYSTEM.
 */
int jwt_proof(const struct crypto_key *key, const struct jwt_call *call,
    int64_t now_s, struct buf *out, struct fault *why);

#endif
