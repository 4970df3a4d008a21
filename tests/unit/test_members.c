/*
 * Which keys mean something, and where: every key in every role, with all that
 * can be wanted and without.
 */
#include "log/members.h"

#include "want.h"

/* Found whatever is wanted, in that role and no other. */
static const struct {
	enum role	 role;
	const char	*key;
	enum member	 member;
} always[] = {
	{ ROLE_EVENT, "eventType", MEMBER_TYPE },
	{ ROLE_EVENT, "published", MEMBER_PUBLISHED },
	{ ROLE_EVENT, "actor", MEMBER_ACTOR },
	{ ROLE_EVENT, "outcome", MEMBER_OUTCOME },
	{ ROLE_EVENT, "detail", MEMBER_DETAIL },
	{ ROLE_EVENT, "event", MEMBER_EVENT },
	{ ROLE_EVENT, "data", MEMBER_DATA },
	{ ROLE_EVENT, "payload", MEMBER_PAYLOAD },
	{ ROLE_ACTOR, "id", MEMBER_ACTOR_ID },
	{ ROLE_OUTCOME, "result", MEMBER_RESULT },
	{ ROLE_DATA, "events", MEMBER_EVENTS },
}, people[] = {
	{ ROLE_ACTOR, "alternateId", MEMBER_LOGIN },
	{ ROLE_ACTOR, "displayName", MEMBER_NAME },
	{ ROLE_ACTOR, "type", MEMBER_ACTOR_TYPE },
}, persons[] = {
	{ ROLE_EVENT, "target", MEMBER_TARGETS },
	{ ROLE_TARGET, "id", MEMBER_TARGET_ID },
	{ ROLE_TARGET, "type", MEMBER_TARGET_TYPE },
	{ ROLE_TARGET, "alternateId", MEMBER_TARGET_LOGIN },
	{ ROLE_TARGET, "displayName", MEMBER_TARGET_NAME },
};

/* What each of these needs. */
static const enum want person_wants[] = { WANT_PERSON, WANT_PERSON,
	WANT_PERSON, WANT_PERSON_LOGIN, WANT_PERSON_NAME };

static const enum role roles[] = { ROLE_TOP, ROLE_EVENT, ROLE_ACTOR,
	ROLE_OUTCOME, ROLE_DATA, ROLE_EVENTS, ROLE_FIELD, ROLE_TARGETS,
	ROLE_TARGET };

/* None of them leads through a key of the tables above. */
static const struct {
	int		 people;
	const char	*path;
} wants[] = {
	{ NOBODY, NULL }, { PEOPLE, NULL }, { NOBODY, "client.x.y" },
	{ NOBODY, "severity" }, { PEOPLE, "actor.detailEntry.x" },
	{ NOBODY, "outcome.reason" }, { PEOPLE, "outcome.x.y" },
	{ NOBODY, "actor.id" }, { NOBODY, "published" },
	{ NOBODY, "outcome.result.x" },
};

static enum member
find(const struct wanted *wanted, enum role role, size_t way,
    const char *key)
{
	return member_find(wanted, role, way, span_of(key));
}

START_TEST(what_counts_is_found_in_its_role)
{
	struct wanted wanted = want_of(wants[_i].people, wants[_i].path);
	size_t i;
	int r;

	for (r = 0; r < UNIT_ROWS(roles); r++) {
		for (i = 0; i < sizeof always / sizeof always[0]; i++)
			ck_assert_int_eq(find(&wanted, roles[r], 1,
			    always[i].key), roles[r] == always[i].role ?
			    always[i].member : MEMBER_OTHER);
		for (i = 0; i < sizeof people / sizeof people[0]; i++)
			ck_assert_int_eq(find(&wanted, roles[r], 1,
			    people[i].key), roles[r] == people[i].role &&
			    wants[_i].people == PEOPLE ? people[i].member :
			    MEMBER_OTHER);
		ck_assert_int_eq(find(&wanted, roles[r], 1, "target"),
		    MEMBER_OTHER);
		ck_assert_int_eq(find(&wanted, roles[r], 1, ""),
		    MEMBER_OTHER);
		ck_assert_int_eq(find(&wanted, roles[r], 1, "uuid"),
		    MEMBER_OTHER);
	}
}
END_TEST

/* One of them asks for no other. */
START_TEST(people_are_asked_for_one_by_one)
{
	struct wanted wanted = { .members = 0 };
	int i;

	wanted_add(&wanted, (enum want)_i);
	for (i = 0; i < UNIT_ROWS(people); i++)
		ck_assert_int_eq(find(&wanted, ROLE_ACTOR, 0, people[i].key),
		    i == _i ? people[i].member : MEMBER_OTHER);
	ck_assert_int_eq(member_want(people[_i].member), _i);
	ck_assert_int_eq(member_want(MEMBER_FIELD), WANT_FIELD);
}
END_TEST

/* Each in its own place; a key may mean another thing in another. */
START_TEST(persons_are_asked_for_one_by_one)
{
	enum want want = (enum want)(WANT_PERSON + _i);
	struct wanted wanted = { .members = 0 };
	enum member member;
	int i, r;

	wanted_add(&wanted, want);
	for (i = 0; i < UNIT_ROWS(persons); i++)
		for (r = 0; r < UNIT_ROWS(roles); r++) {
			member = find(&wanted, roles[r], 0, persons[i].key);
			if (roles[r] == persons[i].role)
				ck_assert_int_eq(member, person_wants[i] ==
				    want ? persons[i].member : MEMBER_OTHER);
			else
				ck_assert(member < MEMBER_LOGIN);
		}
}
END_TEST

/* Keys one byte away from each that counts, and those of equal length. */
START_TEST(keys_are_exact)
{
	struct wanted wanted = want_of(PEOPLE, "client.x");
	char key[32];
	size_t i, len, at;

	for (i = 0; i < sizeof always / sizeof always[0]; i++) {
		len = strlen(always[i].key);
		memcpy(key, always[i].key, len + 1);
		ck_assert_int_eq(member_find(&wanted, always[i].role, 0,
		    (struct span){ key, len - 1 }), MEMBER_OTHER);
		ck_assert_int_eq(member_find(&wanted, always[i].role, 0,
		    (struct span){ key, len + 1 }), MEMBER_OTHER);
		for (at = 0; at < len; at++) {
			key[at] ^= 0x20;
			ck_assert_int_eq(member_find(&wanted, always[i].role,
			    0, (struct span){ key, len }), MEMBER_OTHER);
			key[at] ^= 0x20;
		}
	}
}
END_TEST

#define WAY	MEMBER_FIELD_WAY

/* The keys of paths, in the containers that they may lead to. */
static const struct {
	const char	*path;
	enum role	 role;
	size_t		 way;
	const char	*key;
	enum member	 member;
} steps[] = {
	{ "a", ROLE_EVENT, 0, "a", MEMBER_FIELD },
	{ "a", ROLE_EVENT, 5, "a", MEMBER_FIELD },
	{ "a", ROLE_ACTOR, 0, "a", MEMBER_OTHER },
	{ "a", ROLE_OUTCOME, 0, "a", MEMBER_OTHER },
	{ "a", ROLE_TOP, 0, "a", MEMBER_OTHER },
	{ "a", ROLE_DATA, 0, "a", MEMBER_OTHER },
	{ "a", ROLE_EVENTS, 0, "a", MEMBER_OTHER },
	{ "a", ROLE_FIELD, 1, "a", MEMBER_OTHER },
	{ "a.b.c", ROLE_EVENT, 0, "a", WAY },
	{ "a.b.c", ROLE_EVENT, 1, "b", MEMBER_OTHER },
	{ "a.b.c", ROLE_EVENT, 2, "c", MEMBER_OTHER },
	{ "a.b.c", ROLE_FIELD, 1, "a", MEMBER_OTHER },
	{ "a.b.c", ROLE_FIELD, 1, "b", WAY },
	{ "a.b.c", ROLE_FIELD, 1, "c", MEMBER_OTHER },
	{ "a.b.c", ROLE_FIELD, 2, "b", MEMBER_OTHER },
	{ "a.b.c", ROLE_FIELD, 2, "c", MEMBER_FIELD },
	{ "a.b.c", ROLE_FIELD, 3, "c", MEMBER_OTHER },
	{ "a.b.c", ROLE_ACTOR, 1, "b", MEMBER_OTHER },
	{ "a.b.c", ROLE_OUTCOME, 1, "b", MEMBER_OTHER },
	{ "a.b.c", ROLE_FIELD, 1, "bb", MEMBER_OTHER },
	{ "a.b.c", ROLE_FIELD, 1, "", MEMBER_OTHER },
	{ "a.a", ROLE_EVENT, 0, "a", WAY },
	{ "a.a", ROLE_FIELD, 1, "a", MEMBER_FIELD },
	{ "a.b.c.d.e.f.g.h", ROLE_EVENT, 0, "a", WAY },
	{ "a.b.c.d.e.f.g.h", ROLE_FIELD, 6, "g", WAY },
	{ "a.b.c.d.e.f.g.h", ROLE_FIELD, 7, "h", MEMBER_FIELD },
	{ "a.b.c.d.e.f.g.h", ROLE_ACTOR, 0, "h", MEMBER_OTHER },
	/* Actor and outcome stay what they are. */
	{ "actor.x", ROLE_EVENT, 0, "actor", MEMBER_ACTOR },
	{ "actor.x", ROLE_ACTOR, 0, "x", MEMBER_FIELD },
	{ "actor.x", ROLE_ACTOR, 4, "x", MEMBER_FIELD },
	{ "actor.x", ROLE_OUTCOME, 0, "x", MEMBER_OTHER },
	{ "actor.x", ROLE_EVENT, 0, "x", MEMBER_OTHER },
	{ "actor.x.y", ROLE_ACTOR, 0, "x", WAY },
	{ "actor.x.y", ROLE_FIELD, 2, "y", MEMBER_FIELD },
	{ "actor.actor.id", ROLE_ACTOR, 0, "actor", WAY },
	{ "actor.actor.id", ROLE_FIELD, 2, "id", MEMBER_FIELD },
	{ "actor.actor.id", ROLE_ACTOR, 0, "id", MEMBER_ACTOR_ID },
	{ "outcome.reason", ROLE_EVENT, 0, "outcome", MEMBER_OUTCOME },
	{ "outcome.reason", ROLE_OUTCOME, 0, "reason", MEMBER_FIELD },
	{ "outcome.reason", ROLE_ACTOR, 0, "reason", MEMBER_OTHER },
	{ "outcome.x.y", ROLE_OUTCOME, 0, "x", WAY },
	{ "x.eventType", ROLE_FIELD, 1, "eventType", MEMBER_FIELD },
	{ "x.eventType", ROLE_EVENT, 1, "eventType", MEMBER_TYPE },
	{ "x.alternateId", ROLE_FIELD, 1, "alternateId", MEMBER_FIELD },
	/* What is read by itself needs no path. */
	{ "actor.type", ROLE_ACTOR, 0, "type", MEMBER_ACTOR_TYPE },
	{ "actor.type", ROLE_ACTOR, 0, "alternateId", MEMBER_OTHER },
	{ "actor.alternateId", ROLE_ACTOR, 0, "alternateId", MEMBER_LOGIN },
	{ "actor.displayName", ROLE_ACTOR, 0, "displayName", MEMBER_NAME },
	{ "actor.id.x", ROLE_ACTOR, 0, "id", MEMBER_ACTOR_ID },
	{ "actor.id.x", ROLE_FIELD, 2, "x", MEMBER_OTHER },
	/* No path leads among the targets. */
	{ "id", ROLE_TARGET, 0, "id", MEMBER_OTHER },
	{ "a.id", ROLE_TARGET, 1, "id", MEMBER_OTHER },
	{ "a.b", ROLE_TARGETS, 1, "b", MEMBER_OTHER },
	{ "a.target", ROLE_FIELD, 1, "target", MEMBER_FIELD },
};

START_TEST(a_path_leads_from_key_to_key)
{
	struct wanted wanted = want_of(NOBODY, steps[_i].path);

	ck_assert_int_eq(find(&wanted, steps[_i].role, steps[_i].way,
	    steps[_i].key), steps[_i].member);
	/* People are found beside it, and change nothing. */
	wanted = want_of(PEOPLE, steps[_i].path);
	if (steps[_i].role != ROLE_ACTOR)
		ck_assert_int_eq(find(&wanted, steps[_i].role, steps[_i].way,
		    steps[_i].key), steps[_i].member);
	ck_assert_int_eq(find(&wanted, ROLE_ACTOR, 0, "alternateId"),
	    MEMBER_LOGIN);
}
END_TEST

/* What is left of "login name type field uuid", as letters, and then of the
 * person, the person's login and name. */
static const struct {
	const char	*path;
	enum member	 member;
	const char	*left;
} forgotten[] = {
	{ NULL, MEMBER_ACTOR, "---fupqr" },
	{ NULL, MEMBER_OUTCOME, "lntfupqr" },
	{ "client.x", MEMBER_ACTOR, "---fupqr" },
	{ "client.x", MEMBER_OUTCOME, "lntfupqr" },
	{ "client.x", MEMBER_FIELD_WAY, "lnt-upqr" },
	{ "actor.x.y", MEMBER_ACTOR, "----upqr" },
	{ "actor.x.y", MEMBER_OUTCOME, "lntfupqr" },
	{ "actor.x.y", MEMBER_FIELD_WAY, "lnt-upqr" },
	{ "outcome.x", MEMBER_ACTOR, "---fupqr" },
	{ "outcome.x", MEMBER_OUTCOME, "lnt-upqr" },
	{ "outcome.x.y", MEMBER_FIELD_WAY, "lnt-upqr" },
	/* Other members, and those that are overwritten anyway. */
	{ "actor.x", MEMBER_OTHER, "lntfupqr" },
	{ "actor.x", MEMBER_TYPE, "lntfupqr" },
	{ "actor.x", MEMBER_PUBLISHED, "lntfupqr" },
	{ "actor.x", MEMBER_ACTOR_ID, "lntfupqr" },
	{ "outcome.x", MEMBER_RESULT, "lntfupqr" },
	{ "x.y", MEMBER_DETAIL, "lntfupqr" },
	{ "x.y", MEMBER_EVENTS, "lntfupqr" },
	/* Targets, and nothing else. */
	{ NULL, MEMBER_TARGETS, "lntfu---" },
	{ "actor.x.y", MEMBER_TARGETS, "lntfu---" },
	{ "x.y", MEMBER_TARGET_ID, "lntfupqr" },
	{ "x.y", MEMBER_TARGET_TYPE, "lntfupqr" },
};

START_TEST(a_repeated_member_is_forgotten)
{
	static const char letters[] = "lntfupqr";
	struct wanted wanted = want_of(PEOPLE | PERSONS,
	    forgotten[_i].path);
	struct fact facts[WANTS];
	char left[WANTS + 1] = "";
	int i;

	for (i = 0; i < WANTS; i++)
		facts[i] = (struct fact){ { letters + i, 1 }, FACT_TEXT };
	member_forget(&wanted, forgotten[_i].member, facts);
	for (i = 0; i < WANTS; i++) {
		left[i] = facts[i].state == FACT_TEXT ?
		    facts[i].text.data[0] : '-';
		if (left[i] != '-')
			continue;
		ck_assert_int_eq(facts[i].state, FACT_ABSENT);
		ck_assert_uint_eq(facts[i].text.len, 0);
	}
	ck_assert_str_eq(left, forgotten[_i].left);
}
END_TEST

static Suite *
members_suite(void)
{
	Suite *suite = suite_create("members");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	unit_table(tcase, what_counts_is_found_in_its_role, wants);
	unit_table(tcase, people_are_asked_for_one_by_one, people);
	tcase_add_loop_test(tcase, persons_are_asked_for_one_by_one, 0, 3);
	tcase_add_test(tcase, keys_are_exact);
	unit_table(tcase, a_path_leads_from_key_to_key, steps);
	unit_table(tcase, a_repeated_member_is_forgotten, forgotten);
	return suite;
}

UNIT_MAIN(members_suite)
