/*
 * scratch.h - for unit tests of what reads and writes files: a folder of its
 * own for each test, which is the working folder while it lasts.
 */
#ifndef SCRATCH_H
#define SCRATCH_H

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "unit.h"

/* Where the test was started: the project's folder, with its fixtures. */
static int scratch_start = -1;
static char scratch_path[] = "/tmp/unit.XXXXXX";

static inline void
scratch_enter(void)
{
	memcpy(strchr(scratch_path, '.') + 1, "XXXXXX", 6);
	scratch_start = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	ck_assert_int_ne(scratch_start, -1);
	ck_assert_ptr_nonnull(mkdtemp(scratch_path));
	ck_assert_int_eq(chdir(scratch_path), 0);
}

/* Remove what is in the folder dir stands for, and close it. */
static inline void
scratch_empty(int dir)
{
	DIR *list = fdopendir(dir);
	struct dirent *entry;

	ck_assert_ptr_nonnull(list);
	while ((entry = readdir(list)) != NULL) {
		if (strcmp(entry->d_name, ".") == 0 ||
		    strcmp(entry->d_name, "..") == 0)
			continue;
		if (unlinkat(dir, entry->d_name, 0) == 0)
			continue;
		scratch_empty(openat(dir, entry->d_name, O_RDONLY |
		    O_DIRECTORY | O_CLOEXEC));
		ck_assert_int_eq(unlinkat(dir, entry->d_name, AT_REMOVEDIR),
		    0);
	}
	closedir(list);
}

static inline void
scratch_leave(void)
{
	ck_assert_int_eq(fchdir(scratch_start), 0);
	close(scratch_start);
	scratch_empty(open(scratch_path, O_RDONLY | O_DIRECTORY |
	    O_CLOEXEC));
	ck_assert_int_eq(rmdir(scratch_path), 0);
}

/* All of a file, terminated; to be freed. */
static inline char *
scratch_read_at(int folder, const char *path, size_t *len)
{
	int fd = openat(folder, path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	char *text;

	ck_assert_msg(fd != -1 && fstat(fd, &st) == 0, "%s", path);
	text = calloc(1, (size_t)st.st_size + 1);
	ck_assert_ptr_nonnull(text);
	ck_assert_int_eq(read(fd, text, (size_t)st.st_size), st.st_size);
	close(fd);
	if (len != NULL)
		*len = (size_t)st.st_size;
	return text;
}

static inline char *
scratch_read(const char *path)
{
	return scratch_read_at(AT_FDCWD, path, NULL);
}

/* The same of a file in fixtures/config. */
static inline char *
scratch_fixture(const char *name)
{
	char path[128];

	snprintf(path, sizeof path, "fixtures/config/%s", name);
	return scratch_read_at(scratch_start == -1 ? AT_FDCWD :
	    scratch_start, path, NULL);
}

/* A file of len bytes that its owner alone can read, or whom mode names. */
static inline void
scratch_write_as(const char *path, const void *data, size_t len, mode_t mode)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	ck_assert_msg(fd != -1, "%s", path);
	ck_assert_int_eq(write(fd, data, len), (ssize_t)len);
	ck_assert_int_eq(fchmod(fd, mode), 0);
	ck_assert_int_eq(close(fd), 0);
}

static inline void
scratch_write(const char *path, const char *text)
{
	scratch_write_as(path, text, strlen(text), 0600);
}

static inline int
scratch_has(const char *path)
{
	return access(path, F_OK) == 0;
}

static inline void
scratch_expect(const char *path, const char *text)
{
	char *is = scratch_read(path);

	ck_assert_str_eq(is, text);
	free(is);
}

/* A file may grow to so many bytes; RLIM_INFINITY: as it likes. */
static inline void
scratch_limit(rlim_t bytes)
{
	struct rlimit limit;

	ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &limit), 0);
	limit.rlim_cur = bytes < limit.rlim_max ? bytes : limit.rlim_max;
	signal(SIGXFSZ, SIG_IGN);
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

#endif
