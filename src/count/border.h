/*
 * count/border.h - where a text may be cut, guessed from a look at a few of
 * its bytes: what stood before one record is looked for before others.  A
 * guess, since a record may hold what looks like it; whoever cuts there has
 * to see that the part before really ends so.  Pure.
 */
#ifndef COUNT_BORDER_H
#define COUNT_BORDER_H

#include <stddef.h>
#include <stdint.h>

#include "log/split.h"

/* What a record's begin is known by is no longer. */
#define BORDER_HEAD	64

struct border {
	int		known;		/* 0: nothing was learnt */
	int		on_line;	/* records begin lines: */
	size_t		indent;		/* behind so many blanks */
	/* Else they follow one another on a line: these bytes stand there,
	 * of which skip belong to the record before. */
	char		head[BORDER_HEAD];
	size_t		head_len;
	size_t		skip;
	struct stance	stance;		/* at the border */
};

/* Learn from the record at text[at], which is at that place. */
void border_learn(struct border *border, const char *text, size_t len,
    size_t at, const struct place *place);

/*
 * Find the first border at or behind text[0], which is the text's byte offset.
 * 1: *place is it, as far as can be seen; its line is 1, whatever it is.
 * 0: none is in sight.
 */
int border_find(const struct border *border, const char *text, size_t len,
    uint64_t offset, struct place *place);

#endif
