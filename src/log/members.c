#include "members.h"

#include <stddef.h>

static const struct {
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

enum member
member_find(enum role role, struct span key)
{
	size_t i;

	for (i = 0; i < sizeof members / sizeof members[0]; i++)
		if (members[i].key.len == key.len && members[i].role == role &&
		    span_eq(key, members[i].key))
			return members[i].member;
	return MEMBER_OTHER;
}
