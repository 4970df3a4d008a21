/*
 * Every level this machine has, against a reader that goes byte by byte
 * (slow_scan.h).  Where a text is odd, they have to agree on what stands
 * before the odd byte, and on that it is odd: what follows proves nothing.
 */
#include "log/scan.h"

#include "chance.h"
#include "slow_scan.h"

#define BLOCKS	6		/* of the longer texts */
#define BASE	777u		/* the position of their first byte */

/* A text that ends where its memory does, shift bytes off any border. */
struct held {
	char	*memory;
	char	*text;
};

static struct held
hold(const char *text, size_t len, size_t shift)
{
	struct held held = { .memory = malloc(shift + len + (len == 0)) };

	ck_assert_ptr_nonnull(held.memory);
	held.text = held.memory + shift;
	memcpy(held.text, text, len);
	return held;
}

static void
compare(const char *name, const struct slow_scan *slow, size_t len,
    const struct scan_state *state, const uint64_t *quotes,
    const struct scan_out *out, const uint32_t *marks, const char *kinds)
{
	size_t count = (size_t)(out->marks - marks), i;
	int odd = slow->odd < len;

	ck_assert_msg((state->odd != 0) == odd, "%s: odd", name);
	ck_assert_uint_eq(out->base, BASE + len);
	ck_assert_ptr_eq(out->quotes, quotes + len / SCAN_BLOCK);
	ck_assert_ptr_eq(out->kinds, kinds + count);
	for (i = 0; i < len / SCAN_BLOCK; i++)
		if (slow_scan_before(quotes[i], i * SCAN_BLOCK, slow->odd) !=
		    slow->quotes[i])
			ck_abort_msg("%s: the quotes of block %zu", name, i);
	if (odd ? count < slow->mark_count : count != slow->mark_count)
		ck_abort_msg("%s: %zu marks, not %zu", name, count,
		    slow->mark_count);
	for (i = 0; i < slow->mark_count; i++)
		if (marks[i] != BASE + slow->marks[i] ||
		    kinds[i] != slow->kinds[i])
			ck_abort_msg("%s: mark %zu", name, i);
	/* None before the odd byte is made up. */
	for (; i < count; i++)
		ck_assert_uint_ge(marks[i], BASE + slow->odd);
	if (odd)
		return;
	ck_assert_msg(state->in_string == (slow->in_string ? UINT64_MAX : 0),
	    "%s: in a string", name);
	ck_assert_msg(state->escaped == (uint64_t)slow->escaped,
	    "%s: escaped", name);
}

/* Scan in several calls: behind block i a new one, if bit i of cuts is set;
 * they are used again and again. */
static void
check(enum scan_level level, const struct slow_scan *slow, const char *text,
    size_t len, unsigned cuts)
{
	size_t blocks = len / SCAN_BLOCK, from = 0, i;
	/* As small as they may be. */
	size_t room = (slow->odd < len ? len : slow->mark_count) +
	    SCAN_SLACK;
	uint64_t *quotes = malloc(blocks * sizeof *quotes + (blocks == 0));
	uint32_t *marks = malloc(room * sizeof *marks);
	char *kinds = malloc(room);
	struct scan_out out = { quotes, marks, kinds, BASE };
	struct scan_state state = { 0 };

	for (i = 1; i <= blocks; i++) {
		if (i < blocks && !(cuts >> (i - 1) % 32 & 1))
			continue;
		scan_of(level)(&state, text + from * SCAN_BLOCK, i - from,
		    &out);
		from = i;
	}
	compare(scan_name(level), slow, len, &state, quotes, &out, marks,
	    kinds);
	free(quotes);
	free(marks);
	free(kinds);
}

/* All levels, with these ways to cut: cuts bits, all below ways. */
static void
check_levels(const char *text, size_t len, size_t shift, unsigned ways)
{
	struct slow_scan slow = slow_scan(text, len);
	struct held held = hold(text, len, shift);
	enum scan_level level;
	unsigned cuts;

	for (level = 0; level < SCAN_LEVELS; level++)
		for (cuts = 0; scan_of(level) != NULL && cuts < ways; cuts++)
			check(level, &slow, held.text, len, cuts);
	free(held.memory);
	slow_scan_done(&slow);
}

/* What texts are made of; of each, bytes come as often as they stand here. */
static const struct {
	struct span	bytes;
	int		careful;	/* nothing odd in it */
} alphabets[] = {
	{ BYTES("\"a"), 0 },
	{ BYTES("\"\\"), 1 },
	{ BYTES("\"\\\\\\\\\\\\\\"), 1 },
	{ BYTES("\"\"\\ab{}[]\n"), 1 },
	{ BYTES("{}[]\n"), 0 },
	{ BYTES("{}[]\n \r\t\",:"), 1 },
	{ BYTES("\"aaaaaaaaaaaaaaaaaaaaaaaaa{}"), 0 },
	{ BYTES("\"\\a\x80\xff\xc3\xa9\xdc\xa2\xfb\x8a\xdb{["), 1 },
	/* One bit away from those that count. */
	{ BYTES("#*\x02\xa2\"&2b|Z^LT\x1c\xdc\\z{sky}x[S_KY]\x0b\x0e\x8a"), 1 },
	{ BYTES("\"\\{}[]\n\r\t\x00\x1f\x01 a\x7f\x80\xff"), 0 },
	{ BYTES("\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\x1f"), 0 },
	{ BYTES("a\"\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\\"), 0 },
	{ BYTES("a"), 0 },
	{ BYTES(" "), 0 },
	{ BYTES("["), 0 },
};

/* A random text of an alphabet; a careful one has nothing odd in it. */
static void
make(struct chance *chance, struct span bytes, int careful, char *text,
    size_t len)
{
	int in_string = 0, escaped = 0;
	size_t i;
	char c;

	for (i = 0; i < len; i++) {
		c = bytes.data[chance_below(chance, bytes.len)];
		if (careful && in_string && (unsigned char)c < 0x20)
			c = '.';
		if (careful && !in_string && c == '\\')
			c = ':';
		text[i] = c;
		if (c == '"' && !escaped)
			in_string = !in_string;
		escaped = in_string && c == '\\' && !escaped;
	}
}

START_TEST(random_texts_are_seen_alike)
{
	struct chance chance = { (uint64_t)_i + 1 };
	int rounds = unit_quick() ? 4 : 60, i;
	char text[BLOCKS * SCAN_BLOCK];

	for (i = 0; i < rounds; i++) {
		make(&chance, alphabets[_i].bytes, alphabets[_i].careful,
		    text, sizeof text);
		check_levels(text, sizeof text, (size_t)i % 64,
		    1u << (BLOCKS - 1));
	}
}
END_TEST

/* Enough of it that each level's own unit fits in many times. */
START_TEST(long_texts_are_seen_alike)
{
	struct chance chance = { (uint64_t)_i + 1000 };
	static char text[300 * SCAN_BLOCK];
	int careful;

	for (careful = 0; careful <= 1; careful++) {
		make(&chance, alphabets[_i].bytes, careful, text,
		    sizeof text);
		check_levels(text, sizeof text, (size_t)_i, 2);
	}
}
END_TEST

/* Each byte at each place of a block, outside of strings and in one. */
START_TEST(every_byte_at_every_place)
{
	char text[2 * SCAN_BLOCK];
	size_t at;
	int c, inside, step = unit_quick() ? 7 : 1;

	for (inside = 0; inside <= 1; inside++)
		for (at = 0; at < SCAN_BLOCK; at++)
			for (c = (int)at % step; c < 256; c += step) {
				memset(text, inside ? 'a' : ' ', sizeof text);
				text[0] = inside ? '"' : ' ';
				text[SCAN_BLOCK + at] = (char)c;
				check_levels(text, sizeof text, 0, 1);
			}
}
END_TEST

/* A run of backslashes that begins and ends anywhere about a border, with a
 * quote behind it: does it end the string? */
START_TEST(backslashes_are_counted_over_borders)
{
	char text[4 * SCAN_BLOCK];
	size_t begin, count, most = unit_quick() ? 8 : 140;

	for (begin = 1; begin <= 2 * SCAN_BLOCK; begin++) {
		if (unit_quick() && begin % SCAN_BLOCK > 3 &&
		    begin % SCAN_BLOCK < 61)
			continue;
		for (count = 0; count < most && begin + count + 2 <
		    sizeof text; count += count < 70 ? 1 : 9) {
			memset(text, ' ', sizeof text);
			text[0] = '"';
			memset(text + begin, '\\', count);
			memcpy(text + begin + count, "\"[", 2);
			check_levels(text, sizeof text, 0, 3);
		}
	}
}
END_TEST

START_TEST(nothing_is_found_in_nothing)
{
	struct scan_state state, before = { UINT64_MAX, 1, 0 };
	enum scan_level level;
	uint64_t quotes;
	uint32_t marks[SCAN_SLACK];
	char kinds[SCAN_SLACK];
	struct scan_out out;

	for (level = 0; level < SCAN_LEVELS; level++) {
		if (scan_of(level) == NULL)
			continue;
		out = (struct scan_out){ &quotes, marks, kinds, BASE };
		state = before;
		scan_of(level)(&state, "", 0, &out);
		ck_assert_mem_eq(&state, &before, sizeof state);
		ck_assert_ptr_eq(out.quotes, &quotes);
		ck_assert_ptr_eq(out.marks, marks);
		ck_assert_ptr_eq(out.kinds, kinds);
		ck_assert_uint_eq(out.base, BASE);
	}
}
END_TEST

START_TEST(the_best_is_one_of_the_levels)
{
	enum scan_level level, other;
	int found = 0;

	ck_assert(scan_of(SCAN_PORTABLE) != NULL);
	for (level = 0; level < SCAN_LEVELS; level++) {
		found += scan_of(level) == scan_best();
		ck_assert_ptr_nonnull(scan_name(level));
		ck_assert_int_gt((int)strlen(scan_name(level)), 0);
		for (other = 0; other < level; other++)
			ck_assert_str_ne(scan_name(level), scan_name(other));
	}
	ck_assert_int_eq(found, 1);
}
END_TEST

static Suite *
scan_suite(void)
{
	Suite *suite = suite_create("scan");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	unit_table(tcase, random_texts_are_seen_alike, alphabets);
	unit_table(tcase, long_texts_are_seen_alike, alphabets);
	tcase_add_test(tcase, every_byte_at_every_place);
	tcase_add_test(tcase, the_best_is_one_of_the_levels);

	tcase = unit_case(suite, "limits");
	tcase_add_test(tcase, backslashes_are_counted_over_borders);
	tcase_add_test(tcase, nothing_is_found_in_nothing);
	return suite;
}

UNIT_MAIN(scan_suite)
