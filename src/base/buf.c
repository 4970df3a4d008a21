#include "buf.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BUF_FIRST	256

void
buf_init(struct buf *buf, size_t max)
{
	*buf = (struct buf){ .max = max };
}

void
buf_done(struct buf *buf)
{
	free(buf->data);
	*buf = (struct buf){ .max = buf->max };
}

int
buf_reserve(struct buf *buf, size_t more, struct fault *why)
{
	size_t need, cap;
	char *data;

	if (more > buf->max - buf->len)
		return fault_set(why, FAULT_SYSTEM,
		    "more than %zu bytes to hold", buf->max);
	need = buf->len + more;
	if (need <= buf->cap)
		return 0;
	cap = buf->cap > buf->max / 2 ? buf->max : buf->cap * 2;
	if (cap < BUF_FIRST)
		cap = BUF_FIRST < buf->max ? BUF_FIRST : buf->max;
	if (cap < need)
		cap = need;
	/* One byte more than is told of: vsnprintf() writes a NUL there. */
	if (cap == SIZE_MAX || (data = realloc(buf->data, cap + 1)) == NULL)
		return fault_memory(why);
	buf->data = data;
	buf->cap = cap;
	return 0;
}

int
buf_add(struct buf *buf, const void *data, size_t len, struct fault *why)
{
	if (buf_reserve(buf, len, why) == -1)
		return -1;
	if (len != 0)
		memcpy(buf->data + buf->len, data, len);
	buf->len += len;
	return 0;
}

int
buf_printf(struct buf *buf, struct fault *why, const char *fmt, ...)
{
	va_list ap;
	int len;

	va_start(ap, fmt);
	len = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (len < 0)
		return fault_errno(why, FAULT_SYSTEM, "cannot format text");
	/* Even of no text the end is written. */
	if (buf_reserve(buf, len == 0 && buf->data == NULL ? 1 : (size_t)len,
	    why) == -1)
		return -1;
	va_start(ap, fmt);
	vsnprintf(buf->data + buf->len, (size_t)len + 1, fmt, ap);
	va_end(ap);
	buf->len += (size_t)len;
	return 0;
}
