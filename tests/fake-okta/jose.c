#include "jose.h"

#include <stdlib.h>
#include <string.h>

#include <openssl/pem.h>
#include <openssl/sha.h>

#include "jwk.h"
#include "mem.h"

#define JWT_MAX		32768

void
jose_encode(struct buf *buf, const unsigned char *data, size_t len)
{
	size_t i;
	unsigned bits;
	char quad[4];

	for (i = 0; i < len; i += 3) {
		bits = (unsigned)data[i] << 16;
		if (i + 1 < len)
			bits |= (unsigned)data[i + 1] << 8;
		if (i + 2 < len)
			bits |= data[i + 2];
		quad[0] = JOSE_ALPHABET[bits >> 18];
		quad[1] = JOSE_ALPHABET[bits >> 12 & 63];
		quad[2] = JOSE_ALPHABET[bits >> 6 & 63];
		quad[3] = JOSE_ALPHABET[bits & 63];
		mem_add(buf, quad, len - i >= 3 ? 4 : len - i + 1);
	}
}

int
jose_decode(struct buf *buf, const char *text, size_t len)
{
	unsigned bits = 0, have = 0;
	const char *at;
	char byte;
	size_t i;

	if (len % 4 == 1)
		return -1;
	for (i = 0; i < len; i++) {
		if (text[i] == '\0' ||
		    (at = strchr(JOSE_ALPHABET, text[i])) == NULL)
			return -1;
		bits = bits << 6 | (unsigned)(at - JOSE_ALPHABET);
		have += 6;
		if (have < 8)
			continue;
		have -= 8;
		byte = (char)(bits >> have & 255);
		mem_add(buf, &byte, 1);
		bits &= (1U << have) - 1;
	}
	/* Bits left over have to be zero, or a token has several forms. */
	return bits == 0 ? 0 : -1;
}

void
jose_digest(const char *string, char text[JOSE_DIGEST_TEXT])
{
	unsigned char hash[SHA256_DIGEST_LENGTH];
	struct buf buf;

	SHA256((const unsigned char *)string, strlen(string), hash);
	buf_init(&buf, JOSE_DIGEST_TEXT);
	jose_encode(&buf, hash, sizeof hash);
	memcpy(text, buf.data, buf.len);
	text[buf.len] = '\0';
	buf_done(&buf);
}

const char *
jwt_string(const json_t *object, const char *name)
{
	return json_string_value(json_object_get(object, name));
}

static json_t *
part_of(const char *text, size_t len)
{
	json_t *tree = NULL;
	struct buf buf;

	buf_init(&buf, JWT_MAX);
	if (jose_decode(&buf, text, len) == 0 && buf.len > 0)
		tree = json_loadb(buf.data, buf.len, JSON_REJECT_DUPLICATES,
		    NULL);
	buf_done(&buf);
	if (json_is_object(tree))
		return tree;
	json_decref(tree);
	return NULL;
}

const char *
jwt_read(struct jwt *jwt, const char *text)
{
	size_t header, claims, signature;

	memset(jwt, 0, sizeof *jwt);
	buf_init(&jwt->signature, JWT_MAX);
	if (strlen(text) > JWT_MAX)
		return "The JWT is too long.";
	header = strcspn(text, ".");
	if (text[header] == '\0')
		return "The JWT has no parts.";
	claims = strcspn(text + header + 1, ".");
	if (text[header + 1 + claims] == '\0')
		return "The JWT is not signed.";
	jwt->signed_text = mem_copy(text, header + 1 + claims);
	jwt->header = part_of(text, header);
	jwt->claims = part_of(text + header + 1, claims);
	if (jwt->header == NULL || jwt->claims == NULL)
		return "The JWT is not base64url of JSON objects.";
	signature = strlen(text) - header - claims - 2;
	if (signature == 0 || jose_decode(&jwt->signature,
	    text + header + claims + 2, signature) == -1)
		return "The signature of the JWT is not base64url.";
	if (json_object_get(jwt->header, "crit") != NULL)
		return "The JWT has critical extensions.";
	return NULL;
}

void
jwt_done(struct jwt *jwt)
{
	json_decref(jwt->header);
	json_decref(jwt->claims);
	free(jwt->signed_text);
	buf_done(&jwt->signature);
}

/* JWS has r and s as they are, one behind the other; OpenSSL wants DER. */
static int
ec_signature(const struct buf *raw, size_t half, struct buf *der)
{
	ECDSA_SIG *signature;
	unsigned char *data = NULL;
	BIGNUM *r, *s;
	int len;

	if (raw->len != 2 * half || (signature = ECDSA_SIG_new()) == NULL)
		return -1;
	r = BN_bin2bn((unsigned char *)raw->data, (int)half, NULL);
	s = BN_bin2bn((unsigned char *)raw->data + half, (int)half, NULL);
	if (ECDSA_SIG_set0(signature, r, s) != 1)
		die("OpenSSL: no signature from two numbers");
	len = i2d_ECDSA_SIG(signature, &data);
	if (len > 0)
		mem_add(der, data, (size_t)len);
	OPENSSL_free(data);
	ECDSA_SIG_free(signature);
	return len > 0 ? 0 : -1;
}

static int
verifies(EVP_PKEY *key, const char *digest, const char *text,
    const struct buf *signature)
{
	EVP_MD_CTX *context = EVP_MD_CTX_new();
	int good;

	good = context != NULL && EVP_DigestVerifyInit(context, NULL,
	    EVP_get_digestbyname(digest), NULL, key) == 1 &&
	    EVP_DigestVerify(context, (unsigned char *)signature->data,
	    signature->len, (const unsigned char *)text, strlen(text)) == 1;
	EVP_MD_CTX_free(context);
	return good;
}

const char *
jwt_verify(const struct jwt *jwt, EVP_PKEY *key)
{
	static const struct {
		const char	*alg;
		const char	*digest;
		int		 type;
		int		 bits;		/* EC: of the curve */
	} algs[] = {
		{ "RS256", "SHA256", EVP_PKEY_RSA, 0 },
		{ "RS384", "SHA384", EVP_PKEY_RSA, 0 },
		{ "RS512", "SHA512", EVP_PKEY_RSA, 0 },
		{ "ES256", "SHA256", EVP_PKEY_EC, 256 },
		{ "ES384", "SHA384", EVP_PKEY_EC, 384 },
		{ "ES512", "SHA512", EVP_PKEY_EC, 521 },
	};
	const char *alg = jwt_string(jwt->header, "alg");
	struct buf der;
	size_t i;
	int good;

	for (i = 0; alg != NULL && i < sizeof algs / sizeof algs[0]; i++)
		if (strcmp(alg, algs[i].alg) == 0)
			break;
	if (alg == NULL || i == sizeof algs / sizeof algs[0])
		return "The algorithm of the JWT is not accepted.";
	if (EVP_PKEY_get_base_id(key) != algs[i].type || (algs[i].bits != 0 &&
	    EVP_PKEY_get_bits(key) != algs[i].bits))
		return "The algorithm of the JWT is not that of the key.";
	if (algs[i].bits == 0)
		return verifies(key, algs[i].digest, jwt->signed_text,
		    &jwt->signature) ? NULL : "The signature is invalid.";
	buf_init(&der, JWT_MAX);
	good = ec_signature(&jwt->signature,
	    (size_t)(algs[i].bits + 7) / 8, &der) == 0 &&
	    verifies(key, algs[i].digest, jwt->signed_text, &der);
	buf_done(&der);
	return good ? NULL : "The signature is invalid.";
}

EVP_PKEY *
jose_key(const char *text, size_t len)
{
	const char *complaint;
	EVP_PKEY *key;
	json_t *jwk;
	BIO *bio;

	if ((jwk = json_loadb(text, len, 0, NULL)) != NULL) {
		key = jwk_read(jwk, &complaint);
		json_decref(jwk);
		return key;
	}
	if ((bio = BIO_new_mem_buf(text, (int)len)) == NULL)
		die("out of memory");
	key = PEM_read_bio_PUBKEY(bio, NULL, NULL, NULL);
	BIO_free(bio);
	return key;
}
