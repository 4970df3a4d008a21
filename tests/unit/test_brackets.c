/*
 * Shapes of records: in tables, and compared with what nest.h and a slow walk
 * make of random texts.  A shape is written as the number of its marks, "lines"
 * if it has more than one, and for each member with brackets where its marks
 * are; "more" for those that are not told of.
 */
#include "log/brackets.h"

#include <stdio.h>

#include "chance.h"
#include "log/nest.h"
#include "slow_scan.h"

#define SHAPE_TEXT	1024
/* Every record of this depth is known. */
#define SURE_DEPTH	32

static char *
shape_text(const struct shape *shape, char text[SHAPE_TEXT])
{
	unsigned i, told = shape->count;
	size_t len;

	if (told > BRACKETS_NESTED)
		told = BRACKETS_NESTED;
	len = (size_t)snprintf(text, SHAPE_TEXT, "%u%s",
	    (unsigned)shape->marks, shape->lines ? " lines" : "");
	for (i = 0; i < told; i++)
		len += (size_t)snprintf(text + len, SHAPE_TEXT - len,
		    " %u-%u", shape->nested[i].open, shape->nested[i].close);
	if (shape->count > told)
		snprintf(text + len, SHAPE_TEXT - len, " more");
	return text;
}

/* The shape of a record that is in order, mark by mark. */
static char *
slow_shape(const char *record, size_t len, char text[SHAPE_TEXT])
{
	struct slow_scan slow = slow_scan(record, len);
	struct shape shape = { .marks = (uint32_t)slow.mark_count };
	unsigned depth = 0;
	size_t i;
	char c;

	for (i = 0; i < slow.mark_count; i++) {
		c = slow.kinds[i];
		shape.lines |= c == '\n';
		if ((c == '{' || c == '[') && ++depth == 2 &&
		    shape.count < BRACKETS_NESTED)
			shape.nested[shape.count].open = (uint16_t)i;
		if ((c != '}' && c != ']') || depth-- != 2)
			continue;
		if (shape.count < BRACKETS_NESTED)
			shape.nested[shape.count].close = (uint16_t)i;
		shape.count += shape.count <= BRACKETS_NESTED;
	}
	slow_scan_done(&slow);
	return shape_text(&shape, text);
}

static struct sweep
begin(const char *text, size_t len)
{
	struct fault why = unit_no_fault();
	struct sweep sweep;

	sweep_init(&sweep, scan_best());
	ck_assert_int_eq(sweep_begin(&sweep, text, len, 0, &why), 0);
	return sweep;
}

/* Match the record at text[at]; where it ends is in *end. */
static enum brackets_status
match(struct brackets *brackets, struct sweep *sweep, size_t at, size_t *end,
    char text[SHAPE_TEXT])
{
	const struct shape *shape = NULL;
	enum brackets_status status;

	status = brackets_match(brackets, sweep, at, &shape);
	if (status != BRACKETS_END)
		return status;
	if (shape->marks < 2 || sweep->cursor + shape->marks >
	    sweep->mark_count || sweep->marks[sweep->cursor] != at ||
	    sweep->next != sweep->cursor + shape->marks)
		ck_abort_msg("%u marks from number %zu on at %zu",
		    (unsigned)shape->marks, sweep->cursor, at);
	*end = (size_t)sweep->marks[sweep->cursor + shape->marks - 1] + 1;
	shape_text(shape, text);
	return status;
}

static const struct {
	struct span	 record;
	const char	*want;
} records[] = {
	{ BYTES("{}"), "2" },
	{ BYTES("{'a':1}"), "2" },
	{ BYTES("{'}]{[\\'':'\\\\'}"), "2" },
	{ BYTES("{'a':[]}"), "4 1-2" },
	{ BYTES("{'a':{},'b':[1],'c':2}"), "6 1-2 3-4" },
	{ BYTES("{'a':[{},[[]]],'b':{'c':{}}}"), "14 1-8 9-12" },
	{ BYTES("{\n}"), "3 lines" },
	{ BYTES("{\n'a':\n{\n},\n'b':[\n]\n}\n"), "12 lines 3-5 7-9" },
	{ BYTES("{'a':[\n{},\n{'b':\n[]}\n]}"), "14 lines 1-12" },
	{ BYTES("{\r\n\t'a': {\r\n\t}\r\n}"), "7 lines 2-4" },
	/* Where a value may be, "{" may begin a line. */
	{ BYTES("{'a':\n\n \t\r{}}"), "6 lines 3-4" },
	{ BYTES("{'a':[[],\n{}]}"), "9 lines 1-7" },
	/* What is no JSON is in order too, as long as its brackets are. */
	{ BYTES("{1,,:}"), "2" }, { BYTES("{{}[]}"), "6 1-2 3-4" },
	{ BYTES("{'a' 'b'tru\x01\xff}"), "2" },
#define FOUR	"'a':{},'b':[],'c':{},'d':[],"
	{ BYTES("{" FOUR FOUR FOUR FOUR FOUR FOUR FOUR FOUR "'e':1}"),
	  "66 1-2 3-4 5-6 7-8 9-10 11-12 13-14 15-16 17-18 19-20 21-22 23-24 "
	  "25-26 27-28 29-30 31-32 33-34 35-36 37-38 39-40 41-42 43-44 45-46 "
	  "47-48 49-50 51-52 53-54 55-56 57-58 59-60 61-62 63-64" },
	{ BYTES("{" FOUR FOUR FOUR FOUR FOUR FOUR FOUR FOUR "'e':[[]]}"),
	  "70 1-2 3-4 5-6 7-8 9-10 11-12 13-14 15-16 17-18 19-20 21-22 23-24 "
	  "25-26 27-28 29-30 31-32 33-34 35-36 37-38 39-40 41-42 43-44 45-46 "
	  "47-48 49-50 51-52 53-54 55-56 57-58 59-60 61-62 63-64 more" },
};

/* Alone, cut off anywhere, and among others of the same and other shapes: now
 * and then it is known already. */
START_TEST(shapes_are_found)
{
	struct span record = records[_i].record;
	struct brackets *brackets = brackets_new();
	char *json = unit_json(record), *cut, got[SHAPE_TEXT];
	size_t len, end = 0, room = 40 * (record.len + 200), at, i;
	char *many = malloc(room);
	struct sweep sweep;

	for (len = record.len; json[len - 1] != '}'; len--)
		;
	sweep = begin(json, record.len);
	ck_assert_int_eq(match(brackets, &sweep, 0, &end, got),
	    BRACKETS_END);
	ck_assert_str_eq(got, records[_i].want);
	ck_assert_uint_eq(end, len);
	sweep_done(&sweep);

	for (i = 1; i < len; i++) {
		cut = unit_copy((struct span){ json, i });
		sweep = begin(cut, i);
		ck_assert_int_eq(match(brackets, &sweep, 0, &end, got),
		    BRACKETS_MORE);
		sweep_done(&sweep);
		free(cut);
	}

	for (at = 0, i = 0; i < 40; i++) {
		memset(many + at, i % 2 == 0 ? '\n' : ' ', i);
		at += i;
		memcpy(many + at, json, len);
		at += len;
	}
	sweep = begin(many, at);
	for (at = 0, i = 0; i < 40; i++, at = end) {
		at += i;
		ck_assert_int_eq(match(brackets, &sweep, at, &end, got),
		    BRACKETS_END);
		ck_assert_str_eq(got, records[_i].want);
		ck_assert_uint_eq(end, at + len);
	}
	sweep_done(&sweep);
	free(many);
	free(json);
	brackets_free(brackets);
}
END_TEST

/* For nest.h to judge, whatever stands before. */
static const struct span odd_ones[] = {
	BYTES("{]"), BYTES("{'a':[}"), BYTES("{'a':{]"), BYTES("{'a':[[1}]}"),
	BYTES("{'a':[]]"), BYTES("{'a':'\n'}"), BYTES("{'a':'\\\n'}"),
	BYTES("{'a\x01':1}"), BYTES("{'a':1\n{}"), BYTES("{'a':1,\n{}"),
	BYTES("{\n{}"), BYTES("{'a':[1\n{}"), BYTES("{'a':[]\n\n  {}"),
	BYTES("{'a':{'b':1,\r\n\t {}"), BYTES("{'a'\n{}"),
	BYTES("{'a':[1,\n{}\n{}"), BYTES("{\\}"),
};

START_TEST(what_is_odd_is_left_to_others)
{
	struct span record = odd_ones[_i];
	struct brackets *brackets = brackets_new();
	/* The same marks as some of the odd ones have, in order. */
	static const char good[] = "{'a':[]}{'a':\n{}}{'a':[1,\n{},\n{}]}"
	    "{'a':[\n{}]}{'a':{'b':\n{}}}";
	char *text = malloc(200000), *json, got[SHAPE_TEXT];
	size_t before, end = 0, at, i;
	struct sweep sweep;

	json = unit_json(SPAN(good));
	for (before = 0; before < 150; before += before < 30 ? 1 : 17) {
		for (at = 0, i = 0; i < before; i++, at += sizeof good - 1)
			memcpy(text + at, json, sizeof good - 1);
		memcpy(text + at, record.data, record.len);
		for (i = at; i < at + record.len; i++)
			if (text[i] == '\'')
				text[i] = '"';
		memcpy(text + at + record.len, "\n{}", 3);
		sweep = begin(text, at + record.len + 3);
		/* Up to those that are scanned together with it. */
		for (i = 0; i < at; i = end)
			if (match(brackets, &sweep, i, &end, got) !=
			    BRACKETS_END)
				break;
		if (match(brackets, &sweep, at, &end, got) != BRACKETS_ODD)
			ck_abort_msg("in order, behind %zu", before);
		sweep_done(&sweep);
	}
	free(json);
	free(text);
	brackets_free(brackets);
}
END_TEST

/* As deep as may be, and deeper: then it is odd, or as it should be. */
START_TEST(depth_has_an_end)
{
	struct brackets *brackets = brackets_new();
	unsigned depth, i, most = 0, round;
	char text[3000], got[SHAPE_TEXT], want[SHAPE_TEXT];
	size_t len, end = 0;
	struct sweep sweep;

	for (round = 0; round < 2; round++)
		for (depth = 1; depth <= 200; depth++) {
			len = (size_t)sprintf(text, "{");
			for (i = 1; i < depth; i++)
				len += (size_t)sprintf(text + len, "%s",
				    i % 3 == 0 ? "{\"a\":" : "[");
			/* A "]" for "}" in the middle is seen, however deep. */
			for (; i > 1; i--)
				len += (size_t)sprintf(text + len, "%s",
				    (i - 1) % 3 == 0 ? "}" : "]");
			len += (size_t)sprintf(text + len, "}");
			sweep = begin(text, len);
			if (match(brackets, &sweep, 0, &end, got) ==
			    BRACKETS_END) {
				ck_assert_uint_eq(end, len);
				ck_assert_str_eq(got, slow_shape(text, len,
				    want));
				most = depth;
			} else {
				ck_assert_uint_gt(depth, SURE_DEPTH);
			}
			sweep_done(&sweep);
		}
	ck_assert_uint_ge(most, SURE_DEPTH);
	brackets_free(brackets);
}
END_TEST

/* Each bracket of a deep record turned into another one: never in order. */
START_TEST(deep_mismatches_are_seen)
{
	struct brackets *brackets = brackets_new();
	unsigned depth, i;
	char text[400], got[SHAPE_TEXT];
	size_t end;
	struct sweep sweep;

	for (depth = 2; depth <= 66; depth++)
		for (i = 0; i < depth; i++) {
			memset(text, '[', depth);
			memset(text + depth, ']', depth);
			text[0] = '{';
			text[2 * depth - 1] = '}';
			text[depth + i] = i < depth - 1 ? '}' : ']';
			sweep = begin(text, 2 * depth);
			if (match(brackets, &sweep, 0, &end, got) !=
			    BRACKETS_ODD)
				ck_abort_msg("%u of %u", i, depth);
			sweep_done(&sweep);
		}
	brackets_free(brackets);
}
END_TEST

/* More marks than a member's place has bits for. */
START_TEST(marks_are_counted_or_left_to_others)
{
	struct brackets *brackets = brackets_new();
	size_t room = 70000 * 2, len, end = 0, marks;
	char *text = malloc(room), got[SHAPE_TEXT], want[SHAPE_TEXT];
	enum brackets_status status;
	struct sweep sweep;

	for (marks = 65530; marks <= 65545; marks++) {
		/* "{", a line break if they are odd, pairs, "}". */
		text[0] = '{';
		memset(text + 1, '\n', marks % 2);
		for (len = 1 + marks % 2; len < marks - 1; len += 2)
			memcpy(text + len, "[]", 2);
		text[len++] = '}';
		sweep = begin(text, len);
		status = match(brackets, &sweep, 0, &end, got);
		if (marks <= UINT16_MAX)
			ck_assert_int_eq(status, BRACKETS_END);
		if (status == BRACKETS_END) {
			ck_assert_uint_eq(end, len);
			ck_assert_str_eq(got, slow_shape(text, len, want));
		} else {
			ck_assert_int_eq(status, BRACKETS_ODD);
		}
		sweep_done(&sweep);
		/* Not its end yet. */
		sweep = begin(text, 65500);
		ck_assert_int_eq(match(brackets, &sweep, 0, &end, got),
		    BRACKETS_MORE);
		sweep_done(&sweep);
	}
	free(text);
	brackets_free(brackets);
}
END_TEST

/* May brackets.h call this odd, where nest.h does not?  A "{" where no value
 * may be, behind a line break; many open; or what is odd to scan.h, in the
 * text from here on. */
static int
excused(const char *text, size_t len)
{
	struct slow_scan slow = slow_scan(text, len);
	int yes = slow.odd < len, broken = 0;
	size_t i, at;
	unsigned depth = 0;
	char c;

	for (i = 0; i < slow.mark_count; i++) {
		c = slow.kinds[i];
		broken |= c == '\n';
		depth += c == '{' || c == '[';
		yes |= depth > SURE_DEPTH;
		depth -= c == '}' || c == ']';
		if (c != '{' || i == 0 || !broken)
			continue;
		at = slow.marks[i];
		while (strchr(" \t\r\n", text[at - 1]) != NULL)
			at--;
		/* A comma may be that of an array, or not. */
		yes |= strchr(":[", text[at - 1]) == NULL;
	}
	slow_scan_done(&slow);
	return yes;
}

/* What brackets.h says of the record at text[at] is what nest.h says.  Returns
 * where it ends; at: nobody knows. */
static size_t
compare(struct brackets *brackets, struct sweep *sweep, size_t at)
{
	const char *text = sweep->text + at;
	size_t len = sweep->len - at, end = at, nest_end = 0;
	char got[SHAPE_TEXT], want[SHAPE_TEXT];
	enum brackets_status status;
	enum nest_status said;
	struct nest nest;

	nest_begin(&nest, NEST_MAX);
	said = nest_scan(&nest, text, len, &nest_end);
	status = match(brackets, sweep, at, &end, got);
	switch (status) {
	case BRACKETS_END:
		if (said == NEST_END && end - at == nest_end &&
		    strcmp(got, slow_shape(text, nest_end, want)) == 0)
			return end;
		break;
	case BRACKETS_MORE:
		if (said == NEST_MORE)
			return at;
		break;
	case BRACKETS_ODD:
		if ((said != NEST_END && said != NEST_MORE) ||
		    excused(text, len))
			return at;
		break;
	case BRACKETS_MEMORY:
		break;
	}
	ck_abort_msg("status %d, nest %d: %.*s", (int)status, (int)said,
	    (int)(len > 200 ? 200 : len), text);
	return at;
}

static const struct {
	struct span	bytes;
	size_t		most;		/* bytes of a text */
} alphabets[] = {
	{ BYTES("{}[]"), 40 },
	{ BYTES("{}[]\n:,"), 60 },
	{ BYTES("{{}}[]:::,\n\n \t\r1"), 200 },
	{ BYTES("{{}}[]\"\"\"\"\\a::,\n"), 200 },
	{ BYTES("{}aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa[],:\n"), 3000 },
	{ BYTES("{}\"\""), 300 },
};

START_TEST(random_texts_end_where_nest_says)
{
	struct brackets *brackets = brackets_new();
	struct chance chance = { (uint64_t)_i };
	int rounds = unit_quick() ? 300 : 6000, i;
	struct sweep sweep;
	size_t len, j, at;
	char *text;

	for (i = 0; i < rounds; i++) {
		len = 1 + chance_below(&chance, alphabets[_i].most);
		text = malloc(len);
		for (j = 0; j < len; j++)
			text[j] = alphabets[_i].bytes.data[chance_below(
			    &chance, alphabets[_i].bytes.len)];
		text[0] = '{';
		sweep = begin(text, len);
		/* Up to where a string begins outside of records. */
		for (at = 0; at < len && text[at] != '"'; at = j) {
			j = text[at] == '{' ? compare(brackets, &sweep, at) :
			    at + 1;
			if (j == at)
				break;
		}
		sweep_done(&sweep);
		free(text);
	}
	brackets_free(brackets);
}
END_TEST

/* A record of members in order, so that many look alike: few different ones,
 * with a member more or less, or another bracket. */
static size_t
write_record(struct chance *chance, char *text)
{
	static const char *const members[] = {
		"\"a\":1", "\"b\":{}", "\"c\":[]", "\"d\":{\"e\":[{}]}",
		"\"f\":[[],[]]", "\"g\":\"}]\"", "\"h\":\n{}",
		"\"i\":[1,\n{}]" };
	size_t len = 1, count = 1 + chance_below(chance, 20), i;
	/* Those with line breaks are not the rule. */
	size_t kinds = chance_in(chance, 4) ? 8 : 6;

	if (chance_in(chance, 20))
		count = 30 + chance_below(chance, 20);
	text[0] = '{';
	for (i = 0; i < count; i++)
		len += (size_t)sprintf(text + len, "%s%s", i > 0 ? "," : "",
		    members[i < 12 ? i % kinds : chance_below(chance,
		    kinds)]);
	text[len++] = '}';
	return len;
}

START_TEST(shapes_known_are_not_taken_for_others)
{
	struct brackets *brackets = brackets_new();
	struct chance chance = { (uint64_t)_i + 50 };
	size_t room = 300000, len, at, end, records_found = 0;
	char *text = malloc(room);
	struct sweep sweep;

	for (len = 0; len + 4000 < room;) {
		len += write_record(&chance, text + len);
		text[len++] = "\n ,["[chance_below(&chance, 4)];
	}
	sweep = begin(text, len);
	for (at = 0; at < len; at++) {
		if (text[at] != '{')
			continue;
		if ((end = compare(brackets, &sweep, at)) == at)
			ck_abort_msg("the record at %zu", at);
		records_found++;
		at = end - 1;
	}
	ck_assert_uint_gt(records_found, 500);
	sweep_done(&sweep);
	free(text);
	brackets_free(brackets);
}
END_TEST

static Suite *
brackets_suite(void)
{
	Suite *suite = suite_create("brackets");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	unit_table(tcase, shapes_are_found, records);
	unit_table(tcase, random_texts_end_where_nest_says, alphabets);
	tcase_add_loop_test(tcase, shapes_known_are_not_taken_for_others, 0,
	    unit_quick() ? 1 : 8);

	tcase = unit_case(suite, "limits");
	tcase_add_test(tcase, depth_has_an_end);
	tcase_add_test(tcase, deep_mismatches_are_seen);
	tcase_add_test(tcase, marks_are_counted_or_left_to_others);

	tcase = unit_case(suite, "errors");
	unit_table(tcase, what_is_odd_is_left_to_others, odd_ones);
	return suite;
}

UNIT_MAIN(brackets_suite)
