/*
 * The table of definitions and its place in JSON, byte by byte; and the column
 * that names the definition where a table is kept.
 */
#include "sessions.h"

#define T	"2026-10-01T00:00:00Z"
#define NOTE	"The total has each actor once, and is not the sum of the " \
		"rows.\n"

/* So many events of so many actors, by each definition. */
static const struct {
	int	events, actors;
} figures[DEFINITIONS] = {
	[DEFINITION_SESSION] = { 3, 2 }, [DEFINITION_SUCCESS] = { 1, 1 },
	[DEFINITION_AMAU] = { 12345, 12 }, [DEFINITION_SSO] = { 0, 0 },
};

static void
compare(struct tally *tally)
{
	struct ballot ballots[DEFINITIONS] = { { .keys = NULL } };
	struct fault why = unit_no_fault();
	int i, j, actor;

	tally->compared = compared_new(0, 0, &why);
	ck_assert_ptr_nonnull(tally->compared);
	for (i = 0; i < DEFINITIONS; i++)
		for (j = 0; j < figures[i].events; j++) {
			actor = j % figures[i].actors;
			ck_assert_int_eq(ballot_add(&ballots[i],
			    idset_key(1, &actor, sizeof actor), NULL, &why), 0);
		}
	ck_assert_int_eq(compared_add(tally->compared, ballots, &why), 0);
	for (i = 0; i < DEFINITIONS; i++)
		ballot_done(&ballots[i]);
}

/* To be freed. */
static char *
written(const struct count_plan *plan)
{
	static const struct session session = { BYTES("a"), { NULL, 0 },
	    { NULL, 0 }, BYTES("User"), T, 0, VALUE_TEXT, BYTES("v") };
	struct fault why = unit_no_fault();
	struct caught caught;
	struct tally tally;

	sessions_begin(&tally);
	session_add(&tally, &session);
	tally.periods = periods_new(PERIOD_MONTH, &why);
	ck_assert_ptr_nonnull(tally.periods);
	compare(&tally);
	if (!plan->compare) {
		compared_free(tally.compared);
		tally.compared = NULL;
	}
	if (plan->by == PERIOD_NONE) {
		periods_free(tally.periods);
		tally.periods = NULL;
	}
	caught_begin(&caught);
	ck_assert_int_eq(report_write(caught.out, plan, &tally, &why), 0);
	compared_free(tally.compared);
	periods_free(tally.periods);
	sessions_end(&tally);
	return caught_end(&caught);
}

static void
expect(const struct count_plan *plan, const char *expected)
{
	char *text = written(plan);

	ck_assert_msg(strcmp(text, expected) == 0,
	    "written:\n%s\nexpected:\n%s", text, expected);
	free(text);
}

#define TABLE	"definition  events  actors\n"	\
		"session          3       2\n"	\
		"success          1       1\n"	\
		"amau         12345      12\n"	\
		"sso              0       0\n"

static const struct {
	enum count_format	 format;
	const char		*text;
} forms[] = {
	{ FORMAT_TEXT, TABLE },
	{ FORMAT_TSV, "definition\tevents\tactors\n" "session\t3\t2\n"
	    "success\t1\t1\n" "amau\t12345\t12\n" "sso\t0\t0\n" },
	{ FORMAT_CSV, "definition,events,actors\r\n" "session,3,2\r\n"
	    "success,1,1\r\n" "amau,12345,12\r\n" "sso,0,0\r\n" },
};

START_TEST(form)
{
	struct count_plan plan = { .format = forms[_i].format, .compare = 1,
	    .definition = "session" };

	expect(&plan, forms[_i].text);
}
END_TEST

/* The first one of several tables. */
START_TEST(before_others)
{
	struct count_plan plan = { .format = FORMAT_TEXT, .compare = 1,
	    .definition = "session", .group_by = "x" };

	expect(&plan, TABLE "\n"
	    "value  sessions  actors\n"
	    "v             1       1\n"
	    "total         1       1\n" NOTE);
}
END_TEST

static void
expect_part(const char *text, const char *part)
{
	const char *at = strstr(text, part);

	ck_assert_msg(at != NULL, "\"%s\" is not in \"%s\"", part, text);
	ck_assert_ptr_null(strstr(at + 1, part));
}

START_TEST(json)
{
	struct count_plan plan = { .format = FORMAT_JSON, .compare = 1,
	    .definition = "session" };
	char *text = written(&plan);

	expect_part(text, "  \"complete\": true,\n"
	    "  \"definitions\": [\n"
	    "    {\"name\": \"session\", \"events\": 3, "
	    "\"distinct_actors\": 2},\n"
	    "    {\"name\": \"success\", \"events\": 1, "
	    "\"distinct_actors\": 1},\n"
	    "    {\"name\": \"amau\", \"events\": 12345, "
	    "\"distinct_actors\": 12},\n"
	    "    {\"name\": \"sso\", \"events\": 0, "
	    "\"distinct_actors\": 0}\n"
	    "  ],\n"
	    "  \"records\": {\n");
	expect_part(text, "  \"definition\": {\n    \"name\": "
	    "\"session\",\n    \"event_types\": [],\n"
	    "    \"outcomes\": [],\n    \"known_users\": false,\n");
	free(text);
}
END_TEST

/* What was asked, by the name of a definition or not. */
static const struct {
	enum definition	 definition;
	const char	*name;
	const char	*says;
} asked[] = {
	{ DEFINITION_SUCCESS, "success", "\"name\": \"success\",\n"
	  "    \"event_types\": [\"user.session.start\"],\n"
	  "    \"outcomes\": [\"SUCCESS\"],\n"
	  "    \"known_users\": true,\n" },
	{ DEFINITION_SSO, "sso", "\"name\": \"sso\",\n"
	  "    \"event_types\": [\"user.authentication.sso\"],\n"
	  "    \"outcomes\": [\"SUCCESS\"],\n"
	  "    \"known_users\": true,\n" },
	{ DEFINITION_SESSION, NULL, "\"name\": null,\n"
	  "    \"event_types\": [\"user.session.start\"],\n"
	  "    \"outcomes\": [],\n    \"known_users\": false,\n" },
};

START_TEST(json_names_the_definition)
{
	struct count_plan plan = { .format = FORMAT_JSON,
	    .definition = asked[_i].name,
	    .defined = asked[_i].name != NULL };
	char *text;

	definition_ask(asked[_i].definition, &plan.filter);
	text = written(&plan);
	expect_part(text, asked[_i].says);
	ck_assert_ptr_null(strstr(text, "\"definitions\""));
	free(text);
}
END_TEST

/* A table that is kept names the definition, if that was asked for. */
static const struct {
	enum count_format	 format;
	int			 defined;
	enum { NUMBER, PERIODS, GROUPS, ACTORS } what;
	const char		*text;
} columns[] = {
	{ FORMAT_TSV, 1, NUMBER, "period\tsessions\tactors\tdefinition\n"
	  "total\t1\t1\tsso\n" },
	{ FORMAT_CSV, 1, NUMBER, "period,sessions,actors,definition\r\n"
	  "total,1,1,sso\r\n" },
	{ FORMAT_TSV, 0, NUMBER, "period\tsessions\tactors\n"
	  "total\t1\t1\n" },
	{ FORMAT_TEXT, 1, NUMBER, "1\n" },
	{ FORMAT_TSV, 1, PERIODS, "period\tsessions\tactors\tdefinition\n"
	  "2026-10\t0\t0\tsso\n" "total\t1\t1\tsso\n" },
	{ FORMAT_TEXT, 1, PERIODS, "period   sessions  actors\n"
	  "2026-10         0       0\n" "total           1       1\n" NOTE },
	{ FORMAT_CSV, 1, GROUPS, "value,sessions,actors,definition\r\n"
	  "v,1,1,sso\r\n" "total,1,1,sso\r\n" },
	{ FORMAT_CSV, 0, GROUPS, "value,sessions,actors\r\n"
	  "v,1,1\r\n" "total,1,1\r\n" },
	{ FORMAT_TEXT, 1, GROUPS, "value  sessions  actors\n"
	  "v             1       1\n" "total         1       1\n" NOTE },
	{ FORMAT_TSV, 1, ACTORS, "sessions\tactor\tlogin\tname\tfirst\tlast"
	  "\tmarks\tdefinition\n" "1\ta\t\t\t2026-10-01T00:00:00.000Z\t"
	  "2026-10-01T00:00:00.000Z\t\tsso\n" },
	{ FORMAT_TSV, 0, ACTORS, "sessions\tactor\tlogin\tname\tfirst\tlast"
	  "\tmarks\n" "1\ta\t\t\t2026-10-01T00:00:00.000Z\t"
	  "2026-10-01T00:00:00.000Z\t\n" },
};

START_TEST(definition_column)
{
	struct count_plan plan = { .format = columns[_i].format,
	    .defined = columns[_i].defined, .definition = "sso" };

	plan.filter.window = window_of_month(2026 * 12 + 9);
	if (columns[_i].what == PERIODS)
		plan.by = PERIOD_MONTH;
	else if (columns[_i].what == GROUPS)
		plan.group_by = "x";
	else if (columns[_i].what == ACTORS)
		plan.list = 1;
	expect(&plan, columns[_i].text);
}
END_TEST

static Suite *
report_compared_suite(void)
{
	Suite *suite = suite_create("report_compared");
	TCase *core = unit_case(suite, "core");

	unit_table(core, form, forms);
	tcase_add_test(core, before_others);
	tcase_add_test(core, json);
	unit_table(core, json_names_the_definition, asked);
	unit_table(core, definition_column, columns);
	return suite;
}

UNIT_MAIN(report_compared_suite)
