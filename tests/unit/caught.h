/*
 * caught.h - for unit tests of what writes to an out: a file in its place,
 * and all that arrived there as text.
 */
#ifndef CAUGHT_H
#define CAUGHT_H

#include <stdio.h>
#include <unistd.h>

#include "base/out.h"
#include "unit.h"

struct caught {
	FILE		*file;
	struct out	*out;		/* to be written to */
};

static inline void
caught_begin(struct caught *caught)
{
	struct fault why = unit_no_fault();

	caught->file = tmpfile();
	ck_assert_ptr_nonnull(caught->file);
	caught->out = out_new(dup(fileno(caught->file)), "a test", &why);
	ck_assert_ptr_nonnull(caught->out);
}

/* Everything written, terminated; to be freed. */
static inline char *
caught_end(struct caught *caught)
{
	struct fault why = unit_no_fault();
	long len;
	char *text;

	ck_assert_int_eq(out_close(caught->out, &why), 0);
	ck_assert_int_eq(fseek(caught->file, 0, SEEK_END), 0);
	len = ftell(caught->file);
	ck_assert_int_ge(len, 0);
	rewind(caught->file);
	text = calloc(1, (size_t)len + 1);
	ck_assert_ptr_nonnull(text);
	ck_assert_uint_eq(fread(text, 1, (size_t)len, caught->file),
	    (size_t)len);
	fclose(caught->file);
	return text;
}

#endif
