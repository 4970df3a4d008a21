/*
 * Any bytes, cut into blocks anywhere: the same results as when they come
 * whole, each at its place, nothing lost between them, and no damage where
 * another reader sees none.
 */
#include "fuzz.h"

#include "log/nest.h"
#include "log/split.h"
#include "strict_json.h"

/* One result, as it is to be compared. */
struct result {
	int			status;		/* of split_next() */
	enum fault_kind		kind;
	int			rejected;
	uint64_t		offset;
	size_t			len;
	uint64_t		line;
	enum record_layout	layout;
	char			msg[128];
};

struct results {
	struct result	*list;
	size_t		 count;
	size_t		 cap;
	uint64_t	 skipped;
};

struct input {
	const char		*text;
	size_t			 len;
	struct split_limits	 limits;
	int			 rejecting;	/* what is no JSON */
};

static struct result *
add(struct results *results)
{
	if (results->count == results->cap) {
		results->cap = results->cap == 0 ? 64 : results->cap * 2;
		results->list = realloc(results->list,
		    results->cap * sizeof results->list[0]);
		HOLDS(results->list != NULL);
	}
	memset(&results->list[results->count], 0, sizeof results->list[0]);
	return &results->list[results->count++];
}

static void
take(struct split *split, const struct input *input, struct results *results)
{
	struct fault why = { .kind = FAULT_NONE };
	struct result *result;
	struct strict strict;
	struct record rec;
	int status;

	while ((status = split_next(split, &rec, &why)) != 0) {
		result = add(results);
		result->status = status;
		result->offset = rec.offset;
		HOLDS(rec.offset <= input->len);
		result->line = split_line(split, rec.offset);
		if (status == -1) {
			HOLDS(why.kind == FAULT_RECORD ||
			    why.kind == FAULT_SENTINEL);
			HOLDS(why.msg[0] != '\0');
			result->kind = why.kind;
			snprintf(result->msg, sizeof result->msg, "%.120s",
			    why.msg);
			continue;
		}
		HOLDS(status == 1 && rec.len > 0);
		HOLDS(rec.len <= input->limits.max_record);
		HOLDS(rec.len <= input->len - rec.offset);
		HOLDS(memcmp(rec.text, input->text + rec.offset,
		    rec.len) == 0);
		result->len = rec.len;
		result->layout = rec.layout;
		strict = strict_of(rec.text, rec.len, NEST_MAX);
		if (input->rejecting && !strict_text(&strict)) {
			result->rejected = 1;
			split_reject(split);
		}
	}
}

static struct results
run(struct split *split, const struct input *input,
    const struct fuzz_header *header)
{
	struct results results = { NULL, 0, 0, 0 };
	struct fault why = { .kind = FAULT_NONE };
	size_t at, count, i = 0;
	char *space;

	split_restart(split);
	for (at = 0; at < input->len; at += count, i++) {
		count = header == NULL ? input->len : fuzz_block(header, i);
		if (count > input->len - at)
			count = input->len - at;
		space = split_space(split, count, &why);
		HOLDS(space != NULL);
		memcpy(space, input->text + at, count);
		split_fill(split, count);
		take(split, input, &results);
	}
	split_finish(split);
	take(split, input, &results);
	results.skipped = split_skipped(split);
	return results;
}

static void
compare(const struct results *a, const struct results *b)
{
	const struct result *x, *y;
	size_t i;

	for (i = 0; i < a->count && i < b->count; i++) {
		x = &a->list[i];
		y = &b->list[i];
		HOLDS(x->status == y->status && x->kind == y->kind);
		HOLDS(x->offset == y->offset && x->len == y->len);
		HOLDS(x->line == y->line && x->layout == y->layout);
		HOLDS(x->rejected == y->rejected);
		HOLDS(strcmp(x->msg, y->msg) == 0);
	}
	HOLDS(a->count == b->count);
	HOLDS(a->skipped == b->skipped);
}

/* Bytes that may stand between records without being told of. */
static size_t
count_loose(const char *text, size_t len)
{
	size_t i, loose = 0;

	for (i = 0; i < len; i++)
		loose += memchr(" \t\r\n[],\xef\xbb\xbf", text[i], 10) != NULL;
	return loose;
}

/* Offsets go up, lines are right, and all bytes are accounted for. */
static void
check_places(const struct input *input, const struct results *results)
{
	uint64_t behind = 0, line = 1, counted = 0, used = 0, loose = 0;
	const struct result *result;
	size_t i;

	for (i = 0; i < results->count; i++) {
		result = &results->list[i];
		HOLDS(result->offset >= behind);
		for (; counted < result->offset; counted++)
			line += input->text[counted] == '\n';
		HOLDS(result->line == line);
		loose += count_loose(input->text + behind,
		    result->offset - behind);
		behind = result->offset;
		if (result->status == 1 && !result->rejected) {
			behind += result->len;
			used += result->len;
		}
	}
	loose += count_loose(input->text + behind, input->len - behind);
	HOLDS(used + results->skipped <= input->len);
	HOLDS(used + results->skipped + loose >= input->len);
}

/* Where another reader sees records only, so does split, and the same number;
 * and where split sees no damage, nor does the other. */
static void
check_damage(const struct input *input, const struct results *results)
{
	struct strict strict = strict_of(input->text, input->len,
	    input->limits.max_depth);
	size_t i, damaged = 0;
	int good;

	if (!input->rejecting)
		return;
	for (i = 0; i < results->count; i++)
		damaged += results->list[i].status == -1 ||
		    results->list[i].rejected;
	good = strict_stream(&strict) &&
	    strict.longest <= input->limits.max_record;
	HOLDS(good == (damaged == 0));
	HOLDS(!good || strict.records == results->count);
	HOLDS(!good || results->skipped == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct split_limits limits[] = {
		{ (size_t)1 << 20, NEST_MAX }, { 8, NEST_MAX }, { 64, 2 },
		{ (size_t)1 << 20, 1 } };
	struct fuzz_header header = fuzz_header(&data, &size);
	struct fault why = { .kind = FAULT_NONE };
	struct results whole, cut;
	struct input input;
	struct split *split;
	char *copy = fuzz_copy(data, size);

	input = (struct input){ copy, size, limits[header.options % 4],
	    !(header.options & 4) };
	split = split_new(&input.limits, &why);
	HOLDS(split != NULL);
	whole = run(split, &input, NULL);
	cut = run(split, &input, &header);
	compare(&whole, &cut);
	check_places(&input, &whole);
	check_damage(&input, &whole);
	split_free(split);
	free(whole.list);
	free(cut.list);
	free(copy);
	return 0;
}
