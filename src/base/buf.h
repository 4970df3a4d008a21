/*
 * base/buf.h - bytes that grow, up to a maximum given at the start.  The
 * bytes are valid until the next call that may grow them.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stddef.h>

#include "fault.h"

struct buf {
	char	*data;		/* len bytes in use of cap; owned */
	size_t	 len;
	size_t	 cap;
	size_t	 max;
};

/* An empty buffer that will never hold more than max bytes.  No memory yet. */
void buf_init(struct buf *buf, size_t max);

/* Give the memory back; buf may be used again after buf_init(). */
void buf_done(struct buf *buf);

/*
 * Make room for more bytes behind len.  -1: over the maximum, or no memory;
 * buf is as it was.  Amortised O(1) a byte.
 */
int buf_reserve(struct buf *buf, size_t more, struct fault *why);

/* Append; fails as buf_reserve() does. */
int buf_add(struct buf *buf, const void *data, size_t len, struct fault *why);

/* Append formatted text, unterminated; fails as buf_reserve() does. */
int buf_printf(struct buf *buf, struct fault *why, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

#endif
