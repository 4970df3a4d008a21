/*
 * fetch/page.h - is that a page of events, all of it?  Cuts the events out of
 * an answer's body by the code that mau-count reads them with, and keeps their
 * bytes as they were sent.
 */
#ifndef FETCH_PAGE_H
#define FETCH_PAGE_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "base/span.h"
#include "base/window.h"

struct page_event {
	size_t		begin;		/* in lines; the line break is at */
	size_t		len;		/* begin + len */
	struct instant	at;
};

struct page {
	struct span	body;		/* as it was sent; borrowed */
	/* The events inside the window, one a line: line breaks between the
	 * tokens of one have become blanks, nothing else is changed. */
	const char	*lines;
	size_t		 size;		/* bytes in lines */
	const struct page_event *events;
	size_t		 count;
	uint64_t	 received;	/* events in the body */
	uint64_t	 outside;	/* of them, outside the window */
};

struct page_reader;

/* NULL: no memory. */
struct page_reader *page_reader_new(const struct window *window,
    struct fault *why);
void page_reader_free(struct page_reader *reader);

/*
 * Read a body.  0: *page is what is in it, good until the next call, and as
 * long as body is.  -1: it is not one whole JSON array of events, each with
 * a time (FAULT_REMOTE, with what was found there); or no memory.
 */
int page_read(struct page_reader *reader, struct span body,
    struct page *page, struct fault *why);

#endif
