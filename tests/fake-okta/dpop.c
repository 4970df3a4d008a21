#include "dpop.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <openssl/rand.h>

#include "jwk.h"
#include "mem.h"

#define PROOF_AGE_MS	(5 * 60 * 1000)

void
nonce_renew(struct nonce *nonce)
{
	unsigned char bytes[12];
	size_t i;

	if (RAND_bytes(bytes, sizeof bytes) != 1)
		die("OpenSSL: no random bytes");
	for (i = 0; i < sizeof bytes; i++)
		snprintf(nonce->text + 2 * i, 3, "%02x", bytes[i]);
	nonce->uses = 0;
}

static int
is_string(const json_t *object, const char *name, const char *wanted)
{
	const char *text = jwt_string(object, name);

	return text != NULL && strcmp(text, wanted) == 0;
}

static const char *
check_key(const struct jwt *proof)
{
	const json_t *jwk = json_object_get(proof->header, "jwk");
	const char *typ = jwt_string(proof->header, "typ");
	const char *complaint;
	EVP_PKEY *key;

	if (typ == NULL || strcasecmp(typ, "dpop+jwt") != 0)
		return "The DPoP proof JWT's typ is not 'dpop+jwt'.";
	if (!json_is_object(jwk))
		return "The DPoP proof JWT has no jwk.";
	if ((key = jwk_read(jwk, &complaint)) == NULL)
		return complaint;
	complaint = jwt_verify(proof, key);
	EVP_PKEY_free(key);
	return complaint;
}

static const char *
check_claims(const struct jwt *proof, const struct request *request,
    const struct dpop_want *want)
{
	const json_t *iat = json_object_get(proof->claims, "iat");
	const char *jti = jwt_string(proof->claims, "jti");
	char ath[JOSE_DIGEST_TEXT];
	json_int_t issued;

	if (!is_string(proof->claims, "htm", request->method))
		return "The DPoP proof JWT's htm is not the method.";
	if (!is_string(proof->claims, "htu", want->url))
		return "The DPoP proof JWT's htu is not the URL.";
	if (!json_is_integer(iat))
		return "The DPoP proof JWT has no iat.";
	issued = json_integer_value(iat);
	if (issued > request->now_ms / 1000)
		return "The DPoP proof JWT is issued in the future.";
	if (issued < (request->now_ms - PROOF_AGE_MS) / 1000)
		return "The DPoP proof JWT is older than five minutes.";
	if (jti == NULL || *jti == '\0')
		return "The DPoP proof JWT has no jti.";
	if (want->token == NULL)
		return NULL;
	jose_digest(want->token, ath);
	return is_string(proof->claims, "ath", ath) ? NULL :
	    "The DPoP proof JWT's ath is not the access token's.";
}

static enum dpop_result
check_nonce(const struct jwt *proof, struct nonce *nonce)
{
	if (nonce == NULL)
		return DPOP_GOOD;
	if (!is_string(proof->claims, "nonce", nonce->text))
		return DPOP_USE_NONCE;
	if (++nonce->uses == nonce->lifetime)
		nonce_renew(nonce);
	return DPOP_GOOD;
}

enum dpop_result
dpop_check(const struct request *request, const struct dpop_want *want,
    char thumbprint[JOSE_DIGEST_TEXT], const char **complaint)
{
	enum dpop_result result = DPOP_INVALID;
	struct jwt proof;
	size_t times = request_header_times(request, "dpop");

	if (times != 1) {
		*complaint = times == 0 ?
		    "The DPoP proof JWT header is missing." :
		    "There is more than one DPoP proof JWT header.";
		return DPOP_INVALID;
	}
	*complaint = jwt_read(&proof, request_header(request, "dpop"));
	if (*complaint == NULL)
		*complaint = check_key(&proof);
	if (*complaint == NULL)
		*complaint = check_claims(&proof, request, want);
	/* Whatever becomes of the request, the proof is used up. */
	if (*complaint == NULL && seen_add(want->seen,
	    jwt_string(proof.claims, "jti")) == -1)
		*complaint = "The DPoP proof JWT has already been used.";
	if (*complaint == NULL) {
		jwk_thumbprint(json_object_get(proof.header, "jwk"),
		    thumbprint);
		result = check_nonce(&proof, want->nonce);
	}
	jwt_done(&proof);
	return result;
}
