#include "mem.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
die(const char *fmt, ...)
{
	va_list ap;

	fputs("fake-okta: ", stderr);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	exit(1);
}

void *
mem_new(size_t size)
{
	void *memory = calloc(1, size != 0 ? size : 1);

	if (memory == NULL)
		die("out of memory");
	return memory;
}

void *
mem_resize(void *old, size_t count, size_t size)
{
	void *memory;

	if (count > SIZE_MAX / size ||
	    (memory = realloc(old, count * size)) == NULL)
		die("out of memory");
	return memory;
}

char *
mem_copy(const char *data, size_t len)
{
	char *copy = mem_new(len + 1);

	if (len != 0)
		memcpy(copy, data, len);
	return copy;
}

char *
mem_text(const char *text)
{
	return mem_copy(text, strlen(text));
}

char *
mem_format(const char *fmt, ...)
{
	va_list ap;
	char *text;
	int len;

	va_start(ap, fmt);
	len = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (len < 0)
		die("cannot format text");
	text = mem_new((size_t)len + 1);
	va_start(ap, fmt);
	vsnprintf(text, (size_t)len + 1, fmt, ap);
	va_end(ap);
	return text;
}

void
mem_add(struct buf *buf, const void *data, size_t len)
{
	struct fault why;

	if (buf_add(buf, data, len, &why) == -1)
		die("%s", why.msg);
}

void
mem_say(struct buf *buf, const char *text)
{
	mem_add(buf, text, strlen(text));
}
