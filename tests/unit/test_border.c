/*
 * Where a text may be cut: what was learnt from one record finds the others of
 * its kind, at the stance that reading has there, and nothing else.
 */
#include <stdint.h>

#include "count/border.h"
#include "log/nest.h"
#include "unit.h"

/* Where a record begins in text, as reading would have it: the brackets before
 * it are all of arrays. */
static struct place
place_at(const char *text, size_t at)
{
	struct split_limits limits = { 1000, NEST_MAX };
	struct place place = split_origin(&limits);
	const char *complaint;
	int deep = 0, in_string = 0;
	size_t i;

	for (i = 0; i < at; i++) {
		in_string ^= text[i] == '"';
		if (in_string || text[i] == '"')
			continue;
		if (text[i] == '{' && deep++ == 0) {
			place.stance.indenting = 0;
			ck_assert_ptr_null(arrays_value(
			    &place.stance.arrays));
		}
		if (text[i] == '}' && --deep == 0) {
			arrays_value_done(&place.stance.arrays);
			place.stance.line_used = 1;
		} else if (deep == 0) {
			ck_assert_int_eq(stance_step(&place.stance, text[i],
			    &complaint), STANCE_PASSED);
		}
		place.line += text[i] == '\n';
	}
	/* As records.h tells it: at "{" no more blanks follow. */
	place.stance.indenting = 0;
	place.offset = at;
	return place;
}

static struct border
learn(const char *text, size_t at)
{
	struct place place = place_at(text, at);
	struct border border;
	char *copy = unit_copy(span_of(text));

	memset(&border, 0x55, sizeof border);
	border_learn(&border, copy, strlen(text), at, &place);
	free(copy);
	return border;
}

/* Texts in which "@" stands before the record to learn from, and "|" at every
 * border there is: both are taken out first. */
static const struct {
	const char	*name;
	const char	*text;
	int		 known;
	int		 on_line;
} texts[] = {
	{ "lines", "{\"a\":1}\n@{\"a\":2}\n|{\"a\":3}\n|{\"b\":4}\n", 1, 1 },
	{ "crlf", "{\"a\":1}\r\n@{\"a\":2}\r\n|{\"a\":3}\r\n", 1, 1 },
	{ "blank lines", "{\"a\":1}\n\n@{\"a\":2}\n\n|{\"a\":3}\n", 1, 1 },
	/* A page on a line may be a border, too, between lines. */
	{ "lines and pages", "{\"a\":1}\n@{\"a\":2}\n|[{\"a\":3},{\"a\":4}]\n"
	    "|[]\n|{}", 1, 1 },
	{ "other lines", "{\"a\":1}\n@{\"a\":2}\n {\"a\":1}\n\n\t{}\n"
	    "\r\n|{\"a\":3}\n", 1, 1 },
	/* Elements of an array, each on a line. */
	{ "lines of a page", "[\n{\"a\":1},\n@{\"a\":2},\n|{\"a\":3},\n]\n"
	    "[\n", 1, 1 },
	{ "indented", "[\n  {\n    \"a\": 1\n  },\n@  {\n    \"b\": {\n"
	    "    }\n  },\n|  {\n    \"x\": [\n      {\n      }\n    ]\n"
	    "  },\n|  {", 1, 1 },
	{ "indented by tabs", "[\n\t{\n\t},\n@\t{\n\t},\n|\t{\n\t\t{", 1, 1 },
	/* Pretty-printed without an array around. */
	{ "pretty", "{\n  \"a\": 1\n}\n@{\n  \"a\": {\n  }\n}\n|{\n}\n", 1,
	    1 },
	{ "a page on one line", "[{\"a\":1}@,{\"a\":2}|,{\"a\":3}|,{\"a\":4},"
	    "{\"b\":5} |,{\"a\":6}|,{\"a\":7}]", 1, 0 },
	{ "blanks between", "[{\"a\":1}@, {\"a\":2}|, {\"a\":3},{\"a\":4}|, "
	    "{\"a\":5}]", 1, 0 },
	{ "a page a line", "{}\n[@{\"a\":1},{\"a\":2}]\n|[{\"a\":3}]\n|{}\n"
	    "  [{\"a\":4}]\n", 1, 1 },
	{ "run together", "{\"a\":1}@{\"a\":2}|{\"a\":3},{\"a\":4}{\"b\":5}|"
	    "{\"a\":6}", 1, 0 },
	/* What a decoy is cannot be seen: these are guesses. */
	{ "decoys", "[{\"a\":1}@,{\"a\":2,\"b\":[{\"a\":1}|,{\"a\":2}]}|,"
	    "{\"a\":3}]", 1, 0 },
	/* Not to be known again. */
	{ "the first one", "@{\"a\":1}{\"a\":2}", 0, 0 },
	{ "the first of a page", "[@{\"a\":1},{\"a\":2}]", 0, 0 },
	{ "behind its array", "[{\"a\":1}]@{\"a\":2}", 0, 0 },
	{ "no key", "{\"a\":1}@{}{}", 0, 0 },
	{ "a long key", "{\"a\":1}@{\"abcdefghijklmnopqrstuvwxyzabcdefgh"
	    "abcdefghijklmnopqrstuvwxyzabcdefgh\":1}{", 0, 0 },
};

/* The text without the marks; *at is where "@" was, borders[] where "|" was,
 * up to count. */
static char *
unmark(const char *marked, size_t *at, size_t *borders, size_t *count)
{
	char *text = calloc(1, strlen(marked) + 1);
	size_t len = 0;

	ck_assert_ptr_nonnull(text);
	*at = SIZE_MAX;
	*count = 0;
	for (; *marked != '\0'; marked++)
		if (*marked == '@')
			*at = len;
		else if (*marked == '|')
			borders[(*count)++] = len;
		else
			text[len++] = *marked;
	return text;
}

/* Where the record is that begins at or behind a border. */
static size_t
record_behind(const char *text, size_t at)
{
	return at + strcspn(text + at, "{");
}

START_TEST(borders)
{
	size_t at, wanted[16], count, from, next;
	char *text = unmark(texts[_i].text, &at, wanted, &count), *copy;
	size_t len = strlen(text);
	struct border border = learn(text, record_behind(text, at));
	struct place place;
	int found;

	ck_assert_int_eq(border.known != 0, texts[_i].known);
	if (!texts[_i].known) {
		ck_assert_int_eq(border_find(&border, text, len, 0, &place),
		    0);
		free(text);
		return;
	}
	ck_assert_int_eq(border.on_line != 0, texts[_i].on_line);
	ck_assert_uint_le(border.head_len * !border.on_line, BORDER_HEAD);
	/* From behind the record on, and nothing before is looked at. */
	for (from = record_behind(text, at) + 1; from < len; from++) {
		copy = unit_copy((struct span){ text + from, len - from });
		found = border_find(&border, copy, len - from, 5000 + from,
		    &place);
		free(copy);
		/* A line's begin shows by the line feed before it; what ends
		 * a record does, too. */
		for (next = 0; next < count && wanted[next] < from +
		    (border.on_line || border.skip); next++)
			;
		if (found != (next < count))
			ck_abort_msg("from %zu: %d", from, found);
		if (found && place.offset != 5000 + wanted[next])
			ck_abort_msg("from %zu: %zu instead of %zu", from,
			    (size_t)place.offset - 5000, wanted[next]);
	}
	free(text);
}
END_TEST

/* The stance is that of reading on from there, up to the bytes in between. */
START_TEST(stances)
{
	size_t at, wanted[16], count;
	char *text = unmark(texts[_i].text, &at, wanted, &count);
	size_t len = strlen(text), record = record_behind(text, at);
	struct border border = learn(text, record);
	struct place place, real;
	const char *complaint;

	if (!border.known) {
		free(text);
		return;
	}
	ck_assert_int_eq(border_find(&border, text + record + 1,
	    len - record - 1, record + 1, &place), 1);
	ck_assert_uint_eq(place.line, 1);
	ck_assert_uint_eq(place.trouble, 0);
	real = place_at(text, record_behind(text, (size_t)place.offset));
	while (text[place.offset] != '{') {
		/* "[" between lines: nothing more to compare. */
		if (text[place.offset] == '[') {
			free(text);
			return;
		}
		ck_assert_int_eq(stance_step(&place.stance,
		    text[place.offset++], &complaint), STANCE_PASSED);
	}
	place.stance.indenting = 0;
	ck_assert_int_eq(stance_same(&place.stance, &real.stance), 1);
	free(text);
}
END_TEST

static const char *const strangers[] = {
	"", "\n", "{\"a\":1}", "\n\n \n", "7\n\"{\"\n}\n,{}\n ", "\n\t{}\n {}",
};

START_TEST(nothing_to_be_found)
{
	struct border none = { .known = 0 };
	struct border lines = learn("{\"a\":1}\n{\"a\":2}\n", 8);
	struct place place;
	struct span text;
	char *copy;
	int i;

	text = SPAN("\n{\"a\":1}\n{");
	ck_assert_int_eq(border_find(&none, text.data, text.len, 0, &place),
	    0);
	ck_assert_int_eq(border_find(&lines, text.data, text.len, 0, &place),
	    1);
	for (i = 0; i < UNIT_ROWS(strangers); i++) {
		text = span_of(strangers[i]);
		copy = unit_copy(text);
		ck_assert_int_eq(border_find(&lines, copy, text.len, 0,
		    &place), 0);
		free(copy);
	}
}
END_TEST

static Suite *
border_suite(void)
{
	Suite *suite = suite_create("border");
	TCase *core = unit_case(suite, "core");

	tcase_add_test(core, nothing_to_be_found);
	unit_table(core, borders, texts);
	unit_table(core, stances, texts);
	return suite;
}

UNIT_MAIN(border_suite)
