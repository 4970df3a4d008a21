/*
 * The tables of actors, byte by byte: order, marks, widths; and names that
 * somebody chose in order to be mistaken for something else.
 */
#include "sessions.h"

#define T(day)	"2026-10-0" #day "T00:00:00Z"

/* b and a tie; c was renamed, and is no User; of d nothing is known; e has
 * texts, but empty ones. */
static const struct session cast[] = {
	{ BYTES("00ub"), BYTES("b@x"), BYTES("Bo"), BYTES("User"), T(1),
	    0, VALUE_ABSENT, { NULL, 0 } },
	{ BYTES("00ub"), BYTES("b@x"), BYTES("Bo"), BYTES("User"), T(3),
	    0, VALUE_ABSENT, { NULL, 0 } },
	{ BYTES("00ub"), BYTES("b@x"), BYTES("Bo"), BYTES("User"), T(2),
	    0, VALUE_ABSENT, { NULL, 0 } },
	{ BYTES("00ua"), BYTES("al@example"), BYTES("Al A."), BYTES("User"),
	    "2026-10-04T00:00:00.123456789Z", 0, VALUE_ABSENT, { NULL, 0 } },
	{ BYTES("00ua"), BYTES("al@example"), BYTES("Al A."), BYTES("User"),
	    T(4), 0, VALUE_ABSENT, { NULL, 0 } },
	{ BYTES("00ua"), BYTES("al@example"), BYTES("Al A."), BYTES("User"),
	    T(4), 0, VALUE_ABSENT, { NULL, 0 } },
	{ BYTES("unknown"), BYTES("x@x"), BYTES("X"), BYTES("User"), T(1),
	    0, VALUE_ABSENT, { NULL, 0 } },
	{ BYTES("unknown"), BYTES("y@x"), BYTES("Y"), BYTES("Bot"), T(1),
	    0, VALUE_ABSENT, { NULL, 0 } },
	{ BYTES("00uc"), BYTES("old@x"), BYTES("Old"), BYTES("User"), T(1),
	    0, VALUE_ABSENT, { NULL, 0 } },
	{ BYTES("00uc"), BYTES("new@x"), { NULL, 0 }, BYTES("Service"), T(2),
	    0, VALUE_ABSENT, { NULL, 0 } },
	{ BYTES("00ud"), { NULL, 0 }, { NULL, 0 }, { NULL, 0 }, T(5),
	    0, VALUE_ABSENT, { NULL, 0 } },
	{ BYTES("00ue"), BYTES(""), BYTES(""), BYTES("User"), T(5),
	    0, VALUE_ABSENT, { NULL, 0 } },
};

#define AT(day)	"2026-10-0" #day "T00:00:00.000Z"
#define HEAD	"sessions\tactor\tlogin\tname\tfirst\tlast\tmarks\n"
#define HEAD_CSV "sessions,actor,login,name,first,last,marks\r\n"
#define ROW_A	"3\t00ua\tal@example\tAl A.\t" AT(4) "\t"	\
		"2026-10-04T00:00:00.123456789Z\t\n"
#define ROW_B	"3\t00ub\tb@x\tBo\t" AT(1) "\t" AT(3) "\t\n"
#define ROW_C	"2\t00uc\tnew@x\t\t" AT(1) "\t" AT(2)	\
		"\trenamed type=Service\n"
#define ROW_D	"1\t00ud\t\t\t" AT(5) "\t" AT(5) "\ttype=\n"
#define ROW_E	"1\t00ue\t\t\t" AT(5) "\t" AT(5) "\t\n"
#define ROW_U	"2\tunknown\t\t\t" AT(1) "\t" AT(1) "\tunknown\n"

static const struct {
	struct count_plan	 plan;
	const char		*text;
} tables[] = {
	{ { .format = FORMAT_TSV, .list = 1 },
	    HEAD ROW_A ROW_B ROW_C ROW_D ROW_E ROW_U },
	{ { .format = FORMAT_TSV, .top = 1000000000 },
	    HEAD ROW_A ROW_B ROW_C ROW_U ROW_D ROW_E },
	{ { .format = FORMAT_TSV, .bottom = 6 },
	    HEAD ROW_D ROW_E ROW_C ROW_U ROW_A ROW_B },
	{ { .format = FORMAT_TSV, .top = 1 }, HEAD ROW_A },
	{ { .format = FORMAT_TSV, .bottom = 3 }, HEAD ROW_D ROW_E ROW_C },
	{ { .format = FORMAT_CSV, .bottom = 3 }, HEAD_CSV
	    "1,00ud,,," AT(5) "," AT(5) ",type=\r\n"
	    "1,00ue,,," AT(5) "," AT(5) ",\r\n"
	    "2,00uc,new@x,," AT(1) "," AT(2) ",renamed type=Service\r\n" },
	/* No wider than the rows shown, and no blanks at any end. */
	{ { .top = 2 },
	    "sessions  actor  login       name   first"
	    "                     last                            marks\n"
	    "       3  00ua   al@example  Al A.  2026-10-04T00:00:00.000Z"
	    "  2026-10-04T00:00:00.123456789Z\n"
	    "       3  00ub   b@x         Bo     2026-10-01T00:00:00.000Z"
	    "  2026-10-03T00:00:00.000Z\n"
	    "2 of 6 actors, the most active first.\n" },
	{ { .bottom = 4 },
	    "sessions  actor    login  name  first"
	    "                     last                      marks\n"
	    "       1  00ud                  2026-10-05T00:00:00.000Z"
	    "  2026-10-05T00:00:00.000Z  type=\n"
	    "       1  00ue                  2026-10-05T00:00:00.000Z"
	    "  2026-10-05T00:00:00.000Z\n"
	    "       2  00uc     new@x        2026-10-01T00:00:00.000Z"
	    "  2026-10-02T00:00:00.000Z  renamed type=Service\n"
	    "       2  unknown               2026-10-01T00:00:00.000Z"
	    "  2026-10-01T00:00:00.000Z  unknown\n"
	    "4 of 6 actors, the least active first.\n" },
	/* Several tables, in an order of their own. */
	{ { .bottom = 1, .top = 1, .group_by = "x" },
	    "value     sessions  actors\n"
	    "(absent)        12       6\n"
	    "total           12       6\n"
	    "The total has each actor once, and is not the sum of the rows.\n"
	    "\n"
	    "sessions  actor  login       name   first"
	    "                     last                            marks\n"
	    "       3  00ua   al@example  Al A.  2026-10-04T00:00:00.000Z"
	    "  2026-10-04T00:00:00.123456789Z\n"
	    "1 of 6 actors, the most active first.\n"
	    "\n"
	    "sessions  actor  login  name  first"
	    "                     last                      marks\n"
	    "       1  00ud                2026-10-05T00:00:00.000Z"
	    "  2026-10-05T00:00:00.000Z  type=\n"
	    "1 of 6 actors, the least active first.\n" },
	/* Nothing of it asked for. */
	{ { .format = FORMAT_TEXT }, "6\n" },
	{ { .format = FORMAT_TSV },
	    "period\tsessions\tactors\ntotal\t12\t6\n" },
};

START_TEST(table)
{
	sessions_expect(&tables[_i].plan, cast, UNIT_ROWS(cast),
	    tables[_i].text);
}
END_TEST

#define NO_ROWS	"sessions  actor  login  name  first  last  marks\n"

static const struct {
	struct count_plan	 plan;
	const char		*text;
} empty[] = {
	{ { .format = FORMAT_TSV, .list = 1 }, HEAD },
	{ { .format = FORMAT_CSV, .top = 5 }, HEAD_CSV },
	{ { .top = 5, .bottom = 1, .list = 1 },
	    NO_ROWS "0 of 0 actors, the most active first.\n\n"
	    NO_ROWS "0 of 0 actors, the least active first.\n\n"
	    NO_ROWS "0 actors, by id.\n" },
};

START_TEST(nobody)
{
	sessions_expect(&empty[_i].plan, NULL, 0, empty[_i].text);
}
END_TEST

#define NOTE	"The total has each actor once, and is not the sum of the " \
		"rows.\n"

START_TEST(behind_the_others)
{
	struct count_plan plan = { .by = PERIOD_MONTH, .group_by = "x",
	    .top = 1 };
	struct fault why = unit_no_fault();
	struct caught caught;
	struct tally tally;
	char *text;

	ck_assert_int_eq(window_parse_month("2026-10", &plan.filter.window,
	    &why), 0);
	sessions_begin(&tally);
	tally.periods = periods_new(PERIOD_MONTH, &why);
	ck_assert_ptr_nonnull(tally.periods);
	caught_begin(&caught);
	ck_assert_int_eq(report_write(caught.out, &plan, &tally, &why), 0);
	text = caught_end(&caught);
	ck_assert_str_eq(text,
	    "period   sessions  actors\n"
	    "2026-10         0       0\n"
	    "total           0       0\n" NOTE "\n"
	    "value  sessions  actors\n"
	    "total         0       0\n" NOTE "\n"
	    NO_ROWS "0 of 0 actors, the most active first.\n");
	free(text);
	periods_free(tally.periods);
	sessions_end(&tally);
}
END_TEST

#define TEN(x)	x x x x x x x x x x
#define E_ACUTE	"\xc3\xa9"

/* 64 characters are whole, the 65th is too many. */
static const struct session hostile[] = {
	{ BYTES("1"), BYTES("=cmd()"), BYTES("a\tb\nc\rd\\\"e\",\x1b[2J"),
	    BYTES("@t"), T(1), 0, VALUE_ABSENT, { NULL, 0 } },
	{ BYTES("2\0" "2"), BYTES("\xe2\x80\xae" "moc.x@a"),
	    BYTES("\xc2\x9b" "2J\xe2\x80\xa8x \t "), BYTES("a b "), T(1),
	    0, VALUE_ABSENT, { NULL, 0 } },
	{ BYTES("3"), BYTES(TEN("abcdef") "wxyz"),
	    BYTES(TEN(E_ACUTE "bcdef") "wxyz" E_ACUTE), BYTES("User"), T(1),
	    0, VALUE_ABSENT, { NULL, 0 } },
};

START_TEST(hostile_text)
{
	static const struct count_plan plan = { .list = 1 };

	sessions_expect(&plan, hostile, UNIT_ROWS(hostile),
	    "sessions  actor  login" TEN("      ") " name" TEN("      ")
	    "  first                     last                      marks\n"
	    "       1  1      =cmd()" TEN("      ")
	    "a?b?c?d\\\"e\",?[2J" TEN("     ") "2026-10-01T00:00:00.000Z"
	    "  2026-10-01T00:00:00.000Z  type=@t\n"
	    "       1  2?2    ?moc.x@a" TEN("     ") "        "
	    "?2J?x ?" TEN("     ") "         2026-10-01T00:00:00.000Z"
	    "  2026-10-01T00:00:00.000Z  type=a b\n"
	    "       1  3      " TEN("abcdef") "wxyz  " TEN(E_ACUTE "bcdef")
	    "w...  2026-10-01T00:00:00.000Z  2026-10-01T00:00:00.000Z\n"
	    "3 actors, by id.\n");
}
END_TEST

/* For programs, and for spreadsheets, nothing is lost. */
START_TEST(hostile_cells)
{
	static const struct count_plan tsv = { .format = FORMAT_TSV,
	    .list = 1 }, csv = { .format = FORMAT_CSV, .list = 1 };
	static const struct session no_nul[] = {
		{ BYTES("1"), BYTES("=cmd()"),
		    BYTES("a\tb\nc\rd\\\"e\",\x1b[2J"), BYTES("@t"), T(1), 0,
		    VALUE_ABSENT, { NULL, 0 } },
		{ BYTES("-3"), BYTES(TEN(TEN(E_ACUTE "bcdef"))),
		    BYTES("\xe2\x80\xae x "), BYTES("User"), T(1), 0,
		    VALUE_ABSENT, { NULL, 0 } },
	};

	sessions_expect(&tsv, no_nul, 2, HEAD
	    "1\t-3\t" TEN(TEN(E_ACUTE "bcdef")) "\t\xe2\x80\xae x \t" AT(1)
	    "\t" AT(1) "\t\n"
	    "1\t1\t=cmd()\ta\\tb\\nc\\rd\\\\\"e\",\x1b[2J\t" AT(1) "\t"
	    AT(1) "\ttype=@t\n");
	sessions_expect(&csv, no_nul, 2, HEAD_CSV
	    "1,'-3," TEN(TEN(E_ACUTE "bcdef")) ",\xe2\x80\xae x ," AT(1)
	    "," AT(1) ",\r\n"
	    "1,1,'=cmd(),\"a\tb\nc\rd\\\"\"e\"\",\x1b[2J\"," AT(1) ","
	    AT(1) ",type=@t\r\n");
}
END_TEST

/* The marks of one actor are as long as somebody else wants. */
START_TEST(long_marks)
{
	static const struct count_plan plan = { .format = FORMAT_TSV,
	    .top = 2 };
	enum { LEN = 1000000 };
	char *type = malloc(LEN + 1), *text;
	struct session sessions[] = {
		{ SPAN("a"), SPAN("x"), SPAN(""), { type, LEN }, T(2), 0,
		    VALUE_ABSENT, { NULL, 0 } },
		{ SPAN("a"), SPAN("y"), SPAN(""), { NULL, 0 }, T(1), 0,
		    VALUE_ABSENT, { NULL, 0 } },
		{ SPAN("b"), SPAN("x"), SPAN(""), SPAN("Bot"), T(1), 0,
		    VALUE_ABSENT, { NULL, 0 } },
	};
	const char *at;

	ck_assert_ptr_nonnull(type);
	memset(type, 't', LEN);
	type[LEN] = '\0';
	text = sessions_written(&plan, sessions, 3);
	ck_assert_ptr_nonnull(at = strstr(text, "\trenamed type="));
	at += strlen("\trenamed type=");
	ck_assert_int_eq(strncmp(at, type, LEN), 0);
	ck_assert_str_eq(at + LEN, "\n1\tb\tx\t\t" AT(1) "\t" AT(1)
	    "\ttype=Bot\n");
	free(text);
	free(type);
}
END_TEST

static Suite *
report_actors_suite(void)
{
	Suite *suite = suite_create("report_actors");
	TCase *core = unit_case(suite, "core");

	unit_table(core, table, tables);
	unit_table(core, nobody, empty);
	tcase_add_test(core, behind_the_others);
	tcase_add_test(core, hostile_text);
	tcase_add_test(core, hostile_cells);
	tcase_add_test(core, long_marks);
	return suite;
}

UNIT_MAIN(report_actors_suite)
