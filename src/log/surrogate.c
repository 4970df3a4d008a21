#include "surrogate.h"

#include <string.h>

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return (c | 0x20) - 'a' + 10;
}

/* The code unit of a \uXXXX at text[0..len), or -1. */
static int
unit_at(const char *text, size_t len)
{
	int i, unit = 0;

	if (len < 6 || text[0] != '\\' || text[1] != 'u')
		return -1;
	for (i = 2; i < 6; i++)
		unit = unit << 4 | hex_digit(text[i]);
	return unit;
}

int
surrogate_is_lone(const char *text, size_t len)
{
	const char *p = text, *end = text + len;
	int unit;

	while (p < end && (p = memchr(p, '\\', (size_t)(end - p))) != NULL) {
		unit = unit_at(p, (size_t)(end - p));
		if (unit < 0xd800 || unit > 0xdfff) {
			p += unit == -1 ? 2 : 6;
			continue;
		}
		if (unit >= 0xdc00)
			return 1;
		p += 6;
		unit = unit_at(p, (size_t)(end - p));
		if (unit < 0xdc00 || unit > 0xdfff)
			return 1;
		p += 6;
	}
	return 0;
}
