#include "booking.h"

#include "unique.h"

void
booking_init(struct booking *booking, const struct count_plan *plan,
    uint64_t seed)
{
	int i;

	*booking = (struct booking){ .plan = plan, .seed = seed,
	    .filters[0] = &plan->filter, .filter_count = 1 };
	for (i = 0; plan->compare && i < DEFINITIONS; i++)
		booking->filters[booking->filter_count++] =
		    &plan->compared[i];
	booking->curious = plan->compare || plan->why != NULL ||
	    plan->unique || plan->wanted.person_type_count > 0;
}

/*
 * Judge the event by each filter.  The verdict is that of the plan's own, which
 * is the first, unless one of them has to reject it.
 */
static struct judgement
judge(const struct booking *booking, const struct event *event,
    struct judgement each[1 + DEFINITIONS], struct fault *why)
{
	int i;

	for (i = 0; i < booking->filter_count; i++) {
		each[i] = filter_judge(booking->filters[i], event, why);
		if (each[i].verdict != VERDICT_REJECTED)
			continue;
		if (i > 0)
			fault_prefix(why, "by the definition %s",
			    definition_name((enum definition)(i - 1)));
		return each[i];
	}
	return each[0];
}

/* What the definitions that are compared made of it; each[0] is none of them.
 * -1: no memory. */
static int
cast_ballots(const struct booking *booking, struct ledger *ledger,
    const struct event *event,
    const struct judgement each[1 + DEFINITIONS], const struct idkey *once,
    struct fault *why)
{
	struct span actor;
	int i;

	for (i = 0; i < DEFINITIONS; i++) {
		actor = judged_actor(event, &each[i + 1]);
		if (each[i + 1].verdict == VERDICT_COUNTED &&
		    ballot_add(&ledger->ballots[i], idset_key(booking->seed,
		    actor.data, actor.len), once, why) == -1)
			return -1;
	}
	return 0;
}

/* If the event is of the actor that is asked about, keep what became of it;
 * *kept as in the header.  -1: no memory. */
static int
find(const struct booking *booking, struct ledger *ledger,
    const struct event *event, const struct judgement *judged,
    const struct idkey *once, uint64_t offset, struct finding **kept,
    struct fault *why)
{
	const struct count_plan *plan = booking->plan;
	struct finding finding;
	enum whose whose = findings_concern(plan->why, event,
	    wanted_for_person(&plan->wanted, event), &finding);

	if (whose == WHOSE_NOT)
		return 0;
	/* What an application did for a person is not counted for it. */
	finding.verdict = judged->verdict == VERDICT_COUNTED &&
	    judged->is_person && whose == WHOSE_ACTOR ? VERDICT_NO_USER :
	    judged->verdict;
	finding.has_when = judged->has_when;
	finding.first = finding.last = judged->when;
	finding.spot = (struct spot){ .offset = offset };
	finding.alone = once != NULL && finding.verdict == VERDICT_COUNTED;
	finding.event = ledger->key_count;
	return findings_add(&ledger->findings, &finding, kept, why) == -1 ?
	    -1 : 0;
}

/* The key of an event that counts, by the plan or by a definition compared; 0:
 * it does not, or nobody asks. */
static int
key_once(const struct booking *booking, const struct event *event,
    const struct judgement *judged,
    const struct judgement each[1 + DEFINITIONS], struct idkey *once)
{
	int i;

	if (!booking->plan->unique || judged->verdict == VERDICT_REJECTED)
		return 0;
	for (i = 0; i < booking->filter_count; i++) {
		if (each[i].verdict != VERDICT_COUNTED)
			continue;
		*once = unique_key(booking->seed, &booking->plan->wanted,
		    booking->plan->asked.field, event, each[i].when);
		return 1;
	}
	return 0;
}

/* What is asked about events that do not count, too.  -1: no memory. */
static int
look_closer(const struct booking *booking, struct ledger *ledger,
    const struct event *event, const struct judgement *judged,
    const struct judgement each[1 + DEFINITIONS], const struct idkey *once,
    uint64_t offset, struct finding **kept, struct fault *why)
{
	const struct count_plan *plan = booking->plan;

	ledger->books.tokens += (uint64_t)wanted_person(&plan->wanted,
	    event);
	if (plan->compare && judged->verdict != VERDICT_REJECTED &&
	    cast_ballots(booking, ledger, event, each, once, why) == -1)
		return -1;
	return plan->why == NULL ? 0 : find(booking, ledger, event, judged,
	    once, offset, kept, why);
}

int
booking_event(const struct booking *booking, struct ledger *ledger,
    const struct event *event, uint64_t offset, struct finding **kept,
    struct fault *why)
{
	struct judgement each[1 + DEFINITIONS], judged;
	struct idkey key, *once = NULL;
	struct fault memory;

	judged = judge(booking, event, each, why);
	if (booking->curious) {
		if (key_once(booking, event, &judged, each, &key))
			once = &key;
		if (look_closer(booking, ledger, event, &judged, each, once,
		    offset, kept, &memory) == -1)
			goto fail;
	}
	if (ledger_event(ledger, booking->seed, event, &judged, once,
	    &memory) == 0)
		return judged.verdict == VERDICT_REJECTED;

fail:
	*why = memory;
	return -1;
}
