/*
 * Any bytes as an okta.yaml, and as a small JSON object: what is no YAML gives
 * a line, what is read is the same twice, and an object that was written is
 * read back as the same.
 */
#include "fuzz.h"

#include "fetch/object.h"
#include "fetch/okta_yaml.h"
#include "fetch/secretfile.h"

/* What was read, one setting behind the other. */
struct taken {
	struct buf	text;
	size_t		count;
	size_t		stop;		/* say no at this one */
};

static int
take(void *ctx, const char *key, struct span value, struct fault *why)
{
	struct taken *taken = ctx;

	HOLDS(value.len > 0 && value.data != NULL);
	if (taken->count++ == taken->stop)
		return fault_set(why, FAULT_USAGE, "stop");
	HOLDS(buf_add(&taken->text, key, strlen(key) + 1, why) == 0);
	HOLDS(buf_add(&taken->text, value.data, value.len, why) == 0);
	return 0;
}

static int
read_yaml(const void *data, size_t size, size_t stop, struct taken *taken,
    struct fault *why)
{
	char *copy = fuzz_copy(data, size);
	int status;

	*taken = (struct taken){ .stop = stop };
	*why = (struct fault){ .kind = FAULT_NONE };
	buf_init(&taken->text, (size_t)64 << 20);
	status = okta_yaml_read((struct span){ copy, size }, take, taken,
	    why);
	free(copy);
	return status;
}

static void
check_yaml(const void *data, size_t size)
{
	struct taken all, again, cut;
	struct fault why;
	int status = read_yaml(data, size, SIZE_MAX, &all, &why);

	if (status == -1)
		/* A list may be longer than what can be handed on. */
		HOLDS(why.kind == FAULT_USAGE ? strncmp(why.msg, "line ",
		    5) == 0 : why.kind == FAULT_SYSTEM);
	HOLDS(read_yaml(data, size, SIZE_MAX, &again, &why) == status);
	HOLDS(again.count == all.count && again.text.len == all.text.len);
	HOLDS(all.text.len == 0 || memcmp(again.text.data, all.text.data,
	    all.text.len) == 0);
	if (all.count > 0) {
		HOLDS(read_yaml(data, size, all.count - 1, &cut, &why) == -1);
		HOLDS(strcmp(why.msg, "stop") == 0);
		HOLDS(cut.count == all.count);
		buf_done(&cut.text);
	}
	buf_done(&all.text);
	buf_done(&again.text);
}

/* An object as text, or NULL; *out is to be done with. */
static struct object *
rewrite(const void *data, size_t size, struct buf *out)
{
	struct fault why;
	char *copy = fuzz_copy(data, size);
	struct object *object = object_parse(copy, size);

	free(copy);
	buf_init(out, (size_t)64 << 20);
	if (object != NULL)
		HOLDS(object_write(object, out, &why) == 0);
	return object;
}

static void
check_object(const void *data, size_t size)
{
	struct buf first, second;
	struct object *object = rewrite(data, size, &first), *again;

	if (object != NULL) {
		HOLDS(first.len >= 2 && first.data[0] == '{' &&
		    first.data[first.len - 1] == '}');
		HOLDS(memchr(first.data, '\n', first.len) == NULL);
		again = rewrite(first.data, first.len, &second);
		HOLDS(again != NULL && second.len == first.len);
		HOLDS(memcmp(first.data, second.data, first.len) == 0);
		object_free(again);
		buf_done(&second);
	}
	object_free(object);
	buf_done(&first);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* No more than is ever read of a file. */
	if (size > SECRETFILE_MAX)
		return -1;
	check_yaml(data, size);
	check_object(data, size);
	return 0;
}
