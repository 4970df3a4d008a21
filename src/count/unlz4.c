#include "unlz4.h"

#include <stdlib.h>

#include <lz4frame.h>

#include "intake.h"

struct unlz4 {
	struct source		 source;	/* first: it is a source */
	struct intake		 in;
	LZ4F_dctx		*context;
	int			 inside;	/* a frame that is not over */
	int			 ended;
};

/* Between frames, and at the end of the bytes, or at zeros?  1, 0, or -1. */
static int
check_end(struct unlz4 *u, struct fault *why)
{
	int status = intake_fill(&u->in, why);

	if (status == -1)
		return -1;
	if (u->inside || (status == 1 && u->in.data[u->in.at] != '\0'))
		return 0;
	u->ended = 1;
	return intake_pass_zeros(&u->in, why) == -1 ? -1 : 1;
}

static long
unlz4_read(struct source *source, char *data, size_t len, struct fault *why)
{
	struct unlz4 *u = (struct unlz4 *)source;
	size_t out = 0, in, hint;
	int over;

	while (!u->ended && out == 0) {
		if ((over = check_end(u, why)) != 0)
			return over == 1 ? 0 : -1;
		out = len;
		in = u->in.end - u->in.at;
		/* 0: a frame is complete; else how many bytes it would like. */
		hint = LZ4F_decompress(u->context, data, &out,
		    u->in.data + u->in.at, &in, NULL);
		if (LZ4F_isError(hint))
			return fault_set(why, FAULT_INPUT,
			    "the lz4 data is damaged: %s",
			    LZ4F_getErrorName(hint));
		/* At the end too: there may be output that had no room. */
		if (in == 0 && out == 0)
			return fault_set(why, FAULT_INPUT,
			    "the lz4 data is cut short");
		u->in.at += in;
		u->inside = hint != 0;
	}
	return (long)out;
}

static void
unlz4_free(struct source *source)
{
	struct unlz4 *u = (struct unlz4 *)source;

	LZ4F_freeDecompressionContext(u->context);
	free(u);
}

struct source *
unlz4_new(struct source *below, struct fault *why)
{
	struct unlz4 *u;

	if ((u = calloc(1, sizeof *u)) == NULL) {
		fault_memory(why);
		return NULL;
	}
	u->source.read = unlz4_read;
	u->source.free = unlz4_free;
	intake_init(&u->in, below);
	if (LZ4F_isError(LZ4F_createDecompressionContext(&u->context,
	    LZ4F_VERSION))) {
		free(u);
		fault_memory(why);
		return NULL;
	}
	return &u->source;
}
