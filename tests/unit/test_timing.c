/*
 * The clocks, which two variables move; and waits, which a signal ends.
 */
#include "fetch/timing.h"

#include "unit.h"

#define NOW	"OKTA_TESTING_NOW"
#define SCALE	"OKTA_TESTING_WAIT_SCALE"
#define A_DAY	INT64_C(86400000)

static int stop_wanted;		/* by the test, as a signal would */

static int
never(void)
{
	return 0;
}

static int
when_wanted(void)
{
	return stop_wanted;
}

static int
begin(struct timing *timing, const char *now, const char *scale,
    struct fault *why)
{
	*why = unit_no_fault();
	stop_wanted = 0;
	if (now == NULL)
		unsetenv(NOW);
	else
		setenv(NOW, now, 1);
	if (scale == NULL)
		unsetenv(SCALE);
	else
		setenv(SCALE, scale, 1);
	return timing_init(timing, never, why);
}

static const struct {
	const char	*text;
	struct instant	 want;
} starts[] = {
	{ "1970-01-01T00:00:00Z", { 0, 0 } },
	{ "2026-10-01T00:00:00Z", { 1790812800, 0 } },
	{ "2026-10-01T02:00:00.999+02:00", { 1790812800, 999000000 } },
	{ "2026-09-30T23:59:59.999999999Z", { 1790812799, 999999999 } },
};

START_TEST(time_begins_when_told)
{
	struct timing timing;
	struct fault why;
	struct instant now, later;

	ck_assert_int_eq(begin(&timing, starts[_i].text, NULL, &why), 0);
	ck_assert_int_eq(instant_cmp(timing.start, starts[_i].want), 0);
	now = timing_now(&timing);
	/* A millisecond is what it is exact to. */
	ck_assert_int_ge(now.sec, starts[_i].want.sec);
	ck_assert_int_lt(now.sec, starts[_i].want.sec + 600);
	ck_assert_int_ge(now.ns, 0);
	ck_assert_int_lt(now.ns, 1000000000);
	later = timing_now(&timing);
	ck_assert_int_ge(instant_cmp(later, now), 0);
	ck_assert_int_ge(timing_elapsed_ms(&timing), 0);
}
END_TEST

START_TEST(time_is_the_clock_s_otherwise)
{
	struct timing timing;
	struct fault why;
	struct instant built;

	ck_assert_int_eq(begin(&timing, NULL, NULL, &why), 0);
	ck_assert_int_eq(instant_parse(span_of("2025-01-01T00:00:00Z"),
	    INSTANT_ZONE_REQUIRED, &built), INSTANT_OK);
	ck_assert_int_gt(instant_cmp(timing_now(&timing), built), 0);
	ck_assert_int_eq(timing_real_ms(&timing, 1000), 1000);
}
END_TEST

static const struct {
	const char	*now, *scale;
	const char	*named;
} refused[] = {
	{ "", NULL, NOW }, { "now", NULL, NOW }, { "2026-10-01", NULL, NOW },
	{ "2026-10-01T00:00:00", NULL, NOW }, { "1790812800", NULL, NOW },
	{ "2026-10-01T00:00:00Z ", NULL, NOW },
	{ "2026-02-30T00:00:00Z", NULL, NOW },
	{ NULL, "", SCALE }, { NULL, "0", SCALE }, { NULL, "-1", SCALE },
	{ NULL, "1.1", SCALE }, { NULL, "x", SCALE }, { NULL, "1x", SCALE },
	{ NULL, "nan", SCALE }, { NULL, "inf", SCALE },
	{ NULL, "-0.5", SCALE }, { NULL, "0.5 ", SCALE },
	{ NULL, "1e999", SCALE },
};

START_TEST(what_cannot_be_read_is_refused)
{
	struct timing timing;
	struct fault why;

	ck_assert_int_eq(begin(&timing, refused[_i].now, refused[_i].scale,
	    &why), -1);
	unit_expect_fault(&why, FAULT_USAGE, refused[_i].named);
}
END_TEST

static const struct {
	const char	*scale;
	int64_t		 ms, real;
} scales[] = {
	{ "1", 1000, 1000 }, { "0.5", 1000, 500 }, { "0.001", 1000, 1 },
	/* At least something. */
	{ "0.001", 1, 1 }, { "0.001", 0, 1 }, { "1", 0, 1 }, { "1", 1, 1 },
	{ "0.25", A_DAY, A_DAY / 4 },
};

START_TEST(waits_are_scaled)
{
	struct timing timing;
	struct fault why;

	ck_assert_int_eq(begin(&timing, NULL, scales[_i].scale, &why), 0);
	ck_assert_int_eq(timing_real_ms(&timing, scales[_i].ms),
	    scales[_i].real);
}
END_TEST

struct ticks {
	size_t	count;
	int64_t	last_ms;
	int	stop;		/* ask for it, as a signal handler does */
};

static void
tick(void *ctx, int64_t left_ms)
{
	struct ticks *ticks = ctx;

	ck_assert_int_gt(left_ms, 0);
	ck_assert_int_le(left_ms, ticks->last_ms);
	ticks->last_ms = left_ms;
	ticks->count++;
	stop_wanted = ticks->stop;
}

/* Ten minutes in some milliseconds; the clock goes along. */
START_TEST(a_wait_is_over)
{
	struct ticks ticks = { .last_ms = 600000 };
	struct timing timing;
	struct fault why;
	int64_t before;

	ck_assert_int_eq(begin(&timing, NULL, "0.00001", &why), 0);
	before = timing_elapsed_ms(&timing);
	ck_assert_int_eq(timing_wait(&timing, 600000, tick, &ticks), 0);
	ck_assert_int_ge(timing_elapsed_ms(&timing) - before, 500000);
	ck_assert_uint_ge(ticks.count, 1);
	ck_assert_int_eq(timing_wait(&timing, 0, NULL, NULL), 0);
	ck_assert_int_eq(timing_wait(&timing, 1000, NULL, NULL), 0);
}
END_TEST

START_TEST(a_signal_ends_a_wait)
{
	struct ticks ticks = { .last_ms = A_DAY, .stop = 1 };
	struct timing timing;
	struct fault why;

	ck_assert_int_eq(begin(&timing, NULL, NULL, &why), 0);
	timing.stopped = when_wanted;
	/* While it waits. */
	ck_assert_int_eq(timing_wait(&timing, A_DAY, tick, &ticks), -1);
	ck_assert_uint_eq(ticks.count, 1);
	ck_assert_int_lt(timing_elapsed_ms(&timing), A_DAY);
	/* Before. */
	ck_assert_int_eq(timing_wait(&timing, A_DAY, NULL, NULL), -1);
	ck_assert_int_eq(timing_wait(&timing, 0, NULL, NULL), -1);
}
END_TEST

START_TEST(chances_are_between_0_and_1)
{
	double chance;
	int i;

	for (i = 0; i < 10000; i++) {
		chance = timing_chance();
		ck_assert(chance >= 0 && chance <= 1);
	}
}
END_TEST

static Suite *
timing_suite(void)
{
	Suite *suite = suite_create("timing");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	unit_table(tcase, time_begins_when_told, starts);
	tcase_add_test(tcase, time_is_the_clock_s_otherwise);
	unit_table(tcase, waits_are_scaled, scales);
	tcase_add_test(tcase, a_wait_is_over);
	tcase_add_test(tcase, a_signal_ends_a_wait);
	tcase_add_test(tcase, chances_are_between_0_and_1);

	tcase = unit_case(suite, "errors");
	unit_table(tcase, what_cannot_be_read_is_refused, refused);
	return suite;
}

UNIT_MAIN(timing_suite)
