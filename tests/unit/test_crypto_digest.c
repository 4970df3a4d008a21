/*
 * SHA-256 against the vectors of FIPS 180-4 and RFC 7636, in one piece and in
 * all others.
 */
#include "fetch/crypto_digest.h"

#include "unit.h"

static const struct {
	const char	*text;
	const char	*hex;
} vectors[] = {
	{ "", "e3b0c44298fc1c149afbf4c8996fb924"
	    "27ae41e4649b934ca495991b7852b855" },
	{ "abc", "ba7816bf8f01cfea414140de5dae2223"
	    "b00361a396177a9cb410ff61f20015ad" },
	{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
	    "248d6a61d20638b8e5c026930c3e6039"
	    "a33ce45964ff2167f6ecedd419db06c1" },
};

static struct crypto_digest *
make(void)
{
	struct fault why = unit_no_fault();
	struct crypto_digest *digest = crypto_digest_new(&why);

	ck_assert_ptr_nonnull(digest);
	return digest;
}

static void
add(struct crypto_digest *digest, const char *data, size_t len)
{
	struct fault why = unit_no_fault();

	ck_assert_int_eq(crypto_digest_add(digest, data, len, &why), 0);
}

static void
expect(const struct crypto_digest *digest, const char *hex)
{
	struct fault why = unit_no_fault();
	char text[CRYPTO_HEX];

	ck_assert_int_eq(crypto_digest_text(digest, text, &why), 0);
	ck_assert_str_eq(text, hex);
}

START_TEST(known_texts_have_their_digests)
{
	struct crypto_digest *digest = make();

	add(digest, vectors[_i].text, strlen(vectors[_i].text));
	expect(digest, vectors[_i].hex);
	crypto_digest_free(digest);
}
END_TEST

START_TEST(pieces_do_not_matter)
{
	const char *text = vectors[_i].text;
	struct crypto_digest *digest;
	size_t cut, len = strlen(text);

	for (cut = 0; cut <= len; cut++) {
		digest = make();
		add(digest, text, cut);
		add(digest, text, 0);
		add(digest, text + cut, len - cut);
		expect(digest, vectors[_i].hex);
		crypto_digest_free(digest);
	}
}
END_TEST

START_TEST(more_may_follow_a_digest)
{
	struct crypto_digest *digest = make();

	expect(digest, vectors[0].hex);
	add(digest, "abc", 3);
	expect(digest, vectors[1].hex);
	expect(digest, vectors[1].hex);
	add(digest, vectors[2].text + 3, 0);
	expect(digest, vectors[1].hex);
	crypto_digest_free(digest);
	crypto_digest_free(NULL);
}
END_TEST

START_TEST(a_million_bytes)
{
	struct crypto_digest *digest = make();
	char thousand[1000];
	int i;

	memset(thousand, 'a', sizeof thousand);
	for (i = 0; i < 1000; i++)
		add(digest, thousand, sizeof thousand);
	expect(digest, "cdc76e5c9914fb9281a1c7e284d73e67"
	    "f1809a48a497200e046d39ccc7112cd0");
	crypto_digest_free(digest);
}
END_TEST

static const struct {
	struct span	 text;
	const char	*encoded;
} encodings[] = {
	/* RFC 7636, appendix B. */
	{ BYTES("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
	    "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM" },
	/* RFC 9449, 7.1: an access token and the ath of its proof. */
	{ BYTES("Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU"),
	    "fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo" },
	{ BYTES(""), "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU" },
	{ BYTES("abc"), "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0" },
	{ BYTES("a\0b"), "WbJxrhu8sdMdQZKYF_Sxb7Q5608xUgta0dXOmJIKcTg" },
};

START_TEST(base64url_without_padding)
{
	struct fault why = unit_no_fault();
	struct buf out;

	buf_init(&out, 1000);
	ck_assert_int_eq(buf_add(&out, "before ", 7, &why), 0);
	ck_assert_int_eq(crypto_digest_base64url(encodings[_i].text, &out,
	    &why), 0);
	ck_assert_uint_eq(out.len, 7 + 43);
	ck_assert_mem_eq(out.data, "before ", 7);
	ck_assert_msg(memcmp(out.data + 7, encodings[_i].encoded, 43) == 0,
	    "%.*s", 43, out.data + 7);
	buf_done(&out);
}
END_TEST

START_TEST(no_room_is_said)
{
	struct fault why = unit_no_fault();
	struct buf out;

	buf_init(&out, 42);
	ck_assert_int_eq(crypto_digest_base64url(SPAN("abc"), &out, &why),
	    -1);
	ck_assert_int_eq(why.kind, FAULT_SYSTEM);
	ck_assert_uint_eq(out.len, 0);
	buf_done(&out);
}
END_TEST

static Suite *
crypto_digest_suite(void)
{
	Suite *suite = suite_create("crypto_digest");
	TCase *core = unit_case(suite, "core");
	TCase *limits = unit_case(suite, "limits");

	unit_table(core, known_texts_have_their_digests, vectors);
	unit_table(core, base64url_without_padding, encodings);
	tcase_add_test(core, more_may_follow_a_digest);
	unit_table(limits, pieces_do_not_matter, vectors);
	tcase_add_test(limits, a_million_bytes);
	tcase_add_test(limits, no_room_is_said);
	return suite;
}

UNIT_MAIN(crypto_digest_suite)
