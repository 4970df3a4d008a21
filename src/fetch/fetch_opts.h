/*
 * fetch/fetch_opts.h - the command line of okta-logfetch -> what to do.
 */
#ifndef FETCH_FETCH_OPTS_H
#define FETCH_FETCH_OPTS_H

#include <stdint.h>

#include "base/buf.h"
#include "base/fault.h"
#include "base/progress.h"
#include "base/window.h"
#include "settings.h"
#include "sink.h"

enum fetch_command { FETCH_RUN, FETCH_HELP, FETCH_VERSION };

struct fetch_plan {
	struct window	 window;	/* both bounds */
	int		 until_now;	/* --until was not given */
	struct buf	 filter;	/* terminated; empty: all events */
	enum sink_format format;
	const char	*output;	/* NULL: standard output */
	int		 share;		/* percent */
	unsigned	 max_retries;
	int64_t		 timeout_ms;	/* without a byte */
	const char	*cacert;	/* NULL: the system's */
	struct settings_typed typed;
	int		 verbosity;	/* -1 quiet, 0, 1 verbose */
	enum progress_wish progress;
	int		 dry_run;
};

/*
 * argv is borrowed by *plan, which fetch_plan_done() is for in every case.
 * now is what decides which month is the current one.  -1: FAULT_USAGE.
 */
int fetch_opts_parse(int argc, char *argv[], struct instant now,
    enum fetch_command *command, struct fetch_plan *plan, struct fault *why);
void fetch_plan_done(struct fetch_plan *plan);

const char *fetch_opts_help(void);

/* As --format has it. */
const char *fetch_format_name(enum sink_format format);

#endif
