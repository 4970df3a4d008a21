#include "unwrap.h"

#include <stdlib.h>

#define WRAP_MAX	8	/* wrappings one inside another */
#define LIST_FIRST	16
#define LIST_KEPT	1024	/* events, from one walk to the next */

/* Containers worth entering, by what their members mean. */
enum role { TOP, OBJECT, ACTOR, OUTCOME, DATA, EVENTS };

enum member {
	OTHER, EVENT_TYPE, PUBLISHED, ACTOR_OBJECT, OUTCOME_OBJECT,
	WRAP_DETAIL, WRAP_EVENT, WRAP_DATA, WRAP_PAYLOAD,
	ACTOR_ID, OUTCOME_RESULT, DATA_EVENTS
};

static const struct {
	enum role	 role;
	struct span	 key;
	enum member	 member;
} members[] = {
	{ OBJECT, { "eventType", 9 }, EVENT_TYPE },
	{ OBJECT, { "published", 9 }, PUBLISHED },
	{ OBJECT, { "actor", 5 }, ACTOR_OBJECT },
	{ OBJECT, { "outcome", 7 }, OUTCOME_OBJECT },
	{ OBJECT, { "detail", 6 }, WRAP_DETAIL },
	{ OBJECT, { "event", 5 }, WRAP_EVENT },
	{ OBJECT, { "data", 4 }, WRAP_DATA },
	{ OBJECT, { "payload", 7 }, WRAP_PAYLOAD },
	{ ACTOR, { "id", 2 }, ACTOR_ID },
	{ OUTCOME, { "result", 6 }, OUTCOME_RESULT },
	{ DATA, { "events", 6 }, DATA_EVENTS },
};

static const enum wrapping wrappings[] = {
	[WRAP_DETAIL] = WRAPPING_DETAIL, [WRAP_EVENT] = WRAPPING_EVENT,
	[WRAP_DATA] = WRAPPING_HOOK, [WRAP_PAYLOAD] = WRAPPING_PAYLOAD,
	[DATA_EVENTS] = WRAPPING_HOOK,
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
	enum member	 member;	/* whose value comes next */
	unsigned	 skip;		/* open containers not worth entering */
	unsigned	 values;	/* complete at the top */
	/* Per frame its own role, and DATA and EVENTS or ACTOR in it. */
	enum role	 roles[3 * (WRAP_MAX + 1) + 1];
	unsigned	 depth;		/* roles in use */
	struct frame	 frames[WRAP_MAX + 1];
	unsigned	 nframes;
	int		 failed;	/* no room for one in the list */
	struct event	*list;
	size_t		 count;
	size_t		 cap;
};

struct unwrap *
unwrap_new(void)
{
	struct unwrap *u = calloc(1, sizeof *u);

	if (u != NULL)
		unwrap_begin(u);
	return u;
}

void
unwrap_free(struct unwrap *u)
{
	if (u == NULL)
		return;
	free(u->list);
	free(u);
}

void
unwrap_begin(struct unwrap *u)
{
	u->member = OTHER;
	u->skip = u->values = u->nframes = 0;
	u->failed = 0;
	u->count = 0;
	/* One record of many events is no reason to keep their memory. */
	if (u->cap > LIST_KEPT) {
		free(u->list);
		u->list = NULL;
		u->cap = 0;
	}
	u->roles[0] = TOP;
	u->depth = 1;
}

struct events
unwrap_events(const struct unwrap *u)
{
	return (struct events){ u->list, u->count };
}

static enum role
role(const struct unwrap *u)
{
	return u->roles[u->depth - 1];
}

int
unwrap_is_too_much(const struct unwrap *u)
{
	return u->count == UNWRAP_MAX;
}

int
unwrap_is_whole(const struct unwrap *u)
{
	return u->values == 1 && u->skip == 0 && role(u) == TOP;
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
	u->member = OTHER;
}

static int
list_add(struct unwrap *u, const struct event *event)
{
	struct event *list;
	size_t cap;

	if (u->count == UNWRAP_MAX)
		return 0;
	if (u->count == u->cap) {
		cap = u->cap == 0 ? LIST_FIRST : u->cap * 2;
		list = realloc(u->list, cap * sizeof *list);
		if (list == NULL)
			return 0;
		u->list = list;
		u->cap = cap;
	}
	u->list[u->count++] = *event;
	return 1;
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
	*frame(u) = (struct frame){ .first = u->count, .inside = inside };
	push(u, OBJECT);
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
	size_t i;

	u->nframes--;
	if (wrapping == WRAPPING_NONE) {
		u->count = done->first;
		if (!list_add(u, &done->event))
			return 0;
	} else {
		for (i = 0; i < chosen.count; i++) {
			u->list[done->first + i] = u->list[chosen.from + i];
			u->list[done->first + i].wrapping = wrapping;
		}
		u->count = done->first + chosen.count;
	}
	/* The elements of a hook's array are counted when that closes. */
	if (done->inside != WRAPPING_NONE && done->inside != WRAPPING_HOOK)
		frame(u)->wrapped[done->inside] = (struct stretch){
			1, done->first, u->count - done->first };
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

	switch (u->member) {
	case EVENT_TYPE:
		return &f->event.type;
	case PUBLISHED:
		return &f->event.published;
	case ACTOR_OBJECT:
		f->has_actor = 0;
		f->event.actor = (struct fact){ .state = FACT_ABSENT };
		break;
	case OUTCOME_OBJECT:
		f->event.result = (struct fact){ .state = FACT_ABSENT };
		break;
	case ACTOR_ID:
		return &f->event.actor;
	case OUTCOME_RESULT:
		return &f->event.result;
	case WRAP_DETAIL: case WRAP_EVENT: case WRAP_DATA: case DATA_EVENTS:
	case WRAP_PAYLOAD:
		f->wrapped[wrappings[u->member]].present = 0;
		break;
	case OTHER:
		break;
	}
	return NULL;
}

int
unwrap_key(struct unwrap *u, struct span key)
{
	enum role now = role(u);
	size_t i;

	if (u->skip > 0)
		return 1;
	u->member = OTHER;
	for (i = 0; i < sizeof members / sizeof members[0]; i++)
		if (members[i].key.len == key.len && members[i].role == now &&
		    span_eq(key, members[i].key)) {
			u->member = members[i].member;
			break;
		}
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
	return u->skip == 0 && u->member != OTHER;
}

int
unwrap_value(struct unwrap *u, struct fact value)
{
	struct fact *fact;

	if (u->skip > 0)
		return 1;
	if (role(u) == TOP || role(u) == EVENTS) {
		u->values += role(u) == TOP;
		return list_add_stranger(u, FACT_OTHER);
	}
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
		frame(u)->wrapped[wrapping] = (struct stretch){ 1, u->count,
			1 };
		u->failed |= !list_add_stranger(u, FACT_ABSENT);
		return 0;
	}
	if (wrapping == WRAPPING_HOOK) {
		frame(u)->wrapped[wrapping] = (struct stretch){ 1, u->count,
			0 };
		push(u, EVENTS);
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
	case ACTOR_OBJECT:
		frame(u)->has_actor = 1;
		push(u, ACTOR);
		return 1;
	case OUTCOME_OBJECT:
		push(u, OUTCOME);
		return 1;
	case WRAP_DATA:
		push(u, DATA);
		return 1;
	case WRAP_DETAIL: case WRAP_EVENT: case WRAP_PAYLOAD:
		return enter_wrapping(u, wrappings[u->member]);
	default:
		return 0;
	}
}

int
unwrap_open(struct unwrap *u, int is_object)
{
	struct fact *fact;

	if (u->skip > 0) {
		u->skip++;
		return 1;
	}
	if (role(u) == TOP || role(u) == EVENTS) {
		if (is_object) {
			push_frame(u, role(u) == TOP ? WRAPPING_NONE :
			    WRAPPING_HOOK);
			return 1;
		}
		u->skip = 1;
		return list_add_stranger(u, FACT_OTHER);
	}
	if ((fact = renew_member(u)) != NULL)
		*fact = (struct fact){ .state = FACT_OTHER };
	if (!(is_object ? enter_object(u) : u->member == DATA_EVENTS &&
	    enter_wrapping(u, WRAPPING_HOOK)))
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
	} else if (role(u) == OBJECT) {
		u->depth--;
		added = pop_frame(u);
	} else {
		if (role(u) == EVENTS) {
			hook = &frame(u)->wrapped[WRAPPING_HOOK];
			hook->count = u->count - hook->from;
		}
		u->depth--;
	}
	u->values += u->skip == 0 && role(u) == TOP;
	return added;
}
