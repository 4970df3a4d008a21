/*
 * count/settled.h - what a log can be said to cover: when it was written, which
 * stretch of the window it might hold events of, whether they had all arrived,
 * and what Okta may have thrown away before.  Pure: all that is known comes in,
 * the clock's time too.
 */
#ifndef COUNT_SETTLED_H
#define COUNT_SETTLED_H

#include <stddef.h>

#include "base/instant.h"
#include "base/window.h"
#include "books.h"

/* When it was written: not before earliest, not after latest. */
struct written {
	int		any;		/* 0: there is no earliest */
	int		by_file;	/* a file says so: the two are one */
	struct instant	earliest;
	struct instant	latest;
};

/*
 * By the times of the files that were read, by the events seen, inside the
 * window and outside, and by the clock.  What is after now is not believed,
 * and no file that is older than its events.
 */
struct written settled_written(const struct extent *files,
    const struct extent *seen, struct instant now);

enum answer { ANSWER_NO, ANSWER_YES, ANSWER_UNKNOWN };

/* Was the window over when the log was written; and, for an hour, so that late
 * events had arrived?  Never known if the window is open. */
enum answer settled_over(const struct written *written,
    const struct window *window);
enum answer settled_arrived(const struct written *written,
    const struct window *window);

/* The stretch of the window in which the log might have events. */
struct stretch {
	int		any;		/* 0: there is none */
	struct instant	since;
	struct instant	until;		/* silence ends here at last; but the */
	struct instant	last;		/* last instant that is examined may be
					 * there, or in its second */
};

/*
 * inside: the events in the window.  Where that is open, they are the end, by
 * the second; and nothing is expected of a time when the log was written, but
 * for events that there are.
 */
struct stretch settled_stretch(const struct window *window,
    const struct extent *inside, const struct written *written);

/*
 * Months of the window that were, in part or as a whole, older than what Okta
 * keeps when the log was written, as far as can be told: *first and those that
 * follow it.  Returns how many; 0, too, if events seen are older still, which
 * come from an archive then and not from one query.
 */
size_t settled_cut(const struct window *window, const struct extent *seen,
    const struct written *written, month_index *first);

#endif
