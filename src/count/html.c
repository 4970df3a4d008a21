#include "html.h"

#include <ctype.h>
#include <string.h>

#include "base/utf8.h"
#include "tricky.h"

/* What stands for the character of n bytes, or NULL: itself. */
static const char *
stand_in(const char *bytes, size_t n)
{
	switch (bytes[0]) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return is_tricky(bytes, n) ? "&#xFFFD;" : NULL;
	}
}

void
html_text(struct out *out, struct span text)
{
	const char *other;
	size_t i, n, from = 0;

	for (i = 0; i < text.len; i += n > 0 ? n : 1) {
		n = utf8_sequence(text.data + i, text.len - i);
		if ((other = stand_in(text.data + i, n)) == NULL)
			continue;
		out_write(out, text.data + from, i - from);
		out_write(out, other, strlen(other));
		from = i + (n > 0 ? n : 1);
	}
	out_write(out, text.data + from, text.len - from);
}

/* The begin of an item, without the lead: a capital, if that is a letter. */
static struct span
begin_item(struct html_list *list, struct span piece)
{
	size_t lead = strlen(list->lead);

	if (span_begins(piece, list->lead) == 1) {
		piece.data += lead;
		piece.len -= lead;
	}
	out_printf(list->out, "<li>");
	list->in_item = 1;
	list->items++;
	if (piece.len > 0 && piece.data[0] >= 'a' && piece.data[0] <= 'z') {
		out_printf(list->out, "%c", toupper(piece.data[0]));
		piece.data++;
		piece.len--;
	}
	return piece;
}

/* A line, or a piece of one. */
static void
write_piece(struct html_list *list, struct span piece)
{
	if (piece.len == 0)
		return;
	if (!list->in_item)
		piece = begin_item(list, piece);
	html_text(list->out, piece);
}

static void
take(void *ctx, const char *text, size_t len)
{
	struct html_list *list = ctx;
	const char *end;

	for (; (end = memchr(text, '\n', len)) != NULL;
	    len -= (size_t)(end + 1 - text), text = end + 1) {
		write_piece(list, (struct span){ text,
		    (size_t)(end - text) });
		if (list->in_item)
			out_printf(list->out, "</li>\n");
		list->in_item = 0;
	}
	write_piece(list, (struct span){ text, len });
}

void
html_list_begin(struct html_list *list, const char *lead, struct out *out)
{
	*list = (struct html_list){ .out = out, .lead = lead };
	out_printf(out, "<ul>\n");
	out_through(out, take, list);
}

int
html_list_end(struct html_list *list)
{
	out_through(list->out, NULL, NULL);
	if (list->in_item)
		out_printf(list->out, "</li>\n");
	out_printf(list->out, "</ul>\n");
	return list->items;
}
