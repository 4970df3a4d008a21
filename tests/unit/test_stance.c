/*
 * What is between records, byte by byte.  A stance is written as the arrays
 * open, what the line has held, and its indent: "2 used 4" or, while the line
 * is blank, "0 blank 3"; or "0 - 0" for neither.
 */
#include "log/stance.h"

#include <stdio.h>

#include "unit.h"

#define STANCE_TEXT	32

static char *
stance_text(const struct stance *stance, char text[STANCE_TEXT])
{
	snprintf(text, STANCE_TEXT, "%u %s %zu", stance->arrays.open,
	    stance->line_used ? "used" : stance->indenting ? "blank" : "-",
	    stance->indent);
	return text;
}

/* Walk over text, where "." stands for a record; returns how many bytes of it
 * are passed. */
static size_t
walk(struct stance *stance, const char *text, const char **complaint)
{
	size_t at;

	*complaint = NULL;
	for (at = 0; text[at] != '\0'; at++) {
		switch (stance_step(stance, text[at], complaint)) {
		case STANCE_PASSED:
			continue;
		case STANCE_BROKEN:
			ck_assert_ptr_nonnull(*complaint);
			return at;
		case STANCE_VALUE:
			break;
		}
		if (text[at] != '.')
			return at;
		arrays_value_done(&stance->arrays);
		stance->line_used = 1;
	}
	return at;
}

static const struct {
	const char	*text;
	const char	*want;
} passed[] = {
	{ "", "0 blank 0" }, { " ", "0 blank 1" }, { " \t\r ", "0 blank 4" },
	{ "  \n", "0 blank 0" }, { "  \n ", "0 blank 1" },
	{ "[", "1 - 0" }, { "  [", "1 - 2" }, { "  [   ", "1 - 2" },
	{ "[[[", "3 - 0" }, { "[\n  [", "2 - 2" }, { "[]", "0 - 0" },
	{ ".", "0 used 0" }, { " . ", "0 used 1" }, { ".\n", "0 blank 0" },
	{ "..\t.", "0 used 0" }, { "[.", "1 used 0" }, { "[.,", "1 used 0" },
	{ "[.,\n    .", "1 used 4" }, { "[.]", "0 used 0" },
	{ "[.]\n  ", "0 blank 2" }, { "[ . , [ . ] ]\r", "0 used 0" },
	{ "[[],[]]", "0 - 0" }, { "\n\n \n   ", "0 blank 3" },
};

START_TEST(bytes_between_records_are_passed)
{
	struct stance stance;
	const char *complaint;
	char text[STANCE_TEXT];

	stance_init(&stance, 10);
	ck_assert_uint_eq(walk(&stance, passed[_i].text, &complaint),
	    strlen(passed[_i].text));
	ck_assert_ptr_null(complaint);
	ck_assert_str_eq(stance_text(&stance, text), passed[_i].want);
}
END_TEST

/* A line that begins knows nothing of the one before; arrays stay. */
START_TEST(lines_begin_anew)
{
	struct stance stance;
	const char *complaint;
	char text[STANCE_TEXT];

	stance_init(&stance, 3);
	walk(&stance, "  [.,", &complaint);
	stance_line(&stance);
	ck_assert_str_eq(stance_text(&stance, text), "1 blank 0");
	ck_assert_int_eq(stance.arrays.due, ARRAYS_VALUE);
}
END_TEST

static const struct {
	const char	*text;
	const char	*complaint;	/* NULL: a value begins */
	const char	*want;		/* there */
} stopped[] = {
	{ "{", NULL, "0 - 0" }, { "  {", NULL, "0 - 2" },
	{ "\"", NULL, "0 - 0" }, { "1", NULL, "0 - 0" },
	{ "\xef\xbb\xbf", NULL, "0 - 0" }, { "o", NULL, "0 - 0" },
	{ "[. {", NULL, "1 used 0" }, { "[.,\n {", NULL, "1 - 1" },
	{ "\x0b", NULL, "0 - 0" }, { "\x01", NULL, "0 - 0" },
	{ "}", "no JSON value begins here", "0 - 0" },
	{ " :", "no JSON value begins here", "0 - 1" },
	{ "]", "a ']' that closes nothing", "0 - 0" },
	{ " ,", "a comma outside any array", "0 - 1" },
	{ "[.,]", "a ']' behind a comma", "1 used 0" },
	{ "[,", "a comma where an array's element is due", "1 - 0" },
	{ "[.[", "no comma between the elements of an array", "1 used 0" },
	{ "[[[[", "nested too deep", "3 - 0" },
	{ "[[[]]]]", "a ']' that closes nothing", "0 - 0" },
};

START_TEST(other_bytes_change_nothing)
{
	struct stance stance;
	const char *complaint;
	size_t len = strlen(stopped[_i].text), want = len - 1;
	char text[STANCE_TEXT];

	if ((unsigned char)stopped[_i].text[0] == 0xef)
		want = 0;
	stance_init(&stance, 3);
	ck_assert_uint_eq(walk(&stance, stopped[_i].text, &complaint), want);
	if (stopped[_i].complaint == NULL)
		ck_assert_ptr_null(complaint);
	else
		ck_assert_str_eq(complaint, stopped[_i].complaint);
	ck_assert_str_eq(stance_text(&stance, text), stopped[_i].want);
}
END_TEST

/* Those that stand alike are alike; all others differ. */
static const char *const stances[][3] = {
	{ "", "\n", ".[.]\n" }, { "[]", "[[]]", "[\n]" },
	{ " ", "\n ", "[] \n " },
	{ "  ", "[\n]\n \t", ".\n\r " }, { ".", "..", "[.]" },
	{ " .", "\n .", " [.]" }, { "[", "[", "[" }, { "[.", "[.,.", "[[],." },
	{ "[.,", "[.,.,", "[[.]," }, { "[[", "[[],[", "[[" },
	{ "[\n", "[\n\n", "[\n \n" }, { " [", "\n [", "\t[" },
	{ "[.\n", "[.,.\n", "[[\n]\n" },
};

START_TEST(alike_is_what_the_same_follows_from)
{
	struct stance a, b;
	const char *complaint;
	int i, j, k;

	for (i = 0; i < UNIT_ROWS(stances); i++)
		for (j = 0; j < 3; j++)
			for (k = 0; k < 3; k++) {
				stance_init(&a, 10);
				stance_init(&b, 10);
				walk(&a, stances[_i][j], &complaint);
				walk(&b, stances[i][k], &complaint);
				ck_assert_msg(stance_same(&a, &b) ==
				    (i == _i), "%s and %s",
				    stances[_i][j], stances[i][k]);
			}
}
END_TEST

/* What damage lets pass is another matter: it counts only where it comes. */
START_TEST(orphans_do_not_tell_stances_apart)
{
	struct stance a, b;
	const char *complaint;

	stance_init(&a, 10);
	stance_init(&b, 10);
	walk(&a, "[[.", &complaint);
	arrays_break(&a.arrays);
	stance_line(&a);
	ck_assert_int_eq(stance_same(&a, &b), 1);
	ck_assert_uint_eq(walk(&a, "],]", &complaint), 3);
	ck_assert_uint_eq(walk(&b, "],]", &complaint), 0);
}
END_TEST

static Suite *
stance_suite(void)
{
	Suite *suite = suite_create("stance");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	unit_table(tcase, bytes_between_records_are_passed, passed);
	tcase_add_test(tcase, lines_begin_anew);
	unit_table(tcase, alike_is_what_the_same_follows_from, stances);
	tcase_add_test(tcase, orphans_do_not_tell_stances_apart);

	tcase = unit_case(suite, "errors");
	unit_table(tcase, other_bytes_change_nothing, stopped);
	return suite;
}

UNIT_MAIN(stance_suite)
