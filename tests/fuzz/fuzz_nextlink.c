/*
 * Any bytes as Link header fields, cut at line breaks: what is found stood
 * between "<" and ">", whole; nothing hangs on the case of a letter; and what
 * was found first is not replaced by what follows.
 */
#include "fuzz.h"

#include "fetch/nextlink.h"

#define URL_MAX	((size_t)1 << 20)

/* Each letter in its other case. */
static char
flipped(char c)
{
	if (c >= 'a' && c <= 'z')
		return (char)(c - 'a' + 'A');
	if (c >= 'A' && c <= 'Z')
		return (char)(c - 'A' + 'a');
	return c;
}

/* Does field hold "<", the URL, and ">"? */
static int
holds(struct span field, const struct buf *url)
{
	size_t i;

	for (i = 0; i + url->len + 2 <= field.len; i++)
		if (field.data[i] == '<' &&
		    field.data[i + 1 + url->len] == '>' &&
		    memcmp(field.data + i + 1, url->data, url->len) == 0)
			return 1;
	return 0;
}

/* One field, in memory of its own size. */
static int
find(struct span field, struct buf *url)
{
	struct fault why = { .kind = FAULT_NONE };
	char *copy = fuzz_copy(field.data, field.len);
	size_t before = url->len;
	int status;

	status = nextlink_find((struct span){ copy, field.len }, url, &why);
	HOLDS(status == 0 || status == -1);
	HOLDS((status == -1) == (why.kind == FAULT_REMOTE));
	HOLDS(url->len >= before && (before == 0 || url->len == before));
	if (before == 0 && url->len > 0) {
		HOLDS(holds((struct span){ copy, field.len }, url));
		HOLDS(memchr(url->data, '>', url->len) == NULL);
	}
	free(copy);
	return status;
}

/* All fields, as a response has them; -1 at the first that is malformed. */
static int
find_all(const char *text, size_t size, struct buf *url)
{
	const char *end = text + size, *line_end;
	struct span field = { text, 0 };
	int status = 0;

	while (status == 0 && field.data < end) {
		line_end = memchr(field.data, '\n',
		    (size_t)(end - field.data));
		if (line_end == NULL)
			line_end = end;
		field.len = (size_t)(line_end - field.data);
		status = find(field, url);
		field.data = line_end == end ? end : line_end + 1;
	}
	return status;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = fuzz_copy(data, size);
	struct buf url, other;
	size_t i;
	int status;

	if (size > URL_MAX) {
		free(text);
		return -1;
	}
	buf_init(&url, URL_MAX);
	buf_init(&other, URL_MAX);
	status = find_all(text, size, &url);
	/* The same once more changes nothing. */
	if (status == 0)
		HOLDS(find_all(text, size, &url) == 0);
	for (i = 0; i < size; i++)
		text[i] = flipped(text[i]);
	HOLDS(find_all(text, size, &other) == status);
	HOLDS(url.len == other.len);
	for (i = 0; i < url.len; i++)
		HOLDS(url.data[i] == flipped(other.data[i]));
	buf_done(&url);
	buf_done(&other);
	free(text);
	return 0;
}
