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

/*
 * The digits at *text, which moves behind them.  0: *value is what they mean.
 * 1: more than it can hold.  -1: there is none.
 */
static int
take_digits(const char **text, uint64_t *value)
{
	const char *p = *text;
	uint64_t digit;
	int over = 0;

	*value = 0;
	for (; *p >= '0' && *p <= '9'; p++) {
		digit = (uint64_t)(*p - '0');
		over |= *value > (UINT64_MAX - digit) / 10;
		*value = *value * 10 + digit;
	}
	if (p == *text)
		return -1;
	*text = p;
	return over;
}

int
num_size(const char *text, uint64_t min, uint64_t max, uint64_t *bytes,
    struct fault *why)
{
	const char *p = text;
	uint64_t value;
	int digits, shift;

	if ((digits = take_digits(&p, &value)) == -1 ||
	    (shift = unit_shift(p)) == -1)
		return fault_set(why, FAULT_USAGE,
		    "'%s' is not a size such as 65536, 512K or 16M", text);
	if (digits == 1 || value > UINT64_MAX >> shift)
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

int
num_whole(const char *text, uint64_t min, uint64_t max, uint64_t *value,
    struct fault *why)
{
	const char *p = text;
	uint64_t number;

	if (take_digits(&p, &number) == 0 && *p == '\0' && number >= min &&
	    number <= max) {
		*value = number;
		return 0;
	}
	return fault_set(why, FAULT_USAGE,
	    "'%s' is not a whole number from %llu to %llu", text,
	    (unsigned long long)min, (unsigned long long)max);
}

int
num_seconds(const char *text, int64_t min_ms, int64_t max_ms, int64_t *ms,
    struct fault *why)
{
	const char *p = text;
	uint64_t whole;
	int64_t sum, unit = 100;

	if (take_digits(&p, &whole) != 0 || whole > INT64_MAX / 2000)
		goto refuse;
	sum = (int64_t)whole * 1000;
	if (*p == '.') {
		p++;
		do {
			if (*p < '0' || *p > '9' || unit == 0)
				goto refuse;
			sum += (*p++ - '0') * unit;
			unit /= 10;
		} while (*p != '\0');
	}
	if (*p == '\0' && sum >= min_ms && sum <= max_ms) {
		*ms = sum;
		return 0;
	}

refuse:
	return fault_set(why, FAULT_USAGE,
	    "'%s' is not a number of seconds from %g to %g", text,
	    (double)min_ms / 1000, (double)max_ms / 1000);
}
