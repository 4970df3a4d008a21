#include "auth.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "mem.h"
#include "oauth.h"

static void
challenge(const struct org *org, struct answer *answer, const char *scheme,
    const char *error, const char *description)
{
	char *value = mem_format("%s %sauthorization_uri=\"%s"
	    "/oauth2/v1/authorize\", realm=\"%s\", scope=\"%s\", error=\"%s\", "
	    "error_description=\"%s\", resource=\"%s\"", scheme,
	    strcmp(scheme, "DPoP") == 0 ? "algs=\"RS256 RS384 RS512 ES256 "
	    "ES384 ES512\", " : "", org->origin, org->origin, ORG_SCOPE,
	    error, description, ORG_LOGS_PATH);

	answer_header(answer, "WWW-Authenticate", value);
	free(value);
}

static int
refuse_token(const struct org *org, const struct request *request,
    struct answer *answer, const char *scheme)
{
	answer_error(answer, 401, "E0000011", NULL, request->n);
	challenge(org, answer, scheme, "invalid_token",
	    "The token is invalid or has expired.");
	return -1;
}

static int
refuse_proof(const struct org *org, struct answer *answer,
    const char *complaint)
{
	answer_oauth(answer, 400, "invalid_dpop_proof", complaint);
	challenge(org, answer, "DPoP", "invalid_dpop_proof", complaint);
	return -1;
}

static int
check_scope(const struct org *org, const struct request *request,
    const struct access_token *token, struct answer *answer,
    const char *scheme)
{
	if (strcmp(token->scope, ORG_SCOPE) == 0)
		return 0;
	answer_error(answer, 403, "E0000006", NULL, request->n);
	challenge(org, answer, scheme, "insufficient_scope",
	    "The access token provided does not contain the required scopes.");
	return -1;
}

static int
check_bearer(struct org *org, const struct request *request,
    const char *text, struct answer *answer)
{
	const struct access_token *token = oauth_find(org, text,
	    request->now_ms);

	if (token == NULL)
		return refuse_token(org, request, answer, "Bearer");
	if (token->bound_to[0] != '\0')
		return refuse_proof(org, answer,
		    "The token is DPoP-bound and cannot be a Bearer token.");
	return check_scope(org, request, token, answer, "Bearer");
}

static int
check_dpop(struct org *org, const struct request *request, const char *text,
    struct answer *answer)
{
	const struct access_token *token = oauth_find(org, text,
	    request->now_ms);
	char *url = mem_format("%s%s", org->origin, ORG_LOGS_PATH);
	struct dpop_want want = { url, text, org->api_nonce_wanted ?
	    &org->api_nonce : NULL, &org->proofs };
	char thumbprint[JOSE_DIGEST_TEXT];
	enum dpop_result result;
	const char *complaint;

	/* The proof first: it is used up, even with a token that is not. */
	result = dpop_check(request, &want, thumbprint, &complaint);
	free(url);
	if (result == DPOP_INVALID)
		return refuse_proof(org, answer, complaint);
	if (token == NULL || token->bound_to[0] == '\0')
		return refuse_token(org, request, answer, "DPoP");
	if (result == DPOP_USE_NONCE) {
		oauth_want_nonce(answer, 401, &org->api_nonce);
		challenge(org, answer, "DPoP", "use_dpop_nonce",
		    "Resource server requires nonce in DPoP proof.");
		return -1;
	}
	if (strcmp(token->bound_to, thumbprint) != 0)
		return refuse_proof(org, answer,
		    "The DPoP proof's key is not that of the token.");
	return check_scope(org, request, token, answer, "DPoP");
}

/* What follows the scheme and a blank; NULL when it is another scheme. */
static const char *
behind_scheme(const char *value, const char *scheme)
{
	size_t len = strlen(scheme);

	return strncasecmp(value, scheme, len) == 0 && value[len] == ' ' ?
	    value + len + 1 : NULL;
}

int
auth_check(struct org *org, const struct request *request,
    struct answer *answer)
{
	const char *value = request_header(request, "authorization");
	const char *text;

	if (value == NULL) {
		answer_error(answer, 403, "E0000005", NULL, request->n);
		return -1;
	}
	if (request_header_times(request, "authorization") == 1) {
		if ((text = behind_scheme(value, "Bearer")) != NULL)
			return check_bearer(org, request, text, answer);
		if ((text = behind_scheme(value, "DPoP")) != NULL)
			return check_dpop(org, request, text, answer);
		text = behind_scheme(value, "SSWS");
		if (text != NULL && strcmp(text, org->options->token) == 0)
			return 0;
	}
	answer_error(answer, 401, "E0000011", NULL, request->n);
	return -1;
}
