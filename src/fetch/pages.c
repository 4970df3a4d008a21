#include "pages.h"

#include <search.h>
#include <stdlib.h>
#include <string.h>

#include "httpurl.h"

#define URL_MAX		((size_t)256 * 1024)
#define EMPTY_MAX	100
#define STUCK_MAX	10000
#define BACK_S		60

/* How the walk has gone so far. */
struct walk {
	void		*seen;		/* a tree of URLs */
	unsigned	 empty;		/* pages without events, in a row */
	unsigned	 stuck;		/* pages that did not get further */
	int		 has_latest;
	struct instant	 latest;
};

static int
compare(const void *a, const void *b)
{
	return strcmp(a, b);
}

/* 1: it was there already.  0: it is now.  -1: no memory. */
static int
remember(struct walk *walk, const char *url, struct fault *why)
{
	char *copy, **node;

	if ((copy = strdup(url)) == NULL)
		return fault_memory(why);
	if ((node = tsearch(copy, &walk->seen, compare)) == NULL) {
		free(copy);
		return fault_memory(why);
	}
	if (*node == copy)
		return 0;
	free(copy);
	return 1;
}

static void
forget(struct walk *walk)
{
	char *url;

	while (walk->seen != NULL) {
		url = *(char **)walk->seen;
		tdelete(url, &walk->seen, compare);
		free(url);
	}
}

static int
check_next(struct walk *walk, const char *origin, const char *next,
    struct fault *why)
{
	if (httpurl_check_origin(origin, next, why) == -1) {
		fault_prefix(why, "the link to the next page is not "
		    "followed");
		return -1;
	}
	switch (remember(walk, next, why)) {
	case 0:
		return 0;
	case 1:
		return fault_set(why, FAULT_REMOTE, "the link to the next "
		    "page leads back to one that was fetched already");
	default:
		return -1;
	}
}

/* The latest event of a page that has any. */
static struct instant
latest_of(const struct page *page)
{
	struct instant latest = page->events[0].at;
	size_t i;

	for (i = 1; i < page->count; i++)
		if (instant_cmp(page->events[i].at, latest) > 0)
			latest = page->events[i].at;
	return latest;
}

/*
 * A link back to a page that an earlier run fetched is not among those seen,
 * but the listing is in the order of time.  A minute's disorder is not ours to
 * judge.
 */
static int
check_order(const struct walk *walk, struct instant latest,
    struct fault *why)
{
	char was[INSTANT_TEXT], now[INSTANT_TEXT];

	if (!walk->has_latest || walk->latest.sec - latest.sec < BACK_S)
		return 0;
	return fault_set(why, FAULT_REMOTE, "the listing went back, from "
	    "events of %s to such of %s", instant_format(walk->latest, was),
	    instant_format(latest, now));
}

static int
check_page(struct walk *walk, const struct page *page, struct fault *why)
{
	struct instant latest;

	walk->empty = page->received > 0 ? 0 : walk->empty + 1;
	walk->stuck++;
	if (page->count == 0)
		return 0;
	latest = latest_of(page);
	if (check_order(walk, latest, why) == -1)
		return -1;
	if (!walk->has_latest || instant_cmp(latest, walk->latest) > 0) {
		walk->has_latest = 1;
		walk->latest = latest;
		walk->stuck = 0;
	}
	return 0;
}

/* Does the walk get anywhere?  Only asked where more is to come. */
static int
check_headway(const struct walk *walk, struct fault *why)
{
	if (walk->empty < EMPTY_MAX && walk->stuck < STUCK_MAX)
		return 0;
	return fault_set(why, FAULT_REMOTE, "the listing has no end: %u pages "
	    "in a row %s, and always a link to one more",
	    walk->empty == EMPTY_MAX ? walk->empty : walk->stuck,
	    walk->empty == EMPTY_MAX ? "were empty" : "brought nothing newer");
}

/* What an earlier run knew. */
static int
recall(struct walk *walk, const struct pages_job *job, struct fault *why)
{
	if (job->latest != NULL) {
		walk->has_latest = 1;
		walk->latest = *job->latest;
	}
	if (job->begin_url == NULL ||
	    strcmp(job->begin_url, job->first_url) == 0)
		return 0;
	return remember(walk, job->begin_url, why) == -1 ? -1 : 0;
}

int
pages_walk(const struct pages_job *job, struct fault *why)
{
	struct walk walk = { .seen = NULL };
	struct buf url, next, other;
	struct page page;
	int status;

	buf_init(&url, URL_MAX);
	buf_init(&next, URL_MAX);
	status = recall(&walk, job, why);
	if (status == 0)
		status = check_next(&walk, job->origin, job->first_url, why);
	if (status == 0)
		status = buf_add(&url, job->first_url,
		    strlen(job->first_url) + 1, why);
	while (status == 0) {
		next.len = 0;
		if ((status = job->get(job->get_ctx, url.data, &page, &next,
		    why)) == -1 || (status = check_page(&walk, &page,
		    why)) == -1)
			break;
		if (next.len == 0) {
			status = job->put(job->put_ctx, &page, NULL, why);
			break;
		}
		if ((status = check_next(&walk, job->origin, next.data,
		    why)) == 0 && (status = check_headway(&walk, why)) == 0)
			status = job->put(job->put_ctx, &page, next.data, why);
		other = url;
		url = next;
		next = other;
	}
	forget(&walk);
	buf_done(&url);
	buf_done(&next);
	return status;
}
