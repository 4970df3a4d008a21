/*
 * count/zipend.h - is this zip file whole?  Read as a stream it is a row of
 * files without an end; what stands behind them tells how many there were and
 * where they began (PKWARE APPNOTE 6.3.10, section 4.3.14 to
 * 4.3.16).
 */
#ifndef COUNT_ZIPEND_H
#define COUNT_ZIPEND_H

#include <stddef.h>
#include <stdint.h>

/* Room for the end records with the longest comment there can be, and before
 * them for a directory of some thousand files. */
#define ZIPEND_BYTES	(1024 * 1024)

/* The last bytes of a stream: ZIPEND_BYTES at least, if it had as many. */
struct zipend {
	uint64_t	total;		/* bytes in the stream */
	size_t		len;		/* of them here: */
	char		tail[2 * ZIPEND_BYTES];
};

/* The stream goes on with these bytes.  Begin with all of *end zero. */
void zipend_feed(struct zipend *end, const char *data, size_t len);

/*
 * The stream has ended, and that many entries, folders included, were found in
 * it, with so many bytes in them, unpacked; -1: not all were looked at.  NULL:
 * it is one whole zip file, and its directory, as far as there is room for it
 * here, says the same; else what is wrong.
 */
const char *zipend_complaint(const struct zipend *end, uint64_t entries,
    int64_t bytes);

#endif
