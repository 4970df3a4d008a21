/*
 * who.h - for unit tests of credentials: settings as they come out of
 * settings.h, without the files and the environment, and who they are.
 */
#ifndef WHO_H
#define WHO_H

#include "fetch/auth.h"
#include "scratch.h"

#define WHO_ORIGIN	"https://acme.okta.example.com"

struct who {
	struct settings	 settings;
	struct auth	*auth;
};

static inline void
set(struct who *who, enum settings_name name, const char *value)
{
	static char source[] = "a test";
	char *copy = strdup(value);

	ck_assert_ptr_nonnull(copy);
	free(who->settings.value[name]);
	who->settings.value[name] = copy;
	who->settings.source[name] = source;
}

static inline void
prepare(struct who *who, enum settings_mode mode)
{
	struct fault why = unit_no_fault();

	*who = (struct who){ .settings = { .mode = mode } };
	buf_init(&who->settings.origin, 1000);
	ck_assert_int_eq(buf_add(&who->settings.origin, WHO_ORIGIN,
	    sizeof WHO_ORIGIN, &why), 0);
	who->settings.origin.len--;
}

static inline void
start(struct who *who)
{
	struct fault why = unit_no_fault();

	who->auth = auth_new(&who->settings, &why);
	ck_assert_msg(who->auth != NULL, "%s", why.msg);
}

/* A service app with a key from fixtures/config. */
static inline void
start_app(struct who *who, const char *file)
{
	char *key = scratch_fixture(file);

	prepare(who, SETTINGS_KEY);
	set(who, SETTINGS_CLIENT_ID, "0oaTEST1");
	set(who, SETTINGS_SCOPES, "okta.logs.read");
	set(who, SETTINGS_PRIVATE_KEY, key);
	free(key);
	start(who);
}

static inline void
done(struct who *who)
{
	int i;

	auth_free(who->auth);
	for (i = 0; i < SETTINGS_COUNT; i++)
		free(who->settings.value[i]);
	buf_done(&who->settings.origin);
}

#endif
