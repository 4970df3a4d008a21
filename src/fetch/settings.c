#include "settings.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/span.h"
#include "okta_yaml.h"
#include "orgurl.h"
#include "secretfile.h"
#include "wiped.h"

#define WARNINGS_MAX	((size_t)64 * 1024)
#define PATH_TEXT	4096
#define HERE		"okta.yaml"	/* in the working folder */

/*
 * A setting's names: in okta.yaml below okta: client:, and behind OKTA_CLIENT_.
 * The SDKs call the key's id by two names.
 */
static const struct {
	const char		*yaml;
	const char		*environment;
	enum settings_name	 name;
	int			 secret;
} known[] = {
	{ "orgUrl", "ORGURL", SETTINGS_ORG_URL, 0 },
	{ "authorizationMode", "AUTHORIZATIONMODE", SETTINGS_MODE, 0 },
	{ "token", "TOKEN", SETTINGS_TOKEN, 1 },
	{ "clientId", "CLIENTID", SETTINGS_CLIENT_ID, 0 },
	{ "scopes", "SCOPES", SETTINGS_SCOPES, 0 },
	{ "privateKey", "PRIVATEKEY", SETTINGS_PRIVATE_KEY, 1 },
	{ "privateKeyId", "PRIVATEKEYID", SETTINGS_KEY_ID, 0 },
	{ "keyId", "KEYID", SETTINGS_KEY_ID, 0 },
};
#define KNOWN	(sizeof known / sizeof known[0])

static int
put(struct settings *s, enum settings_name name, struct span value,
    const char *source, struct fault *why)
{
	char *copy, *origin;

	/* It would end there, and nobody would know. */
	if (memchr(value.data, '\0', value.len) != NULL)
		return fault_set(why, FAULT_USAGE, "a setting from %s has a "
		    "NUL in it", source);
	if ((copy = wiped_copy(value.data, value.len, why)) == NULL)
		return -1;
	if ((origin = wiped_copy(source, strlen(source), why)) == NULL) {
		wiped_free(copy);
		return -1;
	}
	wiped_free(s->value[name]);
	wiped_free(s->source[name]);
	s->value[name] = copy;
	s->source[name] = origin;
	return 0;
}

static int
warn_exposed(struct settings *s, const char *path, struct fault *why)
{
	return buf_printf(&s->warnings, why, "%s holds a secret, and is open "
	    "to others; run: chmod 600 %s\n", path, path);
}

/* A folder somebody else made can name the org, and get our token so. */
static int
warn_mixed(struct settings *s, struct fault *why)
{
	enum settings_name secret = s->mode == SETTINGS_KEY ?
	    SETTINGS_PRIVATE_KEY : SETTINGS_TOKEN;

	if (strcmp(s->source[SETTINGS_ORG_URL], HERE) != 0 ||
	    strcmp(s->source[secret], HERE) == 0)
		return 0;
	return buf_printf(&s->warnings, why, "the org, %s, is from " HERE
	    " in this folder, and what it is sent is from %s\n",
	    s->origin.data, s->source[secret]);
}

/* What okta.yaml hands its settings to. */
struct yaml_taker {
	struct settings	*settings;
	const char	*path;
	int		 has_secret;
};

static int
take_yaml(void *ctx, const char *key, struct span value, struct fault *why)
{
	struct yaml_taker *taker = ctx;
	size_t i;

	for (i = 0; i < KNOWN; i++) {
		if (strcmp(known[i].yaml, key) != 0)
			continue;
		taker->has_secret |= known[i].secret;
		return put(taker->settings, known[i].name, value, taker->path,
		    why);
	}
	return 0;
}

static int
load_yaml(struct settings *s, const char *path, struct fault *why)
{
	struct yaml_taker taker = { s, path, 0 };
	struct buf text;
	int exposed, status;

	/* Another user's, say, and perhaps all is in the environment. */
	if (access(path, R_OK) == -1 && errno == EACCES)
		return buf_printf(&s->warnings, why, "%s cannot be read, and "
		    "is left out\n", path);
	status = secretfile_read(path, &text, &exposed, why);
	if (status == 1 && (status = okta_yaml_read((struct span){ text.data,
	    text.len }, take_yaml, &taker, why)) == -1)
		fault_prefix(why, "%s", path);
	wiped_buf_done(&text);
	if (status == 0 && exposed && taker.has_secret)
		status = warn_exposed(s, path, why);
	return status;
}

static int
load_environment(struct settings *s, struct fault *why)
{
	const char *value;
	char name[64];
	size_t i;

	for (i = 0; i < KNOWN; i++) {
		snprintf(name, sizeof name, "OKTA_CLIENT_%s",
		    known[i].environment);
		if ((value = getenv(name)) != NULL && *value != '\0' &&
		    put(s, known[i].name, span_of(value), name, why) == -1)
			return -1;
	}
	return 0;
}

/* Replace the value of a setting by what is in a file, blanks at its end
 * left out. */
static int
load_secret(struct settings *s, enum settings_name name, const char *path,
    struct fault *why)
{
	struct buf text;
	int exposed, status;

	status = secretfile_read(path, &text, &exposed, why);
	/* What is no file may be a secret itself, and is not shown. */
	if (status == 0)
		status = fault_set(why, FAULT_USAGE, "there is no such file");
	while (text.len > 0 && strchr(" \t\r\n", text.data[text.len - 1]))
		text.len--;
	if (status == 1 && text.len == 0)
		status = fault_set(why, FAULT_USAGE, "%s is empty", path);
	if (status == 1)
		status = put(s, name, (struct span){ text.data, text.len },
		    path, why);
	wiped_buf_done(&text);
	if (status == 0 && exposed)
		status = warn_exposed(s, path, why);
	return status;
}

static int
load_typed(struct settings *s, const struct settings_typed *typed,
    struct fault *why)
{
	if (typed->org_url != NULL && put(s, SETTINGS_ORG_URL,
	    span_of(typed->org_url), "--org-url", why) == -1)
		return -1;
	if (typed->token_file == NULL)
		return 0;
	/* A token that is named is meant to be used. */
	if (s->value[SETTINGS_MODE] == NULL ||
	    strcasecmp(s->value[SETTINGS_MODE], "Bearer") != 0)
		if (put(s, SETTINGS_MODE, span_of("SSWS"), "--token-file",
		    why) == -1)
			return -1;
	if (load_secret(s, SETTINGS_TOKEN, typed->token_file, why) == 0)
		return 0;
	fault_prefix(why, "--token-file");
	return -1;
}

/* Text in a variable often has its line breaks written as "\n". */
static void
unfold(char *text)
{
	char *to = text, *from;

	if (strchr(text, '\n') != NULL)
		return;
	for (from = text; *from != '\0'; from++) {
		if (from[0] == '\\' && from[1] == 'n') {
			*to++ = '\n';
			from++;
		} else {
			*to++ = *from;
		}
	}
	explicit_bzero(to, (size_t)(from - to));
}

/* A key may be given by the path of its file, as the Python SDK has it. */
static int
settle_key(struct settings *s, struct fault *why)
{
	char path[PATH_TEXT];
	const char *key = s->value[SETTINGS_PRIVATE_KEY];

	key += strspn(key, " \t\r\n");
	if (*key == '{' || strstr(key, "-----BEGIN") != NULL) {
		if (*key != '{')
			unfold(s->value[SETTINGS_PRIVATE_KEY]);
		return 0;
	}
	if (strlen(key) >= sizeof path || strpbrk(key, "\r\n") != NULL ||
	    strcmp(key, "-") == 0)
		return fault_set(why, FAULT_USAGE, "the private key (from %s) "
		    "is neither PEM nor a JWK nor a path",
		    s->source[SETTINGS_PRIVATE_KEY]);
	snprintf(path, sizeof path, "%s", key);
	if (load_secret(s, SETTINGS_PRIVATE_KEY, path, why) == 0)
		return 0;
	/* Not shown: it may be a key that lost its first line. */
	return fault_set(why, FAULT_USAGE, "the private key (from %s) is "
	    "neither PEM nor a JWK, nor the path of a file that can be read",
	    s->source[SETTINGS_PRIVATE_KEY]);
}

static int
settle_mode(struct settings *s, struct fault *why)
{
	const char *mode = s->value[SETTINGS_MODE];

	if (mode == NULL)	/* the SDKs' default, unless it cannot be */
		s->mode = s->value[SETTINGS_TOKEN] == NULL &&
		    s->value[SETTINGS_PRIVATE_KEY] != NULL ? SETTINGS_KEY :
		    SETTINGS_SSWS;
	else if (strcasecmp(mode, "SSWS") == 0)
		s->mode = SETTINGS_SSWS;
	else if (strcasecmp(mode, "Bearer") == 0)
		s->mode = SETTINGS_BEARER;
	else if (strcasecmp(mode, "PrivateKey") == 0)
		s->mode = SETTINGS_KEY;
	else
		return fault_set(why, FAULT_USAGE, "the authorization mode "
		    "(from %s) is none of SSWS, Bearer and PrivateKey",
		    s->source[SETTINGS_MODE]);
	return 0;
}

/* Is there a value, and is it more than the placeholder of an example? */
static int
check(const struct settings *s, enum settings_name name, const char *what,
    const char *remedy, struct fault *why)
{
	const char *p;

	if (s->value[name] == NULL)
		return fault_set(why, FAULT_USAGE, "no %s: set %s", what,
		    remedy);
	if (name == SETTINGS_PRIVATE_KEY)
		return 0;
	if (s->value[name][0] == '{')
		return fault_set(why, FAULT_USAGE, "the %s (from %s) is still "
		    "a placeholder", what, s->source[name]);
	/* It becomes part of a header field: no line may end in it. */
	for (p = s->value[name]; *p != '\0'; p++)
		if (*p < 0x21 || *p > 0x7e)
			return fault_set(why, FAULT_USAGE, "the %s (from %s) "
			    "has a blank, a line break or another character "
			    "that it cannot have", what, s->source[name]);
	return 0;
}

static int
settle(struct settings *s, struct fault *why)
{
	const char *scopes;

	if (s->value[SETTINGS_ORG_URL] == NULL)
		return fault_set(why, FAULT_USAGE, "no org URL: set --org-url, "
		    "OKTA_CLIENT_ORGURL, or orgUrl in okta.yaml");
	if (orgurl_normalize(s->value[SETTINGS_ORG_URL], &s->origin,
	    why) == -1) {
		fault_prefix(why, "the org URL (from %s)",
		    s->source[SETTINGS_ORG_URL]);
		return -1;
	}
	if (settle_mode(s, why) == -1)
		return -1;
	if (s->mode != SETTINGS_KEY)
		return check(s, SETTINGS_TOKEN, "token", "--token-file FILE, "
		    "OKTA_CLIENT_TOKEN, or token in okta.yaml", why);
	if (check(s, SETTINGS_CLIENT_ID, "client id", "OKTA_CLIENT_CLIENTID, "
	    "or clientId in okta.yaml", why) == -1 ||
	    check(s, SETTINGS_PRIVATE_KEY, "private key",
	    "OKTA_CLIENT_PRIVATEKEY, or privateKey in okta.yaml", why) == -1)
		return -1;
	scopes = s->value[SETTINGS_SCOPES];
	if ((scopes == NULL || scopes[strspn(scopes, " ,\t\r\n")] == '\0') &&
	    put(s, SETTINGS_SCOPES,
	    span_of("okta.logs.read"), "the default", why) == -1)
		return -1;
	return settle_key(s, why);
}

int
settings_load(struct settings *s, const struct settings_typed *typed,
    struct fault *why)
{
	char path[PATH_TEXT];
	const char *home = getenv("HOME");

	*s = (struct settings){ .mode = SETTINGS_SSWS };
	buf_init(&s->origin, PATH_TEXT);
	buf_init(&s->warnings, WARNINGS_MAX);
	if (home != NULL && *home != '\0' && (size_t)snprintf(path,
	    sizeof path, "%s/.okta/okta.yaml", home) < sizeof path &&
	    load_yaml(s, path, why) == -1)
		return -1;
	if (load_yaml(s, HERE, why) == -1 ||
	    load_environment(s, why) == -1 ||
	    load_typed(s, typed, why) == -1 || settle(s, why) == -1)
		return -1;
	return warn_mixed(s, why);
}

void
settings_done(struct settings *s)
{
	int i;

	for (i = 0; i < SETTINGS_COUNT; i++) {
		wiped_free(s->value[i]);
		wiped_free(s->source[i]);
	}
	buf_done(&s->origin);
	buf_done(&s->warnings);
}
