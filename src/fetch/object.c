#include "object.h"

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "wiped.h"

/* jansson's own type, under our name. */
struct object {
	json_t	*json;
};

/* NULL: no memory, or nothing to wrap.  Takes json over. */
static struct object *
wrap(json_t *json)
{
	struct object *object;

	if (json == NULL || (object = malloc(sizeof *object)) == NULL) {
		json_decref(json);
		return NULL;
	}
	object->json = json;
	return object;
}

struct object *
object_new(struct fault *why)
{
	struct object *object;

	json_set_alloc_funcs(wiped_malloc, wiped_free);
	if ((object = wrap(json_object())) == NULL)
		fault_memory(why);
	return object;
}

struct object *
object_parse(const char *text, size_t len)
{
	json_t *json;

	json_set_alloc_funcs(wiped_malloc, wiped_free);
	if (len == 0)
		return NULL;
	json = json_loadb(text, len, 0, NULL);
	if (json != NULL && !json_is_object(json)) {
		json_decref(json);
		return NULL;
	}
	return wrap(json);
}

void
object_free(struct object *object)
{
	if (object == NULL)
		return;
	json_decref(object->json);
	free(object);
}

/* NULL: it is no string, or one that ends before it ends. */
static const char *
text_of(const json_t *json)
{
	const char *text = json_string_value(json);

	return text != NULL && strlen(text) == json_string_length(json) ?
	    text : NULL;
}

const char *
object_text(const struct object *object, const char *name)
{
	return text_of(json_object_get(object->json, name));
}

int64_t
object_number(const struct object *object, const char *name,
    int64_t otherwise)
{
	const json_t *member = json_object_get(object->json, name);

	return json_is_integer(member) ? json_integer_value(member) :
	    otherwise;
}

const char *
object_list_text(const struct object *object, const char *list, size_t i,
    const char *name)
{
	const json_t *elements = json_object_get(object->json, list);

	return text_of(json_object_get(json_array_get(elements, i), name));
}

int
object_put_text(struct object *object, const char *name, struct span text,
    struct fault *why)
{
	json_t *json = json_stringn(text.data, text.len);

	if (json == NULL ||
	    json_object_set_new(object->json, name, json) == -1)
		return fault_set(why, FAULT_SYSTEM, "no memory, or not UTF-8, "
		    "for %s", name);
	return 0;
}

int
object_put_number(struct object *object, const char *name, int64_t number,
    struct fault *why)
{
	if (json_object_set_new(object->json, name,
	    json_integer(number)) == -1)
		return fault_memory(why);
	return 0;
}

int
object_write(const struct object *object, struct buf *out, struct fault *why)
{
	char *text = json_dumps(object->json, JSON_COMPACT);
	int status;

	if (text == NULL)
		return fault_memory(why);
	status = buf_add(out, text, strlen(text), why);
	wiped_free(text);
	return status;
}
