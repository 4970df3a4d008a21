/*
 * world.h - for unit tests of the client: a world that answers by a table,
 * keeps what it was sent, never waits, and throws what dice it is told to.
 */
#ifndef WORLD_H
#define WORLD_H

#include <stdio.h>

#include "fetch/client.h"
#include "unit.h"

#define WORLD_ORG	"https://acme.example.com"
#define WORLD_URL	WORLD_ORG "/api/v1/logs?limit=1000"
#define WORLD_TOKEN	"00TESTinventedTokenThatNobodyMaySee"
#define WORLD_NOW	INT64_C(1767225600)	/* 2026-01-01T00:00:00Z */
#define WORLD_PAGE	"[{\"eventType\":\"a\",\"published\":" \
			"\"2026-10-05T10:00:00Z\"}]"
#define WORLD_STEPS	10
#define WORLD_FIELDS	4
#define WORLD_TEXT	((size_t)4096)

/* An answer, or why there is none. */
struct world_step {
	enum http_status sent;		/* 0 is HTTP_ANSWERED */
	long		 status;
	const char	*body;
	const char	*fields[WORLD_FIELDS][2];
	int64_t		 date;		/* 0: none */
	const char	*why;
};

struct world {
	struct client		*client;
	struct auth		*auth;
	struct page_reader	*reader;
	struct settings		 settings;
	char			 token[sizeof WORLD_TOKEN];
	const struct world_step	*steps;
	double			 dice;
	int64_t			 now_s;
	int			 stop_at;	/* wait number; 0: never */
	/* What came to pass. */
	size_t			 sends;
	char			 headers[WORLD_STEPS][WORLD_TEXT];
	char			 urls[WORLD_STEPS][256];
	char			 forms[WORLD_STEPS][WORLD_TEXT];
	int			 posted[WORLD_STEPS];
	size_t			 waits;
	int64_t			 wait_ms[WORLD_STEPS];
	int			 sends_at_wait[WORLD_STEPS];
	size_t			 heard;
	struct client_news	 news[WORLD_STEPS];
	struct fault		 whys[WORLD_STEPS];
	size_t			 answered;
};

/* No message ever holds the token. */
static inline void
world_check_said(const struct fault *why)
{
	ck_assert_ptr_null(strstr(why->msg, WORLD_TOKEN));
	ck_assert_ptr_null(strstr(why->msg, "SSWS "));
	ck_assert_ptr_null(strstr(why->msg, "Bearer "));
}

static inline enum http_status
world_send(void *ctx, const struct http_request *request,
    struct response *response, struct fault *why)
{
	struct world *world = ctx;
	const struct world_step *step = &world->steps[world->sends];
	char *headers;
	size_t i, len = 0, n = world->sends++;

	ck_assert_uint_lt(n, WORLD_STEPS);
	ck_assert_msg(step->body != NULL || step->why != NULL,
	    "send number %zu was not expected", n + 1);
	headers = world->headers[n];
	for (i = 0; i < request->header_count; i++) {
		ck_assert_ptr_null(strpbrk(request->headers[i], "\r\n"));
		len += (size_t)snprintf(headers + len, WORLD_TEXT - len,
		    "\n%s", request->headers[i]);
		ck_assert_uint_lt(len + 2, WORLD_TEXT);
	}
	snprintf(headers + len, WORLD_TEXT - len, "\n");
	snprintf(world->urls[n], sizeof world->urls[n], "%s", request->url);
	world->posted[n] = request->form != NULL;
	snprintf(world->forms[n], WORLD_TEXT, "%s", request->form == NULL ?
	    "" : request->form);
	ck_assert_uint_gt(request->max_body, 0);

	response_clear(response);
	if (step->sent != HTTP_ANSWERED) {
		fault_set(why, FAULT_REMOTE, "%s", step->why);
		return step->sent;
	}
	response->status = step->status;
	ck_assert_int_eq(buf_add(&response->body, step->body,
	    strlen(step->body), why), 0);
	for (i = 0; i < WORLD_FIELDS && step->fields[i][0] != NULL; i++)
		ck_assert_int_eq(response_field(response,
		    span_of(step->fields[i][0]), span_of(step->fields[i][1]),
		    why), 0);
	if (step->date != 0)
		response->ratelimit.date = step->date;
	return HTTP_ANSWERED;
}

static inline int64_t
world_now_s(void *ctx)
{
	return ((struct world *)ctx)->now_s;
}

static inline int
world_wait(void *ctx, int64_t ms)
{
	struct world *world = ctx;

	ck_assert_uint_lt(world->waits, WORLD_STEPS);
	world->sends_at_wait[world->waits] = (int)world->sends;
	world->wait_ms[world->waits++] = ms;
	/* Each wait is heard of before it begins. */
	ck_assert_uint_eq(world->heard, world->waits);
	return (size_t)world->stop_at == world->waits ? -1 : 0;
}

static inline double
world_chance(void *ctx)
{
	return ((struct world *)ctx)->dice;
}

static inline void
world_hear(void *ctx, const struct client_news *news)
{
	struct world *world = ctx;

	ck_assert_uint_lt(world->heard, WORLD_STEPS);
	world->news[world->heard] = *news;
	if (news->why != NULL) {
		world_check_said(news->why);
		world->whys[world->heard] = *news->why;
	}
	world->heard++;
}

static inline void
world_answered(void *ctx, const struct response *response,
    const struct page *page)
{
	struct world *world = ctx;

	ck_assert_int_eq(response->status, 200);
	ck_assert_uint_eq(page->body.len, response->body.len);
	world->answered++;
}

/* A client with a token, or with settings->mode and what that needs. */
static inline void
world_begin_as(struct world *world, enum settings_mode mode,
    const struct world_step *steps, unsigned max_retries, int share)
{
	struct fault why = unit_no_fault();
	struct window october = window_of_month(2026 * 12 + 9);
	struct client_options options = { .policy = { max_retries, 1000,
	    60000 }, .share = share, .mode = mode };
	struct client_world calls = { world, world_send, world_now_s,
	    world_wait, world_chance, world_hear, world_answered };

	world->steps = steps;
	world->dice = 1;
	world->now_s = WORLD_NOW;
	world->settings.mode = mode;
	buf_init(&world->settings.origin, WORLD_TEXT);
	ck_assert_int_eq(buf_add(&world->settings.origin, WORLD_ORG,
	    sizeof WORLD_ORG, &why), 0);
	world->settings.origin.len--;
	world->auth = auth_new(&world->settings, &why);
	ck_assert_msg(world->auth != NULL, "%s", why.msg);
	world->reader = page_reader_new(&october, &why);
	ck_assert_ptr_nonnull(world->reader);
	world->client = client_new(&options, &calls, world->auth,
	    world->reader, &why);
	ck_assert_ptr_nonnull(world->client);
}

static inline void
world_begin(struct world *world, const struct world_step *steps,
    unsigned max_retries, int share)
{
	memset(world, 0, sizeof *world);
	memcpy(world->token, WORLD_TOKEN, sizeof WORLD_TOKEN);
	world->settings.value[SETTINGS_TOKEN] = world->token;
	world_begin_as(world, SETTINGS_SSWS, steps, max_retries, share);
}

static inline void
world_end(struct world *world)
{
	client_free(world->client);
	page_reader_free(world->reader);
	auth_free(world->auth);
	buf_done(&world->settings.origin);
}

#endif
