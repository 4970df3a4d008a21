#include "reader.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "gunzip.h"
#include "probe.h"
#include "source.h"
#include "unlz4.h"
#include "unpack.h"

#define LAYERS_MAX	10	/* a file that unpacks to itself ends here */
#define NAME_MAX_BYTES	((size_t)128 * 1024)
#define MEMBER_SHOWN	4096	/* bytes of a member's name, at most */

/* The file itself, then whatever was found inside what is below. */
struct layer {
	enum probe		 kind;		/* how it was packed */
	struct source		*source;	/* its contents; none yet, */
	struct archive_reader	*archive;	/* or the archive's current */
	char			*member;	/* and what that is called */
};

struct reader {
	const char	*path;
	int		 fd;
	struct layer	 layers[LAYERS_MAX];
	size_t		 depth;
	struct buf	 name;		/* terminated */
	struct buf	 packing;	/* terminated */
	struct gauge		 gauge;		/* if asked for: sum owned */
};

static struct layer *
top(struct reader *r)
{
	return &r->layers[r->depth - 1];
}

static void
close_member(struct layer *layer)
{
	source_free(layer->source);
	layer->source = NULL;
	free(layer->member);
	layer->member = NULL;
}

static void
pop(struct reader *r)
{
	close_member(top(r));
	unpack_free_archive(top(r)->archive);
	r->depth--;
}

struct reader *
reader_open(const char *path, struct fault *why)
{
	struct reader *r;

	if ((r = calloc(1, sizeof *r)) == NULL) {
		fault_memory(why);
		return NULL;
	}
	r->path = path;
	buf_init(&r->name, NAME_MAX_BYTES);
	buf_init(&r->packing, NAME_MAX_BYTES);
	r->fd = strcmp(path, "-") == 0 ? STDIN_FILENO :
	    open(path, O_RDONLY | O_CLOEXEC);
	if (r->fd == -1) {
		fault_errno(why, FAULT_INPUT, "%s", path);
		goto fail;
	}
	if ((r->layers[0].source = source_new_file(r->fd, why)) == NULL)
		goto fail;
	return r;

fail:
	reader_close(r);
	return NULL;
}

void
reader_close(struct reader *r)
{
	if (r == NULL)
		return;
	if (r->depth == 0)		/* not asked for anything yet */
		source_free(r->layers[0].source);
	while (r->depth > 0)
		pop(r);
	if (r->fd > STDIN_FILENO)
		close(r->fd);
	buf_done(&r->name);
	buf_done(&r->packing);
	sha256_free(r->gauge.sum);
	free(r);
}

int
reader_tap(struct reader *r, struct fault *why)
{
	if ((r->gauge.sum = sha256_new(why)) == NULL)
		return -1;
	source_file_gauge(r->layers[0].source, &r->gauge);
	return 0;
}

uint64_t
reader_digest(const struct reader *r, char hex[SHA256_HEX])
{
	hex[0] = '\0';
	if (r == NULL)
		return 0;
	if (r->gauge.ended)
		sha256_take(r->gauge.sum, hex);
	return r->gauge.bytes;
}

/* "path(member(member))", and "gzip+tar". */
static int
make_names(struct reader *r, struct fault *why)
{
	const struct layer *layer;
	size_t i, open = 0;

	r->name.len = r->packing.len = 0;
	if (buf_printf(&r->name, why, "%s", r->path) == -1)
		return -1;
	for (i = 0; i < r->depth; i++) {
		layer = &r->layers[i];
		if (layer->member == NULL)
			continue;
		open++;
		if (buf_printf(&r->name, why, "(%.*s", MEMBER_SHOWN,
		    layer->member) == -1)
			return -1;
	}
	for (; open > 0; open--)
		if (buf_add(&r->name, ")", 1, why) == -1)
			return -1;
	for (i = r->depth - 1; i > 0; i--)
		if (buf_printf(&r->packing, why, "%s%s",
		    probe_name(r->layers[i].kind), i > 1 ? "+" : "") == -1)
			return -1;
	if (r->depth == 1 && buf_printf(&r->packing, why, "%s",
	    probe_name(PROBE_TEXT)) == -1)
		return -1;
	if (buf_add(&r->name, "", 1, why) == -1)
		return -1;
	return buf_add(&r->packing, "", 1, why);
}

/* Put a layer on top: how to read what the one below holds.  0, or -1. */
static int
push(struct reader *r, enum probe kind, struct fault *why)
{
	struct source *below = top(r)->source;
	struct layer layer = { .kind = kind };

	if (r->depth == LAYERS_MAX)
		return fault_set(why, FAULT_INPUT,
		    "packed inside itself more than %d times", LAYERS_MAX - 1);
	if (kind == PROBE_TAR || kind == PROBE_ZIP)
		layer.archive = unpack_new_archive(below, kind == PROBE_ZIP,
		    why);
	else if (kind == PROBE_GZIP)
		layer.source = gunzip_new(below, why);
	else if (kind == PROBE_LZ4)
		layer.source = unlz4_new(below, why);
	else
		layer.source = unpack_new_stream(below, kind, why);
	if (layer.archive == NULL && layer.source == NULL)
		return -1;
	r->layers[r->depth++] = layer;
	return 0;
}

/*
 * Go to the next file of the archive nearest to the top; those used up are
 * taken off.  1: its contents are on top.  0: no archive has more.
 */
static int
next_member(struct reader *r, struct fault *why)
{
	struct layer *layer;
	const char *name;
	int status;

	for (; r->depth > 0; pop(r)) {
		layer = top(r);
		if (layer->archive == NULL)
			continue;
		close_member(layer);
		if ((status = unpack_next(layer->archive, &name, why)) == 0)
			continue;
		if (status == -1 ||
		    (layer->member = strdup(name)) == NULL ||
		    (layer->source = unpack_new_member(layer->archive,
		    why)) == NULL)
			return status == -1 ? -1 : fault_memory(why);
		return 1;
	}
	return 0;
}

static int
in_archive(const struct reader *r)
{
	size_t i;

	for (i = 0; i < r->depth; i++)
		if (r->layers[i].archive != NULL)
			return 1;
	return 0;
}

/*
 * Look at what is on top.  1: a text.  0: something else is on top now, or
 * nothing to look at, go on.  -1: nothing that can be read.
 */
static int
look(struct reader *r, struct fault *why)
{
	const char *head;
	long len;
	enum probe kind;

	if ((len = source_peek(top(r)->source, &head, why)) == -1)
		return -1;
	switch (kind = probe_look(head, (size_t)len)) {
	case PROBE_TEXT:
		return 1;
	case PROBE_UTF16:
	case PROBE_UTF32:
		return fault_set(why, FAULT_INPUT, "is %s text, JSON is UTF-8;"
		    " convert it with: iconv -f %s -t UTF-8",
		    probe_name(kind), probe_name(kind));
	case PROBE_APPLEDOUBLE:
		if (in_archive(r))
			return next_member(r, why) == -1 ? -1 : 0;
		/* FALLTHROUGH */
	case PROBE_BINARY:
		return fault_set(why, FAULT_INPUT, "is binary data, not JSON "
		    "and no compression or archive known here");
	default:
		break;
	}
	if (push(r, kind, why) == -1)
		return -1;
	return top(r)->archive != NULL && next_member(r, why) == -1 ? -1 : 0;
}

int
reader_next(struct reader *r, struct fault *why)
{
	int status;

	if (r->depth == 0 && r->layers[0].source != NULL)
		r->depth = 1;
	else if (next_member(r, why) == -1)
		goto fail;
	do {
		if (r->depth == 0)
			return 0;
		status = look(r, why);
	} while (status == 0);
	if (status == 1 && make_names(r, why) == 0)
		return 1;

fail:
	if (r->depth > 0) {
		struct fault ignored;

		if (make_names(r, &ignored) == 0)
			fault_prefix(why, "%s", r->name.data);
	} else {
		fault_prefix(why, "%s", r->path);
	}
	return -1;
}

long
reader_read(struct reader *r, char *data, size_t len, struct fault *why)
{
	return source_read(top(r)->source, data, len, why);
}

const char *
reader_name(const struct reader *r)
{
	return r->name.data;
}

const char *
reader_packing(const struct reader *r)
{
	return r->packing.data;
}

int
reader_file(const struct reader *r, uint64_t *base, uint64_t *size)
{
	struct stat st;
	off_t at;

	/* What says that it is empty may be made as it is read: /proc. */
	if (r->depth != 1 || r->gauge.sum != NULL ||
	    fstat(r->fd, &st) == -1 ||
	    !S_ISREG(st.st_mode) || st.st_size == 0 ||
	    (at = lseek(r->fd, 0, SEEK_CUR)) == -1)
		return -1;
	*base = (uint64_t)at - reader_position(r);
	*size = (uint64_t)st.st_size < *base ? 0 :
	    (uint64_t)st.st_size - *base;
	return r->fd;
}

void
reader_file_pass(const struct reader *r, uint64_t end)
{
	(void)lseek(r->fd, (off_t)end, SEEK_SET);
}

int
reader_written(const struct reader *r, struct instant *at)
{
	struct stat st;

	if (fstat(r->fd, &st) == -1 || !S_ISREG(st.st_mode))
		return 0;
	*at = (struct instant){ st.st_mtim.tv_sec,
	    (int32_t)st.st_mtim.tv_nsec };
	return 1;
}

uint64_t
reader_position(const struct reader *r)
{
	const struct source *file = r->layers[0].source;

	return file == NULL ? 0 : source_file_position(file);
}

int64_t
reader_size(const char *path)
{
	struct stat st;
	off_t at = 0;

	if (strcmp(path, "-") == 0) {
		if (fstat(STDIN_FILENO, &st) == -1 ||
		    (at = lseek(STDIN_FILENO, 0, SEEK_CUR)) == -1)
			return -1;
	} else if (stat(path, &st) == -1) {
		return -1;
	}
	return S_ISREG(st.st_mode) && st.st_size >= at ? st.st_size - at : -1;
}
