#include "gen_opts.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_LENGTH	UINT64_C(1000000000000000)

const char gen_opts_usage[] =
    "usage: gen_events [options]\n"
    "Write an invented Okta System Log to standard output.\n"
    "\n"
    "  --seed N             the same seed gives the same log (1)\n"
    "  --events N           length of the log in events (1000)\n"
    "  --bytes N            or in bytes, rounded up to a whole event\n"
    "  --head N             write only about the first N bytes of that log\n"
    "  --actors N           people who sign in within the month (1000)\n"
    "  --month YYYY-MM      the month (2026-10)\n"
    "  --margin HOURS       how far the log reaches beyond the month, at\n"
    "                       either end (6)\n"
    "  --signins PERCENT    share of user.session.start (100)\n"
    "  --failures PERCENT   share of failed ones among those (5)\n"
    "  --regulars PERCENT   share of sign-ins by the very active few (50)\n"
    "  --form FORM          ndjson, pages or pretty (ndjson)\n"
    "  --small              events of some 400 bytes, not 1.5 to 3.5 kB\n"
    "  --truth FILE         write the right answers to FILE, as JSON\n"
    "\n"
    "Within the month, sign-ins that are not by the regulars take the people\n"
    "in turn.  So all --actors of them, and no more, are in it as soon as it\n"
    "holds that many such sign-ins: about twice as many sign-ins as people,\n"
    "or just as many with --regulars 0 --failures 0.  A fifth of the failed\n"
    "sign-ins are by \"unknown\", which adds one more distinct id.\n";

enum {
	OPT_SEED = 1, OPT_EVENTS, OPT_BYTES, OPT_HEAD, OPT_ACTORS, OPT_MONTH,
	OPT_MARGIN, OPT_SIGNINS, OPT_FAILURES, OPT_REGULARS, OPT_FORM,
	OPT_SMALL, OPT_TRUTH, OPT_HELP
};

static const struct option long_options[] = {
	{ "seed", required_argument, NULL, OPT_SEED },
	{ "events", required_argument, NULL, OPT_EVENTS },
	{ "bytes", required_argument, NULL, OPT_BYTES },
	{ "head", required_argument, NULL, OPT_HEAD },
	{ "actors", required_argument, NULL, OPT_ACTORS },
	{ "month", required_argument, NULL, OPT_MONTH },
	{ "margin", required_argument, NULL, OPT_MARGIN },
	{ "signins", required_argument, NULL, OPT_SIGNINS },
	{ "failures", required_argument, NULL, OPT_FAILURES },
	{ "regulars", required_argument, NULL, OPT_REGULARS },
	{ "form", required_argument, NULL, OPT_FORM },
	{ "small", no_argument, NULL, OPT_SMALL },
	{ "truth", required_argument, NULL, OPT_TRUTH },
	{ "help", no_argument, NULL, OPT_HELP },
	{ NULL, 0, NULL, 0 }
};

static int
parse_number(const char *arg, uint64_t min, uint64_t max, uint64_t *number)
{
	char *end;

	/* strtoull() would take blanks and signs as well. */
	if (*arg < '0' || *arg > '9')
		return (-1);
	errno = 0;
	*number = strtoull(arg, &end, 10);
	if (errno != 0 || *end != '\0' || *number < min || *number > max)
		return (-1);
	return (0);
}

static int
parse_small(const char *arg, unsigned max, unsigned *number)
{
	uint64_t value;

	if (parse_number(arg, 0, max, &value) == -1)
		return (-1);
	*number = (unsigned)value;
	return (0);
}

static int
parse_month(const char *arg, int *year, int *month)
{
	char text[8];
	uint64_t y, m;

	if (strlen(arg) != 7 || arg[4] != '-')
		return (-1);
	memcpy(text, arg, sizeof(text));
	text[4] = '\0';
	/* A year to spare at either end, for the margin. */
	if (parse_number(text, 1971, 9998, &y) == -1 ||
	    parse_number(text + 5, 1, 12, &m) == -1)
		return (-1);
	*year = (int)y;
	*month = (int)m;
	return (0);
}

static int
parse_form(const char *arg, enum gen_form *form)
{
	static const char *const names[] = { "ndjson", "pages", "pretty" };

	for (int i = 0; i < 3; i++) {
		if (strcmp(arg, names[i]) == 0) {
			*form = (enum gen_form)i;
			return (0);
		}
	}
	return (-1);
}

static int
take(struct gen_opts *opts, int option, const char *arg)
{
	uint64_t number;

	switch (option) {
	case OPT_SEED:
		return (parse_number(arg, 0, UINT64_MAX, &opts->seed));
	case OPT_EVENTS:
		return (parse_number(arg, 1, MAX_LENGTH, &opts->events));
	case OPT_BYTES:
		return (parse_number(arg, 1, MAX_LENGTH, &opts->bytes));
	case OPT_HEAD:
		return (parse_number(arg, 1, MAX_LENGTH, &opts->head));
	case OPT_ACTORS:
		if (parse_number(arg, 1, 1000000000, &number) == -1)
			return (-1);
		opts->actors = (uint32_t)number;
		return (0);
	case OPT_MONTH:
		return (parse_month(arg, &opts->year, &opts->month));
	case OPT_MARGIN:
		return (parse_small(arg, 240, &opts->margin_hours));
	case OPT_SIGNINS:
		return (parse_small(arg, 100, &opts->signins));
	case OPT_FAILURES:
		return (parse_small(arg, 100, &opts->failures));
	case OPT_REGULARS:
		return (parse_small(arg, 100, &opts->regulars));
	case OPT_FORM:
		return (parse_form(arg, &opts->form));
	case OPT_SMALL:
		opts->small = true;
		return (0);
	case OPT_TRUTH:
		opts->truth = arg;
		return (0);
	default:
		opts->help = true;
		return (0);
	}
}

int
gen_opts_parse(struct gen_opts *opts, int argc, char **argv)
{
	int option, index;

	*opts = (struct gen_opts){ .seed = 1, .actors = 1000, .signins = 100,
	    .failures = 5, .regulars = 50, .margin_hours = 6, .year = 2026,
	    .month = 10, .form = GEN_NDJSON };

	/* Every option is a long one, so index is always set. */
	while ((option = getopt_long(argc, argv, "", long_options,
	    &index)) != -1) {
		if (option == '?')
			return (-1);
		if (take(opts, option, optarg) == -1) {
			fprintf(stderr, "gen_events: --%s: cannot be '%s'\n",
			    long_options[index].name, optarg);
			return (-1);
		}
	}
	if (optind < argc) {
		fprintf(stderr, "gen_events: what is '%s'?\n", argv[optind]);
		return (-1);
	}
	if (opts->events != 0 && opts->bytes != 0) {
		fprintf(stderr, "gen_events: --events or --bytes, not both\n");
		return (-1);
	}
	if (opts->events == 0 && opts->bytes == 0)
		opts->events = 1000;
	return (0);
}
