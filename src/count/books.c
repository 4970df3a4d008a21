#include "books.h"

#include <string.h>

/*
 * When there is no room, the latest month goes.  A month that is among the
 * earliest of all is so in every part too, and never went: its figure is
 * right, however the parts were cut.
 */
static void
add_month(struct months *months, month_index month, uint64_t events)
{
	size_t i = months->count, behind;

	while (i > 0 && months->list[i - 1] > month)
		i--;
	if (i > 0 && months->list[i - 1] == month) {
		months->events[i - 1] += events;
		return;
	}
	if (months->count == BOOKS_MONTHS) {
		months->more = 1;
		if (i == BOOKS_MONTHS)
			return;
		months->count--;
	}
	behind = months->count - i;
	memmove(months->list + i + 1, months->list + i,
	    behind * sizeof months->list[0]);
	memmove(months->events + i + 1, months->events + i,
	    behind * sizeof months->events[0]);
	months->list[i] = month;
	months->events[i] = events;
	months->count++;
}

int
books_event(struct books *books, const struct event *event,
    const struct judgement *judged)
{
	static const struct span success = { "SUCCESS", 7 };
	static const struct span unknown = { "unknown", 7 };
	int succeeded = 0;

	if (judged->verdict == VERDICT_COUNTED) {
		succeeded = event->result.state == FACT_TEXT &&
		    span_eq(event->result.text, success);
		extent_add(&books->counted, judged->when);
		if (span_eq(judged_actor(event, judged), unknown)) {
			books->unknown++;
			books->unknown_success += (uint64_t)succeeded;
		}
	} else if (judged->verdict == VERDICT_OUTSIDE) {
		add_month(&books->outside, instant_month(judged->when), 1);
	}
	if (judged->has_when)
		extent_add(&books->seen, judged->when);
	books->read++;
	books->ended[judged->verdict]++;
	return succeeded;
}

void
books_damage(struct books *books)
{
	books->read++;
	books->ended[VERDICT_REJECTED]++;
}

void
extent_merge(struct extent *extent, const struct extent *part)
{
	if (!part->any)
		return;
	extent_add(extent, part->first);
	extent_add(extent, part->last);
}

void
books_merge(struct books *books, const struct books *part)
{
	size_t i;

	books->read += part->read;
	for (i = 0; i < VERDICTS; i++)
		books->ended[i] += part->ended[i];
	extent_merge(&books->counted, &part->counted);
	extent_merge(&books->seen, &part->seen);
	for (i = 0; i < part->outside.count; i++)
		add_month(&books->outside, part->outside.list[i],
		    part->outside.events[i]);
	books->outside.more |= part->outside.more;
	books->unknown += part->unknown;
	books->unknown_success += part->unknown_success;
	books->tokens += part->tokens;
	books->skipped_bytes += part->skipped_bytes;
}
