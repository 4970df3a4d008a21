#include "page.h"

#include <stdlib.h>

#include "mem.h"

/* Positions count from the end the query reads from. */
static const struct log_event *
event_at(const struct events *events, const struct query *query,
    uint64_t position)
{
	return &events->item[query->descending ?
	    events->count - 1 - position : position];
}

static int
selected(const struct query *query, const struct log_event *event,
    const struct page_rules *rules)
{
	return instant_cmp(event->published, rules->oldest) >= 0 &&
	    query_selects(query, event, rules->until_inclusive);
}

/* Is the window over, so that nothing from here on can be selected? */
static int
window_over(const struct query *query, const struct log_event *event)
{
	if (query->descending)
		return instant_cmp(event->published, query->since) < 0;
	return !query->polling &&
	    instant_cmp(event->published, query->until) > 0;
}

void
page_collect(struct page *page, const struct events *events,
    const struct query *query, uint64_t position,
    const struct page_rules *rules)
{
	const struct log_event *event;
	uint64_t i;

	*page = (struct page){ .event = mem_new(rules->max *
	    sizeof page->event[0]) };
	if (position == PAGE_FIRST)
		position = query->descending ? 0 :
		    events_from(events, query->since);
	page->position = page->next = position;
	for (i = position; i < events->count; i++) {
		event = event_at(events, query, i);
		if (window_over(query, event))
			break;
		if (!selected(query, event, rules))
			continue;
		if (page->count == rules->max) {
			page->more = rules->max > 0;
			break;
		}
		page->event[page->count++] = event;
		page->next = i + 1;
	}
}

void
page_done(struct page *page)
{
	free(page->event);
}

const struct log_event *
page_before(const struct page *page, const struct events *events,
    const struct query *query, const struct page_rules *rules)
{
	const struct log_event *event;
	uint64_t i;

	for (i = page->position; i > 0; i--) {
		event = event_at(events, query, i - 1);
		if (selected(query, event, rules))
			return event;
	}
	return NULL;
}
