/*
 * base/num.h - numbers from the command line, strict: no sign, no blank, no
 * rest, nothing out of range.
 */
#ifndef BASE_NUM_H
#define BASE_NUM_H

#include <stdint.h>

#include "fault.h"

/*
 * A size in bytes: decimal digits, then nothing or one of K, M, G (powers of
 * 1024; "KiB" and the like, and lower case, mean the same).  -1: not that, or
 * outside [min, max]; FAULT_USAGE, which says what is accepted.
 */
int num_size(const char *text, uint64_t min, uint64_t max, uint64_t *bytes,
    struct fault *why);

/*
 * A whole number: decimal digits alone.  -1: not that, or outside [min, max];
 * FAULT_USAGE.
 */
int num_whole(const char *text, uint64_t min, uint64_t max, uint64_t *value,
    struct fault *why);

/*
 * Seconds, a fraction of up to three digits included, as milliseconds.  -1: not
 * that, or outside [min_ms, max_ms]; FAULT_USAGE.
 */
int num_seconds(const char *text, int64_t min_ms, int64_t max_ms, int64_t *ms,
    struct fault *why);

#endif
