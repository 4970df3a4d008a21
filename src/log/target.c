#include "target.h"

#include <stddef.h>

struct fact *
target_fact(struct target *target, enum member member)
{
	switch (member) {
	case MEMBER_TARGET_ID:
		return &target->id;
	case MEMBER_TARGET_LOGIN:
		return &target->login;
	case MEMBER_TARGET_NAME:
		return &target->name;
	case MEMBER_TARGET_TYPE:
		return &target->type;
	default:
		return NULL;
	}
}

void
target_take(const struct target *target, struct fact facts[WANTS])
{
	struct fact *person = &facts[WANT_PERSON];

	if (target->type.state != FACT_TEXT ||
	    !span_eq(target->type.text, span_of("User")))
		return;
	if (person->state == FACT_ABSENT) {
		*person = target->id;
		/* That there is one is known, even if it has no id. */
		if (person->state == FACT_ABSENT)
			person->state = FACT_NULL;
		facts[WANT_PERSON_LOGIN] = target->login;
		facts[WANT_PERSON_NAME] = target->name;
	} else if (person->state != target->id.state ||
	    !span_eq(person->text, target->id.text)) {
		*person = (struct fact){ .state = FACT_OTHER };
	}
}
