#include "orgurl.h"

#include <string.h>

#include "httpurl.h"

/*
 * The console of acme.okta.com is acme-admin.okta.com, and the API is not
 * there.  Okta's own hosts are okta.com, oktapreview.com, okta-emea.com,
 * okta-gov.com, okta.mil; a domain of one's own may end in -admin.
 */
static int
check_console(const char *origin, struct fault *why)
{
	static const char mark[] = "-admin.okta";
	const char *found = strstr(origin, mark);

	if (found == NULL)
		return 0;
	return fault_set(why, FAULT_USAGE,
	    "%s is the Admin Console; the org's URL is %.*s%s", origin,
	    (int)(found - origin), origin, found + strlen("-admin"));
}

/* What does not may be a token at the wrong place, and is not shown. */
static int
looks_like_host(const char *text)
{
	return strchr(text, '.') != NULL && text[strspn(text, "abcdefghijklmn"
	    "opqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-")] == '\0';
}

/* What is wrong before it is read as a URL at all. */
static int
check_text(const char *text, struct fault *why)
{
	const char *scheme = strstr(text, "://");

	if (*text == '\0')
		return fault_set(why, FAULT_USAGE, "it is empty");
	if (strpbrk(text, "{}") != NULL ||
	    strstr(text, "yourOktaDomain") != NULL)
		return fault_set(why, FAULT_USAGE, "it still has a "
		    "placeholder in it; put the org's host there");
	if (scheme == NULL && looks_like_host(text))
		return fault_set(why, FAULT_USAGE, "'%s' is not a URL; write "
		    "https://%s", text, text);
	if (scheme == NULL)
		return fault_set(why, FAULT_USAGE, "it is not a URL; write "
		    "it as https://acme.okta.com");
	if (strstr(scheme + 1, "://") != NULL)
		return fault_set(why, FAULT_USAGE,
		    "it holds '://' more than once");
	return 0;
}

int
orgurl_normalize(const char *text, struct buf *origin, struct fault *why)
{
	static const char twice[] = ".com.com";
	const char *end;

	origin->len = 0;
	if (check_text(text, why) == -1)
		return -1;
	if (httpurl_origin(text, origin, why) == -1) {
		if (why->kind == FAULT_REMOTE)
			why->kind = FAULT_USAGE;
		return -1;
	}
	if (check_console(origin->data, why) == -1)
		return -1;
	end = strstr(origin->data, twice);
	if (end != NULL && (end[strlen(twice)] == '\0' ||
	    end[strlen(twice)] == ':'))
		return fault_set(why, FAULT_USAGE, "'%s' ends in .com twice",
		    origin->data);
	if (httpurl_has_more(text))
		return fault_set(why, FAULT_USAGE, "it goes on behind the "
		    "host; write %s", origin->data);
	if (httpurl_is_plain(origin->data) &&
	    !httpurl_is_loopback(origin->data))
		return fault_set(why, FAULT_USAGE, "%s would send the "
		    "credentials unencrypted; write https", origin->data);
	return 0;
}
