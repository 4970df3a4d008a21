/*
 * fetch/pages.h - walk a listing from page to page, by the server's own links,
 * to its end.  Knows no curl, clock or file: get and put are passed in.
 */
#ifndef FETCH_PAGES_H
#define FETCH_PAGES_H

#include "base/buf.h"
#include "base/fault.h"
#include "page.h"

/*
 * Fetch one page, retries included.  *next becomes the URL of the page that
 * follows, terminated, or stays empty when this is the last.  -1: why.
 */
typedef int pages_get(void *ctx, const char *url, struct page *page,
    struct buf *next, struct fault *why);

/* Each page once, in order; next is NULL with the last.  -1 ends the walk. */
typedef int pages_put(void *ctx, const struct page *page, const char *next,
    struct fault *why);

struct pages_job {
	const char	*first_url;
	const char	*begin_url;	/* of the walk that first_url goes on
					 * with, or NULL */
	const struct instant *latest;	/* event of that walk so far, or NULL */
	const char	*origin;	/* where links may lead: httpurl.h */
	pages_get	*get;
	void		*get_ctx;
	pages_put	*put;
	void		*put_ctx;
};

/*
 * 0: the page without a next link was put.  -1: get or put failed, or a link
 * leads to another origin, or back to a page that was fetched already, or the
 * walk gets nowhere: 100 empty pages in a row, or 10,000 without an event
 * later than the latest before; or it goes back: all events of a page are a
 * minute or more before the latest, where the listing is in order of time.
 * A page with such a link, or such events, is not put.
 * Memory: the URLs of all pages.
 */
int pages_walk(const struct pages_job *job, struct fault *why);

#endif
