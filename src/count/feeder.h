/*
 * count/feeder.h - bytes on their way into a library that asks for them block
 * by block, and does not tell all that became of them.
 */
#ifndef COUNT_FEEDER_H
#define COUNT_FEEDER_H

#include <stddef.h>
#include <stdint.h>

#include "source.h"
#include "zipend.h"

#define FEEDER_BYTES	(64 * 1024)

struct feeder {
	struct source	*below;		/* borrowed */
	struct fault	 fault;		/* why no more can be read */
	uint64_t	 fed;		/* bytes handed over */
	uint64_t	 zeros;		/* at the end of them */
	struct zipend	*zipend;	/* borrowed, fed too; or NULL */
	char		 in[FEEDER_BYTES];
};

/*
 * Put the next block into in[].  Its length; 0 at the end; -1: failed, see
 * fault.  A block is shorter than FEEDER_BYTES only at the end, or in front of
 * a failure: given a few bytes at a time, as from a pipe, libarchive's zstd
 * filter loses its way between frames.
 */
long feeder_take(struct feeder *feeder);

#endif
