#include "request.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

struct request *
request_new(const char *target)
{
	struct request *request = mem_new(sizeof *request);
	size_t len = strcspn(target, "?");

	request->target = mem_text(target);
	request->path = mem_copy(target, len);
	request->query = request->target + len + (target[len] == '?');
	buf_init(&request->body, REQUEST_BODY);
	return request;
}

void
request_free(struct request *request)
{
	if (request == NULL)
		return;
	while (request->headers > 0) {
		request->headers--;
		free(request->header[request->headers].name);
		free(request->header[request->headers].value);
	}
	free(request->target);
	free(request->path);
	free(request->method);
	free(request->protocol);
	buf_done(&request->body);
	free(request);
}

void
request_header_add(struct request *request, const char *name,
    const char *value)
{
	char *lower = mem_text(name);
	char *p;

	if (request->headers == REQUEST_HEADERS) {
		free(lower);
		return;
	}
	for (p = lower; *p != '\0'; p++)
		*p = (char)tolower((unsigned char)*p);
	request->header[request->headers].name = lower;
	request->header[request->headers++].value =
	    mem_text(value != NULL ? value : "");
}

const char *
request_header(const struct request *request, const char *name)
{
	size_t i;

	for (i = 0; i < request->headers; i++)
		if (strcmp(request->header[i].name, name) == 0)
			return request->header[i].value;
	return NULL;
}

size_t
request_header_times(const struct request *request, const char *name)
{
	size_t i, times = 0;

	for (i = 0; i < request->headers; i++)
		times += strcmp(request->header[i].name, name) == 0;
	return times;
}
