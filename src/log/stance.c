#include "stance.h"

void
stance_init(struct stance *stance, unsigned max_depth)
{
	arrays_init(&stance->arrays, max_depth);
	stance_line(stance);
}

void
stance_line(struct stance *stance)
{
	stance->line_used = 0;
	stance->indenting = 1;
	stance->indent = 0;
}

enum stance_byte
stance_step(struct stance *stance, char c, const char **complaint)
{
	switch (c) {
	case '\n':
		stance_line(stance);
		return STANCE_PASSED;
	case ' ': case '\t': case '\r':
		stance->indent += stance->indenting;
		return STANCE_PASSED;
	}
	stance->indenting = 0;
	switch (c) {
	case '[':
		*complaint = arrays_open(&stance->arrays);
		break;
	case ']':
		*complaint = arrays_close(&stance->arrays);
		break;
	case ',':
		*complaint = arrays_comma(&stance->arrays);
		break;
	case '}': case ':':
		*complaint = "no JSON value begins here";
		break;
	default:
		return STANCE_VALUE;
	}
	return *complaint == NULL ? STANCE_PASSED : STANCE_BROKEN;
}

int
stance_same(const struct stance *a, const struct stance *b)
{
	return a->arrays.open == b->arrays.open &&
	    (a->arrays.open == 0 || a->arrays.due == b->arrays.due) &&
	    a->line_used == b->line_used && a->indenting == b->indenting &&
	    a->indent == b->indent;
}
