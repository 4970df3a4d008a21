#include "wanted.h"

#include <string.h>

/* Members that are read by themselves, or that no path leads through. */
static const struct known_path {
	const char		*path;
	enum field_source	 source;
	enum want		 want;
} known_paths[] = {
	{ "eventType", FIELD_TYPE, 0 },
	{ "published", FIELD_PUBLISHED, 0 },
	{ "outcome.result", FIELD_RESULT, 0 },
	{ "actor.id", FIELD_ACTOR, 0 },
	{ "actor.alternateId", FIELD_WANTED, WANT_LOGIN },
	{ "actor.displayName", FIELD_WANTED, WANT_NAME },
	{ "actor.type", FIELD_WANTED, WANT_ACTOR_TYPE },
	{ "uuid", FIELD_WANTED, WANT_UUID },
};

static int
complain(const char *text, const char *reason, struct fault *why)
{
	return fault_set(why, FAULT_USAGE, "'%.*s' is no path to a member: "
	    "%s", WANTED_PATH, text, reason);
}

/* Cut text at its dots. */
static int
split(struct wanted *wanted, const char *text, struct fault *why)
{
	const char *key = text;
	size_t len;

	if (strlen(text) > WANTED_PATH)
		return complain(text, "it is too long", why);
	for (wanted->depth = 0; ; key += len + 1) {
		len = strcspn(key, ".");
		if (len == 0)
			return complain(text, "a key is empty; it is written "
			    "like client.geographicalContext.country", why);
		if (wanted->depth == WANTED_DEPTH)
			return complain(text, "it has more than 8 keys", why);
		wanted->path[wanted->depth++] = (struct span){ key, len };
		if (key[len] == '\0')
			return 0;
	}
}

static int
is_key(struct span key, const char *name)
{
	return span_eq(key, span_of(name));
}

/* Is it a path that is known, or one that goes on below? */
static int
is_known(const struct wanted *wanted, const char *text,
    const struct known_path *known)
{
	size_t len = strlen(known->path);

	return wanted->depth > 0 && strncmp(text, known->path, len) == 0 &&
	    (text[len] == '\0' || text[len] == '.');
}

/* Does no value stand there, whatever the event? */
static int
check(const struct wanted *wanted, const char *text, struct fault *why)
{
	static const char *const wrappings[] = { "detail", "event", "data",
		"payload" };
	struct span root = wanted->path[0];
	size_t i;

	for (i = 0; i < sizeof wrappings / sizeof wrappings[0]; i++)
		if (is_key(root, wrappings[i]))
			return complain(text, "it begins at the event's own "
			    "root; leave out what the event is wrapped in",
			    why);
	if (wanted->depth == 1 && is_key(root, "actor"))
		return complain(text, "actor is an object; one of its members "
		    "is actor.type", why);
	if (wanted->depth == 1 && is_key(root, "outcome"))
		return complain(text, "outcome is an object; one of its "
		    "members is outcome.reason", why);
	if (is_key(root, "target"))
		return complain(text, "target is a list, and a path leads "
		    "through objects only", why);
	return 0;
}

int
wanted_path(struct wanted *wanted, const char *text, struct fault *why)
{
	const struct known_path *known;
	size_t i;

	if (split(wanted, text, why) == -1 || check(wanted, text, why) == -1)
		return -1;
	wanted->source = FIELD_WANTED;
	wanted->want = WANT_FIELD;
	for (i = 0; i < sizeof known_paths / sizeof known_paths[0]; i++) {
		known = &known_paths[i];
		if (!is_known(wanted, text, known))
			continue;
		wanted->source = known->source;
		wanted->want = known->want;
		if (text[strlen(known->path)] != '\0')
			wanted->source = FIELD_NOWHERE;
		if (wanted->source == FIELD_WANTED)
			wanted_add(wanted, known->want);
		wanted->depth = 0;
		return 0;
	}
	wanted_add(wanted, WANT_FIELD);
	wanted->in_actor = is_key(wanted->path[0], "actor");
	wanted->in_outcome = is_key(wanted->path[0], "outcome");
	return 0;
}

int
wanted_person(const struct wanted *wanted, const struct event *event)
{
	size_t i;

	for (i = 0; i < wanted->person_type_count; i++)
		if (event->type.state == FACT_TEXT && span_eq(event->type.text,
		    wanted->person_types[i]))
			return 1;
	return 0;
}

int
wanted_for_person(const struct wanted *wanted, const struct event *event)
{
	const struct fact *type = &event->wanted[WANT_ACTOR_TYPE];

	return wanted_person(wanted, event) && (type->state != FACT_TEXT ||
	    !span_eq(type->text, span_of("User")));
}

struct fact
wanted_field(const struct wanted *wanted, const struct event *event)
{
	switch (wanted->source) {
	case FIELD_WANTED:
		return event->wanted[wanted->want];
	case FIELD_TYPE:
		return event->type;
	case FIELD_PUBLISHED:
		return event->published;
	case FIELD_RESULT:
		return event->result;
	case FIELD_ACTOR:
		return event->actor;
	case FIELD_NOWHERE:
		break;
	}
	return (struct fact){ .state = FACT_ABSENT };
}
