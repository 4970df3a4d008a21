/*
 * jws.h - for unit tests of signed tokens: taken apart and verified here by
 * OpenSSL itself and jansson, not by what signs them.
 */
#ifndef JWS_H
#define JWS_H

#include <ctype.h>
#include <stdio.h>

#include <jansson.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>

#include "unit.h"

struct jws {
	json_t		*header;
	json_t		*claims;
	unsigned char	 signature[1024];
	size_t		 signature_len;
	size_t		 signed_len;	/* of the text, from its beginning */
};

/* base64url without padding (RFC 7515, 2), into at most room bytes. */
static inline size_t
jws_decode(const char *text, size_t len, unsigned char *out, size_t room)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789-_";
	unsigned bits = 0, have = 0;
	const char *digit;
	size_t i, n = 0;

	ck_assert_uint_ne(len % 4, 1);
	for (i = 0; i < len; i++) {
		digit = memchr(digits, text[i], 64);
		ck_assert_msg(digit != NULL, "no digit: %c", text[i]);
		bits = (bits << 6 | (unsigned)(digit - digits)) & 0xffff;
		if ((have += 6) < 8)
			continue;
		have -= 8;
		ck_assert_uint_lt(n, room);
		out[n++] = (unsigned char)(bits >> have);
	}
	return n;
}

static inline json_t *
jws_json(const char *text, size_t len)
{
	unsigned char bytes[16384];
	size_t n = jws_decode(text, len, bytes, sizeof bytes);
	json_t *json = json_loadb((char *)bytes, n, JSON_REJECT_DUPLICATES,
	    NULL);

	ck_assert_msg(json_is_object(json), "%.*s", (int)n, (char *)bytes);
	return json;
}

static inline struct jws
jws_open(const char *text)
{
	struct jws jws;
	const char *first = strchr(text, '.'), *second;

	ck_assert_ptr_nonnull(first);
	second = strchr(first + 1, '.');
	ck_assert_ptr_nonnull(second);
	jws.header = jws_json(text, (size_t)(first - text));
	jws.claims = jws_json(first + 1, (size_t)(second - first - 1));
	jws.signature_len = jws_decode(second + 1, strlen(second + 1),
	    jws.signature, sizeof jws.signature);
	jws.signed_len = (size_t)(second - text);
	return jws;
}

static inline void
jws_close(struct jws *jws)
{
	json_decref(jws->header);
	json_decref(jws->claims);
}

static inline const char *
jws_text(const json_t *object, const char *name)
{
	const char *text = json_string_value(json_object_get(object, name));

	ck_assert_msg(text != NULL, "no text %s", name);
	return text;
}

static inline int64_t
jws_number(const json_t *object, const char *name)
{
	const json_t *number = json_object_get(object, name);

	ck_assert_msg(json_is_integer(number), "no integer %s", name);
	return json_integer_value(number);
}

/* Is it one of the words? */
static inline int
jws_is_listed(const char *words, const char *word)
{
	size_t len;

	for (; *words != '\0'; words += len + (words[len] == ' ')) {
		len = strcspn(words, " ");
		if (len == strlen(word) && memcmp(words, word, len) == 0)
			return 1;
	}
	return 0;
}

/* The object has these members, blanks between their names, and no other. */
static inline void
jws_expect_members(json_t *object, const char *names)
{
	const char *name;
	size_t count = 0, wanted = 1;
	json_t *value;

	json_object_foreach(object, name, value) {
		ck_assert_msg(jws_is_listed(names, name),
		    "%s is not one of %s", name, names);
		count++;
	}
	for (name = names; *name != '\0'; name++)
		wanted += *name == ' ';
	ck_assert_uint_eq(count, wanted);
}

/* What the algorithm hashes with, and how long a number of its signature is:
 * 0 for RSA. */
static inline const EVP_MD *
jws_hash(const char *algorithm, size_t *number)
{
	*number = 0;
	if (strcmp(algorithm, "RS256") == 0)
		return EVP_sha256();
	*number = strcmp(algorithm, "ES256") == 0 ? 32 :
	    strcmp(algorithm, "ES384") == 0 ? 48 : 66;
	if (*number == 66)
		ck_assert_str_eq(algorithm, "ES512");
	return *number == 32 ? EVP_sha256() : *number == 48 ? EVP_sha384() :
	    EVP_sha512();
}

/* R and S as they stand in a token, as OpenSSL wants them.  To be freed. */
static inline unsigned char *
jws_der(const unsigned char *raw, size_t number, int *len)
{
	ECDSA_SIG *pair = ECDSA_SIG_new();
	unsigned char *der = NULL;

	ck_assert_ptr_nonnull(pair);
	ck_assert_int_eq(ECDSA_SIG_set0(pair, BN_bin2bn(raw, (int)number,
	    NULL), BN_bin2bn(raw + number, (int)number, NULL)), 1);
	*len = i2d_ECDSA_SIG(pair, &der);
	ck_assert_int_gt(*len, 0);
	ECDSA_SIG_free(pair);
	return der;
}

/* Does the signature of text hold?  1, 0. */
static inline int
jws_verify(const struct jws *jws, const char *text, EVP_PKEY *key)
{
	EVP_MD_CTX *context = EVP_MD_CTX_new();
	size_t number;
	const EVP_MD *hash = jws_hash(jws_text(jws->header, "alg"), &number);
	unsigned char *der = NULL;
	int len, good;

	ck_assert_ptr_nonnull(context);
	ck_assert_int_eq(EVP_DigestVerifyInit(context, NULL, hash, NULL, key),
	    1);
	if (number > 0) {
		ck_assert_uint_eq(jws->signature_len, 2 * number);
		der = jws_der(jws->signature, number, &len);
	} else {
		ck_assert_uint_eq(jws->signature_len,
		    (size_t)EVP_PKEY_get_size(key));
		len = (int)jws->signature_len;
	}
	good = EVP_DigestVerify(context, der != NULL ? der : jws->signature,
	    (size_t)len, (const unsigned char *)text, jws->signed_len);
	OPENSSL_free(der);
	EVP_MD_CTX_free(context);
	return good == 1;
}

/* The key pair in PEM. */
static inline EVP_PKEY *
jws_key_of_pem(const char *pem)
{
	BIO *bio = BIO_new_mem_buf(pem, -1);
	EVP_PKEY *key = PEM_read_bio_PrivateKey(bio, NULL, NULL, NULL);

	ck_assert_ptr_nonnull(key);
	BIO_free(bio);
	return key;
}

static inline BIGNUM *
jws_bn(const json_t *jwk, const char *name)
{
	unsigned char bytes[1024];
	const char *text = jws_text(jwk, name);

	return BN_bin2bn(bytes, (int)jws_decode(text, strlen(text), bytes,
	    sizeof bytes), NULL);
}

/* The point of an EC key as OpenSSL takes it; x and y are of full length
 * (RFC 7518, 6.2.1.2). */
static inline size_t
jws_point(const json_t *jwk, size_t number, unsigned char *point)
{
	const char *x = jws_text(jwk, "x"), *y = jws_text(jwk, "y");

	point[0] = POINT_CONVERSION_UNCOMPRESSED;
	ck_assert_uint_eq(jws_decode(x, strlen(x), point + 1, number),
	    number);
	ck_assert_uint_eq(jws_decode(y, strlen(y), point + 1 + number,
	    number), number);
	return 1 + 2 * number;
}

/* The public key that a header shows. */
static inline EVP_PKEY *
jws_key_of_jwk(const json_t *jwk)
{
	int rsa = strcmp(jws_text(jwk, "kty"), "RSA") == 0;
	EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, rsa ?
	    "RSA" : "EC", NULL);
	OSSL_PARAM_BLD *build = OSSL_PARAM_BLD_new();
	const char *curve = rsa ? "" : jws_text(jwk, "crv");
	BIGNUM *n = NULL, *e = NULL;
	unsigned char point[1 + 2 * 66];
	size_t number, len;
	OSSL_PARAM *params;
	EVP_PKEY *key = NULL;

	if (rsa) {
		n = jws_bn(jwk, "n");
		e = jws_bn(jwk, "e");
		OSSL_PARAM_BLD_push_BN(build, OSSL_PKEY_PARAM_RSA_N, n);
		OSSL_PARAM_BLD_push_BN(build, OSSL_PKEY_PARAM_RSA_E, e);
	} else {
		number = strcmp(curve, "P-256") == 0 ? 32 :
		    strcmp(curve, "P-384") == 0 ? 48 : 66;
		len = jws_point(jwk, number, point);
		OSSL_PARAM_BLD_push_utf8_string(build,
		    OSSL_PKEY_PARAM_GROUP_NAME, curve, 0);
		OSSL_PARAM_BLD_push_octet_string(build,
		    OSSL_PKEY_PARAM_PUB_KEY, point, len);
	}
	params = OSSL_PARAM_BLD_to_param(build);
	ck_assert_int_eq(EVP_PKEY_fromdata_init(context), 1);
	ck_assert_int_eq(EVP_PKEY_fromdata(context, &key,
	    EVP_PKEY_PUBLIC_KEY, params), 1);
	OSSL_PARAM_free(params);
	OSSL_PARAM_BLD_free(build);
	BN_free(n);
	BN_free(e);
	EVP_PKEY_CTX_free(context);
	return key;
}

/* The public members of a key and no others, and it verifies text. */
static inline void
jws_expect_proved(const struct jws *jws, const char *text)
{
	json_t *jwk = json_object_get(jws->header, "jwk");
	EVP_PKEY *key;

	ck_assert_ptr_nonnull(jwk);
	jws_expect_members(jwk, strcmp(jws_text(jwk, "kty"), "RSA") == 0 ?
	    "kty n e" : "kty crv x y");
	key = jws_key_of_jwk(jwk);
	ck_assert_int_eq(jws_verify(jws, text, key), 1);
	EVP_PKEY_free(key);
}

/* A UUID of version 4 (RFC 9562). */
static inline void
jws_expect_uuid(const char *text)
{
	static const char form[] = "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx";
	size_t i;

	ck_assert_uint_eq(strlen(text), sizeof form - 1);
	for (i = 0; form[i] != '\0'; i++)
		if (form[i] == 'x')
			ck_assert_msg(isxdigit((unsigned char)text[i]) &&
			    !isupper((unsigned char)text[i]), "%s", text);
		else if (form[i] == 'y')
			ck_assert_msg(strchr("89ab", text[i]) != NULL, "%s",
			    text);
		else
			ck_assert_int_eq(text[i], form[i]);
}

#endif
