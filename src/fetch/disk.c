#include "disk.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int
disk_write(int fd, const char *data, size_t len, uint64_t offset)
{
	ssize_t count;

	for (; len > 0; len -= (size_t)count) {
		count = pwrite(fd, data, len, (off_t)offset);
		if (count == -1 && errno != EINTR)
			return -1;
		if (count == -1)
			count = 0;
		data += count;
		offset += (uint64_t)count;
	}
	return 0;
}

ssize_t
disk_read(int fd, char *data, size_t len, uint64_t offset)
{
	ssize_t count;

	do
		count = pread(fd, data, len, (off_t)offset);
	while (count == -1 && errno == EINTR);
	return count;
}

int
disk_sync_folder(const char *path)
{
	char *copy = strdup(path);
	int fd, status;

	if (copy == NULL)
		return -1;
	fd = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	free(copy);
	if (fd == -1)
		return -1;
	status = fsync(fd);
	/* Some file systems cannot, and need not. */
	if (status == -1 && (errno == EINVAL || errno == ENOTSUP))
		status = 0;
	close(fd);
	return status;
}

static int
failed(struct fault *why, const char *path)
{
	return fault_errno(why, FAULT_SYSTEM, "%s", path);
}

int
disk_replace(const char *path, const char *temporary, const struct buf *text,
    struct fault *why)
{
	int fd, good;

	fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC |
	    O_NOCTTY | O_NOFOLLOW, 0666);
	if (fd == -1)
		return failed(why, temporary);
	good = disk_write(fd, text->data, text->len, 0) == 0 &&
	    fsync(fd) == 0;
	if (!good)
		failed(why, temporary);
	if (close(fd) == -1 && good) {
		failed(why, temporary);
		good = 0;
	}
	if (!good)
		return -1;
	if (rename(temporary, path) == -1 || disk_sync_folder(path) == -1)
		return failed(why, path);
	return 0;
}
