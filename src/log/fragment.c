#include "fragment.h"

#include <string.h>

size_t
fragment_pass(struct fragment_line *line, const char *text, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++) {
		if (text[i] == '\n')
			return i + 1;
		if (line->escaped) {
			line->escaped = 0;
			continue;
		}
		switch (text[i]) {
		case '"':
			line->in_string = !line->in_string;
			break;
		case '\\':
			line->escaped = line->in_string;
			break;
		case '{': case '[':
			line->depth += !line->in_string;
			break;
		case '}': case ']':
			line->depth -= !line->in_string && line->depth > 0;
			break;
		}
	}
	return len;
}

int
fragment_goes_on(const struct fragment_line *line)
{
	return line->depth > 0 && !line->in_string;
}

/* Index of the first byte from at on that is none of accepted. */
static size_t
pass(const char *text, size_t len, size_t at, const char *accepted)
{
	while (at < len && text[at] != '\0' &&
	    strchr(accepted, text[at]) != NULL)
		at++;
	return at;
}

enum fragment
fragment_look(const char *text, size_t len, size_t max_indent, size_t *indent,
    size_t *at)
{
	if (len > FRAGMENT_MAX)
		len = FRAGMENT_MAX;
	*indent = pass(text, len, 0, " \t\r");
	if (*indent > max_indent)
		return FRAGMENT_LINE;
	*at = pass(text, len, *indent, "}], \t\r");
	if (*at == len)
		return len < FRAGMENT_MAX ? FRAGMENT_MORE : FRAGMENT_LINE;
	return text[*at] == '{' || text[*at] == '[' ? FRAGMENT_VALUE :
	    FRAGMENT_LINE;
}
