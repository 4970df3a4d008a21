/*
 * yajl.c - count distinct actors with yajl over every byte of every record.
 *
 *	yajl-peer YYYY-MM FILE
 *
 * One run of the parser over the whole file, whatever its form; nothing is
 * skipped, and the callbacks do no more than they must.
 */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <yajl/yajl_parse.h>

#include "keyset.h"

#define BLOCK_BYTES	65536
#define ID_BYTES	256

enum member { OTHER, TYPE, PUBLISHED, ACTOR, ACTOR_ID };

struct peer {
	struct keyset	 set;
	const char	*month;
	size_t		 month_len;

	/* The event at hand. */
	unsigned	 depth;		/* objects open */
	enum member	 member;	/* whose value comes next */
	bool		 in_actor;
	bool		 is_signin;
	bool		 in_month;
	size_t		 id_len;
	char		 id[ID_BYTES];
};

static bool
is(const unsigned char *text, size_t len, const char *word)
{
	return (len == strlen(word) && memcmp(text, word, len) == 0);
}

static int
on_key(void *ctx, const unsigned char *text, size_t len)
{
	struct peer *peer = ctx;

	peer->member = OTHER;
	if (peer->depth == 1) {
		if (is(text, len, "eventType"))
			peer->member = TYPE;
		else if (is(text, len, "published"))
			peer->member = PUBLISHED;
		else if (is(text, len, "actor"))
			peer->member = ACTOR;
	} else if (peer->depth == 2 && peer->in_actor && is(text, len, "id"))
		peer->member = ACTOR_ID;
	return (1);
}

static int
on_string(void *ctx, const unsigned char *text, size_t len)
{
	struct peer *peer = ctx;

	switch (peer->member) {
	case TYPE:
		peer->is_signin = is(text, len, "user.session.start");
		break;
	case PUBLISHED:
		peer->in_month = len >= peer->month_len &&
		    memcmp(text, peer->month, peer->month_len) == 0;
		break;
	case ACTOR_ID:
		if (len > ID_BYTES)
			return (0);
		memcpy(peer->id, text, len);
		peer->id_len = len;
		break;
	case OTHER:
	case ACTOR:
		break;
	}
	return (1);
}

static int
on_object(void *ctx)
{
	struct peer *peer = ctx;

	if (peer->depth++ == 0) {
		peer->is_signin = false;
		peer->in_month = false;
		peer->id_len = 0;
	}
	if (peer->member == ACTOR)
		peer->in_actor = true;
	peer->member = OTHER;
	return (1);
}

static int
on_object_end(void *ctx)
{
	struct peer *peer = ctx;

	peer->depth--;
	if (peer->depth == 1)
		peer->in_actor = false;
	if (peer->depth > 0 || !peer->is_signin || !peer->in_month)
		return (1);
	return (peer->id_len > 0 &&
	    keyset_add(&peer->set, peer->id, peer->id_len) == 0);
}

/* What an array holds is no member's value. */
static int
on_array(void *ctx)
{
	struct peer *peer = ctx;

	peer->member = OTHER;
	return (1);
}

static int
count(yajl_handle parser, FILE *file)
{
	static unsigned char block[BLOCK_BYTES];
	size_t len;

	while ((len = fread(block, 1, sizeof(block), file)) > 0)
		if (yajl_parse(parser, block, len) != yajl_status_ok)
			return (-1);
	if (ferror(file) || yajl_complete_parse(parser) != yajl_status_ok)
		return (-1);
	return (0);
}

int
main(int argc, char **argv)
{
	static const yajl_callbacks callbacks = {
		.yajl_string = on_string, .yajl_map_key = on_key,
		.yajl_start_map = on_object, .yajl_end_map = on_object_end,
		.yajl_start_array = on_array
	};
	static struct peer peer;
	yajl_handle parser;
	FILE *file;

	if (argc != 3) {
		fprintf(stderr, "usage: yajl-peer YYYY-MM FILE\n");
		return (2);
	}
	peer.month = argv[1];
	peer.month_len = strlen(argv[1]);
	if ((file = fopen(argv[2], "rb")) == NULL) {
		perror(argv[2]);
		return (1);
	}
	/* Our blocks are what is read. */
	setvbuf(file, NULL, _IONBF, 0);
	parser = yajl_alloc(&callbacks, NULL, &peer);
	if (parser == NULL || keyset_init(&peer.set) == -1) {
		fprintf(stderr, "yajl-peer: out of memory\n");
		return (1);
	}
	yajl_config(parser, yajl_allow_multiple_values, 1);
	if (count(parser, file) == -1) {
		fprintf(stderr, "yajl-peer: %s: cannot be counted\n", argv[2]);
		return (1);
	}
	printf("%zu\n", peer.set.count);
	yajl_free(parser);
	keyset_done(&peer.set);
	fclose(file);
	return (0);
}
