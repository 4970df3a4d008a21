#include "report.h"

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
write_definition(struct out *out, const struct filter *filter)
{
	const struct window *window = &filter->window;

	out_printf(out, "  \"definition\": {\n");
	write_list(out, "event_types", filter->types, filter->type_count);
	write_list(out, "outcomes", filter->outcomes, filter->outcome_count);
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
	write_count(out, "rejected", books[VERDICT_REJECTED], "");
	out_printf(out, "  },\n");
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

void
report_json(struct out *out, const struct count_plan *plan,
    const struct tally *tally)
{
	size_t i;

	out_printf(out, "{\n  \"schema\": \"" SCHEMA "\",\n"
	    "  \"program\": \"mau-count " VERSION "\",\n");
	write_definition(out, &plan->filter);
	out_printf(out, "  \"distinct_actors\": %zu,\n"
	    "  \"distinct_actors_success\": %zu,\n"
	    "  \"sessions\": %llu,\n  \"complete\": %s,\n",
	    actors_count(tally->actors), actors_marked(tally->actors),
	    (unsigned long long)tally->books.ended[VERDICT_COUNTED],
	    tally_complete(tally) ? "true" : "false");
	if (tally->periods != NULL)
		write_periods(out, plan, tally);
	write_records(out, tally);
	out_printf(out, "  \"skipped_bytes\": %llu,\n"
	    "  \"failed_inputs\": %llu,\n",
	    (unsigned long long)tally->books.skipped_bytes,
	    (unsigned long long)tally->failed_inputs);
	write_published(out, tally);
	out_printf(out, "  \"inputs\": [");
	for (i = 0; i < tally->input_count; i++) {
		out_printf(out, "%s\n", i > 0 ? "," : "");
		write_input(out, &tally->inputs[i]);
	}
	out_printf(out, "%s]\n}\n", tally->input_count > 0 ? "\n  " : "");
}
