#include "table.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

/* Digits of any uint64_t. */
#define NUMBER_TEXT	24
/* Blanks between columns. */
#define GAP		2
/* What stands for the end of a cell that is too long. */
#define CUT		"..."

static void
begin(struct table *table)
{
	size_t i;

	for (i = 0; i < table->count; i++)
		table_text(table, span_of(table->columns[i].name));
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

/* The character of n well-formed bytes. */
static uint32_t
decode(const char *bytes, size_t n)
{
	static const unsigned char first[] = { 0, 0x7f, 0x1f, 0x0f, 0x07 };
	uint32_t code = (unsigned char)bytes[0] & first[n];
	size_t i;

	for (i = 1; i < n; i++)
		code = code << 6 | ((unsigned char)bytes[i] & 0x3f);
	return code;
}

/* Could it end a cell, move a cursor, or make other text stand where it does
 * not?  n is 0 for what is no character. */
static int
is_tricky(const char *bytes, size_t n)
{
	static const struct {
		uint32_t	first;
		uint32_t	last;
	} tricky[] = {
		{ 0x0000, 0x001f }, { 0x007f, 0x009f },	/* controls */
		{ 0x061c, 0x061c }, { 0x200e, 0x200f },	/* direction */
		{ 0x2028, 0x202e },		/* lines; direction */
		{ 0x2066, 0x2069 },		/* direction */
	};
	uint32_t code;
	size_t i;

	if (n == 0)
		return 1;
	code = decode(bytes, n);
	for (i = 0; i < sizeof tricky / sizeof tricky[0]; i++)
		if (code >= tricky[i].first && code <= tricky[i].last)
			return 1;
	return 0;
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

static void
write_cell(struct table *table, struct span text)
{
	static const char *const between[] = { [TABLE_TEXT] = "",
	    [TABLE_TSV] = "\t", [TABLE_CSV] = "," };
	static const char *const behind[] = { [TABLE_TEXT] = "\n",
	    [TABLE_TSV] = "\n", [TABLE_CSV] = "\r\n" };
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
