#include "gunzip.h"

#include <limits.h>
#include <stdlib.h>

#include <zlib.h>

#include "intake.h"

#define GZIP_ONLY	(15 + 16)	/* windowBits: the largest, and gzip */

struct gunzip {
	struct source	 source;	/* first: it is a source */
	struct intake	 in;
	z_stream	 stream;
	int		 between;	/* members, before the next one */
	int		 ended;
};

/* Behind a member: another one, or the end.  0, or -1. */
static int
next_member(struct gunzip *g, struct fault *why)
{
	int status = intake_fill(&g->in, why);

	if (status == -1)
		return -1;
	if (status == 0 || g->in.data[g->in.at] == '\0') {
		g->ended = 1;
		return intake_pass_zeros(&g->in, why);
	}
	/* inflate() checks the header, and refuses what is none. */
	if (inflateReset(&g->stream) != Z_OK)
		return fault_set(why, FAULT_SYSTEM, "zlib: cannot reset");
	g->between = 0;
	return 0;
}

/* Decode some more.  0, or -1. */
static int
decode(struct gunzip *g, uInt want, struct fault *why)
{
	z_stream *s = &g->stream;
	int status = intake_fill(&g->in, why);

	if (status == -1)
		return -1;
	/* At the end too: there may be output that had no room before. */
	s->next_in = (unsigned char *)g->in.data + g->in.at;
	s->avail_in = (uInt)(g->in.end - g->in.at);
	status = inflate(s, Z_NO_FLUSH);
	g->in.at = g->in.end - s->avail_in;
	if (status == Z_STREAM_END)
		g->between = 1;
	/* What is good goes first: damage is still there the next time. */
	if (status == Z_STREAM_END || status == Z_OK || s->avail_out < want)
		return 0;
	if (status == Z_BUF_ERROR)
		return fault_set(why, FAULT_INPUT,
		    "the gzip data is cut short");
	if (status == Z_MEM_ERROR)
		return fault_memory(why);
	return fault_set(why, FAULT_INPUT, "the gzip data is damaged: %s",
	    s->msg != NULL ? s->msg : "it makes no sense");
}

static long
gunzip_read(struct source *source, char *data, size_t len, struct fault *why)
{
	struct gunzip *g = (struct gunzip *)source;
	uInt want = len < INT_MAX ? (uInt)len : INT_MAX;

	g->stream.next_out = (unsigned char *)data;
	g->stream.avail_out = want;
	while (!g->ended && g->stream.avail_out == want)
		if ((g->between ? next_member(g, why) :
		    decode(g, want, why)) == -1)
			return -1;
	return (long)(want - g->stream.avail_out);
}

static void
gunzip_free(struct source *source)
{
	struct gunzip *g = (struct gunzip *)source;

	inflateEnd(&g->stream);
	free(g);
}

struct source *
gunzip_new(struct source *below, struct fault *why)
{
	struct gunzip *g;

	if ((g = calloc(1, sizeof *g)) == NULL) {
		fault_memory(why);
		return NULL;
	}
	g->source.read = gunzip_read;
	g->source.free = gunzip_free;
	intake_init(&g->in, below);
	if (inflateInit2(&g->stream, GZIP_ONLY) != Z_OK) {
		free(g);
		fault_memory(why);
		return NULL;
	}
	return &g->source;
}
