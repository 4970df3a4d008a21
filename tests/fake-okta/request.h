/*
 * fake-okta/request.h - a request as it was read, every byte of it.
 */
#ifndef FAKE_OKTA_REQUEST_H
#define FAKE_OKTA_REQUEST_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

#define REQUEST_HEADERS	64
#define REQUEST_BODY	65536

enum request_kind { REQUEST_LOGS, REQUEST_TOKEN, REQUEST_OTHER };

struct request {
	char		*target;	/* path and query, as sent; owned */
	char		*path;		/* owned; the query taken off */
	const char	*query;		/* behind the "?" in target, or "" */
	char		*method;
	char		*protocol;
	struct {
		char	*name;		/* lower case */
		char	*value;
	}		 header[REQUEST_HEADERS];
	size_t		 headers;
	struct buf	 body;
	enum request_kind kind;
	unsigned long	 n;		/* of all requests, from 1 */
	unsigned long	 of_kind;	/* of those of its kind, from 1 */
	int64_t		 now_ms;	/* the org's clock when it was read */
};

struct request *request_new(const char *target);
void request_free(struct request *request);

void request_header_add(struct request *request, const char *name,
    const char *value);

/* The first of that (lower case) name, or NULL; how often there is one. */
const char *request_header(const struct request *request, const char *name);
size_t request_header_times(const struct request *request, const char *name);

#endif
