/*
 * Any bytes as a time: what is read is written, and read again, as the same
 * instant; and any instant of the years 0 to 9999 comes back from its text.
 */
#include "fuzz.h"

#include "base/instant.h"

#define YEAR_0		INT64_C(-62167219200)
#define YEAR_10000	INT64_C(253402300800)

static enum instant_status
parse(const char *text, size_t len, enum instant_zone zone,
    struct instant *at)
{
	return instant_parse((struct span){ text, len }, zone, at);
}

/* From an instant to its text and back; to its month, and that one's edges. */
static void
check_instant(struct instant at)
{
	char text[INSTANT_TEXT], month_text[MONTH_TEXT];
	struct instant again;
	month_index month = instant_month(at), read;
	size_t len;

	HOLDS(at.ns >= 0 && at.ns <= 999999999);
	instant_format(at, text);
	len = strlen(text);
	HOLDS(len < INSTANT_TEXT);
	HOLDS(instant_cmp(month_start(month), at) <= 0);
	HOLDS(instant_cmp(at, month_start(month + 1)) < 0);
	HOLDS(instant_month(month_start(month)) == month);
	if (at.sec < YEAR_0 || at.sec >= YEAR_10000)
		return;

	HOLDS(len == (at.ns % 1000000 == 0 ? 24 : 30));
	HOLDS(parse(text, len, INSTANT_ZONE_REQUIRED, &again) == INSTANT_OK);
	HOLDS(instant_cmp(at, again) == 0);
	HOLDS(instant_parse_date((struct span){ text, 10 }, &again) ==
	    INSTANT_OK);
	HOLDS(again.ns == 0 && again.sec % 86400 == 0);
	HOLDS(instant_cmp(again, at) <= 0 && at.sec - again.sec < 86400);
	HOLDS(month_parse((struct span){ text, 7 }, &read) == INSTANT_OK);
	HOLDS(read == month);
	month_format(month, month_text);
	HOLDS(strlen(month_text) == 7 && memcmp(month_text, text, 7) == 0);
}

static void
check_text(const char *text, size_t len)
{
	struct instant at = { 1, 2 }, utc = { 3, 4 };
	enum instant_status strictly, leniently;
	char *zoned;

	strictly = parse(text, len, INSTANT_ZONE_REQUIRED, &at);
	leniently = parse(text, len, INSTANT_ZONE_OR_UTC, &utc);
	if (strictly == INSTANT_OK) {
		HOLDS(len >= 20 && len <= 35);
		HOLDS(leniently == INSTANT_OK && instant_cmp(at, utc) == 0);
		check_instant(at);
		return;
	}
	HOLDS(at.sec == 1 && at.ns == 2);
	HOLDS(instant_complaint(strictly)[0] != '\0');
	if (strictly != INSTANT_NO_ZONE) {
		HOLDS(leniently == strictly);
		return;
	}
	/* All of it but a zone: with one it says what lenience takes it for. */
	zoned = malloc(len + 6);
	HOLDS(zoned != NULL);
	memcpy(zoned, text, len);
	memcpy(zoned + len, "-00:00", 6);
	strictly = parse(zoned, len + 6, INSTANT_ZONE_REQUIRED, &at);
	HOLDS(strictly == leniently);
	if (strictly == INSTANT_OK)
		HOLDS(instant_cmp(at, utc) == 0);
	free(zoned);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = fuzz_copy(data, size);
	struct instant at;
	month_index month;
	uint64_t sec;
	uint32_t ns;

	check_text(text, size);
	if (instant_parse_date((struct span){ text, size }, &at) ==
	    INSTANT_OK) {
		HOLDS(size == 10);
		check_instant(at);
	}
	if (month_parse((struct span){ text, size }, &month) == INSTANT_OK) {
		HOLDS(size == 7);
		check_instant(month_start(month));
	}
	/* And twelve bytes as an instant itself. */
	if (size == sizeof sec + sizeof ns) {
		memcpy(&sec, text, sizeof sec);
		memcpy(&ns, text + sizeof sec, sizeof ns);
		at.sec = YEAR_0 + (int64_t)(sec %
		    (uint64_t)(YEAR_10000 - YEAR_0));
		at.ns = (int32_t)(ns % 1000000000);
		check_instant(at);
		at.ns -= at.ns % 1000000;
		check_instant(at);
	}
	free(text);
	return 0;
}
