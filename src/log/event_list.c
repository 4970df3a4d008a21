#include "event_list.h"

#include <stdlib.h>

#define LIST_FIRST	16
#define LIST_KEPT	1024

void
event_list_done(struct event_list *events)
{
	free(events->list);
	*events = (struct event_list){ .list = NULL };
}

void
event_list_clear(struct event_list *events)
{
	events->count = 0;
	/* One record of many events is no reason to keep their memory. */
	if (events->cap > LIST_KEPT)
		event_list_done(events);
}

int
event_list_add(struct event_list *events, size_t most,
    const struct event *event)
{
	struct event *list;
	size_t cap;

	if (events->count == most)
		return 0;
	if (events->count == events->cap) {
		cap = events->cap == 0 ? LIST_FIRST : events->cap * 2;
		list = realloc(events->list, cap * sizeof *list);
		if (list == NULL)
			return 0;
		events->list = list;
		events->cap = cap;
	}
	events->list[events->count++] = *event;
	return 1;
}
