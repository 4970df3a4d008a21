/*
 * fetch/disk.h - files on a disk: all of it written or an error, and there
 * after a loss of power.
 */
#ifndef FETCH_DISK_H
#define FETCH_DISK_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/buf.h"
#include "base/fault.h"

/* Write all of len bytes at offset.  -1: errno. */
int disk_write(int fd, const char *data, size_t len, uint64_t offset);

/* Read what there is of len bytes at offset.  -1: errno. */
ssize_t disk_read(int fd, char *data, size_t len, uint64_t offset);

/* Wait until the folder of path is on the disk, and a rename in it with it.
 * -1: errno. */
int disk_sync_folder(const char *path);

/*
 * Make text the contents of path, at once: it is written to temporary, which
 * takes its place when it is on the disk.  -1: FAULT_SYSTEM.
 */
int disk_replace(const char *path, const char *temporary,
    const struct buf *text, struct fault *why);

#endif
