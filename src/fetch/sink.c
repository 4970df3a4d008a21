#include "sink.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "log/sentinel.h"

#define POLL_MS		100		/* how soon a signal is seen */
#define LAST_MAX	((size_t)64 * 1024 * 1024)

struct sink {
	int		 fd;		/* or -1: */
	int		 (*stopped)(void);
	uint64_t	 written;	/* bytes to fd */
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
sink_new(int fd, enum sink_format format, int (*stopped)(void),
    struct fault *why)
{
	struct sink *sink;

	if ((sink = calloc(1, sizeof *sink)) == NULL) {
		fault_memory(why);
		return NULL;
	}
	sink->fd = fd;
	sink->format = format;
	sink->stopped = stopped;
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

	if ((sink = sink_new(-1, format, NULL, why)) == NULL)
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

/*
 * Wait until the reader takes some bytes, so few that it takes all of them, or
 * until it is no use.  -1: a signal came, and may_stop.
 */
static int
wait_for_reader(struct sink *sink, int may_stop)
{
	struct pollfd poll_fd = { sink->fd, POLLOUT, 0 };
	int ready;

	for (;;) {
		if (may_stop && sink->stopped != NULL && sink->stopped())
			return -1;
		ready = poll(&poll_fd, 1, POLL_MS);
		if (ready > 0 || (ready == -1 && errno != EINTR))
			return 0;
	}
}

static int
write_fd(struct sink *sink, const char *data, size_t len, int may_stop,
    struct fault *why)
{
	ssize_t count;

	while (len > 0) {
		if (wait_for_reader(sink, may_stop) == -1)
			return fault_set(why, FAULT_SYSTEM,
			    "stopped by a signal");
		count = write(sink->fd, data, len < PIPE_BUF ? len : PIPE_BUF);
		if (count == -1) {
			if (errno == EINTR || errno == EAGAIN)
				continue;
			sink->closed = errno == EPIPE;
			return fault_errno(why, FAULT_SYSTEM,
			    "standard output");
		}
		if (count > 0)
			sink->in_line = data[count - 1] != '\n';
		sink->written += (uint64_t)count;
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

	/* Pages that all begin with the same event are not pages. */
	if (overlap < sink->last.len && sink->last.len < LAST_MAX) {
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

	if (overlap < sink->last.len && sink->last.len < LAST_MAX)
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
	    write_fd(sink, sink->chunk.data, sink->chunk.len, 1, why);
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
	struct buf line;

	if (sink->part != NULL || sink->closed)
		return;
	buf_init(&line, LINE_MAX);
	if (buf_printf(&line, &ignored, "%s" SENTINEL " %s\n",
	    sink->in_line ? "\n" : "", reason) == 0 &&
	    write_fd(sink, line.data, line.len, 0, &ignored) == -1 &&
	    sink->written >= line.len &&
	    lseek(sink->fd, -(off_t)line.len, SEEK_CUR) != -1)
		/* A full disk has room where something is already. */
		write_fd(sink, line.data, line.len, 0, &ignored);
	buf_done(&line);
}
