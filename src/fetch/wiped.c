#include "wiped.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Stands before what is handed out, and keeps it aligned for anything. */
union head {
	size_t		size;
	max_align_t	align;
};

void *
wiped_malloc(size_t size)
{
	union head *head;

	if (size > SIZE_MAX - sizeof *head ||
	    (head = malloc(sizeof *head + size)) == NULL)
		return NULL;
	head->size = size;
	return head + 1;
}

void *
wiped_realloc(void *memory, size_t size)
{
	void *moved;
	size_t old;

	if (memory == NULL)
		return wiped_malloc(size);
	if ((moved = wiped_malloc(size)) == NULL)
		return NULL;
	old = ((union head *)memory - 1)->size;
	memcpy(moved, memory, old < size ? old : size);
	wiped_free(memory);
	return moved;
}

void
wiped_free(void *memory)
{
	union head *head;

	if (memory == NULL)
		return;
	head = (union head *)memory - 1;
	explicit_bzero(memory, head->size);
	free(head);
}

int
wiped_buf_init(struct buf *buf, size_t max, struct fault *why)
{
	buf_init(buf, max);
	return buf_reserve(buf, max, why);
}

void
wiped_buf_done(struct buf *buf)
{
	if (buf->data != NULL)
		explicit_bzero(buf->data, buf->cap);
	buf_done(buf);
}

char *
wiped_copy(const char *text, size_t len, struct fault *why)
{
	char *copy;

	if (len == SIZE_MAX || (copy = wiped_malloc(len + 1)) == NULL) {
		fault_memory(why);
		return NULL;
	}
	memcpy(copy, text, len);
	copy[len] = '\0';
	return copy;
}
