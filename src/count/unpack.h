/*
 * count/unpack.h - what libarchive opens: compressed streams, and archives
 * with files in them.  Each is one layer; a compressed archive is an archive
 * on top of a stream, so that the unread rest of either can be seen.
 */
#ifndef COUNT_UNPACK_H
#define COUNT_UNPACK_H

#include "probe.h"
#include "source.h"

/*
 * A source of the contents of zstd, xz or bzip2 data, as codec says, frames
 * back to back.  below stays the caller's and must live longer.  Reading fails
 * on data that is damaged, cut short, or followed by something else.  NULL: no
 * memory, or the data cannot be begun, FAULT_INPUT.
 */
struct source *unpack_new_stream(struct source *below, enum probe codec,
    struct fault *why);

struct archive_reader;

/*
 * An archive (tar, zip) read from below, which stays the caller's and must live
 * longer.  NULL: as above.
 */
struct archive_reader *unpack_new_archive(struct source *below, int is_zip,
    struct fault *why);
void unpack_free_archive(struct archive_reader *archive);

/*
 * Go to the next regular file.  1: *name is its path, good until the next
 * call.  0: no more, and the archive was complete, unless a failure was told
 * of before.  -1: damaged or cut short.  After a failure, of reading a member
 * too, calling on is right: there may be files that can still be read.
 * Folders, links and devices hold nothing to count and are passed over, except
 * that a zip file tells a link from a file too late.
 */
int unpack_next(struct archive_reader *archive, const char **name,
    struct fault *why);

/* A source of the current file's contents; void when unpack_next() is called
 * again.  Free it first.  NULL: no memory. */
struct source *unpack_new_member(struct archive_reader *archive,
    struct fault *why);

#endif
