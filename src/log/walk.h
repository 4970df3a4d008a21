/*
 * log/walk.h - from place to place in a record whose quotes and brackets are
 * known: what lies between is not touched, or not looked at twice.
 */
#ifndef LOG_WALK_H
#define LOG_WALK_H

#include <stddef.h>
#include <stdint.h>

#include "base/word.h"
#include "brackets.h"
#include "sweep.h"

struct walk {
	const char		*text;
	const uint64_t		*quotes;	/* the sweep's */
	const uint32_t		*marks;		/* the record's, */
	const char		*kinds;		/* and what they are */
	const struct nested	*nested;	/* of the shape, the next */
	size_t			 mark;		/* in one of them, the next */
};

/* Bits from at on: as many as come at once. */
static inline uint64_t
walk_bits(const uint64_t *bits, size_t at)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	/* Behind the last block there is one more. */
	return word_at((const char *)bits + at / 8) >> at % 8;
#else
	return bits[at / SCAN_BLOCK] >> at % SCAN_BLOCK;
#endif
}

/* As walk_quote(), of a string that is longer than most. */
static __attribute__((noinline)) size_t
walk_far_quote(const uint64_t *quotes, size_t at)
{
	uint64_t word = quotes[at / SCAN_BLOCK] >> at % SCAN_BLOCK;

	if (word != 0)
		return at + (size_t)__builtin_ctzll(word);
	at /= SCAN_BLOCK;
	do
		word = quotes[++at];
	while (word == 0);
	return at * SCAN_BLOCK + (size_t)__builtin_ctzll(word);
}

/* The first quote at or behind text[at]; there is one: they come in pairs. */
static inline size_t
walk_quote(const struct walk *w, size_t at)
{
	uint64_t word = walk_bits(w->quotes, at);

	if (word != 0)
		return at + (size_t)__builtin_ctzll(word);
	return walk_far_quote(w->quotes, at);
}

/* Behind the next member of the record that has brackets. */
static inline size_t
walk_nested(struct walk *w)
{
	return (size_t)w->marks[w->nested++->close] + 1;
}

/* Enter it. */
static inline void
walk_enter(struct walk *w)
{
	w->mark = w->nested++->open + (size_t)1;
}

/* Behind the next bracket there, whichever it is. */
static inline void
walk_bracket(struct walk *w)
{
	while (w->kinds[w->mark++] == '\n')
		;
}

/* Behind the object or array of which the next mark is the begin, deeper in
 * the record: its brackets match. */
static inline size_t
walk_brackets(struct walk *w)
{
	size_t depth = 0;
	char kind;

	do {
		kind = w->kinds[w->mark++];
		/* Bit 1 tells brackets that open; a line feed has it too. */
		if (kind != '\n')
			depth += kind & 2 ? 1 : (size_t)-1;
	} while (depth > 0 || kind == '\n');
	return (size_t)w->marks[w->mark - 1] + 1;
}

static inline size_t
walk_blanks(const char *text, size_t at)
{
	while (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' ||
	    text[at] == '\t')
		at++;
	return at;
}

/* May it be a part of a literal or a number? */
static inline int
walk_is_scalar(char c)
{
	return (unsigned char)((c | 0x20) - 'a') < 26 ||
	    (unsigned char)(c - '0') < 10 || c == '-' || c == '+' || c == '.';
}

/* Behind a literal or number, as far as its characters tell. */
static inline size_t
walk_scalar(const char *text, size_t at)
{
	while (walk_is_scalar(text[at]))
		at++;
	return at;
}

#endif
