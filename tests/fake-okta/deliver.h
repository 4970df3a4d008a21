/*
 * fake-okta/deliver.h - an answer onto the wire, whole or in one of the ways
 * in which answers arrive damaged.
 */
#ifndef FAKE_OKTA_DELIVER_H
#define FAKE_OKTA_DELIVER_H

#include "exchange.h"

/* As libmicrohttpd wants it from its handler: MHD_NO closes the connection. */
enum MHD_Result deliver(struct exchange *exchange);

#endif
