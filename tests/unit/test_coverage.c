/*
 * The seconds that have events, against an account of every second there is:
 * how much of a stretch is empty, and where silence lasts longest.  And the
 * list of a part's seconds.
 */
#include <pthread.h>
#include <stdio.h>

#include "chance.h"
#include "count/coverage.h"
#include "unit.h"
#include "when.h"

#define THREADS		6
#define HOUR		3600
#define DAY		(24 * HOUR)
#define SPAN_SECONDS	(5 * DAY)	/* what a naive account takes in */
#define TURNS		60

/* Of the seconds from start on: had it an event? */
struct naive {
	int64_t	start;			/* midnight */
	char	has[SPAN_SECONDS];
};

static struct coverage *
new_coverage(void)
{
	struct fault why = unit_no_fault();
	struct coverage *coverage = coverage_new(&why);

	ck_assert_ptr_nonnull(coverage);
	return coverage;
}

static void
add_list(struct coverage *coverage, const int64_t *list, size_t count)
{
	struct seconds seconds = { .list = NULL };
	struct fault why = unit_no_fault();
	size_t i;

	for (i = 0; i < count; i++)
		if (seconds_add(&seconds, (struct instant){ list[i], 0 },
		    &why) == -1 || coverage_add(coverage, &seconds,
		    &why) == -1)
			ck_abort_msg("%s", why.msg);
	seconds_done(&seconds);
}

/* An hour, or a day, of the span that is in the stretch. */
static void
expect_count(struct coverage_count got, const struct naive *naive,
    const struct stretch *stretch, int64_t length)
{
	uint64_t all = 0, empty = 0;
	int64_t at, i;
	int full;

	for (at = 0; at < SPAN_SECONDS; at += length) {
		if (naive->start + at + length <= stretch->since.sec ||
		    naive->start + at > stretch->last.sec)
			continue;
		for (full = 0, i = at; i < at + length; i++)
			full |= naive->has[i];
		all++;
		empty += !full;
	}
	ck_assert_uint_eq(got.all, all);
	ck_assert_uint_eq(got.empty, empty);
}

/* Begin and length of the longest silence, second by second. */
static void
expect_silence(const struct silence *got, const struct naive *naive,
    const struct stretch *stretch)
{
	int64_t from = stretch->since.sec, since = 0, longest = 0, i, at;

	for (i = 0; i <= SPAN_SECONDS; i++) {
		at = naive->start + i;
		if (at < stretch->since.sec || at > stretch->until.sec ||
		    (at < stretch->until.sec && !naive->has[i]))
			continue;
		if (at - from > longest) {
			longest = at - from;
			since = from;
		}
		from = at;
	}
	ck_assert_int_eq(got->any, longest > 0);
	if (!got->any)
		return;
	ck_assert_int_eq(got->since.sec, since);
	ck_assert_int_eq(silence_seconds(got), longest);
	ck_assert_int_eq(got->until.sec, since + longest);
}

static void
expect_days(const struct coverage *coverage, const struct naive *naive,
    const struct stretch *stretch, size_t most)
{
	period_index days[8] = { 0 }, day;
	size_t count = coverage_empty_days(coverage, stretch, days, most);
	size_t wanted = 0, day_at, i;
	int full;

	for (day_at = 0; day_at < SPAN_SECONDS / DAY; day_at++) {
		day = naive->start / DAY + (period_index)day_at;
		if ((day + 1) * DAY <= stretch->since.sec ||
		    day * DAY > stretch->last.sec || wanted == most)
			continue;
		for (full = 0, i = 0; i < DAY; i++)
			full |= naive->has[day_at * DAY + i];
		if (full)
			continue;
		ck_assert_uint_lt(wanted, count);
		ck_assert_int_eq(days[wanted++], day);
	}
	ck_assert_uint_eq(count, wanted);
}

static void
compare(const struct coverage *coverage, const struct naive *naive,
    const struct stretch *stretch)
{
	struct silence silence = coverage_silence(coverage, stretch);

	expect_count(coverage_hours(coverage, stretch), naive, stretch, HOUR);
	expect_count(coverage_days(coverage, stretch), naive, stretch, DAY);
	expect_silence(&silence, naive, stretch);
	expect_days(coverage, naive, stretch, 8);
	expect_days(coverage, naive, stretch, 1);
}

/* Events come in crowds, and keep to a part of the span. */
static size_t
draw(struct chance *chance, struct naive *naive, int64_t *list, size_t most)
{
	static const size_t reaches[] = { 1, 3, 70, HOUR, DAY };
	size_t count = chance_below(chance, most + 1), i, at = 0, reach = 1;
	size_t from = chance_below(chance, SPAN_SECONDS);
	size_t width = chance_below(chance, SPAN_SECONDS - from) + 1;

	for (i = 0; i < count; i++) {
		if (i == 0 || chance_in(chance, 50)) {
			at = chance_below(chance, width);
			reach = reaches[chance_below(chance, 5)];
		}
		at = (at + chance_below(chance, reach)) % width;
		naive->has[from + at] = 1;
		list[i] = naive->start + (int64_t)(from + at);
	}
	return count;
}

/* All of the span, or from the first second to the last that has an event, or
 * what is around that. */
static struct stretch
draw_stretch(struct chance *chance, const struct naive *naive)
{
	int64_t first = 0, last = SPAN_SECONDS - 1, since, until;
	struct stretch stretch = { .any = 1 };

	while (first < SPAN_SECONDS && !naive->has[first])
		first++;
	while (last > first && !naive->has[last])
		last--;
	since = first == SPAN_SECONDS ? 0 : first;
	until = first == SPAN_SECONDS ? SPAN_SECONDS : last;
	if (!chance_in(chance, 4)) {
		since = (int64_t)chance_below(chance, (size_t)since + 1);
		until += (int64_t)chance_below(chance,
		    (size_t)(SPAN_SECONDS - until) + 1);
	}
	stretch.since.sec = naive->start + since;
	stretch.until.sec = naive->start + until;
	/* As settled.h has it: before until, or the event there. */
	stretch.last = stretch.until;
	if (until == SPAN_SECONDS || !naive->has[until])
		stretch.last.sec--;
	return stretch;
}

/* Around 2026, 1970, and the year 0. */
static const int64_t starts[] = { INT64_C(1790812800), -2 * DAY,
    INT64_C(-62167219200) };

START_TEST(as_a_naive_account)
{
	static struct naive naive;
	static int64_t list[4000];
	struct chance chance = { 1000 + (uint64_t)_i };
	struct fault why = unit_no_fault();
	struct coverage *coverage;
	struct stretch stretch;
	struct seconds rest;
	int turn, turns = unit_quick() ? 3 : TURNS;
	size_t count;

	for (turn = 0; turn < turns; turn++) {
		/* With this state, and for one turn, it can be had again. */
		printf("coverage: start %lld, seed %#llx\n",
		    (long long)starts[_i], (unsigned long long)chance.state);
		memset(&naive, 0, sizeof naive);
		naive.start = starts[_i];
		coverage = new_coverage();
		count = draw(&chance, &naive, list, turn % 3 == 0 ? 3 : 4000);
		add_list(coverage, list, count > 40 ? 40 : count);
		/* And the rest at once. */
		rest = (struct seconds){ .list = list + 40,
		    .count = count > 40 ? count - 40 : 0 };
		ck_assert_int_eq(coverage_add(coverage, &rest, &why), 0);
		stretch = draw_stretch(&chance, &naive);
		compare(coverage, &naive, &stretch);
		coverage_free(coverage);
	}
}
END_TEST

struct adder {
	struct coverage	*coverage;
	int64_t		 list[3000];
	size_t		 count;
};

static void *
add(void *ctx)
{
	struct adder *adder = ctx;
	struct fault why = unit_no_fault();
	struct seconds part = { .extent = { .any = 1 } };
	size_t i, j;

	for (i = 0; i < adder->count; i += part.count) {
		part.list = adder->list + i;
		part.count = adder->count - i < 37 ? adder->count - i : 37;
		part.extent.first.sec = part.extent.last.sec = part.list[0];
		for (j = 0; j < part.count; j++)
			extent_add(&part.extent,
			    (struct instant){ part.list[j], 0 });
		if (coverage_add(adder->coverage, &part, &why) == -1)
			abort();
	}
	return NULL;
}

START_TEST(by_many_threads)
{
	static struct adder adders[THREADS];
	static struct naive naive;
	struct chance chance = { 4711 };
	struct coverage *coverage = new_coverage();
	struct stretch stretch = { .any = 1 };
	pthread_t threads[THREADS];
	const struct extent *extent;
	int64_t first, last;
	size_t i;

	memset(&naive, 0, sizeof naive);
	naive.start = starts[0];
	for (i = 0; i < THREADS; i++) {
		adders[i].coverage = coverage;
		adders[i].count = draw(&chance, &naive, adders[i].list, 3000);
	}
	for (i = 0; i < THREADS; i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL, add,
		    &adders[i]), 0);
	for (i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	for (first = 0; !naive.has[first]; first++)
		;
	for (last = SPAN_SECONDS - 1; !naive.has[last]; last--)
		;
	extent = coverage_extent(coverage);
	ck_assert_int_eq(extent->any, 1);
	ck_assert_int_eq(extent->first.sec, naive.start + first);
	ck_assert_int_eq(extent->last.sec, naive.start + last);
	stretch.since.sec = naive.start;
	stretch.until.sec = naive.start + SPAN_SECONDS;
	stretch.last.sec = stretch.until.sec - 1;
	compare(coverage, &naive, &stretch);
	coverage_free(coverage);
}
END_TEST

/* A stretch, up to three events, and the longest silence; NULL: none. */
static const struct {
	const char	*since, *until;
	const char	*events[3];
	const char	*from, *to;
	int64_t		 seconds;
} silences[] = {
	{ "2026-10-01T00:00:00Z", "2026-10-01T01:00:00Z", { NULL },
	    "2026-10-01T00:00:00Z", "2026-10-01T01:00:00Z", 3600 },
	/* Begin, middle, end. */
	{ "2026-10-01T00:00:00Z", "2026-10-01T01:00:00Z",
	    { "2026-10-01T00:30:01Z" },
	    "2026-10-01T00:00:00Z", "2026-10-01T00:30:01Z", 1801 },
	{ "2026-10-01T00:00:00Z", "2026-10-01T01:00:00Z",
	    { "2026-10-01T00:10:00Z", "2026-10-01T00:50:00Z" },
	    "2026-10-01T00:10:00Z", "2026-10-01T00:50:00Z", 2400 },
	{ "2026-10-01T00:00:00Z", "2026-10-01T01:00:00Z",
	    { "2026-10-01T00:29:59Z" },
	    "2026-10-01T00:29:59Z", "2026-10-01T01:00:00Z", 1801 },
	/* Of equal ones the earliest. */
	{ "2026-10-01T00:00:00Z", "2026-10-01T01:00:00Z",
	    { "2026-10-01T00:30:00Z" },
	    "2026-10-01T00:00:00Z", "2026-10-01T00:30:00Z", 1800 },
	{ "2026-10-01T00:00:00Z", "2026-10-01T01:00:00Z",
	    { "2026-10-01T00:00:00Z", "2026-10-01T00:30:00Z" },
	    "2026-10-01T00:00:00Z", "2026-10-01T00:30:00Z", 1800 },
	/* An event is known to its second, bounds are not. */
	{ "2026-10-01T00:00:00Z", "2026-10-01T01:00:00Z",
	    { "2026-10-01T00:30:00.999Z" },
	    "2026-10-01T00:00:00Z", "2026-10-01T00:30:00Z", 1800 },
	{ "2026-10-01T00:00:00.25Z", "2026-10-01T01:00:00Z",
	    { "2026-10-01T00:30:00Z" },
	    "2026-10-01T00:30:00Z", "2026-10-01T01:00:00Z", 1800 },
	{ "2026-10-01T00:00:00Z", "2026-10-01T01:00:00.000000001Z",
	    { "2026-10-01T00:30:00Z" },
	    "2026-10-01T00:30:00Z", "2026-10-01T01:00:00.000000001Z", 1800 },
	{ "2026-10-01T00:00:00.75Z", "2026-10-01T00:30:00.5Z", { NULL },
	    "2026-10-01T00:00:00.75Z", "2026-10-01T00:30:00.5Z", 1799 },
	{ "2026-10-01T00:00:00.5Z", "2026-10-01T00:00:02Z",
	    { "2026-10-01T00:00:00.6Z" },
	    "2026-10-01T00:00:00Z", "2026-10-01T00:00:02Z", 2 },
	/* None. */
	{ "2026-10-01T00:00:00Z", "2026-10-01T00:00:00Z",
	    { "2026-10-01T00:00:00.5Z" }, NULL, NULL, 0 },
	/* Across hours and years without any. */
	{ "2026-10-01T00:59:59Z", "2027-10-01T01:00:00Z",
	    { "2026-10-01T00:59:59Z", "2027-10-01T01:00:00Z" },
	    "2026-10-01T00:59:59Z", "2027-10-01T01:00:00Z", 31536001 },
	{ "0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z", { NULL },
	    "0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z",
	    INT64_C(315569519999) },
};

START_TEST(silence)
{
	struct coverage *coverage = new_coverage();
	struct stretch stretch = { .any = 1,
	    .since = when(silences[_i].since),
	    .until = when(silences[_i].until) };
	struct silence got;
	char text[INSTANT_TEXT], wanted[INSTANT_TEXT];
	int64_t at;
	size_t i;

	stretch.last = stretch.until;
	for (i = 0; i < 3 && silences[_i].events[i] != NULL; i++) {
		at = when(silences[_i].events[i]).sec;
		add_list(coverage, &at, 1);
	}
	got = coverage_silence(coverage, &stretch);
	ck_assert_int_eq(got.any, silences[_i].from != NULL);
	if (got.any) {
		ck_assert_str_eq(instant_format(got.since, text),
		    instant_format(when(silences[_i].from), wanted));
		ck_assert_str_eq(instant_format(got.until, text),
		    instant_format(when(silences[_i].to), wanted));
		ck_assert_int_eq(silence_seconds(&got),
		    silences[_i].seconds);
	}
	coverage_free(coverage);
}
END_TEST

START_TEST(nothing)
{
	struct coverage *coverage = new_coverage();
	struct seconds none = { .list = NULL };
	struct stretch stretch = { .any = 0 };
	struct fault why = unit_no_fault();
	period_index day;

	ck_assert_int_eq(coverage_add(coverage, &none, &why), 0);
	ck_assert_int_eq(coverage_extent(coverage)->any, 0);
	ck_assert_uint_eq(coverage_hours(coverage, &stretch).all, 0);
	ck_assert_uint_eq(coverage_hours(coverage, &stretch).empty, 0);
	ck_assert_uint_eq(coverage_days(coverage, &stretch).all, 0);
	ck_assert_uint_eq(coverage_empty_days(coverage, &stretch, &day, 1),
	    0);
	ck_assert_int_eq(coverage_silence(coverage, &stretch).any, 0);
	coverage_free(coverage);
	coverage_free(NULL);
}
END_TEST

/* Where an hour ends, the next one begins; either way. */
START_TEST(borders)
{
	static int64_t around[4] = { 2 * HOUR - 1, 2 * HOUR, 3 * HOUR,
	    3 * HOUR - 1 };
	struct seconds seconds = { .list = around, .count = 2 };
	struct coverage *coverage = new_coverage();
	struct stretch stretch = { .any = 1, .since = { HOUR, 0 },
	    .until = { 4 * HOUR - 1, 0 }, .last = { 4 * HOUR - 2, 0 } };
	struct fault why = unit_no_fault();
	struct silence got;

	ck_assert_int_eq(coverage_add(coverage, &seconds, &why), 0);
	ck_assert_uint_eq(coverage_hours(coverage, &stretch).empty, 1);
	seconds.list = around + 2;
	ck_assert_int_eq(coverage_add(coverage, &seconds, &why), 0);
	ck_assert_uint_eq(coverage_hours(coverage, &stretch).all, 3);
	ck_assert_uint_eq(coverage_hours(coverage, &stretch).empty, 0);
	got = coverage_silence(coverage, &stretch);
	ck_assert_int_eq(got.since.sec, HOUR);
	ck_assert_int_eq(silence_seconds(&got), HOUR - 1);
	coverage_free(coverage);
}
END_TEST

/* Days before 1970, by name. */
START_TEST(early_days)
{
	struct coverage *coverage = new_coverage();
	struct stretch stretch = { .any = 1,
	    .since = when("1969-12-29T23:59:59Z"),
	    .until = when("1970-01-02T00:00:00Z"),
	    .last = when("1970-01-01T23:59:59.999999999Z") };
	int64_t at = when("1969-12-31T23:59:59Z").sec;
	period_index days[4];

	add_list(coverage, &at, 1);
	ck_assert_uint_eq(coverage_days(coverage, &stretch).all, 4);
	ck_assert_uint_eq(coverage_days(coverage, &stretch).empty, 3);
	ck_assert_uint_eq(coverage_hours(coverage, &stretch).all, 73);
	ck_assert_uint_eq(coverage_hours(coverage, &stretch).empty, 72);
	ck_assert_uint_eq(coverage_empty_days(coverage, &stretch, days, 4),
	    3);
	ck_assert_int_eq(days[0], -3);
	ck_assert_int_eq(days[1], -2);
	ck_assert_int_eq(days[2], 0);
	coverage_free(coverage);
}
END_TEST

/* A second that follows itself is kept once; the extent is exact. */
START_TEST(list_of_seconds)
{
	struct seconds seconds = { .list = NULL };
	struct fault why = unit_no_fault();
	int64_t *list;
	int i;

	for (i = 0; i < 3000; i++)
		ck_assert_int_eq(seconds_add(&seconds,
		    (struct instant){ 7 + i / 3, i % 3 + 1 }, &why), 0);
	ck_assert_uint_eq(seconds.count, 1000);
	ck_assert_int_eq(seconds.list[0], 7);
	ck_assert_int_eq(seconds.list[999], 1006);
	ck_assert_int_eq(seconds_add(&seconds, (struct instant){ 7, 0 },
	    &why), 0);
	ck_assert_uint_eq(seconds.count, 1001);
	ck_assert_int_eq(seconds.extent.first.sec, 7);
	ck_assert_int_eq(seconds.extent.first.ns, 0);
	ck_assert_int_eq(seconds.extent.last.sec, 1006);
	ck_assert_int_eq(seconds.extent.last.ns, 3);
	list = seconds.list;
	seconds_clear(&seconds);
	ck_assert_uint_eq(seconds.count, 0);
	ck_assert_int_eq(seconds.extent.any, 0);
	/* What was last is forgotten, too; the memory is not. */
	ck_assert_int_eq(seconds_add(&seconds, (struct instant){ 7, 0 },
	    &why), 0);
	ck_assert_uint_eq(seconds.count, 1);
	ck_assert_ptr_eq(seconds.list, list);
	seconds_done(&seconds);
	ck_assert_ptr_null(seconds.list);
}
END_TEST

static Suite *
coverage_suite(void)
{
	Suite *suite = suite_create("coverage");
	TCase *core = unit_case(suite, "core");

	tcase_add_loop_test(core, as_a_naive_account, 0, 3);
	tcase_add_test(core, by_many_threads);
	unit_table(core, silence, silences);
	tcase_add_test(core, nothing);
	tcase_add_test(core, borders);
	tcase_add_test(core, early_days);
	tcase_add_test(core, list_of_seconds);
	return suite;
}

UNIT_MAIN(coverage_suite)
