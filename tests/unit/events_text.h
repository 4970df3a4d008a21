/*
 * events_text.h - events as one line of text, to be compared with what a table
 * has: "type published result actor wrapping;" for each, where "-" is absent,
 * "0" null, "#" no string, "!" broken and 'x' a text.  What is wanted of them
 * is a line of its own, "login name type field;", with scalars as written; and
 * so are the persons among their targets, "id login name;".
 */
#ifndef EVENTS_TEXT_H
#define EVENTS_TEXT_H

#include <stdio.h>

#include "log/event.h"
#include "log/wanted.h"
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

static inline size_t
wanted_fact_text(char *text, size_t size, struct fact fact)
{
	int n;

	if (fact.state != FACT_TEXT && fact.state != FACT_SCALAR)
		ck_assert_uint_eq(fact.text.len, 0);
	if (fact.state != FACT_SCALAR)
		return fact_text(text, size, fact);
	ck_assert_uint_gt(fact.text.len, 0);
	n = snprintf(text, size, "%.*s ", (int)fact.text.len,
	    fact.text.data);
	ck_assert_int_lt(n, (int)size);
	return (size_t)n;
}

/* The last of the facts is what wanted asks for by a path, if it does. */
static inline char *
wanted_text(struct events events, const struct wanted *wanted,
    char text[EVENTS_TEXT])
{
	const struct event *event;
	size_t i, len = 0;
	int want;

	text[0] = '\0';
	for (i = 0; i < events.count; i++) {
		event = &events.list[i];
		for (want = 0; want < WANT_FIELD; want++)
			len += wanted_fact_text(text + len, EVENTS_TEXT - len,
			    event->wanted[want]);
		len += wanted_fact_text(text + len, EVENTS_TEXT - len,
		    wanted->path[0].data != NULL ?
		    wanted_field(wanted, event) : event->wanted[WANT_FIELD]);
		text[len - 1] = ';';
	}
	return text;
}

/* Has every reader to find the person among the targets of this one? */
static inline int
persons_matter(const struct wanted *wanted, const struct event *event)
{
	struct fact type = event->wanted[WANT_ACTOR_TYPE];
	size_t i;

	if (type.state == FACT_TEXT && unit_is(type.text, "User"))
		return 0;
	for (i = 0; i < wanted->person_type_count; i++)
		if (event->type.state == FACT_TEXT &&
		    span_eq(event->type.text, wanted->person_types[i]))
			return 1;
	return 0;
}

/* all 0: of those alone for which every reader has to, and "~;" for others. */
static inline char *
persons_text(struct events events, const struct wanted *wanted, int all,
    char text[EVENTS_TEXT])
{
	const struct event *event;
	size_t i, len = 0;
	int want;

	text[0] = '\0';
	for (i = 0; i < events.count; i++) {
		event = &events.list[i];
		if (!all && !persons_matter(wanted, event)) {
			len += (size_t)snprintf(text + len,
			    EVENTS_TEXT - len, "~;");
			continue;
		}
		for (want = WANT_PERSON; want <= WANT_PERSON_NAME; want++)
			len += wanted_fact_text(text + len, EVENTS_TEXT - len,
			    event->wanted[want]);
		text[len - 1] = ';';
	}
	return text;
}

#endif
