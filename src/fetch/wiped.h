/*
 * fetch/wiped.h - memory for libraries that handle secrets: malloc() and its
 * kin, but nothing that was in it is left behind when it is freed or moved.
 */
#ifndef FETCH_WIPED_H
#define FETCH_WIPED_H

#include <stddef.h>

#include "base/buf.h"
#include "base/fault.h"

void *wiped_malloc(size_t size);
void *wiped_realloc(void *memory, size_t size);
void wiped_free(void *memory);

/*
 * A buffer that never moves, so that it leaves nothing behind on the way: all
 * of max bytes at once.  -1: no memory.  wiped_buf_done() also takes one that
 * was only buf_init().
 */
int wiped_buf_init(struct buf *buf, size_t max, struct fault *why);
void wiped_buf_done(struct buf *buf);

/* A copy of len bytes, terminated, for wiped_free().  NULL: no memory. */
char *wiped_copy(const char *text, size_t len, struct fault *why);

#endif
