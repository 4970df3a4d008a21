#include "mishap.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answer.h"

enum argument { ARGUMENT_NONE, ARGUMENT_NUMBER, ARGUMENT_TEXT };

/* A status alone goes with the code the real thing answers it with. */
static const struct {
	int		 status;
	const char	*code;
} statuses[] = {
	{ 400, "E0000001" }, { 401, "E0000011" }, { 403, "E0000006" },
	{ 404, "E0000007" }, { 405, "E0000022" }, { 408, "E0000009" },
	{ 500, "E0000009" }, { 502, "E0000009" }, { 503, "E0000010" },
	{ 504, "E0000009" },
};

static const struct {
	const char	 *name;
	enum mishap_what  what;
	enum argument	  argument;
	int		  status;
	int		  logs_only;
	const char	 *help;
} whats[] = {
	{ "nojson-500", MISHAP_NOJSON, ARGUMENT_NONE, 500, 0,
	    "500 with an empty body" },
	{ "html-502", MISHAP_HTML, ARGUMENT_NONE, 502, 0,
	    "502 with a proxy's page" },
	{ "html-503", MISHAP_HTML, ARGUMENT_NONE, 503, 0,
	    "503 with a proxy's page" },
	{ "html-200", MISHAP_HTML_200, ARGUMENT_NONE, 200, 0,
	    "200 with a login page" },
	{ "empty-200", MISHAP_EMPTY_200, ARGUMENT_NONE, 200, 0,
	    "200 without a body" },
	{ "object-200", MISHAP_OBJECT_200, ARGUMENT_NONE, 200, 0,
	    "200 with {}" },
	{ "garbage-200", MISHAP_GARBAGE_200, ARGUMENT_NONE, 200, 0,
	    "200 with an array that breaks off" },
	{ "null-200", MISHAP_NULL_200, ARGUMENT_NONE, 200, 0,
	    "200 with null" },
	{ "429", MISHAP_429, ARGUMENT_NONE, 429, 0,
	    "rate limit, as Okta says it" },
	{ "429-past", MISHAP_429_PAST, ARGUMENT_NONE, 429, 0,
	    "its reset ten seconds ago" },
	{ "429-far", MISHAP_429_FAR, ARGUMENT_NONE, 429, 0,
	    "its reset in a year" },
	{ "429-missing", MISHAP_429_MISSING, ARGUMENT_NONE, 429, 0,
	    "no rate limit headers" },
	{ "429-nodate", MISHAP_429_NODATE, ARGUMENT_NONE, 429, 0,
	    "no Date header" },
	{ "429-double", MISHAP_429_DOUBLE, ARGUMENT_NONE, 429, 0,
	    "\"60, 60\", and fields given twice" },
	{ "429-negative", MISHAP_429_NEGATIVE, ARGUMENT_NONE, 429, 0,
	    "negative numbers" },
	{ "429-concurrency", MISHAP_429_CONCURRENCY, ARGUMENT_NONE, 429, 0,
	    "limit 0, remaining 0" },
	{ "429-retry-after", MISHAP_429_RETRY_AFTER, ARGUMENT_NUMBER, 429, 0,
	    "Retry-After: N in place of Okta's headers" },
	{ "redirect", MISHAP_REDIRECT, ARGUMENT_TEXT, 302, 0,
	    "302 to that Location" },
	{ "expire-tokens", MISHAP_EXPIRE_TOKENS, ARGUMENT_NONE, 401, 1,
	    "all tokens issued so far become invalid" },
	{ "new-nonce", MISHAP_NEW_NONCE, ARGUMENT_NONE, 401, 0,
	    "a new DPoP nonce is demanded, now and from now on" },
	{ "next", MISHAP_NEXT, ARGUMENT_TEXT, 0, 1,
	    "that next link: %O is the origin, %N the right one" },
	{ "next-repeat", MISHAP_NEXT_REPEAT, ARGUMENT_NONE, 0, 1,
	    "next is the URL just asked for" },
	{ "next-first", MISHAP_NEXT_FIRST, ARGUMENT_NONE, 0, 1,
	    "next is the first URL again" },
	{ "next-none", MISHAP_NEXT_NONE, ARGUMENT_NONE, 0, 1,
	    "no next although there is more" },
	{ "next-twice", MISHAP_NEXT_TWICE, ARGUMENT_NONE, 0, 1,
	    "two next links that differ" },
	{ "next-empty", MISHAP_NEXT_EMPTY, ARGUMENT_NONE, 0, 1,
	    "next is <>" },
	{ "next-broken", MISHAP_NEXT_BROKEN, ARGUMENT_NONE, 0, 1,
	    "next lacks its >" },
	{ "next-endless", MISHAP_NEXT_ENDLESS, ARGUMENT_NONE, 0, 1,
	    "a fresh next although nothing is left" },
	{ "empty-page", MISHAP_EMPTY_PAGE, ARGUMENT_NONE, 0, 1,
	    "[], and a next that goes on where this page begins" },
	{ "short-page", MISHAP_SHORT_PAGE, ARGUMENT_NUMBER, 0, 1,
	    "only N events" },
	{ "duplicate", MISHAP_DUPLICATE, ARGUMENT_NONE, 0, 1,
	    "begins with the last event of the page before" },
	{ "outside", MISHAP_OUTSIDE, ARGUMENT_NONE, 0, 1,
	    "an event just before since, and one at until" },
	{ "spaces", MISHAP_SPACES, ARGUMENT_NONE, 0, 1,
	    "pretty-printed, with line breaks inside events" },
	{ "bom", MISHAP_BOM, ARGUMENT_NONE, 0, 1,
	    "a byte order mark in front" },
	{ "gzip-broken", MISHAP_GZIP_BROKEN, ARGUMENT_NONE, 0, 0,
	    "gzip with a bit flipped" },
	{ "gzip-cut", MISHAP_GZIP_CUT, ARGUMENT_NUMBER, 0, 0,
	    "the first N bytes of gzip, as a whole body" },
	{ "gzip-trailer", MISHAP_GZIP_TRAILER, ARGUMENT_NONE, 0, 0,
	    "gzip with a wrong CRC" },
	{ "cut", MISHAP_CUT, ARGUMENT_NUMBER, 0, 0,
	    "closed after N of Content-Length bytes" },
	{ "chunk-cut", MISHAP_CHUNK_CUT, ARGUMENT_NUMBER, 0, 0,
	    "chunked, closed after N bytes without a last chunk" },
	{ "close-cut", MISHAP_CLOSE_CUT, ARGUMENT_NUMBER, 0, 0,
	    "no length, closed after N bytes: looks like the end" },
	{ "length-short", MISHAP_LENGTH_SHORT, ARGUMENT_NUMBER, 0, 0,
	    "Content-Length is N less than the body" },
	{ "length-long", MISHAP_LENGTH_LONG, ARGUMENT_NUMBER, 0, 0,
	    "Content-Length is N more than the body" },
	{ "reset", MISHAP_RESET, ARGUMENT_NONE, 0, 0,
	    "a TCP reset before any byte" },
	{ "close", MISHAP_CLOSE, ARGUMENT_NONE, 0, 0,
	    "closed without an answer" },
	{ "stall", MISHAP_STALL, ARGUMENT_NONE, 0, 0,
	    "nothing until the client goes away" },
	{ "stall-body", MISHAP_STALL_BODY, ARGUMENT_NUMBER, 0, 0,
	    "the headers and N bytes, then nothing" },
	{ "slow", MISHAP_SLOW, ARGUMENT_NUMBER, 0, 0,
	    "answered after N milliseconds of the org" },
};
#define WHATS	(sizeof whats / sizeof whats[0])

static int
take_number(const char **p, unsigned long *number)
{
	char *end;

	if (**p < '0' || **p > '9')
		return -1;
	*number = strtoul(*p, &end, 10);
	*p = end;
	return 0;
}

/* N, N-M, N+ or every-N; -1: none of them. */
static int
parse_when(const char *p, const char *end, struct mishap *mishap)
{
	if (strncmp(p, "every-", 6) == 0) {
		p += 6;
		return take_number(&p, &mishap->every) == 0 && p == end &&
		    mishap->every > 0 ? 0 : -1;
	}
	if (take_number(&p, &mishap->from) == -1 || mishap->from == 0)
		return -1;
	mishap->to = mishap->from;
	if (*p == '+') {
		p++;
		mishap->to = ULONG_MAX;
	} else if (*p == '-') {
		p++;
		if (take_number(&p, &mishap->to) == -1 ||
		    mishap->to < mishap->from)
			return -1;
	}
	return p == end ? 0 : -1;
}

/* 503, or 400-E0000031. */
static int
parse_status(const char *name, struct mishap *mishap)
{
	unsigned long status;
	size_t i;

	mishap->what = MISHAP_STATUS;
	if (take_number(&name, &status) == -1)
		return -1;
	for (i = 0; i < sizeof statuses / sizeof statuses[0]; i++)
		if (status == (unsigned long)statuses[i].status)
			break;
	if (i == sizeof statuses / sizeof statuses[0])
		return -1;
	mishap->status = statuses[i].status;
	snprintf(mishap->code, sizeof mishap->code, "%s", *name == '-' ?
	    name + 1 : statuses[i].code);
	return (*name == '\0' || *name == '-') &&
	    answer_knows(mishap->code) ? 0 : -1;
}

static int
parse_argument(const char *text, enum argument argument,
    struct mishap *mishap)
{
	unsigned long number;

	if (argument == ARGUMENT_NONE || text == NULL || *text == '\0')
		return argument == ARGUMENT_NONE && text == NULL ? 0 : -1;
	mishap->text = text;
	if (argument == ARGUMENT_TEXT)
		return 0;
	if (take_number(&text, &number) == -1 || *text != '\0' ||
	    number > INT_MAX)
		return -1;
	mishap->number = (long)number;
	return 0;
}

static int
parse_what(const char *name, struct mishap *mishap)
{
	size_t len = strcspn(name, "="), i;

	mishap->name = name;
	for (i = 0; i < WHATS; i++)
		if (strlen(whats[i].name) == len &&
		    memcmp(name, whats[i].name, len) == 0)
			break;
	if (i == WHATS)
		return parse_status(name, mishap);
	if (whats[i].logs_only && mishap->kind == REQUEST_TOKEN)
		return -1;
	mishap->what = whats[i].what;
	mishap->status = whats[i].status;
	return parse_argument(name[len] == '=' ? name + len + 1 : NULL,
	    whats[i].argument, mishap);
}

int
mishap_parse(const char *spec, struct mishap *mishap, struct fault *why)
{
	const char *colon = strchr(spec, ':');
	int token = *spec == 't';

	*mishap = (struct mishap){ .kind = token ? REQUEST_TOKEN :
	    REQUEST_LOGS };
	if (colon == NULL || parse_when(spec + token, colon, mishap) == -1)
		return fault_set(why, FAULT_USAGE, "'%s' does not begin with "
		    "N:, N-M:, N+: or every-N:, or t and one of these", spec);
	if (parse_what(colon + 1, mishap) == -1)
		return fault_set(why, FAULT_USAGE, "'%s' is no fault there is "
		    "(--help lists them)", spec);
	return 0;
}

const struct mishap *
mishap_find(const struct mishap *list, size_t count, enum request_kind kind,
    unsigned long of_kind)
{
	size_t i;

	for (i = 0; i < count; i++) {
		if (list[i].kind != kind)
			continue;
		if (list[i].every != 0 ? of_kind % list[i].every == 0 :
		    of_kind >= list[i].from && of_kind <= list[i].to)
			return &list[i];
	}
	return NULL;
}

void
mishap_help(void)
{
	static const char *const argument[] = { "", "=N", "=TEXT" };
	char name[64];
	size_t i;

	printf("  %-20s Okta's JSON error of that status:", "STATUS");
	for (i = 0; i < sizeof statuses / sizeof statuses[0]; i++)
		printf(" %d", statuses[i].status);
	printf("\n  %-20s the same with another error code, as in "
	    "400-E0000031\n", "STATUS-CODE");
	for (i = 0; i < WHATS; i++) {
		snprintf(name, sizeof name, "%s%s", whats[i].name,
		    argument[whats[i].argument]);
		printf("  %-20s %s%s\n", name, whats[i].help,
		    whats[i].logs_only ? " *" : "");
	}
	printf("  * not for the token endpoint\n");
}
