/*
 * count/gunzip.h - a source of gzip's contents (RFC 1952), members back to
 * back.  By zlib, and not by libarchive as the other formats are: that does
 * not look at a member's checksum, and ends in silence where a member breaks
 * off in its header.
 */
#ifndef COUNT_GUNZIP_H
#define COUNT_GUNZIP_H

#include "source.h"

/*
 * Decode the bytes of below, which stays the caller's and must live longer.
 * Reading fails when a member is cut short or its contents do not match their
 * checksum, and when something other than members and zeros follows.  NULL: no
 * memory.
 */
struct source *gunzip_new(struct source *below, struct fault *why);

#endif
