/*
 * fake-okta/dpop.h - proofs of possession (RFC 9449), and the nonces that the
 * token endpoint and the API each demand.
 */
#ifndef FAKE_OKTA_DPOP_H
#define FAKE_OKTA_DPOP_H

#include "jose.h"
#include "request.h"
#include "seen.h"

#define DPOP_NONCE_TEXT	32

struct nonce {
	char	text[DPOP_NONCE_TEXT];
	long	lifetime;	/* in uses; 0: for ever */
	long	uses;
};

/* A new one in place of the old. */
void nonce_renew(struct nonce *nonce);

enum dpop_result {
	DPOP_GOOD,
	DPOP_INVALID,		/* the complaint says why; static */
	DPOP_USE_NONCE		/* the proof is good but for its nonce */
};

struct dpop_want {
	const char	*url;		/* without a query */
	const char	*token;		/* it has to name this; NULL: none */
	struct nonce	*nonce;		/* and this; NULL: none */
	struct seen	*seen;		/* every jti so far */
};

/* Check the one DPoP header of a request; the key's thumbprint on success. */
enum dpop_result dpop_check(const struct request *request,
    const struct dpop_want *want, char thumbprint[JOSE_DIGEST_TEXT],
    const char **complaint);

#endif
