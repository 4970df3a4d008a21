/*
 * fake-okta/scim.h - the filter language of the System Log: comparisons of
 * attribute paths, "and", "or", "not", parentheses; no "[ ]".
 */
#ifndef FAKE_OKTA_SCIM_H
#define FAKE_OKTA_SCIM_H

#include "events.h"

struct scim;

/*
 * NULL: not a filter, and *complaint says why; it is static.  Attribute names
 * are case-sensitive, operators are not; "published" is refused as Okta does.
 */
struct scim *scim_parse(const char *text, const char **complaint);
void scim_free(struct scim *filter);

/* 1 or 0.  A NULL filter, and a wild event, always match. */
int scim_match(const struct scim *filter, const struct log_event *event);

#endif
