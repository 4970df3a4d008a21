/*
 * log/arena.h - memory for a library that never tests its malloc(): taken
 * once, where failing is an error like any other, and handed out from there.
 */
#ifndef LOG_ARENA_H
#define LOG_ARENA_H

#include <stddef.h>

#include "base/fault.h"

struct arena;

/* Room for all that will be asked for between two resets.  NULL: no memory.
 * Address space only; what is never handed out is never touched. */
struct arena *arena_new(size_t bytes, struct fault *why);
void arena_free(struct arena *arena);

/* Everything handed out is void from here on. */
void arena_reset(struct arena *arena);

/*
 * Shaped as such libraries want them; ctx is the arena.  arena_drop() gives
 * nothing back before the next reset.  Asking for more than arena_new() was
 * told is a mistake in the program, and ends it: there is no way back through
 * code that does not look at what it got.
 */
void *arena_malloc(void *ctx, size_t bytes);
void *arena_realloc(void *ctx, void *old, size_t bytes);
void arena_drop(void *ctx, void *old);

#endif
