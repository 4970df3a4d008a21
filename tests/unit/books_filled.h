/*
 * books_filled.h - for unit tests that want a tally with something in it: an
 * event, judged as the test says, on the way every event takes into it.
 */
#ifndef BOOKS_FILLED_H
#define BOOKS_FILLED_H

#include "count/tally.h"
#include "unit.h"

/* Enter what is in the ledger, in the tally's last input; its keys, too.  The
 * ledger is then empty again. */
static inline int
fill_enter(struct tally *tally, struct ledger *ledger, struct fault *why)
{
	int status = tally_actors(tally, ledger, why);

	if (status == 0)
		tally_enter(tally, &tally->inputs[tally->input_count - 1],
		    ledger);
	ledger_done(ledger);
	return status;
}

/* As ledger_event(), and into the tally; it has one input at least. */
static inline int
fill_event(struct tally *tally, const struct event *event,
    const struct judgement *judged, struct fault *why)
{
	struct ledger ledger = { .keys = NULL };

	if (ledger_event(&ledger, actors_seed(tally->actors), event, judged,
	    NULL, why) == -1) {
		ledger_done(&ledger);
		return -1;
	}
	return fill_enter(tally, &ledger, why);
}

/* So many actors, the first of them marked, without a session to show. */
static inline void
fill_actors(struct tally *tally, int count, int marked)
{
	uint64_t seed = actors_seed(tally->actors);
	struct fault why = unit_no_fault();
	struct idkey key;
	int i;

	for (i = 0; i < count; i++) {
		key = idset_key(seed, &i, sizeof i);
		key.lo |= i < marked ? KEY_MARK : 0;
		if (actors_add(tally->actors, &key, 1, &why) == -1)
			ck_abort_msg("%s", why.msg);
	}
	ck_assert_uint_eq(actors_count(tally->actors), (size_t)count);
	ck_assert_uint_eq(actors_marked(tally->actors), (size_t)marked);
}

#endif
