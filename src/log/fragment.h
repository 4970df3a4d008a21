/*
 * log/fragment.h - what damage leaves behind: the rest of its line, and, if
 * that ends inside a record, lines to pass over until the next one begins.
 */
#ifndef LOG_FRAGMENT_H
#define LOG_FRAGMENT_H

#include <stddef.h>

/* A walk over the line that damage begins on; {0} at first. */
struct fragment_line {
	size_t		depth;		/* brackets open now */
	unsigned char	in_string;
	unsigned char	escaped;	/* a backslash was the last byte */
};

/*
 * Go on over text, up to its end or behind the line break; returns how many
 * bytes that are.  Only strings and brackets are looked at, and nothing is
 * damage: a closing bracket closes what was opened last, if anything.
 */
size_t fragment_pass(struct fragment_line *line, const char *text, size_t len);

/*
 * Do the lines behind it belong to it?  They do when brackets are open at its
 * end; but not when a string is, for then the line was cut short.
 */
int fragment_goes_on(const struct fragment_line *line);

/* How far into a line it is looked for a value, in bytes. */
#define FRAGMENT_MAX	4096

enum fragment {
	FRAGMENT_LINE,		/* a part of the broken record: pass over it */
	FRAGMENT_VALUE,		/* a value begins at *at */
	FRAGMENT_MORE		/* the bytes at hand do not tell yet */
};

/*
 * Look at the line that begins at text.  The next record is indented no deeper
 * than the broken one (max_indent blanks), and may follow closing brackets and
 * a comma; deeper lines are members of the broken one, however much they look
 * like a record.  *indent is set to the blanks the line begins with; CR is one
 * (RFC 8259, section 2), and ends no line.
 */
enum fragment fragment_look(const char *text, size_t len, size_t max_indent,
    size_t *indent, size_t *at);

#endif
