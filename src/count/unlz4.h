/*
 * count/unlz4.h - a source of lz4's contents, frames back to back.  By liblz4,
 * and not by libarchive as the other formats are: that ends in silence at an
 * empty frame, and at four bytes that are none.
 */
#ifndef COUNT_UNLZ4_H
#define COUNT_UNLZ4_H

#include "source.h"

/*
 * Decode the bytes of below, which stays the caller's and must live longer.
 * Reading fails when a frame is cut short or its contents do not match their
 * checksum, if it has one, and when something other than frames and zeros
 * follows.  NULL: no memory.
 */
struct source *unlz4_new(struct source *below, struct fault *why);

#endif
