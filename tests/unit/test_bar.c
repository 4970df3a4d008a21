/*
 * Bars of every width and value: as long as they should be, and what is not
 * nothing shows.
 */
#include <stdio.h>

#include "count/bar.h"
#include "unit.h"

static const struct canvas utf8 = { .columns = 80, .utf8 = 1 };
static const struct canvas plain = { .columns = 80 };
static const struct canvas colour = { .columns = 80, .colour = 1 };

#define FULL	"\xe2\x96\x88"

static const struct {
	const struct canvas	*canvas;
	unsigned		 width;
	uint64_t		 value;
	uint64_t		 most;
	const char		*text;
	size_t			 columns;
} bars[] = {
	{ &utf8, 4, 4, 4, FULL FULL FULL FULL, 4 },
	{ &utf8, 4, 2, 4, FULL FULL, 2 },
	{ &utf8, 2, 1, 4, "\xe2\x96\x8c", 1 },
	{ &utf8, 1, 1, 8, "\xe2\x96\x8f", 1 },
	{ &utf8, 1, 7, 8, "\xe2\x96\x89", 1 },
	{ &utf8, 2, 9, 16, FULL "\xe2\x96\x8f", 2 },
	{ &utf8, 1, 1, 1000, "\xe2\x96\x8f", 1 },
	{ &utf8, 4, 0, 4, "", 0 },
	{ &utf8, 4, 0, 0, "", 0 },
	{ &utf8, 0, 3, 4, "", 0 },
	{ &utf8, 2, UINT64_MAX, UINT64_MAX, FULL FULL, 2 },
	{ &utf8, 2, UINT64_MAX / 2, UINT64_MAX, FULL, 1 },
	{ &plain, 4, 4, 4, "####", 4 },
	{ &plain, 4, 1, 1000, "#", 1 },
	{ &plain, 4, 0, 4, "", 0 },
	{ &plain, 4, 62, 100, "##", 2 },
	{ &plain, 4, 63, 100, "###", 3 },
	{ &colour, 2, 1, 2, "\033[36m#\033[0m", 1 },
	{ &colour, 2, 0, 2, "", 0 },
};

START_TEST(bar)
{
	char text[BAR_TEXT];
	size_t columns = 99;

	ck_assert_str_eq(bar_draw(bars[_i].canvas, bars[_i].width,
	    bars[_i].value, bars[_i].most, text, &columns), bars[_i].text);
	ck_assert_uint_eq(columns, bars[_i].columns);
}
END_TEST

/* More is never shorter, and the most is the width, whatever that is. */
START_TEST(any_width)
{
	struct canvas canvas = { .utf8 = _i % 2, .colour = _i / 2 };
	char text[BAR_TEXT];
	size_t columns, before, len, len_before;
	unsigned width;
	uint64_t value;

	for (width = 1; width <= BAR_COLUMNS; width++) {
		before = len_before = 0;
		for (value = 0; value <= 500; value++) {
			len = strlen(bar_draw(&canvas, width, value, 500,
			    text, &columns));
			if (columns < before || columns > width ||
			    (columns == 0) != (value == 0) ||
			    (len < len_before))
				ck_abort_msg("%u: %d", width, (int)value);
			before = columns;
			len_before = len;
		}
		ck_assert_uint_eq(columns, width);
		ck_assert_uint_lt(len, sizeof text);
	}
}
END_TEST

/* What is no terminal has no columns. */
START_TEST(no_terminal)
{
	FILE *file = tmpfile();

	ck_assert_uint_eq(canvas_of(fileno(file)).columns, 0);
	ck_assert_uint_eq(canvas_of(-1).columns, 0);
	fclose(file);
}
END_TEST

static Suite *
bar_suite(void)
{
	Suite *suite = suite_create("bar");
	TCase *core = unit_case(suite, "core");

	unit_table(core, bar, bars);
	tcase_add_loop_test(core, any_width, 0, 4);
	tcase_add_test(core, no_terminal);
	return suite;
}

UNIT_MAIN(bar_suite)
