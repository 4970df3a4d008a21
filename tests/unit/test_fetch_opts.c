/*
 * The command line of okta-logfetch: each option, what excludes what, and what
 * goes without saying.
 */
#include "fetch/fetch_opts.h"

#include <stdio.h>

#include "unit.h"
#include "when.h"

#define NOW	"2026-11-23T18:45:46.5Z"
#define ARGS_MOST	24

/* A command line, split at blanks; a "_" stands for one. */
struct typed {
	char	 text[400];
	char	*argv[ARGS_MOST];
	int	 argc;
};

static void
split(struct typed *typed, const char *line)
{
	char *p, *next = typed->text;

	snprintf(typed->text, sizeof typed->text, "okta-logfetch %s", line);
	for (typed->argc = 0; *next != '\0'; typed->argc++) {
		ck_assert_int_lt(typed->argc, ARGS_MOST - 1);
		typed->argv[typed->argc] = next;
		next += strcspn(next, " ");
		if (*next == ' ')
			*next++ = '\0';
		for (p = typed->argv[typed->argc]; *p != '\0'; p++)
			if (*p == '_')
				*p = ' ';
	}
	typed->argv[typed->argc] = NULL;
}

static enum fetch_command
parse_at(struct typed *typed, const char *line, const char *now,
    struct fetch_plan *plan)
{
	struct fault why = unit_no_fault();
	enum fetch_command command;

	split(typed, line);
	ck_assert_msg(fetch_opts_parse(typed->argc, typed->argv, when(now),
	    &command, plan, &why) == 0, "%s: %s", line, why.msg);
	return command;
}

static void
parse(struct typed *typed, const char *line, struct fetch_plan *plan)
{
	ck_assert_int_eq(parse_at(typed, line, NOW, plan), FETCH_RUN);
}

START_TEST(what_goes_without_saying)
{
	struct fetch_plan plan;
	struct typed typed;

	parse(&typed, "", &plan);
	ck_assert_int_eq(plan.until_now, 0);
	ck_assert_str_eq(plan.filter.data,
	    "eventType eq \"user.session.start\"");
	ck_assert_int_eq(plan.format, SINK_NDJSON);
	ck_assert_ptr_null(plan.output);
	ck_assert_int_eq(plan.share, 50);
	ck_assert_uint_eq(plan.max_retries, 10);
	ck_assert_int_eq(plan.timeout_ms, 90000);
	ck_assert_ptr_null(plan.cacert);
	ck_assert_ptr_null(plan.typed.org_url);
	ck_assert_ptr_null(plan.typed.token_file);
	ck_assert_int_eq(plan.verbosity, 0);
	ck_assert_int_eq(plan.progress, PROGRESS_AUTO);
	ck_assert_int_eq(plan.dry_run, 0);
	fetch_plan_done(&plan);
}
END_TEST

static const struct {
	const char	*line, *now;
	const char	*since, *until;
	int		 until_now;
} windows[] = {
	{ "", NOW, "2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z", 0 },
	{ "", "2026-12-31T23:59:59.999Z", "2026-12-01T00:00:00Z",
	    "2027-01-01T00:00:00Z", 0 },
	{ "", "2026-12-01T00:00:00.000000001Z", "2026-12-01T00:00:00Z",
	    "2027-01-01T00:00:00Z", 0 },
	{ "", "2028-02-29T12:00:00Z", "2028-02-01T00:00:00Z",
	    "2028-03-01T00:00:00Z", 0 },
	{ "", "2026-11-01T00:30:00+01:00", "2026-10-01T00:00:00Z",
	    "2026-11-01T00:00:00Z", 0 },
	{ "-m 2026-10", NOW, "2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z",
	    0 },
	{ "--month=2025-12", NOW, "2025-12-01T00:00:00Z",
	    "2026-01-01T00:00:00Z", 0 },
	{ "--month 2026-11", NOW, "2026-11-01T00:00:00Z",
	    "2026-12-01T00:00:00Z", 0 },
	{ "-s 2026-11-20", NOW, "2026-11-20T00:00:00Z", NOW, 1 },
	{ "--since 2026-11-20T08:30:00+02:00", NOW, "2026-11-20T06:30:00Z",
	    NOW, 1 },
	{ "-s 2026-11-20 -u 2026-11-21", NOW, "2026-11-20T00:00:00Z",
	    "2026-11-21T00:00:00Z", 0 },
	{ "--since 2026-11-20 --until 2026-11-20T00:00:00.001Z", NOW,
	    "2026-11-20T00:00:00Z", "2026-11-20T00:00:00.001Z", 0 },
	{ "-s 2026-11-20 -u 2027-01-01", NOW, "2026-11-20T00:00:00Z",
	    "2027-01-01T00:00:00Z", 0 },
	{ "-s 2026-11-23T18:45:46.499999999Z", NOW,
	    "2026-11-23T18:45:46.499999999Z", NOW, 1 },
};

START_TEST(the_window)
{
	struct fetch_plan plan;
	struct typed typed;

	ck_assert_int_eq(parse_at(&typed, windows[_i].line, windows[_i].now,
	    &plan), FETCH_RUN);
	ck_assert_int_eq(plan.window.has_since, 1);
	ck_assert_int_eq(plan.window.has_until, 1);
	ck_assert_int_eq(instant_cmp(plan.window.since,
	    when(windows[_i].since)), 0);
	ck_assert_int_eq(instant_cmp(plan.window.until,
	    when(windows[_i].until)), 0);
	ck_assert_int_eq(plan.until_now, windows[_i].until_now);
	fetch_plan_done(&plan);
}
END_TEST

static const struct {
	const char	*line, *filter;
} filters[] = {
	{ "-e a.b", "eventType eq \"a.b\"" },
	{ "-e a -e b", "eventType eq \"a\" or eventType eq \"b\"" },
	{ "--event-type a --event-type=a",
	    "eventType eq \"a\" or eventType eq \"a\"" },
	{ "-o SUCCESS", "eventType eq \"user.session.start\" and "
	    "outcome.result eq \"SUCCESS\"" },
	{ "-o A --outcome B", "eventType eq \"user.session.start\" and "
	    "(outcome.result eq \"A\" or outcome.result eq \"B\")" },
	{ "-e a -o A", "eventType eq \"a\" and outcome.result eq \"A\"" },
	{ "-e a -o A -e b", "(eventType eq \"a\" or eventType eq \"b\") and "
	    "outcome.result eq \"A\"" },
	{ "-e a -e b -o A -o B", "(eventType eq \"a\" or eventType eq \"b\") "
	    "and (outcome.result eq \"A\" or outcome.result eq \"B\")" },
	{ "-e a\"b\\c", "eventType eq \"a\\\"b\\\\c\"" },
	{ "--all-events", "" },
	{ "--filter actor.id_eq_\"00uTEST1\"", "actor.id eq \"00uTEST1\"" },
};

START_TEST(the_filter)
{
	struct fetch_plan plan;
	struct typed typed;

	parse(&typed, filters[_i].line, &plan);
	ck_assert_str_eq(plan.filter.data, filters[_i].filter);
	fetch_plan_done(&plan);
}
END_TEST

START_TEST(all_the_rest_at_once)
{
	struct fetch_plan plan;
	struct typed typed;

	parse(&typed, "--org-url https://a.example.com --token-file - "
	    "--cacert ca.pem --rate-share 100 --max-retries 0 --timeout 2.5 "
	    "-f pages -O out", &plan);
	ck_assert_str_eq(plan.typed.org_url, "https://a.example.com");
	ck_assert_str_eq(plan.typed.token_file, "-");
	ck_assert_str_eq(plan.cacert, "ca.pem");
	ck_assert_int_eq(plan.share, 100);
	ck_assert_uint_eq(plan.max_retries, 0);
	ck_assert_int_eq(plan.timeout_ms, 2500);
	ck_assert_int_eq(plan.format, SINK_PAGES);
	ck_assert_str_eq(plan.output, "out");
	fetch_plan_done(&plan);
	parse(&typed, "--format ndjson --output - --rate-share 1 "
	    "--max-retries 1000000 --timeout 86400", &plan);
	ck_assert_int_eq(plan.format, SINK_NDJSON);
	ck_assert_ptr_null(plan.output);
	ck_assert_int_eq(plan.share, 1);
	ck_assert_uint_eq(plan.max_retries, 1000000);
	ck_assert_int_eq(plan.timeout_ms, 86400000);
	fetch_plan_done(&plan);
}
END_TEST

static const struct {
	const char		*line;
	int			 verbosity, dry_run;
	enum progress_wish	 progress;
} manners[] = {
	{ "-q", -1, 0, PROGRESS_OFF }, { "--quiet", -1, 0, PROGRESS_OFF },
	{ "-v", 1, 0, PROGRESS_AUTO }, { "--verbose", 1, 0, PROGRESS_AUTO },
	{ "-n", 0, 1, PROGRESS_AUTO }, { "--dry-run", 0, 1, PROGRESS_AUTO },
	{ "--progress", 0, 0, PROGRESS_ON },
	{ "--no-progress", 0, 0, PROGRESS_OFF },
	{ "-q --progress", -1, 0, PROGRESS_ON },
	{ "-nv", 1, 1, PROGRESS_AUTO }, { "-v -v -n -n", 1, 1,
	    PROGRESS_AUTO },
};

START_TEST(what_is_said_on_the_way)
{
	struct fetch_plan plan;
	struct typed typed;

	parse(&typed, manners[_i].line, &plan);
	ck_assert_int_eq(plan.verbosity, manners[_i].verbosity);
	ck_assert_int_eq(plan.dry_run, manners[_i].dry_run);
	ck_assert_int_eq(plan.progress, manners[_i].progress);
	fetch_plan_done(&plan);
}
END_TEST

static const struct {
	const char		*line;
	enum fetch_command	 command;
} commands[] = {
	{ "-h", FETCH_HELP }, { "--help", FETCH_HELP },
	{ "-V", FETCH_VERSION }, { "--version", FETCH_VERSION },
	{ "-m 2026-10 -h", FETCH_HELP }, { "-hV", FETCH_HELP },
	{ "-V x", FETCH_VERSION },
};

START_TEST(other_commands)
{
	struct fetch_plan plan;
	struct typed typed;

	ck_assert_int_eq(parse_at(&typed, commands[_i].line, NOW, &plan),
	    commands[_i].command);
	fetch_plan_done(&plan);
}
END_TEST

static const struct {
	const char	*line, *says;
} refused[] = {
	{ "-m 2026-13", "'2026-13'" }, { "-m 2026-1", "'2026-1'" },
	{ "-m 2026-10 -s 2026-10-01", "exclude each other" },
	{ "-m 2026-10 -u 2026-10-01", "exclude each other" },
	{ "-m 2026-10 -m 2026-11", "--month is given twice" },
	{ "-s yesterday", "--since: 'yesterday'" },
	{ "-s 2026-11-20 -u 2026-11-31", "--until: '2026-11-31'" },
	{ "-s 2026-11-20T00:00:00", "--since: " },
	{ "-u 2026-11-01", "--until needs --since" },
	{ "-s 2026-11-02 -u 2026-11-01", "the window is empty" },
	{ "-s 2026-11-02 -u 2026-11-02", "the window is empty" },
	{ "-m 2026-12", "still to come" },
	{ "-s 2026-11-24", "still to come" },
	{ "-s " NOW, "still to come" },
	{ "-s 2027-01-01 -u 2027-02-01", "still to come" },
	{ "-e a --all-events", "exclude each other" },
	{ "-o a --all-events", "exclude each other" },
	{ "-e a --filter x", "exclude each other" },
	{ "-o a --filter x", "exclude each other" },
	{ "--filter x --all-events", "exclude each other" },
	{ "-e a -o b --filter x --all-events", "exclude each other" },
	{ "--filter x --filter y", "--filter is given twice" },
	{ "-q -v", "--quiet and --verbose exclude" },
	{ "--progress --no-progress", "exclude each other" },
	{ "-f csv", "'csv'" }, { "-f NDJSON", "'NDJSON'" },
	{ "-f pages -f pages", "--format is given twice" },
	{ "-O a -O b", "--output is given twice" },
	{ "--org-url a --org-url b", "--org-url is given twice" },
	{ "--token-file a --token-file b", "--token-file is given twice" },
	{ "--cacert a --cacert b", "--cacert is given twice" },
	{ "--rate-share 0", "--rate-share" },
	{ "--rate-share 101", "--rate-share" },
	{ "--rate-share 50%", "--rate-share" },
	{ "--rate-share -1", "--rate-share" },
	{ "--rate-share 1 --rate-share 2", "--rate-share is given twice" },
	{ "--max-retries -1", "--max-retries" },
	{ "--max-retries 1000001", "--max-retries" },
	{ "--max-retries 1.5", "--max-retries" },
	{ "--max-retries 99999999999999999999", "--max-retries" },
	{ "--timeout 0", "--timeout" }, { "--timeout 0.099", "--timeout" },
	{ "--timeout 86400.001", "--timeout" },
	{ "--timeout 1.0005", "--timeout" }, { "--timeout 1s", "--timeout" },
	{ "--timeout 1 --timeout 2", "--timeout is given twice" },
	{ "--event-type=", "--event-type is empty" },
	{ "--outcome=", "--outcome is empty" },
	{ "--filter=", "--filter is empty" },
	{ "--output=", "--output is empty" },
	{ "--org-url=", "--org-url is empty" },
	{ "--token-file=", "--token-file is empty" },
	{ "--cacert=", "--cacert is empty" },
	{ "--month=", "--month is empty" }, { "--since=", "--since is" },
	{ "--until=", "--until is empty" }, { "--format=", "--format is" },
	{ "--timeout=", "--timeout is empty" },
	{ "-m", "-m needs a value" }, { "-O", "-O needs a value" },
	{ "--org-url", "--org-url needs a value" },
	{ "--quiet=yes", "takes no value" }, { "-x", "no option -x" },
	{ "--nothing", "no option --nothing" }, { "--o a", "--o" },
	{ "--archive x", "--archive" }, { "--api-token x", "--api-token" },
};

START_TEST(what_is_refused)
{
	struct fault why = unit_no_fault();
	enum fetch_command command;
	struct fetch_plan plan;
	struct typed typed;

	split(&typed, refused[_i].line);
	ck_assert_int_eq(fetch_opts_parse(typed.argc, typed.argv, when(NOW),
	    &command, &plan, &why), -1);
	unit_expect_fault(&why, FAULT_USAGE, refused[_i].says);
	fetch_plan_done(&plan);
}
END_TEST

/* It may be a token that somebody thought to belong there. */
START_TEST(an_argument_is_not_repeated)
{
	static const char *const lines[] = { "00TESTsecret",
	    "-v 00TESTsecret -m 2026-10", "-m 2026-10 00TESTsecret",
	    "-- 00TESTsecret", "00TESTsecret -- -x" };
	struct fault why;
	enum fetch_command command;
	struct fetch_plan plan;
	struct typed typed;
	int i;

	for (i = 0; i < UNIT_ROWS(lines); i++) {
		why = unit_no_fault();
		split(&typed, lines[i]);
		ck_assert_int_eq(fetch_opts_parse(typed.argc, typed.argv,
		    when(NOW), &command, &plan, &why), -1);
		unit_expect_fault(&why, FAULT_USAGE, "argument");
		ck_assert_ptr_null(strstr(why.msg, "TEST"));
		fetch_plan_done(&plan);
	}
}
END_TEST

START_TEST(help_names_every_option)
{
	static const char *const options[] = { "-m, --month", "-s, --since",
	    "-u, --until", "-e, --event-type", "-o, --outcome",
	    " --all-events", " --filter", " --org-url", " --token-file",
	    " --cacert", " --rate-share", " --max-retries", " --timeout",
	    "-f, --format", "-O, --output", "-n, --dry-run", "-q, --quiet",
	    "-v, --verbose", " --progress", " --no-progress", "-h, --help",
	    "-V, --version" };
	const char *help = fetch_opts_help(), *line;
	int i;

	for (i = 0; i < UNIT_ROWS(options); i++)
		ck_assert_msg(strstr(help, options[i]) != NULL, "%s",
		    options[i]);
	for (line = help; *line != '\0'; line += strcspn(line, "\n") + 1)
		ck_assert_uint_le(strcspn(line, "\n"), 80);
	ck_assert_str_eq(fetch_format_name(SINK_NDJSON), "ndjson");
	ck_assert_str_eq(fetch_format_name(SINK_PAGES), "pages");
}
END_TEST

/* What one command line said does not show in the next. */
START_TEST(each_parse_begins_anew)
{
	struct fetch_plan plan;
	struct typed typed;

	parse(&typed, "-v -n -m 2026-10 -e a -o B", &plan);
	fetch_plan_done(&plan);
	parse(&typed, "-f pages", &plan);
	ck_assert_int_eq(plan.verbosity, 0);
	ck_assert_int_eq(plan.dry_run, 0);
	ck_assert_int_eq(plan.format, SINK_PAGES);
	ck_assert_str_eq(plan.filter.data,
	    "eventType eq \"user.session.start\"");
	fetch_plan_done(&plan);
}
END_TEST

static Suite *
fetch_opts_suite(void)
{
	Suite *suite = suite_create("fetch_opts");
	TCase *core = unit_case(suite, "core");
	TCase *limits = unit_case(suite, "limits");
	TCase *errors = unit_case(suite, "errors");

	tcase_add_test(core, what_goes_without_saying);
	unit_table(core, the_filter, filters);
	tcase_add_test(core, all_the_rest_at_once);
	unit_table(core, what_is_said_on_the_way, manners);
	unit_table(core, other_commands, commands);
	tcase_add_test(core, help_names_every_option);
	tcase_add_test(core, each_parse_begins_anew);
	unit_table(limits, the_window, windows);
	unit_table(errors, what_is_refused, refused);
	tcase_add_test(errors, an_argument_is_not_repeated);
	return suite;
}

UNIT_MAIN(fetch_opts_suite)
