#include "report_html.h"

#include <stdio.h>
#include <string.h>

#include "html.h"

#define NUMBER_TEXT	32

/* 1,234,567 */
static const char *
grouped(uint64_t number, char text[NUMBER_TEXT])
{
	char digits[NUMBER_TEXT];
	int len = snprintf(digits, sizeof digits, "%llu",
	    (unsigned long long)number), i;
	char *at = text;

	for (i = 0; i < len; i++) {
		if (i > 0 && (len - i) % 3 == 0)
			*at++ = ',';
		*at++ = digits[i];
	}
	*at = '\0';
	return text;
}

static void
write_number(struct out *out, const char *name, uint64_t number)
{
	char text[NUMBER_TEXT];

	out_printf(out, "<dt>%s</dt><dd>%s</dd>\n", name, grouped(number,
	    text));
}

static void
write_names(struct out *out, const char *name, const struct span *list,
    size_t count, const char *none)
{
	size_t i;

	out_printf(out, "<dt>%s</dt><dd>%s", name, count == 0 ? none : "");
	for (i = 0; i < count; i++) {
		out_printf(out, "%s<bdi>", i > 0 ? ", " : "");
		html_text(out, list[i]);
		out_printf(out, "</bdi>");
	}
	out_printf(out, "</dd>\n");
}

static void
write_bound(struct out *out, const char *name, int is_set, struct instant at)
{
	char text[INSTANT_TEXT];

	if (is_set)
		out_printf(out, "<dt>%s</dt><dd><time>%s</time></dd>\n", name,
		    instant_format(at, text));
	else
		out_printf(out, "<dt>%s</dt><dd>open</dd>\n", name);
}

static void
write_window(struct out *out, const struct count_plan *plan)
{
	const struct window *window = &plan->filter.window;

	if (plan->sides.by == SIDES_MONTHS) {
		out_printf(out, "<dt>Months</dt><dd>%s and %s</dd>\n",
		    plan->sides.names[0], plan->sides.names[1]);
		return;
	}
	write_bound(out, "From", window->has_since, window->since);
	write_bound(out, "Up to, not including", window->has_until,
	    window->until);
}

/* Is the number whole, and if not, what is missing? */
static void
write_status(struct out *out, const struct tally *tally)
{
	const uint64_t *books = tally->books.ended;

	if (tally_complete(tally))
		out_printf(out, "<p class=\"whole\">Complete: every record of "
		    "every input was read, and is in the books below.</p>\n");
	else
		out_printf(out, "<p class=\"partial\">Incomplete: the number "
		    "is of what could be read. Records rejected: %llu; bytes "
		    "skipped: %llu; inputs not read to their end: %llu.</p>\n",
		    (unsigned long long)books[VERDICT_REJECTED],
		    (unsigned long long)tally->books.skipped_bytes,
		    (unsigned long long)tally->failed_inputs);
}

void
report_html_answer(struct out *out, const struct report *report)
{
	const struct count_plan *plan = report->plan;
	const struct filter *filter = &plan->filter;
	const struct tally *tally = report->tally;
	size_t actors = actors_count(tally->actors);
	char text[NUMBER_TEXT];

	out_printf(out, "<p class=\"number\"><data value=\"%zu\">%s</data>"
	    "</p>\n", actors, grouped(actors, text));
	write_status(out, tally);
	out_printf(out, "<dl>\n");
	write_number(out, "Of them with a SUCCESS",
	    actors_marked(tally->actors));
	write_number(out, "Sessions", tally->books.ended[VERDICT_COUNTED]);
	out_printf(out, "<dt>Definition</dt><dd>%s</dd>\n",
	    plan->definition != NULL ? plan->definition : "as asked for:");
	write_names(out, "Event types", filter->types, filter->type_count,
	    "none");
	write_names(out, "Outcomes", filter->outcomes, filter->outcome_count,
	    "any");
	write_window(out, plan);
	if (filter->known_users)
		out_printf(out, "<dt>Known users alone</dt><dd>yes: "
		    "\"unknown\" is left out</dd>\n");
	if (plan->unique)
		out_printf(out, "<dt>Events that come again</dt><dd>counted "
		    "once, by their uuid</dd>\n");
	if (filter->zone == INSTANT_ZONE_OR_UTC)
		out_printf(out, "<dt>Times without a zone</dt><dd>taken as "
		    "UTC</dd>\n");
	out_printf(out, "</dl>\n");
}

static void
book_rows(struct table *table, const struct report *report, int which)
{
	static const char *const names[VERDICTS] = {
		[VERDICT_COUNTED] = "counted",
		[VERDICT_OTHER_TYPE] = "another event type",
		[VERDICT_OTHER_OUTCOME] = "another outcome",
		[VERDICT_OUTSIDE] = "outside the window",
		[VERDICT_NO_USER] = "by no known user",
		[VERDICT_DUPLICATE] = "counted already",
		[VERDICT_REJECTED] = "rejected, as unusable",
	};
	const struct books *books = &report->tally->books;
	int i;

	(void)which;
	for (i = 0; i < VERDICTS; i++) {
		table_text(table, span_of(names[i]));
		table_number(table, books->ended[i]);
	}
	table_text(table, span_of("all records read"));
	table_number(table, books->read);
}

void
report_html_books(struct out *out, const struct report *report)
{
	struct table_column columns[] = {
		{ .name = "what became of them" },
		{ .name = "records", .is_number = 1 },
	};

	report_table(out, report, columns, 2, book_rows, 0);
}

static void
input_rows(struct table *table, const struct report *report, int which)
{
	const struct tally *tally = report->tally;
	const struct input *input = tally->inputs;
	size_t i;

	(void)which;
	for (i = 0; i < tally->input_count; i++, input++) {
		table_text(table, span_of(input->name));
		table_text(table, span_of(input->packing));
		table_text(table, span_of(tally_shape(input)));
		table_text(table, span_of(tally_wrapping(input)));
		table_number(table, input->bytes);
		table_number(table, input->records);
		table_number(table, input->rejected);
		table_text(table, span_of(input->incomplete ? "no" : "yes"));
	}
}

void
report_html_inputs(struct out *out, const struct report *report)
{
	struct table_column columns[] = {
		{ .name = "input" },
		{ .name = "compression" },
		{ .name = "shape" },
		{ .name = "wrapping" },
		{ .name = "bytes", .is_number = 1 },
		{ .name = "records", .is_number = 1 },
		{ .name = "rejected", .is_number = 1 },
		{ .name = "to its end" },
	};

	report_table(out, report, columns, 8, input_rows, 0);
}

static void
file_rows(struct table *table, const struct report *report, int which)
{
	const struct tally *tally = report->tally;
	const struct input_file *file = tally->files;
	size_t i;

	(void)which;
	for (i = 0; i < tally->file_count; i++, file++) {
		table_text(table, span_of(file->name));
		table_number(table, file->bytes);
		table_text(table, span_of(file->sha256[0] != '\0' ?
		    file->sha256 : "not read to its end"));
	}
}

void
report_html_files(struct out *out, const struct report *report)
{
	struct table_column columns[] = {
		{ .name = "file" },
		{ .name = "bytes", .is_number = 1 },
		{ .name = "SHA-256" },
	};

	report_table(out, report, columns, 3, file_rows, 0);
}
