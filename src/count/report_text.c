#include "report.h"

#include <string.h>

#include "report_parts.h"

#define LEAD	"mau-count: "

void
report_text(struct out *out, const struct tally *tally)
{
	out_printf(out, "%zu\n", actors_count(tally->actors));
}

void
report_list(struct out *out, const struct span *list, size_t count,
    const char *between)
{
	char text[256];
	size_t i, len;

	for (i = 0; i < count; i++) {
		len = list[i].len < sizeof text ? list[i].len : sizeof text;
		memcpy(text, list[i].data, len);
		fault_sanitize(text, len);
		out_printf(out, "%s%.*s", i > 0 ? between : "", (int)len,
		    text);
	}
}

static void
write_extent(struct out *out, const char *what, const struct extent *extent)
{
	char first[INSTANT_TEXT], last[INSTANT_TEXT];

	if (!extent->any)
		return;
	out_printf(out, LEAD "published, %s: %s to %s\n", what,
	    instant_format(extent->first, first),
	    instant_format(extent->last, last));
}

static void
write_input(struct out *out, const struct input *input)
{
	char name[256];
	size_t len = strlen(input->name);

	/* A name may hold anything; its end tells most. */
	if (len >= sizeof name)
		len = sizeof name - 1;
	memcpy(name, input->name + strlen(input->name) - len, len + 1);
	fault_sanitize(name, len);
	out_printf(out, LEAD "%s: %llu records, %llu rejected; %llu bytes, "
	    "shape %s, wrapping %s, compression %s%s\n", name,
	    (unsigned long long)input->records,
	    (unsigned long long)input->rejected,
	    (unsigned long long)input->bytes, tally_shape(input),
	    tally_wrapping(input), input->packing,
	    input->incomplete ? "; not read to its end" : "");
}

void
report_books(struct out *out, const struct count_plan *plan,
    const struct tally *tally)
{
	const struct filter *filter = &plan->filter;
	const uint64_t *books = tally->books.ended;
	char window[WINDOW_TEXT];
	size_t i;

	out_printf(out, LEAD "counting ");
	if (plan->defined)
		out_printf(out, "%s: ", plan->definition);
	report_list(out, filter->types, filter->type_count, ", ");
	out_printf(out, ", outcome ");
	if (filter->outcome_count == 0)
		out_printf(out, "any");
	report_list(out, filter->outcomes, filter->outcome_count, ", ");
	out_printf(out, ", window %s", window_format(plan->sides.by ==
	    SIDES_MONTHS ? &plan->sides.windows[0] : &filter->window, window));
	if (plan->sides.by == SIDES_MONTHS)
		out_printf(out, " and %s", window_format(
		    &plan->sides.windows[1], window));
	out_printf(out, "\n");
	out_printf(out, LEAD "records read %llu = counted %llu + other event "
	    "type %llu + other outcome %llu + outside the window %llu + "
	    "no user %llu + ",
	    (unsigned long long)tally->books.read,
	    (unsigned long long)books[VERDICT_COUNTED],
	    (unsigned long long)books[VERDICT_OTHER_TYPE],
	    (unsigned long long)books[VERDICT_OTHER_OUTCOME],
	    (unsigned long long)books[VERDICT_OUTSIDE],
	    (unsigned long long)books[VERDICT_NO_USER]);
	if (plan->unique)
		out_printf(out, "duplicate %llu + ",
		    (unsigned long long)books[VERDICT_DUPLICATE]);
	out_printf(out, "rejected %llu\n",
	    (unsigned long long)books[VERDICT_REJECTED]);
	out_printf(out, LEAD "distinct actors %zu, with at least one SUCCESS "
	    "%zu\n", actors_count(tally->actors),
	    actors_marked(tally->actors));
	write_extent(out, "counted", &tally->books.counted);
	write_extent(out, "all events", &tally->books.seen);
	report_coverage_text(out, &filter->window, tally, 0);
	for (i = 0; i < tally->input_count; i++)
		write_input(out, &tally->inputs[i]);
}
