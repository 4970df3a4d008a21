/*
 * count/report.h - a finished tally, written down.  All that is borrowed is
 * borrowed for the call; failed writes are told by out_close().
 */
#ifndef COUNT_REPORT_H
#define COUNT_REPORT_H

#include "base/out.h"
#include "count_opts.h"
#include "tally.h"

/*
 * The user's own texts, such as the event types asked for, with between
 * between any two.  What is not printable comes out as "?"; of a very long one
 * the end is left out.
 */
void report_list(struct out *out, const struct span *list, size_t count,
    const char *between);

/* The number of distinct actors, and a line break. */
void report_text(struct out *out, const struct tally *tally);

/* A table: a row for each period, if any was asked for, and one for all; as
 * text, tsv or csv. */
void report_periods(struct out *out, const struct count_plan *plan,
    const struct tally *tally);

/* What --verbose adds: the question, the books, the inputs; for people. */
void report_books(struct out *out, const struct count_plan *plan,
    const struct tally *tally);

/* One JSON object, an interface: the manual describes it. */
void report_json(struct out *out, const struct count_plan *plan,
    const struct tally *tally);

#endif
