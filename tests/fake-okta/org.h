/*
 * fake-okta/org.h - the org: what it knows, and what it answers.
 */
#ifndef FAKE_OKTA_ORG_H
#define FAKE_OKTA_ORG_H

#include <stdio.h>

#include "answer.h"
#include "dpop.h"
#include "events.h"
#include "limiter.h"
#include "options.h"
#include "orgclock.h"
#include "request.h"
#include "seen.h"

#define ORG_LOGS_PATH	"/api/v1/logs"
#define ORG_TOKEN_PATH	"/oauth2/v1/token"
#define ORG_SCOPE	"okta.logs.read"

struct access_token {
	char	*text;
	char	*scope;
	int64_t	 expires_ms;
	char	 bound_to[JOSE_DIGEST_TEXT];	/* a thumbprint; or empty */
};

struct org {
	const struct options	*options;
	struct orgclock		 clock;
	struct events		 events;
	char			 origin[64];	/* scheme, host and port */
	char			*first_target;	/* the last that had no after */
	FILE			*record;	/* NULL: none is kept */
	unsigned long		 requests;
	unsigned long		 of_kind[3];
	struct limiter		 logs_limiter;
	struct limiter		 token_limiter;
	EVP_PKEY		*client_key;	/* NULL: no client may come */
	struct access_token	*tokens;
	size_t			 token_count;
	struct seen		 assertions;	/* jti of each */
	struct seen		 proofs;
	struct nonce		 token_nonce;
	struct nonce		 api_nonce;
	int			 api_nonce_wanted;
};

/* -1: a file of the options cannot be used.  org_done() in either case. */
int org_init(struct org *org, const struct options *options,
    struct fault *why);
void org_done(struct org *org);

/* Say where it is to be found, before the first request. */
void org_set_origin(struct org *org, int port);

/* Answer a request that was read to its end. */
void org_answer(struct org *org, struct request *request,
    struct answer *answer);

#endif
