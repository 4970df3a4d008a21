#include "feed.h"

#include <stdlib.h>
#include <string.h>

void
feed_init(struct feed *feed)
{
	*feed = (struct feed){ .line = 1, .counted_line = 1 };
}

void
feed_done(struct feed *feed)
{
	free(feed->data);
	feed_init(feed);
}

void
feed_restart(struct feed *feed)
{
	feed->len = 0;
	feed->offset = 0;
	feed->line = feed->counted_line = 1;
	feed->counted = 0;
}

uint64_t
feed_line(struct feed *feed, size_t at)
{
	const char *p, *end;

	/* Before the first block there is no data to point into. */
	if (at == 0)
		return feed->line;
	if (at < feed->counted) {
		feed->counted = 0;
		feed->counted_line = feed->line;
	}
	p = feed->data + feed->counted;
	end = feed->data + at;
	/* Long lines are the rule here, and memchr() flies over those. */
	while (p < end && (p = memchr(p, '\n', (size_t)(end - p))) != NULL) {
		feed->counted_line++;
		p++;
	}
	feed->counted = at;
	return feed->counted_line;
}

void
feed_drop(struct feed *feed, size_t count)
{
	if (count == 0)
		return;
	feed->line = feed->counted_line = feed_line(feed, count);
	feed->counted = 0;
	feed->offset += count;
	feed->len -= count;
	if (feed->len != 0)
		memmove(feed->data, feed->data + count, feed->len);
}

char *
feed_space(struct feed *feed, size_t want, struct fault *why)
{
	size_t need, cap;
	char *data;

	if (want > SIZE_MAX / 4 - feed->len) {
		fault_memory(why);
		return NULL;
	}
	need = feed->len + want;
	if (need > feed->cap) {
		/* By half: a long record arrives block by block. */
		cap = feed->cap + feed->cap / 2;
		if (cap < need)
			cap = need;
		if ((data = realloc(feed->data, cap)) == NULL) {
			fault_memory(why);
			return NULL;
		}
		feed->data = data;
		feed->cap = cap;
	}
	return feed->data + feed->len;
}

void
feed_fill(struct feed *feed, size_t count)
{
	feed->len += count;
}
