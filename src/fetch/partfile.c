#include "partfile.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "crypto_digest.h"
#include "log/sentinel.h"

#define BLOCK		((size_t)64 * 1024)
#define STATE_MAX	((size_t)256 * 1024)

static const char unfinished[] = SENTINEL " the download goes on, or was "
    "interrupted\n";

struct partfile {
	const char	*name;
	struct buf	 part_name;	/* all three terminated */
	struct buf	 state_name;
	struct buf	 new_name;	/* a state, before it counts */
	int		 fd;
	uint64_t	 length;
	struct crypto_digest *digest;
};

static int
failed(struct fault *why, const char *path)
{
	return fault_errno(why, FAULT_SYSTEM, "%s", path);
}

static int
write_all(int fd, const char *data, size_t len, uint64_t offset)
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

/* Read what there is of len bytes.  -1: errno. */
static ssize_t
read_some(int fd, char *data, size_t len, uint64_t offset)
{
	ssize_t count;

	do
		count = pread(fd, data, len, (off_t)offset);
	while (count == -1 && errno == EINTR);
	return count;
}

/* A rename is on the disk when the folder is. */
static int
sync_folder(const char *path)
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

/* The state, if there is one: 1, 0 or -1. */
static int
read_state(const struct partfile *part, struct object **state,
    struct fault *why)
{
	const char *path = part->state_name.data;
	struct buf text;
	ssize_t count = 0;
	int fd;

	*state = NULL;
	if ((fd = open(path, O_RDONLY | O_CLOEXEC)) == -1)
		return errno == ENOENT ? 0 : failed(why, path);
	buf_init(&text, STATE_MAX);
	if (buf_reserve(&text, STATE_MAX, why) == 0) {
		count = read_some(fd, text.data, STATE_MAX, 0);
		if (count >= 0)
			*state = object_parse(text.data, (size_t)count);
		if (count == -1)
			failed(why, path);
		else if (*state == NULL)
			fault_set(why, FAULT_USAGE, "%s is not what was "
			    "written there; remove it and %s to start over",
			    path, part->part_name.data);
	}
	close(fd);
	buf_done(&text);
	return *state == NULL ? -1 : 1;
}

/*
 * Another process that holds it would write between our lines; and one that
 * held it may have given it its name since we opened it.
 */
static int
lock(const struct partfile *part, struct fault *why)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	struct stat ours, there;

	if (fcntl(part->fd, F_SETLK, &lock) == 0) {
		if (fstat(part->fd, &ours) == 0 &&
		    stat(part->part_name.data, &there) == 0 &&
		    ours.st_dev == there.st_dev && ours.st_ino == there.st_ino)
			return 0;
	} else if (errno != EACCES && errno != EAGAIN) {
		return failed(why, part->part_name.data);
	}
	return fault_set(why, FAULT_USAGE,
	    "another process is downloading to %s", part->name);
}

/* Does the file begin with the bytes that state counts? */
static int
verify(struct partfile *part, const struct object *state, struct fault *why)
{
	const char *path = part->part_name.data;
	const char *hash = object_text(state, "sha256");
	int64_t length = object_number(state, "length", -1);
	char *block, hex[CRYPTO_HEX];
	ssize_t count = 1;
	size_t want;
	int status = 0;

	if ((block = malloc(BLOCK)) == NULL)
		return fault_memory(why);
	while (status == 0 && (int64_t)part->length < length && count > 0) {
		want = (uint64_t)length - part->length < BLOCK ?
		    (size_t)((uint64_t)length - part->length) : BLOCK;
		count = read_some(part->fd, block, want, part->length);
		if (count == -1) {
			status = failed(why, path);
		} else {
			part->length += (uint64_t)count;
			status = crypto_digest_add(part->digest, block,
			    (size_t)count, why);
		}
	}
	free(block);
	if (status == -1 || crypto_digest_text(part->digest, hex, why) == -1)
		return -1;
	if ((int64_t)part->length == length && hash != NULL &&
	    strcmp(hash, hex) == 0)
		return 0;
	return fault_set(why, FAULT_USAGE, "%s was changed since it was "
	    "written; remove it and %s to start over", path,
	    part->state_name.data);
}

/*
 * Is a file without a state one that was begun, and interrupted before its
 * state was there?  Anything else in it is somebody's.
 */
static int
is_begun(const struct partfile *part)
{
	char text[sizeof unfinished];
	ssize_t count = read_some(part->fd, text, sizeof text, 0);

	return count >= 0 && (size_t)count < sizeof text &&
	    memcmp(text, unfinished, (size_t)count) == 0;
}

/* Nothing counts from offset on: say so there, and end. */
static int
end_in_sentinel(const struct partfile *part, uint64_t offset)
{
	if (write_all(part->fd, unfinished, strlen(unfinished), offset) == -1)
		return -1;
	return ftruncate(part->fd, (off_t)(offset + strlen(unfinished)));
}

static int
open_part(struct partfile *part, struct object **state, struct fault *why)
{
	const char *path = part->part_name.data;
	struct stat st;
	int found, is_new;

	if (stat(part->name, &st) == 0 && !S_ISREG(st.st_mode))
		return fault_set(why, FAULT_USAGE, "%s is no regular file; "
		    "redirect standard output to it instead", part->name);
	if ((found = read_state(part, state, why)) == -1)
		return -1;
	is_new = access(path, F_OK) == -1;
	part->fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOCTTY, 0666);
	if (part->fd == -1)
		return failed(why, path);
	if (lock(part, why) == -1)
		return -1;
	if (!found && !is_new && !is_begun(part))
		return fault_set(why, FAULT_USAGE, "%s is there already, and "
		    "not from a download that could go on; remove it", path);
	/* A state alone is left over: by one that came to its end, or because
	 * somebody wants to start over. */
	if (is_new || !found) {
		object_free(*state);
		*state = NULL;
		if (unlink(part->state_name.data) == -1 && errno != ENOENT)
			return failed(why, part->state_name.data);
		return 0;
	}
	if (verify(part, *state, why) == -1)
		return -1;
	return end_in_sentinel(part, part->length) == -1 ?
	    failed(why, path) : 1;
}

static int
name_file(struct buf *buf, const char *name, const char *end,
    struct fault *why)
{
	buf_init(buf, strlen(name) + strlen(end) + 1);
	return buf_printf(buf, why, "%s%s", name, end);
}

int
partfile_open(const char *name, struct partfile **opened,
    struct object **state, struct fault *why)
{
	struct partfile *part;
	int status = -1;

	*opened = NULL;
	*state = NULL;
	if ((part = calloc(1, sizeof *part)) == NULL)
		return fault_memory(why);
	part->name = name;
	part->fd = -1;
	if ((part->digest = crypto_digest_new(why)) != NULL &&
	    name_file(&part->part_name, name, ".part", why) == 0 &&
	    name_file(&part->state_name, name, ".part.state", why) == 0 &&
	    name_file(&part->new_name, name, ".part.state.new", why) == 0)
		status = open_part(part, state, why);
	if (status == -1) {
		object_free(*state);
		*state = NULL;
		partfile_free(part);
		return -1;
	}
	*opened = part;
	return status;
}

uint64_t
partfile_length(const struct partfile *part)
{
	return part->length;
}

int
partfile_read(struct partfile *part, uint64_t offset, struct buf *out,
    struct fault *why)
{
	size_t want;
	ssize_t count;

	while (offset < part->length) {
		want = part->length - offset < BLOCK ?
		    (size_t)(part->length - offset) : BLOCK;
		if (buf_reserve(out, want, why) == -1)
			return -1;
		count = read_some(part->fd, out->data + out->len, want,
		    offset);
		if (count == -1)
			return failed(why, part->part_name.data);
		if (count == 0)
			return fault_set(why, FAULT_SYSTEM,
			    "%s got shorter", part->part_name.data);
		out->len += (size_t)count;
		offset += (uint64_t)count;
	}
	return 0;
}

/* The text of a state, whole, in place of the one before. */
static int
record(const struct partfile *part, const struct buf *text, struct fault *why)
{
	const char *path = part->new_name.data;
	int fd, good;

	fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOCTTY,
	    0666);
	if (fd == -1)
		return failed(why, path);
	good = write_all(fd, text->data, text->len, 0) == 0 &&
	    fsync(fd) == 0;
	if (!good)
		failed(why, path);
	if (close(fd) == -1 && good) {
		failed(why, path);
		good = 0;
	}
	if (!good)
		return -1;
	if (rename(path, part->state_name.data) == -1 ||
	    sync_folder(part->state_name.data) == -1)
		return failed(why, part->state_name.data);
	return 0;
}

int
partfile_append(struct partfile *part, const void *data, size_t len,
    struct object *state, struct fault *why)
{
	char hex[CRYPTO_HEX];
	struct buf text;
	int status = -1;

	/* The last line first: whatever fails, the file ends in one. */
	if (end_in_sentinel(part, part->length + len) == -1 ||
	    write_all(part->fd, data, len, part->length) == -1 ||
	    fdatasync(part->fd) == -1)
		return failed(why, part->part_name.data);
	if (crypto_digest_add(part->digest, data, len, why) == -1 ||
	    crypto_digest_text(part->digest, hex, why) == -1)
		return -1;
	part->length += len;
	buf_init(&text, STATE_MAX);
	if (object_put_number(state, "length", (int64_t)part->length,
	    why) == 0 && object_put_text(state, "sha256", span_of(hex),
	    why) == 0 && object_write(state, &text, why) == 0 &&
	    buf_add(&text, "\n", 1, why) == 0)
		status = record(part, &text, why);
	buf_done(&text);
	return status;
}

int
partfile_finish(struct partfile *part, struct fault *why)
{
	const char *path = part->part_name.data;

	if (ftruncate(part->fd, (off_t)part->length) == -1 ||
	    fsync(part->fd) == -1)
		return failed(why, path);
	if (rename(path, part->name) == -1 || sync_folder(part->name) == -1)
		return failed(why, part->name);
	unlink(part->state_name.data);
	return 0;
}

void
partfile_free(struct partfile *part)
{
	if (part == NULL)
		return;
	if (part->fd != -1)
		close(part->fd);
	crypto_digest_free(part->digest);
	buf_done(&part->part_name);
	buf_done(&part->state_name);
	buf_done(&part->new_name);
	free(part);
}
