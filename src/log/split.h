/*
 * log/split.h - bytes in, records out.  A record is what stands where an event
 * may stand: a value at the top of the stream or inside arrays only.  Lines,
 * pages, pretty-printed text and values run together are all the same here,
 * and may be mixed; a byte order mark may precede a value.
 *
 * Damage costs its own line: after it, splitting starts again at the first
 * line break after the beginning of the damaged record.  If brackets are open
 * there, of that record or of what follows it on its line, the lines that
 * follow are fragments, and are passed over until one that is indented no
 * deeper than the damaged one and on which, behind closing brackets, a value
 * begins.  Arrays that were open before the damage are taken as closed; commas
 * and "]" left behind are let pass.
 */
#ifndef LOG_SPLIT_H
#define LOG_SPLIT_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "fragment.h"
#include "stance.h"

struct split;

struct split_limits {
	size_t		max_record;	/* bytes */
	unsigned	max_depth;	/* brackets, at most NEST_MAX */
};

enum record_layout {
	RECORD_LINE,		/* alone on its line */
	RECORD_RUN,		/* on one line with the record before it */
	RECORD_PAGE,		/* an array element, on one line */
	RECORD_PRETTY		/* over several lines, in an array or not */
};

struct record {
	const char		*text;	/* len bytes, borrowed: see below */
	size_t			 len;
	uint64_t		 offset;	/* of text[0] in the input */
	enum record_layout	 layout;
};

/* NULL: no memory. */
struct split *split_new(const struct split_limits *limits, struct fault *why);
void split_free(struct split *split);

/* Begin an input: nothing at hand, offset 0, line 1, no array open. */
void split_restart(struct split *split);

/* Where the next record could begin, or damage is not over: all that splitting
 * depends on but the bytes from there on. */
struct place {
	uint64_t		 offset;	/* in the input */
	uint64_t		 line;		/* the one it is on */
	struct stance		 stance;
	unsigned		 trouble;	/* 0: none; else split.c's */
	struct fragment_line	 damaged;
	size_t			 damaged_indent;
};

/* The begin of an input. */
struct place split_origin(const struct split_limits *limits);

/* Begin in the middle of an input: the next bytes are those from there on. */
void split_resume(struct split *split, const struct place *place);

/* How far splitting has got.  A record that is not complete is before it. */
struct place split_place(struct split *split);

/* The offset alone, which costs nothing; *trouble: is there any? */
uint64_t split_offset(const struct split *split, int *trouble);

/*
 * Where the next bytes of the input go, at most want of them; say with
 * split_fill() how many came, 0 for none yet.  Ends the loan of a record.
 * Memory is that of the longest record so far, plus want.  NULL: no memory.
 */
char *split_space(struct split *split, size_t want, struct fault *why);
void split_fill(struct split *split, size_t count);

/* No more bytes will come for this input. */
void split_finish(struct split *split);

/*
 * 1: *rec is the next record, lent until the next call of this or of
 *    split_space().
 * 0: every byte at hand is used; fill, or after split_finish() all is read.
 * -1: damage (FAULT_RECORD) at rec->offset, or, where a record may begin, the
 *    words of sentinel.h (FAULT_SENTINEL).  After damage calling on is right:
 *    the rest of the input follows, as described above.
 * Results do not depend on how the input was cut into blocks.
 */
int split_next(struct split *split, struct record *rec, struct fault *why);

/* The record lent last is no JSON: treat it as damage, as described above. */
void split_reject(struct split *split);

/* The line of a byte not before the record, or damage, told of last. */
uint64_t split_line(struct split *split, uint64_t offset);

/* Bytes of this input passed over after damage, the damaged record included. */
uint64_t split_skipped(const struct split *split);

#endif
