/*
 * fake-okta/mem.h - memory that is there, or the program ends.  A test server
 * out of memory has nothing useful left to do, and what calls these reads
 * better without a branch for it.
 */
#ifndef FAKE_OKTA_MEM_H
#define FAKE_OKTA_MEM_H

#include <stddef.h>

#include "base/buf.h"

/* Zeroed; to be freed with free(). */
void *mem_new(size_t size);

/* Like realloc() for count members of size bytes. */
void *mem_resize(void *old, size_t count, size_t size);

/* A terminated copy of len bytes, or of a string. */
char *mem_copy(const char *data, size_t len);
char *mem_text(const char *text);

/* A new string. */
char *mem_format(const char *fmt, ...)
    __attribute__((format(printf, 1, 2)));

/* Append to a buffer that buf_init() made. */
void mem_add(struct buf *buf, const void *data, size_t len);
void mem_say(struct buf *buf, const char *text);

/* "fake-okta: text" on standard error, and the end with status 1. */
void die(const char *fmt, ...) __attribute__((format(printf, 1, 2), noreturn));

#endif
