#include "event.h"

const char *
fact_complaint(enum fact_state state)
{
	switch (state) {
	case FACT_ABSENT:
		return "is missing";
	case FACT_NULL:
		return "is null";
	case FACT_SCALAR: case FACT_OTHER:
		return "is not a string";
	case FACT_BROKEN:
		return "has half of a surrogate pair in it";
	case FACT_TEXT:
		break;
	}
	return "is a string";
}
