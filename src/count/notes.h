/*
 * count/notes.h - what a user should know before believing the number.
 */
#ifndef COUNT_NOTES_H
#define COUNT_NOTES_H

#include "base/instant.h"
#include "base/out.h"
#include "count_opts.h"
#include "tally.h"

/*
 * Write a line for each of these that holds: the count includes actors without
 * a successful sign-in, or "unknown"; nothing counted, though the input holds
 * other months, types or outcomes, or nothing at all; the window is not over
 * at now.
 */
void notes_write(struct out *out, const struct count_plan *plan,
    const struct tally *tally, struct instant now);

#endif
