#include "records.h"

#include <stdlib.h>
#include <string.h>

/* What split.h is handed at a time, once something odd was met. */
#define PIECE		((size_t)64 * 1024)
/* brackets.h knows records of some depth; there must be room for that. */
#define DEPTH_KNOWN	64

/*
 * Two readers share the work.  The swift one stands at pos; the careful one,
 * split, has a copy of the stretch up to fed, and is ahead of it while it has
 * the turn.
 */
struct records {
	struct split_limits	limits;
	struct sweep		sweep;
	struct brackets		*brackets;
	struct split		*split;
	const char		*text;		/* the stretch; borrowed */
	size_t			 len;
	int			 last;
	uint64_t		 base;		/* offset of text[0] */
	uint64_t		 stop;
	uint64_t		 skipped;	/* by split, in turns that are
						 * over */
	/* The swift reader's: */
	size_t			 pos;
	uint64_t		 line;		/* of text[pos] */
	struct stance		 stance;	/* before it */
	int			 any;		/* was there a record? */
	size_t			 rec_at;	/* the last one, its line, */
	uint64_t		 rec_line;
	struct stance		 rec_stance;	/* and the stance before it */
	/* The careful one's: */
	int			 careful;	/* it has the turn */
	uint64_t		 began;		/* its first offset */
	size_t			 fed;
	int			 finished;	/* it knows that this is all */
};

struct records *
records_new(const struct split_limits *limits, scan_run *run,
    struct fault *why)
{
	struct records *r;

	if ((r = calloc(1, sizeof *r)) == NULL) {
		fault_memory(why);
		return NULL;
	}
	r->limits = *limits;
	sweep_init(&r->sweep, run);
	if ((r->split = split_new(limits, why)) == NULL) {
		records_free(r);
		return NULL;
	}
	if ((r->brackets = brackets_new()) == NULL) {
		fault_memory(why);
		records_free(r);
		return NULL;
	}
	return r;
}

void
records_free(struct records *r)
{
	if (r == NULL)
		return;
	sweep_done(&r->sweep);
	brackets_free(r->brackets);
	split_free(r->split);
	free(r);
}

/* Hand the turn to split, at a place that is text[at]. */
static void
begin_careful(struct records *r, size_t at, const struct place *place)
{
	r->careful = 1;
	r->finished = 0;
	r->began = place->offset;
	r->fed = at;
	split_resume(r->split, place);
}

void
records_begin(struct records *r, const struct place *from, uint64_t stop)
{
	r->text = NULL;
	r->len = r->pos = 0;
	r->last = 0;
	r->base = from->offset;
	r->line = from->line;
	r->stance = from->stance;
	r->stop = stop;
	r->skipped = 0;
	r->careful = 0;
	r->any = 0;
	if (from->trouble != 0)
		begin_careful(r, 0, from);
}

int
records_give(struct records *r, const char *text, size_t len, int last,
    struct fault *why)
{
	r->base += records_used(r);
	r->any = 0;
	r->text = text;
	r->len = len;
	r->last = last;
	r->pos = r->fed = 0;
	return r->careful ? 0 : sweep_begin(&r->sweep, text, len, 0, why);
}

size_t
records_used(const struct records *r)
{
	return r->careful ? r->fed : r->pos;
}

static int
feed(struct records *r, size_t count, struct fault *why)
{
	char *space = split_space(r->split, count, why);

	if (space == NULL)
		return -1;
	memcpy(space, r->text + r->fed, count);
	split_fill(r->split, count);
	r->fed += count;
	return 0;
}

/* Is split, at offset, where the swift reader could go on?  Not where that one
 * gave up. */
static int
is_clean(const struct records *r, uint64_t *offset)
{
	int trouble;

	*offset = split_offset(r->split, &trouble);
	return !trouble && *offset > r->began && *offset >= r->base;
}

/* Give the turn back.  2, or -1: no memory. */
static int
end_careful(struct records *r, struct fault *why)
{
	struct place at = split_place(r->split);

	r->careful = 0;
	r->skipped += split_skipped(r->split);
	r->pos = (size_t)(at.offset - r->base);
	r->line = at.line;
	r->stance = at.stance;
	return sweep_begin(&r->sweep, r->text, r->len, r->pos, why) == -1 ?
	    -1 : 2;
}

/* How much to give split next: not beyond stop, as long as it is before. */
static size_t
next_piece(const struct records *r)
{
	size_t piece = r->len - r->fed;
	uint64_t at = r->base + r->fed;

	if (piece > PIECE)
		piece = PIECE;
	if (at < r->stop && piece > r->stop - at)
		piece = (size_t)(r->stop - at);
	return piece;
}

/* As records_next(), and 2: the turn is over. */
static int
next_careful(struct records *r, struct found *found, struct fault *why)
{
	uint64_t offset;
	int status;

	for (;;) {
		if (is_clean(r, &offset) && offset >= r->stop)
			return end_careful(r, why);
		status = split_next(r->split, &found->record, why);
		if (status != 0) {
			found->sweep = NULL;
			return status;
		}
		if (r->finished)
			return 0;
		if (is_clean(r, &offset))
			return end_careful(r, why);
		if (r->fed < r->len) {
			if (feed(r, next_piece(r), why) == -1)
				return -1;
		} else if (r->last) {
			split_finish(r->split);
			r->finished = 1;
		} else {
			return 0;
		}
	}
}

/* Where the swift reader stands, and where it stood before its last record. */
static struct place
swift_place(const struct records *r)
{
	return (struct place){ .offset = r->base + r->pos, .line = r->line,
	    .stance = r->stance };
}

static struct place
last_place(const struct records *r)
{
	return (struct place){ .offset = r->base + r->rec_at,
	    .line = r->rec_line, .stance = r->rec_stance };
}

/* A record over several lines is done: as end_record() of split.c. */
static void
pass_lines(struct records *r, const struct shape *shape)
{
	const char *kinds = r->sweep.kinds + r->sweep.cursor;
	const uint32_t *marks = r->sweep.marks + r->sweep.cursor;
	size_t i, line = 0;

	for (i = 0; i < shape->marks; i++)
		if (kinds[i] == '\n') {
			r->line++;
			line = (size_t)marks[i] + 1;
		}
	for (i = line; r->text[i] == ' ' || r->text[i] == '\t' ||
	    r->text[i] == '\r'; i++)
		;
	r->stance.indent = i - line;
}

/* "{" at pos.  1: a record, in *found.  0: more bytes, please.  2: it is for
 * split to see.  -1: no memory. */
static int
take_record(struct records *r, struct found *found, struct fault *why)
{
	struct sweep *sweep = &r->sweep;
	unsigned open = r->stance.arrays.open;
	size_t at = r->pos, len;
	const struct shape *shape;

	if (r->limits.max_depth < DEPTH_KNOWN + open ||
	    arrays_value(&r->stance.arrays) != NULL)
		return 2;
	switch (brackets_match(r->brackets, sweep, at, &shape)) {
	case BRACKETS_MORE:
		return r->last || r->len - at > r->limits.max_record ? 2 : 0;
	case BRACKETS_ODD:
		return 2;
	case BRACKETS_MEMORY:
		return fault_memory(why);
	case BRACKETS_END:
		break;
	}
	len = sweep->marks[sweep->cursor + shape->marks - 1] + 1 - at;
	if (len > r->limits.max_record)
		return 2;

	r->stance.indenting = 0;
	r->any = 1;
	r->rec_at = at;
	r->rec_line = r->line;
	r->rec_stance = r->stance;
	found->record = (struct record){ r->text + at, len, r->base + at,
	    shape->lines ? RECORD_PRETTY : open > 0 ? RECORD_PAGE :
	    r->stance.line_used ? RECORD_RUN : RECORD_LINE };
	found->sweep = sweep;
	found->shape = shape;
	found->at = at;
	r->pos = at + len;
	arrays_value_done(&r->stance.arrays);
	r->stance.line_used = 1;
	if (shape->lines)
		pass_lines(r, shape);
	return 1;
}

/* The swift reader's part; as next_careful(). */
static int
next_swift(struct records *r, struct found *found, struct fault *why)
{
	const char *complaint;
	struct place at;
	int status;
	char c;

	while (r->pos < r->len && r->base + r->pos < r->stop) {
		c = r->text[r->pos];
		if (c == '{' && (status = take_record(r, found,
		    why)) != 2)
			return status;
		if (c == '{' || stance_step(&r->stance, c, &complaint) !=
		    STANCE_PASSED)
			goto odd;
		r->line += c == '\n';
		r->pos++;
	}
	if (!r->last || r->pos < r->len || r->stance.arrays.open == 0)
		return 0;

odd:
	at = swift_place(r);
	begin_careful(r, r->pos, &at);
	return 2;
}

int
records_next(struct records *r, struct found *found, struct fault *why)
{
	int status;

	do
		status = r->careful ? next_careful(r, found, why) :
		    next_swift(r, found, why);
	while (status == 2);
	return status;
}

struct place
records_place(struct records *r)
{
	return r->careful ? split_place(r->split) : swift_place(r);
}

int
records_last(const struct records *r, struct place *at, size_t *before)
{
	if (!r->any)
		return 0;
	*at = last_place(r);
	*before = r->rec_at;
	return 1;
}

int
records_reject(struct records *r, struct fault *why)
{
	struct record again;
	struct place at;

	if (!r->careful) {
		/* split has to have found it, to know what to pass over. */
		at = last_place(r);
		begin_careful(r, r->rec_at, &at);
		if (feed(r, r->pos - r->rec_at, why) == -1)
			return -1;
		if (split_next(r->split, &again, why) != 1)
			return fault_set(why, FAULT_SYSTEM, "two readers see "
			    "different records at byte %llu; this is a bug, "
			    "please report it",
			    (unsigned long long)at.offset);
	}
	split_reject(r->split);
	return 0;
}

uint64_t
records_line(struct records *r, uint64_t offset)
{
	const char *p, *end;
	uint64_t line = r->line;

	if (r->careful)
		return split_line(r->split, offset);
	if (offset < r->base + r->pos)
		return r->rec_line;
	/* Before the first stretch there is no text to point into. */
	if (r->pos == r->len)
		return line;
	end = r->text + (offset - r->base);
	for (p = r->text + r->pos; p < end && (p = memchr(p, '\n',
	    (size_t)(end - p))) != NULL; p++)
		line++;
	return line;
}

uint64_t
records_skipped(const struct records *r)
{
	return r->skipped + (r->careful ? split_skipped(r->split) : 0);
}
