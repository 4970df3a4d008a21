/*
 * The command line: what each option asks for, in every way it can be
 * written, and the exact words for what cannot be asked.
 */
#include <getopt.h>
#include <stdio.h>

#include "base/cpus.h"
#include "count/count_opts.h"
#include "pack.h"

#define ARGS_MAX	12
#define COUNT(list)	(sizeof (list) / sizeof (list)[0])

/* 2026-10-15T12:00:00Z */
static const struct instant mid_october = { 1792065600, 0 };

/*
 * getopt_long() keeps its place in static memory; each row shall begin as a
 * run of the program does.
 */
static void
forget_getopt(void)
{
	char *nothing[] = { "mau-count", NULL };

	optind = 0;
	ck_assert_int_eq(getopt_long(1, nothing, "", NULL, NULL), -1);
}

static int
parse(const char *const *args, struct instant now,
    enum count_command *command, struct count_plan *plan, struct fault *why)
{
	static char *argv[ARGS_MAX + 2];	/* the plan borrows it */
	int argc = 0;

	argv[argc++] = "mau-count";
	for (; *args != NULL; args++)
		argv[argc++] = (char *)(uintptr_t)*args;
	argv[argc] = NULL;
	*why = unit_no_fault();
	return count_opts_parse(argc, argv, now, command, plan, why);
}

static void
say(struct pack *text, const char *what, struct span value)
{
	pack_add(text, what, strlen(what));
	pack_add_span(text, value);
}

/* What differs from a plan for user.session.start in October 2026, from
 * standard input. */
static void
describe(const struct count_plan *plan, struct pack *text)
{
	const struct filter *filter = &plan->filter;
	char window[WINDOW_TEXT], number[32];
	size_t i;

	text->len = 0;
	if (filter->type_count != 1 ||
	    !unit_is(filter->types[0], "user.session.start"))
		for (i = 0; i < filter->type_count; i++)
			say(text, " type=", filter->types[i]);
	for (i = 0; i < filter->outcome_count; i++)
		say(text, " outcome=", filter->outcomes[i]);
	window_format(&filter->window, window);
	if (strcmp(window, "2026-10") != 0)
		say(text, " window=", span_of(window));
	if (filter->zone == INSTANT_ZONE_OR_UTC)
		say(text, " utc", SPAN(""));
	if (plan->by != PERIOD_NONE)
		say(text, " by=", span_of(period_name(plan->by)));
	if (plan->format != FORMAT_TEXT)
		say(text, plan->format == FORMAT_JSON ? " json" :
		    plan->format == FORMAT_TSV ? " tsv" : " csv", SPAN(""));
	if (plan->keep_going)
		say(text, " keep", SPAN(""));
	if (plan->strict)
		say(text, " strict", SPAN(""));
	if (plan->max_record != (size_t)16 * 1024 * 1024) {
		snprintf(number, sizeof number, "%zu", plan->max_record);
		say(text, " max=", span_of(number));
	}
	if (plan->verbosity != 0)
		say(text, plan->verbosity < 0 ? " quiet" : " verbose",
		    SPAN(""));
	if (plan->progress != PROGRESS_AUTO)
		say(text, plan->progress == PROGRESS_ON ? " show" : " hide",
		    SPAN(""));
	if (plan->file_count != 1 || strcmp(plan->files[0], "-") != 0)
		for (i = 0; i < plan->file_count; i++)
			say(text, " file=", span_of(plan->files[i]));
	pack_add(text, "", 1);
}

static const struct {
	const char	*args[ARGS_MAX];
	const char	*plan;
} plans[] = {
	{ { NULL }, "" },
	{ { "-" }, "" },
	{ { "a.ndjson" }, " file=a.ndjson" },
	{ { "a", "-", "b" }, " file=a file=- file=b" },
	{ { "" }, " file=" },

	/* The window. */
	{ { "-m2026-11" }, " window=2026-11" },
	{ { "-m", "2026-11" }, " window=2026-11" },
	{ { "--month=2026-11" }, " window=2026-11" },
	{ { "--month", "2026-11" }, " window=2026-11" },
	{ { "--mo", "2026-11" }, " window=2026-11" },
	{ { "--mo=0000-01" }, " window=0000-01" },
	{ { "-m9999-12" }, " window=9999-12" },
	{ { "-a" }, " window=all time" },
	{ { "--all-time" }, " window=all time" },
	{ { "--all" }, " window=all time" },
	{ { "-aa", "--all-time" }, " window=all time" },
	{ { "-s", "2026-10-05" }, " window=[2026-10-05T00:00:00.000Z, )" },
	{ { "-s2026-10-05T08:30:00+02:00" },
	    " window=[2026-10-05T06:30:00.000Z, )" },
	{ { "--since=2026-10-05 08:30:00.5z" },
	    " window=[2026-10-05T08:30:00.500Z, )" },
	{ { "--si", "2026-10-05" }, " window=[2026-10-05T00:00:00.000Z, )" },
	{ { "-u", "2026-10-05" }, " window=[, 2026-10-05T00:00:00.000Z)" },
	{ { "--until=2026-10-05T00:00:00.000000001Z" },
	    " window=[, 2026-10-05T00:00:00.000000001Z)" },
	{ { "--unt=2026-10-05" }, " window=[, 2026-10-05T00:00:00.000Z)" },
	{ { "-s2026-10-01", "-u2026-11-01" }, "" },
	{ { "-u2026-12-01", "-s2026-11-01" }, " window=2026-11" },
	{ { "-s2026-10-01", "-u2026-10-01T00:00:00.000000001Z" },
	    " window=[2026-10-01T00:00:00.000Z, "
	    "2026-10-01T00:00:00.000000001Z)" },

	/* Types and outcomes: as many as are given, as they are given. */
	{ { "-e", "a" }, " type=a" },
	{ { "-ea" }, " type=a" },
	{ { "--event-type=a" }, " type=a" },
	{ { "--event-type", "a" }, " type=a" },
	{ { "--e", "a" }, " type=a" },
	{ { "-eb", "-ea", "-eb", "x", "--event-type=c d" },
	    " type=b type=a type=b type=c d file=x" },
	{ { "-euser.session.start" }, "" },
	{ { "-euser.session.start", "-ea" },
	    " type=user.session.start type=a" },
	{ { "-o", "SUCCESS" }, " outcome=SUCCESS" },
	{ { "-oSUCCESS", "--outcome=ALLOW", "--outcome", "x", "--o=y" },
	    " outcome=SUCCESS outcome=ALLOW outcome=x outcome=y" },
	{ { "-e", "-o" }, " type=-o" },

	/* Reading. */
	{ { "-k" }, " keep" },
	{ { "--keep-going" }, " keep" },
	{ { "--k" }, " keep" },
	{ { "-kk" }, " keep" },
	{ { "--strict" }, " strict" },
	{ { "--st", "-k", "--strict" }, " keep strict" },
	{ { "--assume-utc" }, " utc" },
	{ { "--as" }, " utc" },
	{ { "--max-record=1" }, " max=1" },
	{ { "--max-record", "65536" }, " max=65536" },
	{ { "--ma=512K" }, " max=524288" },
	{ { "--max-record=4m" }, " max=4194304" },
	{ { "--max-record=16MiB" }, "" },
	{ { "--max-record=1G" }, " max=1073741824" },
	{ { "--max-record=1073741824" }, " max=1073741824" },

	/* Writing. */
	{ { "-f", "json" }, " json" },
	{ { "-fjson" }, " json" },
	{ { "-ftext" }, "" },
	{ { "--format=json" }, " json" },
	{ { "--f", "text" }, "" },
	{ { "-ftsv" }, " tsv" },
	{ { "-f", "csv" }, " csv" },
	{ { "-bhour" }, " by=hour" },
	{ { "-b", "day" }, " by=day" },
	{ { "--by=week", "-fjson" }, " by=week json" },
	{ { "--by", "month" }, " by=month" },
	{ { "-q" }, " quiet hide" },
	{ { "--quiet" }, " quiet hide" },
	{ { "--q" }, " quiet hide" },
	{ { "-qq" }, " quiet hide" },
	{ { "-v" }, " verbose" },
	{ { "--verbose" }, " verbose" },
	{ { "--verb" }, " verbose" },
	{ { "-vvv" }, " verbose" },
	{ { "--progress" }, " show" },
	{ { "--p" }, " show" },
	{ { "-q", "--progress" }, " quiet show" },
	{ { "--no-progress" }, " hide" },
	{ { "--no" }, " hide" },
	{ { "-v", "--no-progress" }, " verbose hide" },

	/* Together, among files, and behind what ends the options. */
	{ { "-kq" }, " keep quiet hide" },
	{ { "-kqm2026-11" }, " window=2026-11 keep quiet hide" },
	{ { "-kqm", "2026-11", "f" },
	    " window=2026-11 keep quiet hide file=f" },
	{ { "f", "-k", "g", "-fjson" }, " json keep file=f file=g" },
	{ { "--", "-k", "--month" }, " file=-k file=--month" },
	{ { "-k", "--", "-" }, " keep" },
	{ { "f", "--", "-v" }, " file=f file=-v" },
	{ { "--" }, "" },
	{ { "-k", "-", "-v" }, " keep verbose" },
};

START_TEST(asks_for)
{
	struct pack text = { NULL, 0, 0 };
	enum count_command command = COMMAND_HELP;
	struct count_plan plan;
	struct fault why;

	forget_getopt();
	if (parse(plans[_i].args, mid_october, &command, &plan, &why) != 0)
		ck_abort_msg("%s", why.msg);
	ck_assert_int_eq(command, COMMAND_COUNT);
	describe(&plan, &text);
	ck_assert_str_eq(text.data, plans[_i].plan);
	ck_assert_uint_gt(plan.block, 0);
	/* Kept by those who are told of it, and of this very window. */
	if (plan.format == FORMAT_JSON || plan.verbosity > 0)
		ck_assert_ptr_eq(plan.asked.coverage, &plan.filter.window);
	else
		ck_assert_ptr_null(plan.asked.coverage);
	count_plan_done(&plan);
	pack_done(&text);
}
END_TEST

#define BOUNDS	"--month and --since with --until exclude each other"
#define EXCLUDE	"--month, --all-time and --since with --until exclude each "\
		"other"
#define AS_TIME	"; write it as 2026-10-01 (midnight UTC) or "	\
		"2026-10-01T08:30:00Z"
#define AS_SIZE	"' is not a size such as 65536, 512K or 16M"
#define RANGE	"' is not between 1 and 1073741824 bytes"
#define UNSURE	", or it could be more than one"

static const struct {
	const char	*args[ARGS_MAX];
	const char	*message;
} errors[] = {
	/* No such option. */
	{ { "-x" }, "no option -x" },
	{ { "-kx" }, "no option -x" },
	{ { "-xk" }, "no option -x" },
	{ { "f", "-xk" }, "no option -x" },
	{ { "-k", "-xk" }, "no option -x" },
	{ { "--all-time", "-x" }, "no option -x" },
	{ { "--all-time", "-xk" }, "no option -x" },
	{ { "--all-time", "-kxq" }, "no option -x" },
	{ { "--month=2026-10", "-xk" }, "no option -x" },
	{ { "-?" }, "no option -?" },
	{ { "-:" }, "no option -:" },
	{ { "-W", "x" }, "no option -W" },
	{ { "--nothing" }, "no option --nothing" UNSURE },
	{ { "--nothing=1" }, "no option --nothing" UNSURE },
	{ { "--ver" }, "no option --ver" UNSURE },
	{ { "--m" }, "no option --m" UNSURE },
	{ { "--a" }, "no option --a" UNSURE },
	{ { "-month" }, "'onth' is not a month; write it as 2026-10" },

	/* Values missing, or too many. */
	{ { "-m" }, "-m needs a value" },
	{ { "--month" }, "--month needs a value" },
	{ { "--mon" }, "--mon needs a value" },
	{ { "-e" }, "-e needs a value" },
	{ { "f", "-o" }, "-o needs a value" },
	{ { "-s" }, "-s needs a value" },
	{ { "-u" }, "-u needs a value" },
	{ { "-k", "-f" }, "-f needs a value" },
	{ { "--max-record" }, "--max-record needs a value" },
	{ { "--all-time=yes" }, "--all-time: the option takes no value" },
	{ { "--assume-utc=1" }, "--assume-utc: the option takes no value" },
	{ { "--keep-going=" }, "--keep-going: the option takes no value" },
	{ { "--progress=no" }, "--progress: the option takes no value" },
	{ { "--help=me" }, "--help: the option takes no value" },
	{ { "-e", "" }, "--event-type is empty" },
	{ { "--outcome=" }, "--outcome is empty" },
	{ { "-oSUCCESS", "-o", "" }, "--outcome is empty" },

	/* Twice what is one. */
	{ { "-m2026-10", "-m2026-11" },
	    "--month is given twice: '2026-10' and '2026-11'" },
	{ { "-m2026-10", "--month=2026-10" },
	    "--month is given twice: '2026-10' and '2026-10'" },
	{ { "-s2026-10-01", "--since", "x" },
	    "--since is given twice: '2026-10-01' and 'x'" },
	{ { "-u2026-10-01", "-u", "2026-10-02" },
	    "--until is given twice: '2026-10-01' and '2026-10-02'" },
	{ { "-fjson", "-fjson" },
	    "--format is given twice: 'json' and 'json'" },
	{ { "-bday", "--by=hour" },
	    "--by is given twice: 'day' and 'hour'" },
	{ { "--max-record=1", "--max-record=2" },
	    "--max-record is given twice: '1' and '2'" },
	{ { "-", "-" }, "standard input ('-') is named more than once" },
	{ { "-", "f", "--", "-" },
	    "standard input ('-') is named more than once" },

	/* What excludes each other, in any order. */
	{ { "-m2026-10", "-a" }, EXCLUDE },
	{ { "-a", "-m2026-10" }, EXCLUDE },
	{ { "-m2026-10", "-s2026-10-01" }, BOUNDS },
	{ { "-u2026-10-01", "-m2026-10" }, BOUNDS },
	{ { "-a", "-s2026-10-01" }, EXCLUDE },
	{ { "-u2026-10-01", "-a" }, EXCLUDE },
	{ { "-a", "-m2026-10", "-s2026-10-01", "-u2026-11-01" }, EXCLUDE },
	{ { "-q", "-v" }, "--quiet and --verbose exclude each other" },
	{ { "-vq" }, "--quiet and --verbose exclude each other" },
	{ { "--progress", "--no-progress" },
	    "--progress and --no-progress exclude each other" },

	/* Values that are none. */
	{ { "-m", "" }, "'' is not a month; write it as 2026-10" },
	{ { "-m2026-13" }, "'2026-13' is not a month; write it as 2026-10" },
	{ { "-m2026-00" }, "'2026-00' is not a month; write it as 2026-10" },
	{ { "-m2026-1" }, "'2026-1' is not a month; write it as 2026-10" },
	{ { "-m2026-10-01" },
	    "'2026-10-01' is not a month; write it as 2026-10" },
	{ { "-m10/2026" }, "'10/2026' is not a month; write it as 2026-10" },
	{ { "-s", "" }, "--since: '': not an RFC 3339 time" AS_TIME },
	{ { "-syesterday" },
	    "--since: 'yesterday': not an RFC 3339 time" AS_TIME },
	{ { "-s2026-09-31" },
	    "--since: '2026-09-31': no such date or time" AS_TIME },
	{ { "-s2026-10-01T08:30:00" },
	    "--since: '2026-10-01T08:30:00': no time zone" AS_TIME },
	{ { "--assume-utc", "-s2026-10-01T08:30:00" },
	    "--since: '2026-10-01T08:30:00': no time zone" AS_TIME },
	{ { "-u2026-10" },
	    "--until: '2026-10': not an RFC 3339 time" AS_TIME },
	{ { "-u2026-10-01T24:00:00Z" },
	    "--until: '2026-10-01T24:00:00Z': no such date or time" AS_TIME },
	{ { "-s2026-10-01", "-u2026-10-01" }, "the window is empty: since "
	    "2026-10-01T00:00:00.000Z is not before until "
	    "2026-10-01T00:00:00.000Z" },
	{ { "-s2026-10-01T00:00:00.000000001Z", "-u2026-10-01" },
	    "the window is empty: since 2026-10-01T00:00:00.000000001Z is "
	    "not before until 2026-10-01T00:00:00.000Z" },
	{ { "-byear" }, "--by is hour, day, week or month, not 'year'" },
	{ { "-b", "" }, "--by is hour, day, week or month, not ''" },
	{ { "--by=Day" }, "--by is hour, day, week or month, not 'Day'" },
	{ { "-fyaml" }, "--format is text, tsv, csv, json or "
	    "html, not 'yaml'" },
	{ { "-fJSON" }, "--format is text, tsv, csv, json or "
	    "html, not 'JSON'" },
	{ { "-f", "" }, "--format is text, tsv, csv, json or html, not ''" },
	{ { "-j0" }, "--jobs: '0' is not a whole number from 1 to 256" },
	{ { "-j", "257" }, "--jobs: '257' is not a whole number from 1 to "
	    "256" },
	{ { "--jobs=x" }, "--jobs: 'x' is not a whole number from 1 to 256" },
	{ { "--jobs=" }, "--jobs: '' is not a whole number from 1 to 256" },
	{ { "-j1", "-j1" }, "--jobs is given twice: '1' and '1'" },
	{ { "--max-record=0" }, "--max-record: '0" RANGE },
	{ { "--max-record=0G" }, "--max-record: '0G" RANGE },
	{ { "--max-record=1073741825" },
	    "--max-record: '1073741825" RANGE },
	{ { "--max-record=2G" }, "--max-record: '2G" RANGE },
	{ { "--max-record=99999999999999999999" },
	    "--max-record: '99999999999999999999" RANGE },
	{ { "--max-record=18446744073709551615K" },
	    "--max-record: '18446744073709551615K" RANGE },
	{ { "--max-record=" }, "--max-record: '" AS_SIZE },
	{ { "--max-record=K" }, "--max-record: 'K" AS_SIZE },
	{ { "--max-record=-1" }, "--max-record: '-1" AS_SIZE },
	{ { "--max-record=+1" }, "--max-record: '+1" AS_SIZE },
	{ { "--max-record= 1" }, "--max-record: ' 1" AS_SIZE },
	{ { "--max-record=1 K" }, "--max-record: '1 K" AS_SIZE },
	{ { "--max-record=1T" }, "--max-record: '1T" AS_SIZE },
	{ { "--max-record=1.5M" }, "--max-record: '1.5M" AS_SIZE },
	{ { "--max-record=0x10" }, "--max-record: '0x10" AS_SIZE },
};

START_TEST(cannot_be_asked)
{
	enum count_command command;
	struct count_plan plan;
	struct fault why;

	forget_getopt();
	ck_assert_int_eq(parse(errors[_i].args, mid_october, &command, &plan,
	    &why), -1);
	ck_assert_str_eq(why.msg, errors[_i].message);
	ck_assert_int_eq(why.kind, FAULT_USAGE);
}
END_TEST

/* jobs 0: as many as there are processors. */
static const struct {
	const char	*args[ARGS_MAX];
	unsigned	 jobs;
} threads[] = {
	{ { NULL }, 0 }, { { "-j1" }, 1 }, { { "-j", "2" }, 2 },
	{ { "--jobs=16" }, 16 }, { { "--jobs", "255" }, 255 },
	{ { "--j=256" }, 256 }, { { "-kj3" }, 3 },
};

START_TEST(how_many_threads)
{
	unsigned jobs = threads[_i].jobs;
	enum count_command command;
	struct count_plan plan;
	struct fault why;

	if (jobs == 0)
		jobs = cpus_usable() < 256 ? cpus_usable() : 256;
	forget_getopt();
	ck_assert_int_eq(parse(threads[_i].args, mid_october, &command,
	    &plan, &why), 0);
	ck_assert_uint_eq(plan.jobs, jobs);
	count_plan_done(&plan);
}
END_TEST

/* What tests cut blocks by; message NULL: so many bytes. */
static const struct {
	const char	*value;
	size_t		 bytes;
	const char	*message;
} blocks[] = {
	{ "1", 1, NULL }, { "7", 7, NULL }, { "4K", 4096, NULL },
	{ "64M", (size_t)64 << 20, NULL },
	{ "0", 0, "MAU_COUNT_TESTING_BLOCK: '0' is not between 1 and "
	    "67108864 bytes" },
	{ "65M", 0, "MAU_COUNT_TESTING_BLOCK: '65M' is not between 1 and "
	    "67108864 bytes" },
	{ "", 0, "MAU_COUNT_TESTING_BLOCK: '" AS_SIZE },
};

START_TEST(block_for_tests)
{
	static const char *const none[] = { NULL };
	enum count_command command;
	struct count_plan plan;
	struct fault why;
	int status;

	ck_assert_int_eq(setenv("MAU_COUNT_TESTING_BLOCK", blocks[_i].value,
	    1), 0);
	forget_getopt();
	status = parse(none, mid_october, &command, &plan, &why);
	ck_assert_int_eq(unsetenv("MAU_COUNT_TESTING_BLOCK"), 0);
	ck_assert_int_eq(status, blocks[_i].message == NULL ? 0 : -1);
	if (status == -1) {
		unit_expect_fault(&why, FAULT_USAGE, blocks[_i].message);
		return;
	}
	ck_assert_uint_eq(plan.block, blocks[_i].bytes);
	count_plan_done(&plan);
}
END_TEST

static const struct {
	const char		*args[ARGS_MAX];
	enum count_command	 command;
} others[] = {
	{ { "-h" }, COMMAND_HELP },
	{ { "--help" }, COMMAND_HELP },
	{ { "--h" }, COMMAND_HELP },
	{ { "-V" }, COMMAND_VERSION },
	{ { "--version" }, COMMAND_VERSION },
	/* The first one wins, and what follows is not looked at. */
	{ { "-hV" }, COMMAND_HELP },
	{ { "-V", "-h" }, COMMAND_VERSION },
	{ { "-h", "--nothing" }, COMMAND_HELP },
	{ { "-k", "f", "--version", "-x" }, COMMAND_VERSION },
	{ { "-q", "-v", "-h" }, COMMAND_HELP },
};

START_TEST(help_and_version)
{
	enum count_command command = COMMAND_COUNT;
	struct count_plan plan;
	struct fault why;

	forget_getopt();
	ck_assert_int_eq(parse(others[_i].args, mid_october, &command, &plan,
	    &why), 0);
	ck_assert_int_eq(command, others[_i].command);
}
END_TEST

/* The month that now is in, UTC. */
static const struct {
	const char	*now;
	const char	*window;
} defaults[] = {
	{ "2026-10-01T00:00:00Z", "2026-10" },
	{ "2026-09-30T23:59:59.999999999Z", "2026-09" },
	{ "2026-12-31T23:59:59.999999999Z", "2026-12" },
	{ "2027-01-01T00:00:00Z", "2027-01" },
	{ "2027-01-01T00:59:59.999999999+01:00", "2026-12" },
	{ "2028-02-29T12:00:00Z", "2028-02" },
	{ "2028-03-01T00:00:00Z", "2028-03" },
	{ "1970-01-01T00:00:00Z", "1970-01" },
	{ "1969-12-31T23:59:59Z", "1969-12" },
};

START_TEST(default_month)
{
	static const char *const no_args[] = { NULL };
	enum count_command command;
	struct count_plan plan;
	struct instant now;
	struct fault why;
	char text[WINDOW_TEXT];

	ck_assert_int_eq(instant_parse(span_of(defaults[_i].now),
	    INSTANT_ZONE_REQUIRED, &now), INSTANT_OK);
	forget_getopt();
	ck_assert_int_eq(parse(no_args, now, &command, &plan, &why), 0);
	ck_assert_str_eq(window_format(&plan.filter.window, text),
	    defaults[_i].window);
	/* And now is in it. */
	ck_assert_int_eq(window_place(&plan.filter.window, now), 0);
	count_plan_done(&plan);
}
END_TEST

/* A second command line owes nothing to the first, wherever that ended. */
START_TEST(one_after_another)
{
	static const char *const first[][3] = {
		{ "-hq", NULL }, { "-xkv", NULL }, { "-k", "-Vv", NULL },
		{ "a", "-v", NULL },
	};
	static const char *const second[] = { "f", NULL };
	struct pack text = { NULL, 0, 0 };
	enum count_command command;
	struct count_plan plan;
	struct fault why;

	forget_getopt();
	if (parse(first[_i], mid_october, &command, &plan, &why) == 0)
		count_plan_done(&plan);
	ck_assert_int_eq(parse(second, mid_october, &command, &plan, &why),
	    0);
	ck_assert_int_eq(command, COMMAND_COUNT);
	describe(&plan, &text);
	ck_assert_str_eq(text.data, " file=f");
	count_plan_done(&plan);
	pack_done(&text);
}
END_TEST

/* Every option is in the help, and the help fits a terminal. */
START_TEST(help_text)
{
	static const char *const options[] = {
		"-m, --month ", "-s, --since ", "-u, --until ",
		"-a, --all-time", "-e, --event-type ", "-o, --outcome ",
		"-b, --by ", "-f, --format ", "-k, --keep-going",
		"--max-record ",
		"--assume-utc", "--strict", "-j, --jobs ", "-q, --quiet",
		"-v, --verbose", "--progress",
		"--no-progress", "-h, --help", "-V, --version",
	};
	const char *help = count_opts_help(), *line, *end;
	size_t i;

	for (i = 0; i < COUNT(options); i++)
		ck_assert_msg(strstr(help, options[i]) != NULL, "%s",
		    options[i]);
	for (line = help; *line != '\0'; line = end + 1) {
		end = strchr(line, '\n');
		ck_assert_ptr_nonnull(end);
		ck_assert_int_le(end - line, 79);
	}
}
END_TEST

static Suite *
count_opts_suite(void)
{
	Suite *suite = suite_create("count_opts");
	TCase *core = unit_case(suite, "core");
	TCase *wrong = unit_case(suite, "errors");

	unit_table(core, asks_for, plans);
	unit_table(core, how_many_threads, threads);
	unit_table(core, block_for_tests, blocks);
	unit_table(core, help_and_version, others);
	unit_table(core, default_month, defaults);
	tcase_add_loop_test(core, one_after_another, 0, 4);
	tcase_add_test(core, help_text);
	unit_table(wrong, cannot_be_asked, errors);
	return suite;
}

UNIT_MAIN(count_opts_suite)
