/*
 * fetch/fetch_notes.h - what a user should know before believing a download:
 * what the org no longer has, or does not have yet, and what was left out.
 */
#ifndef FETCH_FETCH_NOTES_H
#define FETCH_FETCH_NOTES_H

#include "base/instant.h"
#include "base/out.h"
#include "base/window.h"
#include "resume.h"
#include "sink.h"

/* How far back an org's log reaches (Okta, "System Log query"). */
#define FETCH_RETENTION_DAYS	90

/* Before it begins, a line each: the log does not reach back that far. */
void fetch_notes_warn(struct out *out, const struct window *window,
    struct instant now);

/* The window is not over, or only just: events may still arrive. */
void fetch_notes_early(struct out *out, const struct window *window,
    struct instant now);

/* Behind the last page: nothing came, or not all that came was written. */
void fetch_notes_result(struct out *out, const struct window *window,
    enum sink_format format, const struct resume_tally *tally);

#endif
