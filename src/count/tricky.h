/*
 * count/tricky.h - characters of a log, where anybody can write, that must not
 * be shown as they are: they could end a cell, move a cursor, or make other
 * text stand where it does not.
 */
#ifndef COUNT_TRICKY_H
#define COUNT_TRICKY_H

#include <stddef.h>

/* The character of n bytes, as utf8_sequence() says; 0: one that is none. */
int is_tricky(const char *bytes, size_t n);

#endif
