/*
 * The end of a zip file: found behind any comment, in 32 bits and in 64, and
 * at odds with the rest of the file as soon as anything is missing.
 */
#include "count/zipend.h"
#include "pack.h"

#define NO_END	"it has no end record, or something follows it"
#define MOVED	"its directory is not where it should be: something stands " \
		"before it, or is missing"
#define OTHERS	"its directory lists another number of files"
#define LENGTH	"its directory lists files of another length"

static const struct entry entries[] = {
	{ .name = "a", .contents = BYTES("one\n") },
	{ .name = "b", .contents = BYTES("two\n") },
	{ .name = "folder/", .type = AE_IFDIR },
};
#define CONTENTS	8		/* bytes in all of them */

/* By so many bytes at a time.  "": no complaint. */
static const char *
complaint_of(struct span zip, size_t chunk, uint64_t count, int64_t bytes)
{
	struct zipend *end = calloc(1, sizeof *end);
	const char *said;
	size_t at, len;

	ck_assert_ptr_nonnull(end);
	for (at = 0; at < zip.len; at += len) {
		len = zip.len - at < chunk ? zip.len - at : chunk;
		zipend_feed(end, zip.data + at, len);
	}
	ck_assert_uint_eq(end->total, zip.len);
	said = zipend_complaint(end, count, bytes);
	free(end);
	return said == NULL ? "" : said;
}

/* The same where not all files were looked at. */
static const char *
complaint(struct span zip, size_t chunk, uint64_t count)
{
	return complaint_of(zip, chunk, count, -1);
}

START_TEST(whole_files)
{
	static const size_t chunks[] = { 777, 4096, ZIPEND_BYTES, SIZE_MAX };
	struct pack zip = { NULL, 0, 0 }, contents = { NULL, 0, 0 };
	struct entry large = { .name = "large" };
	size_t i;

	pack_noise(&contents, 300000);
	large.contents = pack_span(&contents);
	pack_zip(&zip, ZIP_STORED, _i == 0 ? entries : &large,
	    _i == 0 ? 3 : 1);
	for (i = 0; i < 4; i++) {
		ck_assert_str_eq(complaint(pack_span(&zip), chunks[i],
		    _i == 0 ? 3 : 1), "");
		ck_assert_str_eq(complaint(pack_span(&zip), chunks[i], 2),
		    OTHERS);
	}
	pack_done(&zip);
	pack_done(&contents);
}
END_TEST

START_TEST(no_entries)
{
	struct pack zip = { NULL, 0, 0 };

	pack_zip(&zip, ZIP_STORED, NULL, 0);
	ck_assert_str_eq(complaint(pack_span(&zip), SIZE_MAX, 0), "");
	ck_assert_str_eq(complaint(pack_span(&zip), SIZE_MAX, 1), OTHERS);
	pack_done(&zip);
	ck_assert_str_eq(complaint((struct span){ "", 0 }, 1, 0), NO_END);
}
END_TEST

/* A comment of any length, with anything in it. */
START_TEST(comments)
{
	static const size_t lengths[] = { 1, 22, 1000, 65534, 65535 };
	struct pack zip = { NULL, 0, 0 };
	size_t at, len = lengths[_i], whole;

	pack_zip(&zip, ZIP_DEFLATED, entries, 3);
	whole = zip.len;
	pack_noise(&zip, len);
	zip.data[whole - 2] = (char)(len & 0xff);
	zip.data[whole - 1] = (char)(len >> 8);
	ck_assert_str_eq(complaint(pack_span(&zip), 4096, 3), "");
	/* What looks like the end and is not followed by as much as it says
	 * is no end. */
	for (at = whole; at + 4 <= zip.len && at < whole + 2000; at += 31)
		memcpy(zip.data + at, "PK\5\6", 4);
	ck_assert_str_eq(complaint(pack_span(&zip), 4096, 3), "");
	/* Cut short, or with more behind it. */
	zip.len--;
	ck_assert_str_eq(complaint(pack_span(&zip), 4096, 3), NO_END);
	zip.len++;
	pack_add(&zip, "x", 1);
	ck_assert_str_eq(complaint(pack_span(&zip), 4096, 3), NO_END);
	pack_done(&zip);
}
END_TEST

START_TEST(something_is_amiss)
{
	struct pack zip = { NULL, 0, 0 }, odd = { NULL, 0, 0 };
	struct span cut;
	size_t len;

	pack_zip(&zip, ZIP_STREAMED, entries, 3);
	/* Bytes in front, or missing there. */
	pack_add(&odd, "x", 1);
	pack_add_span(&odd, pack_span(&zip));
	ck_assert_str_eq(complaint(pack_span(&odd), 100, 3), MOVED);
	ck_assert_str_eq(complaint((struct span){ zip.data + 1,
	    zip.len - 1 }, 100, 3), MOVED);
	/* Two of them. */
	odd.len = 0;
	pack_add_span(&odd, pack_span(&zip));
	pack_add_span(&odd, pack_span(&zip));
	ck_assert_str_eq(complaint(pack_span(&odd), 100, 3), MOVED);
	ck_assert_str_eq(complaint(pack_span(&odd), 100, 6), MOVED);
	/* Cut short. */
	cut = pack_span(&zip);
	for (len = 0; len < zip.len; len++) {
		cut.len = len;
		ck_assert_str_eq(complaint(cut, 100, 3), NO_END);
	}
	pack_done(&zip);
	pack_done(&odd);
}
END_TEST

/* What was read is compared with what the directory says, if all was read. */
START_TEST(bytes_in_the_files)
{
	static const enum container kinds[] = {
		ZIP_STORED, ZIP_DEFLATED, ZIP_STREAMED,
	};
	struct pack zip = { NULL, 0, 0 };

	pack_zip(&zip, kinds[_i], entries, 3);
	ck_assert_str_eq(complaint_of(pack_span(&zip), 100, 3, CONTENTS), "");
	ck_assert_str_eq(complaint_of(pack_span(&zip), 100, 3, 0), LENGTH);
	ck_assert_str_eq(complaint_of(pack_span(&zip), 100, 3, CONTENTS - 1),
	    LENGTH);
	ck_assert_str_eq(complaint_of(pack_span(&zip), 100, 3, CONTENTS + 1),
	    LENGTH);
	ck_assert_str_eq(complaint_of(pack_span(&zip), 100, 3, -1), "");
	pack_done(&zip);
}
END_TEST

/* Of a directory longer than what is kept of the end, the place and the number
 * of files are known all the same. */
START_TEST(long_directory)
{
	/* A line of it has 47 bytes. */
	const size_t count = sizeof ((struct zipend *)NULL)->tail / 47 + 1;
	struct entry *many = calloc(count, sizeof *many);
	struct pack zip = { NULL, 0, 0 };
	size_t i;

	ck_assert_ptr_nonnull(many);
	ck_assert_uint_le(count, 65535);
	for (i = 0; i < count; i++)
		many[i] = entries[0];
	pack_zip(&zip, ZIP_STORED, many, count);
	ck_assert_str_eq(complaint_of(pack_span(&zip), 65536, count, 5), "");
	ck_assert_str_eq(complaint_of(pack_span(&zip), 65536, count - 1, 5),
	    OTHERS);
	free(many);
	pack_done(&zip);
}
END_TEST

/* A directory that cannot be read through says nothing of lengths. */
START_TEST(odd_directory)
{
	struct pack zip = { NULL, 0, 0 };
	struct span all;
	char *line;
	size_t i;

	pack_zip(&zip, ZIP_STORED, entries, 3);
	all = pack_span(&zip);
	for (line = zip.data; memcmp(line, "PK\1\2", 4) != 0; line++)
		;
	*line = 'x';
	ck_assert_str_eq(complaint_of(all, 100, 3, CONTENTS), "");
	*line = 'P';
	/* Its extra field goes on for longer than the directory does. */
	line[30] = line[31] = '\xff';
	ck_assert_str_eq(complaint_of(all, 100, 3, CONTENTS), "");
	line[30] = line[31] = 0;
	for (i = 24; i < 28; i++)
		line[i] = '\xff';		/* the length is elsewhere */
	ck_assert_str_eq(complaint_of(all, 100, 3, CONTENTS), "");
	pack_done(&zip);
}
END_TEST

/* The end records of zip64, and what 32 bits are filled with then. */
static void
pack_zip64(struct pack *pack, uint64_t count, uint64_t size, uint64_t offset)
{
	pack_add(pack, "PK\6\6", 4);
	pack_number(pack, 44, 8);
	pack_number(pack, 45, 2);
	pack_number(pack, 45, 2);
	pack_number(pack, 0, 8);
	pack_number(pack, count, 8);
	pack_number(pack, count, 8);
	pack_number(pack, size, 8);
	pack_number(pack, offset, 8);
	pack_add(pack, "PK\6\7", 4);
	pack_number(pack, 0, 4);
	pack_number(pack, offset + size, 8);
	pack_number(pack, 1, 4);
	pack_add(pack, "PK\5\6", 4);
	pack_number(pack, 0, 4);
	pack_number(pack, 0xffff, 2);
	pack_number(pack, 0xffff, 2);
	pack_number(pack, UINT32_MAX, 4);
	pack_number(pack, UINT32_MAX, 4);
	pack_number(pack, 0, 2);
}

START_TEST(zip64)
{
	struct pack zip = { NULL, 0, 0 };
	size_t i;

	for (i = 0; i < 1000; i++)
		pack_add(&zip, "f", 1);		/* files */
	for (i = 0; i < 500; i++)
		pack_add(&zip, "d", 1);		/* the directory */
	pack_zip64(&zip, 70000, 500, 1000);
	ck_assert_str_eq(complaint(pack_span(&zip), 100, 70000), "");
	ck_assert_str_eq(complaint(pack_span(&zip), 100, 70000 - 65536),
	    OTHERS);
	zip.len = 1500;
	pack_zip64(&zip, 70000, 501, 1000);
	ck_assert_str_eq(complaint(pack_span(&zip), 100, 70000), MOVED);
	zip.len = 1500;
	pack_zip64(&zip, 70000, 500, UINT64_MAX - 100);
	ck_assert_str_eq(complaint(pack_span(&zip), 100, 70000), MOVED);
	/* The long record alone, at the very beginning of the bytes. */
	zip.len = 0;
	pack_zip64(&zip, 0, 0, 0);
	ck_assert_str_eq(complaint(pack_span(&zip), 100, 0), "");
	pack_done(&zip);
}
END_TEST

static Suite *
zipend_suite(void)
{
	Suite *suite = suite_create("zipend");
	TCase *core = unit_case(suite, "core");

	tcase_add_loop_test(core, whole_files, 0, 2);
	tcase_add_test(core, no_entries);
	tcase_add_loop_test(core, comments, 0, 5);
	tcase_add_test(core, zip64);
	tcase_add_loop_test(core, bytes_in_the_files, 0, 3);
	tcase_add_test(core, odd_directory);
	tcase_add_test(core, long_directory);
	tcase_add_test(unit_case(suite, "errors"), something_is_amiss);
	return suite;
}

UNIT_MAIN(zipend_suite)
