/*
 * count/source.h - bytes on tap: a file, or something decoded from another
 * source.  Sources stand on one another; each knows only the one below.
 */
#ifndef COUNT_SOURCE_H
#define COUNT_SOURCE_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "sha256.h"

/* As many bytes as probe.h looks at: a tar header. */
#define SOURCE_PEEK	512

struct source {
	/* Set by whoever makes the source: */
	long	(*read)(struct source *source, char *data, size_t len,
		    struct fault *why);
	void	(*free)(struct source *source);
	/* source.c's own: bytes read ahead by source_peek(), and the failure
	 * that came after them, to be told of in its turn. */
	char	 head[SOURCE_PEEK];
	size_t	 head_at;
	size_t	 head_end;
	struct fault failure;
};

/* Bytes of a descriptor, which stays the caller's.  NULL: no memory. */
struct source *source_new_file(int fd, struct fault *why);

/* What passed by on its way out of a file. */
struct gauge {
	struct sha256	*sum;		/* of all bytes, */
	uint64_t	 bytes;		/* so many, */
	int		 ended;		/* which is all there are */
};

/* Keep account of a source made by source_new_file(), before it is read.  gauge
 * is borrowed, all zeros but for sum.  A regular file that gets shorter
 * meanwhile is then a failure. */
void source_file_gauge(struct source *source, struct gauge *gauge);

/* Bytes of the file read so far; of a source made by source_new_file() only. */
uint64_t source_file_position(const struct source *source);

/* 1 to len: bytes now in data, as many as came.  0: the end.  -1: failed,
 * FAULT_INPUT. */
long source_read(struct source *source, char *data, size_t len,
    struct fault *why);

/*
 * Lend the next bytes without taking them: SOURCE_PEEK, or all that can be
 * read.  Returns how many; -1, as source_read(), only if there are none.  Good
 * until the next call.
 */
long source_peek(struct source *source, const char **data, struct fault *why);

/* Free source, not the one below it.  NULL is fine. */
void source_free(struct source *source);

#endif
