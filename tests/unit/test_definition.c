/*
 * The definitions that have a name: what each of them asks for, all of it.
 */
#include "count/definition.h"
#include "unit.h"

#define TOKENS	"app.oauth2.as.authorize.implicit.access_token "	\
		"app.oauth2.as.authorize.implicit.id_token "		\
		"app.oauth2.as.token.grant.access_token "		\
		"app.oauth2.as.token.grant.id_token "			\
		"app.oauth2.as.token.grant.refresh_token "		\
		"app.oauth2.authorize.implicit.access_token "		\
		"app.oauth2.authorize.implicit.id_token "		\
		"app.oauth2.token.grant.access_token "			\
		"app.oauth2.token.grant.id_token "			\
		"app.oauth2.token.grant.refresh_token "

static const struct {
	enum definition	 definition;
	const char	*name;
	const char	*types;		/* each with a blank behind it */
	const char	*outcomes;
	int		 known_users;
	const char	*person_types;
} definitions[] = {
	{ DEFINITION_SESSION, "session", "user.session.start ", "", 0, "" },
	{ DEFINITION_SUCCESS, "success", "user.session.start ", "SUCCESS ",
	    1, "" },
	{ DEFINITION_AMAU, "amau", "user.session.start " TOKENS, "SUCCESS ",
	    1, TOKENS },
	{ DEFINITION_SSO, "sso", "user.authentication.sso ", "SUCCESS ", 1,
	    "" },
};

static void
expect_list(const struct span *list, size_t count, const char *expected)
{
	char text[1000];
	size_t i, len = 0;

	for (i = 0; i < count; i++) {
		ck_assert_uint_lt(len + list[i].len + 2, sizeof text);
		memcpy(text + len, list[i].data, list[i].len);
		len += list[i].len;
		text[len++] = ' ';
	}
	text[len] = '\0';
	ck_assert_str_eq(text, expected);
}

/* Whatever it has asked for before. */
START_TEST(each_asks_for_its_events)
{
	struct instant since = { 1000, 5 };
	struct filter filter = { .zone = INSTANT_ZONE_OR_UTC, .window = {
	    .has_since = 1, .since = since } };
	int before;

	for (before = 0; before < DEFINITIONS; before++) {
		definition_ask((enum definition)before, &filter);
		definition_ask(definitions[_i].definition, &filter);
		expect_list(filter.types, filter.type_count,
		    definitions[_i].types);
		expect_list(filter.outcomes, filter.outcome_count,
		    definitions[_i].outcomes);
		expect_list(filter.person_types, filter.person_type_count,
		    definitions[_i].person_types);
		ck_assert_int_eq(filter.known_users,
		    definitions[_i].known_users);
		/* These are not its business. */
		ck_assert_int_eq(filter.zone, INSTANT_ZONE_OR_UTC);
		ck_assert(filter.window.has_since && !filter.window.has_until);
		ck_assert_int_eq(instant_cmp(filter.window.since, since), 0);
	}
}
END_TEST

START_TEST(each_has_its_name)
{
	enum definition definition = (enum definition)-1;

	ck_assert_str_eq(definition_name(definitions[_i].definition),
	    definitions[_i].name);
	ck_assert_int_eq(definition_named(definitions[_i].name, &definition),
	    1);
	ck_assert_int_eq(definition, definitions[_i].definition);
}
END_TEST

static const char *const strangers[] = {
	"", "Session", "SESSION", "sess", "sessions", "session ", " session",
	"mau", "amaus", "ss", "ssoo", "user.session.start", "0",
};

START_TEST(there_is_no_other)
{
	enum definition definition = DEFINITION_SSO;

	ck_assert_int_eq(definition_named(strangers[_i], &definition), 0);
	ck_assert_int_eq(definition, DEFINITION_SSO);
}
END_TEST

START_TEST(the_table_is_complete)
{
	ck_assert_int_eq(UNIT_ROWS(definitions), DEFINITIONS);
}
END_TEST

static Suite *
definition_suite(void)
{
	Suite *suite = suite_create("definition");
	TCase *core = unit_case(suite, "core");

	unit_table(core, each_asks_for_its_events, definitions);
	unit_table(core, each_has_its_name, definitions);
	unit_table(core, there_is_no_other, strangers);
	tcase_add_test(core, the_table_is_complete);
	return suite;
}

UNIT_MAIN(definition_suite)
