/*
 * base/fault.h - one error value for every module.  The caller owns it, so
 * saying "out of memory" needs no memory.  Filled where the failure is seen,
 * given context on the way up, printed by main() and nobody else.
 *
 * A message is one line of printable text, whatever bytes went into it:
 * control characters, and bytes that are not UTF-8, come out as "?", so that
 * nothing read from an input can drive the reader's terminal.
 */
#ifndef BASE_FAULT_H
#define BASE_FAULT_H

#include <stddef.h>

enum fault_kind {
	FAULT_NONE,
	FAULT_USAGE,		/* the command line asks for what cannot be */
	FAULT_RECORD,		/* one record is bad; the next may be good */
	FAULT_INPUT,		/* an input cannot be read on */
	FAULT_SENTINEL,		/* the input says itself that it is not whole */
	FAULT_REMOTE,		/* the other side, or the way to it */
	FAULT_SYSTEM		/* memory, output, the machine */
};

struct fault {
	enum fault_kind	kind;
	char		msg[1024];	/* no newline, no full stop */
};

/* Record a failure.  Always -1, so that "return fault_set(...)" reads well. */
int fault_set(struct fault *why, enum fault_kind kind, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* The same, with ": " and the text of errno as it was on entry at the end. */
int fault_errno(struct fault *why, enum fault_kind kind, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* No memory: FAULT_SYSTEM.  Always -1. */
int fault_memory(struct fault *why);

/*
 * Put context and ": " before the message.  When both do not fit, the context
 * loses its beginning: the reason, and the end of a path, tell more.
 */
void fault_prefix(struct fault *why, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/*
 * Make text[0..len) printable in place, as described above.  A character cut
 * off at the end of the text goes with the rest of what is not UTF-8.
 */
void fault_sanitize(char *text, size_t len);

#endif
