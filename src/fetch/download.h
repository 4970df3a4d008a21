/*
 * fetch/download.h - the order of the stages: settings -> auth -> client ->
 * pages -> sink; and the plan, for those who only want to see it.
 */
#ifndef FETCH_DOWNLOAD_H
#define FETCH_DOWNLOAD_H

#include "base/fault.h"
#include "base/out.h"
#include "console.h"
#include "fetch_opts.h"
#include "resume.h"
#include "settings.h"
#include "timing.h"

/* What was downloaded, or how far it got. */
struct download_result {
	struct window		window;	/* what --until now was, in the end */
	struct resume_tally	tally;
	int			goes_on;	/* the same command does, next
						 * time */
	int			has_links;	/* the org named pages */
	int			closed;	/* nobody reads standard output */
};

/*
 * Download what plan asks for.  All is borrowed.  -1: it is not complete, and
 * the output says so as far as it can; *result is set in either case.
 */
int download(const struct fetch_plan *plan, const struct settings *settings,
    const struct timing *timing, struct console *console,
    struct download_result *result, struct fault *why);

/* Write down what would be done, secrets aside.  -1: no memory. */
int download_explain(const struct fetch_plan *plan,
    const struct settings *settings, struct out *out, struct fault *why);

#endif
