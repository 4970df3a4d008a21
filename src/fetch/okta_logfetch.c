/*
 * okta-logfetch - download an Okta org's System Log, all of it or none.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/fault.h"
#include "base/out.h"
#include "base/version.h"
#include "console.h"
#include "download.h"
#include "fetch_notes.h"
#include "fetch_opts.h"
#include "log/sentinel.h"
#include "settings.h"
#include "timing.h"

/* What a caller may rely on: the manual's EXIT STATUS. */
enum { EXIT_COMPLETE = 0, EXIT_INCOMPLETE = 1, EXIT_USAGE = 2 };

static volatile sig_atomic_t caught_signal;

static void
catch(int signal_number)
{
	caught_signal = signal_number;
}

static int
is_stopped(void)
{
	return caught_signal != 0;
}

/* The first signal ends the run in good order, a second one at once. */
static void
catch_signals(void)
{
	static const int signals[] = { SIGHUP, SIGINT, SIGQUIT, SIGTERM,
	    SIGALRM, SIGUSR1, SIGUSR2, SIGXCPU };
	struct sigaction action = { .sa_handler = catch }, was;
	size_t i;

	sigemptyset(&action.sa_mask);
	action.sa_flags = (int)SA_RESETHAND;
	for (i = 0; i < sizeof signals / sizeof signals[0]; i++)
		/* nohup(1) and the like want a signal ignored. */
		if (sigaction(signals[i], NULL, &was) == 0 &&
		    was.sa_handler != SIG_IGN)
			sigaction(signals[i], &action, NULL);
	/* A reader that is gone is a failed write, to be told of as such. */
	signal(SIGPIPE, SIG_IGN);
	/* And so is a file that may not grow. */
	signal(SIGXFSZ, SIG_IGN);
}

static int
report_failure(const struct fault *why)
{
	fprintf(stderr, "okta-logfetch: %s\n", why->msg);
	return why->kind == FAULT_USAGE ? EXIT_USAGE : EXIT_INCOMPLETE;
}

/*
 * Nothing was written yet, and nothing will be.  Whoever reads our output must
 * not take that for an empty month: mau-count would print 0.
 */
static void
break_off(const struct fault *why)
{
	struct fault ignored;
	struct out *out;

	if (isatty(STDOUT_FILENO) ||
	    (out = out_new(STDOUT_FILENO, "standard output",
	    &ignored)) == NULL)
		return;
	out_printf(out, SENTINEL " %s\n", why->msg);
	out_close(out, &ignored);
}

/* A command line or settings that cannot be. */
static int
refuse(const struct fault *why)
{
	int status = report_failure(why);

	if (why->kind == FAULT_USAGE)
		fputs("okta-logfetch: try 'okta-logfetch --help'\n", stderr);
	return status;
}

/* --help and so on: to standard output, like any result. */
static int
print(const char *text)
{
	struct fault why;

	return out_text(STDOUT_FILENO, "standard output", text, &why) == 0 ?
	    EXIT_COMPLETE : report_failure(&why);
}

static int
explain(const struct fetch_plan *plan, const struct settings *settings)
{
	struct fault why;
	struct out *out;

	if ((out = out_new(STDOUT_FILENO, "standard output", &why)) == NULL)
		return report_failure(&why);
	if (download_explain(plan, settings, out, &why) == -1) {
		out_close(out, &(struct fault){ .kind = FAULT_NONE });
		return report_failure(&why);
	}
	return out_close(out, &why) == 0 ? EXIT_COMPLETE :
	    report_failure(&why);
}

/* What is known before the first request. */
static void
write_warnings(const struct fetch_plan *plan, const struct settings *settings,
    struct instant now)
{
	const char *line = settings->warnings.data, *end;
	struct fault ignored;
	struct out *out;
	size_t left = settings->warnings.len;

	/* Closed at the end, and standard error is needed on. */
	out = out_new(dup(STDERR_FILENO), "standard error", &ignored);
	if (out == NULL)
		return;
	for (; left > 0; line = end + 1) {
		end = memchr(line, '\n', left);
		out_printf(out, "okta-logfetch: warning: %.*s\n",
		    (int)(end - line), line);
		left -= (size_t)(end + 1 - line);
	}
	fetch_notes_warn(out, &plan->window, now);
	out_close(out, &ignored);
}

/* What there is to say of a download that is complete. */
static void
write_notes(const struct fetch_plan *plan,
    const struct download_result *result, struct instant now)
{
	struct fault ignored;
	struct out *out;
	int is_quiet = plan->verbosity < 0;

	out = out_new(STDERR_FILENO, "standard error", &ignored);
	if (out == NULL)
		return;
	if (!is_quiet)
		fetch_notes_result(out, &result->window, plan->format,
		    &result->tally);
	/* Who goes on with what an earlier run began may not know. */
	if (!is_quiet || fetch_notes_is_stale(&result->window,
	    result->tally.begun, now))
		fetch_notes_early(out, &result->window, result->tally.begun);
	if (!result->has_links)
		out_printf(out, "okta-logfetch: warning: no answer had a Link "
		    "header field; if a proxy removes them, only the first "
		    "page was read\n");
	out_close(out, &ignored);
}

static int
run(const struct fetch_plan *plan, const struct settings *settings,
    const struct timing *timing)
{
	struct download_result result;
	struct console console;
	struct fault why;
	int status;

	write_warnings(plan, settings, timing_now(timing));
	if (plan->dry_run)
		return explain(plan, settings);
	console_init(&console, plan->verbosity, plan->progress, timing);
	status = download(plan, settings, timing, &console, &result, &why);
	if (status == 0) {
		write_notes(plan, &result, timing_now(timing));
		return EXIT_COMPLETE;
	}
	/* Who closed the pipe knows why: head(1), say. */
	if (result.closed)
		return EXIT_INCOMPLETE;
	status = report_failure(&why);
	if (result.goes_on)
		fprintf(stderr, "okta-logfetch: %s.part has %llu page%s; the "
		    "same command goes on from there\n", plan->output,
		    (unsigned long long)result.tally.pages,
		    result.tally.pages == 1 ? "" : "s");
	return status;
}

static int
run_plan(const struct fetch_plan *plan, const struct timing *timing)
{
	struct settings settings;
	struct fault why;
	int status;

	if (settings_load(&settings, &plan->typed, &why) == -1) {
		status = refuse(&why);
		if (plan->output == NULL && !plan->dry_run)
			break_off(&why);
	} else {
		status = run(plan, &settings, timing);
	}
	settings_done(&settings);
	return status;
}

int
main(int argc, char *argv[])
{
	/* A core file would hold the credentials. */
	static const struct rlimit no_core = { 0, 0 };
	enum fetch_command command;
	struct fetch_plan plan = { .output = NULL };
	struct timing timing;
	struct fault why;
	int status;

	if (out_hold_standard_fds() == -1)
		return EXIT_INCOMPLETE;
	setrlimit(RLIMIT_CORE, &no_core);
	catch_signals();
	if (timing_init(&timing, is_stopped, &why) == -1 ||
	    fetch_opts_parse(argc, argv, timing_now(&timing), &command,
	    &plan, &why) == -1) {
		status = refuse(&why);
		break_off(&why);
	} else if (command == FETCH_HELP) {
		status = print(fetch_opts_help());
	} else if (command == FETCH_VERSION) {
		status = print("okta-logfetch " VERSION "\n");
	} else {
		status = run_plan(&plan, &timing);
	}
	fetch_plan_done(&plan);
	return status;
}
