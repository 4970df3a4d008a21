/*
 * What stands below "okta: client:", whatever else is in the file, and which
 * line is wrong when it is no YAML.
 */
#include "fetch/okta_yaml.h"

#include "base/buf.h"
#include "unit.h"

/* Settings as "key=value;" one behind the other; a put that says no at key
 * number stop. */
struct taken {
	struct buf	text;
	int		stop;
};

static int
take(void *ctx, const char *key, struct span value, struct fault *why)
{
	struct taken *taken = ctx;

	if (taken->stop-- == 0)
		return fault_set(why, FAULT_USAGE, "enough");
	return buf_printf(&taken->text, why, "%s=%.*s;", key, (int)value.len,
	    value.data);
}

static int
read_yaml(struct span text, struct taken *taken, struct fault *why)
{
	char *exact = unit_copy(text);
	int status;

	buf_init(&taken->text, 100000);
	status = okta_yaml_read((struct span){ exact, text.len }, take,
	    taken, why);
	free(exact);
	return status;
}

static void
expect(struct span text, const char *wanted)
{
	struct fault why = unit_no_fault();
	struct taken taken = { .stop = -1 };

	ck_assert_msg(read_yaml(text, &taken, &why) == 0, "%s", why.msg);
	ck_assert_int_eq(buf_add(&taken.text, "", 1, &why), 0);
	ck_assert_str_eq(taken.text.data, wanted);
	buf_done(&taken.text);
}

#define CLIENT	"okta:\n  client:\n"

static const struct {
	struct span	 text;
	const char	*wanted;
} files[] = {
	{ BYTES(CLIENT "    token: abc\n"), "token=abc;" },
	{ BYTES(CLIENT "    token: 'a b'\n    orgUrl: \"c\\x41\"\n"),
	    "token=a b;orgUrl=cA;" },
	{ BYTES("{okta: {client: {a: b, c: d}}}"), "a=b;c=d;" },
	{ BYTES("{\"okta\": {\"client\": {\"a\": \"b\"}}}"), "a=b;" },
	{ BYTES("---\nokta:\n  client:\n    a: b\n...\n"), "a=b;" },
	{ BYTES("\xef\xbb\xbf" CLIENT "    a: b\r\n    c: d\r\n"),
	    "a=b;c=d;" },
	{ BYTES("# okta:\nother:\n  client:\n    a: x\n" CLIENT "    a: b\n"),
	    "a=b;" },
	/* Of several documents, the first. */
	{ BYTES(CLIENT "    a: b\n---\n" CLIENT "    a: c\n"), "a=b;" },
	/* Lists. */
	{ BYTES(CLIENT "    s: [x, 'y z', \"w\"]\n"), "s=x y z w;" },
	{ BYTES(CLIENT "    s:\n    - x\n    - y\n"), "s=x y;" },
	{ BYTES(CLIENT "    s: []\n"), "" },
	/* No value. */
	{ BYTES(CLIENT "    a:\n    b: ~\n    c: null\n    d: NULL\n"
	    "    e: ''\n    f: Null\n    g: x\n"), "g=x;" },
	/* Quoted, these are texts. */
	{ BYTES(CLIENT "    a: 'null'\n    b: \"~\"\n"), "a=null;b=~;" },
	/* Numbers and such are handed on as they stand. */
	{ BYTES(CLIENT "    a: 007\n    b: true\n    c: 1.50\n"),
	    "a=007;b=true;c=1.50;" },
	/* What is deeper, or higher, is not ours. */
	{ BYTES(CLIENT "    proxy: { host: h }\n    a: b\n  x: y\nz: w\n"),
	    "a=b;" },
	{ BYTES(CLIENT "    ? [x]\n    : y\n    a: b\n"), "a=b;" },
	{ BYTES(CLIENT "    k: |\n      -----BEGIN\n      x\n      -----END\n"
	    "    a: b\n"), "k=-----BEGIN\nx\n-----END\n;a=b;" },
	{ BYTES(CLIENT "    k: >-\n      x\n      y\n"), "k=x y;" },
	{ BYTES(CLIENT "    a: &it x\n    b: *it\n"), "a=x;b=x;" },
	{ BYTES(""), "" }, { BYTES("\n"), "" }, { BYTES("# nothing\n"), "" },
	{ BYTES("okta\n"), "" }, { BYTES("[okta]\n"), "" },
	{ BYTES("okta: client\n"), "" }, { BYTES("okta:\n"), "" },
	{ BYTES("okta:\n  client: x\n"), "" },
	{ BYTES("okta:\n  client: [x]\n"), "" },
	{ BYTES("okta:\n  client:\n"), "" },
	{ BYTES("Okta:\n  client:\n    a: b\n"), "" },
	{ BYTES("client:\n  a: b\n"), "" },
};

START_TEST(settings_are_found)
{
	expect(files[_i].text, files[_i].wanted);
}
END_TEST

static const struct {
	struct span	 text;
	const char	*says;
} broken[] = {
	{ BYTES("okta: [\n"), "line " },
	{ BYTES(CLIENT "    token: \"00SECRETsecret\n"), "line " },
	{ BYTES(CLIENT "    token: '00SECRETsecret\n\n\n"), "line " },
	{ BYTES(CLIENT "\ttoken: 00SECRETsecret\n"), "line 3: " },
	{ BYTES(CLIENT "    a: b\n   token: 00SECRETsecret\n"), "line 4: " },
	{ BYTES(CLIENT "    token: 00SECRETsecret: x\n"), "line 3: " },
	{ BYTES(CLIENT "    token: *00SECRETsecret\n"), "line 3: " },
	{ BYTES(CLIENT "    token: @00SECRETsecret\n"), "line 3: " },
	{ BYTES(CLIENT "    token: \"\\q00SECRETsecret\"\n"), "line 3: " },
	{ BYTES(CLIENT "    token: {{00SECRETsecret\n"), "line " },
	{ BYTES(CLIENT "    token: !x!00SECRETsecret a\n"), "line 3: " },
	{ BYTES("okta:\n  client: {a: b\n"), "line " },
	{ BYTES("a: b\n\xff\n"), "line " },
	{ BYTES("a\0b"), "line " },
	{ BYTES(CLIENT "    scopes: [a, [00SECRETsecret]]\n"),
	    "line 3: scopes: " },
	{ BYTES(CLIENT "    a: b\n    scopes:\n    - x: 00SECRETsecret\n"),
	    "scopes: " },
};

START_TEST(the_line_that_is_wrong)
{
	struct fault why = unit_no_fault();
	struct taken taken = { .stop = -1 };

	ck_assert_int_eq(read_yaml(broken[_i].text, &taken, &why), -1);
	unit_expect_fault(&why, FAULT_USAGE, broken[_i].says);
	ck_assert_ptr_eq(strstr(why.msg, "line "), why.msg);
	ck_assert_ptr_null(strstr(why.msg, "SECRET"));
	buf_done(&taken.text);
}
END_TEST

START_TEST(put_ends_it)
{
	struct fault why = unit_no_fault();
	struct taken taken = { .stop = 1 };

	ck_assert_int_eq(read_yaml(SPAN(CLIENT "    a: b\n    c: d\n"
	    "    e: f\n"), &taken, &why), -1);
	ck_assert_str_eq(why.msg, "enough");
	ck_assert_uint_eq(taken.text.len, 4);
	ck_assert_mem_eq(taken.text.data, "a=b;", 4);
	buf_done(&taken.text);
}
END_TEST

/* Cut anywhere, it is read, or refused with a reason. */
START_TEST(any_part_of_a_file)
{
	static const char text[] = "okta:\n  client:\n    token: \"a\\n\"\n"
	    "    s: [x, 'y']\n    k: |\n      z\n    o: {p: q}\n...\n";
	struct fault why;
	struct taken taken;
	size_t len;

	for (len = 0; len < sizeof text; len++) {
		why = unit_no_fault();
		taken = (struct taken){ .stop = -1 };
		if (read_yaml((struct span){ text, len }, &taken,
		    &why) == -1)
			unit_expect_fault(&why, FAULT_USAGE, "line ");
		else
			ck_assert_int_eq(why.kind, FAULT_NONE);
		buf_done(&taken.text);
	}
}
END_TEST

static Suite *
okta_yaml_suite(void)
{
	Suite *suite = suite_create("okta_yaml");
	TCase *core = unit_case(suite, "core");
	TCase *errors = unit_case(suite, "errors");

	unit_table(core, settings_are_found, files);
	unit_table(errors, the_line_that_is_wrong, broken);
	tcase_add_test(errors, put_ends_it);
	tcase_add_test(errors, any_part_of_a_file);
	return suite;
}

UNIT_MAIN(okta_yaml_suite)
