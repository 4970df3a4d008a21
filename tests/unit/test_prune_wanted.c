/*
 * Raw tokens of what is wanted, as events_text.h writes it.  What is
 * remembered of one record must not matter to the next one, so each is looked
 * at among others, with and without line breaks, and with nothing behind it.
 */
#include "log/prune.h"

#include "chance.h"
#include "events_text.h"
#include "find_record.h"
#include "want.h"
#include "wanted_records.h"

/* Bytes behind a record, so that many of them may be looked at in one go. */
#define SOME	100

/* 1: picked, into text.  0: it has to be read. */
static int
pick(struct prune *prune, struct finder *finder, struct span record,
    size_t before, size_t behind, char text[EVENTS_TEXT])
{
	size_t len = before + record.len + behind;
	char *whole = malloc(len);
	struct tokens tokens;
	struct wanted by_place = { .members = 0 };
	struct event event = { .wrapping = WRAPPING_NONE };
	struct found found;
	int status = 0;

	memset(whole, ' ', len);
	memcpy(whole + before, record.data, record.len);
	memset(&tokens, 0xa5, sizeof tokens);
	/* Some damage shows in its brackets already. */
	if (finder_find(finder, (struct span){ whole, len }, before, &found))
		status = prune_event(prune, found.sweep, found.shape, before,
		    &tokens);
	free(whole);
	if (status != 1) {
		strcpy(text, "no");
		return 0;
	}
	memcpy(event.wanted, tokens.wanted, sizeof event.wanted);
	wanted_text((struct events){ &event, 1 }, &by_place, text);
	return 1;
}

#define NO	"no"

/* NO: it has to be read.  Else it need not be. */
static const struct {
	const char	*path;
	struct span	 record;
	const char	*want;
} records[] = {
	{ NULL, BYTES("{" E "}"), "- - - -;" },
	{ NULL, BYTES("{" E_T "'actor':{'id':'a','alternateId':'l','type':"
	  "'y','displayName':'n'}}"), "'l' 'n' 'y' -;" },
	{ NULL, BYTES("{" E_T "'actor':{'alternateId':null,'displayName':"
	  "true,'type':[{'type':'x'}]}}"), NO },
	{ NULL, BYTES("{" E_T "'actor':{'alternateId':false,'displayName':"
	  "{'x':{}},'x':[[]],'type':''}}"), NO },
	{ NULL, BYTES("{" E_T "'actor':{'alternateId':false,'x':[[]],'type':"
	  "''}}"), "false - '' -;" },
	{ NULL, BYTES("{" E_T "'actor':{'type':'x','alternateId':'x',"
	  "'displayName':'x'},'actor':{}}"), "- - - -;" },
	/* As it is written. */
	{ NULL, BYTES("{" E_T "'actor':{'alternateId':'\\u006c\\'',"
	  "'displayName':'\xc3\xa9','type':'\\ud800'}}"),
	  "'\\u006c\\\"' '\xc3\xa9' '\\ud800' -;" },
	{ NULL, BYTES("{" E_T "'actor':{'displayName':'\xff'}}"),
	  "- '\xff' - -;" },
	{ COUNTRY, BYTES("{" E "," IN("\\u0044}]") "}"),
	  "- - - '\\u0044}]';" },
	{ COUNTRY, BYTES("{" E "," GEO("'country':null") "}"), "- - - 0;" },
	{ COUNTRY, BYTES("{" E "," GEO("'country':true") "}"),
	  "- - - true;" },
	{ COUNTRY, BYTES("{" E "," GEO("'country':{}") "}"), NO },
	{ COUNTRY, BYTES("{" E ",'client':null}"), "- - - -;" },
	{ COUNTRY, BYTES("{" E ",'client':'x','x':{}}"), NO },
	{ COUNTRY, BYTES("{" E ",'client':1.5,'x':{}}"), NO },
	{ COUNTRY, BYTES("{" E ",'client':tru,'x':{}}"), NO },
	{ COUNTRY, BYTES("{" E ",'client':[{},'country'],'x':[]}"), NO },
	{ COUNTRY, BYTES("{" IN("x") "," E ",'client':[]}"), NO },
	{ COUNTRY, BYTES("{" IN("x") "," E ",'client':true}"), "- - - -;" },
	{ COUNTRY, BYTES("{" E ",'client':{'geographicalContext':[],'x':{"
	  "}}}"), NO },
	/* Numbers are for yajl, but beside it. */
	{ COUNTRY, BYTES("{" E "," GEO("'country':1") "}"), NO },
	{ COUNTRY, BYTES("{" E "," GEO("'country':-0e5") "}"), NO },
	{ COUNTRY, BYTES("{" E "," GEO("'country':1,'country':'x'") "}"),
	  NO },
	{ COUNTRY, BYTES("{" E "," GEO("'x':1,'country':'v','y':-2.5e+3")
	  ",'y':3}"), "- - - 'v';" },
	{ NULL, BYTES("{" E_T "'actor':{'displayName':0}}"), NO },
	{ "severity", BYTES("{" E ",'severity':4}"), NO },
	{ "severity", BYTES("{" E ",'severity':'v','x':4}"), "- - - 'v';" },
	{ "outcome.x", BYTES("{" E ",'outcome':{'x':4}}"), NO },
	/* Keys with escapes, where a member may be wanted. */
	{ COUNTRY, BYTES("{" E "," GEO("'\\u0063ountry':'x'") "}"), NO },
	{ COUNTRY, BYTES("{" E "," GEO("'country':'x','\\n':1") "}"), NO },
	{ COUNTRY, BYTES("{" E ",'client':{'\\u0078':1}}"), NO },
	{ COUNTRY, BYTES("{" E ",'\\u0063lient':1}"), NO },
	{ NULL, BYTES("{" E_T "'actor':{'t\\u0079pe':1}}"), NO },
	{ "outcome.x", BYTES("{" E ",'outcome':{'\\u0078':'v'}}"), NO },
	{ "actor.x.y", BYTES("{" E_T "'actor':{'x':{'\\u0079':'v'}}}"), NO },
	/* And where none may be. */
	{ COUNTRY, BYTES("{" E ",'x':{'\\u0063lient':1},'client':{'x':{"
	  "'\\n':1},'geographicalContext':{'y':[{'\\n':1}],'country':'v'}}}"),
	  "- - - 'v';" },
	/* No valid record has this between its members. */
	{ COUNTRY, BYTES("{" E ",'client':{'geographicalContext':{'country':"
	  "'x',}}}"), NO },
	{ COUNTRY, BYTES("{" E ",'client':{'geographicalContext':{'country':"
	  "'x'},}}"), NO },
	{ COUNTRY, BYTES("{" E ",'client':{,'geographicalContext':{}}}"),
	  NO },
	{ COUNTRY, BYTES("{" E ",'client':{'geographicalContext'{}}}"), NO },
	{ COUNTRY, BYTES("{" E ",'client':{'geographicalContext':{}{}}}"),
	  NO },
	{ COUNTRY, BYTES("{" E ",'client':{'x':{},{}}}"), NO },
	{ COUNTRY, BYTES("{" E ",'client':{'x':{}'y':{}}}"), NO },
	{ COUNTRY, BYTES("{" E ",'client':{[]}}"), NO },
	{ COUNTRY, BYTES("{" E "," GEO("'country':}") "}}"), NO },
	{ COUNTRY, BYTES("{" E "," GEO("'country':nul") "}"), NO },
	{ COUNTRY, BYTES("{" E "," GEO("'country':nulll") "}"), NO },
	{ COUNTRY, BYTES("{" E "," GEO("'country':True") "}"), NO },
	{ COUNTRY, BYTES("{" E "," GEO("'country':tru") "}"), NO },
	{ COUNTRY, BYTES("{" E "," GEO("'country':falsee") "}"), NO },
	{ COUNTRY, BYTES("{" E "," GEO("'country':x") "}"), NO },
	{ COUNTRY, BYTES("{" E "," GEO("'country':,'x':1") "}"), NO },
	{ COUNTRY, BYTES("{" E "," GEO("'country':'x''y'") "}"), NO },
	{ COUNTRY, BYTES("{" E ",'client':\xc2\xa0{}}"), NO },
	{ COUNTRY, BYTES("{" E ",'client':}"), NO },
	{ COUNTRY, BYTES("{" E ",'client':,'x':1}"), NO },
	/* Nested members before and behind, on every level. */
	{ "a.b.c.d", BYTES("{'x':[{'a':{}}],'a':{'x':{'b':[{},[]]},'y':[],"
	  "'b':{'x':{},'y':[[[]]],'c':{'x':[{'d':'x'}],'d':'v','y':{'d':[]}"
	  "},'z':{'c':{'d':'x'}}},'z':[{}]},'z':{}," E_T "'actor':{'y':{},"
	  "'type':'y','z':[]}}"), "- - 'y' 'v';" },
	{ "actor.detailEntry.x", BYTES("{'x':[]," E_T "'actor':{'w':[{},[{}]"
	  "],'detailEntry':{'a':{'x':[]},'x':'v','b':[{}]},'z':{'x':'x'},"
	  "'alternateId':'l'},'y':{}}"), "'l' - - 'v';" },
	{ "actor.d.e.f", BYTES("{" E_T "'actor':{'d':{'x':{},'e':{'y':[],'f'"
	  ":'x','z':{}},'w':[]},'v':{},'d':{'e':{'f':false}},"
	  "'displayName':'n','u':[]}}"), "- 'n' - false;" },
	{ "outcome.d.e", BYTES("{" E ",'outcome':{'x':[],'d':{'y':{},'e':'v',"
	  "'z':[{}]},'w':{}},'y':{}}"), "- - - 'v';" },
	{ "a.b.c.d.e.f.g.h", BYTES("{" E ",'a':{'b':{'x':{},'c':{'d':{'y':[],"
	  "'e':{'f':{'g':{'h':'v','z':{'h':'x'}},'h':'x'},'h':[]},'h':{}},"
	  "'h':'x'},'h':'x'}},'h':[]}"), "- - - 'v';" },
	/* The last one of a name, whole. */
	{ COUNTRY, BYTES("{" IN("x") "," E "," IN("v") "}"), "- - - 'v';" },
	{ COUNTRY, BYTES("{" E ",'client':{'geographicalContext':{'country':"
	  "'x','x':{}},'geographicalContext':{'x':[]}}}"), "- - - -;" },
	{ "actor.d.x", BYTES("{" E_T "'actor':{'d':{'x':'x'}},'actor':{'type'"
	  ":'y'}}"), "- - 'y' -;" },
	{ "outcome.x", BYTES("{" E ",'outcome':{'x':'x'},'outcome':{}}"),
	  "- - - -;" },
	{ "outcome.x", BYTES("{" E ",'outcome':{'x':'x'},'outcome':null}"),
	  "- - - -;" },
	{ "client.x", BYTES("{'client':{'x':'v'}," E ",'outcome':null,'actor'"
	  ":{}}"), "- - - 'v';" },
	/* Nothing is wanted of what is no event for certain. */
	{ COUNTRY, BYTES("{'eventType':'t'," IN("x") "}"), NO },
	{ COUNTRY, BYTES("{'detail':{" E "}," IN("x") "}"), NO },
};

/* Line breaks behind brackets, colons, commas and strings: one in so many of
 * these.  The length of the new record. */
static size_t
break_lines(char *out, struct span json, struct chance *chance, size_t often)
{
	size_t i, len = 0, breaks;
	int inside = 0;

	for (i = 0; i < json.len; i++) {
		out[len++] = json.data[i];
		if (inside && json.data[i] == '\\')
			out[len++] = json.data[++i];
		else if (json.data[i] == '"')
			inside = !inside;
		if (inside || i + 1 == json.len ||
		    strchr("{}[]:,\"", json.data[i]) == NULL)
			continue;
		/* Within a literal none of these stands. */
		for (breaks = chance_in(chance, often) ? 1 +
		    chance_below(chance, 3) : 0; breaks > 0; breaks--) {
			memcpy(out + len, "\r\n  ", 4);
			len += 4;
		}
	}
	return len;
}

static void
check(struct prune *prune, struct finder *finder, struct span json,
    size_t before, size_t behind, const char *want)
{
	char got[EVENTS_TEXT];

	pick(prune, finder, json, before, behind, got);
	if (strcmp(got, want) != 0)
		ck_abort_msg("%s, and not %s, of %.*s", got, want,
		    (int)json.len, json.data);
}

/* Twice each, anywhere in a block, at the end of the text or not. */
START_TEST(what_is_wanted_is_picked)
{
	struct wanted wanted = want_of(PEOPLE, records[_i].path);
	struct prune *prune = prune_new(&wanted);
	struct finder finder = finder_new();
	char *json = unit_json(records[_i].record);
	struct span record = { json, records[_i].record.len };
	size_t before, behind;

	ck_assert_ptr_nonnull(prune);
	for (before = 0; before < 130; before += unit_quick() ? 13 : 1)
		for (behind = 0; behind <= SOME; behind += 20) {
			check(prune, &finder, record, before, behind,
			    records[_i].want);
			check(prune, &finder, record, before, behind,
			    records[_i].want);
		}
	free(json);
	finder_done(&finder);
	prune_free(prune);
}
END_TEST

/* Marks are line breaks, too. */
START_TEST(lines_may_break_between_members)
{
	struct wanted wanted = want_of(PEOPLE, records[_i].path);
	struct prune *prune = prune_new(&wanted);
	struct finder finder = finder_new();
	struct chance chance = { (uint64_t)_i + 1 };
	char *json = unit_json(records[_i].record), *text;
	struct span record = { json, records[_i].record.len };
	int round, rounds = unit_quick() ? 20 : 200;
	size_t len = 0;

	text = malloc(record.len * 16);
	for (round = 0; round < rounds; round++) {
		/* A form that comes again, and then another one. */
		if (round % 3 != 2)
			len = break_lines(text, record, &chance,
			    1 + (size_t)round % 5);
		check(prune, &finder, (struct span){ text, len },
		    (size_t)round, round % 4 == 0 ? 0 : SOME,
		    records[_i].want);
	}
	free(text);
	free(json);
	finder_done(&finder);
	prune_free(prune);
}
END_TEST

/* Behind each of the others with that path, whose members stand elsewhere. */
START_TEST(what_is_remembered_may_be_wrong)
{
	struct wanted wanted = want_of(PEOPLE, records[_i].path);
	struct prune *prune = prune_new(&wanted);
	struct finder finder = finder_new();
	char *json = unit_json(records[_i].record), *other;
	struct span record = { json, records[_i].record.len };
	char got[EVENTS_TEXT];
	int i, n;

	for (i = 0; i < UNIT_ROWS(records); i++) {
		other = unit_json(records[i].record);
		for (n = 0; n < 4; n++) {
			pick(prune, &finder, (struct span){ other,
			    records[i].record.len }, 0, SOME, got);
			check(prune, &finder, record, 0, n == 2 ? 0 : SOME,
			    records[_i].want);
		}
		free(other);
	}
	free(json);
	finder_done(&finder);
	prune_free(prune);
}
END_TEST

/* What every reader says, this one says, or nothing; raw, so not of records
 * with escapes. */
START_TEST(what_is_picked_is_what_is_read)
{
	struct wanted wanted = want_of(PEOPLE, wanted_records[_i].path);
	struct prune *prune = prune_new(&wanted);
	struct finder finder = finder_new();
	struct span record = wanted_records[_i].record;
	char *json = unit_json(record), got[EVENTS_TEXT];
	size_t behind;

	for (behind = 0; behind < 3 * SOME && record.data[0] == '{' &&
	    memchr(json, '\\', record.len) == NULL &&
	    wanted.source == FIELD_WANTED && wanted.want == WANT_FIELD;
	    behind += SOME)
		if (pick(prune, &finder, (struct span){ json, record.len }, 0,
		    behind, got))
			ck_assert_str_eq(got, wanted_records[_i].want);
	free(json);
	finder_done(&finder);
	prune_free(prune);
}
END_TEST

/* Only what is asked for is taken, or makes a record one for yajl. */
START_TEST(what_is_not_wanted_is_passed_over)
{
	static const char record[] = "{\"actor\":{\"alternateId\":1,"
	    "\"displayName\":2,\"type\":\"y\",\"x\":{\"y\":3}},\"eventType\":"
	    "\"t\",\"client\":{\"x\":4},\"outcome\":{\"x\":5}}";
	struct wanted wanted = { .members = 0 };
	struct prune *none = prune_new(NULL), *nothing = prune_new(&wanted),
	    *type;
	struct finder finder = finder_new();
	struct wanted by_type = { .members = 0 };
	struct tokens tokens;
	struct found found;
	char got[EVENTS_TEXT];
	int round;

	wanted_add(&by_type, WANT_ACTOR_TYPE);
	type = prune_new(&by_type);
	for (round = 0; round < 3; round++) {
		check(type, &finder, SPAN(record), 0, SOME, "- - 'y' -;");
		ck_assert_int_eq(finder_find(&finder, SPAN(record), 0,
		    &found), 1);
		ck_assert_int_eq(prune_event(none, found.sweep, found.shape,
		    0, &tokens), 1);
		ck_assert(unit_is(tokens.type, "t"));
		ck_assert_int_eq(prune_event(nothing, found.sweep,
		    found.shape, 0, &tokens), 1);
	}
	wanted_add(&by_type, WANT_LOGIN);
	prune_free(type);
	type = prune_new(&by_type);
	ck_assert_int_eq(pick(type, &finder, SPAN(record), 0, SOME, got), 0);
	prune_free(type);
	prune_free(none);
	prune_free(nothing);
	finder_done(&finder);
}
END_TEST

/* More members than are remembered, on a level of the path, before, among and
 * behind the one that is wanted. */
START_TEST(many_members_are_walked)
{
	static const char *const paths[] = { "a.b.c", "actor.b.c",
		"outcome.b.c" };
	struct wanted wanted = want_of(NOBODY, paths[_i]);
	struct prune *prune = prune_new(&wanted);
	struct finder finder = finder_new();
	char *text = malloc(20000);
	size_t count, len, i, at;
	int root = (int)strcspn(paths[_i], ".");

	for (count = 0; count < 100; count += count < 70 ? 1 : 13)
		for (at = 0; at < 6; at++) {
			len = (size_t)sprintf(text, "{%s\"eventType\":\"t\","
			    "\"%.*s\":{\"x\":{},\"b\":{", _i == 1 ? "" :
			    "\"actor\":{},", root, paths[_i]);
			for (i = 0; i <= count; i++) {
				len += (size_t)sprintf(text + len,
				    i == at / 2 * count / 2 ?
				    "%s\"c\":\"v\"" : "%s\"m%zu\":%s",
				    i > 0 ? "," : "", i, at % 2 == 0 ? "[{}]" :
				    "1");
			}
			len += (size_t)sprintf(text + len, "}}}");
			check(prune, &finder, (struct span){ text, len }, 0,
			    SOME, "- - - 'v';");
		}
	free(text);
	finder_done(&finder);
	prune_free(prune);
}
END_TEST

static Suite *
prune_suite(void)
{
	Suite *suite = suite_create("prune_wanted");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	unit_table(tcase, what_is_wanted_is_picked, records);
	unit_table(tcase, lines_may_break_between_members, records);
	unit_table(tcase, what_is_remembered_may_be_wrong, records);
	unit_table(tcase, what_is_picked_is_what_is_read, wanted_records);
	tcase_add_test(tcase, what_is_not_wanted_is_passed_over);

	tcase = unit_case(suite, "limits");
	tcase_add_loop_test(tcase, many_members_are_walked, 0, 3);
	return suite;
}

UNIT_MAIN(prune_suite)
