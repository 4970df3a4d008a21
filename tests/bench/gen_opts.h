/*
 * gen_opts.h - the command line of gen_events.
 */
#ifndef GEN_OPTS_H
#define GEN_OPTS_H

#include <stdbool.h>
#include <stdint.h>

enum gen_form {
	GEN_NDJSON,		/* one event a line */
	GEN_PAGES,		/* one array of 1000 events a line */
	GEN_PRETTY		/* the same arrays as jq prints them */
};

struct gen_opts {
	uint64_t	 seed;
	uint64_t	 events;	/* length of the log; 0: see bytes */
	uint64_t	 bytes;		/* length of the log; 0: see events */
	uint64_t	 head;		/* write about this much; 0: all */
	uint32_t	 actors;
	unsigned	 signins;	/* percent, as are the next two */
	unsigned	 failures;
	unsigned	 regulars;
	unsigned	 margin_hours;
	int		 year;
	int		 month;
	enum gen_form	 form;
	bool		 small;
	bool		 help;		/* asked for; nothing else matters */
	const char	*truth;		/* path, or NULL */
};

/*
 * Read argv, which must outlive opts.  -1: a mistake, of which the user has
 * been told on standard error.
 */
int gen_opts_parse(struct gen_opts *opts, int argc, char **argv);

/* What --help prints. */
extern const char gen_opts_usage[];

#endif
