/*
 * What a URL means, where somebody may want it to mean two things: where it
 * leads, whether that is where the credentials belong, and whether it is this
 * machine.
 */
#include "fetch/httpurl.h"

#include <stdint.h>

#include "unit.h"

#define ORG	"https://acme.example.com"
#define TEXT_MAX ((size_t)8192)

static const struct {
	const char	*url;
	const char	*want;
} origins[] = {
	{ ORG, ORG }, { ORG "/", ORG }, { ORG "/api/v1/logs?a=b#c", ORG },
	{ "HTTPS://Acme.Example.COM/X", ORG },
	{ "hTTpS://ACME.EXAMPLE.COM:443/x", ORG },
	{ ORG ":443", ORG }, { ORG ":443/", ORG }, { ORG "?x", ORG },
	{ ORG "#x", ORG },
	{ ORG ":8443/x", ORG ":8443" }, { ORG ":80", ORG ":80" },
	{ "http://acme.example.com:80/", "http://acme.example.com" },
	{ "http://acme.example.com:443/", "http://acme.example.com:443" },
	{ "http://acme.example.com", "http://acme.example.com" },
	{ ORG "./x", ORG "." },
	{ "http://127.0.0.1:8080/x", "http://127.0.0.1:8080" },
	{ "http://[::1]:8080/x", "http://[::1]:8080" },
	{ "http://[::1]:80", "http://[::1]" },
	{ "https://[2001:DB8::1]/", "https://[2001:db8::1]" },
	/* What stands behind the host is no user. */
	{ ORG "/@evil.example", ORG }, { ORG "/x:y@evil.example", ORG },
	{ ORG "?@evil.example", ORG }, { ORG "#@evil.example", ORG },
	{ ORG "/\\@evil.example", ORG }, { ORG "//evil.example", ORG },
	{ ORG "/../..//evil.example", ORG },
	{ ORG "/http://evil.example", ORG },
};

START_TEST(origins_are_found)
{
	struct fault why = unit_no_fault();
	struct buf origin;

	buf_init(&origin, TEXT_MAX);
	ck_assert_msg(httpurl_origin(origins[_i].url, &origin, &why) == 0,
	    "%s: %s", origins[_i].url, why.msg);
	ck_assert_str_eq(origin.data, origins[_i].want);
	ck_assert_uint_eq(origin.len, strlen(origins[_i].want));
	/* Which is its own. */
	ck_assert_int_eq(httpurl_check_origin(origins[_i].want,
	    origins[_i].url, &why), 0);
	ck_assert_int_eq(why.kind, FAULT_NONE);
	origin.len = 0;
	ck_assert_int_eq(httpurl_origin(origins[_i].want, &origin, &why), 0);
	ck_assert_str_eq(origin.data, origins[_i].want);
	buf_done(&origin);
}
END_TEST

static const char *const no_urls[] = {
	"", " ", "/", "/api/v1/logs", "?after=x", "#", "//acme.example.com/x",
	"acme.example.com", "acme.example.com/api", "https", "https:",
	"https://", "https:acme.example.com", "://acme.example.com",
	"https://?x", "https://#x", "https://:443", "https://:443/x",
	"ftp://acme.example.com", "file:///etc/passwd", "javascript:alert(1)",
	"data:,x", "ws://acme.example.com", "httpss://acme.example.com",
	"xhttps://acme.example.com", "gopher://acme.example.com",
	/* Users. */
	"https://user@acme.example.com", "https://user:pw@acme.example.com",
	"https://:pw@acme.example.com/x", ORG "@evil.example",
	ORG ":443@evil.example", ORG ":x@evil.example/api/v1/logs",
	"https://a@b@acme.example.com", "https://evil.example@acme.example.com",
	ORG "%40evil.example@evil.example", ORG "\\@evil.example",
	ORG "\\@acme.example.com", ORG "%2f@evil.example",
	/* No host can look like that. */
	ORG "%40evil.example", ORG "%2fevil.example", ORG "%5cevil.example",
	ORG "\\evil.example", ORG "\\.evil.example/", ORG "%00.evil.example",
	ORG "%0a.evil.example", ORG "%20.evil.example",
	/* Blanks, line breaks, what is not ASCII. */
	" " ORG, ORG " ", ORG "\n", "\n" ORG, ORG "\t/x", ORG "/a b",
	ORG "/a\tb", ORG "/\r\nX: y", "https://acme.exam\tple.com",
	"https://acme.exam\nple.com", "ht\ttps://acme.example.com",
	ORG "/\x01", ORG "/\x7f", ORG "\x1b", ORG "/\xc3\xa9",
	"https://acm\xc3\xa9.example.com", "https://acme\xe3\x80\x82" "com",
	ORG "\xef\xbc\x8f.evil.example", ORG "/\xff",
	/* Ports. */
	ORG ":65536", ORG ":-1", ORG ":x", ORG ":80x", ORG ":443 ",
	ORG ":443:443", ORG ":99999999999",
	/* Brackets. */
	"https://[::1", "https://::1]", "https://[]", "https://[acme]",
	"https://[::1]x", "https://[::1]:x", "https://[1.2.3.4]",
};

START_TEST(what_is_no_url_has_no_origin)
{
	struct fault why = unit_no_fault();
	struct buf origin;

	buf_init(&origin, TEXT_MAX);
	ck_assert_msg(httpurl_origin(no_urls[_i], &origin, &why) == -1,
	    "'%s' is of %s", no_urls[_i], origin.data);
	ck_assert_int_eq(why.kind, FAULT_REMOTE);
	/* There may be a password in it. */
	ck_assert_ptr_null(strstr(why.msg, "pw"));
	ck_assert_ptr_null(strstr(why.msg, "acme"));
	ck_assert_ptr_null(strstr(why.msg, "evil"));
	why = unit_no_fault();
	ck_assert_int_eq(httpurl_check_origin(ORG, no_urls[_i], &why), -1);
	ck_assert_int_eq(why.kind, FAULT_REMOTE);
	buf_done(&origin);
}
END_TEST

/* Real URLs that lead elsewhere; what they are told to be. */
static const struct {
	const char	*url;
	const char	*shown;
} foreign[] = {
	{ "http://acme.example.com/x", "http://acme.example.com" },
	{ "http://acme.example.com:443/x", "http://acme.example.com:443" },
	{ ORG ":8443/x", ORG ":8443" }, { ORG ":80/x", ORG ":80" },
	{ ORG ".evil.example/x", ORG ".evil.example" },
	{ ORG "./x", ORG "." },
	{ "https://evil.example/" ORG, "https://evil.example" },
	{ "https://evil.example?" ORG, "https://evil.example" },
	{ "https://evil.example#" ORG, "https://evil.example" },
	{ "https://evil.example/@acme.example.com", "https://evil.example" },
	{ "https://evil.example#@acme.example.com", "https://evil.example" },
	{ "https://evil.example?@acme.example.com", "https://evil.example" },
	{ "https://acme-example.com/", "https://acme-example.com" },
	{ "https://xacme.example.com/", "https://xacme.example.com" },
	{ "https://x.acme.example.com/", "https://x.acme.example.com" },
	{ "https://acme.example.co/", "https://acme.example.co" },
	{ "https://acme.example.comm/", "https://acme.example.comm" },
	{ "https://example.com/", "https://example.com" },
	{ "https://127.0.0.1/", "https://127.0.0.1" },
	{ "https://[::1]/", "https://[::1]" },
	{ "https://acme.example.com-evil.example/",
	    "https://acme.example.com-evil.example" },
};

START_TEST(credentials_stay_at_home)
{
	struct fault why = unit_no_fault();

	ck_assert_int_eq(httpurl_check_origin(ORG, foreign[_i].url, &why),
	    -1);
	unit_expect_fault(&why, FAULT_REMOTE, foreign[_i].shown);
	why = unit_no_fault();
	/* It is the pair that matters. */
	ck_assert_int_eq(httpurl_check_origin(foreign[_i].shown,
	    foreign[_i].url, &why), 0);
	ck_assert_int_eq(httpurl_check_origin(foreign[_i].shown, ORG "/x",
	    &why), -1);
}
END_TEST

/* That a name or an address is this machine for certain: 1. */
static const struct {
	const char	*url;
	int		 loopback;
} hosts[] = {
	{ "http://localhost", 1 }, { "http://LOCALHOST:8080/x", 1 },
	{ "http://127.0.0.1", 1 }, { "http://127.0.0.1:80", 1 },
	{ "http://127.255.255.254:1", 1 }, { "http://127.1.2.3", 1 },
	{ "http://[::1]", 1 }, { "http://[::1]:8080", 1 },
	{ "http://[0:0:0:0:0:0:0:1]", 1 },
	/* Other spellings of addresses, as inet_aton() has them. */
	{ "http://127.1", 1 }, { "http://0x7f.1", 1 },
	{ "http://2130706433", 1 }, { "http://0x7f000001", 1 },
	{ "http://0177.0.0.1", 1 }, { "http://017700000001", 1 },
	{ "http://127.256", 1 },
	{ "http://0127.0.0.1", 0 }, { "http://2130706432x", 0 },
	{ "http://128.0.0.1", 0 }, { "http://126.255.255.255", 0 },
	{ "http://0.0.0.0", 0 }, { "http://10.0.0.1", 0 },
	{ "http://2147483648", 0 },
	{ "http://[::]", 0 }, { "http://[::2]", 0 }, { "http://[1::1]", 0 },
	{ "http://[fe80::1]", 0 },
	/* Names that only look like it. */
	{ "http://127.evil.example", 0 }, { "http://127.0.0.1.evil.example",
	    0 }, { "http://localhost.evil.example", 0 },
	{ "http://127.0.0.1x", 0 }, { "http://127-0-0-1", 0 },
	{ "http://xlocalhost", 0 }, { "http://localhosts", 0 },
	{ "http://localhos", 0 }, { "http://acme.example.com", 0 },
	{ "http://127.0.0.256.example", 0 },
	{ "http://127.0.0.1.1", 0 },
};

START_TEST(this_machine_is_known)
{
	struct fault why = unit_no_fault();
	struct buf origin;

	buf_init(&origin, TEXT_MAX);
	ck_assert_msg(httpurl_origin(hosts[_i].url, &origin, &why) == 0,
	    "%s: %s", hosts[_i].url, why.msg);
	ck_assert_msg(httpurl_is_loopback(origin.data) == hosts[_i].loopback,
	    "%s: %s", hosts[_i].url, origin.data);
	ck_assert(httpurl_is_plain(origin.data));
	buf_done(&origin);
}
END_TEST

START_TEST(plain_is_http)
{
	ck_assert(httpurl_is_plain("http://a.example"));
	ck_assert(!httpurl_is_plain("https://a.example"));
	ck_assert(!httpurl_is_plain("https://http:80"));
}
END_TEST

static const struct {
	const char	*url;
	int		 more;
	const char	*without;	/* query and fragment */
} rests[] = {
	{ ORG, 0, ORG }, { ORG "/", 0, ORG "/" }, { ORG ":443", 0, ORG ":443" },
	{ ORG "//", 0, ORG "//" }, { ORG "////", 0, ORG "////" },
	{ ORG "/x", 1, ORG "/x" }, { ORG "//x", 1, ORG "//x" },
	{ ORG "/x/", 1, ORG "/x/" }, { ORG "?x", 1, ORG },
	{ ORG "/?x=y#z", 1, ORG "/" }, { ORG "#x", 1, ORG },
	{ ORG "/#x?y", 1, ORG "/" }, { ORG "/.", 1, ORG "/." },
	{ ORG "/api/v1/logs?since=a&until=b", 1, ORG "/api/v1/logs" },
	{ ORG "/%3f?x?y", 1, ORG "/%3f" },
};

START_TEST(what_is_behind_the_origin)
{
	ck_assert_int_eq(httpurl_has_more(rests[_i].url), rests[_i].more);
	ck_assert(unit_is(httpurl_without_query(rests[_i].url),
	    rests[_i].without));
}
END_TEST

START_TEST(every_byte_is_encoded)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789-._~";
	static const char hex[] = "0123456789ABCDEF";
	struct fault why = unit_no_fault();
	struct buf out;
	char text[2] = "", want[4];
	int byte;

	buf_init(&out, TEXT_MAX);
	ck_assert_int_eq(httpurl_encode("", &out, &why), 0);
	ck_assert_uint_eq(out.len, 0);
	for (byte = 1; byte < 256; byte++) {
		text[0] = (char)byte;
		out.len = 0;
		ck_assert_int_eq(httpurl_encode(text, &out, &why), 0);
		if (strchr(plain, text[0]) != NULL) {
			ck_assert_uint_eq(out.len, 1);
			ck_assert_int_eq(out.data[0], text[0]);
			continue;
		}
		want[0] = '%';
		want[1] = hex[byte >> 4];
		want[2] = hex[byte & 15];
		ck_assert_uint_eq(out.len, 3);
		ck_assert_mem_eq(out.data, want, 3);
	}
	/* It is appended. */
	out.len = 0;
	ck_assert_int_eq(httpurl_encode("a b", &out, &why), 0);
	ck_assert_int_eq(httpurl_encode("&", &out, &why), 0);
	ck_assert_uint_eq(out.len, 8);
	ck_assert_mem_eq(out.data, "a%20b%26", 8);
	buf_done(&out);
}
END_TEST

START_TEST(there_may_be_no_room)
{
	struct fault why = unit_no_fault();
	struct buf out;
	size_t room;

	for (room = 0; room <= strlen(ORG ":8443"); room++) {
		buf_init(&out, room);
		ck_assert_int_eq(httpurl_origin(ORG ":8443/x", &out, &why),
		    -1);
		buf_done(&out);
	}
	buf_init(&out, 2);
	ck_assert_int_eq(httpurl_encode("&", &out, &why), -1);
	buf_done(&out);
}
END_TEST

static Suite *
httpurl_suite(void)
{
	Suite *suite = suite_create("httpurl");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	unit_table(tcase, origins_are_found, origins);
	unit_table(tcase, credentials_stay_at_home, foreign);
	unit_table(tcase, this_machine_is_known, hosts);
	tcase_add_test(tcase, plain_is_http);
	unit_table(tcase, what_is_behind_the_origin, rests);
	tcase_add_test(tcase, every_byte_is_encoded);

	tcase = unit_case(suite, "errors");
	unit_table(tcase, what_is_no_url_has_no_origin, no_urls);
	tcase_add_test(tcase, there_may_be_no_room);
	return suite;
}

UNIT_MAIN(httpurl_suite)
