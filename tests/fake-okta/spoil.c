#include "spoil.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <zlib.h>

#include "mem.h"
#include "oauth.h"

#define YEAR_SECONDS	(365 * 86400)
#define GZIP_BITS	(15 + 16)	/* the largest window, and gzip */
#define GZIP_HEADER	10
#define GZIP_TRAILER	8

static const char proxy_page[] = "<!DOCTYPE html>\n<html><head><title>Gateway"
    "</title></head>\n<body><h1>This page is not what you asked for</h1>"
    "</body></html>\n";

/* Take back what belongs to the answer that is replaced. */
static void
forget(struct answer *answer)
{
	answer_drop(answer, "link");
	answer_drop(answer, "WWW-Authenticate");
	answer_drop(answer, "dpop-nonce");
	answer_drop(answer, "Cache-Control");
}

static void
drop_limits(struct answer *answer)
{
	answer_drop(answer, "X-Rate-Limit-Limit");
	answer_drop(answer, "X-Rate-Limit-Remaining");
	answer_drop(answer, "X-Rate-Limit-Reset");
}

static void
oauth_status(const struct mishap *mishap, struct answer *answer)
{
	const char *error = mishap->status == 401 ? "invalid_client" :
	    mishap->status == 403 ? "access_denied" : "invalid_request";

	answer_oauth(answer, mishap->status, error, "By request.");
}

static void
spoil_limits(const struct org *org, const struct request *request,
    const struct mishap *mishap, struct answer *answer)
{
	int64_t now = request->now_ms / 1000;
	int64_t end = limiter_reset(request->kind == REQUEST_TOKEN ?
	    &org->token_limiter : &org->logs_limiter);
	char *limit = mem_format("%ld", org->options->rate_limit);
	char *reset = mem_format("%lld", (long long)(
	    mishap->what == MISHAP_429_PAST ? now - 10 :
	    mishap->what == MISHAP_429_FAR ? now + YEAR_SECONDS : end));
	char *twice = mem_format("%s, %s", limit, limit);
	char *after = mem_format("%ld", mishap->number);

	answer_error(answer, 429, "E0000047", NULL, request->n);
	drop_limits(answer);
	switch (mishap->what) {
	case MISHAP_429_MISSING:
		break;
	case MISHAP_429_RETRY_AFTER:
		answer_header(answer, "Retry-After", after);
		break;
	case MISHAP_429_DOUBLE:
		limiter_fields(answer, twice, "0", reset);
		limiter_fields(answer, NULL, "0", reset);
		break;
	case MISHAP_429_NEGATIVE:
		limiter_fields(answer, limit, "-1", "-5");
		break;
	case MISHAP_429_CONCURRENCY:
		limiter_fields(answer, "0", "0", reset);
		break;
	default:
		limiter_fields(answer, limit, "0", reset);
		if (mishap->what == MISHAP_429_NODATE)
			answer_drop(answer, "Date");
	}
	free(limit);
	free(reset);
	free(twice);
	free(after);
}

static void
renew_nonce(struct org *org, const struct request *request,
    struct answer *answer)
{
	struct nonce *nonce = &org->token_nonce;
	int status = 400;

	if (request->kind == REQUEST_LOGS) {
		nonce = &org->api_nonce;
		org->api_nonce_wanted = 1;
		status = 401;
		answer_header(answer, "WWW-Authenticate",
		    "DPoP error=\"use_dpop_nonce\", error_description="
		    "\"Resource server requires nonce in DPoP proof.\"");
	}
	nonce_renew(nonce);
	oauth_want_nonce(answer, status, nonce);
}

void
spoil_answer(struct org *org, const struct request *request,
    const struct mishap *mishap, struct answer *answer)
{
	if (mishap->what >= MISHAP_NEXT)
		return;
	/* With another body alone, the links are as good as ever. */
	if (mishap->what < MISHAP_HTML_200)
		forget(answer);
	switch (mishap->what) {
	case MISHAP_STATUS:
		if (request->kind == REQUEST_TOKEN && mishap->status < 404)
			oauth_status(mishap, answer);
		else
			answer_error(answer, mishap->status, mishap->code,
			    "By request.", request->n);
		break;
	case MISHAP_HTML:
	case MISHAP_HTML_200:
		answer_body(answer, mishap->status, "text/html", proxy_page);
		break;
	case MISHAP_REDIRECT:
		answer_empty(answer, 302);
		answer_header(answer, "Location", mishap->text);
		break;
	case MISHAP_EXPIRE_TOKENS:
		oauth_expire(org);
		answer_error(answer, 401, "E0000011", NULL, request->n);
		answer_header(answer, "WWW-Authenticate",
		    org->options->dpop ? "DPoP error=\"invalid_token\"" :
		    "Bearer error=\"invalid_token\"");
		break;
	case MISHAP_NEW_NONCE:
		renew_nonce(org, request, answer);
		break;
	case MISHAP_OBJECT_200:
		answer_body(answer, 200, "application/json", "{}");
		break;
	case MISHAP_GARBAGE_200:
		answer_body(answer, 200, "application/json",
		    "[{\"uuid\":\"00000000-0000-4000-8000-000000000000\",");
		break;
	case MISHAP_NULL_200:
		answer_body(answer, 200, "application/json", "null");
		break;
	case MISHAP_NOJSON:
	case MISHAP_EMPTY_200:
		answer_empty(answer, mishap->status);
		break;
	default:
		spoil_limits(org, request, mishap, answer);
	}
}

static int
accepts_gzip(const struct request *request)
{
	const char *accept = request_header(request, "accept-encoding");
	const char *gzip = accept != NULL ? strstr(accept, "gzip") : NULL;

	return gzip != NULL && strncmp(gzip + 4, ";q=0", 4) != 0;
}

static void
compress_body(struct answer *answer)
{
	z_stream stream;
	struct fault why;
	struct buf packed;
	uLong room;

	memset(&stream, 0, sizeof stream);
	if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, GZIP_BITS, 8,
	    Z_DEFAULT_STRATEGY) != Z_OK)
		die("zlib: cannot begin");
	room = deflateBound(&stream, answer->body.len);
	buf_init(&packed, ANSWER_MAX);
	if (buf_reserve(&packed, room, &why) == -1)
		die("%s", why.msg);
	stream.next_in = (unsigned char *)answer->body.data;
	stream.avail_in = (uInt)answer->body.len;
	stream.next_out = (unsigned char *)packed.data;
	stream.avail_out = (uInt)room;
	if (deflate(&stream, Z_FINISH) != Z_STREAM_END)
		die("zlib: cannot end");
	packed.len = room - stream.avail_out;
	deflateEnd(&stream);
	buf_done(&answer->body);
	answer->body = packed;
	answer_header(answer, "Content-Encoding", "gzip");
	answer_header(answer, "Vary", "Accept-Encoding");
}

void
spoil_packing(const struct org *org, const struct request *request,
    const struct mishap *mishap, struct answer *answer)
{
	int damage = mishap != NULL && mishap->what >= MISHAP_GZIP_BROKEN &&
	    mishap->what <= MISHAP_GZIP_TRAILER;
	struct buf *body = &answer->body;
	size_t at;

	if (body->len == 0 ||
	    (!damage && (!org->options->gzip || !accepts_gzip(request))))
		return;
	compress_body(answer);
	if (!damage)
		return;
	if (mishap->what == MISHAP_GZIP_CUT) {
		if (body->len > (size_t)mishap->number)
			body->len = (size_t)mishap->number;
		return;
	}
	at = mishap->what == MISHAP_GZIP_TRAILER ?
	    body->len - GZIP_TRAILER :
	    GZIP_HEADER + (body->len - GZIP_HEADER - GZIP_TRAILER) / 2;
	body->data[at] ^= 0x10;
}

void
spoil_delivery(const struct mishap *mishap, struct answer *answer)
{
	static const struct {
		enum mishap_what what;
		enum delivery	 delivery;
	} table[] = {
		{ MISHAP_CUT, DELIVER_CUT },
		{ MISHAP_CHUNK_CUT, DELIVER_CHUNK_CUT },
		{ MISHAP_CLOSE_CUT, DELIVER_CLOSE_CUT },
		{ MISHAP_LENGTH_SHORT, DELIVER_SHORT },
		{ MISHAP_LENGTH_LONG, DELIVER_LONG },
		{ MISHAP_STALL_BODY, DELIVER_STALL },
		{ MISHAP_CLOSE, DELIVER_NOTHING },
		{ MISHAP_RESET, DELIVER_RESET },
		{ MISHAP_STALL, DELIVER_NEVER },
	};
	size_t i;

	for (i = 0; i < sizeof table / sizeof table[0]; i++)
		if (mishap->what == table[i].what) {
			answer->delivery = table[i].delivery;
			answer->bytes = (size_t)mishap->number;
		}
	if (mishap->what == MISHAP_SLOW)
		answer->delay_ms = mishap->number;
}
