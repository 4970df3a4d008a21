/*
 * fake-okta/query.h - what a request to /api/v1/logs asks for.
 */
#ifndef FAKE_OKTA_QUERY_H
#define FAKE_OKTA_QUERY_H

#include "base/instant.h"
#include "scim.h"
#include "uri.h"

struct query {
	struct params	 params;	/* as sent, decoded */
	struct scim	*filter;	/* NULL: all */
	const char	*after;		/* NULL: the first page */
	const char	*keywords;	/* q; NULL: none */
	char		 since_text[INSTANT_TEXT];	/* sent, or assumed */
	char		 until_text[INSTANT_TEXT];	/* empty: polling */
	struct instant	 since;
	struct instant	 until;
	int		 limit;
	int		 polling;
	int		 descending;
};

/* Why a request is refused: one of Okta's error codes, and a cause. */
struct refusal {
	const char	*code;
	char		 cause[256];
};

/*
 * Read the raw query string.  now_ms is the org's clock.  -1: refused.
 * query_done() in either case.
 */
int query_read(struct query *query, const char *raw, int64_t now_ms,
    struct refusal *refusal);
void query_done(struct query *query);

/* Is the event in the window, and selected? */
int query_selects(const struct query *query, const struct log_event *event,
    int until_inclusive);

#endif
