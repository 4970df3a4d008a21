/*
 * log/extract.h - the few facts a question needs, out of one record.  yajl's
 * SAX parser reads every byte of it and alone decides what a token means;
 * unwrap knows which of them are asked for.
 */
#ifndef LOG_EXTRACT_H
#define LOG_EXTRACT_H

#include <stddef.h>

#include "base/fault.h"
#include "base/span.h"
#include "event.h"
#include "wanted.h"

struct extract;

/*
 * max_record bounds the records to come, and the memory for them.  For yajl it
 * is eight times as much of address space, of which a record touches as much
 * as its longest string with escapes needs; for a record with escapes as much
 * again as the longest one so far; for its events, UNWRAP_MAX times the size
 * of one at most, until the next record.  wanted, if not NULL, is borrowed.
 * NULL: no memory.
 */
struct extract *extract_new(size_t max_record, const struct wanted *wanted,
    struct fault *why);
void extract_free(struct extract *x);

/*
 * Read one JSON value, at most max_record bytes, no deeper than NEST_MAX.
 * 0: *events holds the events in it, as unwrap.h describes them; good until
 *    the next call, and as long as text is.
 * -1: not valid JSON (RFC 8259, strictly), or more than UNWRAP_MAX events in
 *    it, FAULT_RECORD; *bad is the offset in text where that shows.  Or no
 *    memory, FAULT_SYSTEM.
 * A failure leaves x usable and says nothing about the records that follow.
 */
int extract_record(struct extract *x, const char *text, size_t len,
    struct events *events, size_t *bad, struct fault *why);

/*
 * What yajl says of strings of a record one by one: extract_tokens() begins
 * with a record of that length, and extract_token() reads one of its strings;
 * token is what stands between its quotes, which stand around it.  *fact is
 * FACT_TEXT or FACT_BROKEN, good until the next extract_tokens() or
 * extract_record(), and as long as the record is.  -1: it is no valid string;
 * or no memory.
 */
int extract_tokens(struct extract *x, size_t len);
int extract_token(struct extract *x, struct span token, struct fact *fact);

/*
 * Does yajl read text, an array of count strings without blanks between them,
 * as just what stands between the quotes?  None of them may hold a quote or a
 * backslash.  -1: no; FAULT_SYSTEM, since it cannot be.
 */
int extract_plain(struct extract *x, const char *text, size_t len,
    size_t count, struct fault *why);

#endif
