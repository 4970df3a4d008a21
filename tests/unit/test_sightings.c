/*
 * What is packed comes out again, absent texts as absent; and digests are the
 * same just when all that is said is.
 */
#include <stdint.h>

#include "chance.h"
#include "count/actors.h"
#include "count/sightings.h"
#include "unit.h"

#define SEED	5
#define NONE	{ NULL, 0 }

/* Each says something else. */
static const struct described saids[] = {
	{ BYTES("00u1"), BYTES("a@example.test"), BYTES("Ann"),
	    BYTES("User") },
	{ BYTES("00u2"), BYTES("a@example.test"), BYTES("Ann"),
	    BYTES("User") },
	{ BYTES("00u1"), NONE, BYTES("Ann"), BYTES("User") },
	{ BYTES("00u1"), BYTES(""), BYTES("Ann"), BYTES("User") },
	{ BYTES("00u1"), BYTES("Ann"), NONE, BYTES("User") },
	{ BYTES("00u1"), BYTES("Ann"), BYTES("User"), NONE },
	{ BYTES("00u1"), BYTES("Ann"), BYTES("User"), BYTES("") },
	{ BYTES("00u1"), BYTES("AnnU"), BYTES("ser"), NONE },
	{ BYTES("00u1"), BYTES("Ann\0"), BYTES("User"), NONE },
	{ BYTES("00u1A"), BYTES("nn"), BYTES("User"), NONE },
	{ BYTES("00u1"), NONE, NONE, NONE },
	{ BYTES(""), BYTES(""), BYTES(""), BYTES("") },
	{ BYTES(""), NONE, NONE, NONE },
};
#define SAIDS	(sizeof saids / sizeof saids[0])

static void
add(struct sightings *sightings, struct idkey key, int64_t sec,
    const struct described *said)
{
	struct fault why = unit_no_fault();

	ck_assert_int_eq(sightings_add(sightings, SEED, key,
	    (struct instant){ sec, 7 }, said, &why), 0);
}

/* The same bytes, or both absent. */
static void
expect_text(struct span is, struct span wanted)
{
	ck_assert_int_eq(is.data == NULL, wanted.data == NULL);
	ck_assert_uint_eq(is.len, wanted.len);
	if (wanted.len > 0)
		ck_assert_mem_eq(is.data, wanted.data, wanted.len);
}

static void
expect_said(struct described is, const struct described *wanted)
{
	expect_text(is.id, wanted->id);
	expect_text(is.login, wanted->login);
	expect_text(is.name, wanted->name);
	expect_text(is.type, wanted->type);
}

START_TEST(comes_out_as_it_went_in)
{
	struct sightings sightings = { .list = NULL };
	size_t i, rounds = 3, bytes;
	struct sighting *sighting;
	char *copy;

	while (rounds-- > 0) {
		sightings_clear(&sightings);
		for (i = 0; i < SAIDS; i++)
			add(&sightings, (struct idkey){ i, 2 * i + KEY_MARK },
			    (int64_t)i, &saids[i]);
		ck_assert_uint_eq(sightings.count, SAIDS);
		for (i = 0; i < SAIDS; i++) {
			sighting = &sightings.list[i];
			ck_assert_uint_eq(sighting->key.hi, i);
			ck_assert_uint_eq(sighting->key.lo, 2 * i);
			ck_assert_int_eq(sighting->when.sec, (int64_t)i);
			ck_assert_int_eq(sighting->when.ns, 7);
			/* It is one stretch of bytes. */
			bytes = described_bytes(sightings.texts +
			    sighting->at);
			copy = unit_copy((struct span){ sightings.texts +
			    sighting->at, bytes });
			expect_said(described_unpack(copy), &saids[i]);
			free(copy);
		}
	}
	sightings_done(&sightings);
	ck_assert_ptr_null(sightings.list);
	ck_assert_uint_eq(sightings.cap, 0);
	sightings_done(&sightings);
}
END_TEST

START_TEST(digests)
{
	struct sightings sightings = { .list = NULL };
	size_t i, j;

	/* Neither key nor time is said. */
	for (i = 0; i < 2 * SAIDS; i++)
		add(&sightings, (struct idkey){ i, 0 }, (int64_t)i,
		    &saids[i % SAIDS]);
	for (i = 0; i < 2 * SAIDS; i++)
		for (j = 0; j < 2 * SAIDS; j++)
			ck_assert_int_eq(sightings.list[i].digest ==
			    sightings.list[j].digest,
			    i % SAIDS == j % SAIDS);
	sightings_done(&sightings);
}
END_TEST

/* Through all growth of both lists: names of 0 to 3000 bytes. */
START_TEST(many)
{
	struct sightings sightings = { .list = NULL };
	struct described said = saids[0];
	struct chance chance = { SEED }, again = { SEED };
	static char name[3000];
	size_t count = unit_quick() ? 600 : 5000, i;

	for (i = 0; i < sizeof name; i++)
		name[i] = (char)('a' + i % 23);
	for (i = 0; i < count; i++) {
		said.name = (struct span){ name,
		    chance_below(&chance, sizeof name) };
		add(&sightings, (struct idkey){ i, 0 }, 1, &said);
	}
	for (i = 0; i < count; i++) {
		said.name.len = chance_below(&again, sizeof name);
		expect_said(described_unpack(sightings.texts +
		    sightings.list[i].at), &said);
	}
	sightings_done(&sightings);
}
END_TEST

/* Of such a text no byte is read. */
START_TEST(text_too_long)
{
	struct sightings sightings = { .list = NULL };
	struct described said = saids[0];
	struct fault why = unit_no_fault();
	struct span *texts[] = { &said.id, &said.login, &said.name,
	    &said.type };

	add(&sightings, (struct idkey){ 1, 0 }, 1, &saids[0]);
	texts[_i]->len = UINT32_MAX;
	ck_assert_int_eq(sightings_add(&sightings, SEED,
	    (struct idkey){ 2, 0 }, (struct instant){ 2, 0 }, &said, &why),
	    -1);
	unit_expect_fault(&why, FAULT_SYSTEM, "memory");
	ck_assert_uint_eq(sightings.count, 1);
	ck_assert_uint_eq(sightings.len, described_bytes(sightings.texts));
	sightings_done(&sightings);
}
END_TEST

static Suite *
sightings_suite(void)
{
	Suite *suite = suite_create("sightings");
	TCase *core = unit_case(suite, "core");
	TCase *limits = unit_case(suite, "limits");

	tcase_add_test(core, comes_out_as_it_went_in);
	tcase_add_test(core, digests);
	tcase_add_test(limits, many);
	tcase_add_loop_test(limits, text_too_long, 0, 4);
	return suite;
}

UNIT_MAIN(sightings_suite)
