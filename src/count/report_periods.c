#include "report_parts.h"

#define COLUMNS		3
/* Bars that are shorter tell nothing. */
#define BAR_LEAST	20
#define GAP		2

static uint64_t
most_actors(const struct report *report)
{
	const struct periods *periods = report->tally->periods;
	uint64_t most = 0;
	size_t i, actors;

	for (i = 0; i < periods_count(periods); i++) {
		actors = periods_row(periods, i).actors;
		most = actors > most ? actors : most;
	}
	return most;
}

static void
write_rows(struct table *table, const struct report *report, int bar)
{
	const struct count_plan *plan = report->plan;
	char name[PERIOD_TEXT], text[BAR_TEXT];
	struct periods_walk walk;
	struct period_row row;
	uint64_t most;
	size_t width;

	if (plan->by != PERIOD_NONE) {
		most = most_actors(report);
		periods_begin(&walk, report->tally->periods,
		    &plan->filter.window);
		while (periods_next(&walk, &row)) {
			table_text(table, span_of(period_format(plan->by,
			    row.index, name)));
			table_number(table, row.sessions);
			table_number(table, row.actors);
			report_definition(table, report);
			if (bar == 0)
				continue;
			bar_draw(&plan->canvas, (unsigned)bar, row.actors,
			    most, text, &width);
			table_drawing(table, text, width);
		}
	}
	report_total(table, report);
	if (bar > 0)
		table_drawing(table, "", 0);
}

/* Columns for bars beside the table; 0: there is no terminal, or no room. */
static int
room_for_bars(const struct report *report, struct table_column *columns)
{
	unsigned all = report->plan->canvas.columns, used = 0;
	struct table table;
	size_t i;

	if (report->form != TABLE_TEXT || report->plan->by == PERIOD_NONE)
		return 0;
	table_measure(&table, columns, COLUMNS);
	write_rows(&table, report, 0);
	for (i = 0; i < COLUMNS; i++)
		used += (unsigned)columns[i].width + GAP;
	if (all < used + BAR_LEAST)
		return 0;
	return all - used < BAR_COLUMNS ? (int)(all - used) : BAR_COLUMNS;
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
	int bar = room_for_bars(report, columns);

	if (bar > 0)
		columns[COLUMNS].name = "";
	report_table(out, report, columns, COLUMNS + report->defined +
	    (bar > 0), write_rows, bar);
	report_total_note(out, report);
}
