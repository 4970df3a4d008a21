#include "fetch_opts.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "base/opts.h"
#include "query.h"

#define FILTER_MAX	((size_t)64 * 1024)
#define RETRIES_MOST	1000000
#define TIMEOUT_LEAST	100
#define TIMEOUT_MOST	((int64_t)24 * 60 * 60 * 1000)

/* Long options without a letter of their own. */
enum {
	OPT_ALL_EVENTS = 256, OPT_CACERT, OPT_FILTER, OPT_MAX_RETRIES,
	OPT_NO_PROGRESS, OPT_ORG_URL, OPT_PROGRESS, OPT_RATE_SHARE,
	OPT_TIMEOUT, OPT_TOKEN, OPT_TOKEN_FILE
};

static const char letters[] = ":e:f:hm:no:O:qs:u:vV";

static const struct option longs[] = {
	{ "all-events", no_argument, NULL, OPT_ALL_EVENTS },
	{ "cacert", required_argument, NULL, OPT_CACERT },
	{ "dry-run", no_argument, NULL, 'n' },
	{ "event-type", required_argument, NULL, 'e' },
	{ "filter", required_argument, NULL, OPT_FILTER },
	{ "format", required_argument, NULL, 'f' },
	{ "help", no_argument, NULL, 'h' },
	{ "max-retries", required_argument, NULL, OPT_MAX_RETRIES },
	{ "month", required_argument, NULL, 'm' },
	{ "no-progress", no_argument, NULL, OPT_NO_PROGRESS },
	{ "org-url", required_argument, NULL, OPT_ORG_URL },
	{ "outcome", required_argument, NULL, 'o' },
	{ "output", required_argument, NULL, 'O' },
	{ "progress", no_argument, NULL, OPT_PROGRESS },
	{ "quiet", no_argument, NULL, 'q' },
	{ "rate-share", required_argument, NULL, OPT_RATE_SHARE },
	{ "since", required_argument, NULL, 's' },
	{ "timeout", required_argument, NULL, OPT_TIMEOUT },
	/* Or it would stand for --token-file, and the token for a file. */
	{ "token", required_argument, NULL, OPT_TOKEN },
	{ "token-file", required_argument, NULL, OPT_TOKEN_FILE },
	{ "until", required_argument, NULL, 'u' },
	{ "verbose", no_argument, NULL, 'v' },
	{ "version", no_argument, NULL, 'V' },
	{ NULL, 0, NULL, 0 },
};

static const char help[] =
"usage: okta-logfetch [options]\n"
"\n"
"Download an Okta org's System Log for a window of time, and write it to\n"
"standard output, one event a line:\n"
"\n"
"    okta-logfetch --month 2026-10 | mau-count --month 2026-10\n"
"\n"
"which events:\n"
"  -m, --month YYYY-MM      a month, UTC (default: the current one)\n"
"  -s, --since TIME         from then on: 2026-10-01 (midnight UTC), or\n"
"                           2026-10-01T08:30:00Z\n"
"  -u, --until TIME         and before then (default: now)\n"
"  -e, --event-type TYPE    events of this type; may be repeated\n"
"                           (default: user.session.start)\n"
"  -o, --outcome RESULT     only with this outcome, such as SUCCESS; may be\n"
"                           repeated (default: any)\n"
"      --all-events         events of every type\n"
"      --filter EXPR        a filter of your own, as the API has it\n"
"\n"
"the org (else OKTA_CLIENT_ORGURL and so on, or okta.yaml):\n"
"      --org-url URL        such as https://acme.okta.com\n"
"      --token-file FILE    the file with the API token; - is standard input\n"
"      --cacert FILE        certificates to trust, in place of the system's\n"
"      --rate-share PERCENT use at most this share of the rate limit\n"
"                           (default: 50)\n"
"      --max-retries N      give up after so many in a row (default: 10)\n"
"      --timeout SECONDS    without a byte, before a retry (default: 90)\n"
"\n"
"writing:\n"
"  -f, --format FORMAT      ndjson (default), or pages: bodies as sent\n"
"  -O, --output FILE        to FILE, once complete; run again after an\n"
"                           interruption, it goes on where it stopped\n"
"  -n, --dry-run            print what would be done, and send nothing\n"
"  -q, --quiet              errors and warnings alone on standard error\n"
"  -v, --verbose            every page, too\n"
"      --progress           show progress, terminal or not\n"
"      --no-progress        never show it\n"
"  -h, --help               print this\n"
"  -V, --version            print the version\n"
"\n"
"exit status: 0 all of it was written; 1 it was not, and the last line says\n"
"so; 2 wrong usage.  More: man okta-logfetch\n";

/* The options as typed.  NULL or 0: not given. */
struct typed {
	const char	*month, *since, *until;
	const char	*filter, *format, *output;
	const char	*org_url, *token_file, *cacert;
	const char	*share, *max_retries, *timeout;
	int		 all_events, dry_run;
	struct opts_talk talk;
	struct span	*types;
	struct span	*outcomes;
	size_t		 type_count;
	size_t		 outcome_count;
};

const char *
fetch_opts_help(void)
{
	return help;
}

const char *
fetch_format_name(enum sink_format format)
{
	return format == SINK_PAGES ? "pages" : "ndjson";
}

/* Options that take a value, once. */
static int
take_value(int option, struct typed *typed, struct fault *why)
{
	const struct {
		int		  option;
		const char	**value;
		const char	 *name;
	} values[] = {
		{ 'f', &typed->format, "format" },
		{ 'm', &typed->month, "month" },
		{ 'O', &typed->output, "output" },
		{ 's', &typed->since, "since" },
		{ 'u', &typed->until, "until" },
		{ OPT_CACERT, &typed->cacert, "cacert" },
		{ OPT_FILTER, &typed->filter, "filter" },
		{ OPT_MAX_RETRIES, &typed->max_retries, "max-retries" },
		{ OPT_ORG_URL, &typed->org_url, "org-url" },
		{ OPT_RATE_SHARE, &typed->share, "rate-share" },
		{ OPT_TIMEOUT, &typed->timeout, "timeout" },
		{ OPT_TOKEN_FILE, &typed->token_file, "token-file" },
	};
	size_t i;

	for (i = 0; i < sizeof values / sizeof values[0]; i++) {
		if (values[i].option != option)
			continue;
		if (*optarg == '\0')
			return fault_set(why, FAULT_USAGE, "--%s is empty",
			    values[i].name);
		return opts_once(values[i].value, values[i].name, why) == -1 ?
		    -1 : 1;
	}
	return 0;
}

static int
take_option(int option, char *argv[], struct typed *typed, struct fault *why)
{
	int taken = take_value(option, typed, why);

	if (taken != 0)
		return taken == 1 ? 0 : -1;
	switch (option) {
	case 'e':
		return opts_add(typed->types, &typed->type_count, "event-type",
		    why);
	case 'o':
		return opts_add(typed->outcomes, &typed->outcome_count,
		    "outcome", why);
	case 'n':
		typed->dry_run = 1;
		return 0;
	case 'q':
		typed->talk.quiet = 1;
		return 0;
	case 'v':
		typed->talk.verbose = 1;
		return 0;
	case OPT_ALL_EVENTS:
		typed->all_events = 1;
		return 0;
	case OPT_TOKEN:
		return fault_set(why, FAULT_USAGE, "a token on the command "
		    "line can be seen by others; put it into a file for "
		    "--token-file, or into OKTA_CLIENT_TOKEN");
	case OPT_PROGRESS:
		typed->talk.progress = 1;
		return 0;
	case OPT_NO_PROGRESS:
		typed->talk.no_progress = 1;
		return 0;
	}
	return opts_complain(longs, option, argv, why);
}

/* Without both bounds the API gives another listing, which has no end. */
static int
resolve_window(const struct typed *typed, struct instant now,
    struct fetch_plan *plan, struct fault *why)
{
	struct window *window = &plan->window;
	char text[INSTANT_TEXT];

	if (opts_window(typed->month, typed->since, typed->until, window,
	    why) == -1)
		return -1;
	if (!window->has_since && window->has_until)
		return fault_set(why, FAULT_USAGE, "--until needs --since: the "
		    "org keeps no beginning to start from");
	if (!window->has_since)
		*window = window_of_month(instant_month(now));
	if (instant_cmp(window->since, now) >= 0)
		return fault_set(why, FAULT_USAGE, "the window begins at %s, "
		    "which is still to come",
		    instant_format(window->since, text));
	if (!window->has_until) {
		plan->until_now = 1;
		window->has_until = 1;
		window->until = now;
	}
	return 0;
}

static int
resolve_filter(const struct typed *typed, struct fetch_plan *plan,
    struct fault *why)
{
	static const struct span session_start = { "user.session.start", 18 };
	int chosen = typed->type_count > 0 || typed->outcome_count > 0;

	if (chosen + typed->all_events + (typed->filter != NULL) > 1)
		return fault_set(why, FAULT_USAGE, "--event-type with "
		    "--outcome, --filter, and --all-events exclude each "
		    "other");
	if (typed->all_events || typed->filter != NULL)
		return buf_printf(&plan->filter, why, "%s",
		    typed->all_events ? "" : typed->filter);
	return query_filter(typed->type_count > 0 ? typed->types :
	    &session_start, typed->type_count > 0 ? typed->type_count : 1,
	    typed->outcomes, typed->outcome_count, &plan->filter, why);
}

/* A number from the command line, if it was given; name is its option. */
static int
take_whole(const char *text, const char *name, uint64_t min, uint64_t max,
    uint64_t *value, struct fault *why)
{
	if (text == NULL || num_whole(text, min, max, value, why) == 0)
		return 0;
	fault_prefix(why, "%s", name);
	return -1;
}

static int
resolve_numbers(const struct typed *typed, struct fetch_plan *plan,
    struct fault *why)
{
	uint64_t share = 50, retries = 10;

	if (take_whole(typed->share, "--rate-share", 1, 100, &share,
	    why) == -1 || take_whole(typed->max_retries, "--max-retries", 0,
	    RETRIES_MOST, &retries, why) == -1)
		return -1;
	plan->share = (int)share;
	plan->max_retries = (unsigned)retries;
	plan->timeout_ms = 90 * 1000;
	if (typed->timeout == NULL || num_seconds(typed->timeout,
	    TIMEOUT_LEAST, TIMEOUT_MOST, &plan->timeout_ms, why) == 0)
		return 0;
	fault_prefix(why, "--timeout");
	return -1;
}

static int
resolve_output(const struct typed *typed, struct fetch_plan *plan,
    struct fault *why)
{
	if (typed->format != NULL && strcmp(typed->format, "pages") == 0)
		plan->format = SINK_PAGES;
	else if (typed->format != NULL && strcmp(typed->format,
	    "ndjson") != 0)
		return fault_set(why, FAULT_USAGE,
		    "--format is ndjson or pages, not '%s'", typed->format);
	if (typed->output != NULL && strcmp(typed->output, "-") != 0)
		plan->output = typed->output;
	plan->cacert = typed->cacert;
	plan->dry_run = typed->dry_run;
	plan->typed = (struct settings_typed){ typed->org_url,
	    typed->token_file };
	return opts_settle_talk(&typed->talk, &plan->verbosity,
	    &plan->progress, why);
}

static int
parse(int argc, char *argv[], struct instant now, struct typed *typed,
    enum fetch_command *command, struct fetch_plan *plan, struct fault *why)
{
	int option;

	optind = 0;	/* begin anew, whatever was read before */
	while ((option = getopt_long(argc, argv, letters, longs,
	    NULL)) != -1) {
		if (option == 'h' || option == 'V') {
			*command = option == 'h' ? FETCH_HELP :
			    FETCH_VERSION;
			return 0;
		}
		if (take_option(option, argv, typed, why) == -1)
			return -1;
	}
	/* Not shown: a token typed here by mistake would be on a screen. */
	if (optind < argc)
		return fault_set(why, FAULT_USAGE, "all arguments are "
		    "options, and argument %d is none", optind);
	if (resolve_output(typed, plan, why) == -1 ||
	    resolve_window(typed, now, plan, why) == -1 ||
	    resolve_filter(typed, plan, why) == -1)
		return -1;
	return resolve_numbers(typed, plan, why);
}

int
fetch_opts_parse(int argc, char *argv[], struct instant now,
    enum fetch_command *command, struct fetch_plan *plan, struct fault *why)
{
	struct typed typed = { .month = NULL };
	int status;

	*command = FETCH_RUN;
	*plan = (struct fetch_plan){ .format = SINK_NDJSON };
	buf_init(&plan->filter, FILTER_MAX);
	/* No list can be longer than the command line. */
	typed.types = calloc((size_t)argc + 1, sizeof *typed.types);
	typed.outcomes = calloc((size_t)argc + 1, sizeof *typed.outcomes);
	if (typed.types == NULL || typed.outcomes == NULL)
		status = fault_memory(why);
	else
		status = parse(argc, argv, now, &typed, command, plan, why);
	free(typed.types);
	free(typed.outcomes);
	return status;
}

void
fetch_plan_done(struct fetch_plan *plan)
{
	buf_done(&plan->filter);
}
