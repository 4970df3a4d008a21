#include "opts.h"

#include <stddef.h>
#include <string.h>

int
opts_once(const char **value, const char *name, struct fault *why)
{
	if (*value != NULL)
		return fault_set(why, FAULT_USAGE,
		    "--%s is given twice: '%s' and '%s'", name, *value,
		    optarg);
	*value = optarg;
	return 0;
}

int
opts_add(struct span *list, size_t *count, const char *name,
    struct fault *why)
{
	if (*optarg == '\0')
		return fault_set(why, FAULT_USAGE, "--%s is empty", name);
	list[(*count)++] = span_of(optarg);
	return 0;
}

/* Is there an option with this letter or number? */
static int
exists(const struct option *longs, int option)
{
	for (; longs->name != NULL; longs++)
		if (longs->val == option)
			return 1;
	return 0;
}

/* A value is missing, or (then optopt is an option there is) was one too many,
 * or there is no such option. */
int
opts_complain(const struct option *longs, int option, char *argv[],
    struct fault *why)
{
	const char *last = argv[optind - 1];
	/* A value is not shown: it may be a secret, meant for another program
	 * or mistaken for one of our options. */
	int len = (int)strcspn(last, "=");

	if (option == ':')
		return fault_set(why, FAULT_USAGE, "%s needs a value", last);
	if (exists(longs, optopt))
		return fault_set(why, FAULT_USAGE,
		    "%.*s: the option takes no value", len, last);
	if (optopt != 0)
		return fault_set(why, FAULT_USAGE, "no option -%c", optopt);
	return fault_set(why, FAULT_USAGE,
	    "no option %.*s, or it could be more than one", len, last);
}

/* One bound, if it is given. */
static int
take_bound(const char *name, const char *text, int *has,
    struct instant *bound, struct fault *why)
{
	if (text == NULL)
		return 0;
	*has = 1;
	if (window_parse_bound(text, bound, why) == 0)
		return 0;
	fault_prefix(why, "%s", name);
	return -1;
}

int
opts_window(const char *month, const char *since, const char *until,
    struct window *window, struct fault *why)
{
	*window = (struct window){ 0 };
	if (month != NULL && (since != NULL || until != NULL))
		return fault_set(why, FAULT_USAGE, "--month and --since with "
		    "--until exclude each other");
	if (month != NULL)
		return window_parse_month(month, window, why);
	if (take_bound("--since", since, &window->has_since, &window->since,
	    why) == -1 || take_bound("--until", until, &window->has_until,
	    &window->until, why) == -1)
		return -1;
	return window_check(window, why);
}

int
opts_settle_talk(const struct opts_talk *talk, int *verbosity,
    enum progress_wish *progress, struct fault *why)
{
	if (talk->quiet && talk->verbose)
		return fault_set(why, FAULT_USAGE,
		    "--quiet and --verbose exclude each other");
	if (talk->progress && talk->no_progress)
		return fault_set(why, FAULT_USAGE,
		    "--progress and --no-progress exclude each other");
	*verbosity = talk->verbose - talk->quiet;
	*progress = talk->progress ? PROGRESS_ON :
	    talk->no_progress || talk->quiet ? PROGRESS_OFF : PROGRESS_AUTO;
	return 0;
}
