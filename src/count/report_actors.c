#include "report_parts.h"

#include <string.h>

/* Characters of an id, a login, a name shown to people: enough for any that
 * people bear, so that nobody's make the table too wide to be read. */
#define MOST		64

#define COLUMNS		7
#define UNKNOWN		"unknown"
#define RENAMED		"renamed"
#define TYPE		"type="
#define ORDINARY_TYPE	"User"

size_t
report_marks_room(const struct roster_pick *actors)
{
	size_t i, longest = 0;

	for (i = 0; i < actors->count; i++)
		if (actors->rows[i].said.type.len > longest)
			longest = actors->rows[i].said.type.len;
	return sizeof UNKNOWN RENAMED " " TYPE + longest;
}

static char *
append(char *at, struct span text)
{
	if (text.len > 0)
		memcpy(at, text.data, text.len);
	return at + text.len;
}

/* Into room, which has space for them. */
static struct span
marks_of(const struct roster_row *row, char *room)
{
	struct span type = row->said.type;
	char *end = room;

	if (row->unknown)
		return span_of(UNKNOWN);
	if (row->renamed)
		end = append(end, span_of(RENAMED));
	if (!span_eq(type, span_of(ORDINARY_TYPE))) {
		end = append(end, span_of(end > room ? " " TYPE : TYPE));
		end = append(end, type);
	}
	return (struct span){ room, (size_t)(end - room) };
}

static void
write_rows(struct table *table, const struct report *report, int order)
{
	const struct roster_pick *actors = &report->actors[order];
	const struct roster_row *row = actors->rows;
	char first[INSTANT_TEXT], last[INSTANT_TEXT];
	size_t i;

	for (i = 0; i < actors->count; i++, row++) {
		table_number(table, row->sessions);
		table_text(table, row->said.id);
		table_text(table, row->said.login);
		table_text(table, row->said.name);
		table_text(table, span_of(instant_format(row->first, first)));
		table_text(table, span_of(instant_format(row->last, last)));
		table_text(table, marks_of(row, report->marks));
		report_definition(table, report);
	}
}

static void
write_note(struct out *out, const struct report *report,
    enum roster_order order)
{
	size_t shown = report->actors[order].count;
	size_t all = roster_count(report->tally->roster);

	switch (order) {
	case ROSTER_MOST:
		out_printf(out, "%zu of %zu actors, the most active first.\n",
		    shown, all);
		break;
	case ROSTER_LEAST:
		out_printf(out, "%zu of %zu actors, the least active "
		    "first.\n", shown, all);
		break;
	case ROSTER_BY_ID:
		out_printf(out, "%zu actors, by id.\n", shown);
		break;
	}
}

void
report_actors(struct out *out, const struct report *report,
    enum roster_order order)
{
	struct table_column columns[COLUMNS + 1] = {
		{ .name = "sessions", .is_number = 1 },
		{ .name = "actor", .most = MOST },
		{ .name = "login", .most = MOST },
		{ .name = "name", .most = MOST },
		{ .name = "first" },
		{ .name = "last" },
		{ .name = "marks", .most = MOST },
		{ .name = "definition" },
	};

	report_table(out, report, columns, COLUMNS + report->defined,
	    write_rows, (int)order);
	if (report_says(report))
		write_note(out, report, order);
}
