/*
 * fake-okta/page.h - which events are on a page, and where the next begins.
 */
#ifndef FAKE_OKTA_PAGE_H
#define FAKE_OKTA_PAGE_H

#include "events.h"
#include "query.h"

struct page {
	const struct log_event	**event;	/* the list is owned */
	size_t			  count;
	uint64_t		  position;	/* of this page */
	uint64_t		  next;		/* of the one behind it */
	int			  more;		/* there is something there */
};

struct page_rules {
	size_t		max;		/* events on it, at most */
	int		until_inclusive;
	struct instant	oldest;		/* kept that far back */
};

/* Where the first page begins. */
#define PAGE_FIRST	UINT64_MAX

/*
 * Collect the page that begins at a position: an index, counted backwards from
 * the end when the query is descending.
 */
void page_collect(struct page *page, const struct events *events,
    const struct query *query, uint64_t position,
    const struct page_rules *rules);
void page_done(struct page *page);

/* The selected event just before the page; NULL when there is none. */
const struct log_event *page_before(const struct page *page,
    const struct events *events, const struct query *query,
    const struct page_rules *rules);

#endif
