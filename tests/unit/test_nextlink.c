/*
 * The link to the next page, however a server or a proxy writes it (RFC 8288);
 * and that nothing that may be one is taken for the end.
 */
#include "fetch/nextlink.h"

#include "unit.h"

#define LOGS	"https://acme.example.com/api/v1/logs"
#define NEXT	LOGS "?limit=1000&after=0a0b0c0d-1111-4222-8333-0a0b0c0d0e0f"
#define SELF	LOGS "?limit=1000"
#define FIELDS	4
#define URL_MAX	((size_t)4096)

/* One field after the other, each in memory of its own size.  0 or -1. */
static int
find(const char *const *fields, struct buf *url, struct fault *why)
{
	struct span field;
	char *copy;
	size_t i;
	int status = 0;

	for (i = 0; i < FIELDS && fields[i] != NULL && status == 0; i++) {
		field = span_of(fields[i]);
		copy = unit_copy(field);
		status = nextlink_find((struct span){ copy, field.len }, url,
		    why);
		free(copy);
	}
	return status;
}

static void
expect_url(const struct buf *url, const char *want, const char *of)
{
	ck_assert_msg(url->len == strlen(want) && (url->len == 0 ||
	    memcmp(url->data, want, url->len) == 0), "'%.*s' of %s",
	    (int)url->len, url->len == 0 ? "" : url->data, of);
}

/* want "": there is no next page. */
static const struct {
	const char	*fields[FIELDS];
	const char	*want;
} answers[] = {
	/* As Okta writes them: a field each, in any order. */
	{ { "<" SELF ">; rel=\"self\"", "<" NEXT ">; rel=\"next\"" }, NEXT },
	{ { "<" NEXT ">; rel=\"next\"", "<" SELF ">; rel=\"self\"" }, NEXT },
	{ { "<" SELF ">; rel=\"self\"" }, "" },
	{ { NULL }, "" },
	/* As proxies fold them. */
	{ { "<" SELF ">; rel=\"self\", <" NEXT ">; rel=\"next\"" }, NEXT },
	{ { "<" NEXT ">; rel=\"next\",<" SELF ">; rel=\"self\"" }, NEXT },
	{ { "<a>;rel=self , <b>;rel=next\t,\t<c>;rel=prev" }, "b" },
	/* Elements of a list may be empty. */
	{ { "" }, "" }, { { " \t" }, "" }, { { "," }, "" },
	{ { ", ,\t," }, "" },
	{ { ",<a>;rel=next" }, "a" }, { { "<a>;rel=next," }, "a" },
	{ { "<a>;rel=next, ,, " }, "a" },
	{ { "<a>;rel=self,,<b>;rel=next" }, "b" },
	{ { "", "<a>;rel=next", "," }, "a" },
	/* What sets parts apart does not do so within "<>". */
	{ { "<x?a=1,2;b=3,<y;rel=self>; rel=\"next\"" },
	    "x?a=1,2;b=3,<y;rel=self" },
	{ { "<a,b>;rel=self,<c;d>;rel=next" }, "c;d" },
	{ { "<a\",\"b>; rel=next" }, "a\",\"b" },
	{ { "<a b>; rel=next" }, "a b" }, { { "< a >; rel=next" }, " a " },
	{ { "<a>;title=\"<b>;rel=next\";rel=self" }, "" },
	{ { "<a>;title=\"x, <b>; rel=next\";rel=self,<c>;rel=next" }, "c" },
	{ { "<a>;title=\"\\\", <b>; rel=\\\"next\";rel=next" }, "a" },
	{ { "<a>;title=\"\\\\\";rel=next" }, "a" },
	/* Blanks. */
	{ { " <a> ; rel = next " }, "a" },
	{ { "\t<a>\t;\trel\t=\t\"next\"\t" }, "a" },
	{ { "<a>;rel=\" next \"" }, "a" },
	/* Case. */
	{ { "<A>; REL=NEXT" }, "A" }, { { "<a>; Rel=\"Next\"" }, "a" },
	{ { "<a>; rEl=nExT" }, "a" },
	/* Several relations in one. */
	{ { "<a>; rel=\"next last\"" }, "a" },
	{ { "<a>; rel=\"self next\"" }, "a" },
	{ { "<a>; rel=\"first\tnext  last\"" }, "a" },
	{ { "<a>; rel=\"NEXT https://example.com/rel/x\"" }, "a" },
	{ { "<a>; rel=\"nextpage next-page next. anext\"" }, "" },
	{ { "<a>; rel=\"nex\"" }, "" }, { { "<a>; rel=nextt" }, "" },
	{ { "<a>; rel=\"\"" }, "" }, { { "<a>; rel=\" \"" }, "" },
	{ { "<a>; rel=\"https://example.com/next\"" }, "" },
	{ { "<a>; rel=\"next,self\"" }, "" },
	/* Of several the first counts. */
	{ { "<a>; rel=self; rel=next" }, "" },
	{ { "<a>; rel=next; rel=self" }, "a" },
	{ { "<a>; rel=\"self\"; REL=\"next\"" }, "" },
	/* Other parameters, before and behind; quoted, bare, and without. */
	{ { "<a>; title=\"Page 2\"; rel=next; type=\"text/x\"" }, "a" },
	{ { "<a>; hreflang=en; flag; rel=next; flag" }, "a" },
	{ { "<a>; title*=UTF-8''n%c3%a4chste; rel=next" }, "a" },
	{ { "<a>; xrel=next; relx=next; rev=next" }, "" },
	{ { "<a>; title=next" }, "" }, { { "<a>; next" }, "" },
	{ { "<a>;;rel=next;" }, "a" }, { { "<a>" }, "" },
	/* The same link twice is one. */
	{ { "<a>;rel=next", "<a>;rel=next" }, "a" },
	{ { "<a>;rel=next,<a>;rel=\"next\"" }, "a" },
	/* Byte for byte. */
	{ { "<HTTPS://Acme.example.com:443/%7e%7E/../?x=%2B+%20&y=#f>;"
	    "rel=next" },
	    "HTTPS://Acme.example.com:443/%7e%7E/../?x=%2B+%20&y=#f" },
	{ { "<//evil.example/x>;rel=next" }, "//evil.example/x" },
	{ { "<\xc3\xa9\xff>;rel=next" }, "\xc3\xa9\xff" },
};

START_TEST(the_next_page_is_found)
{
	struct fault why = unit_no_fault();
	struct buf url;

	buf_init(&url, URL_MAX);
	ck_assert_msg(find(answers[_i].fields, &url, &why) == 0, "%s",
	    why.msg);
	ck_assert_int_eq(why.kind, FAULT_NONE);
	expect_url(&url, answers[_i].want, answers[_i].fields[0] == NULL ?
	    "none" : answers[_i].fields[0]);
	buf_done(&url);
}
END_TEST

static const struct {
	const char	*fields[FIELDS];
	const char	*complaint;
} bad[] = {
	{ { "a" }, "cannot be read" }, { { ";" }, "cannot be read" },
	{ { "<" }, "cannot be read" }, { { "<a" }, "cannot be read" },
	{ { "a>;rel=next" }, "cannot be read" },
	{ { "a; rel=next" }, "cannot be read" },
	{ { "\"<a>\"; rel=next" }, "cannot be read" },
	{ { "<a; rel=next" }, "cannot be read" },
	{ { "<a> rel=next" }, "cannot be read" },
	{ { "<a>rel=next" }, "cannot be read" },
	{ { "<a>; rel=\"next" }, "cannot be read" },
	{ { "<a>; rel=\"next\\\"" }, "cannot be read" },
	{ { "<a>; rel=\"next\\" }, "cannot be read" },
	{ { "<a>; rel=\"" }, "cannot be read" },
	{ { "<a>; rel=next last" }, "cannot be read" },
	{ { "<a>; rel=\"next\"x" }, "cannot be read" },
	{ { "<a>; rel=next <b>" }, "cannot be read" },
	{ { "<a>; rel=self <b>; rel=next" }, "cannot be read" },
	{ { "<a>;title=\"x;rel=next,<b>;rel=next" }, "cannot be read" },
	/* Behind a good one: it could have been another. */
	{ { "<a>; rel=next, b" }, "cannot be read" },
	{ { "<a>; rel=next", "<b" }, "cannot be read" },
	{ { "<>; rel=next" }, "empty" },
	{ { "<a>;rel=self,<>;rel=next" }, "empty" },
	{ { "<a>; rel=next, <b>; rel=next" }, "two different" },
	{ { "<a>; rel=next", "<b>; rel=next" }, "two different" },
	{ { "<a>; rel=next", "<a>; rel=self", "<aa>; rel=next" },
	    "two different" },
	{ { "<ab>; rel=next", "<a>; rel=next" }, "two different" },
	{ { "<a>; rel=next", "<A>; rel=next" }, "two different" },
};

START_TEST(what_may_be_a_next_page_is_no_end)
{
	struct fault why = unit_no_fault();
	struct buf url;

	buf_init(&url, URL_MAX);
	ck_assert_msg(find(bad[_i].fields, &url, &why) == -1, "'%s' is '%.*s'",
	    bad[_i].fields[0], (int)url.len, url.len == 0 ? "" : url.data);
	unit_expect_fault(&why, FAULT_REMOTE, bad[_i].complaint);
	buf_done(&url);
}
END_TEST

START_TEST(a_nul_is_a_byte_like_others)
{
	static const struct span nul_inside = BYTES("<a\0b>; rel=next");
	static const struct span nul_outside = BYTES("<a>; re\0l=next");
	struct fault why = unit_no_fault();
	struct buf url;

	buf_init(&url, URL_MAX);
	ck_assert_int_eq(nextlink_find(nul_inside, &url, &why), 0);
	ck_assert_uint_eq(url.len, 3);
	ck_assert_mem_eq(url.data, "a\0b", 3);
	url.len = 0;
	ck_assert_int_eq(nextlink_find(nul_outside, &url, &why), -1);
	buf_done(&url);
}
END_TEST

/* Every beginning of a field is read without a look behind its end. */
START_TEST(a_cut_field_names_no_other_page)
{
	static const char field[] = "<" SELF ">; rel=\"self\"; title=\"\\\"\", "
	    "<" NEXT ">; title=\"x\"; rel=\"first next\"";
	struct fault why;
	struct buf url;
	char *copy;
	size_t len, found = 0;

	for (len = 0; len < sizeof field; len++) {
		why = unit_no_fault();
		buf_init(&url, URL_MAX);
		copy = unit_copy((struct span){ field, len });
		if (nextlink_find((struct span){ copy, len }, &url,
		    &why) == 0 && url.len > 0) {
			expect_url(&url, NEXT, field);
			found++;
		}
		free(copy);
		buf_done(&url);
	}
	/* All of it, terminator not included, and then with it. */
	ck_assert_uint_eq(found, 1);
}
END_TEST

START_TEST(a_long_link_is_refused_whole)
{
	static const char *const fields[FIELDS] = { "<abcde>; rel=next" };
	struct fault why = unit_no_fault();
	struct buf url;

	buf_init(&url, 5);
	ck_assert_int_eq(find(fields, &url, &why), 0);
	expect_url(&url, "abcde", fields[0]);
	buf_done(&url);
	buf_init(&url, 4);
	ck_assert_int_eq(find(fields, &url, &why), -1);
	ck_assert_int_ne(why.kind, FAULT_NONE);
	ck_assert_uint_eq(url.len, 0);
	buf_done(&url);
}
END_TEST

START_TEST(a_message_is_one_line_and_short)
{
	struct fault why = unit_no_fault();
	struct buf url;
	char field[5000];

	memset(field, 'x', sizeof field);
	memcpy(field, "\x1b[2J\r\n", 6);
	buf_init(&url, URL_MAX);
	ck_assert_int_eq(nextlink_find((struct span){ field, sizeof field },
	    &url, &why), -1);
	ck_assert_int_eq(why.kind, FAULT_REMOTE);
	ck_assert_ptr_null(strpbrk(why.msg, "\x1b\r\n"));
	ck_assert_uint_lt(strlen(why.msg), 300);
	buf_done(&url);
}
END_TEST

static Suite *
nextlink_suite(void)
{
	Suite *suite = suite_create("nextlink");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	unit_table(tcase, the_next_page_is_found, answers);

	tcase = unit_case(suite, "limits");
	tcase_add_test(tcase, a_nul_is_a_byte_like_others);
	tcase_add_test(tcase, a_cut_field_names_no_other_page);
	tcase_add_test(tcase, a_long_link_is_refused_whole);

	tcase = unit_case(suite, "errors");
	unit_table(tcase, what_may_be_a_next_page_is_no_end, bad);
	tcase_add_test(tcase, a_message_is_one_line_and_short);
	return suite;
}

UNIT_MAIN(nextlink_suite)
