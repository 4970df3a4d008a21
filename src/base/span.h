/*
 * base/span.h - borrowed bytes.  Whoever lends them says how long they last.
 * data is NULL for "there is none", which is not the same as an empty span.
 */
#ifndef BASE_SPAN_H
#define BASE_SPAN_H

#include <stddef.h>
#include <string.h>
#include <strings.h>

struct span {
	const char	*data;		/* len bytes, not terminated */
	size_t		 len;
};

/* Same bytes?  A span without data is like no other. */
static inline int
span_eq(struct span a, struct span b)
{
	return a.data != NULL && b.data != NULL && a.len == b.len &&
	    memcmp(a.data, b.data, a.len) == 0;
}

/* <0, 0, >0 as a is before, like or behind b: by memcmp(), then by length.
 * Without data it is before all that have some. */
static inline int
span_cmp(struct span a, struct span b)
{
	size_t len = a.len < b.len ? a.len : b.len;
	int cmp;

	if (a.data == NULL || b.data == NULL)
		return (a.data != NULL) - (b.data != NULL);
	cmp = memcmp(a.data, b.data, len);
	return cmp != 0 ? cmp : (a.len > b.len) - (a.len < b.len);
}

/*
 * Do the bytes begin with word?  1: yes.  0: no.  -1: so far yes, but they end
 * before word does.
 */
static inline int
span_begins(struct span bytes, const char *word)
{
	size_t len = strlen(word);
	int whole = bytes.len >= len;

	if (memcmp(bytes.data, word, whole ? len : bytes.len) != 0)
		return 0;
	return whole ? 1 : -1;
}

/* Is it word, whatever the case of ASCII letters? */
static inline int
span_is_nocase(struct span bytes, const char *word)
{
	return bytes.len == strlen(word) &&
	    strncasecmp(bytes.data, word, bytes.len) == 0;
}

/* Lend the characters of a string, for as long as the string lives. */
static inline struct span
span_of(const char *text)
{
	return (struct span){ text, strlen(text) };
}

#endif
