#include "filter.h"

#include <string.h>

static int
is_among(struct fact fact, const struct span *list, size_t count)
{
	size_t i;

	if (fact.state != FACT_TEXT)
		return 0;
	for (i = 0; i < count; i++)
		if (span_eq(fact.text, list[i]))
			return 1;
	return 0;
}

/* Say why published cannot be used; its text may be anything, so not all. */
static void
complain_of_time(struct fact published, enum instant_status status,
    struct fault *why)
{
	char told[40];
	size_t len = published.text.len;

	if (published.state != FACT_TEXT) {
		fault_set(why, FAULT_RECORD, "published %s",
		    fact_complaint(published.state));
		return;
	}
	if (len > sizeof told)
		len = sizeof told;
	/* Here, since a NUL would end what a format prints. */
	memcpy(told, published.text.data, len);
	fault_sanitize(told, len);
	if (status == INSTANT_NO_ZONE)
		fault_set(why, FAULT_RECORD, "published \"%.*s\" has no time "
		    "zone; --assume-utc takes it as UTC", (int)len, told);
	else
		fault_set(why, FAULT_RECORD, "published \"%.*s\": %s",
		    (int)len, told, instant_complaint(status));
}

/* Is it for the person among its targets that the event was done? */
static int
is_for_person(const struct filter *filter, const struct event *event)
{
	struct fact type = event->wanted[WANT_ACTOR_TYPE];

	return filter->person_type_count > 0 && is_among(event->type,
	    filter->person_types, filter->person_type_count) &&
	    (type.state != FACT_TEXT ||
	    !span_eq(type.text, span_of("User")));
}

/* It counts, unless it cannot be told from others. */
static void
judge_uuid(struct fact uuid, struct judgement *judged, struct fault *why)
{
	if (uuid.state == FACT_TEXT && uuid.text.len > 0)
		return;
	judged->verdict = VERDICT_REJECTED;
	fault_set(why, FAULT_RECORD, "uuid %s: whether the event was counted "
	    "already cannot be told; without --unique-events it is counted",
	    uuid.state == FACT_TEXT ? "is empty" : fact_complaint(uuid.state));
}

/* All else is as asked for: whose event is it, and which?  Only where known
 * users are asked for can it be another's than the actor's. */
static void
judge_actor(const struct filter *filter, const struct event *event,
    struct judgement *judged, struct fault *why)
{
	struct fact actor = event->actor;
	const char *name = "actor.id";

	judged->is_person = is_for_person(filter, event);
	if (judged->is_person) {
		actor = event->wanted[WANT_PERSON];
		name = "the id of the User in target";
		if (actor.state == FACT_ABSENT) {
			judged->verdict = VERDICT_NO_USER;
			return;
		}
	}
	if (judged->is_person && actor.state == FACT_OTHER)
		fault_set(why, FAULT_RECORD, "target has several Users, or "
		    "one whose id is none, and the actor is no User: whose "
		    "event it is cannot be told");
	else if (actor.state != FACT_TEXT)
		fault_set(why, FAULT_RECORD, "%s %s", name,
		    judged->is_person && actor.state == FACT_NULL ?
		    "is missing or null" : fact_complaint(actor.state));
	else if (actor.text.len == 0)
		fault_set(why, FAULT_RECORD, "%s is empty", name);
	else if (filter->known_users &&
	    span_eq(actor.text, span_of("unknown")))
		judged->verdict = VERDICT_NO_USER;
	else
		judged->verdict = VERDICT_COUNTED;
	if (filter->unique && judged->verdict == VERDICT_COUNTED)
		judge_uuid(event->wanted[WANT_UUID], judged, why);
}

struct judgement
filter_judge(const struct filter *filter, const struct event *event,
    struct fault *why)
{
	struct judgement judged = { .verdict = VERDICT_REJECTED };
	enum instant_status status = INSTANT_MALFORMED;

	judged.has_when = event->has_when;
	judged.when = event->when;
	if (!judged.has_when && event->published.state == FACT_TEXT) {
		status = instant_parse(event->published.text, filter->zone,
		    &judged.when);
		judged.has_when = status == INSTANT_OK;
	}

	if (!fact_is_string(event->type)) {
		judged.has_when = 0;
		fault_set(why, FAULT_RECORD,
		    "not a System Log event: eventType %s",
		    fact_complaint(event->type.state));
	} else if (!is_among(event->type, filter->types, filter->type_count)) {
		judged.verdict = VERDICT_OTHER_TYPE;
	} else if (filter->outcome_count > 0 && !is_among(event->result,
	    filter->outcomes, filter->outcome_count)) {
		judged.verdict = VERDICT_OTHER_OUTCOME;
	} else if (!judged.has_when) {
		complain_of_time(event->published, status, why);
	} else if (window_place(&filter->window, judged.when) != 0 ||
	    (filter->has_gap &&
	    window_place(&filter->gap, judged.when) == 0)) {
		judged.verdict = VERDICT_OUTSIDE;
	} else if (filter->known_users || filter->person_type_count > 0 ||
	    filter->unique || event->actor.state != FACT_TEXT ||
	    event->actor.text.len == 0) {
		judge_actor(filter, event, &judged, why);
	} else {
		judged.verdict = VERDICT_COUNTED;
	}
	return judged;
}
