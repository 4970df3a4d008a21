#include "report_parts.h"

static void
write_rows(struct table *table, const struct compared *compared)
{
	int i;

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
	struct table table;

	if (report->form == TABLE_TEXT) {
		table_measure(&table, columns, 3);
		write_rows(&table, report->tally->compared);
	}
	table_begin(&table, report->form, columns, 3, out);
	write_rows(&table, report->tally->compared);
}
