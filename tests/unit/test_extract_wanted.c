/*
 * What is wanted of records, read by yajl.  Whatever the reader was given
 * before, a record reads the same.
 */
#include "log/extract.h"

#include "events_text.h"
#include "person_records.h"
#include "want.h"
#include "wanted_records.h"

#define MAX_RECORD	65536

static void
expect(struct extract *x, const struct wanted *wanted, struct span record,
    const char *want)
{
	struct fault why = unit_no_fault();
	char *json = unit_json(record), text[EVENTS_TEXT];
	struct events events;
	size_t bad;

	if (extract_record(x, json, record.len, &events, &bad, &why) != 0)
		ck_abort_msg("%s, at %zu of %.*s", why.msg, bad,
		    (int)record.len, record.data);
	ck_assert_str_eq(wanted_text(events, wanted, text), want);
	free(json);
}

static struct extract *
new_extract(const struct wanted *wanted)
{
	struct fault why = unit_no_fault();
	struct extract *x = extract_new(MAX_RECORD, wanted, &why);

	ck_assert_ptr_nonnull(x);
	return x;
}

START_TEST(what_is_wanted_is_found)
{
	static const char cut[] = "{\"client\":{\"x\":\"x\",\""
	    "geographicalContext\":{\"country\":\"x\"";
	struct wanted wanted = want_of(PEOPLE, wanted_records[_i].path);
	struct extract *x = new_extract(&wanted);
	struct fault why = unit_no_fault();
	struct events events;
	size_t bad;
	int round;

	for (round = 0; round < 3; round++) {
		expect(x, &wanted, wanted_records[_i].record,
		    wanted_records[_i].want);
		/* Of one that broke off nothing is left. */
		ck_assert_int_eq(extract_record(x, cut, sizeof cut - 1,
		    &events, &bad, &why), -1);
		expect(x, &wanted, SPAN("{}"), "- - - -;");
	}
	extract_free(x);
}
END_TEST

static void
expect_persons(struct extract *x, const struct wanted *wanted,
    struct span record, const char *want)
{
	struct fault why = unit_no_fault();
	char *json = unit_json(record), text[EVENTS_TEXT];
	struct events events;
	size_t bad;

	if (extract_record(x, json, record.len, &events, &bad, &why) != 0)
		ck_abort_msg("%s, at %zu of %.*s", why.msg, bad,
		    (int)record.len, record.data);
	ck_assert_str_eq(persons_text(events, wanted, 1, text), want);
	free(json);
}

START_TEST(persons_are_found)
{
	static const char cut[] = "{\"target\":[{\"type\":\"User\","
	    "\"id\":\"x\"},{\"type\":\"User\"";
	struct wanted wanted = want_of(PERSONS, NULL);
	struct extract *x = new_extract(&wanted);
	struct fault why = unit_no_fault();
	struct events events;
	size_t bad;
	int round;

	for (round = 0; round < 3; round++) {
		expect_persons(x, &wanted, person_records[_i].record,
		    person_records[_i].want);
		ck_assert_int_eq(extract_record(x, cut, sizeof cut - 1,
		    &events, &bad, &why), -1);
		expect_persons(x, &wanted, SPAN("{'target':[{'id':'x'}]}"),
		    "- - -;");
	}
	extract_free(x);
}
END_TEST

/* For whom an event was done is found also where it does not matter. */
START_TEST(persons_of_users_are_found)
{
	struct wanted wanted = want_of(PERSONS, NULL);
	struct extract *x = new_extract(&wanted);

	expect_persons(x, &wanted, SPAN("{'eventType':'t','actor':{'type':"
	    "'User'},'target':[{'type':'User','id':'a'}]}"), "'a' - -;");
	expect_persons(x, &wanted, SPAN("{'eventType':'u','actor':{},"
	    "'target':[{'type':'User','id':'a'}]}"), "'a' - -;");
	extract_free(x);
}
END_TEST

/* Nobody is told of what he has not asked for. */
START_TEST(what_is_not_wanted_is_absent)
{
	struct wanted wanted = want_of(NOBODY, wanted_records[_i].path);
	struct extract *x = new_extract(&wanted), *none = new_extract(NULL);
	struct span record = wanted_records[_i].record;
	struct fault why = unit_no_fault();
	char *json = unit_json(record);
	struct events events;
	size_t bad, i;
	int want;

	ck_assert_int_eq(extract_record(x, json, record.len, &events, &bad,
	    &why), 0);
	for (i = 0; i < events.count; i++)
		for (want = 0; want < WANTS; want++)
			if (!wanted_has(&wanted, (enum want)want))
				ck_assert_int_eq(events.list[i].wanted[want]
				    .state, FACT_ABSENT);
	ck_assert_int_eq(extract_record(none, json, record.len, &events, &bad,
	    &why), 0);
	for (i = 0; i < events.count; i++)
		for (want = 0; want < WANTS; want++)
			ck_assert_int_eq(events.list[i].wanted[want].state,
			    FACT_ABSENT);
	free(json);
	extract_free(none);
	extract_free(x);
}
END_TEST

/* Decoded texts, several in one record: none overwrites another. */
START_TEST(texts_stand_side_by_side)
{
	struct wanted wanted = want_of(PEOPLE, "client.x");
	struct extract *x = new_extract(&wanted);
	int round;

	for (round = 0; round < 3; round++)
		expect(x, &wanted, SPAN("{'data':{'events':[{'client':{'y':"
		    "'\\u0078\\u0078','x':'\\u0031\\u0032'},'eventType':"
		    "'\\u0074','actor':{'type':'\\u0055','displayName':"
		    "'\\u006e\\u006e\\u006e','alternateId':'\\u006c'}},{"
		    "'client':{'x':'\\u0033'},'eventType':'\\u0074','actor':{"
		    "'alternateId':'\\n'}}]}}"),
		    "'l' 'nnn' 'U' '12';'\n' - - '3';");
	extract_free(x);
}
END_TEST

static Suite *
extract_suite(void)
{
	Suite *suite = suite_create("extract_wanted");
	TCase *tcase = unit_case(suite, "core");

	unit_table(tcase, what_is_wanted_is_found, wanted_records);
	unit_table(tcase, persons_are_found, person_records);
	tcase_add_test(tcase, persons_of_users_are_found);
	unit_table(tcase, what_is_not_wanted_is_absent, wanted_records);
	tcase_add_test(tcase, texts_stand_side_by_side);
	return suite;
}

UNIT_MAIN(extract_suite)
