#include "logs.h"

#include <stdlib.h>
#include <string.h>

#include "auth.h"
#include "cursor.h"
#include "mem.h"
#include "page.h"
#include "pagetext.h"

#define DAY_SECONDS	86400
#define URL_MAX		((size_t)1 << 20)

/* A link's parts, while it is decided what becomes of it. */
struct walk {
	struct org		*org;
	const struct request	*request;
	const struct query	*query;
	const struct page	*page;
	struct answer		*answer;
	char			*self;
};

static int
is(const struct mishap *mishap, enum mishap_what what)
{
	return mishap != NULL && mishap->what == what;
}

static char *
link_to(const struct walk *walk, uint64_t position, unsigned long fresh)
{
	struct buf url;
	char *text;

	buf_init(&url, URL_MAX);
	mem_say(&url, walk->org->origin);
	mem_say(&url, ORG_LOGS_PATH "?");
	cursor_link(&url, walk->query, position, (uint32_t)fresh,
	    links_extra(walk->org->options->links));
	text = mem_copy(url.data, url.len);
	buf_done(&url);
	return text;
}

/* The text of --fault next=, its %O and %N replaced. */
static char *
expand(const struct walk *walk, const char *text, const char *normal)
{
	struct buf url;
	char *result;

	buf_init(&url, URL_MAX);
	for (; *text != '\0'; text++) {
		if (text[0] == '%' && (text[1] == 'O' || text[1] == 'N')) {
			mem_say(&url, text[1] == 'O' ? walk->org->origin :
			    normal != NULL ? normal : walk->self);
			text++;
		} else
			mem_add(&url, text, 1);
	}
	result = mem_copy(url.data, url.len);
	buf_done(&url);
	return result;
}

/* The next link as the mishap has it; takes normal, which may be NULL. */
static char *
spoilt_next(const struct walk *walk, const struct mishap *mishap,
    char *normal)
{
	char *spoilt = NULL;

	if (mishap == NULL)
		return normal;
	switch (mishap->what) {
	case MISHAP_NEXT:
		spoilt = expand(walk, mishap->text, normal);
		break;
	case MISHAP_NEXT_REPEAT:
		spoilt = mem_text(walk->self);
		break;
	case MISHAP_NEXT_FIRST:
		spoilt = mem_format("%s%s", walk->org->origin,
		    walk->org->first_target != NULL ?
		    walk->org->first_target : walk->request->target);
		break;
	case MISHAP_NEXT_EMPTY:
		spoilt = mem_text("");
		break;
	case MISHAP_NEXT_ENDLESS:
	case MISHAP_EMPTY_PAGE:
		/* The same place under another name. */
		spoilt = link_to(walk, walk->page->next, walk->request->n);
		break;
	case MISHAP_NEXT_NONE:
	case MISHAP_NEXT_BROKEN:
		break;
	default:
		return normal;
	}
	free(normal);
	return spoilt;
}

static void
add_links(const struct walk *walk, const struct mishap *mishap)
{
	char *next = NULL, *other;

	if (walk->page->more || walk->query->polling)
		next = link_to(walk, walk->page->next, 0);
	next = spoilt_next(walk, mishap, next);
	links_add(walk->answer, walk->org->options->links, walk->self, next,
	    (unsigned)walk->request->of_kind);
	if (is(mishap, MISHAP_NEXT_TWICE)) {
		other = link_to(walk, walk->page->next + 1, 0);
		if (next == NULL)
			links_add(walk->answer, LINKS_TWO_FIELDS, walk->self,
			    walk->self, 0);
		links_add(walk->answer, LINKS_TWO_FIELDS, walk->self, other,
		    0);
		free(other);
	}
	if (is(mishap, MISHAP_NEXT_BROKEN)) {
		other = mem_format("<%s; rel=\"next\"", walk->self);
		answer_header(walk->answer, "link", other);
		free(other);
	}
	free(next);
}

static struct page_rules
rules_for(const struct org *org, const struct request *request,
    const struct query *query, const struct mishap *mishap)
{
	struct page_rules rules = {
		.max = (size_t)query->limit,
		.until_inclusive = org->options->until_inclusive,
		.oldest = { INT64_MIN, 0 },
	};
	size_t most = (size_t)org->options->page_limit;

	if (most > 0 && rules.max > most)
		rules.max = most;
	if (is(mishap, MISHAP_SHORT_PAGE) &&
	    rules.max > (size_t)mishap->number)
		rules.max = (size_t)mishap->number;
	if (is(mishap, MISHAP_EMPTY_PAGE))
		rules.max = 0;
	if (org->options->retention > 0)
		rules.oldest.sec = request->now_ms / 1000 -
		    org->options->retention * DAY_SECONDS;
	return rules;
}

static void
write_body(const struct walk *walk, const struct page_rules *rules,
    const struct mishap *mishap)
{
	struct page_extra extra = { NULL, NULL, NULL };
	const struct log_event *before;

	if (is(mishap, MISHAP_DUPLICATE)) {
		before = page_before(walk->page, &walk->org->events,
		    walk->query, rules);
		if (before != NULL)
			extra.first = &before->line;
	}
	if (is(mishap, MISHAP_OUTSIDE)) {
		extra.early = &walk->query->since;
		if (!walk->query->polling)
			extra.late = &walk->query->until;
	}
	answer_body(walk->answer, 200, "application/json", "");
	if (is(mishap, MISHAP_BOM))
		mem_say(&walk->answer->body, "\xef\xbb\xbf");
	walk->answer->events = walk->page->count +
	    pagetext_write(&walk->answer->body, walk->page, &extra,
	    is(mishap, MISHAP_SPACES));
}

static void
serve(struct org *org, const struct request *request,
    const struct query *query, const struct mishap *mishap,
    struct answer *answer)
{
	struct page_rules rules = rules_for(org, request, query, mishap);
	uint64_t position = PAGE_FIRST;
	struct page page;
	struct walk walk = { org, request, query, &page, answer, NULL };

	if (query->after != NULL && cursor_read(query, request->query,
	    links_extra(org->options->links), &position) == -1) {
		answer_error(answer, 400, "E0000001",
		    "after: The cursor is not one of this query.",
		    request->n);
		return;
	}
	if (query->after == NULL) {
		free(org->first_target);
		org->first_target = mem_text(request->target);
	}
	page_collect(&page, &org->events, query, position, &rules);
	walk.self = mem_format("%s%s", org->origin, request->target);
	write_body(&walk, &rules, mishap);
	add_links(&walk, mishap);
	free(walk.self);
	page_done(&page);
}

static int
accepts_json(const struct request *request)
{
	const char *accept = request_header(request, "accept");

	return accept == NULL || strstr(accept, "application/json") != NULL ||
	    strstr(accept, "*/*") != NULL ||
	    strstr(accept, "application/*") != NULL;
}

void
logs_answer(struct org *org, const struct request *request,
    const struct mishap *mishap, struct answer *answer)
{
	struct refusal refusal;
	struct query query;
	int over = limiter_take(&org->logs_limiter, request->now_ms);

	/* The proof of a request that comes too often is used up, too. */
	if (auth_check(org, request, answer) == -1 && !over)
		return;
	if (over) {
		answer_drop(answer, "WWW-Authenticate");
		answer_drop(answer, "dpop-nonce");
		answer_error(answer, 429, "E0000047", NULL, request->n);
		return;
	}
	if (strcmp(request->method, "GET") != 0) {
		answer_error(answer, 405, "E0000022", NULL, request->n);
		return;
	}
	if (!accepts_json(request)) {
		answer_error(answer, 400, "E0000021", NULL, request->n);
		return;
	}
	if (query_read(&query, request->query, request->now_ms, &refusal) ==
	    -1)
		answer_error(answer, 400, refusal.code, refusal.cause,
		    request->n);
	else
		serve(org, request, &query, mishap, answer);
	query_done(&query);
}
