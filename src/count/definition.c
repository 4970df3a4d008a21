#include "definition.h"

#include <string.h>

#define SPAN_OF(text)	{ (text), sizeof (text) - 1 }
#define COUNT_OF(list)	(sizeof (list) / sizeof (list)[0])

static const struct span sessions[] = { SPAN_OF("user.session.start") };
static const struct span successes[] = { SPAN_OF("SUCCESS") };
static const struct span sign_ons[] = { SPAN_OF("user.authentication.sso") };

/*
 * Sessions, and behind them the events in which a token is made: those listed
 * in "Counting aMAUs from System Logs", iamse.blog, 2023-02-20, which an Okta
 * engineer wrote and which binds nobody.
 */
static const struct span amau_types[] = {
	SPAN_OF("user.session.start"),
	SPAN_OF("app.oauth2.as.authorize.implicit.access_token"),
	SPAN_OF("app.oauth2.as.authorize.implicit.id_token"),
	SPAN_OF("app.oauth2.as.token.grant.access_token"),
	SPAN_OF("app.oauth2.as.token.grant.id_token"),
	SPAN_OF("app.oauth2.as.token.grant.refresh_token"),
	SPAN_OF("app.oauth2.authorize.implicit.access_token"),
	SPAN_OF("app.oauth2.authorize.implicit.id_token"),
	SPAN_OF("app.oauth2.token.grant.access_token"),
	SPAN_OF("app.oauth2.token.grant.id_token"),
	SPAN_OF("app.oauth2.token.grant.refresh_token"),
};

/* Of the filter's lists; with a person where the actor is an application. */
static const struct preset {
	const char		*name;
	const struct span	*types;
	size_t			 type_count;
	int			 succeeds;	/* and is by a known user */
	size_t			 persons;	/* of the types, the last */
} presets[DEFINITIONS] = {
	[DEFINITION_SESSION] = { "session", sessions, COUNT_OF(sessions), 0,
	    0 },
	[DEFINITION_SUCCESS] = { "success", sessions, COUNT_OF(sessions), 1,
	    0 },
	[DEFINITION_AMAU] = { "amau", amau_types, COUNT_OF(amau_types), 1,
	    COUNT_OF(amau_types) - 1 },
	[DEFINITION_SSO] = { "sso", sign_ons, COUNT_OF(sign_ons), 1, 0 },
};

const char *
definition_name(enum definition definition)
{
	return presets[definition].name;
}

int
definition_named(const char *name, enum definition *definition)
{
	int i;

	for (i = 0; i < DEFINITIONS; i++)
		if (strcmp(name, presets[i].name) == 0) {
			*definition = (enum definition)i;
			return 1;
		}
	return 0;
}

void
definition_ask(enum definition definition, struct filter *filter)
{
	const struct preset *preset = &presets[definition];

	filter->types = preset->types;
	filter->type_count = preset->type_count;
	filter->outcomes = successes;
	filter->outcome_count = preset->succeeds ? COUNT_OF(successes) : 0;
	filter->known_users = preset->succeeds;
	filter->person_types = preset->types + preset->type_count -
	    preset->persons;
	filter->person_type_count = preset->persons;
}
