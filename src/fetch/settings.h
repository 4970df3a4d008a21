/*
 * fetch/settings.h - which org, and with which credentials: from files and the
 * environment, by the names and in the order of Okta's SDKs.  A later source
 * wins, setting by setting:
 *
 *	~/.okta/okta.yaml
 *	okta.yaml in the working folder
 *	OKTA_CLIENT_ORGURL and so on
 *	what the command line says (struct settings_typed)
 */
#ifndef FETCH_SETTINGS_H
#define FETCH_SETTINGS_H

#include "base/buf.h"
#include "base/fault.h"

enum settings_name {
	SETTINGS_ORG_URL,
	SETTINGS_MODE,
	SETTINGS_TOKEN,		/* secret */
	SETTINGS_CLIENT_ID,
	SETTINGS_SCOPES,	/* set apart by blanks or commas */
	SETTINGS_PRIVATE_KEY,	/* secret: PEM or a JWK, never a path */
	SETTINGS_KEY_ID,
	SETTINGS_COUNT
};

enum settings_mode { SETTINGS_SSWS, SETTINGS_BEARER, SETTINGS_KEY };

struct settings {
	char	*value[SETTINGS_COUNT];		/* NULL: not set */
	char	*source[SETTINGS_COUNT];	/* where it is from */
	enum settings_mode mode;
	struct buf	origin;		/* of the org, terminated */
	struct buf	warnings;	/* for the user, a line each */
};

/* What the command line says; NULL: nothing. */
struct settings_typed {
	const char	*org_url;
	const char	*token_file;	/* with an SSWS token; "-": stdin */
};

/*
 * Read all sources, and see that there is what the mode needs.  -1:
 * FAULT_USAGE says where what is missing or wrong, and never shows a secret.
 * *settings is to be done with in either case.
 */
int settings_load(struct settings *settings,
    const struct settings_typed *typed, struct fault *why);

/* Wipes what is secret. */
void settings_done(struct settings *settings);

#endif
