/*
 * fetch/okta_yaml.h - the settings below "okta: client:" in an okta.yaml, as
 * Okta's SDKs have them.  The only file that knows libyaml.
 */
#ifndef FETCH_OKTA_YAML_H
#define FETCH_OKTA_YAML_H

#include "base/fault.h"
#include "base/span.h"

/* Takes one setting, lent for the call; a list comes with blanks between its
 * texts.  -1 ends the reading, with why. */
typedef int okta_yaml_put(void *ctx, const char *key, struct span value,
    struct fault *why);

/*
 * Hand every setting that has a value to put.  -1: not YAML, or put said so;
 * FAULT_USAGE gives the line.  What was read is wiped.
 */
int okta_yaml_read(struct span text, okta_yaml_put *put, void *ctx,
    struct fault *why);

#endif
