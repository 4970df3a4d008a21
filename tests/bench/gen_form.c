#include "gen_form.h"

#include <stdlib.h>
#include <string.h>

#include "gen_pretty.h"

#define PAGE_EVENTS	1000

/* How each form begins, separates and ends its arrays. */
static const struct {
	const char *open;
	const char *between;
	const char *close;
} frames[] = {
	[GEN_NDJSON] = { "", "", "\n" },
	[GEN_PAGES] = { "[", ",", "]\n" },
	[GEN_PRETTY] = { "[\n  ", ",\n  ", "\n]\n" }
};

int
gen_form_init(struct gen_form_writer *writer, enum gen_form form,
    size_t longest, FILE *file)
{
	memset(writer, 0, sizeof(*writer));
	writer->file = file;
	writer->form = form;
	if (form == GEN_PRETTY) {
		writer->pretty.max = longest * GEN_PRETTY_GROWTH;
		writer->pretty.data = malloc(writer->pretty.max);
		if (writer->pretty.data == NULL)
			return (-1);
	}
	return (0);
}

void
gen_form_done(struct gen_form_writer *writer)
{
	free(writer->pretty.data);
	memset(writer, 0, sizeof(*writer));
}

static int
write_out(struct gen_form_writer *writer, const char *data, size_t len)
{
	writer->bytes += len;
	return (fwrite(data, 1, len, writer->file) == len ? 0 : -1);
}

static int
write_str(struct gen_form_writer *writer, const char *str)
{
	return (write_out(writer, str, strlen(str)));
}

static int
close_page(struct gen_form_writer *writer)
{
	writer->on_page = 0;
	return (write_str(writer, frames[writer->form].close));
}

int
gen_form_put(struct gen_form_writer *writer, const struct gen_text *event)
{
	unsigned page_events = writer->form == GEN_NDJSON ? 1 : PAGE_EVENTS;

	if (write_str(writer, writer->on_page == 0 ?
	    frames[writer->form].open : frames[writer->form].between) == -1)
		return (-1);
	if (writer->form == GEN_PRETTY) {
		writer->pretty.len = 0;
		gen_pretty_put(event, 1, &writer->pretty);
		event = &writer->pretty;
	}
	if (write_out(writer, event->data, event->len) == -1)
		return (-1);
	if (++writer->on_page == page_events)
		return (close_page(writer));
	return (0);
}

int
gen_form_finish(struct gen_form_writer *writer)
{
	if (writer->on_page > 0 && close_page(writer) == -1)
		return (-1);
	return (fflush(writer->file) == EOF ? -1 : 0);
}
