/*
 * base/out.h - a stream that does not lose a failed write.  The first failure
 * is remembered, what is written after it is dropped, and out_close() tells.
 */
#ifndef BASE_OUT_H
#define BASE_OUT_H

#include <stddef.h>

#include "fault.h"

struct out;

/*
 * Write to fd, which stays the caller's until out_close().  name is what
 * errors call it; it must outlive the stream.  NULL: no memory.
 */
struct out *out_new(int fd, const char *name, struct fault *why);

/* Buffered; cannot fail visibly. */
void out_write(struct out *out, const void *data, size_t len);
void out_printf(struct out *out, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/*
 * From now on have all that is written taken by somebody, who may write to out
 * meanwhile, and that is not taken; NULL: no longer.  ctx is borrowed.
 */
void out_through(struct out *out,
    void (*take)(void *ctx, const char *text, size_t len), void *ctx);

/* Write text as a JSON string, quotes included; what is not UTF-8 in it
 * becomes U+FFFD. */
void out_json(struct out *out, const char *text, size_t len);

/*
 * Flush, close fd and free out.  -1: something written, or the close itself,
 * failed (a full disk may tell only then): FAULT_SYSTEM.  Without a close a
 * program cannot know that its result arrived.
 */
int out_close(struct out *out, struct fault *why);

/* Write text to fd, flush, close: all at once.  -1: as out_close(). */
int out_text(int fd, const char *name, const char *text, struct fault *why);

/*
 * Before anything is opened: a standard descriptor that is closed would be
 * given to the first file that is.  Its place is taken by one that fails for
 * what it is meant for.  -1: not even that is possible.
 */
int out_hold_standard_fds(void);

#endif
