/*
 * log/nest.h - where does a JSON value end?  Found by strings and nesting
 * alone; what stands between the brackets is the parser's to judge.  The state
 * is carried from block to block, so that each byte is looked at once.
 */
#ifndef LOG_NEST_H
#define LOG_NEST_H

#include <stddef.h>
#include <stdint.h>

#define NEST_MAX	1024	/* brackets open at the same time */

enum nest_status {
	NEST_MORE,		/* all of it looked at, the value goes on */
	NEST_END,		/* the value is complete */
	/* What no valid value could hold at this byte: */
	NEST_BROKEN_STRING,	/* a line break inside a string */
	NEST_MISMATCH,		/* "]" where "}" is due, or the reverse */
	NEST_TOO_DEEP,		/* more than max_depth brackets */
	NEST_RESTART		/* "{" on a new line, where no value may be */
};

struct nest {
	unsigned	depth;		/* brackets open now */
	unsigned	max_depth;	/* at most NEST_MAX */
	unsigned char	in_string;
	unsigned char	escaped;	/* a backslash was the last byte */
	unsigned char	bare;		/* the value is a literal or number */
	unsigned char	fresh_line;	/* no text since a line break */
	unsigned char	lines;		/* a line break was seen */
	char		last;		/* last byte that was not blank */
	size_t		line_begin;	/* offset of the line in the text */
	uint64_t	kinds[NEST_MAX / 64];	/* a bit each: is it "["? */
};

/* Get ready for a value whose first byte is the next one to be looked at. */
void nest_begin(struct nest *nest, unsigned max_depth);

/*
 * Look at text[*at .. len).  text[0] is the value's first byte; *at is where
 * the last call for this value stopped, 0 at first.  Sets *at behind the last
 * byte looked at, for NEST_END behind the value, for damage on the bad byte.
 * A literal or number ends before the byte that cannot belong to it.
 */
enum nest_status nest_scan(struct nest *nest, const char *text, size_t len,
    size_t *at);

/* What is wrong, for a message; NULL for NEST_MORE and NEST_END. */
const char *nest_complaint(enum nest_status status);

#endif
