#include "uri.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* In place.  -1: a broken sequence, or a NUL. */
static int
decode(char *text)
{
	char *to = text;
	int high, low;

	for (; *text != '\0'; text++) {
		if (*text == '+') {
			*to++ = ' ';
			continue;
		}
		if (*text != '%') {
			*to++ = *text;
			continue;
		}
		if ((high = hex_digit(text[1])) == -1 ||
		    (low = hex_digit(text[2])) == -1 || high + low == 0)
			return -1;
		*to++ = (char)(high * 16 + low);
		text += 2;
	}
	*to = '\0';
	return 0;
}

int
params_parse(struct params *params, const char *query)
{
	const char *end, *equals;
	char *name, *value;
	size_t len;

	memset(params, 0, sizeof *params);
	for (; *query != '\0'; query = *end == '&' ? end + 1 : end) {
		len = strcspn(query, "&");
		end = query + len;
		if (len == 0)
			continue;
		if (params->count == URI_PARAMS)
			return -1;
		equals = memchr(query, '=', len);
		name = mem_copy(query,
		    equals != NULL ? (size_t)(equals - query) : len);
		value = equals == NULL ? mem_text("") :
		    mem_copy(equals + 1, (size_t)(end - equals - 1));
		params->item[params->count].name = name;
		params->item[params->count++].value = value;
		if (decode(name) == -1 || decode(value) == -1)
			return -1;
	}
	return 0;
}

void
params_done(struct params *params)
{
	size_t i;

	for (i = 0; i < params->count; i++) {
		free(params->item[i].name);
		free(params->item[i].value);
	}
	params->count = 0;
}

const char *
params_get(const struct params *params, const char *name)
{
	size_t i;

	for (i = 0; i < params->count; i++)
		if (strcmp(params->item[i].name, name) == 0)
			return params->item[i].value;
	return NULL;
}

size_t
params_times(const struct params *params, const char *name)
{
	size_t i, times = 0;

	for (i = 0; i < params->count; i++)
		times += strcmp(params->item[i].name, name) == 0;
	return times;
}

void
uri_encode(struct buf *buf, const char *text)
{
	static const char digits[] = "0123456789ABCDEF";
	static const char unreserved[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789-._~";
	char code[3] = "%";

	for (; *text != '\0'; text++) {
		if (strchr(unreserved, *text) != NULL) {
			mem_add(buf, text, 1);
			continue;
		}
		code[1] = digits[(unsigned char)*text >> 4];
		code[2] = digits[*text & 15];
		mem_add(buf, code, 3);
	}
}
