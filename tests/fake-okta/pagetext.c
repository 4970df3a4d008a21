#include "pagetext.h"

#include <stdlib.h>

#include "mem.h"

/* Copy JSON with a line break behind each comma, colon and bracket. */
static void
spread(struct buf *buf, struct span text)
{
	int in_string = 0;
	size_t i;

	for (i = 0; i < text.len; i++) {
		mem_add(buf, text.data + i, 1);
		if (in_string && text.data[i] == '\\' && i + 1 < text.len)
			mem_add(buf, text.data + ++i, 1);
		else if (text.data[i] == '"')
			in_string = !in_string;
		else if (!in_string && text.data[i] != '\0' &&
		    strchr("{}[],:", text.data[i]) != NULL)
			mem_say(buf, "\r\n\t ");
	}
}

static void
add_event(struct buf *buf, struct span line, int spaces, size_t *count)
{
	if (*count > 0)
		mem_say(buf, spaces ? "\n,\n" : ",");
	if (spaces)
		spread(buf, line);
	else
		mem_add(buf, line.data, line.len);
	++*count;
}

/* An event of nobody's, at that time plus so many milliseconds. */
static void
add_stranger(struct buf *buf, struct instant at, int ms, int spaces,
    size_t *count)
{
	char published[INSTANT_TEXT];
	char *line;

	at.ns += ms * 1000000;
	if (at.ns < 0) {
		at.ns += 1000000000;
		at.sec--;
	}
	line = mem_format("{\"actor\":{\"id\":\"00uOUTSIDE%s\",\"type\":"
	    "\"User\",\"alternateId\":\"outside@example.com\"},\"eventType\":"
	    "\"user.session.start\",\"outcome\":{\"result\":\"SUCCESS\"},"
	    "\"published\":\"%s\",\"uuid\":\"00000000-0000-4000-8000-"
	    "%012llx\",\"version\":\"0\",\"target\":null}",
	    ms < 0 ? "0001" : "0002", instant_format(at, published),
	    (unsigned long long)at.sec);
	add_event(buf, span_of(line), spaces, count);
	free(line);
}

size_t
pagetext_write(struct buf *buf, const struct page *page,
    const struct page_extra *extra, int spaces)
{
	size_t i, count = 0;

	mem_say(buf, spaces ? "\n[\n" : "[");
	if (extra->early != NULL)
		add_stranger(buf, *extra->early, -1, spaces, &count);
	if (extra->first != NULL)
		add_event(buf, *extra->first, spaces, &count);
	for (i = 0; i < page->count; i++)
		add_event(buf, page->event[i]->line, spaces, &count);
	if (extra->late != NULL)
		add_stranger(buf, *extra->late, 0, spaces, &count);
	mem_say(buf, spaces ? "\n]\n" : "]");
	return count - page->count;
}
