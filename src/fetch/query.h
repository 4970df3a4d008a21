/*
 * fetch/query.h - the question to the System Log API (Okta, "System Log
 * query").  Pure.
 */
#ifndef FETCH_QUERY_H
#define FETCH_QUERY_H

#include <stddef.h>

#include "base/buf.h"
#include "base/fault.h"
#include "base/span.h"
#include "base/window.h"

/*
 * Append the filter that selects events of one of these types and, if there
 * is any, with one of these outcomes: `eventType eq "user.session.start"`.
 * Terminated, if not counted.  -1: no memory.
 */
int query_filter(const struct span *types, size_t type_count,
    const struct span *outcomes, size_t outcome_count, struct buf *filter,
    struct fault *why);

/*
 * Append the URL of the first page, terminated.  Both bounds are always in it:
 * without them the API means another listing, one that never ends.  They go
 * out in whole milliseconds, so that nothing of the window is left out;
 * filter may be empty.  -1: no memory.
 */
int query_url(const char *origin, const struct window *window,
    const char *filter, struct buf *url, struct fault *why);

#endif
