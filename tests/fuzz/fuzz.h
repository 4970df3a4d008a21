/*
 * fuzz.h - what the fuzz targets share.  A target is one function; libFuzzer
 * or replay.c calls it.  A finding aborts.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* As assert(), which -DNDEBUG would take away. */
#define HOLDS(fact)						\
	do {							\
		if (!(fact)) {					\
			fprintf(stderr, "%s:%d: not so: %s\n",	\
			    __FILE__, __LINE__, #fact);		\
			abort();				\
		}						\
	} while (0)

/* Memory of exactly that size, so that reading past its end is noticed. */
static inline char *
fuzz_copy(const void *data, size_t size)
{
	char *copy = malloc(size == 0 ? 1 : size);

	HOLDS(copy != NULL);
	if (size != 0)
		memcpy(copy, data, size);
	return copy;
}

/*
 * Inputs may begin with a header: a byte below 8, which no text begins with,
 * says how many block sizes follow; behind them comes one byte of options.
 * Without it blocks are of seven bytes, and the options 0.
 */
struct fuzz_header {
	uint8_t		sizes[8];
	size_t		count;
	uint8_t		options;
};

static inline struct fuzz_header
fuzz_header(const uint8_t **data, size_t *size)
{
	struct fuzz_header header = { .sizes = { 7 }, .count = 1 };
	size_t count;

	if (*size == 0 || **data >= 8 || *size < (size_t)**data + 2)
		return header;
	count = **data;
	if (count > 0) {
		memcpy(header.sizes, *data + 1, count);
		header.count = count;
	}
	header.options = (*data)[count + 1];
	*data += count + 2;
	*size -= count + 2;
	return header;
}

/* The size of block number i: 0 is a read that brings nothing, so not all of
 * them may be 0. */
static inline size_t
fuzz_block(const struct fuzz_header *header, size_t i)
{
	size_t size = header->sizes[i % header->count];

	return size == 0 && i % header->count == 0 ? 1 : size;
}

#endif
