/*
 * strict_json.h - RFC 8259 as it is written, one call a bracket: the second
 * opinion that fuzz targets hold split and extract to.  Slow and obvious.
 */
#ifndef STRICT_JSON_H
#define STRICT_JSON_H

#include <stddef.h>
#include <string.h>

struct strict {
	const unsigned char	*p;
	const unsigned char	*end;
	unsigned		 depth;		/* brackets open now */
	unsigned		 deepest;
	unsigned		 most;		/* more is no value */
	size_t			 longest;	/* of the records */
	unsigned long		 records;	/* found by strict_stream() */
};

static inline struct strict
strict_of(const void *text, size_t len, unsigned most)
{
	return (struct strict){ .p = text,
	    .end = (const unsigned char *)text + len, .most = most };
}

/* The next byte, or -1 at the end. */
static inline int
strict_peek(const struct strict *s)
{
	return s->p == s->end ? -1 : *s->p;
}

static inline int
strict_take(struct strict *s, int low, int high)
{
	if (strict_peek(s) < low || strict_peek(s) > high)
		return 0;
	s->p++;
	return 1;
}

static inline void
strict_blanks(struct strict *s)
{
	while (strict_peek(s) == ' ' || strict_peek(s) == '\t' ||
	    strict_peek(s) == '\r' || strict_peek(s) == '\n')
		s->p++;
}

static inline int
strict_word(struct strict *s, const char *word)
{
	size_t len = strlen(word);

	if ((size_t)(s->end - s->p) < len || memcmp(s->p, word, len) != 0)
		return 0;
	s->p += len;
	return 1;
}

static inline int
strict_digits(struct strict *s)
{
	if (!strict_take(s, '0', '9'))
		return 0;
	while (strict_take(s, '0', '9'))
		;
	return 1;
}

static inline int
strict_number(struct strict *s)
{
	strict_take(s, '-', '-');
	if (!strict_take(s, '0', '0') && !strict_digits(s))
		return 0;
	if (strict_take(s, '.', '.') && !strict_digits(s))
		return 0;
	if (strict_take(s, 'e', 'e') || strict_take(s, 'E', 'E')) {
		if (!strict_take(s, '+', '+'))
			strict_take(s, '-', '-');
		return strict_digits(s);
	}
	return 1;
}

/* A character above U+007F: RFC 3629, section 4, line by line. */
static inline int
strict_utf8(struct strict *s)
{
	int tails;

	if (strict_take(s, 0xc2, 0xdf))
		tails = 1;
	else if (strict_take(s, 0xe0, 0xe0))
		tails = strict_take(s, 0xa0, 0xbf) ? 1 : -1;
	else if (strict_take(s, 0xed, 0xed))
		tails = strict_take(s, 0x80, 0x9f) ? 1 : -1;
	else if (strict_take(s, 0xe1, 0xef))
		tails = 2;
	else if (strict_take(s, 0xf0, 0xf0))
		tails = strict_take(s, 0x90, 0xbf) ? 2 : -1;
	else if (strict_take(s, 0xf1, 0xf3))
		tails = 3;
	else if (strict_take(s, 0xf4, 0xf4))
		tails = strict_take(s, 0x80, 0x8f) ? 2 : -1;
	else
		return 0;
	for (; tails > 0; tails--)
		if (!strict_take(s, 0x80, 0xbf))
			return 0;
	return tails == 0;
}

static inline int
strict_escape(struct strict *s)
{
	int i;

	if (strict_take(s, 'u', 'u')) {
		for (i = 0; i < 4; i++)
			if (!strict_take(s, '0', '9') &&
			    !strict_take(s, 'a', 'f') &&
			    !strict_take(s, 'A', 'F'))
				return 0;
		return 1;
	}
	if (strict_peek(s) <= 0 || strchr("\"\\/bfnrt", *s->p) == NULL)
		return 0;
	s->p++;
	return 1;
}

static inline int
strict_string(struct strict *s)
{
	if (!strict_take(s, '"', '"'))
		return 0;
	while (!strict_take(s, '"', '"')) {
		if (strict_take(s, '\\', '\\')) {
			if (!strict_escape(s))
				return 0;
		} else if (!strict_take(s, 0x20, 0x7f) && !strict_utf8(s)) {
			return 0;
		}
	}
	return 1;
}

static inline int strict_value(struct strict *s);

/* Behind an opening bracket, up to the closing one. */
static inline int
strict_members(struct strict *s, int is_object)
{
	int close = is_object ? '}' : ']';

	strict_blanks(s);
	if (strict_take(s, close, close))
		return 1;
	do {
		strict_blanks(s);
		if (is_object) {
			if (!strict_string(s))
				return 0;
			strict_blanks(s);
			if (!strict_take(s, ':', ':'))
				return 0;
			strict_blanks(s);
		}
		if (!strict_value(s))
			return 0;
		strict_blanks(s);
	} while (strict_take(s, ',', ','));
	return strict_take(s, close, close);
}

static inline int
strict_value(struct strict *s)
{
	int c = strict_peek(s), good;

	if (c == '"')
		return strict_string(s);
	if (c != '{' && c != '[')
		return strict_word(s, "true") || strict_word(s, "false") ||
		    strict_word(s, "null") || strict_number(s);
	if (s->depth == s->most)
		return 0;
	s->p++;
	s->depth++;
	if (s->depth > s->deepest)
		s->deepest = s->depth;
	good = strict_members(s, c == '{');
	s->depth--;
	return good;
}

/* Is it one value, and blanks? */
static inline int
strict_text(struct strict *s)
{
	strict_blanks(s);
	if (!strict_value(s))
		return 0;
	strict_blanks(s);
	return s->p == s->end;
}

/* A byte that a literal or number cannot end before. */
static inline int
strict_goes_on(int c)
{
	return c != -1 && c != 0 && strchr(" \t\r\n\"{}[],:", c) == NULL;
}

/* A record, or an array of what stands where records may. */
static inline int
strict_element(struct strict *s)
{
	const unsigned char *begin = s->p;
	int c = strict_peek(s);

	if (c != '[') {
		if (!strict_value(s))
			return 0;
		if (c != '{' && c != '"' && strict_goes_on(strict_peek(s)))
			return 0;
		s->records++;
		if ((size_t)(s->p - begin) > s->longest)
			s->longest = (size_t)(s->p - begin);
		return 1;
	}
	if (s->depth == s->most)
		return 0;
	s->p++;
	s->depth++;
	strict_blanks(s);
	if (!strict_take(s, ']', ']')) {
		do {
			strict_blanks(s);
			if (!strict_element(s))
				return 0;
			strict_blanks(s);
		} while (strict_take(s, ',', ','));
		if (!strict_take(s, ']', ']'))
			return 0;
	}
	s->depth--;
	return 1;
}

/* Is it records, in arrays or not, blanks and byte order marks? */
static inline int
strict_stream(struct strict *s)
{
	for (;;) {
		strict_blanks(s);
		if (strict_word(s, "\xef\xbb\xbf"))
			continue;
		if (s->p == s->end)
			return 1;
		if (!strict_element(s))
			return 0;
	}
}

#endif
