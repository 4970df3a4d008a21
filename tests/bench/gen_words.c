#include "gen_words.h"

#define COUNT(array) ((uint32_t)(sizeof(array) / sizeof((array)[0])))

/*
 * After the first, the busiest come first: they are drawn more often.  The
 * last few resemble the first, for readers that compare too little.
 */
const struct gen_kind gen_kinds[] = {
	{ "user.session.start", "core.user_auth.login_success",
	    "User login to Okta", "INFO", "/idp/idx/challenge/answer" },
	{ "user.authentication.sso", "app.auth.sso",
	    "User single sign on to app", "INFO",
	    "/app/example_crm/exk1example00crm/sso/saml" },
	{ "policy.evaluate_sign_on", "policy.evaluate_sign_on.execute",
	    "Evaluation of sign-on policy", "INFO", "/idp/idx/identify" },
	{ "user.authentication.auth_via_mfa",
	    "core.user.factor.attempt_success",
	    "Authentication of user via MFA", "INFO",
	    "/idp/idx/authenticators/poll" },
	{ "app.oauth2.as.token.grant.access_token",
	    "app.oauth2.as.token.grant.access_token_success",
	    "OIDC access token is granted", "INFO",
	    "/oauth2/default/v1/token" },
	{ "user.authentication.verify", "core.user_auth.verify",
	    "Verify user identity", "INFO", "/idp/idx/challenge/answer" },
	{ "user.session.end", "core.user_auth.logout_success",
	    "User logout from Okta", "INFO", "/login/signout" },
	{ "group.user_membership.add", "core.user_group_member.user_add",
	    "Add user to group membership", "INFO", "/api/v1/groups" },
	{ "application.user_membership.add", "app.generic.provision.assign",
	    "Add user to application membership", "INFO", "/api/v1/apps" },
	{ "user.account.update_profile", "core.user.config.profile_update",
	    "Update user profile for Okta", "INFO", "/api/v1/users" },
	{ "security.threat.detected", "security.threat.detected",
	    "Request from suspicious actor", "WARN", "/api/v1/authn" },
	{ "user.account.lock", "core.user_auth.account_locked",
	    "Max sign in attempts exceeded", "DEBUG", "/api/v1/authn" },
	{ "user.session.access_admin_app",
	    "app.admin.sso.login.success",
	    "User accessing Okta admin app", "INFO", "/admin/sso/callback" },
	{ "user.session.clear", "core.user_auth.session_clear",
	    "Clear user session", "INFO", "/api/v1/users/me/sessions" }
};
const uint32_t gen_kind_count = COUNT(gen_kinds);

const struct gen_name gen_first_names[] = {
	{ "Ann", "ann" }, { "Zoë", "zoe" }, { "Søren", "soren" },
	{ "Pat", "pat" }, { "José", "jose" }, { "Мария", "maria" },
	{ "Łucja", "lucja" }, { "Kim", "kim" }, { "花子", "hanako" },
	{ "Tom", "tom" }, { "Nguyệt", "nguyet" }, { "Eve", "eve" },
	{ "Omar", "omar" }, { "Ingrid", "ingrid" }, { "Ravi", "ravi" },
	{ "Chipo", "chipo" }
};
const uint32_t gen_first_name_count = COUNT(gen_first_names);

const struct gen_name gen_last_names[] = {
	{ "Example", "example" }, { "O'Sample", "osample" },
	{ "Muster", "muster" }, { "Beispiel-Öz", "beispieloz" },
	{ "Пример", "primer" }, { "例", "rei" }, { "Dupont", "dupont" },
	{ "of \\\"The Sample\\\"", "ofthesample" }, { "Esempio", "esempio" },
	{ "M\\u00fcller", "mueller" }, { "Placeholder", "placeholder" },
	{ "van der Proef", "vanderproef" }, { "Testovič", "testovic" },
	{ "Doe", "doe" }, { "Ejemplo", "ejemplo" }, { "Voorbeeld", "voorbeeld" }
};
const uint32_t gen_last_name_count = COUNT(gen_last_names);

#define GEO(city, state, country, code, lat, lon) \
	"{\"city\":\"" city "\",\"state\":" state ",\"country\":\"" country \
	"\",\"postalCode\":" code ",\"geolocation\":{\"lat\":" lat \
	",\"lon\":" lon "}}"

const struct gen_place gen_places[] = {
	{ GEO("Northfield", "\"Northshire\"", "United Kingdom", "\"NF1\"",
	    "52.4012", "-1.5034"), "192.0.2.", "V4",
	    "example telecom ltd.", "example telecom", "telecom.example.net",
	    64496 },
	{ GEO("Muster\\u00f6dorf", "\"Musterland\"", "Germany", "\"00000\"",
	    "51.0001", "10.25"), "198.51.100.", "V4",
	    "beispielnetz gmbh", "beispielnetz", "netz.example.org", 64497 },
	{ GEO("Ville-Exemple", "null", "France", "null", "46.5", "2.0"),
	    "203.0.113.", "V4", "réseau d'exemple sa", "réseau d'exemple",
	    "reseau.example.net", 64498 },
	{ GEO("例市", "\"例県\"", "Japan", "\"000-0000\"",
	    "35.68", "139.69"), "2001:db8:17::", "V6",
	    "rei network k.k.", "rei network", "rei.example.com", 65536 },
	{ GEO("Sampleton", "\"Example State\"", "United States", "\"00001\"",
	    "40.0", "-7.5e1"), "198.51.100.", "V4",
	    "sample \\\"fast\\\" cable inc.", "sample cable",
	    "cable.example.net", 65537 }
};
const uint32_t gen_place_count = COUNT(gen_places);

const struct gen_agent gen_agents[] = {
	{ "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 "
	    "(KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36",
	    "Windows 10", "CHROME", "Computer" },
	{ "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) "
	    "AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 "
	    "Safari/605.1.15", "Mac OS X", "SAFARI", "Computer" },
	{ "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 "
	    "Firefox/143.0", "Linux", "FIREFOX", "Computer" },
	{ "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) "
	    "AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 "
	    "Mobile/15E148 Safari/604.1", "iOS 26 (iPhone)", "SAFARI",
	    "Mobile" },
	{ "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 "
	    "(KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 "
	    "Edg/141.0.3537.57", "Windows 10", "CHROMIUM_EDGE", "Computer" },
	{ "ExampleSync/7.1 (\\\"nightly\\\" build; C:\\\\Program Files\\\\"
	    "Example) {like: [Gecko}", "Unknown", "UNKNOWN", "Unknown" }
};
const uint32_t gen_agent_count = COUNT(gen_agents);

const char *const gen_typed[] = {
	"nobody@example.com",
	"ann.exampel@example.com",
	"admin\\\" or \\\"1\\\"=\\\"1",
	("{\\\"eventType\\\":\\\"user.session.start\\\",\\\"actor\\\":"
	    "{\\\"id\\\":\\\"00udcTYPEDBYHAND0000\\\"}}"),
	"кто-то@example.com"
};
const uint32_t gen_typed_count = COUNT(gen_typed);
