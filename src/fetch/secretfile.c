#include "secretfile.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "wiped.h"

static int
read_all(int fd, const char *path, struct buf *text, struct fault *why)
{
	ssize_t count;

	/* A byte is left for the text's end; one more tells of too many. */
	while (text->len + 1 < text->max) {
		count = read(fd, text->data + text->len,
		    text->max - 1 - text->len);
		if (count == -1 && errno == EINTR)
			continue;
		if (count == -1)
			return fault_errno(why, FAULT_USAGE, "%s", path);
		if (count == 0) {
			text->data[text->len] = '\0';
			return 1;
		}
		text->len += (size_t)count;
	}
	return fault_set(why, FAULT_USAGE, "%s: more than %zu bytes; this is "
	    "no file with credentials", path, SECRETFILE_MAX);
}

int
secretfile_read(const char *path, struct buf *text, int *exposed,
    struct fault *why)
{
	struct stat st;
	int fd, status;

	*exposed = 0;
	if (wiped_buf_init(text, SECRETFILE_MAX + 2, why) == -1)
		return -1;
	text->data[0] = '\0';
	if (strcmp(path, "-") == 0)
		return read_all(STDIN_FILENO, "standard input", text, why);
	if ((fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)) == -1) {
		if (errno == ENOENT || errno == ENOTDIR)
			return 0;
		return fault_errno(why, FAULT_USAGE, "%s", path);
	}
	/* A pipe is read by whoever was given it, whatever its mode. */
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
		*exposed = (st.st_mode & (S_IRGRP | S_IROTH | S_IWGRP |
		    S_IWOTH)) != 0;
	status = read_all(fd, path, text, why);
	close(fd);
	return status;
}
