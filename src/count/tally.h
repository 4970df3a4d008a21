/*
 * count/tally.h - what a run has counted, and what it left out.
 */
#ifndef COUNT_TALLY_H
#define COUNT_TALLY_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "actors.h"
#include "asked.h"
#include "books.h"
#include "compared.h"
#include "coverage.h"
#include "difference.h"
#include "findings.h"
#include "groups.h"
#include "ledger.h"
#include "log/split.h"
#include "periods.h"
#include "roster.h"
#include "sha256.h"
#include "unique.h"

/* One file of the command line, as it stands on the disk or came through a
 * pipe. */
struct input_file {
	char		*name;		/* owned by the tally */
	uint64_t	 bytes;		/* as far as it was read */
	char		 sha256[SHA256_HEX];	/* "": not to its end */
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
	int		 has_written;	/* its file says when it was */
	struct instant	 written;	/* last modified: then */
};

struct tally {
	struct books	 books;
	struct actors	*actors;		/* marked: with a SUCCESS */
	/* NULL: not asked for. */
	struct periods	*periods;		/* the same by period, */
	struct periods	*days;			/* by day, owned if it is not
						 * the same as periods, */
	struct roster	*roster;		/* by actor, */
	struct difference *difference;		/* by actor, of two sides, */
	struct groups	*groups;		/* by the value of a member, */
	struct compared	*compared;		/* by every definition; */
	struct unique	*unique;		/* without those repeated */
	struct coverage	*coverage;		/* all events in the window */
	struct findings	 findings;		/* of who was asked about */
	struct extent	 written;		/* modification times of the
						 * files that were read */
	struct instant	 over;			/* the clock's time when all
						 * was read */
	uint64_t	 failed_inputs;		/* not read to the end */
	struct input	*inputs;
	size_t		 input_count;
	size_t		 input_cap;
	struct input_file *files;		/* if asked for */
	size_t		 file_count;
};

/* asked: what to keep account of, too; NULL: nothing.  NULL: no memory, or no
 * random seed to be had. */
struct tally *tally_new(const struct asked *asked, struct fault *why);
void tally_free(struct tally *tally);

/* A text begins.  The input is good until the next call.  NULL: no memory. */
struct input *tally_input(struct tally *tally, const char *name,
    const char *packing, struct fault *why);

/* A file was read, or tried, and its digest is this, or "".  -1: no memory. */
int tally_file(struct tally *tally, const char *name, uint64_t bytes,
    const char hex[SHA256_HEX], struct fault *why);

/* Enter what a part of a text came to; input is where it belongs.  Its keys
 * are left to tally_actors(). */
void tally_enter(struct tally *tally, struct input *input,
    const struct ledger *ledger);

/* Enter what was found of the actor asked about, in the order of the texts; the
 * part begins so many lines behind where it was read as beginning.  -1: no
 * memory. */
int tally_findings(struct tally *tally, size_t input,
    struct ledger *ledger, uint64_t lines, struct fault *why);

/* Enter its keys, and what goes with them; of sessions that are repeated it
 * loses them.  Any thread may, at any time.  The same is asked of it as of the
 * tally.  -1: no memory. */
int tally_actors(struct tally *tally, struct ledger *ledger,
    struct fault *why);

/* Does every record read stand in the books, once, and in those of the inputs,
 * if there are any, too; and every session in one period, with one actor, with
 * one value, and inside what is covered, as far as that was asked for?  -1: no,
 * FAULT_SYSTEM. */
int tally_check(const struct tally *tally, struct fault *why);

/* All is read, now; before tally_check().  What was repeated is booked so.  Of
 * the inputs the times are taken, of those that had something in them: an empty
 * file says nothing of the others. */
void tally_finish(struct tally *tally, struct instant now);

/* Was nothing skipped? */
int tally_complete(const struct tally *tally);

/* "ndjson", "pages", ...; "eventbridge", ...; or "mixed". */
const char *tally_shape(const struct input *input);
const char *tally_wrapping(const struct input *input);

#endif
