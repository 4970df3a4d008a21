#include "findings.h"

#include <stdlib.h>
#include <string.h>

#define LIST_FIRST	8

void
findings_clear(struct findings *findings)
{
	size_t i;

	for (i = 0; i < findings->count; i++) {
		free((char *)(uintptr_t)findings->list[i].id.data);
		free((char *)(uintptr_t)findings->list[i].login.data);
	}
	findings->count = 0;
}

void
findings_done(struct findings *findings)
{
	findings_clear(findings);
	free(findings->list);
	*findings = (struct findings){ .list = NULL };
}

static struct span
text_of(struct fact fact)
{
	return fact.state == FACT_TEXT ? fact.text : (struct span){ NULL, 0 };
}

static int
is_of(const struct finding *of, const char *who)
{
	return span_eq(of->id, span_of(who)) ||
	    span_eq(of->login, span_of(who));
}

enum whose
findings_concern(const char *who, const struct event *event, int for_person,
    struct finding *of)
{
	*of = (struct finding){ .events = 1, .id = text_of(event->actor),
	    .login = text_of(event->wanted[WANT_LOGIN]) };
	if (is_of(of, who))
		return WHOSE_ACTOR;
	of->id = text_of(event->wanted[WANT_PERSON]);
	of->login = text_of(event->wanted[WANT_PERSON_LOGIN]);
	return for_person && is_of(of, who) ? WHOSE_PERSON : WHOSE_NOT;
}

/* The same id, or none both. */
static int
same(struct span a, struct span b)
{
	return a.data == NULL ? b.data == NULL : span_eq(a, b);
}

/* *to is a copy.  -1: no memory. */
static int
copy(struct span *to, struct span from)
{
	char *data = NULL;

	/* An empty one is there as well. */
	if (from.data != NULL && (data = malloc(from.len + 1)) == NULL)
		return -1;
	if (from.len > 0)
		memcpy(data, from.data, from.len);
	*to = (struct span){ data, from.len };
	return 0;
}

/* One more in the list, without events.  NULL: no memory. */
static struct finding *
add_new(struct findings *findings, const struct finding *finding)
{
	size_t cap = findings->cap == 0 ? LIST_FIRST : findings->cap * 2;
	struct finding *list, *new;

	if (findings->count == findings->cap) {
		list = realloc(findings->list, cap * sizeof *list);
		if (list == NULL)
			return NULL;
		findings->list = list;
		findings->cap = cap;
	}
	new = &findings->list[findings->count];
	*new = (struct finding){ .verdict = finding->verdict,
	    .alone = finding->alone, .event = finding->event };
	if (copy(&new->id, finding->id) == -1)
		return NULL;
	if (copy(&new->login, finding->login) == -1) {
		free((char *)(uintptr_t)new->id.data);
		return NULL;
	}
	findings->count++;
	return new;
}

/* Add b's events and times to a's.  1: b's first comes before. */
static int
join(struct finding *a, const struct finding *b)
{
	int earlier = a->events == 0 || (b->has_when && (!a->has_when ||
	    instant_cmp(b->first, a->first) < 0));

	a->events += b->events;
	if (!b->has_when)
		return earlier;
	if (earlier)
		a->first = b->first;
	if (!a->has_when || instant_cmp(b->last, a->last) > 0)
		a->last = b->last;
	a->has_when = 1;
	return earlier;
}

/* The one it is to be joined with, or NULL. */
static struct finding *
find_one(const struct findings *findings, const struct finding *finding)
{
	struct finding *one;
	size_t i;

	for (i = 0; i < findings->count; i++) {
		one = &findings->list[i];
		if (!one->alone && one->verdict == finding->verdict &&
		    same(one->id, finding->id))
			return one;
	}
	return NULL;
}

int
findings_add(struct findings *findings, const struct finding *finding,
    struct finding **kept, struct fault *why)
{
	struct finding *found = NULL;

	if (!finding->alone)
		found = find_one(findings, finding);
	if (found == NULL && (found = add_new(findings, finding)) == NULL)
		return fault_memory(why);
	if (found->login.data == NULL &&
	    copy(&found->login, finding->login) == -1)
		return fault_memory(why);
	if (!join(found, finding))
		return 0;
	found->spot = finding->spot;
	*kept = found;
	return 1;
}

static int
compare(const void *a, const void *b)
{
	const struct finding *one = a, *other = b;
	size_t least = one->id.len < other->id.len ? one->id.len :
	    other->id.len;
	int order = least > 0 ? memcmp(one->id.data, other->id.data, least) :
	    0;

	if (order != 0)
		return order;
	if (one->id.len != other->id.len)
		return one->id.len < other->id.len ? -1 : 1;
	if ((one->id.data == NULL) != (other->id.data == NULL))
		return one->id.data == NULL ? -1 : 1;
	return (int)one->verdict - (int)other->verdict;
}

void
findings_sort(struct findings *findings)
{
	if (findings->count > 0)
		qsort(findings->list, findings->count,
		    sizeof *findings->list, compare);
}
