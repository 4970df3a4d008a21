/*
 * run_text.h - a run of the pipeline as text: everything it counted, all it
 * told of, and how it ended; to be compared with another run, or a table.
 */
#ifndef RUN_TEXT_H
#define RUN_TEXT_H

#include "count/pipeline.h"
#include "pack.h"

#define RUN_BLOCK	((size_t)256 * 1024)
#define RUN_RECORD	((size_t)64 * 1024)
/* Of what was skipped no more is sure to be told. */
#define RUN_TOLD	(LEDGER_MISHAPS - 1)

/* The calls of a pipeline's ears. */
struct run {
	struct pack	skipped;	/* a message a line, */
	size_t		told;		/* so many */
	uint64_t	moved;		/* calls, */
	uint64_t	bytes;		/* and what the last one said */
	uint64_t	records;
};

static inline void
run_skipped(void *ctx, const struct fault *why)
{
	struct run *run = ctx;

	if (++run->told > RUN_TOLD)
		return;
	pack_add(&run->skipped, "skipped: ", 9);
	pack_add_span(&run->skipped, span_of(why->msg));
	pack_add(&run->skipped, "\n", 1);
}

static inline void
run_moved(void *ctx, uint64_t bytes, uint64_t records)
{
	struct run *run = ctx;

	/* Nothing is taken back. */
	if (bytes < run->bytes || records < run->records)
		ck_abort_msg("it moved backwards");
	run->moved++;
	run->bytes = bytes;
	run->records = records;
}

static const struct span run_types[] = { BYTES("user.session.start") };

/* user.session.start, whenever it was and however it ended. */
static inline struct count_plan
run_plan(int keep_going, size_t block)
{
	return (struct count_plan){
		.filter = { .types = run_types, .type_count = 1 },
		.keep_going = keep_going, .jobs = 1, .block = block,
		.max_record = RUN_RECORD };
}

static inline void
run_number(struct pack *text, const char *name, uint64_t number)
{
	char line[80];

	snprintf(line, sizeof line, "%s %llu\n", name,
	    (unsigned long long)number);
	pack_add_span(text, span_of(line));
}

static inline void
run_extent(struct pack *text, const char *name, const struct extent *extent)
{
	char line[200], first[INSTANT_TEXT], last[INSTANT_TEXT];

	if (!extent->any)
		return;
	snprintf(line, sizeof line, "%s %s %s\n", name,
	    instant_format(extent->first, first),
	    instant_format(extent->last, last));
	pack_add_span(text, span_of(line));
}

/* Numbers that are zero are left out. */
static inline void
run_books(struct pack *text, const struct tally *tally)
{
	const struct books *books = &tally->books;
	static const char *const names[VERDICTS] = {
		"counted", "other type", "other outcome", "outside", "no user",
		"duplicate",
		"rejected",
	};
	char month[MONTH_TEXT];
	size_t i;

	run_number(text, "read", books->read);
	for (i = 0; i < VERDICTS; i++)
		if (books->ended[i] > 0)
			run_number(text, names[i], books->ended[i]);
	run_number(text, "actors", actors_count(tally->actors));
	run_number(text, "success", actors_marked(tally->actors));
	run_extent(text, "counted", &books->counted);
	run_extent(text, "seen", &books->seen);
	for (i = 0; i < books->outside.count; i++)
		run_number(text, month_format(books->outside.list[i], month),
		    books->outside.events[i]);
	if (books->outside.more)
		run_number(text, "more months", 1);
	if (books->unknown > 0)
		run_number(text, "unknown", books->unknown);
	if (books->unknown_success > 0)
		run_number(text, "unknown success", books->unknown_success);
	if (books->skipped_bytes > 0)
		run_number(text, "skipped bytes", books->skipped_bytes);
}

static inline void
run_tally(struct pack *text, const struct tally *tally)
{
	const struct input *input;
	const char *inside;
	char line[300];
	size_t i;

	run_books(text, tally);
	if (tally->failed_inputs > 0)
		run_number(text, "failed inputs", tally->failed_inputs);
	for (i = 0; i < tally->input_count; i++) {
		input = &tally->inputs[i];
		inside = strchr(input->name, '(');
		snprintf(line, sizeof line, "input %s %s %llu %llu %llu "
		    "%s %s%s\n", inside != NULL ? inside : "-",
		    input->packing, (unsigned long long)input->bytes,
		    (unsigned long long)input->records,
		    (unsigned long long)input->rejected, tally_shape(input),
		    tally_wrapping(input),
		    input->incomplete ? " incomplete" : "");
		pack_add_span(text, span_of(line));
	}
}

/*
 * Count what is in the files (the list ends in NULL) by the plan.  *text is
 * the messages and the tally, or the failure that ended the run, terminated:
 * how far others had got by then is nobody's business.
 */
static inline void
run_files(const struct count_plan *plan, const char *const *paths,
    struct pack *text)
{
	struct run run = { .moved = 0 };
	struct text_ears ears = { &run, run_skipped, run_moved };
	struct fault why = unit_no_fault(), check;
	struct tally *tally = tally_new(NULL, &why);
	struct pipeline *pipeline;
	int status = 0;

	if (tally == NULL || (pipeline = pipeline_new(plan, &ears, tally,
	    &why)) == NULL)
		ck_abort_msg("%s", why.msg);
	for (; *paths != NULL && status == 0; paths++)
		status = pipeline_file(pipeline, *paths, &why);
	if (status == 0)
		status = pipeline_finish(pipeline, &why);
	pipeline_free(pipeline);
	text->len = 0;
	pack_add_span(text, pack_span(&run.skipped));
	if (status == -1) {
		pack_add_span(text, span_of("failed: "));
		pack_add_span(text, span_of(why.msg));
		pack_add(text, "\n", 1);
		if (why.kind == FAULT_NONE || why.kind == FAULT_SYSTEM)
			ck_abort_msg("kind %d: %s", why.kind, why.msg);
	} else {
		run_tally(text, tally);
		if (tally_check(tally, &check) == -1)
			ck_abort_msg("%s", check.msg);
	}
	if (status == 0 && run.moved > 0 && run.records != tally->books.read)
		ck_abort_msg("%llu records were told of, of %llu",
		    (unsigned long long)run.records,
		    (unsigned long long)tally->books.read);
	pack_add(text, "", 1);
	tally_free(tally);
	pack_done(&run.skipped);
}

#endif
