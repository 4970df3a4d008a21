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

/*
 * The window was not over, or only just, when the download began: events may
 * have come since.
 */
void fetch_notes_early(struct out *out, const struct window *window,
    struct instant begun);

/* Was it so, and did the user have reason to think otherwise: is the window
 * over for long now? */
int fetch_notes_is_stale(const struct window *window, struct instant begun,
    struct instant now);

/* Behind the last page: nothing came, or not all that came was written. */
void fetch_notes_result(struct out *out, const struct window *window,
    enum sink_format format, const struct resume_tally *tally);

#endif
