/*
 * Where a value ends, and what no value can hold, whatever the blocks it
 * arrives in.  JSON is written with ' for " here.
 */
#include "log/nest.h"

#include <stdio.h>

#include "unit.h"

static const struct {
	struct span		text;
	enum nest_status	want;
	size_t			at;
} values[] = {
	{ BYTES("{}"), NEST_END, 2 },
	{ BYTES("{}{"), NEST_END, 2 },
	{ BYTES("[]]"), NEST_END, 2 },
	{ BYTES("{'a':[1,{}]} "), NEST_END, 12 },
	{ BYTES("{'a':'}'}\n"), NEST_END, 9 },
	{ BYTES("{'{[':']}'}"), NEST_END, 11 },
	{ BYTES("{'a':'\\'}'}"), NEST_END, 11 },
	{ BYTES("{'a':'\\\\'}'"), NEST_END, 10 },
	{ BYTES("{'a':'\\\\\\'}'}"), NEST_END, 13 },
	{ BYTES("{\n\t'a':\r\n1\n}\n"), NEST_END, 12 },
	/* What stands between the brackets is not asked for. */
	{ BYTES("{nope,,::}x"), NEST_END, 10 },
	{ BYTES("{'a' 'b' \x01\xff}"), NEST_END, 12 },
	{ BYTES("{'a':'\x01\xff\r'}"), NEST_END, 11 },
	/* Strings. */
	{ BYTES("''"), NEST_END, 2 },
	{ BYTES("'a'b"), NEST_END, 3 },
	{ BYTES("'\\''"), NEST_END, 4 },
	{ BYTES("'\\\\'x"), NEST_END, 4 },
	{ BYTES("'{['"), NEST_END, 4 },
	{ BYTES("'a"), NEST_MORE, 2 },
	{ BYTES("'a\\'"), NEST_MORE, 4 },
	{ BYTES("'a\\"), NEST_MORE, 3 },
	{ BYTES("'a\nb'"), NEST_BROKEN_STRING, 2 },
	{ BYTES("'a\\\nb'"), NEST_BROKEN_STRING, 3 },
	{ BYTES("{'a':'b\n'}"), NEST_BROKEN_STRING, 7 },
	{ BYTES("{'a\n':1}"), NEST_BROKEN_STRING, 3 },
	/* Literals and numbers end before what cannot belong to them. */
	{ BYTES("1 "), NEST_END, 1 },
	{ BYTES("-2.5e+3,"), NEST_END, 7 },
	{ BYTES("true\n"), NEST_END, 4 },
	{ BYTES("true]"), NEST_END, 4 },
	{ BYTES("true}"), NEST_END, 4 },
	{ BYTES("null\t"), NEST_END, 4 },
	{ BYTES("null\r"), NEST_END, 4 },
	{ BYTES("12{"), NEST_END, 2 },
	{ BYTES("12["), NEST_END, 2 },
	{ BYTES("12'"), NEST_END, 2 },
	{ BYTES("12:"), NEST_END, 2 },
	{ BYTES("12"), NEST_MORE, 2 },
	{ BYTES("nope\x01\xff\\/"), NEST_MORE, 8 },
	/* Brackets. */
	{ BYTES("{]"), NEST_MISMATCH, 1 },
	{ BYTES("[}"), NEST_MISMATCH, 1 },
	{ BYTES("{'a':[1}"), NEST_MISMATCH, 7 },
	{ BYTES("[{]"), NEST_MISMATCH, 2 },
	{ BYTES("[[]}"), NEST_MISMATCH, 3 },
	{ BYTES("{"), NEST_MORE, 1 },
	{ BYTES("{'a':"), NEST_MORE, 5 },
	{ BYTES("[\n\n"), NEST_MORE, 3 },
	/* A record that begins on a new line, where no value may. */
	{ BYTES("{'a':1,\n{"), NEST_RESTART, 8 },
	{ BYTES("{'a':1\n{"), NEST_RESTART, 7 },
	{ BYTES("{'a':1\n  {"), NEST_RESTART, 9 },
	{ BYTES("{'a':1\r\n\r\n\t{"), NEST_RESTART, 11 },
	{ BYTES("{'a':'b'\n{"), NEST_RESTART, 9 },
	{ BYTES("{'a':{}\n{"), NEST_RESTART, 8 },
	{ BYTES("{'a':[]\n{"), NEST_RESTART, 8 },
	{ BYTES("{'a'\n{"), NEST_RESTART, 5 },
	{ BYTES("{\n{"), NEST_RESTART, 2 },
	{ BYTES("[1\n{"), NEST_RESTART, 3 },
	{ BYTES("[{}\n{"), NEST_RESTART, 4 },
	{ BYTES("[{'a':1,\n{"), NEST_RESTART, 9 },
	/* Where one may, it is no restart, but part of the value. */
	{ BYTES("{'a':\n{}}"), NEST_END, 9 },
	{ BYTES("{'a':[\n{}\n,\n{}]}"), NEST_END, 16 },
	{ BYTES("[\n{},\n{}\n]"), NEST_END, 10 },
	/* And on the same line it is the parser's to judge. */
	{ BYTES("{'a':1 {}}"), NEST_END, 10 },
	{ BYTES("{'a':1,{}}"), NEST_END, 10 },
	/* Something before it on the line: not how a record begins. */
	{ BYTES("{'a':1\n,{}}"), NEST_END, 11 },
	{ BYTES("{'a':1\n'b'{}}"), NEST_END, 13 },
	/* So too for the brackets of an array. */
	{ BYTES("{'a':1\n[1]}"), NEST_END, 11 },
};

/* Fed in pieces of a size, the text of each being all that came so far. */
static enum nest_status
scan(struct span text, size_t size, unsigned max_depth, size_t *at)
{
	enum nest_status status = NEST_MORE;
	struct nest nest;
	char *json, *have;
	size_t len;

	json = unit_json(text);
	nest_begin(&nest, max_depth);
	*at = 0;
	for (len = size; status == NEST_MORE; len += size) {
		if (len > text.len)
			len = text.len;
		/* Elsewhere each time, as the bytes at hand may be moved. */
		have = unit_copy((struct span){ json, len });
		status = nest_scan(&nest, have, len, at);
		free(have);
		if (len == text.len)
			break;
	}
	free(json);
	return status;
}

START_TEST(values_end_where_they_do)
{
	struct span text = values[_i].text;
	enum nest_status status;
	size_t size, at;

	for (size = 1; size <= text.len; size++) {
		status = scan(text, size, NEST_MAX, &at);
		ck_assert_msg(status == values[_i].want &&
		    at == values[_i].at, "pieces of %zu: status %d at %zu",
		    size, (int)status, at);
	}
}
END_TEST

/* Looking at nothing, and again at nothing, changes nothing. */
START_TEST(no_bytes_are_no_news)
{
	struct nest nest;
	size_t at = 0;

	nest_begin(&nest, NEST_MAX);
	ck_assert_int_eq(nest_scan(&nest, "[", 0, &at), NEST_MORE);
	ck_assert_int_eq(nest_scan(&nest, "[", 1, &at), NEST_MORE);
	ck_assert_int_eq(nest_scan(&nest, "[", 1, &at), NEST_MORE);
	ck_assert_uint_eq(at, 1);
	ck_assert_int_eq(nest_scan(&nest, "[]", 2, &at), NEST_END);
	ck_assert_uint_eq(at, 2);
}
END_TEST

/* Whether a value has several lines is asked for its layout. */
START_TEST(lines_are_noticed)
{
	struct nest nest;
	size_t at = 0;

	nest_begin(&nest, NEST_MAX);
	ck_assert_int_eq(nest_scan(&nest, "[1] \n", 5, &at), NEST_END);
	ck_assert(!nest.lines);
	at = 0;
	nest_begin(&nest, NEST_MAX);
	ck_assert_int_eq(nest_scan(&nest, "[\r\n  1\n ]", 9, &at), NEST_END);
	ck_assert(nest.lines);
	ck_assert_uint_eq(nest.line_begin, 7);
	/* The next value knows nothing of it. */
	at = 0;
	nest_begin(&nest, NEST_MAX);
	ck_assert_int_eq(nest_scan(&nest, "{}", 2, &at), NEST_END);
	ck_assert(!nest.lines);
	ck_assert_uint_eq(nest.line_begin, 0);
}
END_TEST

static const unsigned depths[] = {
	0, 1, 2, 63, 64, 65, 127, 128, 129, 1000, 1023, 1024, 9999,
};

/* Brackets of both kinds by turns, in an order that is not of period 64. */
static char
bracket(size_t i)
{
	return i % 3 == 0 || i % 7 == 0 ? '[' : '{';
}

START_TEST(brackets_match_at_every_depth)
{
	size_t depth = depths[_i] < NEST_MAX ? depths[_i] : NEST_MAX;
	char text[2 * NEST_MAX + 2];
	size_t i, at;

	for (i = 0; i < depth; i++) {
		text[i] = bracket(i);
		text[2 * depth - 1 - i] = (char)(bracket(i) + 2);
	}
	if (depth > 0) {
		ck_assert_int_eq(scan((struct span){ text, 2 * depth }, 100,
		    depths[_i], &at), NEST_END);
		ck_assert_uint_eq(at, 2 * depth);
	}
	/* Each closing bracket turned round is seen. */
	for (i = 0; i < depth; i++) {
		text[depth + i] ^= ']' ^ '}';
		ck_assert_int_eq(scan((struct span){ text, 2 * depth }, 100,
		    depths[_i], &at), NEST_MISMATCH);
		ck_assert_uint_eq(at, depth + i);
		text[depth + i] ^= ']' ^ '}';
	}
	/* One more is too deep, of either kind. */
	for (i = 0; i < 2; i++) {
		text[depth] = "[{"[i];
		ck_assert_int_eq(scan((struct span){ text, depth + 1 }, 100,
		    depths[_i], &at), NEST_TOO_DEEP);
		ck_assert_uint_eq(at, depth);
	}
}
END_TEST

START_TEST(a_scalar_needs_no_depth)
{
	size_t at;

	ck_assert_int_eq(scan(SPAN("12 "), 1, 0, &at), NEST_END);
	ck_assert_int_eq(scan(SPAN("'a'"), 1, 0, &at), NEST_END);
}
END_TEST

START_TEST(damage_has_words)
{
	static const enum nest_status damage[] = {
		NEST_BROKEN_STRING, NEST_MISMATCH, NEST_TOO_DEEP,
		NEST_RESTART };
	int i, j;

	ck_assert_ptr_null(nest_complaint(NEST_MORE));
	ck_assert_ptr_null(nest_complaint(NEST_END));
	for (i = 0; i < UNIT_ROWS(damage); i++)
		for (j = 0; j < i; j++)
			ck_assert_str_ne(nest_complaint(damage[i]),
			    nest_complaint(damage[j]));
}
END_TEST

static Suite *
nest_suite(void)
{
	Suite *suite = suite_create("nest");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	unit_table(tcase, values_end_where_they_do, values);
	tcase_add_test(tcase, no_bytes_are_no_news);
	tcase_add_test(tcase, lines_are_noticed);
	tcase_add_test(tcase, damage_has_words);

	tcase = unit_case(suite, "limits");
	unit_table(tcase, brackets_match_at_every_depth, depths);
	tcase_add_test(tcase, a_scalar_needs_no_depth);
	return suite;
}

UNIT_MAIN(nest_suite)
