/*
 * Files with secrets: read whole or not at all, and whoever else can read them
 * is noticed.
 */
#include "fetch/secretfile.h"

#include "fetch/wiped.h"
#include "scratch.h"

static int exposed;

static int
read_file(const char *path, struct buf *text)
{
	struct fault why = unit_no_fault();

	exposed = -1;
	return secretfile_read(path, text, &exposed, &why);
}

static void
expect_read(const char *path, const char *data, size_t len)
{
	struct buf text;

	ck_assert_int_eq(read_file(path, &text), 1);
	ck_assert_uint_eq(text.len, len);
	ck_assert_mem_eq(text.data, data, len);
	ck_assert_int_eq(text.data[len], '\0');
	wiped_buf_done(&text);
}

START_TEST(all_bytes_are_read)
{
	static const char bytes[] = "a\0b\r\n\xff\n";

	scratch_write_as("file", bytes, sizeof bytes, 0600);
	expect_read("file", bytes, sizeof bytes);
	scratch_write("file", "");
	expect_read("file", "", 0);
}
END_TEST

static const struct {
	mode_t	mode;
	int	exposed;
} modes[] = {
	{ 0600, 0 }, { 0400, 0 }, { 0700, 0 }, { 0640, 1 }, { 0604, 1 },
	{ 0644, 1 }, { 0440, 1 }, { 0622, 1 }, { 0602, 1 }, { 0711, 0 },
};

START_TEST(who_else_can_read_it)
{
	scratch_write_as("file", "x", 1, modes[_i].mode);
	expect_read("file", "x", 1);
	ck_assert_int_eq(exposed, modes[_i].exposed);
}
END_TEST

START_TEST(no_such_file_is_no_failure)
{
	struct buf text;

	ck_assert_int_eq(read_file("none", &text), 0);
	ck_assert_uint_eq(text.len, 0);
	ck_assert_int_eq(exposed, 0);
	wiped_buf_done(&text);
	ck_assert_int_eq(read_file("none/okta.yaml", &text), 0);
	wiped_buf_done(&text);
	scratch_write("file", "x");
	ck_assert_int_eq(read_file("file/okta.yaml", &text), 0);
	wiped_buf_done(&text);
}
END_TEST

START_TEST(what_cannot_be_read)
{
	struct fault why = unit_no_fault();
	struct buf text;

	ck_assert_int_eq(mkdir("folder", 0700), 0);
	ck_assert_int_eq(secretfile_read("folder", &text, &exposed, &why),
	    -1);
	unit_expect_fault(&why, FAULT_USAGE, "folder: ");
	wiped_buf_done(&text);
	ck_assert_int_eq(symlink("loop", "loop"), 0);
	why = unit_no_fault();
	ck_assert_int_eq(secretfile_read("loop", &text, &exposed, &why), -1);
	unit_expect_fault(&why, FAULT_USAGE, "loop: ");
	wiped_buf_done(&text);
	if (geteuid() == 0)
		return;		/* who can read everything */
	scratch_write_as("file", "x", 1, 0);
	why = unit_no_fault();
	ck_assert_int_eq(secretfile_read("file", &text, &exposed, &why), -1);
	unit_expect_fault(&why, FAULT_USAGE, "file: ");
	wiped_buf_done(&text);
}
END_TEST

START_TEST(size_has_a_limit)
{
	char *bytes = malloc(SECRETFILE_MAX + 1);
	struct fault why = unit_no_fault();
	struct buf text;

	ck_assert_ptr_nonnull(bytes);
	memset(bytes, 's', SECRETFILE_MAX + 1);
	scratch_write_as("file", bytes, SECRETFILE_MAX - 1, 0600);
	expect_read("file", bytes, SECRETFILE_MAX - 1);
	scratch_write_as("file", bytes, SECRETFILE_MAX + 1, 0600);
	ck_assert_int_eq(secretfile_read("file", &text, &exposed, &why), -1);
	unit_expect_fault(&why, FAULT_USAGE, "file: more than ");
	ck_assert_ptr_null(strstr(why.msg, "sss"));
	wiped_buf_done(&text);
	/* One without an end. */
	why = unit_no_fault();
	ck_assert_int_eq(secretfile_read("/dev/zero", &text, &exposed, &why),
	    -1);
	unit_expect_fault(&why, FAULT_USAGE, "/dev/zero: more than ");
	wiped_buf_done(&text);
	free(bytes);
}
END_TEST

/* As standard input, bit by bit, and by name. */
START_TEST(a_pipe_is_read_to_its_end)
{
	int fds[2], stdin_was = dup(STDIN_FILENO);
	struct buf text;

	ck_assert_int_eq(pipe(fds), 0);
	ck_assert_int_eq(write(fds[1], "tok", 3), 3);
	ck_assert_int_eq(write(fds[1], "en\n", 3), 3);
	close(fds[1]);
	ck_assert_int_eq(dup2(fds[0], STDIN_FILENO), STDIN_FILENO);
	close(fds[0]);
	expect_read("-", "token\n", 6);
	ck_assert_int_eq(exposed, 0);
	ck_assert_int_eq(read_file("-", &text), 1);
	ck_assert_uint_eq(text.len, 0);
	wiped_buf_done(&text);
	if (stdin_was == -1) {
		close(STDIN_FILENO);
		return;
	}
	ck_assert_int_eq(dup2(stdin_was, STDIN_FILENO), STDIN_FILENO);
	close(stdin_was);
}
END_TEST

static Suite *
secretfile_suite(void)
{
	Suite *suite = suite_create("secretfile");
	TCase *core = unit_case(suite, "core");
	TCase *limits = unit_case(suite, "limits");
	TCase *errors = unit_case(suite, "errors");

	tcase_add_checked_fixture(core, scratch_enter, scratch_leave);
	tcase_add_checked_fixture(limits, scratch_enter, scratch_leave);
	tcase_add_checked_fixture(errors, scratch_enter, scratch_leave);
	tcase_add_test(core, all_bytes_are_read);
	unit_table(core, who_else_can_read_it, modes);
	tcase_add_test(core, no_such_file_is_no_failure);
	tcase_add_test(core, a_pipe_is_read_to_its_end);
	tcase_add_test(limits, size_has_a_limit);
	tcase_add_test(errors, what_cannot_be_read);
	return suite;
}

UNIT_MAIN(secretfile_suite)
