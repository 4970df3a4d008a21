/*
 * fetch/crypto_digest.h - SHA-256.
 */
#ifndef FETCH_CRYPTO_DIGEST_H
#define FETCH_CRYPTO_DIGEST_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/fault.h"
#include "base/span.h"

/* Append the digest of text in base64url without padding (RFC 7515, 2). */
int crypto_digest_base64url(struct span text, struct buf *out,
    struct fault *why);

/* The same of bytes that come little by little. */
struct crypto_digest;
struct crypto_digest *crypto_digest_new(struct fault *why);
void crypto_digest_free(struct crypto_digest *digest);
int crypto_digest_add(struct crypto_digest *digest, const void *data,
    size_t len, struct fault *why);

/*
 * Add what stands in a file, from its beginning to its end or to limit bytes;
 * *length is how many those were.  -1: FAULT_SYSTEM.
 */
int crypto_digest_file(struct crypto_digest *digest, int fd, uint64_t limit,
    uint64_t *length, struct fault *why);

/* Of all bytes so far, in hexadecimal; more may follow. */
#define CRYPTO_HEX	65
int crypto_digest_text(const struct crypto_digest *digest,
    char hex[CRYPTO_HEX], struct fault *why);

#endif
