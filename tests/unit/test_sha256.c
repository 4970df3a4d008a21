/*
 * The digests that FIPS 180-4's examples have, in one piece and in many; and
 * of a file, however it is read.
 */
#include <unistd.h>

#include "count/reader.h"
#include "count/sha256.h"
#include "scratch.h"
#include "unit.h"

static const struct {
	const char	*text;
	const char	*hex;
} vectors[] = {
	{ "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85"
	    "5" },
	{ "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20"
	    "015ad" },
	{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
	    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
	    },
};

START_TEST(known)
{
	struct fault why = unit_no_fault();
	struct sha256 *sum = sha256_new(&why);
	const char *at = vectors[_i].text;
	char hex[SHA256_HEX];

	sha256_add(sum, at, strlen(at));
	sha256_take(sum, hex);
	ck_assert_str_eq(hex, vectors[_i].hex);
	/* It is as new then, and pieces make no difference. */
	for (; *at != '\0'; at++)
		sha256_add(sum, at, 1);
	sha256_add(sum, at, 0);
	sha256_take(sum, hex);
	ck_assert_str_eq(hex, vectors[_i].hex);
	sha256_free(sum);
	sha256_free(NULL);
}
END_TEST

/* A reader that has read so many bytes, or all. */
static uint64_t
digest_of(const char *path, long bytes, char hex[SHA256_HEX])
{
	struct fault why = unit_no_fault();
	struct reader *reader = reader_open(path, &why);
	uint64_t base, size, read;
	char data[100];
	long count = 1;

	ck_assert_ptr_nonnull(reader);
	ck_assert_int_eq(reader_tap(reader, &why), 0);
	ck_assert_int_eq(reader_next(reader, &why), 1);
	/* Nobody else may read it then. */
	ck_assert_int_eq(reader_file(reader, &base, &size), -1);
	while (bytes != 0 && count > 0) {
		count = reader_read(reader, data, bytes < 0 ||
		    bytes > 100 ? 100 : (size_t)bytes, &why);
		ck_assert_int_ge(count, 0);
		bytes -= bytes < 0 ? 0 : count;
	}
	if (count == 0)
		ck_assert_int_eq(reader_next(reader, &why), 0);
	read = reader_digest(reader, hex);
	reader_close(reader);
	return read;
}

START_TEST(files)
{
	char hex[SHA256_HEX], wanted[SHA256_HEX];
	struct fault why = unit_no_fault();
	struct sha256 *sum = sha256_new(&why);
	char text[3000];

	memset(text, '\n', sizeof text);
	text[7] = '1';
	sha256_add(sum, text, sizeof text);
	sha256_take(sum, wanted);
	scratch_enter();
	scratch_write_as("f", text, sizeof text, 0600);
	ck_assert_uint_eq(digest_of("f", -1, hex), sizeof text);
	ck_assert_str_eq(hex, wanted);
	/* Not to its end: no digest. */
	ck_assert_uint_eq(digest_of("f", 1000, hex), 1000);
	ck_assert_str_eq(hex, "");
	ck_assert_uint_eq(reader_digest(NULL, hex), 0);
	ck_assert_str_eq(hex, "");
	scratch_leave();
	sha256_free(sum);
}
END_TEST

/* What gets shorter while it is read is no file that was read. */
START_TEST(shorter)
{
	char hex[SHA256_HEX], data[1000];
	struct fault why = unit_no_fault();
	struct reader *reader;

	memset(data, '\n', sizeof data);
	scratch_enter();
	scratch_write_as("f", data, sizeof data, 0600);
	reader = reader_open("f", &why);
	ck_assert_int_eq(reader_tap(reader, &why), 0);
	ck_assert_int_eq(reader_next(reader, &why), 1);
	ck_assert_int_eq(reader_read(reader, data, 100, &why), 100);
	ck_assert_int_eq(truncate("f", 600), 0);
	while (reader_read(reader, data, 100, &why) > 0)
		;
	unit_expect_fault(&why, FAULT_INPUT, "became shorter");
	reader_digest(reader, hex);
	ck_assert_str_eq(hex, "");
	reader_close(reader);
	scratch_leave();
}
END_TEST

static Suite *
sha256_suite(void)
{
	Suite *suite = suite_create("sha256");
	TCase *core = unit_case(suite, "core");
	TCase *errors = unit_case(suite, "errors");

	unit_table(core, known, vectors);
	tcase_add_test(core, files);
	tcase_add_test(errors, shorter);
	return suite;
}

UNIT_MAIN(sha256_suite)
