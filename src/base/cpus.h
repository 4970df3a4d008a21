/*
 * base/cpus.h - the processors there are for us.
 */
#ifndef BASE_CPUS_H
#define BASE_CPUS_H

/* How many processors this process may use; at least 1. */
unsigned cpus_usable(void);

#endif
