#include "values.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_CAP	256
#define FIRST_TEXTS	4096

enum value_kind
value_kind(struct fact fact)
{
	switch (fact.state) {
	case FACT_TEXT: case FACT_SCALAR:
		return VALUE_TEXT;
	case FACT_ABSENT: case FACT_NULL:
		return VALUE_ABSENT;
	case FACT_OTHER: case FACT_BROKEN:
		break;
	}
	return VALUE_UNUSABLE;
}

void
values_done(struct values *values)
{
	free(values->list);
	free(values->texts);
	*values = (struct values){ .list = NULL };
}

void
values_clear(struct values *values)
{
	values->count = 0;
	values->len = 0;
}

/* Room for more values. */
static int
grow(struct values *values, struct fault *why)
{
	size_t cap = values->cap == 0 ? FIRST_CAP : values->cap * 2;
	struct value *list = realloc(values->list, cap * sizeof *list);

	if (list == NULL)
		return fault_memory(why);
	values->list = list;
	values->cap = cap;
	return 0;
}

/* Room for that many more bytes of text. */
static int
grow_texts(struct values *values, size_t more, struct fault *why)
{
	size_t cap = values->texts_cap == 0 ? FIRST_TEXTS :
	    values->texts_cap * 2;
	char *texts;

	if (more > SIZE_MAX - values->len)
		return fault_memory(why);
	if (cap < values->len + more)
		cap = values->len + more;
	if ((texts = realloc(values->texts, cap)) == NULL)
		return fault_memory(why);
	values->texts = texts;
	values->texts_cap = cap;
	return 0;
}

static struct idkey
key_of(uint64_t seed, enum value_kind kind, struct span text)
{
	unsigned char tag = (unsigned char)kind;

	if (kind == VALUE_TEXT)
		return idset_key(seed, text.data, text.len);
	/* Under a seed that is as random, and has nothing to do with that of
	 * the texts: nobody can write one with the same key. */
	return idset_key(idset_key(seed, &tag, 1).hi, &tag, 1);
}

/* Is it the same as that of the session before?  Most often it is, where there
 * are few. */
static int
is_repeated(const struct values *values, enum value_kind kind,
    struct span text)
{
	const struct value *last;

	if (values->count == 0)
		return 0;
	last = &values->list[values->count - 1];
	if (last->kind != kind)
		return 0;
	return kind != VALUE_TEXT || (last->len == text.len &&
	    (text.len == 0 ||
	    memcmp(values->texts + last->at, text.data, text.len) == 0));
}

int
values_add(struct values *values, uint64_t seed, enum value_kind kind,
    struct span text, struct fault *why)
{
	size_t len = kind == VALUE_TEXT ? text.len : 0;
	struct value *value;

	if (values->count == values->cap && grow(values, why) == -1)
		return -1;
	value = &values->list[values->count];
	if (is_repeated(values, kind, text)) {
		*value = value[-1];
		values->count++;
		return 0;
	}
	if (len > values->texts_cap - values->len &&
	    grow_texts(values, len, why) == -1)
		return -1;
	*value = (struct value){ key_of(seed, kind, text), kind,
	    (uint32_t)len, values->len };
	if (len > 0)
		memcpy(values->texts + values->len, text.data, len);
	values->len += len;
	values->count++;
	return 0;
}
