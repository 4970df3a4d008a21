#include "known.h"

#include <stdlib.h>
#include <string.h>

#include "base/word.h"

#define ONES	UINT64_C(0x0101010101010101)

/*
 * Bits 0x80 of high are set, and those of fine are not, where the word has a
 * byte that no plain token has.  No sum here carries into the next byte unless
 * a byte has its highest bit, and that shows in high.
 */
static inline void
look(uint64_t word, uint64_t *high, uint64_t *fine)
{
	*high |= word;
	*fine &= (word + ONES * (0x80 - 0x20)) &
	    ((word ^ ONES * '\\') + ONES * 0x7f);
}

/* One more word of a token.  An odd factor loses nothing, and the shift lets
 * high bits have a say in low ones: Knuth, TAOCP 3, section 6.4. */
static inline uint64_t
mix(uint64_t tag, uint64_t word)
{
	tag = (tag ^ word) * UINT64_C(0x9e3779b97f4a7c15);
	return tag ^ tag >> 32;
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
	uint64_t word, high = 0, fine = UINT64_MAX, hash = token.len;
	size_t i;

	if (token.len < sizeof word) {
		word = short_word(token);
	} else {
		for (i = 0; i < token.len - sizeof word; i += sizeof word) {
			word = word_at(token.data + i);
			look(word, &high, &fine);
			hash = mix(hash, word);
		}
		/* Perhaps some of it once more. */
		word = word_at(token.data + token.len - sizeof word);
	}
	look(word, &high, &fine);
	*tag = mix(hash, word) | 1;
	return ((high | ~fine) & ONES * 0x80) == 0;
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
