#include "report.h"

#include <string.h>

#include "html.h"
#include "report_parts.h"

#define MOST		64
#define COLUMNS		9
/* Columns that are for programs alone: people are told in sentences. */
#define FOR_PROGRAMS	2

static const char *const names[CHANGES] = {
	[CHANGE_NEW] = "new",
	[CHANGE_GONE] = "gone",
	[CHANGE_RENAMED] = "renamed",
};

static uint64_t
sessions_of(const struct roster_row *row)
{
	return row != NULL ? row->sessions : 0;
}

static void
write_row(struct table *table, const struct report *report,
    const struct changed *changed)
{
	const struct roster_row *row = changed->after != NULL ?
	    changed->after : changed->before;

	table_text(table, span_of(names[changed->change]));
	if (!report_says(report)) {
		table_number(table, changed->before != NULL);
		table_number(table, changed->after != NULL);
	}
	table_number(table, sessions_of(changed->before));
	table_number(table, sessions_of(changed->after));
	table_text(table, row->said.id);
	table_text(table, row->said.login);
	table_text(table, row->said.name);
	table_text(table, changed->change == CHANGE_RENAMED ?
	    changed->before->said.login : (struct span){ NULL, 0 });
	report_definition(table, report);
}

static void
write_total(struct table *table, const struct report *report)
{
	const struct difference *difference = report->tally->difference;
	int i;

	table_text(table, span_of("total"));
	for (i = 0; i < SIDES; i++)
		table_number(table, roster_count(difference_side(difference,
		    (size_t)i)));
	for (i = 0; i < SIDES; i++)
		table_number(table, roster_sessions(difference_side(
		    difference, (size_t)i)));
	for (i = 0; i < 4; i++)
		table_text(table, (struct span){ NULL, 0 });
	report_definition(table, report);
}

static void
write_rows(struct table *table, const struct report *report, int which)
{
	struct changed changed;
	int i;

	(void)which;
	for (i = 0; i < CHANGE_NONE; i++) {
		size_t at[SIDES] = { 0, 0 };

		while (changes_next(&report->changes, (enum change)i, at,
		    &changed))
			write_row(table, report, &changed);
	}
	if (!report_says(report))
		write_total(table, report);
}

static const char *
plural(uint64_t count)
{
	return count == 1 ? "" : "s";
}

static void
write_side(struct out *out, const struct report *report, size_t side)
{
	const struct roster *roster = difference_side(
	    report->tally->difference, side);
	uint64_t sessions = roster_sessions(roster);
	size_t actors = roster_count(roster);
	struct span name = span_of(report->plan->sides.names[side]);

	if (report->form == TABLE_HTML)
		html_text(out, name);
	else
		report_list(out, &name, 1, "");
	out_printf(out, ": %zu actor%s, %llu session%s", actors,
	    plural(actors), (unsigned long long)sessions, plural(sessions));
}

static void
write_note(struct out *out, const struct report *report)
{
	const size_t *counts = report->changes.counts;

	out_printf(out, "%zu new, %zu gone, %zu in both, of whom %zu "
	    "renamed.\n", counts[CHANGE_NEW], counts[CHANGE_GONE],
	    counts[CHANGE_NONE] + counts[CHANGE_RENAMED],
	    counts[CHANGE_RENAMED]);
	write_side(out, report, 0);
	out_printf(out, "; ");
	write_side(out, report, 1);
	out_printf(out, ".\n");
}

void
report_diff(struct out *out, const struct report *report)
{
	struct table_column columns[COLUMNS + 1] = {
		{ .name = "change" },
		{ .name = "actors_before", .is_number = 1 },
		{ .name = "actors_after", .is_number = 1 },
		{ .name = "sessions_before", .is_number = 1 },
		{ .name = "sessions_after", .is_number = 1 },
		{ .name = "actor", .most = MOST },
		{ .name = "login", .most = MOST },
		{ .name = "name", .most = MOST },
		{ .name = "was", .most = MOST },
		{ .name = "definition" },
	};
	struct table_column *first = columns;
	size_t count = COLUMNS + report->defined;

	if (report_says(report)) {
		/* The change stands where the columns left out end. */
		first += FOR_PROGRAMS;
		count -= FOR_PROGRAMS;
		first[0] = columns[0];
		first[1].name = "before";
		first[2].name = "after";
	}
	report_table(out, report, first, count, write_rows, 0);
	if (report_says(report))
		write_note(out, report);
}

static void
write_bound(struct out *out, const char *name, int is_set, struct instant at)
{
	char text[INSTANT_TEXT];

	if (is_set)
		out_printf(out, ", \"%s\": \"%s\"", name,
		    instant_format(at, text));
	else
		out_printf(out, ", \"%s\": null", name);
}

static void
write_side_json(struct out *out, const struct report *report, size_t side,
    const char *name)
{
	const struct sides *sides = &report->plan->sides;
	const struct window *window = sides->by == SIDES_MONTHS ?
	    &sides->windows[side] : &report->plan->filter.window;
	const struct roster *roster = difference_side(
	    report->tally->difference, side);

	out_printf(out, "    \"%s\": {\"name\": ", name);
	out_json(out, sides->names[side], strlen(sides->names[side]));
	write_bound(out, "since", window->has_since, window->since);
	write_bound(out, "until", window->has_until, window->until);
	out_printf(out, ", \"distinct_actors\": %zu, \"sessions\": %llu},\n",
	    roster_count(roster),
	    (unsigned long long)roster_sessions(roster));
}

static void
write_changed_json(struct out *out, const struct changed *changed)
{
	const struct roster_row *row = changed->after != NULL ?
	    changed->after : changed->before;

	out_printf(out, "{\"sessions_before\": %llu, \"sessions_after\": "
	    "%llu, \"actor\": ",
	    (unsigned long long)sessions_of(changed->before),
	    (unsigned long long)sessions_of(changed->after));
	report_json_or_null(out, row->said.id);
	out_printf(out, ", \"login\": ");
	report_json_or_null(out, row->said.login);
	out_printf(out, ", \"name\": ");
	report_json_or_null(out, row->said.name);
	if (changed->change == CHANGE_RENAMED) {
		out_printf(out, ", \"login_before\": ");
		report_json_or_null(out, changed->before->said.login);
	}
	out_printf(out, ", \"unknown\": %s}", row->unknown ? "true" :
	    "false");
}

void
report_diff_json(struct out *out, const struct report *report)
{
	const size_t *counts = report->changes.counts;
	struct changed changed;
	int i, any;

	out_printf(out, "  \"diff\": {\n");
	write_side_json(out, report, 0, "before");
	write_side_json(out, report, 1, "after");
	out_printf(out, "    \"in_both\": %zu,\n",
	    counts[CHANGE_NONE] + counts[CHANGE_RENAMED]);
	for (i = 0; i < CHANGE_NONE; i++) {
		size_t at[SIDES] = { 0, 0 };

		out_printf(out, "    \"%s\": [", names[i]);
		for (any = 0; changes_next(&report->changes, (enum change)i,
		    at, &changed); any = 1) {
			out_printf(out, "%s\n      ", any ? "," : "");
			write_changed_json(out, &changed);
		}
		out_printf(out, "%s]%s\n", any ? "\n    " : "",
		    i + 1 < CHANGE_NONE ? "," : "");
	}
	out_printf(out, "  },\n");
}
