#include "members.h"

#include <stddef.h>

static const struct known_member {
	enum role	role;
	struct span	key;
	enum member	member;
} members[] = {
	{ ROLE_EVENT, { "eventType", 9 }, MEMBER_TYPE },
	{ ROLE_EVENT, { "published", 9 }, MEMBER_PUBLISHED },
	{ ROLE_EVENT, { "actor", 5 }, MEMBER_ACTOR },
	{ ROLE_EVENT, { "outcome", 7 }, MEMBER_OUTCOME },
	{ ROLE_EVENT, { "detail", 6 }, MEMBER_DETAIL },
	{ ROLE_EVENT, { "event", 5 }, MEMBER_EVENT },
	{ ROLE_EVENT, { "data", 4 }, MEMBER_DATA },
	{ ROLE_EVENT, { "payload", 7 }, MEMBER_PAYLOAD },
	{ ROLE_ACTOR, { "id", 2 }, MEMBER_ACTOR_ID },
	{ ROLE_OUTCOME, { "result", 6 }, MEMBER_RESULT },
	{ ROLE_DATA, { "events", 6 }, MEMBER_EVENTS },
};

/* Those that count only if something is wanted. */
static const struct asked_member {
	struct known_member	known;
	enum want		want;
} asked[] = {
	{ { ROLE_ACTOR, { "alternateId", 11 }, MEMBER_LOGIN }, WANT_LOGIN },
	{ { ROLE_ACTOR, { "displayName", 11 }, MEMBER_NAME }, WANT_NAME },
	{ { ROLE_ACTOR, { "type", 4 }, MEMBER_ACTOR_TYPE }, WANT_ACTOR_TYPE },
	{ { ROLE_EVENT, { "uuid", 4 }, MEMBER_UUID }, WANT_UUID },
	{ { ROLE_EVENT, { "target", 6 }, MEMBER_TARGETS }, WANT_PERSON },
	{ { ROLE_TARGET, { "id", 2 }, MEMBER_TARGET_ID }, WANT_PERSON },
	{ { ROLE_TARGET, { "type", 4 }, MEMBER_TARGET_TYPE }, WANT_PERSON },
	{ { ROLE_TARGET, { "alternateId", 11 }, MEMBER_TARGET_LOGIN },
	    WANT_PERSON_LOGIN },
	{ { ROLE_TARGET, { "displayName", 11 }, MEMBER_TARGET_NAME },
	    WANT_PERSON_NAME },
};

static int
is_it(const struct known_member *known, enum role role, struct span key)
{
	return known->key.len == key.len && known->role == role &&
	    span_eq(key, known->key);
}

/* How many keys of the path lead to the container; WANTED_DEPTH: none do. */
static size_t
way_to(const struct wanted *wanted, enum role role, size_t way)
{
	switch (role) {
	case ROLE_EVENT:
		return 0;
	case ROLE_ACTOR:
		return wanted->in_actor ? 1 : WANTED_DEPTH;
	case ROLE_OUTCOME:
		return wanted->in_outcome ? 1 : WANTED_DEPTH;
	case ROLE_FIELD:
		return way;
	case ROLE_TOP: case ROLE_DATA: case ROLE_EVENTS: case ROLE_TARGETS:
	case ROLE_TARGET:
		break;
	}
	return WANTED_DEPTH;
}

enum member
member_find(const struct wanted *wanted, enum role role, size_t way,
    struct span key)
{
	size_t i;

	for (i = 0; i < sizeof members / sizeof members[0]; i++)
		if (is_it(&members[i], role, key))
			return members[i].member;
	if (wanted->members == 0)
		return MEMBER_OTHER;
	for (i = 0; i < sizeof asked / sizeof asked[0]; i++)
		if (is_it(&asked[i].known, role, key) &&
		    wanted_has(wanted, asked[i].want))
			return asked[i].known.member;
	way = way_to(wanted, role, way);
	if (way >= wanted->depth || !span_eq(key, wanted->path[way]))
		return MEMBER_OTHER;
	return way + 1 == wanted->depth ? MEMBER_FIELD : MEMBER_FIELD_WAY;
}

void
member_forget(const struct wanted *wanted, enum member member,
    struct fact facts[WANTS])
{
	static const struct fact absent = { .state = FACT_ABSENT };

	if (member == MEMBER_ACTOR)
		facts[WANT_LOGIN] = facts[WANT_NAME] = facts[WANT_ACTOR_TYPE] =
		    absent;
	if (member == MEMBER_TARGETS)
		facts[WANT_PERSON] = facts[WANT_PERSON_LOGIN] =
		    facts[WANT_PERSON_NAME] = absent;
	if (member == MEMBER_FIELD_WAY ||
	    (member == MEMBER_ACTOR && wanted->in_actor) ||
	    (member == MEMBER_OUTCOME && wanted->in_outcome))
		facts[WANT_FIELD] = absent;
}
