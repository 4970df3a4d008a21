/*
 * fake-okta/jwk.h - public keys as JSON, and the base64url they are made of.
 */
#ifndef FAKE_OKTA_JWK_H
#define FAKE_OKTA_JWK_H

#include "jose.h"

#define JOSE_ALPHABET	"ABCDEFGHIJKLMNOPQRSTUVWXYZ" \
			"abcdefghijklmnopqrstuvwxyz0123456789-_"

/* Append the bytes of base64url without padding.  -1: it is not. */
int jose_decode(struct buf *buf, const char *text, size_t len);

/* A public RSA (2048 bits at least) or EC key; NULL: *complaint; static. */
EVP_PKEY *jwk_read(const json_t *jwk, const char **complaint);

/* RFC 7638, with SHA-256. */
void jwk_thumbprint(const json_t *jwk, char text[JOSE_DIGEST_TEXT]);

#endif
