/*
 * gen_form.h - events into the form asked for, and out.
 */
#ifndef GEN_FORM_H
#define GEN_FORM_H

#include <stdint.h>
#include <stdio.h>

#include "gen_opts.h"
#include "gen_text.h"

struct gen_form_writer {
	FILE		*file;		/* borrowed */
	enum gen_form	 form;
	unsigned	 on_page;	/* events in the array now open */
	uint64_t	 bytes;		/* written so far */
	struct gen_text	 pretty;	/* owned; used for GEN_PRETTY */
};

/* longest: of an event, on one line.  -1: no memory. */
int gen_form_init(struct gen_form_writer *writer, enum gen_form form,
    size_t longest, FILE *file);
void gen_form_done(struct gen_form_writer *writer);

/* Write one event (JSON on one line).  -1: failed; errno says why. */
int gen_form_put(struct gen_form_writer *writer, const struct gen_text *event);

/* The log ends here: close what is open and flush.  -1 as above. */
int gen_form_finish(struct gen_form_writer *writer);

#endif
