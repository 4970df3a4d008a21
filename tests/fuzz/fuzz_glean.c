/*
 * Any bytes, in stretches of any sizes: the records found the swift way are
 * split.h's, and what is gleaned of one without reading all of it is what yajl
 * reads in it, wherever that reads it at all, whatever is wanted of it.
 */
#include "fuzz.h"

#include "log/glean.h"
#include "log/nest.h"
#include "log/records.h"

#define MAX_RECORD	((size_t)1 << 16)

/* What is asked for, by the header's options.  Their count has no factor in
 * common with those of the other options, so that all go together. */
static const struct {
	int		 people;
	const char	*path;
	int		 persons;
} asked[] = {
	{ 1, "client.x", 0 }, { 0, NULL, 0 }, { 0, "client.x", 1 },
	{ 1, NULL, 0 }, { 0, NULL, 1 }, { 1, "actor.x.y", 0 },
	{ 1, NULL, 1 }, { 0, "outcome.x", 0 }, { 0, "actor.type", 1 },
	{ 0, "client.x", 0 }, { 1, "x", 1 }, { 1, "uuid", 0 },
};
#define WANTED		(sizeof asked / sizeof asked[0])

struct readers {
	const struct wanted *wanted;
	struct records	*records;
	struct split	*split;		/* one result behind another */
	struct glean	*glean;
	struct glean	*strict;
};

struct input {
	const char		*text;
	size_t			 len;
	struct split_limits	 limits;
};

static int
same_fact(struct fact a, struct fact b)
{
	if (a.state != b.state)
		return 0;
	if (a.state != FACT_TEXT && a.state != FACT_SCALAR)
		return a.text.len == 0 && b.text.len == 0;
	return a.text.len == b.text.len &&
	    (a.text.len == 0 || memcmp(a.text.data, b.text.data,
	    a.text.len) == 0);
}

/* A time that was read already is the one that is written. */
static void
check_when(const struct event *event)
{
	struct instant at;

	if (!event->has_when)
		return;
	HOLDS(event->published.state == FACT_TEXT);
	HOLDS(instant_parse(event->published.text, INSTANT_ZONE_REQUIRED,
	    &at) == INSTANT_OK);
	HOLDS(instant_cmp(at, event->when) == 0);
}

/* Has everybody to find the person among the targets of it? */
static int
persons_matter(const struct wanted *wanted, const struct event *event)
{
	struct fact type = event->wanted[WANT_ACTOR_TYPE];
	size_t i;

	if (type.state == FACT_TEXT && span_eq(type.text, span_of("User")))
		return 0;
	for (i = 0; i < wanted->person_type_count; i++)
		if (event->type.state == FACT_TEXT &&
		    span_eq(event->type.text, wanted->person_types[i]))
			return 1;
	return 0;
}

/* a as it was gleaned, b as yajl reads it. */
static void
check_wanted(const struct wanted *wanted, const struct event *a,
    const struct event *b)
{
	int want, matter = persons_matter(wanted, b);

	for (want = 0; want < WANTS; want++) {
		HOLDS(same_fact(a->wanted[want], b->wanted[want]) ||
		    (want >= WANT_PERSON && !matter &&
		    a->wanted[want].state == FACT_ABSENT));
		HOLDS(wanted_has(wanted, (enum want)want) ||
		    a->wanted[want].state == FACT_ABSENT);
	}
}

static void
check_events(const struct wanted *wanted, struct events a, struct events b)
{
	size_t i;

	HOLDS(a.count == b.count);
	for (i = 0; i < a.count; i++) {
		HOLDS(same_fact(a.list[i].type, b.list[i].type));
		HOLDS(same_fact(a.list[i].published, b.list[i].published));
		HOLDS(same_fact(a.list[i].result, b.list[i].result));
		HOLDS(same_fact(a.list[i].actor, b.list[i].actor));
		HOLDS(a.list[i].wrapping == b.list[i].wrapping);
		check_wanted(wanted, &a.list[i], &b.list[i]);
		check_when(&a.list[i]);
		check_when(&b.list[i]);
	}
}

/* 1: yajl reads it.  0: it is to be rejected. */
static int
check_record(struct readers *r, const struct found *found)
{
	struct fault why = { .kind = FAULT_NONE }, whys = why;
	struct events events, all;
	size_t bad = 0, bads = 0;
	int status, wants;

	wants = glean_record(r->strict, found, &all, &bads, &whys);
	status = glean_record(r->glean, found, &events, &bad, &why);
	if (wants == 0) {
		HOLDS(status == 0);
		check_events(r->wanted, events, all);
		return 1;
	}
	HOLDS(whys.kind == FAULT_RECORD && bads <= found->record.len);
	/* Damage where nobody looks: one event, and no wrapping. */
	HOLDS(status == -1 ? why.kind == FAULT_RECORD && bad == bads &&
	    strcmp(why.msg, whys.msg) == 0 :
	    events.count == 1 && events.list[0].wrapping == WRAPPING_NONE);
	return 0;
}

/* split.h says the same: the next thing it finds is this. */
static void
check_split(struct readers *r, int status, const struct record *rec,
    uint64_t line, const struct fault *why)
{
	struct fault whys = { .kind = FAULT_NONE };
	struct record want;

	HOLDS(split_next(r->split, &want, &whys) == status);
	HOLDS(want.offset == rec->offset);
	HOLDS(split_line(r->split, want.offset) == line);
	if (status == -1) {
		HOLDS(whys.kind == why->kind);
		HOLDS(strcmp(whys.msg, why->msg) == 0);
		return;
	}
	HOLDS(want.len == rec->len && want.layout == rec->layout);
	HOLDS(memcmp(want.text, rec->text, rec->len) == 0);
}

/* All of one stretch. */
static void
take(struct readers *r)
{
	struct fault why = { .kind = FAULT_NONE };
	struct found found;
	uint64_t line;
	int status;

	while ((status = records_next(r->records, &found, &why)) != 0) {
		HOLDS(status == 1 || why.kind == FAULT_RECORD ||
		    why.kind == FAULT_SENTINEL);
		line = records_line(r->records, found.record.offset);
		check_split(r, status, &found.record, line, &why);
		if (status == -1 || check_record(r, &found))
			continue;
		HOLDS(records_reject(r->records, &why) == 0);
		split_reject(r->split);
	}
}

static void
run(struct readers *r, const struct input *input,
    const struct fuzz_header *header)
{
	struct place place = split_origin(&input->limits);
	struct fault why = { .kind = FAULT_NONE };
	size_t base = 0, have = 0, count, used, i;
	struct record rec;
	char *stretch;
	int last = 0;

	memcpy(split_space(r->split, input->len + 1, &why), input->text,
	    input->len);
	split_fill(r->split, input->len);
	split_finish(r->split);
	records_begin(r->records, &place, UINT64_MAX);
	for (i = 0; !last; i++) {
		count = fuzz_block(header, i);
		last = count > input->len - base - have;
		have += last ? input->len - base - have : count;
		stretch = fuzz_copy(input->text + base, have);
		HOLDS(records_give(r->records, stretch, have, last,
		    &why) == 0);
		take(r);
		used = records_used(r->records);
		HOLDS(used <= have);
		base += used;
		have -= used;
		free(stretch);
	}
	HOLDS(split_next(r->split, &rec, &why) == 0);
	HOLDS(split_skipped(r->split) == records_skipped(r->records));
	HOLDS(glean_settle(r->glean, &why) == 0);
	HOLDS(glean_settle(r->strict, &why) == 0);
}

static struct wanted
wanted_of(uint8_t options)
{
	static const struct span person_types[] = { { "t", 1 },
		{ "user.session.start", 18 } };
	struct fault why = { .kind = FAULT_NONE };
	struct wanted wanted = { .members = 0 };
	size_t at = options % WANTED;
	int want;

	for (want = 0; want < WANT_FIELD && asked[at].people; want++)
		wanted_add(&wanted, (enum want)want);
	if (asked[at].persons) {
		wanted_add(&wanted, WANT_ACTOR_TYPE);
		for (want = WANT_PERSON; want <= WANT_PERSON_NAME; want++)
			wanted_add(&wanted, (enum want)want);
		wanted.person_types = person_types;
		wanted.person_type_count = 2;
	}
	HOLDS(asked[at].path == NULL ||
	    wanted_path(&wanted, asked[at].path, &why) == 0);
	return wanted;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct split_limits limits[] = {
		{ MAX_RECORD, NEST_MAX }, { 64, NEST_MAX },
		{ MAX_RECORD, 66 }, { MAX_RECORD, 3 } };
	struct fuzz_header header = fuzz_header(&data, &size);
	struct fault why = { .kind = FAULT_NONE };
	char *copy = fuzz_copy(data, size);
	struct input input = { copy, size, limits[header.options % 4] };
	enum scan_level level = header.options / 4 % SCAN_LEVELS;
	scan_run *scan = scan_of(level);
	struct wanted wanted = wanted_of(header.options);
	struct readers r = { &wanted,
		records_new(&input.limits, scan != NULL ? scan : scan_best(),
		    &why),
		split_new(&input.limits, &why),
		glean_new(MAX_RECORD, 0, &wanted, &why),
		glean_new(MAX_RECORD, 1, &wanted, &why) };

	HOLDS(r.records != NULL && r.split != NULL);
	HOLDS(r.glean != NULL && r.strict != NULL);
	run(&r, &input, &header);
	records_free(r.records);
	split_free(r.split);
	glean_free(r.glean);
	glean_free(r.strict);
	free(copy);
	return 0;
}
