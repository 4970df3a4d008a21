#include "answer.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <jansson.h>

#include "mem.h"

static const struct {
	const char	*code;
	const char	*summary;
} known[] = {
	{ "E0000001", "Api validation failed" },
	{ "E0000004", "Authentication failed" },
	{ "E0000005", "Invalid session" },
	{ "E0000006", "You do not have permission to perform the requested "
	    "action" },
	{ "E0000007", "Not found: Resource not found" },
	{ "E0000008", "The requested path was not found" },
	{ "E0000009", "Internal Server Error" },
	{ "E0000010", "Service is in read only mode" },
	{ "E0000011", "Invalid token provided" },
	{ "E0000015", "You do not have permission to access the feature you "
	    "are requesting" },
	{ "E0000021", "Bad request.  Accept and/or Content-Type headers "
	    "likely do not match supported values." },
	{ "E0000022", "The endpoint does not support the provided HTTP "
	    "method" },
	{ "E0000030", "Bad request.  Invalid date." },
	{ "E0000031", "Invalid search criteria." },
	{ "E0000047", "API call exceeded rate limit due to too many "
	    "requests." },
	{ "E0000053", "Invalid filter" },
	{ "E0000181", "The service is unavailable" },
};

static const char *
summary_of(const char *code)
{
	size_t i;

	for (i = 0; i < sizeof known / sizeof known[0]; i++)
		if (strcmp(code, known[i].code) == 0)
			return known[i].summary;
	return NULL;
}

int
answer_knows(const char *code)
{
	return summary_of(code) != NULL;
}

void
answer_init(struct answer *answer)
{
	memset(answer, 0, sizeof *answer);
	buf_init(&answer->body, ANSWER_MAX);
}

void
answer_done(struct answer *answer)
{
	while (answer->headers > 0) {
		answer->headers--;
		free(answer->header[answer->headers].name);
		free(answer->header[answer->headers].value);
	}
	buf_done(&answer->body);
}

void
answer_header(struct answer *answer, const char *name, const char *value)
{
	if (answer->headers == ANSWER_HEADERS)
		die("an answer has too many headers");
	answer->header[answer->headers].name = mem_text(name);
	answer->header[answer->headers++].value = mem_text(value);
}

void
answer_drop(struct answer *answer, const char *name)
{
	size_t i, kept = 0;

	for (i = 0; i < answer->headers; i++) {
		if (strcasecmp(answer->header[i].name, name) != 0) {
			answer->header[kept++] = answer->header[i];
			continue;
		}
		free(answer->header[i].name);
		free(answer->header[i].value);
	}
	answer->headers = kept;
}

void
answer_empty(struct answer *answer, int status)
{
	answer_drop(answer, "Content-Type");
	answer->status = status;
	answer->body.len = 0;
	answer->events = 0;
}

void
answer_body(struct answer *answer, int status, const char *type,
    const char *body)
{
	answer_empty(answer, status);
	answer_header(answer, "Content-Type", type);
	mem_say(&answer->body, body);
}

static void
answer_json(struct answer *answer, int status, json_t *tree)
{
	char *text = json_dumps(tree, JSON_COMPACT);

	if (text == NULL)
		die("cannot write JSON");
	answer_body(answer, status, "application/json", text);
	free(text);
	json_decref(tree);
}

void
answer_error(struct answer *answer, int status, const char *code,
    const char *cause, unsigned long number)
{
	char *id = mem_format("oaeFAKE%013lu", number);
	json_t *causes = json_array();
	char *text;

	/* A cause may quote what was sent, whatever that is. */
	if (cause != NULL) {
		text = mem_text(cause);
		fault_sanitize(text, strlen(text));
		json_array_append_new(causes, json_pack("{ss}",
		    "errorSummary", text));
		free(text);
	}
	answer_json(answer, status, json_pack("{ssssssssso}", "errorCode",
	    code, "errorSummary", summary_of(code), "errorLink", code,
	    "errorId", id, "errorCauses", causes));
	free(id);
}

void
answer_oauth(struct answer *answer, int status, const char *error,
    const char *description)
{
	answer_json(answer, status, json_pack("{ssss}", "error", error,
	    "error_description", description));
}
