#include "probe.h"

#include <string.h>

#define TAR_BLOCK	512
#define TAR_SUM_AT	148	/* the header's checksum, 8 octal digits */
#define TAR_SUM_LEN	8

static const struct {
	enum probe	 probe;
	size_t		 len;
	const char	*magic;
} magics[] = {
	{ PROBE_GZIP, 3, "\x1f\x8b\x08" },		/* RFC 1952 */
	{ PROBE_ZSTD, 4, "\x28\xb5\x2f\xfd" },		/* RFC 8878 */
	{ PROBE_XZ, 6, "\xfd" "7zXZ\0" },
	{ PROBE_BZIP2, 3, "BZh" },
	{ PROBE_LZ4, 4, "\x04\x22\x4d\x18" },
	{ PROBE_ZIP, 4, "PK\3\4" },
	{ PROBE_ZIP, 4, "PK\5\6" },			/* without entries */
	{ PROBE_UTF32, 4, "\xff\xfe\0\0" },
	{ PROBE_UTF32, 4, "\0\0\xfe\xff" },
	{ PROBE_UTF16, 2, "\xff\xfe" },
	{ PROBE_UTF16, 2, "\xfe\xff" },
	{ PROBE_APPLEDOUBLE, 4, "\0\5\x16\7" },		/* RFC 1740 */
};

/*
 * A tar header is told by its checksum (POSIX.1-2008, pax): old archives have
 * no magic.  The field itself counts as blanks.
 */
static int
is_tar(const char *head, size_t len)
{
	unsigned sum = 0, stored = 0;
	size_t i;

	if (len < TAR_BLOCK || head[0] == '\0')
		return 0;
	for (i = 0; i < TAR_BLOCK; i++)
		sum += i - TAR_SUM_AT < TAR_SUM_LEN ? ' ' :
		    (unsigned char)head[i];
	i = TAR_SUM_AT;
	while (i < TAR_SUM_AT + TAR_SUM_LEN && head[i] == ' ')
		i++;
	for (; i < TAR_SUM_AT + TAR_SUM_LEN; i++) {
		if (head[i] < '0' || head[i] > '7')
			break;
		stored = stored * 8 + (unsigned)(head[i] - '0');
	}
	return stored == sum;
}

/*
 * zstd and lz4 share 16 magics of frames to be skipped (RFC 8878, 3.1.2): a
 * magic, a length, and so many bytes.  Where does the next frame begin?  0:
 * there is no such frame.
 */
static size_t
skippable_end(const char *head, size_t len)
{
	const unsigned char *s = (const unsigned char *)head;

	if (len < 4 || (s[0] & 0xf0) != 0x50 ||
	    memcmp(s + 1, "\x2a\x4d\x18", 3) != 0)
		return 0;
	if (len < 8)		/* cut short: out of sight */
		return len;
	return 8 + ((size_t)s[4] | (size_t)s[5] << 8 | (size_t)s[6] << 16 |
	    (size_t)s[7] << 24);
}

/* Text has no control characters but blanks; "{" and NUL is unmarked UTF-16. */
static enum probe
look_at_text(const char *head, size_t len)
{
	size_t i, strange = 0, at = 0;

	if (len >= 2 && ((head[0] == '\0') != (head[1] == '\0')) &&
	    strchr("{[ \t\r\n", head[0] != '\0' ? head[0] : head[1]) != NULL)
		return PROBE_UTF16;
	for (i = 0; i < len; i++)
		if ((unsigned char)head[i] < 0x20 &&
		    memchr("\t\n\r", head[i], 3) == NULL)
			strange++;
	/* Where JSON begins, they are a damaged record's, which has a place
	 * of its own. */
	if (len >= 3 && memcmp(head, "\xef\xbb\xbf", 3) == 0)
		at = 3;
	while (at < len && memchr(" \t\r\n", head[at], 4) != NULL)
		at++;
	if (at < len && (head[at] == '{' || head[at] == '['))
		return PROBE_TEXT;
	return strange > len / 32 ? PROBE_BINARY : PROBE_TEXT;
}

enum probe
probe_look(const char *head, size_t len)
{
	size_t i, skipped;

	for (i = 0; i < sizeof magics / sizeof magics[0]; i++)
		if (len >= magics[i].len &&
		    memcmp(head, magics[i].magic, magics[i].len) == 0)
			return magics[i].probe;
	/* The frame behind tells whose it is; out of sight, zstd's likely. */
	if ((skipped = skippable_end(head, len)) != 0)
		return skipped < len && probe_look(head + skipped,
		    len - skipped) == PROBE_LZ4 ? PROBE_LZ4 : PROBE_ZSTD;
	if (is_tar(head, len))
		return PROBE_TAR;
	return len == 0 ? PROBE_TEXT : look_at_text(head, len);
}

const char *
probe_name(enum probe probe)
{
	static const char *const names[] = {
		[PROBE_TEXT] = "none",
		[PROBE_GZIP] = "gzip",
		[PROBE_ZSTD] = "zstd",
		[PROBE_XZ] = "xz",
		[PROBE_BZIP2] = "bzip2",
		[PROBE_LZ4] = "lz4",
		[PROBE_TAR] = "tar",
		[PROBE_ZIP] = "zip",
		[PROBE_UTF16] = "UTF-16",
		[PROBE_UTF32] = "UTF-32",
		[PROBE_APPLEDOUBLE] = "AppleDouble",
		[PROBE_BINARY] = "binary",
	};

	return names[probe];
}
