/*
 * events_text.h - events as one line of text, to be compared with what a table
 * has: "type published result actor wrapping;" for each, where "-" is absent,
 * "0" null, "#" no string, "!" broken and 'x' a text.
 */
#ifndef EVENTS_TEXT_H
#define EVENTS_TEXT_H

#include <stdio.h>

#include "log/event.h"
#include "unit.h"

#define EVENTS_TEXT	4096

static inline size_t
fact_text(char *text, size_t size, struct fact fact)
{
	static const char marks[] = {
		[FACT_ABSENT] = '-', [FACT_NULL] = '0', [FACT_SCALAR] = '#',
		[FACT_OTHER] = '#',
		[FACT_BROKEN] = '!' };
	int n;

	if (fact.state == FACT_TEXT) {
		ck_assert_ptr_nonnull(fact.text.data);
		n = snprintf(text, size, "'%.*s' ", (int)fact.text.len,
		    fact.text.data);
	} else {
		n = snprintf(text, size, "%c ", marks[fact.state]);
	}
	ck_assert_int_lt(n, (int)size);
	return (size_t)n;
}

static inline char *
events_text(struct events events, char text[EVENTS_TEXT])
{
	static const char *const wrappings[WRAPPINGS] = {
		"none", "detail", "event", "hook", "payload" };
	const struct event *event;
	size_t i, len = 0;

	text[0] = '\0';
	for (i = 0; i < events.count; i++) {
		event = &events.list[i];
		len += fact_text(text + len, EVENTS_TEXT - len, event->type);
		len += fact_text(text + len, EVENTS_TEXT - len,
		    event->published);
		len += fact_text(text + len, EVENTS_TEXT - len,
		    event->result);
		len += fact_text(text + len, EVENTS_TEXT - len, event->actor);
		len += (size_t)snprintf(text + len, EVENTS_TEXT - len, "%s;",
		    wrappings[event->wrapping]);
		ck_assert_uint_lt(len, EVENTS_TEXT);
	}
	return text;
}

#endif
