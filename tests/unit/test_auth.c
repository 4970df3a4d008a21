/*
 * Who we are, request by request: with a token that is given, and with one
 * that is asked for, as a conversation in which the org's part is written
 * down here.
 */
#include "fetch/auth.h"

#include "jws.h"
#include "who.h"

#define NOW		1790812800	/* 2026-10-01T00:00:00Z */
#define ORIGIN		WHO_ORIGIN
#define TOKEN_URL	ORIGIN "/oauth2/v1/token"
#define LOGS_URL	ORIGIN "/api/v1/logs"
#define FORM_TYPE	"Content-Type: application/x-www-form-urlencoded"

/* One line of printable characters each: nothing can add a field. */
static void
expect_well_formed(const struct auth_headers *headers)
{
	const char *p;
	size_t i;

	ck_assert_uint_le(headers->count, 4);
	for (i = 0; i < headers->count; i++) {
		ck_assert_ptr_nonnull(strstr(headers->list[i], ": "));
		for (p = headers->list[i]; *p != '\0'; p++)
			ck_assert_msg(*p >= ' ' && *p <= '~', "byte %d",
			    *p);
	}
}

/* The value of a field that is there once; NULL: it is not there. */
static const char *
field(const struct auth_headers *headers, const char *name)
{
	const char *found = NULL;
	size_t i, len = strlen(name);

	for (i = 0; i < headers->count; i++) {
		if (strncmp(headers->list[i], name, len) != 0 ||
		    strncmp(headers->list[i] + len, ": ", 2) != 0)
			continue;
		ck_assert_ptr_null(found);
		found = headers->list[i] + len + 2;
	}
	return found;
}

static void
call(struct who *who, const char *url, struct auth_headers *headers)
{
	struct fault why = unit_no_fault();

	ck_assert_msg(auth_call(who->auth, url, NOW, headers, &why) == 0,
	    "%s", why.msg);
	expect_well_formed(headers);
}

/* A call carries this, and no proof. */
static void
expect_plain_call(struct who *who, const char *authorization)
{
	struct auth_headers headers;

	call(who, LOGS_URL "?limit=1000", &headers);
	ck_assert_uint_eq(headers.count, 1);
	ck_assert_str_eq(field(&headers, "Authorization"), authorization);
	auth_headers_done(&headers);
}

/* A call carries a token and a proof for it, and the nonce; NULL: none. */
static void
expect_proved_call(struct who *who, const char *url, const char *token,
    const char *nonce)
{
	struct auth_headers headers;
	char authorization[200];
	struct jws jws;
	const char *text;

	call(who, url, &headers);
	ck_assert_uint_eq(headers.count, 2);
	snprintf(authorization, sizeof authorization, "DPoP %s", token);
	ck_assert_str_eq(field(&headers, "Authorization"), authorization);
	text = field(&headers, "DPoP");
	ck_assert_ptr_nonnull(text);
	jws = jws_open(text);
	jws_expect_proved(&jws, text);
	jws_expect_members(jws.claims, nonce != NULL ?
	    "htm htu iat jti ath nonce" : "htm htu iat jti ath");
	ck_assert_str_eq(jws_text(jws.claims, "htm"), "GET");
	ck_assert_str_eq(jws_text(jws.claims, "htu"), LOGS_URL);
	if (nonce != NULL)
		ck_assert_str_eq(jws_text(jws.claims, "nonce"), nonce);
	jws_close(&jws);
	auth_headers_done(&headers);
}

/* What stands between begin and the next "&" of a form; to be freed. */
static char *
part(const char *form, const char *begin)
{
	const char *found = strstr(form, begin);
	char *copy;

	ck_assert_ptr_nonnull(found);
	found += strlen(begin);
	copy = strndup(found, strcspn(found, "&"));
	ck_assert_ptr_nonnull(copy);
	return copy;
}

/* A token request with a good assertion; *jti is its name, to be freed. */
static void
check_form(const char *form, char **jti)
{
	static const char begin[] = "grant_type=client_credentials&scope="
	    "okta.logs.read&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth"
	    "%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=";
	struct jws jws;
	char *text;

	ck_assert_msg(strncmp(form, begin, sizeof begin - 1) == 0, "%.150s",
	    form);
	text = part(form, "&client_assertion=");
	ck_assert_uint_eq(strlen(form), sizeof begin - 1 + strlen(text));
	jws = jws_open(text);
	ck_assert_str_eq(jws_text(jws.claims, "iss"), "0oaTEST1");
	ck_assert_str_eq(jws_text(jws.claims, "aud"), TOKEN_URL);
	*jti = strdup(jws_text(jws.claims, "jti"));
	ck_assert_ptr_nonnull(*jti);
	jws_close(&jws);
	free(text);
}

/* nonce is what the proof has; "": no nonce; NULL: there is no proof. */
static void
expect_token_request(struct who *who, const char *nonce)
{
	struct fault why = unit_no_fault();
	struct auth_headers headers;
	struct jws jws;
	const char *text;
	char *jti;

	ck_assert_msg(auth_token_request(who->auth, NOW, &headers,
	    &why) == 0, "%s", why.msg);
	expect_well_formed(&headers);
	ck_assert_ptr_null(field(&headers, "Authorization"));
	ck_assert_str_eq(headers.list[0], FORM_TYPE);
	check_form(headers.form.data, &jti);
	text = field(&headers, "DPoP");
	ck_assert_int_eq(text != NULL, nonce != NULL);
	if (text != NULL) {
		jws = jws_open(text);
		jws_expect_proved(&jws, text);
		jws_expect_members(jws.claims, *nonce != '\0' ?
		    "htm htu iat jti nonce" : "htm htu iat jti");
		ck_assert_str_eq(jws_text(jws.claims, "htm"), "POST");
		ck_assert_str_eq(jws_text(jws.claims, "htu"), TOKEN_URL);
		ck_assert_str_ne(jws_text(jws.claims, "jti"), jti);
		if (*nonce != '\0')
			ck_assert_str_eq(jws_text(jws.claims, "nonce"),
			    nonce);
		jws_close(&jws);
	}
	free(jti);
	auth_headers_done(&headers);
}

/* The org's next answer, its body with ' for "; nonce NULL: none. */
static struct response
answer(long status, const char *body, const char *nonce)
{
	struct fault why = unit_no_fault();
	char *json = unit_json(span_of(body));
	struct response res;

	response_init(&res);
	res.status = status;
	ck_assert_int_eq(buf_add(&res.body, json, strlen(body), &why), 0);
	if (nonce != NULL)
		ck_assert_int_eq(response_field(&res, SPAN("dpop-nonce"),
		    span_of(nonce), &why), 0);
	free(json);
	return res;
}

static enum auth_advice
refuse_token(struct who *who, long status, const char *body,
    const char *nonce)
{
	struct response res = answer(status, body, nonce);
	enum auth_advice advice = auth_advice_on_token(who->auth, &res);

	response_done(&res);
	return advice;
}

static enum auth_advice
answer_call(struct who *who, long status, const char *nonce)
{
	struct response res = answer(status, "{}", nonce);
	enum auth_advice advice = auth_advice_on_call(who->auth, &res);

	response_done(&res);
	return advice;
}

static int
give_token(struct who *who, const char *body, struct fault *why)
{
	struct response res = answer(200, body, NULL);
	int status = auth_take_token(who->auth, &res, NOW, why);

	response_done(&res);
	return status;
}

static void
expect_taken(struct who *who, const char *body)
{
	struct fault why = unit_no_fault();

	ck_assert_msg(give_token(who, body, &why) == 0, "%s", why.msg);
}

#define BEARER	"{'token_type':'Bearer','expires_in':3600," \
		"'access_token':'eyJ.TEST.1','scope':'okta.logs.read'}"
#define DPOP	"{'token_type':'DPoP','expires_in':3600," \
		"'access_token':'eyJ.TEST.2','scope':'okta.logs.read'}"
#define NO_PROOF	"{'error':'invalid_dpop_proof'," \
			"'error_description':'The header is missing.'}"
#define NO_NONCE	"{'error':'use_dpop_nonce'}"

static const struct {
	enum settings_mode	 mode;
	const char		*authorization;
} given[] = {
	{ SETTINGS_SSWS, "SSWS 00TESTtoken-_~" },
	{ SETTINGS_BEARER, "Bearer 00TESTtoken-_~" },
};

START_TEST(a_token_that_is_given)
{
	struct who who;

	prepare(&who, given[_i].mode);
	set(&who, SETTINGS_TOKEN, "00TESTtoken-_~");
	start(&who);
	ck_assert_int_eq(auth_wants_token(who.auth, NOW), 0);
	expect_plain_call(&who, given[_i].authorization);
	/* Nothing that is answered makes another of it. */
	ck_assert_int_eq(answer_call(&who, 401, "nonce-1"), AUTH_NOTHING);
	ck_assert_int_eq(answer_call(&who, 400, "nonce-2"), AUTH_NOTHING);
	ck_assert_int_eq(answer_call(&who, 200, NULL), AUTH_NOTHING);
	ck_assert_int_eq(auth_wants_token(who.auth, NOW), 0);
	expect_plain_call(&who, given[_i].authorization);
	done(&who);
}
END_TEST

START_TEST(an_app_without_dpop)
{
	struct who who;

	start_app(&who, "rsa.pem");
	ck_assert_str_eq(auth_token_url(who.auth), TOKEN_URL);
	ck_assert_int_eq(auth_wants_token(who.auth, NOW), 1);
	expect_token_request(&who, NULL);
	expect_taken(&who, BEARER);
	ck_assert_int_eq(auth_wants_token(who.auth, NOW), 0);
	expect_plain_call(&who, "Bearer eyJ.TEST.1");
	ck_assert_int_eq(answer_call(&who, 200, NULL), AUTH_NOTHING);
	/* A Bearer token has no use for a nonce. */
	ck_assert_int_eq(answer_call(&who, 400, "nonce-1"), AUTH_NOTHING);
	expect_plain_call(&who, "Bearer eyJ.TEST.1");
	done(&who);
}
END_TEST

START_TEST(an_app_with_dpop)
{
	struct who who;

	start_app(&who, "p256.pem");
	expect_token_request(&who, NULL);
	ck_assert_int_eq(refuse_token(&who, 400, NO_PROOF, NULL),
	    AUTH_AGAIN);
	expect_token_request(&who, "");
	ck_assert_int_eq(refuse_token(&who, 400, NO_NONCE, "nonce-1"),
	    AUTH_AGAIN);
	expect_token_request(&who, "nonce-1");
	expect_taken(&who, DPOP);
	/* The API has not given out a nonce: that one was not its own. */
	expect_proved_call(&who, LOGS_URL "?limit=1000&after=1_2",
	    "eyJ.TEST.2", NULL);
	expect_proved_call(&who, LOGS_URL "#x?y", "eyJ.TEST.2", NULL);
	expect_proved_call(&who, LOGS_URL, "eyJ.TEST.2", NULL);
	done(&who);
}
END_TEST

/* An org that tells all it wants in its first answer. */
START_TEST(a_nonce_that_comes_with_the_first_refusal)
{
	struct who who;

	start_app(&who, "p256.pem");
	ck_assert_int_eq(refuse_token(&who, 400, NO_NONCE, "nonce-1"),
	    AUTH_AGAIN);
	expect_token_request(&who, "nonce-1");
	/* The same answer, and nothing new to try. */
	ck_assert_int_eq(refuse_token(&who, 400, NO_NONCE, "nonce-1"),
	    AUTH_NOTHING);
	ck_assert_int_eq(refuse_token(&who, 400, NO_NONCE, NULL),
	    AUTH_NOTHING);
	ck_assert_int_eq(refuse_token(&who, 400, NO_PROOF, NULL),
	    AUTH_NOTHING);
	ck_assert_int_eq(refuse_token(&who, 400, NO_NONCE, "nonce-2"),
	    AUTH_AGAIN);
	expect_token_request(&who, "nonce-2");
	done(&who);
}
END_TEST

static void
start_dpop(struct who *who)
{
	start_app(who, "p256.pem");
	ck_assert_int_eq(refuse_token(who, 400, NO_PROOF, NULL), AUTH_AGAIN);
	expect_taken(who, DPOP);
}

START_TEST(a_nonce_in_the_middle)
{
	struct who who;

	start_dpop(&who);
	ck_assert_int_eq(answer_call(&who, 200, NULL), AUTH_NOTHING);
	ck_assert_int_eq(answer_call(&who, _i, "nonce-1"), AUTH_AGAIN);
	expect_proved_call(&who, LOGS_URL "?a", "eyJ.TEST.2", "nonce-1");
	/* One that rotates with an answer is used from then on. */
	ck_assert_int_eq(answer_call(&who, 200, "nonce-2"), AUTH_NOTHING);
	expect_proved_call(&who, LOGS_URL "?b", "eyJ.TEST.2", "nonce-2");
	/* With one that we had, the next try would end the same. */
	ck_assert_int_eq(answer_call(&who, 400, "nonce-2"), AUTH_NOTHING);
	ck_assert_int_eq(answer_call(&who, 401, "nonce-2"), AUTH_RENEW);
	ck_assert_int_eq(auth_wants_token(who.auth, NOW), 1);
	done(&who);
}
END_TEST

START_TEST(each_sending_has_a_proof_of_its_own)
{
	struct auth_headers headers;
	char *before = NULL;
	struct who who;
	int i;

	start_dpop(&who);
	for (i = 0; i < 20; i++) {
		call(&who, LOGS_URL, &headers);
		ck_assert_ptr_nonnull(field(&headers, "DPoP"));
		if (before != NULL)
			ck_assert_str_ne(field(&headers, "DPoP"), before);
		free(before);
		before = strdup(field(&headers, "DPoP"));
		auth_headers_done(&headers);
	}
	free(before);
	done(&who);
}
END_TEST

START_TEST(a_token_that_is_refused_is_dropped)
{
	struct who who;

	start_app(&who, "p256.pem");
	expect_taken(&who, BEARER);
	ck_assert_int_eq(answer_call(&who, 403, NULL), AUTH_NOTHING);
	ck_assert_int_eq(answer_call(&who, 500, NULL), AUTH_NOTHING);
	ck_assert_int_eq(auth_wants_token(who.auth, NOW), 0);
	ck_assert_int_eq(answer_call(&who, 401, NULL), AUTH_RENEW);
	ck_assert_int_eq(auth_wants_token(who.auth, NOW), 1);
	expect_token_request(&who, NULL);
	expect_taken(&who, BEARER);
	ck_assert_int_eq(auth_wants_token(who.auth, NOW), 0);
	done(&who);
}
END_TEST

static const struct {
	const char	*expires_in;
	int64_t		 good_s;	/* so long it is used */
} lifetimes[] = {
	{ ",'expires_in':3600", 3480 }, { ",'expires_in':86400", 86280 },
	{ ",'expires_in':1200", 1080 }, { ",'expires_in':1000", 900 },
	{ ",'expires_in':100", 90 }, { "", 3480 },
	{ ",'expires_in':'3600'", 3480 }, { ",'expires_in':0", 0 },
	{ ",'expires_in':-60", 0 },
	{ ",'expires_in':9223372036854775807", 86280 },
};

START_TEST(the_last_tenth_is_not_used)
{
	char body[200];
	struct who who;

	start_app(&who, "p256.pem");
	snprintf(body, sizeof body, "{'token_type':'bearer',"
	    "'access_token':'a'%s}", lifetimes[_i].expires_in);
	expect_taken(&who, body);
	if (lifetimes[_i].good_s > 0)
		ck_assert_int_eq(auth_wants_token(who.auth, NOW +
		    lifetimes[_i].good_s - 1), 0);
	ck_assert_int_eq(auth_wants_token(who.auth, NOW +
	    lifetimes[_i].good_s), 1);
	done(&who);
}
END_TEST

static const char *const no_tokens[] = {
	"", "{}", "[]", "<html>", "{'token_type':'Bearer'}",
	"{'access_token':'a'}", "{'token_type':'Bearer','access_token':''}",
	"{'token_type':'Bearer','access_token':7}",
	"{'token_type':7,'access_token':'a'}",
	"{'token_type':'MAC','access_token':'a'}",
	"{'token_type':'','access_token':'a'}",
	/* Nobody said that we have a key. */
	"{'token_type':'DPoP','access_token':'a'}",
	"{'token_type':'Bearer','access_token':'a b'}",
	"{'token_type':'Bearer','access_token':'a\\r\\nX-Evil: b'}",
	"{'token_type':'Bearer','access_token':'a\\n'}",
	"{'token_type':'Bearer','access_token':'\\u00e4'}",
	"{'token_type':'Bearer','access_token':'a\\u0000b'}",
	"{'token_type':'Bearer','access_token':'a\\u007f'}",
};

START_TEST(answers_without_a_token)
{
	struct fault why = unit_no_fault();
	struct who who;

	start_app(&who, "p256.pem");
	ck_assert_int_eq(give_token(&who, no_tokens[_i], &why), -1);
	unit_expect_fault(&why, FAULT_REMOTE, "token");
	ck_assert_int_eq(auth_wants_token(who.auth, NOW), 1);
	done(&who);
}
END_TEST

/* Other refusals are not about proofs. */
START_TEST(other_errors_are_not_tried_again)
{
	static const char *const errors[] = { "", "{}", "<html>",
	    "{'error':'invalid_client'}", "{'error':'invalid_scope'}",
	    "{'error':7}", "{'error':'USE_DPOP_NONCE'}" };
	struct who who;
	int i;

	start_app(&who, "p256.pem");
	for (i = 0; i < UNIT_ROWS(errors); i++)
		ck_assert_int_eq(refuse_token(&who, 400, errors[i],
		    i % 2 == 0 ? NULL : "nonce-1"), AUTH_NOTHING);
	expect_token_request(&who, NULL);
	done(&who);
}
END_TEST

static const struct {
	const char	*scopes;
	const char	*encoded;
} scopes[] = {
	{ "okta.logs.read", "okta.logs.read" },
	{ "okta.logs.read okta.users.read",
	    "okta.logs.read%20okta.users.read" },
	{ " okta.logs.read,,okta.users.read \t",
	    "okta.logs.read%20okta.users.read" },
	{ "a,b, c\n", "a%20b%20c" },
	{ "a&b=c%", "a%26b%3Dc%25" },
};

START_TEST(scopes_are_set_apart_by_one_blank)
{
	struct fault why = unit_no_fault();
	struct auth_headers headers;
	struct who who;
	char *scope;

	start_app(&who, "p256.pem");
	set(&who, SETTINGS_SCOPES, scopes[_i].scopes);
	ck_assert_int_eq(auth_token_request(who.auth, NOW, &headers, &why),
	    0);
	scope = part(headers.form.data, "&scope=");
	ck_assert_str_eq(scope, scopes[_i].encoded);
	free(scope);
	auth_headers_done(&headers);
	done(&who);
}
END_TEST

START_TEST(a_key_that_is_none)
{
	static const char *const keys[] = { "rsa_public.pem",
	    "encrypted.pem", "ed25519.pem", "oct.jwk" };
	struct fault why = unit_no_fault();
	char *key = scratch_fixture(keys[_i]);
	struct who who;

	prepare(&who, SETTINGS_KEY);
	set(&who, SETTINGS_CLIENT_ID, "0oaTEST1");
	set(&who, SETTINGS_PRIVATE_KEY, key);
	ck_assert_ptr_null(auth_new(&who.settings, &why));
	unit_expect_fault(&why, FAULT_USAGE,
	    "the private key (from a test): ");
	free(key);
	done(&who);
}
END_TEST

static Suite *
auth_suite(void)
{
	Suite *suite = suite_create("auth");
	TCase *core = unit_case(suite, "core");
	TCase *limits = unit_case(suite, "limits");
	TCase *errors = unit_case(suite, "errors");

	unit_table(core, a_token_that_is_given, given);
	tcase_add_test(core, an_app_without_dpop);
	tcase_add_test(core, an_app_with_dpop);
	tcase_add_test(core, a_nonce_that_comes_with_the_first_refusal);
	tcase_add_loop_test(core, a_nonce_in_the_middle, 400, 402);
	tcase_add_test(core, each_sending_has_a_proof_of_its_own);
	tcase_add_test(core, a_token_that_is_refused_is_dropped);
	unit_table(core, scopes_are_set_apart_by_one_blank, scopes);
	unit_table(limits, the_last_tenth_is_not_used, lifetimes);
	unit_table(errors, answers_without_a_token, no_tokens);
	tcase_add_test(errors, other_errors_are_not_tried_again);
	tcase_add_loop_test(errors, a_key_that_is_none, 0, 4);
	return suite;
}

UNIT_MAIN(auth_suite)
