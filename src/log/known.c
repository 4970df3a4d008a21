#include "known.h"

#include <stdlib.h>
#include <string.h>

#define ONES	UINT64_C(0x0101010101010101)

/*
 * Bytes of the word that no plain token has show in the bits 0x80 of it.  The
 * tests for a byte below n, and for a zero byte, are those of Warren,
 * "Hacker's Delight", section 6-1: of the first odd byte they are right.
 */
static inline uint64_t
odd_bytes(uint64_t word)
{
	uint64_t slash = word ^ ONES * '\\';

	return (word - ONES * 0x20) | word | ((slash - ONES) & ~slash);
}

/* One more word of a token.  An odd factor loses nothing, and the shift lets
 * high bits have a say in low ones: Knuth, TAOCP 3, section 6.4. */
static inline uint64_t
mix(uint64_t tag, uint64_t word)
{
	tag = (tag ^ word) * UINT64_C(0x9e3779b97f4a7c15);
	return tag ^ tag >> 32;
}

static inline uint64_t
word_at(const char *data)
{
	uint64_t word;

	memcpy(&word, data, sizeof word);
	return word;
}

/* All of a token that is shorter than a word. */
static inline uint64_t
short_word(struct span token)
{
	uint64_t word = ONES * ' ';
	uint32_t head, tail;

	if (token.len < sizeof head) {
		memcpy(&word, token.data, token.len);
		return word;
	}
	/* They may overlap. */
	memcpy(&head, token.data, sizeof head);
	memcpy(&tail, token.data + token.len - sizeof tail, sizeof tail);
	return head | (uint64_t)tail << 32;
}

int
token_look(struct span token, uint64_t *tag)
{
	uint64_t word, odd = 0, hash = token.len;
	size_t i;

	if (token.len < sizeof word) {
		word = short_word(token);
	} else {
		for (i = 0; i < token.len - sizeof word; i += sizeof word) {
			word = word_at(token.data + i);
			odd |= odd_bytes(word);
			hash = mix(hash, word);
		}
		/* Perhaps some of it once more. */
		word = word_at(token.data + token.len - sizeof word);
	}
	odd |= odd_bytes(word);
	*tag = mix(hash, word) | 1;
	return (odd & ONES * 0x80) == 0;
}

struct known *
known_new(unsigned bits)
{
	struct known *known;

	known = calloc(1, sizeof *known + (sizeof(uint64_t) << bits));
	if (known != NULL)
		known->bits = bits;
	return known;
}

void
known_free(struct known *known)
{
	free(known);
}
