/*
 * What command lines have in common: values that stand once, complaints that
 * name what was typed, and the window that three options make.
 */
#include "base/opts.h"

#include <getopt.h>
#include <stdio.h>

#include "unit.h"

#define SEP	INT64_C(1788220800)	/* 2026-09-01T00:00:00Z */
#define OCT	INT64_C(1790812800)
#define NOV	INT64_C(1793491200)

START_TEST(a_value_stands_once)
{
	struct fault why = unit_no_fault();
	const char *value = NULL;
	char first[] = "2026-10", second[] = "2026-11";

	optarg = first;
	ck_assert_int_eq(opts_once(&value, "month", &why), 0);
	ck_assert_ptr_eq(value, first);
	ck_assert_int_eq(why.kind, FAULT_NONE);
	optarg = second;
	ck_assert_int_eq(opts_once(&value, "month", &why), -1);
	unit_expect_fault(&why, FAULT_USAGE, "--month");
	unit_expect_fault(&why, FAULT_USAGE, "2026-10");
	unit_expect_fault(&why, FAULT_USAGE, "2026-11");
	ck_assert_ptr_eq(value, first);
	/* The same again is twice, too; so is an empty one. */
	optarg = first;
	ck_assert_int_eq(opts_once(&value, "month", &why), -1);
	value = "";
	ck_assert_int_eq(opts_once(&value, "month", &why), -1);
}
END_TEST

static const struct option longs[] = {
	{ "month", required_argument, NULL, 'm' },
	{ "max-retries", required_argument, NULL, 256 },
	{ "dry-run", no_argument, NULL, 'n' },
	{ "verbose", no_argument, NULL, 257 },
	{ NULL, 0, NULL, 0 },
};

static const struct {
	const char	*typed[2];
	const char	*complaint;
	const char	*named;
} wrong[] = {
	{ { "-m" }, "needs a value", "-m" },
	{ { "-nm" }, "needs a value", "-nm" },
	{ { "--month" }, "needs a value", "--month" },
	{ { "--max-retries" }, "needs a value", "--max-retries" },
	{ { "--dry-run=yes" }, "takes no value", "--dry-run:" },
	{ { "--verbose=" }, "takes no value", "--verbose:" },
	{ { "-x" }, "no option -x", "" },
	{ { "-nx" }, "no option -x", "" },
	{ { "-?" }, "no option -?", "" },
	{ { "--nonsense" }, "no option --nonsense", "" },
	{ { "--nonsense=7" }, "no option --nonsense", "" },
	{ { "--m" }, "--m", "more than one" },
	{ { "-n", "--months" }, "no option --months", "" },
};

START_TEST(complaints_name_what_was_typed)
{
	struct fault why = unit_no_fault();
	char name[] = "a-program", texts[2][32], *argv[4] = { name };
	int argc = 1, i, option;

	for (i = 0; i < 2 && wrong[_i].typed[i] != NULL; i++) {
		snprintf(texts[i], sizeof texts[i], "%s", wrong[_i].typed[i]);
		argv[argc++] = texts[i];
	}
	/* 0: GNU's, and musl's, way to begin anew. */
	optind = 0;
	while ((option = getopt_long(argc, argv, ":m:n", longs, NULL)) !=
	    ':' && option != '?')
		ck_assert_int_ne(option, -1);
	ck_assert_int_eq(opts_complain(longs, option, argv, &why), -1);
	unit_expect_fault(&why, FAULT_USAGE, wrong[_i].complaint);
	unit_expect_fault(&why, FAULT_USAGE, wrong[_i].named);
}
END_TEST

static const struct {
	const char	*month, *since, *until;
	struct window	 want;
} windows[] = {
	{ NULL, NULL, NULL, { 0, 0, { 0, 0 }, { 0, 0 } } },
	{ "2026-10", NULL, NULL, { 1, 1, { OCT, 0 }, { NOV, 0 } } },
	{ NULL, "2026-10-01", "2026-11-01", { 1, 1, { OCT, 0 },
	    { NOV, 0 } } },
	{ NULL, "2026-10-01", NULL, { 1, 0, { OCT, 0 }, { 0, 0 } } },
	{ NULL, NULL, "2026-11-01", { 0, 1, { 0, 0 }, { NOV, 0 } } },
	{ NULL, "2026-10-01T02:00:00+02:00", "2026-11-01T00:00:00.000000001Z",
	    { 1, 1, { OCT, 0 }, { NOV, 1 } } },
	{ NULL, "2026-10-01T00:00:00Z", "2026-10-01T00:00:00.000000001Z",
	    { 1, 1, { OCT, 0 }, { OCT, 1 } } },
	{ "2026-09", NULL, NULL, { 1, 1, { SEP, 0 }, { OCT, 0 } } },
};

START_TEST(windows_are_read)
{
	const struct window *want = &windows[_i].want;
	struct fault why = unit_no_fault();
	struct window window;

	memset(&window, 0x55, sizeof window);
	ck_assert_msg(opts_window(windows[_i].month, windows[_i].since,
	    windows[_i].until, &window, &why) == 0, "%s", why.msg);
	ck_assert_int_eq(window.has_since, want->has_since);
	ck_assert_int_eq(window.has_until, want->has_until);
	if (want->has_since)
		ck_assert_int_eq(instant_cmp(window.since, want->since), 0);
	if (want->has_until)
		ck_assert_int_eq(instant_cmp(window.until, want->until), 0);
}
END_TEST

static const struct {
	const char	*month, *since, *until;
	const char	*complaint;
} no_windows[] = {
	{ "2026-10", "2026-10-01", NULL, "exclude each other" },
	{ "2026-10", NULL, "2026-11-01", "exclude each other" },
	{ "2026-10", "2026-10-01", "2026-11-01", "exclude each other" },
	{ "x", "y", "z", "exclude each other" },
	{ "", NULL, NULL, "not a month" },
	{ "2026-13", NULL, NULL, "2026-13" },
	{ "October", NULL, NULL, "October" },
	{ "2026-10-01", NULL, NULL, "not a month" },
	{ NULL, "yesterday", NULL, "--since: " },
	{ NULL, "yesterday", NULL, "yesterday" },
	{ NULL, "", NULL, "--since: " },
	{ NULL, NULL, "2026-02-30", "--until: " },
	{ NULL, "2026-10-01", "soon", "--until: " },
	{ NULL, "2026-10-01T00:00:00", NULL, "--since: " },
	{ NULL, "2026-10-02", "2026-10-01", "empty" },
	{ NULL, "2026-10-01", "2026-10-01", "empty" },
	{ NULL, "2026-10-01T00:00:00.000000001Z", "2026-10-01", "empty" },
};

START_TEST(what_is_no_window_is_refused)
{
	struct fault why = unit_no_fault();
	struct window window;

	ck_assert_int_eq(opts_window(no_windows[_i].month,
	    no_windows[_i].since, no_windows[_i].until, &window, &why), -1);
	unit_expect_fault(&why, FAULT_USAGE, no_windows[_i].complaint);
}
END_TEST

static Suite *
opts_suite(void)
{
	Suite *suite = suite_create("opts");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	tcase_add_test(tcase, a_value_stands_once);
	unit_table(tcase, windows_are_read, windows);

	tcase = unit_case(suite, "errors");
	unit_table(tcase, complaints_name_what_was_typed, wrong);
	unit_table(tcase, what_is_no_window_is_refused, no_windows);
	return suite;
}

UNIT_MAIN(opts_suite)
