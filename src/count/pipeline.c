#include "pipeline.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "log/nest.h"
#include "reader.h"

/* Parts, in blocks: long enough that handing them out costs nothing, short
 * enough that the last ones end at about the same time. */
#define FILE_BLOCKS	16
#define MEMORY_BLOCKS	2
/* And at most, where there is no border in sight: one record, perhaps, which
 * is looked at anew with each block that is added to it. */
#define LONG_BLOCKS	32
/* How far a border is looked for, first and at most. */
#define GLANCE		4096
#define LOOK		((size_t)64 * 1024)

struct pipeline {
	const struct count_plan		*plan;
	const struct text_ears		*ears;
	struct tally			*tally;
	struct crew			*crew;
	uint64_t			 bytes_before;	/* of files done */
	struct reader			*reader;
	int				 has_written;	/* its file says so: */
	struct instant			 written;	/* last modified */
	size_t				 file;		/* its number */
	struct place			 origin;	/* of every text */
	char				 look[LOOK];
};

struct pipeline *
pipeline_new(const struct count_plan *plan, const struct text_ears *ears,
    struct tally *tally, struct fault *why)
{
	struct split_limits limits = { plan->max_record, NEST_MAX };
	struct pipeline *p;

	if ((p = calloc(1, sizeof *p)) == NULL) {
		fault_memory(why);
		return NULL;
	}
	p->plan = plan;
	p->ears = ears;
	p->tally = tally;
	p->origin = split_origin(&limits);
	if ((p->crew = crew_new(plan, ears, tally, why)) == NULL) {
		free(p);
		return NULL;
	}
	return p;
}

void
pipeline_free(struct pipeline *p)
{
	if (p == NULL)
		return;
	crew_free(p->crew);
	reader_close(p->reader);
	free(p);
}

/* A file cannot be read.  What was wrong before it has to be told of first. */
static int
survive(struct pipeline *p, struct fault *why)
{
	struct fault before;

	if (crew_finish(p->crew, &before) == -1) {
		*why = before;
		return -1;
	}
	if (why->kind == FAULT_INPUT)
		p->tally->failed_inputs++;
	if (!p->plan->keep_going || why->kind != FAULT_INPUT)
		return -1;
	p->ears->skipped(p->ears->ctx, why);
	return 0;
}

/* The run ended while there was more to hand out. */
static int
is_over(struct pipeline *p, struct fault *why)
{
	crew_finish(p->crew, why);
	return -1;
}

/* A text in a file, on its way out. */
struct cutting {
	struct text	*text;
	int		 fd;
	uint64_t	 base;		/* where it begins in the file */
	uint64_t	 size;
	struct border	 border;
	struct place	 from;		/* of the next part */
	int		 guessed;	/* that is a guess; */
	int		 placeless;	/* it is not even that */
};

/* Find a border in the file behind the text's byte at. */
static int
find_in_file(struct pipeline *p, const struct cutting *c, uint64_t at,
    struct place *place)
{
	ssize_t count;
	size_t most = GLANCE;

	/* What cannot be read now is told of when its part is. */
	do {
		count = pread(c->fd, p->look, most, (off_t)(c->base + at));
		if (count > 0 && border_find(&c->border, p->look,
		    (size_t)count, at, place))
			return 1;
		most = most == GLANCE ? LOOK : 0;
	} while (most > 0);
	return 0;
}

static void
close_reader(void *ctx)
{
	reader_close(ctx);
}

/* A task for the part up to the text's byte cut, or some border behind it. */
static struct task *
cut_file(struct pipeline *p, struct cutting *c, uint64_t cut)
{
	struct task *task = crew_task(p->crew, c->text);

	if (task == NULL)
		return NULL;
	task->part.from = c->from;
	task->guessed = c->guessed;
	task->placeless = c->placeless;
	task->part.fd = c->fd;
	task->part.base = c->base;
	task->part.size = c->size;
	task->part.last = cut >= c->size;
	task->part.stop = task->part.last ? UINT64_MAX : cut;
	task->position = p->bytes_before + (cut < c->size ? cut : c->size);
	return task;
}

/* Its other parts, once it is known where one may begin. */
static int
cut_rest(struct pipeline *p, struct cutting *c, struct fault *why)
{
	uint64_t cut = c->from.offset;
	struct task *task;
	struct place next;
	int last;

	do {
		cut += p->plan->block * FILE_BLOCKS;
		if ((task = cut_file(p, c, cut)) == NULL)
			return is_over(p, why);
		last = task->part.last;
		if (!last) {
			c->guessed = crew_may_guess(p->crew, c->text) &&
			    find_in_file(p, c, cut, &next);
			c->placeless = !c->guessed;
			if (c->guessed) {
				c->from = next;
				task->part.stop = next.offset;
			}
		}
		crew_hand(p->crew, task);
	} while (!last);
	return 0;
}

/* The text at hand, of the reader's; done, if not NULL, as text_new(). */
static struct text *
begin_text(struct pipeline *p, struct reader *reader,
    void (*done)(void *ctx), struct fault *why)
{
	struct text *text = crew_text(p->crew, reader_name(reader),
	    reader_packing(reader), done, reader, why);

	if (text != NULL) {
		text->has_written = p->has_written;
		text->written = p->written;
		text->file = p->file;
	}
	return text;
}

/* A text that can be read anywhere: only where its parts are is handed out.
 * The crew closes the reader, as its threads may be at it. */
static int
take_file(struct pipeline *p, struct cutting *c, struct fault *why)
{
	struct reader *reader = p->reader;
	struct task *task;

	reader_file_pass(reader, c->base + c->size);
	p->reader = NULL;
	c->text = begin_text(p, reader, close_reader, why);
	if (c->text == NULL)
		return -1;
	c->from = p->origin;
	if ((task = cut_file(p, c, p->plan->block)) == NULL)
		return is_over(p, why);
	if (task->part.last)
		crew_hand(p->crew, task);
	else if (crew_hand_first(p->crew, task, &c->border,
	    &c->from) == -1)
		return is_over(p, why);
	else if (cut_rest(p, c, why) == -1)
		return -1;
	p->bytes_before += c->size;
	return 0;
}

/* See to it that a task's block has room. */
static int
reserve(struct task *task, size_t bytes, struct fault *why)
{
	if (bytes <= task->block_cap)
		return 0;
	free(task->block);
	task->block_cap = 0;
	if ((task->block = malloc(bytes)) == NULL)
		return fault_memory(why);
	task->block_cap = bytes;
	return 0;
}

/* Fill the task's block from have bytes up to full.  1: the text goes on.  0:
 * it ends there, or is broken off. */
static int
fill(struct pipeline *p, struct task *task, size_t have, size_t full)
{
	long count = 1;

	while (have < full && count > 0) {
		count = reader_read(p->reader, task->block + have,
		    full - have, &task->broken);
		if (count == -1)
			task->part.broken = &task->broken;
		else
			have += (size_t)count;
	}
	task->part.bytes = task->block;
	task->part.len = have;
	task->part.last = count <= 0;
	task->position = p->bytes_before + reader_position(p->reader);
	return count > 0;
}

/*
 * Where to cut a block, at the first border in its last stretch; what is
 * behind it, at most LOOK bytes, goes to p->look, for the next one.  Returns
 * how much that is.
 */
static size_t
cut_block(struct pipeline *p, struct task *task,
    const struct border *border, uint64_t offset, struct place *next)
{
	struct part *part = &task->part;
	size_t look, rest;

	if (part->len == 0)
		return 0;
	/* Not where the part itself begins. */
	look = part->len - 1 < LOOK ? part->len - 1 : LOOK;
	if (!border_find(border, part->bytes + part->len - look, look,
	    offset + part->len - look, next))
		return 0;
	part->stop = next->offset;
	rest = part->len - (size_t)(next->offset - offset);
	part->len -= rest;
	memcpy(p->look, part->bytes + part->len, rest);
	return rest;
}

/* A text that comes as it comes: its bytes are handed out, block by block. */
static int
take_stream(struct pipeline *p, struct fault *why)
{
	size_t full = p->plan->block, rest = 0;
	struct border border = { .known = 0 };
	struct place next = p->origin;
	int guessed = 0, more, first = 1;
	uint64_t offset = 0;
	struct text *text;
	struct task *task;

	if ((text = begin_text(p, p->reader, NULL, why)) == NULL)
		return -1;
	do {
		if ((task = crew_task(p->crew, text)) == NULL)
			return is_over(p, why);
		if (reserve(task, rest + full, why) == -1)
			return -1;
		memcpy(task->block, p->look, rest);
		more = fill(p, task, rest, rest + full);
		task->part.from = next;
		task->guessed = guessed;
		task->placeless = !guessed && !first;
		rest = 0;
		if (more && crew_may_guess(p->crew, text))
			rest = cut_block(p, task, &border, offset, &next);
		guessed = rest > 0;
		offset += task->part.len;
		if (!first || !more)
			crew_hand(p->crew, task);
		else if (crew_hand_first(p->crew, task, &border,
		    &next) == -1)
			return is_over(p, why);
		if (first || guessed)
			full = p->plan->block * MEMORY_BLOCKS;
		else if (full < p->plan->block * LONG_BLOCKS)
			full *= 2;
		first = 0;
	} while (more);
	return 0;
}

/* When the file was last modified.  That is taken before it is read, lest it
 * speak of what comes into it later. */
static void
take_time(struct pipeline *p)
{
	/* One from the future would hide the latest of the others. */
	p->has_written = p->plan->asked.coverage != NULL &&
	    reader_written(p->reader, &p->written) &&
	    instant_cmp(p->written, clock_now()) <= 0;
}

/* Each text in the file. */
static int
take_texts(struct pipeline *p, struct fault *why)
{
	struct cutting cutting = { .fd = -1 };
	uint64_t position = 0;
	int status;

	take_time(p);
	while ((status = reader_next(p->reader, why)) != 0) {
		if (status == -1) {
			if (survive(p, why) == -1)
				return -1;
			continue;
		}
		cutting.fd = reader_file(p->reader, &cutting.base,
		    &cutting.size);
		if (cutting.fd != -1)
			return take_file(p, &cutting, why);
		if (take_stream(p, why) == -1)
			return -1;
		position = reader_position(p->reader);
	}
	p->bytes_before += position;
	return 0;
}

/* What was read of the file, for who wants to see it again. */
static int
note_file(struct pipeline *p, const char *path, struct fault *why)
{
	char hex[SHA256_HEX];
	uint64_t bytes = reader_digest(p->reader, hex);

	return tally_file(p->tally, path, bytes, hex, why);
}

int
pipeline_file(struct pipeline *p, const char *path, struct fault *why)
{
	int status;

	p->reader = reader_open(path, why);
	if (p->reader == NULL)
		status = survive(p, why);
	else if (p->plan->asked.digests && reader_tap(p->reader, why) == -1)
		status = -1;
	else
		status = take_texts(p, why);
	if (status == 0 && p->plan->asked.digests)
		status = note_file(p, path, why);
	reader_close(p->reader);
	p->reader = NULL;
	p->file++;
	return status;
}

int
pipeline_finish(struct pipeline *p, struct fault *why)
{
	return crew_finish(p->crew, why);
}
