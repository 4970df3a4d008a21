#include "page.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "log/extract.h"
#include "log/nest.h"

#define MAX_RECORD	((size_t)16 * 1024 * 1024)
#define EVENTS_FIRST	1024		/* a page has 1000 at most */
#define SHOWN		40		/* bytes of a body that is no page */

struct page_reader {
	struct window	 window;
	struct extract	*extract;
	struct buf	 lines;
	struct page_event *events;
	size_t		 cap;
};

struct page_reader *
page_reader_new(const struct window *window, struct fault *why)
{
	struct page_reader *reader;

	if ((reader = calloc(1, sizeof *reader)) == NULL) {
		fault_memory(why);
		return NULL;
	}
	reader->window = *window;
	buf_init(&reader->lines, SIZE_MAX / 4);
	if ((reader->extract = extract_new(MAX_RECORD, NULL, why)) != NULL)
		return reader;
	page_reader_free(reader);
	return NULL;
}

void
page_reader_free(struct page_reader *reader)
{
	if (reader == NULL)
		return;
	extract_free(reader->extract);
	buf_done(&reader->lines);
	free(reader->events);
	free(reader);
}

static size_t
skip_blanks(struct span body, size_t at)
{
	while (at < body.len && memchr(" \t\r\n", body.data[at], 4) != NULL)
		at++;
	return at;
}

static int
complain(struct fault *why, struct span body, size_t at, const char *what)
{
	size_t left = body.len - at;

	if (left == 0)
		return fault_set(why, FAULT_REMOTE, "no whole page: it ends "
		    "at byte %zu", at);
	return fault_set(why, FAULT_REMOTE, "no page of events: at byte %zu "
	    "%s: %.*s", at, what, (int)(left < SHOWN ? left : SHOWN),
	    body.data + at);
}

/* Where the value that begins at at ends; -1, what is wrong with it. */
static int
find_end(struct span body, size_t at, size_t *end, struct fault *why)
{
	struct nest nest;
	enum nest_status status;
	size_t len = 0, most = body.len - at;

	if (most > MAX_RECORD)
		most = MAX_RECORD;
	nest_begin(&nest, NEST_MAX);
	status = nest_scan(&nest, body.data + at, most, &len);
	if (status == NEST_MORE && most == MAX_RECORD)
		return fault_set(why, FAULT_REMOTE,
		    "an event of more than %zu bytes", MAX_RECORD);
	if (status == NEST_MORE)
		return complain(why, body, body.len, "");
	if (status != NEST_END)
		return complain(why, body, at + len, nest_complaint(status));
	*end = at + len;
	return 0;
}

/* When did the event in text happen?  -1: it is none, or does not say. */
static int
find_time(struct page_reader *reader, struct span text, struct instant *at,
    struct fault *why)
{
	struct events events;
	enum instant_status status;
	size_t bad;

	if (extract_record(reader->extract, text.data, text.len, &events,
	    &bad, why) == -1) {
		if (why->kind == FAULT_RECORD)
			why->kind = FAULT_REMOTE;
		return -1;
	}
	if (events.count != 1 || events.list[0].wrapping != WRAPPING_NONE ||
	    events.list[0].type.state != FACT_TEXT)
		return fault_set(why, FAULT_REMOTE, "it is no event");
	if (events.list[0].published.state != FACT_TEXT)
		return fault_set(why, FAULT_REMOTE, "its time (published) %s",
		    fact_complaint(events.list[0].published.state));
	status = instant_parse(events.list[0].published.text,
	    INSTANT_ZONE_REQUIRED, at);
	if (status != INSTANT_OK)
		return fault_set(why, FAULT_REMOTE, "its time (published) "
		    "is %s", instant_complaint(status));
	return 0;
}

static int
keep(struct page_reader *reader, struct page *page, struct span text,
    struct instant at, struct fault *why)
{
	struct buf *lines = &reader->lines;
	struct page_event *longer;
	size_t cap, i, begin = lines->len;

	if (page->count == reader->cap) {
		cap = reader->cap == 0 ? EVENTS_FIRST : 2 * reader->cap;
		longer = cap > SIZE_MAX / sizeof *longer ? NULL :
		    realloc(reader->events, cap * sizeof *longer);
		if (longer == NULL)
			return fault_memory(why);
		reader->events = longer;
		reader->cap = cap;
	}
	if (buf_add(lines, text.data, text.len, why) == -1 ||
	    buf_add(lines, "\n", 1, why) == -1)
		return -1;
	/* Inside strings JSON has none. */
	for (i = begin; i < begin + text.len; i++)
		if (lines->data[i] == '\n' || lines->data[i] == '\r')
			lines->data[i] = ' ';
	reader->events[page->count++] = (struct page_event){ begin, text.len,
	    at };
	return 0;
}

static int
take_event(struct page_reader *reader, struct page *page, struct span text,
    struct fault *why)
{
	struct instant at;

	page->received++;
	if (find_time(reader, text, &at, why) == -1) {
		fault_prefix(why, "no page of events: element %llu",
		    (unsigned long long)page->received);
		return -1;
	}
	if (window_place(&reader->window, at) != 0) {
		page->outside++;
		return 0;
	}
	return keep(reader, page, text, at, why);
}

/* The elements of the array that begins before at, and what is behind it. */
static int
read_elements(struct page_reader *reader, struct page *page, size_t at,
    struct fault *why)
{
	struct span body = page->body;
	size_t end = at;

	at = skip_blanks(body, at);
	if (at < body.len && body.data[at] == ']')
		goto close;
	for (;;) {
		at = skip_blanks(body, at);
		if (at == body.len || body.data[at] != '{')
			return complain(why, body, at, "no object");
		if (find_end(body, at, &end, why) == -1 ||
		    take_event(reader, page, (struct span){ body.data + at,
		    end - at }, why) == -1)
			return -1;
		at = skip_blanks(body, end);
		if (at < body.len && body.data[at] == ']')
			goto close;
		if (at == body.len || body.data[at] != ',')
			return complain(why, body, at, "no comma");
		at++;
	}

close:
	at = skip_blanks(body, at + 1);
	return at == body.len ? 0 : complain(why, body, at, "more text");
}

int
page_read(struct page_reader *reader, struct span body, struct page *page,
    struct fault *why)
{
	static const char mark[] = "\xef\xbb\xbf";
	size_t at = 0;
	int status;

	*page = (struct page){ .body = body };
	reader->lines.len = 0;
	if (body.len == 0)
		return fault_set(why, FAULT_REMOTE, "an empty answer");
	if (span_begins(body, mark) == 1)
		at = strlen(mark);
	at = skip_blanks(body, at);
	if (at == body.len || body.data[at] != '[')
		return complain(why, body, at, "no array");
	status = read_elements(reader, page, at + 1, why);
	page->lines = reader->lines.data;
	page->size = reader->lines.len;
	page->events = reader->events;
	return status;
}
