/*
 * What can be asked for, in whatever form somebody writes it, and where the
 * answer stands.
 */
#include "log/wanted.h"

#include <stdio.h>

#include "want.h"

#define K		"k."
#define TEN		"0123456789"
#define FIFTY		TEN TEN TEN TEN TEN
#define LONGEST		FIFTY FIFTY FIFTY FIFTY FIFTY "123456"

/* Paths to a member that is looked for; keys stand between bars. */
static const struct {
	const char	*path;
	const char	*keys;
	int		 in_actor, in_outcome;
} paths[] = {
	{ "severity", "|severity|", 0, 0 },
	{ "client.ipAddress", "|client|ipAddress|", 0, 0 },
	{ "client.geographicalContext.country",
	  "|client|geographicalContext|country|", 0, 0 },
	{ "a.b.c.d.e.f.g.h", "|a|b|c|d|e|f|g|h|", 0, 0 },
	{ "a.a.a", "|a|a|a|", 0, 0 },
	{ LONGEST, "|" LONGEST "|", 0, 0 },
	{ "actor.detailEntry.x", "|actor|detailEntry|x|", 1, 0 },
	{ "actor.detailEntry", "|actor|detailEntry|", 1, 0 },
	{ "actor.actor", "|actor|actor|", 1, 0 },
	{ "actor.outcome", "|actor|outcome|", 1, 0 },
	{ "outcome.reason", "|outcome|reason|", 0, 1 },
	{ "outcome.actor.id", "|outcome|actor|id|", 0, 1 },
	/* Only the first key may not be one of these. */
	{ "x.detail", "|x|detail|", 0, 0 },
	{ "x.actor", "|x|actor|", 0, 0 },
	{ "x.event.data.payload", "|x|event|data|payload|", 0, 0 },
	{ "actor.data", "|actor|data|", 1, 0 },
	{ "details", "|details|", 0, 0 },
	{ "even", "|even|", 0, 0 },
	{ "Data.x", "|Data|x|", 0, 0 },
	{ "actors", "|actors|", 0, 0 },
	{ "Actor", "|Actor|", 0, 0 },
	{ "outcomes", "|outcomes|", 0, 0 },
	/* Names are exact, so that these are others than those read anyway. */
	{ "eventTypes", "|eventTypes|", 0, 0 },
	{ "eventTyp", "|eventTyp|", 0, 0 },
	{ "EventType", "|EventType|", 0, 0 },
	{ "publishedAt", "|publishedAt|", 0, 0 },
	{ "legacyEventType", "|legacyEventType|", 0, 0 },
	{ "outcome.results", "|outcome|results|", 0, 1 },
	{ "outcome.Result", "|outcome|Result|", 0, 1 },
	{ "actor.ids", "|actor|ids|", 1, 0 },
	{ "actor.i", "|actor|i|", 1, 0 },
	{ "actor.types", "|actor|types|", 1, 0 },
	{ "x.actor.id", "|x|actor|id|", 0, 0 },
	{ "id", "|id|", 0, 0 },
	{ "type", "|type|", 0, 0 },
	{ "result", "|result|", 0, 0 },
	/* Any character but a dot is one of a key. */
	{ " ", "| |", 0, 0 },
	{ "a b. c ", "|a b| c |", 0, 0 },
	{ "a\"b.\\", "|a\"b|\\|", 0, 0 },
	{ "client/ip", "|client/ip|", 0, 0 },
	{ "target[0].id", "|target[0]|id|", 0, 0 },
	{ "\xc3\xa9.\xe5\xad\xa6", "|\xc3\xa9|\xe5\xad\xa6|", 0, 0 },
};

static void
keys_text(const struct wanted *wanted, char *text, size_t size)
{
	size_t i, len = (size_t)snprintf(text, size, "|");

	for (i = 0; i < wanted->depth; i++)
		len += (size_t)snprintf(text + len, size - len, "%.*s|",
		    (int)wanted->path[i].len, wanted->path[i].data);
	ck_assert_uint_lt(len, size);
}

START_TEST(a_path_is_cut_at_its_dots)
{
	struct wanted wanted = want_of(NOBODY, paths[_i].path);
	char text[WANTED_PATH + 10];

	keys_text(&wanted, text, sizeof text);
	ck_assert_str_eq(text, paths[_i].keys);
	ck_assert_int_eq(wanted.in_actor, paths[_i].in_actor);
	ck_assert_int_eq(wanted.in_outcome, paths[_i].in_outcome);
	ck_assert_int_eq(wanted.source, FIELD_WANTED);
	ck_assert_int_eq(wanted.want, WANT_FIELD);
	ck_assert_uint_eq(wanted.members, 1U << WANT_FIELD);
	/* The keys are the caller's text. */
	ck_assert_ptr_eq(wanted.path[0].data, paths[_i].path);
}
END_TEST

/* Members that are read by themselves; nothing is below them. */
static const struct {
	const char		*path;
	enum field_source	 source;
	unsigned		 members;
	enum want		 want;
} known[] = {
	{ "eventType", FIELD_TYPE, 0, 0 },
	{ "published", FIELD_PUBLISHED, 0, 0 },
	{ "outcome.result", FIELD_RESULT, 0, 0 },
	{ "actor.id", FIELD_ACTOR, 0, 0 },
	{ "actor.alternateId", FIELD_WANTED, 1U << WANT_LOGIN, WANT_LOGIN },
	{ "actor.displayName", FIELD_WANTED, 1U << WANT_NAME, WANT_NAME },
	{ "actor.type", FIELD_WANTED, 1U << WANT_ACTOR_TYPE,
	  WANT_ACTOR_TYPE },
	{ "eventType.x", FIELD_NOWHERE, 0, 0 },
	{ "published.x.y", FIELD_NOWHERE, 0, 0 },
	{ "published.published", FIELD_NOWHERE, 0, 0 },
	{ "outcome.result.x", FIELD_NOWHERE, 0, 0 },
	{ "outcome.result.result", FIELD_NOWHERE, 0, 0 },
	{ "actor.id.x", FIELD_NOWHERE, 0, 0 },
	{ "actor.id.a.b.c.d.e.f", FIELD_NOWHERE, 0, 0 },
	{ "actor.alternateId.x", FIELD_NOWHERE, 0, 0 },
	{ "actor.displayName.x", FIELD_NOWHERE, 0, 0 },
	{ "actor.type.x", FIELD_NOWHERE, 0, 0 },
};

#define TEXT(literal)	{ BYTES(literal), FACT_TEXT }

static const struct event full = {
	.type = TEXT("type"), .published = TEXT("published"),
	.result = TEXT("result"), .actor = TEXT("actor"),
	.wanted = { TEXT("login"), TEXT("name"), TEXT("actor type"),
	    TEXT("field") },
};

/* What full has there. */
static const char *const found[] = {
	[FIELD_TYPE] = "type", [FIELD_PUBLISHED] = "published",
	[FIELD_RESULT] = "result", [FIELD_ACTOR] = "actor",
}, *const found_wanted[] = { "login", "name", "actor type", "field" };

START_TEST(what_is_read_anyway_is_not_looked_for)
{
	struct wanted wanted = want_of(NOBODY, known[_i].path);
	struct event bare = { .type.state = FACT_SCALAR,
	    .published.state = FACT_OTHER, .result.state = FACT_NULL,
	    .actor.state = FACT_BROKEN,
	    .wanted = { { .state = FACT_NULL }, { .state = FACT_BROKEN },
	    { .state = FACT_OTHER } } };
	static const enum fact_state states[] = { [FIELD_TYPE] = FACT_SCALAR,
	    [FIELD_PUBLISHED] = FACT_OTHER, [FIELD_RESULT] = FACT_NULL,
	    [FIELD_ACTOR] = FACT_BROKEN }, states_wanted[] = { FACT_NULL,
	    FACT_BROKEN, FACT_OTHER };
	enum field_source source = known[_i].source;
	struct fact fact = wanted_field(&wanted, &full);

	ck_assert_int_eq(wanted.source, source);
	ck_assert_uint_eq(wanted.members, known[_i].members);
	ck_assert_uint_eq(wanted.depth, 0);
	ck_assert_int_eq(wanted.in_actor, 0);
	ck_assert_int_eq(wanted.in_outcome, 0);
	if (source == FIELD_NOWHERE) {
		ck_assert_int_eq(fact.state, FACT_ABSENT);
		ck_assert_uint_eq(fact.text.len, 0);
		return;
	}
	ck_assert_int_eq(fact.state, FACT_TEXT);
	ck_assert(unit_is(fact.text, source == FIELD_WANTED ?
	    found_wanted[known[_i].want] : found[source]));
	ck_assert_int_eq(wanted_field(&wanted, &bare).state,
	    source == FIELD_WANTED ? states_wanted[known[_i].want] :
	    states[source]);
}
END_TEST

START_TEST(what_is_looked_for_has_its_place)
{
	struct wanted wanted = want_of(PEOPLE, "client.x");
	struct event event = full;

	ck_assert(unit_is(wanted_field(&wanted, &event).text, "field"));
	event.wanted[WANT_FIELD] = (struct fact){ SPAN("1.0"), FACT_SCALAR };
	ck_assert_int_eq(wanted_field(&wanted, &event).state, FACT_SCALAR);
	ck_assert(unit_is(wanted_field(&wanted, &event).text, "1.0"));
	event.wanted[WANT_FIELD] = (struct fact){ .state = FACT_OTHER };
	ck_assert_int_eq(wanted_field(&wanted, &event).state, FACT_OTHER);
}
END_TEST

#define EMPTY	"a key is empty; it is written like " \
		"client.geographicalContext.country"
#define ROOT	"it begins at the event's own root; leave out what " \
		"the event is wrapped in"

/* The complaint is "'path' is no path to a member: ", and that. */
static const struct {
	const char	*path;
	const char	*reason;
} bad[] = {
	{ "", EMPTY }, { ".", EMPTY }, { "..", EMPTY }, { ".a", EMPTY },
	{ "a.", EMPTY }, { "a..b", EMPTY }, { "actor.", EMPTY },
	{ "actor.id.", EMPTY }, { "outcome.result..x", EMPTY },
	{ "eventType.", EMPTY }, { K K K K K K K K, EMPTY },
	{ "detail.", EMPTY },
	{ K K K K K K K K "k", "it has more than 8 keys" },
	{ "actor.id." K K K K K K "k", "it has more than 8 keys" },
	{ K K K K K K K K "k.", "it has more than 8 keys" },
	{ "actor", "actor is an object; one of its members is actor.type" },
	{ "outcome", "outcome is an object; one of its members is "
	  "outcome.reason" },
	{ "detail", ROOT }, { "detail.x", ROOT }, { "event", ROOT },
	{ "event.eventType", ROOT }, { "data", ROOT },
	{ "data.events", ROOT }, { "payload", ROOT },
	{ "payload.actor.id", ROOT }, { "detail.detail", ROOT },
};

START_TEST(what_leads_nowhere_is_refused)
{
	struct wanted wanted = { .members = 0 };
	struct fault why = unit_no_fault();
	char want[WANTED_PATH + 200];

	ck_assert_int_eq(wanted_path(&wanted, bad[_i].path, &why), -1);
	ck_assert_int_eq(why.kind, FAULT_USAGE);
	snprintf(want, sizeof want, "'%s' is no path to a member: %s",
	    bad[_i].path, bad[_i].reason);
	ck_assert_str_eq(why.msg, want);
	ck_assert_uint_eq(wanted.members, 0);
}
END_TEST

/* Up to the very last byte, in one key or in many. */
START_TEST(a_path_has_so_many_bytes_at_most)
{
	struct wanted wanted = { .members = 0 };
	struct fault why = unit_no_fault();
	char *path = malloc(100001), want[WANTED_PATH + 100];
	size_t len;

	for (len = 1; len <= 100000; len = len < 300 ? len + 1 : len * 3) {
		memset(path, 'a', len);
		path[len] = '\0';
		if (len > 20)
			path[20] = '.';
		if (len == 21)
			continue;
		why = unit_no_fault();
		if (len <= WANTED_PATH) {
			ck_assert_int_eq(wanted_path(&wanted, path, &why), 0);
			ck_assert_int_eq(why.kind, FAULT_NONE);
			continue;
		}
		ck_assert_int_eq(wanted_path(&wanted, path, &why), -1);
		snprintf(want, sizeof want, "'%.*s' is no path to a member: "
		    "it is too long", WANTED_PATH, path);
		ck_assert_int_eq(why.kind, FAULT_USAGE);
		ck_assert_str_eq(why.msg, want);
	}
	ck_assert_int_eq(WANTED_PATH, 256);
	ck_assert_int_eq(WANTED_DEPTH, 8);
	free(path);
}
END_TEST

START_TEST(each_member_is_asked_for_alone)
{
	struct wanted wanted = { .members = 0 };
	int asked, want;

	for (want = 0; want < WANTS; want++)
		ck_assert(!wanted_has(&wanted, (enum want)want));
	for (asked = 0; asked < WANTS; asked++) {
		wanted_add(&wanted, (enum want)asked);
		for (want = 0; want < WANTS; want++)
			ck_assert_int_eq(wanted_has(&wanted,
			    (enum want)want), want <= asked);
	}
	/* A path takes nothing away. */
	wanted = want_of(PEOPLE, "actor.id");
	ck_assert_uint_eq(wanted.members, 7);
	wanted = want_of(PEOPLE, "x");
	ck_assert_uint_eq(wanted.members, 15);
}
END_TEST

static Suite *
wanted_suite(void)
{
	Suite *suite = suite_create("wanted");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	unit_table(tcase, a_path_is_cut_at_its_dots, paths);
	unit_table(tcase, what_is_read_anyway_is_not_looked_for, known);
	tcase_add_test(tcase, what_is_looked_for_has_its_place);
	tcase_add_test(tcase, each_member_is_asked_for_alone);

	tcase = unit_case(suite, "limits");
	tcase_add_test(tcase, a_path_has_so_many_bytes_at_most);

	tcase = unit_case(suite, "errors");
	unit_table(tcase, what_leads_nowhere_is_refused, bad);
	return suite;
}

UNIT_MAIN(wanted_suite)
