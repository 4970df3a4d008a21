/*
 * log/sweep.h - a text at hand and what scan.h finds in it, made as far as it
 * is asked for: what damage makes useless is not made, and what was just
 * looked at is still in the cache when it is worked on.
 */
#ifndef LOG_SWEEP_H
#define LOG_SWEEP_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "scan.h"

struct sweep {
	const char		*text;	/* len bytes, borrowed */
	size_t			 len;
	size_t			 done;	/* blocks of it that are made */
	/* A word a block, as scan.h; one behind the last made is 0, as long
	 * as nothing is odd. */
	uint64_t		*quotes;
	/* Brackets and line breaks outside strings, in order: positions in
	 * text, and the characters there.  SWEEP_KINDS more of these may be
	 * read, which mean nothing. */
	uint32_t		*marks;
	char			*kinds;
	size_t			 mark_count;
	/* The user's: the first mark of the record at hand, and the first
	 * behind it. */
	size_t			 cursor;
	size_t			 next;
	/* sweep.c's own: */
	size_t			 quotes_cap;
	size_t			 marks_cap;
	scan_run		*run;
	struct scan_state	 state;
};
#define SWEEP_KINDS	64

/* Texts are no longer: positions have 32 bits. */
#define SWEEP_MAX	((size_t)UINT32_MAX - 2 * SCAN_BLOCK)

/* run: the level to use.  Nothing is allocated yet. */
void sweep_init(struct sweep *sweep, scan_run *run);
void sweep_done(struct sweep *sweep);

/*
 * Look at text, which is lent until the next call of this, from text[at] on,
 * where no string is open: nothing before it is looked at.  The text may end
 * anywhere, and nothing is read behind it.  -1: no memory, or longer than
 * SWEEP_MAX.
 */
int sweep_begin(struct sweep *sweep, const char *text, size_t len, size_t at,
    struct fault *why);

enum sweep_status {
	SWEEP_MORE,		/* done has moved on */
	SWEEP_END,		/* all of the text is done */
	SWEEP_ODD,		/* something in it only damage explains: a
				 * control character inside a string, or a
				 * backslash outside; call no more */
	SWEEP_MEMORY		/* there is none */
};

/* Look at some more. */
enum sweep_status sweep_more(struct sweep *sweep);

#endif
