#include "difference.h"

#include <stdlib.h>

struct difference {
	const struct sides	*sides;
	struct roster		*rosters[SIDES];
};

struct difference *
difference_new(const struct sides *sides, struct fault *why)
{
	struct difference *difference = calloc(1, sizeof *difference);
	int i;

	if (difference == NULL) {
		fault_memory(why);
		return NULL;
	}
	difference->sides = sides;
	for (i = 0; i < SIDES; i++)
		if ((difference->rosters[i] = roster_new(why)) == NULL) {
			difference_free(difference);
			return NULL;
		}
	return difference;
}

void
difference_free(struct difference *difference)
{
	int i;

	if (difference == NULL)
		return;
	for (i = 0; i < SIDES; i++)
		roster_free(difference->rosters[i]);
	free(difference);
}

/* Put those inside the window first; how many these are. */
static size_t
part_by(const struct window *window, struct sightings *sightings)
{
	struct sighting *list = sightings->list, moved;
	size_t i, inside = 0;

	for (i = 0; i < sightings->count; i++) {
		if (window_place(window, list[i].when) != 0)
			continue;
		moved = list[inside];
		list[inside++] = list[i];
		list[i] = moved;
	}
	return inside;
}

int
difference_add(struct difference *difference, struct sightings *sightings,
    size_t file, struct fault *why)
{
	struct sightings before = *sightings, after = *sightings;

	if (difference->sides->by == SIDES_INPUTS)
		return roster_add(difference->rosters[file], sightings, why);
	if (sightings->count == 0)
		return 0;
	before.count = part_by(&difference->sides->windows[0], sightings);
	after.list += before.count;
	after.count -= before.count;
	if (roster_add(difference->rosters[0], &before, why) == -1)
		return -1;
	return roster_add(difference->rosters[1], &after, why);
}

const struct roster *
difference_side(const struct difference *difference, size_t side)
{
	return difference->rosters[side];
}

/* A login that is there on both sides, and is not the same. */
static int
is_renamed(const struct roster_row *before, const struct roster_row *after)
{
	struct span was = before->said.login, is = after->said.login;

	return was.data != NULL && is.data != NULL && !span_eq(was, is);
}

/* The next actor of all, whatever became of him.  0: there are no more. */
static int
next(const struct changes *changes, size_t at[SIDES], struct changed *changed)
{
	const struct roster_pick *sides = changes->sides;
	int order;

	*changed = (struct changed){ .before = NULL };
	if (at[0] < sides[0].count)
		changed->before = &sides[0].rows[at[0]];
	if (at[1] < sides[1].count)
		changed->after = &sides[1].rows[at[1]];
	if (changed->before == NULL && changed->after == NULL)
		return 0;
	order = changed->before == NULL ? 1 : changed->after == NULL ? -1 :
	    span_cmp(changed->before->said.id, changed->after->said.id);
	if (order > 0) {
		changed->change = CHANGE_NEW;
		changed->before = NULL;
	} else if (order < 0) {
		changed->change = CHANGE_GONE;
		changed->after = NULL;
	} else {
		changed->change = is_renamed(changed->before,
		    changed->after) ? CHANGE_RENAMED : CHANGE_NONE;
	}
	at[0] += changed->before != NULL;
	at[1] += changed->after != NULL;
	return 1;
}

int
changes_find(struct changes *changes, const struct difference *difference,
    struct fault *why)
{
	size_t at[SIDES] = { 0, 0 };
	struct changed changed;
	int i;

	*changes = (struct changes){ .counts = { 0 } };
	for (i = 0; i < SIDES; i++)
		if (roster_pick(difference->rosters[i], ROSTER_BY_ID,
		    SIZE_MAX, &changes->sides[i], why) == -1) {
			changes_done(changes);
			return -1;
		}
	while (next(changes, at, &changed))
		changes->counts[changed.change]++;
	return 0;
}

void
changes_done(struct changes *changes)
{
	int i;

	for (i = 0; i < SIDES; i++)
		roster_pick_done(&changes->sides[i]);
}

int
changes_next(const struct changes *changes, enum change change,
    size_t at[SIDES], struct changed *changed)
{
	while (next(changes, at, changed))
		if (changed->change == change)
			return 1;
	return 0;
}
