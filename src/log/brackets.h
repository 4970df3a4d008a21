/*
 * log/brackets.h - where a record ends, by its brackets alone: the bytes
 * between are not touched.  The swift twin of nest.h, for records about which
 * there is nothing to say; whatever is odd it leaves to that one.
 *
 * Records of one log have few different shapes, which is what a record's
 * brackets are without all the rest.  A shape that was found to be in order is
 * remembered, and known again at a glance.
 */
#ifndef LOG_BRACKETS_H
#define LOG_BRACKETS_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "sweep.h"

/* A value with brackets: the marks that it begins and ends with, counted from
 * the record's first. */
struct nested {
	uint16_t	open;
	uint16_t	close;
};

/* Of the members that have brackets so many are told of. */
#define BRACKETS_NESTED	32

struct shape {
	uint32_t	marks;		/* of the record, breaks included */
	int		lines;		/* line breaks among them */
	/* The members that have brackets themselves, in order; with a count
	 * of BRACKETS_NESTED + 1 there are more. */
	unsigned	count;
	struct nested	nested[BRACKETS_NESTED];
};

struct brackets;

struct brackets *brackets_new(void);	/* NULL: no memory */
void brackets_free(struct brackets *brackets);

enum brackets_status {
	BRACKETS_END,		/* the record is complete: *shape, and the
				 * sweep's cursor and next are set */
	BRACKETS_MORE,		/* the text ends inside it */
	BRACKETS_ODD,		/* nest.h has to say: mismatch, great depth,
				 * 65536 marks, a control character in a
				 * string, or perhaps a line that begins with
				 * "{" where no value may be */
	BRACKETS_MEMORY
};

/* text[at] of the sweep is "{", outside any string; calls go forward in the
 * text.  The shape is good until the next call. */
enum brackets_status brackets_match(struct brackets *brackets,
    struct sweep *sweep, size_t at, const struct shape **shape);

#endif
