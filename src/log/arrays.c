#include "arrays.h"

#include <stddef.h>

void
arrays_init(struct arrays *arrays, unsigned max)
{
	*arrays = (struct arrays){ .max = max };
}

const char *
arrays_value(const struct arrays *arrays)
{
	if (arrays->open > 0 && arrays->due == ARRAYS_COMMA_OR_CLOSE)
		return "no comma between the elements of an array";
	return NULL;
}

void
arrays_value_done(struct arrays *arrays)
{
	arrays->due = ARRAYS_COMMA_OR_CLOSE;
}

const char *
arrays_open(struct arrays *arrays)
{
	const char *complaint = arrays_value(arrays);

	if (complaint != NULL)
		return complaint;
	if (arrays->open == arrays->max)
		return "nested too deep";
	arrays->open++;
	arrays->due = ARRAYS_VALUE_OR_CLOSE;
	return NULL;
}

const char *
arrays_close(struct arrays *arrays)
{
	if (arrays->open == 0)
		return arrays->orphans ? NULL : "a ']' that closes nothing";
	if (arrays->due == ARRAYS_VALUE)
		return "a ']' behind a comma";
	arrays->open--;
	arrays->due = ARRAYS_COMMA_OR_CLOSE;
	return NULL;
}

const char *
arrays_comma(struct arrays *arrays)
{
	if (arrays->open == 0)
		return arrays->orphans ? NULL : "a comma outside any array";
	if (arrays->due != ARRAYS_COMMA_OR_CLOSE)
		return "a comma where an array's element is due";
	arrays->due = ARRAYS_VALUE;
	return NULL;
}

void
arrays_break(struct arrays *arrays)
{
	arrays->orphans = 1;
	arrays->open = 0;
}
