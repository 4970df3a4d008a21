/*
 * log/scan_bits.h - what is the same on every level, once the bytes of a block
 * are bits: which quotes count, and what lies between two of them.
 */
#ifndef LOG_SCAN_BITS_H
#define LOG_SCAN_BITS_H

#include <stdint.h>

#include "scan.h"

/* The bytes of a block, by kind. */
struct scan_kinds {
	uint64_t	backslashes, quotes, controls;
	uint64_t	marks;		/* brackets and line feeds */
};

/* Bytes behind an odd number of backslashes, run by run. */
static inline uint64_t
scan_escaped_runs(uint64_t backslashes, uint64_t *carry)
{
	uint64_t escaped = 0, bit;

	if (*carry) {
		escaped = 1;
		backslashes &= ~UINT64_C(1);
		*carry = 0;
	}
	while (backslashes != 0) {
		bit = backslashes & -backslashes;
		if (bit == UINT64_C(1) << 63) {
			*carry = 1;
			break;
		}
		escaped |= bit << 1;
		backslashes &= ~(bit | bit << 1);
	}
	return escaped;
}

/*
 * Bytes behind an odd number of backslashes.  Two in a row are rare; single
 * ones are not, and come when nobody can foretell: so there is no branch for
 * them.
 */
static inline uint64_t
scan_escaped(uint64_t backslashes, uint64_t *carry)
{
	uint64_t behind = backslashes << 1 | *carry;

	if (__builtin_expect((backslashes & behind) != 0, 0))
		return scan_escaped_runs(backslashes, carry);
	*carry = backslashes >> 63;
	return behind;
}

/* Bit i becomes the parity of the bits 0 to i. */
static inline uint64_t
scan_prefix_xor(uint64_t bits)
{
	bits ^= bits << 1;
	bits ^= bits << 2;
	bits ^= bits << 4;
	bits ^= bits << 8;
	bits ^= bits << 16;
	return bits ^ bits << 32;
}

/* Write down the block's quotes.  Returns its marks, as bits. */
static inline uint64_t
scan_quotes(struct scan_state *state, const struct scan_kinds *kinds,
    uint64_t (*prefix_xor)(uint64_t), struct scan_out *out)
{
	uint64_t quotes = kinds->quotes & ~scan_escaped(kinds->backslashes,
	    &state->escaped);
	uint64_t strings = prefix_xor(quotes) ^ state->in_string;

	state->in_string = (uint64_t)((int64_t)strings >> 63);
	state->odd |= (kinds->controls & strings) |
	    (kinds->backslashes & ~strings);
	*out->quotes++ = quotes;
	return kinds->marks & ~strings;
}

/*
 * Write down where the marks of the block at text are.  Most blocks have few,
 * and how many is hard to foretell: so some are always written, whether they
 * are there or not, and only what is beyond those costs a branch.
 */
#define SCAN_ALWAYS	4
static inline void
scan_marks(const char *text, uint64_t marks, struct scan_out *out)
{
	unsigned count = (unsigned)__builtin_popcountll(marks), i, at;

	for (i = 0; i < SCAN_ALWAYS; i++) {
		/* The highest bit, so that there is one to be found. */
		at = (unsigned)__builtin_ctzll(marks | UINT64_C(1) << 63);
		out->marks[i] = out->base + at;
		out->kinds[i] = text[at];
		marks &= marks - 1;
	}
	for (; i < count; i++) {
		at = (unsigned)__builtin_ctzll(marks);
		out->marks[i] = out->base + at;
		out->kinds[i] = text[at];
		marks &= marks - 1;
	}
	out->marks += count;
	out->kinds += count;
	out->base += SCAN_BLOCK;
}

#endif
