/*
 * base/opts.h - what command lines have in common, on top of getopt_long().
 */
#ifndef BASE_OPTS_H
#define BASE_OPTS_H

#include <getopt.h>
#include <stddef.h>

#include "fault.h"
#include "progress.h"
#include "span.h"
#include "window.h"

/* Take optarg as the value of an option that may stand once.  -1: it stands
 * there already, FAULT_USAGE. */
int opts_once(const char **value, const char *name, struct fault *why);

/*
 * Add optarg to the list of an option that may stand several times; list has
 * room for as many spans as there are arguments.  -1: it is empty,
 * FAULT_USAGE.
 */
int opts_add(struct span *list, size_t *count, const char *name,
    struct fault *why);

/*
 * What getopt_long() did not like when it returned option, which letters with
 * a ":" in front make ":" or "?".  Always -1, FAULT_USAGE.
 */
int opts_complain(const struct option *longs, int option, char *argv[],
    struct fault *why);

/*
 * The window that is named by --month, or by --since and --until; NULL is what
 * was not given, and without any the window has no bounds.  -1: FAULT_USAGE.
 */
int opts_window(const char *month, const char *since, const char *until,
    struct window *window, struct fault *why);

/* How much is said on standard error, as typed: not 0 is given. */
struct opts_talk {
	int	quiet, verbose;
	int	progress, no_progress;
};

/*
 * *verbosity becomes -1 for quiet, 1 for verbose, else 0.  Quiet is about
 * progress too, unless that is asked for by name.  -1: two that exclude each
 * other, FAULT_USAGE.
 */
int opts_settle_talk(const struct opts_talk *talk, int *verbosity,
    enum progress_wish *progress, struct fault *why);

#endif
