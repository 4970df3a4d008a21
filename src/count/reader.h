/*
 * count/reader.h - one FILE of the command line, unpacked: a text, or each of
 * the texts an archive holds.  What a file is, its bytes tell.
 */
#ifndef COUNT_READER_H
#define COUNT_READER_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "base/instant.h"
#include "sha256.h"

struct reader;

/*
 * path "-" is standard input, which stays open.  NULL: it cannot be opened,
 * FAULT_INPUT, or no memory.  path must live as long as the reader.
 */
struct reader *reader_open(const char *path, struct fault *why);
void reader_close(struct reader *reader);

/* Have all bytes of the file, as it stands on the disk, counted and digested,
 * which reader_file() prevents.  Before anything is read.  -1: no memory. */
int reader_tap(struct reader *reader, struct fault *why);

/* What was, when reader_next() gives no more; what is not all of it has no
 * digest: "".  NULL is a file that could not be opened. */
uint64_t reader_digest(const struct reader *reader, char hex[SHA256_HEX]);

/*
 * Go to the next text.  1: read it.  0: there are no more, and every byte of
 * the file was read and in order, but for what was told of before.  -1: it is
 * not a text, or the file cannot be read on; FAULT_INPUT.  Calling on is right:
 * the other files of an archive may be in order.
 */
int reader_next(struct reader *reader, struct fault *why);

/* The text's next bytes: as many as came, 0 at its end, -1 as above. */
long reader_read(struct reader *reader, char *data, size_t len,
    struct fault *why);

/* What to call the text: "a.tar.zst(2026-10-01.ndjson)".  Good until the next
 * call of reader_next(). */
const char *reader_name(const struct reader *reader);

/* How it was packed, innermost first: "none", "zstd", "tar+zstd". */
const char *reader_packing(const struct reader *reader);

/*
 * Is the text the file itself, and can that be read anywhere?  Then this is a
 * descriptor of it, open as long as the reader, the text is size bytes long as
 * of now, and begins at the file's byte base.  -1: no.
 */
int reader_file(const struct reader *reader, uint64_t *base, uint64_t *size);

/* Such a text is about to be read up to the file's byte end: move on to there,
 * for whoever reads standard input afterwards. */
void reader_file_pass(const struct reader *reader, uint64_t end);

/* When the file was last modified, as of now.  1: known.  0: it is no regular
 * file: a pipe, a terminal. */
int reader_written(const struct reader *reader, struct instant *at);

/* Bytes of the file read so far, as it stands on the disk. */
uint64_t reader_position(const struct reader *reader);

/* Bytes in the file at path, "-" included; -1 when that is not known before
 * the end: a pipe, a terminal. */
int64_t reader_size(const char *path);

#endif
