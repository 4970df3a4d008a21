#include "split.h"

#include <stdlib.h>
#include <string.h>

#include "base/span.h"
#include "feed.h"
#include "nest.h"
#include "sentinel.h"

#define BOM	"\xef\xbb\xbf"

enum mode {
	BETWEEN = 0,		/* records, or at the record in rec_at */
	INSIDE,			/* a record; nest knows how deep */
	DAMAGED,		/* the line from damage on, up to its end */
	FRAGMENTS,		/* of a damaged record: a line of them begins */
	SKIP_LINE		/* the rest of such a line */
};

/* All positions are indexes into feed.data. */
struct split {
	struct split_limits	limits;
	struct feed		feed;
	struct nest		nest;
	enum mode		mode;
	size_t			pos;		/* next byte to look at */
	size_t			rec_at;		/* the record's first byte */
	size_t			rec_indent;	/* indent of its first line */
	const char		*doomed;	/* why it is bad as it began */
	struct stance		stance;		/* before the byte at pos, or
						 * the record at rec_at */
	unsigned char		finished;	/* no more bytes will come */
	struct fragment_line	damaged;	/* where damage began, */
	size_t			fragment_indent;	/* and its indent */
	uint64_t		skipped;
};

struct split *
split_new(const struct split_limits *limits, struct fault *why)
{
	struct split *split;

	if ((split = calloc(1, sizeof *split)) == NULL) {
		fault_memory(why);
		return NULL;
	}
	split->limits = *limits;
	feed_init(&split->feed);
	split_restart(split);
	return split;
}

void
split_free(struct split *split)
{
	if (split == NULL)
		return;
	feed_done(&split->feed);
	free(split);
}

void
split_restart(struct split *split)
{
	feed_restart(&split->feed);
	split->mode = BETWEEN;
	split->pos = split->rec_at = 0;
	stance_init(&split->stance, split->limits.max_depth);
	split->finished = 0;
	split->skipped = 0;
}

struct place
split_origin(const struct split_limits *limits)
{
	struct place place = { .line = 1 };

	stance_init(&place.stance, limits->max_depth);
	return place;
}

void
split_resume(struct split *split, const struct place *place)
{
	split_restart(split);
	split->feed.offset = place->offset;
	split->feed.line = split->feed.counted_line = place->line;
	split->stance = place->stance;
	split->mode = place->trouble;
	split->damaged = place->damaged;
	split->fragment_indent = place->damaged_indent;
}

uint64_t
split_offset(const struct split *split, int *trouble)
{
	*trouble = split->mode != BETWEEN && split->mode != INSIDE;
	return split->feed.offset + (split->mode == INSIDE ?
	    split->rec_at : split->pos);
}

struct place
split_place(struct split *split)
{
	int inside = split->mode == INSIDE;
	size_t at = inside ? split->rec_at : split->pos;
	struct place place = { split->feed.offset + at,
	    feed_line(&split->feed, at), split->stance,
	    inside ? BETWEEN : split->mode, split->damaged,
	    split->fragment_indent };

	return place;
}

char *
split_space(struct split *split, size_t want, struct fault *why)
{
	size_t used = split->mode == INSIDE ? split->rec_at : split->pos;

	feed_drop(&split->feed, used);
	split->pos -= used;
	split->rec_at = 0;
	return feed_space(&split->feed, want, why);
}

void
split_fill(struct split *split, size_t count)
{
	feed_fill(&split->feed, count);
}

void
split_finish(struct split *split)
{
	split->finished = 1;
}

uint64_t
split_line(struct split *split, uint64_t offset)
{
	return feed_line(&split->feed, (size_t)(offset - split->feed.offset));
}

uint64_t
split_skipped(const struct split *split)
{
	return split->skipped;
}

void
split_reject(struct split *split)
{
	split->mode = DAMAGED;
	split->damaged = (struct fragment_line){ 0 };
	split->fragment_indent = split->rec_indent;
	split->pos = split->rec_at;
	arrays_break(&split->stance.arrays);
}

/* Give up the record, or the byte, at rec_at. */
static int
damage(struct split *split, struct record *rec, struct fault *why,
    const char *reason)
{
	*rec = (struct record){
		.offset = split->feed.offset + split->rec_at };
	split_reject(split);
	return fault_set(why, FAULT_RECORD, "%s", reason);
}

static void
skip_to(struct split *split, size_t pos)
{
	split->skipped += pos - split->pos;
	split->pos = pos;
}

/* A line that damage begins on, or one of fragments, up to its end. */
static int
pass_line(struct split *split)
{
	const struct feed *feed = &split->feed;

	skip_to(split, split->pos + fragment_pass(&split->damaged,
	    feed->data + split->pos, feed->len - split->pos));
	if (feed->data[split->pos - 1] != '\n')
		return 1;
	split->mode = split->mode == SKIP_LINE ||
	    fragment_goes_on(&split->damaged) ? FRAGMENTS : BETWEEN;
	stance_line(&split->stance);
	return 1;
}

/* Does word stand at data[at]?  As span_begins(), and 0 at the end. */
static int
looking_at(const struct split *split, size_t at, const char *word)
{
	int found = span_begins((struct span){ split->feed.data + at,
	    split->feed.len - at }, word);

	return found == -1 && split->finished ? 0 : found;
}

/* A broken download says so.  1: no such line at at.  0: more bytes, please.
 * -1: it is one. */
static int
check_sentinel(struct split *split, size_t at, struct record *rec,
    struct fault *why)
{
	const struct feed *feed = &split->feed;
	char told[sizeof why->msg / 2];
	size_t len = feed->len - at;
	int found = looking_at(split, at, SENTINEL);
	const char *text = feed->data + at, *end;

	if (found != 1)
		return found == 0;
	end = memchr(text, '\n', len);
	/* Two bytes more than are told: they may be the line's end. */
	if (end == NULL && !split->finished && len < sizeof told + 2)
		return 0;
	if (end != NULL)
		len = (size_t)(end - text) - (end > text && end[-1] == '\r');
	if (len > sizeof told)
		len = sizeof told;
	/* Here, since a NUL would end what a format prints. */
	memcpy(told, text, len);
	fault_sanitize(told, len);
	split->rec_at = at;
	damage(split, rec, why, "");
	return fault_set(why, FAULT_SENTINEL,
	    "the download broke off (\"%.*s\")", (int)len, told);
}

/* One line of fragments: pass over it, or find the value to go on with. */
static int
pass_fragments(struct split *split, struct record *rec, struct fault *why)
{
	const char *line = split->feed.data + split->pos;
	size_t len = split->feed.len - split->pos, indent, at;
	enum fragment found;
	int status;

	found = fragment_look(line, len, split->fragment_indent, &indent, &at);
	if (indent <= split->fragment_indent && (status = check_sentinel(split,
	    split->pos + indent, rec, why)) != 1)
		return status;
	if (found == FRAGMENT_MORE && !split->finished)
		return 0;
	if (found == FRAGMENT_VALUE) {
		skip_to(split, split->pos + at);
		split->mode = BETWEEN;
		split->stance.indenting = 0;
		split->stance.indent = indent;
	} else {
		split->mode = SKIP_LINE;
	}
	return 1;
}

/* None of the bytes between records: a record begins, or a mark. */
static int
begin_value(struct split *split, char c, struct record *rec,
    struct fault *why)
{
	int status;

	if (c == 'o' &&
	    (status = check_sentinel(split, split->pos, rec, why)) != 1)
		return status;
	if (c == BOM[0] && split->stance.arrays.open == 0 &&
	    (status = looking_at(split, split->pos, BOM)) != 0) {
		if (status == -1)
			return 0;
		split->pos += strlen(BOM);
		split->stance.indenting = split->stance.indent == 0;
		return 1;
	}
	/* Where it ends matters all the same: it may have many lines. */
	split->doomed = arrays_value(&split->stance.arrays);
	split->mode = INSIDE;
	nest_begin(&split->nest,
	    split->limits.max_depth - split->stance.arrays.open);
	return 1;
}

/* One byte between records.  1: go on.  0: more bytes, please.  -1: damage. */
static int
step_between(struct split *split, struct record *rec, struct fault *why)
{
	const char *complaint;
	char c = split->feed.data[split->pos];

	switch (stance_step(&split->stance, c, &complaint)) {
	case STANCE_PASSED:
		split->pos++;
		return 1;
	case STANCE_BROKEN:
		split->rec_at = split->pos;
		split->rec_indent = split->stance.indent;
		return damage(split, rec, why, complaint);
	case STANCE_VALUE:
		break;
	}
	split->rec_at = split->pos;
	split->rec_indent = split->stance.indent;
	return begin_value(split, c, rec, why);
}

/* Go on with the record at rec_at.  1: it is complete, and in *rec. */
static int
step_inside(struct split *split, struct record *rec, struct fault *why)
{
	const struct feed *feed = &split->feed;
	const char *text = feed->data + split->rec_at;
	size_t max = split->limits.max_record, at, have;
	enum nest_status status;

	/* One byte more than allowed: a number ends before what follows it. */
	have = feed->len - split->rec_at;
	at = split->pos - split->rec_at;
	status = nest_scan(&split->nest, text, have > max ? max + 1 : have,
	    &at);
	split->pos = split->rec_at + at;
	if (at > max)
		return damage(split, rec, why,
		    "longer than --max-record allows");
	if (status == NEST_MORE) {
		if (!split->finished)
			return 0;
		if (!split->nest.bare)
			return damage(split, rec, why, "the input ends "
			    "inside a record: was it cut short?");
	} else if (status != NEST_END) {
		return damage(split, rec, why, nest_complaint(status));
	}
	if (split->doomed != NULL)
		return damage(split, rec, why, split->doomed);

	*rec = (struct record){ text, at, feed->offset + split->rec_at,
	    split->nest.lines ? RECORD_PRETTY :
	    split->stance.arrays.open > 0 ? RECORD_PAGE :
	    split->stance.line_used ? RECORD_RUN : RECORD_LINE };
	return 1;
}

/* Between records again, behind the one just found. */
static void
end_record(struct split *split)
{
	const char *line;

	split->mode = BETWEEN;
	arrays_value_done(&split->stance.arrays);
	split->stance.line_used = 1;
	if (!split->nest.lines)
		return;
	line = split->feed.data + split->rec_at + split->nest.line_begin;
	split->stance.indent = strspn(line, " \t\r");
}

int
split_next(struct split *split, struct record *rec, struct fault *why)
{
	int status;

	for (;;) {
		if (split->mode != INSIDE && split->pos == split->feed.len)
			break;
		switch (split->mode) {
		case BETWEEN:
			status = step_between(split, rec, why);
			break;
		case INSIDE:
			if ((status = step_inside(split, rec, why)) == 1) {
				end_record(split);
				return 1;
			}
			break;
		case FRAGMENTS:
			status = pass_fragments(split, rec, why);
			break;
		default:
			status = pass_line(split);
		}
		if (status != 1)
			return status;
	}
	if (split->finished && split->stance.arrays.open > 0) {
		split->rec_at = split->pos;
		return damage(split, rec, why,
		    "the input ends inside an array: was it cut short?");
	}
	return 0;
}
