/*
 * gzip by RFC 1952: whole members come out whole, and anything less is an
 * error, however it is handed out and asked for.
 */
#include "count/gunzip.h"
#include "pack.h"

#define GZIP	(15 + 16)
#define TEXT	"{\"eventType\":\"user.session.start\",\"n\":1}\n" \
		"{\"eventType\":\"user.session.end\",\"n\":2}\n"

static const struct span text = BYTES(TEXT);

/* Read all of packed.  Returns 0 at its end, or -1 and why. */
static int
gunzip(struct span packed, size_t chunk, size_t step, struct pack *out,
    struct fault *why)
{
	struct fault ignored;
	struct tap tap;
	struct source *source;
	char *data = malloc(step);
	long count;

	ck_assert_ptr_nonnull(data);
	*why = unit_no_fault();
	out->len = 0;
	tap_open(&tap, packed, chunk);
	source = gunzip_new(&tap.source, why);
	ck_assert_ptr_nonnull(source);
	while ((count = source_read(source, data, step, why)) > 0) {
		if (count > (long)step)
			ck_abort_msg("%ld bytes, %zu asked for", count, step);
		pack_add(out, data, (size_t)count);
	}
	/* Nothing comes behind the end or a failure. */
	ck_assert_int_le(source_read(source, data, step, count == 0 ? why :
	    &ignored), 0);
	source_free(source);
	free(data);
	return (int)count;
}

static int
is_beginning(const struct pack *out, struct span whole)
{
	return out->len <= whole.len &&
	    (out->len == 0 || memcmp(out->data, whole.data, out->len) == 0);
}

static const size_t lengths[] = { 0, 1, 2, 100, 65535, 65536, 200000 };

START_TEST(contents_come_out)
{
	static const size_t chunks[] = { 7, 65535, 65536, SIZE_MAX };
	static const size_t steps[] = { 1, 31, 4096, 1 << 20 };
	struct pack contents = { NULL, 0, 0 }, out = { NULL, 0, 0 };
	struct pack packed = { NULL, 0, 0 };
	struct fault why;
	int level, i;

	pack_noise(&contents, lengths[_i]);
	for (level = 0; level <= 9; level += 3) {
		packed.len = 0;
		pack_deflate(&packed, pack_span(&contents), GZIP, level);
		for (i = 0; i < 4; i++) {
			ck_assert_int_eq(gunzip(pack_span(&packed), chunks[i],
			    steps[i], &out, &why), 0);
			ck_assert_uint_eq(out.len, contents.len);
			ck_assert(is_beginning(&out, pack_span(&contents)));
		}
	}
	pack_done(&contents);
	pack_done(&packed);
	pack_done(&out);
}
END_TEST

START_TEST(small_reads_and_small_blocks)
{
	struct pack packed = { NULL, 0, 0 }, out = { NULL, 0, 0 };
	struct fault why;
	size_t chunk, step;

	pack_deflate(&packed, text, GZIP, 6);
	pack_deflate(&packed, text, GZIP, 0);
	for (chunk = 1; chunk <= 31; chunk++)
		for (step = 1; step <= 31; step += 3) {
			ck_assert_int_eq(gunzip(pack_span(&packed), chunk,
			    step, &out, &why), 0);
			ck_assert_uint_eq(out.len, 2 * text.len);
			ck_assert_mem_eq(out.data, TEXT TEXT, out.len);
		}
	pack_done(&packed);
	pack_done(&out);
}
END_TEST

/* What stands behind the first member, and what is said of it. */
static const struct {
	struct span	tail;
	int		members;	/* before the tail */
	const char	*message;	/* NULL: all is well */
} tails[] = {
	{ BYTES(""), 1, NULL },
	{ BYTES(""), 3, NULL },
	{ BYTES("\0"), 1, NULL },
	{ BYTES("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), 1, NULL },
	{ BYTES("\0\0\0\0"), 2, NULL },
	{ BYTES("x"), 1, "" },
	{ BYTES("\n"), 1, "" },
	{ BYTES("\x1f"), 1, "cut short" },
	{ BYTES("\x1f\x8b\x08"), 1, "cut short" },
	{ BYTES("\x1f\x8b\x09\0\0\0\0\0\0\0"), 1, "damaged" },
	{ BYTES("\0x"), 1, "something other than zeros follows" },
	{ BYTES("\0\0\0\0\0\0\0\0\x1f\x8b\x08\0\0\0\0\0\0\3\3\0\0\0\0\0\0\0\0"
	    "\0"), 1, "something other than zeros follows" },
	{ BYTES("{\"eventType\":\"user.session.start\"}\n"), 1, "" },
	{ BYTES("\x28\xb5\x2f\xfd\0\0\0\0"), 2, "" },
};

START_TEST(behind_a_member)
{
	struct pack packed = { NULL, 0, 0 }, out = { NULL, 0, 0 };
	struct fault why;
	size_t chunk;
	int i, status;

	for (i = 0; i < tails[_i].members; i++)
		pack_deflate(&packed, text, GZIP, 6);
	pack_add_span(&packed, tails[_i].tail);
	for (chunk = 1; chunk < packed.len + 1; chunk++) {
		status = gunzip(pack_span(&packed), chunk, 1 << 16, &out,
		    &why);
		ck_assert_int_eq(status, tails[_i].message == NULL ? 0 : -1);
		if (tails[_i].message != NULL)
			unit_expect_fault(&why, FAULT_INPUT,
			    tails[_i].message);
		ck_assert_uint_eq(out.len, text.len *
		    (size_t)tails[_i].members);
	}
	pack_done(&packed);
	pack_done(&out);
}
END_TEST

START_TEST(empty_members)
{
	struct pack packed = { NULL, 0, 0 }, out = { NULL, 0, 0 };
	struct fault why;
	int i;

	for (i = 0; i < 5; i++)
		pack_deflate(&packed, SPAN(""), GZIP, 6);
	ck_assert_int_eq(gunzip(pack_span(&packed), 3, 10, &out, &why), 0);
	ck_assert_uint_eq(out.len, 0);
	pack_deflate(&packed, text, GZIP, 6);
	pack_deflate(&packed, SPAN(""), GZIP, 6);
	ck_assert_int_eq(gunzip(pack_span(&packed), 3, 10, &out, &why), 0);
	ck_assert_uint_eq(out.len, text.len);
	pack_done(&packed);
	pack_done(&out);
}
END_TEST

/* Everything a header may hold. */
static void
pack_with_header(struct pack *pack, struct span contents)
{
	unsigned char extra[] = "AB\4\0data", name[] = "events.ndjson";
	unsigned char comment[] = "made up", out[512];
	gz_header header = { .text = 1, .time = 1790000000, .os = 3,
	    .extra = extra, .extra_len = sizeof extra - 1, .name = name,
	    .comment = comment, .hcrc = 1 };
	z_stream s = { .next_in = NULL };

	ck_assert_int_eq(deflateInit2(&s, 6, Z_DEFLATED, GZIP, 9,
	    Z_DEFAULT_STRATEGY), Z_OK);
	ck_assert_int_eq(deflateSetHeader(&s, &header), Z_OK);
	s.next_in = (unsigned char *)(uintptr_t)contents.data;
	s.avail_in = (uInt)contents.len;
	s.next_out = out;
	s.avail_out = sizeof out;
	ck_assert_int_eq(deflate(&s, Z_FINISH), Z_STREAM_END);
	pack_add(pack, out, s.total_out);
	deflateEnd(&s);
}

/* 0: a plain member.  1: with a full header.  2: stored.  3: three members. */
static struct pack
whole(int form)
{
	struct pack packed = { NULL, 0, 0 };

	if (form == 1)
		pack_with_header(&packed, text);
	else
		pack_deflate(&packed, text, GZIP, form == 2 ? 0 : 6);
	if (form == 3) {
		pack_deflate(&packed, text, GZIP, 6);
		pack_deflate(&packed, text, GZIP, 6);
	}
	return packed;
}

/* Each length but those that end with a member. */
START_TEST(cut_short)
{
	struct pack packed = whole(_i), one = whole(0), out = { NULL, 0, 0 };
	struct span cut = { packed.data, 0 };
	struct pack thrice = { NULL, 0, 0 };
	struct fault why;
	static const size_t chunks[] = { 1, 13, SIZE_MAX };
	int i;

	for (i = 0; i < 3; i++)
		pack_add_span(&thrice, text);
	for (cut.len = 1; cut.len < packed.len; cut.len++)
		for (i = 0; i < 3; i++) {
			if (_i == 3 && cut.len % one.len == 0)
				continue;
			ck_assert_int_eq(gunzip(cut, chunks[i], 4096, &out,
			    &why), -1);
			unit_expect_fault(&why, FAULT_INPUT,
			    "the gzip data is cut short");
			ck_assert(is_beginning(&out, pack_span(&thrice)));
			/* Members before the cut one are not lost. */
			ck_assert_uint_ge(out.len,
			    _i == 3 ? cut.len / one.len * text.len : 0);
		}
	pack_done(&thrice);
	pack_done(&packed);
	pack_done(&one);
	pack_done(&out);
}
END_TEST

START_TEST(flipped_bits)
{
	struct pack packed = whole(_i), good = { NULL, 0, 0 };
	struct pack out = { NULL, 0, 0 };
	struct fault why;
	size_t i;
	int bit, status;

	ck_assert_int_eq(gunzip(pack_span(&packed), SIZE_MAX, 4096, &good,
	    &why), 0);
	for (i = 0; i < packed.len; i++)
		for (bit = 0; bit < 8; bit++) {
			packed.data[i] ^= (char)(1 << bit);
			status = gunzip(pack_span(&packed), SIZE_MAX, 4096,
			    &out, &why);
			if (status == 0 && (out.len != good.len ||
			    !is_beginning(&out, pack_span(&good))))
				ck_abort_msg("byte %zu, bit %d", i, bit);
			packed.data[i] ^= (char)(1 << bit);
		}
	pack_done(&packed);
	pack_done(&good);
	pack_done(&out);
}
END_TEST

START_TEST(full_header)
{
	struct pack packed = whole(1), out = { NULL, 0, 0 };
	struct fault why;
	size_t chunk;

	for (chunk = 1; chunk < 31; chunk++) {
		ck_assert_int_eq(gunzip(pack_span(&packed), chunk, 4096, &out,
		    &why), 0);
		ck_assert_uint_eq(out.len, text.len);
	}
	pack_done(&packed);
	pack_done(&out);
}
END_TEST

START_TEST(failure_below_is_told)
{
	struct pack packed = whole(0);
	struct fault why;
	struct tap tap;
	struct source *source;
	char data[4096];
	long count;
	size_t len;

	for (len = 0; len <= packed.len; len++) {
		why = unit_no_fault();
		tap_open(&tap, (struct span){ packed.data, len }, 5);
		tap.broken = 1;
		source = gunzip_new(&tap.source, &why);
		do
			count = source_read(source, data, sizeof data, &why);
		while (count > 0);
		ck_assert_int_eq(count, -1);
		unit_expect_fault(&why, FAULT_INPUT, "the tap is broken");
		source_free(source);
	}
	pack_done(&packed);
}
END_TEST

static Suite *
gunzip_suite(void)
{
	Suite *suite = suite_create("gunzip");
	TCase *core = unit_case(suite, "core");
	TCase *errors = unit_case(suite, "errors");

	unit_table(core, contents_come_out, lengths);
	tcase_add_test(core, small_reads_and_small_blocks);
	unit_table(core, behind_a_member, tails);
	tcase_add_test(core, empty_members);
	tcase_add_test(core, full_header);
	tcase_add_loop_test(errors, cut_short, 0, 4);
	tcase_add_loop_test(errors, flipped_bits, 0, 4);
	tcase_add_test(errors, failure_below_is_told);
	return suite;
}

UNIT_MAIN(gunzip_suite)
