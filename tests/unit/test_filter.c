/*
 * One event, one verdict: what is looked at, in which order, and what is said
 * of an event that is rejected.
 */
#include "count/filter.h"
#include "unit.h"

#define TEXT(literal)	{ .text = BYTES(literal), .state = FACT_TEXT }
#define ABSENT		{ .state = FACT_ABSENT }
#define IS_NULL		{ .state = FACT_NULL }
#define OTHER		{ .state = FACT_OTHER }
#define BROKEN		{ .state = FACT_BROKEN }

#define START		TEXT("user.session.start")
#define IN_OCTOBER	TEXT("2026-10-15T12:00:00.000Z")
#define IN_MAY		TEXT("2026-05-15T12:00:00.000Z")
#define SUCCESS		TEXT("SUCCESS")
#define SOMEBODY	TEXT("00uTEST1")

/* A member left out of a row is FACT_ABSENT. */
struct row {
	struct fact	type, published, result, actor;
	enum verdict	verdict;
	int		has_when;
	const char	*message;	/* of VERDICT_REJECTED, all of it */
};

static const struct span one_type[] = { BYTES("user.session.start") };
static const struct span three_types[] = {
	BYTES("a"), BYTES("user.session.start"), BYTES(""),
};
static const struct span two_outcomes[] = {
	BYTES("SUCCESS"), BYTES("ALLOW"),
};

static void
judge(const struct filter *filter, const struct row *row)
{
	struct fault why = unit_no_fault();
	struct event event = { .type = row->type,
	    .published = row->published, .result = row->result,
	    .actor = row->actor };
	struct judgement judged, again;

	judged = filter_judge(filter, &event, &why);
	ck_assert_int_eq(judged.verdict, row->verdict);
	ck_assert_int_eq(judged.has_when, row->has_when);
	if (row->verdict == VERDICT_REJECTED) {
		ck_assert_int_eq(why.kind, FAULT_RECORD);
		ck_assert_str_eq(why.msg, row->message);
	}
	/* Pure: wrapping, and having been asked before, change nothing. */
	event.wrapping = WRAPPING_HOOK;
	again = filter_judge(filter, &event, &why);
	ck_assert_int_eq(again.verdict, judged.verdict);
	ck_assert_int_eq(again.has_when, judged.has_when);
	if (judged.has_when)
		ck_assert_int_eq(instant_cmp(again.when, judged.when), 0);
}

static struct filter
october(void)
{
	struct filter filter = { .types = one_type, .type_count = 1,
	    .zone = INSTANT_ZONE_REQUIRED };
	month_index month;

	ck_assert_int_eq(month_parse(span_of("2026-10"), &month), INSTANT_OK);
	filter.window = window_of_month(month);
	return filter;
}

static const struct row any_outcome[] = {
	{ START, IN_OCTOBER, SUCCESS, SOMEBODY, VERDICT_COUNTED, 1, NULL },
	{ START, IN_OCTOBER, TEXT("FAILURE"), TEXT("unknown"),
	    VERDICT_COUNTED, 1, NULL },
	{ START, IN_OCTOBER, ABSENT, SOMEBODY, VERDICT_COUNTED, 1, NULL },
	{ START, IN_OCTOBER, IS_NULL, SOMEBODY, VERDICT_COUNTED, 1, NULL },
	{ START, IN_OCTOBER, OTHER, SOMEBODY, VERDICT_COUNTED, 1, NULL },
	{ START, IN_OCTOBER, BROKEN, SOMEBODY, VERDICT_COUNTED, 1, NULL },
	{ START, IN_OCTOBER, SUCCESS, TEXT(" "), VERDICT_COUNTED, 1, NULL },
	{ START, IN_OCTOBER, SUCCESS, TEXT("\0"), VERDICT_COUNTED, 1, NULL },

	/* No event at all: nothing else of it is believed. */
	{ ABSENT, IN_OCTOBER, SUCCESS, SOMEBODY, VERDICT_REJECTED, 0,
	    "not a System Log event: eventType is missing" },
	{ IS_NULL, IN_OCTOBER, SUCCESS, SOMEBODY, VERDICT_REJECTED, 0,
	    "not a System Log event: eventType is null" },
	{ OTHER, IN_MAY, SUCCESS, SOMEBODY, VERDICT_REJECTED, 0,
	    "not a System Log event: eventType is not a string" },

	/* Other types, whatever else is wrong with them.  Half a surrogate
	 * pair makes a string no type that anybody asks for. */
	{ BROKEN, IN_OCTOBER, SUCCESS, SOMEBODY, VERDICT_OTHER_TYPE, 1,
	    NULL },
	{ TEXT("user.session.end"), IN_OCTOBER, SUCCESS, SOMEBODY,
	    VERDICT_OTHER_TYPE, 1, NULL },
	{ TEXT("user.session.start "), IN_OCTOBER, SUCCESS, SOMEBODY,
	    VERDICT_OTHER_TYPE, 1, NULL },
	{ TEXT("user.session.star"), IN_OCTOBER, SUCCESS, SOMEBODY,
	    VERDICT_OTHER_TYPE, 1, NULL },
	{ TEXT("User.Session.Start"), IN_OCTOBER, SUCCESS, SOMEBODY,
	    VERDICT_OTHER_TYPE, 1, NULL },
	{ TEXT("user.session.start\0"), IN_OCTOBER, SUCCESS, SOMEBODY,
	    VERDICT_OTHER_TYPE, 1, NULL },
	{ TEXT(""), IN_MAY, ABSENT, ABSENT, VERDICT_OTHER_TYPE, 1, NULL },
	{ TEXT("x"), ABSENT, ABSENT, ABSENT, VERDICT_OTHER_TYPE, 0, NULL },
	{ TEXT("x"), TEXT("redacted"), IS_NULL, BROKEN, VERDICT_OTHER_TYPE,
	    0, NULL },

	/* published comes before the actor. */
	{ START, ABSENT, SUCCESS, ABSENT, VERDICT_REJECTED, 0,
	    "published is missing" },
	{ START, IS_NULL, SUCCESS, SOMEBODY, VERDICT_REJECTED, 0,
	    "published is null" },
	{ START, OTHER, SUCCESS, SOMEBODY, VERDICT_REJECTED, 0,
	    "published is not a string" },
	{ START, BROKEN, SUCCESS, SOMEBODY, VERDICT_REJECTED, 0,
	    "published has half of a surrogate pair in it" },
	{ START, TEXT(""), SUCCESS, SOMEBODY, VERDICT_REJECTED, 0,
	    "published \"\": not an RFC 3339 time" },
	{ START, TEXT("redacted"), SUCCESS, SOMEBODY, VERDICT_REJECTED, 0,
	    "published \"redacted\": not an RFC 3339 time" },
	{ START, TEXT("2026-09-31T00:00:00Z"), SUCCESS, SOMEBODY,
	    VERDICT_REJECTED, 0, "published \"2026-09-31T00:00:00Z\": "
	    "no such date or time" },
	{ START, TEXT("2026-10-15T23:59:60Z"), SUCCESS, SOMEBODY,
	    VERDICT_REJECTED, 0, "published \"2026-10-15T23:59:60Z\": "
	    "no such date or time" },
	{ START, TEXT("2026-10-15T12:00:00"), SUCCESS, SOMEBODY,
	    VERDICT_REJECTED, 0, "published \"2026-10-15T12:00:00\" has no "
	    "time zone; --assume-utc takes it as UTC" },
	{ START, TEXT("2026-09-31T12:00:00"), SUCCESS, SOMEBODY,
	    VERDICT_REJECTED, 0, "published \"2026-09-31T12:00:00\": "
	    "no such date or time" },
	{ START, TEXT("2026-10-15T12:00:00Z "), SUCCESS, SOMEBODY,
	    VERDICT_REJECTED, 0, "published \"2026-10-15T12:00:00Z \": "
	    "not an RFC 3339 time" },
	/* Cut at 40 bytes, and never more than a line. */
	{ START, TEXT("0123456789012345678901234567890123456789x"), SUCCESS,
	    SOMEBODY, VERDICT_REJECTED, 0, "published \"0123456789012345678"
	    "901234567890123456789\": not an RFC 3339 time" },
	{ START, TEXT("a\nb\x1b[1m\xff"), SUCCESS, SOMEBODY,
	    VERDICT_REJECTED, 0, "published \"a?b?[1m?\": not an RFC 3339 "
	    "time" },

	{ START, TEXT("2026-10-15T12:00:00Z\0x"), SUCCESS, SOMEBODY,
	    VERDICT_REJECTED, 0, "published \"2026-10-15T12:00:00Z?x\": not "
	    "an RFC 3339 time" },
	{ START, TEXT("\0"), SUCCESS, SOMEBODY, VERDICT_REJECTED, 0,
	    "published \"?\": not an RFC 3339 time" },

	/* Outside the window the actor does not matter, inside it does. */
	{ START, IN_MAY, SUCCESS, ABSENT, VERDICT_OUTSIDE, 1, NULL },
	{ START, IN_MAY, SUCCESS, SOMEBODY, VERDICT_OUTSIDE, 1, NULL },
	{ START, IN_OCTOBER, SUCCESS, ABSENT, VERDICT_REJECTED, 1,
	    "actor.id is missing" },
	{ START, IN_OCTOBER, SUCCESS, IS_NULL, VERDICT_REJECTED, 1,
	    "actor.id is null" },
	{ START, IN_OCTOBER, SUCCESS, OTHER, VERDICT_REJECTED, 1,
	    "actor.id is not a string" },
	{ START, IN_OCTOBER, SUCCESS, BROKEN, VERDICT_REJECTED, 1,
	    "actor.id has half of a surrogate pair in it" },
	{ START, IN_OCTOBER, SUCCESS, TEXT(""), VERDICT_REJECTED, 1,
	    "actor.id is empty" },
};

START_TEST(any_outcome_in_a_month)
{
	struct filter filter = october();

	judge(&filter, &any_outcome[_i]);
}
END_TEST

static const struct row some_outcomes[] = {
	{ START, IN_OCTOBER, SUCCESS, SOMEBODY, VERDICT_COUNTED, 1, NULL },
	{ TEXT("a"), IN_OCTOBER, TEXT("ALLOW"), SOMEBODY, VERDICT_COUNTED, 1,
	    NULL },
	{ TEXT(""), IN_OCTOBER, SUCCESS, SOMEBODY, VERDICT_COUNTED, 1, NULL },
	{ START, IN_OCTOBER, TEXT("FAILURE"), SOMEBODY,
	    VERDICT_OTHER_OUTCOME, 1, NULL },
	{ START, IN_OCTOBER, TEXT("success"), SOMEBODY,
	    VERDICT_OTHER_OUTCOME, 1, NULL },
	{ START, IN_OCTOBER, TEXT("SUCCESSFUL"), SOMEBODY,
	    VERDICT_OTHER_OUTCOME, 1, NULL },
	{ START, IN_OCTOBER, TEXT(""), SOMEBODY, VERDICT_OTHER_OUTCOME, 1,
	    NULL },
	{ START, IN_OCTOBER, ABSENT, SOMEBODY, VERDICT_OTHER_OUTCOME, 1,
	    NULL },
	{ START, IN_OCTOBER, IS_NULL, SOMEBODY, VERDICT_OTHER_OUTCOME, 1,
	    NULL },
	{ START, IN_OCTOBER, OTHER, SOMEBODY, VERDICT_OTHER_OUTCOME, 1,
	    NULL },
	{ START, IN_OCTOBER, BROKEN, SOMEBODY, VERDICT_OTHER_OUTCOME, 1,
	    NULL },
	/* The outcome comes before the time, the type before the outcome. */
	{ START, ABSENT, TEXT("FAILURE"), ABSENT, VERDICT_OTHER_OUTCOME, 0,
	    NULL },
	{ START, TEXT("redacted"), ABSENT, ABSENT, VERDICT_OTHER_OUTCOME, 0,
	    NULL },
	{ START, IN_MAY, TEXT("FAILURE"), SOMEBODY, VERDICT_OTHER_OUTCOME, 1,
	    NULL },
	{ TEXT("b"), IN_OCTOBER, TEXT("FAILURE"), SOMEBODY,
	    VERDICT_OTHER_TYPE, 1, NULL },
	{ ABSENT, IN_OCTOBER, TEXT("FAILURE"), SOMEBODY, VERDICT_REJECTED, 0,
	    "not a System Log event: eventType is missing" },
	{ START, IN_MAY, SUCCESS, SOMEBODY, VERDICT_OUTSIDE, 1, NULL },
};

START_TEST(some_types_and_outcomes)
{
	struct filter filter = october();

	filter.types = three_types;
	filter.type_count = 3;
	filter.outcomes = two_outcomes;
	filter.outcome_count = 2;
	judge(&filter, &some_outcomes[_i]);
}
END_TEST

/* Half-open: the first nanosecond of a bound belongs to what it begins. */
static const struct {
	const char	*published;
	enum verdict	 october, since, until, all;
} edges[] = {
	{ "2026-09-30T23:59:59.999999999Z", VERDICT_OUTSIDE, VERDICT_OUTSIDE,
	    VERDICT_COUNTED, VERDICT_COUNTED },
	{ "2026-10-01T00:00:00Z", VERDICT_COUNTED, VERDICT_COUNTED,
	    VERDICT_COUNTED, VERDICT_COUNTED },
	{ "2026-10-01T00:00:00.000000001Z", VERDICT_COUNTED, VERDICT_COUNTED,
	    VERDICT_COUNTED, VERDICT_COUNTED },
	{ "2026-10-31T23:59:59.999999999Z", VERDICT_COUNTED, VERDICT_COUNTED,
	    VERDICT_COUNTED, VERDICT_COUNTED },
	{ "2026-10-31T23:59:60Z", VERDICT_COUNTED, VERDICT_COUNTED,
	    VERDICT_COUNTED, VERDICT_COUNTED },
	{ "2026-11-01T00:00:00Z", VERDICT_OUTSIDE, VERDICT_COUNTED,
	    VERDICT_OUTSIDE, VERDICT_COUNTED },
	{ "2026-11-01T00:00:00.000000000Z", VERDICT_OUTSIDE, VERDICT_COUNTED,
	    VERDICT_OUTSIDE, VERDICT_COUNTED },
	/* The same instants, in other zones. */
	{ "2026-10-01T02:00:00+02:00", VERDICT_COUNTED, VERDICT_COUNTED,
	    VERDICT_COUNTED, VERDICT_COUNTED },
	{ "2026-10-01T01:59:59.999999999+02:00", VERDICT_OUTSIDE,
	    VERDICT_OUTSIDE, VERDICT_COUNTED, VERDICT_COUNTED },
	{ "2026-10-31T16:59:59.999999999-07:00", VERDICT_COUNTED,
	    VERDICT_COUNTED, VERDICT_COUNTED, VERDICT_COUNTED },
	{ "2026-10-31T17:00:00-07:00", VERDICT_OUTSIDE, VERDICT_COUNTED,
	    VERDICT_OUTSIDE, VERDICT_COUNTED },
	{ "0000-01-01T00:00:00Z", VERDICT_OUTSIDE, VERDICT_OUTSIDE,
	    VERDICT_COUNTED, VERDICT_COUNTED },
	{ "9999-12-31T23:59:59.999999999Z", VERDICT_OUTSIDE, VERDICT_COUNTED,
	    VERDICT_OUTSIDE, VERDICT_COUNTED },
};

START_TEST(edges_to_the_nanosecond)
{
	struct filter filter = october();
	struct row row = { START, ABSENT, SUCCESS, SOMEBODY,
	    edges[_i].october, 1, NULL };

	row.published = (struct fact){ span_of(edges[_i].published),
	    FACT_TEXT };
	judge(&filter, &row);
	filter.window.has_until = 0;
	row.verdict = edges[_i].since;
	judge(&filter, &row);
	filter.window.has_since = 0;
	row.verdict = edges[_i].all;
	judge(&filter, &row);
	filter.window.has_until = 1;
	row.verdict = edges[_i].until;
	judge(&filter, &row);
}
END_TEST

/* Without a window published has to be readable all the same. */
START_TEST(all_time_still_wants_a_time)
{
	static const struct row rows[] = {
		{ START, ABSENT, SUCCESS, SOMEBODY, VERDICT_REJECTED, 0,
		    "published is missing" },
		{ START, TEXT("redacted"), SUCCESS, SOMEBODY,
		    VERDICT_REJECTED, 0,
		    "published \"redacted\": not an RFC 3339 time" },
	};
	struct filter filter = october();

	filter.window = (struct window){ 0 };
	judge(&filter, &rows[0]);
	judge(&filter, &rows[1]);
}
END_TEST

static const struct {
	const char	*published;
	enum verdict	 verdict;
	const char	*message;
} zoneless[] = {
	{ "2026-10-01T00:00:00", VERDICT_COUNTED, NULL },
	{ "2026-10-01 00:00:00.5", VERDICT_COUNTED, NULL },
	{ "2026-09-30T23:59:59.999999999", VERDICT_OUTSIDE, NULL },
	{ "2026-11-01T00:00:00", VERDICT_OUTSIDE, NULL },
	{ "2026-10-01T00:00:00+01:00", VERDICT_OUTSIDE, NULL },
	{ "2026-10-01T00:00:00-01:00", VERDICT_COUNTED, NULL },
	{ "2026-10-32T00:00:00", VERDICT_REJECTED,
	    "published \"2026-10-32T00:00:00\": no such date or time" },
	{ "2026-10-01", VERDICT_REJECTED,
	    "published \"2026-10-01\": not an RFC 3339 time" },
};

START_TEST(assume_utc)
{
	struct filter filter = october();
	struct row row = { START, ABSENT, SUCCESS, SOMEBODY,
	    zoneless[_i].verdict, zoneless[_i].verdict != VERDICT_REJECTED,
	    zoneless[_i].message };

	filter.zone = INSTANT_ZONE_OR_UTC;
	row.published = (struct fact){ span_of(zoneless[_i].published),
	    FACT_TEXT };
	judge(&filter, &row);
}
END_TEST

/* when is what published says, also where the event does not count. */
START_TEST(when_is_published)
{
	static const struct fact actors[] = { SOMEBODY, ABSENT };
	struct filter filter = october();
	struct fault why = unit_no_fault();
	struct event event = { .type = TEXT("user.session.start"),
	    .published = TEXT("2026-10-15T12:00:00.123456789+01:00") };
	struct judgement judged;
	char text[INSTANT_TEXT];
	size_t i;

	for (i = 0; i < 2; i++) {
		event.actor = actors[i];
		judged = filter_judge(&filter, &event, &why);
		ck_assert_int_eq(judged.has_when, 1);
		ck_assert_str_eq(instant_format(judged.when, text),
		    "2026-10-15T11:00:00.123456789Z");
	}
}
END_TEST

/* Known users, and persons for whom it was done, where it is "p" or "q". */
static const struct span person_and_other_types[] = {
	BYTES("user.session.start"), BYTES("p"), BYTES("q"),
};

#define P_TYPE	TEXT("p")
#define USER	TEXT("User")
#define APP	TEXT("PublicClientApp")
#define THE_ID	"the id of the User in target "
#define SEVERAL	"target has several Users, or one whose id is none, and the " \
		"actor is no User: whose event it is cannot be told"

static const struct {
	struct fact	 type, actor, actor_type, person;
	enum verdict	 verdict;
	const char	*message;	/* of VERDICT_REJECTED, all of it */
	const char	*who;		/* of VERDICT_COUNTED */
	int		 is_person;
} persons[] = {
	/* Of the actor's own doing: the target does not matter. */
	{ START, TEXT("a"), USER, ABSENT, VERDICT_COUNTED, NULL, "a", 0 },
	{ START, TEXT("a"), APP, TEXT("b"), VERDICT_COUNTED, NULL, "a", 0 },
	{ START, TEXT("a"), ABSENT, OTHER, VERDICT_COUNTED, NULL, "a", 0 },
	{ START, TEXT("unknown"), APP, TEXT("b"), VERDICT_NO_USER, NULL,
	    NULL, 0 },
	{ START, ABSENT, APP, TEXT("b"), VERDICT_REJECTED,
	    "actor.id is missing", NULL, 0 },
	{ P_TYPE, TEXT("a"), USER, ABSENT, VERDICT_COUNTED, NULL, "a", 0 },
	{ P_TYPE, TEXT("a"), USER, TEXT("b"), VERDICT_COUNTED, NULL, "a",
	    0 },
	{ P_TYPE, TEXT("a"), USER, OTHER, VERDICT_COUNTED, NULL, "a", 0 },
	{ P_TYPE, TEXT("unknown"), USER, TEXT("b"), VERDICT_NO_USER, NULL,
	    NULL, 0 },
	{ P_TYPE, TEXT(""), USER, TEXT("b"), VERDICT_REJECTED,
	    "actor.id is empty", NULL, 0 },
	{ P_TYPE, ABSENT, USER, TEXT("b"), VERDICT_REJECTED,
	    "actor.id is missing", NULL, 0 },
	{ P_TYPE, IS_NULL, USER, TEXT("b"), VERDICT_REJECTED,
	    "actor.id is null", NULL, 0 },
	{ P_TYPE, OTHER, USER, TEXT("b"), VERDICT_REJECTED,
	    "actor.id is not a string", NULL, 0 },
	{ P_TYPE, BROKEN, USER, TEXT("b"), VERDICT_REJECTED,
	    "actor.id has half of a surrogate pair in it", NULL, 0 },
	/* An application's: the actor does not matter. */
	{ P_TYPE, TEXT("a"), APP, TEXT("b"), VERDICT_COUNTED, NULL, "b", 1 },
	{ TEXT("q"), TEXT("a"), APP, TEXT("b"), VERDICT_COUNTED, NULL, "b",
	    1 },
	{ P_TYPE, ABSENT, APP, TEXT("b"), VERDICT_COUNTED, NULL, "b", 1 },
	{ P_TYPE, TEXT("unknown"), APP, TEXT("b"), VERDICT_COUNTED, NULL,
	    "b", 1 },
	{ P_TYPE, TEXT("a"), APP, TEXT("unknown"), VERDICT_NO_USER, NULL,
	    NULL, 1 },
	{ P_TYPE, TEXT("a"), APP, TEXT("Unknown"), VERDICT_COUNTED, NULL,
	    "Unknown", 1 },
	{ P_TYPE, TEXT("a"), APP, ABSENT, VERDICT_NO_USER, NULL, NULL, 1 },
	{ P_TYPE, ABSENT, APP, ABSENT, VERDICT_NO_USER, NULL, NULL, 1 },
	{ P_TYPE, TEXT("a"), APP, OTHER, VERDICT_REJECTED, SEVERAL, NULL,
	    1 },
	{ P_TYPE, TEXT("a"), APP, IS_NULL, VERDICT_REJECTED,
	    THE_ID "is missing or null", NULL, 1 },
	{ P_TYPE, TEXT("a"), APP, { BYTES("7"), FACT_SCALAR },
	    VERDICT_REJECTED, THE_ID "is not a string", NULL, 1 },
	{ P_TYPE, TEXT("a"), APP, BROKEN, VERDICT_REJECTED,
	    THE_ID "has half of a surrogate pair in it", NULL, 1 },
	{ P_TYPE, TEXT("a"), APP, TEXT(""), VERDICT_REJECTED,
	    THE_ID "is empty", NULL, 1 },
	/* Whatever is no User. */
	{ P_TYPE, TEXT("a"), TEXT("user"), TEXT("b"), VERDICT_COUNTED, NULL,
	    "b", 1 },
	{ P_TYPE, TEXT("a"), TEXT("User "), TEXT("b"), VERDICT_COUNTED, NULL,
	    "b", 1 },
	{ P_TYPE, TEXT("a"), TEXT(""), TEXT("b"), VERDICT_COUNTED, NULL, "b",
	    1 },
	{ P_TYPE, TEXT("a"), ABSENT, TEXT("b"), VERDICT_COUNTED, NULL, "b",
	    1 },
	{ P_TYPE, TEXT("a"), IS_NULL, TEXT("b"), VERDICT_COUNTED, NULL, "b",
	    1 },
	{ P_TYPE, TEXT("a"), OTHER, TEXT("b"), VERDICT_COUNTED, NULL, "b",
	    1 },
	{ P_TYPE, TEXT("a"), BROKEN, TEXT("b"), VERDICT_COUNTED, NULL, "b",
	    1 },
	{ P_TYPE, TEXT("a"), { BYTES("User"), FACT_SCALAR }, TEXT("b"),
	    VERDICT_COUNTED, NULL, "b", 1 },
	/* Types that are not asked for are other ones first. */
	{ TEXT("P"), TEXT("a"), APP, OTHER, VERDICT_OTHER_TYPE, NULL, NULL,
	    0 },
};

static struct filter
for_persons(void)
{
	struct filter filter = october();

	filter.types = person_and_other_types;
	filter.type_count = 3;
	filter.outcomes = two_outcomes;
	filter.outcome_count = 1;
	filter.known_users = 1;
	filter.person_types = person_and_other_types + 1;
	filter.person_type_count = 2;
	return filter;
}

START_TEST(whose_event_it_is)
{
	struct filter filter = for_persons();
	struct fault why = unit_no_fault();
	struct event event = { .type = persons[_i].type,
	    .published = IN_OCTOBER, .result = SUCCESS,
	    .actor = persons[_i].actor };
	struct judgement judged;

	event.wanted[WANT_ACTOR_TYPE] = persons[_i].actor_type;
	event.wanted[WANT_PERSON] = persons[_i].person;
	judged = filter_judge(&filter, &event, &why);
	ck_assert_int_eq(judged.verdict, persons[_i].verdict);
	ck_assert_int_eq(judged.is_person, persons[_i].is_person);
	ck_assert_int_eq(judged.has_when, 1);
	if (judged.verdict == VERDICT_REJECTED) {
		ck_assert_int_eq(why.kind, FAULT_RECORD);
		ck_assert_str_eq(why.msg, persons[_i].message);
	} else {
		ck_assert_int_eq(why.kind, FAULT_NONE);
	}
	if (judged.verdict == VERDICT_COUNTED)
		ck_assert(unit_is(judged_actor(&event, &judged),
		    persons[_i].who));
	/* Type, outcome and time come first. */
	why = unit_no_fault();
	event.published = (struct fact)IN_MAY;
	if (judged.verdict != VERDICT_OTHER_TYPE)
		ck_assert_int_eq(filter_judge(&filter, &event, &why).verdict,
		    VERDICT_OUTSIDE);
	event.published = (struct fact)ABSENT;
	event.result = (struct fact)TEXT("ALLOW");
	if (judged.verdict != VERDICT_OTHER_TYPE)
		ck_assert_int_eq(filter_judge(&filter, &event, &why).verdict,
		    VERDICT_OTHER_OUTCOME);
	event.type = (struct fact)TEXT("other");
	ck_assert_int_eq(filter_judge(&filter, &event, &why).verdict,
	    VERDICT_OTHER_TYPE);
	ck_assert_int_eq(why.kind, FAULT_NONE);
}
END_TEST

/* A time that cannot be read is told of before the actor is. */
START_TEST(time_before_person)
{
	struct filter filter = for_persons();
	struct fault why = unit_no_fault();
	struct event event = { .type = P_TYPE, .result = SUCCESS };

	event.wanted[WANT_PERSON] = (struct fact)OTHER;
	ck_assert_int_eq(filter_judge(&filter, &event, &why).verdict,
	    VERDICT_REJECTED);
	ck_assert_str_eq(why.msg, "published is missing");
}
END_TEST

/* Each of the two is a question of its own. */
START_TEST(known_users_without_persons)
{
	struct filter filter = for_persons();
	struct fault why = unit_no_fault();
	struct event event = { .type = P_TYPE, .published = IN_OCTOBER,
	    .result = SUCCESS, .actor = TEXT("unknown") };
	struct judgement judged;

	event.wanted[WANT_PERSON] = (struct fact)TEXT("unknown");
	filter.known_users = 0;
	judged = filter_judge(&filter, &event, &why);
	ck_assert_int_eq(judged.verdict, VERDICT_COUNTED);
	ck_assert_int_eq(judged.is_person, 1);
	filter.person_type_count = 0;
	judged = filter_judge(&filter, &event, &why);
	ck_assert_int_eq(judged.verdict, VERDICT_COUNTED);
	ck_assert_int_eq(judged.is_person, 0);
	filter.known_users = 1;
	judged = filter_judge(&filter, &event, &why);
	ck_assert_int_eq(judged.verdict, VERDICT_NO_USER);
	ck_assert_int_eq(judged.is_person, 0);
	event.actor = (struct fact)TEXT("unknown ");
	judged = filter_judge(&filter, &event, &why);
	ck_assert_int_eq(judged.verdict, VERDICT_COUNTED);
	ck_assert(unit_is(judged_actor(&event, &judged), "unknown "));
}
END_TEST

static Suite *
filter_suite(void)
{
	Suite *suite = suite_create("filter");
	TCase *core = unit_case(suite, "core");
	TCase *limits = unit_case(suite, "limits");

	unit_table(core, any_outcome_in_a_month, any_outcome);
	unit_table(core, some_types_and_outcomes, some_outcomes);
	tcase_add_test(core, when_is_published);
	unit_table(core, whose_event_it_is, persons);
	tcase_add_test(core, time_before_person);
	tcase_add_test(core, known_users_without_persons);
	unit_table(limits, edges_to_the_nanosecond, edges);
	tcase_add_test(limits, all_time_still_wants_a_time);
	unit_table(limits, assume_utc, zoneless);
	return suite;
}

UNIT_MAIN(filter_suite)
