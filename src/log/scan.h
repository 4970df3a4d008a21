/*
 * log/scan.h - 64 bytes of JSON at a time: where strings begin and end, and
 * where the brackets and line breaks outside of them are.  Every level finds
 * the same; which one runs is a question of what the machine has, and of speed
 * alone.
 *
 * The method: Langdale and Lemire, "Parsing Gigabytes of JSON per Second"
 * (2019), section 3.1; of its structural characters brackets are enough here.
 */
#ifndef LOG_SCAN_H
#define LOG_SCAN_H

#include <stddef.h>
#include <stdint.h>

#define SCAN_BLOCK	64

/* What one block has to know of those before; {0} where a value begins. */
struct scan_state {
	uint64_t	in_string;	/* 0, or all bits */
	uint64_t	escaped;	/* 1: the next block's first byte is */
	uint64_t	odd;		/* not 0: a byte below 0x20 was seen
					 * in a string, or a backslash outside;
					 * quotes after that prove nothing */
};

/* What is found goes where these point, and they move on.  Marks are brackets
 * and line feeds outside of strings: where, and which character. */
struct scan_out {
	uint64_t	*quotes;	/* a word a block: bit i for byte i,
					 * if it begins or ends a string */
	uint32_t	*marks;
	char		*kinds;
	uint32_t	 base;		/* the next block's position */
};

/* Behind the marks of its last block a run may write so many more. */
#define SCAN_SLACK	SCAN_BLOCK

/* Look at blocks * SCAN_BLOCK bytes. */
typedef void scan_run(struct scan_state *state, const char *text,
    size_t blocks, struct scan_out *out);

enum scan_level {
	SCAN_PORTABLE, SCAN_SSE2, SCAN_AVX2, SCAN_AVX512, SCAN_NEON,
	SCAN_LEVELS
};

/* NULL: this machine has not got it. */
scan_run *scan_of(enum scan_level level);
const char *scan_name(enum scan_level level);

/* The fastest one this machine has. */
scan_run *scan_best(void);

#endif
