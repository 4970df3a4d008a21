#include "partfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "crypto_digest.h"
#include "disk.h"
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
	int		 has_name;	/* NAME is it, and whole */
};

static int
failed(struct fault *why, const char *path)
{
	return fault_errno(why, FAULT_SYSTEM, "%s", path);
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
		count = disk_read(fd, text.data, STATE_MAX, 0);
		if (count >= 0)
			*state = object_parse(text.data, (size_t)count);
		if (count == -1)
			failed(why, path);
		else if (*state == NULL)
			fault_set(why, FAULT_SYSTEM, "%s is not what was "
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
	return fault_set(why, FAULT_SYSTEM,
	    "another process is downloading to %s", part->name);
}

/* Does the file begin with the bytes that state counts? */
static int
verify(struct partfile *part, const struct object *state, struct fault *why)
{
	const char *path = part->part_name.data;
	const char *hash = object_text(state, "sha256");
	int64_t length = object_number(state, "length", -1);
	char hex[CRYPTO_HEX];

	if (crypto_digest_file(part->digest, part->fd, length < 0 ? 0 :
	    (uint64_t)length, &part->length, why) == -1) {
		fault_prefix(why, "%s", path);
		return -1;
	}
	if (crypto_digest_text(part->digest, hex, why) == -1)
		return -1;
	if ((int64_t)part->length == length && hash != NULL &&
	    strcmp(hash, hex) == 0)
		return 0;
	return fault_set(why, FAULT_SYSTEM, "%s was changed since it was "
	    "written; remove it and %s to start over", path,
	    part->state_name.data);
}

/* 1: NAME has length bytes, all of them, of that hash.  0: it has not, or is
 * not there, or cannot be read.  -1: no memory. */
static int
name_has(const struct partfile *part, uint64_t length, const char *hash,
    struct fault *why)
{
	struct crypto_digest *digest;
	char hex[CRYPTO_HEX] = "";
	uint64_t count = 0;
	int fd, status;

	if ((digest = crypto_digest_new(why)) == NULL)
		return -1;
	fd = open(part->name, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	status = fd != -1 && crypto_digest_file(digest, fd, UINT64_MAX,
	    &count, why) == 0 && crypto_digest_text(digest, hex, why) == 0 &&
	    count == length && hash != NULL && strcmp(hex, hash) == 0;
	if (fd != -1)
		close(fd);
	crypto_digest_free(digest);
	return status;
}

/*
 * Is a file without a state one that was begun, and interrupted before its
 * state was there?  Anything else in it is somebody's.
 */
static int
is_begun(const struct partfile *part)
{
	char text[sizeof unfinished];
	ssize_t count = disk_read(part->fd, text, sizeof text, 0);

	return count >= 0 && (size_t)count < sizeof text &&
	    memcmp(text, unfinished, (size_t)count) == 0;
}

/* Nothing counts from offset on: say so there, and end. */
static int
end_in_sentinel(const struct partfile *part, uint64_t offset)
{
	if (disk_write(part->fd, unfinished, strlen(unfinished), offset) == -1)
		return -1;
	return ftruncate(part->fd, (off_t)(offset + strlen(unfinished)));
}

/* Open NAME.part, and say whether it is new: nobody else's, that is. */
static int
open_new(struct partfile *part, int *is_new)
{
	const char *path = part->part_name.data;
	const int flags = O_RDWR | O_CLOEXEC | O_NOCTTY | O_NOFOLLOW;

	part->fd = open(path, flags | O_CREAT | O_EXCL, 0666);
	*is_new = part->fd != -1;
	if (part->fd == -1 && errno == EEXIST)
		part->fd = open(path, flags);
	return part->fd == -1 ? -1 : 0;
}

/*
 * There is no NAME.part yet, or one that nothing was written to.  2: but NAME
 * is what state speaks of, which only was not removed any more.
 */
static int
begin_new(struct partfile *part, struct object **state, struct fault *why)
{
	int64_t length = *state == NULL ? -1 :
	    object_number(*state, "length", -1);
	int has = length < 0 ? 0 : name_has(part, (uint64_t)length,
	    object_text(*state, "sha256"), why);

	if (has == -1)
		return -1;
	if (has == 1 && length > 0) {
		unlink(part->part_name.data);
		part->length = (uint64_t)length;
		return 2;
	}
	object_free(*state);
	*state = NULL;
	if (unlink(part->state_name.data) == -1 && errno != ENOENT)
		return failed(why, part->state_name.data);
	return 0;
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
	if (open_new(part, &is_new) == -1)
		return failed(why, path);
	if (lock(part, why) == -1 ||
	    (found = read_state(part, state, why)) == -1)
		return -1;
	/* A state that counts bytes is not that of a file without any: it was
	 * left over when an earlier NAME.part got its name. */
	if (is_new || (is_begun(part) && (!found ||
	    object_number(*state, "length", 0) != 0)))
		return begin_new(part, state, why);
	if (!found)
		return fault_set(why, FAULT_USAGE, "%s is there already, and "
		    "not from a download that could go on; remove it", path);
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
	part->has_name = status == 2;
	*opened = part;
	return status == 2 ? 1 : status;
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

	/* What nothing is appended to need not be compared with anything. */
	if (part->has_name)
		return 0;
	while (offset < part->length) {
		want = part->length - offset < BLOCK ?
		    (size_t)(part->length - offset) : BLOCK;
		if (buf_reserve(out, want, why) == -1)
			return -1;
		count = disk_read(part->fd, out->data + out->len, want,
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

int
partfile_append(struct partfile *part, const void *data, size_t len,
    struct object *state, struct fault *why)
{
	char hex[CRYPTO_HEX];
	struct buf text;
	int status = -1;

	if (part->has_name)
		return fault_set(why, FAULT_USAGE, "%s is there already; "
		    "remove it, or name another file", part->name);
	/* The last line first: whatever fails, the file ends in one. */
	if (end_in_sentinel(part, part->length + len) == -1 ||
	    disk_write(part->fd, data, len, part->length) == -1 ||
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
		status = disk_replace(part->state_name.data,
		    part->new_name.data, &text, why);
	buf_done(&text);
	return status;
}

/*
 * A file that has the name already may be the only one there is of what the
 * org no longer has: it is replaced by its equal, or if it is empty.
 */
static int
meet_name(const struct partfile *part, struct fault *why)
{
	char hex[CRYPTO_HEX];
	struct stat st;

	/* What cannot be replaced at all, rename() tells. */
	if (stat(part->name, &st) == -1 || !S_ISREG(st.st_mode) ||
	    st.st_size == 0)
		return 0;
	if (crypto_digest_text(part->digest, hex, why) == -1)
		return -1;
	switch (name_has(part, part->length, hex, why)) {
	case 1:
		return 0;
	case 0:
		return fault_set(why, FAULT_SYSTEM, "%s is there already, and "
		    "is not what came now; remove it or give it another name, "
		    "and the same command makes it of %s", part->name,
		    part->part_name.data);
	default:
		return -1;
	}
}

int
partfile_finish(struct partfile *part, struct fault *why)
{
	const char *path = part->part_name.data;

	if (!part->has_name) {
		if (meet_name(part, why) == -1)
			return -1;
		if (ftruncate(part->fd, (off_t)part->length) == -1 ||
		    fsync(part->fd) == -1)
			return failed(why, path);
		if (rename(path, part->name) == -1 ||
		    disk_sync_folder(part->name) == -1)
			return failed(why, part->name);
	}
	/* What is left over does no harm: see meet_finished(). */
	unlink(part->state_name.data);
	unlink(part->new_name.data);
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
