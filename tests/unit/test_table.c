/*
 * Tables: the same cells in each form, and nothing in one that ends it, moves
 * a cursor, or computes.
 */
#include "caught.h"
#include "count/table.h"

static const struct table_column columns[] = {
	{ .name = "name", .width = 6 },
	{ .name = "n", .width = 3, .is_number = 1 },
	{ .name = "note", .width = 4 },
};

/* What a table of one row looks like. */
static char *
table_of(enum table_form form, struct span name, uint64_t n, struct span note)
{
	struct caught caught;
	struct table table;

	caught_begin(&caught);
	table_begin(&table, form, columns, 3, caught.out);
	table_text(&table, name);
	table_number(&table, n);
	table_text(&table, note);
	return caught_end(&caught);
}

static const struct {
	struct span	 name;
	uint64_t	 n;
	struct span	 note;
	const char	*forms[3];	/* the second line of each */
} rows[] = {
	{ BYTES("ann"), 7, BYTES("x"), { "ann       7  x\n", "ann\t7\tx\n",
	    "ann,7,x\r\n" } },
	{ BYTES(""), 0, BYTES(""), { "          0\n", "\t0\t\n",
	    ",0,\r\n" } },
	{ BYTES("longer than wide"), UINT64_MAX, BYTES("y"),
	    { "longer than wide  18446744073709551615  y\n",
	    "longer than wide\t18446744073709551615\ty\n",
	    "longer than wide,18446744073709551615,y\r\n" } },
	/* Characters are counted, not bytes. */
	{ BYTES("\xc3\xa9t\xc3\xa9"), 1, BYTES("z"), { "\xc3\xa9t\xc3\xa9"
	    "       1  z\n", "\xc3\xa9t\xc3\xa9\t1\tz\n",
	    "\xc3\xa9t\xc3\xa9,1,z\r\n" } },
	{ BYTES("a\tb\nc\rd\\e"), 1, BYTES("\x1b[2J\x7f"),
	    { "a?b?c?d\\e    1  ?[2J?\n", "a\\tb\\nc\\rd\\\\e\t1\t"
	    "\x1b[2J\x7f\n", "\"a\tb\nc\rd\\e\",1,\x1b[2J\x7f\r\n" } },
	{ BYTES("say \"a, b\""), 1, BYTES(","), { "say \"a, b\"    1  ,\n",
	    "say \"a, b\"\t1\t,\n",
	    "\"say \"\"a, b\"\"\",1,\",\"\r\n" } },
	{ BYTES("=1+2"), 1, BYTES("@x"), { "=1+2      1  @x\n",
	    "=1+2\t1\t@x\n", "'=1+2,1,'@x\r\n" } },
	{ BYTES("+1,2"), 1, BYTES("-\"3"), { "+1,2      1  -\"3\n",
	    "+1,2\t1\t-\"3\n", "\"'+1,2\",1,\"'-\"\"3\"\r\n" } },
	{ BYTES("\t=1"), 1, BYTES("a=1"), { "?=1       1  a=1\n",
	    "\\t=1\t1\ta=1\n", "'\t=1,1,a=1\r\n" } },
};

START_TEST(cells)
{
	static const char *const heads[] = { "name      n  note\n",
	    "name\tn\tnote\n", "name,n,note\r\n" };
	int form;
	char *text;

	for (form = TABLE_TEXT; form <= TABLE_CSV; form++) {
		text = table_of((enum table_form)form, rows[_i].name,
		    rows[_i].n, rows[_i].note);
		if (strncmp(text, heads[form], strlen(heads[form])) != 0 ||
		    strcmp(text + strlen(heads[form]),
		    rows[_i].forms[form]) != 0)
			ck_abort_msg("form %d: \"%s\"", form, text);
		free(text);
	}
}
END_TEST

/* A character that is not what it seems, or seems to be none. */
static const struct {
	struct span	 text;
	const char	*shown;
} odd[] = {
	{ { NULL, 0 }, "" },
	{ BYTES("\0\x01\x1f\x7f"), "????" },
	{ BYTES("\xc2\x80\xc2\x9f\xc2\xa0"), "??\xc2\xa0" },
	{ BYTES("\xd8\x9b\xd8\x9c\xd8\x9d"), "\xd8\x9b?\xd8\x9d" },
	{ BYTES("\xe2\x80\x8d\xe2\x80\x8e\xe2\x80\x8f\xe2\x80\x90"),
	    "\xe2\x80\x8d??\xe2\x80\x90" },
	{ BYTES("\xe2\x80\xa7\xe2\x80\xa8\xe2\x80\xa9"),
	    "\xe2\x80\xa7??" },
	{ BYTES("\xe2\x80\xaa\xe2\x80\xae\xe2\x80\xaf"),
	    "??\xe2\x80\xaf" },
	{ BYTES("\xe2\x81\xa5\xe2\x81\xa6\xe2\x81\xa9\xe2\x81\xaa"),
	    "\xe2\x81\xa5??\xe2\x81\xaa" },
	{ BYTES("\xf0\x9f\x98\x80"), "\xf0\x9f\x98\x80" },
	/* No UTF-8: a "?" for each byte. */
	{ BYTES("a\xc3"), "a?" },
	{ BYTES("\xff\xed\xa0\x80z"), "????z" },
	/* Blanks at the end look like those of the table. */
	{ BYTES("a  "), "a" },
	{ BYTES(" a b "), " a b" },
	{ BYTES("  "), "" },
	{ BYTES("12345678"), "12345678" },
	{ BYTES("123456789"), "12345..." },
	{ BYTES("12345    "), "12345..." },
	{ BYTES("1234567       8"), "12345..." },
	{ BYTES("\xe2\x82\xac" "234567\xe2\x82\xac"),
	    "\xe2\x82\xac" "234567\xe2\x82\xac" },
	{ BYTES("\xe2\x82\xac" "23\xe2\x82\xac" "567\xe2\x82\xac" "9"),
	    "\xe2\x82\xac" "23\xe2\x82\xac" "5..." },
	{ BYTES("\xff\n345678\x1b"), "??345..." },
};

/* Before it stands a "["; nothing stands behind it. */
START_TEST(shown_text)
{
	static const struct table_column two[] = {
		{ .name = "[" }, { .name = "x", .most = 8 },
	};
	struct caught caught;
	struct table table;
	char expected[64], *text;

	snprintf(expected, sizeof expected, "[  x\n[%s%s\n",
	    odd[_i].shown[0] != '\0' ? "  " : "", odd[_i].shown);
	caught_begin(&caught);
	table_begin(&table, TABLE_TEXT, two, 2, caught.out);
	table_text(&table, SPAN("["));
	table_text(&table, odd[_i].text);
	text = caught_end(&caught);
	ck_assert_str_eq(text, expected);
	free(text);
}
END_TEST

/* What is measured fits; what is cut counts as it is shown. */
START_TEST(measured)
{
	struct table_column four[] = {
		{ .name = "a", .most = 8 }, { .name = "bb" },
		{ .name = "n", .is_number = 1 }, { .name = "c" },
	};
	struct caught caught;
	struct table table;
	char *text;
	int pass;

	caught_begin(&caught);
	for (pass = 0; pass < 2; pass++) {
		if (pass == 0)
			table_measure(&table, four, 4);
		else
			table_begin(&table, TABLE_TEXT, four, 4, caught.out);
		table_text(&table, SPAN("\xc3\xa9\xc3\xa9\x1b" "456789"));
		table_text(&table, SPAN(""));
		table_number(&table, 1);
		table_text(&table, SPAN("a long one"));
		table_text(&table, SPAN("x"));
		table_text(&table, SPAN("y                  "));
		table_number(&table, 1234);
		table_text(&table, SPAN(""));
	}
	text = caught_end(&caught);
	ck_assert_uint_eq(four[0].width, 8);
	ck_assert_uint_eq(four[1].width, 2);
	ck_assert_uint_eq(four[2].width, 4);
	ck_assert_str_eq(text,
	    "a         bb     n  c\n"
	    "\xc3\xa9\xc3\xa9?45...         1  a long one\n"
	    "x         y   1234\n");
	free(text);
}
END_TEST

/* A row of nothing but empty cells is an empty line. */
START_TEST(empty_rows)
{
	static const struct table_column two[] = {
		{ .name = "a", .width = 9 }, { .name = "b", .width = 9 },
	};
	struct caught caught;
	struct table table;
	char *text;

	caught_begin(&caught);
	table_begin(&table, TABLE_TEXT, two, 2, caught.out);
	table_text(&table, SPAN(""));
	table_text(&table, SPAN("  "));
	table_text(&table, SPAN(""));
	table_text(&table, SPAN("x"));
	text = caught_end(&caught);
	ck_assert_str_eq(text, "a          b\n\n           x\n");
	free(text);
}
END_TEST

static Suite *
table_suite(void)
{
	Suite *suite = suite_create("table");
	TCase *core = unit_case(suite, "core");

	unit_table(core, cells, rows);
	unit_table(core, shown_text, odd);
	tcase_add_test(core, measured);
	tcase_add_test(core, empty_rows);
	return suite;
}

UNIT_MAIN(table_suite)
