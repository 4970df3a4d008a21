/*
 * How an input is cut into blocks shows nowhere: each fixture, and some texts
 * that are made to be cut at every odd place, gives one tally, the same
 * messages in the same order and the same end, by reads of 1 to 31 bytes, of
 * 4096, and by one.
 */
#include <dirent.h>

#include "run_text.h"

#define FIXTURES	"fixtures/events"
#define FIXTURES_MAX	1000

#define EVENT(type, day, result, actor)	"{\"actor\":{\"id\":\"" actor	\
	"\"},\"eventType\":\"user.session." type "\",\"outcome\":{"	\
	"\"result\":\"" result "\"},\"published\":\"2026-10-" day	\
	"T08:00:00.000Z\"}"
#define A	EVENT("start", "01", "SUCCESS", "00uTEST1")
#define B	EVENT("start", "02", "FAILURE", "00uTEST2")
#define C	EVENT("end", "03", "SUCCESS", "00uTEST3")
#define PRETTY	"{\n  \"actor\": {\n    \"id\": \"00uTEST4\"\n  },\n"	\
	"  \"eventType\": \"user.session.start\",\n"			\
	"  \"published\": \"2026-10-04T08:00:00Z\"\n}"

static char *fixtures[FIXTURES_MAX];
static int fixture_count;

static const char *const texts[] = {
	"", "\n", " \t\r\n \n", "\xef\xbb\xbf", "\xef\xbb", "\xef\xbb\xbfx",
	A, A "\n" B "\n" C "\n", A "\r\n" B "\r\n", A B C A, A " " B "\t" C,
	"[" A "," B "," C "]", "[" A ",\n " B ",\n " C "\n]\n",
	"[]\n[" A "]\n[[" B "],[" C "]]\n", "[" A "][" B "]",
	"\xef\xbb\xbf" A "\n\xef\xbb\xbf[" B "]\n",
	PRETTY "\n" PRETTY, "[\n" PRETTY ",\n" PRETTY "\n]\n",
	"{\"detail\":" A "}\n{\"event\":" B "}\n{\"payload\":" C "}\n",
	"{\"data\":{\"events\":[" A "," B ",7," C "]}}\n",
	"{\"data\":{\"events\":[]}}\n",
	/* Escapes and long characters, to be cut in two. */
	EVENT("start", "05", "SUCCESS", "\\u0030\\u0030u\\ud83d\\ude00") "\n"
	EVENT("start", "05", "SUCCESS", "r\xc3\xa9sum\xc3\xa9\xf0\x9f\x98\x80"),
	"{\"\\u0065ventType\":\"user.session.start\",\"published\":"
	"\"2026-10-01T00:00:00\\u005a\",\"actor\":{\"id\":\"a\\\"\\\\\"}}",
	/* Rejected: no event, no actor, no time. */
	"1 22 333 true null \"text\" -1.5e+3 {} {\"a\":1}\n",
	"1,2\n" A "\n", "[1,22,333]",
	"{\"eventType\":\"user.session.start\"}\n" A "\n",
	EVENT("start", "05", "SUCCESS", "") "\n" A,
	EVENT("start", "32", "SUCCESS", "a") "\n" A,
	EVENT("start", "05", "SUCCESS", "\\ud800") "\n" A,
	/* Damage, and what comes behind it. */
	A "\n{\"eventType\":\n" B "\n", A "\n{\"eventType\":\"user.\n" B "\n",
	A "\n{]\n" B "\n" C, "[" A "," B "\n" C "]\n", "[" A " " B "]\n" C,
	"[" A ",,\n" B "]\n" C, "[" A ",]\n" B, A "]\n" B, A ",\n" B, "}" A,
	A "\n\xff\n" B, A "\n{\"a\":\"\xff\"}\n" B, A "\n{\"a\":\"\x01\"}\n" B,
	A "\nnul\n" B, A "\n01\n" B, A "\n{\"a\":1,}\n" B,
	"[\n" PRETTY ",\n{\n  \"a\": [\n    1\n  }\n},\n" PRETTY "\n]\n",
	A "\n{\n  \"eventType\": {\n" A "\n" B "\n",
	A "\n" B "\n{\"actor\":{\"id\"", A "\n\"tex", A "\ntru", "[" A,
	"[" A ",",
	"{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}\n" A,
	/* The end of a broken download. */
	A "\nokta-logfetch: incomplete: no route to example.com\n" B "\n",
	A "\nokta-logfetch: incomplete:", A "\nokta-logfetch: incomplet",
	A "\n{\"cut\":\nokta-logfetch: incomplete: x\n" B,
};

/* The first lines that differ, as libcheck has no room for all. */
static void
expect_same(const char *text, const char *whole, const char *what,
    size_t size)
{
	size_t i, line = 0;

	if (strcmp(text, whole) == 0)
		return;
	for (i = 0; text[i] == whole[i]; i++)
		if (text[i] == '\n')
			line = i + 1;
	ck_abort_msg("%s: by blocks of %zu bytes\n%.*s\ninstead of\n%.*s",
	    what, size, (int)strcspn(text + line, "\n"), text + line,
	    (int)strcspn(whole + line, "\n"), whole + line);
}

/* The same file at every size: one text. */
static void
expect_one_text(const char *path, int keep_going, size_t max_record,
    int assume_utc)
{
	const char *const paths[] = { path, NULL };
	struct pack whole = { NULL, 0, 0 }, text = { NULL, 0, 0 };
	struct count_plan plan;
	size_t block, size;

	for (block = 34; block-- > 0; ) {
		size = block == 33 ? 1 << 20 : block == 32 ? 4096 : block;
		if (size == 0)
			break;
		plan = run_plan(keep_going, size);
		plan.max_record = max_record;
		plan.filter.zone = assume_utc ? INSTANT_ZONE_OR_UTC :
		    INSTANT_ZONE_REQUIRED;
		run_files(&plan, paths, &text);
		if (block == 33)
			pack_add_span(&whole, pack_span(&text));
		else
			expect_same(text.data, whole.data, path, size);
	}
	pack_done(&whole);
	pack_done(&text);
}

START_TEST(fixture)
{
	char path[300];

	ck_assert_msg(fixture_count > 0, "no file in " FIXTURES ", seen from "
	    "the folder this runs in");
	ck_assert_int_lt(fixture_count, FIXTURES_MAX);
	snprintf(path, sizeof path, FIXTURES "/%s", fixtures[_i]);
	expect_one_text(path, 0, RUN_RECORD, 0);
	expect_one_text(path, 1, RUN_RECORD, 0);
	expect_one_text(path, 1, RUN_RECORD, 1);
}
END_TEST

START_TEST(text)
{
	const char *path = scratch_write(span_of(texts[_i]));

	expect_one_text(path, 0, RUN_RECORD, 0);
	expect_one_text(path, 1, RUN_RECORD, 0);
	/* Records longer than is allowed: A and B fit, and do not. */
	expect_one_text(path, 1, sizeof A - 1, 0);
	expect_one_text(path, 1, sizeof A - 2, 0);
	expect_one_text(path, 1, 1, 0);
}
END_TEST

/* Packed, whole and damaged: what came before the damage is the same, too. */
START_TEST(packed_text)
{
	struct pack contents = { NULL, 0, 0 }, packed = { NULL, 0, 0 };
	struct entry entry = { .name = "x.ndjson" };
	int i;

	for (i = 0; i < 100; i++)
		pack_add_span(&contents, SPAN(A "\n" B "\n" C "\n"));
	entry.contents = pack_span(&contents);
	if (_i < CODECS)
		pack_codec(&packed, _i, entry.contents);
	else
		pack_container(&packed, _i - CODECS, &entry, 1);
	expect_one_text(scratch_write(pack_span(&packed)), 1, RUN_RECORD, 0);
	/* In zstd and tar nothing would tell; in the others a checksum. */
	packed.data[packed.len / 2] ^= 4;
	expect_one_text(scratch_write(pack_span(&packed)), 1, RUN_RECORD, 0);
	packed.len = packed.len / 4 * 3;
	expect_one_text(scratch_write(pack_span(&packed)), 1, RUN_RECORD, 0);
	expect_one_text(scratch_write(pack_span(&packed)), 0, RUN_RECORD, 0);
	pack_done(&contents);
	pack_done(&packed);
}
END_TEST

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* All files but the expectations beside them. */
static void
find_fixtures(void)
{
	DIR *folder = opendir(FIXTURES);
	struct dirent *file;
	size_t len;

	if (folder == NULL)
		return;
	while ((file = readdir(folder)) != NULL &&
	    fixture_count < FIXTURES_MAX) {
		len = strlen(file->d_name);
		if (file->d_name[0] == '.' || (len > 7 &&
		    strcmp(file->d_name + len - 7, ".expect") == 0))
			continue;
		if ((fixtures[fixture_count] = strdup(file->d_name)) != NULL)
			fixture_count++;
	}
	closedir(folder);
	qsort(fixtures, (size_t)fixture_count, sizeof fixtures[0], by_name);
}

static void
forget_fixtures(void)
{
	while (fixture_count > 0)
		free(fixtures[--fixture_count]);
}

static Suite *
pipeline_blocks_suite(void)
{
	Suite *suite = suite_create("pipeline_blocks");
	TCase *files = unit_case(suite, "fixtures");
	TCase *core = unit_case(suite, "texts");

	find_fixtures();
	tcase_add_loop_test(files, fixture, 0, fixture_count > 0 ?
	    fixture_count : 1);
	tcase_add_unchecked_fixture(files, NULL, forget_fixtures);
	tcase_add_unchecked_fixture(core, scratch_make, scratch_remove);
	unit_table(core, text, texts);
	tcase_add_loop_test(core, packed_text, 0, CODECS + CONTAINERS);
	return suite;
}

UNIT_MAIN(pipeline_blocks_suite)
