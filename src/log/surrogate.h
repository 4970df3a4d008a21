/*
 * log/surrogate.h - half surrogate pairs in JSON escapes.  JSON allows them
 * and gives them no meaning (RFC 8259, section 8.2); yajl decodes them to a
 * "?", drops what follows, or makes up a character.  Two ids that differ only
 * there would become one, so an id with such an escape is no id.
 */
#ifndef LOG_SURROGATE_H
#define LOG_SURROGATE_H

#include <stddef.h>

/* Is there an escaped surrogate without its other half in text[0..len), which
 * holds whole, valid escapes? */
int surrogate_is_lone(const char *text, size_t len);

#endif
