/*
 * count/count_opts.h - the command line of mau-count, and what it asks for.
 */
#ifndef COUNT_COUNT_OPTS_H
#define COUNT_COUNT_OPTS_H

#include <stddef.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/period.h"
#include "base/progress.h"
#include "base/window.h"
#include "asked.h"
#include "bar.h"
#include "definition.h"
#include "difference.h"
#include "filter.h"
#include "log/wanted.h"

enum count_format { FORMAT_TEXT, FORMAT_TSV, FORMAT_CSV, FORMAT_JSON,
	FORMAT_HTML };

/* What is to be done.  Texts are borrowed from the command line.  Not to be
 * copied: it points into itself. */
struct count_plan {
	struct filter		 filter;
	const char		*definition;	/* its name, or NULL: none */
	int			 defined;	/* it was asked for by name */
	int			 compare;	/* all definitions: */
	struct filter		 compared[DEFINITIONS];
	int			 unique;	/* an event counts once */
	enum period		 by;		/* a row for each, too, */
	const char		*group_by;	/* for each value there; NULL:
						 * not asked for */
	size_t			 top;		/* so many of the most active */
	size_t			 bottom;	/* and of the least, or 0 */
	int			 list;		/* all of them */
	struct sides		 sides;		/* who is new, who is gone */
	const char		*why;		/* an id or a login: what of
						 * its events? or NULL */
	struct asked		 asked;		/* what all this takes */
	struct wanted		 wanted;	/* of the records */
	enum count_format	 format;
	struct canvas		 canvas;	/* for text */
	int			 keep_going;
	int			 strict;	/* yajl reads every byte */
	unsigned		 jobs;		/* threads, at least 1 */
	size_t			 max_record;	/* bytes */
	size_t			 block;		/* bytes read at a time */
	int			 verbosity;	/* -1 quiet, 0, 1 verbose */
	enum progress_wish	 progress;
	const char *const	*files;		/* "-": standard input */
	size_t			 file_count;
	struct span		*types;		/* owned; filter lends them */
	struct span		*outcomes;
};

enum count_command { COMMAND_COUNT, COMMAND_HELP, COMMAND_VERSION };

/*
 * Read the command line.  now decides which month is the default.  0: *command
 * is set, and for COMMAND_COUNT *plan, to be given to count_plan_done(); argv
 * must live as long.  -1: FAULT_USAGE, or no memory; nothing to give back.
 */
int count_opts_parse(int argc, char *argv[], struct instant now,
    enum count_command *command, struct count_plan *plan, struct fault *why);

void count_plan_done(struct count_plan *plan);

/* The text of --help. */
const char *count_opts_help(void);

#endif
