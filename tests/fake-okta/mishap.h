/*
 * fake-okta/mishap.h - what is to go wrong, and when: --fault WHEN:WHAT.
 */
#ifndef FAKE_OKTA_MISHAP_H
#define FAKE_OKTA_MISHAP_H

#include <stddef.h>

#include "base/fault.h"
#include "request.h"

enum mishap_what {
	/* Instead of an answer of the org's. */
	MISHAP_STATUS,
	MISHAP_NOJSON,
	MISHAP_HTML,
	MISHAP_429,
	MISHAP_429_PAST,
	MISHAP_429_FAR,
	MISHAP_429_MISSING,
	MISHAP_429_NODATE,
	MISHAP_429_DOUBLE,
	MISHAP_429_NEGATIVE,
	MISHAP_429_CONCURRENCY,
	MISHAP_429_RETRY_AFTER,
	MISHAP_REDIRECT,
	MISHAP_EXPIRE_TOKENS,
	MISHAP_NEW_NONCE,
	/* Another body of a good answer. */
	MISHAP_HTML_200,
	MISHAP_EMPTY_200,
	MISHAP_OBJECT_200,
	MISHAP_GARBAGE_200,
	MISHAP_NULL_200,
	/* Another page. */
	MISHAP_NEXT,
	MISHAP_NEXT_REPEAT,
	MISHAP_NEXT_FIRST,
	MISHAP_NEXT_NONE,
	MISHAP_NEXT_TWICE,
	MISHAP_NEXT_EMPTY,
	MISHAP_NEXT_BROKEN,
	MISHAP_NEXT_ENDLESS,
	MISHAP_EMPTY_PAGE,
	MISHAP_SHORT_PAGE,
	MISHAP_DUPLICATE,
	MISHAP_OUTSIDE,
	MISHAP_SPACES,
	MISHAP_BOM,
	/* Damage on the way. */
	MISHAP_GZIP_BROKEN,
	MISHAP_GZIP_CUT,
	MISHAP_GZIP_TRAILER,
	MISHAP_CUT,
	MISHAP_CHUNK_CUT,
	MISHAP_CLOSE_CUT,
	MISHAP_LENGTH_SHORT,
	MISHAP_LENGTH_LONG,
	MISHAP_RESET,
	MISHAP_CLOSE,
	MISHAP_STALL,
	MISHAP_STALL_BODY,
	MISHAP_SLOW
};

struct mishap {
	enum request_kind  kind;	/* logs or token */
	unsigned long	   from;	/* from..to; or every `every`-th */
	unsigned long	   to;
	unsigned long	   every;	/* 0: does not apply */
	enum mishap_what   what;
	int		   status;
	char		   code[16];	/* Okta's error code */
	long		   number;	/* behind the "=" */
	const char	  *text;	/* the same; borrowed from the SPEC */
	const char	  *name;	/* WHAT; borrowed from the SPEC */
};

/* -1: not a SPEC.  It has to stay where it is while the mishap is in use. */
int mishap_parse(const char *spec, struct mishap *mishap, struct fault *why);

/* The first that matches; NULL: none. */
const struct mishap *mishap_find(const struct mishap *list, size_t count,
    enum request_kind kind, unsigned long of_kind);

/* Print all there are, with a line of explanation each, on standard output. */
void mishap_help(void);

#endif
