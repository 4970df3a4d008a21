/*
 * What is gleaned of a record is what extract.h reads in all of it: random
 * records through both, with everything in them that could tell them apart.
 */
#include "log/glean.h"

#include "chance.h"
#include "glean_readers.h"
#include "random_record.h"

#define EVENT	"'eventType':'t','actor':{'id':'a'}"

/* The event is told of, or what is wrong with the record. */
static const struct {
	struct span	 record;
	const char	*want;
} records[] = {
	{ BYTES("{" EVENT "}"), "'t' - - 'a' none;" },
	{ BYTES("{" EVENT ",'published':'2026-10-05T12:34:56.789Z'}"),
	  "'t' '2026-10-05T12:34:56.789Z' - 'a' none;" },
	{ BYTES("{" EVENT ",'published':'2026-10-05 12:34:56Z'}"),
	  "'t' '2026-10-05 12:34:56Z' - 'a' none;" },
	{ BYTES("{" EVENT ",'published':'2026-02-30T12:34:56.789Z'}"),
	  "'t' '2026-02-30T12:34:56.789Z' - 'a' none;" },
	{ BYTES("{" EVENT ",'outcome':{'result':null}}"),
	  "'t' - 0 'a' none;" },
	{ BYTES("{'eventType':'\\u0074','actor':{'id':'\xc3\xa9\\n'}}"),
	  "'t' - - '\xc3\xa9\n' none;" },
	{ BYTES("{'eventType':'t','actor':{'id':'\\ud800'}}"),
	  "'t' - - ! none;" },
	{ BYTES("{'eventType':'t','actor':{'id':'a\x7f'}}"),
	  "'t' - - 'a\x7f' none;" },
	{ BYTES("{'detail':{" EVENT "}}"), "'t' - - 'a' detail;" },
	{ BYTES("{'eventType':'x','payload':{" EVENT "}}"),
	  "'t' - - 'a' payload;" },
	{ BYTES("{'eventType':'t'}"), "'t' - - - none;" },
	/* A token that is read has to be JSON. */
	{ BYTES("{'eventType':'\xff','actor':{'id':'a'}}"), "not valid" },
	{ BYTES("{'eventType':'t','actor':{'id':'\\x'}}"), "not valid" },
	{ BYTES("{'eventType':'t','actor':{'id':'\xc0\x80'}}"), "not valid" },
	{ BYTES("{'eventType':'t','actor':{'id':'\\u12'}}"), "not valid" },
	{ BYTES("{" EVENT ",'published':'\xed\xa0\x80'}"), "not valid" },
	{ BYTES("{" EVENT ",'outcome':{'result':'\\'}}'}"), "not valid" },
	{ BYTES("{" EVENT ",'outcome':{'result':'\\q'}}"), "not valid" },
	{ BYTES("{" EVENT ",}"), "not valid" },
	{ BYTES("{" EVENT " 'x':1}"), "not valid" },
	{ BYTES("{'eventType':'t','actor':{'id':'a\t'}}"), "not valid" },
	{ BYTES("nonsense"), "not valid" },
	{ BYTES("{" EVENT), "not valid" },
};

START_TEST(events_are_gleaned)
{
	struct readers r;
	char *json = unit_json(records[_i].record);
	struct told told;
	int round;

	readers_init(&r, want_of(NOBODY, NULL));
	for (round = 0; round < 4; round++) {
		told = check(&r, (struct span){ json,
		    records[_i].record.len });
		if (told.status == 0)
			ck_assert_str_eq(told.text, records[_i].want);
		else
			unit_expect_fault(&told.why, FAULT_RECORD,
			    records[_i].want);
		if (round == 2)
			check(&r, SPAN("{\"eventType\":\"t\",\"actor\":{}}"));
	}
	free(json);
	readers_done(&r);
}
END_TEST

/* Where no question looks, damage is seen with strict only. */
static const struct span unseen[] = {
	BYTES("{" EVENT ",'x':{'y':tru}}"), BYTES("{" EVENT ",'x':[1,,2]}"),
	BYTES("{'x':{'y' 'z'}," EVENT "}"), BYTES("{'x':['\\q']," EVENT "}"),
	BYTES("{'x':['\xff']," EVENT "}"),
};

START_TEST(strict_sees_more)
{
	struct readers r;
	char *json = unit_json(unseen[_i]);
	struct found found;
	struct told told;

	readers_init(&r, want_of(NOBODY, NULL));
	told = check(&r, (struct span){ json, unseen[_i].len });
	ck_assert_int_eq(told.status, 0);
	ck_assert_str_eq(told.text, "'t' - - 'a' none;");
	ck_assert_int_eq(finder_find(&r.finder, (struct span){ json,
	    unseen[_i].len }, 0, &found), 1);
	told = tell(r.strict, &r.wanted, &found);
	ck_assert_int_eq(told.status, -1);
	unit_expect_fault(&told.why, FAULT_RECORD, "not valid JSON");
	free(json);
	readers_done(&r);
}
END_TEST

/* What is asked for; each record is read for some of these. */
static const struct {
	int		 people;
	const char	*path;
} wants[] = {
	{ NOBODY, NULL }, { PEOPLE, NULL }, { NOBODY, "client.x.y" },
	{ PEOPLE, "actor.x.y" }, { PEOPLE, "outcome.x" }, { NOBODY, "x" },
	{ PEOPLE, "y.x.y.x" }, { NOBODY, "actor.type" },
	{ PEOPLE, "outcome.result" }, { PEOPLE, "client" },
	{ NOBODY, "a?" }, { NOBODY, "outcome.x.y" },
	/* The last ones, with the person among the targets. */
	{ PERSONS, NULL }, { PERSONS | PEOPLE, "client.x.y" },
	{ PERSONS, "actor.type" },
};
#define WITH_PERSONS	3

START_TEST(random_records_are_read_alike)
{
	struct writer w = { .chance = { (uint64_t)_i + 1 } };
	struct readers r[UNIT_ROWS(wants)];
	struct fault why = unit_no_fault();
	int rounds = unit_quick() ? 200 : 12000, i, events = 0, persons = 0;
	struct told told;
	size_t n, at;
	char *json;

	for (n = 0; n < UNIT_ROWS(wants); n++)
		readers_init(&r[n], want_of(wants[n].people, wants[n].path));
	for (i = 0; i < rounds; i++) {
		write_record(&w);
		if (_i >= 2 && chance_in(&w.chance, 2))
			damage(&w);
		json = unit_json((struct span){ w.text, w.len });
		events += check(&r[0], (struct span){ json, w.len }).status
		    == 0;
		for (n = 0; n < 3; n++) {
			at = n > 0 ? 1 + chance_below(&w.chance,
			    UNIT_ROWS(wants) - 1) : UNIT_ROWS(wants) - 1 -
			    chance_below(&w.chance, WITH_PERSONS);
			told = check(&r[at], (struct span){ json, w.len });
			persons += told.status == 0 &&
			    strchr(told.persons, '\'') != NULL;
			if (chance_in(&w.chance, 1000))
				ck_assert_int_eq(glean_settle(r[at].glean,
				    &why), 0);
		}
		free(json);
	}
	ck_assert_int_gt(events, _i < 2 ? rounds - 1 : rounds / 4);
	ck_assert_int_gt(persons, rounds / 400);
	for (n = 0; n < UNIT_ROWS(wants); n++)
		readers_done(&r[n]);
}
END_TEST

/* Plain tokens of every length, more than yajl is asked about at a time. */
START_TEST(tokens_of_any_length_are_read)
{
	struct readers r;
	char *record = malloc(MAX_RECORD);
	struct fault why = unit_no_fault();
	size_t lengths[] = { 1, 46, 47, 48, 49, 4000, 8180, 8186, 8187, 8188,
	    8189, 8190, 8191, 8192, 8193, 8200, 20000 }, i, len, round, bad;
	struct events events;
	struct found found;

	readers_init(&r, want_of(NOBODY, NULL));
	for (round = 0; round < 300; round++) {
		i = round % (sizeof lengths / sizeof lengths[0]);
		len = (size_t)sprintf(record, "{\"eventType\":\"%zu\","
		    "\"actor\":{\"id\":\"", round);
		memset(record + len, 'a' + (int)(round % 26), lengths[i]);
		len += lengths[i];
		len += (size_t)sprintf(record + len, "\"}}");
		ck_assert_int_eq(finder_find(&r.finder, (struct span){ record,
		    len }, 0, &found), 1);
		ck_assert_int_eq(glean_record(r.glean, &found, &events, &bad,
		    &why), 0);
		ck_assert_uint_eq(events.count, 1);
		ck_assert_int_eq(events.list[0].actor.state, FACT_TEXT);
		ck_assert_uint_eq(events.list[0].actor.text.len, lengths[i]);
		ck_assert_mem_eq(events.list[0].actor.text.data, record +
		    len - 3 - lengths[i], lengths[i]);
		if (round % 100 == 50)
			ck_assert_int_eq(glean_settle(r.glean, &why), 0);
	}
	free(record);
	readers_done(&r);
}
END_TEST

/* However small records are, tokens are asked about. */
START_TEST(small_records_are_read)
{
	static const char record[] = "{\"eventType\":\"t\",\"actor\":{}}";
	struct fault why = unit_no_fault();
	struct wanted wanted = want_of(NOBODY, NULL);
	struct finder finder = finder_new();
	struct glean *g = glean_new(sizeof record - 1, 0, NULL, &why);
	struct found found;
	struct told told;

	ck_assert_ptr_nonnull(g);
	ck_assert_int_eq(finder_find(&finder, SPAN(record), 0, &found), 1);
	told = tell(g, &wanted, &found);
	ck_assert_int_eq(told.status, 0);
	ck_assert_str_eq(told.text, "'t' - - - none;");
	ck_assert_int_eq(glean_settle(g, &why), 0);
	finder_done(&finder);
	glean_free(g);
}
END_TEST

START_TEST(impossible_sizes_are_refused)
{
	struct fault why = unit_no_fault();

	ck_assert_ptr_null(glean_new(SIZE_MAX, 0, NULL, &why));
	unit_expect_fault(&why, FAULT_SYSTEM, "memory");
	glean_free(NULL);
}
END_TEST

static Suite *
glean_suite(void)
{
	Suite *suite = suite_create("glean");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	unit_table(tcase, events_are_gleaned, records);
	unit_table(tcase, strict_sees_more, unseen);
	tcase_add_loop_test(tcase, random_records_are_read_alike, 0, 4);

	tcase = unit_case(suite, "limits");
	tcase_add_test(tcase, tokens_of_any_length_are_read);
	tcase_add_test(tcase, small_records_are_read);
	tcase_add_test(tcase, impossible_sizes_are_refused);
	return suite;
}

UNIT_MAIN(glean_suite)
