/*
 * fetch/object.h - JSON objects that are no events: what the org answers when
 * it has none, what a token request says, what a resumed download remembers.
 * The only file that knows jansson.  Its memory is wiped when freed.
 */
#ifndef FETCH_OBJECT_H
#define FETCH_OBJECT_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/fault.h"
#include "base/span.h"

struct object;

/* Empty.  NULL: no memory. */
struct object *object_new(struct fault *why);

/* From JSON text.  NULL: that is no object, or no memory. */
struct object *object_parse(const char *text, size_t len);

void object_free(struct object *object);

/*
 * The text of a member, lent until object_free().  NULL: there is none of
 * that name, or it is no string, or has a NUL in it.
 */
const char *object_text(const struct object *object, const char *name);

/* The integer in a member; otherwise what it is if there is none. */
int64_t object_number(const struct object *object, const char *name,
    int64_t otherwise);

/* The text of a member of element number i of a list; NULL as above. */
const char *object_list_text(const struct object *object, const char *list,
    size_t i, const char *name);

/* Add a member.  -1: no memory, or text is not UTF-8. */
int object_put_text(struct object *object, const char *name,
    struct span text, struct fault *why);
int object_put_number(struct object *object, const char *name, int64_t number,
    struct fault *why);

/* Append as JSON on one line, members in the order they were added. */
int object_write(const struct object *object, struct buf *out,
    struct fault *why);

#endif
