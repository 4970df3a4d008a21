/*
 * count/intake.h - the bytes a decoder works on: read from the source below a
 * block at a time, and taken as far as they are understood.
 */
#ifndef COUNT_INTAKE_H
#define COUNT_INTAKE_H

#include <stddef.h>

#include "source.h"

#define INTAKE_BYTES	(64 * 1024)

struct intake {
	struct source	*below;		/* borrowed */
	size_t		 at;		/* next byte of data, */
	size_t		 end;		/* and behind the last */
	char		 data[INTAKE_BYTES];
};

void intake_init(struct intake *in, struct source *below);

/* See to it that there are bytes.  1: there are.  0: the end.  -1: failed, as
 * source_read(). */
int intake_fill(struct intake *in, struct fault *why);

/*
 * Nothing but zeros may be left: tapes and disks fill up with them.  0: so it
 * is, and all of it was read.  -1: something else follows, FAULT_INPUT, or as
 * above.
 */
int intake_pass_zeros(struct intake *in, struct fault *why);

#endif
