/*
 * mau-count - how many distinct people used an Okta org this month?
 */
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fault.h"
#include "base/instant.h"
#include "base/out.h"
#include "base/progress.h"
#include "base/version.h"
#include "count_opts.h"
#include "meter.h"
#include "notes.h"
#include "pipeline.h"
#include "reader.h"
#include "report.h"
#include "tally.h"

/* What a caller may rely on: the manual's EXIT STATUS. */
enum { EXIT_COUNTED = 0, EXIT_FAILED = 1, EXIT_USAGE = 2, EXIT_SKIPPED = 3 };

#define SKIPS_SHOWN	20

/* What the ears of the pipeline know. */
struct listener {
	struct progress	progress;
	int64_t		begin_ms;
	int64_t		total;		/* bytes of all files, or -1 */
	uint64_t	skips;
};

static int
report_failure(const struct fault *why)
{
	fprintf(stderr, "mau-count: %s\n", why->msg);
	if (why->kind != FAULT_USAGE)
		return EXIT_FAILED;
	fputs("mau-count: try 'mau-count --help'\n", stderr);
	return EXIT_USAGE;
}

static void
hear_skipped(void *ctx, const struct fault *why)
{
	struct listener *l = ctx;

	l->skips++;
	if (l->skips > SKIPS_SHOWN + 1)
		return;
	progress_hide(&l->progress);
	if (l->skips <= SKIPS_SHOWN)
		fprintf(stderr, "mau-count: %s\n", why->msg);
	else
		fprintf(stderr, "mau-count: more was skipped; the first %d "
		    "are shown\n", SKIPS_SHOWN);
}

static void
hear_moved(void *ctx, uint64_t bytes, uint64_t records)
{
	struct listener *l = ctx;
	int64_t now_ms = clock_steady_ms();
	char text[METER_TEXT];
	struct meter meter = { bytes, l->total, records,
	    now_ms - l->begin_ms };

	if (progress_due(&l->progress, now_ms))
		progress_show(&l->progress, meter_text(&meter, text));
}

/* Bytes in all files; -1 when one of them does not say. */
static int64_t
total_bytes(const struct count_plan *plan)
{
	int64_t total = 0, size;
	size_t i;

	for (i = 0; i < plan->file_count; i++) {
		if ((size = reader_size(plan->files[i])) == -1)
			return -1;
		total += size;
	}
	return total;
}

static int
count_files(const struct count_plan *plan, struct listener *listener,
    struct tally *tally, struct fault *why)
{
	struct text_ears ears = { listener, hear_skipped, hear_moved };
	struct pipeline *pipeline;
	size_t i;
	int status = 0;

	if ((pipeline = pipeline_new(plan, &ears, tally, why)) == NULL)
		return -1;
	for (i = 0; i < plan->file_count && status == 0; i++)
		status = pipeline_file(pipeline, plan->files[i], why);
	if (status == 0)
		status = pipeline_finish(pipeline, why);
	pipeline_free(pipeline);
	progress_hide(&listener->progress);
	if (status == 0 && tally->input_count == 0 && tally->failed_inputs > 0)
		status = fault_set(why, FAULT_INPUT,
		    "no input could be read, so there is nothing to count");
	findings_sort(&tally->findings);
	tally_finish(tally, clock_now());
	if (status == 0)
		status = tally_check(tally, why);
	return status;
}

/* The result, and nothing else, to standard output. */
static int
write_result(const struct count_plan *plan, const struct tally *tally,
    struct fault *why)
{
	struct fault ignored;
	struct out *out;

	if ((out = out_new(STDOUT_FILENO, "standard output", why)) == NULL)
		return -1;
	if (report_write(out, plan, tally, why) == 0)
		return out_close(out, why);
	out_close(out, &ignored);
	return -1;
}

static void
write_skipped(const struct tally *tally)
{
	fprintf(stderr, "mau-count: the count is partial: %llu record%s "
	    "rejected, %llu bytes skipped, %llu input%s not read to the "
	    "end\n", (unsigned long long)tally->books.ended[VERDICT_REJECTED],
	    tally->books.ended[VERDICT_REJECTED] == 1 ? "" : "s",
	    (unsigned long long)tally->books.skipped_bytes,
	    (unsigned long long)tally->failed_inputs,
	    tally->failed_inputs == 1 ? "" : "s");
}

/* What standard error says beside errors; that it arrives is not promised. */
static void
write_remarks(const struct count_plan *plan, const struct tally *tally)
{
	struct fault ignored;
	struct out *out;

	if (plan->verbosity < 0 ||
	    (out = out_new(STDERR_FILENO, "standard error", &ignored)) == NULL)
		return;
	if (plan->verbosity > 0)
		report_books(out, plan, tally);
	notes_write(out, plan, tally, clock_now());
	out_close(out, &ignored);
}

static int
run(const struct count_plan *plan)
{
	struct listener listener = { .begin_ms = clock_steady_ms(),
	    .total = total_bytes(plan) };
	struct tally *tally;
	struct fault why;
	int status = EXIT_COUNTED;

	progress_init(&listener.progress, STDERR_FILENO, plan->progress);
	if ((tally = tally_new(&plan->asked, &why)) == NULL)
		return report_failure(&why);
	if (count_files(plan, &listener, tally, &why) == -1 ||
	    write_result(plan, tally, &why) == -1) {
		status = report_failure(&why);
	} else {
		if (!tally_complete(tally)) {
			write_skipped(tally);
			status = EXIT_SKIPPED;
		}
		write_remarks(plan, tally);
	}
	tally_free(tally);
	return status;
}

/* --help and --version: to standard output, like any result. */
static int
print(const char *text)
{
	struct fault why;

	return out_text(STDOUT_FILENO, "standard output", text, &why) == 0 ?
	    EXIT_COUNTED : report_failure(&why);
}

int
main(int argc, char *argv[])
{
	enum count_command command;
	struct count_plan plan;
	struct fault why;
	int status;

	if (out_hold_standard_fds() == -1)
		return EXIT_FAILED;
	/* libarchive fits names to the locale: to this one, wherever we are. */
	setlocale(LC_CTYPE, "C.UTF-8");
	/* A reader that is gone is a failed write, to be told of as such. */
	signal(SIGPIPE, SIG_IGN);
	if (count_opts_parse(argc, argv, clock_now(), &command, &plan,
	    &why) == -1)
		return report_failure(&why);
	if (command == COMMAND_HELP)
		return print(count_opts_help());
	if (command == COMMAND_VERSION)
		return print("mau-count " VERSION "\n");
	plan.canvas = canvas_of(STDOUT_FILENO);
	status = run(&plan);
	count_plan_done(&plan);
	return status;
}
