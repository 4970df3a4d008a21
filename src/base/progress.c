#include "progress.h"

#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define PERIOD_MS	200
#define PATIENCE_MS	500	/* short runs draw nothing at all */
#define COLUMNS		80	/* where the terminal does not say */
#define COLUMNS_MAX	250

void
progress_init(struct progress *p, int fd, enum progress_wish wish)
{
	int wanted = wish == PROGRESS_ON ||
	    (wish == PROGRESS_AUTO && isatty(fd));

	*p = (struct progress){ .fd = wanted ? fd : -1, .next_ms = -1 };
}

int
progress_due(struct progress *p, int64_t now_ms)
{
	if (p->fd == -1)
		return 0;
	if (p->next_ms == -1)
		p->next_ms = now_ms + PATIENCE_MS;
	if (now_ms < p->next_ms)
		return 0;
	p->next_ms = now_ms + PERIOD_MS;
	return 1;
}

static size_t
columns(int fd)
{
	struct winsize size;

	if (ioctl(fd, TIOCGWINSZ, &size) == -1 || size.ws_col < 2)
		return COLUMNS;
	return size.ws_col < COLUMNS_MAX ? size.ws_col : COLUMNS_MAX;
}

/*
 * Blanks, and not an escape sequence, cover what was there: every terminal
 * knows them.  One column less than there are: some wrap in the last.
 */
static void
draw(struct progress *p, const char *text, const char *end)
{
	char line[2 * COLUMNS_MAX];
	size_t len = strlen(text), most = columns(p->fd) - 1, pad;
	int count;

	if (len > most)
		len = most;
	pad = p->width > len ? p->width - len : 0;
	count = snprintf(line, sizeof line, "\r%.*s%*s%s", (int)len, text,
	    (int)pad, "", end);
	/* Progress that cannot be shown is nobody's loss. */
	if (write(p->fd, line, (size_t)count) == -1)
		p->fd = -1;
	p->width = len;
}

void
progress_show(struct progress *p, const char *text)
{
	if (p->fd != -1)
		draw(p, text, "");
}

void
progress_hide(struct progress *p)
{
	if (p->fd != -1 && p->width > 0)
		draw(p, "", "\r");
}

char *
progress_bytes(uint64_t bytes, char text[PROGRESS_TEXT])
{
	static const char *const units[] = {
		"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB",
	};
	double value = (double)bytes;
	size_t unit = 0;

	for (; value >= 1000 && unit < sizeof units / sizeof units[0] - 1;
	    unit++)
		value /= 1024;
	snprintf(text, PROGRESS_TEXT, unit == 0 || value >= 100 ? "%.0f %s" :
	    "%.1f %s", value, units[unit]);
	return text;
}

char *
progress_time(int64_t ms, char text[PROGRESS_TEXT])
{
	long long s = (long long)(ms < 0 ? 0 : ms / 1000);

	if (s >= 3600)
		snprintf(text, PROGRESS_TEXT, "%lld:%02lld:%02lld", s / 3600,
		    s / 60 % 60, s % 60);
	else
		snprintf(text, PROGRESS_TEXT, "%lld:%02lld", s / 60, s % 60);
	return text;
}
