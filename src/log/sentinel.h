/*
 * log/sentinel.h - the last words of a download that broke off.  okta-logfetch
 * writes them, on a line of their own, and every reader of the log has to stop
 * at them: they are no JSON, and what stands before is not all there is.  They
 * are known wherever a record may begin, for the line break before them may be
 * lost.
 */
#ifndef LOG_SENTINEL_H
#define LOG_SENTINEL_H

/* How they begin; behind a blank follows the reason, to the line's end. */
#define SENTINEL	"okta-logfetch: incomplete:"

#endif
