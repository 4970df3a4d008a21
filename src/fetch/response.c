#include "response.h"

#include <stdint.h>
#include <string.h>

#define FIELD_MAX	((size_t)16 * 1024)	/* bytes kept of a field */
#define LINKS_MAX	((size_t)64 * 1024)

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

int
response_field(struct response *res, struct span name, struct span value,
    struct fault *why)
{
	if (span_is_nocase(name, "link")) {
		if (buf_add(&res->links, value.data, value.len, why) == -1)
			return -1;
		return buf_add(&res->links, "\n", 1, why);
	}
	if (span_is_nocase(name, "location"))
		return keep(&res->location, value, why);
	if (span_is_nocase(name, "www-authenticate"))
		return append(&res->authenticate, value, why);
	if (span_is_nocase(name, "dpop-nonce"))
		return keep(&res->dpop_nonce, value, why);
	if (span_is_nocase(name, "x-okta-request-id")) {
		if (keep(&res->request_id, value, why) == -1)
			return -1;
		/* It is shown, and sent back in a field of its own. */
		fault_sanitize(res->request_id.data, res->request_id.len);
	}
	ratelimit_field(&res->ratelimit, name, value);
	return 0;
}
