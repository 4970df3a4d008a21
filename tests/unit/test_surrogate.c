/*
 * Half surrogate pairs in escapes, against a reader of one escape at a time.
 */
#include "log/surrogate.h"

#include <stdio.h>

#include "unit.h"

static const struct {
	struct span	text;
	int		lone;
} texts[] = {
	{ BYTES(""), 0 },
	{ BYTES("plain"), 0 },
	{ BYTES("\"\\n\\\\\\\"\\/\\u0041\""), 0 },
	{ BYTES("\\ud83d\\ude00"), 0 },
	{ BYTES("\\uD83D\\uDE00"), 0 },
	{ BYTES("x\\uD83d\\udE00y\\ud800\\udc00"), 0 },
	{ BYTES("\\uD899\\uDC99"), 0 },
	{ BYTES("\\ud800"), 1 },
	{ BYTES("\\udc00"), 1 },
	{ BYTES("\\ud999"), 1 },
	{ BYTES("\\uDBFF\\uE000"), 1 },
	{ BYTES("\\udfff\\ud800"), 1 },
	{ BYTES("\\ud800\\ud800\\udc00"), 1 },
	{ BYTES("\\ud800\\udc00\\udc00"), 1 },
	{ BYTES("\\ud800x\\udc00"), 1 },
	{ BYTES("\\ud800 \\udc00"), 1 },
	{ BYTES("\\ud800\\\\udc00"), 1 },
	{ BYTES("\\ud800\\n"), 1 },
	{ BYTES("\\ud800\\u0041"), 1 },
	/* A backslash, and then plain text that looks like an escape. */
	{ BYTES("\\\\ud800"), 0 },
	{ BYTES("\\\\\\ud800"), 1 },
	{ BYTES("\\\\\\\\udc00"), 0 },
	{ BYTES("ud800"), 0 },
	{ BYTES("\\u005cud800"), 0 },
	{ BYTES("\\ud7ff\\ue000\\uffff\\u0000"), 0 },
	/* As bytes it is not an escape, and no matter for this. */
	{ BYTES("\xed\xa0\x80"), 0 },
	{ BYTES("\0\\ud800\0"), 1 },
};

START_TEST(lone_halves_are_found)
{
	struct span text = texts[_i].text;
	char *copy = unit_copy(text);

	ck_assert_int_eq(!!surrogate_is_lone(copy, text.len), texts[_i].lone);
	free(copy);
}
END_TEST

/* Each sequence of three units, on both sides of each border, apart or not. */
START_TEST(every_sequence_of_three)
{
	static const unsigned units[] = {
		0x0000, 0x005c, 0xd7ff, 0xd800, 0xd83d, 0xdbff, 0xdc00,
		0xde00, 0xdfff, 0xe000, 0xffff };
	static const char *const betweens[] = { "", "u", "\\\\", "\\n", "\"" };
	const int n = UNIT_ROWS(units);
	char text[64], *copy;
	int a, b, c, i, want;
	unsigned u[3];
	size_t gap, len;

	for (a = 0; a < n; a++)
		for (b = 0; b < n; b++)
			for (c = 0; c < n * UNIT_ROWS(betweens); c++) {
				gap = (size_t)(c / n);
				u[0] = units[a];
				u[1] = units[b];
				u[2] = units[c % n];
				snprintf(text, sizeof text,
				    "\\u%04x%s\\u%04X\\u%04x", u[0],
				    betweens[gap], u[1], u[2]);
				want = 0;
				for (i = 0; i < 3; i++)
					if (u[i] >= 0xd800 && u[i] < 0xdc00 &&
					    i < 2 && u[i + 1] >= 0xdc00 &&
					    u[i + 1] < 0xe000 &&
					    (i > 0 || gap == 0))
						i++;
					else if (u[i] >= 0xd800 &&
					    u[i] < 0xe000)
						want = 1;
				len = strlen(text);
				copy = unit_copy((struct span){ text, len });
				if (!!surrogate_is_lone(copy, len) != want)
					ck_abort_msg("%s", text);
				free(copy);
			}
}
END_TEST

static Suite *
surrogate_suite(void)
{
	Suite *suite = suite_create("surrogate");
	TCase *tcase = unit_case(suite, "core");

	unit_table(tcase, lone_halves_are_found, texts);
	tcase_add_test(tcase, every_sequence_of_three);
	return suite;
}

UNIT_MAIN(surrogate_suite)
