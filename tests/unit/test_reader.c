/*
 * One file of the command line and the texts in it, whatever they are packed
 * in and however often; and what is said of a file that is none of that.
 */
#include "count/reader.h"
#include "pack.h"

#define LINE	"{\"eventType\":\"user.session.start\"}\n"

static const struct span text = BYTES(LINE);

static const struct entry two_files[] = {
	{ .name = "a.ndjson", .contents = BYTES("one\n") },
	{ .name = "sub/b.ndjson", .contents = BYTES("two\n") },
};

/*
 * Each text of the file as "NAME [PACKING] CONTENTS;", a failure as
 * "!MESSAGE;".  The path is written as "F".
 */
static void
list(const char *path, size_t step, struct pack *listing)
{
	struct fault why = unit_no_fault();
	struct reader *reader = reader_open(path, &why);
	const char *name;
	char data[4096];
	long count;
	int status, failures = 0;

	listing->len = 0;
	ck_assert_msg(reader != NULL, "%s", why.msg);
	while ((status = reader_next(reader, &why)) != 0) {
		if (status == 1) {
			name = reader_name(reader);
			ck_assert_int_eq(strncmp(name, path, strlen(path)),
			    0);
			pack_add(listing, "F", 1);
			pack_add_span(listing, span_of(name + strlen(path)));
			pack_add(listing, " [", 2);
			pack_add_span(listing,
			    span_of(reader_packing(reader)));
			pack_add(listing, "] ", 2);
			while ((count = reader_read(reader, data, step,
			    &why)) > 0)
				pack_add(listing, data, (size_t)count);
			status = (int)count;
		}
		if (status == -1) {
			ck_assert_int_eq(why.kind, FAULT_INPUT);
			pack_add(listing, "!", 1);
			name = why.msg;
			if (strncmp(name, path, strlen(path)) == 0) {
				pack_add(listing, "F", 1);
				name += strlen(path);
			}
			pack_add_span(listing, span_of(name));
			ck_assert_int_lt(failures++, 1000);
		}
		pack_add(listing, ";", 1);
	}
	reader_close(reader);
	pack_add(listing, "", 1);
}

/* By reads of up to 31 bytes, those that stride divides, and by large ones.
 * stride divides 32. */
static void
expect_strides(struct span bytes, size_t stride, const char *expected)
{
	struct pack listing = { NULL, 0, 0 };
	size_t step;

	for (step = stride; step <= 32; step += stride) {
		list(scratch_write(bytes), step == 32 ? 4096 : step,
		    &listing);
		ck_assert_str_eq(listing.data, expected);
	}
	scratch_pipe(bytes);
	list("-", 100, &listing);
	ck_assert_str_eq(listing.data, expected);
	pack_done(&listing);
}

static void
expect_bytes(struct span bytes, const char *expected)
{
	expect_strides(bytes, 1, expected);
}

static const struct {
	struct span	 bytes;
	const char	*listing;
} plain[] = {
	{ BYTES(LINE), "F [none] " LINE ";" },
	{ BYTES(""), "F [none] ;" },
	{ BYTES("\n"), "F [none] \n;" },
	{ BYTES("\xef\xbb\xbf{}"), "F [none] \xef\xbb\xbf{};" },
	{ BYTES("no JSON at all"), "F [none] no JSON at all;" },
	{ BYTES("\xff\xfe{\0}\0"), "!F: is UTF-16 text, JSON is UTF-8; "
	    "convert it with: iconv -f UTF-16 -t UTF-8;" },
	{ BYTES("\0{\0}"), "!F: is UTF-16 text, JSON is UTF-8; "
	    "convert it with: iconv -f UTF-16 -t UTF-8;" },
	{ BYTES("\0\0\xfe\xff\0\0\0{"), "!F: is UTF-32 text, JSON is UTF-8; "
	    "convert it with: iconv -f UTF-32 -t UTF-8;" },
	{ BYTES("\x7f" "ELF\2\1\1\0\0\0\0\0\0\0\0\0"), "!F: is binary data, "
	    "not JSON and no compression or archive known here;" },
	{ BYTES("\0\5\x16\7\0\2\0\0Mac OS X"), "!F: is binary data, "
	    "not JSON and no compression or archive known here;" },
};

START_TEST(as_it_is)
{
	expect_bytes(plain[_i].bytes, plain[_i].listing);
}
END_TEST

START_TEST(compressed)
{
	struct pack packed = { NULL, 0, 0 };
	char expected[200];

	pack_codec(&packed, _i, text);
	pack_codec(&packed, _i, text);
	snprintf(expected, sizeof expected, "F [%s] " LINE LINE ";",
	    codec_names[_i]);
	expect_bytes(pack_span(&packed), expected);
	packed.len = 0;
	pack_codec(&packed, _i, SPAN(""));
	snprintf(expected, sizeof expected, "F [%s] ;", codec_names[_i]);
	expect_bytes(pack_span(&packed), expected);
	pack_done(&packed);
}
END_TEST

START_TEST(archived)
{
	struct pack packed = { NULL, 0, 0 };

	pack_container(&packed, _i, two_files, 2);
	expect_bytes(pack_span(&packed), _i < ZIP_STORED ?
	    "F(a.ndjson) [tar] one\n;F(sub/b.ndjson) [tar] two\n;" :
	    "F(a.ndjson) [zip] one\n;F(sub/b.ndjson) [zip] two\n;");
	pack_done(&packed);
}
END_TEST

/* Each codec inside and outside of each other. */
START_TEST(compressed_twice)
{
	struct pack inner = { NULL, 0, 0 }, outer = { NULL, 0, 0 };
	struct pack listing = { NULL, 0, 0 };
	char expected[200];
	enum codec codec;

	for (codec = 0; codec < CODECS; codec++) {
		inner.len = outer.len = 0;
		pack_codec(&inner, codec, text);
		pack_codec(&outer, _i, pack_span(&inner));
		list(scratch_write(pack_span(&outer)), 100, &listing);
		snprintf(expected, sizeof expected, "F [%s+%s] " LINE ";",
		    codec_names[codec], codec_names[_i]);
		if (codec == (enum codec)_i && listing.data[0] == '!')
			snprintf(expected, sizeof expected, "!F: it is "
			    "compressed twice over by the same program; "
			    "undo one of them first;");
		ck_assert_str_eq(listing.data, expected);
	}
	pack_done(&inner);
	pack_done(&outer);
	pack_done(&listing);
}
END_TEST

START_TEST(archive_compressed)
{
	struct pack inner = { NULL, 0, 0 }, outer = { NULL, 0, 0 };
	enum codec codec;
	char expected[200];

	pack_container(&inner, _i, two_files, 2);
	for (codec = 0; codec < CODECS; codec++) {
		outer.len = 0;
		pack_codec(&outer, codec, pack_span(&inner));
		snprintf(expected, sizeof expected, "F(a.ndjson) [%s+%s] "
		    "one\n;F(sub/b.ndjson) [%s+%s] two\n;",
		    _i < ZIP_STORED ? "tar" : "zip", codec_names[codec],
		    _i < ZIP_STORED ? "tar" : "zip", codec_names[codec]);
		expect_strides(pack_span(&outer), 16, expected);
	}
	pack_done(&inner);
	pack_done(&outer);
}
END_TEST

/* Compressed files, archives and plain texts side by side in an archive. */
START_TEST(archive_of_packed_files)
{
	struct pack gz = { NULL, 0, 0 }, zst = { NULL, 0, 0 };
	struct pack tar = { NULL, 0, 0 }, zip = { NULL, 0, 0 };
	struct pack tgz = { NULL, 0, 0 }, outer = { NULL, 0, 0 };
	struct entry files[6] = { { .name = "gz" }, { .name = "tar" },
	    { .name = "plain", .contents = BYTES("three\n") },
	    { .name = "zip" }, { .name = "tgz" }, { .name = "zst" } };

	pack_codec(&gz, CODEC_GZIP, text);
	pack_codec(&zst, CODEC_ZSTD, SPAN("four\n"));
	pack_container(&tar, TAR_PAX, two_files, 2);
	pack_container(&zip, ZIP_STREAMED, two_files, 1);
	pack_codec(&tgz, CODEC_GZIP, pack_span(&tar));
	files[0].contents = pack_span(&gz);
	files[1].contents = pack_span(&tar);
	files[3].contents = pack_span(&zip);
	files[4].contents = pack_span(&tgz);
	files[5].contents = pack_span(&zst);
	pack_container(&outer, _i, files, 6);
	expect_bytes(pack_span(&outer), _i < ZIP_STORED ?
	    "F(gz) [gzip+tar] " LINE ";F(tar(a.ndjson)) [tar+tar] one\n;"
	    "F(tar(sub/b.ndjson)) [tar+tar] two\n;F(plain) [tar] three\n;"
	    "F(zip(a.ndjson)) [zip+tar] one\n;"
	    "F(tgz(a.ndjson)) [tar+gzip+tar] one\n;"
	    "F(tgz(sub/b.ndjson)) [tar+gzip+tar] two\n;"
	    "F(zst) [zstd+tar] four\n;" :
	    "F(gz) [gzip+zip] " LINE ";F(tar(a.ndjson)) [tar+zip] one\n;"
	    "F(tar(sub/b.ndjson)) [tar+zip] two\n;F(plain) [zip] three\n;"
	    "F(zip(a.ndjson)) [zip+zip] one\n;"
	    "F(tgz(a.ndjson)) [tar+gzip+zip] one\n;"
	    "F(tgz(sub/b.ndjson)) [tar+gzip+zip] two\n;"
	    "F(zst) [zstd+zip] four\n;");
	pack_done(&gz);
	pack_done(&zst);
	pack_done(&tar);
	pack_done(&zip);
	pack_done(&tgz);
	pack_done(&outer);
}
END_TEST

/* What macOS packs beside each file is passed over, there alone. */
START_TEST(apple_double)
{
	static const struct span fork =
	    BYTES("\0\5\x16\7\0\2\0\0Mac OS X        \0\2\0\0\0\x09\0\0\0\x32");
	struct entry files[] = {
		{ .name = "._a.ndjson", .contents = fork },
		{ .name = "a.ndjson", .contents = BYTES("one\n") },
		{ .name = "__MACOSX/._b.ndjson", .contents = fork },
		{ .name = "b.ndjson", .contents = BYTES("two\n") },
		{ .name = "._last", .contents = fork },
	};
	struct pack packed = { NULL, 0, 0 }, gz = { NULL, 0, 0 };

	pack_container(&packed, _i, files, 5);
	expect_bytes(pack_span(&packed), _i < ZIP_STORED ?
	    "F(a.ndjson) [tar] one\n;F(b.ndjson) [tar] two\n;" :
	    "F(a.ndjson) [zip] one\n;F(b.ndjson) [zip] two\n;");
	/* Nothing else, in an archive in an archive. */
	gz.len = packed.len = 0;
	pack_container(&gz, TAR_USTAR, files, 1);
	files[0].contents = pack_span(&gz);
	pack_container(&packed, _i, files, 2);
	expect_bytes(pack_span(&packed), _i < ZIP_STORED ?
	    "F(a.ndjson) [tar] one\n;" : "F(a.ndjson) [zip] one\n;");
	/* By itself it is no text, compressed or not. */
	gz.len = 0;
	pack_codec(&gz, CODEC_GZIP, fork);
	expect_bytes(pack_span(&gz), "!F: is binary data, not JSON and no "
	    "compression or archive known here;");
	pack_done(&packed);
	pack_done(&gz);
}
END_TEST

/* A member that cannot be read costs itself: the others are still there. */
START_TEST(bad_member_among_good_ones)
{
	struct pack cut = { NULL, 0, 0 }, packed = { NULL, 0, 0 };
	struct entry files[] = {
		{ .name = "a", .contents = BYTES("one\n") },
		{ .name = "utf16", .contents = BYTES("\xff\xfe{\0}\0") },
		{ .name = "b", .contents = BYTES("two\n") },
		{ .name = "cut.gz" },
		{ .name = "binary", .contents = BYTES("\1\2\3\4\5\6") },
		{ .name = "c", .contents = BYTES("three\n") },
	};
	const char *packing = _i < ZIP_STORED ? "tar" : "zip";
	char expected[600];

	pack_codec(&cut, CODEC_GZIP, text);
	files[3].contents = (struct span){ cut.data, 10 };
	pack_container(&packed, _i, files, 6);
	snprintf(expected, sizeof expected, "F(a) [%s] one\n;!F(utf16): is "
	    "UTF-16 text, JSON is UTF-8; convert it with: iconv -f UTF-16 "
	    "-t UTF-8;F(b) [%s] two\n;!F(cut.gz): the gzip data is cut "
	    "short;!F(binary): is binary data, not JSON and no compression "
	    "or archive known here;F(c) [%s] three\n;", packing, packing,
	    packing);
	expect_bytes(pack_span(&packed), expected);
	pack_done(&cut);
	pack_done(&packed);
}
END_TEST

/* A checksum that does not match: the zip's others can be read. */
START_TEST(bad_checksum_in_a_zip)
{
	struct pack packed = { NULL, 0, 0 }, listing = { NULL, 0, 0 };
	char *at;

	pack_container(&packed, ZIP_STORED, two_files, 2);
	at = memchr(packed.data, 'o', packed.len);
	while (memcmp(at, "one\n", 4) != 0)
		at++;
	*at = 'O';
	list(scratch_write(pack_span(&packed)), 100, &listing);
	ck_assert_ptr_nonnull(strchr(listing.data, '!'));
	ck_assert_ptr_nonnull(strstr(listing.data,
	    "F(sub/b.ndjson) [zip] two\n;"));
	pack_done(&packed);
	pack_done(&listing);
}
END_TEST

/* What a cut file still gives comes before the failure. */
START_TEST(text_before_a_failure)
{
	struct pack packed = { NULL, 0, 0 };
	struct span cut;

	pack_deflate(&packed, text, 15 + 16, 0);	/* stored */
	cut = pack_span(&packed);
	cut.len -= 8 + 5;		/* the checksum, and some text */
	expect_bytes(cut, "F [gzip] {\"eventType\":\"user.session.sta"
	    "!the gzip data is cut short;");
	pack_done(&packed);
}
END_TEST

START_TEST(packed_inside_itself)
{
	struct pack inner = { NULL, 0, 0 }, outer = { NULL, 0, 0 };
	char expected[200] = "";
	int i;

	pack_add_span(&inner, text);
	for (i = 0; i < 9; i++) {
		pack_codec(&outer, CODEC_GZIP, pack_span(&inner));
		pack_done(&inner);
		inner = outer;
		outer = (struct pack){ NULL, 0, 0 };
		strcat(expected, i == 0 ? "F [gzip" : "+gzip");
	}
	strcat(expected, "] " LINE ";");
	expect_bytes(pack_span(&inner), expected);
	pack_codec(&outer, CODEC_GZIP, pack_span(&inner));
	expect_bytes(pack_span(&outer),
	    "!F: packed inside itself more than 9 times;");
	pack_done(&inner);
	pack_done(&outer);
}
END_TEST

START_TEST(what_cannot_be_opened)
{
	struct pack listing = { NULL, 0, 0 };
	struct fault why = unit_no_fault();

	ck_assert_ptr_null(reader_open("no/such/file", &why));
	ck_assert_int_eq(why.kind, FAULT_INPUT);
	ck_assert_str_eq(why.msg,
	    "no/such/file: No such file or directory");
	ck_assert_ptr_null(reader_open("", &why));
	ck_assert_int_eq(why.kind, FAULT_INPUT);
	list("/", 100, &listing);
	ck_assert_str_eq(listing.data,
	    "!F: is a directory; name the files in it;");
	pack_done(&listing);
	reader_close(NULL);
}
END_TEST

START_TEST(closed_at_any_time)
{
	struct pack packed = { NULL, 0, 0 };
	struct fault why = unit_no_fault();
	struct reader *reader;
	char data[3];
	int i;

	pack_container(&packed, TAR_USTAR, two_files, 2);
	for (i = 0; i < 6; i++) {
		reader = reader_open(scratch_write(pack_span(&packed)), &why);
		ck_assert_ptr_nonnull(reader);
		if (i > 0)
			ck_assert_int_eq(reader_next(reader, &why), 1);
		if (i > 1)
			ck_assert_int_eq(reader_read(reader, data, 3, &why),
			    3);
		if (i > 2)
			ck_assert_int_eq(reader_next(reader, &why), 1);
		if (i > 3)
			ck_assert_int_eq(reader_next(reader, &why), 0);
		if (i > 4)
			ck_assert_int_eq(reader_next(reader, &why), 0);
		reader_close(reader);
	}
	pack_done(&packed);
}
END_TEST

/* Bytes of the file, not of the text; all of them at the end. */
START_TEST(position)
{
	struct pack contents = { NULL, 0, 0 }, packed = { NULL, 0, 0 };
	struct fault why = unit_no_fault();
	struct reader *reader;
	uint64_t before = 0;
	char data[4096];

	pack_noise(&contents, 500000);
	pack_codec(&packed, CODEC_GZIP, pack_span(&contents));
	reader = reader_open(scratch_write(pack_span(&packed)), &why);
	ck_assert_uint_eq(reader_position(reader), 0);
	ck_assert_int_eq(reader_next(reader, &why), 1);
	while (reader_read(reader, data, sizeof data, &why) > 0) {
		if (reader_position(reader) < before ||
		    reader_position(reader) > packed.len)
			ck_abort_msg("%llu behind %llu", (unsigned long long)
			    reader_position(reader),
			    (unsigned long long)before);
		before = reader_position(reader);
	}
	ck_assert_uint_eq(reader_position(reader), packed.len);
	reader_close(reader);
	pack_done(&contents);
	pack_done(&packed);
}
END_TEST

START_TEST(size)
{
	const char *path = scratch_write(text);
	int fd = open(path, O_RDONLY);

	ck_assert_int_eq(reader_size(path), (int64_t)text.len);
	ck_assert_int_eq(reader_size("no/such/file"), -1);
	ck_assert_int_eq(reader_size("/"), -1);
	/* What is left of standard input, if it is a file. */
	ck_assert_int_eq(dup2(fd, STDIN_FILENO), STDIN_FILENO);
	ck_assert_int_eq(reader_size("-"), (int64_t)text.len);
	ck_assert_int_eq(lseek(STDIN_FILENO, 10, SEEK_SET), 10);
	ck_assert_int_eq(reader_size("-"), (int64_t)text.len - 10);
	ck_assert_int_eq(lseek(STDIN_FILENO, 1000, SEEK_SET), 1000);
	ck_assert_int_eq(reader_size("-"), -1);
	close(fd);
	scratch_pipe(text);
	ck_assert_int_eq(reader_size("-"), -1);
	scratch_write(SPAN(""));
	ck_assert_int_eq(reader_size(path), 0);
}
END_TEST

/* By path or as standard input, of the file it is in, whatever that is packed
 * in; of what is no regular file there is no such time. */
START_TEST(when_written)
{
	static const struct timespec times[] = { { 1, 0 },
	    { 1790812800, 123456789 } };
	const char *path = scratch_write(text);
	struct fault why = unit_no_fault();
	struct reader *reader;
	struct instant at = { 0, 0 };
	int fd = open(path, O_RDONLY), i;

	ck_assert_int_eq(futimens(fd, times), 0);
	ck_assert_int_eq(dup2(fd, STDIN_FILENO), STDIN_FILENO);
	close(fd);
	for (i = 0; i < 3; i++) {
		reader = reader_open(i == 0 ? path : i == 1 ? "-" :
		    "/dev/stdin", &why);
		ck_assert_ptr_nonnull(reader);
		ck_assert_int_eq(reader_written(reader, &at), 1);
		ck_assert_int_eq(at.sec, 1790812800);
		ck_assert_int_eq(at.ns, 123456789);
		reader_close(reader);
		at.sec = 0;
	}
	scratch_pipe(text);
	for (i = 0; i < 4; i++) {
		reader = reader_open(i == 0 ? "/" : i == 1 ? "-" : i == 2 ?
		    "/dev/stdin" : "/dev/null", &why);
		ck_assert_ptr_nonnull(reader);
		ck_assert_int_eq(reader_written(reader, &at), 0);
		reader_close(reader);
	}
}
END_TEST

/* Standard input is read from where it stands, and stays open. */
START_TEST(standard_input)
{
	struct pack listing = { NULL, 0, 0 };
	int fd = open(scratch_write(SPAN("skipped" LINE)), O_RDONLY);

	ck_assert_int_eq(dup2(fd, STDIN_FILENO), STDIN_FILENO);
	close(fd);
	ck_assert_int_eq(lseek(STDIN_FILENO, 7, SEEK_SET), 7);
	list("-", 100, &listing);
	ck_assert_str_eq(listing.data, "F [none] " LINE ";");
	ck_assert_int_ne(fcntl(STDIN_FILENO, F_GETFD), -1);
	pack_done(&listing);
}
END_TEST

static Suite *
reader_suite(void)
{
	Suite *suite = suite_create("reader");
	TCase *core = unit_case(suite, "core");
	TCase *packed = unit_case(suite, "packed");
	TCase *errors = unit_case(suite, "errors");

	tcase_add_unchecked_fixture(core, scratch_make, scratch_remove);
	unit_table(core, as_it_is, plain);
	tcase_add_test(core, closed_at_any_time);
	tcase_add_test(core, position);
	tcase_add_test(core, size);
	tcase_add_test(core, when_written);
	tcase_add_test(core, standard_input);
	tcase_add_unchecked_fixture(packed, scratch_make, scratch_remove);
	tcase_add_loop_test(packed, compressed, 0, CODECS);
	tcase_add_loop_test(packed, archived, 0, CONTAINERS);
	tcase_add_loop_test(packed, compressed_twice, 0, CODECS);
	tcase_add_loop_test(packed, archive_compressed, 0, CONTAINERS);
	tcase_add_loop_test(packed, archive_of_packed_files, 0, CONTAINERS);
	tcase_add_loop_test(packed, apple_double, 0, CONTAINERS);
	tcase_add_test(packed, packed_inside_itself);
	tcase_add_unchecked_fixture(errors, scratch_make, scratch_remove);
	tcase_add_loop_test(errors, bad_member_among_good_ones, 0,
	    CONTAINERS);
	tcase_add_test(errors, bad_checksum_in_a_zip);
	tcase_add_test(errors, text_before_a_failure);
	tcase_add_test(errors, what_cannot_be_opened);
	return suite;
}

UNIT_MAIN(reader_suite)
