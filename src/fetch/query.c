#include "query.h"

#include "httpurl.h"

#define NS_IN_MS	1000000

/* A value in a filter is a JSON string (RFC 7644, 3.4.2.2). */
static int
add_quoted(struct span value, struct buf *out, struct fault *why)
{
	size_t i;
	unsigned char c;

	if (buf_add(out, "\"", 1, why) == -1)
		return -1;
	for (i = 0; i < value.len; i++) {
		c = (unsigned char)value.data[i];
		if (c < 0x20) {
			if (buf_printf(out, why, "\\u%04x", c) == -1)
				return -1;
			continue;
		}
		if ((c == '"' || c == '\\') &&
		    buf_add(out, "\\", 1, why) == -1)
			return -1;
		if (buf_add(out, value.data + i, 1, why) == -1)
			return -1;
	}
	return buf_add(out, "\"", 1, why);
}

/* "name eq "a" or name eq "b"", in brackets if more is to follow. */
static int
add_choice(const char *name, const struct span *values, size_t count,
    int in_brackets, struct buf *out, struct fault *why)
{
	size_t i;

	if (in_brackets && buf_add(out, "(", 1, why) == -1)
		return -1;
	for (i = 0; i < count; i++)
		if (buf_printf(out, why, "%s%s eq ", i > 0 ? " or " : "",
		    name) == -1 || add_quoted(values[i], out, why) == -1)
			return -1;
	return in_brackets ? buf_add(out, ")", 1, why) : 0;
}

int
query_filter(const struct span *types, size_t type_count,
    const struct span *outcomes, size_t outcome_count, struct buf *filter,
    struct fault *why)
{
	int both = type_count > 0 && outcome_count > 0;

	if (add_choice("eventType", types, type_count, both && type_count > 1,
	    filter, why) == -1 ||
	    (both && buf_add(filter, " and ", 5, why) == -1) ||
	    add_choice("outcome.result", outcomes, outcome_count,
	    both && outcome_count > 1, filter, why) == -1 ||
	    buf_add(filter, "", 1, why) == -1)
		return -1;
	filter->len--;
	return 0;
}

/* The same moment, or the next whole millisecond. */
static struct instant
rounded_up(struct instant at)
{
	at.ns = (at.ns + NS_IN_MS - 1) / NS_IN_MS * NS_IN_MS;
	if (at.ns >= 1000 * NS_IN_MS) {
		at.ns = 0;
		at.sec++;
	}
	return at;
}

static int
add_instant(const char *name, struct instant at, struct buf *url,
    struct fault *why)
{
	char text[INSTANT_TEXT];

	if (buf_printf(url, why, "%s", name) == -1)
		return -1;
	return httpurl_encode(instant_format(at, text), url, why);
}

int
query_url(const char *origin, const struct window *window,
    const char *filter, struct buf *url, struct fault *why)
{
	struct instant since = window->since;

	since.ns = since.ns / NS_IN_MS * NS_IN_MS;
	if (buf_printf(url, why, "%s/api/v1/logs", origin) == -1 ||
	    add_instant("?since=", since, url, why) == -1 ||
	    add_instant("&until=", rounded_up(window->until), url,
	    why) == -1 || buf_printf(url, why, "&limit=1000") == -1)
		return -1;
	if (*filter != '\0' && (buf_printf(url, why, "&filter=") == -1 ||
	    httpurl_encode(filter, url, why) == -1))
		return -1;
	if (buf_add(url, "", 1, why) == -1)
		return -1;
	url->len--;
	return 0;
}
