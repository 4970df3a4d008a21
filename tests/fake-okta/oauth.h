/*
 * fake-okta/oauth.h - the token endpoint, and the tokens it gave out.
 */
#ifndef FAKE_OKTA_OAUTH_H
#define FAKE_OKTA_OAUTH_H

#include "org.h"

/* POST /oauth2/v1/token. */
void oauth_token(struct org *org, const struct request *request,
    struct answer *answer);

/* A token that is still good, or NULL. */
const struct access_token *oauth_find(const struct org *org, const char *text,
    int64_t now_ms);

/* From now on none of them is good. */
void oauth_expire(struct org *org);

/* Answer that a new proof with the nonce is wanted. */
void oauth_want_nonce(struct answer *answer, int status,
    const struct nonce *nonce);

#endif
