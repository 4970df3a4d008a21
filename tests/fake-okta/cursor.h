/*
 * fake-okta/cursor.h - the `after` of a next link: a position in the log that
 * looks like a UUID and means something in its own link only.
 *
 * A cursor carries its position and a digest of that and of the rest of the
 * link.  So nothing has to be remembered, a cursor of an earlier run is good
 * in a later one, and a link that was altered anywhere is refused.
 */
#ifndef FAKE_OKTA_CURSOR_H
#define FAKE_OKTA_CURSOR_H

#include <stdint.h>

#include "query.h"

/*
 * Append the query string of the link that goes on at position.  Links to the
 * same place differ when fresh does.  extra is put at the end, or is "".
 */
void cursor_link(struct buf *buf, const struct query *query, uint64_t position,
    uint32_t fresh, const char *extra);

/* -1: this is not a query string that cursor_link() made. */
int cursor_read(const struct query *query, const char *raw, const char *extra,
    uint64_t *position);

#endif
