/*
 * base/clock.h - the machine's two clocks.  For those who hand the time on;
 * everything else is handed it.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

#include "instant.h"

/* What time it is, by the calendar; it may be set, and then jump. */
struct instant clock_now(void);

/* Milliseconds since some moment; it never jumps. */
int64_t clock_steady_ms(void);

#endif
