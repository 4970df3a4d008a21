/*
 * fake-okta/options.h - the command line.
 */
#ifndef FAKE_OKTA_OPTIONS_H
#define FAKE_OKTA_OPTIONS_H

#include <stdint.h>

#include "base/fault.h"
#include "links.h"
#include "mishap.h"

#define OPTIONS_MISHAPS	64

struct options {
	const char	*events;
	const char	*token;
	const char	*client;
	const char	*client_key;
	const char	*client_kid;
	const char	*scope;
	const char	*cert;
	const char	*key;
	const char	*record;
	int		 dpop;
	int		 api_nonce;
	int		 until_inclusive;
	int		 tls;
	int		 gzip;
	int		 http10_close;
	long		 nonce_lifetime;	/* 0: for ever */
	long		 token_lifetime;	/* seconds */
	long		 rate_limit;
	long		 window;		/* seconds */
	long		 others;
	long		 page_limit;		/* 0: none */
	long		 date_skew;		/* seconds */
	long		 retention;		/* days; 0: for ever */
	int64_t		 now_ms;		/* -1: the real time */
	double		 time_scale;
	enum links_form	 links;
	struct mishap	 mishap[OPTIONS_MISHAPS];
	size_t		 mishaps;
	char		**command;		/* NULL: none */
};

enum options_status { OPTIONS_RUN, OPTIONS_HELP, OPTIONS_BAD };

/* Borrows from argv.  With OPTIONS_HELP the help was printed. */
enum options_status options_read(struct options *options, int argc,
    char **argv, struct fault *why);

#endif
