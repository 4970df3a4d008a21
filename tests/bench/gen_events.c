/*
 * gen_events - write an invented Okta System Log, for benchmarks and checks
 * that need a lot of it and the right answer to it.  See gen_opts.c for usage.
 *
 *	opts -> draw -> record -> form -> standard output
 *	          \-> truth
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gen_draw.h"
#include "gen_form.h"
#include "gen_opts.h"
#include "gen_record.h"
#include "gen_truth.h"

static int
fail(const char *what)
{
	fprintf(stderr, "gen_events: %s: %s\n", what, strerror(errno));
	return (-1);
}

/* Share of the log that lies behind, or 1 when it is complete. */
static double
share_done(const struct gen_opts *opts, const struct gen_draw *draw,
    const struct gen_form_writer *writer)
{
	uint64_t length = opts->bytes != 0 ? opts->bytes : opts->events;
	uint64_t behind = opts->bytes != 0 ? writer->bytes : draw->number;

	if (behind >= length || (opts->head != 0 &&
	    writer->bytes >= opts->head))
		return (1);
	return ((double)behind / (double)length);
}

static int
write_log(const struct gen_opts *opts, struct gen_record *record,
    struct gen_form_writer *writer, struct gen_truth *truth)
{
	static const char what[] = "standard output";
	char data[GEN_RECORD_MAX];
	struct gen_text event = { data, 0, sizeof(data) };
	struct gen_draw draw;
	struct gen_facts facts;
	double done;

	gen_draw_init(&draw, opts);
	while ((done = share_done(opts, &draw, writer)) < 1) {
		gen_draw_next(&draw, done, &facts);
		gen_truth_add(truth, &facts);
		event.len = 0;
		gen_record_put(record, &facts, &event);
		if (gen_form_put(writer, &event) == -1)
			return (fail(what));
	}
	if (gen_form_finish(writer) == -1)
		return (fail(what));
	if (opts->truth != NULL &&
	    gen_truth_save(truth, writer->bytes, opts->truth) == -1)
		return (fail(opts->truth));
	return (0);
}

static int
run(const struct gen_opts *opts)
{
	struct gen_record *record = NULL;
	struct gen_form_writer writer = { 0 };
	struct gen_truth truth = { 0 };
	int status = -1;

	record = gen_record_new(opts->seed, opts->small);
	if (record == NULL ||
	    gen_truth_init(&truth, gen_draw_people(opts)) == -1 ||
	    gen_form_init(&writer, opts->form, GEN_RECORD_MAX, stdout) == -1) {
		fprintf(stderr, "gen_events: out of memory\n");
		goto out;
	}
	setvbuf(stdout, NULL, _IOFBF, 1 << 18);
	status = write_log(opts, record, &writer, &truth);

out:
	gen_form_done(&writer);
	gen_truth_done(&truth);
	gen_record_free(record);
	return (status);
}

int
main(int argc, char **argv)
{
	struct gen_opts opts;

	if (gen_opts_parse(&opts, argc, argv) == -1)
		return (2);
	/* A closed pipe is a failed write like any other. */
	signal(SIGPIPE, SIG_IGN);
	if (opts.help)
		return (fputs(gen_opts_usage, stdout) == EOF ||
		    fflush(stdout) == EOF ? 1 : 0);
	if (run(&opts) == -1)
		return (1);
	/* Some file systems report a failed write only now. */
	if (fclose(stdout) == EOF) {
		fail("standard output");
		return (1);
	}
	return (0);
}
