#include "border.h"

#include <string.h>

static int
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/*
 * A record that is the first thing on its line: the border is where that line
 * begins.  A line break is outside of every string, or all is lost anyway.
 */
static int
learn_line(struct border *border, const char *text, size_t at,
    const struct place *place)
{
	size_t begin = at;

	while (begin > 0 && is_blank(text[begin - 1]))
		begin--;
	if (begin == 0 || text[begin - 1] != '\n')
		return 0;
	border->on_line = 1;
	border->indent = at - begin;
	border->stance = place->stance;
	stance_line(&border->stance);
	return 1;
}

/* The first element of an array that begins a line, and is in no other. */
static int
learn_array(struct border *border, const char *text, size_t at,
    const struct place *place)
{
	struct place before = *place;

	while (at > 0 && is_blank(text[at - 1]))
		at--;
	if (at == 0 || text[at - 1] != '[' || place->stance.arrays.open != 1)
		return 0;
	before.stance.arrays.open = 0;
	return learn_line(border, text, at - 1, &before);
}

/*
 * A record on the line of the one before it: it is known by its first key,
 * quotes, colon and all, and what stands before it.  That begins with the end
 * of the record before, or with the comma behind it.
 */
static int
learn_run(struct border *border, const char *text, size_t len, size_t at,
    const struct place *place)
{
	size_t begin = at, most;
	const char *colon;

	while (begin > 0 && is_blank(text[begin - 1]))
		begin--;
	if (begin == 0 || at - begin > BORDER_HEAD / 2 ||
	    place->stance.line_used == 0 ||
	    (text[begin - 1] != ',' && text[begin - 1] != '}'))
		return 0;
	begin--;
	most = len - begin < BORDER_HEAD ? len - begin : BORDER_HEAD;
	if ((colon = memchr(text + at, ':', most - (at - begin))) == NULL)
		return 0;
	border->on_line = 0;
	border->head_len = (size_t)(colon + 1 - text) - begin;
	memcpy(border->head, text + begin, border->head_len);
	border->skip = text[begin] == '}';
	border->stance = place->stance;
	if (!border->skip)
		border->stance.arrays.due = ARRAYS_COMMA_OR_CLOSE;
	return 1;
}

void
border_learn(struct border *border, const char *text, size_t len, size_t at,
    const struct place *place)
{
	border->known = learn_line(border, text, at, place) ||
	    learn_array(border, text, at, place) ||
	    learn_run(border, text, len, at, place);
}

/* Does a record begin the line at text, or an array of them? */
static int
begins_record(const struct border *border, const char *text, size_t len)
{
	size_t i;

	for (i = 0; i < border->indent && i < len && is_blank(text[i]); i++)
		;
	return i == border->indent && i < len && (text[i] == '{' ||
	    (text[i] == '[' && border->stance.arrays.open == 0));
}

static size_t
find_line(const struct border *border, const char *text, size_t len)
{
	const char *p = text, *end = text + len;

	while ((p = memchr(p, '\n', (size_t)(end - p))) != NULL) {
		p++;
		if (begins_record(border, p, (size_t)(end - p)))
			return (size_t)(p - text);
	}
	return len;
}

static size_t
find_run(const struct border *border, const char *text, size_t len)
{
	const char *p = text, *end = text + len;
	size_t head = border->head_len;

	while ((p = memchr(p, border->head[0], (size_t)(end - p))) != NULL) {
		if ((size_t)(end - p) < head)
			break;
		if (memcmp(p, border->head, head) == 0)
			return (size_t)(p - text) + border->skip;
		p++;
	}
	return len;
}

int
border_find(const struct border *border, const char *text, size_t len,
    uint64_t offset, struct place *place)
{
	size_t at;

	if (!border->known)
		return 0;
	at = border->on_line ? find_line(border, text, len) :
	    find_run(border, text, len);
	if (at == len)
		return 0;
	*place = (struct place){ .offset = offset + at, .line = 1,
	    .stance = border->stance };
	return 1;
}
