/*
 * fake-okta/child.h - the COMMAND that is run while the org is there.
 */
#ifndef FAKE_OKTA_CHILD_H
#define FAKE_OKTA_CHILD_H

#include <signal.h>
#include <sys/types.h>

#include "base/fault.h"

/*
 * Run it with the URL in OKTA_CLIENT_ORGURL and FAKE_OKTA_URL, and with that
 * signal mask.  -1: it cannot be run at all; one that does not exist exits
 * with 127.
 */
int child_start(char **command, const char *url, const sigset_t *mask,
    pid_t *pid, struct fault *why);

/* 1: it has ended, and *status is what to exit with; 0: it has not. */
int child_ended(pid_t pid, int *status);

#endif
