/*
 * gen_random.h - numbers that look drawn, and are the same for the same seed
 * on every machine: nothing here depends on libc, time or byte order.
 */
#ifndef GEN_RANDOM_H
#define GEN_RANDOM_H

#include <stdbool.h>
#include <stdint.h>

struct gen_random {
	uint64_t state;
};

/* Scramble x.  One-to-one: different numbers stay different. */
static inline uint64_t
gen_mix(uint64_t x)
{
	x = (x ^ (x >> 31)) * UINT64_C(0xd1b54a32d192ed03);
	x = (x ^ (x >> 29)) * UINT64_C(0x9e3779b97f4a7c15);
	x = (x ^ (x >> 32)) * UINT64_C(0xaef17502108ef2d9);
	return (x ^ (x >> 30));
}

static inline uint64_t
gen_random_next(struct gen_random *random)
{
	random->state += UINT64_C(0x9e3779b97f4a7c15);
	return (gen_mix(random->state));
}

/* 0 .. limit - 1; limit must not be 0. */
static inline uint32_t
gen_random_below(struct gen_random *random, uint32_t limit)
{
	return ((uint32_t)(((gen_random_next(random) >> 32) * limit) >> 32));
}

/*
 * 0 .. limit - 1, the low ones far more often: the first hundredth of them
 * takes almost a third of all draws.
 */
static inline uint32_t
gen_random_skewed(struct gen_random *random, uint32_t limit)
{
	double u = (double)(gen_random_next(random) >> 32) / 4294967296.0;

	return ((uint32_t)(u * u * u * u * limit));
}

static inline bool
gen_random_percent(struct gen_random *random, unsigned percent)
{
	return (gen_random_below(random, 100) < percent);
}

#endif
