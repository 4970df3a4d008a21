/*
 * The client with a private key: a token is asked for when there is none, or
 * it is about to end, or the org wants another; and a new proof each time.
 */
#include <stdio.h>

#include "world.h"

#define TOKEN_URL	WORLD_ORG "/oauth2/v1/token"
#define TOKEN(name, type)						\
			{ .status = 200, .body = "{\"access_token\":\""	\
			name WORLD_TOKEN "\",\"token_type\":\"" type	\
			"\",\"expires_in\":3600}" }
#define GOOD		{ .status = 200, .body = WORLD_PAGE }
#define BAD(code)	{ .status = (code), .body = "{}" }
#define DENIED(code, error)						\
			{ .status = (code),				\
			.body = "{\"error\":\"" error "\"}" }

static char key_text[4096];
static char client_id[] = "0oaTEST1";
static char key_id[] = "key-1";
static char scopes[] = "okta.logs.read";

static void
begin(struct world *world, const struct world_step *steps,
    unsigned max_retries)
{
	FILE *file = fopen("fixtures/config/p256.pem", "r");

	ck_assert_ptr_nonnull(file);
	key_text[fread(key_text, 1, sizeof key_text - 1, file)] = '\0';
	fclose(file);
	memset(world, 0, sizeof *world);
	world->settings.value[SETTINGS_CLIENT_ID] = client_id;
	world->settings.value[SETTINGS_KEY_ID] = key_id;
	world->settings.value[SETTINGS_SCOPES] = scopes;
	world->settings.value[SETTINGS_PRIVATE_KEY] = key_text;
	world_begin_as(world, SETTINGS_KEY, steps, max_retries, 100);
}

/* way: what is sent, T a token request, G a page by the first token, g by the
 * second. */
static const struct {
	struct world_step	 steps[WORLD_STEPS];
	unsigned		 max_retries;
	const char		*way;
	int64_t			 waits[WORLD_STEPS];
	const char		*complaint;	/* NULL: it goes well */
} runs[] = {
	{ { TOKEN("A", "Bearer"), GOOD }, 3, "TG", { 0 }, NULL },
	{ { TOKEN("A", "bearer"), BAD(503), GOOD }, 3, "TGG", { 1000 },
	    NULL },
	/* Another token, once. */
	{ { TOKEN("A", "Bearer"), BAD(401), TOKEN("B", "Bearer"), GOOD }, 3,
	    "TGTg", { 0 }, NULL },
	{ { TOKEN("A", "Bearer"), BAD(401), TOKEN("B", "Bearer"), BAD(401) },
	    3, "TGTg", { 0 }, "HTTP 401" },
	{ { TOKEN("A", "Bearer"), BAD(401), DENIED(401, "invalid_client") },
	    3, "TGT", { 0 }, "invalid_client" },
	{ { TOKEN("A", "Bearer"), BAD(403) }, 3, "TG", { 0 }, "HTTP 403" },
	/* The token request itself. */
	{ { DENIED(401, "invalid_client") }, 3, "T", { 0 },
	    "the token request: HTTP 401 invalid_client" },
	{ { DENIED(400, "invalid_scope") }, 3, "T", { 0 }, "scope" },
	{ { BAD(503), BAD(500), TOKEN("A", "Bearer"), GOOD }, 3, "TTTG",
	    { 1000, 2000 }, NULL },
	{ { BAD(503), BAD(503) }, 1, "TT", { 1000 }, "given up after 1 " },
	{ { { .status = 429, .body = "", .date = WORLD_NOW, .fields = {
	    { "X-Rate-Limit-Reset", "1767225610" } } },
	    TOKEN("A", "Bearer"), GOOD }, 3, "TTG", { 11000 }, NULL },
	{ { { .sent = HTTP_TRANSIENT, .why = "the line went dead" },
	    TOKEN("A", "Bearer"), GOOD }, 3, "TTG", { 1000 }, NULL },
	{ { { .sent = HTTP_STOPPED, .why = "a signal" } }, 3, "T", { 0 },
	    "a signal" },
	/* No token in it, or none that can be used. */
	{ { { .status = 200, .body = "<html>" }, TOKEN("A", "Bearer"), GOOD },
	    3, "TTG", { 1000 }, NULL },
	{ { { .status = 200, .body = "{}" }, { .status = 200, .body = "" } },
	    1, "TT", { 1000 }, "without a token" },
	{ { { .status = 200, .body = "{\"access_token\":\"a\\r\\nX: y\","
	    "\"token_type\":\"Bearer\"}" } }, 0, "T", { 0 },
	    "without a token" },
	{ { TOKEN("A", "DPoP") }, 0, "T", { 0 }, "not asked for" },
	/* Retries of the one are none of the other. */
	{ { BAD(503), BAD(503), TOKEN("A", "Bearer"), BAD(503), BAD(503),
	    GOOD }, 2, "TTTGGG", { 1000, 2000, 1000, 2000 }, NULL },
};

static void
check_way(const struct world *world, const char *way)
{
	size_t i;

	ck_assert_uint_eq(world->sends, strlen(way));
	for (i = 0; i < world->sends; i++) {
		ck_assert_ptr_nonnull(strstr(world->headers[i],
		    "\nAccept: application/json\n"));
		ck_assert_str_eq(world->urls[i], way[i] == 'T' ? TOKEN_URL :
		    WORLD_URL);
		ck_assert_int_eq(world->posted[i], way[i] == 'T');
		if (way[i] != 'T') {
			ck_assert_ptr_nonnull(strstr(world->headers[i],
			    way[i] == 'G' ?
			    "\nAuthorization: Bearer A" WORLD_TOKEN "\n" :
			    "\nAuthorization: Bearer B" WORLD_TOKEN "\n"));
			continue;
		}
		ck_assert_ptr_null(strstr(world->headers[i],
		    "Authorization"));
		ck_assert_ptr_nonnull(strstr(world->headers[i],
		    "\nContent-Type: application/x-www-form-urlencoded\n"));
		ck_assert_ptr_nonnull(strstr(world->forms[i],
		    "grant_type=client_credentials&scope=okta.logs.read&"));
		ck_assert_ptr_nonnull(strstr(world->forms[i],
		    "&client_assertion=ey"));
	}
}

START_TEST(tokens_are_asked_for)
{
	struct fault why = unit_no_fault();
	struct world world;
	struct page page;
	struct buf next;
	size_t i;
	int status;

	begin(&world, runs[_i].steps, runs[_i].max_retries);
	buf_init(&next, WORLD_TEXT);
	status = client_get(world.client, WORLD_URL, &page, &next, &why);
	ck_assert_msg(status == (runs[_i].complaint == NULL ? 0 : -1), "%s",
	    why.msg);
	check_way(&world, runs[_i].way);
	for (i = 0; i < world.waits; i++)
		ck_assert_int_eq(world.wait_ms[i], runs[_i].waits[i]);
	ck_assert_int_eq(runs[_i].waits[i], 0);
	if (status == -1)
		unit_expect_fault(&why, FAULT_REMOTE, runs[_i].complaint);
	world_check_said(&why);
	/* An assertion works once. */
	for (i = 1; i < world.sends; i++)
		if (world.posted[i] && world.posted[i - 1])
			ck_assert_str_ne(world.forms[i], world.forms[i - 1]);
	buf_done(&next);
	world_end(&world);
}
END_TEST

/* One token for many pages, and the next before it ends on the way. */
START_TEST(a_token_lasts_an_hour)
{
	static const struct world_step steps[WORLD_STEPS] = {
		TOKEN("A", "Bearer"), GOOD, GOOD, GOOD, TOKEN("B", "Bearer"),
		GOOD, GOOD,
	};
	static const int64_t times[] = { 0, 10, 3400, 3590, 3600 };
	struct fault why = unit_no_fault();
	struct world world;
	struct page page;
	struct buf next;
	size_t i;

	begin(&world, steps, 0);
	buf_init(&next, WORLD_TEXT);
	for (i = 0; i < sizeof times / sizeof times[0]; i++) {
		world.now_s = WORLD_NOW + times[i];
		ck_assert_int_eq(client_get(world.client, WORLD_URL, &page,
		    &next, &why), 0);
	}
	check_way(&world, "TGGGTgg");
	ck_assert_uint_eq(world.waits, 0);
	buf_done(&next);
	world_end(&world);
}
END_TEST

/* The value of a field of request number i; to be freed. */
static char *
field_of(const struct world *world, size_t i, const char *name)
{
	const char *found = strstr(world->headers[i], name);
	char *value;
	size_t len;

	ck_assert_ptr_nonnull(found);
	found += strlen(name);
	len = strcspn(found, "\n");
	value = calloc(1, len + 1);
	ck_assert_ptr_nonnull(value);
	memcpy(value, found, len);
	return value;
}

/* RFC 9449: the org demands proofs, then a nonce in them; each works once. */
START_TEST(each_request_has_a_proof_of_its_own)
{
	static const struct world_step steps[WORLD_STEPS] = {
		DENIED(400, "invalid_dpop_proof"),
		{ .status = 400, .body = "{\"error\":\"use_dpop_nonce\"}",
		    .fields = { { "dpop-nonce", "nonce-1" } } },
		TOKEN("A", "DPoP"),
		BAD(429), BAD(503), GOOD,
	};
	struct fault why = unit_no_fault();
	struct world world;
	struct page page;
	struct buf next;
	char *before = NULL, *proof;
	size_t i;

	/* A key is made, which takes long where everything does. */
	if (unit_quick())
		return;
	begin(&world, steps, 5);
	buf_init(&next, WORLD_TEXT);
	ck_assert_int_eq(client_get(world.client, WORLD_URL, &page, &next,
	    &why), 0);
	ck_assert_uint_eq(world.sends, 6);
	ck_assert_uint_eq(world.waits, 2);
	ck_assert_int_eq(world.wait_ms[0], 60000);
	ck_assert_ptr_null(strstr(world.headers[0], "\nDPoP: "));
	for (i = 1; i < 6; i++) {
		proof = field_of(&world, i, "\nDPoP: ");
		if (before != NULL)
			ck_assert_str_ne(proof, before);
		free(before);
		before = proof;
		ck_assert_int_eq(world.posted[i], i < 3);
		if (i >= 3)
			ck_assert_ptr_nonnull(strstr(world.headers[i],
			    "\nAuthorization: DPoP A" WORLD_TOKEN "\n"));
	}
	free(before);
	buf_done(&next);
	world_end(&world);
}
END_TEST

/* An org that always has a new nonce does not keep us for ever. */
START_TEST(repeats_at_once_have_an_end)
{
	static const struct world_step steps[WORLD_STEPS] = {
#define AGAIN(n)	{ .status = 400, .body = "{\"error\":"		\
			"\"use_dpop_nonce\"}", .fields = { {		\
			"DPoP-Nonce", "nonce-" n } } }
		AGAIN("1"), AGAIN("2"), AGAIN("3"), AGAIN("4"), AGAIN("5"),
		AGAIN("6"), AGAIN("7"), AGAIN("8"), AGAIN("9"),
		{ .sent = HTTP_FAILED, .why = "for ever" },
	};
	struct fault why = unit_no_fault();
	struct world world;
	struct page page;
	struct buf next;

	if (unit_quick())
		return;
	begin(&world, steps, 0);
	buf_init(&next, WORLD_TEXT);
	ck_assert_int_eq(client_get(world.client, WORLD_URL, &page, &next,
	    &why), -1);
	unit_expect_fault(&why, FAULT_REMOTE, "use_dpop_nonce");
	ck_assert_uint_lt(world.sends, WORLD_STEPS);
	buf_done(&next);
	world_end(&world);
}
END_TEST

static Suite *
client_token_suite(void)
{
	Suite *suite = suite_create("client_token");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	unit_table(tcase, tokens_are_asked_for, runs);
	tcase_add_test(tcase, a_token_lasts_an_hour);
	tcase_add_test(tcase, each_request_has_a_proof_of_its_own);

	tcase = unit_case(suite, "limits");
	tcase_add_test(tcase, repeats_at_once_have_an_end);
	return suite;
}

UNIT_MAIN(client_token_suite)
