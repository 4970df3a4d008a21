/*
 * fetch/crypto_key.h - private keys and what they sign.  The crypto files are
 * the only ones that know OpenSSL and cjose; keys are wiped when freed.
 */
#ifndef FETCH_CRYPTO_KEY_H
#define FETCH_CRYPTO_KEY_H

#include <stddef.h>

#include "base/buf.h"
#include "base/fault.h"
#include "base/span.h"

/* A private key, and how it signs: RS256 if RSA; ES256, ES384 or ES512 by the
 * curve if EC (RFC 7518, 3.1). */
struct crypto_key;

/*
 * Read a private key: PEM (PKCS #8, or the older forms of RSA and EC), or a
 * JWK (RFC 7517).  NULL: neither, encrypted, public, or of another kind;
 * FAULT_USAGE shows nothing of it.
 */
struct crypto_key *crypto_key_read(struct span text, struct fault *why);

/* A new RSA key of 2048 bits.  Costs a fraction of a second. */
struct crypto_key *crypto_key_generate(struct fault *why);

void crypto_key_free(struct crypto_key *key);

/* The "kid" of a JWK, lent; NULL when it has none. */
const char *crypto_key_id(const struct crypto_key *key);

/* What the header of a token says besides the algorithm. */
struct crypto_header {
	const char	*type;		/* typ; NULL: none */
	const char	*key_id;	/* kid; NULL: none */
	int		 show_key;	/* jwk: the public half */
};

/*
 * Append claims, which are JSON, signed: a JWS in its compact form (RFC 7515).
 * -1: FAULT_SYSTEM.
 */
int crypto_key_sign(const struct crypto_key *key,
    const struct crypto_header *header, struct span claims, struct buf *out,
    struct fault *why);

/* A token's name, which no other has: a UUID (RFC 9562, version 4).  -1: no
 * randomness. */
#define CRYPTO_KEY_JTI	37
int crypto_key_jti(char jti[CRYPTO_KEY_JTI], struct fault *why);

#endif
