/*
 * chance.h - numbers that look random and are the same in every run: what a
 * test made of them can be made again.  SplitMix64: Steele, Lea and Flood,
 * "Fast splittable pseudorandom number generators" (OOPSLA 2014).
 */
#ifndef CHANCE_H
#define CHANCE_H

#include <stddef.h>
#include <stdint.h>

struct chance {
	uint64_t	state;		/* any; the seed */
};

static inline uint64_t
chance_next(struct chance *chance)
{
	uint64_t z = chance->state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

/* 0 to count - 1. */
static inline size_t
chance_below(struct chance *chance, size_t count)
{
	return (size_t)(chance_next(chance) % count);
}

/* Once in so many times. */
static inline int
chance_in(struct chance *chance, size_t count)
{
	return chance_below(chance, count) == 0;
}

#endif
