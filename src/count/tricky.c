#include "tricky.h"

#include <stdint.h>

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

int
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
