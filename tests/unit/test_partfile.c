/*
 * A file that is whole or not there, whatever ended its making: each thing that
 * can be on the disk then is put there by hand.
 */
#include "fetch/partfile.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "parts.h"

START_TEST(a_file_from_begin_to_end)
{
	struct partfile *part = part_begin();

	ck_assert_uint_eq(partfile_length(part), 0);
	part_append(part, "", 0);
	part_expect("");
	part_append(part, "one\n", 1);
	part_expect("one\n");
	part_append(part, "", 2);
	part_expect("one\n");
	part_append(part, "two\n", 3);
	part_expect("one\ntwo\n");
	ck_assert_int_eq(scratch_has("log"), 0);
	part_finish(part);
	part_expect_whole("one\ntwo\n");
}
END_TEST

START_TEST(it_ends_in_the_sentinel_line)
{
	struct partfile *part = part_begin();
	size_t len;
	char *is;

	part_append(part, "one\n", 1);
	is = scratch_read(PART);
	len = strlen(is);
	ck_assert_int_eq(is[len - 1], '\n');
	is[len - 1] = '\0';
	ck_assert_str_eq(strrchr(is, '\n'), is + 3);
	ck_assert_int_eq(strncmp(is + 4, SENTINEL " ", sizeof SENTINEL), 0);
	free(is);
	partfile_free(part);
	partfile_free(NULL);
}
END_TEST

START_TEST(it_goes_on_after_each_step)
{
	struct partfile *part = part_begin();

	part_append(part, "", 0);
	partfile_free(part);
	part = part_go_on(0, 0);
	part_append(part, "one\n", 1);
	partfile_free(part);
	part = part_go_on(4, 1);
	partfile_free(part);
	part = part_go_on(4, 1);
	part_append(part, "two\n", 2);
	part_append(part, "three\n", 3);
	partfile_free(part);
	part = part_go_on(14, 3);
	part_finish(part);
	part_expect_whole("one\ntwo\nthree\n");
}
END_TEST

START_TEST(what_it_holds_can_be_read)
{
	struct fault why = unit_no_fault();
	struct partfile *part = part_begin();
	struct buf out;

	part_append(part, "one\ntwo\n", 1);
	buf_init(&out, 1000);
	ck_assert_int_eq(partfile_read(part, 4, &out, &why), 0);
	ck_assert_int_eq(partfile_read(part, 8, &out, &why), 0);
	ck_assert_int_eq(partfile_read(part, 9, &out, &why), 0);
	ck_assert_int_eq(partfile_read(part, 0, &out, &why), 0);
	ck_assert_uint_eq(out.len, 12);
	ck_assert_mem_eq(out.data, "two\none\ntwo\n", 12);
	ck_assert_int_eq(truncate(PART, 3), 0);
	ck_assert_int_eq(partfile_read(part, 0, &out, &why), -1);
	unit_expect_fault(&why, FAULT_SYSTEM, "got shorter");
	buf_done(&out);
	partfile_free(part);
}
END_TEST

/* Over several blocks, so that lengths and hashes go on across them. */
START_TEST(a_long_file)
{
	size_t len = 200001, i;
	char *text = malloc(len + 1), *again;
	struct partfile *part = part_begin();

	ck_assert_ptr_nonnull(text);
	for (i = 0; i < len; i++)
		text[i] = (char)('a' + i % 23);
	text[len] = '\0';
	part_append(part, text, 1);
	partfile_free(part);
	part = part_go_on(len, 1);
	part_append(part, text, 2);
	partfile_free(part);
	part = part_go_on(2 * len, 2);
	part_finish(part);
	again = scratch_read("log");
	ck_assert_uint_eq(strlen(again), 2 * len);
	ck_assert_mem_eq(again, text, len);
	ck_assert_mem_eq(again + len, text, len);
	free(again);
	free(text);
}
END_TEST

/* A file with two appends to it, let go. */
static void
leave_two(void)
{
	struct partfile *part = part_begin();

	part_append(part, "one\n", 1);
	part_append(part, "two\n", 2);
	partfile_free(part);
}

/* Put another tail behind the bytes that count. */
static void
replace_tail(const char *tail)
{
	char text[4000];

	snprintf(text, sizeof text, "one\ntwo\n%s", tail);
	scratch_write(PART, text);
}

/* What a crash leaves behind the length: nothing, a part of the line or of the
 * next page, both, or much more than will come. */
static const char *const tails[] = {
	"", "okta-logf", SENTINEL " x\n", "thr", "three\n",
	"three\nfour\n" SENTINEL " x\n", "\n\n\n", "{\"a\":1}\n",
	"a very long tail of a page that was on its way when the lights went "
	"out, and that is longer than the line that says so and all that is "
	"to come behind the bytes that count\n",
};

START_TEST(bytes_behind_the_length_do_not_count)
{
	struct partfile *part;

	leave_two();
	replace_tail(tails[_i]);
	part = part_go_on(8, 2);
	part_append(part, "3\n", 3);
	part_expect("one\ntwo\n3\n");
	partfile_free(part);
	part = part_go_on(10, 3);
	part_finish(part);
	part_expect_whole("one\ntwo\n3\n");

	/* The same without another page. */
	leave_two();
	replace_tail(tails[_i]);
	part_finish(part_go_on(8, 2));
	part_expect_whole("one\ntwo\n");
}
END_TEST

/* Before its rename a new state is nothing, however much of it there is. */
START_TEST(a_state_that_never_counted)
{
	static const char *const states[] = { "", "{\"n\":", "garbage",
	    "{\"n\":9,\"length\":99,\"sha256\":\"00\"}\n" };
	struct partfile *part;
	int i;

	for (i = 0; i < UNIT_ROWS(states); i++) {
		leave_two();
		replace_tail("three\n" SENTINEL " x\n");
		scratch_write(STATE_NEW, states[i]);
		part = part_go_on(8, 2);
		part_append(part, "three\n", 3);
		part_finish(part);
		part_expect_whole("one\ntwo\nthree\n");
	}
}
END_TEST

/* Begun, and interrupted before there was a state. */
START_TEST(a_part_without_a_state)
{
	struct partfile *part = part_begin();
	char *line;
	size_t len, step;

	part_append(part, "", 0);
	partfile_free(part);
	line = scratch_read(PART);
	len = strlen(line);
	ck_assert_int_eq(unlink(STATE), 0);
	for (step = 0; step <= len; step++) {
		scratch_write_as(PART, line, step, 0600);
		part = part_begin();
		ck_assert_uint_eq(partfile_length(part), 0);
		partfile_free(part);
	}
	part = part_begin();
	part_append(part, "one\n", 1);
	part_finish(part);
	part_expect_whole("one\n");
	free(line);
}
END_TEST

/* The part was taken away, or has its name already. */
START_TEST(a_state_without_a_part)
{
	struct partfile *part;

	leave_two();
	ck_assert_int_eq(unlink(PART), 0);
	part = part_begin();
	ck_assert_uint_eq(partfile_length(part), 0);
	ck_assert_int_eq(scratch_has(STATE), 0);
	part_append(part, "new\n", 7);
	partfile_free(part);
	part = part_go_on(4, 7);
	part_finish(part);
	part_expect_whole("new\n");
}
END_TEST

/* It has its name, and the state was not removed any more. */
START_TEST(a_finished_file_is_known_again)
{
	struct fault why = unit_no_fault();
	struct partfile *part;

	leave_two();
	ck_assert_int_eq(truncate(PART, 8), 0);
	ck_assert_int_eq(rename(PART, "log"), 0);
	part = part_go_on(8, 2);
	/* Nothing is added to what is whole. */
	ck_assert_int_eq(part_try_append(part, "more\n", 3, &why), -1);
	unit_expect_fault(&why, FAULT_USAGE, "log is there already");
	part_finish(part);
	part_expect_whole("one\ntwo\n");
}
END_TEST

/* It may be the only one there is. */
START_TEST(a_file_that_is_there_stays)
{
	struct fault why = unit_no_fault();
	struct partfile *part;

	scratch_write("log", "precious\n");
	leave_two();
	part = part_go_on(8, 2);
	ck_assert_int_eq(partfile_finish(part, &why), -1);
	unit_expect_fault(&why, FAULT_SYSTEM, "log is there already");
	partfile_free(part);
	scratch_expect("log", "precious\n");
	/* Nothing is lost, and it takes nothing but the place. */
	ck_assert_int_eq(unlink("log"), 0);
	part_finish(part_go_on(8, 2));
	part_expect_whole("one\ntwo\n");
}
END_TEST

/* Its equal may, and so may an empty one. */
START_TEST(a_file_of_the_same_contents_is_replaced)
{
	leave_two();
	scratch_write("log", "one\ntwo\n");
	part_finish(part_go_on(8, 2));
	part_expect_whole("one\ntwo\n");
	leave_two();
	scratch_write("log", "");
	part_finish(part_go_on(8, 2));
	part_expect_whole("one\ntwo\n");
}
END_TEST

static const char *const foreign[] = {
	"x", "\n", "{\"a\":1}\n", "okta-logfetcher", SENTINEL " y\n",
	SENTINEL " the download goes on, or was interrupted\nmore",
};

START_TEST(what_is_not_ours_stays)
{
	scratch_write(PART, foreign[_i]);
	part_refuse(FAULT_USAGE, PART " is there already");
	scratch_expect(PART, foreign[_i]);
	ck_assert_int_eq(scratch_has(STATE), 0);
}
END_TEST

static const char *const bad_states[] = {
	"", "\n", "garbage", "[]", "null", "{", "{\"n\":1,\"length\":4",
	"{} x", "{\"length\":4,\"sha256\":\"\xff\"}",
};

START_TEST(a_state_that_is_none)
{
	leave_two();
	scratch_write(STATE, bad_states[_i]);
	part_refuse(FAULT_SYSTEM, STATE " is not what was written there");
	scratch_expect(STATE, bad_states[_i]);
	part_refuse(FAULT_SYSTEM, "remove it and " PART);
}
END_TEST

#define OF_ONE	"2c8b08da5ce60398e1f19af0e5dccc744df274b826abe585eaba68c5" \
		"25434806"	/* SHA-256 of "one\n" */

static const struct {
	const char	*state;
	int		 good;
} hashes[] = {
	{ "{\"n\":1,\"length\":4,\"sha256\":\"" OF_ONE "\"}", 1 },
	{ "{\"n\":1,\"length\":3,\"sha256\":\"" OF_ONE "\"}", 0 },
	{ "{\"n\":1,\"length\":5,\"sha256\":\"" OF_ONE "\"}", 0 },
	{ "{\"n\":1,\"length\":-4,\"sha256\":\"" OF_ONE "\"}", 0 },
	{ "{\"n\":1,\"length\":4.0,\"sha256\":\"" OF_ONE "\"}", 0 },
	{ "{\"n\":1,\"length\":9223372036854775807,\"sha256\":\"" OF_ONE
	    "\"}", 0 },
	{ "{\"n\":1,\"length\":\"4\",\"sha256\":\"" OF_ONE "\"}", 0 },
	{ "{\"n\":1,\"sha256\":\"" OF_ONE "\"}", 0 },
	{ "{\"n\":1,\"length\":4}", 0 },
	{ "{\"n\":1,\"length\":4,\"sha256\":7}", 0 },
	{ "{\"n\":1,\"length\":4,\"sha256\":\"\"}", 0 },
	{ "{\"n\":1,\"length\":4,\"sha256\":\"" OF_ONE "0\"}", 0 },
	{ "{}", 0 },
};

START_TEST(length_and_hash_have_to_be_right)
{
	leave_two();
	scratch_write(STATE, hashes[_i].state);
	if (hashes[_i].good)
		partfile_free(part_go_on(4, 1));
	else
		part_refuse(FAULT_SYSTEM, PART " was changed since");
}
END_TEST

START_TEST(a_changed_file_is_refused)
{
	static const char *const texts[] = { "one\n", "one\ntwo", "one\ntwO\n",
	    "0ne\ntwo\n", "one\r\ntwo\n" };
	int i;

	leave_two();
	for (i = 0; i < UNIT_ROWS(texts); i++) {
		scratch_write(PART, texts[i]);
		part_refuse(FAULT_SYSTEM, PART " was changed since it was "
		    "written; remove it and " STATE);
		scratch_expect(PART, texts[i]);
	}
	scratch_write(PART, "one\ntwo\n");
	partfile_free(part_go_on(8, 2));
}
END_TEST

/* More than any state: read so far, and no further. */
START_TEST(a_state_that_is_too_long)
{
	size_t len = (size_t)1 << 20;
	char *text = malloc(len);

	ck_assert_ptr_nonnull(text);
	leave_two();
	memset(text, 'x', len);
	memcpy(text, "{\"n\":\"", 6);
	memcpy(text + len - 2, "\"}", 2);
	scratch_write_as(STATE, text, len, 0600);
	part_refuse(FAULT_SYSTEM, STATE " is not what was written there");
	free(text);
}
END_TEST

START_TEST(one_process_at_a_time)
{
	struct partfile *part = part_begin();
	int status;
	pid_t pid;

	part_append(part, "one\n", 1);
	pid = fork();
	ck_assert_int_ne(pid, -1);
	if (pid == 0) {
		struct fault why = unit_no_fault();
		struct partfile *mine;
		struct object *state;

		status = partfile_open("log", &mine, &state, &why) == -1 &&
		    why.kind == FAULT_SYSTEM && strstr(why.msg,
		    "another process is downloading to log") != NULL ? 0 : 1;
		partfile_free(part);
		_exit(status);
	}
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	/* It did no harm. */
	part_append(part, "two\n", 2);
	part_finish(part);
	part_expect_whole("one\ntwo\n");
}
END_TEST

START_TEST(names_that_cannot_be)
{
	ck_assert_int_eq(mkdir("log", 0700), 0);
	part_refuse(FAULT_USAGE, "log is no regular file");
	ck_assert_int_eq(scratch_has(PART), 0);
	ck_assert_int_eq(rmdir("log"), 0);
	ck_assert_int_eq(symlink("/dev/null", "log"), 0);
	part_refuse(FAULT_USAGE, "log is no regular file");
	ck_assert_int_eq(unlink("log"), 0);
	ck_assert_int_eq(mkdir(PART, 0700), 0);
	part_refuse(FAULT_SYSTEM, PART ": ");
	ck_assert_int_eq(rmdir(PART), 0);
	ck_assert_int_eq(symlink("none/file", PART), 0);
	part_refuse(FAULT_SYSTEM, PART ": ");
	ck_assert_int_eq(unlink(PART), 0);
	ck_assert_int_eq(mkdir(STATE, 0700), 0);
	part_refuse(FAULT_SYSTEM, STATE ": ");
}
END_TEST

/* A disk that is full after any number of bytes: what was recorded holds. */
START_TEST(a_disk_that_is_full)
{
	static const char page[] = "a page of 30 bytes, all told.\n";
	struct fault why;
	struct partfile *part;
	char *text;
	rlim_t room;
	int full = 0;

	for (room = 8; room < 160; room += 3) {
		leave_two();
		part = part_go_on(8, 2);
		why = unit_no_fault();
		scratch_limit(room);
		full += part_try_append(part, page, 3, &why) == -1;
		scratch_limit(RLIM_INFINITY);
		partfile_free(part);
		/* Whatever came to the disk, it does not look whole. */
		text = scratch_read(PART);
		ck_assert_ptr_nonnull(strstr(text, "\n" SENTINEL));
		free(text);
		if (why.kind == FAULT_NONE) {
			part = part_go_on(8 + strlen(page), 3);
		} else {
			ck_assert_int_eq(why.kind, FAULT_SYSTEM);
			part = part_go_on(8, 2);
			part_append(part, page, 3);
		}
		part_finish(part);
		part_expect_whole("one\ntwo\na page of 30 bytes, all told.\n");
	}
	ck_assert_int_gt(full, 10);
	ck_assert_int_lt(full, 51);
}
END_TEST

/* The state has no place to go to. */
START_TEST(a_state_that_cannot_be_written)
{
	struct fault why = unit_no_fault();
	struct partfile *part;

	leave_two();
	part = part_go_on(8, 2);
	ck_assert_int_eq(mkdir(STATE_NEW, 0700), 0);
	ck_assert_int_eq(part_try_append(part, "three\n", 3, &why), -1);
	unit_expect_fault(&why, FAULT_SYSTEM, STATE_NEW ": ");
	partfile_free(part);
	ck_assert_int_eq(rmdir(STATE_NEW), 0);
	part = part_go_on(8, 2);
	part_append(part, "3\n", 3);
	part_finish(part);
	part_expect_whole("one\ntwo\n3\n");
}
END_TEST

START_TEST(a_name_that_was_taken_meanwhile)
{
	struct fault why = unit_no_fault();
	struct partfile *part;

	leave_two();
	part = part_go_on(8, 2);
	ck_assert_int_eq(mkdir("log", 0700), 0);
	ck_assert_int_eq(partfile_finish(part, &why), -1);
	unit_expect_fault(&why, FAULT_SYSTEM, "log: ");
	partfile_free(part);
	ck_assert_int_eq(rmdir("log"), 0);
	part_finish(part_go_on(8, 2));
	part_expect_whole("one\ntwo\n");
}
END_TEST

START_TEST(a_folder_nobody_may_write_to)
{
	if (geteuid() == 0)
		return;		/* who may write everywhere */
	ck_assert_int_eq(chmod(".", 0500), 0);
	part_refuse(FAULT_SYSTEM, PART ": ");
	ck_assert_int_eq(chmod(".", 0700), 0);
}
END_TEST

static Suite *
partfile_suite(void)
{
	Suite *suite = suite_create("partfile");
	TCase *core = unit_case(suite, "core");
	TCase *limits = unit_case(suite, "limits");
	TCase *errors = unit_case(suite, "errors");

	tcase_add_checked_fixture(core, scratch_enter, scratch_leave);
	tcase_add_checked_fixture(limits, scratch_enter, scratch_leave);
	tcase_add_checked_fixture(errors, scratch_enter, scratch_leave);
	tcase_add_test(core, a_file_from_begin_to_end);
	tcase_add_test(core, it_ends_in_the_sentinel_line);
	tcase_add_test(core, it_goes_on_after_each_step);
	tcase_add_test(core, what_it_holds_can_be_read);
	unit_table(core, bytes_behind_the_length_do_not_count, tails);
	tcase_add_test(core, a_state_that_never_counted);
	tcase_add_test(core, a_part_without_a_state);
	tcase_add_test(core, a_state_without_a_part);
	tcase_add_test(core, a_finished_file_is_known_again);
	tcase_add_test(core, a_file_of_the_same_contents_is_replaced);
	tcase_add_test(errors, a_file_that_is_there_stays);
	tcase_add_test(limits, a_long_file);
	tcase_add_test(limits, a_state_that_is_too_long);
	tcase_add_test(limits, a_disk_that_is_full);
	unit_table(errors, what_is_not_ours_stays, foreign);
	unit_table(errors, a_state_that_is_none, bad_states);
	unit_table(errors, length_and_hash_have_to_be_right, hashes);
	tcase_add_test(errors, a_changed_file_is_refused);
	tcase_add_test(errors, one_process_at_a_time);
	tcase_add_test(errors, names_that_cannot_be);
	tcase_add_test(errors, a_state_that_cannot_be_written);
	tcase_add_test(errors, a_name_that_was_taken_meanwhile);
	tcase_add_test(errors, a_folder_nobody_may_write_to);
	return suite;
}

UNIT_MAIN(partfile_suite)
