/*
 * log/stance.h - where reading stands between two records: the arrays around,
 * and what the line has held so far.  All that the next record's splitting
 * depends on, so that it can be handed on, kept, and compared.
 */
#ifndef LOG_STANCE_H
#define LOG_STANCE_H

#include <stddef.h>

#include "arrays.h"

struct stance {
	struct arrays	arrays;
	unsigned char	line_used;	/* a record on this line */
	unsigned char	indenting;	/* only blanks on it so far */
	size_t		indent;		/* blanks it began with */
};

/* At the begin of an input; max_depth arrays may be open. */
void stance_init(struct stance *stance, unsigned max_depth);

/* The next byte begins a line. */
void stance_line(struct stance *stance);

enum stance_byte {
	STANCE_PASSED,		/* it belongs between records */
	STANCE_BROKEN,		/* nothing valid has it here: *complaint */
	STANCE_VALUE		/* a value begins, or something else does */
};

/* Take one byte between records.  Nothing has changed unless it is passed,
 * but that the line's indent has ended. */
enum stance_byte stance_step(struct stance *stance, char c,
    const char **complaint);

/* Does the same follow from both?  What damage earlier on lets pass does not
 * matter where none of it comes. */
int stance_same(const struct stance *a, const struct stance *b);

#endif
