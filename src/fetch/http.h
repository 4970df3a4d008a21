/*
 * fetch/http.h - one request, one answer; with httpurl the only file that
 * knows libcurl.  Redirects are not followed, certificates are checked, TLS is
 * 1.2 or later, and proxies are those of the environment (HTTPS_PROXY and so
 * on), but none for plain http, which is for this machine alone.
 */
#ifndef FETCH_HTTP_H
#define FETCH_HTTP_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "response.h"

struct http;

struct http_options {
	const char	*user_agent;
	const char	*cacert;	/* a file; NULL: the system's store */
	int64_t		 stall_ms;	/* no byte for so long is a failure */
	/* Asked several times a second; not 0 ends the request. */
	int		(*stopped)(void *ctx);
	void		*ctx;
};

struct http_request {
	const char		*url;
	const char *const	*headers;	/* "Name: value"; secrets too */
	size_t			 header_count;
	const char		*form;		/* body of a POST; NULL: GET */
	size_t			 max_body;	/* bytes, unpacked */
	int			 fresh;		/* over a new connection: one
						 * that is gone would be found
						 * out by sending twice */
};

enum http_status {
	HTTP_ANSWERED,		/* whatever the answer was */
	HTTP_TRANSIENT,		/* none, or not all; another try may help */
	HTTP_FAILED,		/* none, and no try will help */
	HTTP_STOPPED
};

/* options is copied, its texts are borrowed.  NULL: no memory. */
struct http *http_new(const struct http_options *options, struct fault *why);
void http_free(struct http *http);

/*
 * Send a request and wait for all of the answer, over the connection of the
 * last one if that is still good.  Fills *response anew; why is set unless
 * HTTP_ANSWERED is returned.  The header texts and the form stay the caller's
 * to wipe.
 */
enum http_status http_send(struct http *http,
    const struct http_request *request, struct response *response,
    struct fault *why);

#endif
