/*
 * fetch/partfile.h - a file that appears under its name only when it is whole,
 * and can be gone on with after any end of the program or the machine.
 *
 * What has come stands in NAME.part.  NAME.part.state tells beside it how many
 * bytes of that count, their SHA-256, and whatever the caller wants to find
 * again; it is replaced whole, after the bytes it speaks of are on the disk.
 * So whatever happens leaves one good state or the next, and at most bytes
 * behind the length, which are cut off.  Those end in the line that broken
 * downloads end in (log/sentinel.h) until all is there: nobody takes NAME.part
 * for a whole log.
 */
#ifndef FETCH_PARTFILE_H
#define FETCH_PARTFILE_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/fault.h"
#include "object.h"

struct partfile;

/*
 * Open NAME.part.  1: it goes on, *state is what was recorded last, for
 * object_free(); it may be that NAME is it already, and only the end of
 * partfile_finish() is to be done.  0: there is nothing to go on with, and
 * nothing is written yet.  -1: NAME.part is there and not ours, or NAME is no
 * regular file (FAULT_USAGE); another process has it open, or it or
 * its state was changed by somebody, or the system's reason (FAULT_SYSTEM).
 * name is borrowed.
 */
int partfile_open(const char *name, struct partfile **part,
    struct object **state, struct fault *why);

/* Bytes that count. */
uint64_t partfile_length(const struct partfile *part);

/* Append the bytes that count from offset on to *out, unless the file has its
 * name already.  -1: FAULT_SYSTEM. */
int partfile_read(struct partfile *part, uint64_t offset, struct buf *out,
    struct fault *why);

/*
 * Append bytes, none included, and then record state, to which the length and
 * the hash are added.  Waits for the disk twice.  -1: FAULT_SYSTEM; what was
 * recorded before still holds.
 */
int partfile_append(struct partfile *part, const void *data, size_t len,
    struct object *state, struct fault *why);

/*
 * All is there: give it its name, and remove the state.  -1: FAULT_SYSTEM; or
 * NAME is there with other contents, which are not written over.
 */
int partfile_finish(struct partfile *part, struct fault *why);

/* Let go; without partfile_finish() what was recorded waits for the next run.
 * Takes NULL. */
void partfile_free(struct partfile *part);

#endif
