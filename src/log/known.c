#include "known.h"

#include <stdlib.h>
#include <string.h>

#define ONES	UINT64_C(0x0101010101010101)

struct known {
	unsigned	bits;
	uint64_t	tags[];		/* 0: free */
};

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

/* One more word of a token, mixed as by Steele, Lea and Flood, "Fast Splittable
 * Pseudorandom Number Generators" (2014), section 4. */
static inline uint64_t
mix(uint64_t tag, uint64_t word)
{
	tag = (tag ^ word) * UINT64_C(0xbf58476d1ce4e5b9);
	tag = (tag ^ tag >> 27) * UINT64_C(0x94d049bb133111eb);
	return tag ^ tag >> 31;
}

int
token_look(struct span token, uint64_t *tag)
{
	uint64_t word, odd = 0, hash = mix(0, token.len);
	size_t i;

	for (i = 0; i + sizeof word <= token.len; i += sizeof word) {
		memcpy(&word, token.data + i, sizeof word);
		odd |= odd_bytes(word);
		hash = mix(hash, word);
	}
	if (i < token.len) {
		word = ONES * ' ';
		if (token.len > sizeof word)	/* some of it once more */
			memcpy(&word, token.data + token.len - sizeof word,
			    sizeof word);
		else
			memcpy(&word, token.data, token.len);
		odd |= odd_bytes(word);
		hash = mix(hash, word);
	}
	*tag = hash | 1;
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

int
known_has(const struct known *known, uint64_t tag)
{
	return known->tags[tag >> (64 - known->bits)] == tag;
}

void
known_prefetch(const struct known *known, uint64_t tag)
{
	__builtin_prefetch(&known->tags[tag >> (64 - known->bits)]);
}

void
known_add(struct known *known, uint64_t tag)
{
	known->tags[tag >> (64 - known->bits)] = tag;
}
