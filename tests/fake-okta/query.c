#include "query.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "mem.h"

#define WEEK_SECONDS		(7 * 86400)
#define LIMIT_DEFAULT		100
#define LIMIT_MAX		1000
#define KEYWORDS_MAX		10
#define KEYWORD_LENGTH_MAX	40

static int
refuse(struct refusal *refusal, const char *code, const char *cause,
    const char *detail)
{
	refusal->code = code;
	snprintf(refusal->cause, sizeof refusal->cause, "%s%s%.180s", cause,
	    detail[0] != '\0' ? ": " : "", detail);
	return -1;
}

static int
read_bound(struct query *query, const char *name, struct instant *at,
    char text[INSTANT_TEXT], struct refusal *refusal)
{
	const char *value = params_get(&query->params, name);

	/* A blank for the T is RFC 3339 too, but not Okta's profile of it. */
	if (strlen(value) >= INSTANT_TEXT || strchr(value, ' ') != NULL ||
	    instant_parse(span_of(value), INSTANT_ZONE_REQUIRED, at) !=
	    INSTANT_OK)
		return refuse(refusal, "E0000001", name, "must be a date-time "
		    "of the Internet profile of ISO 8601, with a zone");
	snprintf(text, INSTANT_TEXT, "%s", value);
	return 0;
}

static int
given(const struct query *query, const char *name)
{
	const char *value = params_get(&query->params, name);

	return value != NULL && *value != '\0';
}

static int
read_window(struct query *query, int64_t now_ms, struct refusal *refusal)
{
	struct instant now = { now_ms / 1000,
	    (int32_t)(now_ms % 1000) * 1000000 };

	query->polling = !given(query, "until") && !query->descending;
	query->until = now;
	if (given(query, "until")) {
		if (read_bound(query, "until", &query->until,
		    query->until_text, refusal) == -1)
			return -1;
	} else if (!query->polling)
		instant_format(now, query->until_text);
	if (params_get(&query->params, "since") != NULL)
		return read_bound(query, "since", &query->since,
		    query->since_text, refusal);
	query->since = query->until;
	query->since.sec -= WEEK_SECONDS;
	instant_format(query->since, query->since_text);
	return 0;
}

static int
read_limit(struct query *query, struct refusal *refusal)
{
	const char *text = params_get(&query->params, "limit");
	char *end;
	long limit;

	query->limit = LIMIT_DEFAULT;
	if (text == NULL)
		return 0;
	limit = isdigit((unsigned char)*text) ? strtol(text, &end, 10) : -1;
	if (limit < 0 || limit > LIMIT_MAX || *end != '\0')
		return refuse(refusal, "E0000001", "limit",
		    "must be between 0 and 1000");
	query->limit = (int)limit;
	return 0;
}

static int
read_order(struct query *query, struct refusal *refusal)
{
	const char *order = params_get(&query->params, "sortOrder");

	if (order == NULL || strcmp(order, "ASCENDING") == 0)
		return 0;
	if (strcmp(order, "DESCENDING") != 0)
		return refuse(refusal, "E0000001", "sortOrder",
		    "must be ASCENDING or DESCENDING");
	query->descending = 1;
	return 0;
}

static int
read_keywords(struct query *query, struct refusal *refusal)
{
	const char *p = params_get(&query->params, "q");
	size_t len;
	int count = 0;

	query->keywords = p;
	if (p == NULL)
		return 0;
	for (p += strspn(p, " "); *p != '\0'; p += strspn(p, " ")) {
		len = strcspn(p, " ");
		if (++count > KEYWORDS_MAX || len > KEYWORD_LENGTH_MAX)
			return refuse(refusal, "E0000001", "q",
			    "at most 10 keywords of 40 characters");
		p += len;
	}
	return 0;
}

int
query_read(struct query *query, const char *raw, int64_t now_ms,
    struct refusal *refusal)
{
	const char *complaint, *filter;
	size_t i;

	memset(query, 0, sizeof *query);
	if (params_parse(&query->params, raw) == -1)
		return refuse(refusal, "E0000001",
		    "the query string is malformed", "");
	for (i = 0; i < query->params.count; i++)
		if (params_times(&query->params,
		    query->params.item[i].name) > 1)
			return refuse(refusal, "E0000001", "given twice",
			    query->params.item[i].name);
	if (read_order(query, refusal) == -1 ||
	    read_window(query, now_ms, refusal) == -1 ||
	    read_limit(query, refusal) == -1 ||
	    read_keywords(query, refusal) == -1)
		return -1;
	query->after = params_get(&query->params, "after");
	filter = params_get(&query->params, "filter");
	if (filter != NULL && *filter != '\0' &&
	    (query->filter = scim_parse(filter, &complaint)) == NULL)
		return refuse(refusal, "E0000031", complaint, filter);
	return 0;
}

void
query_done(struct query *query)
{
	scim_free(query->filter);
	params_done(&query->params);
}

static int
line_has(struct span line, const char *word, size_t len)
{
	size_t i;

	for (i = 0; len <= line.len && i <= line.len - len; i++)
		if (strncasecmp(line.data + i, word, len) == 0)
			return 1;
	return 0;
}

/* Every keyword is somewhere in the event. */
static int
has_keywords(const char *p, struct span line)
{
	size_t len;

	if (p == NULL)
		return 1;
	for (p += strspn(p, " "); *p != '\0'; p += strspn(p, " ")) {
		len = strcspn(p, " ");
		if (!line_has(line, p, len))
			return 0;
		p += len;
	}
	return 1;
}

int
query_selects(const struct query *query, const struct log_event *event,
    int until_inclusive)
{
	int order = instant_cmp(event->published, query->until);

	if (instant_cmp(event->published, query->since) < 0)
		return 0;
	if (!query->polling && order >= (until_inclusive ? 1 : 0))
		return 0;
	return scim_match(query->filter, event) &&
	    has_keywords(query->keywords, event->line);
}
