#include "jwt.h"

#include <stddef.h>

#include "crypto_digest.h"
#include "object.h"
#include "wiped.h"

#define CLAIMS_MAX	((size_t)64 * 1024)
#define ASSERTION_S	300	/* it is used at once; Okta allows an hour */
#define CLOCK_SLACK_S	10	/* "issued in the future" is refused */
#define HASH_MAX	64

/* A new signed token over claims, which are wiped here. */
static int
sign(const struct crypto_key *key, const struct crypto_header *header,
    struct object *claims, struct buf *out, struct fault *why)
{
	struct buf json;
	int status;

	status = wiped_buf_init(&json, CLAIMS_MAX, why);
	if (status == 0)
		status = object_write(claims, &json, why);
	if (status == 0)
		status = crypto_key_sign(key, header, (struct span){
		    json.data, json.len }, out, why);
	wiped_buf_done(&json);
	return status;
}

static int
put_jti(struct object *claims, struct fault *why)
{
	char jti[CRYPTO_KEY_JTI];

	if (crypto_key_jti(jti, why) == -1)
		return -1;
	return object_put_text(claims, "jti", span_of(jti), why);
}

int
jwt_assertion(const struct crypto_key *key, const struct jwt_client *client,
    int64_t now_s, struct buf *out, struct fault *why)
{
	struct crypto_header header = { .key_id = client->key_id };
	struct span id = span_of(client->id);
	struct object *claims;
	int status = -1;

	if (header.key_id == NULL)
		header.key_id = crypto_key_id(key);
	if ((claims = object_new(why)) == NULL)
		return -1;
	if (object_put_text(claims, "iss", id, why) == 0 &&
	    object_put_text(claims, "sub", id, why) == 0 &&
	    object_put_text(claims, "aud", span_of(client->token_url),
	    why) == 0 && object_put_number(claims, "iat",
	    now_s - CLOCK_SLACK_S, why) == 0 && object_put_number(claims,
	    "exp", now_s + ASSERTION_S, why) == 0 &&
	    put_jti(claims, why) == 0)
		status = sign(key, &header, claims, out, why);
	object_free(claims);
	return status;
}

static int
put_token_hash(struct object *claims, struct span token, struct fault *why)
{
	struct buf hash;
	int status;

	buf_init(&hash, HASH_MAX);
	status = crypto_digest_base64url(token, &hash, why);
	if (status == 0)
		status = object_put_text(claims, "ath", (struct span){
		    hash.data, hash.len }, why);
	buf_done(&hash);
	return status;
}

int
jwt_proof(const struct crypto_key *key, const struct jwt_call *call,
    int64_t now_s, struct buf *out, struct fault *why)
{
	static const struct crypto_header header = { .type = "dpop+jwt",
	    .show_key = 1 };
	struct object *claims;
	int status = -1;

	if ((claims = object_new(why)) == NULL)
		return -1;
	if (object_put_text(claims, "htm", span_of(call->method), why) == 0 &&
	    object_put_text(claims, "htu", call->url, why) == 0 &&
	    object_put_number(claims, "iat", now_s - CLOCK_SLACK_S,
	    why) == 0 && put_jti(claims, why) == 0 &&
	    (call->nonce.len == 0 || object_put_text(claims, "nonce",
	    call->nonce, why) == 0) && (call->token.len == 0 ||
	    put_token_hash(claims, call->token, why) == 0))
		status = sign(key, &header, claims, out, why);
	object_free(claims);
	return status;
}
