/*
 * The number alone, and what --verbose adds to it.
 */
#include <stdint.h>

#include "books_filled.h"
#include "caught.h"
#include "count/report.h"
#include "when.h"

#define LEAD	"mau-count: "

static const struct span start[] = { BYTES("user.session.start") };
static const struct span two[] = { BYTES("a"), BYTES("b") };

static struct tally *
new_tally(int actors, int marked)
{
	struct fault why = unit_no_fault();
	struct tally *tally = tally_new(NULL, &why);

	ck_assert_ptr_nonnull(tally);
	fill_actors(tally, actors, marked);
	return tally;
}

static struct count_plan
october(void)
{
	struct count_plan plan = { .filter = { .types = start,
	    .type_count = 1 } };
	struct fault why;

	ck_assert_int_eq(window_parse_month("2026-10", &plan.filter.window,
	    &why), 0);
	return plan;
}

static const struct {
	int		 actors;
	const char	*text;
} numbers[] = {
	{ 0, "0\n" }, { 1, "1\n" }, { 1000, "1000\n" },
	{ 1234567, "1234567\n" },
};

START_TEST(number_alone)
{
	struct tally *tally = new_tally(numbers[_i].actors, 0);
	struct caught caught;
	char *text;

	caught_begin(&caught);
	report_text(caught.out, tally);
	text = caught_end(&caught);
	ck_assert_str_eq(text, numbers[_i].text);
	free(text);
	tally_free(tally);
}
END_TEST

static void
expect_books(const struct count_plan *plan, const struct tally *tally,
    const char *expected)
{
	struct caught caught;
	char *text;

	caught_begin(&caught);
	report_books(caught.out, plan, tally);
	text = caught_end(&caught);
	ck_assert_str_eq(text, expected);
	free(text);
}

START_TEST(books_of_nothing)
{
	struct tally *tally = new_tally(0, 0);
	struct count_plan plan = october();

	expect_books(&plan, tally,
	    LEAD "counting user.session.start, outcome any, window 2026-10\n"
	    LEAD "records read 0 = counted 0 + other event type 0 + other "
	    "outcome 0 + outside the window 0 + no user 0 + rejected 0\n"
	    LEAD "distinct actors 0, with at least one SUCCESS 0\n");
	tally_free(tally);
}
END_TEST

START_TEST(books)
{
	struct tally *tally = new_tally(3, 2);
	struct count_plan plan = october();
	struct fault why = unit_no_fault();
	struct input *input;

	plan.filter.types = plan.filter.outcomes = two;
	plan.filter.type_count = plan.filter.outcome_count = 2;
	plan.filter.window.has_until = 0;
	tally->books.read = 20;
	tally->books.ended[VERDICT_COUNTED] = 1;
	tally->books.ended[VERDICT_OTHER_TYPE] = 2;
	tally->books.ended[VERDICT_OTHER_OUTCOME] = 3;
	tally->books.ended[VERDICT_OUTSIDE] = 4;
	tally->books.ended[VERDICT_NO_USER] = 5;
	tally->books.ended[VERDICT_REJECTED] = 10;
	tally->books.counted = (struct extent){ 1, when("2026-10-01T00:00:00Z"),
	    when("2026-10-02T00:00:00.000000001Z") };
	tally->books.seen = (struct extent){ 1, when("2026-09-01T00:00:00Z"),
	    when("2026-11-02T00:00:00Z") };
	input = tally_input(tally, "a.ndjson.gz", "gzip", &why);
	input->records = 1;
	input->rejected = 2;
	input->bytes = UINT64_MAX;
	input->layouts = 1U << RECORD_LINE;
	input->wrappings = 1U << WRAPPING_PAYLOAD;
	input = tally_input(tally, "\x1b[1m\n\xff", "none", &why);
	input->incomplete = 1;
	expect_books(&plan, tally,
	    LEAD "counting a, b, outcome a, b, window "
	    "[2026-10-01T00:00:00.000Z, )\n"
	    LEAD "records read 20 = counted 1 + other event type 2 + other "
	    "outcome 3 + outside the window 4 + no user 5 + rejected 10\n"
	    LEAD "distinct actors 3, with at least one SUCCESS 2\n"
	    LEAD "published, counted: 2026-10-01T00:00:00.000Z to "
	    "2026-10-02T00:00:00.000000001Z\n"
	    LEAD "published, all events: 2026-09-01T00:00:00.000Z to "
	    "2026-11-02T00:00:00.000Z\n"
	    LEAD "a.ndjson.gz: 1 records, 2 rejected; 18446744073709551615 "
	    "bytes, shape ndjson, wrapping kafka, compression gzip\n"
	    LEAD "?[1m??: 0 records, 0 rejected; 0 bytes, shape empty, "
	    "wrapping none, compression none; not read to its end\n");
	tally_free(tally);
}
END_TEST

/* What was typed is shown, and cannot drive the reader's terminal. */
START_TEST(lists)
{
	static const struct span odd[] = { BYTES("\x1b[2J\n"), BYTES(""),
	    BYTES("\xc3\xa9\xff\xc2\x9b") };
	struct caught caught;
	char *text;

	caught_begin(&caught);
	report_list(caught.out, odd, 3, " or ");
	report_list(caught.out, odd, 0, "x");
	text = caught_end(&caught);
	ck_assert_str_eq(text, "?[2J? or  or \xc3\xa9???");
	free(text);
}
END_TEST

START_TEST(long_lists)
{
	static const size_t lengths[] = { 255, 256, 257, 5000 };
	struct caught caught;
	char name[5000], *text;
	struct span list = { name, lengths[_i] };
	size_t shown = list.len < 256 ? list.len : 256;

	memset(name, 'x', sizeof name);
	caught_begin(&caught);
	report_list(caught.out, &list, 1, "");
	text = caught_end(&caught);
	ck_assert_uint_eq(strlen(text), shown);
	ck_assert_uint_eq(strspn(text, "x"), shown);
	free(text);
}
END_TEST

/* Of a long name the end is shown, and nothing is written behind it. */
START_TEST(long_name)
{
	static const size_t lengths[] = { 254, 255, 256, 257, 5000 };
	struct tally *tally = new_tally(0, 0);
	struct count_plan plan = october();
	struct fault why = unit_no_fault();
	char name[5001], *text, *shown;
	struct caught caught;
	size_t len = lengths[_i];

	memset(name, 'x', len);
	memcpy(name + len - 7, "the end", 8);
	ck_assert_ptr_nonnull(tally_input(tally, name, "none", &why));
	caught_begin(&caught);
	report_books(caught.out, &plan, tally);
	text = caught_end(&caught);
	shown = strstr(text, "the end: 0 records");
	ck_assert_ptr_nonnull(shown);
	ck_assert(shown > text && shown[-1] == 'x');
	free(text);
	tally_free(tally);
}
END_TEST

static Suite *
report_text_suite(void)
{
	Suite *suite = suite_create("report_text");
	TCase *core = unit_case(suite, "core"), *limits;

	unit_table(core, number_alone, numbers);
	tcase_add_test(core, books_of_nothing);
	tcase_add_test(core, books);
	tcase_add_test(core, lists);
	limits = unit_case(suite, "limits");
	tcase_add_loop_test(limits, long_lists, 0, 4);
	tcase_add_loop_test(limits, long_name, 0, 5);
	return suite;
}

UNIT_MAIN(report_text_suite)
