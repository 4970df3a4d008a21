#include "resolve.h"

#include <stdlib.h>
#include <string.h>

#include "base/cpus.h"
#include "base/num.h"

#define BLOCK_BYTES		((size_t)128 * 1024)
#define BLOCK_MOST		((uint64_t)64 * 1024 * 1024)
#define JOBS_MOST		256
#define ROWS_MOST		((uint64_t)1000000000)
#define MAX_RECORD_DEFAULT	((size_t)16 * 1024 * 1024)
#define MAX_RECORD_MOST		((uint64_t)1024 * 1024 * 1024)
/* Of a page: how many of the most active, and up to which length of the window
 * the trend is by day. */
#define PAGE_TOP		10
#define PAGE_SECONDS		(100 * INT64_C(86400))

/* Standard input has one beginning: naming it twice would read nothing. */
static int
resolve_files(const struct typed *typed, struct count_plan *plan,
    struct fault *why)
{
	static const char *const standard_input[] = { "-" };
	size_t i, standard = 0, months = plan->sides.by == SIDES_MONTHS ?
	    SIDES : 0;

	plan->files = typed->operands + months;
	plan->file_count = typed->operand_count - months;
	if (plan->file_count == 0) {
		plan->files = standard_input;
		plan->file_count = 1;
	}
	for (i = 0; i < plan->file_count; i++)
		standard += strcmp(plan->files[i], "-") == 0;
	return standard < 2 ? 0 : fault_set(why, FAULT_USAGE,
	    "standard input ('-') is named more than once");
}

/* Two months: what is counted is in either of them. */
static int
resolve_months(const struct typed *typed, month_index months[SIDES],
    struct count_plan *plan, struct fault *why)
{
	struct filter *filter = &plan->filter;
	int earlier = months[0] > months[1];
	struct window *windows = plan->sides.windows;
	int i;

	if (typed->month != NULL || typed->all_time || typed->since != NULL ||
	    typed->until != NULL)
		return fault_set(why, FAULT_USAGE, "--diff of two months asks "
		    "for these: no --month, --all-time, --since or --until");
	if (months[0] == months[1])
		return fault_set(why, FAULT_USAGE, "--diff is of two months, "
		    "not of %s and itself", typed->operands[0]);
	plan->sides.by = SIDES_MONTHS;
	for (i = 0; i < SIDES; i++)
		windows[i] = window_of_month(months[i]);
	filter->window = windows[earlier];
	filter->window.until = windows[!earlier].until;
	filter->gap = (struct window){ 1, 1, windows[earlier].until,
	    windows[!earlier].since };
	filter->has_gap = instant_cmp(filter->gap.since,
	    filter->gap.until) < 0;
	return 0;
}

/* --diff: of what? */
static int
resolve_sides(const struct typed *typed, struct count_plan *plan,
    struct fault *why)
{
	month_index months[SIDES];
	int i, named = 0;

	if (!typed->diff)
		return 0;
	if (typed->operand_count < SIDES)
		return fault_set(why, FAULT_USAGE, "--diff is of two months, "
		    "and then files, or of two files");
	for (i = 0; i < SIDES; i++) {
		plan->sides.names[i] = typed->operands[i];
		named += month_parse(span_of(typed->operands[i]),
		    &months[i]) == INSTANT_OK;
	}
	if (named == SIDES)
		return resolve_months(typed, months, plan, why);
	if (named > 0)
		return fault_set(why, FAULT_USAGE, "--diff is of two months or "
		    "of two files, not of one and one; a file named like a "
		    "month is written ./%s", typed->operands[
		    month_parse(span_of(typed->operands[0]), &months[0]) !=
		    INSTANT_OK]);
	if (typed->operand_count > SIDES)
		return fault_set(why, FAULT_USAGE, "--diff is of two files, "
		    "not of %zu; 'cat' makes one of several",
		    typed->operand_count);
	plan->sides.by = SIDES_INPUTS;
	return 0;
}

static int
resolve_window(const struct typed *typed, struct instant now,
    const struct sides *sides, struct window *window, struct fault *why)
{
	int bounds = typed->since != NULL || typed->until != NULL;

	if (sides->by == SIDES_MONTHS)
		return 0;
	if (typed->all_time && (typed->month != NULL || bounds))
		return fault_set(why, FAULT_USAGE, "--month, --all-time and "
		    "--since with --until exclude each other");
	if (opts_window(typed->month, typed->since, typed->until, window,
	    why) == -1)
		return -1;
	if (typed->month == NULL && !typed->all_time && !bounds &&
	    sides->by == SIDES_NONE)
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

/* What a page has that nobody asked for. */
static void
resolve_page(const struct typed *typed, struct count_plan *plan)
{
	const struct window *window = &plan->filter.window;

	plan->asked.digests = 1;
	if (typed->diff)
		return;
	plan->asked.days = 1;
	if (typed->top == NULL)
		plan->top = PAGE_TOP;
	if (typed->by == NULL)
		plan->by = window->has_since && window->has_until &&
		    window->until.sec - window->since.sec <= PAGE_SECONDS ?
		    PERIOD_DAY : PERIOD_MONTH;
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
	if (typed->why != NULL && typed->why[0] == '\0')
		return fault_set(why, FAULT_USAGE, "--why is an actor's id or "
		    "login, not ''");
	if ((plan->why = typed->why) != NULL)
		wanted_add(&plan->wanted, WANT_LOGIN);
	if (plan->format == FORMAT_HTML)
		resolve_page(typed, plan);
	if (plan->unique)
		wanted_add(&plan->wanted, WANT_UUID);
	plan->asked.unique = plan->unique;
	plan->asked.in_order = plan->unique && typed->why != NULL;
	plan->asked.by = plan->by;
	plan->asked.field = plan->group_by != NULL ? &plan->wanted : NULL;
	plan->asked.people = plan->top > 0 || plan->bottom > 0 ||
	    plan->list || typed->diff;
	plan->asked.sides = typed->diff ? &plan->sides : NULL;
	if (plan->asked.people) {
		wanted_add(&plan->wanted, WANT_LOGIN);
		wanted_add(&plan->wanted, WANT_NAME);
		wanted_add(&plan->wanted, WANT_ACTOR_TYPE);
	}
	return 0;
}

static const char *const formats[] = { [FORMAT_TEXT] = "text",
	[FORMAT_TSV] = "tsv", [FORMAT_CSV] = "csv", [FORMAT_JSON] = "json",
	[FORMAT_HTML] = "html" };

static int
resolve_format(const struct typed *typed, struct count_plan *plan,
    struct fault *why)
{
	size_t i = 0;

	while (typed->format != NULL && strcmp(typed->format, formats[i]) != 0)
		if (++i == sizeof formats / sizeof formats[0])
			return fault_set(why, FAULT_USAGE, "--format is text, "
			    "tsv, csv, json or html, not '%s'",
			    typed->format);
	plan->format = (enum count_format)i;
	return 0;
}

static int
resolve_output(const struct typed *typed, struct count_plan *plan,
    struct fault *why)
{
	int tables = plan->compare + (typed->by != NULL) +
	    (plan->group_by != NULL) + (typed->top != NULL) +
	    (plan->bottom > 0) + plan->list + (plan->why != NULL);

	if (tables > 0 && typed->diff)
		return fault_set(why, FAULT_USAGE, "--diff is a report of its "
		    "own: not with --compare-definitions, --by, --group-by, "
		    "--top, --bottom, --list or --why");
	if (tables > 1 && (plan->format == FORMAT_TSV ||
	    plan->format == FORMAT_CSV))
		return fault_set(why, FAULT_USAGE, "--format %s is one table: "
		    "one of --compare-definitions, --by, --group-by, --top, "
		    "--bottom, --list and --why",
		    formats[plan->format]);
	if (opts_settle_talk(&typed->talk, &plan->verbosity, &plan->progress,
	    why) == -1)
		return -1;
	if (plan->format == FORMAT_JSON || plan->format == FORMAT_HTML ||
	    plan->verbosity > 0)
		plan->asked.coverage = &plan->filter.window;
	return 0;
}

/* The events that count. */
static int
resolve_events(const struct typed *typed, struct count_plan *plan,
    struct fault *why)
{
	int lists = typed->type_count > 0 || typed->outcome_count > 0;
	enum definition definition = DEFINITION_SESSION;

	plan->defined = typed->definition != NULL;
	plan->compare = typed->compare;
	plan->unique = plan->filter.unique = typed->unique;
	if ((plan->defined && plan->compare) ||
	    (lists && (plan->defined || plan->compare)))
		return fault_set(why, FAULT_USAGE, "--definition and "
		    "--compare-definitions go neither with each other nor "
		    "with --event-type or --outcome");
	if (plan->defined && !definition_named(typed->definition,
	    &definition))
		return fault_set(why, FAULT_USAGE, "--definition is session, "
		    "success, amau or sso, not '%s'", typed->definition);
	definition_ask(definition, &plan->filter);
	if (!lists)
		plan->definition = definition_name(definition);
	if (typed->type_count > 0) {
		plan->filter.types = typed->types;
		plan->filter.type_count = typed->type_count;
	}
	plan->filter.zone = typed->assume_utc ? INSTANT_ZONE_OR_UTC :
	    INSTANT_ZONE_REQUIRED;
	if (typed->outcome_count > 0) {
		plan->filter.outcomes = typed->outcomes;
		plan->filter.outcome_count = typed->outcome_count;
	}
	return 0;
}

/* The same question by all definitions. */
static void
resolve_compared(struct count_plan *plan)
{
	int i;

	for (i = 0; plan->compare && i < DEFINITIONS; i++) {
		plan->compared[i] = plan->filter;
		definition_ask((enum definition)i, &plan->compared[i]);
	}
	plan->asked.compare = plan->compare;
}

/* What has to be known of an event to find the person it was done for. */
static void
want_persons(struct count_plan *plan)
{
	const struct filter *filter = plan->compare ?
	    &plan->compared[DEFINITION_AMAU] : &plan->filter;

	if (filter->person_type_count == 0)
		return;
	plan->wanted.person_types = filter->person_types;
	plan->wanted.person_type_count = filter->person_type_count;
	wanted_add(&plan->wanted, WANT_ACTOR_TYPE);
	wanted_add(&plan->wanted, WANT_PERSON);
	wanted_add(&plan->wanted, WANT_PERSON_LOGIN);
	wanted_add(&plan->wanted, WANT_PERSON_NAME);
}

int
resolve(const struct typed *typed, struct instant now,
    struct count_plan *plan, struct fault *why)
{
	uint64_t max_record = MAX_RECORD_DEFAULT;

	if (typed->max_record != NULL && num_size(typed->max_record, 1,
	    MAX_RECORD_MOST, &max_record, why) == -1) {
		fault_prefix(why, "--max-record");
		return -1;
	}
	plan->max_record = (size_t)max_record;
	plan->keep_going = typed->keep_going;
	plan->strict = typed->strict;
	if (resolve_events(typed, plan, why) == -1 ||
	    resolve_sides(typed, plan, why) == -1 ||
	    resolve_files(typed, plan, why) == -1 ||
	    resolve_window(typed, now, &plan->sides, &plan->filter.window,
	    why) == -1 ||
	    resolve_work(typed, plan, why) == -1 ||
	    resolve_format(typed, plan, why) == -1 ||
	    resolve_reports(typed, plan, why) == -1)
		return -1;
	resolve_compared(plan);
	want_persons(plan);
	return resolve_output(typed, plan, why);
}
