#include "explain.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "object.h"

#define CAUSES		3
#define TEXT_MAX	200	/* characters shown of one text */
#define SKEW_S		60	/* clocks further apart are worth a word */
#define REASON		600	/* leaves room for the remedy */

/* Status, code ("": any) and mode (-1: any), and what helps.  The first that
 * fits is it. */
static const struct {
	long		 status;
	const char	*code;
	int		 mode;
	const char	*remedy;
} remedies[] = {
	{ 400, "E0000031", -1, "the org cannot search by this filter; see "
	    "\"System Log query\" in Okta's manual" },
	{ 400, "E0000053", -1, "the filter is not valid, or the window begins "
	    "before what the org keeps (90 days)" },
	{ 400, "", -1, "the org refuses the window or the filter; "
	    "--dry-run shows what is asked" },
	{ 401, "E0000015", -1, "the org does not have this feature" },
	{ 401, "", SETTINGS_SSWS, "the token is wrong, expired (30 days "
	    "without use) or revoked, or made in another org; make a new one "
	    "in the Admin Console, Security > API > Tokens" },
	{ 401, "", SETTINGS_BEARER, "the access token is wrong or expired" },
	{ 401, "", SETTINGS_KEY, "the org does not accept the token it gave "
	    "out; is the org URL the one the app was made in?" },
	{ 403, "E0000005", -1, "no credentials arrived; does a proxy remove "
	    "them?" },
	{ 403, "", SETTINGS_KEY, "the app may not read the log; grant it the "
	    "scope okta.logs.read and an admin role, such as Report "
	    "Administrator or Read-Only Administrator" },
	{ 403, "", -1, "the token's owner may not read the log; it takes an "
	    "admin role, such as Report Administrator or Read-Only "
	    "Administrator" },
	{ 404, "", -1, "there is no System Log API; is the org URL right?" },
	{ 405, "", -1, "there is no System Log API; is the org URL right?" },
	{ 407, "", -1, "the proxy asks for credentials; see curl's "
	    "HTTPS_PROXY" },
	{ 410, "", -1, "the place to go on from is gone" },
};

static const char *
remedy_for(long status, const char *code, enum settings_mode mode)
{
	size_t i;

	for (i = 0; i < sizeof remedies / sizeof remedies[0]; i++)
		if (remedies[i].status == status &&
		    (*remedies[i].code == '\0' ||
		    strcmp(remedies[i].code, code) == 0) &&
		    (remedies[i].mode == -1 || remedies[i].mode == (int)mode))
			return remedies[i].remedy;
	return NULL;
}

/* Text that grows, and is cut at the end of its room. */
struct words {
	char	text[REASON];
	size_t	len;
};

__attribute__((format(printf, 2, 3))) static void
say(struct words *words, const char *fmt, ...)
{
	va_list ap;
	size_t room = sizeof words->text - words->len;
	int len;

	va_start(ap, fmt);
	len = vsnprintf(words->text + words->len, room, fmt, ap);
	va_end(ap);
	if (len > 0)
		words->len += (size_t)len < room ? (size_t)len : room - 1;
}

static void
say_causes(struct words *words, const struct object *error)
{
	const char *cause;
	size_t i;

	for (i = 0; i < CAUSES; i++) {
		cause = object_list_text(error, "errorCauses", i,
		    "errorSummary");
		if (cause != NULL)
			say(words, "; %.*s", TEXT_MAX, cause);
	}
}

/* What the body says of the error; code is left empty if it does not. */
static void
say_error(struct words *words, const struct response *res, char code[16])
{
	struct object *error = object_parse(res->body.data, res->body.len);
	const char *text;

	*code = '\0';
	if (error == NULL) {
		if (res->body.len > 0 && res->body.data[0] == '<')
			say(words, " with an HTML page");
		return;
	}
	if ((text = object_text(error, "errorCode")) != NULL) {
		snprintf(code, 16, "%s", text);
		say(words, " %.15s", text);
	}
	if ((text = object_text(error, "errorSummary")) != NULL)
		say(words, ", %.*s", TEXT_MAX, text);
	say_causes(words, error);
	object_free(error);
}

/* The quoted value of a parameter of WWW-Authenticate, if it has one. */
static void
say_parameter(struct words *words, const char *challenge, const char *name)
{
	const char *value = strstr(challenge, name);

	if (value == NULL)
		return;
	value += strlen(name);
	say(words, "; %.*s", (int)strcspn(value, "\""), value);
}

/* Why, of all that a challenge says (RFC 6750, 3; RFC 9449, 7.1). */
static void
say_challenge(struct words *words, const char *challenge)
{
	say_parameter(words, challenge, "error=\"");
	say_parameter(words, challenge, "error_description=\"");
}

static void
say_request(struct words *words, const struct response *res)
{
	if (res->request_id.len > 0)
		say(words, " (request %.64s)", res->request_id.data);
}

/* A redirect is not followed: the credential would go with it. */
static void
explain_redirect(const struct response *res, struct fault *why)
{
	const char *to = res->location.len > 0 ? res->location.data :
	    "nowhere";

	fault_set(why, FAULT_REMOTE, "HTTP %ld, a redirect to %.300s, which "
	    "is not followed: %s", res->status, to,
	    strstr(to, "-admin.") != NULL ?
	    "the org URL is to be the org's, not that of its Admin Console" :
	    "the org URL has to be https and the host the org has now");
}

void
explain_call(const struct response *res, enum settings_mode mode,
    struct fault *why)
{
	struct words words = { .len = 0 };
	const char *remedy;
	char code[16];

	if (res->status >= 300 && res->status < 400) {
		explain_redirect(res, why);
		return;
	}
	say(&words, "HTTP %ld", res->status);
	say_error(&words, res, code);
	if (res->authenticate.len > 0)
		say_challenge(&words, res->authenticate.data);
	say_request(&words, res);
	remedy = res->authenticate.len > 0 && strstr(res->authenticate.data,
	    "dpop") != NULL ? "the org refuses our proof of possession; check "
	    "this machine's clock" : remedy_for(res->status, code, mode);
	fault_set(why, FAULT_REMOTE, "%s%s%s", words.text,
	    remedy != NULL ? ": " : "", remedy != NULL ? remedy : "");
}

static const struct {
	const char	*error;
	const char	*remedy;
} token_remedies[] = {
	{ "invalid_client", "check the client id, the key and its id, that "
	    "the app has the public half, and this machine's clock" },
	{ "invalid_scope", "grant the app the scope (Applications > the app > "
	    "Okta API Scopes)" },
	{ "access_denied", "the org does not let the app in from this "
	    "network; see its network zones" },
	{ "invalid_dpop_proof", "the app demands DPoP, and the org refuses "
	    "our proof; check this machine's clock, or untick \"Require "
	    "Demonstrating Proof of Possession\" in the app" },
	{ "unauthorized_client", "allow the app the grant type client "
	    "credentials, with a public key" },
};

void
explain_token(const struct response *res, int64_t now_s, struct fault *why)
{
	struct words words = { .len = 0 };
	struct object *reply;
	const char *error = NULL, *text;
	int64_t skew;
	char code[16];
	size_t i;

	if (res->status >= 300 && res->status < 400) {
		explain_redirect(res, why);
		fault_prefix(why, "the token request");
		return;
	}
	say(&words, "the token request: HTTP %ld", res->status);
	reply = object_parse(res->body.data, res->body.len);
	if (reply != NULL && (error = object_text(reply, "error")) != NULL) {
		say(&words, " %.64s", error);
		text = object_text(reply, "error_description");
		if (text != NULL)
			say(&words, ", %.*s", TEXT_MAX, text);
	} else {
		say_error(&words, res, code);
	}
	say_request(&words, res);
	skew = res->ratelimit.date == -1 ? 0 : now_s - res->ratelimit.date;
	if (llabs(skew) > SKEW_S)
		say(&words, "; this machine's clock is %lld seconds %s the "
		    "org's", llabs(skew), skew > 0 ? "ahead of" : "behind");
	text = "";
	for (i = 0; error != NULL && i < sizeof token_remedies /
	    sizeof token_remedies[0]; i++)
		if (strcmp(error, token_remedies[i].error) == 0)
			text = token_remedies[i].remedy;
	fault_set(why, FAULT_REMOTE, "%s%s%s", words.text,
	    *text != '\0' ? ": " : "", text);
	object_free(reply);
}
