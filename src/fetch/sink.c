#include "sink.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "log/sentinel.h"

struct sink {
	int		 fd;		/* or -1: */
	struct partfile	*part;
	const struct resume_job *job;
	enum sink_format format;
	struct resume_tally tally;
	struct buf	 chunk;		/* what a page comes to */
	struct buf	 last;		/* what the page before came to */
	int		 in_line;	/* the last byte ended no line */
	int		 closed;
};

struct sink *
sink_new(int fd, enum sink_format format, struct fault *why)
{
	struct sink *sink;

	if ((sink = calloc(1, sizeof *sink)) == NULL) {
		fault_memory(why);
		return NULL;
	}
	sink->fd = fd;
	sink->format = format;
	buf_init(&sink->chunk, SIZE_MAX / 4);
	buf_init(&sink->last, SIZE_MAX / 4);
	return sink;
}

struct sink *
sink_new_part(struct partfile *part, const struct resume_job *job,
    const struct resume_tally *tally, enum sink_format format,
    struct fault *why)
{
	struct sink *sink;

	if ((sink = sink_new(-1, format, why)) == NULL)
		return NULL;
	sink->part = part;
	sink->job = job;
	sink->tally = *tally;
	if (format == SINK_PAGES || partfile_read(part, tally->last_begin,
	    &sink->last, why) == 0)
		return sink;
	sink_free(sink);
	return NULL;
}

void
sink_free(struct sink *sink)
{
	if (sink == NULL)
		return;
	buf_done(&sink->chunk);
	buf_done(&sink->last);
	free(sink);
}

/* Where the line is among those of lines; lines->len: it is not. */
static size_t
find_line(const struct buf *lines, const char *line, size_t len)
{
	const char *p = lines->data, *end, *stop = p + lines->len;

	for (; p < stop; p = end + 1) {
		end = memchr(p, '\n', (size_t)(stop - p));
		if (end == NULL)
			break;
		if ((size_t)(end - p) == len && memcmp(p, line, len) == 0)
			return (size_t)(p - lines->data);
	}
	return lines->len;
}

/*
 * The page's events, less those that the page before had.  *overlap becomes
 * the first of these in sink->last.
 */
static int
take_events(struct sink *sink, const struct page *page,
    struct resume_tally *tally, size_t *overlap, struct fault *why)
{
	const struct page_event *event;
	size_t i, at;

	for (i = 0; i < page->count; i++) {
		event = &page->events[i];
		/* Pages are in order: a later event is a new one. */
		at = sink->last.len;
		if (at > 0 && instant_cmp(event->at, tally->latest) <= 0)
			at = find_line(&sink->last, page->lines +
			    event->begin, event->len);
		if (at < sink->last.len) {
			if (at < *overlap)
				*overlap = at;
			tally->twice++;
			continue;
		}
		if (buf_add(&sink->chunk, page->lines + event->begin,
		    event->len + 1, why) == -1)
			return -1;
		tally->events++;
	}
	return 0;
}

static int
take_body(struct sink *sink, const struct page *page,
    struct resume_tally *tally, struct fault *why)
{
	struct span body = page->body;

	if (buf_add(&sink->chunk, body.data, body.len, why) == -1)
		return -1;
	tally->events += page->received;
	if (body.len > 0 && body.data[body.len - 1] == '\n')
		return 0;
	return buf_add(&sink->chunk, "\n", 1, why);
}

static void
take_latest(const struct page *page, struct resume_tally *tally)
{
	size_t i;

	for (i = 0; i < page->count; i++)
		if (!tally->has_latest || instant_cmp(page->events[i].at,
		    tally->latest) > 0) {
			tally->has_latest = 1;
			tally->latest = page->events[i].at;
		}
}

/* A signal does not end a write: half a line would be worse than a wait. */
static int
write_fd(struct sink *sink, const char *data, size_t len, struct fault *why)
{
	ssize_t count;

	while (len > 0) {
		if ((count = write(sink->fd, data, len)) == -1) {
			if (errno == EINTR)
				continue;
			sink->closed = errno == EPIPE;
			return fault_errno(why, FAULT_SYSTEM,
			    "standard output");
		}
		if (count > 0)
			sink->in_line = data[count - 1] != '\n';
		data += count;
		len -= (size_t)count;
	}
	return 0;
}

/*
 * What the next page is compared with: what this one came to, and what of the
 * one before was in it, too.
 */
static int
keep_last(struct sink *sink, size_t overlap, struct fault *why)
{
	struct buf other;

	if (overlap < sink->last.len) {
		sink->last.len -= overlap;
		memmove(sink->last.data, sink->last.data + overlap,
		    sink->last.len);
		return buf_add(&sink->last, sink->chunk.data, sink->chunk.len,
		    why);
	}
	if (sink->chunk.len > 0) {
		other = sink->last;
		sink->last = sink->chunk;
		sink->chunk = other;
	}
	return 0;
}

static int
write_part(struct sink *sink, struct resume_tally *tally, size_t overlap,
    const char *next, struct fault *why)
{
	struct object *state;
	int status;

	if (overlap < sink->last.len)
		tally->last_begin += overlap;
	else if (sink->chunk.len > 0)
		tally->last_begin = partfile_length(sink->part);
	if ((state = resume_write(sink->job, tally, next, why)) == NULL)
		return -1;
	status = partfile_append(sink->part, sink->chunk.data,
	    sink->chunk.len, state, why);
	object_free(state);
	return status;
}

int
sink_put(void *ctx, const struct page *page, const char *next,
    struct fault *why)
{
	struct sink *sink = ctx;
	struct resume_tally tally = sink->tally;
	size_t overlap = sink->last.len;
	int status;

	sink->chunk.len = 0;
	status = sink->format == SINK_NDJSON ?
	    take_events(sink, page, &tally, &overlap, why) :
	    take_body(sink, page, &tally, why);
	if (status == -1)
		return -1;
	tally.pages++;
	tally.outside += page->outside;
	take_latest(page, &tally);
	status = sink->part != NULL ?
	    write_part(sink, &tally, overlap, next, why) :
	    write_fd(sink, sink->chunk.data, sink->chunk.len, why);
	if (status == -1)
		return -1;
	sink->tally = tally;
	return sink->format == SINK_NDJSON ? keep_last(sink, overlap, why) : 0;
}

const struct resume_tally *
sink_tally(const struct sink *sink)
{
	return &sink->tally;
}

int
sink_is_closed(const struct sink *sink)
{
	return sink->closed;
}

void
sink_break_off(struct sink *sink, const char *reason)
{
	struct fault ignored;

	if (sink->part != NULL || sink->closed)
		return;
	if ((sink->in_line && write_fd(sink, "\n", 1, &ignored) == -1) ||
	    write_fd(sink, SENTINEL " ", strlen(SENTINEL " "),
	    &ignored) == -1 ||
	    write_fd(sink, reason, strlen(reason), &ignored) == -1)
		return;
	write_fd(sink, "\n", 1, &ignored);
}
