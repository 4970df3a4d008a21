/*
 * What is wanted of records, gleaned: the same as yajl reads in all of them.
 */
#include "log/glean.h"

#include "chance.h"
#include "glean_readers.h"
#include "person_records.h"
#include "wanted_records.h"

START_TEST(what_is_wanted_is_gleaned)
{
	struct span record = wanted_records[_i].record;
	char *json = unit_json(record);
	struct readers r;
	struct told told;
	int round;

	readers_init(&r, want_of(PEOPLE, wanted_records[_i].path));
	for (round = 0; round < 4; round++) {
		told = check(&r, (struct span){ json, record.len });
		ck_assert_int_eq(told.status, 0);
		ck_assert_str_eq(told.wanted, wanted_records[_i].want);
		if (round == 2)
			check(&r, SPAN("{\"eventType\":\"t\",\"actor\":{}}"));
	}
	free(json);
	readers_done(&r);
}
END_TEST

START_TEST(persons_are_gleaned)
{
	struct span record = person_records[_i].record;
	char *json = unit_json(record);
	struct readers r;
	struct told told;
	int round;

	readers_init(&r, want_of(PERSONS, NULL));
	for (round = 0; round < 4; round++) {
		told = check(&r, (struct span){ json, record.len });
		ck_assert_int_eq(told.status, 0);
		ck_assert_str_eq(told.persons, person_records[_i].want);
		if (round == 2)
			check(&r, SPAN("{\"eventType\":\"t\",\"actor\":{},"
			    "\"target\":[{\"type\":\"User\",\"id\":"
			    "\"x\"}]}"));
	}
	free(json);
	readers_done(&r);
}
END_TEST

static void
check_row(struct readers *r, struct span record)
{
	char *json = unit_json(record);

	ck_assert_int_eq(check(r, (struct span){ json, record.len }).status,
	    0);
	free(json);
}

/* All of them through one reader for each path, one behind another. */
START_TEST(no_record_leaves_a_trace)
{
	struct readers r;
	int i, round;

	readers_init(&r, want_of(_i % 4, wanted_records[_i].path));
	for (round = 0; round < 2; round++) {
		for (i = 0; i < UNIT_ROWS(wanted_records); i++)
			check_row(&r, wanted_records[i].record);
		for (i = 0; i < UNIT_ROWS(person_records) &&
		    _i % 4 >= PERSONS; i++)
			check_row(&r, person_records[i].record);
	}
	readers_done(&r);
}
END_TEST

/* Targets are read for those events alone for which they matter: damage in
 * them is seen there, and nowhere else. */
static const struct {
	const char	*event;
	int		 is_read;
} beside[] = {
	{ "'eventType':'t','actor':{'id':'a','type':'App'}", 1 },
	{ "'eventType':'user.session.start','actor':{'type':'App'}", 1 },
	{ "'eventType':'t','actor':{'id':'a'}", 1 },
	{ "'eventType':'t','actor':{'type':null}", 1 },
	{ "'eventType':'t','actor':{'type':'user'}", 1 },
	{ "'eventType':'t','actor':{'type':'User '}", 1 },
	{ "'actor':{'type':''},'eventType':'t'", 1 },
	{ "'eventType':'t','actor':{'id':'a','type':'User'}", 0 },
	{ "'eventType':'t','actor':{'type':'App'},'actor':{'type':'User'}",
	  0 },
	{ "'eventType':'t','actor':{'type':'User'},'actor':{'type':'App'}",
	  1 },
	{ "'eventType':'u','actor':{'id':'a','type':'App'}", 0 },
	{ "'eventType':'T','actor':{'id':'a'}", 0 },
	{ "'eventType':'tt','actor':{'id':'a'}", 0 },
	{ "'eventType':'','actor':{'id':'a'}", 0 },
	{ "'eventType':'t','eventType':'u','actor':{}", 0 },
	{ "'eventType':'u','eventType':'t','actor':{}", 1 },
};

START_TEST(targets_are_read_where_they_matter)
{
	char text[200], *json;
	struct readers r;
	struct span record;
	int round;

	snprintf(text, sizeof text, "{%s,'target':[{'type':'User'},,]}",
	    beside[_i].event);
	record = span_of(text);
	json = unit_json(record);
	readers_init(&r, want_of(PERSONS, NULL));
	for (round = 0; round < 4; round++)
		ck_assert_int_eq(check(&r, (struct span){ json,
		    record.len }).status, beside[_i].is_read ? -1 : 0);
	readers_done(&r);
	/* Who asks for nobody does not look at them at all. */
	readers_init(&r, want_of(PEOPLE, NULL));
	ck_assert_int_eq(check(&r, (struct span){ json, record.len }).status,
	    0);
	readers_done(&r);
	free(json);
}
END_TEST

/* A token that is wanted has to be JSON, wherever it is; one that is not may
 * be damaged where nobody looks. */
static const struct {
	const char	*path;
	const char	*good, *bad;
} tokens[] = {
	{ NULL, "{'eventType':'t','actor':{'id':'a','displayName':'n'}}",
	  "{'eventType':'t','actor':{'id':'a','displayName':'\xff'}}" },
	{ NULL, "{'eventType':'t','actor':{'id':'a','displayName':"
	  "'\xc3\xa9'}}",
	  "{'eventType':'t','actor':{'id':'a','displayName':'\xc3'}}" },
	{ NULL, "{'eventType':'t','actor':{'id':'a','alternateId':'l'}}",
	  "{'eventType':'t','actor':{'id':'a','alternateId':'\xc0\xaf'}}" },
	{ NULL, "{'eventType':'t','actor':{'id':'a','type':'y'}}",
	  "{'eventType':'t','actor':{'id':'a','type':'\xed\xa0\x80'}}" },
	{ NULL, "{'eventType':'t','actor':{'type':'y'}}",
	  "{'eventType':'t','actor':{'type':'\\x'}}" },
	{ NULL, "{'eventType':'t','actor':{'displayName':'a long name that "
	  "has more than 64 bytes in it, and then some of them'}}",
	  "{'eventType':'t','actor':{'displayName':'a long name that "
	  "has more than 64 bytes in it, and then some of th\xe9'}}" },
	{ "client.x", "{'eventType':'t','actor':{},'client':{'x':'v'}}",
	  "{'eventType':'t','actor':{},'client':{'x':'\xf4\x90\x80\x80'}}" },
	{ "client.x", "{'eventType':'t','actor':{},'client':{'x':'v'}}",
	  "{'eventType':'t','actor':{},'client':{'x':'\\u12'}}" },
	{ "client.x", "{'eventType':'t','actor':{},'client':{'x':null}}",
	  "{'eventType':'t','actor':{},'client':{'x':nul}}" },
	{ "client.x", "{'eventType':'t','actor':{},'client':{'x':10}}",
	  "{'eventType':'t','actor':{},'client':{'x':01}}" },
	{ "client.x", "{'eventType':'t','actor':{},'client':{'x':true}}",
	  "{'eventType':'t','actor':{},'client':{'x':True}}" },
	{ "outcome.x", "{'eventType':'t','actor':{},'outcome':{'x':'v'}}",
	  "{'eventType':'t','actor':{},'outcome':{'x':'\x80'}}" },
	{ "actor.x.y", "{'eventType':'t','actor':{'x':{'y':'v'}}}",
	  "{'eventType':'t','actor':{'x':{'y':'\xfe'}}}" },
	{ "actor.x.y", "{'eventType':'t','actor':{'x':{'y':'v'}}}",
	  "{'eventType':'t','actor':{'x':{'y' 'v'}}}" },
};

START_TEST(a_token_that_is_wanted_is_json)
{
	struct span good = span_of(tokens[_i].good),
	    bad = span_of(tokens[_i].bad);
	char *json = unit_json(good), *damaged = unit_json(bad);
	struct readers r, nobody;
	struct told told;
	int round;

	readers_init(&r, want_of(tokens[_i].path == NULL ? PEOPLE : NOBODY,
	    tokens[_i].path));
	readers_init(&nobody, want_of(NOBODY, NULL));
	for (round = 0; round < 4; round++) {
		if (round > 0)
			ck_assert_int_eq(check(&r, (struct span){ json,
			    good.len }).status, 0);
		told = check(&r, (struct span){ damaged, bad.len });
		ck_assert_int_eq(told.status, -1);
		unit_expect_fault(&told.why, FAULT_RECORD, "not valid JSON");
		/* check() has seen that this is what yajl says. */
		ck_assert_int_eq(check(&nobody, (struct span){ json,
		    good.len }).status, 0);
		if (strstr(tokens[_i].bad, "'client'") != NULL)
			ck_assert_int_eq(check(&nobody, (struct span){
			    damaged, bad.len }).status, 0);
	}
	free(json);
	free(damaged);
	readers_done(&r);
	readers_done(&nobody);
}
END_TEST

/* Damage that is seen only where all is read shows that this is not done:
 * these are not worth it. */
static const struct {
	const char	*path;
	const char	*record;
	const char	*want;
} unseen[] = {
	{ NULL, "{'eventType':'t','actor':{'id':'a','displayName':"
	  "'Bj\xc3\xb6rn','alternateId':'l','type':null},'x':[1,,2]}",
	  "'l' 'Bj\xc3\xb6rn' 0 -;" },
	{ NULL, "{'eventType':'t','actor':{'displayName':null,'alternateId':"
	  "true,'type':'\xf0\x9f\x98\x80'},'x':[1,,2]}",
	  "true 0 '\xf0\x9f\x98\x80' -;" },
	{ "client.x", "{'eventType':'t','actor':{},'client':{'x':'\xe5\xad"
	  "\xa6','y':[1,,2]}}", "- - - '\xe5\xad\xa6';" },
	{ "client.x", "{'eventType':'t','actor':{},'client':null,'x':nil}",
	  "- - - -;" },
	{ "actor.x.y", "{'eventType':'t','actor':{'x':{'y':'v','z':01}}}",
	  "- - - 'v';" },
	{ "actor.id", "{'eventType':'t','actor':{'id':'a'},'x':[1,,2]}",
	  "- - - 'a';" },
};

START_TEST(not_all_is_read)
{
	struct span record = span_of(unseen[_i].record);
	char *json = unit_json(record);
	struct readers r;
	struct told told;
	int round;

	readers_init(&r, want_of(unseen[_i].path == NULL ? PEOPLE : NOBODY,
	    unseen[_i].path));
	for (round = 0; round < 3; round++) {
		told = check(&r, (struct span){ json, record.len });
		ck_assert_int_eq(told.status, 0);
		ck_assert_str_eq(told.wanted, unseen[_i].want);
	}
	free(json);
	readers_done(&r);
}
END_TEST

/* Somebody of whom now this is known, now that. */
static size_t
write_person(char *text, size_t size, size_t id, size_t form)
{
	static const char *const names[] = { "Ann", "Bj\xc3\xb6rn",
		"\xe5\xad\xa6", "\xf0\x9f\x98\x80" };
	char name[40], login[40];

	snprintf(name, sizeof name, "%s %zu", names[id % 4], id / 7);
	snprintf(login, sizeof login, form == 0 ? "null" : form == 1 ?
	    "\"a%zu@example.com\"" : "\"%zu\xc3\xa9\"", id);
	return (size_t)snprintf(text, size, "{\"eventType\":\"t\",\"actor\":{"
	    "\"id\":\"00u%zu\",\"displayName\":\"%s\",\"alternateId\":%s,"
	    "\"type\":\"%s\"},\"client\":{\"x\":\"%zu%s\"}}", id, name, login,
	    id % 3 == 0 ? "User" : "Syst\xc3\xa8me", id % 9000,
	    id % 2 == 0 ? "" : "\xc3\xa9");
}

/* More people than are known at a time, and values of a member. */
START_TEST(there_may_be_many_people)
{
	size_t people = unit_quick() ? 2000 : 40000, i, id, round;
	struct chance chance = { (uint64_t)_i + 1 };
	struct fault why = unit_no_fault();
	char text[300], want[200];
	struct readers r;
	struct told told;
	size_t len;

	readers_init(&r, want_of(PEOPLE, "client.x"));
	for (round = 0; round < 2; round++)
		for (i = 0; i < people; i++) {
			id = chance_in(&chance, 4) ?
			    chance_below(&chance, people) : i;
			len = write_person(text, sizeof text, id, round +
			    chance_below(&chance, 2));
			told = check(&r, (struct span){ text, len });
			snprintf(want, sizeof want, " '%zu%s';", id % 9000,
			    id % 2 == 0 ? "" : "\xc3\xa9");
			if (told.status != 0 ||
			    strstr(told.wanted, want) == NULL)
				ck_abort_msg("%s: %s", text, told.wanted);
			if (chance_in(&chance, 5000))
				ck_assert_int_eq(glean_settle(r.glean, &why),
				    0);
		}
	readers_done(&r);
}
END_TEST

/* Tokens that are wanted of every length, more than yajl is asked about at a
 * time: it is asked in the middle of one person. */
START_TEST(tokens_of_any_length_are_wanted)
{
	static const size_t lengths[] = { 0, 1, 7, 8, 9, 48, 64, 500, 2700,
		4000, 8180, 8186, 8187, 8188, 8189, 8190, 8191, 8192, 8193,
		20000 };
	struct wanted wanted = want_of(PEOPLE, "client.x");
	struct fault why = unit_no_fault();
	struct finder finder = finder_new();
	struct glean *g = glean_new(MAX_RECORD, 0, &wanted, &why);
	char *record = malloc(MAX_RECORD), *field, *name;
	size_t round, len, of_name, of_field, bad;
	const struct event *event;
	struct events events;
	struct found found;

	for (round = 0; round < 800; round++) {
		of_name = lengths[round % 20];
		of_field = lengths[round / 20 % 20];
		len = (size_t)sprintf(record, "{\"eventType\":\"t\",\"actor\""
		    ":{\"alternateId\":\"%zu\",\"displayName\":\"", round);
		name = record + len;
		memset(name, 'a' + (int)(round % 26), of_name);
		/* Two bytes of one character. */
		if (round % 3 == 0 && of_name > 1)
			memcpy(name + of_name - 2, "\xc3\xa9", 2);
		len += of_name;
		len += (size_t)sprintf(record + len, "\"},\"client\":{\"x\":"
		    "\"");
		field = record + len;
		memset(field, 'A' + (int)(round % 26), of_field);
		len += of_field;
		len += (size_t)sprintf(record + len, "\"}}");
		ck_assert_int_eq(finder_find(&finder, (struct span){ record,
		    len }, 0, &found), 1);
		ck_assert_int_eq(glean_record(g, &found, &events, &bad, &why),
		    0);
		ck_assert_uint_eq(events.count, 1);
		event = &events.list[0];
		ck_assert_int_eq(event->wanted[WANT_LOGIN].state, FACT_TEXT);
		ck_assert(span_eq(event->wanted[WANT_NAME].text,
		    (struct span){ name, of_name }));
		ck_assert(span_eq(event->wanted[WANT_FIELD].text,
		    (struct span){ field, of_field }));
		if (round % 100 == 50)
			ck_assert_int_eq(glean_settle(g, &why), 0);
	}
	ck_assert_int_eq(glean_settle(g, &why), 0);
	free(record);
	glean_free(g);
	finder_done(&finder);
}
END_TEST

/* A fact without a text has none: not that of an event before. */
START_TEST(what_is_absent_has_no_text)
{
	static const struct {
		struct span	json;
	} records[] = {
		{ BYTES("{'eventType':'t','published':'2026-10-05T12:34:56."
		  "789Z','outcome':{'result':'r'},'actor':{'id':'a','type':"
		  "'y'},'client':{'x':'v'}}") },
		{ BYTES("{'eventType':'t','actor':{}}") },
		{ BYTES("{'eventType':'t','actor':{'type':{}},'outcome':{"
		  "'result':null},'client':{'x':null}}") },
	};
	struct fact facts[3 + WANTS];
	struct span record;
	struct readers r;
	struct events events;
	struct found found;
	struct fault why = unit_no_fault();
	size_t i, n, bad;
	char *json;

	readers_init(&r, want_of(PEOPLE, "client.x"));
	for (i = 0; i < sizeof records / sizeof records[0]; i++) {
		record = records[i].json;
		json = unit_json(record);
		ck_assert_int_eq(finder_find(&r.finder, (struct span){ json,
		    record.len }, 0, &found), 1);
		free(json);
		ck_assert_int_eq(glean_record(r.glean, &found, &events, &bad,
		    &why), 0);
		facts[0] = events.list[0].published;
		facts[1] = events.list[0].result;
		facts[2] = events.list[0].actor;
		memcpy(facts + 3, events.list[0].wanted,
		    sizeof events.list[0].wanted);
		for (n = 0; n < 3 + WANTS; n++)
			ck_assert(facts[n].state == FACT_TEXT ||
			    (facts[n].text.data == NULL &&
			    facts[n].text.len == 0));
	}
	readers_done(&r);
}
END_TEST

/* Of the event itself, the last one, decoded. */
static const struct {
	struct span	 json;
	enum fact_state	 state;
	const char	*text;
} uuids[] = {
	{ BYTES("{'uuid':'u1','eventType':'t','actor':{}}"), FACT_TEXT,
	    "u1" },
	{ BYTES("{'eventType':'t','actor':{},'uuid':'u\\u0031'}"), FACT_TEXT,
	    "u1" },
	{ BYTES("{'uuid':'\xc3\xab','eventType':'t','actor':{}}"), FACT_TEXT,
	    "\xc3\xab" },
	{ BYTES("{'uuid':'','eventType':'t','actor':{}}"), FACT_TEXT, "" },
	{ BYTES("{'uuid':'a','uuid':'b','eventType':'t','actor':{}}"),
	    FACT_TEXT, "b" },
	{ BYTES("{'uuid':'a','uuid':null,'eventType':'t','actor':{}}"),
	    FACT_NULL, NULL },
	{ BYTES("{'eventType':'t','actor':{}}"), FACT_ABSENT, NULL },
	{ BYTES("{'uuid':true,'eventType':'t','actor':{}}"), FACT_SCALAR,
	    "true" },
	{ BYTES("{'uuid':17,'eventType':'t','actor':{}}"), FACT_SCALAR,
	    "17" },
	{ BYTES("{'uuid':{'x':'a'},'eventType':'t','actor':{}}"), FACT_OTHER,
	    NULL },
	{ BYTES("{'uuid':'\\ud800','eventType':'t','actor':{}}"),
	    FACT_BROKEN, NULL },
	{ BYTES("{'eventType':'t','actor':{'uuid':'a'},'x':{'uuid':'b'}}"),
	    FACT_ABSENT, NULL },
	{ BYTES("{'uuid':'a','detail':{'uuid':'b','eventType':'t','actor':{}}"
	    "}"), FACT_TEXT, "b" },
};

static void
expect_uuid(struct glean *g, const struct found *found, int row)
{
	struct fault why = unit_no_fault();
	struct events events;
	struct fact uuid;
	size_t bad;

	ck_assert_int_eq(glean_record(g, found, &events, &bad, &why), 0);
	ck_assert_uint_eq(events.count, 1);
	uuid = events.list[0].wanted[WANT_UUID];
	ck_assert_int_eq(uuid.state, uuids[row].state);
	if (uuids[row].text != NULL)
		ck_assert(unit_is(uuid.text, uuids[row].text));
	else
		ck_assert_uint_eq(uuid.text.len, 0);
}

START_TEST(a_uuid_is_gleaned)
{
	char *json = unit_json(uuids[_i].json);
	struct found found;
	struct readers r;
	int round;

	readers_init(&r, want_of(PEOPLE, "uuid"));
	for (round = 0; round < 3; round++) {
		ck_assert_int_eq(finder_find(&r.finder, (struct span){ json,
		    uuids[_i].json.len }, 0, &found), 1);
		expect_uuid(r.glean, &found, _i);
		expect_uuid(r.strict, &found, _i);
	}
	free(json);
	readers_done(&r);
}
END_TEST

static Suite *
glean_suite(void)
{
	Suite *suite = suite_create("glean_wanted");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	unit_table(tcase, what_is_wanted_is_gleaned, wanted_records);
	unit_table(tcase, persons_are_gleaned, person_records);
	unit_table(tcase, no_record_leaves_a_trace, wanted_records);
	unit_table(tcase, targets_are_read_where_they_matter, beside);
	unit_table(tcase, not_all_is_read, unseen);
	tcase_add_test(tcase, what_is_absent_has_no_text);
	unit_table(tcase, a_uuid_is_gleaned, uuids);

	tcase = unit_case(suite, "limits");
	tcase_add_loop_test(tcase, there_may_be_many_people, 0, 2);
	tcase_add_test(tcase, tokens_of_any_length_are_wanted);

	tcase = unit_case(suite, "errors");
	unit_table(tcase, a_token_that_is_wanted_is_json, tokens);
	return suite;
}

UNIT_MAIN(glean_suite)
