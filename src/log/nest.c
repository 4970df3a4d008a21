#include "nest.h"

enum class {
	PLAIN,			/* part of a literal or number, or junk */
	BLANK, BREAK, QUOTE, OPEN, CLOSE, COMMA, COLON
};

static const unsigned char classes[256] = {
	[' '] = BLANK, ['\t'] = BLANK, ['\r'] = BLANK, ['\n'] = BREAK,
	['"'] = QUOTE, ['{'] = OPEN, ['['] = OPEN, ['}'] = CLOSE,
	[']'] = CLOSE, [','] = COMMA, [':'] = COLON,
};

void
nest_begin(struct nest *nest, unsigned max_depth)
{
	/* kinds needs no clearing: a bit is written before it is read. */
	nest->depth = 0;
	nest->max_depth = max_depth < NEST_MAX ? max_depth : NEST_MAX;
	nest->in_string = nest->escaped = nest->bare = 0;
	nest->fresh_line = nest->lines = 0;
	nest->last = '\0';
	nest->line_begin = 0;
}

static int
in_array(const struct nest *nest)
{
	unsigned top = nest->depth - 1;

	return nest->kinds[top / 64] >> top % 64 & 1;
}

static void
push(struct nest *nest, char bracket)
{
	uint64_t bit = UINT64_C(1) << nest->depth % 64;

	if (bracket == '[')
		nest->kinds[nest->depth / 64] |= bit;
	else
		nest->kinds[nest->depth / 64] &= ~bit;
	nest->depth++;
}

/*
 * A truncated line swallows those after it, until the brackets happen to match
 * or the record grows too long.  But a record does not begin behind a complete
 * value or where a key is due; to see that costs a look per line, not a parse.
 */
static int
is_restart(const struct nest *nest)
{
	return nest->fresh_line && nest->depth > 0 && nest->last != ':' &&
	    nest->last != '[' && !(nest->last == ',' && in_array(nest));
}

/* The rest of a string.  NEST_END: its closing quote was the last byte. */
static enum nest_status
scan_string(struct nest *nest, const char *text, size_t len, size_t *at)
{
	size_t i = *at;
	char c;

	for (; i < len; i++) {
		c = text[i];
		if (c == '\n') {
			*at = i;
			return NEST_BROKEN_STRING;
		}
		if (nest->escaped) {
			nest->escaped = 0;
		} else if (c == '\\') {
			nest->escaped = 1;
		} else if (c == '"') {
			nest->in_string = 0;
			*at = i + 1;
			return NEST_END;
		}
	}
	*at = i;
	return NEST_MORE;
}

/* One structural byte outside strings; NEST_MORE: go on behind it. */
static enum nest_status
step(struct nest *nest, enum class class, char c)
{
	switch (class) {
	case QUOTE:
		nest->in_string = 1;
		break;
	case OPEN:
		if (c == '{' && is_restart(nest))
			return NEST_RESTART;
		if (nest->depth == nest->max_depth)
			return NEST_TOO_DEEP;
		push(nest, c);
		break;
	case CLOSE:
		if ((c == ']') != in_array(nest))
			return NEST_MISMATCH;
		if (--nest->depth == 0)
			return NEST_END;
		break;
	case PLAIN:
		if (nest->depth == 0)
			nest->bare = 1;
		break;
	default:
		break;
	}
	nest->last = c;
	nest->fresh_line = 0;
	return NEST_MORE;
}

enum nest_status
nest_scan(struct nest *nest, const char *text, size_t len, size_t *at)
{
	enum nest_status status;
	enum class class;
	size_t i = *at;

	for (;;) {
		if (nest->in_string) {
			status = scan_string(nest, text, len, &i);
			if (status == NEST_END && nest->depth > 0)
				continue;
			break;
		}
		if (i == len) {
			status = NEST_MORE;
			break;
		}
		class = classes[(unsigned char)text[i]];
		if (nest->bare && class != PLAIN) {
			status = NEST_END;
			break;
		}
		if (class == BREAK) {
			nest->fresh_line = nest->lines = 1;
			nest->line_begin = i + 1;
		} else if (class != BLANK) {
			status = step(nest, class, text[i]);
			if (status != NEST_MORE) {
				i += status == NEST_END;
				break;
			}
		}
		i++;
	}
	*at = i;
	return status;
}

const char *
nest_complaint(enum nest_status status)
{
	switch (status) {
	case NEST_MORE:
	case NEST_END:
		break;
	case NEST_BROKEN_STRING:
		return "a line break inside a string";
	case NEST_MISMATCH:
		return "brackets that do not match";
	case NEST_TOO_DEEP:
		return "nested too deep";
	case NEST_RESTART:
		return "a new record begins inside it: it was cut short";
	}
	return NULL;
}
