#include "crypto_key.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cjose/cjose.h>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>

#include "wiped.h"

#define RSA_BITS	2048
#define NUMBER_MAX	2048	/* bytes of one number in a key: RSA-16384 */

struct crypto_key {
	cjose_jwk_t	*jwk;
	const char	*algorithm;
};

static int
complain(struct fault *why, const char *what, const cjose_err *err)
{
	return fault_set(why, FAULT_SYSTEM, "%s: %s", what,
	    err->message != NULL ? err->message : "no reason given");
}

/* An encrypted key is refused, not asked about: nobody may be there. */
static int
no_passphrase(char *text, int size, int writing, void *ctx)
{
	(void)text;
	(void)size;
	(void)writing;
	*(int *)ctx = 1;
	return -1;
}

/* A number of a key, to be freed by wiped_free(); NULL when it has none. */
static uint8_t *
number(const EVP_PKEY *pkey, const char *name, size_t *len)
{
	BIGNUM *bn = NULL;
	uint8_t *bytes = NULL;

	if (EVP_PKEY_get_bn_param(pkey, name, &bn) != 1)
		return NULL;
	*len = (size_t)BN_num_bytes(bn);
	if (*len > 0 && *len <= NUMBER_MAX &&
	    (bytes = wiped_malloc(*len)) != NULL)
		BN_bn2bin(bn, bytes);
	BN_clear_free(bn);
	return bytes;
}

static cjose_jwk_t *
import_rsa(const EVP_PKEY *pkey, cjose_err *err)
{
	cjose_jwk_rsa_keyspec spec = { 0 };
	cjose_jwk_t *jwk;

	spec.n = number(pkey, OSSL_PKEY_PARAM_RSA_N, &spec.nlen);
	spec.e = number(pkey, OSSL_PKEY_PARAM_RSA_E, &spec.elen);
	spec.d = number(pkey, OSSL_PKEY_PARAM_RSA_D, &spec.dlen);
	spec.p = number(pkey, OSSL_PKEY_PARAM_RSA_FACTOR1, &spec.plen);
	spec.q = number(pkey, OSSL_PKEY_PARAM_RSA_FACTOR2, &spec.qlen);
	spec.dp = number(pkey, OSSL_PKEY_PARAM_RSA_EXPONENT1, &spec.dplen);
	spec.dq = number(pkey, OSSL_PKEY_PARAM_RSA_EXPONENT2, &spec.dqlen);
	spec.qi = number(pkey, OSSL_PKEY_PARAM_RSA_COEFFICIENT1, &spec.qilen);
	jwk = cjose_jwk_create_RSA_spec(&spec, err);
	wiped_free(spec.n);
	wiped_free(spec.e);
	wiped_free(spec.d);
	wiped_free(spec.p);
	wiped_free(spec.q);
	wiped_free(spec.dp);
	wiped_free(spec.dq);
	wiped_free(spec.qi);
	return jwk;
}

static cjose_jwk_t *
import_ec(const EVP_PKEY *pkey, cjose_err *err)
{
	static const struct {
		const char		*name;	/* as OpenSSL calls it */
		cjose_jwk_ec_curve	 curve;
	} curves[] = {
		{ "prime256v1", CJOSE_JWK_EC_P_256 },
		{ "secp384r1", CJOSE_JWK_EC_P_384 },
		{ "secp521r1", CJOSE_JWK_EC_P_521 },
	};
	cjose_jwk_ec_keyspec spec = { .crv = CJOSE_JWK_EC_INVALID };
	cjose_jwk_t *jwk;
	char name[64] = "";
	size_t i, len;

	EVP_PKEY_get_utf8_string_param(pkey, OSSL_PKEY_PARAM_GROUP_NAME, name,
	    sizeof name, &len);
	for (i = 0; i < sizeof curves / sizeof curves[0]; i++)
		if (strcmp(name, curves[i].name) == 0)
			spec.crv = curves[i].curve;
	if (spec.crv == CJOSE_JWK_EC_INVALID)
		return NULL;
	spec.d = number(pkey, OSSL_PKEY_PARAM_PRIV_KEY, &spec.dlen);
	spec.x = number(pkey, OSSL_PKEY_PARAM_EC_PUB_X, &spec.xlen);
	spec.y = number(pkey, OSSL_PKEY_PARAM_EC_PUB_Y, &spec.ylen);
	jwk = cjose_jwk_create_EC_spec(&spec, err);
	wiped_free(spec.d);
	wiped_free(spec.x);
	wiped_free(spec.y);
	return jwk;
}

static cjose_jwk_t *
import_pem(struct span text, struct fault *why)
{
	cjose_err err = { 0 };
	cjose_jwk_t *jwk = NULL;
	EVP_PKEY *pkey = NULL;
	BIO *bio;
	int encrypted = 0;

	if (text.len <= INT32_MAX &&
	    (bio = BIO_new_mem_buf(text.data, (int)text.len)) != NULL) {
		pkey = PEM_read_bio_PrivateKey(bio, NULL, no_passphrase,
		    &encrypted);
		BIO_free(bio);
	}
	if (pkey != NULL && EVP_PKEY_is_a(pkey, "RSA"))
		jwk = import_rsa(pkey, &err);
	else if (pkey != NULL && EVP_PKEY_is_a(pkey, "EC"))
		jwk = import_ec(pkey, &err);
	if (jwk == NULL)
		fault_set(why, FAULT_USAGE, encrypted ?
		    "the private key is encrypted; store it without a "
		    "passphrase, readable by its owner alone" :
		    pkey == NULL ? "not a private key in PEM" :
		    "the private key is neither RSA nor EC on P-256, P-384 "
		    "or P-521");
	EVP_PKEY_free(pkey);
	ERR_clear_error();
	return jwk;
}

/* NULL: a key that cannot sign as Okta wants it. */
static const char *
algorithm_of(const cjose_jwk_t *jwk)
{
	cjose_err err = { 0 };

	switch (cjose_jwk_get_kty(jwk, &err)) {
	case CJOSE_JWK_KTY_RSA:
		return CJOSE_HDR_ALG_RS256;
	case CJOSE_JWK_KTY_EC:
		switch (cjose_jwk_EC_get_curve(jwk, &err)) {
		case CJOSE_JWK_EC_P_256:
			return CJOSE_HDR_ALG_ES256;
		case CJOSE_JWK_EC_P_384:
			return CJOSE_HDR_ALG_ES384;
		case CJOSE_JWK_EC_P_521:
			return CJOSE_HDR_ALG_ES512;
		default:
			return NULL;
		}
	default:
		return NULL;
	}
}

/* Takes jwk over. */
static struct crypto_key *
key_of(cjose_jwk_t *jwk, struct fault *why)
{
	struct crypto_key *key;

	if ((key = malloc(sizeof *key)) == NULL) {
		cjose_jwk_release(jwk);
		fault_memory(why);
		return NULL;
	}
	key->jwk = jwk;
	key->algorithm = algorithm_of(jwk);
	return key;
}

/* cjose hands the functions on to jansson, with which it works. */
static void
use_wiped_memory(void)
{
	cjose_set_alloc_funcs(wiped_malloc, wiped_realloc, wiped_free);
}

struct crypto_key *
crypto_key_read(struct span text, struct fault *why)
{
	static const struct crypto_header plain;
	struct crypto_key *key;
	struct fault unsigned_why;
	struct buf sample;
	cjose_jwk_t *jwk;
	cjose_err err = { 0 };
	int status;

	use_wiped_memory();
	while (text.len > 0 && strchr(" \t\r\n", text.data[0]) != NULL) {
		text.data++;
		text.len--;
	}
	if (text.len > 0 && text.data[0] == '{') {
		jwk = cjose_jwk_import(text.data, text.len, &err);
		if (jwk == NULL)
			fault_set(why, FAULT_USAGE, "not a JWK: %s",
			    err.message);
	} else {
		jwk = import_pem(text, why);
	}
	if (jwk == NULL || (key = key_of(jwk, why)) == NULL)
		return NULL;
	/* Does it sign?  Better found out now than in the first request. */
	buf_init(&sample, SIZE_MAX / 4);
	status = key->algorithm == NULL ? -1 : crypto_key_sign(key, &plain,
	    span_of("{}"), &sample, &unsigned_why);
	buf_done(&sample);
	if (status == 0)
		return key;
	crypto_key_free(key);
	fault_set(why, FAULT_USAGE,
	    "the key cannot sign: is it a private one, RSA or EC?");
	return NULL;
}

struct crypto_key *
crypto_key_generate(struct fault *why)
{
	static const uint8_t exponent[] = { 1, 0, 1 };
	cjose_jwk_t *jwk;
	cjose_err err = { 0 };

	use_wiped_memory();
	jwk = cjose_jwk_create_RSA_random(RSA_BITS, exponent, sizeof exponent,
	    &err);
	if (jwk == NULL) {
		complain(why, "cannot make a key", &err);
		return NULL;
	}
	return key_of(jwk, why);
}

void
crypto_key_free(struct crypto_key *key)
{
	if (key == NULL)
		return;
	cjose_jwk_release(key->jwk);
	free(key);
}

const char *
crypto_key_id(const struct crypto_key *key)
{
	cjose_err err = { 0 };

	return cjose_jwk_get_kid(key->jwk, &err);
}

static bool
set_header(cjose_header_t *set, const struct crypto_key *key,
    const struct crypto_header *header, cjose_err *err)
{
	char *public_jwk;
	bool good;

	good = cjose_header_set(set, CJOSE_HDR_ALG, key->algorithm, err);
	if (good && header->type != NULL)
		good = cjose_header_set(set, "typ", header->type, err);
	if (good && header->key_id != NULL)
		good = cjose_header_set(set, CJOSE_HDR_KID, header->key_id,
		    err);
	if (good && header->show_key) {
		public_jwk = cjose_jwk_to_json(key->jwk, false, err);
		good = public_jwk != NULL &&
		    cjose_header_set_raw(set, "jwk", public_jwk, err);
		wiped_free(public_jwk);
	}
	return good;
}

int
crypto_key_sign(const struct crypto_key *key,
    const struct crypto_header *header, struct span claims,
    struct buf *out, struct fault *why)
{
	cjose_err err = { 0 };
	cjose_header_t *set = cjose_header_new(&err);
	cjose_jws_t *jws = NULL;
	const char *text;	/* belongs to jws */
	int status = -1;

	if (set != NULL && set_header(set, key, header, &err))
		jws = cjose_jws_sign(key->jwk, set,
		    (const uint8_t *)claims.data, claims.len, &err);
	if (jws == NULL || !cjose_jws_export(jws, &text, &err))
		complain(why, "cannot sign", &err);
	else
		status = buf_add(out, text, strlen(text), why);
	cjose_jws_release(jws);
	cjose_header_release(set);
	ERR_clear_error();
	return status;
}

int
crypto_key_jti(char jti[CRYPTO_KEY_JTI], struct fault *why)
{
	unsigned char b[16];

	if (RAND_bytes(b, sizeof b) != 1)
		return fault_set(why, FAULT_SYSTEM, "no randomness");
	b[6] = (unsigned char)((b[6] & 0x0f) | 0x40);
	b[8] = (unsigned char)((b[8] & 0x3f) | 0x80);
	snprintf(jti, CRYPTO_KEY_JTI, "%02x%02x%02x%02x-%02x%02x-%02x%02x-"
	    "%02x%02x-%02x%02x%02x%02x%02x%02x", b[0], b[1], b[2], b[3], b[4],
	    b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14],
	    b[15]);
	return 0;
}
