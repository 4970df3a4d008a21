/*
 * gzip, zstd, xz, bzip2 and lz4, whoever undoes them: gunzip, unpack or unlz4.
 * Whole data comes out whole, and anything less is an error; never less text
 * than there was, and no other.
 */
#include "pack.h"

#define LINE(id)	"{\"eventType\":\"user.session.start\",\"actor\":" \
			"{\"id\":\"" id "\"}}\n"
#define TEXT		LINE("00uTEST1") LINE("00uTEST2") LINE("00uTEST3")

static const struct span text = BYTES(TEXT);

/* What zstd writes by itself, and libarchive does not: a checksum.  Of
 * {"id":1} and {"id":2}, a line each. */
static const struct span checked_zstd = BYTES("\x28\xb5\x2f\xfd\x24\x12\x91"
    "\x00\x00\x7b\x22\x69\x64\x22\x3a\x31\x7d\x0a\x7b\x22\x69\x64\x22\x3a\x32"
    "\x7d\x0a\xe8\x23\x85\x18");
static const struct span checked_zstd_text =
    BYTES("{\"id\":1}\n{\"id\":2}\n");

/* What came of some packed bytes. */
struct outcome {
	int		status;		/* 0: the end.  -1: a failure */
	struct pack	text;
	struct fault	why;
};

/* By so many bytes at a time into the codec, and out of it. */
static void
undo(enum codec codec, struct span packed, size_t chunk, size_t step,
    struct outcome *o)
{
	struct tap tap;
	struct source *source;
	char *data = malloc(step);
	long count = -1;

	if (data == NULL)
		ck_abort_msg("no memory");
	o->text.len = 0;
	o->why = unit_no_fault();
	tap_open(&tap, packed, chunk);
	source = unpack_codec(codec, &tap.source, &o->why);
	while (source != NULL &&
	    (count = source_read(source, data, step, &o->why)) > 0)
		pack_add(&o->text, data, (size_t)count);
	source_free(source);
	free(data);
	o->status = (int)count;
	if (count == 0 && tap.at != packed.len)
		ck_abort_msg("%zu of %zu bytes were read", tap.at,
		    packed.len);
}

static int
is_whole(const struct outcome *o, struct span expected)
{
	return o->text.len == expected.len && (expected.len == 0 ||
	    memcmp(o->text.data, expected.data, expected.len) == 0);
}

static void
expect_text(enum codec codec, struct span packed, size_t chunk, size_t step,
    struct span expected)
{
	struct outcome o = { .status = 0 };

	undo(codec, packed, chunk, step, &o);
	if (o.status != 0)
		ck_abort_msg("by %zu and %zu bytes: %s", chunk, step,
		    o.why.msg);
	if (!is_whole(&o, expected))
		ck_abort_msg("by %zu and %zu bytes: %zu instead of %zu",
		    chunk, step, o.text.len, expected.len);
	pack_done(&o.text);
}

/* what and where: for the message. */
static void
expect_failure(enum codec codec, struct span packed, size_t chunk,
    const char *what, size_t where)
{
	struct outcome o = { .status = 0 };

	undo(codec, packed, chunk, 4096, &o);
	if (o.status != -1)
		ck_abort_msg("by %zu bytes, %s %zu: %zu bytes, no failure",
		    chunk, what, where, o.text.len);
	if (o.why.kind != FAULT_INPUT || o.why.msg[0] == '\0')
		ck_abort_msg("%s %zu: \"%s\"", what, where, o.why.msg);
	pack_done(&o.text);
}

static const size_t lengths[] = { 0, 1, 100, 65535, 65536, 300000 };

START_TEST(contents_of_any_length)
{
	static const size_t chunks[] = { 1000, 65536, SIZE_MAX };
	static const size_t steps[] = { 31, 4096, 1 << 20 };
	struct pack contents = { NULL, 0, 0 }, packed = { NULL, 0, 0 };
	enum codec codec;
	size_t i;

	pack_noise(&contents, lengths[_i]);
	for (codec = 0; codec < CODECS; codec++) {
		packed.len = 0;
		pack_codec(&packed, codec, pack_span(&contents));
		for (i = 0; i < 3; i++)
			expect_text(codec, pack_span(&packed), chunks[i],
			    steps[i], pack_span(&contents));
	}
	pack_done(&contents);
	pack_done(&packed);
}
END_TEST

START_TEST(small_reads_and_small_blocks)
{
	struct pack packed = { NULL, 0, 0 };
	size_t size;

	pack_codec(&packed, _i, text);
	for (size = 1; size <= 31; size++) {
		expect_text(_i, pack_span(&packed), size, 4096, text);
		expect_text(_i, pack_span(&packed), 4096, size, text);
		expect_text(_i, pack_span(&packed), size, size, text);
	}
	pack_done(&packed);
}
END_TEST

/* Members, streams, frames back to back, with empty ones at every place. */
START_TEST(several_back_to_back)
{
	struct pack packed = { NULL, 0, 0 }, contents = { NULL, 0, 0 };
	size_t chunk;
	int order, i;

	for (order = 0; order < 16; order++) {
		packed.len = contents.len = 0;
		for (i = 1; i < 16; i *= 2) {
			if ((order & i) != 0)
				pack_add_span(&contents, text);
			pack_codec(&packed, _i, (order & i) != 0 ? text :
			    SPAN(""));
		}
		for (chunk = 1; chunk < packed.len + 20; chunk += 19)
			expect_text(_i, pack_span(&packed), chunk, 100,
			    pack_span(&contents));
	}
	pack_done(&packed);
	pack_done(&contents);
}
END_TEST

/*
 * One layer at a time: the inner one is the caller's to see and to open, or is
 * refused, but never opened with nobody looking at its end.
 */
START_TEST(packed_twice)
{
	struct pack inner = { NULL, 0, 0 }, outer = { NULL, 0, 0 };
	struct outcome o = { .status = 0 };
	enum codec codec;
	int garbage;

	for (codec = 0; codec < CODECS; codec++)
		for (garbage = 0; garbage < 2; garbage++) {
			inner.len = outer.len = 0;
			pack_codec(&inner, codec, text);
			if (garbage)
				pack_add(&inner, "garbage", 7);
			pack_codec(&outer, _i, pack_span(&inner));
			undo(_i, pack_span(&outer), 4096, 100, &o);
			if (codec == (enum codec)_i && o.status == -1)
				continue;
			ck_assert_msg(o.status == 0 &&
			    is_whole(&o, pack_span(&inner)),
			    "%s in %s: %zu bytes, %s", codec_names[codec],
			    codec_names[_i], o.text.len, o.why.msg);
		}
	pack_done(&inner);
	pack_done(&outer);
	pack_done(&o.text);
}
END_TEST

/* Frames that carry nothing, of the kind zstd and lz4 share. */
START_TEST(skippable_frames)
{
	static const enum codec codecs[] = { CODEC_ZSTD, CODEC_LZ4 };
	struct pack packed = { NULL, 0, 0 };
	size_t chunk;
	int where;

	for (where = 0; where < 3; where++) {
		packed.len = 0;
		if (where > 0)
			pack_codec(&packed, codecs[_i], text);
		pack_add(&packed, "\x53\x2a\x4d\x18\5\0\0\0abcde", 13);
		if (where < 2)
			pack_codec(&packed, codecs[_i], text);
		for (chunk = 1; chunk < 40; chunk += 3)
			expect_text(codecs[_i], pack_span(&packed), chunk,
			    100, where == 1 ? SPAN(TEXT TEXT) : text);
	}
	pack_done(&packed);
}
END_TEST

START_TEST(cut_short)
{
	struct pack packed = { NULL, 0, 0 };
	struct span cut;

	pack_codec(&packed, _i, text);
	cut = pack_span(&packed);
	while (--cut.len > 0) {
		expect_failure(_i, cut, SIZE_MAX, "cut to", cut.len);
		expect_failure(_i, cut, 1, "cut to", cut.len);
	}
	pack_done(&packed);
}
END_TEST

/* Large enough for several of the codec's blocks, and of ours. */
START_TEST(long_one_cut_short)
{
	struct pack packed = { NULL, 0, 0 }, contents = { NULL, 0, 0 };
	struct span cut;
	size_t i;

	pack_noise(&contents, 200000);
	pack_codec(&packed, _i, pack_span(&contents));
	cut = pack_span(&packed);
	for (i = 1; i < 40; i++) {
		/* Around the boundaries of blocks, and near the end. */
		cut.len = i < 20 ? (i + 1) / 2 * 65536 / 4 + i % 2 :
		    packed.len - (i - 19) * (i - 19);
		if (cut.len < packed.len)
			expect_failure(_i, cut, 65536, "cut to", cut.len);
	}
	pack_done(&packed);
	pack_done(&contents);
}
END_TEST

START_TEST(second_one_cut_short)
{
	struct pack packed = { NULL, 0, 0 };
	size_t first, part;
	struct span cut;

	pack_codec(&packed, _i, text);
	first = packed.len;
	pack_codec(&packed, _i, text);
	cut = pack_span(&packed);
	while (--cut.len > first) {
		part = cut.len - first;
		expect_failure(_i, cut, SIZE_MAX, "second one of", part);
		/* In a block of its own. */
		expect_failure(_i, cut, first, "second one of", part);
		expect_failure(_i, cut, 1, "second one of", part);
	}
	pack_done(&packed);
}
END_TEST

/* Zeros are what tapes and disks fill up with, and gzip and lz4 let them pass;
 * xz has its own rule, four at a time. */
static int
may_have_zeros(enum codec codec, size_t count)
{
	return codec == CODEC_GZIP || codec == CODEC_LZ4 ||
	    (codec == CODEC_XZ && count % 4 == 0);
}

START_TEST(garbage_behind_it)
{
	static const struct span garbage[] = {
		BYTES("garbage, garbage, ga"),
		BYTES("\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n"),
		BYTES("{\"eventType\":\"x\"}\n{}"),
		BYTES("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0x"),
	};
	struct pack packed = { NULL, 0, 0 };
	size_t whole, len, kind, i, chunk;

	pack_codec(&packed, _i, text);
	whole = packed.len;
	for (kind = 0; kind < 4; kind++)
		for (len = 1; len <= garbage[kind].len; len++)
			for (i = 0; i < 3; i++) {
				chunk = i == 0 ? 1 : i == 1 ? whole :
				    SIZE_MAX;
				packed.len = whole;
				pack_add(&packed, garbage[kind].data, len);
				if (kind == 3 && len < 20 &&
				    may_have_zeros(_i, len))
					expect_text(_i, pack_span(&packed),
					    chunk, 100, text);
				else
					expect_failure(_i,
					    pack_span(&packed), chunk,
					    kind == 3 ? "zeros:" :
					    "garbage:", len);
			}
	pack_done(&packed);
}
END_TEST

static void
flip(enum codec codec, struct span good, struct span contents)
{
	struct outcome o = { .status = 0 };
	char *packed = unit_copy(good);
	size_t i;
	int bit;

	expect_text(codec, good, SIZE_MAX, 4096, contents);
	for (i = 0; i < good.len; i++)
		for (bit = 0; bit < 8; bit++) {
			packed[i] ^= (char)(1 << bit);
			undo(codec, (struct span){ packed, good.len },
			    SIZE_MAX, 4096, &o);
			if (o.status == 0 && !is_whole(&o, contents))
				ck_abort_msg("byte %zu, bit %d: %zu bytes", i,
				    bit, o.text.len);
			packed[i] ^= (char)(1 << bit);
		}
	free(packed);
	pack_done(&o.text);
}

/* Of those with a checksum: libarchive's writer of zstd makes none. */
START_TEST(flipped_bits)
{
	struct pack packed = { NULL, 0, 0 };

	if (_i == CODEC_ZSTD) {
		flip(_i, checked_zstd, checked_zstd_text);
	} else {
		pack_codec(&packed, _i, text);
		flip(_i, pack_span(&packed), text);
		/* And in what follows, where an end would be in order. */
		pack_codec(&packed, _i, text);
		flip(_i, pack_span(&packed), SPAN(TEXT TEXT));
		pack_done(&packed);
	}
}
END_TEST

static const struct span others[] = {
	BYTES("x"), BYTES("{\"eventType\":\"x\"}\n"), BYTES("BZh"),
	BYTES("BZh9 is no bzip2, or is it?"), BYTES("\x28\xb5\x2f"),
	BYTES("\x1f\x8b\x08"), BYTES("\x04\x22\x4d\x18"),
	BYTES("\x28\xb5\x2f\xfd"), BYTES("\xfd" "7zXZ\0"),
	BYTES("plain text, longer than the header of any of the codecs"),
};

START_TEST(not_such_data)
{
	enum codec codec;

	for (codec = 0; codec < CODECS; codec++)
		expect_failure(codec, others[_i], SIZE_MAX,
		    codec_names[codec], (size_t)_i);
}
END_TEST

START_TEST(failure_below)
{
	struct pack packed = { NULL, 0, 0 };
	struct fault why;
	struct source *source;
	struct tap tap;
	char data[100];
	long count;
	size_t len;

	pack_codec(&packed, _i, text);
	for (len = 0; len <= packed.len; len++) {
		why = unit_no_fault();
		tap_open(&tap, (struct span){ packed.data, len }, 1000);
		tap.broken = 1;
		count = -1;
		source = unpack_codec(_i, &tap.source, &why);
		while (source != NULL && (count = source_read(source, data,
		    sizeof data, &why)) > 0)
			;
		ck_assert_int_eq(count, -1);
		unit_expect_fault(&why, FAULT_INPUT, "the tap is broken");
		source_free(source);
	}
	pack_done(&packed);
}
END_TEST

/*
 * Who reads by the byte and who reads by the megabyte get the same of data
 * that is damaged near its end: all that came before.
 */
START_TEST(contents_before_damage)
{
	struct pack contents = { NULL, 0, 0 }, packed = { NULL, 0, 0 };
	struct outcome little = { .status = 0 }, much = { .status = 0 };

	pack_noise(&contents, 150000);
	pack_codec(&packed, _i, pack_span(&contents));
	packed.data[packed.len - 6] ^= 1;
	undo(_i, pack_span(&packed), SIZE_MAX, 1, &little);
	undo(_i, pack_span(&packed), SIZE_MAX, 1 << 20, &much);
	if (_i != CODEC_ZSTD) {		/* no checksum there */
		ck_assert_int_eq(little.status, -1);
		ck_assert_int_eq(much.status, -1);
	}
	ck_assert_uint_eq(much.text.len, little.text.len);
	pack_done(&contents);
	pack_done(&packed);
	pack_done(&little.text);
	pack_done(&much.text);
}
END_TEST

/* The same where the data ends too early. */
START_TEST(contents_before_a_cut)
{
	static const size_t steps[] = { 1, 7, 31, 1 << 20 };
	struct pack contents = { NULL, 0, 0 }, packed = { NULL, 0, 0 };
	struct outcome o = { .status = 0 };
	struct span cut;
	size_t i, len = 0;

	for (i = 0; i < 20; i++)
		pack_add_span(&contents, text);
	pack_codec(&packed, _i, pack_span(&contents));
	cut = pack_span(&packed);
	while (--cut.len > 0)
		for (i = 0; i < 4; i++) {
			undo(_i, cut, SIZE_MAX, steps[i], &o);
			if (i > 0 && o.text.len != len)
				ck_abort_msg("cut to %zu, by %zu bytes: %zu, "
				    "by one: %zu", cut.len, steps[i],
				    o.text.len, len);
			len = o.text.len;
		}
	pack_done(&contents);
	pack_done(&packed);
	pack_done(&o.text);
}
END_TEST

static Suite *
codecs_suite(void)
{
	Suite *suite = suite_create("codecs");
	TCase *core = unit_case(suite, "core");
	TCase *errors = unit_case(suite, "errors");

	unit_table(core, contents_of_any_length, lengths);
	tcase_add_loop_test(core, small_reads_and_small_blocks, 0, CODECS);
	tcase_add_loop_test(core, several_back_to_back, 0, CODECS);
	tcase_add_loop_test(core, packed_twice, 0, CODECS);
	tcase_add_loop_test(core, skippable_frames, 0, 2);
	tcase_add_loop_test(errors, cut_short, 0, CODECS);
	tcase_add_loop_test(errors, long_one_cut_short, 0, CODECS);
	tcase_add_loop_test(errors, second_one_cut_short, 0, CODECS);
	tcase_add_loop_test(errors, garbage_behind_it, 0, CODECS);
	tcase_add_loop_test(errors, flipped_bits, 0, CODECS);
	unit_table(errors, not_such_data, others);
	tcase_add_loop_test(errors, failure_below, 0, CODECS);
	tcase_add_loop_test(errors, contents_before_damage, 0, CODECS);
	tcase_add_loop_test(errors, contents_before_a_cut, 0, CODECS);
	return suite;
}

UNIT_MAIN(codecs_suite)
