/*
 * The table of periods: its rows, its total, its widths, in each form.
 */
#include "books_filled.h"
#include "caught.h"
#include "count/report.h"
#include "when.h"

#define NOTE	"The total has each actor once, and is not the sum of the " \
		"rows.\n"

/* So many sessions of one actor on that day. */
static void
fill_day(struct tally *tally, const char *actor, const char *day, int count)
{
	struct ledger ledger = { .asked = { .by = tally->periods == NULL ?
	    PERIOD_NONE : periods_kind(tally->periods) } };
	struct judgement judged = { .verdict = VERDICT_COUNTED,
	    .has_when = 1, .when = when(day) };
	struct event event = { .actor = { span_of(actor), FACT_TEXT } };
	struct fault why = unit_no_fault();
	int i;

	for (i = 0; i < count; i++)
		ck_assert_int_eq(ledger_event(&ledger,
		    actors_seed(tally->actors), &event, &judged,
		    NULL, &why), 0);
	ck_assert_int_eq(fill_enter(tally, &ledger, &why), 0);
	ck_assert_int_eq(tally_check(tally, &why), 0);
}

static char *
written(enum period by, enum count_format format, int any)
{
	struct count_plan plan = { .by = by, .format = format,
	    .filter.window = { .has_since = 1, .has_until = 1,
	    .since = when("2026-12-30T00:00:00Z"),
	    .until = when("2027-01-01T00:00:00Z") } };
	struct fault why = unit_no_fault();
	struct tally *tally = tally_new(&(struct asked){ .by = by }, &why);
	struct caught caught;
	char *text;

	ck_assert_ptr_nonnull(tally);
	ck_assert_ptr_nonnull(tally_input(tally, "-", "none", &why));
	if (any) {
		fill_day(tally, "a", "2026-12-30T12:00:00Z", 1);
		fill_day(tally, "b", "2026-12-31T12:00:00Z", 12345);
		fill_day(tally, "a", "2026-12-31T23:59:59Z", 1234567);
	}
	caught_begin(&caught);
	ck_assert_int_eq(report_write(caught.out, &plan, tally, &why), 0);
	text = caught_end(&caught);
	tally_free(tally);
	return text;
}

static const struct {
	enum period		 by;
	enum count_format	 format;
	int			 any;
	const char		*text;
} tables[] = {
	{ PERIOD_DAY, FORMAT_TEXT, 0,
	    "period      sessions  actors\n"
	    "2026-12-30         0       0\n"
	    "2026-12-31         0       0\n"
	    "total              0       0\n" NOTE },
	{ PERIOD_MONTH, FORMAT_CSV, 0,
	    "period,sessions,actors\r\n"
	    "2026-12,0,0\r\n"
	    "total,0,0\r\n" },
	{ PERIOD_NONE, FORMAT_TSV, 0,
	    "period\tsessions\tactors\n"
	    "total\t0\t0\n" },
	{ PERIOD_DAY, FORMAT_TEXT, 1,
	    "period      sessions  actors\n"
	    "2026-12-30         1       1\n"
	    "2026-12-31   1246912       2\n"
	    "total        1246913       2\n" NOTE },
	{ PERIOD_WEEK, FORMAT_TSV, 1,
	    "period\tsessions\tactors\n"
	    "2026-W53\t1246913\t2\n"
	    "total\t1246913\t2\n" },
	{ PERIOD_NONE, FORMAT_CSV, 1,
	    "period,sessions,actors\r\n"
	    "total,1246913,2\r\n" },
};

START_TEST(table)
{
	char *text = written(tables[_i].by, tables[_i].format,
	    tables[_i].any);

	ck_assert_str_eq(text, tables[_i].text);
	free(text);
}
END_TEST

static Suite *
report_periods_suite(void)
{
	Suite *suite = suite_create("report_periods");
	TCase *core = unit_case(suite, "core");

	unit_table(core, table, tables);
	return suite;
}

UNIT_MAIN(report_periods_suite)
