/*
 * fake-okta/spoil.h - what a mishap makes of an answer, and how an answer is
 * packed: the steps from the org's good answer to what goes on the wire.
 */
#ifndef FAKE_OKTA_SPOIL_H
#define FAKE_OKTA_SPOIL_H

#include "mishap.h"
#include "org.h"

/* Put another answer, or another body, in its place. */
void spoil_answer(struct org *org, const struct request *request,
    const struct mishap *mishap, struct answer *answer);

/* Compress it where it should be, and damage that.  mishap may be NULL. */
void spoil_packing(const struct org *org, const struct request *request,
    const struct mishap *mishap, struct answer *answer);

/* Decide how it is sent. */
void spoil_delivery(const struct mishap *mishap, struct answer *answer);

#endif
