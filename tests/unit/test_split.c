/*
 * Records out of undamaged input, in every shape and mixture, the same for
 * every block size; and the limits.  How results are written: split_text.h.
 */
#include "split_text.h"

#include "log/nest.h"
#include "log_stream.h"

static const struct split_limits usual = { 1000, NEST_MAX };

static const struct {
	struct span	 text;
	const char	*want;
} inputs[] = {
	{ BYTES(""), "" },
	{ BYTES(" \n\t\r\n"), "" },
	/* Lines. */
	{ BYTES("{'a':1}"), "line 0:1 {'a':1}\n" },
	{ BYTES("{'a':1}\n{}\n"), "line 0:1 {'a':1}\nline 8:2 {}\n" },
	{ BYTES("{}\r\n{'a':1}\r\n"), "line 0:1 {}\nline 4:2 {'a':1}\n" },
	{ BYTES("\n\n   {}  \n\t{ 'a' : 1 }\t"),
	  "line 5:3 {}\nline 11:4 { 'a' : 1 }\n" },
	{ BYTES("{'a':'}]{[','b':'\\\\','c':'\\'}'}\n{}"),
	  "line 0:1 {'a':'}]{[','b':'\\\\','c':'\\'}'}\nline 32:2 {}\n" },
	{ BYTES("{'a':[[{'b':[]}]]}\n"), "line 0:1 {'a':[[{'b':[]}]]}\n" },
	/* Run together. */
	{ BYTES("{}{'a':1} {}\t{}\n{}"),
	  "line 0:1 {}\nrun 2:1 {'a':1}\nrun 10:1 {}\nrun 13:1 {}\n"
	  "line 16:2 {}\n" },
	{ BYTES("{}\r{}\r"), "line 0:1 {}\nrun 3:1 {}\n" },
	/* Pages. */
	{ BYTES("[]"), "" },
	{ BYTES("[ \n ]\n[]\n[[],[[]]]"), "" },
	{ BYTES("[{}]"), "page 1:1 {}\n" },
	{ BYTES("[{'a':1},{}]\n[{}]\n[]\n"),
	  "page 1:1 {'a':1}\npage 9:1 {}\npage 14:2 {}\n" },
	{ BYTES("[{}][{} , {}][]"),
	  "page 1:1 {}\npage 5:1 {}\npage 10:1 {}\n" },
	{ BYTES("[[{'a':1}],[],[[2]]]"), "page 2:1 {'a':1}\npage 16:1 2\n" },
	{ BYTES("[{},\n{}\n,{}\n]\n"),
	  "page 1:1 {}\npage 5:2 {}\npage 9:3 {}\n" },
	{ BYTES("[1,'x',true,null,-2.5e3]"),
	  "page 1:1 1\npage 3:1 'x'\npage 7:1 true\npage 12:1 null\n"
	  "page 17:1 -2.5e3\n" },
	/* Pretty-printed. */
	{ BYTES("{\n  'a': 1\n}\n{\n}\n"),
	  "pretty 0:1 {~  'a': 1~}\npretty 13:4 {~}\n" },
	{ BYTES("{\r\n\t'a': [\r\n\t]\r\n}\r\n"),
	  "pretty 0:1 {^~\t'a': [^~\t]^~}\n" },
	{ BYTES("[\n  {\n    'a': 1\n  },\n  {'b': 2}\n]\n"),
	  "pretty 4:2 {~    'a': 1~  }\npage 24:5 {'b': 2}\n" },
	{ BYTES("{'a':\n{'b':1}}\n"), "pretty 0:1 {'a':~{'b':1}}\n" },
	{ BYTES("{'a':[\n{'b':1},\n{'b':2}\n]}"),
	  "pretty 0:1 {'a':[~{'b':1},~{'b':2}~]}\n" },
	{ BYTES("{'a':1\n,'b':2}{}"),
	  "pretty 0:1 {'a':1~,'b':2}\nrun 14:2 {}\n" },
	/* Scalars. */
	{ BYTES("1\n-2.5e3\n'x'\ntrue\nfalse\nnull\n"),
	  "line 0:1 1\nline 2:2 -2.5e3\nline 9:3 'x'\nline 13:4 true\n"
	  "line 18:5 false\nline 24:6 null\n" },
	{ BYTES("1 2'x'true{}false[3]'\\'\\\\'null"),
	  "line 0:1 1\nrun 2:1 2\nrun 3:1 'x'\nrun 6:1 true\nrun 10:1 {}\n"
	  "run 12:1 false\npage 18:1 3\nrun 20:1 '\\'\\\\'\n"
	  "run 26:1 null\n" },
	{ BYTES("12"), "line 0:1 12\n" },
	{ BYTES("\n 'a'"), "line 2:2 'a'\n" },
	/* Byte order marks: before any value at the top, and at the end. */
	{ BYTES("\xef\xbb\xbf"), "" },
	{ BYTES("\xef\xbb\xbf{}\n"), "line 3:1 {}\n" },
	{ BYTES("\xef\xbb\xbf[{}]"), "page 4:1 {}\n" },
	{ BYTES("\xef\xbb\xbf\r\n 12"), "line 6:2 12\n" },
	{ BYTES("{}\n\xef\xbb\xbf{}\n\xef\xbb\xbf[1]\n\xef\xbb\xbf"),
	  "line 0:1 {}\nline 6:2 {}\npage 13:3 1\n" },
	{ BYTES("{}\xef\xbb\xbf{}[]\xef\xbb\xbf'a'"),
	  "line 0:1 {}\nrun 5:1 {}\nrun 12:1 'a'\n" },
	{ BYTES("\xef\xbb\xbf\xef\xbb\xbf{}"), "line 6:1 {}\n" },
	/* What only looks like a mark, or like the line of a broken download,
	 * is a record, for the parser to refuse. */
	{ BYTES("\xef\xbb"), "line 0:1 \xef\xbb\n" },
	{ BYTES("\xef\xbb\xbe{}"), "line 0:1 \xef\xbb\xbe\nrun 3:1 {}\n" },
	{ BYTES("o"), "line 0:1 o\n" },
	{ BYTES("okta-logfetch\n{}"), "line 0:1 okta-logfetch\n"
	  "line 14:2 {}\n" },
	{ BYTES("{'a':'okta-logfetch: incomplete: no'}"),
	  "line 0:1 {'a':'okta-logfetch: incomplete: no'}\n" },
	{ BYTES("'okta-logfetch: incomplete: no'"),
	  "line 0:1 'okta-logfetch: incomplete: no'\n" },
	/* All of it at once. */
	{ BYTES("\xef\xbb\xbf{}\r\n[{},{}]\n[]\n{\n 'a':1\n}{}\n"
	  "[\n {'b':[2]}\n,3]true\n\n'x'"),
	  "line 3:1 {}\npage 8:2 {}\npage 11:2 {}\npretty 18:4 {~ 'a':1~}\n"
	  "run 28:6 {}\npage 34:8 {'b':[2]}\npage 45:9 3\nrun 47:9 true\n"
	  "line 53:11 'x'\n" },
};

START_TEST(records_are_found)
{
	split_expect(&usual, inputs[_i].text, inputs[_i].want);
}
END_TEST

/* An input begins where it begins, whatever was left of the one before. */
START_TEST(inputs_know_nothing_of_each_other)
{
	static const struct span broken[] = {
		BYTES("{\"a\":[1,"), BYTES("[[{},"), BYTES("\"abc"),
		BYTES("\xef\xbb"), BYTES("12"), BYTES("  {} "),
		BYTES("{\"a\":\n 1]\n"), BYTES("{}}"), BYTES("okta-"),
		BYTES("\n\n{}!"),
	};
	struct fault why = unit_no_fault();
	struct split *split = split_new(&usual, &why);
	struct split_text got;
	struct record rec;
	size_t i;
	char *space;

	for (i = 0; i < sizeof broken / sizeof broken[0]; i++) {
		split_restart(split);
		space = split_space(split, broken[i].len, &why);
		memcpy(space, broken[i].data, broken[i].len);
		split_fill(split, broken[i].len);
		while (split_next(split, &rec, &why) != 0)
			;
		split_run(split, SPAN("{}]\n[1]"), 1, &got);
		ck_assert_str_eq(got.text, "line 0:1 {}\n"
		    "damage 2:1 a ']' that closes nothing\n"
		    "page 5:2 1\nskipped 2\n");
	}
	split_free(split);
}
END_TEST

/* Feed all of the input from at on. */
static void
feed_rest(struct split *split, struct span input, size_t at,
    struct split_text *to)
{
	struct fault why = unit_no_fault();
	size_t len = input.len - at;

	memcpy(split_space(split, len + 1, &why), input.data + at, len);
	split_fill(split, len);
	split_finish(split);
	split_take(split, input, to);
}

/* What one finds in the first cut bytes, and another in those that follow,
 * from the place where the first one is. */
static void
check_resumed(struct split *first, struct split *second, struct span input,
    size_t cut, const char *want)
{
	struct split_text got = { .len = 0 };
	struct fault why = unit_no_fault();
	struct place place;
	uint64_t skipped;
	int trouble;

	place = split_origin(&usual);
	split_resume(first, &place);
	memcpy(split_space(first, cut + 1, &why), input.data, cut);
	split_fill(first, cut);
	split_take(first, input, &got);
	place = split_place(first);
	ck_assert_uint_eq(split_offset(first, &trouble), place.offset);
	ck_assert_int_eq(trouble != 0, place.trouble != 0);
	ck_assert_uint_eq(place.line, split_slow_line(input, place.offset));
	skipped = split_skipped(first);
	split_resume(second, &place);
	ck_assert_uint_eq(split_offset(second, &trouble), place.offset);
	feed_rest(second, input, (size_t)place.offset, &got);
	skipped += split_skipped(second);
	if (skipped > 0)
		split_say(&got, "skipped %llu\n", (unsigned long long)skipped);
	if (strcmp(got.text, want) != 0)
		ck_abort_msg("resumed behind %zu:\n%s--- and not:\n%s", cut,
		    got.text, want);
}

START_TEST(another_goes_on_anywhere)
{
	struct fault why = unit_no_fault();
	struct split *first = split_new(&usual, &why);
	struct split *second = split_new(&usual, &why);
	size_t rounds = unit_quick() ? 2 : 20, i, at;
	struct log_stream stream;
	struct split_text want;
	struct span input;

	for (i = 0; i < rounds; i++) {
		stream = log_stream_new((uint64_t)_i * 1000 + i, 40 + 10 * i,
		    (size_t)_i * 2);
		/* Some records are to be rejected: those with a "!". */
		for (at = 0; at < stream.len; at++)
			if (stream.text[at] == 'a' &&
			    chance_in(&stream.chance, 6))
				stream.text[at] = '!';
		input = (struct span){ stream.text, stream.len };
		split_run(first, input, 0, &want);
		for (at = 0; at <= stream.len; at++)
			check_resumed(first, second, input, at, want.text);
		free(stream.text);
	}
	split_free(first);
	split_free(second);
}
END_TEST

/* The begin is the begin. */
START_TEST(an_input_has_an_origin)
{
	struct fault why = unit_no_fault();
	struct split *split = split_new(&usual, &why);
	struct place origin = split_origin(&usual), place = split_place(split);
	int trouble;

	ck_assert_uint_eq(origin.offset, 0);
	ck_assert_uint_eq(origin.line, 1);
	ck_assert_uint_eq(origin.trouble, 0);
	ck_assert_uint_eq(place.offset, 0);
	ck_assert_uint_eq(place.line, 1);
	ck_assert_uint_eq(place.trouble, 0);
	ck_assert_int_eq(stance_same(&origin.stance, &place.stance), 1);
	ck_assert_uint_eq(split_offset(split, &trouble), 0);
	ck_assert_int_eq(trouble, 0);
	split_free(split);
}
END_TEST

/* How far splitting has got: a record that is not complete is before it, and
 * of damage that is not over it is said that it is so. */
static const struct {
	struct span	text;
	uint64_t	offset, line;
	int		trouble;
} reached[] = {
	{ BYTES("{}"), 2, 1, 0 }, { BYTES("{}\n {\"a\":"), 4, 2, 0 },
	{ BYTES("{}\n\n[{},"), 8, 3, 0 }, { BYTES("[{},\n{"), 5, 2, 0 },
	{ BYTES("{}\n\"a"), 3, 2, 0 }, { BYTES("{}\n12"), 3, 2, 0 },
	{ BYTES("{}\n\xef\xbb"), 3, 2, 0 }, { BYTES("\nokta"), 1, 2, 0 },
	{ BYTES("{]  "), 4, 1, 1 }, { BYTES("{]  \n"), 5, 2, 0 },
	{ BYTES("{\n]\n  1\n"), 8, 4, 1 }, { BYTES("{}}x"), 4, 1, 1 },
};

START_TEST(a_place_is_how_far_splitting_has_got)
{
	struct span text = reached[_i].text;
	struct fault why = unit_no_fault();
	struct split *split = split_new(&usual, &why);
	struct split_text got = { .len = 0 };
	struct place place;
	int trouble;

	memcpy(split_space(split, text.len, &why), text.data, text.len);
	split_fill(split, text.len);
	split_take(split, text, &got);
	place = split_place(split);
	ck_assert_uint_eq(place.offset, reached[_i].offset);
	ck_assert_uint_eq(place.line, reached[_i].line);
	ck_assert_int_eq(place.trouble != 0, reached[_i].trouble);
	ck_assert_uint_eq(split_offset(split, &trouble), place.offset);
	ck_assert_int_eq(trouble != 0, reached[_i].trouble);
	split_free(split);
}
END_TEST

/* A record as long as allowed, and one byte longer; what follows is read. */
static const struct {
	struct span	 text;
	const char	*want;
} lengths[] = {
	{ BYTES("{'a':12}\n{}"), "line 0:1 {'a':12}\nline 9:2 {}\n" },
	{ BYTES("{'a':12}"), "line 0:1 {'a':12}\n" },
	{ BYTES("'abcdef'\n{}"), "line 0:1 'abcdef'\nline 9:2 {}\n" },
	{ BYTES("12345678"), "line 0:1 12345678\n" },
	{ BYTES("12345678\n{}"), "line 0:1 12345678\nline 9:2 {}\n" },
	{ BYTES("12345678 {}"), "line 0:1 12345678\nrun 9:1 {}\n" },
	{ BYTES("[12345678,1]"), "page 1:1 12345678\npage 10:1 1\n" },
	{ BYTES("          {'a':12}          {}"),
	  "line 10:1 {'a':12}\nrun 28:1 {}\n" },
	{ BYTES("[{'a':12},{'a':12}]\n"),
	  "page 1:1 {'a':12}\npage 10:1 {'a':12}\n" },
	{ BYTES("{\n\n\n\n\n\n}{}"), "pretty 0:1 {~~~~~~}\nrun 8:7 {}\n" },
#define LONG	"longer than --max-record allows\n"
	{ BYTES("{'a':123}\n{}"), "damage 0:1 " LONG "line 10:2 {}\n"
	  "skipped 10\n" },
	{ BYTES("'abcdefg'\n{}"), "damage 0:1 " LONG "line 10:2 {}\n"
	  "skipped 10\n" },
	{ BYTES("123456789\n{}"), "damage 0:1 " LONG "line 10:2 {}\n"
	  "skipped 10\n" },
	{ BYTES("123456789"), "damage 0:1 " LONG "skipped 9\n" },
	{ BYTES("{'a':123}"), "damage 0:1 " LONG "skipped 9\n" },
	{ BYTES("[{},{'a':123},{}]\n{}"), "page 1:1 {}\n"
	  "damage 4:1 " LONG "line 18:2 {}\nskipped 14\n" },
	/* Damage before the limit is what it is. */
	{ BYTES("{'a':1]              \n{}"), "damage 0:1 brackets that do "
	  "not match\nline 22:2 {}\nskipped 22\n" },
	/* Behind it nobody looks. */
	{ BYTES("{'a':123 ]\n{}"), "damage 0:1 " LONG "line 11:2 {}\n"
	  "skipped 11\n" },
	{ BYTES("{'a':\n123}\n{}"), "damage 0:1 " LONG "line 11:3 {}\n"
	  "skipped 11\n" },
};

START_TEST(no_record_is_longer_than_allowed)
{
	static const struct split_limits eight = { 8, NEST_MAX };

	split_expect(&eight, lengths[_i].text, lengths[_i].want);
}
END_TEST

/* Brackets around and in a record count together. */
static const struct {
	unsigned	max;
	unsigned	around, inside;
	int		good;
} depths[] = {
	{ 1024, 0, 1024, 1 }, { 1024, 0, 1025, 0 }, { 1024, 1, 1023, 1 },
	{ 1024, 1, 1024, 0 }, { 1024, 1023, 1, 1 }, { 1024, 1023, 2, 0 },
	{ 1024, 1024, 0, 1 }, { 1024, 1024, 1, 0 }, { 1024, 1025, 0, 0 },
	{ 1024, 500, 524, 1 }, { 1024, 500, 525, 0 },
	{ 3, 1, 2, 1 }, { 3, 1, 3, 0 }, { 3, 3, 0, 1 }, { 3, 4, 0, 0 },
};

START_TEST(no_record_is_deeper_than_allowed)
{
	const struct split_limits limits = { 100000, depths[_i].max };
	unsigned around = depths[_i].around, inside = depths[_i].inside, i;
	struct fault why = unit_no_fault();
	struct split *split = split_new(&limits, &why);
	struct record rec;
	size_t offset;
	char *text;

	text = split_space(split, 16384, &why);
	for (i = 0; i < around; i++)
		*text++ = '[';
	/* "{}" or "{[...]}" inside, a number without any bracket. */
	for (i = 0; i < inside; i++)
		text += sprintf(text, "%s", i == 0 ? "{" : i == 1 ? "\"a\":["
		    : "[");
	if (inside == 0)
		*text++ = '7';
	for (i = inside; i > 0; i--)
		*text++ = i == 1 ? '}' : ']';
	for (i = 0; i < around; i++)
		*text++ = ']';
	*text++ = '\n';
	*text++ = '8';
	split_fill(split, 2 * (around + inside) + (inside == 0) +
	    (inside > 1 ? 4 : 0) + 2);
	split_finish(split);

	if (depths[_i].good) {
		ck_assert_int_eq(split_next(split, &rec, &why), 1);
		ck_assert_uint_eq(rec.offset, around);
	} else {
		ck_assert_int_eq(split_next(split, &rec, &why), -1);
		unit_expect_fault(&why, FAULT_RECORD, "nested too deep");
		offset = around > depths[_i].max ? depths[_i].max : around;
		ck_assert_uint_eq(rec.offset, offset);
	}
	ck_assert_int_eq(split_next(split, &rec, &why), 1);
	ck_assert_uint_eq(rec.len, 1);
	ck_assert_int_eq(rec.text[0], '8');
	ck_assert_int_eq(split_next(split, &rec, &why), 0);
	split_free(split);
}
END_TEST

/* A loan of bytes ends with the next call, and not before. */
START_TEST(all_records_at_hand_are_lent)
{
	struct fault why = unit_no_fault();
	struct split *split = split_new(&usual, &why);
	struct record rec;
	char *space;
	size_t i;

	for (i = 0; i < 1000; i++) {
		space = split_space(split, 7, &why);
		ck_assert_ptr_nonnull(space);
		memcpy(space, "{\"a\":1}", 7);
		split_fill(split, 7);
		ck_assert_int_eq(split_next(split, &rec, &why), 1);
		ck_assert_uint_eq(rec.offset, 7 * i);
		ck_assert_mem_eq(rec.text, "{\"a\":1}", 7);
		ck_assert_int_eq(split_next(split, &rec, &why), 0);
	}
	split_free(split);
	split_free(NULL);
}
END_TEST

/* What can be told is told at once, before more bytes come. */
static const struct {
	struct span	 text;
	int		 results;
} complete[] = {
	{ BYTES("{}"), 1 }, { BYTES("\"a\""), 1 }, { BYTES("12 "), 1 },
	{ BYTES("12"), 0 }, { BYTES("\xef\xbb\xbf[{},"), 1 },
	{ BYTES("}"), 1 }, { BYTES("{]"), 1 }, { BYTES("\"a\n"), 1 },
	{ BYTES("}\n{}"), 2 }, { BYTES("{\n1]\n}, {}"), 2 },
	{ BYTES("{\n1]\n1\n  \n1\n{}"), 2 }, { BYTES("{\"a\":\n{}"), 0 },
	{ BYTES("okta-logfetch: incomplete: x\n"), 1 },
	{ BYTES("{\n1]\nokta-logfetch: incomplete: x\n"), 2 },
};

START_TEST(nothing_is_held_back)
{
	struct span text = complete[_i].text;
	struct fault why = unit_no_fault();
	struct split *split = split_new(&usual, &why);
	struct record rec;
	int results = 0;

	memcpy(split_space(split, text.len, &why), text.data, text.len);
	split_fill(split, text.len);
	while (split_next(split, &rec, &why) != 0)
		results++;
	ck_assert_int_eq(results, complete[_i].results);
	split_free(split);
}
END_TEST

START_TEST(no_memory_is_an_error)
{
	struct fault why = unit_no_fault();
	struct split *split = split_new(&usual, &why);
	struct record rec;
	char *space = split_space(split, 1, &why);

	*space = '[';
	split_fill(split, 1);
	ck_assert_int_eq(split_next(split, &rec, &why), 0);
	ck_assert_ptr_null(split_space(split, SIZE_MAX, &why));
	unit_expect_fault(&why, FAULT_SYSTEM, "memory");
	ck_assert_ptr_null(split_space(split, SIZE_MAX / 4, &why));
	/* And all is as it was. */
	space = split_space(split, 2, &why);
	memcpy(space, "1]", 2);
	split_fill(split, 2);
	ck_assert_int_eq(split_next(split, &rec, &why), 1);
	ck_assert_int_eq(rec.layout, RECORD_PAGE);
	ck_assert_uint_eq(rec.offset, 1);
	split_free(split);
}
END_TEST

static Suite *
split_suite(void)
{
	Suite *suite = suite_create("split");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	unit_table(tcase, records_are_found, inputs);
	tcase_add_test(tcase, inputs_know_nothing_of_each_other);
	tcase_add_test(tcase, all_records_at_hand_are_lent);
	unit_table(tcase, nothing_is_held_back, complete);
	tcase_add_loop_test(tcase, another_goes_on_anywhere, 0, 4);
	tcase_add_test(tcase, an_input_has_an_origin);
	unit_table(tcase, a_place_is_how_far_splitting_has_got, reached);

	tcase = unit_case(suite, "limits");
	unit_table(tcase, no_record_is_longer_than_allowed, lengths);
	unit_table(tcase, no_record_is_deeper_than_allowed, depths);

	tcase = unit_case(suite, "errors");
	tcase_add_test(tcase, no_memory_is_an_error);
	return suite;
}

UNIT_MAIN(split_suite)
