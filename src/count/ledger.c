#include "ledger.h"

#include <stdlib.h>

#include "actors.h"

#define KEYS_FIRST	256

void
ledger_done(struct ledger *ledger)
{
	free(ledger->keys);
	free(ledger->periods);
	free(ledger->mishaps);
	*ledger = (struct ledger){ .keys = NULL };
}

void
ledger_clear(struct ledger *ledger)
{
	*ledger = (struct ledger){ .by = ledger->by, .keys = ledger->keys,
	    .periods = ledger->periods, .key_cap = ledger->key_cap,
	    .mishaps = ledger->mishaps, .mishap_cap = ledger->mishap_cap };
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
	if (ledger->by != PERIOD_NONE) {
		periods = realloc(ledger->periods, cap * sizeof *periods);
		if (periods == NULL)
			return fault_memory(why);
		ledger->periods = periods;
	}
	ledger->key_cap = cap;
	return 0;
}

static int
add_key(struct ledger *ledger, struct idkey key, struct instant when,
    struct fault *why)
{
	if (ledger->key_count == ledger->key_cap && grow(ledger, why) == -1)
		return -1;
	if (ledger->by != PERIOD_NONE)
		ledger->periods[ledger->key_count] = period_of(ledger->by,
		    when);
	ledger->keys[ledger->key_count++] = key;
	return 0;
}

int
ledger_event(struct ledger *ledger, uint64_t seed,
    const struct event *event, const struct judgement *judged,
    struct fault *why)
{
	struct span actor = event->actor.text;
	struct idkey key;
	int succeeded = books_event(&ledger->books, event, judged);

	ledger->wrappings |= 1U << event->wrapping;
	if (judged->verdict != VERDICT_COUNTED)
		return 0;
	key = idset_key(seed, actor.data, actor.len);
	if (succeeded)
		key.lo |= KEY_MARK;
	return add_key(ledger, key, judged->when, why);
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
