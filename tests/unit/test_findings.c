/*
 * What became of one actor's events: by id and verdict, the first by time, and
 * where time does not tell, by place.
 */
#include "count/findings.h"

#include <stdio.h>

#include "unit.h"
#include "when.h"

#define TEXT(literal)	{ .text = BYTES(literal), .state = FACT_TEXT }

/* An event of a verdict; id, login NULL: none; when NULL: no time. */
struct row {
	const char	*id;
	const char	*login;
	enum verdict	 verdict;
	const char	*when;
	uint64_t	 offset;
};

static struct span
text_of(const char *text)
{
	return text != NULL ? span_of(text) : (struct span){ NULL, 0 };
}

static void
add(struct findings *findings, const struct row *row)
{
	struct finding finding = { .id = text_of(row->id),
	    .login = text_of(row->login), .verdict = row->verdict,
	    .events = 1, .has_when = row->when != NULL,
	    .spot = { 3, row->offset + 1, row->offset } }, *kept;
	struct fault why = unit_no_fault();
	int status;

	if (row->when != NULL)
		finding.first = finding.last = when(row->when);
	status = findings_add(findings, &finding, &kept, &why);
	ck_assert_int_ne(status, -1);
	if (status == 1)
		ck_assert_uint_eq(kept->spot.offset, row->offset);
}

/* "id login verdict events first..last offset" of each. */
static void
expect(struct findings *findings, const char *const *lines)
{
	char line[300], first[INSTANT_TEXT], last[INSTANT_TEXT];
	const struct finding *f;
	size_t i;

	for (i = 0; i < findings->count; i++) {
		f = &findings->list[i];
		ck_assert_ptr_nonnull(lines[i]);
		if (f->has_when) {
			instant_format(f->first, first);
			instant_format(f->last, last);
		}
		snprintf(line, sizeof line, "%.*s %.*s %d %llu %s %s %llu",
		    (int)f->id.len, f->id.data == NULL ? "" : f->id.data,
		    (int)f->login.len, f->login.data == NULL ? "" :
		    f->login.data, (int)f->verdict,
		    (unsigned long long)f->events, f->has_when ? first : "-",
		    f->has_when ? last : "-",
		    (unsigned long long)f->spot.offset);
		ck_assert_str_eq(line, lines[i]);
		ck_assert_uint_eq(f->spot.line, f->spot.offset + 1);
		ck_assert_uint_eq(f->spot.input, 3);
	}
	ck_assert_ptr_null(lines[i]);
}

START_TEST(the_first_of_each)
{
	static const struct row rows[] = {
		{ "b", NULL, VERDICT_COUNTED, "2026-10-02T00:00:00Z", 10 },
		{ "a", NULL, VERDICT_REJECTED, NULL, 20 },
		{ "a", "x", VERDICT_REJECTED, NULL, 30 },
		{ "b", "l", VERDICT_COUNTED, "2026-10-01T00:00:00Z", 40 },
		{ "b", "m", VERDICT_COUNTED, "2026-10-01T00:00:00Z", 50 },
		{ "b", "m", VERDICT_COUNTED, "2026-10-03T00:00:00Z", 60 },
		{ "b", NULL, VERDICT_OTHER_TYPE, "2026-10-03T00:00:00Z", 70 },
		{ NULL, "l", VERDICT_REJECTED, "2026-10-03T00:00:00Z", 80 },
		{ "", "l", VERDICT_REJECTED, "2026-10-03T00:00:00Z", 85 },
		{ "a", NULL, VERDICT_REJECTED, "2026-10-09T00:00:00Z", 90 },
		{ "a", NULL, VERDICT_REJECTED, NULL, 95 },
		{ "aa", NULL, VERDICT_COUNTED, "2026-10-09T00:00:00Z", 99 },
	};
	static const char *const lines[] = {
		" l 6 1 2026-10-03T00:00:00.000Z 2026-10-03T00:00:00.000Z 80",
		" l 6 1 2026-10-03T00:00:00.000Z 2026-10-03T00:00:00.000Z 85",
		"a x 6 4 2026-10-09T00:00:00.000Z 2026-10-09T00:00:00.000Z "
		    "90",
		"aa  0 1 2026-10-09T00:00:00.000Z 2026-10-09T00:00:00.000Z "
		    "99",
		"b l 0 4 2026-10-01T00:00:00.000Z 2026-10-03T00:00:00.000Z "
		    "40",
		"b  1 1 2026-10-03T00:00:00.000Z 2026-10-03T00:00:00.000Z 70",
		NULL
	};
	struct findings findings = { .list = NULL };
	size_t i;

	for (i = 0; i < sizeof rows / sizeof rows[0]; i++)
		add(&findings, &rows[i]);
	findings_sort(&findings);
	expect(&findings, lines);
	findings_clear(&findings);
	ck_assert_uint_eq(findings.count, 0);
	add(&findings, &rows[5]);
	ck_assert_uint_eq(findings.list[0].events, 1);
	findings_done(&findings);
	findings_sort(&findings);
}
END_TEST

static const struct {
	const char	*who;
	struct event	 event;
	const char	*id;		/* of the finding; NULL: none */
} events[] = {
	{ "00uA", { .actor = TEXT("00uA") }, "00uA" },
	{ "00ua", { .actor = TEXT("00uA") }, NULL },
	{ "00uA", { .actor = TEXT("00uAB") }, NULL },
	{ "a@x", { .actor = TEXT("00uA"),
	    .wanted[WANT_LOGIN] = TEXT("a@x") }, "00uA" },
	{ "a@x", { .actor = TEXT("00uA"),
	    .wanted[WANT_NAME] = TEXT("a@x") }, NULL },
	{ "00uB", { .actor = TEXT("0oa"),
	    .wanted[WANT_PERSON] = TEXT("00uB") }, "00uB" },
	{ "b@x", { .actor = TEXT("0oa"), .wanted[WANT_PERSON] = TEXT("00uB"),
	    .wanted[WANT_PERSON_LOGIN] = TEXT("b@x") }, "00uB" },
	{ "0oa", { .actor = TEXT("0oa"),
	    .wanted[WANT_PERSON] = TEXT("00uB") }, "0oa" },
	{ "a", { .actor = { .state = FACT_NULL } }, NULL },
};

START_TEST(whose_event)
{
	struct finding finding;
	enum whose whose = findings_concern(events[_i].who,
	    &events[_i].event, 1, &finding), other;

	ck_assert_int_eq(whose != WHOSE_NOT, events[_i].id != NULL);
	/* A person matters only if the event is of that kind. */
	other = findings_concern(events[_i].who, &events[_i].event, 0,
	    &finding);
	ck_assert_int_eq(other, whose == WHOSE_PERSON ? WHOSE_NOT : whose);
	findings_concern(events[_i].who, &events[_i].event, 1, &finding);
	if (whose == WHOSE_NOT)
		return;
	ck_assert(unit_is(finding.id, events[_i].id));
	ck_assert_uint_eq(finding.events, 1);
}
END_TEST

static Suite *
findings_suite(void)
{
	Suite *suite = suite_create("findings");
	TCase *core = unit_case(suite, "core");

	tcase_add_test(core, the_first_of_each);
	unit_table(core, whose_event, events);
	return suite;
}

UNIT_MAIN(findings_suite)
