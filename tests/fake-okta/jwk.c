#include "jwk.h"

#include <stdlib.h>
#include <string.h>

#include <openssl/core_names.h>
#include <openssl/param_build.h>

#include "mem.h"

#define RSA_BITS_MIN	2048
#define NUMBER_MAX	4096

static int
member_bytes(const json_t *jwk, const char *name, struct buf *bytes)
{
	const char *text = jwt_string(jwk, name);

	buf_init(bytes, NUMBER_MAX);
	if (text == NULL || strlen(text) > NUMBER_MAX ||
	    jose_decode(bytes, text, strlen(text)) == -1 || bytes->len == 0)
		return -1;
	return 0;
}

static BIGNUM *
number_of(const struct buf *bytes)
{
	return BN_bin2bn((unsigned char *)bytes->data, (int)bytes->len, NULL);
}

static EVP_PKEY *
key_from(const char *type, OSSL_PARAM_BLD *build)
{
	EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, type, NULL);
	OSSL_PARAM *params = OSSL_PARAM_BLD_to_param(build);
	EVP_PKEY *key = NULL;

	if (context == NULL || params == NULL ||
	    EVP_PKEY_fromdata_init(context) != 1 ||
	    EVP_PKEY_fromdata(context, &key, EVP_PKEY_PUBLIC_KEY, params) != 1)
		key = NULL;
	OSSL_PARAM_free(params);
	EVP_PKEY_CTX_free(context);
	return key;
}

static EVP_PKEY *
read_rsa(const json_t *jwk)
{
	OSSL_PARAM_BLD *build = OSSL_PARAM_BLD_new();
	struct buf n_bytes, e_bytes;
	BIGNUM *n = NULL, *e = NULL;
	EVP_PKEY *key = NULL;
	int good;

	good = member_bytes(jwk, "n", &n_bytes) == 0;
	good = member_bytes(jwk, "e", &e_bytes) == 0 && good;
	if (good && build != NULL && (n = number_of(&n_bytes)) != NULL &&
	    (e = number_of(&e_bytes)) != NULL &&
	    OSSL_PARAM_BLD_push_BN(build, OSSL_PKEY_PARAM_RSA_N, n) == 1 &&
	    OSSL_PARAM_BLD_push_BN(build, OSSL_PKEY_PARAM_RSA_E, e) == 1)
		key = key_from("RSA", build);
	if (key != NULL && EVP_PKEY_get_bits(key) < RSA_BITS_MIN) {
		EVP_PKEY_free(key);
		key = NULL;
	}
	BN_free(n);
	BN_free(e);
	buf_done(&n_bytes);
	buf_done(&e_bytes);
	OSSL_PARAM_BLD_free(build);
	return key;
}

static EVP_PKEY *
read_ec(const json_t *jwk)
{
	static const struct {
		const char	*name;
		size_t		 bytes;
	} curves[] = { { "P-256", 32 }, { "P-384", 48 }, { "P-521", 66 } };
	const char *name = jwt_string(jwk, "crv");
	OSSL_PARAM_BLD *build = OSSL_PARAM_BLD_new();
	struct buf x, y, point;
	EVP_PKEY *key = NULL;
	size_t i;
	int good;

	for (i = 0; name != NULL && i < 3; i++)
		if (strcmp(name, curves[i].name) == 0)
			break;
	buf_init(&point, NUMBER_MAX);
	good = member_bytes(jwk, "x", &x) == 0;
	good = member_bytes(jwk, "y", &y) == 0 && good;
	if (good && build != NULL && name != NULL && i < 3 &&
	    x.len == curves[i].bytes && y.len == curves[i].bytes) {
		mem_add(&point, "\4", 1);
		mem_add(&point, x.data, x.len);
		mem_add(&point, y.data, y.len);
		if (OSSL_PARAM_BLD_push_utf8_string(build,
		    OSSL_PKEY_PARAM_GROUP_NAME, name, 0) == 1 &&
		    OSSL_PARAM_BLD_push_octet_string(build,
		    OSSL_PKEY_PARAM_PUB_KEY, point.data, point.len) == 1)
			key = key_from("EC", build);
	}
	buf_done(&x);
	buf_done(&y);
	buf_done(&point);
	OSSL_PARAM_BLD_free(build);
	return key;
}

EVP_PKEY *
jwk_read(const json_t *jwk, const char **complaint)
{
	static const char *const secret[] = { "d", "p", "q", "dp", "dq", "qi",
	    "oth", "k" };
	const char *type = jwt_string(jwk, "kty");
	EVP_PKEY *key = NULL;
	size_t i;

	*complaint = "The JWK is not a public RSA or EC key.";
	for (i = 0; i < sizeof secret / sizeof secret[0]; i++)
		if (json_object_get(jwk, secret[i]) != NULL) {
			*complaint = "The JWK has private members.";
			return NULL;
		}
	if (type != NULL && strcmp(type, "RSA") == 0)
		key = read_rsa(jwk);
	else if (type != NULL && strcmp(type, "EC") == 0)
		key = read_ec(jwk);
	return key;
}

void
jwk_thumbprint(const json_t *jwk, char text[JOSE_DIGEST_TEXT])
{
	const char *type = jwt_string(jwk, "kty");
	char *canonical;

	/* base64url and curve names need no escapes. */
	if (type != NULL && strcmp(type, "RSA") == 0)
		canonical = mem_format(
		    "{\"e\":\"%s\",\"kty\":\"RSA\",\"n\":\"%s\"}",
		    jwt_string(jwk, "e"), jwt_string(jwk, "n"));
	else
		canonical = mem_format("{\"crv\":\"%s\",\"kty\":\"EC\","
		    "\"x\":\"%s\",\"y\":\"%s\"}", jwt_string(jwk, "crv"),
		    jwt_string(jwk, "x"), jwt_string(jwk, "y"));
	jose_digest(canonical, text);
	free(canonical);
}
