#include "arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define ALIGN	alignof(max_align_t)

/* In front of each piece, so that it can be moved. */
union head {
	size_t		bytes;
	max_align_t	align;
};

struct arena {
	size_t		used;
	size_t		size;
	max_align_t	memory[];
};

struct arena *
arena_new(size_t bytes, struct fault *why)
{
	struct arena *arena;

	if (bytes > SIZE_MAX - sizeof *arena ||
	    (arena = malloc(sizeof *arena + bytes)) == NULL) {
		fault_memory(why);
		return NULL;
	}
	arena->used = 0;
	arena->size = bytes;
	return arena;
}

void
arena_free(struct arena *arena)
{
	free(arena);
}

void
arena_reset(struct arena *arena)
{
	arena->used = 0;
}

void *
arena_malloc(void *ctx, size_t bytes)
{
	struct arena *arena = ctx;
	union head *head;
	size_t need;

	if (bytes > arena->size - ALIGN)
		abort();
	need = sizeof *head + (bytes + ALIGN - 1) / ALIGN * ALIGN;
	if (need > arena->size - arena->used)
		abort();
	head = (union head *)((char *)arena->memory + arena->used);
	head->bytes = bytes;
	arena->used += need;
	return head + 1;
}

void *
arena_realloc(void *ctx, void *old, size_t bytes)
{
	void *new = arena_malloc(ctx, bytes);
	size_t had;

	if (old != NULL) {
		had = ((union head *)old - 1)->bytes;
		memcpy(new, old, had < bytes ? had : bytes);
	}
	return new;
}

void
arena_drop(void *ctx, void *old)
{
	(void)ctx;
	(void)old;
}
