/*
 * count/values.h - the sessions of a part of a text, and the value of the
 * member asked for in each.
 */
#ifndef COUNT_VALUES_H
#define COUNT_VALUES_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "base/span.h"
#include "idset.h"
#include "log/event.h"

enum value_kind {
	VALUE_TEXT,
	VALUE_ABSENT,
	VALUE_UNUSABLE		/* an object, say */
};

/* What a fact is, as a value. */
enum value_kind value_kind(struct fact fact);

struct value {
	struct idkey	key;		/* of kind and text */
	enum value_kind	kind;
	uint32_t	len;
	size_t		at;		/* of the text, in texts; neighbours
					 * of one value share it */
};

struct values {
	struct value	*list;		/* owned */
	size_t		 count;
	size_t		 cap;
	char		*texts;		/* owned */
	size_t		 len;
	size_t		 texts_cap;
};

/* All zeros at first; this gives back the memory. */
void values_done(struct values *values);

/* Begin anew, keeping the memory. */
void values_clear(struct values *values);

/* Add a session's; text (of VALUE_TEXT alone) is copied, and shorter than 2^32
 * bytes.  seed is that of the actors' keys, the same for all.  -1: no memory,
 * and nothing was added. */
int values_add(struct values *values, uint64_t seed, enum value_kind kind,
    struct span text, struct fault *why);

#endif
