/*
 * fetch/httpurl.h - what a URL means, by the very parser that will send it:
 * two parsers that see two hosts in one text are how credentials leak.
 */
#ifndef FETCH_HTTPURL_H
#define FETCH_HTTPURL_H

#include "base/buf.h"
#include "base/fault.h"
#include "base/span.h"

/*
 * Append the origin of an absolute http or https URL, in lower case and
 * without a port that goes without saying: "HTTPS://Acme.Example.com:443/x" ->
 * "https://acme.example.com".  Terminated, if not counted.  -1: no such URL,
 * or one with a user or password in it (FAULT_REMOTE, which shows nothing of
 * url); no memory.
 */
int httpurl_origin(const char *url, struct buf *origin, struct fault *why);

/* Has url anything behind its origin, but one or several slashes?  1, 0. */
int httpurl_has_more(const char *url);

/*
 * Is it http, or https?  Of the host: is it this machine for certain, that is
 * "localhost" or an address of 127.0.0.0/8 or ::1?  Of an origin as above.
 */
int httpurl_is_plain(const char *origin);
int httpurl_is_loopback(const char *origin);

/*
 * May what is meant for origin go to url?  0: same scheme, host and port, and
 * no user in it.  -1: no; FAULT_REMOTE shows the foreign origin or host, and
 * nothing else of url.
 */
int httpurl_check_origin(const char *origin, const char *url,
    struct fault *why);

/* url up to its query or fragment. */
struct span httpurl_without_query(const char *url);

/* Append text percent-encoded, to be part of a query.  -1: no memory. */
int httpurl_encode(const char *text, struct buf *out, struct fault *why);

#endif
