#include "crypto_digest.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cjose/cjose.h>
#include <openssl/evp.h>

#include "disk.h"

#define SHA256_BYTES	32
#define BLOCK		((size_t)64 * 1024)

struct crypto_digest {
	EVP_MD_CTX	*context;
};

int
crypto_digest_base64url(struct span text, struct buf *out, struct fault *why)
{
	uint8_t digest[SHA256_BYTES];
	cjose_err err = { 0 };
	char *encoded = NULL;
	size_t len;
	int status;

	if (EVP_Digest(text.data, text.len, digest, NULL, EVP_sha256(),
	    NULL) != 1 || !cjose_base64url_encode(digest, sizeof digest,
	    &encoded, &len, &err))
		return fault_memory(why);
	status = buf_add(out, encoded, len, why);
	cjose_get_dealloc()(encoded);
	return status;
}

struct crypto_digest *
crypto_digest_new(struct fault *why)
{
	struct crypto_digest *digest;

	if ((digest = calloc(1, sizeof *digest)) == NULL ||
	    (digest->context = EVP_MD_CTX_new()) == NULL ||
	    EVP_DigestInit_ex(digest->context, EVP_sha256(), NULL) != 1) {
		crypto_digest_free(digest);
		fault_memory(why);
		return NULL;
	}
	return digest;
}

void
crypto_digest_free(struct crypto_digest *digest)
{
	if (digest == NULL)
		return;
	EVP_MD_CTX_free(digest->context);
	free(digest);
}

int
crypto_digest_add(struct crypto_digest *digest, const void *data, size_t len,
    struct fault *why)
{
	if (EVP_DigestUpdate(digest->context, data, len) == 1)
		return 0;
	return fault_memory(why);
}

int
crypto_digest_file(struct crypto_digest *digest, int fd, uint64_t limit,
    uint64_t *length, struct fault *why)
{
	char *block;
	ssize_t count = 1;
	int status = 0;

	*length = 0;
	if ((block = malloc(BLOCK)) == NULL)
		return fault_memory(why);
	while (status == 0 && *length < limit && count > 0) {
		count = disk_read(fd, block, limit - *length < BLOCK ?
		    (size_t)(limit - *length) : BLOCK, *length);
		if (count == -1) {
			status = fault_errno(why, FAULT_SYSTEM, "reading");
		} else {
			*length += (uint64_t)count;
			status = crypto_digest_add(digest, block,
			    (size_t)count, why);
		}
	}
	free(block);
	return status;
}

int
crypto_digest_text(const struct crypto_digest *digest, char hex[CRYPTO_HEX],
    struct fault *why)
{
	EVP_MD_CTX *copy = EVP_MD_CTX_new();
	unsigned char bytes[SHA256_BYTES];
	size_t i;
	int good;

	good = copy != NULL && EVP_MD_CTX_copy_ex(copy,
	    digest->context) == 1 && EVP_DigestFinal_ex(copy, bytes,
	    NULL) == 1;
	EVP_MD_CTX_free(copy);
	if (!good)
		return fault_memory(why);
	for (i = 0; i < sizeof bytes; i++)
		snprintf(hex + 2 * i, 3, "%02x", bytes[i]);
	return 0;
}
