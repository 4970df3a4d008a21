#include "brackets.h"

#include <stdlib.h>
#include <string.h>

/* Shapes of up to so many marks are remembered. */
#define KNOWN_MARKS	64
/* In so many places: a power of two. */
#define PLACES_BITS	7
/* Longer records are nest.h's: marks are counted in 16 bits. */
#define MARKS_MAX	UINT16_MAX

struct known_shape {
	struct shape	shape;		/* of 0 marks: none */
	char		kinds[KNOWN_MARKS];
};

struct brackets {
	struct known_shape places[1 << PLACES_BITS];
	struct shape	scratch;	/* of a shape that is not remembered */
};

struct brackets *
brackets_new(void)
{
	return calloc(1, sizeof(struct brackets));
}

void
brackets_free(struct brackets *brackets)
{
	free(brackets);
}

/*
 * The brackets open now, a bit each, the innermost lowest: 1 for "{".  Above
 * them stands a 1, so that the number itself tells how deep it is.
 */
typedef uint64_t stack;
#define STACK_OUTSIDE	UINT64_C(1)
#define IS_FULL(stack)	((stack) >> 63 != 0)
#define IS_INSIDE(stack) ((stack) >> 1 == 1)	/* the record, no deeper */
#define IS_MEMBER(stack) ((stack) >> 2 == 1)	/* of the record's own */

/* Of ASCII brackets, bit 1 tells those that open, and bit 5 "{" and "}". */
#define OPENS(c)	((c) & 2)
#define IS_CURLY(c)	((stack)((c) >> 5) & 1)

/*
 * Is "{" at text[at], the first mark of its line, where no value may be?  As
 * is_restart() of nest.c, which says why, and which asks too whether anything
 * else is before it on the line.  A "{" before it is the record's.
 */
static int
is_restart(const char *text, size_t at, stack open)
{
	char c;

	do
		c = text[--at];
	while (c == ' ' || c == '\t' || c == '\r' || c == '\n');
	return c != ':' && c != '[' && !(c == ',' && (open & 1) == 0);
}

/*
 * Walk from mark to mark, from the cursor on, until the record is complete or
 * the marks made so far are used up.
 */
static enum brackets_status
walk(const struct sweep *sweep, stack *open, struct shape *shape)
{
	const char *kinds = sweep->kinds + sweep->cursor;
	const uint32_t *marks = sweep->marks + sweep->cursor;
	size_t end = sweep->mark_count - sweep->cursor, i = shape->marks;
	stack now = *open;
	char c;

	if (end > MARKS_MAX)
		end = MARKS_MAX;
	for (; i < end; i++) {
		c = kinds[i];
		if (c == '\n') {
			shape->lines = 1;
		} else if (OPENS(c)) {
			if (IS_FULL(now) || (i > 0 && kinds[i - 1] == '\n' &&
			    c == '{' && is_restart(sweep->text, marks[i],
			    now)))
				return BRACKETS_ODD;
			now = now << 1 | IS_CURLY(c);
			if (IS_MEMBER(now) && shape->count < BRACKETS_NESTED)
				shape->nested[shape->count].open =
				    (uint16_t)i;
		} else {
			if ((now & 1) != IS_CURLY(c))
				return BRACKETS_ODD;
			now >>= 1;
			if (now == STACK_OUTSIDE) {
				shape->marks = (uint32_t)i + 1;
				return BRACKETS_END;
			}
			if (!IS_INSIDE(now))
				continue;
			if (shape->count < BRACKETS_NESTED)
				shape->nested[shape->count].close =
				    (uint16_t)i;
			shape->count += shape->count <= BRACKETS_NESTED;
		}
	}
	*open = now;
	shape->marks = (uint32_t)i;
	return i == MARKS_MAX ? BRACKETS_ODD : BRACKETS_MORE;
}

/* The same, looking at more of the text as needed. */
static enum brackets_status
walk_on(struct sweep *sweep, struct shape *shape)
{
	enum brackets_status status;
	stack open = STACK_OUTSIDE;

	shape->marks = 0;
	shape->lines = 0;
	shape->count = 0;
	while ((status = walk(sweep, &open, shape)) == BRACKETS_MORE)
		switch (sweep_more(sweep)) {
		case SWEEP_MORE:
			continue;
		case SWEEP_END:
			return BRACKETS_MORE;
		case SWEEP_ODD:
			return BRACKETS_ODD;
		case SWEEP_MEMORY:
			return BRACKETS_MEMORY;
		}
	return status;
}

/*
 * Where a shape is remembered: by the kinds of a record's marks, and what
 * follows them, which is much the same from record to record.  Multiplicative
 * hashing: Knuth, TAOCP 3, section 6.4.
 */
static inline struct known_shape *
place_of(struct brackets *brackets, const char *kinds)
{
	const uint64_t odd = UINT64_C(0x9e3779b97f4a7c15);
	uint64_t words[KNOWN_MARKS / sizeof(uint64_t)], hash;

	memcpy(words, kinds, sizeof words);
	/* All begin alike.  Each pair of products on its own, so that they
	 * can be had at the same time. */
	hash = (words[1] * odd ^ words[2]) * odd;
	hash += (words[3] * odd ^ words[4]) * (odd << 1 | 1);
	hash += (words[5] * odd ^ words[6]) * (odd << 2 | 1);
	hash += words[7] * (odd << 3 | 1);
	return &brackets->places[(hash ^ hash >> 32) * odd >>
	    (64 - PLACES_BITS)];
}

static inline int
is_shape(const struct known_shape *known, const char *kinds)
{
	return known->shape.marks != 0 &&
	    memcmp(known->kinds, kinds, known->shape.marks) == 0;
}

static void
remember(struct known_shape *known, const struct shape *shape,
    const char *kinds)
{
	memcpy(known->kinds, kinds, shape->marks);
	known->shape = *shape;
}

/* Move the cursor to the first mark not before at, if it can be made.  Few are
 * passed over: what stands between two records. */
static inline void
move_cursor(struct sweep *sweep, size_t at)
{
	sweep->cursor = sweep->next;
	do
		while (sweep->cursor < sweep->mark_count &&
		    sweep->marks[sweep->cursor] < at)
			sweep->cursor++;
	while (sweep->cursor == sweep->mark_count &&
	    sweep_more(sweep) == SWEEP_MORE);
}

/* See to it that so many marks from the cursor on are made, if there are. */
static int
have_marks(struct sweep *sweep, size_t count)
{
	while (sweep->mark_count - sweep->cursor < count)
		if (sweep_more(sweep) != SWEEP_MORE)
			return 0;
	return 1;
}

enum brackets_status
brackets_match(struct brackets *brackets, struct sweep *sweep, size_t at,
    const struct shape **shape)
{
	enum brackets_status status;
	struct known_shape *known;
	const char *kinds;
	int enough;

	move_cursor(sweep, at);
	enough = have_marks(sweep, KNOWN_MARKS);
	kinds = sweep->kinds + sweep->cursor;
	if (enough) {
		known = place_of(brackets, kinds);
		*shape = &known->shape;
		if (is_shape(known, kinds)) {
			sweep->next = sweep->cursor + known->shape.marks;
			return BRACKETS_END;
		}
	}
	*shape = &brackets->scratch;
	status = walk_on(sweep, &brackets->scratch);
	if (status == BRACKETS_END)
		sweep->next = sweep->cursor + brackets->scratch.marks;
	/* Line breaks have to be looked at each time: see is_restart(). */
	if (status != BRACKETS_END || !enough || brackets->scratch.lines ||
	    brackets->scratch.marks > KNOWN_MARKS)
		return status;
	kinds = sweep->kinds + sweep->cursor;
	remember(place_of(brackets, kinds), &brackets->scratch, kinds);
	return BRACKETS_END;
}
