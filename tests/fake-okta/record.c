#include "record.h"

#include <string.h>
#include <stdlib.h>

#include <jansson.h>

#include "base/instant.h"
#include "mem.h"

static void
write_line(FILE *file, json_t *tree)
{
	char *line = json_dumps(tree, JSON_COMPACT);

	if (line == NULL || fprintf(file, "%s\n", line) < 0 ||
	    fflush(file) == EOF)
		die("the record cannot be written");
	free(line);
	json_decref(tree);
}

/* What is not UTF-8 can be told in JSON only roughly. */
static json_t *
string_of(const char *data, size_t len)
{
	json_t *string = json_stringn(len > 0 ? data : "", len);
	char *text;

	if (string == NULL) {
		text = mem_copy(data, len);
		fault_sanitize(text, len);
		string = json_stringn(text, len);
		free(text);
	}
	return string;
}

static json_t *
text_of(const char *text)
{
	return string_of(text, strlen(text));
}

/* A name that is there several times has an array. */
static json_t *
headers_of(const struct request *request)
{
	json_t *headers = json_object(), *have, *array, *value;
	const char *name;
	size_t i;

	for (i = 0; i < request->headers; i++) {
		name = request->header[i].name;
		value = text_of(request->header[i].value);
		have = json_object_get(headers, name);
		if (have == NULL) {
			json_object_set_new(headers, name, value);
			continue;
		}
		if (!json_is_array(have)) {
			array = json_array();
			json_array_append(array, have);
			json_object_set_new(headers, name, array);
			have = array;
		}
		json_array_append_new(have, value);
	}
	return headers;
}

void
record_request(FILE *file, const struct request *request)
{
	static const char *const kinds[] = { "logs", "token", "other" };
	struct instant at = { request->now_ms / 1000,
	    (int32_t)(request->now_ms % 1000) * 1000000 };
	char time[INSTANT_TEXT];

	if (file == NULL)
		return;
	write_line(file, json_pack("{sIsssIsososososossss}",
	    "n", (json_int_t)request->n, "kind", kinds[request->kind],
	    "of_kind", (json_int_t)request->of_kind,
	    "method", text_of(request->method),
	    "path", text_of(request->path),
	    "query", text_of(request->query),
	    "headers", headers_of(request),
	    "body", string_of(request->body.data, request->body.len),
	    "time", instant_format(at, time),
	    "protocol", request->protocol));
}

void
record_answer(FILE *file, const struct request *request,
    const struct answer *answer)
{
	/* What is never answered has no status. */
	int status = answer->delivery >= DELIVER_NOTHING ? 0 : answer->status;

	if (file == NULL)
		return;
	write_line(file, json_pack("{sIsisssI}", "n", (json_int_t)request->n,
	    "status", status, "fault", answer->fault != NULL ? answer->fault :
	    "", "events", (json_int_t)answer->events));
}
