#include "utf8.h"

#include <stdint.h>
#include <string.h>

#define ONES	UINT64_C(0x0101010101010101)
#define HIGHS	UINT64_C(0x8080808080808080)

static int
continues(unsigned char c)
{
	return (c & 0xc0) == 0x80;
}

size_t
utf8_sequence(const char *text, size_t len)
{
	const unsigned char *s = (const unsigned char *)text;

	if (len == 0)
		return 0;
	if (s[0] < 0x80)
		return 1;
	if (s[0] < 0xc2)	/* a continuation byte, or overlong */
		return 0;
	if (s[0] < 0xe0)
		return len >= 2 && continues(s[1]) ? 2 : 0;
	if (s[0] < 0xf0) {
		if (len < 3 || !continues(s[1]) || !continues(s[2]))
			return 0;
		if ((s[0] == 0xe0 && s[1] < 0xa0) ||	/* overlong */
		    (s[0] == 0xed && s[1] > 0x9f))	/* a surrogate */
			return 0;
		return 3;
	}
	if (s[0] < 0xf5) {
		if (len < 4 || !continues(s[1]) || !continues(s[2]) ||
		    !continues(s[3]))
			return 0;
		if ((s[0] == 0xf0 && s[1] < 0x90) ||	/* overlong */
		    (s[0] == 0xf4 && s[1] > 0x8f))	/* above U+10FFFF */
			return 0;
		return 4;
	}
	return 0;
}

/* Is something in the word below 0x20, or not ASCII?  All below 0x80, and none
 * borrows: all are 0x20 or up. */
static uint64_t
odd_bytes(uint64_t word)
{
	return (word | (word - ONES * 0x20)) & HIGHS;
}

/* As many bytes as most machines can look at in one go: two words. */
typedef uint8_t stripe __attribute__((vector_size(16)));
#define STRIPES		4

/* Printable ASCII is what most of a log is: pass over it in long steps. */
static size_t
pass_plain(const char *text, size_t len)
{
	stripe stripes[STRIPES], odd;
	uint64_t words[2];
	size_t i, k;

	for (i = 0; len - i >= sizeof stripes; i += sizeof stripes) {
		memcpy(stripes, text + i, sizeof stripes);
		odd = (stripe){ 0 };
		/* As odd_bytes(), byte by byte. */
		for (k = 0; k < STRIPES; k++)
			odd |= stripes[k] | (stripes[k] - 0x20);
		memcpy(words, &odd, sizeof words);
		if (((words[0] | words[1]) & HIGHS) != 0)
			break;
	}
	return i;
}

size_t
utf8_bad_json_byte(const char *text, size_t len)
{
	size_t i, n;
	uint64_t word;

	for (i = pass_plain(text, len); i < len; i += n) {
		n = 8;
		if (len - i >= 8) {
			memcpy(&word, text + i, 8);
			if (odd_bytes(word) == 0) {
				n += pass_plain(text + i + 8, len - i - 8);
				continue;
			}
		}
		n = utf8_sequence(text + i, len - i);
		if (n == 0 || (n == 1 && (unsigned char)text[i] < 0x20 &&
		    text[i] != '\t' && text[i] != '\n' && text[i] != '\r'))
			return i;
	}
	return len;
}
