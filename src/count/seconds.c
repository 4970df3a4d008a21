#include "seconds.h"

#include <stdlib.h>

#define FIRST_CAP	256

void
seconds_done(struct seconds *seconds)
{
	free(seconds->list);
	*seconds = (struct seconds){ .list = NULL };
}

void
seconds_clear(struct seconds *seconds)
{
	seconds->count = 0;
	seconds->extent.any = 0;
}

static int
grow(struct seconds *seconds, struct fault *why)
{
	size_t cap = seconds->cap == 0 ? FIRST_CAP : seconds->cap * 2;
	int64_t *list = NULL;

	if (cap <= SIZE_MAX / sizeof *list)
		list = realloc(seconds->list, cap * sizeof *list);
	if (list == NULL)
		return fault_memory(why);
	seconds->list = list;
	seconds->cap = cap;
	return 0;
}

int
seconds_add(struct seconds *seconds, struct instant at, struct fault *why)
{
	/* A log is in the order of time: neighbours share a second. */
	if (seconds->count == 0 ||
	    seconds->list[seconds->count - 1] != at.sec) {
		if (seconds->count == seconds->cap &&
		    grow(seconds, why) == -1)
			return -1;
		seconds->list[seconds->count++] = at.sec;
	}
	extent_add(&seconds->extent, at);
	return 0;
}
