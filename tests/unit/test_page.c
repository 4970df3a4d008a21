/*
 * One page of events: accepted only when it is all there, cut into lines that
 * hold the events' own bytes, and no event of another window.
 */
#include "fetch/page.h"

#include <stdio.h>

#include "base/buf.h"
#include "unit.h"

#define AT(time)	"{'eventType':'user.session.start','published':'" time \
			"','actor':{'id':'00uTEST1'}}"
#define ONE		AT("2026-10-05T10:00:00.123Z")
#define TWO		AT("2026-10-06T10:00:00.456Z")
#define OUTSIDE		AT("2026-11-01T00:00:00.000Z")
#define TEXT_MAX	((size_t)4 * 1024 * 1024)

static struct page_reader *
new_reader(void)
{
	struct fault why = unit_no_fault();
	struct window october = window_of_month(2026 * 12 + 9);
	struct page_reader *reader = page_reader_new(&october, &why);

	ck_assert_ptr_nonnull(reader);
	return reader;
}

/* What each page has to be, whatever is in it. */
static void
check_page(const struct page *page, struct span body)
{
	size_t i, begin = 0;

	ck_assert_ptr_eq(page->body.data, body.data);
	ck_assert_uint_eq(page->body.len, body.len);
	ck_assert_uint_eq(page->count + page->outside, page->received);
	for (i = 0; i < page->count; i++) {
		ck_assert_uint_eq(page->events[i].begin, begin);
		begin += page->events[i].len;
		ck_assert_uint_lt(begin, page->size);
		ck_assert_int_eq(page->lines[begin], '\n');
		ck_assert_ptr_null(memchr(page->lines + page->events[i].begin,
		    '\n', page->events[i].len));
		begin++;
	}
	ck_assert_uint_eq(page->size, begin);
}

/* Both with ' for ". */
static void
expect_lines(struct page_reader *reader, const char *body, const char *lines,
    uint64_t outside)
{
	struct fault why = unit_no_fault();
	struct span text = span_of(body), want = span_of(lines);
	char *json = unit_json(text), *want_json = unit_json(want);
	struct page page;

	text.data = json;
	ck_assert_msg(page_read(reader, text, &page, &why) == 0, "%s: %s",
	    body, why.msg);
	check_page(&page, text);
	ck_assert_uint_eq(page.size, want.len);
	if (want.len > 0)
		ck_assert_mem_eq(page.lines, want_json, want.len);
	ck_assert_uint_eq(page.outside, outside);
	free(json);
	free(want_json);
}

static const struct {
	const char	*body;
	const char	*lines;
	uint64_t	 outside;
} pages[] = {
	{ "[]", "", 0 }, { " [ ] ", "", 0 }, { "\r\n[\n\t]\r\n", "", 0 },
	{ "\xef\xbb\xbf[]", "", 0 },
	{ "[" ONE "]", ONE "\n", 0 },
	{ "[" ONE "," TWO "]", ONE "\n" TWO "\n", 0 },
	{ "\xef\xbb\xbf \n[ \t" ONE "\r\n, \n" TWO " ]\n\n",
	    ONE "\n" TWO "\n", 0 },
	/* In the order they came, however often. */
	{ "[" TWO "," ONE "," TWO "]", TWO "\n" ONE "\n" TWO "\n", 0 },
	{ "[" OUTSIDE "]", "", 1 },
	{ "[" OUTSIDE "," ONE "," OUTSIDE "," TWO "," OUTSIDE "]",
	    ONE "\n" TWO "\n", 3 },
	/* Line breaks between tokens become blanks, nothing else does. */
	{ "[{\n\t'eventType' :\r\n 'a',\r'published':\n"
	    "'2026-10-01T00:00:00Z'\n}]",
	    "{ \t'eventType' :   'a', 'published': "
	    "'2026-10-01T00:00:00Z' }\n", 0 },
	{ "[{'eventType':'a\\n\\r\\u000a\\\\ \\u00e9\\/','published':"
	    "'2026-10-01T00:00:00Z','x':[1.50e+01,{},[],null],'x':'['}]",
	    "{'eventType':'a\\n\\r\\u000a\\\\ \\u00e9\\/','published':"
	    "'2026-10-01T00:00:00Z','x':[1.50e+01,{},[],null],'x':'['}\n",
	    0 },
	{ "[{'published':'2026-10-01T00:00:00Z','d':{'eventType':'b'},"
	    "'eventType':'\xc3\xa9 ] } ,\\\\'}]",
	    "{'published':'2026-10-01T00:00:00Z','d':{'eventType':'b'},"
	    "'eventType':'\xc3\xa9 ] } ,\\\\'}\n", 0 },
	/* No actor, no outcome: not for this program to judge. */
	{ "[{'eventType':'a','published':'2026-10-01T00:00:00Z',"
	    "'actor':null,'outcome':7}]", "{'eventType':'a','published':"
	    "'2026-10-01T00:00:00Z','actor':null,'outcome':7}\n", 0 },
};

START_TEST(pages_become_lines)
{
	struct page_reader *reader = new_reader();

	expect_lines(reader, pages[_i].body, pages[_i].lines,
	    pages[_i].outside);
	/* Nothing is left of the last one. */
	expect_lines(reader, "[" ONE "]", ONE "\n", 0);
	expect_lines(reader, "[]", "", 0);
	expect_lines(reader, pages[_i].body, pages[_i].lines,
	    pages[_i].outside);
	page_reader_free(reader);
}
END_TEST

static const struct {
	const char	*body;
	const char	*complaint;
} bad[] = {
	{ "", "empty" }, { " ", "" }, { "\n", "" }, { "\xef\xbb\xbf", "" },
	{ "\xef\xbb[]", "no array" }, { "\xef", "no array" },
	/* Not an array. */
	{ "{}", "no array" }, { ONE, "no array" }, { "null", "no array" },
	{ "''", "no array" }, { "7", "no array" }, { "<html>", "no array" },
	{ "{'errorCode':'E0000009'}", "E0000009" },
	{ "]", "no array" }, { ONE "\n" TWO, "no array" },
	/* Not one array. */
	{ "[" ONE "][" TWO "]", "more text" }, { "[][]", "more text" },
	{ "[]\n[]", "more text" }, { "[" ONE "]]", "more text" },
	{ "[" ONE "] x", "more text" }, { "[],", "more text" },
	{ "[" ONE "]\n" TWO, "more text" }, { "[]{}", "more text" },
	/* Nested. */
	{ "[[]]", "no object" }, { "[[" ONE "]]", "no object" },
	{ "[" ONE ",[" TWO "]]", "no object" },
	/* Commas. */
	{ "[,]", "no object" }, { "[" ONE ",]", "no object" },
	{ "[," ONE "]", "no object" }, { "[" ONE ",," TWO "]", "no object" },
	{ "[" ONE TWO "]", "no comma" }, { "[" ONE " " TWO "]", "no comma" },
	{ "[" ONE ";" TWO "]", "no comma" }, { "[" ONE "}]", "no comma" },
	/* Elements of another kind. */
	{ "[1]", "no object" }, { "[null]", "no object" },
	{ "['x']", "no object" }, { "[" ONE ",true]", "no object" },
	{ "[{}]", "element 1" }, { "[" ONE ",{}]", "element 2" },
	{ "[{'uuid':'x'}]", "no event" },
	{ "[" ONE ",{'a':{}}]", "no event" },
	{ "[{'eventType':7,'published':'2026-10-01T00:00:00Z'}]",
	    "no event" },
	{ "[{'eventType':null,'published':'2026-10-01T00:00:00Z'}]",
	    "no event" },
	/* Wrapped: no page of the API's. */
	{ "[{'detail':" ONE "}]", "no event" },
	{ "[{'event':" ONE "}]", "no event" },
	{ "[{'payload':" ONE "}]", "no event" },
	{ "[{'data':{'events':[" ONE "]}}]", "no event" },
	{ "[{'data':{'events':[" ONE "," TWO "]}}]", "no event" },
	{ "[{'data':{'events':[]}}]", "no event" },
	/* Times. */
	{ "[{'eventType':'a'}]", "published" },
	{ "[{'eventType':'a','published':null}]", "published" },
	{ "[{'eventType':'a','published':1767225600}]", "published" },
	{ "[{'eventType':'a','published':''}]", "published" },
	{ "[" AT("2026-10-05") "]", "published" },
	{ "[" AT("2026-10-05T10:00:00") "]", "published" },
	{ "[" AT("2026-10-05 10:00:00.123") "]", "published" },
	{ "[" AT("2026-10-32T10:00:00Z") "]", "published" },
	{ "[" AT("2026-10-05T24:00:00Z") "]", "published" },
	{ "[" ONE "," AT("yesterday") "," TWO "]", "element 2" },
	/* Outside it is one, too. */
	{ "[" OUTSIDE "," AT("never") "]", "element 2" },
	/* Not JSON. */
	{ "[{'eventType':'a','published':'2026-10-01T00:00:00Z',}]", "" },
	{ "[{'eventType':'a' 'published':'2026-10-01T00:00:00Z'}]", "" },
	{ "[{'eventType':'a\nb','published':'2026-10-01T00:00:00Z'}]", "" },
	{ "[{'eventType':'a\xff','published':'2026-10-01T00:00:00Z'}]", "" },
	{ "[{'eventType':'a','published':'2026-10-01T00:00:00Z','x':01}]",
	    "" },
	{ "[{'eventType':'a','published':'2026-10-01T00:00:00Z','x':[}]}]",
	    "" },
	{ "[{eventType:'a','published':'2026-10-01T00:00:00Z'}]", "" },
	{ "[" ONE ",{'a\\", "ends at byte" }, { "[" ONE, "ends at byte" },
	{ "[" ONE ",", "ends at byte" }, { "[", "ends at byte" },
	{ "[" ONE ",{", "ends at byte" },
};

START_TEST(what_is_no_page_is_refused)
{
	struct fault why = unit_no_fault();
	struct page_reader *reader = new_reader();
	struct span text = span_of(bad[_i].body);
	char *json = unit_json(text);
	struct page page;

	text.data = json;
	ck_assert_msg(page_read(reader, text, &page, &why) == -1, "%s",
	    bad[_i].body);
	unit_expect_fault(&why, FAULT_REMOTE, bad[_i].complaint);
	ck_assert_ptr_null(strpbrk(why.msg, "\n\xff"));
	/* The next one may be good. */
	expect_lines(reader, "[" ONE "," OUTSIDE "]", ONE "\n", 1);
	free(json);
	page_reader_free(reader);
}
END_TEST

START_TEST(nothing_at_all_is_refused)
{
	struct fault why = unit_no_fault();
	struct page_reader *reader = new_reader();
	struct page page;

	ck_assert_int_eq(page_read(reader, (struct span){ NULL, 0 }, &page,
	    &why), -1);
	unit_expect_fault(&why, FAULT_REMOTE, "empty");
	page_reader_free(reader);
	page_reader_free(NULL);
}
END_TEST

/* Wherever a body ends too early, that shows. */
START_TEST(a_cut_body_is_no_page)
{
	static const char *const bodies[] = {
		"[]", " [ ]", "\xef\xbb\xbf\n[" ONE " , " TWO "\n]",
		"[" ONE "," OUTSIDE "]",
		"[" AT("2026-10-05T10:00:00Z','x':[[],{'y':']'}],'z':'") "]",
	};
	struct fault why;
	struct page_reader *reader = new_reader();
	struct span text = span_of(bodies[_i]);
	char *json = unit_json(text), *cut;
	struct page page;
	size_t len;

	for (len = 0; len < text.len; len++) {
		why = unit_no_fault();
		cut = unit_copy((struct span){ json, len });
		ck_assert_msg(page_read(reader, (struct span){ cut, len },
		    &page, &why) == -1, "%.*s", (int)len, json);
		ck_assert_int_eq(why.kind, FAULT_REMOTE);
		free(cut);
	}
	ck_assert_int_eq(page_read(reader, (struct span){ json, len }, &page,
	    &why), 0);
	free(json);
	page_reader_free(reader);
}
END_TEST

static const struct {
	const char	*time;
	int		 inside;
} edges[] = {
	{ "2026-09-30T23:59:59.999999999Z", 0 },
	{ "2026-10-01T00:00:00Z", 1 },
	{ "2026-10-01T00:00:00.000000000Z", 1 },
	{ "2026-10-01T00:00:00.000000001Z", 1 },
	{ "2026-10-01T02:00:00+02:00", 1 },
	{ "2026-10-01T01:59:59.999+02:00", 0 },
	{ "2026-10-31T23:59:59.999999999Z", 1 },
	{ "2026-10-31T23:59:59.999Z", 1 },
	{ "2026-11-01T00:00:00Z", 0 },
	{ "2026-11-01T00:00:00.000000001Z", 0 },
	{ "2026-10-31T23:00:00-01:00", 0 },
	{ "2026-10-31T22:59:59.999999999-01:00", 1 },
	{ "2025-10-15T00:00:00Z", 0 }, { "2027-10-15T00:00:00Z", 0 },
};

START_TEST(the_window_has_sharp_edges)
{
	struct fault why = unit_no_fault();
	struct page_reader *reader = new_reader();
	char body[256];
	struct page page;
	struct span text = { body, 0 };
	struct instant at;

	text.len = (size_t)snprintf(body, sizeof body, "[{\"eventType\":\"a\","
	    "\"published\":\"%s\"}]", edges[_i].time);
	ck_assert_int_eq(page_read(reader, text, &page, &why), 0);
	check_page(&page, text);
	ck_assert_uint_eq(page.received, 1);
	ck_assert_uint_eq(page.count, (unsigned)edges[_i].inside);
	if (edges[_i].inside) {
		ck_assert_int_eq(instant_parse(span_of(edges[_i].time),
		    INSTANT_ZONE_REQUIRED, &at), INSTANT_OK);
		ck_assert_int_eq(instant_cmp(at, page.events[0].at), 0);
	}
	page_reader_free(reader);
}
END_TEST

/* More than a page has, and more than there was room for at first. */
START_TEST(a_large_page)
{
	size_t many = unit_quick() ? 1500 : 5000, i;
	struct fault why = unit_no_fault();
	struct page_reader *reader = new_reader();
	struct buf body;
	struct page page;
	char want[128];
	int round;

	buf_init(&body, TEXT_MAX);
	for (i = 0; i < many; i++)
		ck_assert_int_eq(buf_printf(&body, &why, "%c{\"eventType\":"
		    "\"a\",\"n\":%zu,\"published\":\"2026-10-01T00:%02zu:%02zu"
		    "Z\"}", i == 0 ? '[' : ',', i, i / 60 % 60, i % 60), 0);
	ck_assert_int_eq(buf_add(&body, "]", 1, &why), 0);
	for (round = 0; round < 2; round++) {
		ck_assert_int_eq(page_read(reader, (struct span){ body.data,
		    body.len }, &page, &why), 0);
		check_page(&page, (struct span){ body.data, body.len });
		ck_assert_uint_eq(page.count, many);
		for (i = 0; i < many; i++) {
			snprintf(want, sizeof want, "\"n\":%zu,", i);
			ck_assert_ptr_nonnull(strstr(page.lines +
			    page.events[i].begin, want));
			ck_assert_int_eq(page.events[i].at.sec % 60, i % 60);
		}
	}
	buf_done(&body);
	page_reader_free(reader);
}
END_TEST

START_TEST(a_large_event)
{
	size_t large = unit_quick() ? 100000 : 2000000;
	struct fault why = unit_no_fault();
	struct page_reader *reader = new_reader();
	struct buf body;
	struct page page;
	size_t i;

	buf_init(&body, TEXT_MAX);
	ck_assert_int_eq(buf_printf(&body, &why, "[{\"eventType\":\"a\","
	    "\"published\":\"2026-10-01T00:00:00Z\",\"x\":\""), 0);
	for (i = 0; i < large; i++)
		ck_assert_int_eq(buf_add(&body, "]", 1, &why), 0);
	ck_assert_int_eq(buf_printf(&body, &why, "\"}]"), 0);
	ck_assert_int_eq(page_read(reader, (struct span){ body.data,
	    body.len }, &page, &why), 0);
	ck_assert_uint_eq(page.count, 1);
	ck_assert_uint_eq(page.events[0].len, body.len - 2);
	/* Cut anywhere in it, it is none. */
	ck_assert_int_eq(page_read(reader, (struct span){ body.data,
	    body.len / 2 }, &page, &why), -1);
	buf_done(&body);
	page_reader_free(reader);
}
END_TEST

START_TEST(what_is_shown_of_a_body_is_short)
{
	struct fault why = unit_no_fault();
	struct page_reader *reader = new_reader();
	char body[5000];
	struct page page;

	memset(body, 'x', sizeof body);
	memcpy(body, "<\x1b[2J\r\n\xff", 8);
	ck_assert_int_eq(page_read(reader, (struct span){ body, sizeof body },
	    &page, &why), -1);
	ck_assert_int_eq(why.kind, FAULT_REMOTE);
	ck_assert_uint_lt(strlen(why.msg), 200);
	ck_assert_ptr_null(strpbrk(why.msg, "\x1b\r\n\xff"));
	page_reader_free(reader);
}
END_TEST

static Suite *
page_suite(void)
{
	Suite *suite = suite_create("page");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	unit_table(tcase, pages_become_lines, pages);
	unit_table(tcase, the_window_has_sharp_edges, edges);

	tcase = unit_case(suite, "limits");
	tcase_add_test(tcase, a_large_page);
	tcase_add_test(tcase, a_large_event);

	tcase = unit_case(suite, "errors");
	unit_table(tcase, what_is_no_page_is_refused, bad);
	tcase_add_test(tcase, nothing_at_all_is_refused);
	tcase_add_loop_test(tcase, a_cut_body_is_no_page, 0, 5);
	tcase_add_test(tcase, what_is_shown_of_a_body_is_short);
	return suite;
}

UNIT_MAIN(page_suite)
