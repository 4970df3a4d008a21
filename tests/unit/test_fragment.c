/*
 * The line of a damaged record: whether it goes on; and the lines behind it:
 * which of them begins the next one.
 */
#include "log/fragment.h"

#include "unit.h"

static const struct {
	struct span	line;
	size_t		len;		/* up to behind its end */
	int		goes_on;
} damaged[] = {
	{ BYTES("\n{"), 1, 0 },
	{ BYTES("{\n}"), 2, 1 },
	{ BYTES("[\n]"), 2, 1 },
	{ BYTES("{}\n{"), 3, 0 },
	{ BYTES("{}{"), 3, 1 },
	{ BYTES("{]{"), 3, 1 },
	{ BYTES("[{]"), 3, 1 },
	{ BYTES("[}"), 2, 0 },
	{ BYTES("}}{"), 3, 1 },
	{ BYTES("}}{}"), 4, 0 },
	{ BYTES("'a':1,[{"), 8, 1 },
	{ BYTES("nul \xff\0{"), 7, 1 },
	/* Strings. */
	{ BYTES("'{'"), 3, 0 },
	{ BYTES("{'}'\n"), 5, 1 },
	{ BYTES("{'\\'}'"), 6, 1 },
	{ BYTES("{'\\\\'}"), 6, 0 },
	{ BYTES("{'\\u0022}'"), 10, 1 },
	{ BYTES("{\\'}'"), 5, 1 },
	{ BYTES("{'a"), 3, 0 },
	{ BYTES("{'a\n}"), 4, 0 },
	{ BYTES("{'a\\\n}"), 5, 0 },
};

/* In every pair of pieces the same as in one. */
START_TEST(damaged_lines_go_on_or_not)
{
	struct span text = damaged[_i].line;
	struct fragment_line line;
	char *json = unit_json(text);
	size_t cut, got;

	for (cut = 0; cut <= damaged[_i].len; cut++) {
		line = (struct fragment_line){ 0 };
		got = fragment_pass(&line, json, cut);
		ck_assert_uint_eq(got, cut);
		got += fragment_pass(&line, json + got, (cut <
		    damaged[_i].len ? text.len : cut) - got);
		ck_assert_uint_eq(got, damaged[_i].len);
		ck_assert_int_eq(fragment_goes_on(&line),
		    damaged[_i].goes_on);
	}
	free(json);
}
END_TEST

static const struct {
	struct span	line;		/* and what follows its end */
	size_t		max_indent;
	enum fragment	want;
	size_t		indent;
	size_t		at;		/* FRAGMENT_VALUE only */
} lines[] = {
	{ BYTES("{\n"), 0, FRAGMENT_VALUE, 0, 0 },
	{ BYTES("["), 0, FRAGMENT_VALUE, 0, 0 },
	{ BYTES("  {\n"), 2, FRAGMENT_VALUE, 2, 2 },
	{ BYTES("  {\n"), 3, FRAGMENT_VALUE, 2, 2 },
	{ BYTES("  {\n"), 1, FRAGMENT_LINE, 2, 0 },
	{ BYTES("  {\n"), 0, FRAGMENT_LINE, 2, 0 },
	{ BYTES("\t\t{\n"), 2, FRAGMENT_VALUE, 2, 2 },
	{ BYTES("\t\t{\n"), 1, FRAGMENT_LINE, 2, 0 },
	{ BYTES("},{\n"), 0, FRAGMENT_VALUE, 0, 2 },
	{ BYTES("}, {\n"), 0, FRAGMENT_VALUE, 0, 3 },
	{ BYTES("  } ] ,\t{\n"), 2, FRAGMENT_VALUE, 2, 8 },
	{ BYTES("]]}},,\t [\n"), 0, FRAGMENT_VALUE, 0, 8 },
	{ BYTES(", {'a':1}\n"), 0, FRAGMENT_VALUE, 0, 2 },
	{ BYTES("},\n{"), 9, FRAGMENT_LINE, 0, 0 },
	{ BYTES("}\r\n{"), 9, FRAGMENT_LINE, 0, 0 },
	{ BYTES("\n{"), 9, FRAGMENT_LINE, 0, 0 },
	{ BYTES("   \n{"), 9, FRAGMENT_LINE, 3, 0 },
	{ BYTES("'a': {\n"), 9, FRAGMENT_LINE, 0, 0 },
	{ BYTES("}, 'a': {\n"), 9, FRAGMENT_LINE, 0, 0 },
	{ BYTES("1, {\n"), 9, FRAGMENT_LINE, 0, 0 },
	{ BYTES(": {\n"), 9, FRAGMENT_LINE, 0, 0 },
	{ BYTES("true\n"), 9, FRAGMENT_LINE, 0, 0 },
	{ BYTES("\0{"), 9, FRAGMENT_LINE, 0, 0 },
	{ BYTES(" \0{"), 9, FRAGMENT_LINE, 1, 0 },
	{ BYTES("}\0{"), 9, FRAGMENT_LINE, 0, 0 },
	{ BYTES("\xef\xbb\xbf{"), 9, FRAGMENT_LINE, 0, 0 },
	/* Not enough to tell. */
	{ BYTES(""), 0, FRAGMENT_MORE, 0, 0 },
	{ BYTES("  "), 2, FRAGMENT_MORE, 2, 0 },
	{ BYTES("}, "), 0, FRAGMENT_MORE, 0, 0 },
	/* But this much blank is. */
	{ BYTES("   "), 2, FRAGMENT_LINE, 3, 0 },
};

START_TEST(lines_are_told_apart)
{
	struct span line = lines[_i].line;
	char *copy = unit_copy(line);
	size_t indent = 99, at = 99;

	ck_assert_int_eq(fragment_look(copy, line.len, lines[_i].max_indent,
	    &indent, &at), lines[_i].want);
	ck_assert_uint_eq(indent, lines[_i].indent);
	if (lines[_i].want == FRAGMENT_VALUE)
		ck_assert_uint_eq(at, lines[_i].at);
	free(copy);
}
END_TEST

/* With less of a line at hand the answer is the same, or "more". */
START_TEST(less_of_a_line_tells_nothing_else)
{
	struct span line = lines[_i].line;
	size_t indent, at, len;
	enum fragment found;
	char *copy;

	for (len = 0; len < line.len; len++) {
		copy = unit_copy((struct span){ line.data, len });
		found = fragment_look(copy, len, lines[_i].max_indent,
		    &indent, &at);
		ck_assert_msg(found == FRAGMENT_MORE ||
		    found == lines[_i].want, "%zu bytes of it", len);
		if (found == FRAGMENT_VALUE)
			ck_assert_uint_eq(at, lines[_i].at);
		free(copy);
	}
}
END_TEST

/* A value is looked for in the first bytes of a line, and no further. */
START_TEST(long_lines_are_looked_at_so_far)
{
	char text[FRAGMENT_MAX + 9];
	size_t at, len, indent, found;
	enum fragment want;

	for (at = FRAGMENT_MAX - 2; at <= FRAGMENT_MAX + 2; at++) {
		memset(text, '}', sizeof text);
		text[at] = '{';
		for (len = at - 2; len <= sizeof text; len++) {
			want = at >= FRAGMENT_MAX && len >= FRAGMENT_MAX ?
			    FRAGMENT_LINE : len <= at ? FRAGMENT_MORE :
			    FRAGMENT_VALUE;
			ck_assert_int_eq(fragment_look(text, len, 9, &indent,
			    &found), want);
			ck_assert_uint_eq(indent, 0);
			if (want == FRAGMENT_VALUE)
				ck_assert_uint_eq(found, at);
		}
	}
}
END_TEST

static Suite *
fragment_suite(void)
{
	Suite *suite = suite_create("fragment");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	unit_table(tcase, damaged_lines_go_on_or_not, damaged);
	unit_table(tcase, lines_are_told_apart, lines);
	unit_table(tcase, less_of_a_line_tells_nothing_else, lines);

	tcase = unit_case(suite, "limits");
	tcase_add_test(tcase, long_lines_are_looked_at_so_far);
	return suite;
}

UNIT_MAIN(fragment_suite)
