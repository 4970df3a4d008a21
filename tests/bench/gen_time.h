/*
 * gen_time.h - the little calendar the generator needs: months of the years
 * 1970 to 9999, in UTC, in milliseconds since the epoch.
 */
#ifndef GEN_TIME_H
#define GEN_TIME_H

#include <stdint.h>

struct gen_text;

#define GEN_HOUR_MS	INT64_C(3600000)

/* The first instant of a month; month 13 is January of the next year. */
int64_t gen_time_month_ms(int year, int month);

/* Put a time as the API writes it: 2026-10-01T00:00:00.000Z. */
void gen_time_put(int64_t ms, struct gen_text *out);

#endif
