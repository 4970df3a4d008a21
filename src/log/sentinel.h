/*
 * log/sentinel.h - the last line of a download that broke off.  okta-logfetch
 * writes it, and every reader of the log has to stop at it: it is no JSON, and
 * what stands before it is not all there is.
 */
#ifndef LOG_SENTINEL_H
#define LOG_SENTINEL_H

/* How the line begins; the reason follows behind a blank. */
#define SENTINEL	"okta-logfetch: incomplete:"

#endif
