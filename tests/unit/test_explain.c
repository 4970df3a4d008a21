/*
 * What is said of an answer that is no page: what the org said, and what to do
 * about it, in one printable line that keeps its end.
 */
#include "fetch/explain.h"

#include <stdio.h>

#include "unit.h"

#define NOW	INT64_C(1767225600)
#define PARTS	4
#define ERROR(code)	"{'errorCode':'" code "','errorSummary':'A summary'," \
			"'errorLink':'" code "','errorId':'oaeTEST1'," \
			"'errorCauses':[]}"

/* An answer whose body is JSON with ' for ". */
static void
answer(struct response *res, long status, const char *body)
{
	struct fault why = unit_no_fault();
	struct span text = span_of(body);
	char *json = unit_json(text);

	response_init(res);
	res->status = status;
	ck_assert_int_eq(buf_add(&res->body, json, text.len, &why), 0);
	free(json);
}

static void
add_field(struct response *res, const char *name, const char *value)
{
	struct fault why = unit_no_fault();

	ck_assert_int_eq(response_field(res, span_of(name), span_of(value),
	    &why), 0);
}

static void
expect_parts(const struct fault *why, const char *const parts[PARTS])
{
	size_t i;

	for (i = 0; i < PARTS && parts[i] != NULL; i++)
		unit_expect_fault(why, FAULT_REMOTE, parts[i]);
	ck_assert_ptr_null(strpbrk(why->msg, "\n\r\x1b"));
}

static const struct {
	long		 status;
	enum settings_mode mode;
	const char	*body;
	const char	*parts[PARTS];
} calls[] = {
	{ 400, SETTINGS_SSWS, ERROR("E0000001"), { "HTTP 400 E0000001",
	    "A summary", "window or the filter" } },
	{ 400, SETTINGS_SSWS, ERROR("E0000030"), { "E0000030",
	    "window or the filter" } },
	{ 400, SETTINGS_SSWS, ERROR("E0000031"), { "E0000031", "filter" } },
	{ 400, SETTINGS_SSWS, ERROR("E0000053"), { "E0000053", "filter",
	    "90 days" } },
	{ 400, SETTINGS_KEY, ERROR("E0000053"), { "E0000053", "filter",
	    "90 days" } },
	{ 401, SETTINGS_SSWS, ERROR("E0000011"), { "HTTP 401 E0000011",
	    "30 days without use", "revoked", "Security > API > Tokens" } },
	{ 401, SETTINGS_BEARER, ERROR("E0000011"), { "E0000011",
	    "access token is wrong or expired" } },
	{ 401, SETTINGS_KEY, ERROR("E0000011"), { "E0000011", "org URL" } },
	{ 401, SETTINGS_SSWS, ERROR("E0000015"), { "E0000015", "feature" } },
	{ 401, SETTINGS_KEY, ERROR("E0000015"), { "E0000015", "feature" } },
	{ 403, SETTINGS_SSWS, ERROR("E0000006"), { "HTTP 403 E0000006",
	    "token's owner", "admin role" } },
	{ 403, SETTINGS_BEARER, ERROR("E0000006"), { "admin role" } },
	{ 403, SETTINGS_KEY, ERROR("E0000006"), { "the app may not",
	    "okta.logs.read", "admin role" } },
	{ 403, SETTINGS_SSWS, ERROR("E0000005"), { "E0000005",
	    "no credentials arrived", "proxy" } },
	{ 403, SETTINGS_KEY, ERROR("E0000005"), { "no credentials" } },
	{ 404, SETTINGS_SSWS, ERROR("E0000007"), { "HTTP 404 E0000007",
	    "org URL" } },
	{ 404, SETTINGS_SSWS, ERROR("E0000008"), { "org URL" } },
	{ 405, SETTINGS_SSWS, ERROR("E0000022"), { "HTTP 405 E0000022",
	    "org URL" } },
	{ 407, SETTINGS_SSWS, "", { "HTTP 407", "proxy", "HTTPS_PROXY" } },
	{ 429, SETTINGS_SSWS, ERROR("E0000047"), { "HTTP 429 E0000047",
	    "A summary" } },
	{ 500, SETTINGS_SSWS, ERROR("E0000009"), { "HTTP 500 E0000009" } },
	{ 503, SETTINGS_SSWS, ERROR("E0000010"), { "HTTP 503 E0000010" } },
	/* Only part of an error, or none. */
	{ 400, SETTINGS_SSWS, "{'errorCode':'E0000001'}", { "E0000001" } },
	{ 400, SETTINGS_SSWS, "{'errorSummary':'A summary'}",
	    { "HTTP 400, A summary" } },
	{ 401, SETTINGS_SSWS, "{}", { "HTTP 401", "Tokens" } },
	{ 401, SETTINGS_SSWS, "", { "HTTP 401", "Tokens" } },
	{ 401, SETTINGS_SSWS, "[]", { "HTTP 401", "Tokens" } },
	{ 401, SETTINGS_SSWS, "not JSON", { "HTTP 401", "Tokens" } },
	{ 401, SETTINGS_SSWS, "{'errorCode':7,'errorSummary':null,"
	    "'errorCauses':'x'}", { "HTTP 401", "Tokens" } },
	{ 502, SETTINGS_SSWS, "<html><h1>Bad Gateway</h1></html>",
	    { "HTTP 502", "HTML page" } },
	/* Causes, three of them. */
	{ 400, SETTINGS_SSWS, "{'errorCode':'E0000001','errorSummary':'S',"
	    "'errorCauses':[{'errorSummary':'since: no date'},"
	    "{'errorSummary':'until: none'}]}",
	    { "S; since: no date; until: none" } },
	{ 400, SETTINGS_SSWS, "{'errorCode':'E0000001','errorCauses':[{},7,"
	    "{'errorSummary':'the third'},{'errorSummary':'the fourth'}]}",
	    { "the third" } },
	/* What users typed comes along, and must not drive a terminal. */
	{ 400, SETTINGS_SSWS, "{'errorCode':'E\\u001b[2J\\n',"
	    "'errorSummary':'a\\r\\nb\\u0007','errorCauses':[{"
	    "'errorSummary':'%s%n\\u009b'}]}", { "%s%n", "a??b?" } },
	{ 400, SETTINGS_SSWS, "{'errorCode':"
	    "'E0000053 and much more than any code has',"
	    "'errorSummary':'x'}", { "E0000053 and mu" } },
};

START_TEST(calls_are_explained)
{
	struct fault why = unit_no_fault();
	struct response res;

	answer(&res, calls[_i].status, calls[_i].body);
	explain_call(&res, calls[_i].mode, &why);
	expect_parts(&why, calls[_i].parts);
	ck_assert_ptr_null(strstr(why.msg, "the fourth"));
	/* The request's id is what Okta's support asks for. */
	ck_assert_ptr_null(strstr(why.msg, "request "));
	add_field(&res, "X-Okta-Request-Id", "req-TEST1");
	explain_call(&res, calls[_i].mode, &why);
	expect_parts(&why, calls[_i].parts);
	unit_expect_fault(&why, FAULT_REMOTE, "(request req-TEST1)");
	response_done(&res);
}
END_TEST

START_TEST(every_status_says_something)
{
	struct fault why = unit_no_fault();
	struct response res;
	char want[32];
	int mode;

	answer(&res, _i, "{}");
	snprintf(want, sizeof want, "HTTP %d", _i);
	for (mode = SETTINGS_SSWS; mode <= SETTINGS_KEY; mode++) {
		explain_call(&res, (enum settings_mode)mode, &why);
		unit_expect_fault(&why, FAULT_REMOTE, want);
		explain_token(&res, NOW, &why);
		unit_expect_fault(&why, FAULT_REMOTE, want);
		unit_expect_fault(&why, FAULT_REMOTE, "the token request");
	}
	response_done(&res);
}
END_TEST

START_TEST(challenges_are_shown)
{
	struct fault why = unit_no_fault();
	struct response res;

	answer(&res, 403, "");
	add_field(&res, "WWW-Authenticate",
	    "Bearer error=\"insufficient_scope\"");
	explain_call(&res, SETTINGS_KEY, &why);
	unit_expect_fault(&why, FAULT_REMOTE, "HTTP 403; insufficient_scope");

	unit_expect_fault(&why, FAULT_REMOTE, "okta.logs.read");
	response_done(&res);
}
END_TEST

static const struct {
	long		 status;
	const char	*to;		/* NULL: no Location */
	const char	*parts[PARTS];
} redirects[] = {
	{ 301, "https://login.example.com/api/v1/logs",
	    { "HTTP 301", "https://login.example.com/api/v1/logs",
	    "not followed", "org URL" } },
	{ 302, "https://acme-admin.okta.com/", { "HTTP 302", "not followed",
	    "Admin Console" } },
	{ 307, NULL, { "HTTP 307", "not followed", "org URL" } },
	{ 308, "", { "HTTP 308", "not followed" } },
	{ 303, "a\x1b[2J\xff", { "a?[2J?" } },
};

START_TEST(redirects_are_explained)
{
	struct fault why = unit_no_fault();
	struct response res;

	answer(&res, redirects[_i].status, "<html>");
	if (redirects[_i].to != NULL)
		add_field(&res, "Location", redirects[_i].to);
	explain_call(&res, SETTINGS_SSWS, &why);
	expect_parts(&why, redirects[_i].parts);
	explain_token(&res, NOW, &why);
	expect_parts(&why, redirects[_i].parts);
	unit_expect_fault(&why, FAULT_REMOTE, "the token request: ");
	response_done(&res);
}
END_TEST

static const struct {
	long		 status;
	const char	*body;
	const char	*parts[PARTS];
} tokens[] = {
	{ 401, "{'error':'invalid_client','error_description':'A reason'}",
	    { "HTTP 401 invalid_client, A reason", "client id", "key",
	    "clock" } },
	{ 400, "{'error':'invalid_scope'}", { "HTTP 400 invalid_scope",
	    "grant the app the scope" } },
	{ 400, "{'error':'invalid_dpop_proof','error_description':'x'}",
	    { "invalid_dpop_proof, x", "DPoP", "untick", "clock" } },
	{ 403, "{'error':'access_denied'}", { "access_denied",
	    "network zones" } },
	{ 400, "{'error':'unauthorized_client'}", { "client credentials" } },
	{ 400, "{'error':'something_new','error_description':'y'}",
	    { "HTTP 400 something_new, y" } },
	/* The API's own form of an error, and none at all. */
	{ 429, ERROR("E0000047"), { "HTTP 429 E0000047, A summary" } },
	{ 404, ERROR("E0000007"), { "HTTP 404 E0000007" } },
	{ 503, "<html>", { "HTTP 503 with an HTML page" } },
	{ 500, "", { "HTTP 500" } },
	{ 401, "{'error':7}", { "HTTP 401" } },
	{ 400, "{'error':'a\\u001bb','error_description':'c\\nd'}",
	    { "a?b", "c?d" } },
};

START_TEST(token_requests_are_explained)
{
	struct fault why = unit_no_fault();
	struct response res;

	answer(&res, tokens[_i].status, tokens[_i].body);
	add_field(&res, "X-Okta-Request-Id", "req-TEST2");
	explain_token(&res, NOW, &why);
	expect_parts(&why, tokens[_i].parts);
	unit_expect_fault(&why, FAULT_REMOTE, "the token request: HTTP ");
	unit_expect_fault(&why, FAULT_REMOTE, "(request req-TEST2)");
	ck_assert_ptr_null(strstr(why.msg, "machine's clock is"));
	response_done(&res);
}
END_TEST

static const struct {
	int64_t		 date;
	const char	*want;		/* NULL: not worth a word */
} clocks[] = {
	{ -1, NULL }, { NOW, NULL }, { NOW - 30, NULL }, { NOW + 30, NULL },
	{ NOW - 3600, "3600 seconds ahead of" },
	{ NOW + 3600, "3600 seconds behind" },
	{ NOW - 400, "400 seconds ahead of" },
	{ 1, "ahead of" }, { INT64_C(4102444800), "behind" },
};

START_TEST(a_wrong_clock_is_told)
{
	struct fault why = unit_no_fault();
	struct response res;

	answer(&res, 401, "{'error':'invalid_client'}");
	res.ratelimit.date = clocks[_i].date;
	explain_token(&res, NOW, &why);
	if (clocks[_i].want == NULL)
		ck_assert_ptr_null(strstr(why.msg, "machine's clock is"));
	else
		unit_expect_fault(&why, FAULT_REMOTE, clocks[_i].want);
	response_done(&res);
}
END_TEST

/* However much the org says, what to do about it stands at the end. */
START_TEST(the_remedy_is_never_cut_off)
{
	struct fault why = unit_no_fault();
	struct response res;
	char body[8000], many[2001];

	memset(many, 'x', sizeof many - 1);
	many[sizeof many - 1] = '\0';
	snprintf(body, sizeof body, "{'errorCode':'%s','errorSummary':'%s',"
	    "'errorCauses':[{'errorSummary':'%.900s'},{'errorSummary':"
	    "'%.900s'},{'errorSummary':'%.900s'}]}", many, many, many, many,
	    many);
	answer(&res, 403, body);
	add_field(&res, "WWW-Authenticate", many);
	add_field(&res, "Location", many);
	add_field(&res, "X-Okta-Request-Id", many);
	explain_call(&res, SETTINGS_KEY, &why);
	unit_expect_fault(&why, FAULT_REMOTE, "Read-Only Administrator");
	unit_expect_fault(&why, FAULT_REMOTE, "HTTP 403 xxx");
	res.status = 302;
	explain_call(&res, SETTINGS_KEY, &why);
	unit_expect_fault(&why, FAULT_REMOTE, "not followed");
	explain_token(&res, NOW, &why);
	unit_expect_fault(&why, FAULT_REMOTE, "not followed");
	response_done(&res);

	snprintf(body, sizeof body, "{'error':'invalid_dpop_proof',"
	    "'error_description':'%s'}", many);
	answer(&res, 400, body);
	add_field(&res, "X-Okta-Request-Id", many);
	res.ratelimit.date = 1;
	explain_token(&res, NOW, &why);
	unit_expect_fault(&why, FAULT_REMOTE, "untick");
	unit_expect_fault(&why, FAULT_REMOTE, "seconds ahead of");
	response_done(&res);
}
END_TEST

static Suite *
explain_suite(void)
{
	Suite *suite = suite_create("explain");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	unit_table(tcase, calls_are_explained, calls);
	tcase_add_loop_test(tcase, every_status_says_something, 100, 600);
	tcase_add_test(tcase, challenges_are_shown);
	unit_table(tcase, redirects_are_explained, redirects);
	unit_table(tcase, token_requests_are_explained, tokens);
	unit_table(tcase, a_wrong_clock_is_told, clocks);

	tcase = unit_case(suite, "limits");
	tcase_add_test(tcase, the_remedy_is_never_cut_off);
	return suite;
}

UNIT_MAIN(explain_suite)
