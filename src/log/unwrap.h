/*
 * log/unwrap.h - the events in one JSON value, found while somebody walks
 * through it.  Knows the members of an event and what events travel in, and
 * nothing of how JSON is written.
 *
 * Facts are found by their path from the event's own root, at exactly that
 * depth: an "id" inside target[] is not the actor's.  Of a repeated member the
 * last one wins, whole.  An object with a string eventType and an object actor
 * is an event; else one with detail, event, data.events[] or payload is what
 * those hold, in this order of preference, one wrapping inside another too;
 * else one with a string eventType is an event whose actor is missing.
 */
#ifndef LOG_UNWRAP_H
#define LOG_UNWRAP_H

#include <stddef.h>

#include "event.h"
#include "wanted.h"

/* How many events one record may hold, those in unchosen wrappings included:
 * an element of an array may have two bytes, and costs a struct event here. */
#define UNWRAP_MAX	100000

struct unwrap;

/* wanted, if not NULL, is borrowed.  NULL: no memory. */
struct unwrap *unwrap_new(const struct wanted *wanted);
void unwrap_free(struct unwrap *u);

/* A new walk: what the last one found is void. */
void unwrap_begin(struct unwrap *u);

/*
 * The walk: a member's key, and then its value; an array's elements; a value
 * at the top.  All return 1, or 0 for no room: too many events, if
 * unwrap_is_too_much(), else no memory.  The texts of facts are lent to u, and
 * from it to the events it finds.
 */
int unwrap_key(struct unwrap *u, struct span key);
int unwrap_value(struct unwrap *u, struct fact value);
int unwrap_open(struct unwrap *u, int is_object);
int unwrap_close(struct unwrap *u);

int unwrap_is_too_much(const struct unwrap *u);

/* Is the walk inside something not worth entering?  Then nothing matters up to
 * its end, and need not be told of, but for that. */
int unwrap_skips(const struct unwrap *u);

/* Does it matter what the next value is, if it is a string? */
int unwrap_wants_text(const struct unwrap *u);

/* Was the walk one value, and is that complete? */
int unwrap_is_whole(const struct unwrap *u);

/*
 * The events of the values complete so far, valid until the next call that
 * walks on.  What stands where an event should and is none (a number, an
 * object without eventType) is an event whose type is no string.
 */
struct events unwrap_events(const struct unwrap *u);

#endif
