/*
 * count/pipeline.h - moves bytes along: reader, split, extract, filter, tally.
 * The only file that knows the order of the stages.
 */
#ifndef COUNT_PIPELINE_H
#define COUNT_PIPELINE_H

#include <stdint.h>

#include "base/fault.h"
#include "count_opts.h"
#include "tally.h"

struct pipeline;

/* What the caller wants to hear of while it runs. */
struct pipeline_ears {
	void	*ctx;
	/* Something was skipped, because the plan says to keep going. */
	void	(*skipped)(void *ctx, const struct fault *why);
	/* Some more was read: bytes of all files so far, and records. */
	void	(*moved)(void *ctx, uint64_t bytes, uint64_t records);
};

/* plan, ears and tally are borrowed.  NULL: no memory. */
struct pipeline *pipeline_new(const struct count_plan *plan,
    const struct pipeline_ears *ears, struct tally *tally, struct fault *why);
void pipeline_free(struct pipeline *p);

/*
 * Count what is in the file at path, "-" for standard input.  0: done.  -1:
 * the run is over, no number may be given; why names the input, and where it
 * can the line and the byte.  When the plan says to keep going that is so only
 * for what no count survives: no memory, or an input that says itself that it
 * is not whole.
 */
int pipeline_file(struct pipeline *p, const char *path, struct fault *why);

#endif
