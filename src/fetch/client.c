#include "client.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "explain.h"
#include "nextlink.h"

#define BODY_MAX	((size_t)256 * 1024 * 1024)
#define TOKEN_BODY_MAX	((size_t)128 * 1024)
#define AGAIN_MOST	4	/* repeats at once, of one request */
#define HEADERS_MAX	8
#define PAGE_FULL	1000	/* events, as many as we ask for */
#define RETRY_FOR_MAX	160
#define WINDOW_S	60	/* of a rate limit (Okta, "Rate limits") */

struct client {
	struct client_options	 options;
	struct client_world	 world;
	struct auth		*auth;
	struct page_reader	*reader;
	struct response		 response;	/* to the last call */
	struct response		 token_response;
	/* The rate limit as the last call that told left it, less those that
	 * were sent since, and when that was. */
	struct ratelimit	 known;
	int64_t			 known_s;
	long			 last_status;
	int			 has_links;	/* an answer had a Link field */
};

/* One request, over its attempts. */
struct attempts {
	unsigned	retries;	/* waited for */
	unsigned	again;		/* repeated at once */
	int		renewed;	/* the token, after a 401 */
	char		retry_for[RETRY_FOR_MAX];	/* first id, or "" */
};

struct client *
client_new(const struct client_options *options,
    const struct client_world *world, struct auth *auth,
    struct page_reader *reader, struct fault *why)
{
	struct client *client;

	if ((client = calloc(1, sizeof *client)) == NULL) {
		fault_memory(why);
		return NULL;
	}
	client->options = *options;
	client->world = *world;
	client->auth = auth;
	client->reader = reader;
	response_init(&client->response);
	response_init(&client->token_response);
	ratelimit_init(&client->known);
	/* All its room at once: it is wiped in the end, and never moves. */
	if (buf_reserve(&client->token_response.body, TOKEN_BODY_MAX,
	    why) == 0)
		return client;
	client_free(client);
	return NULL;
}

void
client_free(struct client *client)
{
	if (client == NULL)
		return;
	response_done(&client->response);
	response_wipe(&client->token_response);
	free(client);
}

int
client_has_links(const struct client *client)
{
	return client->has_links;
}

long
client_last_status(const struct client *client)
{
	return client->last_status;
}

/* A new window has begun, and nothing of it is used. */
static void
begin_window(struct client *client)
{
	struct ratelimit *known = &client->known;

	if (known->limit <= 0)
		return;
	known->remaining = known->limit;
	known->date = 0;
	known->reset = WINDOW_S;
	client->known_s = client->world.now_s(client->world.ctx);
}

static int
stopped(struct fault *why)
{
	return fault_set(why, FAULT_REMOTE, "stopped by a signal");
}

/* Wait before a retry; why is what failed.  -1: it was the last, and stands. */
static int
wait_to_retry(struct client *client, enum retry_outcome outcome,
    const struct response *res, struct attempts *attempts, struct fault *why)
{
	const struct client_world *world = &client->world;
	struct client_news news = { .why = why,
	    .max_retries = client->options.policy.max_retries };

	if (outcome == RETRY_FINAL)
		return -1;
	news.wait_ms = retry_wait_ms(&client->options.policy, outcome,
	    &res->ratelimit, attempts->retries,
	    world->chance(world->ctx));
	if (news.wait_ms == -1) {
		if (attempts->retries > 0)
			fault_prefix(why, "given up after %u retr%s",
			    attempts->retries,
			    attempts->retries == 1 ? "y" : "ies");
		return -1;
	}
	news.attempt = ++attempts->retries;
	news.wait = outcome == RETRY_LIMITED ? CLIENT_LIMITED : CLIENT_RETRY;
	/* Okta's SDKs tell which request they repeat: its first id. */
	if (attempts->retry_for[0] == '\0' && res->request_id.len > 0 &&
	    res->request_id.len < sizeof attempts->retry_for)
		memcpy(attempts->retry_for, res->request_id.data,
		    res->request_id.len + 1);
	world->hear(world->ctx, &news);
	if (world->wait(world->ctx, news.wait_ms) == -1)
		return stopped(why);
	if (outcome == RETRY_LIMITED && res == &client->response)
		begin_window(client);
	return 0;
}

static enum retry_outcome
outcome_of(enum http_status status)
{
	return status == HTTP_TRANSIENT ? RETRY_TRANSIENT : RETRY_FINAL;
}

static enum retry_outcome
try_token(struct client *client, struct attempts *attempts, struct fault *why)
{
	const struct client_world *world = &client->world;
	struct response *res = &client->token_response;
	int64_t now_s = world->now_s(world->ctx);
	struct auth_headers own;
	const char *headers[HEADERS_MAX] = { "Accept: application/json" };
	struct http_request request = { .headers = headers,
	    .header_count = 1, .max_body = TOKEN_BODY_MAX,
	    .url = auth_token_url(client->auth) };
	enum http_status status = HTTP_FAILED;
	enum retry_outcome outcome;

	if (auth_token_request(client->auth, now_s, &own, why) == 0) {
		memcpy(headers + 1, own.list, own.count * sizeof own.list[0]);
		request.header_count += own.count;
		request.form = own.form.data;
		status = world->send(world->ctx, &request, res, why);
	}
	auth_headers_done(&own);
	if (status != HTTP_ANSWERED)
		return outcome_of(status);
	outcome = retry_outcome_of_status(res->status);
	if (outcome == RETRY_WHOLE)
		return auth_take_token(client->auth, res, now_s, why) == 0 ?
		    RETRY_WHOLE : RETRY_TRANSIENT;
	explain_token(res, now_s, why);
	if (auth_advice_on_token(client->auth, res) == AUTH_AGAIN &&
	    attempts->again++ < AGAIN_MOST)
		return RETRY_AT_ONCE;
	return outcome;
}

static int
get_token(struct client *client, struct fault *why)
{
	struct attempts attempts = { .retries = 0 };
	enum retry_outcome outcome;

	for (;;) {
		outcome = try_token(client, &attempts, why);
		if (outcome == RETRY_WHOLE)
			return 0;
		if (outcome != RETRY_AT_ONCE && wait_to_retry(client, outcome,
		    &client->token_response, &attempts, why) == -1)
			return -1;
	}
}

/* Send one request for a page; the answer is in client->response. */
static enum http_status
send_call(struct client *client, const char *url,
    const struct attempts *attempts, struct fault *why)
{
	const struct client_world *world = &client->world;
	struct auth_headers own;
	char retry_for[RETRY_FOR_MAX + 32], retry_count[64];
	const char *headers[HEADERS_MAX] = { "Accept: application/json",
	    "Content-Type: application/json" };
	struct http_request request = { .url = url, .headers = headers,
	    .header_count = 2, .max_body = BODY_MAX,
	    .fresh = attempts->retries + attempts->again > 0 };
	enum http_status status = HTTP_FAILED;

	if (attempts->retry_for[0] != '\0') {
		snprintf(retry_for, sizeof retry_for,
		    "X-Okta-Retry-For: %s", attempts->retry_for);
		snprintf(retry_count, sizeof retry_count,
		    "X-Okta-Retry-Count: %u", attempts->retries);
		headers[request.header_count++] = retry_for;
		headers[request.header_count++] = retry_count;
	}
	if (auth_call(client->auth, url, world->now_s(world->ctx), &own,
	    why) == 0) {
		memcpy(headers + request.header_count, own.list,
		    own.count * sizeof own.list[0]);
		request.header_count += own.count;
		status = world->send(world->ctx, &request, &client->response,
		    why);
	}
	auth_headers_done(&own);
	return status;
}

/* The next link among all Link fields of the answer, terminated. */
static int
find_next(const struct response *res, struct buf *next, struct fault *why)
{
	struct span field = { res->links.data, 0 };
	const char *end, *line_end;

	if (res->links.len == 0)
		return 0;
	end = field.data + res->links.len;
	for (; field.data < end; field.data = line_end + 1) {
		line_end = memchr(field.data, '\n',
		    (size_t)(end - field.data));
		field.len = (size_t)(line_end - field.data);
		if (nextlink_find(field, next, why) == -1)
			return -1;
	}
	if (next->len == 0)
		return 0;
	if (memchr(next->data, '\0', next->len) != NULL)
		return fault_set(why, FAULT_REMOTE,
		    "the link to the next page has a NUL in it");
	return buf_add(next, "", 1, why);
}

/* What a request that was sent tells of the rate limit: if nothing, then that
 * there is one less. */
static void
learn_limit(struct client *client)
{
	const struct ratelimit *told = &client->response.ratelimit;

	if (told->limit != -1 && told->remaining != -1) {
		client->known = *told;
		client->known_s = client->world.now_s(client->world.ctx);
	} else if (client->known.remaining > 0) {
		client->known.remaining--;
	}
}

/*
 * Okta names the page itself in a Link field at least.  None at all, on no page
 * so far: something on the way removes them, and this may not be the end.
 */
static int
check_links(struct client *client, const struct page *page, struct fault *why)
{
	if (client->response.links.len > 0)
		client->has_links = 1;
	if (client->has_links || page->received < PAGE_FULL)
		return 0;
	return fault_set(why, FAULT_REMOTE, "a full page without any Link "
	    "header field, so where the next one is cannot be known; does a "
	    "proxy remove them?");
}

static enum retry_outcome
try_page(struct client *client, const char *url, struct attempts *attempts,
    struct page *page, struct buf *next, struct fault *why)
{
	struct response *res = &client->response;
	const struct client_world *world = &client->world;
	enum http_status status;
	enum retry_outcome outcome;
	enum auth_advice advice;

	client->last_status = 0;
	status = send_call(client, url, attempts, why);
	learn_limit(client);
	if (status != HTTP_ANSWERED)
		return outcome_of(status);
	client->last_status = res->status;
	advice = auth_advice_on_call(client->auth, res);
	outcome = retry_outcome_of_status(res->status);
	if (outcome == RETRY_WHOLE) {
		if (page_read(client->reader, (struct span){ res->body.data,
		    res->body.len }, page, why) == -1)
			return why->kind == FAULT_REMOTE ? RETRY_TRANSIENT :
			    RETRY_FINAL;
		if (check_links(client, page, why) == -1 ||
		    find_next(res, next, why) == -1)
			return RETRY_FINAL;
		world->answered(world->ctx, res, page);
		return RETRY_WHOLE;
	}
	explain_call(res, client->options.mode, why);
	if (advice == AUTH_AGAIN)
		return attempts->again++ < AGAIN_MOST ? RETRY_AT_ONCE :
		    RETRY_TRANSIENT;
	if (advice == AUTH_RENEW && !attempts->renewed) {
		attempts->renewed = 1;
		return RETRY_AT_ONCE;
	}
	return outcome;
}

/* Wait until a request is within our share of the rate limit. */
static int
keep_pace(struct client *client, struct fault *why)
{
	const struct client_world *world = &client->world;
	struct client_news news = { .wait = CLIENT_PACED };

	int64_t passed_s = world->now_s(world->ctx) - client->known_s;

	/* Of clocks that show whole seconds one may have just moved on. */
	if (passed_s > 0)
		passed_s--;
	news.wait_ms = ratelimit_pace_ms(&client->known,
	    client->options.share) - 1000 * passed_s;
	if (news.wait_ms <= 0)
		return 0;
	world->hear(world->ctx, &news);
	if (world->wait(world->ctx, news.wait_ms) == -1)
		return stopped(why);
	begin_window(client);
	return 0;
}

int
client_get(void *ctx, const char *url, struct page *page, struct buf *next,
    struct fault *why)
{
	struct client *client = ctx;
	const struct client_world *world = &client->world;
	struct attempts attempts = { .retries = 0 };
	enum retry_outcome outcome;

	for (;;) {
		if (keep_pace(client, why) == -1)
			return -1;
		if (auth_wants_token(client->auth,
		    world->now_s(world->ctx)) && get_token(client, why) == -1)
			return -1;
		next->len = 0;
		outcome = try_page(client, url, &attempts, page, next, why);
		if (outcome == RETRY_WHOLE)
			return 0;
		if (outcome != RETRY_AT_ONCE && wait_to_retry(client, outcome,
		    &client->response, &attempts, why) == -1)
			return -1;
	}
}
