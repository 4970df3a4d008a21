/*
 * Files of several layers that are cut short, or have a bit flipped: whatever
 * layer it falls into, it is told of, or does no harm to any text.
 */
#include "pack.h"

#define LINE(id)	"{\"eventType\":\"user.session.start\",\"actor\":" \
			"{\"id\":\"" id "\"}}\n"
#define ONE		LINE("00uTEST1") LINE("00uTEST2")
#define TWO		LINE("00uTEST3")

static const struct span all = BYTES(ONE TWO);

/* How the two texts are packed. */
static const struct {
	const char	*name;
	int		 gz_inside;	/* each text for itself */
	enum container	 container;
	int		 outside;	/* codec around it, or -1 */
	int		 checked;	/* does a checksum cover all of it? */
} forms[] = {
	{ "tar.gz", 0, TAR_USTAR, CODEC_GZIP, 1 },
	{ "tar.zst", 0, TAR_PAX, CODEC_ZSTD, 0 },
	{ "tar.xz", 0, TAR_USTAR, CODEC_XZ, 1 },
	{ "tar.bz2", 0, TAR_GNU, CODEC_BZIP2, 1 },
	{ "tar.lz4", 0, TAR_USTAR, CODEC_LZ4, 1 },
	{ "gz in zip", 1, ZIP_STORED, -1, 1 },
	{ "gz in tar", 1, TAR_USTAR, -1, 0 },
	{ "gz in tar.gz", 1, TAR_USTAR, CODEC_GZIP, 1 },
	{ "zip.gz", 0, ZIP_STREAMED, CODEC_GZIP, 1 },
	{ "zip.lz4", 0, ZIP_DEFLATED, CODEC_LZ4, 1 },
};

static struct pack
pack_form(int row)
{
	struct pack texts[2] = { { NULL, 0, 0 }, { NULL, 0, 0 } };
	struct pack inner = { NULL, 0, 0 }, outer = { NULL, 0, 0 };
	struct entry files[2] = {
		{ .name = "a.ndjson", .contents = BYTES(ONE) },
		{ .name = "b.ndjson", .contents = BYTES(TWO) },
	};
	int i;

	for (i = 0; i < 2 && forms[row].gz_inside; i++) {
		pack_codec(&texts[i], CODEC_GZIP, files[i].contents);
		files[i].contents = pack_span(&texts[i]);
	}
	pack_container(&inner, forms[row].container, files, 2);
	if (forms[row].outside != -1)
		pack_codec(&outer, forms[row].outside, pack_span(&inner));
	else
		pack_add_span(&outer, pack_span(&inner));
	pack_done(&texts[0]);
	pack_done(&texts[1]);
	pack_done(&inner);
	return outer;
}

/*
 * Told of, or all there.  Bytes that are not taken for anything packed are a
 * text as they are; a record cannot begin with theirs, so that is told later.
 */
static void
expect_all_or_failure(struct span bytes, const char *what, size_t at)
{
	struct unpacked u;

	unpack_file(&u, scratch_write(bytes), 4096);
	if (u.failures == 0 && !span_eq(pack_span(&u.text), all) &&
	    !(u.texts == 1 && u.verbatim && bytes.data[0] != '{' &&
	    bytes.data[0] != '['))
		ck_abort_msg("%s %zu of %zu: %u texts, %zu bytes", what, at,
		    bytes.len, u.texts, u.text.len);
	unpacked_done(&u);
}

START_TEST(whole)
{
	struct pack packed = pack_form(_i);
	struct unpacked u;

	unpack_file(&u, scratch_write(pack_span(&packed)), 4096);
	ck_assert_msg(u.failures == 0, "%s", u.why.msg);
	ck_assert_uint_eq(u.texts, 2);
	ck_assert(span_eq(pack_span(&u.text), all));
	unpacked_done(&u);
	pack_done(&packed);
}
END_TEST

START_TEST(cut_short)
{
	struct pack packed = pack_form(_i);
	struct span cut = pack_span(&packed);

	while (--cut.len > 0)
		expect_all_or_failure(cut, forms[_i].name, cut.len);
	pack_done(&packed);
}
END_TEST

START_TEST(flipped_bits)
{
	struct pack packed = pack_form(_i);
	size_t i;
	int bit;

	for (i = 0; i < packed.len && forms[_i].checked; i++)
		for (bit = 0; bit < 8; bit++) {
			packed.data[i] ^= (char)(1 << bit);
			expect_all_or_failure(pack_span(&packed),
			    forms[_i].name, i);
			packed.data[i] ^= (char)(1 << bit);
		}
	pack_done(&packed);
}
END_TEST

/* What stands behind the innermost layer is looked at, too. */
START_TEST(garbage_between_layers)
{
	struct pack inner = { NULL, 0, 0 }, outer = { NULL, 0, 0 };
	struct unpacked u;
	enum codec codec;

	for (codec = 0; codec < CODECS; codec++) {
		inner.len = outer.len = 0;
		pack_codec(&inner, codec, all);
		pack_add(&inner, "garbage", 7);
		pack_codec(&outer, _i, pack_span(&inner));
		unpack_file(&u, scratch_write(pack_span(&outer)), 4096);
		ck_assert_msg(u.failures > 0, "%s in %s",
		    codec_names[codec], codec_names[_i]);
		unpacked_done(&u);
	}
	pack_done(&inner);
	pack_done(&outer);
}
END_TEST

/* Zeros behind a compressed archive, as tapes have them. */
START_TEST(zeros_behind_all)
{
	struct pack packed = pack_form(0);
	struct unpacked u;
	int i;

	for (i = 0; i < 1000; i++)
		pack_add(&packed, "", 1);
	unpack_file(&u, scratch_write(pack_span(&packed)), 4096);
	ck_assert_msg(u.failures == 0, "%s", u.why.msg);
	ck_assert(span_eq(pack_span(&u.text), all));
	unpacked_done(&u);
	pack_add(&packed, "x", 1);
	expect_all_or_failure(pack_span(&packed), "zeros and x", 0);
	unpack_file(&u, scratch_write(pack_span(&packed)), 4096);
	ck_assert_uint_gt(u.failures, 0);
	unpacked_done(&u);
	pack_done(&packed);
}
END_TEST

static Suite *
reader_damage_suite(void)
{
	Suite *suite = suite_create("reader_damage");
	TCase *errors = unit_case(suite, "errors");

	tcase_add_unchecked_fixture(errors, scratch_make, scratch_remove);
	unit_table(errors, whole, forms);
	unit_table(errors, cut_short, forms);
	unit_table(errors, flipped_bits, forms);
	tcase_add_loop_test(errors, garbage_between_layers, 0, CODECS);
	tcase_add_test(errors, zeros_behind_all);
	return suite;
}

UNIT_MAIN(reader_damage_suite)
