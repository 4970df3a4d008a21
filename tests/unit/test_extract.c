/*
 * Facts out of records, and what is JSON at all.  JSON is written with ' for "
 * here.  Whatever the reader was given before, a good record reads the same.
 */
#include "log/extract.h"

#include "events_text.h"
#include "log/nest.h"
#include "log/unwrap.h"

#define MAX_RECORD	65536

/* A record nobody can get wrong, and what is in it. */
#define GOOD	"{'eventType':'t','actor':{'id':'a'}}"
#define IS_GOOD	"'t' - - 'a' none;"

struct tried {
	int		status;
	size_t		bad;
	struct fault	why;
	char		text[EVENTS_TEXT];
};

/* Texts are lent, so they are looked at while the record is there; those of
 * the longest are not. */
static struct tried
try(struct extract *x, struct span record)
{
	struct tried tried = { .bad = 12345, .why = unit_no_fault() };
	char *json = unit_json(record);
	struct events events = { NULL, 0 };

	tried.status = extract_record(x, json, record.len, &events,
	    &tried.bad, &tried.why);
	if (tried.status == 0 && record.len < EVENTS_TEXT / 4)
		events_text(events, tried.text);
	free(json);
	return tried;
}

static void
expect_good(struct extract *x)
{
	struct tried tried = try(x, SPAN(GOOD));

	ck_assert_msg(tried.status == 0, "a good record: %s", tried.why.msg);
	ck_assert_str_eq(tried.text, IS_GOOD);
}

static struct extract *
new_extract(size_t max_record)
{
	struct fault why = unit_no_fault();
	struct extract *x = extract_new(max_record, NULL, &why);

	ck_assert_ptr_nonnull(x);
	return x;
}

/* Valid JSON; each is one record that is no event. */
static const struct span valid[] = {
	BYTES("{}"), BYTES("[]"), BYTES("''"), BYTES("0"), BYTES("-0"),
	BYTES("1"), BYTES("-1"), BYTES("10"), BYTES("1.5"), BYTES("-0.0"),
	BYTES("1e5"), BYTES("1E5"), BYTES("1e+5"), BYTES("1e-5"),
	BYTES("0e0"), BYTES("1.5e-05"), BYTES("1e999999"), BYTES("-1e999999"),
	BYTES("0.00000000000000000000000000000000000000000000000001"),
	BYTES("123456789012345678901234567890123456789012345678901234567890"),
	BYTES("true"), BYTES("false"), BYTES("null"),
	BYTES("\r\n\t 1 \r\n\t"), BYTES(" null"), BYTES("{} "), BYTES("'a' "),
	BYTES("[1,[2,[3,[]],{}],{'a':[]}]"),
	BYTES("{ 'a' : [ 1 , 2 ] , 'b' : { } }"),
	BYTES("{'':''}"), BYTES("{'a':1,'a':2}"),
	BYTES("{'a':1e400,'b':-1e-400,'c':99999999999999999999999}"),
	BYTES("'\\\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\\uFFFF\\uabCD'"),
	BYTES("'\x7f'"), BYTES("'\xc3\xa9\xe5\xad\xa6\xf0\x9f\x98\x80'"),
	BYTES("'\xef\xbf\xbf\xf4\x8f\xbf\xbf\xef\xbb\xbf'"),
	BYTES("'\xe2\x80\xa8\xe2\x80\xa9'"), BYTES("'\xc2\x80'"),
	/* Half a surrogate pair is valid, where nobody asks what it means. */
	BYTES("'\\ud800'"), BYTES("'\\udc00'"), BYTES("'\\ud800\\ud800'"),
	BYTES("'\\ud800x'"), BYTES("{'\\udead':'\\ud800\\n'}"),
};

/* Everything else, most of it one step away from valid. */
static const struct span invalid[] = {
	BYTES(""), BYTES(" "), BYTES("\n"), BYTES("{"), BYTES("}"),
	BYTES("["), BYTES("]"), BYTES("'"), BYTES("'a"), BYTES(":"),
	BYTES(","), BYTES("{]"), BYTES("[}"), BYTES("{}}"), BYTES("[]]"),
	/* Numbers. */
	BYTES("-"), BYTES("+1"), BYTES("01"), BYTES("-01"), BYTES("00"),
	BYTES("1."), BYTES(".5"), BYTES("-.5"), BYTES("1.e5"), BYTES("1e"),
	BYTES("1e+"), BYTES("1e-"), BYTES("1.5."), BYTES("1.5.5"),
	BYTES("1e5.5"), BYTES("1-"), BYTES("1+"), BYTES("1e5-"), BYTES("0-"),
	BYTES("0x10"), BYTES("1_000"), BYTES("1,5"), BYTES("- 1"),
	BYTES("NaN"), BYTES("Infinity"), BYTES("-Infinity"), BYTES("1f"),
	BYTES("[01]"), BYTES("[1.]"), BYTES("[-]"), BYTES("{'a':00}"),
	BYTES("\xd9\xa1"), BYTES("--1"), BYTES("1--"), BYTES("-0-"),
	/* Literals. */
	BYTES("t"), BYTES("tru"), BYTES("truee"), BYTES("TRUE"),
	BYTES("True"), BYTES("truefalse"), BYTES("truefals"),
	BYTES("nulltru"), BYTES("nul"), BYTES("nulll"), BYTES("undefined"),
	BYTES("none"), BYTES("[tru]"), BYTES("{'a':nul}"), BYTES("falsen"),
	/* Strings. */
	BYTES("'\\'"), BYTES("'\\x41'"), BYTES("'\\u123'"),
	BYTES("'\\u12G4'"), BYTES("'\\u 123'"), BYTES("'\\U0041'"),
	BYTES("'\\v'"), BYTES("'\\0'"), BYTES("'\\"), BYTES("'\\u"),
	BYTES("'\n'"), BYTES("'\r'"), BYTES("'\t'"), BYTES("'\0'"),
	BYTES("'\x1f'"), BYTES("'\\\n'"), BYTES("a"), BYTES("{'a\n':1}"),
	/* UTF-8. */
	BYTES("'\xff'"), BYTES("'\xc0\xaf'"), BYTES("'\xc1\xbf'"),
	BYTES("'\xe0\x80\xaf'"), BYTES("'\xf0\x80\x80\xaf'"),
	BYTES("'\xed\xa0\x80'"), BYTES("'\xed\xbf\xbf'"),
	BYTES("'\xf4\x90\x80\x80'"), BYTES("'\xe5\xad'"), BYTES("'\xc3'"),
	BYTES("'\x80'"), BYTES("{'\xff':1}"), BYTES("\xef\xbb\xbf{}"),
	BYTES("{}\xef\xbb\xbf"), BYTES("\xc2\xa0{}"), BYTES("{}\xc2\xa0"),
	/* Blanks that are none. */
	BYTES("[1,\x0b" "2]"), BYTES("[1,\x0c" "2]"), BYTES("\x0b{}"),
	BYTES("{}\x0c"), BYTES("{\x00}"), BYTES("{}\0"), BYTES("[\x7f]"),
	BYTES("\xe2\x80\xa8{}"),
	/* Commas, colons, keys. */
	BYTES("[1,]"), BYTES("[,1]"), BYTES("[,]"), BYTES("[1,,2]"),
	BYTES("[1 2]"), BYTES("['a' 'b']"), BYTES("[1:2]"),
	BYTES("{'a':1,}"), BYTES("{,'a':1}"), BYTES("{,}"), BYTES("{'a'}"),
	BYTES("{'a':}"), BYTES("{'a':1 'b':2}"), BYTES("{'a'::1}"),
	BYTES("{'a',1}"), BYTES("{'a':1:2}"), BYTES("{a:1}"),
	BYTES("{1:1}"), BYTES("{null:1}"), BYTES("{[]:1}"), BYTES("{{}:1}"),
	BYTES("{'a':1,'b'}"), BYTES("{'a':1,,'b':2}"),
	/* Comments. */
	BYTES("/**/{}"), BYTES("{}//"), BYTES("{}/**/"), BYTES("1/"),
	BYTES("[1/*x*/]"), BYTES("{'a'://x\n1}"), BYTES("#\n1"), BYTES("{}#"),
	/* Cut off. */
	BYTES("{'a"), BYTES("{'a'"), BYTES("{'a':"), BYTES("{'a':1"),
	BYTES("{'a':1,"), BYTES("{'a':[1,{"), BYTES("[1"), BYTES("[1,"),
	BYTES("[tru"), BYTES("['\\u00"), BYTES("{'a':-"),
	/* More than one value. */
	BYTES("{}{}"), BYTES("{} {}"), BYTES("1 2"), BYTES("[][]"),
	BYTES("'a''b'"), BYTES("{}1"), BYTES("1{}"), BYTES("{}-"),
	BYTES("{}t"), BYTES("{}'"), BYTES("{}'a"), BYTES("[]'a'"),
	BYTES("null null"), BYTES("{}\n{}"), BYTES("'a'1"), BYTES("1''"),
	BYTES("{},"), BYTES("{}:"), BYTES("{}]"), BYTES("{}["), BYTES("{}{"),
	BYTES("1'"), BYTES("true-"), BYTES("'a'-"), BYTES("[]tr"),
};

START_TEST(valid_json_is_read)
{
	struct extract *x = new_extract(MAX_RECORD);
	struct tried tried;
	int round;

	for (round = 0; round < 3; round++) {
		tried = try(x, valid[_i]);
		ck_assert_msg(tried.status == 0, "%s", tried.why.msg);
		ck_assert_msg(strstr(tried.text, "- - - none;") != NULL,
		    "%s", tried.text);
		ck_assert_int_ne(tried.text[0], '\'');
		expect_good(x);
	}
	extract_free(x);
}
END_TEST

START_TEST(what_is_no_json_is_refused)
{
	struct extract *x = new_extract(MAX_RECORD);
	struct tried tried;
	int round;

	for (round = 0; round < 3; round++) {
		tried = try(x, invalid[_i]);
		ck_assert_msg(tried.status == -1, "accepted as %s",
		    tried.text);
		unit_expect_fault(&tried.why, FAULT_RECORD, "not valid JSON");
		ck_assert_uint_le(tried.bad, invalid[_i].len);
		expect_good(x);
		ck_assert_int_eq(try(x, valid[_i % UNIT_ROWS(valid)]).status,
		    0);
	}
	extract_free(x);
}
END_TEST

/* All of them through one reader, in another order each time. */
START_TEST(records_say_nothing_about_those_that_follow)
{
	struct extract *x = new_extract(MAX_RECORD);
	int bad = UNIT_ROWS(invalid), all = bad + UNIT_ROWS(valid), i, at;
	struct tried tried;

	for (i = 0; i < 3 * all; i++) {
		at = i * (_i * 2 + 1) * 7919 % all;
		tried = try(x, at < bad ? invalid[at] : valid[at - bad]);
		ck_assert_msg((tried.status == -1) == (at < bad),
		    "number %d, %s", at, at < bad ? tried.text :
		    tried.why.msg);
	}
	expect_good(x);
	extract_free(x);
}
END_TEST

/* A good record cut off anywhere, or with a byte too many. */
START_TEST(truncated_records_are_refused)
{
	static const char whole[] = "{'eventType':'a\\u00e9\xc3\xa9',"
	    "'x':[1.5e3,true,null,-0],'actor':{'id':'a'}}";
	struct extract *x = new_extract(MAX_RECORD);
	size_t len;

	for (len = 0; len < sizeof whole - 1; len++) {
		ck_assert_int_eq(try(x, (struct span){ whole, len }).status,
		    -1);
		ck_assert_int_eq(try(x, (struct span){ whole + len + 1,
		    sizeof whole - 2 - len }).status, -1);
		expect_good(x);
	}
	ck_assert_int_eq(try(x, (struct span){ whole, len }).status, 0);
	extract_free(x);
}
END_TEST

static const struct {
	struct span	record;
	size_t		bad;
} places[] = {
	{ BYTES("{'a':\x01}"), 5 },
	{ BYTES("{'a':'\xff'}"), 6 },
	{ BYTES("{'a':'12345678\xc3'}"), 14 },
	{ BYTES("\x0b"), 0 },
	{ BYTES("[1,2,\x0c]"), 5 },
	/* What is not complete is wrong where it ends. */
	{ BYTES(""), 0 },
	{ BYTES("   "), 3 },
	{ BYTES("{'a':"), 5 },
	{ BYTES("{'a':'b'"), 8 },
	{ BYTES("-"), 1 },
	{ BYTES("tru"), 3 },
	{ BYTES("12345."), 6 },
};

START_TEST(damage_has_its_place)
{
	struct extract *x = new_extract(MAX_RECORD);
	struct tried tried = try(x, places[_i].record);

	ck_assert_int_eq(tried.status, -1);
	ck_assert_uint_eq(tried.bad, places[_i].bad);
	extract_free(x);
}
END_TEST

static const struct {
	struct span	 record;
	const char	*want;
} records[] = {
	{ BYTES(GOOD), IS_GOOD },
	{ BYTES(" \r\n\t" GOOD " \r\n\t"), IS_GOOD },
	{ BYTES("{'actor':{'id':'00uTEST1','type':'User'},'outcome':"
	  "{'result':'SUCCESS'},'published':'2026-10-01T00:00:00.000Z',"
	  "'eventType':'user.session.start'}"),
	  "'user.session.start' '2026-10-01T00:00:00.000Z' 'SUCCESS' "
	  "'00uTEST1' none;" },
	/* Keys and strings count as they are decoded. */
	{ BYTES("{'\\u0065ventType':'\\u0074','act\\u006fr':{'\\u0069d':"
	  "'\\u0061'}}"), IS_GOOD },
	{ BYTES("{'eventType':'a\\\\b\\/c\\u00e9\\ud83d\\ude00','actor':"
	  "{'id':'\\n\\t\\u0001'}}"),
	  "'a\\b/c\xc3\xa9\xf0\x9f\x98\x80' - - '\n\t\x01' none;" },
	{ BYTES("{'eventType\\u0000':'x','eventType ':'x','\\teventType':"
	  "'x','actor\\u0000':{}}"), "- - - - none;" },
	/* Several with escapes: none overwrites another. */
	{ BYTES("{'eventType':'\\u0074','published':'\\u0070\\u0070',"
	  "'outcome':{'result':'\\u0072'},'x':'\\u0078\\u0078\\u0078',"
	  "'actor':{'id':'\\u0061\\u0061'}}"), "'t' 'pp' 'r' 'aa' none;" },
	{ BYTES("{'eventType':'\\u0074','published':'p','actor':{'id':"
	  "'a','x':'\\u0078','id':'\\u0062'}}"), "'t' 'p' - 'b' none;" },
	{ BYTES("{'eventType':'','actor':{'id':''}}"), "'' - - '' none;" },
	{ BYTES("{'eventType':'\\u0074','actor':{'id':''}}"),
	  "'t' - - '' none;" },
	/* Half a surrogate pair in a member that matters. */
	{ BYTES("{'eventType':'t','actor':{'id':'\\ud800'}}"),
	  "'t' - - ! none;" },
	{ BYTES("{'eventType':'t','actor':{'id':'a\\udc00b'}}"),
	  "'t' - - ! none;" },
	{ BYTES("{'eventType':'\\ud800\\ud800','published':'\\udfff',"
	  "'outcome':{'result':'\\ud800x'},'actor':{'id':'\\ud83d\\ude00'"
	  "}}"), "! ! ! '\xf0\x9f\x98\x80' none;" },
	/* Elsewhere it does no harm. */
	{ BYTES("{'x':'\\ud800','eventType':'t','\\udc00':1,'actor':"
	  "{'name':'\\ud800','id':'a'}}"), IS_GOOD },
	{ BYTES("{'\\ud800':'\\ud800','eventType':'\\u0074','actor':{"
	  "'\\udc00':0,'id':'\\u0061'}}"), IS_GOOD },
	{ BYTES("{'eventType':'\\\\ud800','actor':{'id':'\\\\udc00'}}"),
	  "'\\ud800' - - '\\udc00' none;" },
	/* Blanks between key and value are no part of either. */
	{ BYTES("{'eventType' \n : \r\n '\\u0074' , 'actor' : { 'id' : "
	  "'\\u0061' } }"), IS_GOOD },
	/* States. */
	{ BYTES("{'eventType':'t','published':null,'outcome':{'result':1},"
	  "'actor':{'id':true}}"), "'t' 0 # # none;" },
	{ BYTES("{'eventType':'t','published':1e999999,'actor':{'id':"
	  "[1,2]}}"), "'t' # - # none;" },
	{ BYTES("{'eventType':7,'actor':{'id':'a'}}"), "# - - 'a' none;" },
	{ BYTES("[" GOOD "]"), "# - - - none;" },
	{ BYTES("'eventType'"), "# - - - none;" },
	/* The last of equal names, in whatever spelling. */
	{ BYTES("{'eventType':'x','\\u0065ventType':'t','actor':{'id':'x'},"
	  "'actor':{'id':'x','i\\u0064':'a'}}"), IS_GOOD },
	{ BYTES("{'eventType':'t','actor':{'id':'x'},'actor':null}"),
	  "'t' - - - none;" },
	/* Decoys. */
	{ BYTES("{'target':[{'id':'x','actor':{'id':'x'}}],'debugContext':{"
	  "'eventType':'x','debugData':{'actor':{'id':'x'}}},'actor':{'x':"
	  "{'id':'x'},'id':'a'},'eventType':'t','y':'{\\'eventType\\':"
	  "\\'x\\'}'}"), IS_GOOD },
	/* Wrapped. */
	{ BYTES("{'version':'0','detail':" GOOD "}"), "'t' - - 'a' detail;" },
	{ BYTES("{'time':1.5,'event':" GOOD "}"), "'t' - - 'a' event;" },
	{ BYTES("{'data':{'events':[" GOOD "," GOOD "]}}"),
	  "'t' - - 'a' hook;'t' - - 'a' hook;" },
	{ BYTES("{'data':{'events':[]}}"), "" },
	{ BYTES("{'d\\u0061ta':{'\\u0065vents':[1," GOOD ",'x',[]]}}"),
	  "# - - - hook;'t' - - 'a' hook;# - - - hook;# - - - hook;" },
	{ BYTES("{'schema':null,'payload':{'event':" GOOD "}}"),
	  "'t' - - 'a' payload;" },
};

START_TEST(facts_are_found)
{
	struct extract *x = new_extract(MAX_RECORD);
	struct tried tried;
	int round;

	for (round = 0; round < 3; round++) {
		tried = try(x, records[_i].record);
		ck_assert_msg(tried.status == 0, "%s", tried.why.msg);
		ck_assert_str_eq(tried.text, records[_i].want);
		ck_assert_int_eq(try(x, SPAN("{'actor':{'id'")).status, -1);
	}
	extract_free(x);
}
END_TEST

/* Bytes behind a text are not the reader's to look at, and NULs are bytes. */
START_TEST(nul_is_a_character)
{
	static const char record[] =
	    "{\"eventType\":\"t\",\"actor\":{\"id\":\"a\\u0000b\"}}";
	struct extract *x = new_extract(MAX_RECORD);
	struct fault why = unit_no_fault();
	struct events events;
	size_t bad;

	ck_assert_int_eq(extract_record(x, record, sizeof record - 1, &events,
	    &bad, &why), 0);
	ck_assert_uint_eq(events.count, 1);
	ck_assert(span_eq(events.list[0].actor.text, SPAN("a\0b")));
	extract_free(x);
}
END_TEST

START_TEST(deep_records_are_read)
{
	struct extract *x = new_extract(MAX_RECORD);
	char *text = malloc(MAX_RECORD);
	struct span whole = { text, 0 };
	size_t i;

	for (i = 0; i < NEST_MAX; i++)
		text[i] = '[';
	memset(text + NEST_MAX, ']', NEST_MAX);
	whole.len = 2 * NEST_MAX;
	ck_assert_int_eq(try(x, whole).status, 0);
	whole.len--;
	ck_assert_int_eq(try(x, whole).status, -1);
	/* An object in the other, and a good event round them. */
	whole.len = (size_t)snprintf(text, MAX_RECORD, "%.*s,'x':",
	    (int)sizeof GOOD - 2, GOOD);
	for (i = 1; i < NEST_MAX; i++, whole.len += 5)
		memcpy(text + whole.len, "{'a':", 5);
	text[whole.len++] = '1';
	memset(text + whole.len, '}', NEST_MAX);
	whole.len += NEST_MAX;
	ck_assert_int_eq(try(x, whole).status, 0);
	ck_assert_int_eq(try(x, whole).status, 0);
	expect_good(x);
	extract_free(x);
	free(text);
}
END_TEST

/* What of a record costs the parser memory, at its longest. */
static const struct {
	const char	*begin, *middle, *end;
} long_ones[] = {
	{ "'", "x", "'" }, { "'", "\\u0041", "'" }, { "'", "\\ud83d", "'" },
	{ "'", "\\n", "" }, { "'", "x", "" }, { "", "1", "" },
	{ "0.", "1", "" }, { "-1e", "9", "" }, { "[0", ",0", "]" },
	{ "['\\u0041'", ",'\\u0041'", "]" }, { "{'a':'", "\\t", "'}" },
	{ "{'", "\\u00e9", "':1}" }, { "{'a':0", ",'a':'\\n'", "}" },
	{ "{'eventType':'t','actor':{'id':'", "\\u0061", "'}}" },
	{ "{'data':{'events':[{}", ",{}", "]}}" }, { "", " ", "1" },
	{ "1", " ", "" }, { "[1", "1", "" }, { "['\\n", "x", "" },
};

/* Records of every size up to the maximum, which is set no higher. */
START_TEST(the_longest_records_are_read)
{
	static const size_t sizes[] = {
		1, 2, 10, 100, 2047, 2048, 2049, 4096, 5000, 65535, 70000 };
	struct extract *x;
	char *text;
	size_t i, len, max;
	int status;

	for (i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		max = sizes[i];
		text = malloc(max + 16);
		x = new_extract(max);
		len = (size_t)sprintf(text, "%.*s", (int)(max < 99 ? max :
		    99), long_ones[_i].begin);
		while (len + strlen(long_ones[_i].middle) +
		    strlen(long_ones[_i].end) <= max)
			len += (size_t)sprintf(text + len, "%s",
			    long_ones[_i].middle);
		if (len + strlen(long_ones[_i].end) <= max)
			len += (size_t)sprintf(text + len, "%s",
			    long_ones[_i].end);
		status = try(x, (struct span){ text, len }).status;
		ck_assert_int_eq(try(x, (struct span){ text, len }).status,
		    status);
		try(x, (struct span){ text, len - 1 });
		ck_assert_int_eq(try(x, (struct span){ text, len }).status,
		    status);
		if (max >= sizeof GOOD - 1)
			expect_good(x);
		extract_free(x);
		free(text);
	}
}
END_TEST

/* A record of more events than are held is damage, and has its place. */
START_TEST(too_many_events_are_refused)
{
	static const char begin[] = "{\"data\":{\"events\":[0";
	struct extract *x = new_extract(3 * UNWRAP_MAX);
	char *text = malloc(3 * UNWRAP_MAX);
	struct fault why = unit_no_fault();
	struct events events;
	size_t len = sizeof begin - 1, i, bad;

	memcpy(text, begin, len);
	for (i = 1; i < UNWRAP_MAX; i++, len += 2)
		memcpy(text + len, ",0", 2);
	memcpy(text + len, "]}}", 3);
	ck_assert_int_eq(extract_record(x, text, len + 3, &events, &bad,
	    &why), 0);
	ck_assert_uint_eq(events.count, UNWRAP_MAX);
	memcpy(text + len, ",0]}}", 5);
	ck_assert_int_eq(extract_record(x, text, len + 5, &events, &bad,
	    &why), -1);
	unit_expect_fault(&why, FAULT_RECORD, "more than 100000 events in one "
	    "record");
	ck_assert_uint_ge(bad, len + 1);
	ck_assert_uint_le(bad, len + 3);
	expect_good(x);
	extract_free(x);
	free(text);
}
END_TEST

/* Arrays of plain strings, and texts that are none, or not of so many. */
static const struct {
	struct span	text;
	size_t		count;
	int		good;
} plain[] = {
	{ BYTES("['a']"), 1, 1 }, { BYTES("['']"), 1, 1 },
	{ BYTES("['a','b','']"), 3, 1 }, { BYTES("['','','']"), 3, 1 },
	{ BYTES("['}]{[,:','\x7f /']"), 2, 1 },
	{ BYTES("['user.session.start','00uTEST1','2026-10-01']"), 3, 1 },
	{ BYTES("['a']"), 0, 0 }, { BYTES("['a']"), 2, 0 },
	{ BYTES("['a','b']"), 1, 0 }, { BYTES("['a']['b']"), 2, 0 },
	{ BYTES("['a'"), 1, 0 }, { BYTES("['a',"), 1, 0 },
	{ BYTES("['a','b"), 2, 0 }, { BYTES("'a'"), 1, 0 },
	{ BYTES("['a' ,'b']"), 2, 0 }, { BYTES("['a', 'b']"), 2, 0 },
	{ BYTES("[ 'a','b']"), 2, 0 }, { BYTES("['a']x"), 1, 0 },
	{ BYTES("['a','b',1]"), 3, 0 }, { BYTES("['a',1]"), 1, 0 },
	{ BYTES("['a',null]"), 1, 0 }, { BYTES("['a',true]"), 1, 0 },
	{ BYTES("[1,'a']"), 1, 0 }, { BYTES("[['a'],'b']"), 2, 0 },
	{ BYTES("['a''b']"), 2, 0 }, { BYTES("['a',,'b']"), 2, 0 },
	{ BYTES("{'a':'b'}"), 1, 0 }, { BYTES("{'a':'b'}"), 2, 0 },
	{ BYTES("['a\n']"), 1, 0 }, { BYTES("['a\x01b']"), 1, 0 },
	{ BYTES("nonsense"), 1, 0 },
	/* None of them may hold a backslash: it would not mean itself. */
	{ BYTES("['\\u0061']"), 1, 0 }, { BYTES("['a','\\n']"), 2, 0 },
	{ BYTES("['a','\\'']"), 2, 0 }, { BYTES("['\\\\']"), 1, 0 },
};

START_TEST(plain_strings_mean_themselves)
{
	struct extract *x = new_extract(MAX_RECORD);
	struct fault why;
	char *json = unit_json(plain[_i].text);
	int round;

	for (round = 0; round < 3; round++) {
		why = unit_no_fault();
		ck_assert_int_eq(extract_plain(x, json, plain[_i].text.len,
		    plain[_i].count, &why), plain[_i].good ? 0 : -1);
		if (!plain[_i].good)
			unit_expect_fault(&why, FAULT_SYSTEM, "bug");
		expect_good(x);
		ck_assert_int_eq(try(x, SPAN("{'actor':{'id'")).status, -1);
	}
	free(json);
	extract_free(x);
}
END_TEST

/* As many as fit into a record, short ones and one long one. */
START_TEST(many_plain_strings_are_read)
{
	static const char many[] = ",\"a\"";
	struct extract *x = new_extract(MAX_RECORD);
	struct fault why = unit_no_fault();
	char *text = malloc(MAX_RECORD);
	size_t count;

	for (count = 0; count < (MAX_RECORD - 1) / 4; count++)
		memcpy(text + 4 * count, many, 4);
	text[0] = '[';
	text[4 * count] = ']';
	ck_assert_int_eq(extract_plain(x, text, 4 * count + 1, count, &why),
	    0);
	ck_assert_int_eq(extract_plain(x, text, 4 * count + 1, count + 1,
	    &why), -1);
	memset(text + 2, ' ', MAX_RECORD - 4);
	memcpy(text + MAX_RECORD - 2, "\"]", 2);
	ck_assert_int_eq(extract_plain(x, text, MAX_RECORD, 1, &why), 0);
	expect_good(x);
	extract_free(x);
	free(text);
}
END_TEST

START_TEST(impossible_sizes_are_refused)
{
	struct fault why = unit_no_fault();

	ck_assert_ptr_null(extract_new(SIZE_MAX, NULL, &why));
	unit_expect_fault(&why, FAULT_SYSTEM, "memory");
	why = unit_no_fault();
	ck_assert_ptr_null(extract_new(SIZE_MAX / 8, NULL, &why));
	unit_expect_fault(&why, FAULT_SYSTEM, "memory");
	extract_free(NULL);
}
END_TEST

static Suite *
extract_suite(void)
{
	Suite *suite = suite_create("extract");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	unit_table(tcase, valid_json_is_read, valid);
	unit_table(tcase, facts_are_found, records);
	tcase_add_test(tcase, nul_is_a_character);
	unit_table(tcase, plain_strings_mean_themselves, plain);
	tcase_add_loop_test(tcase,
	    records_say_nothing_about_those_that_follow, 0, 20);

	tcase = unit_case(suite, "limits");
	tcase_add_test(tcase, deep_records_are_read);
	unit_table(tcase, the_longest_records_are_read, long_ones);
	tcase_add_test(tcase, too_many_events_are_refused);
	tcase_add_test(tcase, many_plain_strings_are_read);
	tcase_add_test(tcase, impossible_sizes_are_refused);

	tcase = unit_case(suite, "errors");
	unit_table(tcase, what_is_no_json_is_refused, invalid);
	tcase_add_test(tcase, truncated_records_are_refused);
	unit_table(tcase, damage_has_its_place, places);
	return suite;
}

UNIT_MAIN(extract_suite)
