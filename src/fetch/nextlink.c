#include "nextlink.h"

#include <string.h>

/* A reader over a field; bytes are taken from the front. */
struct cursor {
	const char	*p;
	const char	*end;
};

static void
skip_blanks(struct cursor *in)
{
	while (in->p < in->end && (*in->p == ' ' || *in->p == '\t'))
		in->p++;
}

/* Blanks, then c.  1: it was there, and is taken. */
static int
take(struct cursor *in, char c)
{
	skip_blanks(in);
	if (in->p == in->end || *in->p != c)
		return 0;
	in->p++;
	return 1;
}

/* A name, or a value without quotes: up to what sets parts apart. */
static struct span
take_token(struct cursor *in)
{
	struct span token = { in->p, 0 };

	skip_blanks(in);
	token.data = in->p;
	while (in->p < in->end && strchr(";,= \t\"", *in->p) == NULL)
		in->p++;
	token.len = (size_t)(in->p - token.data);
	return token;
}

/*
 * What stands between quotes, backslashes left in: no relation that matters
 * has one.  -1: the closing quote is missing.
 */
static int
take_quoted(struct cursor *in, struct span *text)
{
	text->data = in->p;
	for (; in->p < in->end; in->p++) {
		if (*in->p == '"') {
			text->len = (size_t)(in->p - text->data);
			in->p++;
			return 0;
		}
		if (*in->p == '\\' && in->p + 1 < in->end)
			in->p++;
	}
	return -1;
}

/* Is "next" among the relations, which blanks set apart? */
static int
names_next(struct span relations)
{
	struct cursor in = { relations.data, relations.data + relations.len };
	struct span word;

	for (;;) {
		skip_blanks(&in);
		word.data = in.p;
		while (in.p < in.end && *in.p != ' ' && *in.p != '\t')
			in.p++;
		word.len = (size_t)(in.p - word.data);
		if (word.len == 0)
			return 0;
		if (span_is_nocase(word, "next"))
			return 1;
	}
}

/* The parameters of one link.  1: it is the next one.  0: another.  -1. */
static int
take_parameters(struct cursor *in)
{
	int is_next = 0, seen_rel = 0;
	struct span name, value;

	while (take(in, ';')) {
		name = take_token(in);
		value = (struct span){ "", 0 };
		if (take(in, '=')) {
			if (!take(in, '"'))
				value = take_token(in);
			else if (take_quoted(in, &value) == -1)
				return -1;
		}
		/* Of several only the first counts (RFC 8288, 3.3). */
		if (!seen_rel && span_is_nocase(name, "rel")) {
			seen_rel = 1;
			is_next = names_next(value);
		}
	}
	return is_next;
}

static int
keep(struct span target, struct buf *url, struct fault *why)
{
	if (target.len == 0)
		return fault_set(why, FAULT_REMOTE,
		    "the link to the next page is empty");
	if (url->len == 0)
		return buf_add(url, target.data, target.len, why);
	if (url->len == target.len &&
	    memcmp(url->data, target.data, target.len) == 0)
		return 0;
	return fault_set(why, FAULT_REMOTE,
	    "the answer names two different next pages");
}

int
nextlink_find(struct span field, struct buf *url, struct fault *why)
{
	struct cursor in = { field.data, field.data + field.len };
	struct span target;
	const char *close;
	int is_next;

	do {
		/* "A list element may be empty" (RFC 9110, 5.6.1.2). */
		while (take(&in, ','))
			;
		skip_blanks(&in);
		if (in.p == in.end)
			return 0;
		if (!take(&in, '<') || (close = memchr(in.p, '>',
		    (size_t)(in.end - in.p))) == NULL)
			goto malformed;
		target = (struct span){ in.p, (size_t)(close - in.p) };
		in.p = close + 1;
		if ((is_next = take_parameters(&in)) == -1)
			goto malformed;
		if (is_next && keep(target, url, why) == -1)
			return -1;
		skip_blanks(&in);
	} while (in.p < in.end && *in.p == ',');
	if (in.p == in.end)
		return 0;

malformed:
	return fault_set(why, FAULT_REMOTE,
	    "a Link header field that cannot be read: %.*s",
	    (int)(field.len < 200 ? field.len : 200), field.data);
}
