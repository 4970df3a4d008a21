#include "cursor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <openssl/sha.h>

#include "mem.h"

#define CURSOR_BYTES	16
#define CURSOR_TEXT	37	/* 8-4-4-4-12, NUL included */
#define HALF		8
#define FRESH_BITS	24

static void
add_param(struct buf *buf, const char *name, const char *value)
{
	if (value == NULL || *value == '\0')
		return;
	mem_say(buf, buf->len > 0 ? "&" : "");
	mem_say(buf, name);
	mem_say(buf, "=");
	uri_encode(buf, value);
}

/* Everything in an order of our own: nobody should rely on theirs. */
static void
write_link(struct buf *buf, const struct query *query, const char *after,
    const char *extra)
{
	char limit[16];

	snprintf(limit, sizeof limit, "%d", query->limit);
	add_param(buf, "limit", limit);
	add_param(buf, "until", query->until_text);
	add_param(buf, "after", after);
	add_param(buf, "since", query->since_text);
	add_param(buf, "filter", params_get(&query->params, "filter"));
	add_param(buf, "q", params_get(&query->params, "q"));
	add_param(buf, "sortOrder", params_get(&query->params, "sortOrder"));
	mem_say(buf, extra);
}

static void
digest(const char *text, size_t len, uint64_t number,
    unsigned char result[SHA256_DIGEST_LENGTH])
{
	char *bytes = mem_new(len + sizeof number);

	memcpy(bytes, text, len);
	memcpy(bytes + len, &number, sizeof number);
	SHA256((unsigned char *)bytes, len + sizeof number, result);
	free(bytes);
}

/* The second half hides the number, the first vouches for it. */
static void
make_cursor(const struct query *query, uint64_t number, const char *extra,
    char text[CURSOR_TEXT])
{
	unsigned char hash[SHA256_DIGEST_LENGTH], mask[SHA256_DIGEST_LENGTH];
	unsigned char id[CURSOR_BYTES];
	struct buf rest;
	size_t i, at = 0;

	buf_init(&rest, (size_t)1 << 20);
	write_link(&rest, query, "", extra);
	digest(rest.data, rest.len, number, hash);
	digest((char *)hash, HALF, 0, mask);
	memcpy(id, hash, HALF);
	for (i = 0; i < HALF; i++)
		id[HALF + i] = mask[i] ^
		    (unsigned char)(number >> (56 - 8 * i));
	for (i = 0; i < CURSOR_BYTES; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			text[at++] = '-';
		snprintf(text + at, CURSOR_TEXT - at, "%02x", id[i]);
		at += 2;
	}
	buf_done(&rest);
}

void
cursor_link(struct buf *buf, const struct query *query, uint64_t position,
    uint32_t fresh, const char *extra)
{
	char after[CURSOR_TEXT];
	struct buf link;

	make_cursor(query, position << FRESH_BITS |
	    (fresh & ((UINT32_C(1) << FRESH_BITS) - 1)), extra, after);
	buf_init(&link, (size_t)1 << 20);
	write_link(&link, query, after, extra);
	mem_add(buf, link.data, link.len);
	buf_done(&link);
}

static int
read_id(const char *text, unsigned char id[CURSOR_BYTES])
{
	unsigned digit;
	size_t i;

	for (i = 0; i < 2 * CURSOR_BYTES; text++) {
		if (*text == '-')
			continue;
		if (*text >= '0' && *text <= '9')
			digit = (unsigned)(*text - '0');
		else if (*text >= 'a' && *text <= 'f')
			digit = (unsigned)(*text - 'a' + 10);
		else
			return -1;
		id[i / 2] = (unsigned char)(i % 2 == 0 ? digit << 4 :
		    id[i / 2] | digit);
		i++;
	}
	return *text == '\0' ? 0 : -1;
}

int
cursor_read(const struct query *query, const char *raw, const char *extra,
    uint64_t *position)
{
	unsigned char id[CURSOR_BYTES], mask[SHA256_DIGEST_LENGTH];
	uint64_t number = 0;
	struct buf expected;
	size_t i;
	int same;

	if (read_id(query->after, id) == -1)
		return -1;
	digest((char *)id, HALF, 0, mask);
	for (i = 0; i < HALF; i++)
		number = number << 8 | (id[HALF + i] ^ mask[i]);
	*position = number >> FRESH_BITS;
	buf_init(&expected, (size_t)1 << 20);
	cursor_link(&expected, query, *position,
	    (uint32_t)(number & ((UINT32_C(1) << FRESH_BITS) - 1)), extra);
	same = strlen(raw) == expected.len &&
	    memcmp(raw, expected.data, expected.len) == 0;
	buf_done(&expected);
	return same ? 0 : -1;
}
