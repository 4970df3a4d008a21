/*
 * fetch/resume.h - what a download has to know to go on: which one it is, how
 * far it has got, and where the next page is.  In memory, and as the object
 * that partfile.h keeps.
 */
#ifndef FETCH_RESUME_H
#define FETCH_RESUME_H

#include <stdint.h>

#include "base/buf.h"
#include "base/fault.h"
#include "base/instant.h"
#include "object.h"

/* Which one it is; all texts lent.  Two that differ are two downloads. */
struct resume_job {
	const char	*origin;
	const char	*since;		/* exact, as RFC 3339 */
	const char	*until;		/* NULL: now, whenever it was begun */
	const char	*filter;
	const char	*format;
};

/* How far it has got. */
struct resume_tally {
	struct instant	begun;		/* when it was first asked for */
	uint64_t	pages;
	uint64_t	events;		/* written */
	uint64_t	outside;	/* not in the window */
	uint64_t	twice;		/* sent twice, written once */
	uint64_t	last_begin;	/* where what was written last begins */
	int		has_latest;
	struct instant	latest;		/* of the events written */
};

/* next is NULL behind the last page.  NULL: no memory. */
struct object *resume_write(const struct resume_job *job,
    const struct resume_tally *tally, const char *next, struct fault *why);

/*
 * Read it back.  0: *next is the URL to go on with, terminated, or empty
 * behind the last page; *until, terminated, what the window's end was.
 * -1: it is of another job (FAULT_USAGE says what differs), or not written by
 * this program.
 */
int resume_read(const struct object *state, const struct resume_job *job,
    struct resume_tally *tally, struct buf *next, struct buf *until,
    struct fault *why);

#endif
