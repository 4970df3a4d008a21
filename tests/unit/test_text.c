/*
 * A text put together from its parts: which of them may be entered, what is
 * told of them and where, and what one hands on to the next.
 */
#include "count/text.h"
#include "log/nest.h"
#include "unit.h"

/* What the ears heard. */
struct heard {
	struct fault	skipped;	/* the last one */
	unsigned	skips;
	uint64_t	bytes;
	uint64_t	records;
};

static void
hear_skipped(void *ctx, const struct fault *why)
{
	struct heard *heard = ctx;

	heard->skips++;
	heard->skipped = *why;
}

static void
hear_moved(void *ctx, uint64_t bytes, uint64_t records)
{
	struct heard *heard = ctx;

	heard->bytes = bytes;
	heard->records = records;
}

static void
count_call(void *ctx)
{
	++*(int *)ctx;
}

/* A text that was begun, in a tally of its own. */
struct desk {
	struct tally	*tally;
	struct text	*text;
	struct heard	 heard;
	struct text_ears ears;
	struct task	 task;		/* the next in order */
	int		 done;
};

static struct place
place_at(uint64_t offset, uint64_t line)
{
	struct split_limits limits = { 1000, NEST_MAX };
	struct place place = split_origin(&limits);

	place.offset = offset;
	place.line = line;
	return place;
}

static void
begin(struct desk *d)
{
	struct place from = place_at(0, 1);
	struct fault why = unit_no_fault();

	memset(d, 0, sizeof *d);
	d->ears = (struct text_ears){ &d->heard, hear_skipped, hear_moved };
	d->tally = tally_new(NULL, &why);
	ck_assert_ptr_nonnull(d->tally);
	d->text = text_new("a.ndjson", "none", count_call, &d->done, &why);
	ck_assert_ptr_nonnull(d->text);
	ck_assert_int_eq(text_begin(d->text, d->tally, &from, &why), 0);
	ck_assert_uint_eq(d->tally->input_count, 1);
	d->task.part.from = from;
}

static void
end(struct desk *d)
{
	ledger_done(&d->task.ledger);
	ck_assert_int_eq(d->done, 0);
	text_free(d->text);
	ck_assert_int_eq(d->done, 1);
	tally_free(d->tally);
}

static void
add_mishap(struct desk *d, uint64_t offset, uint64_t line,
    enum fault_kind kind, int fatal)
{
	struct fault what, why;

	fault_set(&what, kind, "it is odd");
	ck_assert_int_eq(ledger_mishap(&d->task.ledger, offset, line, &what,
	    fatal, &why), 0);
}

static void
enter(struct desk *d)
{
	struct fault why = unit_no_fault();

	ck_assert_int_eq(text_enter(d->text, &d->task, d->tally, &d->ears,
	    &why), 0);
}

/* A part begun at a guess counts lines from its own begin. */
START_TEST(lines_add_up)
{
	struct desk d;

	begin(&d);
	books_damage(&d.task.ledger.books);
	d.task.position = 70;
	d.task.end = place_at(100, 11);
	enter(&d);
	ck_assert_uint_eq(d.heard.bytes, 70);
	ck_assert_uint_eq(d.heard.records, 1);
	ck_assert_uint_eq(d.tally->inputs[0].bytes, 100);
	d.task.part.from = place_at(100, 1);
	ck_assert_int_eq(text_holds(d.text, &d.task), 1);
	ledger_clear(&d.task.ledger);
	books_damage(&d.task.ledger.books);
	add_mishap(&d, 130, 3, FAULT_RECORD, 0);
	d.task.end = place_at(150, 5);
	enter(&d);
	ck_assert_uint_eq(d.heard.skips, 1);
	ck_assert_str_eq(d.heard.skipped.msg, "a.ndjson:13 (byte 130): it is "
	    "odd");
	ck_assert_uint_eq(d.heard.records, 2);
	ck_assert_uint_eq(d.text->at.line, 15);
	ck_assert_uint_eq(d.tally->inputs[0].records, 2);
	end(&d);
}
END_TEST

/* What is wrong with a guess; row 0: nothing. */
START_TEST(guesses)
{
	struct desk d;
	int holds = 0;

	begin(&d);
	d.text->at = place_at(100, 11);
	d.text->at.stance.arrays.open = 1;
	d.text->at.stance.arrays.due = ARRAYS_VALUE;
	d.task.part.from = d.text->at;
	d.task.part.from.line = 1;
	switch (_i) {
	case 0:
		holds = 1;
		break;
	case 1:
		d.task.placeless = 1;
		break;
	case 2:
		d.task.part.from.offset++;
		break;
	case 3:
		d.text->at.trouble = 1;
		break;
	case 4:
		d.task.part.from.stance.arrays.open = 0;
		break;
	case 5:
		d.task.part.from.stance.arrays.due = ARRAYS_COMMA_OR_CLOSE;
		break;
	case 6:
		d.task.part.from.stance.indent = 1;
		break;
	case 7:
		d.task.part.from.stance.line_used = 1;
		break;
	case 8:
		/* What damage lets pass matters where there is some. */
		d.text->at.stance.arrays.orphans = 1;
		holds = 1;
		break;
	case 9:
		d.text->at.stance.arrays.orphans = 1;
		add_mishap(&d, 1, 1, FAULT_RECORD, 0);
		break;
	}
	ck_assert_int_eq(text_holds(d.text, &d.task), holds);
	end(&d);
}
END_TEST

/* What a part in memory leaves, the next one begins with. */
START_TEST(rest_is_joined)
{
	struct fault why = unit_no_fault();
	struct desk d;

	begin(&d);
	d.task.part.bytes = "abcdef";
	d.task.part.len = 6;
	d.task.end = place_at(4, 1);
	enter(&d);
	d.task.part.bytes = "ghi";
	d.task.part.len = 3;
	d.task.placeless = 1;
	ck_assert_int_eq(text_again(d.text, &d.task, &why), 0);
	ck_assert_uint_eq(d.task.part.from.offset, 4);
	ck_assert(unit_is((struct span){ d.task.part.bytes,
	    d.task.part.len }, "efghi"));
	/* Nothing of it is used up: all goes on. */
	d.task.end = d.task.part.from;
	enter(&d);
	d.task.part.bytes = "j";
	d.task.part.len = 1;
	ck_assert_int_eq(text_again(d.text, &d.task, &why), 0);
	ck_assert(unit_is((struct span){ d.task.part.bytes,
	    d.task.part.len }, "efghij"));
	/* All of it is. */
	d.task.end = place_at(10, 1);
	enter(&d);
	d.task.part.bytes = "k";
	d.task.part.len = 1;
	ck_assert_int_eq(text_again(d.text, &d.task, &why), 0);
	ck_assert(unit_is((struct span){ d.task.part.bytes,
	    d.task.part.len }, "k"));
	end(&d);
}
END_TEST

/* What ends the run is why, and what was told before stays told. */
START_TEST(fatal)
{
	struct fault why = unit_no_fault();
	struct desk d;

	begin(&d);
	add_mishap(&d, 1, 2, FAULT_RECORD, 0);
	add_mishap(&d, 3, 4, _i ? FAULT_SYSTEM : FAULT_SENTINEL, 1);
	ck_assert_int_eq(text_enter(d.text, &d.task, d.tally, &d.ears, &why),
	    -1);
	ck_assert_uint_eq(d.heard.skips, 1);
	ck_assert_int_eq(why.kind, _i ? FAULT_SYSTEM : FAULT_SENTINEL);
	ck_assert_str_eq(why.msg, _i ? "it is odd" :
	    "a.ndjson:4 (byte 3): it is odd");
	ck_assert_uint_eq(d.tally->books.read, 0);
	end(&d);
}
END_TEST

START_TEST(incomplete)
{
	struct desk d;

	begin(&d);
	d.task.ledger.incomplete = 1;
	d.task.end = place_at(4, 1);
	enter(&d);
	ck_assert_int_eq(d.text->over, 1);
	ck_assert_int_eq(d.tally->inputs[0].incomplete, 1);
	ck_assert_uint_eq(d.tally->failed_inputs, 1);
	end(&d);
}
END_TEST

/* Orphans of damage are let pass to the end of the text. */
START_TEST(orphans_stay)
{
	struct desk d;

	begin(&d);
	d.task.end = place_at(4, 1);
	d.task.end.stance.arrays.orphans = 1;
	enter(&d);
	d.task.part.from = place_at(4, 1);
	d.task.end = place_at(8, 1);
	enter(&d);
	ck_assert_int_eq(d.text->at.stance.arrays.orphans, 1);
	end(&d);
}
END_TEST

static Suite *
text_suite(void)
{
	Suite *suite = suite_create("text");
	TCase *core = unit_case(suite, "core");
	TCase *errors = unit_case(suite, "errors");

	tcase_add_test(core, lines_add_up);
	tcase_add_loop_test(core, guesses, 0, 10);
	tcase_add_test(core, rest_is_joined);
	tcase_add_test(core, orphans_stay);
	tcase_add_loop_test(errors, fatal, 0, 2);
	tcase_add_test(errors, incomplete);
	return suite;
}

UNIT_MAIN(text_suite)
