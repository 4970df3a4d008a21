#include "http.h"

#include <stdlib.h>
#include <string.h>

#include <curl/curl.h>

#include "base/clock.h"
#include "base/span.h"
#include "http_fields.h"
#include "httpurl.h"

#define CONNECT_MS	30000L
#define POLL_MS		100		/* how soon a wish to stop is seen */

struct http {
	CURLM			*multi;
	CURL			*curl;
	struct http_options	 options;
	/* Of the transfer at hand: */
	struct response	*response;
	size_t			 max_body;
	struct http_fields	 fields;
	int			 heard;		/* something came */
	struct fault		 fault;		/* what a callback found */
	char			 error[CURL_ERROR_SIZE];
};

static size_t
take_body(char *data, size_t size, size_t count, void *ctx)
{
	struct http *http = ctx;
	struct buf *body = &http->response->body;
	size_t len = size * count;

	http->heard = 1;
	if (len > http->max_body - body->len) {
		fault_set(&http->fault, FAULT_REMOTE,
		    "an answer of more than %zu bytes", http->max_body);
		return 0;
	}
	return buf_add(body, data, len, &http->fault) == 0 ? len : 0;
}

static size_t
take_header(char *data, size_t size, size_t count, void *ctx)
{
	struct http *http = ctx;
	size_t len = size * count;

	http->heard = 1;
	return http_fields_line(&http->fields, http->response,
	    (struct span){ data, len }, &http->fault) == 0 ? len : 0;
}

/* What stays the same for every request. */
static void
configure(struct http *http)
{
	CURL *c = http->curl;
	long connect_ms = CONNECT_MS;

	if (http->options.stall_ms < connect_ms)
		connect_ms = (long)http->options.stall_ms;
	curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(c, CURLOPT_USERAGENT, http->options.user_agent);
	curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 0L);
	/* The link to the next page is opaque: not even "/../" is touched. */
	curl_easy_setopt(c, CURLOPT_PATH_AS_IS, 1L);
#if LIBCURL_VERSION_NUM >= 0x075500
	curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "http,https");
#else
	curl_easy_setopt(c, CURLOPT_PROTOCOLS,
	    (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
	curl_easy_setopt(c, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	if (http->options.cacert != NULL) {
		curl_easy_setopt(c, CURLOPT_CAINFO, http->options.cacert);
		curl_easy_setopt(c, CURLOPT_CAPATH, NULL);
	}
	curl_easy_setopt(c, CURLOPT_HTTP_VERSION,
	    (long)CURL_HTTP_VERSION_2TLS);
	curl_easy_setopt(c, CURLOPT_ACCEPT_ENCODING, "gzip");
	curl_easy_setopt(c, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
	curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT_MS, connect_ms);
#if LIBCURL_VERSION_NUM >= 0x075700
	/* Who stops does not wait for a name server that never answers. */
	curl_easy_setopt(c, CURLOPT_QUICK_EXIT, 1L);
#endif
	curl_easy_setopt(c, CURLOPT_ERRORBUFFER, http->error);
	curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, take_body);
	curl_easy_setopt(c, CURLOPT_WRITEDATA, http);
	curl_easy_setopt(c, CURLOPT_HEADERFUNCTION, take_header);
	curl_easy_setopt(c, CURLOPT_HEADERDATA, http);
}

struct http *
http_new(const struct http_options *options, struct fault *why)
{
	struct http *http;

	if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
		fault_set(why, FAULT_SYSTEM, "libcurl cannot start");
		return NULL;
	}
	if ((http = calloc(1, sizeof *http)) == NULL) {
		curl_global_cleanup();
		fault_memory(why);
		return NULL;
	}
	if ((http->curl = curl_easy_init()) == NULL ||
	    (http->multi = curl_multi_init()) == NULL) {
		http_free(http);
		fault_memory(why);
		return NULL;
	}
	http->options = *options;
	http_fields_init(&http->fields);
	configure(http);
	return http;
}

void
http_free(struct http *http)
{
	if (http == NULL)
		return;
	curl_easy_cleanup(http->curl);
	curl_multi_cleanup(http->multi);
	curl_global_cleanup();
	http_fields_done(&http->fields);
	free(http);
}

/* curl keeps copies of the headers; secrets are not left in freed memory. */
static void
free_list(struct curl_slist *list)
{
	struct curl_slist *item;

	for (item = list; item != NULL; item = item->next)
		explicit_bzero(item->data, strlen(item->data));
	curl_slist_free_all(list);
}

/* NULL: no memory. */
static struct curl_slist *
make_list(const struct http_request *req)
{
	struct curl_slist *list = NULL, *longer;
	size_t i;

	for (i = 0; i < req->header_count; i++) {
		longer = curl_slist_append(list, req->headers[i]);
		if (longer == NULL) {
			free_list(list);
			return NULL;
		}
		list = longer;
	}
	return list;
}

/* Was it something that passes: the net, the other side's bad moment? */
static int
is_transient(CURLcode code)
{
	switch (code) {
	case CURLE_COULDNT_RESOLVE_HOST:
	case CURLE_COULDNT_RESOLVE_PROXY:
	case CURLE_COULDNT_CONNECT:
	case CURLE_WEIRD_SERVER_REPLY:
	case CURLE_HTTP2:
	case CURLE_HTTP2_STREAM:
	case CURLE_PARTIAL_FILE:
	case CURLE_OPERATION_TIMEDOUT:
	case CURLE_SSL_CONNECT_ERROR:
	case CURLE_GOT_NOTHING:
	case CURLE_SEND_ERROR:
	case CURLE_RECV_ERROR:
	case CURLE_BAD_CONTENT_ENCODING:
	case CURLE_WRITE_ERROR:		/* a broken gzip stream, too */
	case CURLE_AGAIN:
		return 1;
	default:
		return 0;
	}
}

/*
 * What a proxy answered to the wish for a tunnel: no certificate stands behind
 * that, and no credential of ours has gone there.
 */
static enum http_status
judge_proxy(long status, struct fault *why)
{
	fault_set(why, FAULT_REMOTE, "the proxy answers HTTP %ld%s", status,
	    status == 407 ? ": it asks for a user and a password, as in "
	    "HTTPS_PROXY=http://user:password@host:port" : "");
	return status >= 500 || status == 429 ? HTTP_TRANSIENT : HTTP_FAILED;
}

/* Our own words where libcurl's would show the URL of a proxy, password and
 * all; theirs say more otherwise. */
static void
explain(struct http *http, CURLcode code, struct fault *why)
{
	switch (code) {
	case CURLE_OUT_OF_MEMORY:
		fault_memory(why);
		break;
	case CURLE_UNSUPPORTED_PROTOCOL:
	case CURLE_URL_MALFORMAT:
	case CURLE_COULDNT_RESOLVE_PROXY:
	case CURLE_PROXY:
		fault_set(why, FAULT_REMOTE, "%s; is the proxy right that the "
		    "environment names (HTTPS_PROXY)?",
		    curl_easy_strerror(code));
		break;
	case CURLE_PEER_FAILED_VERIFICATION:
		fault_set(why, FAULT_REMOTE, "%s; --cacert names a file with "
		    "the certificates to trust", http->error);
		break;
	default:
		fault_set(why, FAULT_REMOTE, "%s", http->error[0] != '\0' &&
		    strstr(http->error, "://") == NULL ? http->error :
		    curl_easy_strerror(code));
	}
}

static enum http_status
judge(struct http *http, CURLcode code, struct fault *why)
{
	long proxy = 0;

	if (code == CURLE_OK)
		return HTTP_ANSWERED;
	if (http->fault.kind != FAULT_NONE) {
		*why = http->fault;
		return HTTP_FAILED;
	}
	curl_easy_getinfo(http->curl, CURLINFO_HTTP_CONNECTCODE, &proxy);
	if (proxy >= 300)
		return judge_proxy(proxy, why);
	explain(http, code, why);
	return is_transient(code) ? HTTP_TRANSIENT : HTTP_FAILED;
}

/* Wait for the end of the transfer that was begun. */
static enum http_status
wait_for_end(struct http *http, struct fault *why)
{
	int64_t heard_ms = clock_steady_ms(), now_ms;
	CURLMsg *msg;
	int running, left;

	for (;;) {
		http->heard = 0;
		if (curl_multi_perform(http->multi, &running) != CURLM_OK) {
			fault_set(why, FAULT_SYSTEM, "libcurl cannot go on");
			return HTTP_FAILED;
		}
		if ((msg = curl_multi_info_read(http->multi, &left)) != NULL)
			return judge(http, msg->data.result, why);
		if (http->options.stopped != NULL &&
		    http->options.stopped(http->options.ctx)) {
			fault_set(why, FAULT_REMOTE, "stopped by a signal");
			return HTTP_STOPPED;
		}
		now_ms = clock_steady_ms();
		if (http->heard)
			heard_ms = now_ms;
		if (now_ms - heard_ms >= http->options.stall_ms) {
			fault_set(why, FAULT_REMOTE, "no byte came for %g "
			    "seconds", (double)http->options.stall_ms / 1000);
			return HTTP_TRANSIENT;
		}
		curl_multi_poll(http->multi, NULL, 0, POLL_MS, NULL);
	}
}

static void
prepare(struct http *http, const struct http_request *req,
    struct response *res)
{
	CURL *c = http->curl;

	response_clear(res);
	http->response = res;
	http->max_body = req->max_body;
	http_fields_begin(&http->fields);
	http->fault.kind = FAULT_NONE;
	http->error[0] = '\0';
	curl_easy_setopt(c, CURLOPT_URL, req->url);
	curl_easy_setopt(c, CURLOPT_PROXY, httpurl_is_plain(req->url) ? "" :
	    NULL);
	curl_easy_setopt(c, CURLOPT_FRESH_CONNECT, (long)req->fresh);
	if (req->form != NULL)
		curl_easy_setopt(c, CURLOPT_POSTFIELDS, req->form);
	else
		curl_easy_setopt(c, CURLOPT_HTTPGET, 1L);
}

enum http_status
http_send(struct http *http, const struct http_request *req,
    struct response *res, struct fault *why)
{
	struct curl_slist *list = make_list(req);
	enum http_status status;

	prepare(http, req, res);
	if (list == NULL && req->header_count > 0) {
		fault_memory(why);
		return HTTP_FAILED;
	}
	curl_easy_setopt(http->curl, CURLOPT_HTTPHEADER, list);
	if (curl_multi_add_handle(http->multi, http->curl) != CURLM_OK) {
		fault_memory(why);
		status = HTTP_FAILED;
	} else {
		status = wait_for_end(http, why);
		if (status == HTTP_ANSWERED)
			curl_easy_getinfo(http->curl, CURLINFO_RESPONSE_CODE,
			    &res->status);
		curl_multi_remove_handle(http->multi, http->curl);
	}
	/* What was the caller's is not ours any more. */
	curl_easy_setopt(http->curl, CURLOPT_HTTPHEADER, NULL);
	curl_easy_setopt(http->curl, CURLOPT_POSTFIELDS, NULL);
	free_list(list);
	return status;
}
