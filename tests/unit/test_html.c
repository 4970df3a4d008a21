/*
 * Whatever a text is, in a page it is text; and lines become items of a list.
 */
#include "caught.h"
#include "count/html.h"
#include "unit.h"

static const struct {
	struct span	 text;
	const char	*html;
} texts[] = {
	{ BYTES(""), "" },
	{ BYTES("plain, with (signs) = 1/2; #!"),
	    "plain, with (signs) = 1/2; #!" },
	{ BYTES("a<b>c&d\"e'f"), "a&lt;b&gt;c&amp;d&quot;e&#39;f" },
	{ BYTES("&amp;"), "&amp;amp;" },
	{ BYTES("<<"), "&lt;&lt;" },
	{ BYTES("Zo\xc3\xab \xe5\xad\xa6 \xf0\x9f\x98\x80"),
	    "Zo\xc3\xab \xe5\xad\xa6 \xf0\x9f\x98\x80" },
	{ BYTES("\0\t\n\x1b\x7f"),
	    "&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;" },
	{ BYTES("a\xff" "b\xc3"), "a&#xFFFD;b&#xFFFD;" },
	/* The direction of writing, and line separators. */
	{ BYTES("\xe2\x80\xae" "x\xe2\x81\xa6\xd8\x9c"),
	    "&#xFFFD;x&#xFFFD;&#xFFFD;" },
	{ BYTES("\xe2\x80\xa8\xc2\x85"), "&#xFFFD;&#xFFFD;" },
	/* An overlong "<". */
	{ BYTES("\xc0\xbc"), "&#xFFFD;&#xFFFD;" },
};

START_TEST(text)
{
	struct caught caught;
	char *copy = unit_copy(texts[_i].text), *got;

	caught_begin(&caught);
	html_text(caught.out, (struct span){ copy, texts[_i].text.len });
	got = caught_end(&caught);
	ck_assert_str_eq(got, texts[_i].html);
	free(got);
	free(copy);
}
END_TEST

START_TEST(lines)
{
	struct html_list items;
	struct caught caught;
	char longest[600], *got;

	memset(longest, '<', sizeof longest - 1);
	longest[sizeof longest - 1] = '\0';
	caught_begin(&caught);
	out_printf(caught.out, "<p>\n");
	html_list_begin(&items, "lead: ", caught.out);
	out_printf(caught.out, "lead: one %s", "<b>");
	out_printf(caught.out, " and lead: on\n");
	out_write(caught.out, "\n2 > 1\nno lead: ", 16);
	out_printf(caught.out, "x\nlead: \n\xc3\xab\n");
	out_printf(caught.out, "lead: %s", longest);
	ck_assert_int_eq(html_list_end(&items), 6);
	out_printf(caught.out, "</p>\n");
	got = caught_end(&caught);
	ck_assert(strncmp(got, "<p>\n<ul>\n"
	    "<li>One &lt;b&gt; and lead: on</li>\n"
	    "<li>2 &gt; 1</li>\n"
	    "<li>No lead: x</li>\n"
	    "<li></li>\n"
	    "<li>\xc3\xab</li>\n"
	    "<li>&lt;&lt;", 90) == 0);
	/* Nothing of what is formatted is cut off. */
	ck_assert_uint_eq(strlen(strstr(got, "<li>&lt;")), 4 +
	    4 * strlen(longest) + strlen("</li>\n</ul>\n</p>\n"));
	free(got);
}
END_TEST

START_TEST(no_items)
{
	struct html_list items;
	struct caught caught;
	char *got;

	caught_begin(&caught);
	html_list_begin(&items, "x", caught.out);
	ck_assert_int_eq(html_list_end(&items), 0);
	got = caught_end(&caught);
	ck_assert_str_eq(got, "<ul>\n</ul>\n");
	free(got);
}
END_TEST

static Suite *
html_suite(void)
{
	Suite *suite = suite_create("html");
	TCase *core = unit_case(suite, "core");

	unit_table(core, text, texts);
	tcase_add_test(core, lines);
	tcase_add_test(core, no_items);
	return suite;
}

UNIT_MAIN(html_suite)
