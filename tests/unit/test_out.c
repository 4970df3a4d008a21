/*
 * A stream that does not lose a failed write: what arrives is the beginning of
 * what was written, and when it is not all of it, closing says so.
 */
#include "base/out.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "unit.h"

#define MUCH	(1 << 18)	/* more than a pipe and a buffer hold */

struct pipe_ends {
	int	reader;
	int	writer;
};

static struct pipe_ends
make_pipe(void)
{
	int fds[2];

	ck_assert_int_eq(pipe(fds), 0);
	return (struct pipe_ends){ fds[0], fds[1] };
}

/* All that can be read now; the writing end is closed, or does not block. */
static size_t
drain(int fd, char *text, size_t size)
{
	size_t len = 0;
	ssize_t n;

	while (len < size && (n = read(fd, text + len, size - len)) > 0)
		len += (size_t)n;
	return len;
}

/* Byte number i of what the tests write much of. */
static char
byte_at(size_t i)
{
	return (char)('a' + i % 23);
}

START_TEST(what_is_written_arrives)
{
	struct fault why = unit_no_fault();
	struct pipe_ends ends = make_pipe();
	struct out *out = out_new(ends.writer, "x", &why);
	char text[64];
	size_t len;

	ck_assert_ptr_nonnull(out);
	out_write(out, "a\0b", 3);
	out_write(out, "", 0);
	out_write(out, NULL, 0);
	out_printf(out, "%s", "");
	out_printf(out, "%d %s", 42, "c");
	ck_assert_int_eq(out_close(out, &why), 0);
	ck_assert_int_eq(why.kind, FAULT_NONE);
	/* Closed: the reader sees the end. */
	len = drain(ends.reader, text, sizeof text);
	ck_assert_uint_eq(len, 7);
	ck_assert_mem_eq(text, "a\0b42 c", 7);
	ck_assert_int_eq(fcntl(ends.writer, F_GETFD), -1);
	close(ends.reader);
}
END_TEST

START_TEST(much_arrives_too)
{
	struct fault why = unit_no_fault();
	FILE *file = tmpfile();
	char *text = malloc(MUCH + 1);
	struct out *out;
	size_t i;

	ck_assert_ptr_nonnull(file);
	out = out_new(dup(fileno(file)), "x", &why);
	for (i = 0; i < MUCH; i++) {
		text[i] = byte_at(i);
		if (i % 2 == 0)
			out_write(out, text + i, 1);
		else
			out_printf(out, "%c", text[i]);
	}
	out_write(out, text, MUCH);
	ck_assert_int_eq(out_close(out, &why), 0);
	rewind(file);
	for (i = 0; i < 2 * MUCH; i++)
		if (getc(file) != byte_at(i % MUCH))
			ck_abort_msg("byte %zu", i);
	ck_assert_int_eq(getc(file), EOF);
	fclose(file);
	free(text);
}
END_TEST

static const struct {
	struct span	 text;
	const char	*want;
} strings[] = {
	{ BYTES(""), "\"\"" },
	{ BYTES("plain"), "\"plain\"" },
	{ BYTES("a\"b\\c/d"), "\"a\\\"b\\\\c/d\"" },
	{ BYTES("\n\t\r\b\f"), "\"\\u000a\\u0009\\u000d\\u0008\\u000c\"" },
	{ BYTES("\0\x01\x1f \x7f"), "\"\\u0000\\u0001\\u001f \\u007f\"" },
	{ BYTES("\xc3\xa9\xe5\xad\xa6\xf0\x9f\x98\x80"),
	    "\"\xc3\xa9\xe5\xad\xa6\xf0\x9f\x98\x80\"" },
	{ BYTES("\xff"), "\"\\ufffd\"" },
	{ BYTES("a\xc3"), "\"a\\ufffd\"" },
	{ BYTES("\xed\xa0\x80"), "\"\\ufffd\\ufffd\\ufffd\"" },
	{ BYTES("\xe5\xad\"x"), "\"\\ufffd\\ufffd\\\"x\"" },
	{ BYTES("%s%n%"), "\"%s%n%\"" },
};

START_TEST(json_strings_are_valid)
{
	struct fault why = unit_no_fault();
	struct pipe_ends ends = make_pipe();
	struct out *out = out_new(ends.writer, "x", &why);
	struct span given = strings[_i].text;
	char *copy = unit_copy(given), text[128];
	size_t len;

	out_json(out, copy, given.len);
	ck_assert_int_eq(out_close(out, &why), 0);
	len = drain(ends.reader, text, sizeof text);
	ck_assert_uint_eq(len, strlen(strings[_i].want));
	ck_assert_mem_eq(text, strings[_i].want, len);
	close(ends.reader);
	free(copy);
}
END_TEST

START_TEST(what_is_no_stream_is_refused)
{
	struct fault why = unit_no_fault();
	struct pipe_ends ends = make_pipe();

	close(ends.writer);
	close(ends.reader);
	ck_assert_ptr_null(out_new(ends.writer, "the-name", &why));
	unit_expect_fault(&why, FAULT_SYSTEM, "the-name: ");
	unit_expect_fault(&why, FAULT_SYSTEM, strerror(EBADF));
}
END_TEST

START_TEST(what_is_open_for_reading_is_refused)
{
	struct fault why = unit_no_fault();
	struct pipe_ends ends = make_pipe();

	ck_assert_ptr_null(out_new(ends.reader, "the-name", &why));
	unit_expect_fault(&why, FAULT_SYSTEM, "the-name: ");
	unit_expect_fault(&why, FAULT_SYSTEM, strerror(EBADF));
	/* And is still the caller's. */
	ck_assert_int_eq(close(ends.reader), 0);
	close(ends.writer);
}
END_TEST

/* How much is written before the failure can be seen: it may stay in a buffer
 * until the stream is closed. */
static const size_t amounts[] = { 1, 4095, 4096, 4097, MUCH };

static void
expect_failure(struct out *out, size_t amount, int error)
{
	struct fault why = unit_no_fault();
	size_t i;

	ck_assert_ptr_nonnull(out);
	for (i = 0; i < amount; i++)
		out_write(out, &(char){ byte_at(i) }, 1);
	out_printf(out, "%s", "more");
	out_json(out, "more", 4);
	ck_assert_int_eq(out_close(out, &why), -1);
	unit_expect_fault(&why, FAULT_SYSTEM, "the-name: ");
	unit_expect_fault(&why, FAULT_SYSTEM, strerror(error));
}

START_TEST(nobody_reads)
{
	struct fault why = unit_no_fault();
	struct pipe_ends ends = make_pipe();

	signal(SIGPIPE, SIG_IGN);
	close(ends.reader);
	expect_failure(out_new(ends.writer, "the-name", &why), amounts[_i],
	    EPIPE);
}
END_TEST

START_TEST(a_full_disk_is_noticed)
{
	struct fault why = unit_no_fault();
	int fd = open("/dev/full", O_WRONLY);

	/* Linux and the BSDs have it. */
	if (fd != -1)
		expect_failure(out_new(fd, "the-name", &why), amounts[_i],
		    ENOSPC);
}
END_TEST

/* The failure passes, but there is no way back: a gap would look whole. */
START_TEST(nothing_follows_a_failure)
{
	struct fault why = unit_no_fault();
	struct pipe_ends ends = make_pipe();
	struct out *out;
	char *text = malloc(2 * MUCH), piece[64];
	size_t piece_len = (size_t)(_i == 0 ? 1 : 61), i, j, len;

	ck_assert_int_eq(fcntl(ends.writer, F_SETFL, O_NONBLOCK), 0);
	ck_assert_int_eq(fcntl(ends.reader, F_SETFL, O_NONBLOCK), 0);
	out = out_new(ends.writer, "the-name", &why);
	for (i = 0; i < MUCH; i += piece_len) {
		for (j = 0; j < piece_len; j++)
			piece[j] = byte_at(i + j);
		out_write(out, piece, piece_len);
	}
	len = drain(ends.reader, text, 2 * MUCH);
	ck_assert_uint_lt(len, MUCH);
	out_printf(out, "a gap");
	out_json(out, "a gap", 5);
	out_write(out, "a gap", 5);
	ck_assert_int_eq(out_close(out, &why), -1);
	unit_expect_fault(&why, FAULT_SYSTEM, strerror(EAGAIN));
	len += drain(ends.reader, text + len, 2 * MUCH - len);
	for (i = 0; i < len; i++)
		if (text[i] != byte_at(i))
			ck_abort_msg("byte %zu of %zu", i, len);
	close(ends.reader);
	free(text);
}
END_TEST

/* In a process of its own, as it takes standard descriptors away: 0 when all
 * is as it has to be, else the number of what is not. */
static int
hold(int closed)
{
	char byte;
	int fd, here[2] = { -1, -1 };

	if (pipe(here) == -1)
		return 1;
	for (fd = 0; fd < 3; fd++)
		if ((closed >> fd & 1) ? close(fd) == -1 :
		    dup2(here[fd > 0], fd) == -1)
			return 2;
	if (out_hold_standard_fds() == -1)
		return 3;
	for (fd = 0; fd < 3; fd++)
		if (fcntl(fd, F_GETFD) == -1)
			return 4;
	/* A file gets none of their numbers. */
	if ((fd = open("/dev/null", O_RDWR)) < 3)
		return 5;
	/* What was closed fails for what it is meant for. */
	if (closed & 1 && (read(0, &byte, 1) != -1 || errno != EBADF))
		return 6;
	for (fd = 1; fd < 3; fd++)
		if ((closed >> fd & 1) &&
		    (write(fd, "x", 1) != -1 || errno != EBADF))
			return 7;
	/* What was open still leads where it did. */
	for (fd = 1; fd < 3; fd++)
		if (!(closed >> fd & 1) && (write(fd, "y", 1) != 1 ||
		    read(here[0], &byte, 1) != 1 || byte != 'y'))
			return 8;
	return 0;
}

/* closed: a bit for each standard descriptor that is. */
START_TEST(standard_descriptors_are_held)
{
	pid_t child = fork();
	int status;

	ck_assert_int_ne(child, -1);
	if (child == 0)
		_exit(hold(_i));
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert(WIFEXITED(status));
	ck_assert_int_eq(WEXITSTATUS(status), 0);
}
END_TEST

static Suite *
out_suite(void)
{
	Suite *suite = suite_create("out");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	tcase_add_test(tcase, what_is_written_arrives);
	tcase_add_test(tcase, much_arrives_too);
	unit_table(tcase, json_strings_are_valid, strings);
	tcase_add_loop_test(tcase, standard_descriptors_are_held, 0, 8);

	tcase = unit_case(suite, "errors");
	tcase_add_test(tcase, what_is_no_stream_is_refused);
	tcase_add_test(tcase, what_is_open_for_reading_is_refused);
	unit_table(tcase, nobody_reads, amounts);
	unit_table(tcase, a_full_disk_is_noticed, amounts);
	tcase_add_loop_test(tcase, nothing_follows_a_failure, 0, 2);
	return suite;
}

UNIT_MAIN(out_suite)
