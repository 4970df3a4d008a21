/*
 * What one part came to: the keys of who counted, the mishaps in their order,
 * and memory that is kept from part to part.
 */
#include <stdio.h>

#include "count/actors.h"
#include "count/ledger.h"
#include "unit.h"

#define SEED	UINT64_C(77)

static struct event
event_of(const char *actor, const char *result, enum wrapping wrapping)
{
	return (struct event){ .actor = { span_of(actor), FACT_TEXT },
	    .result = { span_of(result), FACT_TEXT }, .wrapping = wrapping };
}

static void
book(struct ledger *ledger, enum verdict verdict, const struct event *event)
{
	struct judgement judged = { .verdict = verdict };
	struct fault why = unit_no_fault();

	ck_assert_int_eq(ledger_event(ledger, SEED, event, &judged,
	    NULL, &why), 0);
}

static void
expect_key(const struct ledger *ledger, size_t at, const char *actor,
    int marked)
{
	struct idkey key = idset_key(SEED, actor, strlen(actor));

	ck_assert_uint_lt(at, ledger->key_count);
	ck_assert_uint_eq(ledger->keys[at].hi, key.hi);
	ck_assert_uint_eq(ledger->keys[at].lo, key.lo |
	    (marked ? KEY_MARK : 0));
}

/* A key for each that counted, and of no other. */
START_TEST(keys)
{
	struct ledger ledger = { .keys = NULL };
	struct event good = event_of("00uTEST1", "SUCCESS", WRAPPING_NONE);
	struct event bad = event_of("00uTEST2", "FAILURE", WRAPPING_NONE);
	enum verdict verdict;

	book(&ledger, VERDICT_COUNTED, &good);
	for (verdict = VERDICT_OTHER_TYPE; verdict < VERDICTS; verdict++)
		book(&ledger, verdict, &good);
	book(&ledger, VERDICT_COUNTED, &bad);
	book(&ledger, VERDICT_COUNTED, &good);
	ck_assert_uint_eq(ledger.key_count, 3);
	expect_key(&ledger, 0, "00uTEST1", 1);
	expect_key(&ledger, 1, "00uTEST2", 0);
	expect_key(&ledger, 2, "00uTEST1", 1);
	ck_assert_uint_eq(ledger.books.read, VERDICTS + 2);
	ck_assert_uint_eq(ledger.books.ended[VERDICT_COUNTED], 3);
	ledger_done(&ledger);
}
END_TEST

START_TEST(many_keys)
{
	struct ledger ledger = { .keys = NULL };
	struct event event = event_of("", "", WRAPPING_NONE);
	char actor[16];
	int i;

	for (i = 0; i < 3000; i++) {
		snprintf(actor, sizeof actor, "00u%d", i);
		event.actor.text = span_of(actor);
		book(&ledger, VERDICT_COUNTED, &event);
	}
	ck_assert_uint_eq(ledger.key_count, 3000);
	expect_key(&ledger, 0, "00u0", 0);
	expect_key(&ledger, 255, "00u255", 0);
	expect_key(&ledger, 256, "00u256", 0);
	expect_key(&ledger, 2999, "00u2999", 0);
	ledger_done(&ledger);
}
END_TEST

/* Whatever became of the event. */
START_TEST(wrappings)
{
	struct ledger ledger = { .keys = NULL };
	struct event hec = event_of("a", "", WRAPPING_EVENT);
	struct event hook = event_of("a", "", WRAPPING_HOOK);

	book(&ledger, VERDICT_REJECTED, &hec);
	ck_assert_uint_eq(ledger.wrappings, 1U << WRAPPING_EVENT);
	book(&ledger, VERDICT_COUNTED, &hook);
	ck_assert_uint_eq(ledger.wrappings, 1U << WRAPPING_EVENT |
	    1U << WRAPPING_HOOK);
	ledger_done(&ledger);
}
END_TEST

static void
keep(struct ledger *ledger, uint64_t number, int fatal)
{
	struct fault what, why = unit_no_fault();

	fault_set(&what, FAULT_RECORD, "mishap %d", (int)number);
	ck_assert_int_eq(ledger_mishap(ledger, number, number + 1, &what,
	    fatal, &why), 0);
}

static void
expect_mishap(const struct mishap *mishap, uint64_t number)
{
	char text[32];

	snprintf(text, sizeof text, "mishap %d", (int)number);
	ck_assert_uint_eq(mishap->offset, number);
	ck_assert_uint_eq(mishap->line, number + 1);
	ck_assert_int_eq(mishap->why.kind, FAULT_RECORD);
	ck_assert_str_eq(mishap->why.msg, text);
}

/* How many come before one that ends the run, if one does. */
static const struct {
	uint64_t	count;
	int		fatal;
} mishaps[] = {
	{ 0, 1 }, { 1, 0 }, { 1, 1 }, { 5, 0 }, { 5, 1 },
	{ LEDGER_MISHAPS - 1, 0 }, { LEDGER_MISHAPS - 1, 1 },
	{ LEDGER_MISHAPS, 0 }, { LEDGER_MISHAPS, 1 },
	{ LEDGER_MISHAPS + 1, 0 }, { LEDGER_MISHAPS + 1, 1 },
	{ 1000, 0 }, { 1000, 1 },
};

/* The first ones are kept, and always the one that ends the run. */
START_TEST(mishaps_in_order)
{
	struct ledger ledger = { .keys = NULL };
	uint64_t count = mishaps[_i].count, i;
	uint64_t kept = count < LEDGER_MISHAPS ? count : LEDGER_MISHAPS;
	size_t first;

	for (i = 0; i < count; i++)
		keep(&ledger, i, 0);
	ck_assert_int_eq(ledger.fatal, 0);
	if (mishaps[_i].fatal) {
		keep(&ledger, count, 1);
		ck_assert_int_eq(ledger.fatal, 1);
		expect_mishap(&ledger.mishaps[ledger.mishap_count - 1],
		    count);
	}
	ck_assert_uint_eq(ledger.mishap_count, kept +
	    (uint64_t)mishaps[_i].fatal);
	first = ledger.mishap_count - (size_t)mishaps[_i].fatal;
	for (i = 0; i < first; i++)
		expect_mishap(&ledger.mishaps[i], i);
	ledger_done(&ledger);
}
END_TEST

/* Of every event inside the window its second, whatever became of it; if that
 * was asked for, and if it has one. */
START_TEST(seconds_inside)
{
	static const struct window october = { 1, 1, { 1790812800, 0 },
	    { 1793491200, 0 } };
	struct ledger ledger = { .keys = NULL };
	struct event event = event_of("a", "", WRAPPING_NONE);
	struct judgement judged = { .has_when = 1,
	    .when = { 1790812800, 0 } };
	struct fault why = unit_no_fault();
	int verdict;

	ck_assert_int_eq(ledger_event(&ledger, SEED, &event, &judged,
	    NULL, &why),
	    0);
	ck_assert_uint_eq(ledger.seconds.count, 0);
	ledger.asked.coverage = &october;
	for (verdict = 0; verdict < VERDICTS; verdict++) {
		judged.verdict = (enum verdict)verdict;
		judged.has_when = 1;
		judged.when.ns = verdict;
		ck_assert_int_eq(ledger_event(&ledger, SEED, &event, &judged,
		    NULL, &why), 0);
		judged.when.sec++;
		ck_assert_uint_eq(ledger.seconds.count, (size_t)verdict + 1);
		judged.has_when = 0;
		ck_assert_int_eq(ledger_event(&ledger, SEED, &event, &judged,
		    NULL, &why), 0);
		ck_assert_uint_eq(ledger.seconds.count, (size_t)verdict + 1);
	}
	judged.has_when = 1;
	judged.when = (struct instant){ 1790812799, 999999999 };
	ck_assert_int_eq(ledger_event(&ledger, SEED, &event, &judged,
	    NULL, &why),
	    0);
	judged.when = october.until;
	ck_assert_int_eq(ledger_event(&ledger, SEED, &event, &judged,
	    NULL, &why),
	    0);
	ck_assert_uint_eq(ledger.seconds.count, VERDICTS);
	ck_assert_int_eq(ledger.seconds.extent.last.sec,
	    1790812800 + VERDICTS - 1);
	ck_assert_int_eq(ledger.seconds.extent.last.ns, VERDICTS - 1);
	ledger_clear(&ledger);
	ck_assert_uint_eq(ledger.seconds.count, 0);
	ck_assert_uint_gt(ledger.seconds.cap, 0);
	ck_assert_ptr_eq(ledger.asked.coverage, &october);
	ledger_done(&ledger);
}
END_TEST

/* Begun anew it is all zeros again, but for the memory. */
START_TEST(clear)
{
	struct ledger ledger = { .keys = NULL }, zero = { .keys = NULL };
	struct event event = event_of("a", "SUCCESS", WRAPPING_HOOK);
	struct idkey *first;
	struct mishap *list;

	book(&ledger, VERDICT_COUNTED, &event);
	keep(&ledger, 1, 1);
	ledger.layouts = 3;
	ledger.incomplete = 1;
	first = ledger.keys;
	list = ledger.mishaps;
	ledger_clear(&ledger);
	ck_assert_ptr_eq(ledger.keys, first);
	ck_assert_ptr_eq(ledger.mishaps, list);
	ck_assert_uint_eq(ledger.key_count, 0);
	ck_assert_uint_eq(ledger.mishap_count, 0);
	ck_assert_uint_eq(ledger.books.read, 0);
	ck_assert_uint_eq(ledger.books.ended[VERDICT_COUNTED], 0);
	ck_assert(ledger.layouts == 0 && ledger.wrappings == 0 &&
	    !ledger.fatal && !ledger.incomplete);
	book(&ledger, VERDICT_COUNTED, &event);
	ck_assert_ptr_eq(ledger.keys, first);
	expect_key(&ledger, 0, "a", 1);
	ledger_done(&ledger);
	ledger_done(&ledger);
	ck_assert_ptr_null(ledger.keys);
	ledger_done(&zero);
}
END_TEST

/* Of an event that was done for a person, the person is who was active. */
START_TEST(persons)
{
	struct ledger ledger = { .asked.people = 1 };
	struct event event = event_of("app", "SUCCESS", WRAPPING_NONE);
	struct judgement judged = { .verdict = VERDICT_COUNTED,
	    .is_person = 1 };
	struct fault why = unit_no_fault();
	struct described said;
	int i;

	for (i = 0; i <= WANT_ACTOR_TYPE; i++)
		event.wanted[i] = (struct fact){ SPAN("x"), FACT_TEXT };
	event.wanted[WANT_PERSON] = (struct fact){ SPAN("b"), FACT_TEXT };
	for (i = 0; i < 2; i++) {
		ck_assert_int_eq(ledger_event(&ledger, SEED, &event, &judged,
		    NULL, &why), 0);
		event.wanted[WANT_PERSON_LOGIN] = (struct fact){ SPAN("l"),
		    FACT_TEXT };
		event.wanted[WANT_PERSON_NAME] = (struct fact){ SPAN("n"),
		    FACT_TEXT };
	}
	judged.is_person = 0;
	ck_assert_int_eq(ledger_event(&ledger, SEED, &event, &judged,
	    NULL, &why),
	    0);
	expect_key(&ledger, 0, "b", 1);
	expect_key(&ledger, 1, "b", 1);
	expect_key(&ledger, 2, "app", 1);
	ck_assert_uint_eq(ledger.sightings.count, 3);
	said = described_unpack(ledger.sightings.texts +
	    ledger.sightings.list[0].at);
	ck_assert(unit_is(said.id, "b") && unit_is(said.type, "User"));
	ck_assert(said.login.data == NULL && said.name.data == NULL);
	said = described_unpack(ledger.sightings.texts +
	    ledger.sightings.list[1].at);
	ck_assert(unit_is(said.id, "b") && unit_is(said.type, "User"));
	ck_assert(unit_is(said.login, "l") && unit_is(said.name, "n"));
	said = described_unpack(ledger.sightings.texts +
	    ledger.sightings.list[2].at);
	ck_assert(unit_is(said.id, "app") && unit_is(said.type, "x"));
	ck_assert(unit_is(said.login, "x") && unit_is(said.name, "x"));
	ledger_done(&ledger);
}
END_TEST

/* Begun anew there are no ballots, but for their memory. */
START_TEST(ballots_are_cleared)
{
	struct ledger ledger = { .keys = NULL };
	struct fault why = unit_no_fault();
	struct idkey *kept[DEFINITIONS];
	int i;

	for (i = 0; i < DEFINITIONS; i++) {
		ck_assert_int_eq(ballot_add(&ledger.ballots[i],
		    idset_key(SEED, &i, sizeof i), NULL, &why), 0);
		kept[i] = ledger.ballots[i].keys;
	}
	ledger_clear(&ledger);
	for (i = 0; i < DEFINITIONS; i++) {
		ck_assert_uint_eq(ledger.ballots[i].count, 0);
		ck_assert_ptr_eq(ledger.ballots[i].keys, kept[i]);
		ck_assert_uint_gt(ledger.ballots[i].cap, 0);
	}
	ledger_done(&ledger);
	for (i = 0; i < DEFINITIONS; i++)
		ck_assert_ptr_null(ledger.ballots[i].keys);
}
END_TEST

static Suite *
ledger_suite(void)
{
	Suite *suite = suite_create("ledger");
	TCase *core = unit_case(suite, "core");
	TCase *limits = unit_case(suite, "limits");

	tcase_add_test(core, keys);
	tcase_add_test(core, wrappings);
	tcase_add_test(core, seconds_inside);
	tcase_add_test(core, clear);
	tcase_add_test(core, persons);
	tcase_add_test(core, ballots_are_cleared);
	tcase_add_test(limits, many_keys);
	unit_table(limits, mishaps_in_order, mishaps);
	return suite;
}

UNIT_MAIN(ledger_suite)
