#include "ledger.h"

#include <stdlib.h>

#include "actors.h"

#define KEYS_FIRST	256

void
ledger_done(struct ledger *ledger)
{
	int i;

	free(ledger->keys);
	free(ledger->periods);
	free(ledger->events);
	free(ledger->repeated);
	sightings_done(&ledger->sightings);
	values_done(&ledger->values);
	for (i = 0; i < DEFINITIONS; i++)
		ballot_done(&ledger->ballots[i]);
	findings_done(&ledger->findings);
	seconds_done(&ledger->seconds);
	free(ledger->mishaps);
	*ledger = (struct ledger){ .keys = NULL };
}

void
ledger_clear(struct ledger *ledger)
{
	struct ledger kept = *ledger;
	int i;

	sightings_clear(&kept.sightings);
	values_clear(&kept.values);
	findings_clear(&kept.findings);
	seconds_clear(&kept.seconds);
	*ledger = (struct ledger){ .asked = kept.asked, .keys = kept.keys,
	    .periods = kept.periods, .sightings = kept.sightings,
	    .values = kept.values, .events = kept.events,
	    .repeated = kept.repeated, .key_cap = kept.key_cap,
	    .findings = kept.findings, .seconds = kept.seconds,
	    .mishaps = kept.mishaps, .mishap_cap = kept.mishap_cap };
	for (i = 0; i < DEFINITIONS; i++) {
		ledger->ballots[i] = kept.ballots[i];
		ledger->ballots[i].count = 0;
	}
}

enum period
ledger_noted(const struct asked *asked)
{
	return asked->days && asked->by != PERIOD_HOUR ? PERIOD_DAY :
	    asked->by;
}

/* Room for so many events. */
static int
grow_events(struct ledger *ledger, size_t cap, struct fault *why)
{
	struct idkey *events = realloc(ledger->events, cap * sizeof *events);
	unsigned char *repeated;

	if (events == NULL)
		return fault_memory(why);
	ledger->events = events;
	if ((repeated = realloc(ledger->repeated, cap)) == NULL)
		return fault_memory(why);
	ledger->repeated = repeated;
	return 0;
}

/* Room for more keys. */
static int
grow(struct ledger *ledger, struct fault *why)
{
	size_t cap = ledger->key_cap == 0 ? KEYS_FIRST : ledger->key_cap * 2;
	struct idkey *keys = realloc(ledger->keys, cap * sizeof *keys);
	period_index *periods;

	if (keys == NULL)
		return fault_memory(why);
	ledger->keys = keys;
	if (ledger_noted(&ledger->asked) != PERIOD_NONE) {
		periods = realloc(ledger->periods, cap * sizeof *periods);
		if (periods == NULL)
			return fault_memory(why);
		ledger->periods = periods;
	}
	if (ledger->asked.unique && grow_events(ledger, cap, why) == -1)
		return -1;
	ledger->key_cap = cap;
	return 0;
}

static int
add_key(struct ledger *ledger, struct idkey key, struct instant when,
    const struct idkey *once, struct fault *why)
{
	enum period noted = ledger_noted(&ledger->asked);

	if (ledger->key_count == ledger->key_cap && grow(ledger, why) == -1)
		return -1;
	if (noted != PERIOD_NONE)
		ledger->periods[ledger->key_count] = period_of(noted, when);
	if (ledger->asked.unique)
		ledger->events[ledger->key_count] = *once;
	ledger->keys[ledger->key_count++] = key;
	return 0;
}

/* A text, or no data. */
static struct span
text_of(struct fact fact)
{
	return fact.state == FACT_TEXT ? fact.text : (struct span){ NULL, 0 };
}

static int
add_sighting(struct ledger *ledger, uint64_t seed, struct idkey key,
    const struct event *event, const struct judgement *judged,
    struct fault *why)
{
	const struct fact *wanted = event->wanted;
	struct described said = { event->actor.text,
	    text_of(wanted[WANT_LOGIN]), text_of(wanted[WANT_NAME]),
	    text_of(wanted[WANT_ACTOR_TYPE]) };

	if (judged->is_person)
		said = (struct described){ judged_actor(event, judged),
		    text_of(wanted[WANT_PERSON_LOGIN]),
		    text_of(wanted[WANT_PERSON_NAME]), span_of("User") };
	return sightings_add(&ledger->sightings, seed, key, judged->when,
	    &said, why);
}

static int
add_value(struct ledger *ledger, uint64_t seed, const struct event *event,
    struct fault *why)
{
	struct fact fact = wanted_field(ledger->asked.field, event);

	return values_add(&ledger->values, seed, value_kind(fact), fact.text,
	    why);
}

/* Whether the log covers the window, events tell whatever their type. */
static int
add_second(struct ledger *ledger, const struct judgement *judged,
    struct fault *why)
{
	if (!judged->has_when ||
	    window_place(ledger->asked.coverage, judged->when) != 0)
		return 0;
	return seconds_add(&ledger->seconds, judged->when, why);
}

int
ledger_event(struct ledger *ledger, uint64_t seed,
    const struct event *event, const struct judgement *judged,
    const struct idkey *once, struct fault *why)
{
	struct span actor = judged_actor(event, judged);
	struct idkey key;
	int succeeded = books_event(&ledger->books, event, judged);

	ledger->wrappings |= 1U << event->wrapping;
	if (ledger->asked.coverage != NULL &&
	    add_second(ledger, judged, why) == -1)
		return -1;
	if (judged->verdict != VERDICT_COUNTED)
		return 0;
	key = idset_key(seed, actor.data, actor.len);
	if (ledger->asked.people && add_sighting(ledger, seed, key, event,
	    judged, why) == -1)
		return -1;
	if (ledger->asked.field != NULL &&
	    add_value(ledger, seed, event, why) == -1)
		return -1;
	if (succeeded)
		key.lo |= KEY_MARK;
	return add_key(ledger, key, judged->when, once, why);
}

void
ledger_drop(struct ledger *ledger)
{
	const struct asked *asked = &ledger->asked;
	size_t i, kept = 0;

	for (i = 0; i < ledger->key_count; i++) {
		if (ledger->repeated[i]) {
			if (asked->people)
				sightings_repeat(&ledger->sightings, i);
			continue;
		}
		ledger->keys[kept] = ledger->keys[i];
		if (ledger_noted(asked) != PERIOD_NONE)
			ledger->periods[kept] = ledger->periods[i];
		if (asked->field != NULL)
			ledger->values.list[kept] = ledger->values.list[i];
		kept++;
	}
	ledger->key_count = kept;
	if (asked->field != NULL)
		ledger->values.count = kept;
}

/* Room for one more mishap. */
static int
add_room(struct ledger *ledger, struct fault *why)
{
	size_t cap = ledger->mishap_cap == 0 ? 1 : ledger->mishap_cap * 2;
	struct mishap *mishaps;

	if (ledger->mishap_count < ledger->mishap_cap)
		return 0;
	mishaps = realloc(ledger->mishaps, cap * sizeof *mishaps);
	if (mishaps == NULL)
		return fault_memory(why);
	ledger->mishaps = mishaps;
	ledger->mishap_cap = cap;
	return 0;
}

int
ledger_mishap(struct ledger *ledger, uint64_t offset, uint64_t line,
    const struct fault *what, int fatal, struct fault *why)
{
	ledger->fatal = fatal;
	if (ledger->mishap_count == LEDGER_MISHAPS && !fatal)
		return 0;
	if (add_room(ledger, why) == -1) {
		if (!fatal || ledger->mishap_count == 0)
			return -1;
		/* It matters more than those before it. */
		ledger->mishap_count--;
	}
	ledger->mishaps[ledger->mishap_count++] = (struct mishap){ offset,
	    line, *what };
	return 0;
}
