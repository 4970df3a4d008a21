#include "report_parts.h"

/* Characters of a value shown to people.  A user agent is one of the longer
 * ones, up to some 150, and it is at its end that it differs from others. */
#define MOST	160

static struct span
value_of(const struct group_row *row)
{
	switch (row->kind) {
	case VALUE_TEXT:
		break;
	case VALUE_ABSENT:
		return span_of("(absent)");
	case VALUE_UNUSABLE:
		return span_of("(unusable)");
	}
	return row->text;
}

static void
write_rows(struct table *table, const struct report *report, int which)
{
	const struct group_row *row = report->groups;
	size_t i;

	(void)which;
	for (i = 0; i < report->group_count; i++, row++) {
		table_text(table, value_of(row));
		table_number(table, row->sessions);
		table_number(table, row->actors);
		report_definition(table, report);
	}
	report_total(table, report);
}

void
report_groups(struct out *out, const struct report *report)
{
	struct table_column columns[] = {
		{ .name = "value", .most = MOST },
		{ .name = "sessions", .is_number = 1 },
		{ .name = "actors", .is_number = 1 },
		{ .name = "definition" },
	};

	report_table(out, report, columns, 3 + report->defined, write_rows,
	    0);
	report_total_note(out, report);
}
