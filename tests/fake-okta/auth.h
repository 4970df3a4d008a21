/*
 * fake-okta/auth.h - may this request read the log?
 */
#ifndef FAKE_OKTA_AUTH_H
#define FAKE_OKTA_AUTH_H

#include "org.h"

/* 0; or -1, and the answer says why not. */
int auth_check(struct org *org, const struct request *request,
    struct answer *answer);

#endif
