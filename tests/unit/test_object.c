/*
 * Small JSON objects: what is in them, in the order it was put there, and
 * nothing else taken for one.
 */
#include "fetch/object.h"

#include "unit.h"

/* Of text with ' for ". */
static struct object *
parse(const char *text)
{
	char *copy = unit_json(span_of(text));
	struct object *object = object_parse(copy, strlen(text));

	free(copy);
	return object;
}

static void
expect_written(const struct object *object, const char *text)
{
	struct fault why = unit_no_fault();
	char *json = unit_json((struct span){ text, strlen(text) + 1 });
	struct buf out;

	buf_init(&out, 10000);
	ck_assert_int_eq(buf_add(&out, "> ", 2, &why), 0);
	ck_assert_int_eq(object_write(object, &out, &why), 0);
	ck_assert_int_eq(buf_add(&out, "", 1, &why), 0);
	ck_assert_str_eq(out.data + 2, json);
	ck_assert_mem_eq(out.data, "> ", 2);
	buf_done(&out);
	free(json);
}

static const char *const no_objects[] = {
	"", " ", "null", "[]", "[{}]", "'{}'", "1", "true", "{", "}", "{}}",
	"{} {}", "{'a'}", "{'a':}", "{'a':1,}", "{a:1}", "{'a':'\xff'}",
	"{'a':'\\ud800'}", "{'a':01}", "{'a':'b}", "<html>", "\xef\xbb\xbf{}",
};

START_TEST(other_texts_are_no_objects)
{
	ck_assert_ptr_null(parse(no_objects[_i]));
}
END_TEST

START_TEST(a_nul_ends_no_text)
{
	ck_assert_ptr_null(object_parse("{}\0", 3));
	ck_assert_ptr_null(object_parse("{\0}", 3));
}
END_TEST

START_TEST(members_by_name)
{
	struct object *object = parse(" {'error':'no','n':7,'l':[{'s':'a'},1,"
	    "{'s':'b'}],'e':'','u':'\\u00e4\\n','o':{'error':'inner'},"
	    "'z':null,'t':true,'f':1.0} \r\n");

	ck_assert_ptr_nonnull(object);
	ck_assert_str_eq(object_text(object, "error"), "no");
	ck_assert_str_eq(object_text(object, "e"), "");
	ck_assert_str_eq(object_text(object, "u"), "\xc3\xa4\n");
	ck_assert_ptr_null(object_text(object, "Error"));
	ck_assert_ptr_null(object_text(object, "n"));
	ck_assert_ptr_null(object_text(object, "l"));
	ck_assert_ptr_null(object_text(object, "o"));
	ck_assert_ptr_null(object_text(object, "z"));
	ck_assert_int_eq(object_number(object, "n", -5), 7);
	ck_assert_int_eq(object_number(object, "e", -5), -5);
	ck_assert_int_eq(object_number(object, "f", -5), -5);
	ck_assert_int_eq(object_number(object, "t", -5), -5);
	ck_assert_int_eq(object_number(object, "none", -5), -5);
	ck_assert_str_eq(object_list_text(object, "l", 0, "s"), "a");
	ck_assert_ptr_null(object_list_text(object, "l", 1, "s"));
	ck_assert_str_eq(object_list_text(object, "l", 2, "s"), "b");
	ck_assert_ptr_null(object_list_text(object, "l", 3, "s"));
	ck_assert_ptr_null(object_list_text(object, "l", SIZE_MAX, "s"));
	ck_assert_ptr_null(object_list_text(object, "l", 0, "t"));
	ck_assert_ptr_null(object_list_text(object, "o", 0, "error"));
	ck_assert_ptr_null(object_list_text(object, "none", 0, "s"));
	object_free(object);
	object_free(NULL);
}
END_TEST

static const int64_t integers[] = {
	0, 1, -1, 4294967296, INT64_MAX, INT64_MIN,
};

START_TEST(integers_keep_all_their_bits)
{
	struct fault why = unit_no_fault();
	struct object *object = object_new(&why), *again;
	struct buf out;

	buf_init(&out, 100);
	ck_assert_ptr_nonnull(object);
	ck_assert_int_eq(object_put_number(object, "n", integers[_i], &why),
	    0);
	ck_assert_int_eq(object_write(object, &out, &why), 0);
	again = object_parse(out.data, out.len);
	ck_assert_ptr_nonnull(again);
	ck_assert(object_number(again, "n", 5) == integers[_i]);
	ck_assert(object_number(object, "n", 5) == integers[_i]);
	object_free(again);
	object_free(object);
	buf_done(&out);
}
END_TEST

START_TEST(order_is_kept)
{
	struct fault why = unit_no_fault();
	struct object *object = object_new(&why);

	ck_assert_ptr_nonnull(object);
	expect_written(object, "{}");
	ck_assert_int_eq(object_put_text(object, "z", SPAN("1"), &why), 0);
	ck_assert_int_eq(object_put_number(object, "m", 2, &why), 0);
	ck_assert_int_eq(object_put_text(object, "a", SPAN(""), &why), 0);
	expect_written(object, "{'z':'1','m':2,'a':''}");
	/* What is put twice is there once. */
	ck_assert_int_eq(object_put_number(object, "z", 3, &why), 0);
	ck_assert_int_eq(object_number(object, "z", 0), 3);
	ck_assert_ptr_null(object_text(object, "z"));
	object_free(object);
}
END_TEST

START_TEST(a_text_is_one_line_and_comes_back)
{
	static const char text[] = "\"\\/\n\r\t\x01\x7f<\xe2\x80\xa8\xf0\x9f"
	    "\x98\x80";
	struct fault why = unit_no_fault();
	struct object *object = object_new(&why), *again;
	struct buf out;

	buf_init(&out, 1000);
	ck_assert_ptr_nonnull(object);
	ck_assert_int_eq(object_put_text(object, text, span_of(text), &why),
	    0);
	ck_assert_int_eq(object_write(object, &out, &why), 0);
	ck_assert_ptr_null(memchr(out.data, '\n', out.len));
	again = object_parse(out.data, out.len);
	ck_assert_ptr_nonnull(again);
	ck_assert_str_eq(object_text(again, text), text);
	object_free(again);
	object_free(object);
	buf_done(&out);
}
END_TEST

START_TEST(what_is_not_utf8_is_refused)
{
	struct fault why = unit_no_fault();
	struct object *object = object_new(&why);

	ck_assert_ptr_nonnull(object);
	ck_assert_int_eq(object_put_text(object, "nonce", SPAN("\xff"), &why),
	    -1);
	unit_expect_fault(&why, FAULT_SYSTEM, "nonce");
	expect_written(object, "{}");
	object_free(object);
}
END_TEST

START_TEST(no_room_to_write)
{
	struct fault why = unit_no_fault();
	struct object *object = parse("{'a':1}");
	struct buf out;

	buf_init(&out, 6);
	ck_assert_int_eq(object_write(object, &out, &why), -1);
	ck_assert_int_eq(why.kind, FAULT_SYSTEM);
	ck_assert_uint_eq(out.len, 0);
	buf_done(&out);
	buf_init(&out, 7);
	ck_assert_int_eq(object_write(object, &out, &why), 0);
	buf_done(&out);
	object_free(object);
}
END_TEST

/* So deep that a parser that calls itself would run out of stack. */
START_TEST(depth_is_survived)
{
	size_t depth = 1000000;
	char *text = malloc(depth + 5);

	ck_assert_ptr_nonnull(text);
	memcpy(text, "{\"a\":", 5);
	memset(text + 5, '[', depth);
	ck_assert_ptr_null(object_parse(text, depth + 5));
	free(text);
}
END_TEST

static Suite *
object_suite(void)
{
	Suite *suite = suite_create("object");
	TCase *core = unit_case(suite, "core");
	TCase *limits = unit_case(suite, "limits");
	TCase *errors = unit_case(suite, "errors");

	tcase_add_test(core, members_by_name);
	tcase_add_test(core, order_is_kept);
	tcase_add_test(core, a_text_is_one_line_and_comes_back);
	unit_table(limits, integers_keep_all_their_bits, integers);
	tcase_add_test(limits, depth_is_survived);
	tcase_add_test(limits, no_room_to_write);
	unit_table(errors, other_texts_are_no_objects, no_objects);
	tcase_add_test(errors, a_nul_ends_no_text);
	tcase_add_test(errors, what_is_not_utf8_is_refused);
	return suite;
}

UNIT_MAIN(object_suite)
