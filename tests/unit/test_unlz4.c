/*
 * lz4 in every form its frames have: with and without checksums and sizes, in
 * blocks of all sizes.  What all codecs have in common: see test_codecs.c.
 */
#include <lz4frame.h>

#include "count/unlz4.h"
#include "pack.h"

/* The longest contents; the second half is the first one again. */
#define CONTENTS	200000

static void
pack_frame(struct pack *pack, struct span contents,
    const LZ4F_preferences_t *how)
{
	size_t most = LZ4F_compressFrameBound(contents.len, how), len;
	char *frame = malloc(most);

	ck_assert_ptr_nonnull(frame);
	len = LZ4F_compressFrame(frame, most, contents.data, contents.len,
	    how);
	ck_assert(!LZ4F_isError(len));
	pack_add(pack, frame, len);
	free(frame);
}

static int
undo(struct span packed, size_t chunk, size_t step, struct pack *out,
    struct fault *why)
{
	struct tap tap;
	struct source *source;
	char *data = malloc(step);
	long count;

	ck_assert_ptr_nonnull(data);
	*why = unit_no_fault();
	out->len = 0;
	tap_open(&tap, packed, chunk);
	source = unlz4_new(&tap.source, why);
	ck_assert_ptr_nonnull(source);
	while ((count = source_read(source, data, step, why)) > 0)
		pack_add(out, data, (size_t)count);
	source_free(source);
	free(data);
	return (int)count;
}

/* bits: linked blocks, a checksum of the contents, one of each block, their
 * size in the header. */
static LZ4F_preferences_t
form(int bits, LZ4F_blockSizeID_t block, size_t len)
{
	LZ4F_preferences_t how;

	memset(&how, 0, sizeof how);
	how.frameInfo.blockSizeID = block;
	how.frameInfo.blockMode = bits & 1 ? LZ4F_blockLinked :
	    LZ4F_blockIndependent;
	how.frameInfo.contentChecksumFlag = bits & 2 ?
	    LZ4F_contentChecksumEnabled : LZ4F_noContentChecksum;
	how.frameInfo.blockChecksumFlag = bits & 4 ?
	    LZ4F_blockChecksumEnabled : LZ4F_noBlockChecksum;
	how.frameInfo.contentSize = bits & 8 ? len : 0;
	return how;
}

START_TEST(every_form)
{
	static const size_t lengths[] = { 0, 1, 70000, CONTENTS };
	static const LZ4F_blockSizeID_t blocks[] = {
		LZ4F_max64KB, LZ4F_max256KB, LZ4F_max4MB,
	};
	struct pack contents = { NULL, 0, 0 }, packed = { NULL, 0, 0 };
	struct pack out = { NULL, 0, 0 };
	LZ4F_preferences_t how;
	struct span part;
	struct fault why;
	size_t i, b;

	pack_noise(&contents, CONTENTS / 2);
	pack_noise(&contents, CONTENTS / 2);
	for (i = 0; i < 4; i++)
		for (b = 0; b < 3; b++) {
			part = (struct span){ contents.data, lengths[i] };
			how = form(_i, blocks[b], part.len);
			packed.len = 0;
			pack_frame(&packed, part, &how);
			ck_assert_int_eq(undo(pack_span(&packed), 4096, 1000,
			    &out, &why), 0);
			ck_assert_uint_eq(out.len, part.len);
			if (part.len > 0)
				ck_assert_mem_eq(out.data, part.data,
				    part.len);
			ck_assert_int_eq(undo(pack_span(&packed), SIZE_MAX,
			    1 << 20, &out, &why), 0);
			ck_assert_uint_eq(out.len, part.len);
		}
	pack_done(&contents);
	pack_done(&packed);
	pack_done(&out);
}
END_TEST

/* Whatever checks it, a frame cut short is no frame. */
START_TEST(every_form_cut_short)
{
	static const struct span text =
	    BYTES("{\"eventType\":\"user.session.start\"}\n");
	struct pack packed = { NULL, 0, 0 }, out = { NULL, 0, 0 };
	LZ4F_preferences_t how = form(_i, LZ4F_max64KB, text.len);
	struct fault why;
	struct span cut;

	pack_frame(&packed, text, &how);
	cut = pack_span(&packed);
	while (--cut.len > 0) {
		ck_assert_int_eq(undo(cut, 5, 1000, &out, &why), -1);
		unit_expect_fault(&why, FAULT_INPUT,
		    "the lz4 data is cut short");
	}
	pack_done(&packed);
	pack_done(&out);
}
END_TEST

START_TEST(flipped_with_block_checksums)
{
	static const struct span text =
	    BYTES("{\"eventType\":\"user.session.start\"}\n");
	struct pack packed = { NULL, 0, 0 }, out = { NULL, 0, 0 };
	LZ4F_preferences_t how = form(_i == 0 ? 4 : 6, LZ4F_max64KB, 0);
	struct fault why;
	size_t i;
	int bit;

	pack_frame(&packed, text, &how);
	for (i = 0; i < packed.len; i++)
		for (bit = 0; bit < 8; bit++) {
			packed.data[i] ^= (char)(1 << bit);
			if (undo(pack_span(&packed), SIZE_MAX, 1000, &out,
			    &why) == 0 && (out.len != text.len ||
			    memcmp(out.data, text.data, out.len) != 0))
				ck_abort_msg("byte %zu, bit %d", i, bit);
			packed.data[i] ^= (char)(1 << bit);
		}
	pack_done(&packed);
	pack_done(&out);
}
END_TEST

static const struct {
	struct span	 tail;
	const char	*message;	/* NULL: all is well */
} tails[] = {
	{ BYTES("\0"), NULL },
	{ BYTES("\0\0\0\0\0\0\0\0\0"), NULL },
	{ BYTES("\0\0\0\0x"), "something other than zeros follows" },
	{ BYTES("x"), "" },
	{ BYTES("xxxx"), "" },
	{ BYTES("\x04\x22"), "cut short" },
	{ BYTES("\x04\x22\x4d\x18"), "cut short" },
	{ BYTES("xxxxxxxxxxxxxxxxxxxx"), "damaged" },
	{ BYTES("\x02\x21\x4c\x18\0\0\0\0\0\0"), "damaged" },
};

START_TEST(behind_a_frame)
{
	static const struct span text = BYTES("{}\n");
	LZ4F_preferences_t how = form(2, LZ4F_max64KB, 0);
	struct pack packed = { NULL, 0, 0 }, out = { NULL, 0, 0 };
	struct fault why;
	size_t chunk;

	pack_frame(&packed, text, &how);
	pack_add_span(&packed, tails[_i].tail);
	for (chunk = 1; chunk <= packed.len; chunk++) {
		ck_assert_int_eq(undo(pack_span(&packed), chunk, 1000, &out,
		    &why), tails[_i].message == NULL ? 0 : -1);
		if (tails[_i].message != NULL)
			unit_expect_fault(&why, FAULT_INPUT,
			    tails[_i].message);
		ck_assert_uint_eq(out.len, text.len);
	}
	pack_done(&packed);
	pack_done(&out);
}
END_TEST

static Suite *
unlz4_suite(void)
{
	Suite *suite = suite_create("unlz4");
	TCase *core = unit_case(suite, "core");
	TCase *errors = unit_case(suite, "errors");

	tcase_add_loop_test(core, every_form, 0, 16);
	unit_table(core, behind_a_frame, tails);
	tcase_add_loop_test(errors, every_form_cut_short, 0, 16);
	tcase_add_loop_test(errors, flipped_with_block_checksums, 0, 2);
	return suite;
}

UNIT_MAIN(unlz4_suite)
