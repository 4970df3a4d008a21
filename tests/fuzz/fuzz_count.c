/*
 * Any bytes through all stages but the reader, with --keep-going: the slow way,
 * by split and extract alone, and by a crew that is handed them in parts, some
 * of them begun at a guess.  The books balance; they are those of the slow way
 * with --strict, and without it they do not depend on the parts; and twice the
 * same undamaged input is twice the sessions of the same people.  By every
 * definition of who is active, too, or by one that looks for the people among
 * the targets.
 */
#include "fuzz.h"

#include "count/crew.h"
#include "count/filter.h"
#include "count/tally.h"
#include "log/extract.h"
#include "log/nest.h"
#include "log/split.h"

#define MAX_RECORD	((size_t)1 << 16)

struct run {
	struct tally	*tally;
	int		 broke_off;	/* the input said so itself */
};

struct stages {
	struct split		*split;
	struct extract		*extract;
	struct count_plan	 plan;
};

static struct tally *
new_tally(const struct count_plan *plan)
{
	struct fault why = { .kind = FAULT_NONE };
	struct tally *tally = tally_new(&plan->asked, &why);

	HOLDS(tally != NULL);
	return tally;
}

/* The slow way ------------------------------------------------------------ */

/* What the definitions make of an event: *judged is what it was for one of
 * them that rejects it, or else nothing new, and they have their ballots. */
static void
compare(const struct count_plan *plan, const struct event *event,
    uint64_t seed, struct judgement *judged, struct ledger *ledger)
{
	struct fault why = { .kind = FAULT_NONE };
	struct judgement each;
	struct span who;
	int i, rejected = 0;

	for (i = 0; i < DEFINITIONS && !rejected; i++) {
		each = filter_judge(&plan->compared[i], event, &why);
		rejected = each.verdict == VERDICT_REJECTED;
	}
	if (rejected)
		*judged = each;
	for (i = 0; i < DEFINITIONS && !rejected; i++) {
		each = filter_judge(&plan->compared[i], event, &why);
		who = each.is_person ? event->wanted[WANT_PERSON].text :
		    event->actor.text;
		HOLDS(each.verdict != VERDICT_COUNTED || ballot_add(
		    &ledger->ballots[i], idset_key(seed, who.data, who.len),
		    NULL, &why) == 0);
	}
}

static void
take_record(struct stages *s, const struct record *rec, uint64_t seed,
    struct ledger *ledger)
{
	struct fault why = { .kind = FAULT_NONE };
	struct judgement judged;
	struct events events;
	size_t bad, i;

	if (extract_record(s->extract, rec->text, rec->len, &events, &bad,
	    &why) == -1) {
		HOLDS(why.kind == FAULT_RECORD && bad <= rec->len);
		books_damage(&ledger->books);
		split_reject(s->split);
		return;
	}
	for (i = 0; i < events.count; i++) {
		why.kind = FAULT_NONE;
		judged = filter_judge(&s->plan.filter, &events.list[i], &why);
		HOLDS((judged.verdict == VERDICT_REJECTED) ==
		    (why.kind == FAULT_RECORD));
		if (s->plan.compare)
			compare(&s->plan, &events.list[i], seed, &judged,
			    ledger);
		HOLDS(ledger_event(ledger, seed, &events.list[i], &judged,
		    NULL, &why) == 0);
	}
}

static struct run
count_slowly(struct stages *s, const char *text, size_t len)
{
	struct fault why = { .kind = FAULT_NONE };
	struct run run = { .tally = new_tally(&s->plan) };
	struct ledger ledger = { .keys = NULL };
	struct input *input = tally_input(run.tally, "-", "none", &why);
	struct record rec;
	char *space;
	int status;

	split_restart(s->split);
	HOLDS(input != NULL);
	HOLDS((space = split_space(s->split, len + 1, &why)) != NULL);
	memcpy(space, text, len);
	split_fill(s->split, len);
	split_finish(s->split);
	while (!run.broke_off &&
	    (status = split_next(s->split, &rec, &why)) != 0) {
		if (status == 1)
			take_record(s, &rec, actors_seed(run.tally->actors),
			    &ledger);
		else if (why.kind == FAULT_SENTINEL)
			run.broke_off = 1;
		else
			books_damage(&ledger.books);
	}
	ledger.books.skipped_bytes = split_skipped(s->split);
	tally_enter(run.tally, input, &ledger);
	HOLDS(tally_actors(run.tally, &ledger, &why) == 0);
	ledger_done(&ledger);
	return run;
}

/* By a crew --------------------------------------------------------------- */

static void
hear_skipped(void *ctx, const struct fault *why)
{
	(void)ctx;
	HOLDS(why->kind == FAULT_RECORD);
}

static void
hear_moved(void *ctx, uint64_t bytes, uint64_t records)
{
	uint64_t *before = ctx;

	(void)bytes;
	HOLDS(records >= *before);
	*before = records;
}

/* What is handed out: the text, and where the next part of it begins. */
struct cutting {
	struct crew	*crew;
	struct text	*text;
	const char	*bytes;
	size_t		 len;
	size_t		 at;
	struct border	 border;
	struct place	 next;		/* if that is guessed */
	int		 guessed;
};

/* A task for the part up to bytes[end], or to the border behind it if one is
 * to be found.  NULL: the run is over. */
static struct task *
cut(struct cutting *c, size_t end, int guess)
{
	struct task *task = crew_task(c->crew, c->text);
	size_t at = c->at;

	if (task == NULL)
		return NULL;
	task->part.from = c->next;
	task->guessed = c->guessed;
	task->placeless = at > 0 && !c->guessed;
	task->part.bytes = c->bytes + at;
	c->guessed = guess && end < c->len && border_find(&c->border,
	    c->bytes + end, c->len - end, end, &c->next);
	if (c->guessed)
		task->part.stop = end = (size_t)c->next.offset;
	task->part.len = end - at;
	task->part.last = end == c->len;
	task->position = end;
	c->at = end;
	return task;
}

/* Hand out all of it, unless the run is over before; header NULL: at once. */
static void
hand_out(struct cutting *c, const struct fuzz_header *header)
{
	struct task *task;
	struct place end;
	size_t size, i;
	int last = 0, guess = header != NULL && (header->options & 8);

	for (i = 0; !last; i++) {
		/* A first part that is long enough to learn from. */
		size = header == NULL ? c->len :
		    fuzz_block(header, i) + (i == 0 ? 256u : 0);
		if (size > c->len - c->at)
			size = c->len - c->at;
		task = cut(c, c->at + size, guess);
		if (task == NULL)
			return;
		last = task->part.last;
		if (i > 0 || last)
			crew_hand(c->crew, task);
		else if (crew_hand_first(c->crew, task, &c->border,
		    &end) == -1)
			return;
	}
}

static struct run
count_by_crew(const struct count_plan *plan, const char *text, size_t len,
    const struct fuzz_header *header)
{
	const struct split_limits limits = { plan->max_record, NEST_MAX };
	struct fault why = { .kind = FAULT_NONE };
	struct run run = { .tally = new_tally(plan) };
	uint64_t records = 0;
	struct text_ears ears = { &records, hear_skipped, hear_moved };
	struct cutting c = { .bytes = text, .len = len,
	    .next = split_origin(&limits) };

	HOLDS((c.crew = crew_new(plan, &ears, run.tally, &why)) != NULL);
	c.text = crew_text(c.crew, "-", "none", NULL, NULL, &why);
	HOLDS(c.text != NULL);
	hand_out(&c, header);
	if (crew_finish(c.crew, &why) == -1) {
		HOLDS(why.kind == FAULT_SENTINEL);
		run.broke_off = 1;
	}
	crew_free(c.crew);
	return run;
}

/* Facts ------------------------------------------------------------------- */

static void
check_books(const struct tally *tally, size_t len)
{
	const struct books *books = &tally->books;
	struct fault why = { .kind = FAULT_NONE };
	size_t distinct = actors_count(tally->actors);
	uint64_t counted = books->ended[VERDICT_COUNTED], sum = 0, months = 0;
	size_t i;

	HOLDS(tally_check(tally, &why) == 0);
	for (i = 0; i < VERDICTS; i++)
		sum += books->ended[i];
	HOLDS(sum == books->read);
	HOLDS(sum <= len + 1);
	HOLDS(distinct <= counted && (distinct > 0) == (counted > 0));
	HOLDS(actors_marked(tally->actors) <= distinct);
	HOLDS(books->unknown <= counted);
	HOLDS(books->unknown_success <= books->unknown);
	HOLDS(tally_complete(tally) == (books->ended[VERDICT_REJECTED] == 0));
	for (i = 0; i < books->outside.count; i++) {
		months += books->outside.events[i];
		HOLDS(i == 0 || books->outside.list[i - 1] <
		    books->outside.list[i]);
	}
	HOLDS(books->outside.more ? months < books->ended[VERDICT_OUTSIDE] :
	    months == books->ended[VERDICT_OUTSIDE]);
	HOLDS(books->counted.any == (counted > 0 && books->seen.any));
}

static void
check_compared(const struct compared *a, const struct compared *b,
    uint64_t times)
{
	enum definition i;

	for (i = 0; a != NULL && i < DEFINITIONS; i++) {
		HOLDS(compared_events(a, i) * times == compared_events(b, i));
		HOLDS(compared_actors(a, i) == compared_actors(b, i));
		HOLDS(compared_actors(a, i) <= compared_events(a, i));
	}
}

static void
check_same(const struct run *a, const struct run *b)
{
	const struct books *x = &a->tally->books, *y = &b->tally->books;

	HOLDS(a->broke_off == b->broke_off);
	if (a->broke_off)
		return;
	HOLDS(x->skipped_bytes == y->skipped_bytes);
	HOLDS(memcmp(x->ended, y->ended, sizeof x->ended) == 0);
	HOLDS(actors_count(a->tally->actors) ==
	    actors_count(b->tally->actors));
	HOLDS(actors_marked(a->tally->actors) ==
	    actors_marked(b->tally->actors));
	check_compared(a->tally->compared, b->tally->compared, 1);
}

/* The input, a line break, and the input again. */
static void
check_twice(struct stages *s, const char *text, size_t len,
    const struct run *once, const struct fuzz_header *header)
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
	twice = count_by_crew(&s->plan, both, 2 * len + 1, header);
	HOLDS(!twice.broke_off && twice.tally->books.skipped_bytes == 0);
	for (i = 0; i < VERDICTS; i++)
		HOLDS(twice.tally->books.ended[i] ==
		    2 * once->tally->books.ended[i]);
	HOLDS(actors_count(twice.tally->actors) ==
	    actors_count(once->tally->actors));
	HOLDS(actors_marked(twice.tally->actors) ==
	    actors_marked(once->tally->actors));
	check_compared(once->tally->compared, twice.tally->compared, 2);
	tally_free(twice.tally);
	free(both);
}

static void
check(struct stages *s, const char *text, size_t len,
    const struct fuzz_header *header)
{
	struct run slow = count_slowly(s, text, len), strict, whole, parts;
	int clean = !slow.broke_off &&
	    slow.tally->books.ended[VERDICT_REJECTED] == 0;

	check_books(slow.tally, len);
	s->plan.strict = 1;
	strict = count_by_crew(&s->plan, text, len, header);
	check_same(&slow, &strict);
	s->plan.strict = 0;
	parts = count_by_crew(&s->plan, text, len, header);
	check_books(parts.tally, len);
	s->plan.jobs = 1;
	whole = count_by_crew(&s->plan, text, len, NULL);
	check_same(&whole, &parts);
	/* What only yajl minds costs its record there, and no more. */
	if (clean) {
		check_same(&slow, &parts);
		check_twice(s, text, len, &slow, header);
	}
	tally_free(slow.tally);
	tally_free(strict.tally);
	tally_free(whole.tally);
	tally_free(parts.tally);
}

/* The definitions, all or the one with persons, if they are asked for. */
static void
define(struct count_plan *plan, uint8_t options)
{
	const struct filter *persons = &plan->filter;
	int i;

	plan->compare = plan->asked.compare = (options & 32) != 0;
	for (i = 0; i < DEFINITIONS && plan->compare; i++) {
		plan->compared[i] = plan->filter;
		definition_ask((enum definition)i, &plan->compared[i]);
	}
	if (plan->compare) {
		plan->filter = plan->compared[DEFINITION_SESSION];
		persons = &plan->compared[DEFINITION_AMAU];
	} else if (options & 64) {
		definition_ask(DEFINITION_AMAU, &plan->filter);
	}
	if (persons->person_type_count == 0)
		return;
	plan->wanted.person_types = persons->person_types;
	plan->wanted.person_type_count = persons->person_type_count;
	wanted_add(&plan->wanted, WANT_ACTOR_TYPE);
	wanted_add(&plan->wanted, WANT_PERSON);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct span types[] = { { "user.session.start", 18 } };
	static const struct span outcomes[] = { { "SUCCESS", 7 } };
	const struct split_limits limits = { MAX_RECORD, NEST_MAX };
	struct fuzz_header header = fuzz_header(&data, &size);
	struct fault why = { .kind = FAULT_NONE };
	struct stages s = { .plan = { .filter = { .types = types,
	    .type_count = 1, .outcomes = outcomes }, .keep_going = 1,
	    .jobs = 1, .max_record = MAX_RECORD, .block = 1 } };
	char *copy = fuzz_copy(data, size);

	s.plan.filter.outcome_count = header.options & 1;
	if (header.options & 2)
		s.plan.filter.window = window_of_month(2026 * 12 + 9);
	s.plan.filter.zone = header.options & 4 ? INSTANT_ZONE_OR_UTC :
	    INSTANT_ZONE_REQUIRED;
	/* Threads cost more than all the rest here. */
	if (header.options & 16)
		s.plan.jobs = 3;
	define(&s.plan, header.options);
	s.split = split_new(&limits, &why);
	s.extract = extract_new(MAX_RECORD, &s.plan.wanted, &why);
	HOLDS(s.split != NULL && s.extract != NULL);
	check(&s, copy, size, &header);
	split_free(s.split);
	extract_free(s.extract);
	free(copy);
	return 0;
}
