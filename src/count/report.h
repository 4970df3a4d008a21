/*
 * count/report.h - a finished tally, written down.  All that is borrowed is
 * borrowed for the call; failed writes are told by out_close().
 */
#ifndef COUNT_REPORT_H
#define COUNT_REPORT_H

#include "base/fault.h"
#include "base/out.h"
#include "base/span.h"
#include "count_opts.h"
#include "tally.h"

/*
 * The answer, as plan asks for it: the number, or tables, or one JSON object.
 * tally has kept all that takes.  Costs memory for the rows asked for of
 * groups, top, bottom, list.  -1: there is none, and nothing was written.
 */
int report_write(struct out *out, const struct count_plan *plan,
    const struct tally *tally, struct fault *why);

/* What --verbose adds: the question, the books, the coverage, the
 * inputs; for people. */
void report_books(struct out *out, const struct count_plan *plan,
    const struct tally *tally);

/*
 * The user's own texts, such as the event types asked for, with between
 * between any two.  What is not printable comes out as "?"; of a very long one
 * the end is left out.
 */
void report_list(struct out *out, const struct span *list, size_t count,
    const char *between);

/* The number of distinct actors, and a line break. */
void report_text(struct out *out, const struct tally *tally);

#endif
