#include "fault.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "utf8.h"

/* More than a message, so that it is the end of a long path that is kept. */
#define CONTEXT_BYTES	8192

void
fault_sanitize(char *text, size_t len)
{
	size_t i, n;

	for (i = 0; i < len; i += n) {
		n = utf8_sequence(text + i, len - i);
		/* U+0080 to U+009F are controls too: C2 80 to C2 9F. */
		if (n == 0 || (n == 1 && ((unsigned char)text[i] < 0x20 ||
		    text[i] == 0x7f)) || (n == 2 && text[i] == '\xc2' &&
		    (unsigned char)text[i + 1] < 0xa0)) {
			text[i] = '?';
			if (n == 2)
				text[i + 1] = '?';
			if (n == 0)
				n = 1;
		}
	}
}

__attribute__((format(printf, 3, 0))) static void
format(struct fault *why, enum fault_kind kind, const char *fmt, va_list ap)
{
	why->kind = kind;
	vsnprintf(why->msg, sizeof why->msg, fmt, ap);
	fault_sanitize(why->msg, strlen(why->msg));
}

int
fault_set(struct fault *why, enum fault_kind kind, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	format(why, kind, fmt, ap);
	va_end(ap);
	return -1;
}

int
fault_errno(struct fault *why, enum fault_kind kind, const char *fmt, ...)
{
	char context[CONTEXT_BYTES];
	int error = errno;
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(context, sizeof context, fmt, ap);
	va_end(ap);
	fault_set(why, kind, "%s", strerror(error));
	fault_prefix(why, "%s", context);
	return -1;
}

int
fault_memory(struct fault *why)
{
	return fault_set(why, FAULT_SYSTEM, "out of memory");
}

void
fault_prefix(struct fault *why, const char *fmt, ...)
{
	char context[CONTEXT_BYTES];
	size_t have, need, room;
	const char *tail;
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(context, sizeof context, fmt, ap);
	va_end(ap);
	fault_sanitize(context, strlen(context));

	have = strlen(why->msg);
	room = sizeof why->msg - 1 - have;
	if (room < 2)
		return;
	need = strlen(context);
	tail = context;
	if (need > room - 2)
		tail += need - (room - 2);
	while ((*tail & 0xc0) == 0x80)	/* not half a character */
		tail++;
	need = strlen(tail);
	memmove(why->msg + need + 2, why->msg, have + 1);
	memcpy(why->msg, tail, need);
	memcpy(why->msg + need, ": ", 2);
}
