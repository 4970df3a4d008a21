#include "console.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#define PROGRAM	"okta-logfetch: "

void
console_init(struct console *console, int verbosity, enum progress_wish wish,
    const struct timing *timing)
{
	*console = (struct console){ .verbosity = verbosity,
	    .timing = timing };
	console->meter.remaining = console->meter.limit = -1;
	progress_init(&console->progress, STDERR_FILENO, wish);
}

void
console_begin(struct console *console, const struct window *window,
    const struct resume_tally *tally)
{
	struct fetch_meter *meter = &console->meter;
	struct instant now = timing_now(console->timing);

	meter->since = window->since;
	meter->until = instant_cmp(now, window->until) < 0 ? now :
	    window->until;
	meter->begun = tally->has_latest ? tally->latest : window->since;
	console_moved(console, tally);
}

void
console_say(struct console *console, const char *fmt, ...)
{
	va_list ap;

	progress_hide(&console->progress);
	va_start(ap, fmt);
	fputs(PROGRAM, stderr);
	vfprintf(stderr, fmt, ap);
	fputc('\n', stderr);
	va_end(ap);
}

static void
draw(struct console *console)
{
	char text[FETCH_METER_TEXT];

	console->meter.elapsed_ms = timing_elapsed_ms(console->timing);
	if (progress_due(&console->progress, console->meter.elapsed_ms))
		progress_show(&console->progress,
		    fetch_meter_text(&console->meter, text));
}

void
console_news(struct console *console, const struct client_news *news)
{
	double seconds = (double)news->wait_ms / 1000;

	console->meter.waiting = news->wait == CLIENT_RETRY ?
	    "waiting to try again" : "waiting for the rate limit";
	if (news->wait == CLIENT_PACED) {
		if (console->verbosity > 0)
			console_say(console, "our share of the rate limit is "
			    "used up; waiting %.0f s", seconds);
	} else if (console->verbosity >= 0) {
		console_say(console, "%s; trying again in %.1f s (retry %u of "
		    "%u)", news->why->msg, seconds, news->attempt,
		    news->max_retries);
	}
}

void
console_tick(void *ctx, int64_t left_ms)
{
	struct console *console = ctx;

	console->meter.waiting_ms = left_ms;
	draw(console);
}

void
console_waited(struct console *console)
{
	console->meter.waiting = NULL;
}

void
console_answered(struct console *console, const struct response *res,
    const struct page *page)
{
	const struct ratelimit *rl = &res->ratelimit;
	struct fetch_meter *meter = &console->meter;
	char left[80];

	meter->limit = rl->limit;
	if (rl->remaining >= 0 && (meter->remaining == -1 ||
	    rl->remaining < meter->remaining))
		meter->remaining = rl->remaining;
	if (console->verbosity <= 0)
		return;
	*left = '\0';
	if (rl->limit >= 0 && rl->remaining >= 0)
		snprintf(left, sizeof left, "; %lld of %lld requests left",
		    (long long)rl->remaining, (long long)rl->limit);
	console_say(console, "page %llu: %llu events, %zu bytes%s%s%s",
	    (unsigned long long)meter->pages + 1,
	    (unsigned long long)page->received, page->body.len, left,
	    res->request_id.len > 0 ? "; request " : "",
	    res->request_id.len > 0 ? res->request_id.data : "");
}

void
console_moved(struct console *console, const struct resume_tally *tally)
{
	struct fetch_meter *meter = &console->meter;

	meter->pages = tally->pages;
	meter->events = tally->events;
	meter->has_latest = tally->has_latest;
	meter->latest = tally->latest;
	draw(console);
}

void
console_end(struct console *console)
{
	progress_hide(&console->progress);
}
