/*
 * The URL of an org, as people write it: what is meant is found, each common
 * mistake is told with what to write instead.
 */
#include "fetch/orgurl.h"

#include <stdint.h>

#include "unit.h"

#define ORG	"https://acme.okta.com"
#define TEXT_MAX ((size_t)4096)

static const struct {
	const char	*text;
	const char	*want;
} orgs[] = {
	{ ORG, ORG }, { ORG "/", ORG }, { ORG "//", ORG },
	{ ORG ":443", ORG }, { ORG ":443/", ORG },
	{ "HTTPS://ACME.Okta.Com/", ORG },
	{ "https://acme.oktapreview.com", "https://acme.oktapreview.com" },
	{ "https://acme.okta-emea.com", "https://acme.okta-emea.com" },
	{ "https://acme.okta-gov.com", "https://acme.okta-gov.com" },
	{ "https://acme.okta.mil", "https://acme.okta.mil" },
	/* Domains of one's own. */
	{ "https://login.example.com", "https://login.example.com" },
	{ "https://login.example.com:8443/", "https://login.example.com:8443" },
	{ "https://login-admin.example.com",
	    "https://login-admin.example.com" },
	{ "https://com.com.example.org", "https://com.com.example.org" },
	{ "https://acme.telecom.com", "https://acme.telecom.com" },
	/* Plain http, for tests on this machine. */
	{ "http://localhost:8080", "http://localhost:8080" },
	{ "http://127.0.0.1:1234/", "http://127.0.0.1:1234" },
	{ "http://[::1]:1234", "http://[::1]:1234" },
	{ "https://127.0.0.1:1234", "https://127.0.0.1:1234" },
};

START_TEST(orgs_are_normalized)
{
	struct fault why = unit_no_fault();
	struct buf origin;

	buf_init(&origin, TEXT_MAX);
	/* What was in it before is of no importance. */
	ck_assert_int_eq(buf_add(&origin, "before", 7, &why), 0);
	ck_assert_msg(orgurl_normalize(orgs[_i].text, &origin, &why) == 0,
	    "%s: %s", orgs[_i].text, why.msg);
	ck_assert_str_eq(origin.data, orgs[_i].want);
	ck_assert_uint_eq(origin.len, strlen(orgs[_i].want));
	/* And stays as it is. */
	ck_assert_int_eq(orgurl_normalize(orgs[_i].want, &origin, &why), 0);
	ck_assert_str_eq(origin.data, orgs[_i].want);
	buf_done(&origin);
}
END_TEST

static const struct {
	const char	*text;
	const char	*complaint;
	const char	*remedy;
} mistakes[] = {
	{ "", "empty", "" },
	/* Copied from an example. */
	{ "https://{yourOktaDomain}", "placeholder", "host" },
	{ "{yourOktaDomain}", "placeholder", "host" },
	{ "https://${yourOktaDomain}/", "placeholder", "host" },
	{ "https://{yourOktaDomain}.okta.com", "placeholder", "host" },
	/* No scheme, or another one. */
	{ "acme.okta.com", "not a URL", "write https://acme.okta.com" },
	{ "acme.okta.com/", "not a URL", "https://acme.okta.com" },
	{ "acme", "not a URL", "https://acme" },
	{ "https:acme.okta.com", "not a URL", "https://" },
	{ "//acme.okta.com", "not a URL", "https://" },
	{ "ftp://acme.okta.com", "not an http or https URL", "" },
	{ "http://acme.okta.com", "unencrypted", "write https" },
	{ "http://acme.okta.com:443", "unencrypted", "write https" },
	{ "HTTP://ACME.OKTA.COM", "unencrypted", "write https" },
	{ "http://10.0.0.1", "unencrypted", "write https" },
	{ "http://127.evil.example", "unencrypted", "write https" },
	{ "http://localhost.evil.example", "unencrypted", "write https" },
	{ "http://127.0.0.1.evil.example", "unencrypted", "write https" },
	{ "http://0.0.0.0:80", "unencrypted", "write https" },
	/* Twice. */
	{ "https://https://acme.okta.com", "more than once", "" },
	{ "http://https://acme.okta.com", "more than once", "" },
	{ "https://acme.okta.com/?next=https://acme.okta.com",
	    "more than once", "" },
	{ "https://acme.okta.com.com", ".com twice", "" },
	{ "https://acme.okta.com.com/", ".com twice", "" },
	{ "https://ACME.OKTA.COM.COM", ".com twice", "" },
	{ "https://login.example.com.com", ".com twice", "" },
	/* The console's. */
	{ "https://acme-admin.okta.com", "Admin Console",
	    "is https://acme.okta.com" },
	{ "https://acme-admin.okta.com/", "Admin Console",
	    "is https://acme.okta.com" },
	{ "https://ACME-Admin.Okta.com:443", "Admin Console",
	    "is https://acme.okta.com" },
	{ "https://acme-admin.okta.com/admin/dashboard", "Admin Console",
	    "is https://acme.okta.com" },
	{ "https://acme-admin.oktapreview.com", "Admin Console",
	    "is https://acme.oktapreview.com" },
	{ "https://acme-admin.okta-emea.com", "Admin Console",
	    "is https://acme.okta-emea.com" },
	{ "https://acme-admin.okta-gov.com", "Admin Console",
	    "is https://acme.okta-gov.com" },
	{ "https://acme-admin.okta.mil", "Admin Console",
	    "is https://acme.okta.mil" },
	{ "https://acme-admin-admin.okta.com", "Admin Console",
	    "is https://acme-admin.okta.com" },
	/* More than the host. */
	{ ORG "/api/v1", "goes on behind the host", "write " ORG },
	{ ORG "/api/v1/logs?limit=1", "goes on behind", "write " ORG },
	{ ORG "/oauth2/default", "goes on behind", "write " ORG },
	{ ORG "//x", "goes on behind", "write " ORG },
	{ ORG "?x", "goes on behind", "write " ORG },
	{ ORG "/#x", "goes on behind", "write " ORG },
	/* No URLs. */
	{ " " ORG, "not an absolute URL", "" },
	{ ORG " ", "not an absolute URL", "" },
	{ ORG "\n", "not an absolute URL", "" },
	{ ORG "\\@evil.example", "a user in it", "" },
	{ ORG ":x", "not an absolute URL", "" },
	{ ORG ":65536", "not an absolute URL", "" },
	{ "https://", "not an absolute URL", "" },
	{ "https:///", "URL", "" },
	{ "https://acme\xc3\xa9.okta.com", "not an absolute URL", "" },
	{ "https://acme.okta.com@evil.example", "a user in it", "" },
	{ "https://ann:pw@acme.okta.com", "a user in it", "" },
};

START_TEST(mistakes_are_told)
{
	struct fault why = unit_no_fault();
	struct buf origin;

	buf_init(&origin, TEXT_MAX);
	ck_assert_msg(orgurl_normalize(mistakes[_i].text, &origin,
	    &why) == -1, "%s is %s", mistakes[_i].text, origin.data);
	unit_expect_fault(&why, FAULT_USAGE, mistakes[_i].complaint);
	unit_expect_fault(&why, FAULT_USAGE, mistakes[_i].remedy);
	ck_assert_ptr_null(strstr(why.msg, "pw"));
	buf_done(&origin);
}
END_TEST

START_TEST(a_remedy_helps)
{
	static const char *const consoles[] = {
		"https://acme-admin.okta.com", "https://a-admin.okta.mil",
		"https://acme-admin.okta-emea.com",
	};
	struct fault why = unit_no_fault();
	struct buf origin;
	const char *remedy;
	size_t i;

	buf_init(&origin, TEXT_MAX);
	for (i = 0; i < sizeof consoles / sizeof consoles[0]; i++) {
		ck_assert_int_eq(orgurl_normalize(consoles[i], &origin,
		    &why), -1);
		remedy = strstr(why.msg, "is https://");
		ck_assert_ptr_nonnull(remedy);
		remedy += strlen("is ");
		ck_assert_int_eq(orgurl_normalize(remedy, &origin, &why), 0);
		ck_assert_str_eq(origin.data, remedy);
	}
	buf_done(&origin);
}
END_TEST

START_TEST(a_very_long_one_is_said)
{
	static const char front[] = "https://";
	struct fault why = unit_no_fault();
	struct buf origin;
	char text[3 * 4096];

	memset(text, 'a', sizeof text);
	memcpy(text, front, sizeof front - 1);
	text[sizeof text - 1] = '\0';
	buf_init(&origin, TEXT_MAX);
	ck_assert_int_eq(orgurl_normalize(text, &origin, &why), -1);
	ck_assert_int_ne(why.kind, FAULT_NONE);
	buf_done(&origin);
}
END_TEST

static Suite *
orgurl_suite(void)
{
	Suite *suite = suite_create("orgurl");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	unit_table(tcase, orgs_are_normalized, orgs);
	tcase_add_test(tcase, a_remedy_helps);

	tcase = unit_case(suite, "errors");
	unit_table(tcase, mistakes_are_told, mistakes);
	tcase_add_test(tcase, a_very_long_one_is_said);
	return suite;
}

UNIT_MAIN(orgurl_suite)
