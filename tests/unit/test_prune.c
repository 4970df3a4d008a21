/*
 * Raw tokens out of records.  They are written as type, published, result and
 * actor, "-" for none and "0" for null.  What is remembered of one record must
 * not matter to the next one, so each is looked at among others.
 */
#include "log/prune.h"

#include <stdio.h>

#include "chance.h"
#include "find_record.h"

#define TOKENS_TEXT	512

static size_t
token_text(char *text, struct span token, int is_null)
{
	if (is_null) {
		ck_assert_ptr_null(token.data);
		return (size_t)sprintf(text, "0 ");
	}
	if (token.data == NULL)
		return (size_t)sprintf(text, "- ");
	return (size_t)snprintf(text, TOKENS_TEXT / 4, "'%.*s' ",
	    (int)token.len, token.data);
}

static void
tokens_text(const struct tokens *tokens, char text[TOKENS_TEXT])
{
	size_t len = token_text(text, tokens->type, 0);

	len += token_text(text + len, tokens->published, 0);
	len += token_text(text + len, tokens->result, tokens->result_null);
	len += token_text(text + len, tokens->actor, 0);
	text[len - 1] = '\0';
}

/* How many bytes stand before a record, and how many behind it: where there
 * are some, more of them may be looked at in one go. */
struct around {
	size_t	before, behind;
};
#define SOME	100

/* 1: picked, into text. */
static int
pick(struct prune *prune, struct finder *finder, struct span record,
    struct around around, char text[TOKENS_TEXT])
{
	size_t at = around.before, len = at + record.len + around.behind;
	char *whole = malloc(len);
	struct tokens tokens;
	struct found found;
	int status;

	memset(whole, ' ', len);
	memcpy(whole + at, record.data, record.len);
	if (!finder_find(finder, (struct span){ whole, len }, at, &found) ||
	    found.record.len > record.len)
		ck_abort_msg("odd: %.*s", (int)record.len, record.data);
	free(whole);
	memset(&tokens, 0xa5, sizeof tokens);
	status = prune_event(prune, found.sweep, found.shape, at, &tokens);
	if (status == 1)
		tokens_text(&tokens, text);
	else
		sprintf(text, "no");
	return status;
}

/* "no": it has to be read.  may_refuse: that is as good as the tokens. */
static const struct {
	struct span	 record;
	const char	*want;
	int		 may_refuse;
} records[] = {
	{ BYTES("{'eventType':'t','actor':{'id':'a'}}"), "'t' - - 'a'", 0 },
	{ BYTES("{'actor':{'id':'a'},'eventType':'t'}"), "'t' - - 'a'", 0 },
	{ BYTES("{'actor':{},'eventType':'t'}"), "'t' - - -", 0 },
	{ BYTES("{'actor':{'id':'00uTEST1','type':'User','alternateId':"
	  "'ann@example.com','displayName':'Ann','detailEntry':null},"
	  "'client':{'userAgent':{'rawUserAgent':'x','os':'y'},'zone':null,"
	  "'ipAddress':'192.0.2.1'},'device':null,'displayMessage':'m',"
	  "'eventType':'user.session.start','outcome':{'result':'SUCCESS',"
	  "'reason':null},'published':'2026-10-05T12:34:56.789Z','severity':"
	  "'INFO','target':[{'id':'x','actor':{'id':'x'}}],'uuid':'u',"
	  "'version':'0'}"), "'user.session.start' "
	  "'2026-10-05T12:34:56.789Z' 'SUCCESS' '00uTEST1'", 0 },
	{ BYTES("{'eventType':'','published':'','actor':{'id':''},"
	  "'outcome':{'result':''}}"), "'' '' '' ''", 0 },
	/* Escapes in values are for others to read. */
	{ BYTES("{'eventType':'\\u0074','actor':{'id':'a\\'}]\\\\'}}"),
	  "'\\u0074' - - 'a\\\"}]\\\\'", 0 },
	{ BYTES("{'x':'\\\\','eventType':'t','y':'\\'','actor':{'id':'a'}}"),
	  "'t' - - 'a'", 0 },
	/* Blanks wherever they may be. */
	{ BYTES("{ 'eventType' : 't' , 'actor' : { 'id' : 'a' } }"),
	  "'t' - - 'a'", 1 },
	{ BYTES("{\n\t'eventType'\r\n:\t't'\n,'actor'\n:\n{\n'id'\n:\n'a'"
	  "\n}\n}"), "'t' - - 'a'", 1 },
	{ BYTES("{\n  \"actor\": {\n    \"id\": \"a\"\n  },\n  \"eventType\""
	  ": \"t\"\n}"), "'t' - - 'a'", 1 },
	{ BYTES("{\n'actor':{\n'x':{\n'id':'x'\n},\n'y':[\n\n[],'id'],"
	  "\n'id':'a'\n,'z':\n{}},\n'eventType':'t'}"), "'t' - - 'a'", 1 },
	{ BYTES("{'actor':{'x':1\n,'y':[],'id':'x','z':{}\n,'id':'a'},"
	  "'eventType':'t'}"), "'t' - - 'a'", 1 },
	/* Outcomes. */
	{ BYTES("{'eventType':'t','actor':{},'outcome':{'result':null}}"),
	  "'t' - 0 -", 0 },
	{ BYTES("{'eventType':'t','actor':{},'outcome':{'result' : null }}"),
	  "'t' - 0 -", 1 },
	{ BYTES("{'eventType':'t','actor':{},'outcome':{}}"), "'t' - - -",
	  0 },
	{ BYTES("{'eventType':'t','actor':{},'outcome':null}"), "'t' - - -",
	  1 },
	{ BYTES("{'eventType':'t','actor':{},'outcome':'x'}"), "'t' - - -",
	  1 },
	{ BYTES("{'eventType':'t','actor':{},'outcome':[{'result':'r'}]}"),
	  "'t' - - -", 1 },
	{ BYTES("{'eventType':'t','actor':{},'outcome':{'reason':null,"
	  "'x':{'result':'x'},'result':'r'}}"), "'t' - 'r' -", 0 },
	/* The last one of a name, whole. */
	{ BYTES("{'eventType':'x','actor':{'id':'a'},'eventType':'t'}"),
	  "'t' - - 'a'", 1 },
	{ BYTES("{'eventType':'t','actor':{'id':'x'},'actor':{}}"),
	  "'t' - - -", 1 },
	{ BYTES("{'eventType':'t','actor':{'id':'x','id':'a'}}"),
	  "'t' - - 'a'", 1 },
	{ BYTES("{'eventType':'t','actor':{},'outcome':{'result':'x'},"
	  "'outcome':null}"), "'t' - - -", 1 },
	{ BYTES("{'eventType':'t','actor':{},'outcome':{'result':'x'},"
	  "'outcome':{}}"), "'t' - - -", 1 },
	{ BYTES("{'eventType':'t','actor':{},'outcome':{'result':'x',"
	  "'result':null}}"), "'t' - 0 -", 1 },
	{ BYTES("{'eventType':'t','actor':{},'outcome':{'result':null,"
	  "'result':'r'}}"), "'t' - 'r' -", 1 },
	{ BYTES("{'published':'x','eventType':'t','actor':{},'published':"
	  "'p'}"), "'t' 'p' - -", 1 },
	{ BYTES("{'eventType':'t','actor':{'id':'x'},'actor':1}"), "no", 0 },
	{ BYTES("{'eventType':'t','actor':{},'eventType':1}"), "no", 0 },
	/* What only looks like a member that counts. */
	{ BYTES("{'x':{'eventType':'x','actor':{'id':'x'}},'eventType':'t',"
	  "'y':['eventType','x',{'published':'x'}],'actor':{'x':{'id':'x'},"
	  "'y':[{'id':'x'}],'id':'a','ID':'x'},'EventType':'x','id':'x',"
	  "'result':'x','eventType2':'x','eventTyp':'x','outcomes':{"
	  "'result':'x'},'z':'\\'eventType\\':\\'x\\''}"), "'t' - - 'a'", 0 },
	{ BYTES("{'':'x','eventType':'t','actor':{'':'x','id':'a'}}"),
	  "'t' - - 'a'", 0 },
	{ BYTES("{'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa':1,"
	  "'eventTypeeventTypeeventTypeeventTypeeventTypeeventType':'x',"
	  "'eventType':'t','actor':{'id':'a','idididididididididididididid"
	  "ididididididid':'x'}}"), "'t' - - 'a'", 1 },
	/* Numbers, literals, long strings are passed over. */
	{ BYTES("{'a':1,'b':-2.5e3,'c':true,'d':false,'e':null,'f':[],"
	  "'g':{},'eventType':'t','h':'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
	  "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
	  "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx','actor':"
	  "{'n':1,'id':'a','m':null}}"), "'t' - - 'a'", 0 },
	/* An event, whatever else it holds; or not for certain. */
	{ BYTES("{'detail':{'eventType':'x','actor':{'id':'x'}},'eventType':"
	  "'t','actor':{'id':'a'}}"), "'t' - - 'a'", 1 },
	{ BYTES("{'eventType':'t','actor':{'id':'a'},'data':{'events':[]}}"),
	  "'t' - - 'a'", 1 },
	/* Not for certain. */
	{ BYTES("{}"), "no", 0 },
	{ BYTES("{ }"), "no", 0 },
	{ BYTES("{'eventType':'t'}"), "no", 0 },
	{ BYTES("{'actor':{'id':'a'}}"), "no", 0 },
	{ BYTES("{'eventType':'t','actor':null}"), "no", 0 },
	{ BYTES("{'eventType':'t','actor':'a'}"), "no", 0 },
	{ BYTES("{'eventType':'t','actor':[]}"), "no", 0 },
	{ BYTES("{'eventType':'t','actor':[{'id':'a'}]}"), "no", 0 },
	{ BYTES("{'eventType':1,'actor':{}}"), "no", 0 },
	{ BYTES("{'eventType':null,'actor':{}}"), "no", 0 },
	{ BYTES("{'eventType':{},'actor':{}}"), "no", 0 },
	{ BYTES("{'eventType':['t'],'actor':{}}"), "no", 0 },
	{ BYTES("{'eventType':'t','actor':{'id':1}}"), "no", 0 },
	{ BYTES("{'eventType':'t','actor':{'id':null}}"), "no", 0 },
	{ BYTES("{'eventType':'t','actor':{'id':{}}}"), "no", 0 },
	{ BYTES("{'eventType':'t','actor':{'id':['a']}}"), "no", 0 },
	{ BYTES("{'eventType':'t','actor':{},'published':1}"), "no", 0 },
	{ BYTES("{'eventType':'t','actor':{},'published':null}"), "no", 0 },
	{ BYTES("{'eventType':'t','actor':{},'published':['p']}"), "no", 0 },
	{ BYTES("{'eventType':'t','actor':{},'outcome':{'result':1}}"), "no",
	  0 },
	{ BYTES("{'eventType':'t','actor':{},'outcome':{'result':true}}"),
	  "no", 0 },
	{ BYTES("{'eventType':'t','actor':{},'outcome':{'result':nulL}}"),
	  "no", 0 },
	{ BYTES("{'eventType':'t','actor':{},'outcome':{'result':['r']}}"),
	  "no", 0 },
	{ BYTES("{'detail':{'eventType':'t','actor':{'id':'a'}}}"), "no", 0 },
	{ BYTES("{'data':{'events':[{'eventType':'t','actor':{}}]}}"), "no",
	  0 },
	/* Keys with escapes, where a member may count. */
	{ BYTES("{'\\u0065ventType':'t','eventType':'x','actor':{'id':'a'}}"),
	  "no", 0 },
	{ BYTES("{'eventType':'t','actor':{'id':'a'},'\\u0065ventType':'x'}"),
	  "no", 0 },
	{ BYTES("{'eventType':'t','actor':{'i\\u0064':'a'}}"), "no", 0 },
	{ BYTES("{'eventType':'t','actor':{'id':'a','\\u0069d':'x'}}"), "no",
	  0 },
	{ BYTES("{'eventType':'t','actor':{},'outcome':{'\\u0072esult':"
	  "'r'}}"), "no", 0 },
	{ BYTES("{'eventType':'t','actor':{'id':'a'},'act\\u006fr':{}}"),
	  "no", 0 },
	{ BYTES("{'eventType':'t','actor':{'id':'a'},'x':{'\\u0065':1}}"),
	  "'t' - - 'a'", 1 },
	/* No valid record has this between its members. */
	{ BYTES("{'eventType':'t' 'actor':{'id':'a'}}"), "no", 0 },
	{ BYTES("{'eventType':'t',,'actor':{'id':'a'}}"), "no", 0 },
	{ BYTES("{,'eventType':'t','actor':{'id':'a'}}"), "no", 0 },
	{ BYTES("{'eventType':'t','actor':{'id':'a'},}"), "no", 0 },
	{ BYTES("{'eventType':'t','actor':{'id':'a'} x}"), "no", 0 },
	{ BYTES("{x'eventType':'t','actor':{'id':'a'}}"), "no", 0 },
	{ BYTES("{'eventType' 't','actor':{'id':'a'}}"), "no", 0 },
	{ BYTES("{'eventType'::'t','actor':{'id':'a'}}"), "no", 0 },
	{ BYTES("{'eventType':'t':'actor':{'id':'a'}}"), "no", 0 },
	{ BYTES("{'eventType':'t';'actor':{'id':'a'}}"), "no", 0 },
	{ BYTES("{'eventType':'t'x,'actor':{'id':'a'}}"), "no", 0 },
	{ BYTES("{'eventType':x't','actor':{'id':'a'}}"), "no", 0 },
	{ BYTES("{'eventType'x:'t','actor':{'id':'a'}}"), "no", 0 },
	{ BYTES("{'eventType':'t',1:2,'actor':{'id':'a'}}"), "no", 0 },
	{ BYTES("{'eventType':'t','actor'{'id':'a'}}"), "no", 0 },
	{ BYTES("{'eventType':'t','actor':{'id' 'a'}}"), "no", 0 },
	{ BYTES("{'eventType':'t','actor':{'id':'a',}}"), "no", 0 },
	{ BYTES("{'eventType':'t','actor':{,'id':'a'}}"), "no", 0 },
	{ BYTES("{'eventType':'t','actor':{'id':'a' 'b':1}}"), "no", 0 },
	{ BYTES("{'eventType':'t','actor':{'id':'a'}'x':1}"), "no", 0 },
	{ BYTES("{'eventType':'t','actor':{'id':'a'},'x'}"), "no", 0 },
	{ BYTES("{'eventType':'t','actor':{'id':'a'},'x':}"), "no", 0 },
	{ BYTES("{'eventType':'t','actor':{'id':'a'},'x':[]{}}"), "no", 0 },
	{ BYTES("{'eventType':'t','actor':{'id':'a'},'x':'y''z'}"), "no", 0 },
	{ BYTES("{'eventType':'t','actor':{'id':'a'},{'x':1}}"), "no", 0 },
	{ BYTES("{'eventType':'t','actor':{'id':'a'},['x',1]}"), "no", 0 },
	{ BYTES("{'eventType':'t','actor':{'id':'a'},\x0b'x':1}"), "no", 0 },
	{ BYTES("{'eventType':'t','actor':{'id':'a'},\x0c'x':1}"), "no", 0 },
	{ BYTES("{'eventType':'t',\0'actor':{'id':'a'}}"), "no", 0 },
	{ BYTES("{'eventType':'t','actor':{'id':'a'}\xc2\xa0}"), "no", 0 },
	{ BYTES("{'eventType':'t','actor':{'id':'a'},'outcome':{'result':"
	  "'r',}}"), "no", 0 },
	{ BYTES("{'eventType':'t','actor':{'id':'a'},'outcome':{'result'"
	  "null}}"), "no", 0 },
};

/* Number at of the table, as it should be. */
static void
check(struct prune *prune, struct finder *finder, int at,
    struct around around)
{
	struct span record = records[at].record;
	char *json = unit_json(record), got[TOKENS_TEXT];

	if (pick(prune, finder, (struct span){ json, record.len }, around,
	    got) != 1 && records[at].may_refuse)
		;
	else if (strcmp(got, records[at].want) != 0)
		ck_abort_msg("%s, and not %s, of %.*s", got,
		    records[at].want, (int)record.len, record.data);
	free(json);
}

/* First of all, again and again, and anywhere in a block. */
START_TEST(tokens_are_picked)
{
	struct prune *prune = prune_new(NULL);
	struct finder finder = finder_new();
	struct around around;

	ck_assert_ptr_nonnull(prune);
	for (around.behind = 0; around.behind < SOME; around.behind += 20)
		for (around.before = 0; around.before < 130;
		    around.before += unit_quick() ? 13 : 1)
			check(prune, &finder, _i, around);
	finder_done(&finder);
	prune_free(prune);
}
END_TEST

/* Behind each of the others, whose members stand elsewhere. */
START_TEST(what_is_remembered_may_be_wrong)
{
	struct prune *prune = prune_new(NULL);
	struct finder finder = finder_new();
	struct around around = { 0, SOME };
	int i, n;

	for (i = 0; i < UNIT_ROWS(records); i++)
		for (n = 0; n < 6; n++) {
			check(prune, &finder, n < 3 ? _i : i, around);
			check(prune, &finder, n < 3 ? i : _i, around);
			if (n == 2)
				check(prune, &finder, _i, (struct around){
				    0, 0 });
		}
	finder_done(&finder);
	prune_free(prune);
}
END_TEST

/* Members in any order, some of them missing, with others between them. */
static size_t
write_event(struct chance *chance, char *text, char *want)
{
	static const char *const others[] = {
		"\"uuid\":\"u\"", "\"a\":1", "\"b\":{\"id\":\"x\"}",
		"\"c\":[{\"eventType\":\"x\"}]", "\"d\":null",
		"\"eventTypes\":\"x\"", "\"results\":\"x\"", "\"e\":\"\"",
		"\"f\":{}", "\"ids\":\"x\"",
		/* Keys of more bytes than are compared at a time. */
		"\"keyOfSixteenByte\":\"x\"",
		"\"eventTypeTwentyFourBytes\":\"x\"",
		"\"publishedWithThirtyThreeBytesInIt\":[]",
		"\"actorWithMoreThanThirtyThreeBytesInIt\":\"x\"",
		"\"outcomeWithMoreThanFortyEightBytesInItAndMore\":{}" };
	char value[4][24];
	size_t count = 4 + chance_below(chance, 12), len = 1, i, j, at;
	int has[4], order[40];

	if (chance_in(chance, 10))
		count += 20;
	for (i = 0; i < 4; i++) {
		has[i] = i == 0 || chance_below(chance, 5) > 0;
		sprintf(value[i], "%zu", chance_below(chance, 1000000));
	}
	/* The first four are those that count. */
	for (i = 0; i < count; i++) {
		j = chance_below(chance, i + 1);
		order[i] = order[j];
		order[j] = (int)i;
	}
	text[0] = '{';
	for (i = 0; i < count; i++) {
		if (i > 0)
			text[len++] = ',';
		at = chance_below(chance, sizeof others / sizeof others[0]);
		switch (order[i]) {
		case 0:
			len += (size_t)sprintf(text + len,
			    "\"eventType\":\"%s\"", value[0]);
			break;
		case 1:
			len += (size_t)sprintf(text + len, "%s:\"%s\"",
			    has[1] ? "\"published\"" : "\"x\"", value[1]);
			break;
		case 2:
			len += (size_t)sprintf(text + len, "\"outcome\":{%s,"
			    "%s:\"%s\"}", others[at], has[2] ? "\"result\"" :
			    "\"x\"", value[2]);
			break;
		case 3:
			len += (size_t)sprintf(text + len, "\"actor\":{%s:"
			    "\"%s\",%s}", has[3] ? "\"id\"" : "\"x\"",
			    value[3], others[at]);
			break;
		default:
			len += (size_t)sprintf(text + len, "%s", others[at]);
		}
	}
	text[len++] = '}';
	for (i = 0; i < 4; i++)
		want += has[i] ? sprintf(want, "'%s'%s", value[i], i < 3 ?
		    " " : "") : sprintf(want, "-%s", i < 3 ? " " : "");
	return len;
}

START_TEST(members_may_stand_anywhere)
{
	struct chance chance = { (uint64_t)_i + 1 };
	struct prune *prune = prune_new(NULL);
	struct finder finder = finder_new();
	int rounds = unit_quick() ? 300 : 20000, i, refused = 0;
	char text[8192], got[TOKENS_TEXT], want[TOKENS_TEXT];
	struct around around = { 0, 0 };
	size_t len = 0;

	for (i = 0; i < rounds; i++) {
		/* Now and then several of one form. */
		if (i < 2 || chance_below(&chance, 3) > 0)
			len = write_event(&chance, text, want);
		around.behind = chance_in(&chance, 4) ? 0 : SOME;
		if (pick(prune, &finder, (struct span){ text, len }, around,
		    got) != 1)
			refused++;
		else if (strcmp(got, want) != 0)
			ck_abort_msg("%s, and not %s, of %.*s", got, want,
			    (int)len, text);
	}
	/* Nothing in them has to be read but those with many members. */
	ck_assert_int_lt(refused, rounds / 10);
	finder_done(&finder);
	prune_free(prune);
}
END_TEST

/* More members than anybody remembers, with brackets and without; what counts
 * stands before, among and behind them. */
START_TEST(many_members_are_walked)
{
	struct prune *prune = prune_new(NULL);
	struct finder finder = finder_new();
	char *text = malloc(20000), got[TOKENS_TEXT];
	size_t count, len, i, at;
	int round;

	for (round = 0; round < 2; round++)
		for (count = 0; count < 200; count += count < 70 ? 1 : 13)
			for (at = 0; at < 3; at++) {
				len = (size_t)sprintf(text, "{\"a\":1");
				for (i = 0; i <= count; i++) {
					if (i == at * count / 2)
						len += (size_t)sprintf(text +
						    len, ",\"actor\":{\"id\":"
						    "\"a\"},\"eventType\":"
						    "\"t\"");
					if (i < count)
						len += (size_t)sprintf(text +
						    len, ",\"m%zu\":%s", i,
						    round == 0 ? "[]" : "1");
				}
				text[len++] = '}';
				if (pick(prune, &finder, (struct span){ text,
				    len }, (struct around){ 0, SOME }, got) ==
				    1)
					ck_assert_str_eq(got, "'t' - - 'a'");
				else
					ck_assert_uint_gt(count, 25);
			}
	free(text);
	finder_done(&finder);
	prune_free(prune);
	prune_free(NULL);
}
END_TEST

/* Every byte of a member that was remembered, blanks and all, is looked at
 * again: with another one in its key it is another member. */
START_TEST(one_byte_makes_another_member)
{
	struct prune *prune = prune_new(NULL);
	struct finder finder = finder_new();
	struct around around = { 0, SOME };
	char text[200], got[TOKENS_TEXT];
	size_t key, i, len;
	int blanks;

	for (blanks = 0; blanks < 40; blanks++)
		for (i = 0; i < strlen("eventType"); i++) {
			len = (size_t)sprintf(text, "{\"actor\":{\"id\":"
			    "\"a\"},%*s\"eventType\"%*s:\"t\"}", blanks / 2,
			    "", blanks - blanks / 2, "");
			key = (size_t)(strstr(text, "event") - text);
			ck_assert_int_eq(pick(prune, &finder, (struct span){
			    text, len }, around, got), 1);
			ck_assert_str_eq(got, "'t' - - 'a'");
			text[key + i] ^= 1;
			if (pick(prune, &finder, (struct span){ text, len },
			    around, got) != 0)
				ck_abort_msg("%s: %s", text, got);
		}
	finder_done(&finder);
	prune_free(prune);
}
END_TEST

static Suite *
prune_suite(void)
{
	Suite *suite = suite_create("prune");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	unit_table(tcase, tokens_are_picked, records);
	unit_table(tcase, what_is_remembered_may_be_wrong, records);
	tcase_add_loop_test(tcase, members_may_stand_anywhere, 0, 3);
	tcase_add_test(tcase, one_byte_makes_another_member);

	tcase = unit_case(suite, "limits");
	tcase_add_test(tcase, many_members_are_walked);
	return suite;
}

UNIT_MAIN(prune_suite)
