#include "gen_pretty.h"

#include "gen_text.h"

static void
put_line_break(struct gen_text *out, unsigned depth)
{
	gen_text_add(out, "\n", 1);
	while (depth-- > 0)
		gen_text_add(out, "  ", 2);
}

/* Length of the string that begins at text[0], both quotes included. */
static size_t
string_length(const char *text)
{
	size_t len = 1;

	while (text[len] != '"')
		len += text[len] == '\\' ? 2 : 1;
	return (len + 1);
}

void
gen_pretty_put(const struct gen_text *json, unsigned depth,
    struct gen_text *out)
{
	const char *text = json->data;
	size_t i = 0, len;

	while (i < json->len) {
		len = 1;
		switch (text[i]) {
		case '{':
		case '[':
			/* Empty ones stay closed.  ] is [ + 2; braces too. */
			if (text[i + 1] == text[i] + 2) {
				gen_text_add(out, text + i, 2);
				len = 2;
				break;
			}
			gen_text_add(out, text + i, 1);
			put_line_break(out, ++depth);
			break;
		case '}':
		case ']':
			put_line_break(out, --depth);
			gen_text_add(out, text + i, 1);
			break;
		case ',':
			gen_text_add(out, ",", 1);
			put_line_break(out, depth);
			break;
		case ':':
			gen_text_add(out, ": ", 2);
			break;
		case '"':
			len = string_length(text + i);
			gen_text_add(out, text + i, len);
			break;
		default:
			gen_text_add(out, text + i, 1);
			break;
		}
		i += len;
	}
}
