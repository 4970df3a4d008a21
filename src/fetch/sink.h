/*
 * fetch/sink.h - pages -> output: events one a line, or bodies as they were
 * sent; to a descriptor, or to a file that can be gone on with.  A page is
 * written whole or not at all as far as that is ours to say, and a download
 * that broke off ends in the line that says so (log/sentinel.h).
 */
#ifndef FETCH_SINK_H
#define FETCH_SINK_H

#include "base/fault.h"
#include "page.h"
#include "partfile.h"
#include "resume.h"

enum sink_format { SINK_NDJSON, SINK_PAGES };

struct sink;

/*
 * To fd, which stays the caller's.  stopped, if not NULL, is asked while
 * whoever reads fd lets us wait.  NULL: no memory.
 */
struct sink *sink_new(int fd, enum sink_format format, int (*stopped)(void),
    struct fault *why);

/*
 * To part, as job, where tally says how far that has got; both are borrowed,
 * and kept up to date.  NULL: no memory, or part cannot be read.
 */
struct sink *sink_new_part(struct partfile *part,
    const struct resume_job *job, const struct resume_tally *tally,
    enum sink_format format, struct fault *why);
void sink_free(struct sink *sink);

/*
 * Write a page: a pages_put (pages.h), with the sink as its ctx.  An event
 * that the page before had already, byte for byte, is left out and counted:
 * such pages overlap.  -1: FAULT_SYSTEM; sink_is_closed() when nobody reads.
 */
int sink_put(void *sink, const struct page *page, const char *next,
    struct fault *why);

const struct resume_tally *sink_tally(const struct sink *sink);

/* Is whoever read the output gone? */
int sink_is_closed(const struct sink *sink);

/* Say on the output that it is not whole.  A file says so by itself. */
void sink_break_off(struct sink *sink, const char *reason);

#endif
