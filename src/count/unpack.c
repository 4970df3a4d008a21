#include "unpack.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <archive.h>
#include <archive_entry.h>

#include "feeder.h"
#include "zipend.h"

#define TAR_END		512	/* a block of zeros ends an archive */

/* Contents libarchive has decoded, and still owns. */
struct block {
	const char	*data;		/* len bytes not yet taken */
	size_t		 len;
	int64_t		 position;	/* behind all decoded so far */
};

struct archive_reader {
	struct feeder	 feeder;
	struct archive	*archive;
	int		 over;		/* no more files, whyever */
	uint64_t	 entries;
	int64_t		 bytes;		/* of contents; -1: not all were read */
	int		 unread;	/* the current file has more, perhaps */
	int64_t		 size;		/* of the current file; -1: not told */
	char		 number[32];	/* in place of a name */
};

struct stream {
	struct source	 source;	/* first: it is a source */
	struct feeder	 feeder;
	struct archive	*archive;
	struct block	 block;
	int		 ended;
};

struct member {
	struct source	 source;
	struct archive_reader *reader;
	struct block	 block;
};

static la_ssize_t
feeder_read(struct archive *archive, void *ctx, const void **data)
{
	struct feeder *feeder = ctx;
	long count = feeder_take(feeder);

	*data = feeder->in;
	if (count == -1)
		archive_set_error(archive, EIO, "%s", feeder->fault.msg);
	return count;
}

/* The failure below, if that was it; else what libarchive says. */
static int
complain(const struct feeder *feeder, struct archive *archive,
    struct fault *why)
{
	const char *text = archive_error_string(archive);

	if (feeder->fault.kind != FAULT_NONE) {
		*why = feeder->fault;
		return -1;
	}
	if (archive_errno(archive) == ENOMEM)
		return fault_memory(why);
	return fault_set(why, FAULT_INPUT,
	    "the compressed data or archive is damaged or cut short: %s",
	    text != NULL ? text : "it makes no sense");
}

/* Zeros that were left out are no text, and they are not made up here. */
static int
complain_of_holes(struct fault *why)
{
	return fault_set(why, FAULT_INPUT,
	    "it has holes (a sparse file), and is no text");
}

/*
 * The next bytes of the current file, as source_read() has them; *status is
 * libarchive's.  Block by block: archive_read_data() would drop the good part
 * of what it was asked for when it meets damage.
 */
static long
take(struct archive *archive, struct feeder *feeder, struct block *block,
    char *data, size_t len, int *status, struct fault *why)
{
	const void *next;
	int64_t offset;

	*status = ARCHIVE_OK;
	while (block->len == 0) {
		*status = archive_read_data_block(archive, &next, &block->len,
		    &offset);
		if (*status == ARCHIVE_EOF)
			return 0;
		if (*status != ARCHIVE_OK) {
			block->len = 0;
			return complain(feeder, archive, why);
		}
		if (block->len > 0 && offset != block->position) {
			block->len = 0;
			return complain_of_holes(why);
		}
		block->data = next;
		block->position += (int64_t)block->len;
	}
	if (len > block->len)
		len = block->len;
	memcpy(data, block->data, len);
	block->data += len;
	block->len -= len;
	return (long)len;
}

/* Open with the formats the caller has chosen.  0, or -1. */
static int
feeder_open(struct feeder *feeder, struct archive *archive, struct fault *why)
{
	return archive_read_open(archive, feeder, NULL, feeder_read, NULL) ==
	    ARCHIVE_OK ? 0 : complain(feeder, archive, why);
}

/* All that stands behind the compressed data would go unread: is it nothing? */
static int
check_tail(struct stream *s, struct fault *why)
{
	struct feeder *feeder = &s->feeder;
	uint64_t used = (uint64_t)archive_filter_bytes(s->archive, -1);
	long count;

	if (used == feeder->fed && (count = feeder_take(feeder)) <= 0) {
		if (count == 0)
			return 0;
		*why = feeder->fault;
		return -1;
	}
	return fault_set(why, FAULT_INPUT,
	    "something else follows the compressed data");
}

static long
stream_read(struct source *source, char *data, size_t len, struct fault *why)
{
	struct stream *s = (struct stream *)source;
	long count;
	int status;

	if (s->ended)
		return 0;
	count = take(s->archive, &s->feeder, &s->block, data, len, &status,
	    why);
	if (count == 0) {
		s->ended = 1;
		if (check_tail(s, why) == -1)
			return -1;
	}
	return count;
}

static void
stream_free(struct source *source)
{
	struct stream *s = (struct stream *)source;

	archive_read_free(s->archive);
	free(s);
}

struct source *
unpack_new_stream(struct source *below, enum probe codec, struct fault *why)
{
	struct archive_entry *entry;
	struct stream *s;
	int status;

	if ((s = calloc(1, sizeof *s)) == NULL ||
	    (s->archive = archive_read_new()) == NULL) {
		free(s);
		fault_memory(why);
		return NULL;
	}
	s->source.read = stream_read;
	s->source.free = stream_free;
	s->feeder.below = below;
	/* Not archive_read_append_filter(): that takes an error at the very
	 * beginning for the end. */
	if (codec == PROBE_ZSTD)
		archive_read_support_filter_zstd(s->archive);
	else if (codec == PROBE_XZ)
		archive_read_support_filter_xz(s->archive);
	else
		archive_read_support_filter_bzip2(s->archive);
	archive_read_support_format_raw(s->archive);
	archive_read_support_format_empty(s->archive);
	if (feeder_open(&s->feeder, s->archive, why) == -1)
		goto fail;
	/* The filter and the file.  Of two libarchive would open both, and
	 * not see the inner one's rest; of none it would pass all through. */
	if (archive_filter_count(s->archive) != 2) {
		fault_set(why, FAULT_INPUT,
		    archive_filter_count(s->archive) > 2 ?
		    "it is compressed twice over by the same program; undo "
		    "one of them first" :
		    "it begins like compressed data and is none");
		goto fail;
	}
	status = archive_read_next_header(s->archive, &entry);
	if (status == ARCHIVE_EOF) {		/* nothing, well packed */
		s->ended = 1;
		if (check_tail(s, why) == -1)
			goto fail;
	} else if (status != ARCHIVE_OK) {
		complain(&s->feeder, s->archive, why);
		goto fail;
	}
	return &s->source;

fail:
	stream_free(&s->source);
	return NULL;
}

/*
 * Zip files are read as streams, even those that could be read by their
 * directory: local headers and checksums leave less room for damage to go
 * unseen, and the directory's own figures are compared at the end.
 */
static int
choose_format(struct archive_reader *r, int is_zip, struct fault *why)
{
	if (is_zip) {
		archive_read_support_format_zip_streamable(r->archive);
		r->feeder.zipend = calloc(1, sizeof *r->feeder.zipend);
		return r->feeder.zipend != NULL ? 0 : fault_memory(why);
	}
	/* "cat a.tar b.tar" is an archive too: read beyond the first end. */
	archive_read_support_format_tar(r->archive);
	archive_read_set_format_option(r->archive, "tar",
	    "read_concatenated_archives", "1");
	return 0;
}

struct archive_reader *
unpack_new_archive(struct source *below, int is_zip, struct fault *why)
{
	struct archive_reader *r;

	if ((r = calloc(1, sizeof *r)) == NULL ||
	    (r->archive = archive_read_new()) == NULL) {
		free(r);
		fault_memory(why);
		return NULL;
	}
	r->feeder.below = below;
	if (choose_format(r, is_zip, why) == -1 ||
	    feeder_open(&r->feeder, r->archive, why) == -1) {
		unpack_free_archive(r);
		return NULL;
	}
	return r;
}

void
unpack_free_archive(struct archive_reader *r)
{
	if (r == NULL)
		return;
	archive_read_free(r->archive);
	free(r->feeder.zipend);
	free(r);
}

/*
 * Read what is left, so that the layers below see their own ends.  libarchive
 * takes the end of the bytes for the end of a tar archive: one cut between two
 * files would look whole.  A whole one ends in zeros.
 */
static int
check_end(struct archive_reader *r, struct fault *why)
{
	const struct feeder *feeder = &r->feeder;
	const char *complaint = NULL;
	long count;

	while ((count = feeder_take(&r->feeder)) > 0)
		;
	if (count == -1) {
		r->over = 1;
		*why = feeder->fault;
		return -1;
	}
	if (feeder->zipend != NULL)
		complaint = zipend_complaint(feeder->zipend, r->entries,
		    r->bytes);
	else if (feeder->zeros < TAR_END)
		complaint = "it has no end mark";
	r->over = 1;
	if (complaint == NULL)
		return 0;
	return fault_set(why, FAULT_INPUT, "the archive is damaged, cut short "
	    "or not the only thing in the file: %s", complaint);
}

/* A name that does not fit the locale may still be there as UTF-8, or not. */
static const char *
entry_name(struct archive_reader *r, struct archive_entry *entry)
{
	const char *name = archive_entry_pathname(entry);

	if (name == NULL)
		name = archive_entry_pathname_utf8(entry);
	if (name != NULL)
		return name;
	snprintf(r->number, sizeof r->number, "entry %llu",
	    (unsigned long long)r->entries);
	return r->number;
}

int
unpack_next(struct archive_reader *r, const char **name, struct fault *why)
{
	struct archive_entry *entry;
	int status;

	while (!r->over) {
		if (r->unread)
			r->bytes = -1;
		status = archive_read_next_header(r->archive, &entry);
		if (status == ARCHIVE_EOF)
			return check_end(r, why);
		/* A warning is about a name or an attribute, not contents. */
		if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
			r->over = 1;
			return complain(&r->feeder, r->archive, why);
		}
		r->entries++;
		if (archive_entry_filetype(entry) == AE_IFREG &&
		    archive_entry_hardlink(entry) == NULL) {
			*name = entry_name(r, entry);
			r->unread = 1;
			r->size = archive_entry_size_is_set(entry) ?
			    archive_entry_size(entry) : -1;
			return 1;
		}
	}
	return 0;
}

static long
member_read(struct source *source, char *data, size_t len, struct fault *why)
{
	struct member *member = (struct member *)source;
	struct archive_reader *r = member->reader;
	int status;
	long count;

	count = take(r->archive, &r->feeder, &member->block, data, len,
	    &status, why);
	/* A hole at the very end is skipped without a word. */
	if (count == 0 && member->block.position < r->size)
		return complain_of_holes(why);
	/* A bad checksum in a zip file leaves the others readable. */
	if (count == -1 && status == ARCHIVE_FATAL)
		r->over = 1;
	if (count > 0 && r->bytes != -1)
		r->bytes += count;
	r->unread = count != 0;
	return count;
}

static void
member_free(struct source *source)
{
	free(source);
}

struct source *
unpack_new_member(struct archive_reader *r, struct fault *why)
{
	struct member *member;

	if ((member = calloc(1, sizeof *member)) == NULL) {
		fault_memory(why);
		return NULL;
	}
	member->source.read = member_read;
	member->source.free = member_free;
	member->reader = r;
	return &member->source;
}
