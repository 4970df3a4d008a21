/*
 * fake-okta/pagetext.h - a page as text, with what a mishap puts into it.
 */
#ifndef FAKE_OKTA_PAGETEXT_H
#define FAKE_OKTA_PAGETEXT_H

#include "page.h"

struct page_extra {
	const struct span	*first;	/* a line put in front; or NULL */
	const struct instant	*early;	/* an event just before it; or NULL */
	const struct instant	*late;	/* an event at it; or NULL */
};

/*
 * Append "[a,b]".  The events stand as in the file; with spaces, there are
 * line breaks wherever JSON allows them.  How many of them are extra.
 */
size_t pagetext_write(struct buf *buf, const struct page *page,
    const struct page_extra *extra, int spaces);

#endif
