/*
 * Memory runs out while records are read, in every shape, packing and
 * container.
 */
#include "oom.h"

#include <getopt.h>

#include "books_filled.h"
#include "count/count_opts.h"
#include "count/pipeline.h"
#include "count/tally.h"
#include "log/event_list.h"
#include "log/extract.h"
#include "log/glean.h"
#include "log/split.h"
#include "pack.h"

#define A	"{\"eventType\":\"user.session.start\",\"published\":"	\
		"\"2026-10-01T00:00:00Z\",\"actor\":{\"id\":\"00u\\u0041\"}}"
#define FIVE(x)	x "," x "," x "," x "," x
/* Of every shape, with strings to be decoded and more events in one record
 * than there is room for at first. */
#define SHAPES	A "\n[" A "," A "]\n{\n  \"detail\":\n    " A "\n}\n" A A \
		"{\"data\":{\"events\":[" FIVE(A) "," FIVE(A) "," FIVE(A) "," \
		FIVE(A) "]}}\n7\n{\"broken\"\n"

/* How the cases read what they read. */
static int keeps_going, strictly;

static int
take_all(struct split *split, struct fault *why)
{
	struct record rec;
	int status;

	while ((status = split_next(split, &rec, why)) != 0)
		if (status == -1 && why->kind != FAULT_RECORD)
			return -1;
	return 0;
}

static int
try_split(struct fault *why)
{
	struct split_limits limits = { 100000, 100 };
	struct split *split = split_new(&limits, why);
	static const char text[] = SHAPES;
	size_t at, len;
	char *space;
	int status = 0;

	if (split == NULL)
		return -1;
	for (at = 0; status == 0 && at < sizeof text - 1; at += len) {
		len = sizeof text - 1 - at < 100 ? sizeof text - 1 - at : 100;
		space = split_space(split, len, why);
		if (space == NULL) {
			status = -1;
			break;
		}
		memcpy(space, text + at, len);
		split_fill(split, len);
		status = take_all(split, why);
	}
	split_finish(split);
	if (status == 0)
		status = take_all(split, why);
	split_free(split);
	return status;
}

static int
try_extract(struct fault *why)
{
	static const char *const records[] = {
		A, "{\"data\":{\"events\":[" FIVE(A) "," FIVE(A) "," FIVE(A)
		"," FIVE(A) "]}}", "[1,2", A, "7",
	};
	struct extract *x = extract_new(4096, NULL, why);
	struct events events;
	size_t i, bad;
	int status = 0;

	if (x == NULL)
		return -1;
	for (i = 0; i < 5 && status == 0; i++) {
		status = extract_record(x, records[i], strlen(records[i]),
		    &events, &bad, why);
		/* "[1,2" is no JSON; all others are. */
		if (status == -1 && why->kind == FAULT_RECORD && i == 2)
			status = 0;
	}
	extract_free(x);
	return status;
}

/* What did not fit is not there, and the rest still is. */
static int
try_event_list(struct fault *why)
{
	struct event_list events = { .list = NULL };
	struct event event = { .has_when = 1 };
	int i, j, status = 0;

	for (i = 0; i < 3000 && status == 0; i++) {
		event.when.sec = i;
		if (!event_list_add(&events, 5000, &event))
			status = fault_memory(why);
		if (events.count != (size_t)(i + (status == 0)))
			ck_abort_msg("%zu events", events.count);
	}
	for (j = 0; j < (int)events.count; j++)
		if (events.list[j].when.sec != j)
			ck_abort_msg("event %d", j);
	event_list_done(&events);
	return status;
}

/* With all that can be wanted of a record. */
static int
try_glean(struct fault *why)
{
	static const struct span types[] = { BYTES("user.session.start") };
	struct wanted wanted = { .person_types = types,
	    .person_type_count = 1 };
	struct fault ignored;
	struct glean *glean;
	int want;

	for (want = 0; want < WANTS; want++)
		wanted_add(&wanted, (enum want)want);
	wanted_path(&wanted, "client.x", &ignored);
	if ((glean = glean_new(4096, strictly, &wanted, why)) == NULL)
		return -1;
	glean_free(glean);
	return 0;
}

static int
try_tally(struct fault *why)
{
	struct tally *tally = tally_new(NULL, why);
	struct judgement judged = { .verdict = VERDICT_COUNTED };
	struct event event = { .type.state = FACT_TEXT };
	struct fault check;
	uint64_t before;
	int i, status = 0;

	if (tally == NULL)
		return -1;
	for (i = 0; i < 40 && status == 0; i++)
		if (tally_input(tally, "a name", "gzip", why) == NULL)
			status = -1;
	for (i = 0; i < 5000 && status == 0; i++) {
		event.actor = (struct fact){ { (char *)&i, sizeof i },
		    FACT_TEXT };
		before = tally->books.read;
		status = fill_event(tally, &event, &judged, why);
		/* What could not be booked is not in the books. */
		if (tally->books.read != before + (status == 0) ||
		    tally_check(tally, &check) == -1)
			ck_abort_msg("event %d", i);
	}
	tally_free(tally);
	return status;
}

static int
try_ledger(struct fault *why)
{
	struct ledger ledger = { .keys = NULL };
	struct judgement judged = { .verdict = VERDICT_COUNTED };
	struct event event = { .actor = { BYTES("a"), FACT_TEXT } };
	struct fault what;
	int i, status = 0;

	fault_set(&what, FAULT_RECORD, "a mishap");
	for (i = 0; i < 2000 && status == 0; i++)
		status = ledger_event(&ledger, 1, &event, &judged, NULL, why);
	for (i = 0; i < 30 && status == 0; i++)
		status = ledger_mishap(&ledger, 0, 0, &what, i == 29, why);
	ledger_done(&ledger);
	return status;
}

static int
try_count_opts(struct fault *why)
{
	char *argv[] = { "mau-count", "-e", "a", "-eb", "-o", "c", "-k", "f",
	    NULL };
	enum count_command command;
	struct count_plan plan;

	optind = 1;
	if (count_opts_parse(8, argv, (struct instant){ 0, 0 }, &command,
	    &plan, why) == -1)
		return -1;
	count_plan_done(&plan);
	return 0;
}

static int
try_reader(struct fault *why)
{
	struct reader *reader = reader_open(scratch_path, why);
	char data[64];
	long count;
	int status;

	if (reader == NULL)
		return -1;
	while ((status = reader_next(reader, why)) == 1) {
		while ((count = reader_read(reader, data, sizeof data,
		    why)) > 0)
			;
		if (count == -1) {
			status = -1;
			break;
		}
	}
	reader_close(reader);
	return status;
}

static void
hear_skipped(void *ctx, const struct fault *why)
{
	(void)ctx;
	/* Whoever goes on without memory goes on without records. */
	if (why->kind == FAULT_SYSTEM ||
	    strstr(why->msg, "out of memory") != NULL)
		ck_abort_msg("skipped: %s", why->msg);
}

static void
hear_moved(void *ctx, uint64_t bytes, uint64_t records)
{
	(void)ctx;
	(void)bytes;
	(void)records;
}

static int
try_pipeline(struct fault *why)
{
	static const struct span types[] = { BYTES("user.session.start") };
	struct count_plan plan = { .filter = { .types = types,
	    .type_count = 1 }, .keep_going = keeps_going,
	    .strict = strictly, .jobs = 1, .max_record = 8192,
	    .block = 1000, .compare = 1, .asked = { .by = PERIOD_DAY,
	    .people = 1, .field = &plan.wanted, .compare = 1 } };
	struct text_ears ears = { NULL, hear_skipped, hear_moved };
	struct tally *tally = tally_new(&plan.asked, why);
	struct pipeline *pipeline = NULL;
	struct fault ignored;
	int i, status = -1;

	for (i = 0; i < DEFINITIONS; i++)
		definition_ask((enum definition)i, &plan.compared[i]);
	wanted_path(&plan.wanted, "actor.type", &ignored);
	wanted_add(&plan.wanted, WANT_PERSON);
	plan.wanted.person_types = types;
	plan.wanted.person_type_count = 1;
	if (tally != NULL &&
	    (pipeline = pipeline_new(&plan, &ears, tally, why)) != NULL)
		status = pipeline_file(pipeline, scratch_path, why);
	if (status == 0)
		status = pipeline_finish(pipeline, why);
	pipeline_free(pipeline);
	tally_free(tally);
	return status;
}

START_TEST(modules)
{
	static const struct {
		attempt	*attempt;
		size_t	 least;		/* allocations there must be */
	} cases[] = {
		{ try_split, 3 }, { try_extract, 5 }, { try_tally, 80 },
		{ try_count_opts, 2 }, { try_ledger, 3 },
		{ try_event_list, 8 },
	};

	exhaust_both(cases[_i].attempt, cases[_i].least);
}
END_TEST

START_TEST(glean)
{
	strictly = _i;
	exhaust_both(try_glean, _i ? 4 : 10);
}
END_TEST

/* Whole inputs, packed in whatever has a reader of its own. */
static void
write_input(int kind, struct span text)
{
	struct pack packed = { NULL, 0, 0 }, gz = { NULL, 0, 0 };
	struct entry files[] = { { .name = "a" }, { .name = "b" } };

	pack_codec(&gz, CODEC_GZIP, text);
	files[0].contents = pack_span(&gz);
	files[1].contents = text;
	if (kind < CODECS)
		pack_codec(&packed, kind, text);
	else
		pack_container(&packed, kind - CODECS, files, 2);
	scratch_write(pack_span(&packed));
	pack_done(&packed);
	pack_done(&gz);
}

START_TEST(reader)
{
	write_input(_i, SPAN(A "\n" A "\n"));
	exhaust_both(try_reader, 4);
}
END_TEST

START_TEST(reader_of_plain_text)
{
	scratch_write(SPAN(A "\n"));
	exhaust_both(try_reader, 3);
}
END_TEST

START_TEST(pipeline_of_all_shapes)
{
	keeps_going = 1;
	strictly = _i % 2;
	scratch_write(SPAN(SHAPES));
	exhaust_both(try_pipeline, 10);
	write_input(_i, SPAN(SHAPES));
	exhaust_both(try_pipeline, 10);
}
END_TEST

START_TEST(pipeline_that_stops)
{
	keeps_going = 0;
	write_input(_i, SPAN(A "\n[" A "]\n"));
	exhaust_both(try_pipeline, 10);
}
END_TEST

static Suite *
oom_suite(void)
{
	Suite *suite = suite_create("oom");
	TCase *core = unit_case(suite, "modules");
	TCase *files = unit_case(suite, "files");

	tcase_add_loop_test(core, modules, 0, 6);
	tcase_add_loop_test(core, glean, 0, 2);
	tcase_add_unchecked_fixture(files, scratch_make, scratch_remove);
	tcase_add_test(files, reader_of_plain_text);
	tcase_add_loop_test(files, reader, 0, CODECS + CONTAINERS);
	tcase_add_loop_test(files, pipeline_of_all_shapes, 0,
	    CODECS + CONTAINERS);
	tcase_add_loop_test(files, pipeline_that_stops, 0,
	    CODECS + CONTAINERS);
	return suite;
}

UNIT_MAIN(oom_suite)
