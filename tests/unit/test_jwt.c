/*
 * Client assertions and DPoP proofs: what Okta wants in them, nothing else,
 * and a signature that OpenSSL finds to hold.
 */
#include "fetch/jwt.h"

#include "jws.h"
#include "scratch.h"

#define NOW		1790812800	/* 2026-10-01T00:00:00Z */
#define TOKEN_URL	"https://acme.okta.example.com/oauth2/v1/token"
#define LOGS_URL	"https://acme.okta.example.com/api/v1/logs"

static struct crypto_key *
read_key(const char *file)
{
	struct fault why = unit_no_fault();
	char *text = scratch_fixture(file);
	struct crypto_key *key = crypto_key_read(span_of(text), &why);

	ck_assert_msg(key != NULL, "%s", why.msg);
	free(text);
	return key;
}

/* What was appended to a word, which stays; to be freed. */
static char *
take_text(struct buf *out)
{
	struct fault why = unit_no_fault();
	char *text;

	ck_assert_int_eq(buf_add(out, "", 1, &why), 0);
	ck_assert_mem_eq(out->data, "word:", 5);
	text = strdup(out->data + 5);
	ck_assert_ptr_nonnull(text);
	buf_done(out);
	return text;
}

static void
put_word(struct buf *out)
{
	struct fault why = unit_no_fault();

	buf_init(out, 100000);
	ck_assert_int_eq(buf_add(out, "word:", 5, &why), 0);
}

static char *
assertion(const struct crypto_key *key, const char *key_id, int64_t now_s)
{
	struct jwt_client client = { "0oaTEST1", key_id, TOKEN_URL };
	struct fault why = unit_no_fault();
	struct buf out;

	put_word(&out);
	ck_assert_int_eq(jwt_assertion(key, &client, now_s, &out, &why), 0);
	return take_text(&out);
}

static char *
proof(const struct crypto_key *key, const struct jwt_call *call)
{
	struct fault why = unit_no_fault();
	struct buf out;

	put_word(&out);
	ck_assert_int_eq(jwt_proof(key, call, NOW, &out, &why), 0);
	return take_text(&out);
}

static const struct {
	const char	*file, *pem;
	const char	*given;		/* the key's id, by the settings */
	const char	*alg, *kid;
} clients[] = {
	{ "rsa.pem", "rsa.pem", NULL, "RS256", NULL },
	{ "rsa.pem", "rsa.pem", "key-1", "RS256", "key-1" },
	{ "rsa_kid.jwk", "rsa.pem", NULL, "RS256", "key-rsa" },
	{ "rsa_kid.jwk", "rsa.pem", "key-1", "RS256", "key-1" },
	{ "p256.pem", "p256.pem", NULL, "ES256", NULL },
	{ "p256_kid.jwk", "p256.pem", NULL, "ES256", "key-ec" },
	{ "p384.pem", "p384.pem", "a \"b\"", "ES384", "a \"b\"" },
	{ "p521.jwk", "p521.pem", NULL, "ES512", NULL },
};

START_TEST(an_assertion_says_who_we_are)
{
	struct crypto_key *key = read_key(clients[_i].file);
	char *pem = scratch_fixture(clients[_i].pem);
	EVP_PKEY *pkey = jws_key_of_pem(pem);
	char *text = assertion(key, clients[_i].given, NOW);
	struct jws jws = jws_open(text);

	ck_assert_int_eq(jws_verify(&jws, text, pkey), 1);
	ck_assert_str_eq(jws_text(jws.header, "alg"), clients[_i].alg);
	jws_expect_members(jws.header, clients[_i].kid != NULL ? "alg kid" :
	    "alg");
	if (clients[_i].kid != NULL)
		ck_assert_str_eq(jws_text(jws.header, "kid"),
		    clients[_i].kid);
	jws_expect_members(jws.claims, "iss sub aud iat exp jti");
	ck_assert_str_eq(jws_text(jws.claims, "iss"), "0oaTEST1");
	ck_assert_str_eq(jws_text(jws.claims, "sub"), "0oaTEST1");
	ck_assert_str_eq(jws_text(jws.claims, "aud"), TOKEN_URL);
	jws_expect_uuid(jws_text(jws.claims, "jti"));
	jws_close(&jws);
	free(text);
	EVP_PKEY_free(pkey);
	free(pem);
	crypto_key_free(key);
}
END_TEST

static const int64_t times[] = { NOW, 0, 1, 4102444800 };

/* Not from the future, were our clock some seconds ahead; for minutes from
 * now; and by far not for more than the hour that Okta allows. */
START_TEST(an_assertion_is_good_for_some_minutes)
{
	struct crypto_key *key = read_key("p256.pem");
	char *text = assertion(key, NULL, times[_i]);
	struct jws jws = jws_open(text);
	int64_t issued = jws_number(jws.claims, "iat");
	int64_t expires = jws_number(jws.claims, "exp");

	ck_assert_int_le(issued, times[_i]);
	ck_assert_int_ge(issued, times[_i] - 60);
	ck_assert_int_ge(expires, times[_i] + 60);
	ck_assert_int_le(expires, issued + 3600);
	jws_close(&jws);
	free(text);
	crypto_key_free(key);
}
END_TEST

static const struct {
	struct jwt_call	 call;
	const char	*claims;
	const char	*htu, *nonce, *ath;
} calls[] = {
	{ { "POST", BYTES(TOKEN_URL), { NULL, 0 }, { NULL, 0 } },
	    "htm htu iat jti", TOKEN_URL, NULL, NULL },
	{ { "POST", BYTES(TOKEN_URL), BYTES("nonce/1"), { NULL, 0 } },
	    "htm htu iat jti nonce", TOKEN_URL, "nonce/1", NULL },
	/* Its hash is that of RFC 9449, 7.1. */
	{ { "GET", BYTES(LOGS_URL), { NULL, 0 },
	    BYTES("Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU") },
	    "htm htu iat jti ath", LOGS_URL, NULL,
	    "fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo" },
	{ { "GET", BYTES(LOGS_URL), BYTES("n"), BYTES("abc") },
	    "htm htu iat jti nonce ath", LOGS_URL, "n",
	    "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0" },
};

START_TEST(a_proof_is_of_one_call)
{
	static const char *const files[] = { "rsa.pem", "p256.jwk",
	    "p384.pem", "p521.pem" };
	struct crypto_key *key = read_key(files[_i]);
	char *text = proof(key, &calls[_i].call);
	struct jws jws = jws_open(text);

	jws_expect_members(jws.header, "typ alg jwk");
	ck_assert_str_eq(jws_text(jws.header, "typ"), "dpop+jwt");
	jws_expect_proved(&jws, text);
	jws_expect_members(jws.claims, calls[_i].claims);
	ck_assert_str_eq(jws_text(jws.claims, "htm"), calls[_i].call.method);
	ck_assert_str_eq(jws_text(jws.claims, "htu"), calls[_i].htu);
	jws_expect_uuid(jws_text(jws.claims, "jti"));
	ck_assert_int_le(jws_number(jws.claims, "iat"), NOW);
	ck_assert_int_ge(jws_number(jws.claims, "iat"), NOW - 60);
	if (calls[_i].nonce != NULL)
		ck_assert_str_eq(jws_text(jws.claims, "nonce"),
		    calls[_i].nonce);
	if (calls[_i].ath != NULL)
		ck_assert_str_eq(jws_text(jws.claims, "ath"), calls[_i].ath);
	jws_close(&jws);
	free(text);
	crypto_key_free(key);
}
END_TEST

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Of 1000 tokens, by turns of either kind. */
START_TEST(each_token_has_a_name_of_its_own)
{
	struct crypto_key *key = read_key("p256.pem");
	size_t i, count = unit_quick() ? 20 : 1000;
	char *names[1000], *text;
	struct jws jws;

	for (i = 0; i < count; i++) {
		text = i % 2 == 0 ? assertion(key, NULL, NOW) :
		    proof(key, &calls[0].call);
		jws = jws_open(text);
		names[i] = strdup(jws_text(jws.claims, "jti"));
		ck_assert_ptr_nonnull(names[i]);
		jws_close(&jws);
		free(text);
	}
	qsort(names, count, sizeof names[0], by_text);
	for (i = 1; i < count; i++)
		ck_assert_str_ne(names[i - 1], names[i]);
	for (i = 0; i < count; i++)
		free(names[i]);
	crypto_key_free(key);
}
END_TEST

START_TEST(what_is_no_text_is_refused)
{
	struct crypto_key *key = read_key("p256.pem");
	struct jwt_call call = calls[0].call;
	struct fault why = unit_no_fault();
	struct buf out;

	buf_init(&out, 100000);
	call.nonce = SPAN("\xff");
	ck_assert_int_eq(jwt_proof(key, &call, NOW, &out, &why), -1);
	unit_expect_fault(&why, FAULT_SYSTEM, "nonce");
	ck_assert_uint_eq(out.len, 0);
	buf_done(&out);
	crypto_key_free(key);
}
END_TEST

START_TEST(no_room_is_said)
{
	struct crypto_key *key = read_key("p256.pem");
	struct jwt_client client = { "0oaTEST1", NULL, TOKEN_URL };
	struct fault why = unit_no_fault();
	struct buf out;

	buf_init(&out, 100);
	ck_assert_int_eq(jwt_assertion(key, &client, NOW, &out, &why), -1);
	ck_assert_int_eq(why.kind, FAULT_SYSTEM);
	why = unit_no_fault();
	ck_assert_int_eq(jwt_proof(key, &calls[0].call, NOW, &out, &why),
	    -1);
	ck_assert_int_eq(why.kind, FAULT_SYSTEM);
	ck_assert_uint_eq(out.len, 0);
	buf_done(&out);
	crypto_key_free(key);
}
END_TEST

static Suite *
jwt_suite(void)
{
	Suite *suite = suite_create("jwt");
	TCase *core = unit_case(suite, "core");
	TCase *limits = unit_case(suite, "limits");
	TCase *errors = unit_case(suite, "errors");

	unit_table(core, an_assertion_says_who_we_are, clients);
	unit_table(core, a_proof_is_of_one_call, calls);
	unit_table(limits, an_assertion_is_good_for_some_minutes, times);
	tcase_add_test(limits, each_token_has_a_name_of_its_own);
	tcase_add_test(errors, what_is_no_text_is_refused);
	tcase_add_test(errors, no_room_is_said);
	return suite;
}

UNIT_MAIN(jwt_suite)
