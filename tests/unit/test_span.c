/*
 * Borrowed bytes: equal, or begun with, by bytes and not by characters.
 */
#include "base/span.h"

#include "unit.h"

static const struct {
	struct span	a, b;
	int		equal;
} pairs[] = {
	{ BYTES(""), BYTES(""), 1 },
	{ BYTES("a"), BYTES("a"), 1 },
	{ BYTES("a"), BYTES(""), 0 },
	{ BYTES("ab"), BYTES("a"), 0 },
	{ BYTES("ab"), BYTES("ac"), 0 },
	{ BYTES("a\0b"), BYTES("a\0b"), 1 },
	{ BYTES("a\0b"), BYTES("a\0c"), 0 },
	{ BYTES("a\0"), BYTES("a"), 0 },
	{ BYTES("A"), BYTES("a"), 0 },
	{ { NULL, 0 }, { NULL, 0 }, 0 },
	{ { NULL, 0 }, BYTES(""), 0 },
	{ { NULL, 0 }, BYTES("a"), 0 },
};

START_TEST(spans_are_compared_by_bytes)
{
	struct span a = pairs[_i].a, b = pairs[_i].b;

	ck_assert_int_eq(span_eq(a, b), pairs[_i].equal);
	ck_assert_int_eq(span_eq(b, a), pairs[_i].equal);
	ck_assert_int_eq(span_eq(a, a), a.data != NULL);
}
END_TEST

static const struct {
	struct span	 bytes;
	const char	*word;
	int		 begins;
} beginnings[] = {
	{ BYTES("okta-logfetch"), "okta", 1 },
	{ BYTES("okta"), "okta", 1 },
	{ BYTES("okt"), "okta", -1 },
	{ BYTES(""), "okta", -1 },
	{ BYTES("okx"), "okta", 0 },
	{ BYTES("x"), "okta", 0 },
	{ BYTES("oktx and more"), "okta", 0 },
	{ BYTES("anything"), "", 1 },
	{ BYTES(""), "", 1 },
	{ BYTES("ok\0a"), "okta", 0 },
};

START_TEST(words_are_told_from_their_beginnings)
{
	struct span bytes = beginnings[_i].bytes;
	char *copy = unit_copy(bytes);

	ck_assert_int_eq(span_begins((struct span){ copy, bytes.len },
	    beginnings[_i].word), beginnings[_i].begins);
	free(copy);
}
END_TEST

static const struct {
	struct span	 bytes;
	const char	*word;
	int		 same;
} words[] = {
	{ BYTES("link"), "link", 1 }, { BYTES("Link"), "link", 1 },
	{ BYTES("LINK"), "link", 1 }, { BYTES("lInK"), "LiNk", 1 },
	{ BYTES("x-rate-LIMIT-1"), "X-Rate-Limit-1", 1 },
	{ BYTES(""), "", 1 },
	{ BYTES("lin"), "link", 0 }, { BYTES("links"), "link", 0 },
	{ BYTES(""), "link", 0 }, { BYTES("link"), "", 0 },
	{ BYTES("lint"), "link", 0 }, { BYTES("kink"), "link", 0 },
	{ BYTES("li\0k"), "link", 0 }, { BYTES("link\0"), "link", 0 },
	{ BYTES("\0"), "", 0 },
	/* Characters that differ in the same bit as letters do. */
	{ BYTES("a@b"), "a`b", 0 }, { BYTES("a[b"), "a{b", 0 },
	{ BYTES("a-b"), "a\rb", 0 },
	{ BYTES("\xc3\x89"), "\xc3\xa9", 0 },
	{ { NULL, 0 }, "link", 0 },
};

START_TEST(words_are_told_whatever_their_case)
{
	struct span bytes = words[_i].bytes;
	char *copy = unit_copy(bytes);

	ck_assert_int_eq(span_is_nocase((struct span){ copy, bytes.len },
	    words[_i].word), words[_i].same);
	free(copy);
}
END_TEST

START_TEST(a_span_of_a_string_has_its_characters)
{
	const char *text = "abc";

	ck_assert_ptr_eq(span_of(text).data, text);
	ck_assert_uint_eq(span_of(text).len, 3);
	ck_assert_uint_eq(span_of("").len, 0);
	ck_assert_ptr_nonnull(span_of("").data);
}
END_TEST

static Suite *
span_suite(void)
{
	Suite *suite = suite_create("span");
	TCase *tcase = unit_case(suite, "core");

	unit_table(tcase, spans_are_compared_by_bytes, pairs);
	unit_table(tcase, words_are_told_from_their_beginnings, beginnings);
	unit_table(tcase, words_are_told_whatever_their_case, words);
	tcase_add_test(tcase, a_span_of_a_string_has_its_characters);
	return suite;
}

UNIT_MAIN(span_suite)
