/*
 * Faults: one printable line, whatever goes into it, and nothing of what
 * matters is lost when it grows too long.
 */
#include "base/fault.h"

#include <errno.h>
#include <stdio.h>

#include "base/utf8.h"
#include "unit.h"

#define ROOM	(sizeof ((struct fault *)0)->msg)

/* Whole characters only, and no control character among them. */
static void
expect_printable(const char *text)
{
	size_t len = strlen(text), i, n;

	for (i = 0; i < len; i += n) {
		n = utf8_sequence(text + i, len - i);
		ck_assert_msg(n != 0, "not UTF-8 at %zu of %zu", i, len);
		ck_assert_msg(n != 1 || ((unsigned char)text[i] >= 0x20 &&
		    text[i] != 0x7f), "a control character at %zu", i);
	}
}

/* strlen() could not tell: compilers know how much it can be. */
static void
expect_room(const struct fault *why)
{
	ck_assert_ptr_nonnull(memchr(why->msg, '\0', ROOM));
}

static int
ends_with(const char *text, const char *end)
{
	size_t len = strlen(text), end_len = strlen(end);

	return len >= end_len && strcmp(text + len - end_len, end) == 0;
}

START_TEST(fault_says_what_it_was_told)
{
	struct fault why;

	ck_assert_int_eq(fault_set(&why, FAULT_INPUT, "%s: %d", "x", 42), -1);
	ck_assert_int_eq(why.kind, FAULT_INPUT);
	ck_assert_str_eq(why.msg, "x: 42");
	ck_assert_int_eq(fault_set(&why, FAULT_USAGE, "other"), -1);
	ck_assert_int_eq(why.kind, FAULT_USAGE);
	ck_assert_str_eq(why.msg, "other");
	ck_assert_int_eq(fault_memory(&why), -1);
	ck_assert_int_eq(why.kind, FAULT_SYSTEM);
	ck_assert_str_eq(why.msg, "out of memory");
}
END_TEST

START_TEST(errno_is_that_on_entry)
{
	struct fault why;
	char want[64];

	errno = ENOENT;
	ck_assert_int_eq(fault_errno(&why, FAULT_INPUT, "oct.json"), -1);
	ck_assert_int_eq(why.kind, FAULT_INPUT);
	snprintf(want, sizeof want, "oct.json: %s", strerror(ENOENT));
	ck_assert_str_eq(why.msg, want);
}
END_TEST

START_TEST(context_goes_in_front)
{
	struct fault why;

	fault_set(&why, FAULT_RECORD, "brackets");
	fault_prefix(&why, "byte %d", 7);
	fault_prefix(&why, "%s", "in.json");
	ck_assert_str_eq(why.msg, "in.json: byte 7: brackets");
	ck_assert_int_eq(why.kind, FAULT_RECORD);
}
END_TEST

static const struct {
	struct span	given;
	struct span	want;
} texts[] = {
	{ BYTES(""), BYTES("") },
	{ BYTES("plain ~"), BYTES("plain ~") },
	{ BYTES("a\nb\rc\td"), BYTES("a?b?c?d") },
	{ BYTES("\0\x01\x1f\x20\x7e\x7f\x80"), BYTES("???\x20\x7e??") },
	{ BYTES("\x1b[31mred"), BYTES("?[31mred") },
	/* U+0080 to U+009F: a terminal may obey them as it does ESC. */
	{ BYTES("\xc2\x80|\xc2\x9b|\xc2\x9f|"), BYTES("??|??|??|") },
	{ BYTES("\xc2\xa0\xc3\xa9"), BYTES("\xc2\xa0\xc3\xa9") },
	{ BYTES("\xc2\xa0|\xc2\x80\xc3\xa9"),
	    BYTES("\xc2\xa0|??\xc3\xa9") },
	{ BYTES("\xe5\xad\xa6 \xf0\x9f\x98\x80"),
	    BYTES("\xe5\xad\xa6 \xf0\x9f\x98\x80") },
	{ BYTES("\xe5\xad"), BYTES("??") },
	{ BYTES("\xe5\xad|"), BYTES("??|") },
	{ BYTES("\xf0\x9f\x98"), BYTES("???") },
	{ BYTES("\xed\xa0\x80"), BYTES("???") },
	{ BYTES("\xc0\xaf\xff\xfe"), BYTES("????") },
	{ BYTES("\xe5\n\xad"), BYTES("???") },
	{ BYTES("\xc2"), BYTES("?") },
	{ BYTES("\xc2\n"), BYTES("??") },
};

START_TEST(text_is_made_printable)
{
	struct span given = texts[_i].given, want = texts[_i].want;
	char *text = unit_copy(given);

	ck_assert_uint_eq(given.len, want.len);
	fault_sanitize(text, given.len);
	ck_assert_mem_eq(text, want.data, want.len);
	/* Once is enough. */
	fault_sanitize(text, given.len);
	ck_assert_mem_eq(text, want.data, want.len);
	free(text);
}
END_TEST

START_TEST(messages_and_contexts_are_printable)
{
	struct fault why;

	fault_set(&why, FAULT_RECORD, "a\nb\x1b%s", "\xff\xc3\xa9");
	ck_assert_str_eq(why.msg, "a?b??\xc3\xa9");
	fault_prefix(&why, "%s", "\xc2\x9b\r");
	ck_assert_str_eq(why.msg, "???: a?b??\xc3\xa9");
	errno = EIO;
	fault_errno(&why, FAULT_INPUT, "%s", "\x1b]0;x\x07");
	ck_assert_msg(strncmp(why.msg, "?]0;x?: ", 8) == 0, "%s", why.msg);
}
END_TEST

/* Cut anywhere, in characters of one to four bytes. */
START_TEST(long_messages_are_cut_to_whole_characters)
{
	static const char *const units[] = {
		"x", "\xc3\xa9", "\xe5\xad\xa6", "\xf0\x9f\x98\x80" };
	char text[3 * ROOM] = "";
	struct fault why;
	size_t unit, len, shift;

	for (unit = 0; unit < 4; unit++)
		for (shift = 0; shift < 4; shift++) {
			memset(text, 'a', shift);
			for (len = shift; len < 2 * ROOM;
			    len += strlen(units[unit]))
				strcpy(text + len, units[unit]);
			fault_set(&why, FAULT_RECORD, "%s", text);
			expect_room(&why);
			ck_assert_uint_eq(strlen(why.msg), ROOM - 1);
			expect_printable(why.msg);
			fault_set(&why, FAULT_RECORD, "short");
			fault_prefix(&why, "%s", text);
			expect_room(&why);
			ck_assert(ends_with(why.msg, ": short"));
			expect_printable(why.msg);
		}
}
END_TEST

/* Every length of context and of message around the size of the room. */
START_TEST(the_reason_outlives_its_context)
{
	size_t lens[] = { 0, 1, 2, 100, ROOM - 4, ROOM - 3, ROOM - 2, ROOM - 1,
	    ROOM, ROOM + 1, 2 * ROOM };
	char context[2 * ROOM + 2], reason[2 * ROOM + 2];
	struct fault why;
	size_t i, j, have;

	for (i = 0; i < sizeof lens / sizeof lens[0]; i++)
		for (j = 0; j < sizeof lens / sizeof lens[0]; j++) {
			memset(context, 'c', lens[i]);
			strcpy(context + lens[i], "E");
			memset(reason, 'r', lens[j]);
			reason[lens[j]] = '\0';
			fault_set(&why, FAULT_INPUT, "%s", reason);
			have = strlen(why.msg);
			fault_prefix(&why, "%s", context);
			expect_room(&why);
			reason[have] = '\0';
			ck_assert_msg(ends_with(why.msg, reason),
			    "%zu %zu", lens[i], lens[j]);
			/* The end of the context is what stays of it. */
			if (strlen(why.msg) > have + 2)
				ck_assert_msg(strstr(why.msg, "E: ") ==
				    why.msg + strlen(why.msg) - have - 3,
				    "%zu %zu: the end is lost", lens[i],
				    lens[j]);
			/* And only what has to goes. */
			if (have + 3 + lens[i] <= ROOM - 1)
				ck_assert_uint_eq(strlen(why.msg),
				    have + 3 + lens[i]);
		}
}
END_TEST

/* A path can be longer than a message; what the system said is the point. */
START_TEST(the_text_of_errno_is_not_lost)
{
	size_t lens[] = { ROOM - 40, ROOM - 20, ROOM - 2, ROOM - 1, ROOM,
	    2 * ROOM };
	char name[2 * ROOM + 1];
	struct fault why;
	size_t i;

	for (i = 0; i < sizeof lens / sizeof lens[0]; i++) {
		memset(name, 'n', lens[i]);
		name[lens[i]] = '\0';
		errno = ENOENT;
		fault_errno(&why, FAULT_INPUT, "%s", name);
		ck_assert_msg(ends_with(why.msg, strerror(ENOENT)),
		    "lost behind %zu bytes", lens[i]);
		expect_room(&why);
	}
}
END_TEST

static Suite *
fault_suite(void)
{
	Suite *suite = suite_create("fault");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	tcase_add_test(tcase, fault_says_what_it_was_told);
	tcase_add_test(tcase, errno_is_that_on_entry);
	tcase_add_test(tcase, context_goes_in_front);
	unit_table(tcase, text_is_made_printable, texts);
	tcase_add_test(tcase, messages_and_contexts_are_printable);

	tcase = unit_case(suite, "limits");
	tcase_add_test(tcase, long_messages_are_cut_to_whole_characters);
	tcase_add_test(tcase, the_reason_outlives_its_context);
	tcase_add_test(tcase, the_text_of_errno_is_not_lost);
	return suite;
}

UNIT_MAIN(fault_suite)
