/*
 * The swift way through a text and the careful one: records.h, given any
 * stretches, begun and stopped anywhere, against split.h, fed with all of it.
 * They have to find the same, to the byte.
 */
#include "log/records.h"

#include <stdio.h>

#include "log/nest.h"
#include "log_stream.h"

/* One thing told of, as it is to be compared. */
struct result {
	int			status;
	enum fault_kind		kind;
	uint64_t		offset;
	size_t			len;
	uint64_t		line;
	enum record_layout	layout;
	char			msg[96];
};

struct results {
	struct result	*list;
	size_t		 count;
	size_t		 cap;
	uint64_t	 skipped;
};

/* What is read, and how. */
struct reading {
	const char		*text;
	size_t			 len;
	struct split_limits	 limits;
	scan_run		*run;
	uint64_t		 rejecting;	/* 0: no; else which ones */
	size_t			 stretch;	/* bytes at most; 0: all */
	struct chance		 chance;
};

/* A record rejected is one in five, the same ones whoever reads. */
static int
is_rejected(const struct reading *reading, uint64_t offset)
{
	struct chance chance = { offset * 31 + reading->rejecting };

	return reading->rejecting != 0 && chance_in(&chance, 5);
}

static uint64_t
slow_line(const struct reading *reading, uint64_t offset)
{
	const char *p = reading->text, *end = p + offset;
	uint64_t line = 1;

	while (p < end && (p = memchr(p, '\n', (size_t)(end - p))) != NULL) {
		line++;
		p++;
	}
	return line;
}

static void
add(struct results *results, const struct reading *reading, int status,
    const struct record *rec, uint64_t line, const struct fault *why)
{
	struct result *result;

	if (results->count == results->cap) {
		results->cap = results->cap * 2 + 64;
		results->list = realloc(results->list,
		    results->cap * sizeof results->list[0]);
	}
	result = &results->list[results->count++];
	*result = (struct result){ .status = status, .offset = rec->offset,
	    .line = line };
	if (rec->offset > reading->len)
		ck_abort_msg("behind the end");
	if (status == -1) {
		if (why->kind == FAULT_SYSTEM)
			ck_abort_msg("%s", why->msg);
		result->kind = why->kind;
		snprintf(result->msg, sizeof result->msg, "%.95s", why->msg);
		return;
	}
	result->len = rec->len;
	result->layout = rec->layout;
	if (status != 1 || rec->len > reading->len - rec->offset ||
	    memcmp(rec->text, reading->text + rec->offset, rec->len) != 0)
		ck_abort_msg("other bytes at %llu",
		    (unsigned long long)rec->offset);
}

static struct results
read_split(const struct reading *reading)
{
	struct results results = { .skipped = 0 };
	struct fault why = unit_no_fault();
	struct split *split = split_new(&reading->limits, &why);
	struct record rec;
	int status;

	memcpy(split_space(split, reading->len + 1, &why), reading->text,
	    reading->len);
	split_fill(split, reading->len);
	split_finish(split);
	while ((status = split_next(split, &rec, &why)) != 0) {
		add(&results, reading, status, &rec, split_line(split,
		    rec.offset), &why);
		if (status == 1 && is_rejected(reading, rec.offset))
			split_reject(split);
	}
	results.skipped = split_skipped(split);
	split_free(split);
	return results;
}

/* What is known of the record is so. */
static void
check_found(const struct found *found)
{
	const struct sweep *sweep = found->sweep;

	if (sweep == NULL)
		return;
	if (found->record.text != sweep->text + found->at ||
	    sweep->marks[sweep->cursor] != found->at ||
	    sweep->marks[sweep->cursor + found->shape->marks - 1] + 1 !=
	    found->at + found->record.len)
		ck_abort_msg("the marks of the record at %llu",
		    (unsigned long long)found->record.offset);
}

/* All that is told of in one stretch, text[base] of the reading on. */
static void
take(struct records *r, const struct reading *reading,
    struct results *results, uint64_t base, size_t len)
{
	struct fault why = unit_no_fault();
	struct found found;
	struct place last;
	size_t before;
	int status;

	while ((status = records_next(r, &found, &why)) != 0) {
		add(results, reading, status, &found.record, records_line(r,
		    found.record.offset), &why);
		if (status != 1)
			continue;
		check_found(&found);
		if (is_rejected(reading, found.record.offset) &&
		    records_reject(r, &why) == -1)
			ck_abort_msg("%s", why.msg);
	}
	if (records_next(r, &found, &why) != 0)
		ck_abort_msg("something new without new bytes");
	if (records_used(r) > len)
		ck_abort_msg("%zu of %zu are used", records_used(r), len);
	if (records_line(r, base + len) != slow_line(reading, base + len))
		ck_abort_msg("byte %zu is not on line %llu",
		    (size_t)(base + len),
		    (unsigned long long)records_line(r, base + len));
	if (records_last(r, &last, &before) && (last.offset != base + before ||
	    reading->text[last.offset] != '{' ||
	    last.line != slow_line(reading, last.offset)))
		ck_abort_msg("the last record is at %zu", before);
}

/* Read from *place to stop, or the end; *place is where that is. */
static void
read_part(struct records *r, struct reading *reading, struct place *place,
    uint64_t stop, struct results *results)
{
	struct fault why = unit_no_fault();
	size_t base = (size_t)place->offset, have = 0, more;
	char *stretch = NULL, *next;
	int last = 0;

	records_begin(r, place, stop);
	while (!last) {
		more = reading->len - base - have;
		if (reading->stretch > 0 && more > reading->stretch)
			more = chance_below(&reading->chance,
			    reading->stretch + 1);
		/* That the input has ended may be known only later. */
		last = base + have + more == reading->len &&
		    chance_below(&reading->chance, 3) > 0;
		next = unit_copy((struct span){ reading->text + base,
		    have + more });
		have += more;
		if (records_give(r, next, have, last, &why) == -1)
			ck_abort_msg("%s", why.msg);
		free(stretch);
		stretch = next;
		take(r, reading, results, base, have);
		*place = records_place(r);
		if (place->offset >= stop)
			break;
		base += records_used(r);
		have -= records_used(r);
	}
	free(stretch);
	if (place->line != slow_line(reading, place->offset))
		ck_abort_msg("the place is not on line %llu",
		    (unsigned long long)place->line);
	results->skipped += records_skipped(r);
}

static struct records *
new_records(const struct reading *reading)
{
	struct fault why = unit_no_fault();
	struct records *r = records_new(&reading->limits, reading->run, &why);

	ck_assert_msg(r != NULL, "%s", why.msg);
	return r;
}

static void
show(const char *who, const struct result *result)
{
	fprintf(stderr, "%s: status %d, kind %d, %llu+%zu, line %llu, "
	    "layout %d, %s\n", who, result->status, (int)result->kind,
	    (unsigned long long)result->offset, result->len,
	    (unsigned long long)result->line, (int)result->layout,
	    result->msg);
}

/* The same, from number from of want on?  what tells how it was read. */
static void
compare(const struct reading *reading, const struct results *want,
    size_t from, const struct results *got, const char *what)
{
	const struct result none = { .status = 0 }, *a, *b;
	size_t i, count = want->count - from;

	for (i = 0; i < count || i < got->count; i++) {
		a = i < count ? &want->list[from + i] : &none;
		b = i < got->count ? &got->list[i] : &none;
		if (a->status == b->status && a->kind == b->kind &&
		    a->offset == b->offset && a->len == b->len &&
		    a->line == b->line && a->layout == b->layout &&
		    strcmp(a->msg, b->msg) == 0)
			continue;
		show("split  ", a);
		show("records", b);
		ck_abort_msg("%s: result %zu differs in %zu bytes:\n%.*s",
		    what, i, reading->len, (int)(reading->len > 2000 ? 2000 :
		    reading->len), reading->text);
	}
	if (from == 0 && want->skipped != got->skipped)
		ck_abort_msg("%s: %llu skipped, not %llu:\n%.*s", what,
		    (unsigned long long)got->skipped,
		    (unsigned long long)want->skipped,
		    (int)(reading->len > 2000 ? 2000 : reading->len),
		    reading->text);
}

/* Read all of it in one go. */
static void
check_whole(struct records *r, struct reading *reading,
    const struct results *want)
{
	struct place place = split_origin(&reading->limits);
	struct results got = { .skipped = 0 };

	read_part(r, reading, &place, UINT64_MAX, &got);
	compare(reading, want, 0, &got, "whole");
	free(got.list);
}

/* Read up to stop, and have another go on there. */
static void
check_stop(struct records *r, struct records *other, struct reading *reading,
    const struct results *want, uint64_t stop)
{
	struct place place = split_origin(&reading->limits);
	struct results got = { .skipped = 0 };
	char what[64];

	snprintf(what, sizeof what, "stopped at %zu", (size_t)stop);
	read_part(r, reading, &place, stop, &got);
	if (place.offset < stop && place.offset < reading->len &&
	    place.trouble == 0 && stop <= reading->len)
		ck_abort_msg("%s: at %zu", what, (size_t)place.offset);
	read_part(other, reading, &place, UINT64_MAX, &got);
	compare(reading, want, 0, &got, what);
	free(got.list);
}

static const struct split_limits limits[] = {
	{ 100000, NEST_MAX }, { 60, NEST_MAX }, { 100000, 66 }, { 400, 5 },
	{ 7, 3 },
};

/* A reading of a text, as the seed has it. */
static struct reading
reading_of(const struct log_stream *stream, uint64_t seed)
{
	static const size_t stretches[] = { 0, 1, 7, 63, 64, 65, 300, 70000 };
	scan_run *run = scan_of((enum scan_level)(seed / 7 % SCAN_LEVELS));

	return (struct reading){ .text = stream->text, .len = stream->len,
	    .limits = limits[seed % UNIT_ROWS(limits)],
	    .run = run != NULL ? run : scan_best(),
	    .rejecting = seed % 3 == 0 ? 0 : seed,
	    .stretch = stretches[seed % UNIT_ROWS(stretches)],
	    .chance = { seed } };
}

/* Streams without damage, with a little, and with a lot. */
START_TEST(random_texts_are_read_alike)
{
	uint64_t rounds = unit_quick() ? 8 : 400, i, seed;
	struct log_stream stream;
	struct reading reading;
	struct results want;
	struct records *r;

	for (i = 0; i < rounds; i++) {
		seed = (uint64_t)_i * 100000 + i;
		stream = log_stream_new(seed, 50 + seed * 7919 % 4000,
		    (size_t)_i * _i);
		reading = reading_of(&stream, seed);
		want = read_split(&reading);
		r = new_records(&reading);
		check_whole(r, &reading, &want);
		/* Again: nothing is left of the first time. */
		reading.stretch = 1 + seed % 500;
		check_whole(r, &reading, &want);
		records_free(r);
		free(want.list);
		free(stream.text);
	}
}
END_TEST

/* Longer than anything is done at a time. */
START_TEST(long_texts_are_read_alike)
{
	static const size_t stretches[] = { 0, 5000, 66000, 150000 };
	uint64_t seed = (uint64_t)_i + 7;
	struct log_stream stream = log_stream_new(seed,
	    unit_quick() ? 20000 : 300000, (size_t)_i);
	struct reading reading = reading_of(&stream, seed);
	struct results want = read_split(&reading);
	struct records *r = new_records(&reading), *other;
	int i;

	other = new_records(&reading);
	for (i = 0; i < UNIT_ROWS(stretches); i++) {
		reading.stretch = stretches[i];
		check_whole(r, &reading, &want);
		check_stop(r, other, &reading, &want, stream.len * seed %
		    97 / 97);
	}
	records_free(r);
	records_free(other);
	free(want.list);
	free(stream.text);
}
END_TEST

START_TEST(reading_stops_and_goes_on_anywhere)
{
	uint64_t rounds = unit_quick() ? 1 : 20, i, seed, stop;
	struct records *r, *other;
	struct log_stream stream;
	struct reading reading;
	struct results want;

	for (i = 0; i < rounds; i++) {
		seed = (uint64_t)_i * 1000 + i;
		stream = log_stream_new(seed, 20 + seed * 7919 % 500,
		    (size_t)_i);
		reading = reading_of(&stream, seed);
		want = read_split(&reading);
		r = new_records(&reading);
		other = new_records(&reading);
		for (stop = 0; stop <= stream.len + 1; stop++)
			check_stop(r, other, &reading, &want, stop);
		records_free(r);
		records_free(other);
		free(want.list);
		free(stream.text);
	}
}
END_TEST

/* Many share one text, as threads do. */
START_TEST(many_parts_are_read_as_one)
{
	uint64_t rounds = unit_quick() ? 5 : 100, i, seed;
	struct log_stream stream;
	struct reading reading;
	struct results want, got;
	struct records *r;
	struct place place;

	for (i = 0; i < rounds; i++) {
		seed = (uint64_t)_i * 5000 + i;
		stream = log_stream_new(seed, 3000, (size_t)_i);
		reading = reading_of(&stream, seed);
		want = read_split(&reading);
		got = (struct results){ .skipped = 0 };
		place = split_origin(&reading.limits);
		do {
			r = new_records(&reading);
			read_part(r, &reading, &place, place.offset +
			    chance_below(&reading.chance, 700), &got);
			records_free(r);
		} while (place.offset < reading.len &&
		    chance_below(&reading.chance, 50) > 0);
		r = new_records(&reading);
		read_part(r, &reading, &place, UINT64_MAX, &got);
		records_free(r);
		compare(&reading, &want, 0, &got, "in parts");
		free(want.list);
		free(got.list);
		free(stream.text);
	}
}
END_TEST

/* From the record told of as the last one, the rest is the same. */
START_TEST(the_last_record_is_a_place_to_begin)
{
	uint64_t rounds = unit_quick() ? 10 : 200, i, seed;
	struct fault why = unit_no_fault();
	size_t before, from, len, places = 0;
	struct log_stream stream;
	struct reading reading;
	struct results want, got, rest;
	struct records *r;
	struct place place;

	for (i = 0; i < rounds; i++) {
		seed = (uint64_t)_i * 5000 + i;
		stream = log_stream_new(seed, 1500, (size_t)_i);
		reading = reading_of(&stream, seed);
		want = read_split(&reading);
		r = new_records(&reading);
		got = rest = (struct results){ .skipped = 0 };
		place = split_origin(&reading.limits);
		len = chance_below(&reading.chance, reading.len + 1);
		records_begin(r, &place, UINT64_MAX);
		ck_assert_int_eq(records_give(r, reading.text, len, 0, &why),
		    0);
		take(r, &reading, &got, 0, len);
		if (records_last(r, &place, &before)) {
			places++;
			for (from = 0; want.list[from].offset < before;)
				from++;
			read_part(r, &reading, &place, UINT64_MAX, &rest);
			compare(&reading, &want, from, &rest, "from the "
			    "last record");
		}
		records_free(r);
		free(want.list);
		free(got.list);
		free(rest.list);
		free(stream.text);
	}
	ck_assert_uint_gt(places, rounds / 5);
}
END_TEST

/* Records about which there is nothing to say take the swift way. */
static const struct {
	struct span	text;
	int		swift;		/* of the records: all, or none */
} ways[] = {
	{ BYTES("{\"a\":1}\n{\"b\":{}}\n{\"c\":[1,2]}"), 1 },
	{ BYTES("[{\"a\":1},{\"b\":2},\n{}]\n{}{}"), 1 },
	{ BYTES("{\n  \"a\": {\n    \"b\": 1\n  }\n}\n[\n  {\n  }\n]"), 1 },
	{ BYTES("{}\r\n{}\r\n"), 1 },
	{ BYTES("1\n\"a\"\nnull\n[true]"), 0 },
};

START_TEST(the_swift_way_is_taken)
{
	struct split_limits usual = { 1000, NEST_MAX };
	struct place origin = split_origin(&usual);
	struct fault why = unit_no_fault();
	struct records *r = records_new(&usual, scan_best(), &why);
	struct span text = ways[_i].text;
	struct found found;
	int status;

	records_begin(r, &origin, UINT64_MAX);
	ck_assert_int_eq(records_give(r, text.data, text.len, 1, &why), 0);
	while ((status = records_next(r, &found, &why)) != 0) {
		ck_assert_int_eq(status, 1);
		ck_assert_int_eq(found.sweep != NULL, ways[_i].swift);
	}
	records_free(r);
}
END_TEST

START_TEST(readers_may_be_none)
{
	static const struct split_limits usual = { 1000, NEST_MAX };
	struct place origin = split_origin(&usual);
	struct fault why = unit_no_fault();
	struct records *r = records_new(&usual, scan_best(), &why);
	struct found found;
	struct place place;
	size_t before;

	records_begin(r, &origin, UINT64_MAX);
	ck_assert_int_eq(records_give(r, "", 0, 0, &why), 0);
	ck_assert_int_eq(records_next(r, &found, &why), 0);
	ck_assert_int_eq(records_give(r, "", 0, 1, &why), 0);
	ck_assert_int_eq(records_next(r, &found, &why), 0);
	ck_assert_int_eq(records_last(r, &place, &before), 0);
	ck_assert_uint_eq(records_place(r).offset, 0);
	ck_assert_uint_eq(records_skipped(r), 0);
	records_free(r);
	records_free(NULL);
}
END_TEST

static Suite *
records_suite(void)
{
	Suite *suite = suite_create("records");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	tcase_add_loop_test(tcase, random_texts_are_read_alike, 0, 5);
	tcase_add_loop_test(tcase, reading_stops_and_goes_on_anywhere, 0, 4);
	tcase_add_loop_test(tcase, many_parts_are_read_as_one, 0, 4);
	tcase_add_loop_test(tcase, the_last_record_is_a_place_to_begin, 0, 3);
	unit_table(tcase, the_swift_way_is_taken, ways);

	tcase = unit_case(suite, "limits");
	tcase_add_loop_test(tcase, long_texts_are_read_alike, 0,
	    unit_quick() ? 2 : 6);
	tcase_add_test(tcase, readers_may_be_none);
	return suite;
}

UNIT_MAIN(records_suite)
