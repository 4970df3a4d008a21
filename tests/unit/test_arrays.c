/*
 * The arrays around records, against a reader of the same few letters that
 * goes down one call an array.  "v" is a value, "!" a break.
 */
#include "log/arrays.h"

#include "unit.h"

/* What is wrong with one letter, or NULL. */
static const char *
tell(struct arrays *arrays, char letter)
{
	const char *complaint = NULL;

	switch (letter) {
	case '[':
		return arrays_open(arrays);
	case ']':
		return arrays_close(arrays);
	case ',':
		return arrays_comma(arrays);
	case '!':
		arrays_break(arrays);
		break;
	default:
		complaint = arrays_value(arrays);
		if (complaint == NULL)
			arrays_value_done(arrays);
	}
	return complaint;
}

/* How many letters are good, the depth behind them, and the complaint. */
static size_t
tell_all(const char *letters, unsigned max, unsigned *open,
    const char **complaint)
{
	struct arrays arrays;
	size_t i;

	arrays_init(&arrays, max);
	*complaint = NULL;
	for (i = 0; letters[i] != '\0'; i++)
		if ((*complaint = tell(&arrays, letters[i])) != NULL)
			break;
	*open = arrays.open;
	return i;
}

/* One value at *p.  1: read.  0: a bad letter, or the end, is at *p. */
static int
slow_value(const char **p, unsigned *open)
{
	if (**p == 'v') {
		(*p)++;
		return 1;
	}
	if (**p != '[')
		return 0;
	(*p)++;
	(*open)++;
	if (**p != ']') {
		while (slow_value(p, open) && **p == ',')
			(*p)++;
		/* A value is there unless a comma, or nothing, is before. */
		if (**p != ']' || (*p)[-1] == ',' || (*p)[-1] == '[')
			return 0;
	}
	(*p)++;
	(*open)--;
	return 1;
}

static size_t
slow_all(const char *letters, unsigned *open)
{
	const char *p = letters;

	*open = 0;
	while (slow_value(&p, open))
		;
	return (size_t)(p - letters);
}

/* Each word of up to eight letters. */
START_TEST(every_short_word)
{
	static const char letters[] = "v[],";
	char word[9] = "";
	unsigned long number, rest;
	unsigned open, slow_open;
	const char *complaint;
	size_t i, good;

	for (number = 0; number < 1UL << 16; number++) {
		rest = number;
		for (i = 0; i < 8; i++, rest /= 4)
			word[i] = letters[rest % 4];
		good = tell_all(word, 100, &open, &complaint);
		if (good != slow_all(word, &slow_open) || open != slow_open)
			ck_abort_msg("%s: %zu letters are good", word, good);
	}
}
END_TEST

static const struct {
	const char	*letters;
	const char	*complaint;	/* of the last letter; NULL: none */
} words[] = {
	{ "", NULL },
	{ "vvv", NULL },
	{ "[v,[v],v]v[]", NULL },
	{ "]", "closes nothing" },
	{ "[]]", "closes nothing" },
	{ ",", "outside any array" },
	{ "v,", "outside any array" },
	{ "[],", "outside any array" },
	{ "[v,]", "behind a comma" },
	{ "[,", "element is due" },
	{ "[v,,", "element is due" },
	{ "[vv", "no comma" },
	{ "[v[", "no comma" },
	{ "[[]v", "no comma" },
	{ "[[][", "no comma" },
	/* A broken array takes those around it along, and leaves its rest. */
	{ "[[v!,v]]],,v", NULL },
	{ "[!v", NULL },
	{ "[!]],,", NULL },
	{ "[!v,]v,", NULL },
	{ "[v,!v", NULL },
	/* What is opened then is an array like any other. */
	{ "[![v,]", "behind a comma" },
	{ "[![vv", "no comma" },
	{ "[![,", "element is due" },
	{ "[![v],]v", NULL },
	/* It may have been open before the damage hid it. */
	{ "!]", NULL },
	{ "v!,", NULL },
	{ "[v]!,]v", NULL },
	/* Once forgiven, always forgiven. */
	{ "[!v!,]v,", NULL },
	{ "[v!v[v]!,]", NULL },
};

START_TEST(words_with_breaks)
{
	const char *letters = words[_i].letters, *complaint;
	unsigned open;
	size_t good = tell_all(letters, 100, &open, &complaint);

	if (words[_i].complaint == NULL) {
		ck_assert_msg(complaint == NULL, "%s: %s", letters,
		    complaint);
		return;
	}
	ck_assert_msg(complaint != NULL, "%s: no complaint", letters);
	ck_assert_uint_eq(good, strlen(letters) - 1);
	ck_assert_msg(strstr(complaint, words[_i].complaint) != NULL,
	    "%s: %s", letters, complaint);
}
END_TEST

/* A complaint changes nothing: what was due is due still. */
START_TEST(a_complaint_changes_nothing)
{
	struct arrays arrays;
	static const char *const steps[] = {
		"],", "[", ",", "v", "v[", ",", ",]", "[", ",", "]", "v[",
		"]" };
	size_t i, j;
	const char *complaint;

	arrays_init(&arrays, 2);
	/* By turns letters that are bad there, and one that is good. */
	for (i = 0; i < sizeof steps / sizeof steps[0]; i++)
		for (j = 0; steps[i][j] != '\0'; j++) {
			complaint = tell(&arrays, steps[i][j]);
			ck_assert_msg((complaint != NULL) == (i % 2 == 0),
			    "step %zu: %s", i, steps[i]);
		}
	ck_assert_uint_eq(arrays.open, 0);
}
END_TEST

static const unsigned depths[] = { 0, 1, 2, 1023, 1024 };

START_TEST(no_deeper_than_allowed)
{
	struct arrays arrays;
	unsigned i;
	const char *complaint;

	arrays_init(&arrays, depths[_i]);
	for (i = 0; i < depths[_i]; i++)
		ck_assert_ptr_null(arrays_open(&arrays));
	complaint = arrays_open(&arrays);
	ck_assert_msg(complaint != NULL &&
	    strstr(complaint, "too deep") != NULL, "%u", depths[_i]);
	ck_assert_uint_eq(arrays.open, depths[_i]);
	ck_assert_ptr_null(arrays_value(&arrays));
	for (i = 0; i < depths[_i]; i++)
		ck_assert_ptr_null(arrays_close(&arrays));
	ck_assert_ptr_nonnull(arrays_close(&arrays));
}
END_TEST

static Suite *
arrays_suite(void)
{
	Suite *suite = suite_create("arrays");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	tcase_add_test(tcase, every_short_word);
	unit_table(tcase, words_with_breaks, words);
	tcase_add_test(tcase, a_complaint_changes_nothing);

	tcase = unit_case(suite, "limits");
	unit_table(tcase, no_deeper_than_allowed, depths);
	return suite;
}

UNIT_MAIN(arrays_suite)
