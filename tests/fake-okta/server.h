/*
 * fake-okta/server.h - the org on a port: libmicrohttpd, and a loop in one
 * thread.  An exchange that waits holds up no other.
 */
#ifndef FAKE_OKTA_SERVER_H
#define FAKE_OKTA_SERVER_H

#include <signal.h>

#include "org.h"

struct server;

/* Listen on a free port of 127.0.0.1, and tell the org; NULL: failed. */
struct server *server_new(struct org *org, struct fault *why);

/*
 * Serve until stop() says so.  The signals that may change its mind are
 * blocked but while there is nothing to do: then the mask is `waiting`.
 */
void server_run(struct server *server, const sigset_t *waiting,
    int (*stop)(void));

/* Let go of every connection. */
void server_free(struct server *server);

#endif
