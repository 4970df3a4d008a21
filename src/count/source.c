/* The size of a pipe is not POSIX. */
#define _GNU_SOURCE
#include "source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* As much as Linux lets anybody have who does not ask for more, pipe(7). */
#define PIPE_BYTES	(1024 * 1024)

struct file {
	struct source	 source;	/* first: a file is a source */
	int		 fd;
	uint64_t	 position;
	struct gauge	*gauge;		/* or NULL */
	uint64_t	 base;		/* with a gauge: where it began, and */
	uint64_t	 end;		/* how long it was then, or 0 */
};

/* Bytes on their way; none: the end.  -1: that comes too early. */
static int
pass(struct file *file, const char *data, size_t len, struct fault *why)
{
	struct stat st;

	sha256_add(file->gauge->sum, data, len);
	file->gauge->bytes += len;
	if (len > 0)
		return 0;
	/* Some are longer than they say, and some shorter: in /proc, /sys. */
	if (file->base + file->position < file->end &&
	    fstat(file->fd, &st) == 0 && (uint64_t)st.st_size < file->end)
		return fault_set(why, FAULT_INPUT, "became shorter while it "
		    "was read");
	file->gauge->ended = 1;
	return 0;
}

static long
file_read(struct source *source, char *data, size_t len, struct fault *why)
{
	struct file *file = (struct file *)source;
	ssize_t count;

	do
		count = read(file->fd, data, len);
	while (count == -1 && errno == EINTR);
	if (count == -1)
		return errno == EISDIR ? fault_set(why, FAULT_INPUT,
		    "is a directory; name the files in it") :
		    fault_errno(why, FAULT_INPUT, "cannot be read");
	file->position += (uint64_t)count;
	if (file->gauge != NULL && pass(file, data, (size_t)count, why) == -1)
		return -1;
	return count;
}

static void
file_free(struct source *source)
{
	free(source);
}

struct source *
source_new_file(int fd, struct fault *why)
{
	struct file *file;

	if ((file = calloc(1, sizeof *file)) == NULL) {
		fault_memory(why);
		return NULL;
	}
	file->source.read = file_read;
	file->source.free = file_free;
	file->fd = fd;
#ifdef F_SETPIPE_SZ
	/* Fewer turns between whoever writes and us; if it is a pipe. */
	if (fcntl(fd, F_GETPIPE_SZ) < PIPE_BYTES)
		(void)fcntl(fd, F_SETPIPE_SZ, PIPE_BYTES);
#endif
	return &file->source;
}

void
source_file_gauge(struct source *source, struct gauge *gauge)
{
	struct file *file = (struct file *)source;
	struct stat st;
	off_t at = lseek(file->fd, 0, SEEK_CUR);

	file->gauge = gauge;
	if (at == -1 || fstat(file->fd, &st) == -1 || !S_ISREG(st.st_mode))
		return;
	file->base = (uint64_t)at;
	file->end = (uint64_t)st.st_size;
}

uint64_t
source_file_position(const struct source *source)
{
	return ((const struct file *)source)->position;
}

long
source_read(struct source *source, char *data, size_t len, struct fault *why)
{
	size_t ahead = source->head_end - source->head_at;

	if (ahead == 0 && source->failure.kind != FAULT_NONE) {
		*why = source->failure;
		return -1;
	}
	if (ahead == 0)
		return source->read(source, data, len, why);
	if (len > ahead)
		len = ahead;
	memcpy(data, source->head + source->head_at, len);
	source->head_at += len;
	return (long)len;
}

long
source_peek(struct source *source, const char **data, struct fault *why)
{
	size_t ahead = source->head_end - source->head_at;
	long count;

	memmove(source->head, source->head + source->head_at, ahead);
	source->head_at = 0;
	source->head_end = ahead;
	while (source->head_end < SOURCE_PEEK &&
	    source->failure.kind == FAULT_NONE) {
		count = source->read(source, source->head + source->head_end,
		    SOURCE_PEEK - source->head_end, &source->failure);
		if (count == 0)
			break;
		if (count > 0)
			source->head_end += (size_t)count;
	}
	*data = source->head;
	if (source->head_end > 0 || source->failure.kind == FAULT_NONE)
		return (long)source->head_end;
	*why = source->failure;
	return -1;
}

void
source_free(struct source *source)
{
	if (source != NULL)
		source->free(source);
}
