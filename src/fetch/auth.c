#include "auth.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/span.h"
#include "crypto_key.h"
#include "httpurl.h"
#include "jwt.h"
#include "object.h"
#include "wiped.h"

#define TOKEN_PATH	"/oauth2/v1/token"
#define ASSERTION_TYPE	"urn:ietf:params:oauth:client-assertion-type:" \
			"jwt-bearer"
#define TOKEN_MAX	((size_t)64 * 1024)
#define NONCE_MAX	((size_t)4 * 1024)
#define FORM_MAX	((size_t)256 * 1024)
#define MARGIN_MOST_S	120
#define LIFETIME_S	3600	/* Okta's, when the answer does not say */
#define LIFETIME_MOST_S	86400	/* whatever it says */

struct auth {
	const struct settings	*settings;
	struct crypto_key	*key;		/* the app's, or NULL */
	struct crypto_key	*proof_key;	/* for DPoP, once demanded */
	struct buf	 token_url;
	struct buf	 token;		/* access token; len 0: none */
	int		 token_is_dpop;
	int64_t		 renew_s;	/* when the token is too old */
	/* The token endpoint and the API each have a nonce of their own. */
	struct buf	 token_nonce;
	struct buf	 api_nonce;
};

static int
make_key(struct auth *auth, struct fault *why)
{
	const struct settings *s = auth->settings;

	if (s->mode != SETTINGS_KEY)
		return 0;
	auth->key = crypto_key_read(span_of(s->value[SETTINGS_PRIVATE_KEY]),
	    why);
	if (auth->key == NULL) {
		fault_prefix(why, "the private key (from %s)",
		    s->source[SETTINGS_PRIVATE_KEY]);
		return -1;
	}
	return wiped_buf_init(&auth->token, TOKEN_MAX, why);
}

struct auth *
auth_new(const struct settings *settings, struct fault *why)
{
	struct auth *auth;

	if ((auth = calloc(1, sizeof *auth)) == NULL) {
		fault_memory(why);
		return NULL;
	}
	auth->settings = settings;
	buf_init(&auth->token, 0);
	buf_init(&auth->token_url, settings->origin.len + sizeof TOKEN_PATH);
	buf_init(&auth->token_nonce, NONCE_MAX);
	buf_init(&auth->api_nonce, NONCE_MAX);
	if (make_key(auth, why) == 0 && buf_printf(&auth->token_url, why,
	    "%s" TOKEN_PATH, settings->origin.data) == 0)
		return auth;
	auth_free(auth);
	return NULL;
}

void
auth_free(struct auth *auth)
{
	if (auth == NULL)
		return;
	crypto_key_free(auth->key);
	crypto_key_free(auth->proof_key);
	wiped_buf_done(&auth->token);
	buf_done(&auth->token_url);
	buf_done(&auth->token_nonce);
	buf_done(&auth->api_nonce);
	free(auth);
}

int
auth_wants_token(const struct auth *auth, int64_t now_s)
{
	return auth->settings->mode == SETTINGS_KEY &&
	    (auth->token.len == 0 || now_s >= auth->renew_s);
}

const char *
auth_token_url(const struct auth *auth)
{
	return auth->token_url.data;
}

static struct span
of_buf(const struct buf *buf)
{
	return (struct span){ buf->data, buf->len };
}

static int
headers_init(struct auth_headers *headers, struct fault *why)
{
	*headers = (struct auth_headers){ .count = 0 };
	if (wiped_buf_init(&headers->text[0], TOKEN_MAX + 64, why) == -1 ||
	    wiped_buf_init(&headers->text[1], TOKEN_MAX, why) == -1)
		return -1;
	return 0;
}

void
auth_headers_done(struct auth_headers *headers)
{
	wiped_buf_done(&headers->text[0]);
	wiped_buf_done(&headers->text[1]);
	wiped_buf_done(&headers->form);
}

/* What is in text is whole: list it. */
static int
list(struct auth_headers *headers, struct buf *text, struct fault *why)
{
	if (buf_add(text, "", 1, why) == -1)
		return -1;
	headers->list[headers->count++] = text->data;
	return 0;
}

/* The form's first half, scope and all. */
static int
begin_form(const struct auth *auth, struct buf *form, struct fault *why)
{
	static const char blanks[] = " ,\t\r\n";
	const char *scopes = auth->settings->value[SETTINGS_SCOPES];
	struct buf scope;
	size_t len;
	int status;

	/* One blank between two, whatever stood there. */
	buf_init(&scope, FORM_MAX);
	status = buf_add(form, "grant_type=client_credentials&scope=",
	    strlen("grant_type=client_credentials&scope="), why);
	for (scopes += strspn(scopes, blanks); *scopes != '\0' && status == 0;
	    scopes += len + strspn(scopes + len, blanks)) {
		len = strcspn(scopes, blanks);
		status = buf_printf(&scope, why, "%s%.*s",
		    scope.len > 0 ? " " : "", (int)len, scopes);
	}
	if (status == 0 && scope.len > 0)
		status = httpurl_encode(scope.data, form, why);
	buf_done(&scope);
	return status;
}

int
auth_token_request(struct auth *auth, int64_t now_s,
    struct auth_headers *headers, struct fault *why)
{
	const struct settings *s = auth->settings;
	struct jwt_client client = { s->value[SETTINGS_CLIENT_ID],
	    s->value[SETTINGS_KEY_ID], auth->token_url.data };
	struct jwt_call call = { "POST", of_buf(&auth->token_url),
	    of_buf(&auth->token_nonce), { NULL, 0 } };
	struct buf *form = &headers->form;

	if (headers_init(headers, why) == -1 ||
	    wiped_buf_init(form, FORM_MAX, why) == -1 ||
	    begin_form(auth, form, why) == -1 ||
	    buf_printf(form, why, "&client_assertion_type=") == -1 ||
	    httpurl_encode(ASSERTION_TYPE, form, why) == -1 ||
	    buf_printf(form, why, "&client_assertion=") == -1 ||
	    jwt_assertion(auth->key, &client, now_s, form, why) == -1 ||
	    buf_add(form, "", 1, why) == -1)
		return -1;
	headers->list[headers->count++] =
	    "Content-Type: application/x-www-form-urlencoded";
	if (auth->proof_key == NULL)
		return 0;
	if (buf_printf(&headers->text[1], why, "DPoP: ") == -1 ||
	    jwt_proof(auth->proof_key, &call, now_s, &headers->text[1],
	    why) == -1)
		return -1;
	return list(headers, &headers->text[1], why);
}

int
auth_call(struct auth *auth, const char *url, int64_t now_s,
    struct auth_headers *headers, struct fault *why)
{
	static const char *const schemes[] = { "SSWS", "Bearer", "Bearer" };
	const struct settings *s = auth->settings;
	const char *scheme = auth->token_is_dpop ? "DPoP" : schemes[s->mode];
	struct span token = s->mode == SETTINGS_KEY ? of_buf(&auth->token) :
	    span_of(s->value[SETTINGS_TOKEN]);
	struct jwt_call call = { "GET", httpurl_without_query(url),
	    of_buf(&auth->api_nonce), token };
	struct buf *text = &headers->text[0];

	if (headers_init(headers, why) == -1 ||
	    buf_add(text, "Authorization: ", strlen("Authorization: "),
	    why) == -1 || buf_add(text, scheme, strlen(scheme), why) == -1 ||
	    buf_add(text, " ", 1, why) == -1 ||
	    buf_add(text, token.data, token.len, why) == -1 ||
	    list(headers, text, why) == -1)
		return -1;
	if (!auth->token_is_dpop)
		return 0;
	text = &headers->text[1];
	if (buf_printf(text, why, "DPoP: ") == -1 ||
	    jwt_proof(auth->proof_key, &call, now_s, text, why) == -1)
		return -1;
	return list(headers, text, why);
}

/* It becomes part of a header field. */
static int
is_token(const char *text)
{
	for (; *text != '\0'; text++)
		if (*text < 0x21 || *text > 0x7e)
			return 0;
	return 1;
}

/* Keep the nonce of an answer.  1: it is another than before. */
static int
take_nonce(struct buf *nonce, const struct response *res)
{
	struct fault ignored;

	/* A nonce is visible ASCII (RFC 9449, 8.1), and of a sane length. */
	if (res->dpop_nonce.len > NONCE_MAX ||
	    (res->dpop_nonce.len > 0 && !is_token(res->dpop_nonce.data)))
		return 0;
	if (res->dpop_nonce.len == 0 || (nonce->len == res->dpop_nonce.len &&
	    memcmp(nonce->data, res->dpop_nonce.data, nonce->len) == 0))
		return 0;
	nonce->len = 0;
	return buf_add(nonce, res->dpop_nonce.data, res->dpop_nonce.len,
	    &ignored) == 0;
}

int
auth_take_token(struct auth *auth, const struct response *res, int64_t now_s,
    struct fault *why)
{
	struct object *reply = object_parse(res->body.data, res->body.len);
	const char *token = NULL, *type = NULL;
	int64_t lifetime, margin;
	int status = -1;

	if (reply != NULL) {
		token = object_text(reply, "access_token");
		type = object_text(reply, "token_type");
	}
	if (token == NULL || *token == '\0' || !is_token(token) ||
	    type == NULL) {
		fault_set(why, FAULT_REMOTE,
		    "an answer to the token request without a token");
	} else if (strcasecmp(type, "Bearer") != 0 &&
	    (strcasecmp(type, "DPoP") != 0 || auth->proof_key == NULL)) {
		fault_set(why, FAULT_REMOTE,
		    "a token of a type that was not asked for: %s", type);
	} else {
		auth->token.len = 0;
		auth->token_is_dpop = strcasecmp(type, "DPoP") == 0;
		lifetime = object_number(reply, "expires_in", LIFETIME_S);
		if (lifetime > LIFETIME_MOST_S)
			lifetime = LIFETIME_MOST_S;
		if (lifetime < 0)
			lifetime = 0;
		margin = lifetime / 10 < MARGIN_MOST_S ? lifetime / 10 :
		    MARGIN_MOST_S;
		auth->renew_s = now_s + lifetime - margin;
		status = buf_add(&auth->token, token, strlen(token), why);
	}
	take_nonce(&auth->token_nonce, res);
	object_free(reply);
	return status;
}

enum auth_advice
auth_advice_on_token(struct auth *auth, const struct response *res)
{
	struct object *reply = object_parse(res->body.data, res->body.len);
	const char *error = reply == NULL ? NULL : object_text(reply, "error");
	enum auth_advice advice = AUTH_NOTHING;
	struct fault ignored;
	int new_nonce = take_nonce(&auth->token_nonce, res);

	if (error != NULL && auth->proof_key != NULL) {
		if (strcmp(error, "use_dpop_nonce") == 0 && new_nonce)
			advice = AUTH_AGAIN;
	} else if (error != NULL && (strcmp(error, "use_dpop_nonce") == 0 ||
	    strcmp(error, "invalid_dpop_proof") == 0)) {
		/* The org wants proofs, and had none from us so far. */
		auth->proof_key = crypto_key_generate(&ignored);
		advice = auth->proof_key != NULL ? AUTH_AGAIN : AUTH_NOTHING;
	}
	object_free(reply);
	return advice;
}

enum auth_advice
auth_advice_on_call(struct auth *auth, const struct response *res)
{
	int new_nonce = take_nonce(&auth->api_nonce, res);

	if (auth->settings->mode != SETTINGS_KEY)
		return AUTH_NOTHING;
	/* A proof can be refused as seen already: libcurl sends a request anew
	 * by itself when a connection turns out to be gone. */
	if ((res->status == 400 || res->status == 401) &&
	    auth->token_is_dpop && (new_nonce ||
	    (res->authenticate.len > 0 && strstr(res->authenticate.data,
	    "invalid_dpop_proof") != NULL)))
		return AUTH_AGAIN;
	if (res->status != 401)
		return AUTH_NOTHING;
	auth->token.len = 0;
	return AUTH_RENEW;
}
