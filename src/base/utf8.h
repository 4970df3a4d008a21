/*
 * base/utf8.h - what is well-formed UTF-8 (RFC 3629; Unicode, table 3-7):
 * no overlong form, no surrogate, nothing above U+10FFFF.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stddef.h>

/*
 * Bytes of the character text[0..len) begins with: 1 to 4, or 0 when it begins
 * with none (len 0 and a character cut off at the end included).
 */
size_t utf8_sequence(const char *text, size_t len);

/*
 * Offset of the first byte of text[0..len) that no UTF-8 text, and no JSON
 * text (RFC 8259) could hold: outside well-formed UTF-8, or a control
 * character other than tab, line feed and carriage return.  len when all is
 * well.  Plain ASCII costs one look at 64 bytes.
 */
size_t utf8_bad_json_byte(const char *text, size_t len);

#endif
