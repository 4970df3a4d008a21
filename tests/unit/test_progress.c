/*
 * The progress line: as wide as the terminal, not wider, and gone without a
 * trace.  What a terminal would show is worked out from the bytes it got.
 */
#define _XOPEN_SOURCE	700	/* pseudo terminals */

#include "base/progress.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "unit.h"

/* A file descriptor to draw on, and one to see what was drawn. */
struct canvas {
	int	drawn;
	int	seen;
};

static struct canvas
pipe_canvas(void)
{
	int fds[2];

	ck_assert_int_eq(pipe(fds), 0);
	ck_assert_int_eq(fcntl(fds[0], F_SETFL, O_NONBLOCK), 0);
	return (struct canvas){ fds[1], fds[0] };
}

/* A terminal of that many columns; 0 where it does not know. */
static struct canvas
terminal(unsigned columns)
{
	struct winsize size = { .ws_row = 24,
	    .ws_col = (unsigned short)columns };
	struct canvas canvas;

	canvas.seen = posix_openpt(O_RDWR | O_NOCTTY);
	ck_assert_int_ne(canvas.seen, -1);
	ck_assert_int_eq(grantpt(canvas.seen), 0);
	ck_assert_int_eq(unlockpt(canvas.seen), 0);
	canvas.drawn = open(ptsname(canvas.seen), O_RDWR | O_NOCTTY);
	ck_assert_int_ne(canvas.drawn, -1);
	ck_assert_int_eq(ioctl(canvas.drawn, TIOCSWINSZ, &size), 0);
	ck_assert_int_eq(fcntl(canvas.seen, F_SETFL, O_NONBLOCK), 0);
	return canvas;
}

/* What was drawn since the last look; columns and screen as they are then. */
struct screen {
	char	line[600];		/* what the line shows */
	size_t	column;			/* of the cursor */
	size_t	most;			/* the rightmost column used */
	size_t	bytes;			/* drawn in all */
};

static void
look(int fd, struct screen *screen)
{
	char text[4096];
	ssize_t n, i;

	while ((n = read(fd, text, sizeof text)) > 0)
		for (i = 0; i < n; i++) {
			screen->bytes++;
			if (text[i] == '\r') {
				screen->column = 0;
				continue;
			}
			ck_assert_int_ge(text[i], ' ');
			ck_assert_uint_lt(screen->column, 599);
			screen->line[screen->column++] = text[i];
			if (screen->column > screen->most)
				screen->most = screen->column;
		}
}

static struct screen
blank_screen(void)
{
	struct screen screen = { .column = 0 };

	memset(screen.line, ' ', sizeof screen.line);
	return screen;
}

static void
expect_line(const struct screen *screen, const char *text)
{
	size_t i, len = strlen(text);

	ck_assert_mem_eq(screen->line, text, len);
	for (i = len; i < sizeof screen->line; i++)
		if (screen->line[i] != ' ')
			ck_abort_msg("left over at column %zu", i);
}

START_TEST(a_line_replaces_the_one_before)
{
	struct canvas canvas = pipe_canvas();
	struct screen screen = blank_screen();
	struct progress p;
	static const char *const texts[] = {
		"12.0 MiB", "1.2 GiB, 100 records", "3", "", "abc" };
	int i;

	progress_init(&p, canvas.drawn, PROGRESS_ON);
	for (i = 0; i < UNIT_ROWS(texts); i++) {
		progress_show(&p, texts[i]);
		look(canvas.seen, &screen);
		expect_line(&screen, texts[i]);
	}
	progress_hide(&p);
	look(canvas.seen, &screen);
	expect_line(&screen, "");
	ck_assert_uint_eq(screen.column, 0);
	/* Nothing there: nothing to take away. */
	screen.bytes = 0;
	progress_hide(&p);
	look(canvas.seen, &screen);
	ck_assert_uint_eq(screen.bytes, 0);
}
END_TEST

static const struct {
	unsigned	columns;
	size_t		most;		/* the last column stays free */
} widths[] = {
	{ 2, 1 }, { 3, 2 }, { 20, 19 }, { 80, 79 }, { 132, 131 },
	{ 250, 249 }, { 251, 249 }, { 65535, 249 },
	{ 0, 79 }, { 1, 79 },
};

START_TEST(no_line_is_wider_than_the_terminal)
{
	struct canvas canvas = terminal(widths[_i].columns);
	struct screen screen = blank_screen();
	struct progress p;
	char text[501];

	memset(text, 'x', sizeof text - 1);
	text[sizeof text - 1] = '\0';
	progress_init(&p, canvas.drawn, PROGRESS_AUTO);
	progress_show(&p, text);
	look(canvas.seen, &screen);
	ck_assert_uint_eq(screen.most, widths[_i].most);
	progress_show(&p, "");
	look(canvas.seen, &screen);
	expect_line(&screen, "");
	progress_show(&p, text);
	progress_hide(&p);
	look(canvas.seen, &screen);
	expect_line(&screen, "");
	ck_assert_uint_eq(screen.most, widths[_i].most);
	ck_assert_uint_eq(screen.column, 0);
}
END_TEST

START_TEST(a_pipe_has_eighty_columns)
{
	struct canvas canvas = pipe_canvas();
	struct screen screen = blank_screen();
	struct progress p;
	char text[200];

	memset(text, 'x', sizeof text - 1);
	text[sizeof text - 1] = '\0';
	progress_init(&p, canvas.drawn, PROGRESS_ON);
	progress_show(&p, text);
	look(canvas.seen, &screen);
	ck_assert_uint_eq(screen.most, 79);
}
END_TEST

static const struct {
	int			is_terminal;
	enum progress_wish	wish;
	int			shown;
} wishes[] = {
	{ 1, PROGRESS_AUTO, 1 }, { 1, PROGRESS_ON, 1 },
	{ 1, PROGRESS_OFF, 0 }, { 0, PROGRESS_AUTO, 0 },
	{ 0, PROGRESS_ON, 1 }, { 0, PROGRESS_OFF, 0 },
};

START_TEST(it_shows_where_it_is_wished)
{
	struct canvas canvas = wishes[_i].is_terminal ? terminal(80) :
	    pipe_canvas();
	struct screen screen = blank_screen();
	struct progress p;
	int64_t now;
	int due = 0;

	progress_init(&p, canvas.drawn, wishes[_i].wish);
	for (now = 5000; now < 10000; now += 100)
		due |= progress_due(&p, now);
	ck_assert_int_eq(due, wishes[_i].shown);
	progress_show(&p, "x");
	progress_hide(&p);
	look(canvas.seen, &screen);
	ck_assert_int_eq(screen.bytes != 0, wishes[_i].shown);
}
END_TEST

/* Whatever the clock begins with; it is asked far more often than it draws. */
static const int64_t clocks[] = {
	0, 1, 1000, INT64_C(1790812800000), INT64_MAX / 2 };

START_TEST(it_draws_some_times_a_second)
{
	struct canvas canvas = pipe_canvas();
	int64_t begin = clocks[_i], now, first = -1;
	struct progress p;
	int drawn = 0;

	progress_init(&p, canvas.drawn, PROGRESS_ON);
	for (now = begin; now < begin + 11000; now++)
		if (progress_due(&p, now)) {
			if (first == -1)
				first = now - begin;
			drawn += now >= begin + 1000;
		}
	/* A short run draws nothing. */
	ck_assert_int_ge(first, 300);
	ck_assert_int_le(first, 1000);
	/* In ten seconds: */
	ck_assert_int_ge(drawn, 20);
	ck_assert_int_le(drawn, 100);
}
END_TEST

START_TEST(a_late_look_draws_once)
{
	struct canvas canvas = pipe_canvas();
	struct progress p;

	progress_init(&p, canvas.drawn, PROGRESS_ON);
	ck_assert_int_eq(progress_due(&p, 1000), 0);
	ck_assert_int_eq(progress_due(&p, 60000), 1);
	ck_assert_int_eq(progress_due(&p, 60000), 0);
	ck_assert_int_eq(progress_due(&p, 60001), 0);
	ck_assert_int_eq(progress_due(&p, 61001), 1);
}
END_TEST

/* A line nobody can see is no reason to stop, or to try again. */
START_TEST(a_failed_write_ends_it)
{
	struct canvas canvas = pipe_canvas();
	struct progress p;
	struct canvas other = pipe_canvas();
	struct screen screen = blank_screen();

	close(canvas.drawn);
	progress_init(&p, canvas.drawn, PROGRESS_ON);
	progress_show(&p, "x");
	ck_assert_int_eq(dup2(other.drawn, canvas.drawn), canvas.drawn);
	progress_show(&p, "x");
	progress_hide(&p);
	look(other.seen, &screen);
	ck_assert_uint_eq(screen.bytes, 0);
	ck_assert_int_eq(progress_due(&p, 0), 0);
	ck_assert_int_eq(progress_due(&p, 99999), 0);
}
END_TEST

#define KIB	UINT64_C(1024)

static const struct {
	uint64_t	 bytes;
	const char	*want;
} sizes[] = {
	{ 0, "0 B" }, { 1, "1 B" }, { 999, "999 B" }, { 1000, "1.0 KiB" },
	{ KIB, "1.0 KiB" }, { 1536, "1.5 KiB" }, { 100 * KIB, "100 KiB" },
	{ KIB * KIB, "1.0 MiB" }, { 3 * KIB * KIB * KIB / 2, "1.5 GiB" },
	{ 12 * KIB * KIB * KIB * KIB, "12.0 TiB" },
	{ 2 * KIB * KIB * KIB * KIB * KIB, "2.0 PiB" },
	{ UINT64_MAX, "16.0 EiB" },
};

START_TEST(bytes_are_written_for_people)
{
	char text[PROGRESS_TEXT];

	ck_assert_ptr_eq(progress_bytes(sizes[_i].bytes, text), text);
	ck_assert_str_eq(text, sizes[_i].want);
}
END_TEST

static const struct {
	int64_t		 ms;
	const char	*want;
} times[] = {
	{ 0, "0:00" }, { 999, "0:00" }, { 1000, "0:01" }, { 59999, "0:59" },
	{ 60000, "1:00" }, { 754000, "12:34" }, { 3599999, "59:59" },
	{ 3600000, "1:00:00" }, { 3723000, "1:02:03" },
	{ 359999000, "99:59:59" }, { 360000000, "100:00:00" },
	{ -1, "0:00" }, { -5000, "0:00" }, { INT64_MIN, "0:00" },
	{ INT64_MAX, "2562047788015:12:55" },
};

START_TEST(times_are_written_for_people)
{
	char text[PROGRESS_TEXT];

	ck_assert_ptr_eq(progress_time(times[_i].ms, text), text);
	ck_assert_str_eq(text, times[_i].want);
}
END_TEST

static Suite *
progress_suite(void)
{
	Suite *suite = suite_create("progress");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	tcase_add_test(tcase, a_line_replaces_the_one_before);
	unit_table(tcase, it_shows_where_it_is_wished, wishes);
	unit_table(tcase, it_draws_some_times_a_second, clocks);
	tcase_add_test(tcase, a_late_look_draws_once);
	unit_table(tcase, bytes_are_written_for_people, sizes);
	unit_table(tcase, times_are_written_for_people, times);

	tcase = unit_case(suite, "limits");
	unit_table(tcase, no_line_is_wider_than_the_terminal, widths);
	tcase_add_test(tcase, a_pipe_has_eighty_columns);

	tcase = unit_case(suite, "errors");
	tcase_add_test(tcase, a_failed_write_ends_it);
	return suite;
}

UNIT_MAIN(progress_suite)
