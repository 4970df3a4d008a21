#include "options.h"

#include <getopt.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/instant.h"

enum option_kind { KIND_TEXT, KIND_NUMBER, KIND_SIGNED, KIND_FLAG,
    KIND_NOW, KIND_SCALE, KIND_LINKS, KIND_FAULT, KIND_HELP };

#define AT(member)	offsetof(struct options, member)

static const struct {
	const char	*name;
	enum option_kind kind;
	size_t		 at;
	long		 min;
	const char	*argument;	/* NULL: takes none */
	const char	*help;
} table[] = {
	{ "events", KIND_TEXT, AT(events), 0, "FILE",
	    "the log: NDJSON, in any order; default: nothing" },
	{ "token", KIND_TEXT, AT(token), 0, "TOKEN", "the API token" },
	{ "client", KIND_TEXT, AT(client), 0, "ID", "the OAuth client" },
	{ "client-key", KIND_TEXT, AT(client_key), 0, "FILE",
	    "its public key, PEM or JWK" },
	{ "client-kid", KIND_TEXT, AT(client_kid), 0, "KID",
	    "what the assertion's kid has to be" },
	{ "dpop", KIND_FLAG, AT(dpop), 0, NULL,
	    "the token endpoint demands DPoP" },
	{ "api-nonce", KIND_FLAG, AT(api_nonce), 0, NULL,
	    "the API demands a nonce in the proof" },
	{ "nonce-lifetime", KIND_NUMBER, AT(nonce_lifetime), 1, "N",
	    "uses until a nonce is replaced; default: for ever" },
	{ "token-lifetime", KIND_NUMBER, AT(token_lifetime), 0, "SEC",
	    "of issued tokens; default 3600" },
	{ "scope", KIND_TEXT, AT(scope), 0, "SCOPE",
	    "the one granted; default okta.logs.read" },
	{ "rate-limit", KIND_NUMBER, AT(rate_limit), 0, "N",
	    "API requests in a window; default 600" },
	{ "window", KIND_NUMBER, AT(window), 1, "SEC",
	    "its length; default 60" },
	{ "others", KIND_NUMBER, AT(others), 0, "N",
	    "requests of each window that other clients use up" },
	{ "page-limit", KIND_NUMBER, AT(page_limit), 1, "N",
	    "events on a page at most, whatever was asked" },
	{ "now", KIND_NOW, 0, 0, "TIME",
	    "the org's time at its start; default: the real time" },
	{ "time-scale", KIND_SCALE, 0, 0, "X",
	    "seconds that a second of the org takes; default 1" },
	{ "date-skew", KIND_SIGNED, AT(date_skew), LONG_MIN, "SEC",
	    "added to the Date header alone" },
	{ "until-inclusive", KIND_FLAG, AT(until_inclusive), 0, NULL,
	    "an event at until is served too" },
	{ "retention", KIND_NUMBER, AT(retention), 1, "DAYS",
	    "older events are left out, silently" },
	{ "tls", KIND_FLAG, AT(tls), 0, NULL, "https; needs the next two" },
	{ "cert", KIND_TEXT, AT(cert), 0, "FILE", "certificate, PEM" },
	{ "key", KIND_TEXT, AT(key), 0, "FILE", "its private key, PEM" },
	{ "gzip", KIND_FLAG, AT(gzip), 0, NULL,
	    "compress for clients that accept it" },
	{ "http1.0-close", KIND_FLAG, AT(http10_close), 0, NULL,
	    "HTTP/1.0: the end of an answer is that of the connection" },
	{ "links", KIND_LINKS, 0, 0, "FORM", "of the Link header: two-fields "
	    "(default), one-field,\n\t\t\t  upper, params, commas, "
	    "self-last" },
	{ "record", KIND_TEXT, AT(record), 0, "FILE",
	    "append what was asked and answered, as NDJSON" },
	{ "fault", KIND_FAULT, 0, 0, "WHEN:WHAT",
	    "what goes wrong; repeatable; see below" },
	{ "help", KIND_HELP, 0, 0, NULL, "print this" },
};
#define OPTIONS		(sizeof table / sizeof table[0])

static void
print_help(void)
{
	char name[64];
	size_t i;

	printf("usage: fake-okta [options] [-- COMMAND [ARGUMENT...]]\n\n"
	    "An Okta org on loopback.  With COMMAND: runs it with "
	    "OKTA_CLIENT_ORGURL and\nFAKE_OKTA_URL set, and exits with its "
	    "status.  Otherwise prints its URL and\nserves until SIGTERM.\n\n");
	for (i = 0; i < OPTIONS; i++) {
		snprintf(name, sizeof name, "%s %s", table[i].name,
		    table[i].argument != NULL ? table[i].argument : "");
		printf("  --%-21s %s\n", name, table[i].help);
	}
	printf("\nWHEN counts requests to the API from 1: N, N-M, N+ (N and "
	    "all behind it) or\nevery-N; with t before it, requests for a "
	    "token.  The first that matches is it.\nWHAT:\n");
	mishap_help();
}

static int
read_number(const char *name, const char *text, long min, long *number,
    struct fault *why)
{
	char *end;

	*number = strtol(text, &end, 10);
	if (end == text || *end != '\0' || *number < min ||
	    *number > INT_MAX || *number < INT_MIN)
		return fault_set(why, FAULT_USAGE,
		    "--%s: '%s' is not a number it can be", name, text);
	return 0;
}

static int
read_now(const char *text, int64_t *now_ms, struct fault *why)
{
	struct instant now;

	if (instant_parse(span_of(text), INSTANT_ZONE_REQUIRED, &now) !=
	    INSTANT_OK || now.sec < 0)
		return fault_set(why, FAULT_USAGE, "--now: '%s' is not a time "
		    "such as 2026-11-01T00:00:00Z", text);
	*now_ms = now.sec * 1000 + now.ns / 1000000;
	return 0;
}

static int
read_scale(const char *text, double *scale, struct fault *why)
{
	char *end;

	*scale = strtod(text, &end);
	if (end == text || *end != '\0' || !isfinite(*scale) ||
	    *scale < 1e-6 || *scale > 1e6)
		return fault_set(why, FAULT_USAGE,
		    "--time-scale: '%s' is not a factor such as 0.01", text);
	return 0;
}

static int
set_option(struct options *options, size_t i, const char *text,
    struct fault *why)
{
	void *at = (char *)options + table[i].at;

	switch (table[i].kind) {
	case KIND_TEXT:
		*(const char **)at = text;
		return 0;
	case KIND_FLAG:
		*(int *)at = 1;
		return 0;
	case KIND_NUMBER:
	case KIND_SIGNED:
		return read_number(table[i].name, text, table[i].min, at, why);
	case KIND_NOW:
		return read_now(text, &options->now_ms, why);
	case KIND_SCALE:
		return read_scale(text, &options->time_scale, why);
	case KIND_LINKS:
		if (links_form(text, &options->links) == 0)
			return 0;
		return fault_set(why, FAULT_USAGE,
		    "--links: there is no form '%s'", text);
	case KIND_FAULT:
		if (options->mishaps == OPTIONS_MISHAPS)
			return fault_set(why, FAULT_USAGE,
			    "--fault: more than %d", OPTIONS_MISHAPS);
		return mishap_parse(text,
		    &options->mishap[options->mishaps++], why);
	case KIND_HELP:
		break;
	}
	return 0;
}

static int
check(const struct options *options, struct fault *why)
{
	if (options->tls && (options->cert == NULL || options->key == NULL))
		return fault_set(why, FAULT_USAGE,
		    "--tls needs --cert and --key");
	if (!options->tls && (options->cert != NULL || options->key != NULL))
		return fault_set(why, FAULT_USAGE,
		    "--cert and --key need --tls");
	if ((options->client == NULL) != (options->client_key == NULL))
		return fault_set(why, FAULT_USAGE,
		    "--client and --client-key need each other");
	if (options->client == NULL && (options->dpop ||
	    options->client_kid != NULL))
		return fault_set(why, FAULT_USAGE,
		    "--dpop and --client-kid need --client");
	return 0;
}

enum options_status
options_read(struct options *options, int argc, char **argv,
    struct fault *why)
{
	struct option list[OPTIONS + 1];
	size_t i;
	int which;

	*options = (struct options){
		.token = "00fakeTOKENfakeTOKENfakeTOKEN0000000000",
		.scope = "okta.logs.read", .token_lifetime = 3600,
		.rate_limit = 600, .window = 60, .now_ms = -1,
		.time_scale = 1,
	};
	memset(list, 0, sizeof list);
	for (i = 0; i < OPTIONS; i++) {
		list[i].name = table[i].name;
		list[i].has_arg = table[i].argument != NULL ?
		    required_argument : no_argument;
		list[i].val = (int)i + 1;
	}
	/* "+": what follows COMMAND is its own.  ":": messages are ours. */
	while ((which = getopt_long(argc, argv, "+:", list, NULL)) != -1) {
		if (which == ':' || which == '?') {
			fault_set(why, FAULT_USAGE, which == ':' ?
			    "'%s' needs an argument" : "there is no '%s', or "
			    "not like that", argv[optind - 1]);
			return OPTIONS_BAD;
		}
		i = (size_t)which - 1;
		if (table[i].kind == KIND_HELP) {
			print_help();
			return OPTIONS_HELP;
		}
		if (set_option(options, i, optarg, why) == -1)
			return OPTIONS_BAD;
	}
	if (optind < argc && strcmp(argv[optind - 1], "--") != 0) {
		fault_set(why, FAULT_USAGE,
		    "'%s': a COMMAND stands behind --", argv[optind]);
		return OPTIONS_BAD;
	}
	if (optind < argc)
		options->command = argv + optind;
	return check(options, why) == 0 ? OPTIONS_RUN : OPTIONS_BAD;
}
