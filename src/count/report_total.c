#include "report_parts.h"

#define TOTAL	"total"

void
report_total(struct table *table, const struct report *report)
{
	const struct tally *tally = report->tally;

	table_text(table, span_of(TOTAL));
	table_number(table, tally->books.ended[VERDICT_COUNTED]);
	table_number(table, actors_count(tally->actors));
	report_definition(table, report);
}

void
report_definition(struct table *table, const struct report *report)
{
	if (report->defined > 0)
		table_text(table, span_of(report->plan->definition));
}

void
report_total_note(struct out *out, const struct report *report)
{
	if (report_says(report))
		out_printf(out, "The total has each actor once, and is not "
		    "the sum of the rows.\n");
}
