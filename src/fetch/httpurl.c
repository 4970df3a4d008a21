#include "httpurl.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <netinet/in.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>

#include <curl/curl.h>

#define URL_FLAGS	((unsigned)(CURLU_NON_SUPPORT_SCHEME | \
			CURLU_PATH_AS_IS))
#define HOST_MAX	256

/* A part of url, to be freed by curl_free(); NULL when it has none. */
static char *
part(CURLU *url, CURLUPart what, unsigned flags)
{
	char *text = NULL;

	return curl_url_get(url, what, &text, flags) == CURLUE_OK ? text :
	    NULL;
}

/* NULL: no URL, or no memory. */
static CURLU *
parse(const char *text)
{
	CURLU *url;
	const char *p;

	/* Blanks and what is not ASCII: a URL has neither (RFC 3986), and
	 * some readers of it drop them. */
	for (p = text; *p != '\0'; p++)
		if (!isgraph((unsigned char)*p))
			return NULL;
	if ((url = curl_url()) == NULL)
		return NULL;
	if (curl_url_set(url, CURLUPART_URL, text, URL_FLAGS) == CURLUE_OK)
		return url;
	curl_url_cleanup(url);
	return NULL;
}

static int
add_lower(struct buf *buf, const char *text, struct fault *why)
{
	size_t i, start = buf->len;

	if (buf_add(buf, text, strlen(text), why) == -1)
		return -1;
	for (i = start; i < buf->len; i++)
		buf->data[i] = (char)tolower((unsigned char)buf->data[i]);
	return 0;
}

static int
add_origin(CURLU *url, struct buf *origin, struct fault *why)
{
	char *scheme = part(url, CURLUPART_SCHEME, 0);
	char *host = part(url, CURLUPART_HOST, 0);
	char *port = part(url, CURLUPART_PORT, CURLU_NO_DEFAULT_PORT);
	char *user = part(url, CURLUPART_USER, 0);
	char *password = part(url, CURLUPART_PASSWORD, 0);
	int status = -1;

	if (scheme == NULL || host == NULL || *host == '\0' ||
	    (strcasecmp(scheme, "http") != 0 &&
	    strcasecmp(scheme, "https") != 0))
		fault_set(why, FAULT_REMOTE, "not an http or https URL");
	else if (user != NULL || password != NULL)
		fault_set(why, FAULT_REMOTE, "a URL with a user in it");
	else if (add_lower(origin, scheme, why) == 0 &&
	    add_lower(origin, "://", why) == 0 &&
	    add_lower(origin, host, why) == 0 && (port == NULL ||
	    buf_printf(origin, why, ":%s", port) == 0) &&
	    buf_add(origin, "", 1, why) == 0) {
		origin->len--;
		status = 0;
	}
	curl_free(scheme);
	curl_free(host);
	curl_free(port);
	curl_free(user);
	curl_free(password);
	return status;
}

int
httpurl_origin(const char *text, struct buf *origin, struct fault *why)
{
	CURLU *url;
	int status;

	if ((url = parse(text)) == NULL)
		return fault_set(why, FAULT_REMOTE, "not an absolute URL");
	status = add_origin(url, origin, why);
	curl_url_cleanup(url);
	return status;
}

int
httpurl_has_more(const char *text)
{
	CURLU *url = parse(text);
	char *path = url == NULL ? NULL : part(url, CURLUPART_PATH, 0);
	char *query = url == NULL ? NULL : part(url, CURLUPART_QUERY, 0);
	char *fragment = url == NULL ? NULL : part(url, CURLUPART_FRAGMENT, 0);
	int more;

	more = (path != NULL && path[strspn(path, "/")] != '\0') ||
	    query != NULL || fragment != NULL;
	curl_free(path);
	curl_free(query);
	curl_free(fragment);
	curl_url_cleanup(url);
	return more;
}

int
httpurl_is_plain(const char *origin)
{
	return strncmp(origin, "http:", strlen("http:")) == 0;
}

int
httpurl_is_loopback(const char *origin)
{
	CURLU *url = parse(origin);
	char *host = url == NULL ? NULL : part(url, CURLUPART_HOST, 0);
	struct in_addr v4;
	int loopback = 0;

	/* "127.example.com" is no address, whatever it begins with. */
	if (host != NULL)
		loopback = strcmp(host, "localhost") == 0 ||
		    strcmp(host, "[::1]") == 0 ||
		    (inet_pton(AF_INET, host, &v4) == 1 &&
		    ntohl(v4.s_addr) >> 24 == 127);
	curl_free(host);
	curl_url_cleanup(url);
	return loopback;
}

/* Put the host of what has no origin before the reason, if it has a host. */
static void
name_host(const char *text, struct fault *why)
{
	CURLU *url = parse(text);
	char *host = url == NULL ? NULL : part(url, CURLUPART_HOST, 0);

	if (host != NULL && *host != '\0')
		fault_prefix(why, "it leads to %s", host);
	curl_free(host);
	curl_url_cleanup(url);
}

int
httpurl_check_origin(const char *origin, const char *url, struct fault *why)
{
	struct buf other;
	int status;

	buf_init(&other, strlen(url) + HOST_MAX);
	status = httpurl_origin(url, &other, why);
	if (status == -1 && why->kind == FAULT_REMOTE)
		name_host(url, why);
	if (status == 0 && strcmp(origin, other.data) != 0)
		status = fault_set(why, FAULT_REMOTE,
		    "%s is not %s; if it is the same org, make it the org URL",
		    other.data, origin);
	buf_done(&other);
	return status;
}

struct span
httpurl_without_query(const char *url)
{
	return (struct span){ url, strcspn(url, "?#") };
}

int
httpurl_encode(const char *text, struct buf *out, struct fault *why)
{
	char *encoded;
	int status;

	/* A length of 0 would mean: find out. */
	if (*text == '\0')
		return 0;
	if ((encoded = curl_easy_escape(NULL, text, 0)) == NULL)
		return fault_memory(why);
	status = buf_add(out, encoded, strlen(encoded), why);
	curl_free(encoded);
	return status;
}
