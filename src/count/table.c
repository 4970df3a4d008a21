#include "table.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "html.h"
#include "tricky.h"

/* Digits of any uint64_t. */
#define NUMBER_TEXT	24
/* Blanks between columns. */
#define GAP		2
/* What stands for the end of a cell that is too long. */
#define CUT		"..."

static void
begin(struct table *table)
{
	int is_html = table->measured == NULL && table->form == TABLE_HTML;
	size_t i;

	table->names = 1;
	if (is_html)
		out_printf(table->out, "<thead>\n");
	for (i = 0; i < table->count; i++)
		table_text(table, span_of(table->columns[i].name));
	if (is_html)
		out_printf(table->out, "</thead>\n<tbody>\n");
	table->names = 0;
}

void
table_measure(struct table *table, struct table_column *columns, size_t count)
{
	*table = (struct table){ .columns = columns, .measured = columns,
	    .count = count };
	begin(table);
}

void
table_begin(struct table *table, enum table_form form,
    const struct table_column *columns, size_t count, struct out *out)
{
	*table = (struct table){ .out = out, .form = form,
	    .columns = columns, .count = count };
	begin(table);
}

/* Bytes of the character at i; one for what is none. */
static size_t
step(struct span text, size_t i)
{
	size_t n = utf8_sequence(text.data + i, text.len - i);

	return n > 0 ? n : 1;
}

/* What a column of text shows of a cell: not the blanks at its end, which look
 * like those between columns. */
struct shown {
	struct span	 text;
	const char	*end;		/* goes behind it */
	size_t		 characters;	/* of both */
};

static struct shown
fit(const struct table_column *column, struct span text)
{
	struct shown shown = { .text = text, .end = "" };
	size_t i, kept = 0;

	for (i = 0; i < text.len; i += step(text, i)) {
		if (column->most > 0 && shown.characters == column->most) {
			shown.text.len = kept;
			shown.end = CUT;
			return shown;
		}
		if (shown.characters + sizeof CUT - 1 == column->most)
			kept = i;
		shown.characters++;
	}
	while (shown.text.len > 0 && text.data[shown.text.len - 1] == ' ') {
		shown.text.len--;
		shown.characters--;
	}
	return shown;
}

/* A tricky character as a "?". */
static void
write_printable(struct out *out, struct span text)
{
	size_t i, n, from = 0;

	for (i = 0; i < text.len; i += n) {
		n = utf8_sequence(text.data + i, text.len - i);
		if (!is_tricky(text.data + i, n))
			continue;
		out_write(out, text.data + from, i - from);
		out_write(out, "?", 1);
		n = n > 0 ? n : 1;
		from = i + n;
	}
	out_write(out, text.data + from, text.len - from);
}

static void
write_blanks(struct out *out, size_t count)
{
	static const char blanks[] = "                                ";
	size_t some;

	for (; count > 0; count -= some) {
		some = count < sizeof blanks - 1 ? count : sizeof blanks - 1;
		out_write(out, blanks, some);
	}
}

/* Blanks are written when something follows. */
static void
write_aligned(struct table *table, struct span text)
{
	const struct table_column *column = &table->columns[table->at];
	struct shown shown = fit(column, text);
	size_t blanks = column->width > shown.characters ?
	    column->width - shown.characters : 0;

	table->blanks += table->at > 0 ? GAP : 0;
	table->blanks += column->is_number ? blanks : 0;
	if (shown.text.len > 0) {
		write_blanks(table->out, table->blanks);
		write_printable(table->out, shown.text);
		out_write(table->out, shown.end, strlen(shown.end));
		table->blanks = 0;
	}
	table->blanks += column->is_number ? 0 : blanks;
}

static void
measure(struct table_column *column, struct span text)
{
	struct shown shown = fit(column, text);

	if (shown.characters > column->width)
		column->width = shown.characters;
}

/* As jq's @tsv: a backslash before what would end the cell. */
static void
write_tsv(struct out *out, struct span text)
{
	static const char special[] = "\t\n\r\\", letters[] = "tnr\\";
	const char *found;
	size_t i, from = 0;

	for (i = 0; i < text.len; i++) {
		found = memchr(special, text.data[i], sizeof special - 1);
		if (found == NULL)
			continue;
		out_write(out, text.data + from, i - from);
		out_printf(out, "\\%c", letters[found - special]);
		from = i + 1;
	}
	out_write(out, text.data + from, text.len - from);
}

/*
 * RFC 4180, section 2.  Before what a spreadsheet might take for a formula
 * goes an apostrophe: OWASP, "CSV Injection".
 */
static void
write_csv(struct out *out, struct span text)
{
	/* The NUL at its end is one, too. */
	static const char formula[] = "=+-@\t\r\n", special[] = "\",\r\n";
	size_t i, from = 0;
	int quoted = 0;

	for (i = 0; i < text.len && !quoted; i++)
		quoted = memchr(special, text.data[i],
		    sizeof special - 1) != NULL;
	out_write(out, "\"", quoted ? 1 : 0);
	if (text.len > 0 && memchr(formula, text.data[0],
	    sizeof formula) != NULL)
		out_write(out, "'", 1);
	for (i = 0; i < text.len; i++) {
		if (text.data[i] != '"')
			continue;
		out_write(out, text.data + from, i + 1 - from);
		from = i;	/* once more */
	}
	out_write(out, text.data + from, text.len - from);
	out_write(out, "\"", quoted ? 1 : 0);
}

/* Whoever wrote the text may write from right to left: the next cell is to stay
 * where it is. */
static void
write_html(struct table *table, struct span text)
{
	const struct table_column *column = &table->columns[table->at];
	int is_name = table->names;

	if (table->at == 0)
		out_printf(table->out, "<tr>");
	out_printf(table->out, is_name ? "<th scope=\"col\"%s>" : "<td%s>",
	    column->is_number ? " class=\"n\"" : "");
	if (text.len > 0) {
		out_printf(table->out, "<bdi>");
		html_text(table->out, text);
		out_printf(table->out, "</bdi>");
	}
	out_printf(table->out, is_name ? "</th>" : "</td>");
}

static void
write_cell(struct table *table, struct span text)
{
	static const char *const between[] = { [TABLE_TEXT] = "",
	    [TABLE_TSV] = "\t", [TABLE_CSV] = ",", [TABLE_HTML] = "" };
	static const char *const behind[] = { [TABLE_TEXT] = "\n",
	    [TABLE_TSV] = "\n", [TABLE_CSV] = "\r\n",
	    [TABLE_HTML] = "</tr>\n" };
	const char *end = table->at + 1 == table->count ?
	    behind[table->form] : between[table->form];

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
	case TABLE_HTML:
		write_html(table, text);
		break;
	}
	out_write(table->out, end, strlen(end));
}

void
table_text(struct table *table, struct span text)
{
	if (text.data == NULL)
		text = span_of("");
	if (table->measured != NULL)
		measure(&table->measured[table->at], text);
	else
		write_cell(table, text);
	if (++table->at == table->count)
		table->at = table->blanks = 0;
}

void
table_number(struct table *table, uint64_t number)
{
	char text[NUMBER_TEXT];

	snprintf(text, sizeof text, "%llu", (unsigned long long)number);
	table_text(table, span_of(text));
}

void
table_drawing(struct table *table, const char *text, size_t columns)
{
	struct table_column *measured = table->measured;

	if (measured != NULL && columns > measured[table->at].width)
		measured[table->at].width = columns;
	if (measured == NULL && columns > 0) {
		write_blanks(table->out, table->blanks + GAP);
		out_write(table->out, text, strlen(text));
	}
	if (measured == NULL)
		out_write(table->out, "\n", 1);
	table->at = table->blanks = 0;
}

void
table_end(struct table *table)
{
	if (table->measured == NULL && table->form == TABLE_HTML)
		out_printf(table->out, "</tbody>\n");
}
