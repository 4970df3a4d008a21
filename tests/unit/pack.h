/*
 * pack.h - packed inputs for unit tests: what gzip, zstd, tar, zip and others
 * make of a text, in memory; a source that hands them out in small pieces; and
 * a file of this test's own to put them in.
 */
#ifndef PACK_H
#define PACK_H

#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <archive.h>
#include <archive_entry.h>
#include <zlib.h>

#include "count/gunzip.h"
#include "count/reader.h"
#include "count/source.h"
#include "count/unlz4.h"
#include "count/unpack.h"
#include "unit.h"

/* Bytes that grow by pack_add(); to be given to pack_done(). */
struct pack {
	char	*data;
	size_t	 len;
	size_t	 cap;
};

enum codec { CODEC_GZIP, CODEC_ZSTD, CODEC_XZ, CODEC_BZIP2, CODEC_LZ4 };
#define CODECS	(CODEC_LZ4 + 1)

static const char *const codec_names[CODECS] = {
	"gzip", "zstd", "xz", "bzip2", "lz4",
};

enum container {
	TAR_USTAR, TAR_PAX, TAR_GNU, ZIP_STORED, ZIP_DEFLATED, ZIP_STREAMED
};
#define CONTAINERS	(ZIP_STREAMED + 1)

static const char *const container_names[CONTAINERS] = {
	"ustar", "pax", "gnu tar", "stored zip", "deflated zip",
	"streamed zip",
};

/* One entry of an archive.  link: what a link leads to, a hard one where type
 * is AE_IFREG. */
struct entry {
	const char	*name;
	struct span	 contents;
	const char	*link;
	mode_t		 type;		/* 0: a regular file */
};

static inline void
pack_done(struct pack *pack)
{
	free(pack->data);
	*pack = (struct pack){ NULL, 0, 0 };
}

static inline struct span
pack_span(const struct pack *pack)
{
	return (struct span){ pack->data, pack->len };
}

static inline void
pack_add(struct pack *pack, const void *data, size_t len)
{
	if (pack->len + len > pack->cap) {
		pack->cap = (pack->len + len) * 2;
		pack->data = realloc(pack->data, pack->cap);
		ck_assert_ptr_nonnull(pack->data);
	}
	if (len > 0)
		memcpy(pack->data + pack->len, data, len);
	pack->len += len;
}

static inline void
pack_add_span(struct pack *pack, struct span bytes)
{
	pack_add(pack, bytes.data, bytes.len);
}

/* size bytes, the lowest first. */
static inline void
pack_number(struct pack *pack, uint64_t value, int size)
{
	unsigned char byte;

	for (; size > 0; size--, value >>= 8) {
		byte = value & 0xff;
		pack_add(pack, &byte, 1);
	}
}

static inline la_ssize_t
pack_taken(struct archive *archive, void *ctx, const void *data, size_t len)
{
	(void)archive;
	pack_add(ctx, data, len);
	return (la_ssize_t)len;
}

/* zlib: windowBits says which wrapping, level what is done. */
static inline void
pack_deflate(struct pack *pack, struct span contents, int window_bits,
    int level)
{
	z_stream s = { .next_in = NULL };
	char *out;
	uLong most;

	ck_assert_int_eq(deflateInit2(&s, level, Z_DEFLATED, window_bits, 9,
	    Z_DEFAULT_STRATEGY), Z_OK);
	most = deflateBound(&s, contents.len) + 64;
	out = malloc(most);
	ck_assert_ptr_nonnull(out);
	s.next_in = (unsigned char *)(uintptr_t)contents.data;
	s.avail_in = (uInt)contents.len;
	s.next_out = (unsigned char *)out;
	s.avail_out = (uInt)most;
	ck_assert_int_eq(deflate(&s, Z_FINISH), Z_STREAM_END);
	pack_add(pack, out, s.total_out);
	free(out);
	deflateEnd(&s);
}

/* Append one member, frame or stream of the codec. */
static inline void
pack_codec(struct pack *pack, enum codec codec, struct span contents)
{
	/* Of nothing, libarchive's own writer of lz4 makes a crash. */
	static const char empty_lz4[] =
	    "\4\"M\30d@\xa7\0\0\0\0\5]\xcc\2";
	struct archive *a;
	struct archive_entry *entry;
	int (*const filters[CODECS])(struct archive *) = {
		archive_write_add_filter_gzip,
		archive_write_add_filter_zstd,
		archive_write_add_filter_xz,
		archive_write_add_filter_bzip2,
		archive_write_add_filter_lz4,
	};

	if (codec == CODEC_GZIP) {
		pack_deflate(pack, contents, 15 + 16, 6);
		return;
	}
	if (codec == CODEC_LZ4 && contents.len == 0) {
		pack_add(pack, empty_lz4, sizeof empty_lz4 - 1);
		return;
	}
	a = archive_write_new();
	entry = archive_entry_new();
	ck_assert_int_eq(filters[codec](a), ARCHIVE_OK);
	ck_assert_int_eq(archive_write_set_format_raw(a), ARCHIVE_OK);
	archive_write_set_bytes_per_block(a, 0);
	ck_assert_int_eq(archive_write_open(a, pack, NULL, pack_taken, NULL),
	    ARCHIVE_OK);
	archive_entry_set_filetype(entry, AE_IFREG);
	ck_assert_int_eq(archive_write_header(a, entry), ARCHIVE_OK);
	if (contents.len > 0)
		ck_assert_int_eq(archive_write_data(a, contents.data,
		    contents.len), (la_ssize_t)contents.len);
	ck_assert_int_eq(archive_write_close(a), ARCHIVE_OK);
	archive_entry_free(entry);
	archive_write_free(a);
}

/* What undoes it.  NULL: it cannot be begun. */
static inline struct source *
unpack_codec(enum codec codec, struct source *below, struct fault *why)
{
	switch (codec) {
	case CODEC_GZIP:
		return gunzip_new(below, why);
	case CODEC_ZSTD:
		return unpack_new_stream(below, PROBE_ZSTD, why);
	case CODEC_XZ:
		return unpack_new_stream(below, PROBE_XZ, why);
	case CODEC_BZIP2:
		return unpack_new_stream(below, PROBE_BZIP2, why);
	default:
		return unlz4_new(below, why);
	}
}

/* So many characters that no packer makes much shorter. */
static inline void
pack_noise(struct pack *pack, size_t len)
{
	uint32_t state = 1;
	char c;

	for (; len > 0; len--) {
		state = state * 1664525 + 1013904223;
		c = (char)(' ' + (state >> 24) % 95);
		pack_add(pack, &c, 1);
	}
}

/* A zip's entry: its local header with contents, or its directory's line. */
static inline void
pack_zip_entry(struct pack *pack, const struct entry *e, enum container how,
    struct span stored, int64_t local_at)
{
	int streamed = how == ZIP_STREAMED, directory = local_at >= 0;
	uLong crc = crc32(0, (const unsigned char *)e->contents.data,
	    (uInt)e->contents.len);
	int known = directory || !streamed;
	mode_t type = e->type == 0 ? AE_IFREG : e->type;

	pack_add(pack, directory ? "PK\1\2" : "PK\3\4", 4);
	if (directory)
		pack_number(pack, 3 << 8 | 20, 2);	/* made on Unix */
	pack_number(pack, 20, 2);
	pack_number(pack, streamed ? 8 : 0, 2);
	pack_number(pack, how == ZIP_STORED ? 0 : 8, 2);
	pack_number(pack, UINT64_C(0x5d410000), 4);	/* date and time */
	pack_number(pack, known ? crc : 0, 4);
	pack_number(pack, known ? stored.len : 0, 4);
	pack_number(pack, known ? e->contents.len : 0, 4);
	pack_number(pack, strlen(e->name), 2);
	pack_number(pack, 0, 2);
	if (directory) {
		pack_number(pack, 0, 6);
		pack_number(pack, (uint64_t)(type | 0644) << 16, 4);
		pack_number(pack, (uint64_t)local_at, 4);
		pack_add(pack, e->name, strlen(e->name));
		return;
	}
	pack_add(pack, e->name, strlen(e->name));
	pack_add_span(pack, stored);
	if (streamed) {
		pack_add(pack, "PK\7\10", 4);
		pack_number(pack, crc, 4);
		pack_number(pack, stored.len, 4);
		pack_number(pack, e->contents.len, 4);
	}
}

static inline void
pack_zip(struct pack *pack, enum container how, const struct entry *entries,
    size_t count)
{
	struct pack stored = { NULL, 0, 0 }, directory = { NULL, 0, 0 };
	size_t i, start = pack->len;
	int64_t at;

	for (i = 0; i < count; i++) {
		stored.len = 0;
		if (how == ZIP_STORED)
			pack_add_span(&stored, entries[i].contents);
		else
			pack_deflate(&stored, entries[i].contents, -15, 6);
		at = (int64_t)(pack->len - start);
		pack_zip_entry(pack, &entries[i], how, pack_span(&stored),
		    -1);
		pack_zip_entry(&directory, &entries[i], how,
		    pack_span(&stored), at);
	}
	at = (int64_t)(pack->len - start);
	pack_add_span(pack, pack_span(&directory));
	pack_add(pack, "PK\5\6", 4);
	pack_number(pack, 0, 4);
	pack_number(pack, count, 2);
	pack_number(pack, count, 2);
	pack_number(pack, directory.len, 4);
	pack_number(pack, (uint64_t)at, 4);
	pack_number(pack, 0, 2);
	pack_done(&stored);
	pack_done(&directory);
}

static inline void
pack_tar(struct pack *pack, enum container how, const struct entry *entries,
    size_t count)
{
	struct archive *a = archive_write_new();
	struct archive_entry *entry;
	size_t i;

	ck_assert_int_eq(how == TAR_USTAR ? archive_write_set_format_ustar(a) :
	    how == TAR_PAX ? archive_write_set_format_pax(a) :
	    archive_write_set_format_gnutar(a), ARCHIVE_OK);
	/* One block is shorter than tar's twenty, and as good. */
	archive_write_set_bytes_per_block(a, 512);
	ck_assert_int_eq(archive_write_open(a, pack, NULL, pack_taken, NULL),
	    ARCHIVE_OK);
	for (i = 0; i < count; i++) {
		entry = archive_entry_new();
		archive_entry_set_pathname(entry, entries[i].name);
		archive_entry_set_filetype(entry, entries[i].type == 0 ?
		    AE_IFREG : entries[i].type);
		archive_entry_set_perm(entry, 0644);
		if (entries[i].type == AE_IFLNK)
			archive_entry_set_symlink(entry, entries[i].link);
		else if (entries[i].link != NULL)
			archive_entry_set_hardlink(entry, entries[i].link);
		else
			archive_entry_set_size(entry,
			    (la_int64_t)entries[i].contents.len);
		/* More than seconds makes pax write its own header. */
		archive_entry_set_mtime(entry, 1790000000,
		    how == TAR_PAX ? 500000000 : 0);
		/* It warns of names that are not in the locale. */
		ck_assert_int_ge(archive_write_header(a, entry), ARCHIVE_WARN);
		if (entries[i].contents.len > 0)
			ck_assert_int_eq(archive_write_data(a,
			    entries[i].contents.data, entries[i].contents.len),
			    (la_ssize_t)entries[i].contents.len);
		archive_entry_free(entry);
	}
	ck_assert_int_eq(archive_write_close(a), ARCHIVE_OK);
	archive_write_free(a);
}

static inline void
pack_container(struct pack *pack, enum container how,
    const struct entry *entries, size_t count)
{
	if (how < ZIP_STORED)
		pack_tar(pack, how, entries, count);
	else
		pack_zip(pack, how, entries, count);
}

/* The bytes of a span, at most chunk of them at a time. */
struct tap {
	struct source	source;		/* first: a tap is a source */
	struct span	bytes;
	size_t		at;
	size_t		chunk;
	int		broken;		/* behind the bytes: an error */
};

static inline long
tap_read(struct source *source, char *data, size_t len, struct fault *why)
{
	struct tap *tap = (struct tap *)source;
	size_t count = tap->bytes.len - tap->at;

	if (count == 0 && tap->broken)
		return fault_set(why, FAULT_INPUT, "the tap is broken");
	if (count > len)
		count = len;
	if (count > tap->chunk)
		count = tap->chunk;
	if (count > 0)
		memcpy(data, tap->bytes.data + tap->at, count);
	tap->at += count;
	return (long)count;
}

static inline void
tap_free(struct source *source)
{
	(void)source;
}

static inline void
tap_open(struct tap *tap, struct span bytes, size_t chunk)
{
	*tap = (struct tap){ .bytes = bytes, .chunk = chunk };
	tap->source.read = tap_read;
	tap->source.free = tap_free;
}

/* One file, written anew for each input.  The two functions that make and
 * remove it belong in an unchecked fixture. */
static char scratch_path[PATH_MAX];

static inline void
scratch_make(void)
{
	const char *folder = getenv("TMPDIR");
	int fd;

	snprintf(scratch_path, sizeof scratch_path, "%s/unit.XXXXXX",
	    folder != NULL && folder[0] == '/' ? folder : "/tmp");
	fd = mkstemp(scratch_path);
	ck_assert_int_ne(fd, -1);
	close(fd);
}

static inline void
scratch_remove(void)
{
	unlink(scratch_path);
}

/* Cut to its length last: some file systems take a file that is emptied and
 * written again for one to be saved at once, and wait for the disk. */
static inline const char *
scratch_write(struct span bytes)
{
	int fd = open(scratch_path, O_WRONLY);

	if (fd == -1 ||
	    write(fd, bytes.data, bytes.len) != (ssize_t)bytes.len ||
	    ftruncate(fd, (off_t)bytes.len) == -1 || close(fd) == -1)
		ck_abort_msg("%s cannot be written", scratch_path);
	return scratch_path;
}

/* Have standard input read these bytes, at most 64 KiB, from a pipe. */
static inline void
scratch_pipe(struct span bytes)
{
	int ends[2];

	ck_assert_int_eq(pipe(ends), 0);
	ck_assert_int_eq(write(ends[1], bytes.data, bytes.len),
	    (ssize_t)bytes.len);
	close(ends[1]);
	ck_assert_int_eq(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
	close(ends[0]);
}

/* What came out of a file. */
struct unpacked {
	struct pack	text;		/* of all texts, one behind the other */
	unsigned	texts;
	unsigned	failures;
	int		verbatim;	/* nothing was taken for packed */
	struct fault	why;		/* of the first failure */
};

static inline void
unpacked_done(struct unpacked *u)
{
	pack_done(&u->text);
}

/* Read all texts of the file, by so many bytes a read, and go on after each
 * failure, as a caller may. */
static inline void
unpack_file(struct unpacked *u, const char *path, size_t block)
{
	struct reader *reader;
	struct fault why = unit_no_fault();
	char *data = malloc(block);
	long count;
	int status;

	*u = (struct unpacked){ .verbatim = 1 };
	if (data == NULL || (reader = reader_open(path, &why)) == NULL)
		ck_abort_msg("%s", why.msg);
	while ((status = reader_next(reader, &why)) != 0) {
		if (status == 1) {
			u->texts++;
			u->verbatim &= strcmp(reader_packing(reader),
			    "none") == 0;
			while ((count = reader_read(reader, data, block,
			    &why)) > 0)
				pack_add(&u->text, data, (size_t)count);
			status = (int)count;
		}
		if (status == -1 && u->failures++ == 0)
			u->why = why;
		if (u->failures == 1000)
			ck_abort_msg("it goes on forever");
	}
	reader_close(reader);
	free(data);
}

#endif
