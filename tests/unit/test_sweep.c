/*
 * A text made step by step, from any byte of it on: after each step what is
 * made is what slow_scan.h finds, and nothing behind the text is looked at.
 */
#include "log/sweep.h"

#include "chance.h"
#include "slow_scan.h"

/* How many of the slow one's marks are before end. */
static size_t
marks_before(const struct slow_scan *slow, size_t end)
{
	size_t count = 0;

	while (count < slow->mark_count && slow->marks[count] < end)
		count++;
	return count;
}

/* What is made so far is right.  The slow one begins at text[at]. */
static void
check_made(const struct sweep *sweep, const struct slow_scan *slow, size_t at)
{
	size_t end = sweep->done * SCAN_BLOCK, i;
	uint64_t word, want;
	volatile char any;

	if (end > sweep->len)
		end = sweep->len;
	ck_assert_uint_eq(sweep->mark_count,
	    end < at ? 0 : marks_before(slow, end - at));
	for (i = 0; i < sweep->mark_count; i++)
		if (sweep->marks[i] != at + slow->marks[i] ||
		    sweep->kinds[i] != slow->kinds[i])
			ck_abort_msg("mark %zu is '%c' at %u", i,
			    sweep->kinds[i], (unsigned)sweep->marks[i]);
	for (i = 0; i < SWEEP_KINDS; i++)
		any = sweep->kinds[sweep->mark_count + i];
	(void)any;
	for (i = at; i < end; i++) {
		word = sweep->quotes[i / SCAN_BLOCK] >> i % SCAN_BLOCK;
		want = slow->quotes[(i - at) / SCAN_BLOCK] >>
		    (i - at) % SCAN_BLOCK;
		if (((word ^ want) & 1) != 0)
			ck_abort_msg("the quote at %zu", i);
	}
	/* Nor are there any on the same block before it. */
	if (end > at && at % SCAN_BLOCK != 0)
		ck_assert_uint_eq(slow_scan_before(
		    sweep->quotes[at / SCAN_BLOCK], 0, at % SCAN_BLOCK), 0);
}

/* From at on to the end, or to what is odd; the steps are looked at too. */
static void
check(struct sweep *sweep, const char *text, size_t len, size_t at)
{
	struct slow_scan slow = slow_scan(text + at, len - at);
	struct fault why = unit_no_fault();
	enum sweep_status status;
	size_t done;

	ck_assert_int_eq(sweep_begin(sweep, text, len, at, &why), 0);
	ck_assert_ptr_eq(sweep->text, text);
	ck_assert_uint_eq(sweep->len, len);
	ck_assert_uint_eq(sweep->cursor, 0);
	check_made(sweep, &slow, at);
	do {
		done = sweep->done;
		sweep->cursor = done;
		status = sweep_more(sweep);
		ck_assert(sweep->cursor == done);
		check_made(sweep, &slow, at);
		ck_assert_int_eq(sweep->done > done, status == SWEEP_MORE);
		if (status != SWEEP_ODD)
			ck_assert_uint_eq(sweep->quotes[sweep->done], 0);
	} while (status == SWEEP_MORE);
	if (slow.odd < len - at) {
		ck_assert_int_eq(status, SWEEP_ODD);
		ck_assert_uint_le(sweep->done * SCAN_BLOCK, at + slow.odd);
	} else {
		ck_assert_int_eq(status, SWEEP_END);
		ck_assert_uint_ge(sweep->done * SCAN_BLOCK, len);
		ck_assert_int_eq(sweep_more(sweep), SWEEP_END);
	}
	slow_scan_done(&slow);
}

static void
fill(struct chance *chance, struct span bytes, char *text, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		text[i] = bytes.data[chance_below(chance, bytes.len)];
}

/* Mostly without anything odd, so that many blocks are made. */
static const struct span alphabets[] = {
	BYTES("{}[]\n\""), BYTES("aaaaa\"{}"), BYTES("a"),
	BYTES("\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	    "aaaaaaaaaaaaaaaaaaaaaaaaaaa{}[]aaaaaaaaaaaaaaaaaaaaaaaaaa\n"),
	BYTES("\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	    "aaaaaaaaaaaaaaaaaaaaaaaaa[]aaaaaaaaaaaaaaaaaaaaaaaaaaaa\\"),
};

/* One sweep for all: what was odd or longer before is forgotten. */
START_TEST(texts_of_any_length_from_anywhere)
{
	struct chance chance = { (uint64_t)_i };
	size_t len, at, step = unit_quick() ? 41 : 1;
	struct sweep sweep;
	char *text;

	sweep_init(&sweep, scan_best());
	for (len = 0; len <= 300; len += step) {
		text = malloc(len + (len == 0));
		fill(&chance, alphabets[_i], text, len);
		for (at = 0; at < len; at += 1 + chance_below(&chance, 9))
			check(&sweep, text, len, at);
		if (len == 0)
			check(&sweep, text, 0, 0);
		free(text);
	}
	sweep_done(&sweep);
}
END_TEST

/* The same, each offset, on lengths about the borders of blocks. */
START_TEST(every_offset_is_a_begin)
{
	static const size_t lengths[] = { 63, 64, 65, 127, 128, 129, 200 };
	struct chance chance = { (uint64_t)_i + 100 };
	struct sweep sweep;
	size_t i, at;
	char *text;

	sweep_init(&sweep, scan_of(SCAN_PORTABLE));
	for (i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
		text = malloc(lengths[i]);
		fill(&chance, alphabets[_i], text, lengths[i]);
		for (at = 0; at < lengths[i]; at++)
			check(&sweep, text, lengths[i], at);
		free(text);
	}
	sweep_done(&sweep);
}
END_TEST

/* Texts of many strides: their marks go on behind one another, and each level
 * makes the same of them. */
START_TEST(long_texts_are_made_in_strides)
{
	static const size_t lengths[] = {
		16383, 16384, 16385, 32768, 50001, 100000 };
	struct chance chance = { (uint64_t)_i + 200 };
	enum scan_level level;
	struct sweep sweep;
	size_t i, len;
	char *text;

	for (level = 0; level < SCAN_LEVELS; level++) {
		if (scan_of(level) == NULL)
			continue;
		sweep_init(&sweep, scan_of(level));
		for (i = 0; i < (unit_quick() ? 3 :
		    sizeof lengths / sizeof lengths[0]); i++) {
			len = lengths[i];
			text = malloc(len);
			fill(&chance, alphabets[_i], text, len);
			check(&sweep, text, len, 0);
			check(&sweep, text, len, len / 3);
			memset(text, '[', len);
			text[len - 1] = '\\';
			check(&sweep, text, len, (size_t)_i);
			text[len - 1] = ']';
			check(&sweep, text, len, (size_t)_i);
			check(&sweep, text, len, len - 1);
			free(text);
		}
		sweep_done(&sweep);
	}
}
END_TEST

/* Made as far as it is asked for, and no further. */
START_TEST(steps_are_small)
{
	struct fault why = unit_no_fault();
	size_t len = 1000000, steps = 0;
	char *text = malloc(len);
	struct sweep sweep;

	memset(text, ' ', len);
	sweep_init(&sweep, scan_best());
	ck_assert_int_eq(sweep_begin(&sweep, text, len, 0, &why), 0);
	while (sweep_more(&sweep) == SWEEP_MORE)
		steps++;
	ck_assert_uint_gt(steps, 10);
	ck_assert_uint_lt(steps, len / SCAN_BLOCK);
	sweep_done(&sweep);
	free(text);
}
END_TEST

/* Where the odd byte is does not matter; before it all is as it should be. */
static const struct {
	struct span	text;
	int		odd;
} odd_ones[] = {
	{ BYTES("\\"), 1 }, { BYTES("{}\\"), 1 }, { BYTES("\"\\\\\""), 0 },
	{ BYTES("\"\n"), 1 }, { BYTES("\"a\tb\""), 1 }, { BYTES("\t\n\r"), 0 },
	{ BYTES("\"\\\n\""), 1 }, { BYTES("\"\\\"\n\""), 1 },
	{ BYTES("\"\\\\\"\n"), 0 }, { BYTES("\"\x1f"), 1 },
	{ BYTES("\"\x20\x7f\x80\xff\""), 0 }, { BYTES("\0\x1f"), 0 },
	{ BYTES("\"\0"), 1 },
};

START_TEST(odd_bytes_are_told_of)
{
	struct span odd = odd_ones[_i].text;
	size_t len, before;
	struct sweep sweep;
	char *text;

	sweep_init(&sweep, scan_best());
	for (before = 0; before < 200; before++) {
		len = before + odd.len;
		text = malloc(len);
		memset(text, '[', before);
		memcpy(text + before, odd.data, odd.len);
		check(&sweep, text, len, before / 2);
		ck_assert_int_eq(sweep_more(&sweep), odd_ones[_i].odd ?
		    SWEEP_ODD : SWEEP_END);
		free(text);
	}
	sweep_done(&sweep);
}
END_TEST

START_TEST(texts_have_a_longest)
{
	struct fault why = unit_no_fault();
	struct sweep sweep;

	sweep_init(&sweep, scan_best());
	ck_assert_int_eq(sweep_begin(&sweep, "", SWEEP_MAX + 1, 0, &why), -1);
	unit_expect_fault(&why, FAULT_SYSTEM, "memory");
	check(&sweep, "{\"a\"}", 5, 0);
	sweep_done(&sweep);
	/* Done with, it can be used again. */
	check(&sweep, "{\"a\"}", 5, 1);
	sweep_done(&sweep);
}
END_TEST

static Suite *
sweep_suite(void)
{
	Suite *suite = suite_create("sweep");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	unit_table(tcase, texts_of_any_length_from_anywhere, alphabets);
	unit_table(tcase, every_offset_is_a_begin, alphabets);
	tcase_add_test(tcase, steps_are_small);

	tcase = unit_case(suite, "limits");
	unit_table(tcase, long_texts_are_made_in_strides, alphabets);
	tcase_add_test(tcase, texts_have_a_longest);

	tcase = unit_case(suite, "errors");
	unit_table(tcase, odd_bytes_are_told_of, odd_ones);
	return suite;
}

UNIT_MAIN(sweep_suite)
