/*
 * base/word.h - eight bytes at once, wherever they stand.
 */
#ifndef BASE_WORD_H
#define BASE_WORD_H

#include <stdint.h>
#include <string.h>

/* The bytes from data on, in the order of this machine. */
static inline uint64_t
word_at(const char *data)
{
	uint64_t word;

	memcpy(&word, data, sizeof word);
	return word;
}

#endif
