/*
 * count/report.h - a finished tally, written down.  All that is borrowed is
 * borrowed for the call; failed writes are told by out_close().
 */
#ifndef COUNT_REPORT_H
#define COUNT_REPORT_H

#include "base/out.h"
#include "count_opts.h"
#include "tally.h"

/* The number of distinct actors, and a line break. */
void report_text(struct out *out, const struct tally *tally);

/* What --verbose adds: the question, the books, the inputs; for people. */
void report_books(struct out *out, const struct count_plan *plan,
    const struct tally *tally);

/* One JSON object, an interface: the manual describes it. */
void report_json(struct out *out, const struct count_plan *plan,
    const struct tally *tally);

#endif
