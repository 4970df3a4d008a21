/*
 * Which tokens are plain, what tells them apart, and a cache that may forget
 * and never makes anything up.
 */
#include "log/known.h"

#include <stdio.h>

#include "unit.h"

/* Longer than anything that is looked at in one go. */
#define LONGEST		70

/* Plain by the words of the header. */
static int
is_plain(unsigned char c)
{
	return c >= 0x20 && c < 0x80 && c != '\\';
}

static uint64_t
tag_of(struct span token)
{
	/* In memory of its own: nothing behind it is looked at. */
	char *copy = unit_copy(token);
	uint64_t tag = 0;

	token_look((struct span){ copy, token.len }, &tag);
	free(copy);
	return tag;
}

/* One byte of every kind, at every place of tokens of every length. */
START_TEST(a_byte_can_be_plain_or_not)
{
	char token[LONGEST];
	size_t len, at;
	uint64_t tag;
	int c, step = unit_quick() ? 37 : 1;

	for (len = 1; len <= LONGEST; len++)
		for (at = 0; at < len; at++)
			for (c = (int)at % step; c < 256; c += step) {
				memset(token, 'a', len);
				token[at] = (char)c;
				if (!token_look((struct span){ token, len },
				    &tag) == !is_plain((unsigned char)c))
					continue;
				ck_abort_msg("byte %d at %zu of %zu", c, at,
				    len);
			}
}
END_TEST

/* Two bytes: one that is not plain is seen whatever stands beside it. */
START_TEST(two_bytes_do_not_hide_each_other)
{
	static const size_t lengths[] = { 2, 7, 8, 9, 16, 17, 24, 40 };
	char token[LONGEST];
	size_t i, at;
	uint64_t tag;
	int a, b, step = unit_quick() ? 13 : 1;

	for (i = 0; i < sizeof lengths / sizeof lengths[0]; i++)
		for (a = 0; a < 256; a += step)
			for (b = 0; b < 256; b += step) {
				at = (size_t)(a + b) % (lengths[i] - 1);
				memset(token, '~', lengths[i]);
				token[at] = (char)a;
				token[at + 1] = (char)b;
				if (!token_look((struct span){ token,
				    lengths[i] }, &tag) ==
				    !(is_plain((unsigned char)a) &&
				    is_plain((unsigned char)b)))
					continue;
				ck_abort_msg("bytes %d, %d at %zu of %zu", a,
				    b, at, lengths[i]);
			}
}
END_TEST

START_TEST(an_empty_token_is_plain)
{
	uint64_t tag = 1, again = 2;

	ck_assert_int_eq(token_look(SPAN(""), &tag), 1);
	ck_assert_int_eq(token_look(SPAN(""), &again), 1);
	ck_assert_uint_eq(tag, again);
}
END_TEST

static int
compare_tags(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* The same token has the same tag, wherever it stands. */
START_TEST(a_token_is_known_by_its_tag)
{
	char token[LONGEST];
	size_t len, at;

	memset(token, 'a', sizeof token);
	for (len = 1; len <= LONGEST / 2; len++)
		for (at = 1; at <= LONGEST / 2; at++)
			if (tag_of((struct span){ token, len }) !=
			    tag_of((struct span){ token + at, len }))
				ck_abort_msg("%zu bytes from %zu on", len, at);
}
END_TEST

START_TEST(ids_have_tags_of_their_own)
{
	size_t count = unit_quick() ? 2000 : 200000, i, len;
	uint64_t *tags = malloc(count * sizeof *tags);
	char token[LONGEST];

	for (i = 0; i < count; i++) {
		len = (size_t)snprintf(token, sizeof token,
		    "00u%zuTEST%06zu", i % 7, i);
		tags[i] = tag_of((struct span){ token, len });
	}
	qsort(tags, count, sizeof *tags, compare_tags);
	for (i = 1; i < count; i++)
		if (tags[i] == tags[i - 1])
			ck_abort_msg("two of %zu tags are alike", count);
	free(tags);
}
END_TEST

/* What was just added is known; what never was is not. */
START_TEST(only_what_was_added_is_known)
{
	static const unsigned sizes[] = { 1, 2, 8, 12 };
	struct known *known = known_new(sizes[_i]);
	size_t places = (size_t)1 << sizes[_i], left = 0, i, len;
	char token[LONGEST];
	uint64_t tag;

	ck_assert_ptr_nonnull(known);
	for (i = 0; i < 4 * places; i++) {
		len = (size_t)snprintf(token, sizeof token, "00uTEST%zu", i);
		tag = tag_of((struct span){ token, len });
		if (known_has(known, tag))
			ck_abort_msg("%s is known too soon", token);
		known_add(known, tag);
		if (!known_has(known, tag))
			ck_abort_msg("%s is not known", token);
		known_add(known, tag);
		if (!known_has(known, tag))
			ck_abort_msg("%s is forgotten", token);
	}
	/* Some are forgotten, and about as many as there are places are not:
	 * all of them are used. */
	for (i = 0; i < 4 * places; i++) {
		len = (size_t)snprintf(token, sizeof token, "00uTEST%zu", i);
		left += (size_t)known_has(known,
		    tag_of((struct span){ token, len }));
	}
	ck_assert_uint_le(left, places);
	ck_assert_uint_gt(left, places / 2);
	known_free(known);
}
END_TEST

/* Tokens together: their order, and each of them, matters; many of them have
 * tags of their own, spread over all places. */
START_TEST(several_tokens_have_one_tag)
{
	size_t bits = 10, places = (size_t)1 << bits, i, j, used = 0;
	struct known *known = known_new((unsigned)bits);
	uint64_t a = tag_of(SPAN("a")), b = tag_of(SPAN("b")), tag;

	ck_assert(token_join(a, b) != token_join(b, a));
	/* The same one twice says which one. */
	ck_assert(token_join(a, a) != token_join(b, b));
	ck_assert(token_join(token_join(0, a), b) !=
	    token_join(token_join(0, b), a));
	/* No tag is 0, which is a place that is free. */
	for (i = 0; i < 100; i++)
		ck_assert(token_join(i, i) != 0);
	for (i = 0; i < places; i++)
		for (j = 0; j < 4; j++) {
			tag = token_join(token_join(a, i << 8), j);
			if (known_has(known, tag))
				ck_abort_msg("%zu %zu is known", i, j);
			known_prefetch(known, tag);
			known_add(known, tag);
		}
	for (i = 0; i < places; i++)
		used += known->tags[i] != 0;
	ck_assert_uint_gt(used, places * 9 / 10);
	known_free(known);
}
END_TEST

START_TEST(nothing_is_known_at_first)
{
	struct known *known = known_new(4);
	uint64_t tag;

	for (tag = 1; tag != 0; tag <<= 1)
		ck_assert_int_eq(known_has(known, tag), 0);
	for (tag = 1; tag != 0; tag <<= 1) {
		known_add(known, tag);
		ck_assert_int_eq(known_has(known, tag), 1);
		ck_assert_int_eq(known_has(known, ~tag), 0);
	}
	known_free(known);
	known_free(NULL);
}
END_TEST

static Suite *
known_suite(void)
{
	Suite *suite = suite_create("known");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	tcase_add_test(tcase, a_byte_can_be_plain_or_not);
	tcase_add_test(tcase, two_bytes_do_not_hide_each_other);
	tcase_add_test(tcase, a_token_is_known_by_its_tag);
	tcase_add_test(tcase, ids_have_tags_of_their_own);
	tcase_add_test(tcase, several_tokens_have_one_tag);
	tcase_add_loop_test(tcase, only_what_was_added_is_known, 0, 4);

	tcase = unit_case(suite, "limits");
	tcase_add_test(tcase, an_empty_token_is_plain);
	tcase_add_test(tcase, nothing_is_known_at_first);
	return suite;
}

UNIT_MAIN(known_suite)
