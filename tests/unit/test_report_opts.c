/*
 * The reports a command line asks for, what they take of the records, and the
 * exact words for what cannot be reported.
 */
#include <getopt.h>

#include "count/count_opts.h"
#include "unit.h"

#define ARGS_MAX	12

/* 2026-10-15T12:00:00Z */
static const struct instant mid_october = { 1792065600, 0 };

static int
parse(const char *const *args, struct count_plan *plan, struct fault *why)
{
	static char *argv[ARGS_MAX + 2];	/* the plan borrows it */
	char *nothing[] = { "mau-count", NULL };
	enum count_command command;
	int argc = 0;

	/* getopt_long() keeps its place in static memory. */
	optind = 0;
	ck_assert_int_eq(getopt_long(1, nothing, "", NULL, NULL), -1);
	argv[argc++] = "mau-count";
	for (; *args != NULL; args++)
		argv[argc++] = (char *)(uintptr_t)*args;
	argv[argc] = NULL;
	*why = unit_no_fault();
	return count_opts_parse(argc, argv, mid_october, &command, plan, why);
}

#define PEOPLE	(1U << WANT_LOGIN | 1U << WANT_NAME | 1U << WANT_ACTOR_TYPE)
#define FIELD	(1U << WANT_FIELD)

static const struct {
	const char	*args[ARGS_MAX];
	size_t		 top;
	size_t		 bottom;
	int		 list;
	const char	*group_by;
	unsigned	 members;	/* of the events, that are wanted */
} reports[] = {
	{ { NULL }, 0, 0, 0, NULL, 0 },
	{ { "-bday" }, 0, 0, 0, NULL, 0 },
	{ { "-t", "10" }, 10, 0, 0, NULL, PEOPLE },
	{ { "-t1" }, 1, 0, 0, NULL, PEOPLE },
	{ { "--top=1000000000" }, 1000000000, 0, 0, NULL, PEOPLE },
	{ { "--to", "3" }, 3, 0, 0, NULL, PEOPLE },
	{ { "--bottom", "7" }, 0, 7, 0, NULL, PEOPLE },
	{ { "--bo=7" }, 0, 7, 0, NULL, PEOPLE },
	{ { "-l" }, 0, 0, 1, NULL, PEOPLE },
	{ { "--list" }, 0, 0, 1, NULL, PEOPLE },
	{ { "-ll" }, 0, 0, 1, NULL, PEOPLE },
	{ { "--group-by", "outcome.reason" }, 0, 0, 0, "outcome.reason",
	    FIELD },
	{ { "--group-by=outcome.result" }, 0, 0, 0, "outcome.result", 0 },
	{ { "--g=actor.type" }, 0, 0, 0, "actor.type",
	    1U << WANT_ACTOR_TYPE },
	{ { "-lt5", "--bottom=6", "--group-by=client.zone", "-bhour" },
	    5, 6, 1, "client.zone", PEOPLE | FIELD },
	{ { "-fjson", "-lt5", "--bottom=6", "--group-by=client.zone" },
	    5, 6, 1, "client.zone", PEOPLE | FIELD },
	{ { "-fcsv", "-l" }, 0, 0, 1, NULL, PEOPLE },
	{ { "--why", "00uA" }, 0, 0, 0, NULL, 1U << WANT_LOGIN },
	{ { "--w=00uA", "-l" }, 0, 0, 1, NULL, PEOPLE },
	{ { "-ftsv", "--group-by=client.zone" }, 0, 0, 0, "client.zone",
	    FIELD },
};

START_TEST(asks_for)
{
	struct count_plan plan;
	struct fault why;

	if (parse(reports[_i].args, &plan, &why) != 0)
		ck_abort_msg("%s", why.msg);
	ck_assert_uint_eq(plan.top, reports[_i].top);
	ck_assert_uint_eq(plan.bottom, reports[_i].bottom);
	ck_assert_int_eq(plan.list, reports[_i].list);
	ck_assert_pstr_eq(plan.group_by, reports[_i].group_by);
	ck_assert_uint_eq(plan.wanted.members, reports[_i].members);
	ck_assert_int_eq(plan.asked.people,
	    (reports[_i].members & PEOPLE) == PEOPLE);
	ck_assert_ptr_eq(plan.asked.field, reports[_i].group_by != NULL ?
	    &plan.wanted : NULL);
	ck_assert_int_eq((int)plan.asked.by, (int)plan.by);
	count_plan_done(&plan);
}
END_TEST

#define PERSON	(1U << WANT_PERSON | 1U << WANT_PERSON_LOGIN | \
		1U << WANT_PERSON_NAME | 1U << WANT_ACTOR_TYPE)

/* Whose events: the definition, and what that takes. */
static const struct {
	const char	*args[ARGS_MAX];
	const char	*name;		/* NULL: no definition's */
	int		 defined;
	int		 compare;
	const char	*first_type;
	size_t		 types, outcomes;
	int		 known_users;
	size_t		 persons;	/* types of events with one */
	unsigned	 members;
} definitions[] = {
	{ { NULL }, "session", 0, 0, "user.session.start", 1, 0, 0, 0, 0 },
	{ { "--definition=session" }, "session", 1, 0, "user.session.start",
	    1, 0, 0, 0, 0 },
	{ { "--definition", "success" }, "success", 1, 0,
	    "user.session.start", 1, 1, 1, 0, 0 },
	{ { "--def=amau" }, "amau", 1, 0, "user.session.start", 11, 1, 1, 10,
	    PERSON },
	{ { "--definition=amau", "-l" }, "amau", 1, 0, "user.session.start",
	    11, 1, 1, 10, PERSON | PEOPLE },
	{ { "--definition=amau", "--group-by=x" }, "amau", 1, 0,
	    "user.session.start", 11, 1, 1, 10, PERSON | FIELD },
	{ { "--definition=sso" }, "sso", 1, 0, "user.authentication.sso", 1,
	    1, 1, 0, 0 },
	{ { "--definition=sso", "-t1" }, "sso", 1, 0,
	    "user.authentication.sso", 1, 1, 1, 0, PEOPLE },
	{ { "-ex" }, NULL, 0, 0, "x", 1, 0, 0, 0, 0 },
	{ { "-oSUCCESS" }, NULL, 0, 0, "user.session.start", 1, 1, 0, 0, 0 },
	{ { "-ea", "-eb", "-oX", "-oY" }, NULL, 0, 0, "a", 2, 2, 0, 0, 0 },
	{ { "--compare-definitions" }, "session", 0, 1, "user.session.start",
	    1, 0, 0, 10, PERSON },
	{ { "--comp", "-ftsv", "--assume-utc", "-s2026-10-02" }, "session",
	    0, 1, "user.session.start", 1, 0, 0, 10, PERSON },
	{ { "--compare-definitions", "-bday", "-l", "--group-by=x", "-a" },
	    "session", 0, 1, "user.session.start", 1, 0, 0, 10,
	    PERSON | PEOPLE | FIELD },
};

/* Each of the compared asks for its own events, in the window and zone of the
 * plan. */
static void
check_compared(const struct count_plan *plan)
{
	const struct filter *filter;
	const struct window *window = &plan->filter.window;
	struct filter alone;
	int i;

	for (i = 0; i < DEFINITIONS; i++) {
		filter = &plan->compared[i];
		alone = (struct filter){ .types = NULL };
		definition_ask((enum definition)i, &alone);
		ck_assert_ptr_eq(filter->types, alone.types);
		ck_assert_uint_eq(filter->type_count, alone.type_count);
		ck_assert_uint_eq(filter->outcome_count, alone.outcome_count);
		ck_assert_int_eq(filter->known_users, alone.known_users);
		ck_assert_uint_eq(filter->person_type_count,
		    alone.person_type_count);
		ck_assert_int_eq(filter->zone, plan->filter.zone);
		ck_assert_int_eq(filter->window.has_since, window->has_since);
		ck_assert_int_eq(filter->window.has_until, window->has_until);
		ck_assert_int_eq(instant_cmp(filter->window.since,
		    window->since), 0);
		ck_assert_int_eq(instant_cmp(filter->window.until,
		    window->until), 0);
	}
}

START_TEST(counts_by)
{
	struct count_plan plan;
	struct fault why;

	if (parse(definitions[_i].args, &plan, &why) != 0)
		ck_abort_msg("%s", why.msg);
	ck_assert_pstr_eq(plan.definition, definitions[_i].name);
	ck_assert_int_eq(plan.defined, definitions[_i].defined);
	ck_assert_int_eq(plan.compare, definitions[_i].compare);
	ck_assert_int_eq(plan.asked.compare, definitions[_i].compare);
	ck_assert_uint_eq(plan.filter.type_count, definitions[_i].types);
	ck_assert(unit_is(plan.filter.types[0], definitions[_i].first_type));
	ck_assert_uint_eq(plan.filter.outcome_count,
	    definitions[_i].outcomes);
	ck_assert_int_eq(plan.filter.known_users,
	    definitions[_i].known_users);
	ck_assert_uint_eq(plan.wanted.person_type_count,
	    definitions[_i].persons);
	ck_assert_uint_eq(plan.wanted.members, definitions[_i].members);
	/* Whoever is asked about is found in the events. */
	if (plan.compare) {
		check_compared(&plan);
		ck_assert_ptr_eq(plan.wanted.person_types,
		    plan.compared[DEFINITION_AMAU].person_types);
		ck_assert_uint_eq(plan.filter.person_type_count, 0);
	} else {
		ck_assert_uint_eq(plan.filter.person_type_count,
		    definitions[_i].persons);
	}
	if (definitions[_i].persons > 0)
		ck_assert(unit_is(plan.wanted.person_types[0],
		    "app.oauth2.as.authorize.implicit.access_token"));
	count_plan_done(&plan);
}
END_TEST

#define ROWS	" is not a whole number from 1 to 1000000000"
#define EXCLUDE	"--definition and --compare-definitions go neither with " \
		"each other nor with --event-type or --outcome"
#define ONE	" is one table: one of --compare-definitions, --by, "	\
		"--group-by, --top, --bottom, --list and --why"

static const struct {
	const char	*args[ARGS_MAX];
	const char	*message;
} errors[] = {
	{ { "-t0" }, "--top: '0'" ROWS },
	{ { "--top=" }, "--top: ''" ROWS },
	{ { "--top=all" }, "--top: 'all'" ROWS },
	{ { "--top=-1" }, "--top: '-1'" ROWS },
	{ { "--top=1000000001" }, "--top: '1000000001'" ROWS },
	{ { "--bottom=0" }, "--bottom: '0'" ROWS },
	{ { "--bottom=1.5" }, "--bottom: '1.5'" ROWS },
	{ { "-t1", "--top=2" }, "--top is given twice: '1' and '2'" },
	{ { "--bottom=1", "--bottom=1" },
	    "--bottom is given twice: '1' and '1'" },
	{ { "--group-by=a", "--group-by=b" },
	    "--group-by is given twice: 'a' and 'b'" },
	{ { "--b", "day" }, "no option --b, or it could be more than one" },
	{ { "--group-by=" }, "--group-by: '' is no path to a member: a key "
	    "is empty; it is written like client.geographicalContext.country"
	    },
	{ { "--group-by=actor" }, "--group-by: 'actor' is no path to a "
	    "member: actor is an object; one of its members is actor.type" },
	{ { "--why=" }, "--why is an actor's id or login, not ''" },
	{ { "--why=a", "--why=b" }, "--why is given twice: 'a' and 'b'" },
	{ { "--why=a", "-l", "-fcsv" }, "--format csv" ONE },
	{ { "-fcsv", "-bday", "-l" }, "--format csv" ONE },
	{ { "-l", "-t1", "-ftsv" }, "--format tsv" ONE },
	{ { "--bottom=1", "-t1", "-ftsv" }, "--format tsv" ONE },
	{ { "-fcsv", "-bday", "--group-by=x" }, "--format csv" ONE },
	{ { "-fcsv", "--compare-definitions", "-bday" }, "--format csv" ONE },
	{ { "-ftsv", "--compare-definitions", "-l" }, "--format tsv" ONE },
	{ { "--definition=sso", "--compare-definitions" }, EXCLUDE },
	{ { "--definition=session", "-euser.session.start" }, EXCLUDE },
	{ { "--definition=success", "-oSUCCESS" }, EXCLUDE },
	{ { "--compare-definitions", "-ex" }, EXCLUDE },
	{ { "--compare-definitions", "-oSUCCESS" }, EXCLUDE },
	{ { "--definition=mau", "-ex" }, EXCLUDE },
	{ { "--definition=mau" }, "--definition is session, success, amau or "
	    "sso, not 'mau'" },
	{ { "--definition=" }, "--definition is session, success, amau or "
	    "sso, not ''" },
	{ { "--definition=SSO" }, "--definition is session, success, amau or "
	    "sso, not 'SSO'" },
	{ { "--definition=sso", "--definition=sso" },
	    "--definition is given twice: 'sso' and 'sso'" },
};

START_TEST(cannot_be_asked)
{
	struct count_plan plan;
	struct fault why;

	ck_assert_int_eq(parse(errors[_i].args, &plan, &why), -1);
	ck_assert_str_eq(why.msg, errors[_i].message);
	ck_assert_int_eq(why.kind, FAULT_USAGE);
}
END_TEST

static Suite *
report_opts_suite(void)
{
	Suite *suite = suite_create("report_opts");
	TCase *core = unit_case(suite, "core");
	TCase *wrong = unit_case(suite, "errors");

	unit_table(core, asks_for, reports);
	unit_table(core, counts_by, definitions);
	unit_table(wrong, cannot_be_asked, errors);
	return suite;
}

UNIT_MAIN(report_opts_suite)
