/*
 * One part of a text: where reading it ends, what is left for the next one,
 * what is learnt from it, and files that are not what they were.
 */
#include "log/nest.h"
#include "run_text.h"
#include "count/worker.h"

#define EVENT(actor)	"{\"actor\":{\"id\":\"" actor "\"},\"eventType\":" \
		"\"user.session.start\",\"published\":"			\
		"\"2026-10-05T08:00:00.000Z\"}\n"
#define LEN		(sizeof EVENT("a") - 1)
#define LINES		EVENT("a") EVENT("b") EVENT("c") EVENT("d")

/* A worker, and what it left of the last part. */
struct bench {
	struct count_plan	 plan;
	struct worker		*worker;
	struct ledger		 ledger;
	struct place		 end;
	struct border		 learnt;
};

static void
begin(struct bench *b, int keep_going, size_t block)
{
	struct fault why = unit_no_fault();

	memset(b, 0, sizeof *b);
	b->plan = run_plan(keep_going, block);
	b->worker = worker_new(&b->plan, 1, &why);
	ck_assert_ptr_nonnull(b->worker);
}

static void
done(struct bench *b)
{
	worker_free(b->worker);
	ledger_done(&b->ledger);
}

static struct place
origin(const struct bench *b)
{
	struct split_limits limits = { b->plan.max_record, NEST_MAX };

	return split_origin(&limits);
}

static void
take(struct bench *b, const struct part *part)
{
	ledger_clear(&b->ledger);
	worker_read(b->worker, part, &b->ledger, &b->end, &b->learnt);
}

static void
expect(const struct bench *b, uint64_t read, uint64_t end, uint64_t line)
{
	ck_assert_uint_eq(b->ledger.mishap_count, 0);
	ck_assert_uint_eq(b->ledger.books.read, read);
	ck_assert_uint_eq(b->ledger.key_count, read);
	ck_assert_uint_eq(b->end.offset, end);
	ck_assert_uint_eq(b->end.line, line);
}

static void
expect_mishap(const struct bench *b, uint64_t offset, uint64_t line,
    const char *says)
{
	const struct mishap *mishap;

	ck_assert_uint_ge(b->ledger.mishap_count, 1);
	mishap = &b->ledger.mishaps[0];
	ck_assert_uint_eq(mishap->offset, offset);
	ck_assert_uint_eq(mishap->line, line);
	unit_expect_fault(&mishap->why, mishap->why.kind, says);
}

/* A record that begins before stop is the part's, to its end. */
START_TEST(stops_before_a_record)
{
	char *text = unit_copy(SPAN(LINES));
	uint64_t stop, records;
	struct bench b;

	begin(&b, 0, 64);
	for (stop = 1; stop <= 4 * LEN; stop++) {
		struct part part = { .from = origin(&b), .stop = stop,
		    .bytes = text, .len = 4 * LEN };

		take(&b, &part);
		records = (stop + LEN - 1) / LEN;
		/* Behind the record, or behind its line feed as well. */
		ck_assert_uint_ge(b.end.offset, stop < records * LEN ?
		    records * LEN - 1 : stop);
		expect(&b, records, b.end.offset, b.end.offset / LEN + 1);
	}
	done(&b);
	free(text);
}
END_TEST

/* Cut anywhere, the rest is left for the next part, which goes on there. */
START_TEST(leaves_what_is_cut)
{
	char *text = unit_copy(SPAN(LINES)), *rest;
	struct part part;
	size_t cut;
	struct bench b;

	begin(&b, 0, 64);
	for (cut = 0; cut <= 4 * LEN; cut++) {
		part = (struct part){ .from = origin(&b), .stop = UINT64_MAX,
		    .bytes = text, .len = cut };
		take(&b, &part);
		ck_assert_uint_le(b.end.offset, cut);
		ck_assert_uint_le(cut - b.end.offset, LEN);
		expect(&b, (cut + 1) / LEN, b.end.offset,
		    b.end.offset / LEN + 1);
		part.from = b.end;
		part.len = 4 * LEN - (size_t)b.end.offset;
		rest = unit_copy((struct span){ text + b.end.offset,
		    part.len });
		part.bytes = rest;
		part.last = 1;
		take(&b, &part);
		expect(&b, 4 - (cut + 1) / LEN, 4 * LEN, 5);
		free(rest);
	}
	done(&b);
	free(text);
}
END_TEST

/* What was learnt finds the next line. */
START_TEST(learns_a_border)
{
	struct part part = { .stop = UINT64_MAX, .len = 4 * LEN - 10 };
	char *text = unit_copy((struct span){ LINES, part.len });
	struct place place;
	struct bench b;

	begin(&b, 0, 64);
	part.from = origin(&b);
	part.bytes = text;
	take(&b, &part);
	ck_assert_int_ne(b.learnt.known, 0);
	ck_assert_int_eq(border_find(&b.learnt, text + 5, part.len - 5, 5,
	    &place), 1);
	ck_assert_uint_eq(place.offset, LEN);
	/* Of nothing, nothing is learnt. */
	part.len = 0;
	take(&b, &part);
	ck_assert_int_eq(b.learnt.known, 0);
	done(&b);
	free(text);
}
END_TEST

static int
open_scratch(struct span bytes)
{
	int fd = open(scratch_write(bytes), O_RDONLY | O_CLOEXEC);

	ck_assert_int_ne(fd, -1);
	return fd;
}

/* In the middle of a file, by blocks of each size. */
START_TEST(reads_files)
{
	struct part part = { .stop = UINT64_MAX, .last = 1, .base = 3 };
	struct bench b;
	size_t block;

	part.fd = open_scratch(SPAN("xyz" LINES));
	for (block = 1; block < 5 * LEN; block += unit_quick() ? 50 : 1) {
		begin(&b, 0, block);
		part.from = origin(&b);
		part.stop = UINT64_MAX;
		take(&b, &part);
		expect(&b, 4, 4 * LEN, 5);
		part.stop = 2 * LEN;
		take(&b, &part);
		expect(&b, 2, 2 * LEN, 3);
		done(&b);
	}
	close(part.fd);
}
END_TEST

/* A part that is not the last one has a file's bytes up to stop: if they are
 * gone, someone has cut the file meanwhile. */
START_TEST(file_became_shorter)
{
	struct part part = { .stop = 10 * LEN };
	struct bench b;

	part.fd = open_scratch(SPAN(LINES));
	begin(&b, _i, 100);
	part.from = origin(&b);
	take(&b, &part);
	expect_mishap(&b, 4 * LEN, 5, "became shorter while it was read");
	ck_assert_int_eq(b.ledger.mishaps[0].why.kind, FAULT_INPUT);
	ck_assert_int_eq(b.ledger.incomplete, 1);
	ck_assert_int_eq(b.ledger.fatal, !_i);
	if (_i)
		ck_assert_uint_eq(b.ledger.books.read, 4);
	/* The last part ends where the file does, which may have grown. */
	part.stop = UINT64_MAX;
	part.last = 1;
	part.size = 3 * LEN;
	take(&b, &part);
	expect(&b, 4, 4 * LEN, 5);
	part.size = 4 * LEN + 1;
	take(&b, &part);
	expect_mishap(&b, 4 * LEN, 5, "became shorter while it was read");
	close(part.fd);
	done(&b);
}
END_TEST

/* The place is that of the end, also when a record is cut off there, and what
 * was read of it has had to move: blocks are smaller than lines. */
START_TEST(file_became_shorter_inside_a_record)
{
	struct part part = { .stop = UINT64_MAX, .last = 1,
	    .size = 4 * LEN };
	struct bench b;

	part.fd = open_scratch(((struct span){ LINES, 4 * LEN - 10 }));
	begin(&b, 1, LEN / 2 + (size_t)_i);
	part.from = origin(&b);
	take(&b, &part);
	ck_assert_uint_eq(b.ledger.mishap_count, 2);
	ck_assert_uint_eq(b.ledger.mishaps[0].offset, 4 * LEN - 10);
	ck_assert_uint_eq(b.ledger.mishaps[0].line, 4);
	ck_assert_uint_eq(b.ledger.mishaps[1].offset, 3 * LEN);
	ck_assert_uint_eq(b.ledger.mishaps[1].line, 4);
	ck_assert_uint_eq(b.ledger.books.read, 4);
	close(part.fd);
	done(&b);
}
END_TEST

START_TEST(file_cannot_be_read)
{
	struct part part = { .stop = UINT64_MAX, .last = 1 };
	struct bench b;

	part.fd = open("/", O_RDONLY | O_CLOEXEC);
	ck_assert_int_ne(part.fd, -1);
	begin(&b, _i, 100);
	part.from = origin(&b);
	take(&b, &part);
	expect_mishap(&b, 0, 1, "cannot be read: ");
	ck_assert_int_eq(b.ledger.incomplete, 1);
	ck_assert_int_eq(b.ledger.fatal, !_i);
	close(part.fd);
	done(&b);
}
END_TEST

/* Broken off in memory: what is cut then is damage. */
START_TEST(breaks_off)
{
	char *text = unit_copy(SPAN(LINES));
	struct part part = { .stop = UINT64_MAX, .last = 1, .bytes = text,
	    .len = 2 * LEN + 20 };
	struct fault broken;
	struct bench b;

	fault_set(&broken, FAULT_INPUT, "the data is cut short");
	part.broken = &broken;
	begin(&b, _i, 100);
	part.from = origin(&b);
	take(&b, &part);
	expect_mishap(&b, 2 * LEN + 20, 3, "the data is cut short");
	ck_assert_int_eq(b.ledger.fatal, !_i);
	ck_assert_uint_eq(b.ledger.mishap_count, _i ? 2 : 1);
	if (_i) {
		ck_assert_uint_eq(b.ledger.books.read, 3);
		ck_assert_uint_eq(b.ledger.books.skipped_bytes, 20);
		ck_assert_uint_eq(b.ledger.mishaps[1].offset, 2 * LEN);
	}
	done(&b);
	free(text);
}
END_TEST

/* The same by every definition -------------------------------------------- */

#define LINE_OF(type, actor, result, target) "{\"eventType\":\"" type \
		"\",\"actor\":" actor ",\"outcome\":{\"result\":\""	\
		result "\"},\"published\":\"2026-10-05T08:00:00.000Z\"," \
		"\"target\":" target "}\n"
#define START	"user.session.start"
#define SSO	"user.authentication.sso"
#define GRANT	"app.oauth2.token.grant.access_token"
#define BY(id)	"{\"id\":\"" id "\",\"type\":\"User\"}"
#define BY_APP	"{\"id\":\"app\",\"type\":\"App\"}"
#define SEVERAL	"[" BY("x") "," BY("y") "]"

/* Of one event: what it is to whom of session, success, amau, sso, in letters:
 * c for counted, - for not; and the verdict in the books, which is session's
 * unless some definition rejects it. */
static const struct {
	const char	*event;
	const char	*counts;
	enum verdict	 verdict;
	const char	*actor;		/* of those who count it */
} compared[] = {
	{ LINE_OF(START, BY("a"), "SUCCESS", "null"), "ccc-", VERDICT_COUNTED,
	    "a" },
	{ LINE_OF(START, BY("a"), "FAILURE", "null"), "c---", VERDICT_COUNTED,
	    "a" },
	{ LINE_OF(START, BY("unknown"), "SUCCESS", "null"), "c---",
	    VERDICT_COUNTED, "unknown" },
	{ LINE_OF(START, BY_APP, "SUCCESS", SEVERAL), "ccc-", VERDICT_COUNTED,
	    "app" },
	{ LINE_OF(SSO, BY("a"), "SUCCESS", "null"), "---c", VERDICT_OTHER_TYPE,
	    "a" },
	{ LINE_OF(SSO, BY("a"), "FAILURE", "null"), "----", VERDICT_OTHER_TYPE,
	    NULL },
	{ LINE_OF(SSO, BY_APP, "SUCCESS", SEVERAL), "---c", VERDICT_OTHER_TYPE,
	    "app" },
	{ LINE_OF(GRANT, BY("a"), "SUCCESS", SEVERAL), "--c-",
	    VERDICT_OTHER_TYPE, "a" },
	{ LINE_OF(GRANT, BY_APP, "SUCCESS", "[" BY("b") "]"), "--c-",
	    VERDICT_OTHER_TYPE, "b" },
	{ LINE_OF(GRANT, BY_APP, "FAILURE", SEVERAL), "----",
	    VERDICT_OTHER_TYPE, NULL },
	{ LINE_OF(GRANT, BY_APP, "SUCCESS", "[]"), "----", VERDICT_OTHER_TYPE,
	    NULL },
	{ LINE_OF(GRANT, BY_APP, "SUCCESS", SEVERAL), "----", VERDICT_REJECTED,
	    NULL },
	{ LINE_OF(SSO, "{\"id\":\"\"}", "SUCCESS", "null"), "----",
	    VERDICT_REJECTED, NULL },
	{ LINE_OF(START, "{\"id\":null}", "SUCCESS", "null"), "----",
	    VERDICT_REJECTED, NULL },
	{ LINE_OF("other", "{}", "SUCCESS", SEVERAL), "----",
	    VERDICT_OTHER_TYPE, NULL },
	{ "{\"actor\":{}}\n", "----", VERDICT_REJECTED, NULL },
};

static void
begin_compared(struct bench *b, int strict)
{
	static const struct span types[] = { BYTES(GRANT) };
	struct fault why = unit_no_fault();
	int i;

	memset(b, 0, sizeof *b);
	b->plan = run_plan(1, 64);
	b->plan.strict = strict;
	b->plan.compare = b->plan.asked.compare = 1;
	for (i = 0; i < DEFINITIONS; i++)
		definition_ask((enum definition)i, &b->plan.compared[i]);
	b->plan.wanted.person_types = types;
	b->plan.wanted.person_type_count = 1;
	wanted_add(&b->plan.wanted, WANT_ACTOR_TYPE);
	wanted_add(&b->plan.wanted, WANT_PERSON);
	b->worker = worker_new(&b->plan, 1, &why);
	ck_assert_ptr_nonnull(b->worker);
}

static void
expect_ballots(const struct bench *b, const char *counts, const char *actor)
{
	const struct ballot *ballot = b->ledger.ballots;
	struct idkey key;
	int i;

	for (i = 0; i < DEFINITIONS; i++, ballot++) {
		ck_assert_uint_eq(ballot->count, counts[i] == 'c');
		if (ballot->count == 0)
			continue;
		key = idset_key(1, actor, strlen(actor));
		ck_assert_uint_eq(ballot->keys[0].hi, key.hi);
		ck_assert_uint_eq(ballot->keys[0].lo, key.lo);
	}
}

/* Twice, as a part that is read again begins anew. */
START_TEST(compares)
{
	char *text = unit_copy(span_of(compared[_i].event));
	struct part part = { .stop = UINT64_MAX, .last = 1, .bytes = text,
	    .len = strlen(compared[_i].event) };
	const struct ledger *ledger;
	struct bench b;
	int strict, round;

	for (strict = 0; strict < 2; strict++) {
		begin_compared(&b, strict);
		part.from = origin(&b);
		ledger = &b.ledger;
		for (round = 0; round < 2; round++) {
			take(&b, &part);
			ck_assert_uint_eq(ledger->books.read, 1);
			ck_assert_uint_eq(ledger->books.ended[
			    compared[_i].verdict], 1);
			ck_assert_uint_eq(ledger->key_count,
			    compared[_i].verdict == VERDICT_COUNTED);
			ck_assert_uint_eq(ledger->mishap_count,
			    compared[_i].verdict == VERDICT_REJECTED);
			expect_ballots(&b, compared[_i].counts,
			    compared[_i].actor);
		}
		done(&b);
	}
	free(text);
}
END_TEST

/* All of them in one log, and why the ones rejected were; without
 * --keep-going the first of these ends the run. */
START_TEST(compares_a_log)
{
	static const uint64_t counted[DEFINITIONS] = { 4, 2, 4, 2 };
	struct part part = { .stop = UINT64_MAX, .last = 1 };
	struct pack text = { NULL, 0, 0 };
	struct bench b;
	int i;

	for (i = 0; i < UNIT_ROWS(compared); i++)
		pack_add_span(&text, span_of(compared[i].event));
	begin_compared(&b, 0);
	part.from = origin(&b);
	part.bytes = pack_span(&text).data;
	part.len = text.len;
	take(&b, &part);
	for (i = 0; i < DEFINITIONS; i++)
		ck_assert_uint_eq(b.ledger.ballots[i].count, counted[i]);
	ck_assert_uint_eq(b.ledger.key_count, 4);
	ck_assert_uint_eq(b.ledger.books.read, UNIT_ROWS(compared));
	ck_assert_uint_eq(b.ledger.books.ended[VERDICT_REJECTED], 4);
	ck_assert_uint_eq(b.ledger.books.ended[VERDICT_OTHER_TYPE], 8);
	ck_assert_uint_eq(b.ledger.mishap_count, 4);
	ck_assert_str_eq(b.ledger.mishaps[0].why.msg, "by the definition "
	    "amau: target has several "
	    "Users, or one whose id is none, and the actor is no User: "
	    "whose event it is cannot be told");
	ck_assert_str_eq(b.ledger.mishaps[1].why.msg, "by the definition "
	    "sso: actor.id is empty");
	ck_assert_str_eq(b.ledger.mishaps[2].why.msg, "actor.id is null");
	ck_assert_str_eq(b.ledger.mishaps[3].why.msg, "not a System Log "
	    "event: eventType is missing");
	b.plan.keep_going = 0;
	take(&b, &part);
	ck_assert_int_eq(b.ledger.fatal, 1);
	ck_assert_uint_eq(b.ledger.mishaps[0].line, 12);
	done(&b);
	pack_done(&text);
}
END_TEST

static Suite *
worker_suite(void)
{
	Suite *suite = suite_create("worker");
	TCase *core = unit_case(suite, "core");
	TCase *errors = unit_case(suite, "errors");

	tcase_add_unchecked_fixture(core, scratch_make, scratch_remove);
	tcase_add_test(core, stops_before_a_record);
	tcase_add_test(core, leaves_what_is_cut);
	tcase_add_test(core, learns_a_border);
	tcase_add_test(core, reads_files);
	unit_table(core, compares, compared);
	tcase_add_test(core, compares_a_log);
	tcase_add_unchecked_fixture(errors, scratch_make, scratch_remove);
	tcase_add_loop_test(errors, file_became_shorter, 0, 2);
	tcase_add_loop_test(errors, file_became_shorter_inside_a_record, 0,
	    70);
	tcase_add_loop_test(errors, file_cannot_be_read, 0, 2);
	tcase_add_loop_test(errors, breaks_off, 0, 2);
	return suite;
}

UNIT_MAIN(worker_suite)
