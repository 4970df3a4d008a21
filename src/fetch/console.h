/*
 * fetch/console.h - what standard error shows of a download on its way: a line
 * on a terminal that is drawn over itself, and what went wrong and was tried
 * again.  That it arrives is not promised, and changes nothing.
 */
#ifndef FETCH_CONSOLE_H
#define FETCH_CONSOLE_H

#include <stdint.h>

#include "base/progress.h"
#include "base/window.h"
#include "client.h"
#include "fetch_meter.h"
#include "resume.h"
#include "timing.h"

struct console {
	int			 verbosity;	/* -1 quiet, 0, 1 verbose */
	const struct timing	*timing;
	struct progress		 progress;
	struct fetch_meter	 meter;
};

/* timing is borrowed. */
void console_init(struct console *console, int verbosity,
    enum progress_wish wish, const struct timing *timing);

/* What is downloaded, and how far that has got already. */
void console_begin(struct console *console, const struct window *window,
    const struct resume_tally *tally);

/* One line, behind the program's name. */
void console_say(struct console *console, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Before a wait; on its way, with what is left; when it is over. */
void console_news(struct console *console, const struct client_news *news);
void console_tick(void *console, int64_t left_ms);
void console_waited(struct console *console);

/* A page came. */
void console_answered(struct console *console, const struct response *res,
    const struct page *page);

/* A page was written. */
void console_moved(struct console *console, const struct resume_tally *tally);

/* Nothing of the progress is left on the terminal. */
void console_end(struct console *console);

#endif
