#include "report_parts.h"

static void
write_rows(struct table *table, const struct report *report, int which)
{
	const struct compared *compared = report->tally->compared;
	int i;

	(void)which;
	for (i = 0; i < DEFINITIONS; i++) {
		table_text(table, span_of(definition_name((enum definition)
		    i)));
		table_number(table, compared_events(compared,
		    (enum definition)i));
		table_number(table, compared_actors(compared,
		    (enum definition)i));
	}
}

void
report_compared(struct out *out, const struct report *report)
{
	struct table_column columns[] = {
		{ .name = "definition" },
		{ .name = "events", .is_number = 1 },
		{ .name = "actors", .is_number = 1 },
	};

	report_table(out, report, columns, 3, write_rows,
	    0);
}
