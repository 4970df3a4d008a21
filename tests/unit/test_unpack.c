/*
 * Archives of every kind, through unpack.h: each file comes out whole, by
 * blocks of any size.  Damaged ones: see test_unpack_damage.c, and for the
 * streams of unpack.h test_codecs.c.
 */
#include <locale.h>

#include "pack.h"

/*
 * "name=contents" and a line break for each file; where one cannot be read,
 * "!" instead of the rest of the line, and for a failure between files "!" on
 * a line of its own.  skip: pass over the contents of every so manieth file.
 */
static void
list(struct span packed, int is_zip, size_t chunk, int skip,
    struct pack *listing)
{
	struct tap tap;
	struct fault why = unit_no_fault();
	struct archive_reader *archive;
	struct source *member;
	const char *name;
	char data[61];
	long count;
	int status, turn = 0;

	listing->len = 0;
	tap_open(&tap, packed, chunk);
	archive = unpack_new_archive(&tap.source, is_zip, &why);
	ck_assert_msg(archive != NULL, "%s", why.msg);
	while ((status = unpack_next(archive, &name, &why)) != 0) {
		if (status == -1) {
			pack_add(listing, "!\n", 2);
			continue;
		}
		pack_add(listing, name, strlen(name));
		pack_add(listing, "=", 1);
		member = unpack_new_member(archive, &why);
		ck_assert_ptr_nonnull(member);
		if (skip == 0 || ++turn % skip != 0) {
			while ((count = source_read(member, data, sizeof data,
			    &why)) > 0)
				pack_add(listing, data, (size_t)count);
			if (count == -1)
				pack_add(listing, "!", 1);
		}
		source_free(member);
		pack_add(listing, "\n", 1);
	}
	unpack_free_archive(archive);
	pack_add(listing, "", 1);
	/* If nothing failed all of it was read. */
	if (strchr(listing->data, '!') == NULL)
		ck_assert_uint_eq(tap.at, packed.len);
}

static void
expect_list(struct span packed, int is_zip, const char *expected)
{
	static const size_t chunks[] = { 1, 7, 512, 4096, SIZE_MAX };
	struct pack listing = { NULL, 0, 0 };
	size_t i;

	for (i = 0; i < sizeof chunks / sizeof chunks[0]; i++) {
		list(packed, is_zip, chunks[i], 0, &listing);
		ck_assert_str_eq(listing.data, expected);
	}
	pack_done(&listing);
}

#define NAME_60	"folder-with-a-name-of-sixty-bytes-so-that-four-of-them-are-/"
#define LONG	NAME_60 NAME_60 NAME_60 NAME_60 "events.ndjson"

static const struct entry files[] = {
	{ .name = "a.ndjson", .contents = BYTES("one\n") },
	{ .name = "empty", .contents = BYTES("") },
	{ .name = "sub/b.ndjson", .contents = BYTES("two\n") },
	{ .name = "two words", .contents = BYTES("three") },
};

START_TEST(files_of_an_archive)
{
	struct pack packed = { NULL, 0, 0 }, listing = { NULL, 0, 0 };
	int is_zip = _i >= ZIP_STORED;

	pack_container(&packed, _i, files, 4);
	expect_list(pack_span(&packed), is_zip, "a.ndjson=one\n\nempty=\n"
	    "sub/b.ndjson=two\n\ntwo words=three\n");
	/* Contents may be left unread. */
	list(pack_span(&packed), is_zip, 100, 1, &listing);
	ck_assert_str_eq(listing.data, "a.ndjson=\nempty=\nsub/b.ndjson=\n"
	    "two words=\n");
	list(pack_span(&packed), is_zip, 100, 3, &listing);
	ck_assert_str_eq(listing.data, "a.ndjson=one\n\nempty=\n"
	    "sub/b.ndjson=\ntwo words=three\n");
	pack_done(&packed);
	pack_done(&listing);
}
END_TEST

START_TEST(long_names)
{
	static const struct entry entries[] = {
		{ .name = LONG, .contents = BYTES("one") },
		{ .name = "short", .contents = BYTES("two") },
	};
	struct pack packed = { NULL, 0, 0 };

	/* ustar has no room for it. */
	if (_i != TAR_USTAR) {
		pack_container(&packed, _i, entries, 2);
		expect_list(pack_span(&packed), _i >= ZIP_STORED,
		    LONG "=one\nshort=two\n");
		pack_done(&packed);
	}
}
END_TEST

/* Only regular files hold records.  That an entry of a zip file is a link
 * stands behind all of them, in the directory: too late. */
START_TEST(folders_and_links_are_passed_over)
{
	static const struct entry tar[] = {
		{ .name = "folder/", .type = AE_IFDIR },
		{ .name = "folder/a", .contents = BYTES("one") },
		{ .name = "soft", .type = AE_IFLNK, .link = "folder/a" },
		{ .name = "hard", .link = "folder/a" },
		{ .name = "fifo", .type = AE_IFIFO },
		{ .name = "b", .contents = BYTES("two") },
		{ .name = "last/", .type = AE_IFDIR },
	};
	static const struct entry zip[] = {
		{ .name = "folder/", .type = AE_IFDIR },
		{ .name = "folder/a", .contents = BYTES("one") },
		{ .name = "soft", .type = AE_IFLNK,
		    .contents = BYTES("folder/a") },
		{ .name = "b", .contents = BYTES("two") },
		{ .name = "last/", .type = AE_IFDIR },
	};
	struct pack packed = { NULL, 0, 0 };
	int is_zip = _i >= ZIP_STORED;

	pack_container(&packed, _i, is_zip ? zip : tar, is_zip ? 5 : 7);
	expect_list(pack_span(&packed), is_zip, is_zip ? "folder/a=one\n"
	    "soft=folder/a\nb=two\n" : "folder/a=one\nb=two\n");
	pack_done(&packed);
}
END_TEST

START_TEST(archive_of_nothing)
{
	static const struct entry folder = { .name = "d/",
	    .type = AE_IFDIR };
	struct pack packed = { NULL, 0, 0 };

	pack_container(&packed, _i, &folder, 1);
	expect_list(pack_span(&packed), _i >= ZIP_STORED, "");
	packed.len = 0;
	pack_container(&packed, _i, NULL, 0);
	expect_list(pack_span(&packed), _i >= ZIP_STORED, "");
	pack_done(&packed);
}
END_TEST

/* "cat a.tar b.tar >c.tar"; two zip files make no zip file. */
START_TEST(archives_back_to_back)
{
	struct pack packed = { NULL, 0, 0 }, listing = { NULL, 0, 0 };

	pack_container(&packed, _i, files, 1);
	pack_container(&packed, _i, files + 2, 1);
	if (_i < ZIP_STORED) {
		expect_list(pack_span(&packed), 0, "a.ndjson=one\n\n"
		    "sub/b.ndjson=two\n\n");
	} else {
		list(pack_span(&packed), 1, 100, 0, &listing);
		ck_assert_ptr_nonnull(strchr(listing.data, '!'));
	}
	pack_done(&packed);
	pack_done(&listing);
}
END_TEST

/* tar fills up its last block of 10240 bytes with zeros. */
START_TEST(tar_with_many_zeros)
{
	struct pack packed = { NULL, 0, 0 };

	pack_tar(&packed, TAR_USTAR, files, 1);
	while (packed.len < 40960)
		pack_add(&packed, "", 1);
	expect_list(pack_span(&packed), 0, "a.ndjson=one\n\n");
	pack_done(&packed);
}
END_TEST

/* What a hole reads as is no JSON, and a text with one is none of ours. */
static const struct {
	int		 size;
	int		 from[2], len[2];	/* of the data */
	const char	*listing;
} sparse[] = {
	{ 4099, { 0, 4096 }, { 5, 3 }, "sparse=begin!\n" },
	/* At the very beginning, at the very end, and nothing else. */
	{ 4099, { 4096, 4099 }, { 3, 0 }, "sparse=!\n" },
	{ 4096, { 0, 4096 }, { 5, 0 }, "sparse=begin!\n" },
	{ 4096, { 4096, 4096 }, { 0, 0 }, "sparse=!\n" },
	{ 5, { 0, 5 }, { 5, 0 }, "sparse=begin\n" },
};

START_TEST(file_with_holes)
{
	struct archive *a = archive_write_new();
	struct archive_entry *entry = archive_entry_new();
	struct pack packed = { NULL, 0, 0 }, listing = { NULL, 0, 0 };
	char contents[5000] = "begin";
	int i;

	memcpy(contents + 4096, "end", 3);
	ck_assert_int_eq(archive_write_set_format_pax(a), ARCHIVE_OK);
	archive_write_set_bytes_per_block(a, 512);
	ck_assert_int_eq(archive_write_open(a, &packed, NULL, pack_taken,
	    NULL), ARCHIVE_OK);
	archive_entry_set_pathname(entry, "sparse");
	archive_entry_set_filetype(entry, AE_IFREG);
	archive_entry_set_size(entry, sparse[_i].size);
	for (i = 0; i < 2; i++)
		archive_entry_sparse_add_entry(entry, sparse[_i].from[i],
		    sparse[_i].len[i]);
	ck_assert_int_eq(archive_write_header(a, entry), ARCHIVE_OK);
	ck_assert_int_eq(archive_write_data(a, contents,
	    (size_t)sparse[_i].size), sparse[_i].size);
	ck_assert_int_eq(archive_write_close(a), ARCHIVE_OK);
	archive_entry_free(entry);
	archive_write_free(a);
	list(pack_span(&packed), 0, 100, 0, &listing);
	ck_assert_str_eq(listing.data, sparse[_i].listing);
	pack_done(&packed);
	pack_done(&listing);
}
END_TEST

START_TEST(zip_with_a_comment)
{
	static const char comment[] = "made up; PK\5\6 is no end";
	struct pack packed = { NULL, 0, 0 };

	pack_zip(&packed, _i, files, 4);
	packed.data[packed.len - 2] = sizeof comment - 1;
	pack_add(&packed, comment, sizeof comment - 1);
	expect_list(pack_span(&packed), 1, "a.ndjson=one\n\nempty=\n"
	    "sub/b.ndjson=two\n\ntwo words=three\n");
	pack_done(&packed);
}
END_TEST

/* Names in no known encoding are still names, and different ones. */
START_TEST(strange_names)
{
	static const struct entry entries[] = {
		{ .name = "r\xc3\xa9sum\xc3\xa9", .contents = BYTES("1") },
		{ .name = "r\xe9sum\xe9", .contents = BYTES("2") },
		{ .name = "line\nbreak", .contents = BYTES("3") },
	};
	struct pack packed = { NULL, 0, 0 }, listing = { NULL, 0, 0 };

	pack_container(&packed, _i, entries, _i == TAR_PAX ? 1 : 3);
	list(pack_span(&packed), _i >= ZIP_STORED, 512, 0, &listing);
	ck_assert_ptr_nonnull(strstr(listing.data, "=1\n"));
	if (_i != TAR_PAX) {
		ck_assert_ptr_nonnull(strstr(listing.data, "=2\n"));
		ck_assert_ptr_nonnull(strstr(listing.data, "=3\n"));
	}
	ck_assert_ptr_null(strchr(listing.data, '!'));
	pack_done(&packed);
	pack_done(&listing);
}
END_TEST

/* A name that a zip file says is UTF-8 is told where the locale has it; where
 * not, the files are numbered. */
START_TEST(names_in_the_locale)
{
	static const struct entry entries[] = {
		{ .name = "a", .contents = BYTES("1") },
		{ .name = "r\xc3\xa9sum\xc3\xa9", .contents = BYTES("2") },
	};
	struct pack packed = { NULL, 0, 0 };
	char *bytes;
	size_t i;

	pack_container(&packed, _i, entries, 2);
	bytes = packed.data;
	for (i = 0; i + 10 < packed.len; i++)
		if (memcmp(bytes + i, "PK\3\4", 4) == 0)
			bytes[i + 7] |= 8;
		else if (memcmp(bytes + i, "PK\1\2", 4) == 0)
			bytes[i + 9] |= 8;
	expect_list(pack_span(&packed), 1, "a=1\nentry 2=2\n");
	if (setlocale(LC_CTYPE, "C.UTF-8") != NULL)
		expect_list(pack_span(&packed), 1,
		    "a=1\nr\xc3\xa9sum\xc3\xa9=2\n");
	setlocale(LC_CTYPE, "C");
	pack_done(&packed);
}
END_TEST

static Suite *
unpack_suite(void)
{
	Suite *suite = suite_create("unpack");
	TCase *core = unit_case(suite, "core");

	tcase_add_loop_test(core, files_of_an_archive, 0, CONTAINERS);
	tcase_add_loop_test(core, long_names, 0, CONTAINERS);
	tcase_add_loop_test(core, folders_and_links_are_passed_over, 0,
	    CONTAINERS);
	tcase_add_loop_test(core, archive_of_nothing, 0, CONTAINERS);
	tcase_add_loop_test(core, archives_back_to_back, 0, CONTAINERS);
	tcase_add_test(core, tar_with_many_zeros);
	unit_table(core, file_with_holes, sparse);
	tcase_add_loop_test(core, zip_with_a_comment, ZIP_STORED,
	    CONTAINERS);
	tcase_add_loop_test(core, strange_names, 0, CONTAINERS);
	tcase_add_loop_test(core, names_in_the_locale, ZIP_STORED,
	    CONTAINERS);
	return suite;
}

UNIT_MAIN(unpack_suite)
