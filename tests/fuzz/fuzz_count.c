/*
 * Any bytes through all stages but the reader, as the pipeline moves them
 * along with --keep-going: the books balance, do not depend on the blocks, and
 * twice the same undamaged input is twice the sessions of the same people.
 */
#include "fuzz.h"

#include "count/filter.h"
#include "count/tally.h"
#include "log/extract.h"
#include "log/nest.h"
#include "log/split.h"

#define MAX_RECORD	((size_t)1 << 16)

struct run {
	struct tally	*tally;
	int		 broke_off;	/* the input said so itself */
	uint64_t	 skipped;
};

struct stages {
	struct split	*split;
	struct extract	*extract;
	struct filter	 filter;
};

static void
take_record(struct stages *s, const struct record *rec, struct tally *tally)
{
	struct fault why = { .kind = FAULT_NONE };
	struct judgement judged;
	struct events events;
	size_t bad, i;

	if (extract_record(s->extract, rec->text, rec->len, &events, &bad,
	    &why) == -1) {
		HOLDS(why.kind == FAULT_RECORD && bad <= rec->len);
		tally_damage(tally);
		split_reject(s->split);
		return;
	}
	for (i = 0; i < events.count; i++) {
		why.kind = FAULT_NONE;
		judged = filter_judge(&s->filter, &events.list[i], &why);
		HOLDS((judged.verdict == VERDICT_REJECTED) ==
		    (why.kind == FAULT_RECORD));
		HOLDS(tally_event(tally, &events.list[i], &judged,
		    &why) == 0);
	}
}

static void
take_records(struct stages *s, struct run *run)
{
	struct fault why = { .kind = FAULT_NONE };
	struct record rec;
	int status;

	while (!run->broke_off &&
	    (status = split_next(s->split, &rec, &why)) != 0) {
		if (status == 1)
			take_record(s, &rec, run->tally);
		else if (why.kind == FAULT_SENTINEL)
			run->broke_off = 1;
		else
			tally_damage(run->tally);
	}
}

/* header NULL: all in one block. */
static struct run
count(struct stages *s, const char *text, size_t len,
    const struct fuzz_header *header)
{
	struct fault why = { .kind = FAULT_NONE };
	struct run run = { .tally = tally_new(&why) };
	size_t at, block, i = 0;
	char *space;

	HOLDS(run.tally != NULL);
	split_restart(s->split);
	for (at = 0; at < len; at += block, i++) {
		block = header == NULL ? len : fuzz_block(header, i);
		if (block > len - at)
			block = len - at;
		space = split_space(s->split, block, &why);
		HOLDS(space != NULL);
		memcpy(space, text + at, block);
		split_fill(s->split, block);
		take_records(s, &run);
	}
	split_finish(s->split);
	take_records(s, &run);
	run.skipped = split_skipped(s->split);
	return run;
}

static void
check_books(const struct tally *tally, size_t len)
{
	struct fault why = { .kind = FAULT_NONE };
	size_t distinct = idset_count(tally->actors);
	uint64_t counted = tally->books[VERDICT_COUNTED], sum = 0, months = 0;
	size_t i;

	HOLDS(tally_check(tally, &why) == 0);
	for (i = 0; i < VERDICTS; i++)
		sum += tally->books[i];
	HOLDS(sum == tally->read);
	HOLDS(sum <= len + 1);
	HOLDS(distinct <= counted && (distinct > 0) == (counted > 0));
	HOLDS(idset_marked(tally->actors) <= distinct);
	HOLDS(tally->unknown <= counted);
	HOLDS(tally->unknown_success <= tally->unknown);
	HOLDS(tally_complete(tally) == (tally->books[VERDICT_REJECTED] == 0));
	for (i = 0; i < tally->outside.count; i++) {
		months += tally->outside.events[i];
		HOLDS(i == 0 || tally->outside.list[i - 1] <
		    tally->outside.list[i]);
	}
	HOLDS(tally->outside.more ? months < tally->books[VERDICT_OUTSIDE] :
	    months == tally->books[VERDICT_OUTSIDE]);
	HOLDS(tally->counted.any == (counted > 0 && tally->seen.any));
}

static void
check_same(const struct run *a, const struct run *b)
{
	HOLDS(a->broke_off == b->broke_off && a->skipped == b->skipped);
	HOLDS(memcmp(a->tally->books, b->tally->books,
	    sizeof a->tally->books) == 0);
	HOLDS(idset_count(a->tally->actors) == idset_count(b->tally->actors));
	HOLDS(idset_marked(a->tally->actors) ==
	    idset_marked(b->tally->actors));
}

/* The input, a line break, and the input again. */
static void
check_twice(struct stages *s, const char *text, size_t len,
    const struct run *once)
{
	char *both = malloc(2 * len + 1);
	struct run twice;
	size_t i;

	HOLDS(both != NULL);
	if (len > 0) {
		memcpy(both, text, len);
		memcpy(both + len + 1, text, len);
	}
	both[len] = '\n';
	twice = count(s, both, 2 * len + 1, NULL);
	HOLDS(!twice.broke_off && twice.skipped == 0);
	for (i = 0; i < VERDICTS; i++)
		HOLDS(twice.tally->books[i] == 2 * once->tally->books[i]);
	HOLDS(idset_count(twice.tally->actors) ==
	    idset_count(once->tally->actors));
	HOLDS(idset_marked(twice.tally->actors) ==
	    idset_marked(once->tally->actors));
	tally_free(twice.tally);
	free(both);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct span types[] = { { "user.session.start", 18 } };
	static const struct span outcomes[] = { { "SUCCESS", 7 } };
	const struct split_limits limits = { MAX_RECORD, NEST_MAX };
	struct fuzz_header header = fuzz_header(&data, &size);
	struct fault why = { .kind = FAULT_NONE };
	struct stages s = { .filter = { .types = types, .type_count = 1,
	    .outcomes = outcomes } };
	struct run whole, cut;
	char *copy = fuzz_copy(data, size);

	s.filter.outcome_count = header.options & 1;
	if (header.options & 2)
		s.filter.window = window_of_month(2026 * 12 + 9);
	s.filter.zone = header.options & 4 ? INSTANT_ZONE_OR_UTC :
	    INSTANT_ZONE_REQUIRED;
	s.split = split_new(&limits, &why);
	s.extract = extract_new(MAX_RECORD, &why);
	HOLDS(s.split != NULL && s.extract != NULL);
	whole = count(&s, copy, size, NULL);
	cut = count(&s, copy, size, &header);
	check_books(whole.tally, size);
	check_books(cut.tally, size);
	check_same(&whole, &cut);
	if (!whole.broke_off && whole.tally->books[VERDICT_REJECTED] == 0)
		check_twice(&s, copy, size, &whole);
	tally_free(whole.tally);
	tally_free(cut.tally);
	split_free(s.split);
	extract_free(s.extract);
	free(copy);
	return 0;
}
