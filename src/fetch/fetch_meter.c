#include "fetch_meter.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/progress.h"

#define MOST_MS		1e15
#define MINUTE_TEXT	16	/* "2026-10-19T14:02" */

__attribute__((format(printf, 3, 4))) static void
say(char *text, size_t *len, const char *fmt, ...)
{
	va_list ap;
	int count;

	va_start(ap, fmt);
	count = vsnprintf(text + *len, FETCH_METER_TEXT - *len, fmt, ap);
	va_end(ap);
	if (count > 0)
		*len += (size_t)count;
	if (*len >= FETCH_METER_TEXT)
		*len = FETCH_METER_TEXT - 1;
}

static double
seconds_from(struct instant a, struct instant b)
{
	return (double)(b.sec - a.sec) + (double)(b.ns - a.ns) / 1e9;
}

/* Where in the window, and by the pace of this run how long still. */
static void
say_place(const struct fetch_meter *m, char *text, size_t *len)
{
	char at[INSTANT_TEXT];
	double whole = seconds_from(m->since, m->until);
	double done = seconds_from(m->since, m->latest);

	instant_format(m->latest, at);
	at[10] = ' ';
	/* An org whose clock is ahead may have events later than now. */
	if (whole > 0)
		say(text, len, "%3d %%  ", done < whole ?
		    (int)(100 * done / whole) : 100);
	say(text, len, "%.*s  ", MINUTE_TEXT, at);
}

static void
say_rest(const struct fetch_meter *m, char *text, size_t *len)
{
	char left[PROGRESS_TEXT];
	double run = seconds_from(m->begun, m->latest);
	double rest = seconds_from(m->latest, m->until), ms;

	if (!m->has_latest || run <= 0 || rest <= 0)
		return;
	ms = (double)m->elapsed_ms / run * rest;
	say(text, len, "  %s left", progress_time((int64_t)(ms < MOST_MS ?
	    ms : MOST_MS) + 999, left));
}

char *
fetch_meter_text(const struct fetch_meter *m, char text[FETCH_METER_TEXT])
{
	size_t len = 0;

	*text = '\0';
	if (m->has_latest)
		say_place(m, text, &len);
	say(text, &len, "%llu pages  %llu events",
	    (unsigned long long)m->pages, (unsigned long long)m->events);
	if (m->waiting != NULL) {
		say(text, &len, "  %s, %lld s", m->waiting,
		    (long long)((m->waiting_ms + 999) / 1000));
		return text;
	}
	say_rest(m, text, &len);
	if (m->remaining >= 0 && m->limit > 0)
		say(text, &len, "  limit: %lld of %lld left",
		    (long long)m->remaining, (long long)m->limit);
	return text;
}
