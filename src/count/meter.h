/*
 * count/meter.h - how far a count has got, in a line for people.
 */
#ifndef COUNT_METER_H
#define COUNT_METER_H

#include <stdint.h>

struct meter {
	uint64_t	bytes;		/* of the files, as on the disk */
	int64_t		total;		/* in all of them; -1: not known */
	uint64_t	records;
	int64_t		elapsed_ms;
};

/*
 * " 62 %  1.2 GiB of 1.9 GiB  1234567 events  512 MiB/s  0:03 left"; without
 * a total the share, the total and the time left are left out.  Returns text.
 */
#define METER_TEXT	160
char *meter_text(const struct meter *meter, char text[METER_TEXT]);

#endif
