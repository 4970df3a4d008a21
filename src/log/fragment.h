/*
 * log/fragment.h - what is left of a record of many lines once one of them is
 * damaged: lines to pass over until the next record begins.
 */
#ifndef LOG_FRAGMENT_H
#define LOG_FRAGMENT_H

#include <stddef.h>

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
 * like a record.  *indent is set to the blanks the line begins with.
 */
enum fragment fragment_look(const char *text, size_t len, size_t max_indent,
    size_t *indent, size_t *at);

#endif
