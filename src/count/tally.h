/*
 * count/tally.h - what a run has counted, and what it left out.
 */
#ifndef COUNT_TALLY_H
#define COUNT_TALLY_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "base/instant.h"
#include "filter.h"
#include "idset.h"
#include "log/event.h"
#include "log/split.h"

/* The earliest and the latest of some instants. */
struct extent {
	int		any;		/* 0: there are none */
	struct instant	first;
	struct instant	last;
};

/* Months of selected events outside the window, in order, if they fit. */
#define TALLY_MONTHS	24
struct months {
	month_index	list[TALLY_MONTHS];
	uint64_t	events[TALLY_MONTHS];
	size_t		count;
	int		more;		/* months that did not fit */
};

/* One text that was read. */
struct input {
	char		*name;		/* owned by the tally */
	char		*packing;	/* owned by the tally */
	uint64_t	 bytes;		/* unpacked */
	uint64_t	 records;	/* rejected ones included */
	uint64_t	 rejected;
	unsigned	 layouts;	/* a bit for each record_layout seen */
	unsigned	 wrappings;	/* a bit for each wrapping seen */
	int		 incomplete;	/* it could not be read to its end */
};

struct tally {
	uint64_t	 read;			/* records, all of them */
	uint64_t	 books[VERDICTS];	/* and where each ended */
	struct idset	*actors;		/* marked: with a SUCCESS */
	struct extent	 counted;		/* published of what counted */
	struct extent	 seen;			/* of all that can be read */
	struct months	 outside;
	uint64_t	 unknown;		/* sessions of "unknown" */
	uint64_t	 unknown_success;
	uint64_t	 skipped_bytes;		/* passed over after damage */
	uint64_t	 failed_inputs;		/* not read to the end */
	struct input	*inputs;
	size_t		 input_count;
	size_t		 input_cap;
};

/* NULL: no memory, or no random seed to be had. */
struct tally *tally_new(struct fault *why);
void tally_free(struct tally *tally);

/* A text begins.  The input is good until the next call.  NULL: no memory. */
struct input *tally_input(struct tally *tally, const char *name,
    const char *packing, struct fault *why);

/* Book an event as it was judged.  -1: no memory. */
int tally_event(struct tally *tally, const struct event *event,
    const struct judgement *judged, struct fault *why);

/* Book a record that could not be read at all. */
void tally_damage(struct tally *tally);

/* Does every record read stand in the books, once, and in those of the inputs,
 * if there are any, too?  -1: no, FAULT_SYSTEM. */
int tally_check(const struct tally *tally, struct fault *why);

/* Was nothing skipped? */
int tally_complete(const struct tally *tally);

/* "ndjson", "pages", ...; "eventbridge", ...; or "mixed". */
const char *tally_shape(const struct input *input);
const char *tally_wrapping(const struct input *input);

#endif
