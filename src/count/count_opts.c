#include "count_opts.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "base/cpus.h"
#include "base/num.h"
#include "base/opts.h"

#define BLOCK_BYTES		((size_t)128 * 1024)
#define BLOCK_MOST		((uint64_t)64 * 1024 * 1024)
#define JOBS_MOST		256
#define ROWS_MOST		((uint64_t)1000000000)
#define MAX_RECORD_DEFAULT	((size_t)16 * 1024 * 1024)
#define MAX_RECORD_MOST		((uint64_t)1024 * 1024 * 1024)

/* Long options without a letter of their own. */
enum { OPT_MAX_RECORD = 256, OPT_ASSUME_UTC, OPT_PROGRESS, OPT_NO_PROGRESS,
	OPT_STRICT, OPT_BOTTOM, OPT_GROUP_BY };

static const char letters[] = ":ab:e:f:hj:klm:o:qs:t:u:vV";

static const struct option longs[] = {
	{ "all-time", no_argument, NULL, 'a' },
	{ "assume-utc", no_argument, NULL, OPT_ASSUME_UTC },
	{ "bottom", required_argument, NULL, OPT_BOTTOM },
	{ "by", required_argument, NULL, 'b' },
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
	{ "until", required_argument, NULL, 'u' },
	{ "verbose", no_argument, NULL, 'v' },
	{ "version", no_argument, NULL, 'V' },
	{ NULL, 0, NULL, 0 },
};

static const char help[] =
"usage: mau-count [options] [FILE...]\n"
"\n"
"Print how many distinct people started an Okta session in a month, from\n"
"System Log events (NDJSON, API pages, exports; packed or not) in the files\n"
"or on standard input.\n"
"\n"
"which events count:\n"
"  -m, --month YYYY-MM      a month, UTC (default: the current one)\n"
"  -s, --since TIME         from then on: 2026-10-01 (midnight UTC), or\n"
"                           2026-10-01T08:30:00Z\n"
"  -u, --until TIME         and before then\n"
"  -a, --all-time           whenever it was\n"
"  -e, --event-type TYPE    events of this type; may be repeated\n"
"                           (default: user.session.start)\n"
"  -o, --outcome RESULT     only with this outcome, such as SUCCESS; may be\n"
"                           repeated (default: any)\n"
"\n"
"reading:\n"
"  -k, --keep-going         skip what cannot be read, report it, exit 3\n"
"      --assume-utc         take times without a zone as UTC\n"
"      --max-record SIZE    longest record accepted (default: 16M)\n"
"      --strict             validate every byte of every record\n"
"  -j, --jobs N             threads (default: the processors there are)\n"
"\n"
"reports:\n"
"  -b, --by PERIOD          a row for each hour, day, week (ISO) or month,\n"
"                           and one for all\n"
"      --group-by FIELD     a row for each value of a member of the events,\n"
"                           such as client.geographicalContext.country\n"
"  -t, --top N              the N most active actors\n"
"      --bottom N           the N least active ones\n"
"  -l, --list               every actor, by id\n"
"\n"
"writing:\n"
"  -f, --format FORMAT      text (the number alone, or tables; default),\n"
"                           tsv, csv (one table) or json\n"
"  -q, --quiet              errors alone on standard error, no notes\n"
"  -v, --verbose            what was read, counted and left out, too\n"
"      --progress           show progress, terminal or not\n"
"      --no-progress        never show it\n"
"  -h, --help               print this\n"
"  -V, --version            print the version\n"
"\n"
"exit status: 0 counted; 1 failed, and no number was printed; 2 wrong usage;\n"
"3 counted with -k, but something was skipped.  More: man mau-count\n";

/* The options as typed.  NULL or 0: not given. */
struct typed {
	const char	*month;
	const char	*since;
	const char	*until;
	const char	*by;
	const char	*group_by;
	const char	*top;
	const char	*bottom;
	const char	*format;
	const char	*max_record;
	const char	*jobs;
	int		 all_time, keep_going, assume_utc, strict, list;
	struct opts_talk talk;
	struct span	*types;
	struct span	*outcomes;
	size_t		 type_count;
	size_t		 outcome_count;
};

const char *
count_opts_help(void)
{
	return help;
}

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
	case OPT_GROUP_BY:
		return opts_once(&typed->group_by, "group-by", why);
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

static int
resolve_window(const struct typed *typed, struct instant now,
    struct window *window, struct fault *why)
{
	int bounds = typed->since != NULL || typed->until != NULL;

	if (typed->all_time && (typed->month != NULL || bounds))
		return fault_set(why, FAULT_USAGE, "--month, --all-time and "
		    "--since with --until exclude each other");
	if (opts_window(typed->month, typed->since, typed->until, window,
	    why) == -1)
		return -1;
	if (typed->month == NULL && !typed->all_time && !bounds)
		*window = window_of_month(instant_month(now));
	return 0;
}

/* How to go about it, which changes no result. */
static int
resolve_work(const struct typed *typed, struct count_plan *plan,
    struct fault *why)
{
	const char *block = getenv("MAU_COUNT_TESTING_BLOCK");
	uint64_t jobs = cpus_usable(), bytes = BLOCK_BYTES;

	if (jobs > JOBS_MOST)
		jobs = JOBS_MOST;
	if (typed->jobs != NULL && num_whole(typed->jobs, 1, JOBS_MOST, &jobs,
	    why) == -1) {
		fault_prefix(why, "--jobs");
		return -1;
	}
	if (block != NULL && num_size(block, 1, BLOCK_MOST, &bytes,
	    why) == -1) {
		fault_prefix(why, "MAU_COUNT_TESTING_BLOCK");
		return -1;
	}
	plan->jobs = (unsigned)jobs;
	plan->block = (size_t)bytes;
	return 0;
}

/* A number of rows. */
static int
resolve_rows(const char *text, const char *option, size_t *rows,
    struct fault *why)
{
	uint64_t number = 0;

	if (text != NULL && num_whole(text, 1, ROWS_MOST, &number,
	    why) == -1) {
		fault_prefix(why, "--%s", option);
		return -1;
	}
	*rows = (size_t)number;
	return 0;
}

/* What to report, beside the number, and what that takes. */
static int
resolve_reports(const struct typed *typed, struct count_plan *plan,
    struct fault *why)
{
	if (typed->by != NULL &&
	    (plan->by = period_named(typed->by)) == PERIOD_NONE)
		return fault_set(why, FAULT_USAGE, "--by is hour, day, week "
		    "or month, not '%s'", typed->by);
	if (resolve_rows(typed->top, "top", &plan->top, why) == -1 ||
	    resolve_rows(typed->bottom, "bottom", &plan->bottom, why) == -1)
		return -1;
	plan->list = typed->list;
	plan->group_by = typed->group_by;
	if (plan->group_by != NULL && wanted_path(&plan->wanted,
	    plan->group_by, why) == -1) {
		fault_prefix(why, "--group-by");
		return -1;
	}
	plan->asked.by = plan->by;
	plan->asked.field = plan->group_by != NULL ? &plan->wanted : NULL;
	plan->asked.people = plan->top > 0 || plan->bottom > 0 || plan->list;
	if (plan->asked.people) {
		wanted_add(&plan->wanted, WANT_LOGIN);
		wanted_add(&plan->wanted, WANT_NAME);
		wanted_add(&plan->wanted, WANT_ACTOR_TYPE);
	}
	return 0;
}

static int
resolve_output(const struct typed *typed, struct count_plan *plan,
    struct fault *why)
{
	static const char *const formats[] = { "text", "tsv", "csv", "json" };
	int tables = (plan->by != PERIOD_NONE) + (plan->group_by != NULL) +
	    (plan->top > 0) + (plan->bottom > 0) + plan->list;
	size_t i = 0;

	while (typed->format != NULL && strcmp(typed->format, formats[i]) != 0)
		if (++i == sizeof formats / sizeof formats[0])
			return fault_set(why, FAULT_USAGE, "--format is text, "
			    "tsv, csv or json, not '%s'", typed->format);
	plan->format = (enum count_format)i;
	if (tables > 1 && (plan->format == FORMAT_TSV ||
	    plan->format == FORMAT_CSV))
		return fault_set(why, FAULT_USAGE, "--format %s is one table: "
		    "one of --by, --group-by, --top, --bottom and --list",
		    formats[i]);
	return opts_settle_talk(&typed->talk, &plan->verbosity,
	    &plan->progress, why);
}

static int
resolve(const struct typed *typed, struct instant now,
    struct count_plan *plan, struct fault *why)
{
	static const struct span session_start = { "user.session.start", 18 };
	uint64_t max_record = MAX_RECORD_DEFAULT;

	if (typed->max_record != NULL && num_size(typed->max_record, 1,
	    MAX_RECORD_MOST, &max_record, why) == -1) {
		fault_prefix(why, "--max-record");
		return -1;
	}
	plan->max_record = (size_t)max_record;
	plan->keep_going = typed->keep_going;
	plan->strict = typed->strict;
	plan->filter.types = typed->type_count > 0 ? typed->types :
	    &session_start;
	plan->filter.type_count = typed->type_count > 0 ?
	    typed->type_count : 1;
	plan->filter.outcomes = typed->outcomes;
	plan->filter.outcome_count = typed->outcome_count;
	plan->filter.zone = typed->assume_utc ? INSTANT_ZONE_OR_UTC :
	    INSTANT_ZONE_REQUIRED;
	if (resolve_window(typed, now, &plan->filter.window, why) == -1 ||
	    resolve_work(typed, plan, why) == -1 ||
	    resolve_reports(typed, plan, why) == -1)
		return -1;
	return resolve_output(typed, plan, why);
}

/* Standard input has one beginning: naming it twice would read nothing. */
static int
check_files(const struct count_plan *plan, struct fault *why)
{
	size_t i, standard = 0;

	for (i = 0; i < plan->file_count; i++)
		standard += strcmp(plan->files[i], "-") == 0;
	return standard < 2 ? 0 : fault_set(why, FAULT_USAGE,
	    "standard input ('-') is named more than once");
}

int
count_opts_parse(int argc, char *argv[], struct instant now,
    enum count_command *command, struct count_plan *plan, struct fault *why)
{
	static const char *const standard_input[] = { "-" };
	struct typed typed = { .month = NULL };
	int option;

	*plan = (struct count_plan){ .files = standard_input,
	    .file_count = 1 };
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
	if (optind < argc) {
		plan->files = (const char *const *)argv + optind;
		plan->file_count = (size_t)(argc - optind);
	}
	if (check_files(plan, why) == 0 &&
	    resolve(&typed, now, plan, why) == 0)
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
