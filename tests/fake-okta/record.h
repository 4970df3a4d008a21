/*
 * fake-okta/record.h - what the org was asked and what it answered, one JSON
 * object a line, for tests to look at.
 */
#ifndef FAKE_OKTA_RECORD_H
#define FAKE_OKTA_RECORD_H

#include <stdio.h>

#include "answer.h"
#include "request.h"

/* Each is a line that is on disk when the call returns.  file may be NULL. */
void record_request(FILE *file, const struct request *request);
void record_answer(FILE *file, const struct request *request,
    const struct answer *answer);

#endif
