#include "download.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "auth.h"
#include "base/version.h"
#include "client.h"
#include "http.h"
#include "page.h"
#include "pages.h"
#include "partfile.h"
#include "query.h"

#define URL_MAX		((size_t)256 * 1024)
#define FIRST_WAIT_MS	500
#define MOST_WAIT_MS	30000

/* The stages of a run, as far as they are set up; NULL: not yet. */
struct run {
	const struct fetch_plan	*plan;
	const struct settings	*settings;
	const struct timing	*timing;
	struct console		*console;
	struct http		*http;
	struct auth		*auth;
	struct page_reader	*reader;
	struct client		*client;
	struct partfile		*part;
	struct sink		*sink;
	struct resume_job	 job;
	char			 since[INSTANT_TEXT];
	char			 until[INSTANT_TEXT];
	struct buf		 begin_url;	/* of page 1, terminated */
	struct buf		 url;		/* to go on with, terminated */
	int			 is_whole;	/* no page is missing */
	int			 is_refused;	/* the place to go on from */
};

static enum http_status
send_request(void *ctx, const struct http_request *request,
    struct response *response, struct fault *why)
{
	struct run *run = ctx;

	return http_send(run->http, request, response, why);
}

static int64_t
now_s(void *ctx)
{
	struct run *run = ctx;

	return timing_now(run->timing).sec;
}

static int
wait_ms(void *ctx, int64_t ms)
{
	struct run *run = ctx;
	int status = timing_wait(run->timing, ms, console_tick, run->console);

	console_waited(run->console);
	return status;
}

/* Chance decides how long to wait, and nothing else. */
static double
chance(void *ctx)
{
	(void)ctx;
	return timing_chance();
}

static void
hear(void *ctx, const struct client_news *news)
{
	struct run *run = ctx;

	console_news(run->console, news);
}

static void
answered(void *ctx, const struct response *response, const struct page *page)
{
	struct run *run = ctx;

	console_answered(run->console, response, page);
}

static int
stopped(void *ctx)
{
	struct run *run = ctx;

	return run->timing->stopped();
}

static int
set_up_client(struct run *run, const struct window *window, struct fault *why)
{
	const struct fetch_plan *plan = run->plan;
	struct http_options http = { .user_agent = "okta-logfetch/" VERSION,
	    .cacert = plan->cacert, .stopped = stopped, .ctx = run,
	    .stall_ms = timing_real_ms(run->timing, plan->timeout_ms) };
	struct client_options options = { .share = plan->share,
	    .mode = run->settings->mode, .policy = { plan->max_retries,
	    FIRST_WAIT_MS, MOST_WAIT_MS } };
	struct client_world world = { run, send_request, now_s, wait_ms,
	    chance, hear, answered };

	if ((run->auth = auth_new(run->settings, why)) == NULL ||
	    (run->http = http_new(&http, why)) == NULL ||
	    (run->reader = page_reader_new(window, why)) == NULL)
		return -1;
	run->client = client_new(&options, &world, run->auth, run->reader,
	    why);
	return run->client == NULL ? -1 : 0;
}

/* Go on with what was recorded. */
static int
resume(struct run *run, const struct object *state,
    struct download_result *result, struct fault *why)
{
	struct buf until;
	int status;

	buf_init(&until, INSTANT_TEXT);
	status = resume_read(state, &run->job, &result->tally, &run->url,
	    &until, why);
	if (status == -1)
		fault_prefix(why, "%s.part cannot go on (remove it and "
		    "%s.part.state to start over)", run->plan->output,
		    run->plan->output);
	if (status == 0)
		status = window_parse_bound(until.data, &result->window.until,
		    why);
	buf_done(&until);
	run->is_whole = status == 0 && run->url.len == 0;
	return status;
}

/* Record, before anything is fetched, what is going to be. */
static int
begin_part(struct run *run, const struct resume_tally *tally,
    struct fault *why)
{
	struct object *state;
	int status;

	state = resume_write(&run->job, tally, run->url.data, why);
	if (state == NULL)
		return -1;
	status = partfile_append(run->part, NULL, 0, state, why);
	object_free(state);
	return status;
}

/* Where the walk begins; is_new: and where this run does. */
static int
make_url(struct run *run, const struct window *window, int is_new,
    struct fault *why)
{
	if (query_url(run->job.origin, window, run->job.filter,
	    &run->begin_url, why) == -1)
		return -1;
	return is_new ? buf_add(&run->url, run->begin_url.data,
	    run->begin_url.len + 1, why) : 0;
}

static int
set_up_part(struct run *run, struct download_result *result,
    struct fault *why)
{
	const struct fetch_plan *plan = run->plan;
	struct object *state;
	int status, found;

	if (plan->until_now)
		run->job.until = NULL;
	found = partfile_open(plan->output, &run->part, &state, why);
	if (found == -1)
		return -1;
	status = found == 1 ? resume(run, state, result, why) : 0;
	object_free(state);
	run->job.until = instant_format(result->window.until, run->until);
	if (status == 0)
		status = make_url(run, &result->window, found == 0, why);
	if (status == 0 && found == 0)
		status = begin_part(run, &result->tally, why);
	if (status == -1)
		return -1;
	run->sink = sink_new_part(run->part, &run->job, &result->tally,
	    plan->format, why);
	return run->sink == NULL ? -1 : 0;
}

static int
set_up_sink(struct run *run, struct download_result *result,
    struct fault *why)
{
	const struct fetch_plan *plan = run->plan;

	run->job = (struct resume_job){ run->settings->origin.data,
	    instant_format(plan->window.since, run->since),
	    instant_format(plan->window.until, run->until),
	    plan->filter.data, fetch_format_name(plan->format) };
	if (plan->output != NULL)
		return set_up_part(run, result, why);
	run->sink = sink_new(STDOUT_FILENO, plan->format,
	    run->timing->stopped, why);
	return run->sink == NULL ? -1 :
	    make_url(run, &plan->window, 1, why);
}

static int
put(void *ctx, const struct page *page, const char *next, struct fault *why)
{
	struct run *run = ctx;

	if (sink_put(run->sink, page, next, why) == -1)
		return -1;
	console_moved(run->console, sink_tally(run->sink));
	return 0;
}

static int
walk(struct run *run, struct fault *why)
{
	const struct resume_tally *tally = sink_tally(run->sink);
	struct instant latest = tally->latest;
	struct pages_job job = { .first_url = run->url.data,
	    .begin_url = run->begin_url.data,
	    .latest = tally->has_latest ? &latest : NULL,
	    .origin = run->job.origin, .get = client_get,
	    .get_ctx = run->client, .put = put, .put_ctx = run };
	uint64_t before = tally->pages, pages;
	long status;

	if (run->is_whole || pages_walk(&job, why) == 0)
		return 0;
	if (why->kind != FAULT_REMOTE)
		return -1;
	pages = tally->pages;
	status = client_last_status(run->client);
	if (before > 0 && pages == before && (status == 400 ||
	    status == 404 || status == 410)) {
		run->is_refused = 1;
		fault_prefix(why, "the org does not let the download go on "
		    "where it stopped; if it no longer knows the place, remove "
		    "%s.part and %s.part.state to start over",
		    run->plan->output, run->plan->output);
	}
	fault_prefix(why, "page %llu", (unsigned long long)pages + 1);
	return -1;
}

/* The output is complete, and known to be. */
static int
finish(struct run *run, struct fault *why)
{
	if (run->part != NULL)
		return partfile_finish(run->part, why);
	/* Some systems tell of a failed write only here. */
	if (close(STDOUT_FILENO) == -1)
		return fault_errno(why, FAULT_SYSTEM, "standard output");
	return 0;
}

static void
tear_down(struct run *run)
{
	sink_free(run->sink);
	partfile_free(run->part);
	client_free(run->client);
	page_reader_free(run->reader);
	http_free(run->http);
	auth_free(run->auth);
	buf_done(&run->begin_url);
	buf_done(&run->url);
}

int
download(const struct fetch_plan *plan, const struct settings *settings,
    const struct timing *timing, struct console *console,
    struct download_result *result, struct fault *why)
{
	struct run run = { .plan = plan, .settings = settings,
	    .timing = timing, .console = console };
	struct instant begun;
	int status = -1;

	*result = (struct download_result){ .window = plan->window,
	    .tally.begun = timing_now(timing) };
	buf_init(&run.begin_url, URL_MAX);
	buf_init(&run.url, URL_MAX);
	if (set_up_sink(&run, result, why) == 0 &&
	    set_up_client(&run, &result->window, why) == 0) {
		begun = result->tally.begun;
		console_begin(console, &result->window,
		    sink_tally(run.sink));
		if (result->tally.pages > 0 && !run.is_whole &&
		    console->verbosity >= 0)
			console_say(console, "going on behind page %llu",
			    (unsigned long long)result->tally.pages);
		status = walk(&run, why);
		result->goes_on = status == -1 && run.part != NULL &&
		    sink_tally(run.sink)->pages > 0 && !run.is_refused;
		if (status == 0)
			status = finish(&run, why);
		result->tally = *sink_tally(run.sink);
		result->tally.begun = begun;
		result->has_links = run.is_whole ||
		    client_has_links(run.client);
	}
	if (run.sink != NULL) {
		result->closed = sink_is_closed(run.sink);
		if (status == -1)
			sink_break_off(run.sink, why->msg);
	}
	console_end(console);
	tear_down(&run);
	return status;
}

/* Where credentials come from; never what they are. */
static void
explain_credentials(const struct settings *s, struct out *out)
{
	static const char *const kinds[] = { "SSWS token", "access token",
	    "private key" };
	enum settings_name secret = s->mode == SETTINGS_KEY ?
	    SETTINGS_PRIVATE_KEY : SETTINGS_TOKEN;

	out_printf(out, "credentials  %s from %s\n", kinds[s->mode],
	    s->source[secret]);
	if (s->mode == SETTINGS_KEY)
		out_printf(out, "             client id %s from %s, scopes %s "
		    "from %s\n", s->value[SETTINGS_CLIENT_ID],
		    s->source[SETTINGS_CLIENT_ID], s->value[SETTINGS_SCOPES],
		    s->source[SETTINGS_SCOPES]);
}

int
download_explain(const struct fetch_plan *plan,
    const struct settings *settings, struct out *out, struct fault *why)
{
	char text[WINDOW_TEXT];
	struct buf url;
	int status;

	buf_init(&url, URL_MAX);
	status = query_url(settings->origin.data, &plan->window,
	    plan->filter.data, &url, why);
	if (status == 0) {
		out_printf(out, "org          %s from %s\n",
		    settings->origin.data,
		    settings->source[SETTINGS_ORG_URL]);
		explain_credentials(settings, out);
		out_printf(out, "window       %s%s\n",
		    window_format(&plan->window, text),
		    plan->until_now ? " (until now)" : "");
		out_printf(out, "filter       %s\n", *plan->filter.data ==
		    '\0' ? "none: all events" : plan->filter.data);
		out_printf(out, "request      GET %s\n", url.data);
		out_printf(out, "pacing       at most %d %% of the rate "
		    "limit; %u retries in a row\n", plan->share,
		    plan->max_retries);
		out_printf(out, "output       %s, %s\n", plan->output != NULL ?
		    plan->output : "standard output",
		    fetch_format_name(plan->format));
	}
	buf_done(&url);
	return status;
}
