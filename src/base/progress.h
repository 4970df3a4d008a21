/*
 * base/progress.h - one line on a terminal that is drawn over itself and
 * leaves no trace.  Knows no clock: the caller says what time it is.
 */
#ifndef BASE_PROGRESS_H
#define BASE_PROGRESS_H

#include <stddef.h>
#include <stdint.h>

struct progress {
	int		fd;		/* borrowed; -1: show nothing */
	size_t		width;		/* columns drawn on now */
	int64_t		next_ms;	/* when to draw again */
};

enum progress_wish { PROGRESS_AUTO, PROGRESS_ON, PROGRESS_OFF };

/* Draw on fd if wished, or, with PROGRESS_AUTO, if it is a terminal. */
void progress_init(struct progress *p, int fd, enum progress_wish wish);

/* Is it time to draw?  Some times a second at most; the first after one. */
int progress_due(struct progress *p, int64_t now_ms);

/* Replace the line by text, cut to the width of the terminal. */
void progress_show(struct progress *p, const char *text);

/* Take the line away, before something else is written and at the end. */
void progress_hide(struct progress *p);

/* Texts for it: "1.5 GiB", "1:02:03".  Return text. */
#define PROGRESS_TEXT	32
char *progress_bytes(uint64_t bytes, char text[PROGRESS_TEXT]);
char *progress_time(int64_t ms, char text[PROGRESS_TEXT]);

#endif
