/*
 * The person among targets: who it is after one target, and after another.
 */
#include "log/target.h"
#include "unit.h"

#define TEXT(literal)	{ BYTES(literal), FACT_TEXT }
#define NUMBER(literal)	{ BYTES(literal), FACT_SCALAR }
#define ABSENT		{ .state = FACT_ABSENT }
#define IS_NULL		{ .state = FACT_NULL }
#define OTHER		{ .state = FACT_OTHER }
#define BROKEN		{ .state = FACT_BROKEN }
#define USER		TEXT("User")

static int
is_same(struct fact a, struct fact b)
{
	return a.state == b.state && a.text.len == b.text.len &&
	    (a.text.len == 0 || memcmp(a.text.data, b.text.data,
	    a.text.len) == 0);
}

static const struct {
	struct fact	type;
	int		is_user;
} types[] = {
	{ USER, 1 }, { TEXT("user"), 0 }, { TEXT("USER"), 0 },
	{ TEXT("User "), 0 }, { TEXT("User\0"), 0 }, { TEXT("Use"), 0 },
	{ TEXT("AppUser"), 0 }, { TEXT("UserGroup"), 0 }, { TEXT(""), 0 },
	{ ABSENT, 0 }, { IS_NULL, 0 }, { OTHER, 0 }, { BROKEN, 0 },
	{ NUMBER("1"), 0 }, { NUMBER("User"), 0 },
};

START_TEST(only_users_are_taken)
{
	struct target target = { .id = TEXT("a"), .login = TEXT("l"),
	    .name = TEXT("n"), .type = types[_i].type };
	struct fact facts[WANTS] = { [WANT_LOGIN] = TEXT("x") };
	int i;

	target_take(&target, facts);
	for (i = 0; i < WANTS; i++)
		if (i != WANT_LOGIN &&
		    (i < WANT_PERSON || !types[_i].is_user))
			ck_assert_int_eq(facts[i].state, FACT_ABSENT);
	ck_assert(unit_is(facts[WANT_LOGIN].text, "x"));
	if (!types[_i].is_user)
		return;
	ck_assert(unit_is(facts[WANT_PERSON].text, "a"));
	ck_assert(unit_is(facts[WANT_PERSON_LOGIN].text, "l"));
	ck_assert(unit_is(facts[WANT_PERSON_NAME].text, "n"));
}
END_TEST

/* Ids of users in their order, and what the person's is then. */
static const struct {
	size_t		count;
	struct fact	ids[3];
	struct fact	person;
} users[] = {
	{ 0, { ABSENT }, ABSENT },
	{ 1, { TEXT("a") }, TEXT("a") },
	{ 1, { TEXT("") }, TEXT("") },
	{ 1, { ABSENT }, IS_NULL },
	{ 1, { IS_NULL }, IS_NULL },
	{ 1, { NUMBER("7") }, NUMBER("7") },
	{ 1, { OTHER }, OTHER },
	{ 1, { BROKEN }, BROKEN },
	{ 2, { TEXT("a"), TEXT("a") }, TEXT("a") },
	{ 3, { TEXT("a"), TEXT("a"), TEXT("a") }, TEXT("a") },
	{ 2, { TEXT("a"), TEXT("b") }, OTHER },
	{ 2, { TEXT("a"), TEXT("A") }, OTHER },
	{ 2, { TEXT("a"), TEXT("a\0") }, OTHER },
	{ 3, { TEXT("a"), TEXT("b"), TEXT("a") }, OTHER },
	{ 3, { TEXT("a"), TEXT("b"), TEXT("b") }, OTHER },
	{ 3, { TEXT("a"), TEXT("a"), TEXT("b") }, OTHER },
	{ 3, { TEXT("a"), TEXT("b"), TEXT("") }, OTHER },
	{ 3, { TEXT("a"), TEXT("b"), ABSENT }, OTHER },
	/* One whose id is none is another, as far as can be told. */
	{ 2, { TEXT("a"), ABSENT }, OTHER },
	{ 2, { TEXT("a"), IS_NULL }, OTHER },
	{ 2, { TEXT("a"), BROKEN }, OTHER },
	{ 2, { TEXT("a"), OTHER }, OTHER },
	{ 2, { ABSENT, TEXT("a") }, OTHER },
	{ 2, { IS_NULL, TEXT("a") }, OTHER },
	{ 2, { BROKEN, TEXT("a") }, OTHER },
	{ 2, { OTHER, TEXT("a") }, OTHER },
	{ 2, { BROKEN, BROKEN }, OTHER },
	{ 2, { ABSENT, ABSENT }, OTHER },
	{ 2, { TEXT(""), IS_NULL }, OTHER },
	{ 2, { IS_NULL, TEXT("") }, OTHER },
	{ 3, { OTHER, ABSENT, TEXT("") }, OTHER },
	/* A number is no id, even if it is written like one. */
	{ 2, { TEXT("7"), NUMBER("7") }, OTHER },
	{ 2, { NUMBER("7"), TEXT("7") }, OTHER },
	{ 2, { TEXT("true"), NUMBER("true") }, OTHER },
	{ 3, { TEXT("7"), NUMBER("7"), TEXT("7") }, OTHER },
};

/* Others may stand between them. */
START_TEST(several_users)
{
	static const struct target app = { .id = TEXT("x"),
	    .type = TEXT("AppInstance") };
	struct fact facts[WANTS] = { ABSENT };
	size_t i;

	target_take(&app, facts);
	for (i = 0; i < users[_i].count; i++) {
		struct target target = { .id = users[_i].ids[i],
		    .type = USER };

		target_take(&target, facts);
		target_take(&app, facts);
	}
	ck_assert(is_same(facts[WANT_PERSON], users[_i].person));
}
END_TEST

/* What is said of one user is not mixed with what is said of another. */
START_TEST(login_and_name_are_of_one_target)
{
	struct target first = { .id = TEXT("a"), .name = TEXT("n"),
	    .type = USER }, second = { .id = TEXT("a"), .login = TEXT("l"),
	    .type = USER };
	struct fact facts[WANTS] = { ABSENT };

	target_take(&first, facts);
	target_take(&second, facts);
	ck_assert_int_eq(facts[WANT_PERSON_LOGIN].state, FACT_ABSENT);
	ck_assert(unit_is(facts[WANT_PERSON_NAME].text, "n"));
}
END_TEST

START_TEST(each_member_has_a_fact)
{
	struct target target = { .id = ABSENT };
	int member;

	for (member = 0; member < MEMBERS; member++)
		ck_assert_int_eq(target_fact(&target, (enum member)member) !=
		    NULL, member >= MEMBER_TARGET_ID);
	ck_assert_ptr_eq(target_fact(&target, MEMBER_TARGET_ID), &target.id);
	ck_assert_ptr_eq(target_fact(&target, MEMBER_TARGET_LOGIN),
	    &target.login);
	ck_assert_ptr_eq(target_fact(&target, MEMBER_TARGET_NAME),
	    &target.name);
	ck_assert_ptr_eq(target_fact(&target, MEMBER_TARGET_TYPE),
	    &target.type);
}
END_TEST

static Suite *
target_suite(void)
{
	Suite *suite = suite_create("target");
	TCase *core = unit_case(suite, "core");

	unit_table(core, only_users_are_taken, types);
	unit_table(core, several_users, users);
	tcase_add_test(core, login_and_name_are_of_one_target);
	tcase_add_test(core, each_member_has_a_fact);
	return suite;
}

UNIT_MAIN(target_suite)
