/*
 * oom.h - memory runs out: each allocation of an attempt fails in turn, alone
 * and with all that follow it, until the attempt has no more of them.  The
 * linker puts the functions below in the place of malloc() and the like, in our
 * own objects; what libraries ask for themselves is not touched.
 */
#ifndef OOM_H
#define OOM_H

#include <stdint.h>

#include "unit.h"

void *__real_malloc(size_t bytes);
void *__real_calloc(size_t count, size_t bytes);
void *__real_realloc(void *old, size_t bytes);
char *__real_strdup(const char *text);
void *__wrap_malloc(size_t bytes);
void *__wrap_calloc(size_t count, size_t bytes);
void *__wrap_realloc(void *old, size_t bytes);
char *__wrap_strdup(const char *text);

/* What is refused now. */
static struct oom {
	int	armed;
	size_t	wait;		/* allocations to let pass first */
	int	stays;		/* refuse all that follow, too */
	size_t	refused;	/* so many times since it was armed */
} oom;

static inline int
refuse(void)
{
	if (!oom.armed)
		return 0;
	if (oom.wait > 0) {
		oom.wait--;
		return 0;
	}
	if (oom.refused > 0 && !oom.stays)
		return 0;
	oom.refused++;
	return 1;
}

void *
__wrap_malloc(size_t bytes)
{
	return refuse() ? NULL : __real_malloc(bytes);
}

void *
__wrap_calloc(size_t count, size_t bytes)
{
	return refuse() ? NULL : __real_calloc(count, bytes);
}

void *
__wrap_realloc(void *old, size_t bytes)
{
	return refuse() ? NULL : __real_realloc(old, bytes);
}

char *
__wrap_strdup(const char *text)
{
	return refuse() ? NULL : __real_strdup(text);
}

/* Let so many allocations pass, and then refuse. */
static inline void
arm(size_t wait, int stays)
{
	memset(&oom, 0, sizeof oom);
	oom.armed = 1;
	oom.wait = wait;
	oom.stays = stays;
}

static inline void
disarm(void)
{
	oom.armed = 0;
}

/* Each: 0, or -1 and why, with nothing left to be freed. */
typedef int attempt(struct fault *why);

/* Refuse the first, the second, ... until nothing is refused any more.  Returns
 * how many there were. */
static inline size_t
exhaust(attempt *try, int stays)
{
	struct fault why;
	size_t wait;
	int status;

	for (wait = 0; ; wait++) {
		why = unit_no_fault();
		arm(wait, stays);
		status = try(&why);
		disarm();
		if (oom.refused == 0)
			break;
		if (status != -1)
			ck_abort_msg("allocation %zu: refused, and all went "
			    "well", wait);
		if (why.kind != FAULT_SYSTEM ||
		    strstr(why.msg, "out of memory") == NULL)
			ck_abort_msg("allocation %zu: kind %d, %s", wait,
			    why.kind, why.msg);
	}
	ck_assert_msg(status == 0, "%s", why.msg);
	return wait;
}

static inline void
exhaust_both(attempt *try, size_t least)
{
	ck_assert_uint_ge(exhaust(try, 0), least);
	ck_assert_uint_ge(exhaust(try, 1), least);
}

#endif
