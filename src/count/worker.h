/*
 * count/worker.h - what one thread counts with: it takes a part of a text
 * through records, glean and filter, and leaves in a ledger what that came to.
 */
#ifndef COUNT_WORKER_H
#define COUNT_WORKER_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "border.h"
#include "count_opts.h"
#include "ledger.h"

struct worker;

/* A part of a text: bytes in memory, or of a file that can be read anywhere. */
struct part {
	struct place	 from;		/* where it begins */
	uint64_t	 stop;		/* records that begin there or behind
					 * are not its own */
	int		 last;		/* the text ends with it */
	/* In memory: */
	const char	*bytes;		/* from from.offset on; NULL: no */
	size_t		 len;
	const struct fault *broken;	/* why there are no more, or NULL */
	/* In a file: */
	int		 fd;
	uint64_t	 base;		/* where the text begins in it, */
	uint64_t	 size;		/* and its length when that was asked;
					 * it may grow, but not shrink */
};

/* plan is borrowed; seed is that of the actors' keys.  NULL: no memory. */
struct worker *worker_new(const struct count_plan *plan, uint64_t seed,
    struct fault *why);
void worker_free(struct worker *w);

/*
 * Read the part, and enter it into the ledger, which was cleared.  *end is
 * where reading got to: the text's end, or between two records not before
 * stop; or, of a part in memory, before a record, or amid damage, that goes on
 * behind it.  What ends the run is in the ledger too, then *end means nothing.
 * learnt not NULL: learn where the text may be cut, if the part shows it.
 */
void worker_read(struct worker *w, const struct part *part,
    struct ledger *ledger, struct place *end, struct border *learnt);

#endif
