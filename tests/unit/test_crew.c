/*
 * Threads and parts show nowhere: each text, by every size of block and by one
 * thread to sixteen, gives the tally, the messages and the end that it gives
 * by one thread in one piece.
 */
#include <stdint.h>

#include "run_text.h"

#define EVENTS		24
#define BLOCK_MOST	400
#define WHOLE		((size_t)1 << 20)

#define DECOYS	"\"target\":[{\"actor\":{\"id\":\"decoy\"}},{\"actor\":{"  \
	"\"id\":\"decoy\"},\"eventType\":\"user.session.start\",\"published\"" \
	":\"2026-10-09T08:00:00Z\"},{\"id\":\"},{\\\"actor\\\":\"}],"

/* How a text is made: what stands before an event and behind it, the first and
 * the last of all included, and how it is written. */
struct recipe {
	const char	*name;
	const char	*begin;
	const char	*end;
	const char	*between;
	const char	*before;
	const char	*behind;
	const char	*more;		/* members in front of the last */
	int		 pretty;	/* one member a line */
	const char	*odd;		/* in the place of every seventh */
};

static const struct recipe recipes[] = {
	{ "lines", "", "\n", "\n", "", "", "", 0, NULL },
	{ "lines with decoys", "", "\n", "\n", "", "", DECOYS, 0, NULL },
	{ "crlf", "\xef\xbb\xbf", "\r\n", "\r\n", "", "", "", 0, NULL },
	{ "blank lines", "\n", "\n\n", "\n \n\n", "", "", "", 0, NULL },
	{ "run together", "", "", "", "", "", "", 0, NULL },
	{ "run together with decoys", "", "", "", "", "", DECOYS, 0, NULL },
	{ "a page", "[", "]\n", ",", "", "", "", 0, NULL },
	{ "a page with decoys", "[", "]", ",", "", "", DECOYS, 0, NULL },
	{ "a page with blanks", " [ ", " ]", " , ", "", "", "", 0, NULL },
	{ "pages", "[", "]\n", "]\n[", "", "", "", 0, NULL },
	{ "pages in a row", "[", "]", "][", "", "", "", 0, NULL },
	{ "arrays in arrays", "[[[", "]]]", "],[", "", "", DECOYS, 0, NULL },
	{ "a page of lines", "[\n", "\n]\n", ",\n", "", "", "", 0, NULL },
	{ "commas first", "[", "\n]\n", "\n,", "", "", DECOYS, 0, NULL },
	{ "pretty", "", "\n", "\n", "", "", "", 1, NULL },
	{ "pretty with decoys", "", "", "\n", "", "", DECOYS, 1, NULL },
	{ "a pretty page", "[\n", "\n]\n", ",\n", "", "", DECOYS, 1, NULL },
	{ "eventbridge", "", "\n", "\n", "{\"detail\":", "}", "", 0, NULL },
	{ "hooks", "", "\n", "\n", "{\"data\":{\"events\":[", "]}}", DECOYS,
	    0, NULL },
	{ "one hook", "{\"data\":{\"events\":[", "]}}", ",", "", "", "", 0,
	    NULL },
	/* Some of them are no events, */
	{ "scalars", "", "\n", "\n", "", "", "", 0, "7" },
	{ "scalars in a page", "[", "]\n", ",", "", "", "", 0, "null" },
	{ "marks", "", "\n", "\n", "", "", "", 0, "\xef\xbb\xbf" },
	/* or are damage, which ends pages, and lets their rest pass. */
	{ "cut lines", "", "\n", "\n", "", "", "", 0, "{\"actor\":{\"id" },
	{ "open lines", "", "\n", "\n", "", "", DECOYS, 0, "{\"actor\":[{" },
	{ "mismatch", "", "\n", "\n", "", "", "", 0, "{\"actor\":[}" },
	{ "damage in a page", "[", "]\n", ",", "", "", DECOYS, 0, "{]" },
	{ "damage in a page of lines", "[\n", "\n]\n", ",\n", "", "", "", 0,
	    "{\"actor\":nul}" },
	{ "damage in a pretty page", "[\n", "\n]\n", ",\n", "", "", "", 1,
	    "{\n\"actor\":\n[\n}" },
	{ "no comma", "[\n", "\n]\n", ",\n", "", "", "", 0, "7 8" },
	{ "what yajl alone minds", "", "\n", "\n", "", "", "", 0,
	    "{\"actor\":{\"id\":\"\xff\"},\"eventType\":\"x\"}" },
	/* What --strict alone minds, behind what everybody does. */
	{ "damage nobody looks at", "", "\n", "\n", "", "", "\"x\":01,", 0,
	    "{\"actor\":[}" },
	{ "a broken download", "", "\n", "\n", "", "", "", 0,
	    "okta-logfetch: incomplete: no route to example.com" },
	{ "it ends in an array", "[", "", ",", "", "", DECOYS, 0, NULL },
	{ "it ends in a record", "", "{\"actor\":", "\n", "", "", "", 0,
	    NULL },
};

static void
add(struct pack *text, const char *part)
{
	pack_add_span(text, span_of(part));
}

/* Different actors, results, days and types, so that nothing goes unseen that
 * is lost or counted twice. */
static void
add_event(struct pack *text, const struct recipe *recipe, int number)
{
	char event[1000];
	const char *line = recipe->pretty ? "\n" : "";

	snprintf(event, sizeof event, "%s{%s\"actor\":{\"id\":\"00uTEST%d\"}"
	    ",%s\"eventType\":\"user.session.%s\",%s\"outcome\":{\"result\""
	    ":\"%s\"},%s%s\"published\":\"20%d-10-%02dT08:00:00.000Z\"%s}%s",
	    recipe->before, line, number * 7 % 15, line,
	    number % 6 == 5 ? "end" : "start", line,
	    number % 4 == 0 ? "FAILURE" : "SUCCESS", line, recipe->more,
	    number % 9 == 8 ? 27 : 26, number % 28 + 1, line,
	    recipe->behind);
	add(text, event);
}

static void
make_text(const struct recipe *recipe, struct pack *text)
{
	int i;

	add(text, recipe->begin);
	for (i = 0; i < EVENTS; i++) {
		if (i > 0)
			add(text, recipe->between);
		if (recipe->odd != NULL && i % 7 == 6)
			add(text, recipe->odd);
		else
			add_event(text, recipe, i);
	}
	add(text, recipe->end);
}

/* One text, and what it came to in one piece. */
struct whole {
	const char	*paths[2];
	struct pack	 text;
};

static struct count_plan
plan_of(int keep_going, int strict)
{
	struct count_plan plan = run_plan(keep_going, WHOLE);

	plan.strict = strict;
	plan.filter.window = (struct window){ .has_until = 1,
	    .until = month_start(2026 * 12 + 10) };
	return plan;
}

static void
expect_whole(const struct whole *whole, struct count_plan plan, size_t block,
    unsigned jobs)
{
	struct pack text = { NULL, 0, 0 };

	plan.block = block;
	plan.jobs = jobs;
	run_files(&plan, whole->paths, &text);
	if (strcmp(text.data, whole->text.data) != 0)
		ck_abort_msg("by blocks of %zu bytes, %u threads%s%s:\n%s"
		    "instead of\n%s", block, jobs,
		    plan.keep_going ? ", going on" : "",
		    plan.strict ? ", strictly" : "", text.data,
		    whole->text.data);
	pack_done(&text);
}

/* The file at path, by blocks of 1, 1 + step, ... bytes, and more threads. */
static void
cut_in_steps(const char *path, int keep_going, int strict, size_t step)
{
	static const size_t some[] = { 30, 100, 237 };
	struct count_plan plan = plan_of(keep_going, strict);
	struct whole whole = { .paths = { path, NULL } };
	size_t block, i;
	unsigned jobs;

	if (unit_quick())
		step = 97;
	else if (UNIT_SANITIZED)
		step *= 5;
	run_files(&plan, whole.paths, &whole.text);
	for (block = 1; block <= BLOCK_MOST; block += step)
		expect_whole(&whole, plan, block, block % 16 == 0 ? 16 :
		    1 + (unsigned)block % 4);
	for (i = 0; i < 3 && !unit_quick(); i++)
		for (jobs = 1; jobs <= 16; jobs++)
			expect_whole(&whole, plan, some[i], jobs);
	pack_done(&whole.text);
}

START_TEST(files)
{
	struct pack text = { NULL, 0, 0 };
	const char *path;

	make_text(&recipes[_i], &text);
	path = scratch_write(pack_span(&text));
	cut_in_steps(path, 1, 0, 1);
	cut_in_steps(path, 1, 1, 7);
	if (recipes[_i].odd != NULL)
		cut_in_steps(path, 0, 0, 3);
	pack_done(&text);
}
END_TEST

/* What is unpacked comes block by block, and is cut otherwise. */
START_TEST(streams)
{
	struct pack text = { NULL, 0, 0 }, packed = { NULL, 0, 0 };
	const char *path;

	make_text(&recipes[_i], &text);
	pack_codec(&packed, CODEC_GZIP, pack_span(&text));
	path = scratch_write(pack_span(&packed));
	cut_in_steps(path, 1, 0, 3);
	/* Cut short, whatever came before it is still in the books. */
	packed.len -= packed.len / 4;
	path = scratch_write(pack_span(&packed));
	cut_in_steps(path, 1, 1, 7);
	pack_done(&text);
	pack_done(&packed);
}
END_TEST

/* Records longer than a part, and than many. */
START_TEST(long_records)
{
	static char padding[9000] = "\"pad\":\"";
	struct recipe recipe = { "", "[", "]\n", ",", "", "", padding, 0,
	    NULL };
	struct pack text = { NULL, 0, 0 };
	char event[sizeof padding + 300];
	const char *path;
	int i;

	memset(padding + 7, 'x', sizeof padding - 10);
	memcpy(padding + sizeof padding - 3, "\",", 3);
	add(&text, recipe.begin);
	for (i = 0; i < 5; i++) {
		snprintf(event, sizeof event, "%s{\"actor\":{\"id\":\"%d\"},%s"
		    "\"eventType\":\"user.session.start\",\"published\":"
		    "\"2026-10-05T08:00:00.000Z\"}", i > 0 ? "," : "", i,
		    i % 2 == 0 ? padding : "");
		add(&text, event);
	}
	add(&text, recipe.end);
	path = scratch_write(pack_span(&text));
	cut_in_steps(path, 1, 0, 1);
	pack_done(&text);
}
END_TEST

/* Many files, of all the shapes: each ends for itself. */
START_TEST(many_files)
{
	const char *paths[] = { NULL, "no/such/file", NULL, "/", NULL, NULL };
	struct count_plan plan = plan_of(1, 0);
	struct pack text = { NULL, 0, 0 }, whole = { NULL, 0, 0 };
	unsigned jobs;

	make_text(&recipes[_i], &text);
	paths[0] = paths[2] = paths[4] = scratch_write(pack_span(&text));
	run_files(&plan, paths, &whole);
	plan.block = 64;
	for (jobs = 1; jobs <= 16; jobs++) {
		plan.jobs = jobs;
		run_files(&plan, paths, &text);
		ck_assert_str_eq(text.data, whole.data);
	}
	pack_done(&text);
	pack_done(&whole);
}
END_TEST

static Suite *
crew_suite(void)
{
	Suite *suite = suite_create("crew");
	TCase *core = unit_case(suite, "core");

	tcase_add_unchecked_fixture(core, scratch_make, scratch_remove);
	unit_table(core, files, recipes);
	unit_table(core, streams, recipes);
	unit_table(core, many_files, recipes);
	tcase_add_test(core, long_records);
	return suite;
}

UNIT_MAIN(crew_suite)
