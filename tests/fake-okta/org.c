#include "org.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "logs.h"
#include "mem.h"
#include "oauth.h"
#include "record.h"
#include "spoil.h"

#define KEY_MAX		65536

static int
read_client_key(struct org *org, const char *path, struct fault *why)
{
	FILE *file = fopen(path, "r");
	char *text;
	size_t len;

	if (file == NULL)
		return fault_errno(why, FAULT_INPUT, "%s", path);
	text = mem_new(KEY_MAX);
	len = fread(text, 1, KEY_MAX, file);
	fclose(file);
	org->client_key = jose_key(text, len);
	free(text);
	return org->client_key != NULL ? 0 : fault_set(why, FAULT_INPUT,
	    "%s: is no public key, neither PEM nor JWK", path);
}

int
org_init(struct org *org, const struct options *options, struct fault *why)
{
	memset(org, 0, sizeof *org);
	org->options = options;
	org->logs_limiter = (struct limiter){ .limit = options->rate_limit,
	    .window_ms = options->window * 1000, .others = options->others };
	/* It has a bucket of its own, which nobody empties here. */
	org->token_limiter = (struct limiter){ .limit = 600,
	    .window_ms = 60000 };
	org->token_nonce.lifetime = options->nonce_lifetime;
	org->api_nonce.lifetime = options->nonce_lifetime;
	org->api_nonce_wanted = options->api_nonce;
	nonce_renew(&org->token_nonce);
	nonce_renew(&org->api_nonce);
	if (events_load(&org->events, options->events, why) == -1)
		return -1;
	if (options->client_key != NULL &&
	    read_client_key(org, options->client_key, why) == -1)
		return -1;
	/* "e": COMMAND is not to inherit it. */
	if (options->record != NULL &&
	    (org->record = fopen(options->record, "ae")) == NULL)
		return fault_errno(why, FAULT_SYSTEM, "%s", options->record);
	orgclock_start(&org->clock, options->now_ms, options->time_scale);
	return 0;
}

void
org_done(struct org *org)
{
	events_done(&org->events);
	oauth_expire(org);
	seen_done(&org->assertions);
	seen_done(&org->proofs);
	EVP_PKEY_free(org->client_key);
	free(org->first_target);
	if (org->record != NULL)
		fclose(org->record);
}

void
org_set_origin(struct org *org, int port)
{
	snprintf(org->origin, sizeof org->origin, "%s:%d",
	    org->options->tls ? "https://localhost" : "http://127.0.0.1",
	    port);
}

/* What every answer of Okta's has. */
static void
add_headers(const struct org *org, const struct request *request,
    struct answer *answer)
{
	char date[ORGCLOCK_DATE];
	char *id = mem_format("reqFAKE%013lu", request->n);

	orgclock_date(request->now_ms / 1000 + org->options->date_skew, date);
	answer_header(answer, "Date", date);
	answer_header(answer, "X-Okta-Request-Id", id);
	limiter_headers(request->kind == REQUEST_TOKEN ? &org->token_limiter :
	    &org->logs_limiter, answer);
	free(id);
}

static enum request_kind
kind_of(const struct request *request)
{
	if (strcmp(request->path, ORG_LOGS_PATH) == 0)
		return REQUEST_LOGS;
	if (strcmp(request->path, ORG_TOKEN_PATH) == 0)
		return REQUEST_TOKEN;
	return REQUEST_OTHER;
}

void
org_answer(struct org *org, struct request *request, struct answer *answer)
{
	const struct mishap *mishap;

	request->now_ms = orgclock_ms(&org->clock);
	request->kind = kind_of(request);
	request->n = ++org->requests;
	request->of_kind = ++org->of_kind[request->kind];
	record_request(org->record, request);

	mishap = mishap_find(org->options->mishap, org->options->mishaps,
	    request->kind, request->of_kind);
	switch (request->kind) {
	case REQUEST_LOGS:
		logs_answer(org, request, mishap, answer);
		break;
	case REQUEST_TOKEN:
		limiter_take(&org->token_limiter, request->now_ms);
		oauth_token(org, request, answer);
		break;
	case REQUEST_OTHER:
		answer_error(answer, 404, "E0000007", NULL, request->n);
		break;
	}
	add_headers(org, request, answer);
	if (mishap != NULL) {
		answer->fault = mishap->name;
		spoil_answer(org, request, mishap, answer);
	}
	spoil_packing(org, request, mishap, answer);
	if (mishap != NULL)
		spoil_delivery(mishap, answer);
	record_answer(org->record, request, answer);
}
