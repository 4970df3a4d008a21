/*
 * Memory runs out everywhere: each allocation of each case fails in turn, alone
 * and with all that follow it, until the case has no more of them.  The linker
 * puts the functions below in the place of malloc() and the like, in our own
 * objects; what libraries ask for themselves is not touched.
 */
#include <getopt.h>
#include <stdint.h>

#include "books_filled.h"
#include "count/count_opts.h"
#include "count/idset.h"
#include "count/pipeline.h"
#include "count/tally.h"
#include "log/extract.h"
#include "log/split.h"
#include "pack.h"

void *__real_malloc(size_t bytes);
void *__real_calloc(size_t count, size_t bytes);
void *__real_realloc(void *old, size_t bytes);
char *__real_strdup(const char *text);
void *__wrap_malloc(size_t bytes);
void *__wrap_calloc(size_t count, size_t bytes);
void *__wrap_realloc(void *old, size_t bytes);
char *__wrap_strdup(const char *text);

/* What is refused now. */
static struct {
	int	armed;
	size_t	wait;		/* allocations to let pass first */
	int	stays;		/* refuse all that follow, too */
	size_t	refused;	/* so many times since it was armed */
} oom;

static int
refuse(void)
{
	if (!oom.armed)
		return 0;
	if (oom.wait > 0) {
		oom.wait--;
		return 0;
	}
	if (oom.refused > 0 && !oom.stays)
		return 0;
	oom.refused++;
	return 1;
}

void *
__wrap_malloc(size_t bytes)
{
	return refuse() ? NULL : __real_malloc(bytes);
}

void *
__wrap_calloc(size_t count, size_t bytes)
{
	return refuse() ? NULL : __real_calloc(count, bytes);
}

void *
__wrap_realloc(void *old, size_t bytes)
{
	return refuse() ? NULL : __real_realloc(old, bytes);
}

char *
__wrap_strdup(const char *text)
{
	return refuse() ? NULL : __real_strdup(text);
}

/* Let so many allocations pass, and then refuse. */
static void
arm(size_t wait, int stays)
{
	memset(&oom, 0, sizeof oom);
	oom.armed = 1;
	oom.wait = wait;
	oom.stays = stays;
}

static void
disarm(void)
{
	oom.armed = 0;
}

#define A	"{\"eventType\":\"user.session.start\",\"published\":"	\
		"\"2026-10-01T00:00:00Z\",\"actor\":{\"id\":\"00u\\u0041\"}}"
#define FIVE(x)	x "," x "," x "," x "," x
/* Of every shape, with strings to be decoded and more events in one record
 * than there is room for at first. */
#define SHAPES	A "\n[" A "," A "]\n{\n  \"detail\":\n    " A "\n}\n" A A \
		"{\"data\":{\"events\":[" FIVE(A) "," FIVE(A) "," FIVE(A) "," \
		FIVE(A) "]}}\n7\n{\"broken\"\n"

/* Each: 0, or -1 and why, with nothing left to be freed. */
typedef int attempt(struct fault *why);

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

static int
try_tally(struct fault *why)
{
	struct tally *tally = tally_new(PERIOD_NONE, why);
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
try_idset(struct fault *why)
{
	struct idset *set = idset_new(why);
	int i, status = 0;

	if (set == NULL)
		return -1;
	for (i = 0; i < 20000 && status != -1; i++)
		status = idset_add(set, idset_key(1, &i, sizeof i), 0, why);
	idset_free(set);
	return status == -1 ? -1 : 0;
}

static int
try_actors(struct fault *why)
{
	struct actors *actors = actors_new(why);
	struct idkey keys[500];
	int i, j, status = 0;

	if (actors == NULL)
		return -1;
	for (i = 0; i < 40 && status == 0; i++) {
		for (j = 0; j < 500; j++)
			keys[j] = idset_key(actors_seed(actors),
			    &(int){ i * 500 + j }, sizeof i);
		status = actors_add(actors, keys, 500, why);
	}
	actors_free(actors);
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
		status = ledger_event(&ledger, 1, &event, &judged, why);
	for (i = 0; i < 30 && status == 0; i++)
		status = ledger_mishap(&ledger, 0, 0, &what, i == 29, why);
	ledger_done(&ledger);
	return status;
}

/* More keys with the last home than there is room behind it at first. */
static int
try_crowded_idset(struct fault *why)
{
	struct idset *set = idset_new(why);
	struct idkey key = { UINT64_MAX, 0 };
	int status = 0;

	if (set == NULL)
		return -1;
	for (; key.lo < 10000 && status != -1; key.lo += 2)
		status = idset_add(set, key, 1, why);
	if (idset_count(set) != key.lo / 2 - (status == -1))
		ck_abort_msg("%zu keys", idset_count(set));
	idset_free(set);
	return status == -1 ? -1 : 0;
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

/* How the next cases read their file. */
static int keeps_going, strictly;

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
	    .block = 1000, .by = PERIOD_DAY };
	struct text_ears ears = { NULL, hear_skipped, hear_moved };
	struct tally *tally = tally_new(PERIOD_DAY, why);
	struct pipeline *pipeline = NULL;
	int status = -1;

	if (tally != NULL &&
	    (pipeline = pipeline_new(&plan, &ears, tally, why)) != NULL)
		status = pipeline_file(pipeline, scratch_path, why);
	if (status == 0)
		status = pipeline_finish(pipeline, why);
	pipeline_free(pipeline);
	tally_free(tally);
	return status;
}

/* Refuse the first, the second, ... until nothing is refused any more.  Returns
 * how many there were. */
static size_t
exhaust(attempt *try, int stays)
{
	struct fault why;
	size_t wait;
	int status;

	for (wait = 0; ; wait++) {
		why = unit_no_fault();
		arm(wait, stays);
		status = try(&why);
		disarm();
		if (oom.refused == 0)
			break;
		if (status != -1)
			ck_abort_msg("allocation %zu: refused, and all went "
			    "well", wait);
		if (why.kind != FAULT_SYSTEM ||
		    strstr(why.msg, "out of memory") == NULL)
			ck_abort_msg("allocation %zu: kind %d, %s", wait,
			    why.kind, why.msg);
	}
	ck_assert_msg(status == 0, "%s", why.msg);
	return wait;
}

static void
exhaust_both(attempt *try, size_t least)
{
	ck_assert_uint_ge(exhaust(try, 0), least);
	ck_assert_uint_ge(exhaust(try, 1), least);
}

START_TEST(modules)
{
	static const struct {
		attempt	*attempt;
		size_t	 least;		/* allocations there must be */
	} cases[] = {
		{ try_split, 3 }, { try_extract, 5 }, { try_tally, 80 },
		{ try_idset, 5 }, { try_crowded_idset, 4 },
		{ try_count_opts, 2 }, { try_actors, 33 },
		{ try_ledger, 3 },
	};

	exhaust_both(cases[_i].attempt, cases[_i].least);
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

/* At every growth: the key that did not fit is not in the set, all others
 * are, and with memory it goes in. */
START_TEST(idset_is_unchanged)
{
	struct fault why = unit_no_fault();
	struct idset *set = idset_new(&why);
	size_t bytes, marked;
	int i, j, status, growths = 0;

	for (i = 0; growths < 6; i++) {
		bytes = idset_bytes(set);
		marked = idset_marked(set);
		arm(0, 1);
		status = idset_add(set, idset_key(1, &i, sizeof i),
		    i % 3 == 0, &why);
		disarm();
		if (oom.refused == 0) {
			if (status != 1)
				ck_abort_msg("key %d: %d", i, status);
			continue;
		}
		growths++;
		ck_assert_int_eq(status, -1);
		unit_expect_fault(&why, FAULT_SYSTEM, "out of memory");
		ck_assert_uint_eq(idset_count(set), (size_t)i);
		ck_assert_uint_eq(idset_marked(set), marked);
		ck_assert_uint_eq(idset_bytes(set), bytes);
		for (j = 0; j < i; j++)
			if (idset_add(set, idset_key(1, &j, sizeof j), 0,
			    &why) != 0)
				ck_abort_msg("key %d of %d is lost", j, i);
		ck_assert_uint_eq(idset_count(set), (size_t)i);
		ck_assert_int_eq(idset_add(set, idset_key(1, &i, sizeof i),
		    i % 3 == 0, &why), 1);
		ck_assert_uint_eq(idset_marked(set), marked + (i % 3 == 0));
	}
	idset_free(set);
}
END_TEST

static Suite *
oom_suite(void)
{
	Suite *suite = suite_create("oom");
	TCase *core = unit_case(suite, "modules");
	TCase *sets = unit_case(suite, "idset");
	TCase *files = unit_case(suite, "files");

	tcase_add_loop_test(core, modules, 0, 8);
	tcase_add_test(sets, idset_is_unchanged);
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
