/*
 * fetch/nextlink.h - where the next page is: the "next" link among the Link
 * header fields of a response (RFC 8288, section 3).  Pure.
 */
#ifndef FETCH_NEXTLINK_H
#define FETCH_NEXTLINK_H

#include "base/buf.h"
#include "base/fault.h"
#include "base/span.h"

/*
 * Look through one field value; call it for each in turn.  A value may hold
 * several links, set apart by commas (not those within "<>" or quotes), and
 * parameters in any order and case.  A link found is put in *url, unterminated
 * and as it was sent, byte for byte; url->len is 0 as long as there is none.
 * -1: the field is malformed, or names another next page than *url holds
 * already (FAULT_REMOTE); or no memory.  To take either for the end would lose
 * all pages that follow.
 */
int nextlink_find(struct span field, struct buf *url, struct fault *why);

#endif
