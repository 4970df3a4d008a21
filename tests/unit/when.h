/*
 * when.h - for unit tests that speak of times: an instant, as it is written.
 */
#ifndef WHEN_H
#define WHEN_H

#include "base/instant.h"
#include "unit.h"

static inline struct instant
when(const char *text)
{
	struct instant at = { 0, 0 };

	ck_assert_msg(instant_parse(span_of(text), INSTANT_ZONE_REQUIRED,
	    &at) == INSTANT_OK, "%s", text);
	return at;
}

#endif
