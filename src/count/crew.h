/*
 * count/crew.h - threads that read parts of texts at the same time, and the
 * order in which what they found is entered: that of the texts.  Whatever the
 * threads, the tally and what is told of mishaps are the same.
 *
 * Where a part begins may be a guess (border.h).  A part counts only if the
 * one before it really ended there, in the same stance; if not, it is read
 * again from where that one ended.
 */
#ifndef COUNT_CREW_H
#define COUNT_CREW_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "border.h"
#include "count_opts.h"
#include "tally.h"
#include "text.h"

struct crew;

/* plan, ears and tally are borrowed.  No thread is begun before there is work
 * for it, and it is no failure if none can be.  NULL: no memory. */
struct crew *crew_new(const struct count_plan *plan,
    const struct text_ears *ears, struct tally *tally, struct fault *why);
/* Stops what still runs. */
void crew_free(struct crew *crew);

/* Begin a text, as text_new(); done is called when its last part is entered,
 * or never will be. */
struct text *crew_text(struct crew *crew, const char *name,
    const char *packing, void (*done)(void *ctx), void *ctx,
    struct fault *why);

/*
 * An empty task, for the next part of the text begun last; the caller may be
 * put to work until there is one.  NULL: the run is over, crew_finish() says
 * why.
 */
struct task *crew_task(struct crew *crew, struct text *text);

/* Hand it out.  The last part's has part.last. */
void crew_hand(struct crew *crew, struct task *task);

/*
 * Hand it out, and wait until it and all before it are entered.  Then *learnt
 * is where its text may be cut, if it shows, and *end where it ended.  -1: the
 * run is over.
 */
int crew_hand_first(struct crew *crew, struct task *task,
    struct border *learnt, struct place *end);

/* Is it worth guessing borders in this text? */
int crew_may_guess(struct crew *crew, const struct text *text);

/* Wait until all is entered.  -1: the run is over, and why. */
int crew_finish(struct crew *crew, struct fault *why);

#endif
