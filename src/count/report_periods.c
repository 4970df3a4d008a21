#include "report.h"

#include <stdio.h>

#include "table.h"

#define TOTAL	"total"

/* How wide the largest number of a column is. */
static int
width_of(uint64_t most, const char *name)
{
	int digits = snprintf(NULL, 0, "%llu", (unsigned long long)most);
	int len = (int)span_of(name).len;

	return digits > len ? digits : len;
}

static enum table_form
form_of(enum count_format format)
{
	return format == FORMAT_TSV ? TABLE_TSV :
	    format == FORMAT_CSV ? TABLE_CSV : TABLE_TEXT;
}

void
report_periods(struct out *out, const struct count_plan *plan,
    const struct tally *tally)
{
	uint64_t sessions = tally->books.ended[VERDICT_COUNTED];
	size_t actors = actors_count(tally->actors);
	struct table_column columns[] = {
		{ "period", 0, 0 },
		{ "sessions", width_of(sessions, "sessions"), 1 },
		{ "actors", width_of(actors, "actors"), 1 },
	};
	char name[PERIOD_TEXT];
	struct periods_walk walk;
	struct period_row row;
	struct table table;

	/* The names of a kind are as long as each other, but before the year
	 * 0; and those come first. */
	if (plan->by != PERIOD_NONE) {
		periods_begin(&walk, tally->periods, &plan->filter.window);
		columns[0].width = (int)span_of(period_format(plan->by,
		    walk.next, name)).len;
	}
	table_begin(&table, form_of(plan->format), columns, 3, out);
	if (plan->by != PERIOD_NONE) {
		periods_begin(&walk, tally->periods, &plan->filter.window);
		while (periods_next(&walk, &row)) {
			table_text(&table, span_of(period_format(plan->by,
			    row.index, name)));
			table_number(&table, row.sessions);
			table_number(&table, row.actors);
		}
	}
	table_text(&table, span_of(TOTAL));
	table_number(&table, sessions);
	table_number(&table, actors);
	if (plan->format == FORMAT_TEXT)
		out_printf(out, "The total has each actor once, and is not "
		    "the sum of the rows.\n");
}
