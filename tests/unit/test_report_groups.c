/*
 * The table of a member's values, byte by byte.
 */
#include "sessions.h"

#define T	"2026-10-01T00:00:00Z"
#define NOTE	"The total has each actor once, and is not the sum of the " \
		"rows.\n"

#define SEEN(id, kind, value)	{ BYTES(id), { NULL, 0 }, { NULL, 0 }, \
				{ NULL, 0 }, T, 0, kind, value }
#define NONE	{ NULL, 0 }

/* By actors, by sessions, by kind, by text: each decides somewhere. */
static const struct session mixed[] = {
	SEEN("a", VALUE_TEXT, BYTES("z")),
	SEEN("b", VALUE_TEXT, BYTES("z")),
	SEEN("c", VALUE_TEXT, BYTES("y")),
	SEEN("c", VALUE_TEXT, BYTES("y")),
	SEEN("c", VALUE_TEXT, BYTES("y")),
	SEEN("a", VALUE_UNUSABLE, NONE),
	SEEN("a", VALUE_ABSENT, NONE),
	SEEN("a", VALUE_TEXT, BYTES("b")),
	SEEN("a", VALUE_TEXT, BYTES("")),
	SEEN("a", VALUE_TEXT, BYTES("a")),
	SEEN("a", VALUE_TEXT, BYTES("(absent)")),
};

static const struct {
	enum count_format	 format;
	const char		*text;
} forms[] = {
	{ FORMAT_TEXT,
	    "value       sessions  actors\n"
	    "z                  2       2\n"
	    "y                  3       1\n"
	    "                   1       1\n"
	    "(absent)           1       1\n"
	    "a                  1       1\n"
	    "b                  1       1\n"
	    "(absent)           1       1\n"
	    "(unusable)         1       1\n"
	    "total             11       3\n" NOTE },
	{ FORMAT_TSV,
	    "value\tsessions\tactors\n"
	    "z\t2\t2\n" "y\t3\t1\n" "\t1\t1\n" "(absent)\t1\t1\n"
	    "a\t1\t1\n" "b\t1\t1\n" "(absent)\t1\t1\n"
	    "(unusable)\t1\t1\n" "total\t11\t3\n" },
	{ FORMAT_CSV,
	    "value,sessions,actors\r\n"
	    "z,2,2\r\n" "y,3,1\r\n" ",1,1\r\n" "(absent),1,1\r\n"
	    "a,1,1\r\n" "b,1,1\r\n" "(absent),1,1\r\n"
	    "(unusable),1,1\r\n" "total,11,3\r\n" },
};

START_TEST(form)
{
	struct count_plan plan = { .format = forms[_i].format,
	    .group_by = "x" };

	sessions_expect(&plan, mixed, UNIT_ROWS(mixed), forms[_i].text);
}
END_TEST

static const struct {
	enum count_format	 format;
	const char		*text;
} empty[] = {
	{ FORMAT_TEXT, "value  sessions  actors\n"
	    "total         0       0\n" NOTE },
	{ FORMAT_TSV, "value\tsessions\tactors\n" "total\t0\t0\n" },
	{ FORMAT_CSV, "value,sessions,actors\r\n" "total,0,0\r\n" },
};

START_TEST(no_sessions)
{
	struct count_plan plan = { .format = empty[_i].format,
	    .group_by = "x" };

	sessions_expect(&plan, NULL, 0, empty[_i].text);
}
END_TEST

#define TEN(x)	x x x x x x x x x x

/* 160 characters are whole; of more, people see the beginning. */
static const struct session hostile[] = {
	SEEN("a", VALUE_TEXT, BYTES(TEN(TEN("b")) TEN("cccccc"))),
	SEEN("a", VALUE_TEXT, BYTES(TEN(TEN("d")) TEN("eeeeee") "f")),
	SEEN("a", VALUE_TEXT, BYTES("\n=1\xe2\x81\xa6,\"")),
	SEEN("a", VALUE_TEXT, BYTES("-1")),
};

START_TEST(hostile_values)
{
	static const struct count_plan text = { .group_by = "x" },
	    csv = { .group_by = "x", .format = FORMAT_CSV };

	sessions_expect(&text, hostile, UNIT_ROWS(hostile),
	    "value" TEN(TEN(" ")) TEN("     ") "       sessions  actors\n"
	    "?=1?,\"" TEN(TEN(" ")) TEN("     ") "             1       1\n"
	    "-1" TEN(TEN(" ")) TEN("     ") "                 1       1\n"
	    TEN(TEN("b")) TEN("cccccc") "         1       1\n"
	    TEN(TEN("d")) TEN("eeeee") "eeeeeee...         1       1\n"
	    "total" TEN(TEN(" ")) TEN("     ") "              4       1\n"
	    NOTE);
	sessions_expect(&csv, hostile, UNIT_ROWS(hostile),
	    "value,sessions,actors\r\n"
	    "\"'\n=1\xe2\x81\xa6,\"\"\",1,1\r\n"
	    "'-1,1,1\r\n"
	    TEN(TEN("b")) TEN("cccccc") ",1,1\r\n"
	    TEN(TEN("d")) TEN("eeeeee") "f,1,1\r\n"
	    "total,4,1\r\n");
}
END_TEST

static Suite *
report_groups_suite(void)
{
	Suite *suite = suite_create("report_groups");
	TCase *core = unit_case(suite, "core");

	unit_table(core, form, forms);
	unit_table(core, no_sessions, empty);
	tcase_add_test(core, hostile_values);
	return suite;
}

UNIT_MAIN(report_groups_suite)
