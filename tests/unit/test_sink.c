/*
 * Pages -> output: what arrives, what is left out as sent twice, what is
 * counted, and how a download that broke off ends.
 */
#include "fetch/sink.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "parts.h"

#define EVENTS_MOST	8

/* A page of events, given as "second:text" with blanks between; outside is
 * for the count. */
struct paper {
	struct page		page;
	struct page_event	events[EVENTS_MOST];
	char			lines[400];
};

static void
make_page(struct paper *paper, const char *events, const char *body,
    uint64_t outside)
{
	struct page_event *event = paper->events;
	size_t size = 0, len;

	for (; *events != '\0'; events += len + (events[len] == ' ')) {
		len = strcspn(events, " ");
		event->at = (struct instant){ 1792000000 + events[0] - '0',
		    0 };
		event->begin = size;
		event->len = len - 2;
		memcpy(paper->lines + size, events + 2, len - 2);
		size += len - 2;
		paper->lines[size++] = '\n';
		event++;
	}
	paper->page = (struct page){ .body = span_of(body),
	    .lines = paper->lines, .size = size, .events = paper->events,
	    .count = (size_t)(event - paper->events), .outside = outside };
	paper->page.received = paper->page.count + outside;
}

static int
try_put(struct sink *sink, const char *events, const char *body,
    uint64_t outside, struct fault *why)
{
	struct paper paper;

	make_page(&paper, events, body, outside);
	return sink_put(sink, &paper.page, "https://a.example.com/next",
	    why);
}

static void
put(struct sink *sink, const char *events)
{
	struct fault why = unit_no_fault();

	ck_assert_msg(try_put(sink, events, "[]", 0, &why) == 0, "%s",
	    why.msg);
}

static void
put_body(struct sink *sink, const char *events, const char *body,
    uint64_t outside)
{
	struct fault why = unit_no_fault();

	ck_assert_msg(try_put(sink, events, body, outside, &why) == 0, "%s",
	    why.msg);
}

/* To a file called "out". */
static struct sink *
to_file(enum sink_format format, int *fd)
{
	struct fault why = unit_no_fault();
	struct sink *sink;

	*fd = open("out", O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	ck_assert_int_ne(*fd, -1);
	sink = sink_new(*fd, format, NULL, &why);
	ck_assert_ptr_nonnull(sink);
	return sink;
}

static void
expect_tally(const struct sink *sink, uint64_t pages, uint64_t events,
    uint64_t outside, uint64_t twice)
{
	const struct resume_tally *tally = sink_tally(sink);

	ck_assert_uint_eq(tally->pages, pages);
	ck_assert_uint_eq(tally->events, events);
	ck_assert_uint_eq(tally->outside, outside);
	ck_assert_uint_eq(tally->twice, twice);
}

static void
finish(struct sink *sink, int fd)
{
	sink_free(sink);
	close(fd);
}

static const struct {
	const char	*pages[4];
	const char	*output;
	uint64_t	 events, twice;
} walks[] = {
	{ { "1:a 2:b", "3:c" }, "a\nb\nc\n", 3, 0 },
	{ { "" }, "", 0, 0 },
	{ { "1:a", "", "2:b" }, "a\nb\n", 2, 0 },
	/* Pages that overlap. */
	{ { "1:a 2:b", "2:b 3:c" }, "a\nb\nc\n", 3, 1 },
	{ { "1:a 2:b", "1:a 2:b 3:c" }, "a\nb\nc\n", 3, 2 },
	{ { "1:a 2:b", "1:a 2:b" }, "a\nb\n", 2, 2 },
	{ { "1:a 1:b", "1:b 1:c", "1:c 1:d" }, "a\nb\nc\nd\n", 4, 2 },
	{ { "1:a 2:b", "", "2:b 3:c" }, "a\nb\nc\n", 3, 1 },
	{ { "1:a", "1:a 1:b", "1:a 1:c" }, "a\nb\nc\n", 3, 2 },
	/* Not byte for byte. */
	{ { "1:a", "1:A", "1:aa" }, "a\nA\naa\n", 3, 0 },
	{ { "1:ab", "1:a", "1:ab" }, "ab\na\nab\n", 3, 0 },
	/* Not in the page before, but in one before that. */
	{ { "1:a", "1:b", "1:a" }, "a\nb\na\n", 3, 0 },
	/* Within a page: so the org has it. */
	{ { "1:a 1:a", "2:b 2:b" }, "a\na\nb\nb\n", 4, 0 },
	/* Of the same bytes, but later than all before: a new one. */
	{ { "1:a", "2:a" }, "a\na\n", 2, 0 },
	/* Order does not matter to it. */
	{ { "2:b 1:a", "1:a 2:b" }, "b\na\n", 2, 2 },
};

START_TEST(events_one_a_line)
{
	struct sink *sink;
	int fd, i;

	sink = to_file(SINK_NDJSON, &fd);
	expect_tally(sink, 0, 0, 0, 0);
	for (i = 0; i < 4 && walks[_i].pages[i] != NULL; i++)
		put(sink, walks[_i].pages[i]);
	scratch_expect("out", walks[_i].output);
	expect_tally(sink, (uint64_t)i, walks[_i].events, 0,
	    walks[_i].twice);
	ck_assert_int_eq(sink_is_closed(sink), 0);
	finish(sink, fd);
}
END_TEST

/* The same in two runs, cut behind each page: as much is known then. */
START_TEST(a_resumed_walk_is_the_same)
{
	static const struct resume_job job = { "https://a.example.com",
	    "2026-10-01T00:00:00.000Z", "2026-11-01T00:00:00.000Z", "",
	    "ndjson" };
	struct resume_tally tally = { .pages = 0 };
	struct fault why = unit_no_fault();
	struct partfile *part = part_begin();
	struct sink *sink;
	struct object *state;
	struct buf next, until;
	int i;

	buf_init(&next, 1000);
	buf_init(&until, 1000);
	for (i = 0; i < 4 && walks[_i].pages[i] != NULL; i++) {
		sink = sink_new_part(part, &job, &tally, SINK_NDJSON, &why);
		ck_assert_msg(sink != NULL, "%s", why.msg);
		put(sink, walks[_i].pages[i]);
		sink_break_off(sink, "the lights went out");
		sink_free(sink);
		partfile_free(part);
		part = part_open(1, &state);
		ck_assert_msg(resume_read(state, &job, &tally, &next, &until,
		    &why) == 0, "%s", why.msg);
		ck_assert_str_eq(next.data, "https://a.example.com/next");
		object_free(state);
		ck_assert_uint_eq(tally.pages, (uint64_t)i + 1);
	}
	ck_assert_uint_eq(tally.events, walks[_i].events);
	ck_assert_uint_eq(tally.twice, walks[_i].twice);
	part_expect(walks[_i].output);
	part_finish(part);
	part_expect_whole(walks[_i].output);
	buf_done(&next);
	buf_done(&until);
}
END_TEST

START_TEST(bodies_as_they_were_sent)
{
	struct sink *sink;
	int fd;

	sink = to_file(SINK_PAGES, &fd);
	put_body(sink, "1:a", "[ {\"a\" : 1} ]", 0);
	put_body(sink, "", "[]\n", 0);
	put_body(sink, "1:a", "[ {\"a\" : 1} ]\r\n", 2);
	put_body(sink, "1:a", "[\n{\"a\" : 1}\n]\n", 0);
	scratch_expect("out", "[ {\"a\" : 1} ]\n[]\n[ {\"a\" : 1} ]\r\n"
	    "[\n{\"a\" : 1}\n]\n");
	/* All that were written, twice or not. */
	expect_tally(sink, 4, 5, 2, 0);
	finish(sink, fd);
}
END_TEST

START_TEST(what_is_counted)
{
	struct sink *sink;
	int fd;

	sink = to_file(SINK_NDJSON, &fd);
	ck_assert_int_eq(sink_tally(sink)->has_latest, 0);
	put_body(sink, "", "[]", 3);
	ck_assert_int_eq(sink_tally(sink)->has_latest, 0);
	put_body(sink, "2:a 5:b 4:c", "[]", 1);
	ck_assert_int_eq(sink_tally(sink)->has_latest, 1);
	ck_assert_int_eq(sink_tally(sink)->latest.sec, 1792000005);
	put_body(sink, "3:d", "[]", 0);
	ck_assert_int_eq(sink_tally(sink)->latest.sec, 1792000005);
	expect_tally(sink, 3, 4, 4, 0);
	finish(sink, fd);
}
END_TEST

START_TEST(a_break_is_a_line_of_its_own)
{
	struct sink *sink;
	int fd;

	sink = to_file(SINK_NDJSON, &fd);
	sink_break_off(sink, "no page came");
	scratch_expect("out", SENTINEL " no page came\n");
	finish(sink, fd);
	sink = to_file(SINK_NDJSON, &fd);
	put(sink, "1:a");
	sink_break_off(sink, "page 2: HTTP 500");
	scratch_expect("out", "a\n" SENTINEL " page 2: HTTP 500\n");
	finish(sink, fd);
}
END_TEST

/* Written up to any byte: what was cut is ended, and then it is said. */
START_TEST(a_page_that_was_cut)
{
	static const char all[] = "a\n{bcd}\ne\n";
	struct fault why;
	struct sink *sink;
	char wanted[100];
	size_t room;
	int fd;

	for (room = 2; room < sizeof all - 1; room++) {
		why = unit_no_fault();
		sink = to_file(SINK_NDJSON, &fd);
		put(sink, "1:a");
		scratch_limit(room);
		ck_assert_int_eq(try_put(sink, "2:{bcd} 3:e", "[]", 0, &why),
		    -1);
		scratch_limit(RLIM_INFINITY);
		unit_expect_fault(&why, FAULT_SYSTEM, "standard output: ");
		expect_tally(sink, 1, 1, 0, 0);
		ck_assert_int_eq(sink_is_closed(sink), 0);
		sink_break_off(sink, "x");
		snprintf(wanted, sizeof wanted, "%.*s%s" SENTINEL " x\n",
		    (int)room, all, all[room - 1] == '\n' ? "" : "\n");
		scratch_expect("out", wanted);
		finish(sink, fd);
	}
}
END_TEST

START_TEST(nobody_reads_any_more)
{
	struct fault why = unit_no_fault();
	struct sink *sink;
	int fds[2];
	char byte;

	signal(SIGPIPE, SIG_IGN);
	ck_assert_int_eq(pipe(fds), 0);
	sink = sink_new(fds[1], SINK_NDJSON, NULL, &why);
	ck_assert_ptr_nonnull(sink);
	put(sink, "1:a");
	ck_assert_int_eq(read(fds[0], &byte, 1), 1);
	close(fds[0]);
	ck_assert_int_eq(try_put(sink, "2:b", "[]", 0, &why), -1);
	ck_assert_int_eq(why.kind, FAULT_SYSTEM);
	ck_assert_int_eq(sink_is_closed(sink), 1);
	expect_tally(sink, 1, 1, 0, 0);
	sink_break_off(sink, "x");
	finish(sink, fds[1]);
}
END_TEST

START_TEST(no_room_at_all)
{
	struct fault why = unit_no_fault();
	int fd = open("/dev/full", O_WRONLY | O_CLOEXEC);
	struct sink *sink;

	ck_assert_int_ne(fd, -1);
	sink = sink_new(fd, SINK_NDJSON, NULL, &why);
	ck_assert_ptr_nonnull(sink);
	/* Nothing to write: nothing fails. */
	put(sink, "");
	ck_assert_int_eq(try_put(sink, "1:a", "[]", 0, &why), -1);
	unit_expect_fault(&why, FAULT_SYSTEM, "standard output: ");
	ck_assert_int_eq(sink_is_closed(sink), 0);
	expect_tally(sink, 1, 0, 0, 0);
	sink_break_off(sink, "x");
	finish(sink, fd);
	sink_free(NULL);
}
END_TEST

/* More than a pipe holds, read by a slow reader: all of it arrives. */
START_TEST(a_write_in_many_parts)
{
	static char line[1000001], back[1000001];
	size_t len = sizeof line - 1, got = 0;
	struct page_event event = { 0, len, { 1792000000, 0 } };
	struct page page = { .body = SPAN("[]"), .lines = line,
	    .size = len + 1, .events = &event, .count = 1, .received = 1 };
	struct fault why = unit_no_fault();
	struct sink *sink;
	int fds[2], status;
	pid_t pid;
	ssize_t n;

	memset(line, 'x', len);
	line[len] = '\n';
	ck_assert_int_eq(pipe(fds), 0);
	pid = fork();
	ck_assert_int_ne(pid, -1);
	if (pid == 0) {
		close(fds[0]);
		sink = sink_new(fds[1], SINK_NDJSON, NULL, &why);
		status = sink != NULL && sink_put(sink, &page, NULL,
		    &why) == 0 ? 0 : 1;
		sink_free(sink);
		_exit(status);
	}
	close(fds[1]);
	while ((n = read(fds[0], back + got, len + 1 - got)) > 0)
		got += (size_t)n;
	ck_assert_uint_eq(got, len + 1);
	ck_assert_mem_eq(back, line, len + 1);
	close(fds[0]);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}
END_TEST

static Suite *
sink_suite(void)
{
	Suite *suite = suite_create("sink");
	TCase *core = unit_case(suite, "core");
	TCase *limits = unit_case(suite, "limits");
	TCase *errors = unit_case(suite, "errors");

	tcase_add_checked_fixture(core, scratch_enter, scratch_leave);
	tcase_add_checked_fixture(errors, scratch_enter, scratch_leave);
	unit_table(core, events_one_a_line, walks);
	unit_table(core, a_resumed_walk_is_the_same, walks);
	tcase_add_test(core, bodies_as_they_were_sent);
	tcase_add_test(core, what_is_counted);
	tcase_add_test(core, a_break_is_a_line_of_its_own);
	tcase_add_test(limits, a_write_in_many_parts);
	tcase_add_test(errors, a_page_that_was_cut);
	tcase_add_test(errors, nobody_reads_any_more);
	tcase_add_test(errors, no_room_at_all);
	return suite;
}

UNIT_MAIN(sink_suite)
