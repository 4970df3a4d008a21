/*
 * gen_text.h - text of a known greatest length, appended to very often.  What
 * is put together here is bounded by the templates, so a text that does not
 * fit is a mistake in the program and stops it.
 */
#ifndef GEN_TEXT_H
#define GEN_TEXT_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct gen_text {
	char	*data;		/* the caller's; not terminated */
	size_t	 len;
	size_t	 max;
};

static inline void
gen_text_add(struct gen_text *text, const char *data, size_t len)
{
	if (len > text->max - text->len)
		abort();
	memcpy(text->data + text->len, data, len);
	text->len += len;
}

static inline void
gen_text_str(struct gen_text *text, const char *str)
{
	gen_text_add(text, str, strlen(str));
}

/* A number in decimal, with zeros in front up to width digits (at most 20). */
static inline void
gen_text_number(struct gen_text *text, uint64_t number, int width)
{
	char digits[20];
	size_t at = sizeof(digits);

	do {
		digits[--at] = (char)('0' + number % 10);
		number /= 10;
		width--;
	} while (number != 0 || width > 0);
	gen_text_add(text, digits + at, sizeof(digits) - at);
}

/* The low count digits of a number in a base of up to 62 (0-9 A-Z a-z). */
static inline void
gen_text_digits(struct gen_text *text, uint64_t number, unsigned base,
    int count)
{
	static const char upper[] = "0123456789"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
	char digits[64];

	for (int i = count - 1; i >= 0; i--) {
		digits[i] = upper[number % base];
		number /= base;
	}
	gen_text_add(text, digits, (size_t)count);
}

/* The low count hexadecimal digits of a number, in lower case. */
static inline void
gen_text_hex(struct gen_text *text, uint64_t number, int count)
{
	char digits[16];

	for (int i = count - 1; i >= 0; i--) {
		digits[i] = "0123456789abcdef"[number & 15];
		number >>= 4;
	}
	gen_text_add(text, digits, (size_t)count);
}

#endif
