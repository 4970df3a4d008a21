#include "zipend.h"

#include <string.h>

#define RECORD_BYTES	22	/* the end record, without its comment */
#define COMMENT_MAX	65535
#define LOCATOR_BYTES	20	/* before it in zip64: where the record is */
#define RECORD64_BYTES	56	/* that says the same with more bits */

#define ENTRY_BYTES	46	/* of the directory, without its names */
#define IN_ZIP64	0xffffffff	/* the value is elsewhere */

/* What an end record says of the directory. */
struct directory {
	uint64_t	count;		/* of entries */
	uint64_t	size;
	uint64_t	offset;
};

static uint64_t
little_endian(const char *bytes, int count)
{
	uint64_t value = 0;

	while (count-- > 0)
		value = value << 8 | (unsigned char)bytes[count];
	return value;
}

void
zipend_feed(struct zipend *end, const char *data, size_t len)
{
	size_t keep = ZIPEND_BYTES;

	end->total += len;
	if (len > ZIPEND_BYTES) {
		data += len - ZIPEND_BYTES;
		len = ZIPEND_BYTES;
	}
	/* Moved once for every ZIPEND_BYTES that come, and not for each. */
	if (len > sizeof end->tail - end->len) {
		memmove(end->tail, end->tail + end->len - keep, keep);
		end->len = keep;
	}
	memcpy(end->tail + end->len, data, len);
	end->len += len;
}

/* The end record: at the end, but for a comment as long as it says.  NULL. */
static const char *
find_record(const struct zipend *end)
{
	size_t at = end->len;

	while (at-- > 0 && end->len - at <= RECORD_BYTES + COMMENT_MAX)
		if (end->len - at >= RECORD_BYTES &&
		    memcmp(end->tail + at, "PK\5\6", 4) == 0 &&
		    little_endian(end->tail + at + 20, 2) ==
		    end->len - at - RECORD_BYTES)
			return end->tail + at;
	return NULL;
}

/* In a zip64 file, the longer record in front of the locator; or NULL. */
static const char *
find_record64(const struct zipend *end, const char *record)
{
	const char *locator, *record64;

	if (record - end->tail < LOCATOR_BYTES + RECORD64_BYTES)
		return NULL;
	locator = record - LOCATOR_BYTES;
	record64 = locator - RECORD64_BYTES;
	return memcmp(locator, "PK\6\7", 4) == 0 &&
	    memcmp(record64, "PK\6\6", 4) == 0 ? record64 : NULL;
}

/* Bytes in all files of the directory, unpacked; -1: it does not say. */
static int64_t
directory_bytes(const char *at, const char *end)
{
	int64_t sum = 0;
	uint64_t bytes;

	while (end - at >= ENTRY_BYTES) {
		bytes = little_endian(at + 24, 4);
		if (memcmp(at, "PK\1\2", 4) != 0 || bytes == IN_ZIP64)
			return -1;
		sum += (int64_t)bytes;
		bytes = ENTRY_BYTES + little_endian(at + 28, 2) +
		    little_endian(at + 30, 2) + little_endian(at + 32, 2);
		if (bytes > (uint64_t)(end - at))
			return -1;
		at += bytes;
	}
	return sum;
}

const char *
zipend_complaint(const struct zipend *end, uint64_t entries, int64_t bytes)
{
	int64_t listed;

	const char *record = find_record(end), *record64;
	struct directory dir;
	uint64_t dir_end;

	if (record == NULL)
		return "it has no end record, or something follows it";
	if ((record64 = find_record64(end, record)) != NULL) {
		dir = (struct directory){ little_endian(record64 + 32, 8),
		    little_endian(record64 + 40, 8),
		    little_endian(record64 + 48, 8) };
		record = record64;
	} else {
		dir = (struct directory){ little_endian(record + 10, 2),
		    little_endian(record + 12, 4),
		    little_endian(record + 16, 4) };
	}
	dir_end = end->total - end->len + (uint64_t)(record - end->tail);
	if (dir.offset > dir_end || dir.size != dir_end - dir.offset)
		return "its directory is not where it should be: something "
		    "stands before it, or is missing";
	if (dir.count != entries)
		return "its directory lists another number of files";
	if (bytes == -1 || dir.size > (uint64_t)(record - end->tail))
		return NULL;
	listed = directory_bytes(record - dir.size, record);
	return listed == -1 || listed == bytes ? NULL :
	    "its directory lists files of another length";
}
