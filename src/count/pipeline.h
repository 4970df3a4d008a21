/*
 * count/pipeline.h - moves bytes along: what the reader unpacks is cut into
 * parts, and a crew takes them through the other stages.
 */
#ifndef COUNT_PIPELINE_H
#define COUNT_PIPELINE_H

#include "base/fault.h"
#include "count_opts.h"
#include "crew.h"
#include "tally.h"

struct pipeline;

/* plan, ears and tally are borrowed.  NULL: no memory. */
struct pipeline *pipeline_new(const struct count_plan *plan,
    const struct text_ears *ears, struct tally *tally, struct fault *why);
void pipeline_free(struct pipeline *p);

/*
 * Count what is in the file at path, "-" for standard input; path must live as
 * long as the pipeline.  0: so far so good, though not all of it may have been
 * read yet.  -1: the run is over, no number may be given; why names the input,
 * and where it can the line and the byte.  When the plan says to keep going
 * that is so only for what no count survives: no memory, or an input that says
 * itself that it is not whole.
 */
int pipeline_file(struct pipeline *p, const char *path, struct fault *why);

/* Wait until all is counted.  -1: as above. */
int pipeline_finish(struct pipeline *p, struct fault *why);

#endif
