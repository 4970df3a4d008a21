/*
 * Damaged input: what is told of it, what it costs, and where reading goes on,
 * the same for every block size.  How results are written: split_text.h.
 */
#include "split_text.h"

#include "log/fragment.h"
#include "log/nest.h"

static const struct split_limits usual = { 1000, NEST_MAX };

#define NO_VALUE	"no JSON value begins here\n"
#define NO_COMMA	"no comma between the elements of an array\n"
#define CUT		"the input ends inside a record: was it cut short?\n"
#define CUT_ARRAY	"the input ends inside an array: was it cut short?\n"
#define MISMATCH	"brackets that do not match\n"
#define LINE_BREAK	"a line break inside a string\n"
#define RESTART		"a new record begins inside it: it was cut short\n"

struct damaged {
	struct span	 text;
	const char	*want;
};

/* On the line it begins on, it costs that line. */
static const struct damaged lines[] = {
	{ BYTES("}\n{}"), "damage 0:1 " NO_VALUE "line 2:2 {}\nskipped 2\n" },
	{ BYTES(":1\n{}"), "damage 0:1 " NO_VALUE "line 3:2 {}\nskipped 3\n" },
	{ BYTES(",{}\n{}"), "damage 0:1 a comma outside any array\n"
	  "line 4:2 {}\nskipped 4\n" },
	{ BYTES("]{}\n{}"), "damage 0:1 a ']' that closes nothing\n"
	  "line 4:2 {}\nskipped 4\n" },
	{ BYTES("{}\n\n {}} {}\r\n{}"), "line 0:1 {}\nline 5:3 {}\n"
	  "damage 7:3 " NO_VALUE "line 13:4 {}\nskipped 6\n" },
	{ BYTES("{},{}\n{}"), "line 0:1 {}\n"
	  "damage 2:1 a comma outside any array\nline 6:2 {}\nskipped 4\n" },
	{ BYTES("{'a':1]\n{}"), "damage 0:1 " MISMATCH "line 8:2 {}\n"
	  "skipped 8\n" },
	{ BYTES("{'a':[1}}\n{}"), "damage 0:1 " MISMATCH "line 10:2 {}\n"
	  "skipped 10\n" },
	{ BYTES("{]}\n{[}\n{}"), "damage 0:1 " MISMATCH "damage 4:2 " MISMATCH
	  "line 8:3 {}\nskipped 8\n" },
	/* The line break shows it, but is not behind it. */
	{ BYTES("{'a':'x\n'}\n{}"), "damage 0:1 " LINE_BREAK "damage 8:2 "
	  LINE_BREAK "line 11:3 {}\nskipped 11\n" },
	{ BYTES("{'a':'x\n{}\n{}"), "damage 0:1 " LINE_BREAK "line 8:2 {}\n"
	  "line 11:3 {}\nskipped 8\n" },
	{ BYTES("'x\\\n{}"), "damage 0:1 " LINE_BREAK "line 4:2 {}\n"
	  "skipped 4\n" },
	/* A byte order mark is no damage, before it or behind it. */
	{ BYTES("\xef\xbb\xbf}\n\xef\xbb\xbf{}"), "damage 3:1 " NO_VALUE
	  "line 8:2 {}\nskipped 2\n" },
	/* But in an array it is a record that is none. */
	{ BYTES("[\xef\xbb\xbf]\n{}"), "page 1:1 \xef\xbb\xbf\nline 6:2 {}\n" },
	/* Refused by whoever reads it. */
	{ BYTES("!\n{}\n"), "bad 0:1 !\nline 2:2 {}\nskipped 2\n" },
	{ BYTES("{}{!}{}\n{}\n"), "line 0:1 {}\nbad 2:1 {!}\nline 8:2 {}\n"
	  "skipped 6\n" },
	{ BYTES("{}\n{!}"), "line 0:1 {}\nbad 3:2 {!}\nskipped 3\n" },
	{ BYTES("!"), "bad 0:1 !\nskipped 1\n" },
	{ BYTES("{!}\n{!}\n{!}\n"), "bad 0:1 {!}\nbad 4:2 {!}\nbad 8:3 {!}\n"
	  "skipped 12\n" },
};

/* In an array: the rest of the line goes, and what the array leaves behind is
 * let pass. */
static const struct damaged arrays[] = {
	{ BYTES("[{}{}]\n[1]\n"), "page 1:1 {}\ndamage 3:1 " NO_COMMA
	  "page 8:2 1\nskipped 4\n" },
	{ BYTES("[{} {}]\n"), "page 1:1 {}\ndamage 4:1 " NO_COMMA
	  "skipped 4\n" },
	{ BYTES("[[]1]\n"), "damage 3:1 " NO_COMMA "skipped 3\n" },
	{ BYTES("[1[]]\n"), "page 1:1 1\ndamage 2:1 " NO_COMMA "skipped 4\n" },
	{ BYTES("[{},]\n{}"), "page 1:1 {}\ndamage 4:1 a ']' behind a comma\n"
	  "line 6:2 {}\nskipped 2\n" },
	{ BYTES("[,{}]\n"), "damage 1:1 a comma where an array's element is "
	  "due\nskipped 5\n" },
	{ BYTES("[{},,{}]\n"), "page 1:1 {}\ndamage 4:1 a comma where an "
	  "array's element is due\nskipped 5\n" },
	{ BYTES("[1}\n2]"), "page 1:1 1\ndamage 2:1 " NO_VALUE
	  "line 4:2 2\nskipped 2\n" },
	{ BYTES("[1,:2]"), "page 1:1 1\ndamage 3:1 " NO_VALUE "skipped 3\n" },
	{ BYTES("[{},{]},{}]\n[{}]"), "page 1:1 {}\ndamage 4:1 " MISMATCH
	  "page 13:2 {}\nskipped 8\n" },
	{ BYTES("[{},{!},{}]\n[{}]"), "page 1:1 {}\nbad 4:1 {!}\n"
	  "page 13:2 {}\nskipped 8\n" },
	{ BYTES("[[[{}x,\n{},\n{}],{}]\n,{}]]{}\n]\n"), "page 3:1 {}\n"
	  "damage 5:1 " NO_COMMA "line 8:2 {}\nline 12:3 {}\nrun 16:3 {}\n"
	  "line 21:4 {}\nrun 25:4 {}\nskipped 3\n" },
	/* What is opened later is an array again, and can break again. */
	{ BYTES("[}\n,[{},{}],\n]\n[{}{}\n]]]\n"), "damage 1:1 " NO_VALUE
	  "page 5:2 {}\npage 8:2 {}\npage 16:4 {}\ndamage 18:4 " NO_COMMA
	  "skipped 5\n" },
	/* It may have been open before the damage hid it. */
	{ BYTES("}\n],{}\n"), "damage 0:1 " NO_VALUE "line 4:2 {}\n"
	  "skipped 2\n" },
	/* But only what can be left of an array is let pass. */
	{ BYTES("[}\n}\n{}"), "damage 1:1 " NO_VALUE "damage 3:2 " NO_VALUE
	  "line 5:3 {}\nskipped 4\n" },
};

/* Over several lines: its other lines are passed over, up to one that is
 * indented no deeper and begins a value. */
static const struct damaged fragments[] = {
	/* A line cut short swallows the next, which is found again. */
	{ BYTES("{'a':1,\n{'b':2}\n{'c':3}\n"), "damage 0:1 " RESTART
	  "line 8:2 {'b':2}\nline 16:3 {'c':3}\nskipped 8\n" },
	{ BYTES("{'a':1\n{'b':2}\n"), "damage 0:1 " RESTART
	  "line 7:2 {'b':2}\nskipped 7\n" },
	{ BYTES("{'a':\n{'b':2}\n{'c':3}\n"), "damage 0:1 " RESTART
	  "line 6:2 {'b':2}\nline 14:3 {'c':3}\nskipped 6\n" },
	{ BYTES("{'a':[\n{'b':2}\n{'c':3}\n"), "damage 0:1 " RESTART
	  "line 7:2 {'b':2}\nline 15:3 {'c':3}\nskipped 7\n" },
	{ BYTES("[{'a':1,\r\n{'b':2}\r\n]\r\n"), "damage 1:1 " RESTART
	  "line 10:2 {'b':2}\nskipped 9\n" },
	{ BYTES("{'a':1,\n{'b':1,\n{'c':1,\n{}"), "damage 0:1 " RESTART
	  "damage 8:2 " RESTART "damage 16:3 " RESTART "line 24:4 {}\n"
	  "skipped 24\n" },
	/* Pretty-printed, in an array and not. */
	{ BYTES("{\n  'a': 1]\n}\n{\n  'b': 2\n}\n"), "damage 0:1 " MISMATCH
	  "pretty 14:4 {~  'b': 2~}\nskipped 14\n" },
	{ BYTES("[\n {\n  'a': 1]\n },\n {\n  'a': 2\n }\n]\n{}\n"),
	  "damage 3:2 " MISMATCH "pretty 20:5 {~  'a': 2~ }\nline 36:9 {}\n"
	  "skipped 17\n" },
	{ BYTES("[\n {\n  'a': 1]\n }, {\n  'a': 2\n }\n]\n"),
	  "damage 3:2 " MISMATCH "pretty 19:4 {~  'a': 2~ }\nskipped 16\n" },
	/* Members are deeper, however much they look like a record. */
	{ BYTES("{\n 'a': [1}\n {'b':1},\n {}\n]}\n{'c':1}"), "damage 0:1 "
	  MISMATCH "line 29:6 {'c':1}\nskipped 29\n" },
	{ BYTES("\t{\n\t\t{}\n  {}\n {}\n"), "damage 1:1 " RESTART
	  "line 14:4 {}\nskipped 13\n" },
	{ BYTES("  {\n]\n  'a': {},\n  }, 1, {},\n  ],,{}\n"), "damage 2:1 "
	  MISMATCH "line 34:5 {}\nskipped 32\n" },
	/* Refused by whoever reads it: then so are its lines. */
	{ BYTES("{\n!\n{}\n}\n{'c':3}\n"), "damage 0:1 " RESTART
	  "line 4:3 {}\ndamage 7:4 " NO_VALUE "line 9:5 {'c':3}\n"
	  "skipped 6\n" },
	{ BYTES("{\n 'a': !,\n 'b': [\n {'d':1}]}\n{'c':3}\n"),
	  "bad 0:1 {~ 'a': !,~ 'b': [~ {'d':1}]}\nline 30:5 {'c':3}\n"
	  "skipped 30\n" },
	{ BYTES("[\n {\n  !\n },\n {\n  'a': 2\n }\n]\n"),
	  "bad 3:2 {~  !~ }\npretty 14:5 {~  'a': 2~ }\nskipped 11\n" },
	{ BYTES(" {\n !,\n{\n }\n"), "damage 1:1 " RESTART
	  "pretty 7:3 {~ }\nskipped 6\n" },
	/* Its indentation is that of the line it begins on. */
	{ BYTES("{} {\n 1]\n {}\n{}"), "line 0:1 {}\ndamage 3:1 " MISMATCH
	  "line 13:4 {}\nskipped 10\n" },
	{ BYTES("  {\n 1\n } {\n  1]\n  {}\n {}"), "pretty 2:1 {~ 1~ }\n"
	  "damage 10:3 " MISMATCH "line 23:6 {}\nskipped 13\n" },
	{ BYTES("  [ {\n 1]\n   {}\n  {}"), "damage 4:1 " MISMATCH
	  "line 18:4 {}\nskipped 14\n" },
	{ BYTES("\xef\xbb\xbf {\n1]\n  {}\n {}"), "damage 4:1 " MISMATCH
	  "line 15:4 {}\nskipped 11\n" },
	/* So is that of one found behind a damaged one. */
	{ BYTES("  {\n1]\n  {\n1]\n  {}\n"), "damage 2:1 " MISMATCH
	  "damage 9:3 " MISMATCH "line 16:5 {}\nskipped 14\n" },
	{ BYTES("  {\n1]\n }, {\n1]\n  {}\n {}"), "damage 2:1 " MISMATCH
	  "damage 11:3 " MISMATCH "line 22:6 {}\nskipped 20\n" },
	/* Nothing follows. */
	{ BYTES("{\n1]\n2\n]\n"), "damage 0:1 " MISMATCH "skipped 9\n" },
	{ BYTES("{\n1]\n}},,"), "damage 0:1 " MISMATCH "skipped 9\n" },
};

/* What opens behind damage, on its line, goes on over other lines: these are
 * fragments too, however much one looks like a record. */
static const struct damaged opened[] = {
	{ BYTES("{!}{\n 'a':[\n  {'b':1}\n ]\n}\n{}\n"), "bad 0:1 {!}\n"
	  "line 27:6 {}\nskipped 27\n" },
	{ BYTES("{!},{'a':[\n  {'b':1}\n ]}, {}\n{}\n"), "bad 0:1 {!}\n"
	  "line 29:4 {}\nskipped 29\n" },
	{ BYTES("[{!},\n {'b':1}]\n"), "bad 1:1 {!}\nline 7:2 {'b':1}\n"
	  "skipped 5\n" },
	{ BYTES("!{\n {}\n}\n{}"), "bad 0:1 !\nline 9:4 {}\nskipped 9\n" },
	{ BYTES("{!}[\n {'b':1}\n]\n"), "bad 0:1 {!}\nskipped 16\n" },
	{ BYTES("{]{\n {}\n}\n{}"), "damage 0:1 " MISMATCH
	  "line 10:4 {}\nskipped 10\n" },
	{ BYTES("{'a':1]{'b':[\n {}\n]}\n{}"), "damage 0:1 " MISMATCH
	  "line 21:4 {}\nskipped 21\n" },
	{ BYTES("},{\n {}\n}\n{}"), "damage 0:1 " NO_VALUE
	  "line 10:4 {}\nskipped 10\n" },
	{ BYTES("'a':[\n {}\n]\n{}"), "line 0:1 'a'\ndamage 3:1 " NO_VALUE
	  "line 12:4 {}\nskipped 9\n" },
	{ BYTES("[{}{\n 'a':{}\n}]\n{}"), "page 1:1 {}\ndamage 3:1 " NO_COMMA
	  "line 16:4 {}\nskipped 13\n" },
	/* What closes there opens nothing, whatever closes what. */
	{ BYTES("{!}{}[]{'a':[]}\n {}"), "bad 0:1 {!}\nline 17:2 {}\n"
	  "skipped 16\n" },
	{ BYTES("{!}]}}]\n {}"), "bad 0:1 {!}\nline 9:2 {}\nskipped 8\n" },
	{ BYTES("{!}{'a':[}]\n {}"), "bad 0:1 {!}\nline 13:2 {}\n"
	  "skipped 12\n" },
	{ BYTES("{'a':1]\n {}"), "damage 0:1 " MISMATCH "line 9:2 {}\n"
	  "skipped 8\n" },
	{ BYTES("}}{}}\n {}"), "damage 0:1 " NO_VALUE "line 7:2 {}\n"
	  "skipped 6\n" },
	/* Brackets in strings are text, and so are quotes behind "\\". */
	{ BYTES("{!}'{[{'\n {}"), "bad 0:1 {!}\nline 10:2 {}\nskipped 9\n" },
	{ BYTES("{!}'\\'{'\n {}"), "bad 0:1 {!}\nline 10:2 {}\n"
	  "skipped 9\n" },
	{ BYTES("{!}'\\\\'{'}'\n {}\n{}"), "bad 0:1 {!}\nline 16:3 {}\n"
	  "skipped 16\n" },
	{ BYTES("{!}\\'{'\n {}"), "bad 0:1 {!}\nline 9:2 {}\nskipped 8\n" },
	/* A string left open: the line was cut short, and the next is whole. */
	{ BYTES("{!}{'a':'\n {}"), "bad 0:1 {!}\nline 11:2 {}\n"
	  "skipped 10\n" },
	/* Of the lines that follow none is looked at for more of this. */
	{ BYTES("{!}{\n {[\n' \n{}"), "bad 0:1 {!}\nline 12:4 {}\n"
	  "skipped 12\n" },
	/* The indentation is that of the line, not of what opens on it. */
	{ BYTES(" {!}, {\n  {}\n }, {\n  'a':1\n }\n"), "bad 1:1 {!}\n"
	  "pretty 17:3 {~  'a':1~ }\nskipped 16\n" },
	/* The input may end there. */
	{ BYTES("{!}{"), "bad 0:1 {!}\nskipped 4\n" },
	{ BYTES("{!}{\n"), "bad 0:1 {!}\nskipped 5\n" },
	{ BYTES("{!}{\n\tokta-logfetch: incomplete: x\n"), "bad 0:1 {!}\n"
	  "skipped 35\n" },
	{ BYTES("{!}{\nokta-logfetch: incomplete: x\n"), "bad 0:1 {!}\n"
	  "sentinel 5:2 the download broke off (\"okta-logfetch: incomplete: "
	  "x\")\nskipped 34\n" },
};

/* The end of the input, in a record, in an array, or in both. */
static const struct damaged ends[] = {
	{ BYTES("{"), "damage 0:1 " CUT "skipped 1\n" },
	{ BYTES("{}\n{'a':1"), "line 0:1 {}\ndamage 3:2 " CUT "skipped 6\n" },
	{ BYTES("{}\n{'a':'\\"), "line 0:1 {}\ndamage 3:2 " CUT
	  "skipped 7\n" },
	{ BYTES("'abc"), "damage 0:1 " CUT "skipped 4\n" },
	{ BYTES("{\n'a':1,\n"), "damage 0:1 " CUT "skipped 9\n" },
	{ BYTES("{\n'a':[\n{},\n{},\n"), "damage 0:1 " CUT "line 8:3 {}\n"
	  "line 12:4 {}\nskipped 8\n" },
	{ BYTES("["), "damage 1:1 " CUT_ARRAY },
	{ BYTES("[\n\n"), "damage 3:3 " CUT_ARRAY },
	{ BYTES("[{}"), "page 1:1 {}\ndamage 3:1 " CUT_ARRAY },
	{ BYTES("[12"), "page 1:1 12\ndamage 3:1 " CUT_ARRAY },
	{ BYTES("[[{}],\n"), "page 2:1 {}\ndamage 7:2 " CUT_ARRAY },
	{ BYTES("[{},{"), "page 1:1 {}\ndamage 4:1 " CUT "skipped 1\n" },
	{ BYTES("[}"), "damage 1:1 " NO_VALUE "skipped 1\n" },
};

#define BROKE_OFF(reason)	\
	"the download broke off (\"okta-logfetch: incomplete:" reason "\")\n"
#define HUNDRED	"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee" \
		"ffffffffffgggggggggghhhhhhhhhhiiiiiiiiiijjjjjjjjjj"
#define SHORTER	HUNDRED HUNDRED HUNDRED HUNDRED	\
		"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee" \
		"ffffffffffgggggggggghhhhhhhhhhiiiii"
#define LONGEST	SHORTER "i"

/* The line a broken download ends with. */
static const struct damaged sentinels[] = {
	{ BYTES("{}\nokta-logfetch: incomplete: page 3\n"), "line 0:1 {}\n"
	  "sentinel 3:2 " BROKE_OFF(" page 3") "skipped 34\n" },
	{ BYTES("okta-logfetch: incomplete:"), "sentinel 0:1 " BROKE_OFF("")
	  "skipped 26\n" },
	{ BYTES("\t okta-logfetch: incomplete: x\r\n"), "sentinel 2:1 "
	  BROKE_OFF(" x") "skipped 30\n" },
	{ BYTES("[{},\nokta-logfetch: incomplete: x\n"), "page 1:1 {}\n"
	  "sentinel 5:2 " BROKE_OFF(" x") "skipped 29\n" },
	{ BYTES("[{}\nokta-logfetch: incomplete: x"), "page 1:1 {}\n"
	  "sentinel 4:2 " BROKE_OFF(" x") "skipped 28\n" },
	{ BYTES("okta-logfetch: incomplete: a\x1b[1m\xff\n"), "sentinel 0:1 "
	  BROKE_OFF(" a?[1m?") "skipped 34\n" },
	{ BYTES("okta-logfetch: incomplete: a\0b\n"), "sentinel 0:1 "
	  BROKE_OFF(" a?b") "skipped 31\n" },
	/* Behind a record cut short, on one line and on several. */
	{ BYTES("{'a':'b\nokta-logfetch: incomplete: x\n"), "damage 0:1 "
	  LINE_BREAK "sentinel 8:2 " BROKE_OFF(" x") "skipped 37\n" },
	{ BYTES("{'a':1,\nokta-logfetch: incomplete: x\n"), "damage 0:1 " CUT
	  "sentinel 8:2 " BROKE_OFF(" x") "skipped 37\n" },
	{ BYTES("[\n {\n  'a':\nokta-logfetch: incomplete: x\n"),
	  "damage 3:2 " CUT "sentinel 12:4 " BROKE_OFF(" x") "skipped 38\n" },
	/* So long that not all of it is told. */
	{ BYTES("okta-logfetch: incomplete:" LONGEST "\n"), "sentinel 0:1 "
	  BROKE_OFF(LONGEST) "skipped 513\n" },
	{ BYTES("okta-logfetch: incomplete:" LONGEST "k\n"), "sentinel 0:1 "
	  BROKE_OFF(LONGEST) "skipped 514\n" },
	{ BYTES("okta-logfetch: incomplete:" LONGEST "\r\n"), "sentinel 0:1 "
	  BROKE_OFF(LONGEST) "skipped 514\n" },
	{ BYTES("okta-logfetch: incomplete:" SHORTER "\r\n"), "sentinel 0:1 "
	  BROKE_OFF(SHORTER) "skipped 513\n" },
	{ BYTES("okta-logfetch: incomplete: " HUNDRED "\r\n"), "sentinel 0:1 "
	  BROKE_OFF(" " HUNDRED) "skipped 129\n" },
	/* Behind a record whose line break was lost, too. */
	{ BYTES("{}okta-logfetch: incomplete: x\n"), "line 0:1 {}\n"
	  "sentinel 2:1 " BROKE_OFF(" x") "skipped 29\n" },
	{ BYTES("okta-logfetch: incomplet\n{}"), "line 0:1 okta-logfetch\n"
	  "damage 13:1 " NO_VALUE "line 25:2 {}\nskipped 12\n" },
};

START_TEST(damage_costs_its_line)
{
	split_expect(&usual, lines[_i].text, lines[_i].want);
}
END_TEST

START_TEST(broken_arrays_leave_their_rest)
{
	split_expect(&usual, arrays[_i].text, arrays[_i].want);
}
END_TEST

START_TEST(fragments_are_passed_over)
{
	split_expect(&usual, fragments[_i].text, fragments[_i].want);
}
END_TEST

START_TEST(what_opens_behind_damage_is_passed_over)
{
	split_expect(&usual, opened[_i].text, opened[_i].want);
}
END_TEST

/* Where a limit, not the text, is what makes a record damaged. */
static const struct damaged limited[] = {
	{ BYTES("{'a':[1,2],\n {}}\n{}"), "damage 0:1 longer than "
	  "--max-record allows\nline 17:3 {}\nskipped 17\n" },
	{ BYTES("{'a':[1]\n {}}\n{}"), "damage 0:1 longer than --max-record "
	  "allows\nline 14:3 {}\nskipped 14\n" },
	{ BYTES("{'a':'bcdef'}\n {}\n{}"), "damage 0:1 longer than "
	  "--max-record allows\nline 15:2 {}\nline 18:3 {}\nskipped 14\n" },
	{ BYTES("[[[[\n {}\n]]]]\n{}"), "damage 3:1 nested too deep\n"
	  "line 14:4 {}\nskipped 11\n" },
	{ BYTES("{'':{'':[[\n {}]]}}\n{}"), "damage 0:1 nested too deep\n"
	  "line 19:3 {}\nskipped 19\n" },
	{ BYTES("{'':{'':[[]]}}\n {}"), "damage 0:1 nested too deep\n"
	  "line 16:2 {}\nskipped 15\n" },
};

START_TEST(what_limits_refuse_may_go_on)
{
	static const struct split_limits small = { 8, NEST_MAX };
	static const struct split_limits flat = { 1000, 3 };

	split_expect(strstr(limited[_i].want, "deep") != NULL ? &flat : &small,
	    limited[_i].text, limited[_i].want);
}
END_TEST

START_TEST(truncated_input_is_noticed)
{
	split_expect(&usual, ends[_i].text, ends[_i].want);
}
END_TEST

START_TEST(a_broken_download_says_so)
{
	split_expect(&usual, sentinels[_i].text, sentinels[_i].want);
}
END_TEST

/* Brackets left over from something long are no record that is too long. */
static const struct damaged remains[] = {
	{ BYTES("{\n'a':1]\n}}}}}}}}}{}\n"), "damage 0:1 " MISMATCH
	  "line 18:3 {}\nskipped 18\n" },
	{ BYTES("{\n1]\n}          ,          {}\n"), "damage 0:1 " MISMATCH
	  "line 27:3 {}\nskipped 27\n" },
	{ BYTES("{\n1]\n}}}}}}}}}}}}}}}}}}}}}}}\n{}\n"), "damage 0:1 "
	  MISMATCH "line 29:4 {}\nskipped 29\n" },
};

START_TEST(remains_may_be_long)
{
	static const struct split_limits eight = { 8, NEST_MAX };

	split_expect(&eight, remains[_i].text, remains[_i].want);
}
END_TEST

/* But there is an end to what is looked through for a value. */
START_TEST(remains_have_an_end)
{
	static const char begin[] = "{\n1]\n";
	size_t from = sizeof begin - 1, at = FRAGMENT_MAX - 1 + (size_t)_i;
	char text[FRAGMENT_MAX + 16], want[128];
	struct span input = { text, from + at + 3 };

	memcpy(text, begin, from);
	memset(text + from, '}', at);
	memcpy(text + from + at, "{}\n", 3);
	if (at < FRAGMENT_MAX)
		snprintf(want, sizeof want, "damage 0:1 " MISMATCH
		    "line %zu:3 {}\nskipped %zu\n", from + at, from + at);
	else
		snprintf(want, sizeof want, "damage 0:1 " MISMATCH
		    "skipped %zu\n", input.len);
	split_expect(&usual, input, want);
}
END_TEST

static Suite *
split_damage_suite(void)
{
	Suite *suite = suite_create("split_damage");
	TCase *tcase;

	tcase = unit_case(suite, "errors");
	unit_table(tcase, damage_costs_its_line, lines);
	unit_table(tcase, broken_arrays_leave_their_rest, arrays);
	unit_table(tcase, fragments_are_passed_over, fragments);
	unit_table(tcase, what_opens_behind_damage_is_passed_over, opened);
	unit_table(tcase, truncated_input_is_noticed, ends);
	unit_table(tcase, a_broken_download_says_so, sentinels);

	tcase = unit_case(suite, "limits");
	unit_table(tcase, what_limits_refuse_may_go_on, limited);
	unit_table(tcase, remains_may_be_long, remains);
	tcase_add_loop_test(tcase, remains_have_an_end, 0, 3);
	return suite;
}

UNIT_MAIN(split_damage_suite)
