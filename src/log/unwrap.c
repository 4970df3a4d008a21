#include "unwrap.h"

#include <stdlib.h>

#include "event_list.h"
#include "members.h"
#include "target.h"

#define WRAP_MAX	8	/* wrappings one inside another */

static const enum wrapping wrappings[] = {
	[MEMBER_DETAIL] = WRAPPING_DETAIL, [MEMBER_EVENT] = WRAPPING_EVENT,
	[MEMBER_DATA] = WRAPPING_HOOK, [MEMBER_PAYLOAD] = WRAPPING_PAYLOAD,
	[MEMBER_EVENTS] = WRAPPING_HOOK,
};

/* The events one wrapping of an object holds: a stretch of the list. */
struct stretch {
	int	present;
	size_t	from;
	size_t	count;
};

/* An object that may be an event, or have events wrapped in it. */
struct frame {
	struct event	event;
	int		has_actor;	/* and it is an object */
	size_t		first;		/* length of the list at its start */
	enum wrapping	inside;		/* of the frame around it */
	struct stretch	wrapped[WRAPPINGS];
};

struct unwrap {
	const struct wanted *wanted;
	enum member	 member;	/* whose value comes next */
	unsigned	 skip;		/* open containers not worth entering */
	unsigned	 values;	/* complete at the top */
	/* Per frame its own role, and DATA and EVENTS or ACTOR in it; and the
	 * path to what is wanted. */
	enum role	 roles[3 * (WRAP_MAX + 1) + 1 + WANTED_DEPTH];
	size_t		 way;		/* keys of it that led here */
	struct target	 target;	/* the one at hand */
	unsigned	 depth;		/* roles in use */
	struct frame	 frames[WRAP_MAX + 1];
	unsigned	 nframes;
	int		 failed;	/* no room for one in the list */
	struct event_list events;
};

struct unwrap *
unwrap_new(const struct wanted *wanted)
{
	static const struct wanted nothing = { .members = 0 };
	struct unwrap *u = calloc(1, sizeof *u);

	if (u == NULL)
		return NULL;
	u->wanted = wanted != NULL ? wanted : &nothing;
	unwrap_begin(u);
	return u;
}

void
unwrap_free(struct unwrap *u)
{
	if (u == NULL)
		return;
	event_list_done(&u->events);
	free(u);
}

void
unwrap_begin(struct unwrap *u)
{
	u->member = MEMBER_OTHER;
	u->skip = u->values = u->nframes = 0;
	u->way = 0;
	u->failed = 0;
	event_list_clear(&u->events);
	u->roles[0] = ROLE_TOP;
	u->depth = 1;
}

struct events
unwrap_events(const struct unwrap *u)
{
	return (struct events){ u->events.list, u->events.count };
}

static enum role
role(const struct unwrap *u)
{
	return u->roles[u->depth - 1];
}

int
unwrap_is_too_much(const struct unwrap *u)
{
	return u->events.count == UNWRAP_MAX;
}

int
unwrap_is_whole(const struct unwrap *u)
{
	return u->values == 1 && u->skip == 0 && role(u) == ROLE_TOP;
}

static struct frame *
frame(struct unwrap *u)
{
	return &u->frames[u->nframes - 1];
}

static void
push(struct unwrap *u, enum role role)
{
	u->roles[u->depth++] = role;
	u->member = MEMBER_OTHER;
}

static int
list_add(struct unwrap *u, const struct event *event)
{
	return event_list_add(&u->events, UNWRAP_MAX, event);
}

/* Something stands where an event should, and is none. */
static int
list_add_stranger(struct unwrap *u, enum fact_state state)
{
	struct event stranger = { .type.state = state };

	return list_add(u, &stranger);
}

/* Enter an object that may be an event. */
static void
push_frame(struct unwrap *u, enum wrapping inside)
{
	u->nframes++;
	*frame(u) = (struct frame){ .first = u->events.count,
	    .inside = inside };
	push(u, ROLE_EVENT);
}

/* What wraps the events of this object; WRAPPING_NONE: it is one itself. */
static enum wrapping
chosen_wrapping(const struct frame *f)
{
	int w;

	if (fact_is_string(f->event.type) && f->has_actor)
		return WRAPPING_NONE;
	for (w = WRAPPING_NONE + 1; w < WRAPPINGS; w++)
		if (f->wrapped[w].present)
			return (enum wrapping)w;
	return WRAPPING_NONE;
}

/* The object is complete: leave in the list what it stands for. */
static int
pop_frame(struct unwrap *u)
{
	struct frame *done = frame(u);
	enum wrapping wrapping = chosen_wrapping(done);
	struct stretch chosen = done->wrapped[wrapping];
	struct event *list = u->events.list;
	size_t i;

	u->nframes--;
	if (wrapping == WRAPPING_NONE) {
		u->events.count = done->first;
		if (!list_add(u, &done->event))
			return 0;
	} else {
		for (i = 0; i < chosen.count; i++) {
			list[done->first + i] = list[chosen.from + i];
			list[done->first + i].wrapping = wrapping;
		}
		u->events.count = done->first + chosen.count;
	}
	/* The elements of a hook's array are counted when that closes. */
	if (done->inside != WRAPPING_NONE && done->inside != WRAPPING_HOOK)
		frame(u)->wrapped[done->inside] = (struct stretch){
			1, done->first, u->events.count - done->first };
	return 1;
}

/*
 * The value of the last key begins: forget what an earlier member of that name
 * said.  Returns the fact the value is for, or NULL.
 */
static struct fact *
renew_member(struct unwrap *u)
{
	struct frame *f = frame(u);

	if (u->wanted->members != 0)
		member_forget(u->wanted, u->member, f->event.wanted);
	switch (u->member) {
	case MEMBER_TYPE:
		return &f->event.type;
	case MEMBER_PUBLISHED:
		return &f->event.published;
	case MEMBER_ACTOR:
		f->has_actor = 0;
		f->event.actor = (struct fact){ .state = FACT_ABSENT };
		break;
	case MEMBER_OUTCOME:
		f->event.result = (struct fact){ .state = FACT_ABSENT };
		break;
	case MEMBER_ACTOR_ID:
		return &f->event.actor;
	case MEMBER_RESULT:
		return &f->event.result;
	case MEMBER_DETAIL: case MEMBER_EVENT: case MEMBER_DATA:
	case MEMBER_EVENTS: case MEMBER_PAYLOAD:
		f->wrapped[wrappings[u->member]].present = 0;
		break;
	case MEMBER_LOGIN: case MEMBER_NAME: case MEMBER_ACTOR_TYPE:
	case MEMBER_FIELD: case MEMBER_UUID:
		return &f->event.wanted[member_want(u->member)];
	case MEMBER_TARGET_ID: case MEMBER_TARGET_LOGIN:
	case MEMBER_TARGET_NAME: case MEMBER_TARGET_TYPE:
		return target_fact(&u->target, u->member);
	case MEMBER_FIELD_WAY: case MEMBER_TARGETS: case MEMBER_OTHER:
		break;
	}
	return NULL;
}

int
unwrap_key(struct unwrap *u, struct span key)
{
	if (u->skip == 0)
		u->member = member_find(u->wanted, role(u), u->way, key);
	return 1;
}

int
unwrap_skips(const struct unwrap *u)
{
	return u->skip > 0;
}

int
unwrap_wants_text(const struct unwrap *u)
{
	return u->skip == 0 && u->member != MEMBER_OTHER;
}

int
unwrap_value(struct unwrap *u, struct fact value)
{
	struct fact *fact;

	if (u->skip > 0)
		return 1;
	if (role(u) == ROLE_TOP || role(u) == ROLE_EVENTS) {
		u->values += role(u) == ROLE_TOP;
		return list_add_stranger(u, FACT_OTHER);
	}
	if (role(u) == ROLE_TARGETS)
		return 1;
	if ((fact = renew_member(u)) != NULL)
		*fact = value;
	return 1;
}

/*
 * Enter what a wrapping holds.  0: it is one too many, and not entered, but
 * there all the same: something that cannot be read.
 */
static int
enter_wrapping(struct unwrap *u, enum wrapping wrapping)
{
	if (u->nframes == WRAP_MAX + 1) {
		frame(u)->wrapped[wrapping] = (struct stretch){ 1,
			u->events.count, 1 };
		u->failed |= !list_add_stranger(u, FACT_ABSENT);
		return 0;
	}
	if (wrapping == WRAPPING_HOOK) {
		frame(u)->wrapped[wrapping] = (struct stretch){ 1,
			u->events.count, 0 };
		push(u, ROLE_EVENTS);
	} else {
		push_frame(u, wrapping);
	}
	return 1;
}

/* The value of the last key is an object.  0: it is not worth entering. */
static int
enter_object(struct unwrap *u)
{
	switch (u->member) {
	case MEMBER_ACTOR:
		frame(u)->has_actor = 1;
		push(u, ROLE_ACTOR);
		return 1;
	case MEMBER_OUTCOME:
		push(u, ROLE_OUTCOME);
		return 1;
	case MEMBER_DATA:
		push(u, ROLE_DATA);
		return 1;
	case MEMBER_FIELD_WAY:
		u->way = role(u) == ROLE_FIELD ? u->way + 1 :
		    role(u) == ROLE_EVENT ? 1 : 2;
		push(u, ROLE_FIELD);
		return 1;
	case MEMBER_DETAIL: case MEMBER_EVENT: case MEMBER_PAYLOAD:
		return enter_wrapping(u, wrappings[u->member]);
	default:
		return 0;
	}
}

/* The same of an array. */
static int
enter_array(struct unwrap *u)
{
	if (u->member == MEMBER_TARGETS) {
		push(u, ROLE_TARGETS);
		return 1;
	}
	return u->member == MEMBER_EVENTS && enter_wrapping(u, WRAPPING_HOOK);
}

int
unwrap_open(struct unwrap *u, int is_object)
{
	struct fact *fact;

	if (u->skip > 0) {
		u->skip++;
		return 1;
	}
	if (role(u) == ROLE_TOP || role(u) == ROLE_EVENTS) {
		if (is_object) {
			push_frame(u, role(u) == ROLE_TOP ? WRAPPING_NONE :
			    WRAPPING_HOOK);
			return 1;
		}
		u->skip = 1;
		return list_add_stranger(u, FACT_OTHER);
	}
	if (role(u) == ROLE_TARGETS) {
		u->skip = !is_object;
		u->target = (struct target){ .id.state = FACT_ABSENT };
		if (is_object)
			push(u, ROLE_TARGET);
		return 1;
	}
	if ((fact = renew_member(u)) != NULL)
		*fact = (struct fact){ .state = FACT_OTHER };
	if (!(is_object ? enter_object(u) : enter_array(u)))
		u->skip = 1;
	return !u->failed;
}

int
unwrap_close(struct unwrap *u)
{
	struct stretch *hook;
	int added = 1;

	if (u->skip > 0) {
		u->skip--;
	} else if (role(u) == ROLE_EVENT) {
		u->depth--;
		added = pop_frame(u);
	} else {
		if (role(u) == ROLE_EVENTS) {
			hook = &frame(u)->wrapped[WRAPPING_HOOK];
			hook->count = u->events.count - hook->from;
		}
		u->way -= role(u) == ROLE_FIELD;
		if (role(u) == ROLE_TARGET)
			target_take(&u->target, frame(u)->event.wanted);
		u->depth--;
	}
	u->values += u->skip == 0 && role(u) == ROLE_TOP;
	return added;
}
