/*
 * log/step.h - some bytes of a text as they were last time: one glance tells
 * whether they are so again.  prune.h remembers how a member was written at
 * its place, from the "{" or comma before its key up to its value, blanks and
 * all; glean.h a token, with the quote behind it.
 */
#ifndef LOG_STEP_H
#define LOG_STEP_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/word.h"

#define STEP_WORD	sizeof(uint64_t)
/* Longer ones are not remembered; so much text must be there to look at. */
#define STEP_BYTES	(5 * STEP_WORD)

/*
 * The first and the last word of it say all of a short one.  A longer one has
 * three more words between them.  Words may overlap, so that nothing but the
 * step itself is compared.
 */
struct step {
	uint64_t	head;
	uint64_t	tail;
	uint64_t	mask;		/* of both, if it is no whole word */
	uint64_t	middle[3];
	unsigned char	tail_at;
	unsigned char	middle_at[3];
	unsigned char	len;
	int		action;		/* what was to be done then */
};

/* None is known: of length 0, and like no text that begins otherwise than with
 * eight NULs. */
#define STEP_NONE	((struct step){ .mask = UINT64_MAX })

/* How the step differs in one of its middle words. */
static inline uint64_t
step_differs(const struct step *step, const char *text, int i)
{
	return word_at(text + step->middle_at[i]) ^ step->middle[i];
}

/* Is that how text begins?  STEP_BYTES of it can be read. */
static inline int
step_is(const struct step *step, const char *text)
{
	uint64_t differ = ((word_at(text) ^ step->head) |
	    (word_at(text + step->tail_at) ^ step->tail)) & step->mask;

	if (step->len > 2 * STEP_WORD)
		differ |= step_differs(step, text, 0) |
		    step_differs(step, text, 1) | step_differs(step, text, 2);
	return differ == 0;
}

/* Remember it.  STEP_BYTES of text can be read. */
static inline void
step_remember(struct step *step, const char *text, size_t len, int action)
{
	size_t i, at, last = len > STEP_WORD ? len - STEP_WORD : 0;
	unsigned char mask[STEP_WORD] = { 0 };

	if (len > STEP_BYTES)
		return;
	memset(mask, 0xff, len < STEP_WORD ? len : STEP_WORD);
	memcpy(&step->mask, mask, sizeof mask);
	step->head = word_at(text);
	step->tail = word_at(text + last);
	step->tail_at = (unsigned char)last;
	for (i = 0; i < 3; i++) {
		at = (i + 1) * STEP_WORD < last ? (i + 1) * STEP_WORD : last;
		step->middle[i] = word_at(text + at);
		step->middle_at[i] = (unsigned char)at;
	}
	step->len = (unsigned char)len;
	step->action = action;
}

#endif
