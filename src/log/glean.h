/*
 * log/glean.h - one record -> its events, without reading all of it where that
 * is not needed.
 *
 * Why the result is what yajl makes of the whole record: prune.h hands over
 * raw tokens only if nothing else in the record could have a say; a token of
 * printable ASCII without a backslash means itself (RFC 8259, section 7), and
 * yajl is asked about every one that is not known yet to have been read so; a
 * token of any other kind, and a record of any other form, is read by yajl
 * from end to end.  What is merely wanted, names among it, may be any
 * well-formed UTF-8 without a backslash, which means itself too; yajl reads
 * such a token alone if it has one.  What is not looked at is the inside of
 * members that no question is about: there, damage that leaves strings and
 * brackets whole is seen with strict only.
 */
#ifndef LOG_GLEAN_H
#define LOG_GLEAN_H

#include <stddef.h>

#include "base/fault.h"
#include "event.h"
#include "records.h"
#include "wanted.h"

struct glean;

/* strict: yajl reads every byte.  max_record, wanted, and memory: as
 * extract_new(). */
struct glean *glean_new(size_t max_record, int strict,
    const struct wanted *wanted, struct fault *why);
void glean_free(struct glean *g);

/* As extract_record(). */
int glean_record(struct glean *g, const struct found *found,
    struct events *events, size_t *bad, struct fault *why);

/*
 * Yajl is asked about many tokens at a time: this is to be called before any
 * event gleaned so far is counted for good.  -1: it reads one otherwise than
 * it is written, FAULT_SYSTEM, and the events are void; it cannot be.
 */
int glean_settle(struct glean *g, struct fault *why);

#endif
