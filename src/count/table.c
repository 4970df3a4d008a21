#include "table.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

/* Digits of any uint64_t. */
#define NUMBER_TEXT	24

void
table_begin(struct table *table, enum table_form form,
    const struct table_column *columns, size_t count, struct out *out)
{
	size_t i;

	*table = (struct table){ .out = out, .form = form,
	    .columns = columns, .count = count };
	for (i = 0; i < count; i++)
		table_text(table, span_of(columns[i].name));
}

/* Characters of UTF-8; what is none counts a byte each. */
static int
characters(struct span text)
{
	size_t i, n;
	int count = 0;

	for (i = 0; i < text.len; i += n > 0 ? n : 1) {
		n = utf8_sequence(text.data + i, text.len - i);
		count++;
	}
	return count;
}

/* A character that could end a cell, or move a cursor: as a "?". */
static void
write_printable(struct out *out, struct span text)
{
	size_t i;

	for (i = 0; i < text.len; i++)
		out_write(out, (unsigned char)text.data[i] < 0x20 ||
		    text.data[i] == 0x7f ? "?" : text.data + i, 1);
}

/* Blanks up to the column's width, on the side the text does not stand. */
static void
write_aligned(struct table *table, struct span text)
{
	const struct table_column *column = &table->columns[table->at];
	int blanks = column->width - characters(text);
	int last = table->at + 1 == table->count;

	if (blanks < 0)
		blanks = 0;
	if (table->at > 0)
		out_printf(table->out, "  ");
	if (column->is_number)
		out_printf(table->out, "%*s", blanks, "");
	write_printable(table->out, text);
	if (!column->is_number && !last)
		out_printf(table->out, "%*s", blanks, "");
}

/* As jq's @tsv: a backslash before what would end the cell. */
static void
write_tsv(struct out *out, struct span text)
{
	static const char special[] = "\t\n\r\\", letters[] = "tnr\\";
	const char *found;
	size_t i;

	for (i = 0; i < text.len; i++) {
		found = memchr(special, text.data[i], sizeof special - 1);
		if (found != NULL)
			out_printf(out, "\\%c", letters[found - special]);
		else
			out_write(out, text.data + i, 1);
	}
}

/*
 * RFC 4180, section 2.  Before what a spreadsheet might take for a formula
 * goes an apostrophe: OWASP, "CSV Injection".
 */
static void
write_csv(struct out *out, struct span text)
{
	static const char formula[] = "=+-@\t\r", special[] = "\",\r\n";
	int quoted = 0;
	size_t i;

	for (i = 0; i < text.len; i++)
		quoted |= memchr(special, text.data[i],
		    sizeof special - 1) != NULL;
	out_printf(out, "%s", quoted ? "\"" : "");
	if (text.len > 0 && memchr(formula, text.data[0],
	    sizeof formula - 1) != NULL)
		out_printf(out, "'");
	for (i = 0; i < text.len; i++)
		out_printf(out, text.data[i] == '"' ? "\"\"" : "%c",
		    text.data[i]);
	out_printf(out, "%s", quoted ? "\"" : "");
}

static void
end_cell(struct table *table)
{
	int last = ++table->at == table->count;

	if (last)
		table->at = 0;
	switch (table->form) {
	case TABLE_TEXT:
		out_printf(table->out, "%s", last ? "\n" : "");
		break;
	case TABLE_TSV:
		out_printf(table->out, "%s", last ? "\n" : "\t");
		break;
	case TABLE_CSV:
		out_printf(table->out, "%s", last ? "\r\n" : ",");
		break;
	}
}

void
table_text(struct table *table, struct span text)
{
	switch (table->form) {
	case TABLE_TEXT:
		write_aligned(table, text);
		break;
	case TABLE_TSV:
		write_tsv(table->out, text);
		break;
	case TABLE_CSV:
		write_csv(table->out, text);
		break;
	}
	end_cell(table);
}

void
table_number(struct table *table, uint64_t number)
{
	char text[NUMBER_TEXT];

	snprintf(text, sizeof text, "%llu", (unsigned long long)number);
	table_text(table, span_of(text));
}
