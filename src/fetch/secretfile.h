/*
 * fetch/secretfile.h - small files that may hold secrets, read whole.
 */
#ifndef FETCH_SECRETFILE_H
#define FETCH_SECRETFILE_H

#include "base/buf.h"
#include "base/fault.h"

#define SECRETFILE_MAX	((size_t)256 * 1024)

/*
 * Read a file ("-": standard input) to its end.  1: *text holds it, terminated
 * (wiped_buf_done() is the caller's), and *exposed says whether others than
 * its owner can read or write it.  0: there is no such file; *text is empty.
 * -1: FAULT_USAGE: it cannot be read, or is over SECRETFILE_MAX; or no memory.
 * *text is to be done with in every case.
 */
int secretfile_read(const char *path, struct buf *text, int *exposed,
    struct fault *why);

#endif
