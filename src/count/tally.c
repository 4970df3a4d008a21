#include "tally.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

struct tally *
tally_new(struct fault *why)
{
	struct tally *tally;
	uint64_t seed;

	if (getrandom(&seed, sizeof seed, 0) != (ssize_t)sizeof seed) {
		fault_errno(why, FAULT_SYSTEM, "no random numbers");
		return NULL;
	}
	if ((tally = calloc(1, sizeof *tally)) == NULL) {
		fault_memory(why);
		return NULL;
	}
	if ((tally->actors = idset_new(seed, why)) == NULL) {
		free(tally);
		return NULL;
	}
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
	idset_free(tally->actors);
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

static void
extend(struct extent *extent, struct instant at)
{
	if (!extent->any || instant_cmp(at, extent->first) < 0)
		extent->first = at;
	if (!extent->any || instant_cmp(at, extent->last) > 0)
		extent->last = at;
	extent->any = 1;
}

static void
add_month(struct months *months, month_index month)
{
	size_t i = months->count, behind;

	while (i > 0 && months->list[i - 1] > month)
		i--;
	if (i > 0 && months->list[i - 1] == month) {
		months->events[i - 1]++;
		return;
	}
	if (months->count == TALLY_MONTHS) {
		months->more = 1;
		return;
	}
	behind = months->count - i;
	memmove(months->list + i + 1, months->list + i,
	    behind * sizeof months->list[0]);
	memmove(months->events + i + 1, months->events + i,
	    behind * sizeof months->events[0]);
	months->list[i] = month;
	months->events[i] = 1;
	months->count++;
}

int
tally_event(struct tally *tally, const struct event *event,
    const struct judgement *judged, struct fault *why)
{
	static const struct span success = { "SUCCESS", 7 };
	static const struct span unknown = { "unknown", 7 };
	struct span actor = event->actor.text;
	int succeeded;

	if (judged->verdict == VERDICT_COUNTED) {
		succeeded = event->result.state == FACT_TEXT &&
		    span_eq(event->result.text, success);
		if (idset_add(tally->actors, idset_key(tally->actors,
		    actor.data, actor.len), succeeded, why) == -1)
			return -1;
		extend(&tally->counted, judged->when);
		if (span_eq(actor, unknown)) {
			tally->unknown++;
			tally->unknown_success += (uint64_t)succeeded;
		}
	} else if (judged->verdict == VERDICT_OUTSIDE) {
		add_month(&tally->outside, instant_month(judged->when));
	}
	if (judged->has_when)
		extend(&tally->seen, judged->when);
	tally->read++;
	tally->books[judged->verdict]++;
	return 0;
}

void
tally_damage(struct tally *tally)
{
	tally->read++;
	tally->books[VERDICT_REJECTED]++;
}

int
tally_check(const struct tally *tally, struct fault *why)
{
	uint64_t booked = 0, records = 0, rejected = 0;
	size_t i, actors = idset_count(tally->actors);

	for (i = 0; i < VERDICTS; i++)
		booked += tally->books[i];
	for (i = 0; i < tally->input_count; i++) {
		records += tally->inputs[i].records;
		rejected += tally->inputs[i].rejected;
	}
	if (booked == tally->read && (tally->input_count == 0 ||
	    (records == tally->read &&
	    rejected == tally->books[VERDICT_REJECTED])) &&
	    actors <= tally->books[VERDICT_COUNTED] &&
	    idset_marked(tally->actors) <= actors)
		return 0;
	return fault_set(why, FAULT_SYSTEM, "the books do not balance: %llu "
	    "records read, %llu accounted for, %llu by input; this is a bug, "
	    "please report it", (unsigned long long)tally->read,
	    (unsigned long long)booked, (unsigned long long)records);
}

int
tally_complete(const struct tally *tally)
{
	return tally->books[VERDICT_REJECTED] == 0 &&
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
