/*
 * fake-okta/logs.h - GET /api/v1/logs.
 */
#ifndef FAKE_OKTA_LOGS_H
#define FAKE_OKTA_LOGS_H

#include "mishap.h"
#include "org.h"

/* mishap is NULL, or what may be wrong with the page. */
void logs_answer(struct org *org, const struct request *request,
    const struct mishap *mishap, struct answer *answer);

#endif
