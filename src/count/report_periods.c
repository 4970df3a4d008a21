#include "report_parts.h"

static void
write_rows(struct table *table, const struct report *report, int which)
{
	const struct count_plan *plan = report->plan;
	char name[PERIOD_TEXT];
	struct periods_walk walk;
	struct period_row row;

	(void)which;
	if (plan->by != PERIOD_NONE) {
		periods_begin(&walk, report->tally->periods,
		    &plan->filter.window);
		while (periods_next(&walk, &row)) {
			table_text(table, span_of(period_format(plan->by,
			    row.index, name)));
			table_number(table, row.sessions);
			table_number(table, row.actors);
			report_definition(table, report);
		}
	}
	report_total(table, report);
}

void
report_periods(struct out *out, const struct report *report)
{
	struct table_column columns[] = {
		{ .name = "period" },
		{ .name = "sessions", .is_number = 1 },
		{ .name = "actors", .is_number = 1 },
		{ .name = "definition" },
	};

	report_table(out, report, columns, 3 + report->defined, write_rows,
	    0);
	report_total_note(out, report);
}
