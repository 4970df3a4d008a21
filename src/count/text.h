/*
 * count/text.h - a text, entered into the tally part by part: whether what was
 * read of a part may count, what is told of it, and where the next one is to
 * go on.
 *
 * Not for several threads at a time.
 */
#ifndef COUNT_TEXT_H
#define COUNT_TEXT_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "border.h"
#include "ledger.h"
#include "tally.h"
#include "worker.h"

/* What the caller wants to hear of; one call at a time, from any thread. */
struct text_ears {
	void	*ctx;
	/* Something was skipped, because the plan says to keep going. */
	void	(*skipped)(void *ctx, const struct fault *why);
	/* Some more was read: bytes of all files so far, and records. */
	void	(*moved)(void *ctx, uint64_t bytes, uint64_t records);
};

/* A part of a text, to be filled in by who hands it out. */
struct task {
	struct part	 part;
	int		 guessed;	/* part.from is a guess */
	int		 placeless;	/* there is not even a guess */
	char		*block;		/* memory for part.bytes to lend, */
	size_t		 block_cap;	/* kept from task to task */
	struct fault	 broken;	/* for part.broken to lend */
	uint64_t	 position;	/* bytes of all files, at its end */
	/* The crew's own: */
	int		 state;
	struct text	*text;
	struct border	*learnt;
	struct place	 end;
	struct ledger	 ledger;
};

struct text {
	struct text	*next;		/* the crew's: of those not done */
	char		*name;		/* owned */
	char		*packing;	/* owned */
	int		 has_written;	/* to be filled in by who begins it: */
	struct instant	 written;	/* its file was last modified */
	size_t		 file;		/* its file's number, from 0 */
	void		(*done)(void *ctx);
	void		*ctx;
	int		 begun;		/* something of it was entered, */
	size_t		 input;		/* in this one of the tally's */
	struct place	 at;		/* so far */
	char		*rest;		/* bytes from there on that the next
					 * part in memory has not got; owned */
	size_t		 rest_len;
	int		 over;		/* nothing more of it counts */
	unsigned	 misses;	/* the crew's: guesses that failed */
};

/* name and packing are copied; done, if not NULL, is called with ctx when the
 * text is freed.  NULL: no memory, and done was called. */
struct text *text_new(const char *name, const char *packing,
    void (*done)(void *ctx), void *ctx, struct fault *why);
void text_free(struct text *text);

/* Its first part is about to be entered.  -1: no memory. */
int text_begin(struct text *text, struct tally *tally,
    const struct place *from, struct fault *why);

/* May what was read of the task, the next in order, be entered?  Else it is to
 * be read again, behind text_again(). */
int text_holds(const struct text *text, const struct task *task);

/* Prepare the task for being read from where the text really is.  -1: no
 * memory. */
int text_again(struct text *text, struct task *task, struct fault *why);

/* Enter what was read of the task, but for its keys.  -1: the run is over, and
 * why. */
int text_enter(struct text *text, struct task *task, struct tally *tally,
    const struct text_ears *ears, struct fault *why);

#endif
