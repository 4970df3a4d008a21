/*
 * log/records.h - a text, given in stretches, and the records in it, one after
 * another: split.h's, with the same places, damage and layouts, but found by
 * brackets.h wherever there is nothing to say about a record.  Anything else
 * goes through split.h, byte by byte.
 *
 * Reading may begin and stop between any two records, so that several can
 * share one text.
 */
#ifndef LOG_RECORDS_H
#define LOG_RECORDS_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "brackets.h"
#include "split.h"

struct records;

/* A record, and more of what is known of it. */
struct found {
	struct record		 record;
	const struct sweep	*sweep;		/* NULL: not known; else */
	const struct shape	*shape;		/* of its marks */
	size_t			 at;		/* its begin in the sweep */
};

/* run: the level to scan with.  NULL: no memory. */
struct records *records_new(const struct split_limits *limits, scan_run *run,
    struct fault *why);
void records_free(struct records *r);

/* Begin there, and stop at the first place between two records that is not
 * before stop, or, where something is odd, soon after; UINT64_MAX: at the
 * end. */
void records_begin(struct records *r, const struct place *from, uint64_t stop);

/*
 * The next stretch of the text, lent until the next call of this.  It begins
 * where records_used() said, behind what was used of the one before; that is
 * where records_line() looks, too.  last: the input ends with it.  -1: no
 * memory.
 */
int records_give(struct records *r, const char *text, size_t len, int last,
    struct fault *why);

/* Bytes of the stretch that are done with, once records_next() gave 0: all of
 * it when damage is not over, or a record is being taken apart. */
size_t records_used(const struct records *r);

/*
 * As split_next().  0: give more, with what was not used before it; or stop is
 * reached, or the end.  -1: damage, or no memory (FAULT_SYSTEM).
 */
int records_next(struct records *r, struct found *found, struct fault *why);

/* Once records_next() gave 0: where reading has got to, with what was not used
 * of the stretch before it.  Another may go on from there. */
struct place records_place(struct records *r);

/* The last record of the stretch, if the swift reader found one: its place,
 * and how many bytes of the stretch stand before it.  0: there is none. */
int records_last(const struct records *r, struct place *at, size_t *before);

/* As split_reject().  -1: no memory. */
int records_reject(struct records *r, struct fault *why);

/* The line of the record or damage told of last, or of a byte of the stretch
 * that is not used yet, or of its end. */
uint64_t records_line(struct records *r, uint64_t offset);

/* As split_skipped(), since records_begin(). */
uint64_t records_skipped(const struct records *r);

#endif
