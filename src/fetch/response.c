#include "response.h"

#include <stdint.h>
#include <string.h>

#define FIELD_MAX	((size_t)64 * 1024)	/* bytes kept of a field */
#define LINKS_MAX	((size_t)1024 * 1024)

void
response_init(struct response *res)
{
	memset(res, 0, sizeof *res);
	buf_init(&res->body, SIZE_MAX / 4);
	buf_init(&res->links, LINKS_MAX);
	buf_init(&res->location, FIELD_MAX);
	buf_init(&res->authenticate, FIELD_MAX);
	buf_init(&res->dpop_nonce, FIELD_MAX);
	buf_init(&res->request_id, FIELD_MAX);
	ratelimit_init(&res->ratelimit);
}

void
response_done(struct response *res)
{
	buf_done(&res->body);
	buf_done(&res->links);
	buf_done(&res->location);
	buf_done(&res->authenticate);
	buf_done(&res->dpop_nonce);
	buf_done(&res->request_id);
}

void
response_wipe(struct response *res)
{
	if (res->body.data != NULL)
		explicit_bzero(res->body.data, res->body.cap);
	response_done(res);
}

void
response_clear(struct response *res)
{
	res->status = 0;
	res->body.len = res->links.len = res->location.len = 0;
	res->authenticate.len = res->dpop_nonce.len = 0;
	res->request_id.len = 0;
	ratelimit_init(&res->ratelimit);
}

/* Several fields of one name may as well be told of in one, by commas
 * (RFC 9110, 5.3): of WWW-Authenticate none may hide another. */
static int
append(struct buf *buf, struct span value, struct fault *why)
{
	if (buf->len > 0 && buf_add(buf, ", ", 2, why) == -1)
		return -1;
	if (buf_add(buf, value.data, value.len, why) == -1 ||
	    buf_add(buf, "", 1, why) == -1)
		return -1;
	buf->len--;
	return 0;
}

/* The same for a field of which only one value can be meant: the last. */
static int
keep(struct buf *buf, struct span value, struct fault *why)
{
	buf->len = 0;
	return append(buf, value, why);
}

/* The place of a field that is kept; NULL: it is not. */
static struct buf *
place_of(struct response *res, struct span name)
{
	const struct {
		const char	*name;
		struct buf	*place;
	} places[] = {
		{ "link", &res->links },
		{ "location", &res->location },
		{ "www-authenticate", &res->authenticate },
		{ "dpop-nonce", &res->dpop_nonce },
		{ "x-okta-request-id", &res->request_id },
	};
	size_t i;

	for (i = 0; i < sizeof places / sizeof places[0]; i++)
		if (span_is_nocase(name, places[i].name))
			return places[i].place;
	return NULL;
}

int
response_field(struct response *res, struct span name, struct span value,
    struct fault *why)
{
	struct buf *place = place_of(res, name);
	int status;

	if (place == NULL) {
		ratelimit_field(&res->ratelimit, name, value);
		return 0;
	}
	if (place == &res->links) {
		status = buf_add(place, value.data, value.len, why);
		if (status == 0)
			status = buf_add(place, "\n", 1, why);
	} else if (place == &res->authenticate) {
		status = append(place, value, why);
	} else {
		status = keep(place, value, why);
	}
	if (status == -1)
		return fault_set(why, FAULT_REMOTE,
		    "a header field %.*s that is too long", (int)name.len,
		    name.data);
	/* It is shown, and sent back in a field of its own. */
	if (place == &res->request_id)
		fault_sanitize(place->data, place->len);
	return 0;
}
