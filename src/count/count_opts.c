#include "count_opts.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "base/opts.h"
#include "resolve.h"

/* Long options without a letter of their own. */
enum { OPT_MAX_RECORD = 256, OPT_ASSUME_UTC, OPT_PROGRESS, OPT_NO_PROGRESS,
	OPT_STRICT, OPT_BOTTOM, OPT_GROUP_BY, OPT_DEFINITION, OPT_COMPARE,
	OPT_WHY, OPT_UNIQUE,
	OPT_DIFF };

static const char letters[] = ":ab:e:f:hj:klm:o:qs:t:u:vV";

static const struct option longs[] = {
	{ "all-time", no_argument, NULL, 'a' },
	{ "assume-utc", no_argument, NULL, OPT_ASSUME_UTC },
	{ "bottom", required_argument, NULL, OPT_BOTTOM },
	{ "by", required_argument, NULL, 'b' },
	{ "compare-definitions", no_argument, NULL, OPT_COMPARE },
	{ "definition", required_argument, NULL, OPT_DEFINITION },
	{ "diff", no_argument, NULL, OPT_DIFF },
	{ "event-type", required_argument, NULL, 'e' },
	{ "format", required_argument, NULL, 'f' },
	{ "group-by", required_argument, NULL, OPT_GROUP_BY },
	{ "help", no_argument, NULL, 'h' },
	{ "jobs", required_argument, NULL, 'j' },
	{ "keep-going", no_argument, NULL, 'k' },
	{ "list", no_argument, NULL, 'l' },
	{ "max-record", required_argument, NULL, OPT_MAX_RECORD },
	{ "month", required_argument, NULL, 'm' },
	{ "no-progress", no_argument, NULL, OPT_NO_PROGRESS },
	{ "outcome", required_argument, NULL, 'o' },
	{ "progress", no_argument, NULL, OPT_PROGRESS },
	{ "quiet", no_argument, NULL, 'q' },
	{ "since", required_argument, NULL, 's' },
	{ "strict", no_argument, NULL, OPT_STRICT },
	{ "top", required_argument, NULL, 't' },
	{ "unique-events", no_argument, NULL, OPT_UNIQUE },
	{ "until", required_argument, NULL, 'u' },
	{ "verbose", no_argument, NULL, 'v' },
	{ "version", no_argument, NULL, 'V' },
	{ "why", required_argument, NULL, OPT_WHY },
	{ NULL, 0, NULL, 0 },
};

static int
take_option(int option, char *argv[], struct typed *typed, struct fault *why)
{
	switch (option) {
	case 'a':
		typed->all_time = 1;
		return 0;
	case 'b':
		return opts_once(&typed->by, "by", why);
	case 'e':
		return opts_add(typed->types, &typed->type_count, "event-type",
		    why);
	case 'f':
		return opts_once(&typed->format, "format", why);
	case 'j':
		return opts_once(&typed->jobs, "jobs", why);
	case 'k':
		typed->keep_going = 1;
		return 0;
	case 'l':
		typed->list = 1;
		return 0;
	case 'm':
		return opts_once(&typed->month, "month", why);
	case 'o':
		return opts_add(typed->outcomes, &typed->outcome_count,
		    "outcome", why);
	case 'q':
		typed->talk.quiet = 1;
		return 0;
	case 's':
		return opts_once(&typed->since, "since", why);
	case 't':
		return opts_once(&typed->top, "top", why);
	case 'u':
		return opts_once(&typed->until, "until", why);
	case 'v':
		typed->talk.verbose = 1;
		return 0;
	case OPT_BOTTOM:
		return opts_once(&typed->bottom, "bottom", why);
	case OPT_COMPARE:
		typed->compare = 1;
		return 0;
	case OPT_DEFINITION:
		return opts_once(&typed->definition, "definition", why);
	case OPT_GROUP_BY:
		return opts_once(&typed->group_by, "group-by", why);
	case OPT_WHY:
		return opts_once(&typed->why, "why", why);
	case OPT_DIFF:
		typed->diff = 1;
		return 0;
	case OPT_UNIQUE:
		typed->unique = 1;
		return 0;
	case OPT_MAX_RECORD:
		return opts_once(&typed->max_record, "max-record", why);
	case OPT_ASSUME_UTC:
		typed->assume_utc = 1;
		return 0;
	case OPT_STRICT:
		typed->strict = 1;
		return 0;
	case OPT_PROGRESS:
		typed->talk.progress = 1;
		return 0;
	case OPT_NO_PROGRESS:
		typed->talk.no_progress = 1;
		return 0;
	}
	return opts_complain(longs, option, argv, why);
}

int
count_opts_parse(int argc, char *argv[], struct instant now,
    enum count_command *command, struct count_plan *plan, struct fault *why)
{
	struct typed typed = { .month = NULL };
	int option;

	*plan = (struct count_plan){ .files = NULL };
	/* No list can be longer than the command line. */
	plan->types = calloc((size_t)argc + 1, sizeof *plan->types);
	plan->outcomes = calloc((size_t)argc + 1, sizeof *plan->outcomes);
	if (plan->types == NULL || plan->outcomes == NULL) {
		fault_memory(why);
		goto fail;
	}
	typed.types = plan->types;
	typed.outcomes = plan->outcomes;

	*command = COMMAND_COUNT;
	optind = 0;	/* begin anew, whatever was read before */
	while ((option = getopt_long(argc, argv, letters, longs,
	    NULL)) != -1) {
		if (option == 'h' || option == 'V') {
			*command = option == 'h' ? COMMAND_HELP :
			    COMMAND_VERSION;
			count_plan_done(plan);
			return 0;
		}
		if (take_option(option, argv, &typed, why) == -1)
			goto fail;
	}
	typed.operands = (const char *const *)argv + optind;
	typed.operand_count = (size_t)(argc - optind);
	if (resolve(&typed, now, plan, why) == 0)
		return 0;

fail:
	count_plan_done(plan);
	return -1;
}

void
count_plan_done(struct count_plan *plan)
{
	free(plan->types);
	free(plan->outcomes);
	plan->types = plan->outcomes = NULL;
}
