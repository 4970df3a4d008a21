/*
 * UTF-8, against the table of the standard (Unicode, table 3-7) written out as
 * ranges, byte by byte.
 */
#include "base/utf8.h"

#include "unit.h"

struct range {
	unsigned	low, high;
};

/* Every row of the table; unused bytes are 0 to 0. */
static const struct {
	size_t		len;
	struct range	bytes[4];
} rows[] = {
	{ 1, { { 0x00, 0x7f } } },
	{ 2, { { 0xc2, 0xdf }, { 0x80, 0xbf } } },
	{ 3, { { 0xe0, 0xe0 }, { 0xa0, 0xbf }, { 0x80, 0xbf } } },
	{ 3, { { 0xe1, 0xec }, { 0x80, 0xbf }, { 0x80, 0xbf } } },
	{ 3, { { 0xed, 0xed }, { 0x80, 0x9f }, { 0x80, 0xbf } } },
	{ 3, { { 0xee, 0xef }, { 0x80, 0xbf }, { 0x80, 0xbf } } },
	{ 4, { { 0xf0, 0xf0 }, { 0x90, 0xbf }, { 0x80, 0xbf },
	    { 0x80, 0xbf } } },
	{ 4, { { 0xf1, 0xf3 }, { 0x80, 0xbf }, { 0x80, 0xbf },
	    { 0x80, 0xbf } } },
	{ 4, { { 0xf4, 0xf4 }, { 0x80, 0x8f }, { 0x80, 0xbf },
	    { 0x80, 0xbf } } },
};

static size_t
slow_sequence(const char *text, size_t len)
{
	size_t row, i;
	unsigned byte;

	for (row = 0; row < sizeof rows / sizeof rows[0]; row++) {
		for (i = 0; i < rows[row].len && i < len; i++) {
			byte = (unsigned char)text[i];
			if (byte < rows[row].bytes[i].low ||
			    byte > rows[row].bytes[i].high)
				break;
		}
		if (i == rows[row].len)
			return i;
	}
	return 0;
}

static size_t
slow_bad_byte(const char *text, size_t len)
{
	size_t i, n;

	for (i = 0; i < len; i += n) {
		n = slow_sequence(text + i, len - i);
		if (n == 0 || (n == 1 && (unsigned char)text[i] < 0x20 &&
		    text[i] != 0x09 && text[i] != 0x0a && text[i] != 0x0d))
			return i;
	}
	return len;
}

static void
compare(const char *text, size_t len)
{
	if (utf8_sequence(text, len) != slow_sequence(text, len))
		ck_abort_msg("%02x %02x %02x %02x, %zu bytes of them",
		    (unsigned char)text[0], (unsigned char)text[1],
		    (unsigned char)text[2], (unsigned char)text[3], len);
}

/* Every one of 65,536, and all cut off. */
START_TEST(every_pair_of_bytes)
{
	char text[4] = "";
	int a, b;
	size_t len;

	for (a = 0; a < 256; a++)
		for (b = 0; b < 256; b++)
			for (len = 0; len <= 2; len++) {
				text[0] = (char)a;
				text[1] = (char)b;
				compare(text, len);
			}
}
END_TEST

/* Every lead byte of three and four bytes, every second byte, and what is on
 * both sides of each border behind them. */
START_TEST(every_lead_and_second_byte)
{
	static const int edges[] = {
		0x00, 0x22, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0,
		0xe5, 0xff };
	char text[4];
	int a, b;
	size_t c, d, len;

	for (a = 0xdf; a < 256; a++)
		for (b = 0; b < 256; b++)
			for (c = 0; c < sizeof edges / sizeof edges[0]; c++)
				for (d = 0; d < sizeof edges /
				    sizeof edges[0]; d++) {
					text[0] = (char)a;
					text[1] = (char)b;
					text[2] = (char)edges[c];
					text[3] = (char)edges[d];
					for (len = 1; len <= 4; len++)
						compare(text, len);
				}
}
END_TEST

/* The characters themselves, counted: none is missing, none too many. */
START_TEST(every_character_is_well_formed)
{
	size_t count[5] = { 0 };
	char text[4];
	int a, b, c, d;

	for (a = 0; a < 256; a++) {
		text[0] = (char)a;
		count[utf8_sequence(text, 1)]++;
		for (b = 0x80; b < 0xc0; b++) {
			text[1] = (char)b;
			if (utf8_sequence(text, 2) == 2)
				count[2]++;
			for (c = 0x80; c < 0xc0; c++) {
				text[2] = (char)c;
				if (utf8_sequence(text, 3) == 3)
					count[3]++;
				for (d = 0x80; d < 0xc0; d++) {
					text[3] = (char)d;
					if (utf8_sequence(text, 4) == 4)
						count[4]++;
				}
			}
		}
	}
	ck_assert_uint_eq(count[1], 0x80);
	ck_assert_uint_eq(count[2], 0x800 - 0x80);
	ck_assert_uint_eq(count[3], 0x10000 - 0x800 - 0x800);
	ck_assert_uint_eq(count[4], 0x110000 - 0x10000);
}
END_TEST

START_TEST(nothing_begins_with_nothing)
{
	ck_assert_uint_eq(utf8_sequence("", 0), 0);
	ck_assert_uint_eq(utf8_bad_json_byte("", 0), 0);
}
END_TEST

/* Each byte at each place of texts of every length around a machine word. */
START_TEST(bad_bytes_are_found_wherever_they_are)
{
	char text[40];
	size_t len, at;
	int c;

	for (len = 1; len <= 20; len++)
		for (at = 0; at < len; at++)
			for (c = 0; c < 256; c++) {
				memset(text, 'x', sizeof text);
				text[at] = (char)c;
				if (utf8_bad_json_byte(text, len) !=
				    slow_bad_byte(text, len))
					ck_abort_msg("byte %d at %zu of %zu",
					    c, at, len);
			}
}
END_TEST

static const struct span sequences[] = {
	BYTES("\xc3\xa9"), BYTES("\xe5\xad\xa6"), BYTES("\xf0\x9f\x98\x80"),
	BYTES("\xf4\x8f\xbf\xbf"), BYTES("\xf4\x90\x80\x80"),
	BYTES("\xed\x9f\xbf"), BYTES("\xed\xa0\x80"), BYTES("\xee\x80\x80"),
	BYTES("\xc0\x80"), BYTES("\xc1\xbf"), BYTES("\xe0\x9f\xbf"),
	BYTES("\xf0\x8f\xbf\xbf"), BYTES("\xf8\x88\x80\x80\x80"),
	BYTES("\xc2\x80"), BYTES("\xef\xbb\xbf"), BYTES("\xef\xbf\xbe"),
	BYTES("\xc3\x28"), BYTES("\xe5\xad"), BYTES("\xf0\x9f\x98"),
	BYTES("\x80"), BYTES("\xbf"), BYTES("\xfe"), BYTES("\xff"),
	BYTES("\x0b"), BYTES("\x0c"), BYTES("\x00"), BYTES("\x1f"),
	BYTES("\x20"), BYTES("\x7f"), BYTES("\t\n\r"),
};

/* Each at each place, in text of one byte a character and of two, and cut off
 * at the end. */
START_TEST(sequences_are_judged_wherever_they_are)
{
	struct span s = sequences[_i];
	char text[64], *copy;
	size_t at, len;

	for (at = 0; at < 24; at++)
		for (len = at; len <= at + s.len + 16; len++) {
			memset(text, ' ', sizeof text);
			if (at % 2 == 1)
				memcpy(text, "\xc3\xa9\xc3\xa9", 4);
			memcpy(text + at, s.data, s.len);
			copy = unit_copy((struct span){ text, len });
			ck_assert_uint_eq(utf8_bad_json_byte(copy, len),
			    slow_bad_byte(copy, len));
			free(copy);
		}
}
END_TEST

static Suite *
utf8_suite(void)
{
	Suite *suite = suite_create("utf8");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	tcase_add_test(tcase, every_pair_of_bytes);
	tcase_add_test(tcase, every_lead_and_second_byte);
	tcase_add_test(tcase, every_character_is_well_formed);
	tcase_add_test(tcase, bad_bytes_are_found_wherever_they_are);
	unit_table(tcase, sequences_are_judged_wherever_they_are, sequences);

	tcase = unit_case(suite, "limits");
	tcase_add_test(tcase, nothing_begins_with_nothing);
	return suite;
}

UNIT_MAIN(utf8_suite)
