/*
 * fetch/orgurl.h - is that the URL of an Okta org?  The mistakes that Okta's
 * SDKs look for, each with what to write instead.  Pure.
 */
#ifndef FETCH_ORGURL_H
#define FETCH_ORGURL_H

#include "base/buf.h"
#include "base/fault.h"

/*
 * Put what every request begins with in *origin, terminated: scheme and host
 * in lower case, no port that goes without saying, no slash at the end.
 * -1: FAULT_USAGE.
 */
int orgurl_normalize(const char *text, struct buf *origin, struct fault *why);

#endif
