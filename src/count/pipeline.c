#include "pipeline.h"

#include <stdlib.h>

#include "log/extract.h"
#include "log/nest.h"
#include "log/split.h"
#include "reader.h"

struct pipeline {
	const struct count_plan		*plan;
	const struct pipeline_ears	*ears;
	struct tally			*tally;
	struct split			*split;
	struct extract			*extract;
	uint64_t			 bytes_before;	/* of files done */
	/* The text being read: */
	struct reader			*reader;
	struct input			*input;
};

struct pipeline *
pipeline_new(const struct count_plan *plan, const struct pipeline_ears *ears,
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
	if ((p->split = split_new(&limits, why)) == NULL ||
	    (p->extract = extract_new(plan->max_record, why)) == NULL) {
		pipeline_free(p);
		return NULL;
	}
	return p;
}

void
pipeline_free(struct pipeline *p)
{
	if (p == NULL)
		return;
	extract_free(p->extract);
	split_free(p->split);
	free(p);
}

/* Put the place before the message. */
static void
locate(struct pipeline *p, uint64_t offset, struct fault *why)
{
	fault_prefix(why, "%s:%llu (byte %llu)", p->input->name,
	    (unsigned long long)split_line(p->split, offset),
	    (unsigned long long)offset);
}

/* May the run go on after this?  0: yes, it was told of.  -1: no. */
static int
survive(struct pipeline *p, const struct fault *why)
{
	if (!p->plan->keep_going ||
	    (why->kind != FAULT_RECORD && why->kind != FAULT_INPUT))
		return -1;
	p->ears->skipped(p->ears->ctx, why);
	return 0;
}

/* A record that is no JSON. */
static int
book_damage(struct pipeline *p, uint64_t offset, struct fault *why)
{
	if (why->kind == FAULT_RECORD) {
		tally_damage(p->tally);
		p->input->records++;
		p->input->rejected++;
	}
	if (why->kind != FAULT_SYSTEM)
		locate(p, offset, why);
	return survive(p, why);
}

static int
book_event(struct pipeline *p, const struct record *rec,
    const struct events *events, size_t index, struct fault *why)
{
	const struct event *event = &events->list[index];
	struct judgement judged;

	judged = filter_judge(&p->plan->filter, event, why);
	p->input->records++;
	p->input->wrappings |= 1U << event->wrapping;
	/* On failure why is the tally's, else still the filter's. */
	if (tally_event(p->tally, event, &judged, why) == -1)
		return -1;
	if (judged.verdict != VERDICT_REJECTED)
		return 0;
	p->input->rejected++;
	if (events->count > 1)
		fault_prefix(why, "event %zu of %zu in this record",
		    index + 1, events->count);
	locate(p, rec->offset, why);
	return survive(p, why);
}

static int
take_record(struct pipeline *p, const struct record *rec, struct fault *why)
{
	struct events events;
	size_t i, bad;

	p->input->layouts |= 1U << rec->layout;
	if (extract_record(p->extract, rec->text, rec->len, &events, &bad,
	    why) == -1) {
		if (why->kind != FAULT_RECORD)
			return -1;
		fault_prefix(why, "at byte %llu",
		    (unsigned long long)(rec->offset + bad));
		/* Locate first: rejecting moves on. */
		if (book_damage(p, rec->offset, why) == -1)
			return -1;
		split_reject(p->split);
		return 0;
	}
	for (i = 0; i < events.count; i++)
		if (book_event(p, rec, &events, i, why) == -1)
			return -1;
	return 0;
}

/* Take every record at hand. */
static int
take_records(struct pipeline *p, struct fault *why)
{
	struct record rec;
	int status;

	while ((status = split_next(p->split, &rec, why)) != 0) {
		if (status == 1)
			status = take_record(p, &rec, why);
		else
			status = book_damage(p, rec.offset, why);
		if (status == -1)
			return -1;
	}
	return 0;
}

/* The text cannot be read on: book what came of it, then see. */
static int
break_off(struct pipeline *p, struct fault *why)
{
	locate(p, p->input->bytes, why);
	p->input->incomplete = 1;
	p->tally->failed_inputs++;
	return survive(p, why);
}

static int
take_text(struct pipeline *p, struct fault *why)
{
	size_t block = p->plan->block;
	char *space;
	long count;

	split_restart(p->split);
	do {
		if ((space = split_space(p->split, block, why)) == NULL)
			return -1;
		count = reader_read(p->reader, space, block, why);
		if (count == -1) {
			if (break_off(p, why) == -1)
				return -1;
			count = 0;
		}
		split_fill(p->split, (size_t)count);
		p->input->bytes += (uint64_t)count;
		if (count == 0)
			split_finish(p->split);
		if (take_records(p, why) == -1)
			return -1;
		p->ears->moved(p->ears->ctx, p->bytes_before +
		    reader_position(p->reader), p->tally->read);
	} while (count > 0);
	p->tally->skipped_bytes += split_skipped(p->split);
	return 0;
}

/* Each text in the file. */
static int
take_texts(struct pipeline *p, struct fault *why)
{
	uint64_t position = 0;
	int status;

	while ((status = reader_next(p->reader, why)) != 0) {
		if (status == -1) {
			if (why->kind == FAULT_INPUT)
				p->tally->failed_inputs++;
			if (survive(p, why) == -1)
				return -1;
			continue;
		}
		p->input = tally_input(p->tally, reader_name(p->reader),
		    reader_packing(p->reader), why);
		if (p->input == NULL || take_text(p, why) == -1)
			return -1;
		position = reader_position(p->reader);
	}
	p->bytes_before += position;
	return 0;
}

int
pipeline_file(struct pipeline *p, const char *path, struct fault *why)
{
	int status;

	if ((p->reader = reader_open(path, why)) == NULL) {
		if (why->kind == FAULT_INPUT)
			p->tally->failed_inputs++;
		return survive(p, why);
	}
	status = take_texts(p, why);
	reader_close(p->reader);
	p->reader = NULL;
	return status;
}
