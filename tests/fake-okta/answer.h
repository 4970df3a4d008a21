/*
 * fake-okta/answer.h - an answer before it is sent: made by the org, spoilt by
 * a fault, delivered by deliver.c.
 */
#ifndef FAKE_OKTA_ANSWER_H
#define FAKE_OKTA_ANSWER_H

#include <stddef.h>

#include "base/buf.h"

#define ANSWER_HEADERS	24
#define ANSWER_MAX	((size_t)1 << 30)

enum delivery {
	DELIVER_WHOLE,
	DELIVER_CUT,		/* right length, closed after `bytes` */
	DELIVER_CHUNK_CUT,	/* chunked, the same */
	DELIVER_CLOSE_CUT,	/* no length: looks like the end */
	DELIVER_SHORT,		/* Content-Length `bytes` too small */
	DELIVER_LONG,		/* Content-Length `bytes` too large */
	DELIVER_STALL,		/* `bytes`, then nothing */
	DELIVER_NOTHING,	/* closed without a byte */
	DELIVER_RESET,		/* the same, with a TCP reset */
	DELIVER_NEVER		/* nothing until the client goes away */
};

struct answer {
	int		 status;
	struct {
		char	*name;
		char	*value;
	}		 header[ANSWER_HEADERS];
	size_t		 headers;
	struct buf	 body;
	enum delivery	 delivery;
	size_t		 bytes;		/* see enum delivery */
	long		 delay_ms;	/* of the org, before it */
	size_t		 events;	/* on the page */
	const char	*fault;		/* its name; NULL: none */
};

void answer_init(struct answer *answer);
void answer_done(struct answer *answer);

/* Copies both.  A name may be given several times. */
void answer_header(struct answer *answer, const char *name, const char *value);

/* Take every header of that name away, in any case. */
void answer_drop(struct answer *answer, const char *name);

/* Set the status, drop the body and its type: a fresh start. */
void answer_empty(struct answer *answer, int status);

/* Set the status, and a body of that type. */
void answer_body(struct answer *answer, int status, const char *type,
    const char *body);

/*
 * An error of Okta's API: the code, its usual summary, and a cause or NULL.
 * number makes the errorId.
 */
void answer_error(struct answer *answer, int status, const char *code,
    const char *cause, unsigned long number);

/* Is there such a code? */
int answer_knows(const char *code);

/* An error of OAuth's. */
void answer_oauth(struct answer *answer, int status, const char *error,
    const char *description);

#endif
