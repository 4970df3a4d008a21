/*
 * fake-okta/exchange.h - one request and its answer, from the first byte of the
 * one to the last of the other.
 */
#ifndef FAKE_OKTA_EXCHANGE_H
#define FAKE_OKTA_EXCHANGE_H

#include <microhttpd.h>

#include "answer.h"
#include "org.h"
#include "request.h"

struct exchange {
	struct exchange		*next;		/* of all there are */
	struct exchange		*previous;
	struct org		*org;
	struct MHD_Connection	*connection;	/* NULL: not yet known */
	struct request		*request;
	struct answer		 answer;
	int			 answered;	/* by the org */
	int			 parked;	/* nothing is to happen */
	int64_t			 wake_ns;	/* real time; 0: never */
	int			 watched;	/* for the client going away */
	int			 over;		/* it is gone, or we go */
};

/* Stop working on a connection until exchange_wake(). */
void exchange_park(struct exchange *exchange);
void exchange_wake(struct exchange *exchange);

/* The socket, or -1. */
int exchange_socket(const struct exchange *exchange);

#endif
