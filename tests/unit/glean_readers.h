/*
 * glean_readers.h - a record through all that reads one, which has to say the
 * same of it.
 */
#ifndef GLEAN_READERS_H
#define GLEAN_READERS_H

#include "events_text.h"
#include "find_record.h"
#include "log/extract.h"
#include "log/glean.h"
#include "want.h"

#define MAX_RECORD	((size_t)1 << 16)

/* All that reads a record. */
struct readers {
	struct wanted	 wanted;
	struct finder	 finder;
	struct extract	*extract;
	struct glean	*glean;
	struct glean	*strict;
};

/* What one of them says. */
struct told {
	int		status;
	size_t		bad;
	struct fault	why;
	char		text[EVENTS_TEXT];
	char		wanted[EVENTS_TEXT];
	char		persons[EVENTS_TEXT];
};

/* To be used where it stands: what is wanted is lent from there. */
static inline void
readers_init(struct readers *r, struct wanted wanted)
{
	struct fault why = unit_no_fault();

	r->wanted = wanted;
	r->finder = finder_new();
	r->extract = extract_new(MAX_RECORD, &r->wanted, &why);
	r->glean = glean_new(MAX_RECORD, 0, &r->wanted, &why);
	r->strict = glean_new(MAX_RECORD, 1, &r->wanted, &why);
	ck_assert(r->extract != NULL && r->glean != NULL &&
	    r->strict != NULL);
}

static inline void
readers_done(struct readers *r)
{
	struct fault why = unit_no_fault();

	ck_assert_int_eq(glean_settle(r->glean, &why), 0);
	ck_assert_int_eq(glean_settle(r->strict, &why), 0);
	finder_done(&r->finder);
	extract_free(r->extract);
	glean_free(r->glean);
	glean_free(r->strict);
}

/* A time that was read already is the one that is written. */
static inline void
check_when(struct events events)
{
	struct instant at;
	size_t i;

	for (i = 0; i < events.count; i++)
		if (events.list[i].has_when && (events.list[i].published.state
		    != FACT_TEXT || instant_parse(events.list[i].published.text,
		    INSTANT_ZONE_REQUIRED, &at) != INSTANT_OK ||
		    instant_cmp(at, events.list[i].when) != 0))
			ck_abort_msg("another time");
}

static inline struct told
told_of(int status, const struct wanted *wanted, struct events events,
    size_t bad, struct fault why)
{
	struct told told = { .status = status };

	if (status == 0) {
		check_when(events);
		events_text(events, told.text);
		wanted_text(events, wanted, told.wanted);
		persons_text(events, wanted, 0, told.persons);
		return told;
	}
	if (why.kind != FAULT_RECORD)
		ck_abort_msg("%s", why.msg);
	told.bad = bad;
	told.why = why;
	return told;
}

static inline struct told
tell(struct glean *g, const struct wanted *wanted, const struct found *found)
{
	struct fault why = unit_no_fault();
	struct events events = { NULL, 0 };
	size_t bad = 0;
	int status = glean_record(g, found, &events, &bad, &why);

	return told_of(status, wanted, events, bad, why);
}

static inline struct told
tell_extract(const struct readers *r, const struct found *found)
{
	struct fault why = unit_no_fault();
	struct events events = { NULL, 0 };
	size_t bad = 0;
	int status = extract_record(r->extract, found->record.text,
	    found->record.len, &events, &bad, &why);

	return told_of(status, &r->wanted, events, bad, why);
}

static inline int
same(const struct told *a, const struct told *b)
{
	return a->status == b->status && a->bad == b->bad &&
	    strcmp(a->text, b->text) == 0 &&
	    strcmp(a->wanted, b->wanted) == 0 &&
	    strcmp(a->persons, b->persons) == 0 &&
	    strcmp(a->why.msg, b->why.msg) == 0;
}

static inline void
complain(const char *who, const struct told *got, const struct told *want,
    struct span record)
{
	ck_abort_msg("%s: %s %s %s%s, and not %s %s %s%s, of %.*s", who,
	    got->text, got->wanted, got->persons, got->why.msg, want->text,
	    want->wanted, want->persons, want->why.msg, (int)record.len,
	    record.data);
}

/* A record through all of them.  Returns what the default one says. */
static inline struct told
check(struct readers *r, struct span record)
{
	/* Most records are not the last one, and have bytes behind them. */
	size_t behind = record.len % 4 == 0 ? 0 : 100;
	char *text = malloc(record.len + behind);
	struct told want, got;
	struct found found;

	memcpy(text, record.data, record.len);
	memset(text + record.len, ' ', behind);
	finder_find(&r->finder, (struct span){ text, record.len + behind },
	    0, &found);
	free(text);
	want = tell_extract(r, &found);
	got = tell(r->strict, &r->wanted, &found);
	if (!same(&want, &got))
		complain("strict", &got, &want, record);
	got = tell(r->glean, &r->wanted, &found);
	/* What is no JSON may be no JSON where nobody looks. */
	if (!same(&want, &got) && (want.status == 0 || got.status != 0))
		complain("glean", &got, &want, record);
	return got;
}

#endif
