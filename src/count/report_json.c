#include "report_parts.h"

#include <string.h>

#include "base/version.h"

/* Raised when a member changes its meaning or goes; new ones may come. */
#define SCHEMA	"mau-count/1"

static void
write_text(struct out *out, const char *text)
{
	out_json(out, text, strlen(text));
}

static void
write_list(struct out *out, const char *name, const struct span *list,
    size_t count)
{
	size_t i;

	out_printf(out, "    \"%s\": [", name);
	for (i = 0; i < count; i++) {
		out_printf(out, "%s", i > 0 ? ", " : "");
		out_json(out, list[i].data, list[i].len);
	}
	out_printf(out, "],\n");
}

static void
write_instant(struct out *out, const char *name, int any, struct instant at,
    const char *end)
{
	char text[INSTANT_TEXT];

	if (any)
		out_printf(out, "    \"%s\": \"%s\"%s\n", name,
		    instant_format(at, text), end);
	else
		out_printf(out, "    \"%s\": null%s\n", name, end);
}

static void
write_count(struct out *out, const char *name, uint64_t count,
    const char *end)
{
	out_printf(out, "    \"%s\": %llu%s\n", name,
	    (unsigned long long)count, end);
}

static void
write_definition(struct out *out, const struct count_plan *plan)
{
	const struct filter *filter = &plan->filter;
	const struct window *window = &filter->window;

	out_printf(out, "  \"definition\": {\n    \"name\": ");
	if (plan->definition == NULL)
		out_printf(out, "null,\n");
	else
		out_printf(out, "\"%s\",\n", plan->definition);
	write_list(out, "event_types", filter->types, filter->type_count);
	write_list(out, "outcomes", filter->outcomes, filter->outcome_count);
	out_printf(out, "    \"known_users\": %s,\n", filter->known_users ?
	    "true" : "false");
	write_instant(out, "since", window->has_since, window->since, ",");
	write_instant(out, "until", window->has_until, window->until, ",");
	out_printf(out, "    \"assume_utc\": %s\n  },\n",
	    filter->zone == INSTANT_ZONE_OR_UTC ? "true" : "false");
}

static void
write_records(struct out *out, const struct tally *tally)
{
	const uint64_t *books = tally->books.ended;

	out_printf(out, "  \"records\": {\n");
	write_count(out, "read", tally->books.read, ",");
	write_count(out, "counted", books[VERDICT_COUNTED], ",");
	write_count(out, "other_event_type", books[VERDICT_OTHER_TYPE], ",");
	write_count(out, "other_outcome", books[VERDICT_OTHER_OUTCOME], ",");
	write_count(out, "outside_window", books[VERDICT_OUTSIDE], ",");
	write_count(out, "no_user", books[VERDICT_NO_USER], ",");
	write_count(out, "duplicate", books[VERDICT_DUPLICATE], ",");
	write_count(out, "rejected", books[VERDICT_REJECTED], "");
	out_printf(out, "  },\n");
	if (tally->unique == NULL)
		out_printf(out, "  \"unique_events\": null,\n");
	else
		out_printf(out, "  \"unique_events\": {\"duplicates\": %llu, "
		    "\"conflicting\": %llu},\n",
		    (unsigned long long)unique_repeats(tally->unique).events,
		    (unsigned long long)unique_conflicts(tally->unique));
}

static void
write_periods(struct out *out, const struct count_plan *plan,
    const struct tally *tally)
{
	const struct window *window = &plan->filter.window;
	char name[PERIOD_TEXT], since[INSTANT_TEXT], until[INSTANT_TEXT];
	struct periods_walk walk;
	struct period_row row;
	struct window inside;
	int any = 0;

	out_printf(out, "  \"by\": \"%s\",\n  \"periods\": [",
	    period_name(plan->by));
	periods_begin(&walk, tally->periods, window);
	while (periods_next(&walk, &row)) {
		inside = period_window(plan->by, row.index, window);
		out_printf(out, "%s\n    {\"period\": \"%s\", \"since\": "
		    "\"%s\", \"until\": \"%s\", \"sessions\": %llu, "
		    "\"distinct_actors\": %zu, "
		    "\"distinct_actors_success\": %zu}", any ? "," : "",
		    period_format(plan->by, row.index, name),
		    instant_format(inside.since, since),
		    instant_format(inside.until, until),
		    (unsigned long long)row.sessions, row.actors,
		    row.marked);
		any = 1;
	}
	out_printf(out, "%s],\n", any ? "\n  " : "");
}

void
report_json_or_null(struct out *out, struct span text)
{
	if (text.data != NULL)
		out_json(out, text.data, text.len);
	else
		out_printf(out, "null");
}

static void
write_groups(struct out *out, const struct report *report)
{
	static const char *const kinds[] = { [VALUE_TEXT] = "text",
	    [VALUE_ABSENT] = "absent", [VALUE_UNUSABLE] = "unusable" };
	const struct group_row *row = report->groups;
	size_t i;

	out_printf(out, "  \"group_by\": ");
	write_text(out, report->plan->group_by);
	out_printf(out, ",\n  \"groups\": [");
	for (i = 0; i < report->group_count; i++, row++) {
		out_printf(out, "%s\n    {\"value\": ", i > 0 ? "," : "");
		if (row->kind == VALUE_TEXT)
			out_json(out, row->text.data, row->text.len);
		else
			out_printf(out, "null");
		out_printf(out, ", \"kind\": \"%s\", \"sessions\": %llu, "
		    "\"distinct_actors\": %zu, "
		    "\"distinct_actors_success\": %zu}", kinds[row->kind],
		    (unsigned long long)row->sessions, row->actors,
		    row->marked);
	}
	out_printf(out, "%s],\n", i > 0 ? "\n  " : "");
}

static void
write_actor(struct out *out, const struct roster_row *row)
{
	char first[INSTANT_TEXT], last[INSTANT_TEXT];

	out_printf(out, "{\"actor\": ");
	report_json_or_null(out, row->said.id);
	out_printf(out, ", \"login\": ");
	report_json_or_null(out, row->said.login);
	out_printf(out, ", \"name\": ");
	report_json_or_null(out, row->said.name);
	out_printf(out, ", \"type\": ");
	report_json_or_null(out, row->said.type);
	out_printf(out, ", \"sessions\": %llu, \"first_seen\": \"%s\", "
	    "\"last_seen\": \"%s\", \"renamed\": %s, \"unknown\": %s}",
	    (unsigned long long)row->sessions,
	    instant_format(row->first, first),
	    instant_format(row->last, last), row->renamed ? "true" : "false",
	    row->unknown ? "true" : "false");
}

static void
write_actors(struct out *out, const char *name,
    const struct roster_pick *actors)
{
	size_t i;

	out_printf(out, "  \"%s\": [", name);
	for (i = 0; i < actors->count; i++) {
		out_printf(out, "%s\n    ", i > 0 ? "," : "");
		write_actor(out, &actors->rows[i]);
	}
	out_printf(out, "%s],\n", i > 0 ? "\n  " : "");
}

static void
write_published(struct out *out, const struct tally *tally)
{
	const struct extent *counted = &tally->books.counted;
	const struct extent *seen = &tally->books.seen;

	out_printf(out, "  \"published\": {\n");
	write_instant(out, "first_counted", counted->any, counted->first,
	    ",");
	write_instant(out, "last_counted", counted->any, counted->last, ",");
	write_instant(out, "first_seen", seen->any, seen->first, ",");
	write_instant(out, "last_seen", seen->any, seen->last, "");
	out_printf(out, "  },\n");
}

static void
write_input(struct out *out, const struct input *input)
{
	out_printf(out, "    {\"name\": ");
	write_text(out, input->name);
	out_printf(out, ", \"shape\": \"%s\", \"wrapping\": \"%s\", "
	    "\"compression\": ", tally_shape(input), tally_wrapping(input));
	write_text(out, input->packing);
	out_printf(out, ", \"bytes\": %llu, \"records\": %llu, \"rejected\": "
	    "%llu, \"complete\": %s}", (unsigned long long)input->bytes,
	    (unsigned long long)input->records,
	    (unsigned long long)input->rejected, !input->incomplete &&
	    input->rejected == 0 ? "true" : "false");
}

static void
write_compared(struct out *out, const struct compared *compared)
{
	int i;

	out_printf(out, "  \"definitions\": [");
	for (i = 0; i < DEFINITIONS; i++)
		out_printf(out, "%s\n    {\"name\": \"%s\", \"events\": "
		    "%llu, \"distinct_actors\": %zu}", i > 0 ? "," : "",
		    definition_name((enum definition)i), (unsigned long long)
		    compared_events(compared, (enum definition)i),
		    compared_actors(compared, (enum definition)i));
	out_printf(out, "\n  ],\n");
}

/* What was asked for beside the number. */
static void
write_asked(struct out *out, const struct report *report)
{
	static const char *const names[REPORT_ORDERS] = {
		[ROSTER_MOST] = "top", [ROSTER_LEAST] = "bottom",
		[ROSTER_BY_ID] = "list" };
	int i;

	if (report->tally->compared != NULL)
		write_compared(out, report->tally->compared);
	if (report->tally->periods != NULL)
		write_periods(out, report->plan, report->tally);
	if (report->plan->group_by != NULL)
		write_groups(out, report);
	for (i = 0; i < REPORT_ORDERS; i++)
		if (report_most(report->plan, (enum roster_order)i) > 0)
			write_actors(out, names[i], &report->actors[i]);
	if (report->plan->why != NULL)
		report_why_json(out, report);
	if (report->tally->difference != NULL)
		report_diff_json(out, report);
}

void
report_json(struct out *out, const struct report *report)
{
	const struct count_plan *plan = report->plan;
	const struct tally *tally = report->tally;
	size_t i;

	out_printf(out, "{\n  \"schema\": \"" SCHEMA "\",\n"
	    "  \"program\": \"mau-count " VERSION "\",\n");
	write_definition(out, plan);
	out_printf(out, "  \"distinct_actors\": %zu,\n"
	    "  \"distinct_actors_success\": %zu,\n"
	    "  \"sessions\": %llu,\n  \"complete\": %s,\n",
	    actors_count(tally->actors), actors_marked(tally->actors),
	    (unsigned long long)tally->books.ended[VERDICT_COUNTED],
	    tally_complete(tally) ? "true" : "false");
	write_asked(out, report);
	write_records(out, tally);
	out_printf(out, "  \"skipped_bytes\": %llu,\n"
	    "  \"failed_inputs\": %llu,\n",
	    (unsigned long long)tally->books.skipped_bytes,
	    (unsigned long long)tally->failed_inputs);
	write_published(out, tally);
	report_coverage_json(out, &plan->filter.window, tally);
	out_printf(out, "  \"inputs\": [");
	for (i = 0; i < tally->input_count; i++) {
		out_printf(out, "%s\n", i > 0 ? "," : "");
		write_input(out, &tally->inputs[i]);
	}
	out_printf(out, "%s]\n}\n", tally->input_count > 0 ? "\n  " : "");
}
