/*
 * Sessions and actors by period, against an obvious account of the same; and
 * the walk over periods that have none.
 */
#include <pthread.h>
#include <stdint.h>

#include "chance.h"
#include "count/actors.h"
#include "count/periods.h"
#include "unit.h"
#include "when.h"

#define PEOPLE	60
#define DAYS	40
#define FIRST	20000		/* a day some decades from 1970 */
#define THREADS	6
#define SEED	77

/* Who was there on which day, and with success. */
struct naive {
	uint64_t	sessions[DAYS];
	char		seen[DAYS][PEOPLE];
	char		marked[DAYS][PEOPLE];
};

struct batch {
	struct idkey	keys[3000];
	period_index	of[3000];
	size_t		count;
};

static struct periods *
new_periods(enum period kind)
{
	struct fault why = unit_no_fault();
	struct periods *periods = periods_new(kind, &why);

	ck_assert_ptr_nonnull(periods);
	return periods;
}

/* Days rise as in a log, or come as they come. */
static void
fill(struct batch *batch, struct naive *naive, uint64_t seed, int in_order)
{
	struct chance chance = { seed };
	uint64_t person;
	size_t i, day;
	int mark;

	batch->count = sizeof batch->keys / sizeof batch->keys[0];
	for (i = 0; i < batch->count; i++) {
		person = chance_below(&chance, PEOPLE);
		mark = chance_in(&chance, 3);
		day = in_order ? i * DAYS / batch->count :
		    chance_below(&chance, DAYS);
		/* One day nobody comes. */
		day += day == 7;
		batch->keys[i] = idset_key(SEED, &person, sizeof person);
		batch->keys[i].lo |= mark ? KEY_MARK : 0;
		batch->of[i] = FIRST + (period_index)day;
		naive->sessions[day]++;
		naive->seen[day][person] = 1;
		naive->marked[day][person] |= (char)mark;
	}
}

static size_t
sum(const char flags[PEOPLE])
{
	size_t i, count = 0;

	for (i = 0; i < PEOPLE; i++)
		count += (size_t)flags[i];
	return count;
}

static void
compare(const struct periods *periods, const struct naive *naive)
{
	struct window open = { .has_since = 0 };
	struct periods_walk walk;
	struct period_row row;
	size_t day;

	ck_assert_uint_eq(periods_count(periods), DAYS - 1);
	periods_begin(&walk, periods, &open);
	for (day = 0; day < DAYS; day++) {
		ck_assert_int_eq(periods_next(&walk, &row), 1);
		ck_assert_int_eq(row.index, FIRST + (period_index)day);
		ck_assert_uint_eq(row.sessions, naive->sessions[day]);
		ck_assert_uint_eq(row.actors, sum(naive->seen[day]));
		ck_assert_uint_eq(row.marked, sum(naive->marked[day]));
	}
	ck_assert_int_eq(periods_next(&walk, &row), 0);
}

START_TEST(as_a_naive_account)
{
	static struct batch batch;
	static struct naive naive;
	struct periods *periods = new_periods(PERIOD_DAY);
	struct fault why = unit_no_fault();
	size_t from, len, step = 1;

	memset(&naive, 0, sizeof naive);
	fill(&batch, &naive, 5, _i);
	/* A few at a time, and more and more. */
	for (from = 0; from < batch.count; from += len) {
		len = step < batch.count - from ? step : batch.count - from;
		ck_assert_int_eq(periods_add(periods, batch.keys + from,
		    batch.of + from, len, &why), 0);
		step += step / 3 + 1;
	}
	compare(periods, &naive);
	ck_assert_int_eq(periods_kind(periods), PERIOD_DAY);
	periods_free(periods);
}
END_TEST

struct adder {
	struct periods	*periods;
	struct batch	 batch;
};

static void *
add(void *ctx)
{
	struct adder *adder = ctx;
	struct fault why = unit_no_fault();
	size_t i;

	for (i = 0; i < adder->batch.count; i += 50)
		if (periods_add(adder->periods, adder->batch.keys + i,
		    adder->batch.of + i, 50, &why) == -1)
			abort();
	return NULL;
}

START_TEST(by_many_threads)
{
	static struct adder adders[THREADS];
	static struct naive naive;
	struct periods *periods = new_periods(PERIOD_DAY);
	pthread_t threads[THREADS];
	size_t i;

	memset(&naive, 0, sizeof naive);
	for (i = 0; i < THREADS; i++) {
		adders[i].periods = periods;
		fill(&adders[i].batch, &naive, i + 9, i % 2 == 0);
	}
	for (i = 0; i < THREADS; i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL, add,
		    &adders[i]), 0);
	for (i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	compare(periods, &naive);
	periods_free(periods);
}
END_TEST

/* Rows of a window: since and until, or NULL; one session at, or NULL; the
 * first and the last row, or NULL, and how many there are. */
static const struct {
	enum period	 kind;
	const char	*since, *until, *at, *first, *last;
	size_t		 count;
} walks[] = {
	{ PERIOD_DAY, "2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z", NULL,
	    "2026-10-01", "2026-10-31", 31 },
	{ PERIOD_DAY, "2024-02-01T00:00:00Z", "2024-03-01T00:00:00Z",
	    "2024-02-29T23:59:59Z", "2024-02-01", "2024-02-29", 29 },
	{ PERIOD_HOUR, "2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z", NULL,
	    "2026-10-01T00Z", "2026-10-31T23Z", 744 },
	{ PERIOD_WEEK, "2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z", NULL,
	    "2026-W40", "2026-W44", 5 },
	{ PERIOD_WEEK, "2020-12-31T00:00:00Z", "2021-01-04T00:00:00Z", NULL,
	    "2020-W53", "2020-W53", 1 },
	{ PERIOD_WEEK, "2020-12-31T00:00:00Z",
	    "2021-01-04T00:00:00.000000001Z", NULL,
	    "2020-W53", "2021-W01", 2 },
	{ PERIOD_MONTH, "2026-12-31T23:59:59.999Z", "2027-01-01T00:00:00Z",
	    NULL, "2026-12", "2026-12", 1 },
	{ PERIOD_MONTH, "2026-12-31T23:59:59.999Z",
	    "2027-01-01T00:00:00.1Z", "2027-01-01T00:00:00Z",
	    "2026-12", "2027-01", 2 },
	{ PERIOD_MONTH, NULL, NULL, "2026-10-05T00:00:00Z",
	    "2026-10", "2026-10", 1 },
	{ PERIOD_MONTH, NULL, "2026-12-01T00:00:00Z", "2026-10-05T00:00:00Z",
	    "2026-10", "2026-11", 2 },
	{ PERIOD_MONTH, "2026-08-15T00:00:00Z", NULL, "2026-10-05T00:00:00Z",
	    "2026-08", "2026-10", 3 },
	{ PERIOD_MONTH, NULL, NULL, NULL, NULL, NULL, 0 },
	{ PERIOD_MONTH, "2026-08-15T00:00:00Z", NULL, NULL, NULL, NULL, 0 },
	{ PERIOD_MONTH, NULL, "2026-08-15T00:00:00Z", NULL, NULL, NULL, 0 },
};

START_TEST(rows_of_a_window)
{
	struct window window = { .has_since = walks[_i].since != NULL,
	    .has_until = walks[_i].until != NULL };
	enum period kind = walks[_i].kind;
	struct periods *periods = new_periods(kind);
	struct idkey key = idset_key(SEED, "x", 1);
	struct fault why = unit_no_fault();
	char first[PERIOD_TEXT] = "", last[PERIOD_TEXT] = "";
	uint64_t sessions = 0;
	struct periods_walk walk;
	struct period_row row;
	period_index of;
	size_t count = 0;

	if (window.has_since)
		window.since = when(walks[_i].since);
	if (window.has_until)
		window.until = when(walks[_i].until);
	if (walks[_i].at != NULL) {
		of = period_of(kind, when(walks[_i].at));
		ck_assert_int_eq(periods_add(periods, &key, &of, 1, &why), 0);
	}
	periods_begin(&walk, periods, &window);
	while (periods_next(&walk, &row)) {
		period_format(kind, row.index, count == 0 ? first : last);
		sessions += row.sessions;
		ck_assert_uint_eq(row.actors, row.sessions);
		count++;
	}
	ck_assert_uint_eq(count, walks[_i].count);
	ck_assert_uint_eq(sessions, walks[_i].at != NULL);
	if (count > 0)
		ck_assert_str_eq(first, walks[_i].first);
	if (count > 1)
		ck_assert_str_eq(last, walks[_i].last);
	periods_free(periods);
}
END_TEST

static Suite *
periods_suite(void)
{
	Suite *suite = suite_create("periods");
	TCase *tc = tcase_create("periods");

	tcase_add_loop_test(tc, as_a_naive_account, 0, 2);
	tcase_add_test(tc, by_many_threads);
	tcase_add_loop_test(tc, rows_of_a_window, 0,
	    sizeof walks / sizeof walks[0]);
	suite_add_tcase(suite, tc);
	return suite;
}

UNIT_MAIN(periods_suite)
