/*
 * fetch/client.h - one page, however many attempts that takes: a token first
 * if need be, the pace the org's rate limit allows, waits, and the same again.
 * Sends, waits and throws dice by what it is handed, so that tests can.
 */
#ifndef FETCH_CLIENT_H
#define FETCH_CLIENT_H

#include <stddef.h>
#include <stdint.h>

#include "auth.h"
#include "base/buf.h"
#include "base/fault.h"
#include "http.h"
#include "page.h"
#include "response.h"
#include "retry.h"
#include "settings.h"

struct client;

enum client_wait {
	CLIENT_PACED,		/* so as not to use more than our share */
	CLIENT_LIMITED,		/* the org said 429 */
	CLIENT_RETRY		/* something failed that may not do so again */
};

/* Something for people to hear of; why is NULL with CLIENT_PACED. */
struct client_news {
	enum client_wait	 wait;
	int64_t			 wait_ms;	/* before the next request */
	unsigned		 attempt;	/* 1 is the first retry */
	unsigned		 max_retries;
	const struct fault	*why;
};

/* The world outside; all are called with ctx. */
struct client_world {
	void	*ctx;
	enum http_status (*send)(void *ctx, const struct http_request *request,
	    struct response *response, struct fault *why);
	int64_t	(*now_s)(void *ctx);		/* since 1970 */
	int	(*wait)(void *ctx, int64_t ms);	/* -1: wished to stop */
	double	(*chance)(void *ctx);		/* 0 to 1 */
	void	(*hear)(void *ctx, const struct client_news *news);
	/* An answer to a call that is a page; for those who ask for details. */
	void	(*answered)(void *ctx, const struct response *response,
	    const struct page *page);
};

struct client_options {
	struct retry_policy	 policy;
	int			 share;		/* percent of the rate limit */
	enum settings_mode	 mode;
};

/* All but world and options, which are copied, is borrowed.  NULL: no
 * memory. */
struct client *client_new(const struct client_options *options,
    const struct client_world *world, struct auth *auth,
    struct page_reader *reader, struct fault *why);
void client_free(struct client *client);

/*
 * Fetch a page: a pages_get (pages.h), with the client as its ctx.  *page is
 * good until the next call.  -1: refused for good, retried in vain, stopped.
 */
int client_get(void *client, const char *url, struct page *page,
    struct buf *next, struct fault *why);

/* Of the last answer to a call; 0 if the last call had none. */
long client_last_status(const struct client *client);

/* Had any page a Link header field, as Okta's have? */
int client_has_links(const struct client *client);

#endif
