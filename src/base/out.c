#include "out.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "utf8.h"

struct out {
	FILE		*stream;
	const char	*name;
	int		 error;		/* errno of the first failure, or 0 */
	void		(*take)(void *ctx, const char *text, size_t len);
	void		*ctx;
};

struct out *
out_new(int fd, const char *name, struct fault *why)
{
	struct out *out;

	if ((out = malloc(sizeof *out)) == NULL) {
		fault_memory(why);
		return NULL;
	}
	*out = (struct out){ .name = name };
	if ((out->stream = fdopen(fd, "w")) == NULL) {
		if (errno == EINVAL)
			errno = EBADF;	/* open, but not for writing */
		fault_errno(why, FAULT_SYSTEM, "%s", name);
		free(out);
		return NULL;
	}
	return out;
}

/* Keep what went wrong, and stop writing: a gap would be worse than an end. */
static void
note(struct out *out, int failed)
{
	if (failed && out->error == 0)
		out->error = errno != 0 ? errno : EIO;
}

void
out_through(struct out *out,
    void (*take)(void *ctx, const char *text, size_t len), void *ctx)
{
	out->take = take;
	out->ctx = ctx;
}

/* Have it taken. */
static void
give(struct out *out, const char *text, size_t len)
{
	void (*take)(void *ctx, const char *text, size_t len) = out->take;

	out->take = NULL;
	take(out->ctx, text, len);
	out->take = take;
}

/* The same of what is to be formatted first. */
static __attribute__((format(printf, 2, 0))) void
give_formatted(struct out *out, const char *fmt, va_list ap)
{
	char few[256], *text = few;
	va_list again;
	int len;

	va_copy(again, ap);
	len = vsnprintf(few, sizeof few, fmt, ap);
	if (len >= (int)sizeof few) {
		if ((text = malloc((size_t)len + 1)) != NULL)
			vsnprintf(text, (size_t)len + 1, fmt, again);
	}
	va_end(again);
	note(out, len < 0 || text == NULL);
	if (len >= 0 && text != NULL)
		give(out, text, (size_t)len);
	if (text != few)
		free(text);
}

void
out_write(struct out *out, const void *data, size_t len)
{
	if (out->take != NULL)
		give(out, data, len);
	else if (out->error == 0 && len != 0)
		note(out, fwrite(data, len, 1, out->stream) != 1);
}

void
out_printf(struct out *out, const char *fmt, ...)
{
	va_list ap;

	if (out->error != 0)
		return;
	va_start(ap, fmt);
	if (out->take != NULL)
		give_formatted(out, fmt, ap);
	else
		note(out, vfprintf(out->stream, fmt, ap) < 0);
	va_end(ap);
}

void
out_json(struct out *out, const char *text, size_t len)
{
	size_t i, n, from = 0;
	unsigned char c;

	out_write(out, "\"", 1);
	for (i = 0; i < len; i += n) {
		n = utf8_sequence(text + i, len - i);
		c = (unsigned char)text[i];
		if (n > 0 && c >= 0x20 && c != '"' && c != '\\' && c != 0x7f)
			continue;
		out_write(out, text + from, i - from);
		if (n == 0) {
			n = 1;
			out_printf(out, "\\ufffd");
		} else if (c == '"' || c == '\\') {
			out_printf(out, "\\%c", c);
		} else {
			out_printf(out, "\\u%04x", c);
		}
		from = i + n;
	}
	if (from < len)
		out_write(out, text + from, len - from);
	out_write(out, "\"", 1);
}

int
out_close(struct out *out, struct fault *why)
{
	int error;
	const char *name;

	if (out->error == 0)
		note(out, fflush(out->stream) != 0);
	/* fclose() drops what it could not write; error has it already. */
	note(out, fclose(out->stream) != 0);
	error = out->error;
	name = out->name;
	free(out);
	if (error == 0)
		return 0;
	errno = error;
	return fault_errno(why, FAULT_SYSTEM, "%s", name);
}

int
out_text(int fd, const char *name, const char *text, struct fault *why)
{
	struct out *out;

	if ((out = out_new(fd, name, why)) == NULL)
		return -1;
	out_write(out, text, strlen(text));
	return out_close(out, why);
}

int
out_hold_standard_fds(void)
{
	int fd;

	for (fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) == -1 && errno == EBADF &&
		    open("/dev/null", fd == STDIN_FILENO ? O_WRONLY :
		    O_RDONLY) != fd)
			return -1;
	return 0;
}
