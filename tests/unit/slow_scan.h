/*
 * slow_scan.h - what scan.h is to find, byte by byte: the second opinion.
 */
#ifndef SLOW_SCAN_H
#define SLOW_SCAN_H

#include "log/scan.h"
#include "unit.h"

struct slow_scan {
	uint64_t	*quotes;	/* a word a block, the last one too
					 * if it is not whole */
	uint32_t	*marks;		/* positions in the text */
	char		*kinds;
	size_t		 mark_count;
	int		 in_string;	/* at the end */
	int		 escaped;
	size_t		 odd;		/* where it is; len: nowhere */
};

/* What is found up to the first odd byte, and not that one. */
static inline struct slow_scan
slow_scan(const char *text, size_t len)
{
	struct slow_scan slow = {
		.quotes = calloc(len / SCAN_BLOCK + 1, sizeof(uint64_t)),
		.marks = malloc((len + 1) * sizeof(uint32_t)),
		.kinds = malloc(len + 1) };
	size_t i;
	char c;

	for (i = 0; i < len; i++) {
		c = text[i];
		if (slow.in_string ? (unsigned char)c < 0x20 : c == '\\')
			break;
		if (slow.escaped) {
			slow.escaped = 0;
		} else if (c == '\\') {
			slow.escaped = 1;
		} else if (c == '"') {
			slow.in_string = !slow.in_string;
			slow.quotes[i / SCAN_BLOCK] |=
			    UINT64_C(1) << i % SCAN_BLOCK;
		} else if (!slow.in_string && (c == '\n' || c == '{' ||
		    c == '}' || c == '[' || c == ']')) {
			slow.marks[slow.mark_count] = (uint32_t)i;
			slow.kinds[slow.mark_count++] = c;
		}
	}
	slow.odd = i;
	return slow;
}

static inline void
slow_scan_done(struct slow_scan *slow)
{
	free(slow->quotes);
	free(slow->marks);
	free(slow->kinds);
}

/* The bits of a word that stand for bytes before end, the word's first byte
 * being at. */
static inline uint64_t
slow_scan_before(uint64_t word, size_t at, size_t end)
{
	if (end >= at + SCAN_BLOCK)
		return word;
	return end <= at ? 0 : word & ((UINT64_C(1) << (end - at)) - 1);
}

#endif
