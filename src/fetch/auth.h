/*
 * fetch/auth.h - who we are, said anew with every request: an SSWS or Bearer
 * token; or an OAuth 2.0 service app, which signs with its private key for an
 * access token (RFC 7523) and proves with each call that the token is its own
 * if the org demands that (DPoP, RFC 9449).  Sends nothing and knows no clock:
 * client.h does the one, and now_s, seconds since 1970, is the other.
 */
#ifndef FETCH_AUTH_H
#define FETCH_AUTH_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/fault.h"
#include "response.h"
#include "settings.h"

struct auth;

/* What a request carries; wiped by auth_headers_done(). */
struct auth_headers {
	const char	*list[4];	/* count of them, lent */
	size_t		 count;
	struct buf	 text[2];	/* Authorization, DPoP */
	struct buf	 form;		/* of a token request, terminated */
};

/* What to do about an answer. */
enum auth_advice {
	AUTH_NOTHING,		/* it is not about us */
	AUTH_AGAIN,		/* the same again, at once: now we know more */
	AUTH_RENEW		/* the token is no good, and dropped */
};

/*
 * settings is borrowed.  NULL: the private key cannot be used (FAULT_USAGE),
 * or no memory.
 */
struct auth *auth_new(const struct settings *settings, struct fault *why);
void auth_free(struct auth *auth);

/* Is a token to be asked for first?  Its last tenth, at most two minutes, is
 * not used: it would end on the way. */
int auth_wants_token(const struct auth *auth, int64_t now_s);

/* Where tokens are asked for; lent until auth_free(). */
const char *auth_token_url(const struct auth *auth);

/*
 * Make the form and the headers of a token request, or the headers of a call
 * to url.  Each is for one sending: a proof that comes twice is refused.
 * -1: no memory, or the key failed.  *headers is to be done with in any case.
 */
int auth_token_request(struct auth *auth, int64_t now_s,
    struct auth_headers *headers, struct fault *why);
int auth_call(struct auth *auth, const char *url, int64_t now_s,
    struct auth_headers *headers, struct fault *why);
void auth_headers_done(struct auth_headers *headers);

/* Take the token out of an answer with status 200.  -1: none, FAULT_REMOTE. */
int auth_take_token(struct auth *auth, const struct response *res,
    int64_t now_s, struct fault *why);

/* Of a token request that failed; of any call: each may bring a nonce. */
enum auth_advice auth_advice_on_token(struct auth *auth,
    const struct response *res);
enum auth_advice auth_advice_on_call(struct auth *auth,
    const struct response *res);

#endif
