#include "oauth.h"

#include <stdlib.h>
#include <string.h>

#include <openssl/rand.h>

#include "mem.h"
#include "uri.h"

#define HOUR_SECONDS	3600
#define FORM_TYPE	"application/x-www-form-urlencoded"
#define ASSERTION_TYPE	\
	"urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

const struct access_token *
oauth_find(const struct org *org, const char *text, int64_t now_ms)
{
	size_t i;

	for (i = 0; i < org->token_count; i++)
		if (strcmp(org->tokens[i].text, text) == 0 &&
		    now_ms < org->tokens[i].expires_ms)
			return &org->tokens[i];
	return NULL;
}

void
oauth_expire(struct org *org)
{
	size_t i;

	for (i = 0; i < org->token_count; i++) {
		free(org->tokens[i].text);
		free(org->tokens[i].scope);
	}
	free(org->tokens);
	org->tokens = NULL;
	org->token_count = 0;
}

void
oauth_want_nonce(struct answer *answer, int status, const struct nonce *nonce)
{
	answer_oauth(answer, status, "use_dpop_nonce",
	    "Authorization server requires nonce in DPoP proof.");
	answer_header(answer, "dpop-nonce", nonce->text);
}

/* It looks like a JWT, as Okta's do; what is in it is nobody's business. */
static const struct access_token *
issue(struct org *org, int64_t now_ms, const char *thumbprint)
{
	struct access_token *token;
	unsigned char bytes[96];
	struct buf text;

	if (RAND_bytes(bytes, sizeof bytes) != 1)
		die("OpenSSL: no random bytes");
	buf_init(&text, 1024);
	mem_say(&text, "eyJ");
	jose_encode(&text, bytes, 24);
	mem_say(&text, ".eyJ");
	jose_encode(&text, bytes + 24, 36);
	mem_say(&text, ".");
	jose_encode(&text, bytes + 60, 36);

	org->tokens = mem_resize(org->tokens, org->token_count + 1,
	    sizeof *org->tokens);
	token = &org->tokens[org->token_count++];
	memset(token, 0, sizeof *token);
	token->text = mem_copy(text.data, text.len);
	token->scope = mem_text(org->options->scope);
	token->expires_ms = now_ms + 1000 * org->options->token_lifetime;
	memcpy(token->bound_to, thumbprint, sizeof token->bound_to);
	buf_done(&text);
	return token;
}

/* The claims that Okta checks; NULL, or what is wrong. */
static const char *
check_claims(const struct org *org, const json_t *claims, int64_t now_ms)
{
	const json_t *exp = json_object_get(claims, "exp");
	const json_t *iat = json_object_get(claims, "iat");
	const char *client = org->options->client;
	const char *iss = jwt_string(claims, "iss");
	const char *sub = jwt_string(claims, "sub");
	const char *aud = jwt_string(claims, "aud");
	char *url;
	int same;

	if (iss == NULL || sub == NULL || strcmp(iss, client) != 0 ||
	    strcmp(sub, client) != 0)
		return "The iss and sub claims must be the client_id.";
	url = mem_format("%s%s", org->origin, ORG_TOKEN_PATH);
	same = aud != NULL && strcmp(aud, url) == 0;
	free(url);
	if (!same)
		return "The audience claim for client_assertion must be the "
		    "endpoint invoked for the request.";
	if (!json_is_integer(exp))
		return "The exp claim must be an integer.";
	if (json_integer_value(exp) <= now_ms / 1000)
		return "The client_assertion token is expired.";
	if (json_integer_value(exp) > now_ms / 1000 + HOUR_SECONDS)
		return "The client_assertion token has an expiration too far "
		    "into the future.";
	if (iat != NULL && (!json_is_integer(iat) ||
	    json_integer_value(iat) > now_ms / 1000))
		return "The client_assertion token was issued in the future.";
	return NULL;
}

static const char *
check_assertion(struct org *org, const char *text, int64_t now_ms)
{
	const char *complaint, *kid, *jti;
	struct jwt jwt;

	if (org->client_key == NULL)
		return "Invalid value for 'client_id' parameter.";
	complaint = jwt_read(&jwt, text);
	if (complaint == NULL && org->options->client_kid != NULL) {
		kid = jwt_string(jwt.header, "kid");
		if (kid == NULL || strcmp(kid, org->options->client_kid) != 0)
			complaint = "The client_assertion's kid is not known.";
	}
	if (complaint == NULL)
		complaint = jwt_verify(&jwt, org->client_key);
	if (complaint == NULL)
		complaint = check_claims(org, jwt.claims, now_ms);
	if (complaint == NULL &&
	    (jti = jwt_string(jwt.claims, "jti")) != NULL &&
	    seen_add(&org->assertions, jti) == -1)
		complaint = "The client_assertion token has already been "
		    "used.";
	jwt_done(&jwt);
	return complaint;
}

static int
has(const struct params *form, const char *name, const char *wanted)
{
	const char *value = params_get(form, name);

	return value != NULL && strcmp(value, wanted) == 0;
}

/* The client, then what it wants.  0; or -1, and it is answered. */
static int
check_form(struct org *org, const struct params *form, int64_t now_ms,
    struct answer *answer)
{
	const char *assertion = params_get(form, "client_assertion");
	const char *scope = params_get(form, "scope");
	const char *complaint;

	if (!has(form, "client_assertion_type", ASSERTION_TYPE) ||
	    assertion == NULL)
		complaint = "Client authentication failed. Either the client "
		    "or the client credentials are invalid.";
	else
		complaint = check_assertion(org, assertion, now_ms);
	if (complaint != NULL) {
		answer_oauth(answer, 401, "invalid_client", complaint);
		return -1;
	}
	if (!has(form, "grant_type", "client_credentials")) {
		answer_oauth(answer, 400, "unsupported_grant_type",
		    "The grant type is not supported.");
		return -1;
	}
	if (scope == NULL || strcmp(scope, org->options->scope) != 0) {
		answer_oauth(answer, 400, "invalid_scope", scope == NULL ||
		    *scope == '\0' ? "No scopes were requested." :
		    "One or more scopes are not granted to the client.");
		return -1;
	}
	return 0;
}

static int
read_form(struct params *form, const struct request *request)
{
	const char *type = request_header(request, "content-type");
	size_t i, len = strlen(FORM_TYPE);
	char *text;
	int status;

	memset(form, 0, sizeof *form);
	if (type == NULL || strncmp(type, FORM_TYPE, len) != 0 ||
	    strchr("; ", type[len]) == NULL || *request->query != '\0')
		return -1;
	text = mem_copy(request->body.data, request->body.len);
	status = params_parse(form, text);
	free(text);
	for (i = 0; i < form->count; i++)
		if (params_times(form, form->item[i].name) > 1)
			status = -1;
	return status;
}

static void
grant(const struct access_token *token, long lifetime, struct answer *answer)
{
	char *body = mem_format("{\"token_type\":\"%s\",\"expires_in\":%ld,"
	    "\"access_token\":\"%s\",\"scope\":\"%s\"}",
	    token->bound_to[0] != '\0' ? "DPoP" : "Bearer", lifetime,
	    token->text, token->scope);

	answer_body(answer, 200, "application/json;charset=UTF-8", body);
	answer_header(answer, "Cache-Control", "no-store");
	free(body);
}

/* The proof, when one is wanted or given.  0; or -1, and it is answered. */
static int
check_proof(struct org *org, const struct request *request,
    char thumbprint[JOSE_DIGEST_TEXT], struct answer *answer)
{
	char *url = mem_format("%s%s", org->origin, ORG_TOKEN_PATH);
	struct dpop_want want = { url, NULL, &org->token_nonce,
	    &org->proofs };
	const char *complaint;
	int status = -1;

	switch (dpop_check(request, &want, thumbprint, &complaint)) {
	case DPOP_GOOD:
		status = 0;
		break;
	case DPOP_INVALID:
		answer_oauth(answer, 400, "invalid_dpop_proof", complaint);
		break;
	case DPOP_USE_NONCE:
		oauth_want_nonce(answer, 400, &org->token_nonce);
		break;
	}
	free(url);
	return status;
}

void
oauth_token(struct org *org, const struct request *request,
    struct answer *answer)
{
	char thumbprint[JOSE_DIGEST_TEXT] = "";
	struct params form;

	if (strcmp(request->method, "POST") != 0)
		answer_error(answer, 405, "E0000022", NULL, request->n);
	else if (read_form(&form, request) == -1) {
		answer_oauth(answer, 400, "invalid_request",
		    "The request is not a form with each parameter once.");
		params_done(&form);
	} else {
		if (check_form(org, &form, request->now_ms, answer) == 0 &&
		    ((!org->options->dpop &&
		    request_header(request, "dpop") == NULL) ||
		    check_proof(org, request, thumbprint, answer) == 0))
			grant(issue(org, request->now_ms, thumbprint),
			    org->options->token_lifetime, answer);
		params_done(&form);
	}
}
