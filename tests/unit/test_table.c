/*
 * Tables: the same cells in each form, and nothing in one that ends it, moves
 * a cursor, or computes.
 */
#include "caught.h"
#include "count/table.h"

static const struct table_column columns[] = {
	{ "name", 6, 0 }, { "n", 3, 1 }, { "note", 4, 0 },
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
	{ BYTES(""), 0, BYTES(""), { "          0  \n", "\t0\t\n",
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

static Suite *
table_suite(void)
{
	Suite *suite = suite_create("table");
	TCase *tc = tcase_create("table");

	tcase_add_loop_test(tc, cells, 0, sizeof rows / sizeof rows[0]);
	suite_add_tcase(suite, tc);
	return suite;
}

UNIT_MAIN(table_suite)
