#include "worker.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "booking.h"
#include "log/glean.h"
#include "log/nest.h"
#include "log/records.h"

struct worker {
	const struct count_plan	*plan;
	struct records		*records;
	struct glean		*glean;
	char			*buffer;	/* for files, grown as needed */
	size_t			 cap;
	struct booking		 booking;
	/* The part being read: */
	const struct part	*part;
	struct ledger		*ledger;
};

struct worker *
worker_new(const struct count_plan *plan, uint64_t seed, struct fault *why)
{
	struct split_limits limits = { plan->max_record, NEST_MAX };
	struct worker *w;

	if ((w = calloc(1, sizeof *w)) == NULL) {
		fault_memory(why);
		return NULL;
	}
	w->plan = plan;
	booking_init(&w->booking, plan, seed);
	if ((w->records = records_new(&limits, scan_best(), why)) == NULL ||
	    (w->glean = glean_new(plan->max_record, plan->strict,
	    &plan->wanted, why)) == NULL) {
		worker_free(w);
		return NULL;
	}
	return w;
}

void
worker_free(struct worker *w)
{
	if (w == NULL)
		return;
	records_free(w->records);
	glean_free(w->glean);
	free(w->buffer);
	free(w);
}

/* Nothing can be read on, whatever the plan says.  Always -1. */
static int
give_up(struct worker *w, uint64_t offset, uint64_t line,
    const struct fault *what)
{
	struct fault ignored;

	/* There is room for the first one, unless memory has run out: then
	 * fatal alone tells. */
	ledger_mishap(w->ledger, offset, line, what, 1, &ignored);
	return -1;
}

/* May the run go on after this?  0: yes, it was kept.  -1: no. */
static int
survive(struct worker *w, uint64_t offset, const struct fault *what)
{
	uint64_t line = records_line(w->records, offset);
	struct fault why;

	if (!w->plan->keep_going ||
	    (what->kind != FAULT_RECORD && what->kind != FAULT_INPUT))
		return give_up(w, offset, line, what);
	if (ledger_mishap(w->ledger, offset, line, what, 0, &why) == -1)
		return give_up(w, offset, line, &why);
	return 0;
}

/* A record that is no JSON. */
static int
book_damage(struct worker *w, uint64_t offset, const struct fault *what)
{
	if (what->kind == FAULT_RECORD)
		books_damage(&w->ledger->books);
	return survive(w, offset, what);
}

static int
book_event(struct worker *w, const struct record *rec,
    const struct events *events, size_t index)
{
	struct finding *kept = NULL;
	struct fault why;
	int status;

	status = booking_event(&w->booking, w->ledger, &events->list[index],
	    rec->offset, &kept, &why);
	if (kept != NULL)
		kept->spot.line = records_line(w->records, rec->offset);
	if (status == 0)
		return 0;
	if (status == -1)
		return give_up(w, rec->offset, 0, &why);
	if (events->count > 1)
		fault_prefix(&why, "event %zu of %zu in this record",
		    index + 1, events->count);
	return survive(w, rec->offset, &why);
}

static int
take_record(struct worker *w, const struct found *found)
{
	const struct record *rec = &found->record;
	struct events events;
	struct fault why;
	size_t i, bad;

	w->ledger->layouts |= 1U << rec->layout;
	if (glean_record(w->glean, found, &events, &bad, &why) == -1) {
		if (why.kind != FAULT_RECORD)
			return give_up(w, rec->offset, 0, &why);
		fault_prefix(&why, "at byte %llu",
		    (unsigned long long)(rec->offset + bad));
		/* Booked first: rejecting moves on. */
		if (book_damage(w, rec->offset, &why) == -1)
			return -1;
		if (records_reject(w->records, &why) == -1)
			return give_up(w, rec->offset, 0, &why);
		return 0;
	}
	for (i = 0; i < events.count; i++)
		if (book_event(w, rec, &events, i) == -1)
			return -1;
	return 0;
}

/* Take every record of a stretch of the part. */
static int
take_stretch(struct worker *w, const char *text, size_t len, int last)
{
	struct found found;
	struct fault why;
	int status;

	if (records_give(w->records, text, len, last, &why) == -1)
		return give_up(w, 0, 0, &why);
	while ((status = records_next(w->records, &found, &why)) != 0) {
		if (status == 1)
			status = take_record(w, &found);
		else if (why.kind == FAULT_SYSTEM)
			status = give_up(w, 0, 0, &why);
		else
			status = book_damage(w, found.record.offset, &why);
		if (status == -1)
			return -1;
	}
	return 0;
}

/* The text cannot be read on, behind its byte at end. */
static int
break_off(struct worker *w, uint64_t end, const struct fault *what)
{
	w->ledger->incomplete = 1;
	return survive(w, end, what);
}

static void
learn(struct worker *w, const char *text, size_t len, struct border *learnt)
{
	struct border border;
	struct place place;
	size_t at;

	if (learnt == NULL || !records_last(w->records, &place, &at))
		return;
	/* What stood before it may be gone already. */
	border_learn(&border, text, len, at, &place);
	if (border.known)
		*learnt = border;
}

static int
read_memory(struct worker *w, struct border *learnt)
{
	const struct part *part = w->part;
	int broken = part->broken != NULL;
	size_t used;

	if (take_stretch(w, part->bytes, part->len,
	    part->last && !broken) == -1)
		return -1;
	learn(w, part->bytes, part->len, learnt);
	if (!broken)
		return 0;
	/* What came before is booked; what is cut off is damage now. */
	if (break_off(w, part->from.offset + part->len, part->broken) == -1)
		return -1;
	used = records_used(w->records);
	return take_stretch(w, part->bytes + used, part->len - used, 1);
}

/* Room behind have bytes for want more. */
static int
reserve(struct worker *w, size_t have, size_t want)
{
	struct fault why;
	size_t cap = w->cap;
	char *buffer;

	if (want <= cap - have)
		return 0;
	cap = cap + cap / 2;
	if (cap < have + want)
		cap = have + want;
	if ((buffer = realloc(w->buffer, cap)) == NULL) {
		fault_memory(&why);
		return give_up(w, 0, 0, &why);
	}
	w->buffer = buffer;
	w->cap = cap;
	return 0;
}

/*
 * Does the file end before the part does because it was shortened?  Some say
 * that they are longer than they are: in /sys.
 */
static int
is_shortened(const struct part *part, uint64_t at)
{
	struct stat st;

	if (!part->last)
		return at < part->stop;
	return at < part->size && fstat(part->fd, &st) == 0 &&
	    (uint64_t)st.st_size < part->base + part->size;
}

/* Bytes of the file from the text's byte at on.  0: its end.  -1: failed. */
static ssize_t
read_at(const struct part *part, char *data, size_t len, uint64_t at,
    struct fault *why)
{
	ssize_t count;

	do
		count = pread(part->fd, data, len, (off_t)(part->base + at));
	while (count == -1 && errno == EINTR);
	if (count == -1)
		fault_errno(why, FAULT_INPUT, "cannot be read");
	else if (count == 0 && is_shortened(part, at))
		count = fault_set(why, FAULT_INPUT, "became shorter while it "
		    "was read");
	return count;
}

/* What is in the buffer ends at the text's byte at, and no more can be read. */
static int
cut_short(struct worker *w, size_t have, uint64_t at,
    const struct fault *what)
{
	struct fault why;

	/* The buffer may have moved since, and lines are counted in it. */
	if (records_give(w->records, w->buffer, have, 0, &why) == -1)
		return give_up(w, at, 0, &why);
	return break_off(w, at, what);
}

static int
read_file(struct worker *w, struct border *learnt)
{
	const struct part *part = w->part;
	uint64_t at = part->from.offset;
	size_t have = 0, used, want;
	struct fault why;
	ssize_t count;
	int last = 0;

	while (!last) {
		/* As much again of a record that does not end; and no more
		 * than up to stop, as long as that is ahead. */
		want = have > w->plan->block ? have : w->plan->block;
		if (at < part->stop && want > part->stop - at)
			want = (size_t)(part->stop - at);
		if (reserve(w, have, want) == -1)
			return -1;
		count = read_at(part, w->buffer + have, want, at, &why);
		if (count == -1) {
			if (cut_short(w, have, at, &why) == -1)
				return -1;
			count = 0;
		}
		last = count == 0;
		have += (size_t)count;
		at += (uint64_t)count;
		if (take_stretch(w, w->buffer, have, last) == -1)
			return -1;
		learn(w, w->buffer, have, learnt);
		if (records_place(w->records).offset >= part->stop)
			break;
		used = records_used(w->records);
		have -= used;
		memmove(w->buffer, w->buffer + used, have);
	}
	return 0;
}

void
worker_read(struct worker *w, const struct part *part,
    struct ledger *ledger, struct place *end, struct border *learnt)
{
	struct fault why;
	int status;

	w->part = part;
	w->ledger = ledger;
	ledger->asked = w->plan->asked;
	records_begin(w->records, &part->from, part->stop);
	if (learnt != NULL)
		learnt->known = 0;
	status = part->bytes != NULL ? read_memory(w, learnt) :
	    read_file(w, learnt);
	if (status == 0 && glean_settle(w->glean, &why) == -1)
		give_up(w, part->from.offset, 0, &why);
	ledger->books.skipped_bytes = records_skipped(w->records);
	*end = records_place(w->records);
}
