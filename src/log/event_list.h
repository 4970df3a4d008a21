/*
 * log/event_list.h - events, one after another, as many as come.
 */
#ifndef LOG_EVENT_LIST_H
#define LOG_EVENT_LIST_H

#include <stddef.h>

#include "event.h"

/* All zeros at first. */
struct event_list {
	struct event	*list;		/* owned */
	size_t		 count;
	size_t		 cap;
};

/* Give back the memory. */
void event_list_done(struct event_list *events);

/* Begin anew; the memory of very many events is given back. */
void event_list_clear(struct event_list *events);

/* Add a copy.  0: there are most of them, or there is no memory; else 1. */
int event_list_add(struct event_list *events, size_t most,
    const struct event *event);

#endif
