/*
 * Which org, and with which credentials: each of fixtures/config, the order of
 * the sources, and that no secret is ever said aloud.
 */
#define _GNU_SOURCE	/* memmem() */
#include "fetch/settings.h"

#include "scratch.h"

#define URL	"https://acme.okta.example.com"

static const struct settings_typed untyped;

static const char *const variables[] = {
	"ORGURL", "AUTHORIZATIONMODE", "TOKEN", "CLIENTID", "SCOPES",
	"PRIVATEKEY", "PRIVATEKEYID", "KEYID",
};

/* A folder to work in, a home below it, and nothing set. */
static void
enter(void)
{
	char name[64];
	int i;

	scratch_enter();
	ck_assert_int_eq(mkdir("home", 0700), 0);
	ck_assert_int_eq(mkdir("home/.okta", 0700), 0);
	snprintf(name, sizeof name, "%s/home", scratch_path);
	ck_assert_int_eq(setenv("HOME", name, 1), 0);
	for (i = 0; i < UNIT_ROWS(variables); i++) {
		snprintf(name, sizeof name, "OKTA_CLIENT_%s", variables[i]);
		ck_assert_int_eq(unsetenv(name), 0);
	}
}

static void
set(const char *variable, const char *value)
{
	char name[64];

	snprintf(name, sizeof name, "OKTA_CLIENT_%s", variable);
	ck_assert_int_eq(setenv(name, value, 1), 0);
}

/* A file of fixtures/config, in a place of its own. */
static void
place(const char *fixture, const char *path)
{
	char *text = scratch_fixture(fixture);

	scratch_write(path, text);
	free(text);
}

/* What is invented as secret begins with 00TEST or is base64 of a key. */
static void
expect_discreet(const char *said, size_t len)
{
	static const char *const secrets[] = { "00TEST", "MIG", "MIIE",
	    "\"d\"", "eyJ", "BEGIN" };
	int i;

	for (i = 0; len > 0 && i < UNIT_ROWS(secrets); i++)
		ck_assert_msg(memmem(said, len, secrets[i],
		    strlen(secrets[i])) == NULL, "%.*s", (int)len, said);
}

static void
load(struct settings *s, const struct settings_typed *typed)
{
	struct fault why = unit_no_fault();

	ck_assert_msg(settings_load(s, typed, &why) == 0, "%s", why.msg);
	expect_discreet(s->warnings.data, s->warnings.len);
}

static void
expect_refused(const struct settings_typed *typed, const char *says)
{
	struct fault why = unit_no_fault();
	struct settings s;

	ck_assert_int_eq(settings_load(&s, typed, &why), -1);
	unit_expect_fault(&why, FAULT_USAGE, says);
	expect_discreet(why.msg, strlen(why.msg));
	expect_discreet(s.warnings.data, s.warnings.len);
	settings_done(&s);
}

static void
expect_value(const struct settings *s, enum settings_name name,
    const char *value, const char *source)
{
	if (value == NULL) {
		ck_assert_ptr_null(s->value[name]);
		return;
	}
	ck_assert_ptr_nonnull(s->value[name]);
	ck_assert_str_eq(s->value[name], value);
	ck_assert_msg(strstr(s->source[name], source) != NULL, "%s",
	    s->source[name]);
}

static const struct {
	const char		*file;
	enum settings_mode	 mode;
	const char		*token, *scopes, *key_id;
	const char		*key;	/* the same in a file */
} accepted[] = {
	{ "y_token", SETTINGS_SSWS, "00TESTtokenA", NULL, NULL, NULL },
	{ "y_mode_ssws", SETTINGS_SSWS, "00TESTtokenA", NULL, NULL, NULL },
	{ "y_mode_bearer", SETTINGS_BEARER, "eyJ.TEST.A", NULL, NULL, NULL },
	{ "y_mode_any_case", SETTINGS_KEY, NULL, "okta.logs.read", NULL,
	    "p256.pem" },
	{ "y_key_pem_block", SETTINGS_KEY, NULL, "okta.logs.read", "key-1",
	    "p256.pem" },
	{ "y_key_pem_quoted", SETTINGS_KEY, NULL, "okta.logs.read", "key-2",
	    "p256.pem" },
	{ "y_key_pem_literal_backslash_n", SETTINGS_KEY, NULL,
	    "okta.logs.read", NULL, "p256.pem" },
	{ "y_key_jwk", SETTINGS_KEY, NULL, "okta.logs.read", NULL,
	    "p256_kid.jwk" },
	{ "y_key_without_mode", SETTINGS_KEY, NULL, "okta.logs.read", NULL,
	    "p256.pem" },
	{ "y_scopes_list", SETTINGS_KEY, NULL,
	    "okta.logs.read okta.users.read", NULL, "p256.pem" },
	{ "y_scopes_commas", SETTINGS_KEY, NULL,
	    "okta.logs.read,okta.users.read", NULL, "p256.pem" },
	{ "y_scopes_default", SETTINGS_KEY, NULL, "okta.logs.read", NULL,
	    "p256.pem" },
	{ "y_null_values", SETTINGS_SSWS, "00TESTtokenA", NULL, NULL, NULL },
	{ "y_unknown_settings", SETTINGS_SSWS, "00TESTtokenA", NULL, NULL,
	    NULL },
	{ "y_org_url_slash", SETTINGS_SSWS, "00TESTtokenA", NULL, NULL,
	    NULL },
};

/* The key that is set is the one in a fixture, but for the line's end. */
static void
expect_key(const struct settings *s, const char *fixture)
{
	const char *key = s->value[SETTINGS_PRIVATE_KEY];
	size_t len = strlen(key);
	char *text = scratch_fixture(fixture);

	while (len > 0 && key[len - 1] == '\n')
		len--;
	ck_assert_msg(strncmp(key, text, len) == 0 &&
	    strcmp(text + len, "\n") == 0, "not the key of %s", fixture);
	free(text);
}

/* In the working folder, and at home. */
START_TEST(files_that_are_accepted)
{
	static const char *const places[] = { "okta.yaml",
	    "home/.okta/okta.yaml" };
	struct settings s;
	char name[64];
	int i;

	snprintf(name, sizeof name, "%s.yaml", accepted[_i].file);
	for (i = 0; i < 2; i++) {
		place(name, places[i]);
		load(&s, &untyped);
		unlink(places[i]);
		ck_assert_str_eq(s.origin.data, URL);
		ck_assert_int_eq(s.mode, accepted[_i].mode);
		expect_value(&s, SETTINGS_TOKEN, accepted[_i].token,
		    places[i]);
		expect_value(&s, SETTINGS_SCOPES, accepted[_i].scopes, "");
		expect_value(&s, SETTINGS_KEY_ID, accepted[_i].key_id,
		    places[i]);
		if (accepted[_i].key != NULL)
			expect_key(&s, accepted[_i].key);
		else
			ck_assert_ptr_null(s.value[SETTINGS_PRIVATE_KEY]);
		ck_assert_uint_eq(s.warnings.len, 0);
		settings_done(&s);
	}
}
END_TEST

static const struct {
	const char	*file;
	const char	*says;
} refused[] = {
	{ "n_empty", "no org URL: set --org-url, OKTA_CLIENT_ORGURL, or "
	    "orgUrl in okta.yaml" },
	{ "n_no_client", "no org URL: set " },
	{ "n_no_org_url", "no org URL: set " },
	{ "n_no_token", "no token: set --token-file FILE, OKTA_CLIENT_TOKEN, "
	    "or token in okta.yaml" },
	{ "n_bearer_without_token", "no token: set " },
	{ "n_key_mode_without_key", "no private key: set "
	    "OKTA_CLIENT_PRIVATEKEY, or privateKey in okta.yaml" },
	{ "n_key_mode_without_client_id", "no client id: set "
	    "OKTA_CLIENT_CLIENTID, or clientId in okta.yaml" },
	{ "n_mode_unknown", "the authorization mode (from okta.yaml) is none" },
	{ "n_org_url_placeholder", "the org URL (from okta.yaml): " },
	{ "n_org_url_admin", "https://acme.okta.com" },
	{ "n_org_url_http", "write https" },
	{ "n_token_placeholder", "the token (from okta.yaml) is still a "
	    "placeholder" },
	{ "n_client_id_placeholder", "the client id (from okta.yaml) is "
	    "still a placeholder" },
	{ "n_token_line_break", "the token (from okta.yaml)" },
	{ "n_token_blank", "the token (from okta.yaml)" },
	{ "n_key_two_lines", "the private key (from okta.yaml)" },
	{ "n_not_yaml_line_4", "okta.yaml: line 4: " },
	{ "n_list_of_lists", "okta.yaml: line 6: scopes: " },
};

START_TEST(files_that_are_refused)
{
	char name[64];

	snprintf(name, sizeof name, "%s.yaml", refused[_i].file);
	place(name, "okta.yaml");
	expect_refused(&untyped, refused[_i].says);
	ck_assert_int_eq(rename("okta.yaml", "home/.okta/okta.yaml"), 0);
	expect_refused(&untyped, strstr(refused[_i].says, "okta.yaml") ==
	    NULL ? refused[_i].says : "okta.yaml");
}
END_TEST

/* Each of a setting's sources, taken away one by one from the strongest. */
START_TEST(a_later_source_wins_setting_by_setting)
{
	const struct settings_typed typed = { "https://typed.example.com",
	    "token" };
	struct settings s;

	scratch_write("home/.okta/okta.yaml", "okta: {client: {orgUrl: "
	    "'https://home.example.com', token: 00TESThome, keyId: home, "
	    "clientId: 0oaHOME}}");
	scratch_write("okta.yaml", "okta: {client: {orgUrl: "
	    "'https://here.example.com', token: 00TESThere, keyId: here}}");
	scratch_write("token", "00TESTfile\n");
	set("ORGURL", "https://env.example.com");
	set("TOKEN", "00TESTenv");

	load(&s, &typed);
	ck_assert_str_eq(s.origin.data, "https://typed.example.com");
	expect_value(&s, SETTINGS_ORG_URL, typed.org_url, "--org-url");
	expect_value(&s, SETTINGS_TOKEN, "00TESTfile", "token");
	expect_value(&s, SETTINGS_KEY_ID, "here", "okta.yaml");
	expect_value(&s, SETTINGS_CLIENT_ID, "0oaHOME", ".okta/okta.yaml");
	settings_done(&s);

	load(&s, &untyped);
	ck_assert_str_eq(s.origin.data, "https://env.example.com");
	expect_value(&s, SETTINGS_ORG_URL, "https://env.example.com",
	    "OKTA_CLIENT_ORGURL");
	expect_value(&s, SETTINGS_TOKEN, "00TESTenv", "OKTA_CLIENT_TOKEN");
	settings_done(&s);

	/* An empty variable is none. */
	set("ORGURL", "");
	set("TOKEN", "");
	load(&s, &untyped);
	ck_assert_str_eq(s.origin.data, "https://here.example.com");
	expect_value(&s, SETTINGS_TOKEN, "00TESThere", "okta.yaml");
	settings_done(&s);

	ck_assert_int_eq(unlink("okta.yaml"), 0);
	load(&s, &untyped);
	ck_assert_str_eq(s.origin.data, "https://home.example.com");
	expect_value(&s, SETTINGS_TOKEN, "00TESThome", ".okta/okta.yaml");
	expect_value(&s, SETTINGS_KEY_ID, "home", ".okta/okta.yaml");
	settings_done(&s);

	/* Without a home there is no file in it. */
	ck_assert_int_eq(unsetenv("HOME"), 0);
	expect_refused(&untyped, "no org URL");
	ck_assert_int_eq(setenv("HOME", "", 1), 0);
	expect_refused(&untyped, "no org URL");
}
END_TEST

/* A service app out of variables alone, but for its key. */
static void
set_app(const char *key)
{
	set("ORGURL", URL);
	set("AUTHORIZATIONMODE", "PrivateKey");
	set("CLIENTID", "0oaTEST1");
	set("PRIVATEKEY", key);
}

START_TEST(a_service_app_by_variables)
{
	char *key = scratch_fixture("p256.pem");
	struct settings s;

	set_app(key);
	set("SCOPES", "okta.logs.read, okta.users.read");
	load(&s, &untyped);
	ck_assert_int_eq(s.mode, SETTINGS_KEY);
	expect_value(&s, SETTINGS_MODE, "PrivateKey",
	    "OKTA_CLIENT_AUTHORIZATIONMODE");
	expect_value(&s, SETTINGS_CLIENT_ID, "0oaTEST1",
	    "OKTA_CLIENT_CLIENTID");
	expect_value(&s, SETTINGS_SCOPES, "okta.logs.read, okta.users.read",
	    "OKTA_CLIENT_SCOPES");
	expect_value(&s, SETTINGS_PRIVATE_KEY, key,
	    "OKTA_CLIENT_PRIVATEKEY");
	expect_value(&s, SETTINGS_KEY_ID, NULL, NULL);
	settings_done(&s);
	set("PRIVATEKEYID", "go-name");
	load(&s, &untyped);
	expect_value(&s, SETTINGS_KEY_ID, "go-name",
	    "OKTA_CLIENT_PRIVATEKEYID");
	settings_done(&s);
	set("KEYID", "node-name");
	load(&s, &untyped);
	expect_value(&s, SETTINGS_KEY_ID, "node-name", "OKTA_CLIENT_KEYID");
	settings_done(&s);
	free(key);
}
END_TEST

START_TEST(line_breaks_written_in_a_variable)
{
	char *key = scratch_fixture("p256.pem"), *from, *to;
	char folded[1000];
	struct settings s;

	for (from = key, to = folded; *from != '\0'; from++)
		if (*from == '\n') {
			*to++ = '\\';
			*to++ = 'n';
		} else {
			*to++ = *from;
		}
	*to = '\0';
	set_app(folded);
	load(&s, &untyped);
	expect_value(&s, SETTINGS_PRIVATE_KEY, key,
	    "OKTA_CLIENT_PRIVATEKEY");
	settings_done(&s);
	free(key);
}
END_TEST

START_TEST(a_key_by_its_path)
{
	struct settings s;
	char absolute[64];

	place("p256.pem", "app.pem");
	set_app("app.pem");
	load(&s, &untyped);
	expect_key(&s, "p256.pem");
	expect_value(&s, SETTINGS_PRIVATE_KEY,
	    s.value[SETTINGS_PRIVATE_KEY], "app.pem");
	ck_assert_uint_eq(s.warnings.len, 0);
	settings_done(&s);

	snprintf(absolute, sizeof absolute, "%s/app.pem", scratch_path);
	place("p256_kid.jwk", "app.pem");
	set_app(absolute);
	load(&s, &untyped);
	expect_key(&s, "p256_kid.jwk");
	settings_done(&s);

	set_app("none.pem");
	expect_refused(&untyped, "the private key");
	scratch_write("app.pem", " \n");
	set_app("app.pem");
	expect_refused(&untyped, "the path of a file that can be read");
}
END_TEST

/* Which mode it is when nobody says: the SDKs' one, if it can be. */
START_TEST(a_mode_that_is_not_said)
{
	char *key = scratch_fixture("p256.pem");
	struct settings s;

	set_app(key);
	set("AUTHORIZATIONMODE", "");
	load(&s, &untyped);
	ck_assert_int_eq(s.mode, SETTINGS_KEY);
	settings_done(&s);
	set("TOKEN", "00TESTtokenA");
	load(&s, &untyped);
	ck_assert_int_eq(s.mode, SETTINGS_SSWS);
	settings_done(&s);
	free(key);
}
END_TEST

static const struct {
	const char	*text;
	const char	*token;		/* NULL: it is refused */
	const char	*says;
} token_files[] = {
	{ "00TESTtokenA", "00TESTtokenA", NULL },
	{ "00TESTtokenA\n", "00TESTtokenA", NULL },
	{ "00TESTtokenA\r\n", "00TESTtokenA", NULL },
	{ "00TESTtokenA \t\n\n", "00TESTtokenA", NULL },
	{ "", NULL, "--token-file: token is empty" },
	{ "\n\r\n \t", NULL, "--token-file: token is empty" },
	{ "00TESTtokenA\n00TESTtokenB\n", NULL, "the token (from token)" },
	{ "00TEST tokenA\n", NULL, "the token (from token)" },
	{ "00TEST\ntokenA\n", NULL, "the token (from token)" },
	{ "00TEST\xc3\xa4\n", NULL, "the token (from token)" },
	{ "00TEST\x1b[0m\n", NULL, "the token (from token)" },
	{ "{apiToken}\n", NULL, "placeholder" },
};

START_TEST(a_token_in_a_file)
{
	const struct settings_typed typed = { URL, "token" };
	struct settings s;

	/* It is used whatever mode was said before. */
	set("AUTHORIZATIONMODE", "PrivateKey");
	scratch_write("token", token_files[_i].text);
	if (token_files[_i].token == NULL) {
		expect_refused(&typed, token_files[_i].says);
		return;
	}
	load(&s, &typed);
	ck_assert_int_eq(s.mode, SETTINGS_SSWS);
	expect_value(&s, SETTINGS_TOKEN, token_files[_i].token, "token");
	settings_done(&s);
	set("AUTHORIZATIONMODE", "bearer");
	load(&s, &typed);
	ck_assert_int_eq(s.mode, SETTINGS_BEARER);
	settings_done(&s);
}
END_TEST

START_TEST(a_token_file_that_is_none)
{
	const struct settings_typed missing = { URL, "none" };
	const struct settings_typed folder = { URL, "home" };
	const struct settings_typed endless = { URL, "/dev/zero" };

	/* Not even with another token at hand. */
	set("TOKEN", "00TESTtokenA");
	expect_refused(&missing, "--token-file: there is no such file");
	expect_refused(&folder, "--token-file: home: ");
	expect_refused(&endless, "--token-file: /dev/zero: more than ");
}
END_TEST

START_TEST(a_token_from_standard_input)
{
	const struct settings_typed typed = { URL, "-" };
	int fds[2], was = dup(STDIN_FILENO);
	struct settings s;

	ck_assert_int_eq(pipe(fds), 0);
	ck_assert_int_eq(write(fds[1], "00TESTtokenA\n", 13), 13);
	close(fds[1]);
	ck_assert_int_eq(dup2(fds[0], STDIN_FILENO), STDIN_FILENO);
	close(fds[0]);
	load(&s, &typed);
	ck_assert_str_eq(s.value[SETTINGS_TOKEN], "00TESTtokenA");
	ck_assert_uint_eq(s.warnings.len, 0);
	settings_done(&s);
	close(STDIN_FILENO);
	if (was == -1)
		return;
	ck_assert_int_eq(dup2(was, STDIN_FILENO), STDIN_FILENO);
	close(was);
}
END_TEST

static const struct {
	const char	*okta_yaml;
	mode_t		 yaml_mode, token_mode;
	const char	*warns[2];	/* of these files */
} exposures[] = {
	{ "{token: 00TESTa}", 0600, 0600, { NULL, NULL } },
	{ "{token: 00TESTa}", 0644, 0600, { "okta.yaml", NULL } },
	{ "{token: 00TESTa}", 0640, 0604, { "okta.yaml", "token" } },
	{ "{privateKey: 00TESTa}", 0604, 0600, { "okta.yaml", NULL } },
	{ "{orgUrl: 'https://a.example.com'}", 0644, 0600, { NULL, NULL } },
	{ "{token: null, privateKey: ''}", 0644, 0600, { NULL, NULL } },
	{ "{clientId: 0oaTEST1, keyId: k}", 0644, 0644, { "token", NULL } },
};

/* A folder of somebody else's could have our token sent elsewhere. */
START_TEST(an_org_of_this_folder_and_a_token_of_another)
{
	static const char org[] =
	    "okta: {client: {orgUrl: 'https://evil.example.com'}}";
	struct settings s;

	scratch_write_as("okta.yaml", org, strlen(org), 0644);
	ck_assert_int_eq(setenv("OKTA_CLIENT_TOKEN", "00TESTa", 1), 0);
	load(&s, &untyped);
	ck_assert_ptr_nonnull(strstr(s.warnings.data,
	    "https://evil.example.com, is from okta.yaml"));
	ck_assert_ptr_nonnull(strstr(s.warnings.data, "OKTA_CLIENT_TOKEN"));
	ck_assert_ptr_null(strstr(s.warnings.data, "00TEST"));
	settings_done(&s);
	ck_assert_int_eq(setenv("OKTA_CLIENT_ORGURL",
	    "https://acme.example.com", 1), 0);
	load(&s, &untyped);
	ck_assert_uint_eq(s.warnings.len, 0);
	settings_done(&s);
}
END_TEST

START_TEST(files_that_others_can_read)
{
	const struct settings_typed typed = { URL, "token" };
	struct settings s;
	char text[100], line[300];
	size_t i, len = 0;

	snprintf(text, sizeof text, "okta: {client: %s}",
	    exposures[_i].okta_yaml);
	scratch_write_as("okta.yaml", text, strlen(text),
	    exposures[_i].yaml_mode);
	scratch_write_as("token", "00TESTb", 7, exposures[_i].token_mode);
	load(&s, &typed);
	for (i = 0; i < 2 && exposures[_i].warns[i] != NULL; i++) {
		snprintf(line, sizeof line, "%s holds a secret, and is "
		    "open to others; run: chmod 600 %s\n",
		    exposures[_i].warns[i], exposures[_i].warns[i]);
		ck_assert_uint_ge(s.warnings.len, len + strlen(line));
		ck_assert_mem_eq(s.warnings.data + len, line, strlen(line));
		len += strlen(line);
	}
	ck_assert_uint_eq(s.warnings.len, len);
	settings_done(&s);
}
END_TEST

static Suite *
settings_suite(void)
{
	Suite *suite = suite_create("settings");
	TCase *core = unit_case(suite, "core");
	TCase *errors = unit_case(suite, "errors");

	tcase_add_checked_fixture(core, enter, scratch_leave);
	tcase_add_checked_fixture(errors, enter, scratch_leave);
	unit_table(core, files_that_are_accepted, accepted);
	tcase_add_test(core, a_later_source_wins_setting_by_setting);
	tcase_add_test(core, a_service_app_by_variables);
	tcase_add_test(core, line_breaks_written_in_a_variable);
	tcase_add_test(core, a_key_by_its_path);
	tcase_add_test(core, a_mode_that_is_not_said);
	unit_table(core, a_token_in_a_file, token_files);
	tcase_add_test(core, a_token_from_standard_input);
	unit_table(core, files_that_others_can_read, exposures);
	tcase_add_test(core,
	    an_org_of_this_folder_and_a_token_of_another);
	unit_table(errors, files_that_are_refused, refused);
	tcase_add_test(errors, a_token_file_that_is_none);
	return suite;
}

UNIT_MAIN(settings_suite)
