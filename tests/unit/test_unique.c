/*
 * Which events are the same, and that each is counted once however many
 * threads bring it.
 */
#include <pthread.h>

#include "count/actors.h"
#include "count/unique.h"
#include "unit.h"
#include "when.h"

#define SEED	11
#define NOON	"2026-10-05T12:00:00Z"
#define TEXT(literal)	((struct fact){ BYTES(literal), FACT_TEXT })

static struct event
event_of(void)
{
	struct event event = { .type = TEXT("t"), .published = TEXT(NOON),
	    .result = TEXT("SUCCESS"), .actor = TEXT("a") };
	int i;

	for (i = 0; i < WANTS; i++)
		event.wanted[i] = TEXT("x");
	event.wanted[WANT_UUID] = TEXT("u");
	return event;
}

static int
same(struct idkey a, struct idkey b)
{
	return a.hi == b.hi && a.lo == b.lo;
}

/* Of another event, but under the same uuid? */
static int
akin(struct idkey a, struct idkey b)
{
	return !same(a, b) && a.hi == b.hi && a.lo >> 60 == b.lo >> 60;
}

START_TEST(what_makes_an_event_another)
{
	struct wanted wanted = { .members = 0 }, field = wanted, persons;
	struct span type = BYTES("t");
	struct event event = event_of(), other;
	struct fault why = unit_no_fault();
	struct idkey key = unique_key(SEED, &wanted, NULL, &event,
	    when(NOON)), with_field, with_person;

	ck_assert_int_eq(wanted_path(&field, "client.x", &why), 0);
	with_field = unique_key(SEED, &wanted, &field, &event, when(NOON));
	persons = wanted;
	persons.person_types = &type;
	persons.person_type_count = 1;
	with_person = unique_key(SEED, &persons, NULL, &event, when(NOON));
	ck_assert(akin(key, with_field) && akin(key, with_person));
	ck_assert_uint_eq(key.lo & KEY_MARK, 0);

	/* The same time, written otherwise, and what nobody goes by. */
	other = event;
	other.published = TEXT("2026-10-05T14:00:00+02:00");
	other.wanted[WANT_LOGIN] = other.wanted[WANT_NAME] = TEXT("y");
	other.wanted[WANT_PERSON_LOGIN] = TEXT("y");
	other.wrapping = WRAPPING_HOOK;
	ck_assert(same(key, unique_key(SEED, &wanted, NULL, &other,
	    when("2026-10-05T14:00:00+02:00"))));
	ck_assert(same(with_field, unique_key(SEED, &wanted, &field, &other,
	    when(NOON))));
	ck_assert(same(with_person, unique_key(SEED, &persons, NULL, &other,
	    when(NOON))));

	/* Whom it was for, where that matters, and the value of a field. */
	other = event;
	other.wanted[WANT_PERSON] = other.wanted[WANT_FIELD] = TEXT("y");
	ck_assert(same(key, unique_key(SEED, &wanted, NULL, &other,
	    when(NOON))));
	ck_assert(akin(with_field, unique_key(SEED, &wanted, &field, &other,
	    when(NOON))));
	ck_assert(akin(with_person, unique_key(SEED, &persons, NULL, &other,
	    when(NOON))));
	other.wanted[WANT_ACTOR_TYPE] = event.wanted[WANT_ACTOR_TYPE] =
	    TEXT("User");
	ck_assert(same(unique_key(SEED, &persons, NULL, &event, when(NOON)),
	    unique_key(SEED, &persons, NULL, &other, when(NOON))));

	/* What always matters. */
	other = event;
	other.type = TEXT("tt");
	ck_assert(akin(key, unique_key(SEED, &wanted, NULL, &other,
	    when(NOON))));
	other = event;
	other.actor = TEXT("b");
	ck_assert(akin(key, unique_key(SEED, &wanted, NULL, &other,
	    when(NOON))));
	ck_assert(akin(key, unique_key(SEED, &wanted, NULL, &event,
	    when("2026-10-05T12:00:00.000000001Z"))));
	ck_assert(akin(key, unique_key(SEED, &wanted, NULL, &event,
	    when("2026-10-05T12:00:01Z"))));
	other = event;
	other.result = (struct fact){ .state = FACT_NULL };
	with_field = unique_key(SEED, &wanted, NULL, &other, when(NOON));
	ck_assert(akin(key, with_field));
	other.result.state = FACT_ABSENT;
	ck_assert(akin(with_field, unique_key(SEED, &wanted, NULL, &other,
	    when(NOON))));
	other.result = TEXT("");
	ck_assert(akin(with_field, unique_key(SEED, &wanted, NULL, &other,
	    when(NOON))));
	/* No text runs on into the next. */
	other = event;
	other.result = TEXT("SUCCESSa");
	other.actor = TEXT("");
	ck_assert(akin(key, unique_key(SEED, &wanted, NULL, &other,
	    when(NOON))));

	/* Another uuid. */
	other = event;
	other.wanted[WANT_UUID] = TEXT("v");
	ck_assert_uint_ne(key.hi, unique_key(SEED, &wanted, NULL, &other,
	    when(NOON)).hi);
}
END_TEST

#define THREADS	4
#define EVENTS	3000
#define STEP	100

/* Every thread brings every event; so many stand under each uuid. */
#define SHARING	3

static struct idkey
key_of(size_t number)
{
	size_t uuid = number / SHARING, rest = number % SHARING;
	struct idkey key = idset_key(SEED, &uuid, sizeof uuid);

	key.lo = (key.lo & ~(UINT64_MAX >> 4)) | (rest + 1) << 1;
	return key;
}

/* Every fifth is by "unknown", of these every other with SUCCESS. */
static struct idkey
actor_of(size_t number)
{
	struct idkey key = number % 5 == 0 ? idset_key(SEED, "unknown", 7) :
	    idset_key(SEED, &number, sizeof number);

	key.lo |= number % 2 == 0 ? KEY_MARK : 0;
	return key;
}

struct adder {
	pthread_t	 thread;
	struct unique	*unique;
	size_t		 repeated;
	int		 failed;
};

static void *
add_all(void *ctx)
{
	struct idkey events[STEP], actors[STEP];
	unsigned char repeated[STEP];
	struct adder *adder = ctx;
	struct fault why;
	size_t from, i;

	for (from = 0; from < EVENTS; from += STEP) {
		for (i = 0; i < STEP; i++) {
			events[i] = key_of(from + i);
			actors[i] = actor_of(from + i);
		}
		adder->failed |= unique_add(adder->unique, events, actors,
		    STEP, repeated, &why) == -1;
		for (i = 0; i < STEP; i++)
			adder->repeated += repeated[i];
	}
	return NULL;
}

START_TEST(each_counts_once)
{
	struct fault why = unit_no_fault();
	struct unique *unique = unique_new(SEED, &why);
	struct adder adders[THREADS] = { { .failed = 0 } };
	size_t i, repeated = 0;
	struct repeats repeats;

	ck_assert_ptr_nonnull(unique);
	for (i = 0; i < THREADS; i++) {
		adders[i].unique = unique;
		ck_assert_int_eq(pthread_create(&adders[i].thread, NULL,
		    add_all, &adders[i]), 0);
	}
	for (i = 0; i < THREADS; i++) {
		pthread_join(adders[i].thread, NULL);
		ck_assert_int_eq(adders[i].failed, 0);
		repeated += adders[i].repeated;
	}
	repeats = unique_repeats(unique);
	ck_assert_uint_eq(repeated, EVENTS * (THREADS - 1));
	ck_assert_uint_eq(repeats.events, repeated);
	ck_assert_uint_eq(repeats.unknown, repeated / 5);
	ck_assert_uint_eq(repeats.unknown_success, repeated / 10);
	ck_assert_uint_eq(unique_conflicts(unique),
	    EVENTS / SHARING * (SHARING - 1));
	unique_free(unique);
	unique_free(NULL);
}
END_TEST

/* The one that is left out is not the one before. */
START_TEST(in_their_places)
{
	struct idkey events[] = { key_of(0), key_of(1), key_of(0), key_of(4),
		key_of(1), key_of(5) };
	struct idkey actors[6] = { { 1, 2 } };
	static const unsigned char wanted[6] = { 0, 0, 1, 0, 1, 0 };
	struct fault why = unit_no_fault();
	struct unique *unique = unique_new(SEED, &why);
	unsigned char repeated[6];

	ck_assert_int_eq(unique_add(unique, events, actors, 6, repeated,
	    &why), 0);
	ck_assert_mem_eq(repeated, wanted, sizeof wanted);
	ck_assert_uint_eq(unique_repeats(unique).unknown, 0);
	ck_assert_uint_eq(unique_conflicts(unique), 2);
	unique_free(unique);
}
END_TEST

static Suite *
unique_suite(void)
{
	Suite *suite = suite_create("unique");
	TCase *core = unit_case(suite, "core");

	tcase_add_test(core, what_makes_an_event_another);
	tcase_add_test(core, each_counts_once);
	tcase_add_test(core, in_their_places);
	return suite;
}

UNIT_MAIN(unique_suite)
