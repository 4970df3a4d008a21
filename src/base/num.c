#include "num.h"

#include <string.h>
#include <strings.h>

/* How many bits the unit at text shifts by, or -1 when it is none. */
static int
unit_shift(const char *text)
{
	static const struct {
		const char	*name;
		int		 shift;
	} units[] = {
		{ "", 0 }, { "k", 10 }, { "m", 20 }, { "g", 30 },
		{ "kib", 10 }, { "mib", 20 }, { "gib", 30 },
	};
	size_t i;

	for (i = 0; i < sizeof units / sizeof units[0]; i++)
		if (strcasecmp(text, units[i].name) == 0)
			return units[i].shift;
	return -1;
}

int
num_size(const char *text, uint64_t min, uint64_t max, uint64_t *bytes,
    struct fault *why)
{
	const char *p;
	uint64_t value = 0, digit;
	int shift;

	for (p = text; *p >= '0' && *p <= '9'; p++) {
		digit = (uint64_t)(*p - '0');
		if (value > (UINT64_MAX - digit) / 10)
			goto out_of_range;
		value = value * 10 + digit;
	}
	if (p == text || (shift = unit_shift(p)) == -1)
		return fault_set(why, FAULT_USAGE,
		    "'%s' is not a size such as 65536, 512K or 16M", text);
	if (value > UINT64_MAX >> shift)
		goto out_of_range;
	value <<= shift;
	if (value < min || value > max)
		goto out_of_range;
	*bytes = value;
	return 0;

out_of_range:
	return fault_set(why, FAULT_USAGE,
	    "'%s' is not between %llu and %llu bytes", text,
	    (unsigned long long)min, (unsigned long long)max);
}
