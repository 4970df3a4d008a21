#include "report_parts.h"

#define MOST		64
#define COLUMNS		9

static const char *const verdicts[VERDICTS] = {
	[VERDICT_COUNTED] = "counted",
	[VERDICT_OTHER_TYPE] = "other event type",
	[VERDICT_OTHER_OUTCOME] = "other outcome",
	[VERDICT_OUTSIDE] = "outside the window",
	[VERDICT_NO_USER] = "no user",
	[VERDICT_DUPLICATE] = "duplicate",
	[VERDICT_REJECTED] = "rejected",
};

/* In JSON they are called as in the books there. */
static const char *const names[VERDICTS] = {
	[VERDICT_COUNTED] = "counted",
	[VERDICT_OTHER_TYPE] = "other_event_type",
	[VERDICT_OTHER_OUTCOME] = "other_outcome",
	[VERDICT_OUTSIDE] = "outside_window",
	[VERDICT_NO_USER] = "no_user",
	[VERDICT_DUPLICATE] = "duplicate",
	[VERDICT_REJECTED] = "rejected",
};

static void
write_rows(struct table *table, const struct report *report, int which)
{
	const struct findings *findings = &report->tally->findings;
	char first[INSTANT_TEXT] = "", last[INSTANT_TEXT] = "";
	const struct finding *f = findings->list;
	size_t i;

	(void)which;
	for (i = 0; i < findings->count; i++, f++) {
		first[0] = last[0] = '\0';
		if (f->has_when) {
			instant_format(f->first, first);
			instant_format(f->last, last);
		}
		table_text(table, f->id);
		table_text(table, f->login);
		table_text(table, span_of(verdicts[f->verdict]));
		table_number(table, f->events);
		table_text(table, span_of(first));
		table_text(table, span_of(last));
		table_text(table, span_of(report->tally->inputs[
		    f->spot.input].name));
		table_number(table, f->spot.line);
		table_number(table, f->spot.offset);
		report_definition(table, report);
	}
}

static void
write_note(struct out *out, const struct report *report)
{
	const struct findings *findings = &report->tally->findings;
	size_t i;

	if (findings->count == 0) {
		out_printf(out, "No event is by that actor.\n");
		return;
	}
	for (i = 0; i < findings->count; i++)
		if (span_eq(findings->list[i].id,
		    span_of(report->plan->why)))
			return;
	out_printf(out, "Events under another login are not among these; the "
	    "id finds all.\n");
}

void
report_why(struct out *out, const struct report *report)
{
	struct table_column columns[COLUMNS + 1] = {
		{ .name = "actor", .most = MOST },
		{ .name = "login", .most = MOST },
		{ .name = "verdict" },
		{ .name = "events", .is_number = 1 },
		{ .name = "first" },
		{ .name = "last" },
		{ .name = "input", .most = MOST },
		{ .name = "line", .is_number = 1 },
		{ .name = "byte", .is_number = 1 },
		{ .name = "definition" },
	};

	report_table(out, report, columns, COLUMNS + report->defined,
	    write_rows, 0);
	if (report_says(report))
		write_note(out, report);
}

static void
write_text(struct out *out, const char *name, struct span text)
{
	out_printf(out, "\"%s\": ", name);
	if (text.data == NULL)
		out_printf(out, "null, ");
	else {
		out_json(out, text.data, text.len);
		out_printf(out, ", ");
	}
}

static void
write_when(struct out *out, const char *name, int any, struct instant when)
{
	char text[INSTANT_TEXT];

	write_text(out, name, any ? span_of(instant_format(when, text)) :
	    (struct span){ NULL, 0 });
}

void
report_why_json(struct out *out, const struct report *report)
{
	const struct tally *tally = report->tally;
	const struct finding *f = tally->findings.list;
	size_t i;

	out_printf(out, "  \"why\": [");
	for (i = 0; i < tally->findings.count; i++, f++) {
		out_printf(out, "%s\n    {", i > 0 ? "," : "");
		write_text(out, "actor", f->id);
		write_text(out, "login", f->login);
		write_text(out, "verdict", span_of(names[f->verdict]));
		out_printf(out, "\"events\": %llu, ",
		    (unsigned long long)f->events);
		write_when(out, "first", f->has_when, f->first);
		write_when(out, "last", f->has_when, f->last);
		write_text(out, "input",
		    span_of(tally->inputs[f->spot.input].name));
		out_printf(out, "\"line\": %llu, \"byte\": %llu}",
		    (unsigned long long)f->spot.line,
		    (unsigned long long)f->spot.offset);
	}
	out_printf(out, "%s],\n", i > 0 ? "\n  " : "");
}
