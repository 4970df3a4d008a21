/*
 * count/sha256.h - SHA-256 of bytes as they come (FIPS 180-4).
 */
#ifndef COUNT_SHA256_H
#define COUNT_SHA256_H

#include <stddef.h>

#include "base/fault.h"

struct sha256;

/* NULL: no memory. */
struct sha256 *sha256_new(struct fault *why);
void sha256_free(struct sha256 *sum);

void sha256_add(struct sha256 *sum, const void *data, size_t len);

/* Of all bytes so far, in hexadecimal; then it is as new. */
#define SHA256_HEX	65
void sha256_take(struct sha256 *sum, char hex[SHA256_HEX]);

#endif
