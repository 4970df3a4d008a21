#include "tally.h"

#include <stdlib.h>
#include <string.h>

struct tally *
tally_new(const struct asked *asked, struct fault *why)
{
	static const struct asked nothing = { .by = PERIOD_NONE };
	struct tally *tally;

	if ((tally = calloc(1, sizeof *tally)) == NULL) {
		fault_memory(why);
		return NULL;
	}
	if (asked == NULL)
		asked = &nothing;
	if ((tally->actors = actors_new(why)) == NULL ||
	    (asked->by != PERIOD_NONE &&
	    (tally->periods = periods_new(asked->by, why)) == NULL) ||
	    (asked->days && asked->by != PERIOD_DAY &&
	    (tally->days = periods_new(PERIOD_DAY, why)) == NULL) ||
	    (asked->people && asked->sides == NULL &&
	    (tally->roster = roster_new(why)) == NULL) ||
	    (asked->sides != NULL && (tally->difference = difference_new(
	    asked->sides, why)) == NULL) ||
	    (asked->field != NULL && (tally->groups =
	    groups_new(actors_seed(tally->actors), why)) == NULL) ||
	    (asked->compare &&
	    (tally->compared = compared_new(asked->unique,
	    actors_seed(tally->actors), why)) == NULL) ||
	    (asked->unique && (tally->unique = unique_new(
	    actors_seed(tally->actors), why)) == NULL) ||
	    (asked->coverage != NULL &&
	    (tally->coverage = coverage_new(why)) == NULL)) {
		tally_free(tally);
		return NULL;
	}
	if (asked->days && asked->by == PERIOD_DAY)
		tally->days = tally->periods;
	return tally;
}

void
tally_free(struct tally *tally)
{
	size_t i;

	if (tally == NULL)
		return;
	for (i = 0; i < tally->input_count; i++) {
		free(tally->inputs[i].name);
		free(tally->inputs[i].packing);
	}
	free(tally->inputs);
	for (i = 0; i < tally->file_count; i++)
		free(tally->files[i].name);
	free(tally->files);
	actors_free(tally->actors);
	if (tally->days != tally->periods)
		periods_free(tally->days);
	periods_free(tally->periods);
	roster_free(tally->roster);
	difference_free(tally->difference);
	groups_free(tally->groups);
	compared_free(tally->compared);
	unique_free(tally->unique);
	findings_done(&tally->findings);
	coverage_free(tally->coverage);
	free(tally);
}

struct input *
tally_input(struct tally *tally, const char *name, const char *packing,
    struct fault *why)
{
	struct input input = { .name = strdup(name),
	    .packing = strdup(packing) }, *inputs;
	size_t cap = tally->input_cap;

	if (input.name == NULL || input.packing == NULL)
		goto fail;
	if (tally->input_count == cap) {
		cap = cap == 0 ? 16 : cap * 2;
		inputs = realloc(tally->inputs, cap * sizeof *inputs);
		if (inputs == NULL)
			goto fail;
		tally->inputs = inputs;
		tally->input_cap = cap;
	}
	tally->inputs[tally->input_count] = input;
	return &tally->inputs[tally->input_count++];

fail:
	free(input.name);
	free(input.packing);
	fault_memory(why);
	return NULL;
}

int
tally_file(struct tally *tally, const char *name, uint64_t bytes,
    const char hex[SHA256_HEX], struct fault *why)
{
	struct input_file *files = realloc(tally->files,
	    (tally->file_count + 1) * sizeof *files), *file;

	if (files == NULL)
		return fault_memory(why);
	tally->files = files;
	file = &files[tally->file_count];
	*file = (struct input_file){ .name = strdup(name), .bytes = bytes };
	if (file->name == NULL)
		return fault_memory(why);
	memcpy(file->sha256, hex, strlen(hex) + 1);
	tally->file_count++;
	return 0;
}

void
tally_enter(struct tally *tally, struct input *input,
    const struct ledger *ledger)
{
	books_merge(&tally->books, &ledger->books);
	input->records += ledger->books.read;
	input->rejected += ledger->books.ended[VERDICT_REJECTED];
	input->layouts |= ledger->layouts;
	input->wrappings |= ledger->wrappings;
}

/* Of two inputs each is counted for itself: an event that is in both is two. */
static void
set_apart(struct ledger *ledger)
{
	size_t i;

	if (ledger->asked.sides == NULL || ledger->file == 0 ||
	    ledger->asked.sides->by != SIDES_INPUTS)
		return;
	for (i = 0; i < ledger->key_count; i++)
		ledger->events[i].hi = ~ledger->events[i].hi;
}

/* Find out which of its sessions were there before.  -1: no memory. */
static int
sift(struct tally *tally, struct ledger *ledger, struct fault *why)
{
	if (tally->unique == NULL || ledger->sifted)
		return 0;
	set_apart(ledger);
	ledger->sifted = 1;
	return unique_add(tally->unique, ledger->events, ledger->keys,
	    ledger->key_count, ledger->repeated, why);
}

int
tally_findings(struct tally *tally, size_t input,
    struct ledger *ledger, uint64_t lines, struct fault *why)
{
	struct finding finding, *kept;
	size_t i;

	if (ledger->asked.in_order && sift(tally, ledger, why) == -1)
		return -1;
	for (i = 0; i < ledger->findings.count; i++) {
		finding = ledger->findings.list[i];
		finding.spot.input = input;
		finding.spot.line += lines;
		if (finding.alone && ledger->repeated[finding.event])
			finding.verdict = VERDICT_DUPLICATE;
		finding.alone = 0;
		if (findings_add(&tally->findings, &finding, &kept,
		    why) == -1)
			return -1;
	}
	return 0;
}

/* Enter its keys by periods, the shorter ones first: of these the longer ones
 * follow. */
static int
add_periods(struct tally *tally, struct ledger *ledger, struct fault *why)
{
	enum period noted = ledger_noted(&ledger->asked), kind;
	struct periods *each[2] = { tally->days, tally->periods };
	size_t i, j;

	if (tally->days == tally->periods)
		each[1] = NULL;
	else if (tally->periods != NULL && noted != PERIOD_DAY) {
		each[0] = tally->periods;
		each[1] = tally->days;
	}
	for (i = 0; i < 2; i++) {
		if (each[i] == NULL)
			continue;
		kind = periods_kind(each[i]);
		for (j = 0; noted != kind && j < ledger->key_count; j++)
			ledger->periods[j] = period_around(kind, noted,
			    ledger->periods[j]);
		noted = kind;
		if (periods_add(each[i], ledger->keys, ledger->periods,
		    ledger->key_count, why) == -1)
			return -1;
	}
	return 0;
}

int
tally_actors(struct tally *tally, struct ledger *ledger, struct fault *why)
{
	if (sift(tally, ledger, why) == -1)
		return -1;
	if (tally->unique != NULL)
		ledger_drop(ledger);
	if (add_periods(tally, ledger, why) == -1)
		return -1;
	if (tally->roster != NULL && roster_add(tally->roster,
	    &ledger->sightings, why) == -1)
		return -1;
	if (tally->difference != NULL && difference_add(tally->difference,
	    &ledger->sightings, ledger->file, why) == -1)
		return -1;
	if (tally->groups != NULL && groups_add(tally->groups, ledger->keys,
	    &ledger->values, why) == -1)
		return -1;
	if (tally->compared != NULL && compared_add(tally->compared,
	    ledger->ballots, why) == -1)
		return -1;
	if (tally->coverage != NULL && coverage_add(tally->coverage,
	    &ledger->seconds, why) == -1)
		return -1;
	return actors_add(tally->actors, ledger->keys, ledger->key_count,
	    why);
}

/* Sessions that are repeated count no more. */
static void
book_repeats(struct books *books, const struct unique *unique)
{
	struct repeats repeats = unique_repeats(unique);

	books->ended[VERDICT_COUNTED] -= repeats.events;
	books->ended[VERDICT_DUPLICATE] += repeats.events;
	books->unknown -= repeats.unknown;
	books->unknown_success -= repeats.unknown_success;
}

void
tally_finish(struct tally *tally, struct instant now)
{
	size_t i;

	if (tally->unique != NULL)
		book_repeats(&tally->books, tally->unique);
	tally->over = now;
	for (i = 0; i < tally->input_count; i++)
		if (tally->inputs[i].has_written &&
		    tally->inputs[i].records > 0)
			extent_add(&tally->written, tally->inputs[i].written);
}

int
tally_complete(const struct tally *tally)
{
	return tally->books.ended[VERDICT_REJECTED] == 0 &&
	    tally->failed_inputs == 0;
}

const char *
tally_shape(const struct input *input)
{
	const unsigned line = 1U << RECORD_LINE, run = 1U << RECORD_RUN;

	if (input->layouts == 0)
		return "empty";
	if (input->layouts == line)
		return "ndjson";
	if ((input->layouts & ~(line | run)) == 0)
		return "values";
	if (input->layouts == 1U << RECORD_PAGE)
		return "pages";
	if (input->layouts == 1U << RECORD_PRETTY)
		return "pretty";
	return "mixed";
}

const char *
tally_wrapping(const struct input *input)
{
	static const char *const names[WRAPPINGS] = {
		[WRAPPING_NONE] = "none",
		[WRAPPING_DETAIL] = "eventbridge",
		[WRAPPING_EVENT] = "hec",
		[WRAPPING_HOOK] = "event-hook",
		[WRAPPING_PAYLOAD] = "kafka",
	};
	int w;

	for (w = 0; w < WRAPPINGS; w++)
		if (input->wrappings == 1U << w)
			return names[w];
	return input->wrappings == 0 ? names[WRAPPING_NONE] : "mixed";
}
