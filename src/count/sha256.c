#include "sha256.h"

#include <nettle/sha2.h>
#include <stdint.h>
#include <stdlib.h>

struct sha256 {
	struct sha256_ctx	ctx;
};

struct sha256 *
sha256_new(struct fault *why)
{
	struct sha256 *sum;

	if ((sum = malloc(sizeof *sum)) == NULL) {
		fault_memory(why);
		return NULL;
	}
	sha256_init(&sum->ctx);
	return sum;
}

void
sha256_free(struct sha256 *sum)
{
	free(sum);
}

void
sha256_add(struct sha256 *sum, const void *data, size_t len)
{
	sha256_update(&sum->ctx, len, data);
}

void
sha256_take(struct sha256 *sum, char hex[SHA256_HEX])
{
	static const char digits[] = "0123456789abcdef";
	uint8_t digest[SHA256_DIGEST_SIZE];
	size_t i;

	sha256_digest(&sum->ctx, sizeof digest, digest);
	for (i = 0; i < sizeof digest; i++) {
		hex[2 * i] = digits[digest[i] >> 4];
		hex[2 * i + 1] = digits[digest[i] & 15];
	}
	hex[2 * sizeof digest] = '\0';
}
