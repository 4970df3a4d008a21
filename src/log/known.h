/*
 * log/known.h - plain tokens met before.  The same few hundred event types and
 * the same people come again and again, so that a token means what is written
 * is found out once.
 *
 * A cache: what does not fit is forgotten, and asked about again.  A token is
 * known by a tag of 64 bits.  Should two share one, which is rare, what is left
 * out is to ask again about a token that token_look() has called plain.
 */
#ifndef LOG_KNOWN_H
#define LOG_KNOWN_H

#include <stdint.h>

#include "base/span.h"

/* ASCII, no control character, no backslash: it means itself in JSON (RFC
 * 8259, section 7).  *tag is set, whatever it is. */
int token_look(struct span token, uint64_t *tag);

/* The tag of several tokens together, in their order. */
static inline uint64_t
token_join(uint64_t tag, uint64_t next)
{
	tag = ((tag << 23 | tag >> 41) ^ next) * UINT64_C(0x9e3779b97f4a7c15);
	return (tag ^ tag >> 32) | 1;
}

/* known.c's own, here for what is asked of it for every token. */
struct known {
	unsigned	bits;
	uint64_t	tags[];		/* by their highest bits; 0: free */
};

/* 2^bits places, at least 2, of 8 bytes each.  NULL: no memory. */
struct known *known_new(unsigned bits);
void known_free(struct known *known);

/* Was the tag added, and not forgotten since? */
static inline int
known_has(const struct known *known, uint64_t tag)
{
	return known->tags[tag >> (64 - known->bits)] == tag;
}

/* It will be asked for soon: have the memory for that brought. */
static inline void
known_prefetch(const struct known *known, uint64_t tag)
{
	__builtin_prefetch(&known->tags[tag >> (64 - known->bits)]);
}

/* From now on it is known; another may be forgotten for it. */
static inline void
known_add(struct known *known, uint64_t tag)
{
	known->tags[tag >> (64 - known->bits)] = tag;
}

#endif
