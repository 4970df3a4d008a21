/*
 * fake-okta/jose.h - signed JWTs and public JWKs, checked by OpenSSL.
 */
#ifndef FAKE_OKTA_JOSE_H
#define FAKE_OKTA_JOSE_H

#include <jansson.h>
#include <openssl/evp.h>

#include "base/buf.h"

/* Base64url of a SHA-256, NUL included. */
#define JOSE_DIGEST_TEXT	44

struct jwt {
	json_t	*header;
	json_t	*claims;
	char	*signed_text;	/* the two parts that are signed */
	struct buf signature;
};

/* NULL: read.  Otherwise what is wrong; static.  jwt_done() in either case. */
const char *jwt_read(struct jwt *jwt, const char *text);
void jwt_done(struct jwt *jwt);

/*
 * NULL: signed by that key, with the algorithm its header names: RS256/384/512
 * or ES256/384/512, the curve being the one that goes with it.  Otherwise what
 * is wrong; static.
 */
const char *jwt_verify(const struct jwt *jwt, EVP_PKEY *key);

/* A string claim or header member; NULL when it is not there, or no string. */
const char *jwt_string(const json_t *object, const char *name);

/* A public key from PEM or JWK text; NULL: neither. */
EVP_PKEY *jose_key(const char *text, size_t len);

/* Base64url without padding of the SHA-256 of a string. */
void jose_digest(const char *string, char text[JOSE_DIGEST_TEXT]);

/* Append base64url without padding. */
void jose_encode(struct buf *buf, const unsigned char *data, size_t len);

#endif
