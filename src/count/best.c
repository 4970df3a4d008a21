#include "best.h"

#include <stdlib.h>

int
best_init(struct best *best, enum roster_order order, size_t room,
    struct fault *why)
{
	*best = (struct best){ .order = order, .room = room };
	if (room > SIZE_MAX / sizeof *best->list || (best->list = malloc(
	    room * sizeof *best->list)) == NULL)
		return fault_memory(why);
	return 0;
}

void
best_done(struct best *best)
{
	free(best->list);
	best->list = NULL;
}

/* Eight bytes of an id from there on, the first highest; 0 behind its end. */
static uint64_t
ordered_word(struct span id, size_t from)
{
	uint64_t word = 0;
	size_t i;

	for (i = from; i < from + sizeof word; i++)
		word = word << 8 | (i < id.len ? (unsigned char)id.data[i] : 0);
	return word;
}

static struct candidate
candidate_of(const struct profile *profile)
{
	struct span id = profile_said(profile).id;

	return (struct candidate){ profile, profile->sessions,
	    { ordered_word(id, 0), ordered_word(id, sizeof (uint64_t)) } };
}

static int
comes_before(enum roster_order order, const struct candidate *a,
    const struct candidate *b)
{
	if (order != ROSTER_BY_ID && a->sessions != b->sessions)
		return (a->sessions > b->sessions) == (order == ROSTER_MOST);
	if (a->head[0] != b->head[0])
		return a->head[0] < b->head[0];
	if (a->head[1] != b->head[1])
		return a->head[1] < b->head[1];
	return profile_id_cmp(a->profile, b->profile) < 0;
}

/* Put a candidate where there is a gap, or below, so that none comes after the
 * one above it. */
static void
sink(struct best *best, size_t gap, struct candidate candidate)
{
	struct candidate *list = best->list;
	size_t below;

	while ((below = 2 * gap + 1) < best->count) {
		if (below + 1 < best->count && comes_before(best->order,
		    &list[below], &list[below + 1]))
			below++;
		if (!comes_before(best->order, &candidate, &list[below]))
			break;
		list[gap] = list[below];
		gap = below;
	}
	list[gap] = candidate;
}

static void
make_heap(struct best *best)
{
	size_t i;

	for (i = best->count / 2; i-- > 0; )
		sink(best, i, best->list[i]);
}

void
best_consider(struct best *best, const struct profile *profile)
{
	struct candidate candidate = candidate_of(profile);

	if (best->count < best->room) {
		best->list[best->count++] = candidate;
		if (best->count == best->room)
			make_heap(best);
	} else if (comes_before(best->order, &candidate, best->list)) {
		sink(best, 0, candidate);
	}
}

void
best_sort(struct best *best)
{
	size_t count = best->count;
	struct candidate last;

	if (best->count < best->room)
		make_heap(best);
	while (best->count > 1) {
		last = best->list[--best->count];
		best->list[best->count] = best->list[0];
		sink(best, 0, last);
	}
	best->count = count;
}
