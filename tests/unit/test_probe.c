/*
 * What bytes are taken for, by their beginning alone, however few there are.
 */
#include <stdint.h>
#include <stdio.h>

#include "count/probe.h"
#include "pack.h"

#define LOOK	512

static const struct {
	struct span	bytes;
	enum probe	probe;
} looks[] = {
	/* Text, or what a parser has to say something about. */
	{ BYTES(""), PROBE_TEXT },
	{ BYTES("{"), PROBE_TEXT },
	{ BYTES("{\"eventType\":\"x\"}\n"), PROBE_TEXT },
	{ BYTES("\xef\xbb\xbf{\"eventType\":\"x\"}"), PROBE_TEXT },
	{ BYTES("[]"), PROBE_TEXT },
	{ BYTES(" \t\r\n"), PROBE_TEXT },
	{ BYTES("\n"), PROBE_TEXT },
	{ BYTES("not JSON at all"), PROBE_TEXT },
	{ BYTES("\"r\xe9sum\xe9\""), PROBE_TEXT },
	{ BYTES("P"), PROBE_TEXT },
	{ BYTES("PK"), PROBE_TEXT },
	{ BYTES("BZ"), PROBE_TEXT },
	{ BYTES("\xfd" "7zXZ"), PROBE_TEXT },
	{ BYTES("okta-logfetch: incomplete: x"), PROBE_TEXT },
	/* A stray control character has a record, and a line, to be told of:
	 * one in 32, or any behind a bracket. */
	{ BYTES("0123456789abcdef0123456789abcd\x01"), PROBE_BINARY },
	{ BYTES("0123456789abcdef0123456789abcde\x01"), PROBE_TEXT },
	{ BYTES("{\x01\x02\x03\x04"), PROBE_TEXT },
	{ BYTES("[\x01\x02\x03\x04"), PROBE_TEXT },
	{ BYTES("{\"a\":\"\0\0\0\0\"}"), PROBE_TEXT },

	{ BYTES("\x1f\x8b\x08"), PROBE_GZIP },
	{ BYTES("\x1f\x8b\x08\x00\x00\x00\x00\x00"), PROBE_GZIP },
	{ BYTES("\x1f\x8b\x07"), PROBE_BINARY },
	{ BYTES("\x1f\x8b"), PROBE_BINARY },
	{ BYTES("\x28\xb5\x2f\xfd"), PROBE_ZSTD },
	{ BYTES("\x28\xb5\x2f\xfe"), PROBE_TEXT },
	{ BYTES("\x50\x2a\x4d\x18"), PROBE_ZSTD },
	{ BYTES("\x5f\x2a\x4d\x18\x04"), PROBE_ZSTD },
	{ BYTES("\xfd" "7zXZ\0"), PROBE_XZ },
	{ BYTES("BZh"), PROBE_BZIP2 },
	{ BYTES("BZh91AY&SY"), PROBE_BZIP2 },
	{ BYTES("\x04\x22\x4d\x18"), PROBE_LZ4 },
	{ BYTES("PK\3\4"), PROBE_ZIP },
	{ BYTES("PK\3\4\x14\0\0\0"), PROBE_ZIP },
	{ BYTES("PK\5\6"), PROBE_ZIP },

	/* With a mark and without. */
	{ BYTES("\xff\xfe{\0"), PROBE_UTF16 },
	{ BYTES("\xfe\xff\0{"), PROBE_UTF16 },
	{ BYTES("\xff\xfe"), PROBE_UTF16 },
	{ BYTES("{\0\"\0"), PROBE_UTF16 },
	{ BYTES("\0{\0\""), PROBE_UTF16 },
	{ BYTES("[\0"), PROBE_UTF16 },
	{ BYTES("\0["), PROBE_UTF16 },
	{ BYTES("\n\0{\0"), PROBE_UTF16 },
	{ BYTES("\0 \0{"), PROBE_UTF16 },
	{ BYTES("\xff\xfe\0\0{\0\0\0"), PROBE_UTF32 },
	{ BYTES("\0\0\xfe\xff\0\0\0{"), PROBE_UTF32 },

	/* Frames to be skipped belong to what follows them. */
	{ BYTES("\x50\x2a\x4d\x18\2\0\0\0ab\x04\x22\x4d\x18"),
	  PROBE_LZ4 },
	{ BYTES("\x5f\x2a\x4d\x18\2\0\0\0ab\x28\xb5\x2f\xfd"),
	  PROBE_ZSTD },
	{ BYTES("\x50\x2a\x4d\x18\0\0\0\0\x51\x2a\x4d\x18\0\0\0\0"
	    "\x04\x22\x4d\x18"), PROBE_LZ4 },
	{ BYTES("\x50\x2a\x4d\x18\xff\xff\xff\xff"), PROBE_ZSTD },

	{ BYTES("\0\5\x16\7"), PROBE_APPLEDOUBLE },
	{ BYTES("\0\5\x16\7\0\2\0\0Mac OS X"), PROBE_APPLEDOUBLE },

	{ BYTES("\x7f" "ELF\2\1\1\0\0\0\0\0\0\0\0\0"), PROBE_BINARY },
	{ BYTES("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), PROBE_BINARY },
	{ BYTES("SQLite format 3\0\x10\0\1\1"), PROBE_BINARY },
	{ BYTES("MZ\x90\0\3\0\0\0\4\0\0\0"), PROBE_BINARY },
	{ BYTES("\x1b[31m"), PROBE_BINARY },
	{ BYTES("\x01"), PROBE_BINARY },
	/* A NUL at the beginning makes it no text either. */
	{ BYTES("\0"), PROBE_BINARY },
	{ BYTES("\0\0\0\0\0\0\0\0"), PROBE_BINARY },
	{ BYTES("\0\1\2\3\4\5\6\7"), PROBE_BINARY },
	{ BYTES("\0\0\0\x20" "ftypisom"), PROBE_BINARY },
};

START_TEST(bytes_are_taken_for)
{
	/* Of this size exactly, so that a look behind it shows. */
	char *bytes = unit_copy(looks[_i].bytes);
	enum probe probe = probe_look(bytes, looks[_i].bytes.len);

	ck_assert_msg(probe == looks[_i].probe, "row %d: %s instead of %s",
	    _i, probe_name(probe), probe_name(looks[_i].probe));
	free(bytes);
}
END_TEST

static const struct entry entry = { .name = "a.ndjson",
    .contents = BYTES("{}\n") };

START_TEST(tar_by_its_header)
{
	static const enum container kinds[] = { TAR_USTAR, TAR_PAX, TAR_GNU };
	struct pack tar = { NULL, 0, 0 };
	size_t len, i;
	char *head;
	enum probe probe;

	pack_tar(&tar, kinds[_i], &entry, 1);
	head = unit_copy((struct span){ tar.data, LOOK });
	ck_assert_int_eq(probe_look(head, LOOK), PROBE_TAR);
	/* A header cut short is none; nearly all of one is no text. */
	for (len = 0; len < LOOK; len++) {
		probe = probe_look(head, len);
		ck_assert_int_eq(probe, len <= strlen(head) ? PROBE_TEXT :
		    PROBE_BINARY);
	}
	/* Every byte counts, but for the two that end the checksum. */
	for (i = 0; i < LOOK; i++) {
		head[i] ^= 1;
		probe = probe_look(head, LOOK);
		ck_assert_msg((probe == PROBE_TAR) == (i == 154 || i == 155),
		    "byte %zu", i);
		head[i] ^= 1;
	}
	ck_assert_int_eq(probe_look(head, LOOK), PROBE_TAR);
	free(head);
	pack_done(&tar);
}
END_TEST

/* Before POSIX there was no magic; and some write other blanks and NULs. */
START_TEST(tar_without_magic)
{
	char head[LOOK], fields[5][16];
	unsigned sum = 0;
	size_t i;

	memset(head, 0, sizeof head);
	memcpy(head, "folder/events.ndjson", 20);
	memcpy(head + 100, "0000644", 7);
	memcpy(head + 124, "00000000003", 11);
	memset(head + 148, ' ', 8);
	for (i = 0; i < LOOK; i++)
		sum += (unsigned char)head[i];
	memset(head + 148, 0, 8);
	snprintf(fields[0], sizeof fields[0], "%06o", sum);
	snprintf(fields[1], sizeof fields[1], " %05o ", sum);
	snprintf(fields[2], sizeof fields[2], "%06o ", sum);
	snprintf(fields[3], sizeof fields[3], "%08o", sum);
	snprintf(fields[4], sizeof fields[4], "   %o", sum);
	memcpy(head + 148, fields[_i], strlen(fields[_i]));
	ck_assert_int_eq(probe_look(head, LOOK), PROBE_TAR);
}
END_TEST

START_TEST(what_packers_write)
{
	static const enum probe codecs[CODECS] = {
		PROBE_GZIP, PROBE_ZSTD, PROBE_XZ, PROBE_BZIP2, PROBE_LZ4,
	};
	struct pack pack = { NULL, 0, 0 };
	size_t i;

	for (i = 0; i < CODECS; i++) {
		pack.len = 0;
		pack_codec(&pack, i, entry.contents);
		ck_assert_int_eq(probe_look(pack.data, pack.len), codecs[i]);
	}
	for (i = 0; i < CONTAINERS; i++) {
		pack.len = 0;
		pack_container(&pack, i, &entry, 1);
		ck_assert_int_eq(probe_look(pack.data, pack.len < LOOK ?
		    pack.len : LOOK), i < ZIP_STORED ? PROBE_TAR : PROBE_ZIP);
	}
	pack_done(&pack);
}
END_TEST

START_TEST(names)
{
	static const struct {
		enum probe	 probe;
		const char	*name;
	} all[] = {
		{ PROBE_TEXT, "none" }, { PROBE_GZIP, "gzip" },
		{ PROBE_ZSTD, "zstd" }, { PROBE_XZ, "xz" },
		{ PROBE_BZIP2, "bzip2" }, { PROBE_LZ4, "lz4" },
		{ PROBE_TAR, "tar" }, { PROBE_ZIP, "zip" },
		{ PROBE_UTF16, "UTF-16" }, { PROBE_UTF32, "UTF-32" },
		{ PROBE_APPLEDOUBLE, "AppleDouble" },
		{ PROBE_BINARY, "binary" },
	};
	size_t i;

	for (i = 0; i < sizeof all / sizeof all[0]; i++)
		ck_assert_str_eq(probe_name(all[i].probe), all[i].name);
}
END_TEST

static Suite *
probe_suite(void)
{
	Suite *suite = suite_create("probe");
	TCase *core = unit_case(suite, "core");

	unit_table(core, bytes_are_taken_for, looks);
	tcase_add_loop_test(core, tar_by_its_header, 0, 3);
	tcase_add_loop_test(core, tar_without_magic, 0, 5);
	tcase_add_test(core, what_packers_write);
	tcase_add_test(core, names);
	return suite;
}

UNIT_MAIN(probe_suite)
