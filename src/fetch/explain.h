/*
 * fetch/explain.h - why the org said no, and what to do about it, in words for
 * people.  Pure.  Branches on the status and on Okta's codes alone: summaries
 * may change, and hold what users typed.
 */
#ifndef FETCH_EXPLAIN_H
#define FETCH_EXPLAIN_H

#include <stdint.h>

#include "base/fault.h"
#include "response.h"
#include "settings.h"

/*
 * Make *why (FAULT_REMOTE) tell of an answer to a call that is no page: its
 * status, Okta's code, summary and causes, the request's id, and the remedy.
 */
void explain_call(const struct response *res, enum settings_mode mode,
    struct fault *why);

/*
 * The same of a token request.  now_s is what our clock says: a wrong one is a
 * common reason, and the answer's Date gives it away.
 */
void explain_token(const struct response *res, int64_t now_s,
    struct fault *why);

#endif
