/*
 * Keys in all their forms, and what they sign.  Whether it holds is for
 * OpenSSL to say, and not for what made it.
 */
#include "fetch/crypto_key.h"

#include "jws.h"
#include "scratch.h"

static const struct crypto_header plain;

static struct crypto_key *
read_key(const char *text)
{
	struct fault why = unit_no_fault();
	size_t len = strlen(text);
	char *exact = unit_copy((struct span){ text, len });
	struct crypto_key *key = crypto_key_read((struct span){ exact, len },
	    &why);

	ck_assert_msg(key != NULL, "%s", why.msg);
	free(exact);
	return key;
}

/* Sign; to be freed. */
static char *
sign(const struct crypto_key *key, const struct crypto_header *header,
    const char *claims)
{
	struct fault why = unit_no_fault();
	struct buf out;

	buf_init(&out, 100000);
	ck_assert_msg(crypto_key_sign(key, header, span_of(claims), &out,
	    &why) == 0, "%s", why.msg);
	ck_assert_int_eq(buf_add(&out, "", 1, &why), 0);
	return out.data;
}

static void
expect_signed(const struct crypto_key *key, EVP_PKEY *pkey,
    const char *algorithm)
{
	char *text = sign(key, &plain, "{\"a\":\"\xc3\xa4\"}");
	struct jws jws = jws_open(text);

	jws_expect_members(jws.header, "alg");
	ck_assert_str_eq(jws_text(jws.header, "alg"), algorithm);
	jws_expect_members(jws.claims, "a");
	ck_assert_str_eq(jws_text(jws.claims, "a"), "\xc3\xa4");
	ck_assert_int_eq(jws_verify(&jws, text, pkey), 1);
	/* It would not hold for another text. */
	text[jws.signed_len - 1] ^= 1;
	ck_assert_int_eq(jws_verify(&jws, text, pkey), 0);
	jws_close(&jws);
	free(text);
}

static const struct {
	const char	*file;
	const char	*pem;		/* the same key, for OpenSSL */
	const char	*algorithm;
	const char	*id;
} keys[] = {
	{ "rsa.pem", "rsa.pem", "RS256", NULL },
	{ "rsa_pkcs1.pem", "rsa.pem", "RS256", NULL },
	{ "rsa.jwk", "rsa.pem", "RS256", NULL },
	{ "rsa_kid.jwk", "rsa.pem", "RS256", "key-rsa" },
	{ "p256.pem", "p256.pem", "ES256", NULL },
	{ "p256_sec1.pem", "p256.pem", "ES256", NULL },
	{ "p256.jwk", "p256.pem", "ES256", NULL },
	{ "p256_kid.jwk", "p256.pem", "ES256", "key-ec" },
	{ "p384.pem", "p384.pem", "ES384", NULL },
	{ "p384.jwk", "p384.pem", "ES384", NULL },
	{ "p521.pem", "p521.pem", "ES512", NULL },
	{ "p521.jwk", "p521.pem", "ES512", NULL },
};

START_TEST(each_form_is_read_and_signs)
{
	char *text = scratch_fixture(keys[_i].file);
	char *pem = scratch_fixture(keys[_i].pem);
	EVP_PKEY *pkey = jws_key_of_pem(pem);
	struct crypto_key *key = read_key(text);

	expect_signed(key, pkey, keys[_i].algorithm);
	if (keys[_i].id == NULL)
		ck_assert_ptr_null(crypto_key_id(key));
	else
		ck_assert_str_eq(crypto_key_id(key), keys[_i].id);
	crypto_key_free(key);
	EVP_PKEY_free(pkey);
	free(text);
	free(pem);
}
END_TEST

START_TEST(the_header_shows_the_public_half)
{
	static const struct crypto_header header = { "dpop+jwt", NULL, 1 };
	char *text = scratch_fixture(keys[_i].file);
	struct crypto_key *key = read_key(text);
	char *token = sign(key, &header, "{}");
	struct jws jws = jws_open(token);

	jws_expect_members(jws.header, "alg typ jwk");
	ck_assert_str_eq(jws_text(jws.header, "typ"), "dpop+jwt");
	ck_assert_str_eq(jws_text(jws.header, "alg"), keys[_i].algorithm);
	jws_close(&jws);
	free(token);
	crypto_key_free(key);
	free(text);
}
END_TEST

/* Of a key without an id, whose jwk then is n and e, or x and y, and what
 * they are of. */
START_TEST(the_public_half_verifies)
{
	static const char *const files[] = { "rsa.pem", "p256.pem",
	    "p384.pem", "p521.pem" };
	static const struct crypto_header header = { NULL, "my key", 1 };
	char *text = scratch_fixture(files[_i]);
	struct crypto_key *key = read_key(text);
	char *token = sign(key, &header, "{}");
	struct jws jws = jws_open(token);

	jws_expect_members(jws.header, "alg kid jwk");
	ck_assert_str_eq(jws_text(jws.header, "kid"), "my key");
	jws_expect_proved(&jws, token);
	jws_close(&jws);
	free(token);
	crypto_key_free(key);
	free(text);
}
END_TEST

START_TEST(nothing_private_is_shown)
{
	static const char *const members[] = { "d", "p", "q", "dp", "dq",
	    "qi", "k", "oth" };
	static const struct crypto_header header = { NULL, NULL, 1 };
	char *text = scratch_fixture(keys[_i].file);
	struct crypto_key *key = read_key(text);
	char *token = sign(key, &header, "{}");
	struct jws jws = jws_open(token);
	size_t i;

	for (i = 0; i < sizeof members / sizeof members[0]; i++)
		ck_assert_ptr_null(json_object_get(json_object_get(
		    jws.header, "jwk"), members[i]));
	jws_close(&jws);
	free(token);
	crypto_key_free(key);
	free(text);
}
END_TEST

/* R and S of every length: a number may begin with zeros. */
START_TEST(many_signatures_hold)
{
	static const char *const files[] = { "p256.pem", "p384.pem",
	    "p521.pem" };
	static const char *const algorithms[] = { "ES256", "ES384", "ES512" };
	char *pem = scratch_fixture(files[_i]);
	EVP_PKEY *pkey = jws_key_of_pem(pem);
	struct crypto_key *key = read_key(pem);
	int n;

	for (n = unit_quick() ? 10 : 600; n > 0; n--)
		expect_signed(key, pkey, algorithms[_i]);
	crypto_key_free(key);
	EVP_PKEY_free(pkey);
	free(pem);
}
END_TEST

/* PEM, to be freed by BIO_free(); its text is lent. */
static BIO *
pem_of(EVP_PKEY *pkey, char **text, size_t *len)
{
	BIO *bio = BIO_new(BIO_s_mem());
	long count;

	ck_assert_ptr_nonnull(bio);
	ck_assert_int_eq(PEM_write_bio_PrivateKey(bio, pkey, NULL, NULL, 0,
	    NULL, NULL), 1);
	count = BIO_get_mem_data(bio, text);
	ck_assert_int_gt(count, 0);
	*len = (size_t)count;
	return bio;
}

/* Does the name'd number of the key begin with a zero byte? */
static int
is_short(const EVP_PKEY *pkey, const char *name)
{
	BIGNUM *number = NULL;
	int bytes;

	ck_assert_int_eq(EVP_PKEY_get_bn_param(pkey, name, &number), 1);
	bytes = BN_num_bytes(number);
	BN_clear_free(number);
	return bytes < 32;
}

/* One key in 256 has an x with a zero in front, which has to stay there. */
START_TEST(coordinates_keep_their_zeros)
{
	static const char *const names[] = { OSSL_PKEY_PARAM_EC_PUB_X,
	    OSSL_PKEY_PARAM_EC_PUB_Y, OSSL_PKEY_PARAM_PRIV_KEY };
	static const struct crypto_header header = { NULL, NULL, 1 };
	struct fault why = unit_no_fault();
	EVP_PKEY *pkey = NULL;
	struct crypto_key *key;
	struct jws jws;
	char *text;
	size_t len;
	BIO *bio;

	do {
		EVP_PKEY_free(pkey);
		pkey = EVP_EC_gen("P-256");
		ck_assert_ptr_nonnull(pkey);
	} while (!is_short(pkey, names[_i]));
	bio = pem_of(pkey, &text, &len);
	key = crypto_key_read((struct span){ text, len }, &why);
	ck_assert_msg(key != NULL, "%s", why.msg);
	expect_signed(key, pkey, "ES256");
	text = sign(key, &header, "{}");
	jws = jws_open(text);
	jws_expect_proved(&jws, text);
	jws_close(&jws);
	free(text);
	crypto_key_free(key);
	BIO_free(bio);
	EVP_PKEY_free(pkey);
}
END_TEST

static const struct {
	const char	*file;
	const char	*says;
} refused[] = {
	{ "encrypted.pem", "encrypted" },
	{ "encrypted_pkcs1.pem", "encrypted" },
	{ "rsa_public.pem", "not a private key" },
	{ "p256_public.pem", "not a private key" },
	{ "secp256k1.pem", "neither RSA nor EC" },
	{ "ed25519.pem", "neither RSA nor EC" },
	{ "rsa_public.jwk", "private" },
	{ "p256_public.jwk", "private" },
	{ "oct.jwk", "private" },
};

/* Is any 12 characters' stretch of the secret in what is said? */
static void
expect_unseen(const struct fault *why, const char *secret, size_t len)
{
	char piece[13] = "";
	size_t i;

	for (i = 0; i + 12 <= len; i++) {
		memcpy(piece, secret + i, 12);
		if (strchr(piece, '-') != NULL || strchr(piece, ' ') != NULL)
			continue;
		ck_assert_msg(strstr(why->msg, piece) == NULL,
		    "the message shows %s", piece);
	}
}

START_TEST(other_keys_are_refused)
{
	struct fault why = unit_no_fault();
	char *text = scratch_fixture(refused[_i].file);

	ck_assert_ptr_null(crypto_key_read(span_of(text), &why));
	unit_expect_fault(&why, FAULT_USAGE, refused[_i].says);
	expect_unseen(&why, text, strlen(text));
	free(text);
}
END_TEST

/* With ' for ". */
static const char *const bad_jwks[] = {
	"{", "{}", "{]", "{'kty':'RSA'}", "{'kty':'EC'}", "{'kty':7}",
	"{'kty':'XYZ','d':'AQAB'}", "{'kty':'RSA','n':'AQAB','e':'AQAB'}",
	"{'kty':'OKP','crv':'Ed25519','d':'AQAB','x':'AQAB'}",
	"{'kty':'RSA','n':7,'e':'AQAB','d':'AQAB'}",
	"{'kty':'RSA','n':'!','e':'AQAB','d':'AQAB'}",
	"{'kty':'RSA','e':'AQAB','d':'AQAB'}",
	"{'kty':'RSA','n':'','e':'','d':''}",
	"{'kty':'EC','crv':'P-256','x':'AQAB','y':'AQAB','d':'AQAB'}",
	"{'kty':'EC','crv':'P-999','x':'AQAB','y':'AQAB','d':'AQAB'}",
	"{'kty':'EC','crv':7,'x':'AQAB','y':'AQAB','d':'AQAB'}",
	"{'kty':'EC','crv':'P-256'}", "{'keys':[]}",
	"{'kty':'oct','k':'c2VjcmV0'}",
};

START_TEST(what_is_no_jwk_is_refused)
{
	struct fault why = unit_no_fault();
	size_t len = strlen(bad_jwks[_i]);
	char *text = unit_json((struct span){ bad_jwks[_i], len });

	ck_assert_ptr_null(crypto_key_read((struct span){ text, len },
	    &why));
	ck_assert_int_eq(why.kind, FAULT_USAGE);
	ck_assert_int_ne(why.msg[0], '\0');
	free(text);
}
END_TEST

/* Cut at each place, a key is no key, and nothing of it is shown. */
START_TEST(a_part_of_a_key_is_refused)
{
	static const char *const files[] = { "p256.pem", "p256_sec1.pem",
	    "p256.jwk", "rsa.pem", "rsa.jwk" };
	char *text = scratch_fixture(files[_i]), *part;
	size_t len, last = strlen(text) - 2, step = unit_quick() ? 101 : 7;
	struct fault why;

	for (len = 0; len < last; len += step) {
		why = unit_no_fault();
		part = unit_copy((struct span){ text, len });
		ck_assert_msg(crypto_key_read((struct span){ part, len },
		    &why) == NULL, "%zu bytes", len);
		ck_assert_int_eq(why.kind, FAULT_USAGE);
		expect_unseen(&why, text, len);
		free(part);
	}
	free(text);
}
END_TEST

START_TEST(other_things_around_a_pem_do_not_matter)
{
	char *text = scratch_fixture("p256.pem");
	char *public_text = scratch_fixture("p256_public.pem");
	EVP_PKEY *pkey = jws_key_of_pem(text);
	struct crypto_key *key;
	char all[2000];

	snprintf(all, sizeof all, "Bag Attributes\n    friendlyName: x\n%s%s",
	    public_text, text);
	key = read_key(all);
	expect_signed(key, pkey, "ES256");
	crypto_key_free(key);
	EVP_PKEY_free(pkey);
	free(public_text);
	free(text);
}
END_TEST

START_TEST(a_new_key_signs_for_itself_alone)
{
	static const struct crypto_header header = { "dpop+jwt", NULL, 1 };
	struct fault why = unit_no_fault();
	struct crypto_key *one = crypto_key_generate(&why);
	struct crypto_key *other = crypto_key_generate(&why);
	struct jws jws, others;
	char *text, *others_text;
	EVP_PKEY *pkey;

	ck_assert_ptr_nonnull(one);
	ck_assert_ptr_nonnull(other);
	ck_assert_ptr_null(crypto_key_id(one));
	text = sign(one, &header, "{}");
	others_text = sign(other, &header, "{}");
	jws = jws_open(text);
	others = jws_open(others_text);
	ck_assert_str_eq(jws_text(jws.header, "alg"), "RS256");
	ck_assert_uint_eq(jws.signature_len, 2048 / 8);
	jws_expect_proved(&jws, text);
	jws_expect_proved(&others, others_text);
	pkey = jws_key_of_jwk(json_object_get(others.header, "jwk"));
	ck_assert_int_eq(jws_verify(&jws, text, pkey), 0);
	EVP_PKEY_free(pkey);
	jws_close(&jws);
	jws_close(&others);
	free(text);
	free(others_text);
	crypto_key_free(one);
	crypto_key_free(other);
	crypto_key_free(NULL);
}
END_TEST

START_TEST(no_room_for_a_signature)
{
	struct fault why = unit_no_fault();
	char *text = scratch_fixture("p256.pem");
	struct crypto_key *key = read_key(text);
	struct buf out;

	buf_init(&out, 60);
	ck_assert_int_eq(crypto_key_sign(key, &plain, SPAN("{}"), &out,
	    &why), -1);
	ck_assert_int_eq(why.kind, FAULT_SYSTEM);
	ck_assert_uint_eq(out.len, 0);
	buf_done(&out);
	crypto_key_free(key);
	free(text);
}
END_TEST

static int
by_text(const void *a, const void *b)
{
	return strcmp(a, b);
}

START_TEST(no_two_names_are_the_same)
{
	static char names[1000][CRYPTO_KEY_JTI];
	struct fault why = unit_no_fault();
	size_t i;

	for (i = 0; i < 1000; i++) {
		ck_assert_int_eq(crypto_key_jti(names[i], &why), 0);
		jws_expect_uuid(names[i]);
	}
	qsort(names, 1000, sizeof names[0], by_text);
	for (i = 1; i < 1000; i++)
		ck_assert_str_ne(names[i - 1], names[i]);
}
END_TEST

static Suite *
crypto_key_suite(void)
{
	Suite *suite = suite_create("crypto_key");
	TCase *core = unit_case(suite, "core");
	TCase *limits = unit_case(suite, "limits");
	TCase *errors = unit_case(suite, "errors");

	unit_table(core, each_form_is_read_and_signs, keys);
	unit_table(core, the_header_shows_the_public_half, keys);
	unit_table(core, nothing_private_is_shown, keys);
	tcase_add_loop_test(core, the_public_half_verifies, 0, 4);
	tcase_add_test(core, a_new_key_signs_for_itself_alone);
	tcase_add_test(core, other_things_around_a_pem_do_not_matter);
	tcase_add_test(core, no_two_names_are_the_same);
	tcase_add_loop_test(limits, many_signatures_hold, 0, 3);
	tcase_add_loop_test(limits, coordinates_keep_their_zeros, 0, 3);
	tcase_add_test(limits, no_room_for_a_signature);
	unit_table(errors, other_keys_are_refused, refused);
	unit_table(errors, what_is_no_jwk_is_refused, bad_jwks);
	tcase_add_loop_test(errors, a_part_of_a_key_is_refused, 0, 5);
	return suite;
}

UNIT_MAIN(crypto_key_suite)
