/*
 * count/probe.h - what are these bytes?  Told by content alone: names lie, and
 * standard input has none.
 */
#ifndef COUNT_PROBE_H
#define COUNT_PROBE_H

#include <stddef.h>

enum probe {
	PROBE_TEXT,		/* JSON, as far as the first bytes can tell */
	PROBE_GZIP, PROBE_ZSTD, PROBE_XZ, PROBE_BZIP2, PROBE_LZ4,
	PROBE_TAR, PROBE_ZIP,
	PROBE_UTF16, PROBE_UTF32,
	PROBE_APPLEDOUBLE,	/* what macOS packs beside a file */
	PROBE_BINARY		/* nothing known, and no text */
};

/* Look at the first len bytes of an input, 512 of them if there are as many. */
enum probe probe_look(const char *head, size_t len);

/* "gzip", "tar", ...; "none" for text. */
const char *probe_name(enum probe probe);

#endif
